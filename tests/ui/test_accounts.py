"""Accounts and opening items in the real window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.ui.wizards.opening_panel import AMOUNT, CURRENCY, DAY, REFERENCE
from tests.ui.conftest import answer, settle


def _page(window, qtbot):
    page = window.show_page("settings").show_section("accounts")
    settle(qtbot, window)
    return page


def test_accounts_in_statements_are_listed_by_themselves(open_demo_book, qtbot):
    page = _page(open_demo_book(), qtbot)
    roles = {one.account.role for one in page.rows}
    assert roles == {"shop", "channel", "bank", "ledger"}
    assert not any(one.stored for one in page.rows)
    assert all(one.statements for one in page.rows)
    waits = {(one.account.role, page.model.text(line, 8)) for line, one in enumerate(page.rows)}
    assert waits == {("shop", "—"), ("channel", "1"), ("bank", "—"), ("ledger", "—")}  # only a channel pays out


def test_an_account_is_described_in_its_form(open_demo_book, qtbot):
    window = open_demo_book()
    page = _page(window, qtbot)
    row = next(at for at, one in enumerate(page.rows) if one.account.provider == "alipay")
    page.grid.setFocus()
    page.grid.selectRow(row)
    said: list[str] = []

    def describe(dialog) -> None:
        dialog.name.setText("支付宝主账户")
        dialog.bank.setCurrentText("571906600010188")
        dialog.delay.setValue(2)
        dialog.opening.setText("3210.5５")
        dialog.opening_on.setText("soon")
        dialog._on_accepted()
        said.append(dialog.notice.text.text())
        dialog.opening_on.setText("2026-08-31")
        dialog._on_accepted()

    answer(QDialog, describe)
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert "soon" in said[0]
    account = page.rows[row].account
    assert (account.title, account.bank, account.delay_days) == ("支付宝主账户", "571906600010188", 2)
    assert (account.opening, account.opening_on) == (321055, "2026-08-31")
    assert page.rows[row].stored
    window.undo()
    settle(qtbot, window)
    assert not page.rows[row].stored


def test_an_account_of_the_books_is_given_the_bank_account_that_it_stands_for(open_demo_book, qtbot):
    window = open_demo_book()
    page = _page(window, qtbot)
    bank = next(one.account.code for one in page.rows if one.account.role == "bank")
    said: list[str] = []

    def describe(dialog) -> None:
        said.append(dialog._of_bank.text())
        asked = [dialog.delay.isVisible()]
        dialog.role.setCurrentIndex(dialog.role.findData("ledger"))
        asked.append(dialog.delay.isVisible())
        said.append(str(asked))
        said.append(dialog._of_bank.text())
        said.append(dialog.bank.accessibleName())
        dialog.code.setText("100201 银行存款")
        dialog.bank.setCurrentText(bank)
        dialog._on_accepted()

    answer(QDialog, describe)
    page.new_account()
    settle(qtbot, window)
    assert said.pop(1) == "[True, False]"  # what stands in the books arrives nowhere
    assert said[0] != said[1] == said[2]
    with window.session.book.read() as uow:
        stored = uow.accounts.live()["100201 银行存款"]
    assert (stored.role, stored.bank) == ("ledger", bank)


def test_what_an_account_cannot_be_is_said_in_the_page(open_demo_book, qtbot):
    window = open_demo_book()
    page = _page(window, qtbot)
    page.save(replace(page.rows[0].account, bank=page.rows[0].account.code))
    settle(qtbot, window)
    assert page.notice.text.text() == "An account cannot pay out to itself."


def test_opening_items_are_typed_stored_found_and_undone(open_demo_book, qtbot):
    window = open_demo_book()
    panel = _page(window, qtbot).opening
    heads = [panel.grid.horizontalHeaderItem(at).textAlignment() & Qt.AlignmentFlag.AlignRight for at in (DAY, AMOUNT)]
    assert list(map(bool, heads)) == [False, True]  # figures below stand at the right
    panel.grid.cellWidget(0, 0).setCurrentIndex(2)
    panel.grid.cellWidget(0, 1).setCurrentText("20880412600157390156")
    for column, text in ((DAY, "2026/08/31"), (AMOUNT, "−1,２50.00"), (REFERENCE, "TX0831")):
        panel.grid.item(0, column).setText(text)
    known = {"20880412600157390156": "CNY", "manbu": "USD", "taipei": "TWD", "tainan": "TWD"}
    panel.set_accounts(known)
    boxes = [panel.grid.cellWidget(row, CURRENCY) for row in range(3)]
    assert [one.currentText() for one in boxes] == ["TWD"] * 3  # that of most accounts
    for row, account in enumerate(("20880412600157390156", "manbu")):
        panel.grid.cellWidget(row, 1).setCurrentText("")
        panel.grid.cellWidget(row, 1).setCurrentText(account)
        assert boxes[row].currentText() == known[account]
    assert [one.currency for one in panel.items()] == ["CNY"]
    said: list[str] = []
    window.session.toast.connect(lambda text, _undo: said.append(text))
    panel.store.click()
    settle(qtbot, window)
    assert said == ["1 opening items stored"] or said == ["1 opening item stored"]
    with window.session.book.read() as uow:
        found = uow.records.find("TX0831")
        row = uow.records.rows(found).to_pylist()[0]
        months = {one.format: one.period_start for one in uow.statements.live()}
    assert (row["amount"], row["currency"], row["account"]) == (-125000, "CNY", "20880412600157390156")
    assert months["tieout.opening"] == ""
    window.undo()
    settle(qtbot, window)
    with window.session.book.read() as uow:
        assert len(uow.records.find("TX0831")) == 0


def test_an_opening_item_without_a_day_is_named_by_its_line(open_demo_book, qtbot):
    window = open_demo_book()
    panel = _page(window, qtbot).opening
    panel.grid.item(1, AMOUNT).setText("12")
    panel.store.click()
    settle(qtbot, window)
    assert panel.notice.text.text().startswith("Line 1:")
    panel.grid.item(1, AMOUNT).setText("a dozen")
    panel.store.click()
    assert "a dozen" in panel.notice.text.text()


def test_a_book_with_opening_items_passes_its_checks(open_demo_book, qtbot):
    from app.services.opening import OpeningItem, store_opening
    from app.services.verify import verify

    window = open_demo_book()
    book = window.session.book
    import tempfile
    from datetime import date

    items = [
        OpeningItem(place="payout", account="A", day=date(2026, 8, 31), amount=-100, reference="1"),
        OpeningItem(place="payout", account="A", day=date(2026, 8, 31), amount=-100, reference="1"),
        OpeningItem(place="order", account="B", day=date(2026, 8, 30), amount=2500, reference="2"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        result = store_opening(book, items, folder, "me")
    assert (result.rows_stored, len(result.statements)) == (3, 2)
    assert [one for one in verify(book) if not one.passed] == []


def test_the_list_of_accounts_fits_a_window_of_1280(open_demo_book, qtbot):
    window = open_demo_book()
    window.resize(1280, 800)
    page = _page(window, qtbot)
    qtbot.waitUntil(lambda: page.grid.horizontalScrollBar().maximum() == 0)
    shown, day_ends = page.grid.shown_columns(), 7
    page.resize(500, 600)
    assert day_ends in shown and day_ends not in page.grid.shown_columns()
    page.resize(1280, 600)
    assert page.grid.shown_columns() == shown, "what left for want of room comes back with it"
    assert window.status.text.text() != ""
    window.show_page("settings").show_section("look")
    settle(qtbot, window)
    assert window.status.text.text() == ""  # what another section said is gone
