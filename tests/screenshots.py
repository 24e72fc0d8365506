"""Pictures of every screen and dialog, in every language and theme, driven as a person would.

    python -m tests.screenshots [FOLDER] [--only NAME] [--size 1440x900] [--lang en] [--theme dark] [--contrast]
                                [--type 150] [--scale 150]
    python -m tests.screenshots [FOLDER] --all

--type is the person's size of type, --scale the screen's. --all takes three languages, two themes and 100, 150 and
200 % of the screen, and writes index.html, which shows all of them. Runs offscreen or on a display
(QT_QPA_PLATFORM). The book is the demo shop's, made anew in a temporary folder; pictures go to build/screenshots.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


class Camera:
    """Drives one window and saves what it shows."""

    def __init__(self, application: Any, folder: Path, only: str) -> None:
        self.application, self.folder, self.only = application, folder, only
        self.taken: list[Path] = []

    @property
    def window(self) -> Any:
        """Return the window of the moment; switching the language makes another one."""
        return self.application.window

    def settle(self, seconds: float = 300.0) -> None:
        """Let events pass until no background call is left."""
        from PySide6.QtWidgets import QApplication

        last = time.monotonic() + seconds
        quiet = 0
        while quiet < 3:
            QApplication.processEvents()
            quiet = quiet + 1 if not self.window.runner.jobs else 0
            time.sleep(0.02)
            if time.monotonic() > last:
                raise TimeoutError([one.title for one in self.window.runner.jobs])

    def until(self, found: Callable[[], Any], seconds: float = 120.0) -> Any:
        """Let events pass until `found` says so; return what it said."""
        from PySide6.QtWidgets import QApplication

        last = time.monotonic() + seconds
        while not (value := found()):
            QApplication.processEvents()
            time.sleep(0.02)
            if time.monotonic() > last:
                raise TimeoutError(found)
        return value

    def take(self, name: str, widget: Any = None) -> None:
        """Save a picture of a widget, by default the window."""
        if self.only and self.only not in name:
            return
        look = f"{self.application.lang}-{_look_name()}"
        path = self.folder / f"{name}.{look}.png"
        (widget or self.window).grab().save(str(path))
        self.taken.append(path)

    def dialog(self, name: str, opener: Callable[[], Any]) -> None:
        """Run something that opens a modal dialog, picture it, close it."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        def shoot() -> None:
            found = QApplication.activeModalWidget()
            if found is None:
                QTimer.singleShot(50, shoot)
                return
            self.take(name, found)
            found.close()

        QTimer.singleShot(200, shoot)
        opener()
        self.settle()


def _look_name() -> str:
    from app.ui.theme import theme

    ratio = round(float(os.environ.get("QT_SCALE_FACTOR", "1")) * 100)
    parts = [theme.name, "contrast" if theme.contrast else "", f"type{round(theme.scale * 100)}", f"{ratio}"]
    return "-".join(one for one in parts if one and one not in ("type100", "100"))


def shoot_start(camera: Camera) -> None:
    """The start page, empty and with recent books."""
    camera.settle()
    camera.take("a-start")


def shoot_import(camera: Camera) -> None:
    """The import flow: choice, what was found, a broken file, the end."""
    window = camera.window
    page = window.show_page("statements")
    camera.settle()
    page.import_files()
    camera.settle()
    camera.take("b-import-1-choose")
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "wechat-bill.csv"
        broken.write_text("<!DOCTYPE html><html><body>login</body></html>", encoding="utf-8")
        page.import_files([*_months()[1:2], *_months()[:1], str(broken)])
        camera.settle(120)
        page.flow.grid.selectRow(0)  # what comes first in view is the file about which something is asked
        camera.settle()
        camera.take("b-import-2-check")
        for row, line in enumerate(page.flow.draft.found.lines):
            page.flow.grid.selectRow(row)
            if not line.stated and not line.refusal_key:
                camera.settle()
                camera.take("b-import-3-account")
                break
        for row, line in enumerate(page.flow.draft.found.lines):
            if line.refusal_key:
                page.flow.grid.selectRow(row)
                camera.settle()
                camera.take("b-import-4-refused")
    page.flow.leave_flow()
    camera.settle()
    camera.take("b-statements")


