"""Every screen of the window in turn, for tests that look at all of them: pages, sections, flows, dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.history.runs import show_runs
from app.ui.pages import PAGES
from app.ui.review.accuracy_dialog import show_accuracy
from app.ui.settings.sections import SECTIONS
from app.ui.wizards.template_dialog import show_template
from tests.ui.conftest import DEMO, settle


def screens(qtbot: Any, window: Any) -> Iterator[tuple[str, QWidget]]:
    """Give (name, widget) of everything that fills the window, one after the other, as a person would meet it."""
    for name in PAGES:
        window.show_page(name)
        settle(qtbot, window)
        yield name, window
    for one in SECTIONS:
        window.show_page(one.page).show_section(one.name)
        settle(qtbot, window)
        yield f"settings.{one.name}", window
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files()
    settle(qtbot, window)
    yield "import.choose", window
    page.import_files(sorted(str(one) for one in DEMO.iterdir() if one.is_dir())[1:2])
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not page.flow.busy, timeout=60_000)
    settle(qtbot, window)
    yield "import.check", window
    page.flow.leave_flow()


def dialogs(window: Any) -> Iterator[tuple[str, Callable[[], object]]]:
    """Give (name, opener) of the dialogs that need nothing but a book."""
    accounts = window.show_page("settings").show_section("accounts")
    yield "account", accounts.new_account
    yield "find", window.find
    yield "name", window.ask_name
    yield "accuracy", lambda: show_accuracy(window)
    yield "runs", lambda: show_runs(window)
    yield "template", lambda: show_template(window)
    for one in window.menus.help.actions():
        if one.text() and not one.isSeparator() and not one.menu():
            yield f"help: {one.text()}", one.trigger


def looked_at(qtbot: Any, window: Any, opener: Callable[[], object], look: Callable[[QWidget], None]) -> None:
    """Open something, look at each window that came up, close it again; modal or not."""
    before = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    failures: list[BaseException] = []

    def see() -> None:
        for one in QApplication.topLevelWidgets():
            if one.isVisible() and one not in before and one.isWindow():
                try:
                    look(one)
                except AssertionError as exc:
                    failures.append(exc)
                one.close()

    QTimer.singleShot(400, see)
    opener()
    qtbot.wait(500)
    see()
    settle(qtbot, window)
    if failures:
        raise failures[0]
