"""Drafts of entries in the window, by keys: chosen, changed until they balance, listed, exported, asked for twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox

from app.domain.booking import total
from app.domain.match import OPEN
from app.domain.money import plain
from app.services.book_chart import PERSON
from app.services.report_list import reports_now
from app.services.vouchers import load_vouchers
from app.ui.models import discrepancy_model as dm
from app.ui.privacy import privacy
from app.ui.resources import load_translation
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.entries_dialog import EntriesDialog
from app.ui.review.voucher_dialog import VoucherDialog
from app.ui.settings.chart import AccountDialog, ChartSection
from tests.ui.conftest import answer


def settled(qtbot: Any, session: Any) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def said(widget: Any) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def rows(session: Any) -> list[Any]:
    with session.book.read() as uow:
        return load_vouchers(uow)


@pytest.fixture
def page(session, show):
    made = show(DiscrepanciesPage(session))
    made.grid.setFocus()
    return made


def go_to(page: Any, code: str) -> int:
    columns = page.grid.items.columns
    number = int(columns.number[columns.code.index(code)])
    page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.row_of(number), dm.CODE))
    return number


def press(widget: Any, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, key)


def test_a_draft_is_chosen_changed_and_made_part_of_the_decision_by_keys(qtbot, qapp, page, session):
    """UX 27: nothing is chosen beforehand, the entry is seen before it is made, and undo takes it back."""
    load_translation(qapp, "en")  # one is not "1 entries"
    go_to(page, "AM1")
    settled(qtbot, session)
    entry = page.detail.entry
    press(page.grid, Qt.Key.Key_Return)
    assert page.focusWidget().objectName() == "entry_made" and not page.detail.reason() and not entry.isVisible()
    press(page, Qt.Key.Key_Return)
    settled(qtbot, session)
    assert entry.isVisible() and "Debit equals credit" in said(entry) and said(entry).count("10.00") == 4
    privacy.set_hidden(True)
    assert "10.00" not in said(entry)
    privacy.set_hidden(False)
    settled(qtbot, session)
    assert page.detail.reason() == "entry_made", "shown again, the item keeps the way that was chosen"

    sides = [one for one in entry.findChildren(QLabel) if one.text() in ("Dr", "Cr")]
    assert len(sides) == 2 and all(one.alignment() & Qt.AlignmentFlag.AlignTop for one in sides)

    def change(dialog: VoucherDialog) -> None:
        assert dialog.ok.isEnabled()
        name = dialog.rows[0].account
        assert name.fontMetrics().horizontalAdvance("5001 Main operating revenue—sales discount") < name.width() - 16
        dialog.rows[0].debit.setText("6")
        assert not dialog.ok.isEnabled() and "6.00" in dialog.why.text() and "10.00" in dialog.why.text()
        dialog.rows[0].debit.setText("six")
        assert dialog.why.text() == "This is not an amount." and not dialog.ok.isEnabled()
        dialog.rows[0].debit.setText("6")
        QTest.mouseClick(dialog.more, Qt.MouseButton.LeftButton)
        added = dialog.rows[-1]
        assert added.debit.text() == "4.00" and not dialog.ok.isEnabled()
        found = added.account.matching("cwfy"), added.account.matching("5603")
        assert all("5603.02 财务费用_手续费" in one for one in found)
        added.account.setText("5603.02 财务费用_手续费")
        assert dialog.ok.isEnabled() and not dialog.why.text()
        dialog.ok.click()

    answer(VoucherDialog, change)
    entry.change.click()
    settled(qtbot, session)
    assert "4.00" in said(entry)
    QTest.keyClick(page.detail.note, Qt.Key.Key_Return)
    settled(qtbot, session)
    (row,) = rows(session)
    assert [one.minor for one in row.draft.lines] == [600, 400, -1000] and row.draft.lines[1].code == "5603.02"
    assert page.entries.action.text() == "1 entry…" and page.grid.items.columns.reason.count("entry_made") == 1
    line = page.grid.items.columns.reason.index("entry_made")
    assert page.grid.isColumnHidden(dm.REASON) is False
    assert page.grid.columnWidth(dm.REASON) >= page.grid.text_width(dm.REASON, 18)
    number = int(page.grid.items.columns.number[line])
    page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.row_of(number), dm.CODE))
    settled(qtbot, session)
    assert "Not exported yet" in said(entry) and page.detail.reason() == "entry_made"

    from app.services.history import undo

    undo(session.book, "Lin")
    assert not rows(session)


def test_codes_without_an_entry_say_so_and_several_items_are_rolled_up(qtbot, page, session):
    go_to(page, "ST4")
    QTest.keyClick(page.grid, Qt.Key.Key_1)
    assert page.detail.reason()
    assert "entry_made" not in [one.objectName() for one in page.detail.ways.buttons()], "there is none to make"
    go_to(page, "AM14")
    names = [one.objectName() for one in page.detail.ways.buttons()]
    page.detail.choose_way(names.index("entry_made"))
    settled(qtbot, session)
    assert "No entry belongs to this code" in said(page.detail.entry) and page.detail.entry.change.isHidden()
    page.groups.choose("")
    items = page.grid.items
    wanted = [at for at in range(items.rowCount()) if items.columns.code[items.line(at)] in ("EX6", "ST4")]
    flags = page.grid.selectionModel().SelectionFlag
    page.grid.setCurrentIndex(items.index(wanted[0], dm.CODE))
    for row in wanted:
        page.grid.selectionModel().select(items.index(row, 0), flags.Select | flags.Rows)
    names = [one.objectName() for one in page.detail.ways.buttons()]
    page.detail.choose_way(names.index("entry_made"))
    settled(qtbot, session)
    entry = page.detail.entry
    assert "2 entries" in said(entry) and "No entry belongs" in said(entry) and entry.roll.isVisible()
    entry.roll.setCurrentIndex(2)
    entry.roll.activated.emit(2)
    settled(qtbot, session)
    assert "entries" not in said(entry).replace("No entry", "") and "4,452.86" in said(entry)
    done: list[str] = []
    session.toast.connect(lambda text, _undo: done.append(text))
    page.settling.settle()
    settled(qtbot, session)
    assert [len(one.draft.items) for one in rows(session)] == [2]
    assert done and "drafted" in done[-1] and "1 of the items" in done[-1]
    assert page.grid.items.columns.state[page.grid.items.columns.code.index("ST4")] == OPEN


def test_entries_are_listed_exported_and_exported_again_only_when_asked(qtbot, page, session, tmp_path, monkeypatch):
    number = go_to(page, "EX6")
    assert number
    press(page.grid, Qt.Key.Key_Return)
    names = [one.objectName() for one in page.detail.ways.buttons()]
    page.detail.choose_way(names.index("entry_made"))
    settled(qtbot, session)
    page.settling.settle()
    settled(qtbot, session)
    dialog = EntriesDialog(session, page)
    qtbot.addWidget(dialog)
    dialog.show()
    settled(qtbot, session)
    assert dialog.model.rowCount() == 2 and "Debit" in dialog.sums.text() and dialog.change_button.isEnabled()
    dialog.fees.click()
    settled(qtbot, session)
    assert len(rows(session)) == 4
    with session.book.read() as uow:  # the page of reports counts what is listed here
        told = reports_now(uow, session.period, session.words)["entries"]
    debits = {one: debit for one, (_exp, debit, _credit) in total([one.draft for one in rows(session)]).items()}
    assert told.params == {"count": 4} and told.sums == tuple((plain(debits[one], 2, one), one) for one in debits)
    dialog.fees.click()
    settled(qtbot, session)
    assert len(rows(session)) == 4 and dialog.notice.isVisible()
    dialog.layout_box.setCurrentIndex(dialog.layout_box.findData("yonyou.u8"))
    path = tmp_path / "entries"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    dialog.export.click()
    settled(qtbot, session)
    written = Path(f"{path}.txt")
    assert written.exists() and {one.state for one in rows(session)} == {"exported"}
    assert not dialog.change_button.isEnabled() and not dialog.back.isEnabled()
    stamp, asked = written.stat().st_mtime_ns, []

    def refuse(box: QMessageBox) -> None:
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.Cancel).click()

    answer(QMessageBox, refuse)
    dialog.export.click()
    settled(qtbot, session)
    assert asked and "exported already" in asked[0] and written.stat().st_mtime_ns == stamp
    assert [len(one.exports) for one in rows(session)] == [1] * 4


def test_an_account_of_the_chart_is_set_and_given_back_by_keys(qtbot, session, show):
    section = show(ChartSection(session))
    settled(qtbot, session)
    listed = [section.model.index(row, 0).data() for row in range(section.model.rowCount())]
    assert len(set(listed)) == len(listed), "a channel of which one file alone states the account stands here once"
    assert section._chart.line("channel", "wechatpay.merchant.fundflow") in section.rows
    at = next(at for at, one in enumerate(section.rows) if one.role == "residue")
    section.grid.selectRow(section.model.row_of(at))
    section.grid.setFocus()
    assert not section.forget.isEnabled()

    def fill(dialog: AccountDialog) -> None:
        dialog.account.setText("")
        assert not dialog.ok.isEnabled()
        dialog.account.setText("5603.09 尾差")
        dialog.accept()

    answer(AccountDialog, fill)
    press(section.grid, Qt.Key.Key_Return)
    settled(qtbot, session)
    section.refresh()
    settled(qtbot, session)
    assert (section.rows[at].code, section.rows[at].name, section.rows[at].by) == ("5603.09", "尾差", PERSON)
    section.forget.click()
    settled(qtbot, session)
    section.refresh()
    settled(qtbot, session)
    assert section.rows[at].by != PERSON