def shoot_import_views(camera: Camera) -> None:
    """The views below the files of an import, and those of the statements."""
    page = camera.window.show_page("statements")
    camera.settle()
    page.import_files(_months()[1:2])
    camera.settle(120)
    for view in ("file", "rows", "totals", "coverage"):
        page.flow.detail.views.choose(view)
        camera.settle()
        camera.take(f"b-import-view-{view}")
    page.flow.leave_flow()
    page.detail.views.choose("coverage")
    camera.settle()
    camera.take("b-statements-coverage")
    page.detail.views.choose("statement")


def shoot_mapping(camera: Camera) -> None:
    """The mapping page: asked, answered, a wrong choice; the layout that comes of it in the settings."""
    from app.services.layouts import layouts_folder, save_layout
    from tests.importers.unknown_tables import group_sales

    page = camera.window.show_page("statements")
    camera.settle()
    with tempfile.TemporaryDirectory() as folder:
        page.import_files([str(group_sales(Path(folder) / "小鹅团购流水_10月"))])
        camera.settle(120)
        page.flow.detail.map.click()
        camera.settle(120)
        mapping = page.flow._mapping
        camera.take("c-mapping-1-asked")
        mapping.table.chosen.emit(8, "kind")
        mapping.tests.confirmed.emit()
        camera.settle(120)
        camera.take("c-mapping-2-ready")
        settings = camera.window.session.wiring.settings_path
        save_layout(layouts_folder(settings), mapping.draft.layout(), str(layouts_folder(settings) / "group.json"))
        mapping.table.chosen.emit(7, "amount")
        mapping.options.more.setChecked(True)
        camera.settle(120)
        camera.take("c-mapping-3-wrong")
        mapping.leave()
        camera.settle()
        page.flow.leave_flow()
        camera.window.show_page("settings").show_section("layouts")
        camera.settle()
        camera.take("c-mapping-4-layouts")


def shoot_pages(camera: Camera) -> None:
    """Every page of the rail."""
    from app.ui.pages import PAGES

    for name in PAGES:
        try:
            camera.window.show_page(name)
        except ModuleNotFoundError as exc:
            print(f"{name}: {exc}", file=sys.stderr)
            continue
        camera.settle()
        _until_drawn(camera)
        camera.take(f"p-{name}")


def _until_drawn(camera: Camera) -> None:
    """Wait for the charts in sight; they are drawn on a thread beside after the figures are read."""
    page = camera.window.pages[camera.window.current]
    views = [one.view for one in getattr(page, "panels", {}).values()]
    views += [page.chart.view] if hasattr(page, "chart") else []
    camera.until(lambda: all(one.is_drawn for one in views if not one.visibleRegion().isEmpty()))


def _until_chart(camera: Camera, panel: Any) -> None:
    """Wait for a chart, where there is room for it; one that nobody sees is not drawn."""
    camera.until(lambda: panel.view.is_drawn or panel.view.visibleRegion().isEmpty())


def shoot_shops(camera: Camera) -> None:
    """The tree of shops over a page, and the sign-off while one shop is looked at."""
    from app.domain.shops import ALL, Shops

    window = camera.window
    window.show_page("overview")
    camera.settle()
    _until_drawn(camera)
    selector = camera.until(lambda: window.context.shops if window.context.shops.wanted else None)
    selector.open()
    camera.settle()
    camera.take("s-shops", selector.popup)
    selector.popup.close()
    window.session.set_shops(Shops(frozenset({(selector.tree.shops[0][0], None)})))
    window.show_page("sign_off")
    camera.settle()
    camera.take("s-shops-sign-off")
    window.session.set_shops(ALL)


def shoot_two(camera: Camera) -> None:
    """The sign-off of a book that wants two: before a month is submitted, while it waits, after it was sent back."""
    from app.services.two_persons import send_back, set_wants_two

    window = camera.window
    period = window.session.period
    window.show_page("sign_off")
    steps: tuple[Callable[[Any, str], object], ...] = (
        lambda book, actor: set_wants_two(book, True, actor),
        lambda book, actor: _hand_on(book, period, actor),
        lambda book, actor: send_back(book, period, "Zhou Zheng", "the fee of 3.60 has no voucher", actor),
    )
    for at, step in enumerate(steps, 1):
        window.session.write(lambda book, actor, _report, step=step: step(book, actor))
        camera.settle()
        camera.take(f"h-sign-off-two-{at}")
    for _step in steps:
        window.undo()
        camera.settle()


