"""The main window: menu, rail, context bar, pages, status bar; everything can be dropped on it."""

from __future__ import annotations

import importlib
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.domain.errors import AppError
from app.domain.period import PeriodState
from app.ui import calls, resources
from app.ui.books import Books
from app.ui.button_keys import ButtonKeys
from app.ui.closing import Closing
from app.ui.drops import Drops
from app.ui.geometry import restore_geometry
from app.ui.menus import Menus
from app.ui.notify import Notifier
from app.ui.pages import PAGES, load_page, rail_page
from app.ui.panes import focus_next
from app.ui.privacy import privacy
from app.ui.resume import Resume
from app.ui.session import Session
from app.ui.shelf import Shelf
from app.ui.start_page import StartPage
from app.ui.status import StatusArea
from app.ui.tasks import Tasks
from app.ui.theme import theme
from app.ui.widgets.common import Notice, Toast
from app.ui.widgets.drop_veil import DropVeil
from app.ui.workers.jobs import JobRunner
from app.ui.workers.latest import Latest

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.wiring import Wiring
    from app.ui.context_bar import ContextBar
    from app.ui.effort import Effort
    from app.ui.help.guide import Guide
    from app.ui.lock import LockScreen
    from app.ui.rail import Rail
    from app.ui.settings.alone import SettingsAlone
    from app.ui.widgets.demo_banner import DemoBanner
    from app.ui.widgets.page import Page
    from app.ui.work import Work

_LOW = 560  # a window lower than this, at 100 %, has no room for the demo's line beside that of the tour


