"""Cross tables are made, sorted, looked behind, kept and taken elsewhere, by keys and mouse."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox

from app.domain.cross import READY, CrossForm
from app.domain.period import Period
from app.ui.cross.behind import AMOUNT_OF, KIND, PARTY
from app.ui.cross.page import CrossPage
from app.ui.privacy import HIDDEN, privacy
from app.ui.resources import load_translation
from app.ui.review.export_dialog import write_rows
from app.ui.theme import BAND, HEADER, theme
from app.ui.widgets.page import Page
from tests.cross_days import days_book
from tests.ui.conftest import answer
from tests.ui.walker import mute, nameless


@pytest.fixture
def page(session, show):
    return show(CrossPage(session))


def settled(qtbot, page: Page) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not page.session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def texts(page: CrossPage) -> list[list[str]]:
    model = page.grid.cross
    return [[model.cell(row, column).text for column in range(model.columnCount())] for row in range(model.rowCount())]


def test_a_figure_leads_to_its_records_and_these_to_their_place(qtbot, page, session):
    """UX 20, 26: by keys alone, on the rows as they are sorted."""
    assert page.grid.cross.titles() == [
        "Channel",
        "Month",
        "Payments",
        "Refunds",
        "Fees",
        "Conversions and others",
        "Net",
    ]
    with qtbot.waitSignal(page.status_changed) as said:
        page._say()
    assert said.args == ["CNY  Money of the channels, each event once: 938; rows: 3, columns: 5"]
    assert texts(page)[0] == ["Alipay", "2026-09", "35,300.80", "−562.30", "208.38", "0.00", "34,530.12"]
    assert texts(page)[-1] == ["Total", "", "96,379.27", "−2,480.20", "566.05", "0.00", "93,333.02"]
    lines = page.grid.cross.lines
    assert [page.grid.cross.paint(line, 2).bold for line in lines] == [False, False, False, True]
    assert page.grid.frozen_count == 2 and not nameless(page) and not mute(page)
    page.grid.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row[0] for row in texts(page)] == ["Pinduoduo", "WeChat Pay", "Alipay", "Total"]
    page.grid.sortByColumn(6, Qt.SortOrder.DescendingOrder)
    assert [row[0] for row in texts(page)] == ["Alipay", "WeChat Pay", "Pinduoduo", "Total"]
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.cross.index(1, 3))
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    settled(qtbot, page)
    found = page.behind.records
    assert page.about.text() == "WeChat Pay · 2026-09 · Refunds: 7 records" and found.rowCount() == 7
    assert {found.cell(row, KIND).text for row in range(7)} == {"Refund"}
    page.behind.resize(1360, 300)  # what is left over is the parties'
    widths = [page.behind.columnWidth(column) for column in range(found.columnCount())]
    assert widths[PARTY] > theme.px(110) and sum(widths) == page.behind.viewport().width()
    page.behind.sortByColumn(AMOUNT_OF, Qt.SortOrder.AscendingOrder)
    amounts = [Decimal(one) for one in found.plain_texts(found.lines, AMOUNT_OF)]
    assert amounts == sorted(amounts) and sum(amounts) == Decimal("-1246.40")
    went = []
    session.go.connect(lambda *said: went.append(said))
    page.behind.setFocus()
    page.behind.setCurrentIndex(found.index(0, 0))
    qtbot.keyClick(page.behind, Qt.Key.Key_Enter)
    record = int(found.rows.numbers["record"][found.line(0)])
    assert went == [("review", {"record": record, "comparison": "L2", "tab": "all"})]
    page.refresh()  # as when the person comes back
    settled(qtbot, page)
    assert page.lower.isVisible() and texts(page)[0][0] == "Alipay"
    qtbot.keyClick(page.behind, Qt.Key.Key_Escape)
    assert not page.lower.isVisible() and page.grid.hasFocus() and not found.rowCount()
    index = page.grid.cross.index(3, 2)
    QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=page.grid.visualRect(index).center())
    settled(qtbot, page)
    assert page.about.text().startswith("Total · Payments: ")
    still = page.grid.frozen
    place = still.visualRect(page.grid.cross.index(0, 0)).center()
    QTest.mouseClick(still.viewport(), Qt.MouseButton.LeftButton, pos=place)  # a head: all of its row
    settled(qtbot, page)
    assert page.about.text() == "Alipay · 2026-09: 365 records"
    session.set_period(Period.month(2026, 12))  # the year to date still holds September
    page.refresh()
    settled(qtbot, page)
    page.bar.take(CrossForm(subject="items", rows=("code",), span="year"))
    settled(qtbot, page)
    row = next(at for at, one in enumerate(texts(page)) if one[0].startswith("EX3 "))
    page.grid.ask(page.grid.cross.index(row, 1))
    settled(qtbot, page)
    page.enter.click()
    assert went[-1][0] == "discrepancies" and session.period == Period.month(2026, 9)


def test_what_it_is_made_of_is_chosen_turned_shared_and_kept(qtbot, page, session, show):
    """UX 21: a table has a name, in every book and at the next start."""
    bar = page.bar
    bar.subjects.setCurrentIndex(bar.subjects.findData("items"))
    bar.subjects.activated.emit(bar.subjects.currentIndex())
    assert bar.form.subject == "items" and bar.form.rows == ("channel", "month")  # what fits stays
    bar.fields[2].activated.emit(bar.fields[2].findData("channel"))  # taken from the rows
    assert (bar.form.rows, bar.form.column) == (("month",), "channel")
    page._actions[0].trigger()
    assert (bar.form.rows, bar.form.column) == (("channel",), "month")
    next(one for one in bar._menu.actions() if one.text() == "Amount without sign").trigger()
    settled(qtbot, page)
    assert bar.form.values == ("count", "amount", "size") and "month" in bar.form.fields
    cross, header = page.grid.cross, page.grid.header_view()
    assert cross.titles()[1:4] == ["Number", "Amount", "Amount without sign"]
    assert [page.grid.column_title(one) for one in (0, 1, 4)] == ["Channel", "2026-09: Number", "2026-10: Number"]
    assert cross.what(0, 2) == "Alipay · 2026-09 · Amount" and header.starts == {1, 4, 7}
    assert header.sizeHint().height() == theme.px(HEADER) + theme.px(BAND)
    page._actions[1].trigger()
    settled(qtbot, page)
    assert bar.form.share == "row" and texts(page)[-1][-3] == "100.00\N{NO-BREAK SPACE}%"

    def name(dialog: QInputDialog) -> None:
        dialog.setTextValue("月末差异")
        dialog.accept()

    answer(QInputDialog, name)
    page._actions[2].trigger()
    assert bar.tables.currentText() == "月末差异" and list(bar.own()) == ["月末差异"]
    kept = bar.form
    bar.tables.activated.emit(bar.tables.findData("sales"))
    settled(qtbot, page)
    assert bar.form == READY["sales"] and not bar.delete.isEnabled()
    other = CrossPage(session)
    qtbot.addWidget(other)
    other.restore(page.state())
    assert other.bar.form == READY["sales"] and other.bar.own() == {"月末差异": kept}
    bar.tables.activated.emit(bar.tables.findData(" 月末差异"))
    assert bar.form == kept and bar.delete.isEnabled()
    said: list[str] = []

    def ask(box: QMessageBox) -> None:
        said.append(box.text())
        (box.buttons()[0] if len(said) > 1 else box.defaultButton()).click()

    for left in (1, 0):
        answer(QMessageBox, ask)
        bar.delete.click()
        assert len(bar.own()) == left
    assert said == ["Delete the cross table “月末差异”?"] * 2
    assert not bar.own() and bar.tables.currentText() == "Not saved yet"
    settled(qtbot, page)


def test_files_and_copies_have_numbers_and_texts_and_hidden_amounts_stay_on_screen(qtbot, page, tmp_path):
    """UX 22, 41, 50."""
    page.bar.take(CrossForm(subject="payouts", rows=("account",), column="month", values=("amount", "count")))
    settled(qtbot, page)
    page.grid.selectAll()
    page.grid.copy(with_titles=True)
    data = QApplication.clipboard().mimeData()
    lines = data.text().split("\n")
    assert lines[1].split("\t")[:3] == ['="20880412600157390156"', "-37122.41", "9"]
    assert 'x:num="-37122.41"' in data.html() and "mso-number-format:'\\@'\">20880412600157390156" in data.html()
    privacy.set_hidden(True)
    try:
        assert texts(page)[0][1:3] == [HIDDEN, "9"]
        page.grid.copy()
        assert "37122" not in QApplication.clipboard().text()
        for ending in ("xlsx", "csv"):
            write_rows(page.grid, page.grid.selected_array(), str(tmp_path / f"c.{ending}"))
            settled(qtbot, page)
    finally:
        privacy.set_hidden(False)
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    rows = list(book.active.iter_rows(values_only=True))
    said = dict(book["What it shows"].iter_rows(values_only=True))
    assert said["Days"] == "2026-09-01 – 2026-09-30" and said["Values"] == "Amount, Number"
    assert said["Counts"] == "Payouts of the channels" and said["Columns"] == "Month"
    assert rows[0] == ("Account", "2026-09: Amount", "2026-09: Number", "Total: Amount", "Total: Number")
    assert rows[1] == ("20880412600157390156", -37122.41, 9, -37122.41, 9)
    assert rows[-1][0] == "Total" and len(rows) == 5
    written = (tmp_path / "c.csv").read_text("utf-8-sig").splitlines()
    assert written[1] == "20880412600157390156,-37122.41,9,-37122.41,9"


def test_too_many_days_become_weeks_and_a_stopped_build_can_be_taken_up(qtbot, session, tmp_path):
    """UX 43, 47: in a book of two currencies, said in Traditional Chinese too."""
    before, book = session.book, days_book(tmp_path)
    session.set_book(book, {}, session.period)
    load_translation(QApplication.instance(), "zh_TW")
    try:
        page = CrossPage(session)
        qtbot.addWidget(page)
        page.show()
        page.bar.take(CrossForm(subject="bank", rows=("kind",), column="day", values=("amount",), span="book"))
        settled(qtbot, page)
        assert page.table is None and page.notice.isVisible() and page.notice.action.text() == "改為週"
        page.notice.action.click()
        settled(qtbot, page)
        assert page.bar.form.column == "week" and not page.notice.isVisible()
        assert [row[0] for row in texts(page)].count("USD") == 3  # deposits, withdrawals, their total
        assert [row[1] for row in texts(page)][-2:] == ["合計", "合計"] and page.grid.frozen_count == 2
        page.bar.take(CrossForm(subject="orders", rows=("shop",)))
        settled(qtbot, page)
        assert page.stack.currentWidget() is page.empty and not page.export.isEnabled()
        page.bar.take(CrossForm(subject="records", rows=("layer",), span="book"))
        page._job.cancel()
        settled(qtbot, page)
        assert page.notice.isVisible() and page.notice.action.text() == "產生"
        page.notice.action.click()
        settled(qtbot, page)
        assert page.table.form.subject == "records" and texts(page)[0][1] == "銀行"
        page.end()
    finally:
        load_translation(QApplication.instance(), "en")
        session.set_book(before, {}, session.period)
        settled(qtbot, page)
        book.close()