def _hand_on(book: Any, period: Any, actor: str) -> None:
    """Let a month wait that is not done: what it looks like is what is wanted."""
    from app.services.sign_off import numbers_of
    from app.services.two_persons import hand_on

    with book.write("submit", actor) as uow:
        hand_on(uow, period, "Lin Xiao", "fees of the bank are booked next month", numbers_of(uow, period))
        uow.commit(text_key="audit.submit", params={"period": period.name, "name": "Lin Xiao"}, rows=1)


def shoot_overview(camera: Camera) -> None:
    """The overview with a bar spoken of, its lower half, charts as tables, all alerts."""
    page = camera.window.show_page("overview")
    camera.settle()
    views = [one.view for one in page.panels.values()]
    _until_drawn(camera)
    views[0].setFocus()
    views[0].go_to(14)
    camera.take("g-overview-1-bar")
    page.alerts.more.click()
    bar = page.scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    camera.settle()
    camera.take("g-overview-2-below")
    for one in page.panels.values():
        one.as_table.setChecked(True)
    camera.settle()
    camera.take("g-overview-3-tables")
    for one in page.panels.values():
        one.as_table.setChecked(False)
    page.alerts.more.click()


def shoot_deciding(camera: Camera) -> None:
    """What is decided in the review: a tie, why there is none, forms, groups of the workbench, the history."""
    import numpy as np

    from app.services import review_columns as rc
    from app.ui.history.panel import HistoryPanel, show_history

    page = camera.window.show_page("review")
    camera.settle()
    model = page.grid.review
    for name, state in (("tie", rc.AMBIGUOUS), ("none", rc.OPEN), ("suggested", rc.SUGGESTED)):
        page.tabs.choose("all")
        camera.settle()
        page.grid.select_row(model.next_row(-1, (state,)))
        camera.settle()
        camera.take(f"d-review-{name}")
    columns = model.columns
    lone = np.flatnonzero((columns.state == rc.OPEN) & (columns.match == 0))
    sides = [next((int(one) for one in lone if count[one]), -1) for count in (columns.n_a, columns.n_b)]
    if min(sides) >= 0:
        page.grid.select_item(sides[0])
        camera.dialog("d-review-entry", lambda: page.act("entry"))
        model.set_ticked(sides, True)
        camera.settle()
        camera.take("d-review-ticked")
        camera.dialog("d-review-match", lambda: page.act("match"))
        camera.dialog("d-review-divide", lambda: page.act("split"))
        model.clear_ticks()
    show_history(camera.window)
    camera.settle()
    panel = camera.window.findChild(HistoryPanel)
    camera.take("d-history", panel)
    panel.close()
    page = camera.window.show_page("discrepancies")
    camera.settle()
    page.groups.choose("code")
    camera.settle()
    camera.take("f-discrepancies-groups")
    camera.dialog("f-discrepancies-assign", lambda: page.act("assign"))
    page.groups.choose("")


def shoot_entries(camera: Camera) -> None:
    """Drafts of entries: beside the way, their lines, all of the month, and the chart of accounts in the settings."""
    from app.services.history import history
    from app.ui.models import discrepancy_model as dm
    from app.ui.review.entries_dialog import EntriesDialog

    page = camera.window.show_page("discrepancies")
    camera.settle()
    columns = page.grid.items.columns
    for code in ("AM1", "EX6", "ST4"):
        number = int(columns.number[columns.code.index(code)])
        page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.row_of(number), dm.CODE))
        ways = [one.objectName() for one in page.detail.ways.buttons()]
        if "entry_made" in ways:
            page.detail.choose_way(ways.index("entry_made"))
        camera.settle()
        camera.take(f"f-entries-{code}")
        if code == "AM1":
            camera.dialog("f-entries-change", page.detail.entry.change.click)
        if code != "ST4":
            page.settling.settle()
            camera.settle()
            columns = page.grid.items.columns
    page.detail.edit()
    listed = EntriesDialog(camera.window.session, page)
    listed.show()
    camera.settle()
    listed.fees.click()
    camera.settle()
    camera.take("f-entries", listed)
    listed.close()
    book = camera.window.session.book
    while history(book).undoable[-1].text_key.startswith("audit.entries"):
        camera.window.undo()
        camera.settle()


