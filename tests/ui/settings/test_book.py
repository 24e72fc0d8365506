"""The settings' section on the whole book: company, home currency, zone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.domain.book import home_of
from app.services.two_persons import wants_two
from app.ui.zones import zone_text
from tests.services.test_book_facts import ORDERS
from tests.ui.conftest import settle


def _type(qtbot, line, text):
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_company_currency_and_zone_are_set_undone_and_refused_where_files_hold_them(qtbot, open_window, tmp_path):
    """UX 32, 47: each is a step of the history; a zone that files were read by stays, with the file's name."""
    window = open_window(str(tmp_path / "shop.tieout"))
    section = window.show_page("settings").show_section("book")
    settle(qtbot, window)
    shown = lambda: (section.company.text(), section.currency.currentText(), section.zone.currentText())  # noqa: E731
    assert shown() == ("shop", "CNY", "Beijing (UTC+08:00)") and section.clock.text() == ""
    _type(qtbot, section.company, "Northern Island Trading")
    settle(qtbot, window)
    assert window.windowTitle() == "Tieout — Northern Island Trading"
    section.currency.setCurrentText("TWD")
    section.currency.activated.emit(section.currency.currentIndex())
    _type(qtbot, section.zone.lineEdit(), "london")
    settle(qtbot, window)
    assert shown()[1:] == ("TWD", "London (UTC+00:00/+01:00)") and home_of(window.session.info) == "TWD"
    assert "UTC+00:00 in January, UTC+01:00 in July" in section.clock.text()
    section.zone.setCurrentText("Mars/Olympus")
    section.zone.lineEdit().editingFinished.emit()
    settle(qtbot, window)
    assert "Mars/Olympus" in section.notice.text.text() and shown()[2].startswith("London")
    window.undo()
    window.undo()
    settle(qtbot, window)
    assert shown()[1:] == ("CNY", "Beijing (UTC+08:00)")
    section.two.click()
    settle(qtbot, window)
    with window.session.book.read() as uow:
        assert wants_two(uow)
    window.undo()
    settle(qtbot, window)
    assert not section.two.isChecked()
    section.currency.setFocus(Qt.FocusReason.TabFocusReason)
    section.currency.lineEdit().selectAll()
    section.refresh()  # as what was set just before has the facts read anew
    settle(qtbot, window)
    assert section.currency.lineEdit().selectedText() == "CNY"
    (tmp_path / "orders.csv").write_text(ORDERS)
    _import(window, tmp_path / "orders.csv")
    settle(qtbot, window)
    section.zone.setCurrentIndex(section.zone.findText(zone_text("America/New_York")))
    section.zone.activated.emit(section.zone.currentIndex())
    settle(qtbot, window)
    assert "orders.csv" in section.notice.text.text() and section.notice.isVisibleTo(section)
    assert shown()[2] == "Beijing (UTC+08:00)" and "1 statement" in section.inside.text()


def _import(window, path):
    from app.services.take_in import read_options, take_in

    def call(book, actor, report):
        options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
        return take_in(book, [str(path)], options, actor=actor, report=report)

    window.session.write(call)