class MainWindow(QMainWindow):
    """One window, one book. language_chosen: the window is to be made again in another language."""

    language_chosen = Signal(str)
    painted = Signal()  # once, after the first time

    def __init__(self, wiring: Wiring, settings: Any, lang: str, words: Words) -> None:
        super().__init__()
        self.runner = JobRunner(self)
        self.session = Session(wiring, settings, self.runner, words, lang)
        self.frame = Latest(self.session, self._on_frame_facts, self)
        self.books = Books(self.session, self)
        self.tasks = Tasks(self)
        self.shelf = Shelf(self)
        # what pages ask of the window
        self.import_files = self.shelf.import_files
        self.match_now, self.undo, self.redo = self.tasks.match_now, self.tasks.undo, self.tasks.redo
        self.closing = Closing(self, self.runner)
        self.pages: dict[str, Page] = {}
        self.current = ""
        self.settings_alone: SettingsAlone | None = None  # without a book
        self.setMinimumSize(1024, 640)
        privacy.set_hidden(settings.hide_amounts)
        self._build()
        self._connect()
        self.show_start()
        restore_geometry(self, self.session.wiring)
        self.resume = Resume(self)

    # ---- building

    def _build(self) -> None:
        self.screens = QStackedWidget(self)
        self.setCentralWidget(self.screens)  # while it is empty: what stands in it would be measured again
        self.start = StartPage(self.session.lang, self.session.settings.theme, self.screens)
        self.screens.addWidget(self.start)
        self.status = StatusArea(self)
        self.menus = Menus(self)
        self.toast = Toast(self)
        self.notifier = Notifier(self)
        theme.changed.connect(self.fit)
        self.veil = DropVeil(self.screens)
        self.drops = Drops(self, self._show_over)
        ButtonKeys(self)

    @cached_property
    def work(self) -> Work:
        """Return the screen of an open book; made at the first call, which comes soon after the first painting."""
        from app.ui.month_news import MonthNews
        from app.ui.shop_choice import ShopChoice
        from app.ui.work import Work

        _ = self.lock, self.guide, self.effort  # they listen from now on
        made = Work(self.status.strip, self.shelf.import_demo_month, self.shelf.delete_demo, self.screens)
        self.screens.addWidget(made)
        MonthNews(self.session, made.news, made.stack)
        made.rail.chosen.connect(self.show_page)
        made.context.period_chosen.connect(self.session.set_period)
        ShopChoice(self.session, made.context)
        made.rail.fit(self.width(), self.screens.height())
        return made

    @cached_property
    def lock(self) -> LockScreen:
        """Return what covers the window while nobody is there."""
        from app.ui.lock import LockScreen

        made = LockScreen(self)
        self.books.settings_changed.connect(made.follow)
        return made

    @cached_property
    def guide(self) -> Guide:
        """Return what F1, the list of keys and the tour open."""
        from app.ui.help.guide import Guide

        return Guide(self)

    @cached_property
    def effort(self) -> Effort:
        """Return what counts the keys and the time of a month."""
        from app.ui.effort import Effort

        return Effort(self.session, self)

    @property
    def rail(self) -> Rail:
        """Return the rail of the pages."""
        return self.work.rail

    @property
    def context(self) -> ContextBar:
        """Return the bar over the page."""
        return self.work.context

    @property
    def notice(self) -> Notice:
        """Return the line for errors over the page."""
        return self.work.notice

    @property
    def banner(self) -> DemoBanner:
        """Return the line of the demo book."""
        return self.work.banner

    @property
    def stack(self) -> QStackedWidget:
        """Return where the pages stand."""
        return self.work.stack

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.windowIcon().isNull():
            QTimer.singleShot(0, self, self._after_painting)

    def _after_painting(self) -> None:
        """Make what nobody sees in the first moment, so that it was not waited for."""
        self.setWindowIcon(resources.app_icon())
        self.work.layout().activate()
        self.painted.emit()

    def _connect(self) -> None:
        self.session.book_changed.connect(self._on_book_changed)
        self.session.saved.connect(self._on_saved)
        self.session.period_changed.connect(self._on_period_changed)
        self.session.shops_changed.connect(self._on_shops_changed)
        self.session.toast.connect(self.notifier.say)
        self.status.cancelled.connect(self._on_cancelled)
        self.session.failed.connect(self.show_error)
        self.session.go.connect(self._on_go)
        self.toast.acted.connect(self.undo)
        self.books.opened.connect(self._on_opened)
        self.books.failed.connect(self.show_error)
        self.runner.started.connect(self.status.show_job)
        self.drops.dropped.connect(self.shelf.take)
        self._connect_start()

    def _connect_start(self) -> None:
        start, shelf = self.start, self.shelf
        start.choose_files.connect(shelf.choose_files)
        start.new_book.connect(shelf.new_book)
        start.open_book.connect(shelf.open_book)
        start.open_demo.connect(shelf.open_demo)
        start.open_recent.connect(shelf.open_path)
        start.clear_recent.connect(shelf.clear)
        start.pin.connect(shelf.pin)
        start.forget.connect(shelf.forget)
        start.language_chosen.connect(self.language_chosen)
        start.theme_chosen.connect(self.set_theme)

    # ---- screens and pages

    def show_start(self) -> None:
        """Show the start page."""
        self.shelf.show_list()
        self._end_settings()
        self.screens.setCurrentWidget(self.start)
        self.start.choose.setFocus()
        self.setWindowTitle(self.tr("Tieout"))
        self.menus.follow(None)
        self.status.set_book("")

    def show_settings(self) -> None:
        """Show the settings: a page of the open book, or those of the program in place of the start page."""
        if self.session.book is not None:
            self.show_page("settings")
        elif self.settings_alone is None:
            from app.ui.settings.alone import SettingsAlone

            made = self.settings_alone = SettingsAlone(self.session, self.screens)
            made.left.connect(self.show_start)
            made.page.status_changed.connect(self.status.set_text)
            self.screens.addWidget(made)
            self.screens.setCurrentWidget(made)
            made.page.setFocus()

    def _end_settings(self) -> None:
        made, self.settings_alone = self.settings_alone, None
        if made is not None:
            self.screens.removeWidget(made)
            made.deleteLater()

    def show_page(self, name: str) -> Page | None:
        """Show a page of the open book; loads its module the first time."""
        if self.session.book is None:
            return None
        if (
            self.current
            and self.current != name
            and self.current in self.pages
            and not self.pages[self.current].leave()
        ):
            self.rail.show_page(rail_page(self.current))
            return None
        self.resume.keep()
        page = self.page(name)
        if name != self.current:
            self.status.set_text("")
        self.current = name
        self.rail.show_page(rail_page(name))
        self.screens.setCurrentWidget(self.work)
        self.stack.setCurrentWidget(page)
        self._on_page_actions(name)
        self._place_toast()
        page.refresh()
        page.setFocus()
        return page

    def page(self, name: str) -> Page:
        """Return a page of the open book, made when first asked for."""
        return self.pages.get(name) or self._make_page(name)

    def _make_page(self, name: str) -> Page:
        page: Page = load_page(name)(self.session, self.stack)
        self.resume.restore_page(name, page)
        page.status_changed.connect(partial(self._on_page_status, name))
        page.actions_changed.connect(partial(self._on_page_actions, name))
        self.pages[name] = page
        self.stack.addWidget(page)
        return page

    def _on_page_status(self, name: str, text: str) -> None:
        if name == self.current:
            self.status.set_text(text)

    def _on_page_actions(self, name: str) -> None:
        if name == self.current:
            page = self.pages[name]
            entry = PAGES[name]
            self.context.set_page(page.title(), page.actions_shown(), entry.with_period, entry.with_shops)
            self.menus.follow(page)

    def _on_go(self, name: str, target: object) -> None:
        page = self.show_page(name)
        if page is not None and target is not None:
            page.show_target(target)

    def show_language(self) -> None:
        """Show the language there is, where another was chosen in vain."""
        self.menus.show_language()
        if self.current in self.pages:
            self.pages[self.current].refresh()

    # ---- the book

    def _on_opened(self, path: str) -> None:
        self._drop_pages()
        self._end_settings()
        self._show_company()
        self.status.set_book(Path(path).name)
        self.banner.set_wanted(bool(self.session.info.get("demo")))
        self.notice.hide()
        self.work.news.hide()
        self.start.say("")
        wanted = self.resume.page()
        self.show_page(wanted if wanted in PAGES else "statements")
        self.resume.opened()
        self.shelf.import_waiting()
        if self.books.is_demo_open():
            QTimer.singleShot(0, self.guide, self.guide.offer_tour)  # it makes another page: in a turn of its own

    def _drop_pages(self) -> None:
        self.guide.put_tour_away()
        for one in self.pages.values():
            one.end()
            self.stack.removeWidget(one)
            one.deleteLater()
        self.pages.clear()
        self.current = ""

    def _on_book_changed(self) -> None:
        if self.session.book is None:
            self.frame.forget()
            self._drop_pages()
            self.show_start()
            return
        self._on_period_changed()

    def _on_saved(self) -> None:
        """Say so, and take off the errors that are over by this, wherever they stand."""
        self.status.saved()
        for one in self.findChildren(Notice):
            one.saved()

    def _on_period_changed(self) -> None:
        self._refresh_frame()
        if self.current in self.pages:
            self.pages[self.current].refresh()

    def _on_shops_changed(self) -> None:
        self._refresh_frame()
        if self.current in self.pages:
            self.pages[self.current].choose_shops()

    def _refresh_frame(self) -> None:
        if self.session.book is None:
            return
        self.frame.ask(partial(calls.frame_facts, self.session.period, self.session.empty, self.session.shops))

    def _on_frame_facts(self, facts: dict[str, Any]) -> None:
        self.session.info = facts["info"]
        self._show_company()
        self.context.set_period(facts["period"], facts["state"], facts["months"])
        self.effort.finish(facts["period"], facts["state"] is PeriodState.SIGNED)
        self.rail.set_badge("discrepancies", facts["open"])
        self.menus.set_history(facts["history"], self.session.words)
        self.banner.next_month.setVisible(len(facts["months"]) <= 1)
        self.session.follow(
            facts["covered"], facts["current"], facts["state"] is PeriodState.SIGNED, rows=facts["rows"]
        )

    def _show_company(self) -> None:
        book = self.session.book
        company = self.session.info.get("company") or (Path(book.path).stem if book is not None else "")
        self.setWindowTitle(self.tr("Tieout — {company}").format(company=company))

    # ---- look and place

    def set_theme(self, name: str) -> None:
        """Switch the theme and remember it."""
        self.books.change_settings(theme=name)

    def zoom(self, by: int) -> None:
        """Make everything larger or smaller; 0 is back to 100 %."""
        scale = 1.0 if by == 0 else min(1.5, max(0.9, round(theme.scale + by * 0.1, 1)))
        self.books.change_settings(text_size=round(scale * 100))

    def hide_amounts(self, on: bool) -> None:
        """Show every amount as dots, or show it again; how a start begins is a setting."""
        privacy.set_hidden(on)

    def ask_name(self) -> None:
        """Ask whose name stands in the history and under a sign-off."""
        from app.ui import questions

        name = questions.ask_name(self, self.session.settings.name)
        if name is not None:
            self.books.change_settings(name=name)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def next_pane(self, back: bool = False) -> None:
        """Give the focus to rail, context bar, notices, the panes of the page, tour and Cancel in turn."""
        if self.settings_alone is not None:
            focus_next(self.settings_alone.page.panes(), back)
        elif self.current:
            tour = [] if self.guide.tour is None else [self.guide.tour]
            bar = self.context.month if self.context.month.isVisible() else self.context.shops
            head: list[QWidget] = [self.rail.buttons[rail_page(self.current)], bar, self.notice, self.work.news]
            focus_next([*head, *self.pages[self.current].panes(), *tour, self.status.cancel], back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop the work under way by Esc, where nothing nearer has a use for the key."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self.status.cancel.isVisible():
            self.status.cancel.click()
        else:
            super().keyPressEvent(event)

    def step_month(self, by: int) -> None:
        """Look at the month before (-1) or after (1)."""
        period = self.session.period
        self.session.set_period(period.next() if by > 0 else period.previous())

    def next_page(self) -> None:
        """Show the page after this one in the rail."""
        names = list(PAGES)
        if self.current in names:
            self.show_page(names[(names.index(self.current) + 1) % len(names)])

    def find(self) -> None:
        """Open the find panel."""
        if self.session.book is not None:
            module = importlib.import_module("app.ui.review.find")
            module.FindPanel(self.session, self).exec()

    def show_error(self, exc: BaseException) -> None:
        """Show what somebody can act on in the page, a bug in the box."""
        if not isinstance(exc, AppError):
            raise exc
        from app.ui import trouble  # boxes and their ways out: not before something went wrong
        from app.ui.text import error_text

        self.notifier.to_desktop(error_text(exc, self.session.words))
        trouble.show(self, exc)

    # ---- what others tell

    def _on_cancelled(self, work: str) -> None:
        self.notifier.say(self.tr("{work}: cancelled.").format(work=work))

    def come_to_front(self) -> None:
        """Bring the window before the others, also from the taskbar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.notifier.rest()

    # ---- drops

    def _show_over(self, over: bool) -> None:
        """Show that files are held over the window, and that they may be dropped."""
        self.start.set_over(over)
        self.veil.show_over(over and self.screens.currentWidget() is not self.start)

    # ---- size, closing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the frame fit its size and the size of type."""
        if "work" in self.__dict__:
            self.rail.fit(self.width(), self.screens.height())
            tour = self.guide.tour if "guide" in self.__dict__ else None
            touring = tour is not None and not tour.isHidden()
            self.banner.give_way(touring and self.height() < theme.px(_LOW))
        self.menus.fit(self.width())
        self._place_toast()

    def _place_toast(self) -> None:
        """Keep notices off the page's own line at the bottom and off the tour's."""
        tour = self.guide.tour if "guide" in self.__dict__ else None
        lines = [self.pages[self.current].foot_height()] if self.current in self.pages else []
        lines += [tour.height()] if tour is not None and not tour.isHidden() else []
        self.toast.lift = sum(lines)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.closing.may_close():
            event.ignore()
            return
        self.resume.keep()
        self.runner.shut_down()
        self.hide()  # a large book takes a while to be copied
        self.books.back_up_on_exit()
        self.books.close()
        event.accept()