def shoot_grid(camera: Camera) -> None:
    """What every table offers: filters as chips, several sorts, find, more columns with some frozen, menus, export."""
    from app.ui.models import review_model as rm
    from app.ui.review.find_bar import FindBar
    from app.ui.review.grid_menus import header_menu, row_menu

    page = camera.window.show_page("review")
    camera.settle()
    page.views.choose("pairs")
    page.tabs.choose("all")
    grid = page.grid
    for column, text in ((rm.A_REF, "4"), (rm.A_VALUE, ">30"), (rm.A_TIME, "abc")):
        grid.header.field(column).setText(text)
    grid.header.filters_changed.emit()
    camera.settle()
    grid.header.click_sort(rm.A_VALUE)
    grid.header.click_sort(rm.STATE, adds=True)
    grid.select_items(grid.review.items[2:9].tolist())
    camera.settle()
    camera.take("d-grid-filters")
    grid.find()
    bar = grid.findChild(FindBar)
    bar.field.setText("59")
    bar.go(1)
    camera.settle()
    camera.take("d-grid-find")
    bar.shut()
    grid.header.clear_filters()
    for column in (rm.A_ACCOUNT, rm.A_KIND, rm.A_FEE, rm.A_NET, rm.AGE, rm.NOTE, rm.B_PARTY, rm.B_ACCOUNT):
        grid.layout_of.set_hidden(column, False)
    grid.freeze(3)
    grid.horizontalScrollBar().setValue(300)
    camera.settle()
    camera.take("d-grid-frozen")
    camera.dialog("d-grid-columns", grid.choose_columns)
    camera.dialog("d-grid-export", grid.export_rows)
    for name, menu in (("title", header_menu(grid, rm.A_VALUE)), ("row", row_menu(grid))):
        menu.popup(camera.window.mapToGlobal(camera.window.rect().topLeft()))
        camera.settle()
        camera.take(f"d-grid-menu-{name}", menu)
        menu.close()
    grid.layout_of.reset()
    camera.settle()


def shoot_dialogs(camera: Camera) -> None:
    """The dialogs that every person meets."""
    from app.ui.errors import bug_box
    from app.ui.passphrase import PassphraseDialog, UnlockDialog

    window = camera.window
    page = window.show_page("settings").show_section("accounts")
    camera.settle()
    camera.dialog("x-account", page.edit_account)
    camera.dialog("x-new-account", page.new_account)
    statements = window.show_page("statements")
    camera.settle()
    camera.dialog("x-undo-import", statements.back.undo_import)
    book = window.session.book
    camera.dialog("x-unlock", lambda: UnlockDialog(window.session, book.path, window).exec())
    for name, encrypted, remove in (("encrypt", False, False), ("change", True, False), ("remove", True, True)):
        made = partial(PassphraseDialog, window.session, book.path, window, encrypted=encrypted, remove=remove)
        camera.dialog(f"x-passphrase-{name}", lambda made=made: made().exec())
    camera.dialog("x-bug", lambda: bug_box(window, "Traceback: details", Path("tieout.log")).exec())
    camera.dialog("x-delete-demo", window.shelf.delete_demo)


def shoot_accuracy(camera: Camera) -> None:
    """A sample half looked at, and a drill that has ended."""
    from app.ui.review.accuracy_dialog import AccuracyDialog, show_accuracy

    show_accuracy(camera.window)
    dialog = camera.window.findChild(AccuracyDialog)
    dialog.sample.draw()
    camera.until(lambda: dialog.sample.drawn)
    for right in (True, True, False, True):
        dialog.sample.answer(right)
    camera.take("accuracy-sample", dialog)
    dialog.tabs.setCurrentWidget(dialog.drill)
    dialog.drill.run()
    camera.until(lambda: dialog.drill.result)
    camera.settle()
    camera.take("accuracy-drill", dialog)
    dialog.close()


def shoot_template(camera: Camera) -> None:
    """A workbook of one's own to fill: none yet, one that can be filled, one that cannot."""
    from app.ui.wizards.template_dialog import TemplateDialog, show_template

    show_template(camera.window)
    dialog = camera.window.findChild(TemplateDialog)
    camera.take("template-none", dialog)
    with tempfile.TemporaryDirectory() as folder:
        dialog.save_example(str(Path(folder) / "example.xlsx"))
        camera.until(dialog.fill.isEnabled)
        camera.take("template-example", dialog)
        other = Path(folder) / "other.xlsx"
        other.write_bytes(b"no workbook")
        dialog.choose(str(other))
        camera.until(dialog.notice.isVisible)
        camera.take("template-refused", dialog)
    dialog.close()


def shoot_evidence(camera: Camera) -> None:
    """The evidence pack among the reports, and what its check says of one; the demo has none, so they are made up."""
    from app.services.evidence_check import PackCheck
    from app.ui.reports.checking import PackDialog

    window = camera.window
    page = window.show_page("reports")
    camera.settle()
    page.show_target("evidence")
    camera.settle()
    camera.take("evidence-report")
    company, words = window.session.info["company"], window.session.words
    whole = PackCheck(
        file="2026-09.zip", differs=(), company=company, period="2026-09", name="林晓", at="2026-10-09T17:20:00+08:00",
        entry=214, hash="7f3a91c204be" * 5 + "d85e", here=True,
    )  # fmt: skip
    changed = replace(whole, differs=(("sums", "tables/records.csv"), ("missing", "certificate.pdf")), here=None)
    for name, found in (("unchanged", whole), ("changed", changed)):
        dialog = PackDialog(found, words, window)
        dialog.show()
        camera.settle()
        camera.take(f"evidence-{name}", dialog)
        dialog.close()


def shoot_explained(camera: Camera) -> None:
    """What the runs did, what makes a deposit as lines and as a chart, the way of a record's money."""
    import numpy as np

    from app.services import review_columns as rc
    from app.ui.history.runs import RunsDialog, show_runs
    from app.ui.review.made_of_dialog import MadeOfDialog
    from app.ui.review.trail_dialog import TrailDialog

    show_runs(camera.window)
    runs = camera.window.findChild(RunsDialog)
    camera.until(lambda: runs.runs)
    camera.settle()
    camera.take("explained-runs", runs)
    runs.close()
    page = camera.window.show_page("review")
    page.show_target({"comparison": "L3", "tab": "all"})
    camera.settle()
    columns = page.loaded.columns
    alone = (columns.state == rc.SUGGESTED) & (columns.n_a == 1) & (columns.n_b == 1)
    one = int(np.flatnonzero(alone)[0])
    page.grid.select_item(one)
    page.act("made_of")
    dialog = camera.window.findChild(MadeOfDialog)
    camera.until(lambda: dialog.found is not None)
    camera.settle()
    camera.take("explained-set", dialog)
    dialog.tabs.setCurrentWidget(dialog.chart)
    camera.until(lambda: dialog.chart.view.is_drawn)
    camera.take("explained-set-chart", dialog)
    dialog.close()
    page.act("trail")
    camera.settle()
    way = camera.window.findChild(TrailDialog)
    camera.take("explained-trail", way)
    way.close()
    for name in ("L4", "L5"):
        page.show_target({"comparison": name, "tab": "all"})
        camera.settle()
        camera.take(f"explained-books-{name}")
    page.show_target({"comparison": "L1", "tab": "all"})
    camera.settle()
    shoot_across(camera, page)


def shoot_across(camera: Camera, page: Any) -> None:
    """The question before two currencies are matched by hand; the demo has but one, so its sides are made up."""
    from fractions import Fraction

    from app.domain.match import Rules
    from app.domain.rates import RateTable
    from app.matching.exchange import beside
    from app.services.hand_across import Across
    from app.ui.review.across import AcrossDialog

    rates = RateTable.of([(20_706, "USD", "CNY", Fraction("7.1")), (20_707, "USD", "CNY", Fraction("7.12"))])
    own = {"USD": 10_000}
    found = beside(rates, Rules(), 2, own, 20_706, 70_500, "CNY", 20_707)
    dialog = AcrossDialog(Across(exp=2, own=own, paid=70_500, other="CNY", found=found), page.side_names(), page)
    dialog.show()
    camera.settle()
    camera.take("explained-across", dialog)
    dialog.close()


def shoot_fees(camera: Camera) -> None:
    """The fee page of a month with rows charged otherwise, its contract dialog, the page with a contract rate."""
    from datetime import date

    from app.domain.fees import FeeRule
    from app.services.fees import set_contract
    from app.ui.fees.contract_dialog import ContractDialog

    window = camera.window
    page = window.show_page("fees")
    camera.settle()
    wrong = [one.model for one in page.models.lines.lines if len(page.board.of(one.model))]
    if not wrong:
        return
    page.models.choose(wrong[0])
    camera.settle()
    _until_chart(camera, page.chart)
    camera.take("fees-1-otherwise")
    one = page.board.models[wrong[0]]
    dialog = ContractDialog(one, page._title(one), date(2026, 9, 1), window.session.words, page)
    camera.dialog("fees-2-contract", dialog.exec)
    rule = FeeRule(account=one.account, kind=one.kind, rate=550_000, since=str(window.session.period.first))
    window.session.write(lambda book, actor, _report: set_contract(book, rule, actor))
    camera.settle()
    _until_chart(camera, page.chart)
    camera.take("fees-3-held-to-contract")
    window.undo()
    camera.settle()


def shoot_cross(camera: Camera) -> None:
    """Cross tables: one with the records behind a figure, one of several values, shares, a wide one."""
    from app.domain.cross import READY, CrossForm

    page = camera.window.show_page("cross")
    camera.settle()
    before = page.bar.form
    page._ask(0, page.grid.cross.heads)
    camera.settle()
    camera.take("cross-1-records")
    shares = CrossForm(subject="channel", rows=("shop",), column="kind", values=("amount",), share="row")
    wide = CrossForm(subject="records", rows=("layer", "kind"), column="day", values=("count", "amount"))
    for name, form in (("cross-2-items", READY["items"]), ("cross-3-shares", shares), ("cross-4-wide", wide)):
        page.bar.take(form)
        camera.settle()
        camera.take(name)
    page.bar.take(before)
    camera.settle()


def shoot_forecast(camera: Camera) -> None:
    """The forecast with something supposed, and as a table."""
    page = camera.window.show_page("forecast")
    camera.settle()
    form = page.side.what_if
    form.payouts.setValue(70)
    form.late.setValue(3)
    form.amount.setText("-50000")
    _until_chart(camera, page.chart)
    camera.take("forecast-1-what-if")
    page.chart.as_table.setChecked(True)
    page.side.scroll.verticalScrollBar().setValue(page.side.scroll.verticalScrollBar().maximum())
    camera.settle()
    camera.take("forecast-2-numbers")
    page.chart.as_table.setChecked(False)
    form.clear()


def shoot_help(camera: Camera) -> None:
    """The help's window, list of keys, tour, diagnostics, about with licences."""
    from app.ui.about import AboutDialog
    from app.ui.help.diagnostics import DiagnosticsDialog

    window = camera.window
    pages = window.guide.show("start")
    camera.take("h-help-start", pages)
    for topic in ("review", "code-EX8", "refusals", "glossary", "download-alipay.merchant.trade"):
        pages.open_topic(topic)
        camera.settle()
        camera.take(f"h-help-{topic}", pages)
    pages.wanted.setText({"en": "archive", "zh_CN": "压缩包", "zh_TW": "壓縮檔"}[camera.application.lang])
    camera.take("h-help-search", pages)
    pages.close()
    camera.dialog("h-keys", window.guide.show_keys)
    window.guide.start_tour()
    camera.settle()
    camera.take("h-tour")
    window.guide.tour.finish()
    diagnostics = DiagnosticsDialog(window.session, window)
    diagnostics.show()
    camera.until(lambda: diagnostics.view.parts)
    camera.settle()
    camera.take("h-diagnostics", diagnostics)
    diagnostics.close()
    about = AboutDialog(window)
    about.show()
    camera.take("h-about", about)
    about.views.choose("licences")
    camera.settle()
    camera.take("h-licences", about)
    about.close()


def _months() -> list[str]:
    return sorted(str(one) for one in (ROOT / "resources" / "demo").iterdir() if one.is_dir())


def shoot_settings(camera: Camera) -> None:
    """Every section of the settings, and a key that another command has."""
    from app.ui.settings.sections import SECTIONS

    for one in SECTIONS:
        section = camera.window.show_page(one.page).show_section(one.name)
        camera.settle()
        if one.name == "tolerance":
            _until_counted(camera, section)
        camera.take(f"s-settings-{one.name}")
    keys = camera.window.show_page("settings").show_section("keys")
    keys.choose("review.match")
    keys.field.key = "Ctrl+E"
    keys.field.key_pressed.emit("Ctrl+E")
    camera.settle()
    camera.take("s-settings-keys-clash")


def _until_counted(camera: Camera, tolerance: Any) -> None:
    """Wait for the curves of the tolerance: they are counted on a thread, then drawn on one."""
    camera.until(lambda: bool(tolerance.points) and tolerance._job is None)
    camera.settle()
    camera.until(lambda: all(one.view.is_drawn for one in (tolerance.counts, tolerance.money)))


def shoot_rules(camera: Camera) -> None:
    """A rule being written: its form, what it catches, and one that cannot run."""
    section = camera.window.show_page("rules").show_section("rules")
    camera.settle()
    section.add_aside.click()
    section.form.where.setText('kind == "order" and amount >= money("100.00")')
    section.form.where.textEdited.emit("")
    camera.until(lambda: not section._timer.isActive() and section._trial is None)
    camera.settle()
    camera.take("s-rules-catch")
    section.form.where.setText("ammount > 5")
    section.form.where.textEdited.emit("")
    section.save.click()
    camera.until(lambda: not section._timer.isActive() and section._trial is None)
    camera.settle()
    camera.take("s-rules-refused")
    section.discard()
    camera.settle()
    tolerance = camera.window.show_page("rules").show_section("tolerance")
    _until_counted(camera, tolerance)
    tolerance.slider.setValue(6)
    _until_counted(camera, tolerance)
    camera.take("s-tolerance")


def _looks(args: argparse.Namespace) -> list[tuple[str, str]]:
    langs = [args.lang] if args.lang else ["zh_CN", "zh_TW", "en"]
    themes = [args.theme] if args.theme else ["light", "dark"]
    return [(lang, theme) for lang in langs for theme in themes]


def _arguments(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", default=str(ROOT / "build" / "screenshots"))
    parser.add_argument("--only", default="")
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--lang", default="")
    parser.add_argument("--theme", default="")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--type", type=int, default=100)
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--all", action="store_true")
    return parser.parse_args(argv)


#: In the order in which they are taken; each leaves the book as it was.
SHOTS: tuple[Callable[[Camera], None], ...] = (
    shoot_pages, shoot_shops, shoot_two, shoot_overview, shoot_deciding, shoot_entries,
    shoot_import, shoot_import_views, shoot_mapping, shoot_settings,
    shoot_grid,
    shoot_dialogs,
    shoot_accuracy,
    shoot_template,
    shoot_evidence,
    shoot_explained,
    shoot_fees,
    shoot_forecast,
    shoot_cross,
    shoot_rules,
    shoot_help,
)  # fmt: skip


def _screen(scale: int) -> str:
    """Describe a screen with room for the window at any scale; left to itself offscreen's has 800 × 800 pixels."""
    width, height = 1920 * scale // 100, 1200 * scale // 100
    one = {"name": "shots", "x": 0, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
    target = Path(tempfile.mkdtemp(prefix="tieout-screen-")) / "screen.json"
    target.write_text(json.dumps({"screens": [{**one, "logicalBaseDpi": 96}]}), encoding="utf-8")
    return str(target)


def _shoot(camera: Camera, shot: Callable[[Camera], None]) -> bool:
    """Take one group of pictures; a failure is said and the next group taken all the same."""
    import traceback

    camera.window.toast.hide()  # what was said of the group before would stand on these pictures too
    try:
        shot(camera)
    except Exception:  # noqa: BLE001 - whatever it is, the other pictures are wanted
        traceback.print_exc()
        return False
    return True


def main(argv: list[str]) -> int:
    """Take every picture; return 0 when all were taken."""
    args = _arguments(argv)
    if args.all:
        from tests.tools.contact_sheet import take_all

        return 1 if take_all(Path(args.folder), ["--only", args.only] if args.only else []) else 0
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":  # said plainly, it would keep its small screen
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_screen(args.scale)}"
    os.environ["QT_SCALE_FACTOR"] = str(args.scale / 100)
    home = tempfile.mkdtemp(prefix="tieout-shots-")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = home
    from app.bootstrap import wire
    from app.ui.application import Application, forget_clip

    folder = Path(args.folder)
    folder.mkdir(parents=True, exist_ok=True)
    application = Application(wire())
    camera = Camera(application, folder, args.only)
    width, height = (int(one) for one in args.size.split("x"))
    failed = 0
    for lang, name in _looks(args):
        application._switch_language(lang)
        camera.window.books.change_settings(theme=name, contrast=args.contrast, text_size=args.type)
        camera.window.resize(width, height)
        camera.window.show()
        camera.settle()
        camera.window.books.close()
        failed += not _shoot(camera, shoot_start)
        camera.window.books.open_demo()
        camera.until(lambda: camera.window.session.book is not None)
        camera.settle()
        failed += sum(not _shoot(camera, one) for one in SHOTS)
    camera.window.close()
    forget_clip(application.app)
    print(f"{len(camera.taken)} pictures in {folder}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
