"""The mapping page in the real window: from a refused file to imported rows, by keyboard."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pyzipper
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QSpinBox, QToolButton

from app.services.layouts import layouts_folder, list_layouts, save_layout
from app.ui.privacy import privacy
from app.ui.wizards.mapping_calls import title_of
from app.ui.wizards.mapping_page import MappingPage
from tests.importers.unknown_tables import ROWS, bank_list, group_sales, parentheses, roc_dates, two_amounts
from tests.ui.conftest import answer, settle

KEY = Qt.Key


@pytest.fixture
def window(open_window: Any, tmp_path: Path) -> Any:
    """Return a window on a new book."""
    shown = open_window(book=str(tmp_path / "book.tieout"))
    shown.resize(1280, 860)
    return shown


def open_mapping(window: Any, qtbot: Any, path: Path) -> MappingPage:
    """Import a file that no format knows, and go to its columns from the line that says so."""
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(path)])
    settle(qtbot, window)
    (line,) = page.flow.draft.found.lines
    assert line.mappable
    button = page.flow.check.detail.map
    assert button.isVisible()
    button.setFocus()
    qtbot.keyClick(button, KEY.Key_Space)
    settle(qtbot, window)
    found = page.flow.findChild(MappingPage)
    assert found is not None and found.isVisible()
    return found


def pick(qtbot: Any, box: QComboBox, wanted: Any) -> None:
    """Choose an entry of a box by the keyboard alone."""
    box.setFocus()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    at = next(at for at in range(box.count()) if box.itemData(at) == wanted)
    qtbot.keyClick(view, KEY.Key_Home)
    for _ in range(at):
        qtbot.keyClick(view, KEY.Key_Down)
    qtbot.keyClick(view, KEY.Key_Return)
    assert box.currentData() == wanted
    awake(qtbot, box.window())


def awake(qtbot: Any, window: Any) -> None:
    """Give the window back what a popup took: offscreen nobody else does."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def statements(window: Any) -> Any:
    with window.session.book.read() as uow:
        return uow.statements.live()


def test_from_a_refused_file_to_imported_rows_by_keyboard(window, qtbot, tmp_path):
    """UX 3, 6: an unsupported file says what was seen and leads to the columns; the end is shut with its reason."""
    mapping = open_mapping(window, qtbot, group_sales(tmp_path / "小鹅团购流水_10月"))
    assert mapping.title.text() == "小鹅团购流水_10月.xlsx"
    assert mapping.draft.columns[8].state == "ask"
    assert not mapping.primary.isEnabled() and "状态" in mapping.reason.text()
    # the column that is asked about is the current one: Alt+Down opens its choice
    assert mapping.table.hasFocus() and mapping.table.column() == 8
    qtbot.keyClick(mapping.table, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    box = mapping.table.meaning.boxes[8]
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), KEY.Key_Return)
    awake(qtbot, window)
    settle(qtbot, window)
    assert mapping.draft.columns[8].state == "set"
    assert "成交" in mapping.reason.text() and not mapping.primary.isEnabled()
    mapping.tests.agree.setFocus()
    qtbot.keyClick(mapping.tests.agree, KEY.Key_Return)
    settle(qtbot, window)
    assert mapping.primary.isEnabled() and mapping.isAncestorOf(window.focusWidget())
    assert [line.split(",")[0] for line in mapping.tests.lines] == ["Right"] * len(mapping.tests.lines)
    assert mapping.result.model.rowCount() == 5
    mapping.table.setFocus()
    qtbot.keyClick(mapping.table, KEY.Key_F2)
    assert mapping.tests.name.hasFocus() and mapping.tests.name.text() == "小鹅团购流水"
    qtbot.keyClicks(mapping.tests.name, "Group sales")
    mapping.primary.setFocus()
    qtbot.keyClick(mapping.primary, KEY.Key_Return)
    settle(qtbot, window)
    flow = window.show_page("statements").flow
    (line,) = flow.draft.found.lines
    assert (line.refusal_key, line.rows, line.control) == ("", ROWS, "agree")
    qtbot.keyClick(flow.primary, KEY.Key_Return)
    settle(qtbot, window)
    (stored,) = statements(window)
    assert (stored.format, stored.rows_stored) == ("generic.table", ROWS)
    (kept,) = list_layouts(layouts_folder(window.session.wiring.settings_path))
    assert (kept.title, Path(kept.path).name) == ("Group sales", "Group sales.json")
    assert kept.data["kinds"] == {"成交": "payment", "退款": "refund"}


@pytest.mark.parametrize("password", ["", "2026"])
def test_a_table_in_an_archive_is_mapped_where_it_stands(window, qtbot, tmp_path, password):
    """The other members keep what they are; a locked archive is opened by the password that was given before."""
    table, archive = bank_list(tmp_path / "bank"), tmp_path / "all.zip"
    with pyzipper.AESZipFile(archive, "w", encryption=pyzipper.WZ_AES if password else None) as packed:
        if password:
            packed.setpassword(password.encode())
        packed.writestr("十月/bank.csv", table.read_bytes())
        packed.writestr("note.txt", b"hello,world\n")
    page = window.show_page("statements")
    settle(qtbot, window)
    page.flow.draft.passwords.extend([password] if password else [])
    page.import_files([str(archive)])
    settle(qtbot, window)
    line = next(one for one in page.flow.draft.found.lines if one.file.endswith("bank.csv"))
    assert (line.member, line.mappable) == ("十月/bank.csv", True)
    page.flow._on_map(line)
    settle(qtbot, window)
    mapping = page.flow.findChild(MappingPage)
    assert mapping.title.text() == "bank.csv" and mapping.look.rows == ROWS + 2
    assert mapping.tests.name.text() == "bank"
    for at, one in enumerate(mapping.draft.columns):
        if one.state == "ask":
            mapping.draft.choose(at, one.field or one.also[0])
    assert mapping.draft.why_not() == ("", {})
    mapping._try()
    settle(qtbot, window)
    assert mapping.primary.isEnabled()
    mapping.primary.setFocus()
    qtbot.keyClick(mapping.primary, KEY.Key_Return)
    settle(qtbot, window)
    lines = {one.file.rpartition("!")[2]: one for one in page.flow.draft.found.lines}
    assert (lines["十月/bank.csv"].refusal_key, lines["十月/bank.csv"].rows) == ("", ROWS)
    assert lines["note.txt"].refusal_key == "refused.unknown_columns"
    qtbot.keyClick(page.flow.primary, KEY.Key_Return)
    settle(qtbot, window)
    (stored,) = [one for one in statements(window) if one.rows_stored]
    assert (stored.format, stored.rows_stored) == ("generic.table", ROWS)


def test_the_next_file_with_these_columns_is_read_by_itself(window, qtbot, tmp_path):
    """UX 9: the mapping is remembered and used, and the window says by which layout."""
    folder = layouts_folder(window.session.wiring.settings_path)
    layout = {
        "title": "Bank of mine", "layer": "bank", "header": ["日期", "摘要", "甲", "乙", "丙", "对方户名"],
        "columns": {"occurred_at": "日期", "in": "甲", "out": "乙", "balance": "丙"}, "account": "6222",
    }  # fmt: skip
    path = save_layout(folder, layout)
    page = window.show_page("statements")
    settle(qtbot, window)
    page.import_files([str(bank_list(tmp_path / "bank"))])
    settle(qtbot, window)
    (line,) = page.flow.draft.found.lines
    assert (line.refusal_key, line.rows, line.account) == ("", ROWS, "6222")
    assert window.session.words.say(line.message_key, line.message_params) == "Read by the layout “Bank of mine”."
    assert Path(path).exists()


def test_each_change_is_tested_again_and_shown_in_the_first_rows(window, qtbot, tmp_path):
    """UX 5: the first rows as they will be stored, with the proof, at every change."""
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    for box in mapping.table.meaning.boxes[2:4]:
        assert "needs an answer" in box.accessibleName()
    pick(qtbot, mapping.table.meaning.boxes[3], "amount")
    settle(qtbot, window)
    paid = mapping.result.model.text(0, 2)
    pick(qtbot, mapping.table.meaning.boxes[2], "amount")
    settle(qtbot, window)
    assert mapping.result.model.text(0, 2) != paid
    assert mapping.draft.columns[3].field == ""
    pick(qtbot, mapping.table.meaning.boxes[2], "")
    settle(qtbot, window)
    assert mapping.result.model.rowCount() == 0 and "amount" in mapping.reason.text()


def test_further_fields_make_the_page_no_taller_than_its_window(window, qtbot, tmp_path):
    """UX 58: what remembers the layout stays in sight."""
    window.resize(1440, 900)
    mapping = open_mapping(window, qtbot, group_sales(tmp_path / "sales"))
    mapping.options.more.setChecked(True)
    settle(qtbot, window)
    assert mapping.scroll.verticalScrollBar().maximum() == 0
    assert mapping.table.horizontalScrollBar().maximum() == 0  # nine columns and the row numbers are in sight
    assert not mapping.tests.name.visibleRegion().isEmpty()


def test_row_numbers_stand_still_while_the_columns_scroll(window, qtbot, tmp_path):
    """UX 58: in the least window a row keeps its number, and the column asked about does not lie under it."""
    window.resize(1024, 640)
    mapping = open_mapping(window, qtbot, group_sales(tmp_path / "sales"))
    table, numbers = mapping.table, mapping.table.numbers
    assert table.horizontalScrollBar().maximum() > 0
    table.setCurrentIndex(table.model_.index(4, table.model_.columnCount() - 1))
    assert table.horizontalScrollBar().value() > 0 and numbers.columnViewportPosition(0) == 0
    assert table.model_.right_aligned(0)  # digits under digits
    assert [numbers.rowViewportPosition(row) for row in (0, 4)] == [table.rowViewportPosition(row) for row in (0, 4)]
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    assert numbers.rowViewportPosition(6) == table.rowViewportPosition(6) < 6 * table.rowHeight(0)
    for column in (1, 2):
        table.meaning.boxes[column - 1].setFocus()
        assert table.columnViewportPosition(column) >= numbers.width() == table.columnWidth(0)


def test_an_ambiguous_day_is_asked_for(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, parentheses(tmp_path / "wallet"))
    assert mapping.options.date.property("meaning") == "ask"
    pick(qtbot, mapping.options.date, ("%m/%d/%Y",))
    settle(qtbot, window)
    assert mapping.draft.date_state == "set"
    assert mapping.answer["first"][0]["at"] == 1767225600


def test_header_row_and_encoding_are_the_persons_to_change(window, qtbot, tmp_path):
    """UX 6: and Back loses none of it."""
    mapping = open_mapping(window, qtbot, roc_dates(tmp_path / "orders"))
    assert mapping.options.encoding.isVisible()
    mapping.options.header.setFocus()
    qtbot.keyClick(mapping.options.header, KEY.Key_Down)
    settle(qtbot, window)
    assert mapping.draft.header_row == 0 and mapping.draft.layout()["first_row"] == 2
    field = mapping.draft.columns[0].field
    mapping._on_chosen(0, "" if field else "channel_ref")
    settle(qtbot, window)
    said = mapping.draft.layout()
    mapping.back.setFocus()
    qtbot.keyClick(mapping.back, KEY.Key_Return)
    settle(qtbot, window)
    qtbot.keyClick(window.pages["statements"].flow.check.detail.map, KEY.Key_Space)
    settle(qtbot, window)
    assert mapping.draft.layout() == said and mapping.draft.header_row == 0 and mapping.notice.isHidden()


def test_files_that_come_while_a_table_is_explained_lose_nothing_of_it(window, qtbot, tmp_path):
    """UX 6: the list has the new file, its buttons are there, and what was said is there when it is opened again."""
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    mapping._on_chosen(0, "channel_ref")
    settle(qtbot, window)
    (tmp_path / "empty.csv").write_text("\n")
    window.import_files([str(tmp_path / "empty.csv")])
    settle(qtbot, window)
    flow = window.pages["statements"].flow
    assert len(flow.draft.found.lines) == 2 and flow.foot.isVisible() and not mapping.isVisible()
    flow.grid.selectRow(next(at for at in range(2) if "orders" in flow.model.index(at, 1).data()))
    settle(qtbot, window)
    flow.detail.map.click()
    settle(qtbot, window)
    assert mapping.title.text() == "orders.csv" and mapping.draft.columns[0].field == "channel_ref"


def test_a_layout_that_does_not_fit_names_the_file_and_the_missing_columns(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    layout = {
        "title": "Other",
        "layer": "bank",
        "columns": {"occurred_at": "付款时间", "amount": "发生额", "fee": "手续费"},
    }
    mapping._on_existing(layout)
    text = mapping.notice.text.text()
    assert all(one in text for one in ("Other", "orders.csv", "发生额", "手续费")) and "付款时间" not in text


def test_left_without_a_layout_nothing_stays(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    folder, asked = Path(mapping._asker._folder), []
    assert folder.exists()
    mapping._on_chosen(0, "channel_ref")

    def act(box: QMessageBox, leave: bool) -> None:
        asked.append(box.text())
        (next(one for one in box.buttons() if one.text() == "Leave") if leave else box.defaultButton()).click()

    for leave in (False, True):  # what was said of the columns is nowhere else
        assert mapping.isVisible() and mapping.draft.columns[0].field == "channel_ref"
        answer(QMessageBox, partial(act, leave=leave))
        mapping.cancel.setFocus()
        qtbot.keyClick(mapping.cancel, KEY.Key_Return)
        settle(qtbot, window)
    assert len(asked) == 2 and "orders.csv would be lost" in asked[0]
    assert not mapping.isVisible() and not folder.exists()
    qtbot.keyClick(window.pages["statements"].flow.check.detail.map, KEY.Key_Space)
    settle(qtbot, window)
    mapping.cancel.click()  # nothing was said: nothing is asked
    settle(qtbot, window)
    assert len(asked) == 2 and not mapping.isVisible()
    assert list_layouts(layouts_folder(window.session.wiring.settings_path)) == []


def test_a_table_has_an_account_of_its_own_unless_a_person_says_otherwise(window, qtbot, tmp_path):
    """UX 9: two tables without an account would be added up as one; vouchers are booked on accounts, and are none."""
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    account, name = mapping.options.account, mapping.tests.name
    assert (account.text(), mapping.draft.layout()["account"]) == ("orders", "orders") and account.isVisible()
    qtbot.keyClicks(name, " 2")
    assert (account.text(), mapping.draft.layout()["account"]) == ("orders 2", "orders 2")
    mapping._on_option("layer", "ledger")
    assert account.text() == "" and "account" not in mapping.draft.layout()
    mapping._on_option("layer", "order")
    mapping._on_option("account", "")  # the layout is for several accounts
    settle(qtbot, window)
    qtbot.keyClicks(name, "3")
    mapping.go_back()
    settle(qtbot, window)
    qtbot.keyClick(window.pages["statements"].flow.check.detail.map, KEY.Key_Space)
    settle(qtbot, window)
    assert account.text() == "" and "account" not in mapping.draft.layout()


def test_every_field_is_reached_by_tab_and_has_a_name(window, qtbot, tmp_path):
    """UX 59: order of the Tab key, names of the fields."""
    mapping = open_mapping(window, qtbot, group_sales(tmp_path / "sales"))
    mapping.options.more.setChecked(True)
    kinds = (QComboBox, QSpinBox, QLineEdit, QToolButton)
    wanted = {
        one
        for kind in kinds
        for one in mapping.findChildren(kind)
        if one.isVisibleTo(mapping) and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one.parent(), (QComboBox, QSpinBox))
    }  # fmt: skip
    assert all(one.accessibleName() for one in wanted)
    mapping.existing.setFocus()
    seen = set()
    for _ in range(120):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert wanted - seen == set()


def test_amounts_are_hidden_here_too(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, group_sales(tmp_path / "sales"))
    privacy.set_hidden(True)
    try:
        row = next(at for at, number in enumerate(mapping.table._numbers) if number == 4)
        assert mapping.table.model_.text(row, 6) == "••••"
        assert mapping.result.model.text(0, 2) == "••••"
        assert not any("7,549.86" in line for line in mapping.tests.lines)
    finally:
        privacy.set_hidden(False)


def test_layouts_in_the_settings_are_taken_in_passed_on_changed_and_deleted(window, qtbot, tmp_path):
    folder = layouts_folder(window.session.wiring.settings_path)
    section = window.show_page("settings").show_section("layouts")
    assert section.none.isVisible() and not section.delete.isEnabled()
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"layer": "bank", "columns": {"amount": "金额"}}), encoding="utf-8")
    section.take_file(str(bad))
    assert "columns.occurred_at" in section.notice.text.text() and list_layouts(folder) == []
    columns = {"occurred_at": "付款时间", "amount": "实付金额", "order_ref": "订单编号"}
    header = ["订单编号", "付款时间", "商品金额", "实付金额", "运费"]
    good = tmp_path / "good.json"
    good.write_text(
        json.dumps({"title": "Sent", "layer": "channel", "columns": columns, "header": header}), encoding="utf-8"
    )
    section.take_file(str(good))
    assert section.current().title == "Sent" and section.notice.isHidden()
    section.edit_on(section.current(), str(two_amounts(tmp_path / "orders")))
    settle(qtbot, window)
    mapping = section._mapping
    assert mapping.primary.isEnabled() and mapping.draft.columns[3].field == "amount"
    pick(qtbot, mapping.options.layer, "settlement")
    settle(qtbot, window)
    qtbot.keyClick(mapping.primary, KEY.Key_Return)
    settle(qtbot, window)
    (kept,) = list_layouts(folder)
    assert (kept.data["layer"], kept.title) == ("settlement", "Sent")
    section.grid.setFocus()
    qtbot.keyClick(section.grid, KEY.Key_Delete)
    assert list_layouts(folder) == [] and section.toast.isVisible()
    section.toast.action.click()
    assert [one.title for one in list_layouts(folder)] == ["Sent"]


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("小鹅团购流水_10月.xlsx", "小鹅团购流水"),
        ("bank 2026-10-31.csv", "bank"),
        ("2026.csv", "2026"),
        ("orders.csv", "orders"),
    ],
)
def test_a_layout_is_named_after_its_file(file, title):
    assert title_of(file) == title


def test_a_layout_that_the_file_contradicts_is_used_only_after_a_question(window, qtbot, tmp_path):
    """UX 33: the safe answer is the default, and the number of tests that do not hold is named."""
    mapping = open_mapping(window, qtbot, bank_list(tmp_path / "bank"))
    pick(qtbot, mapping.table.meaning.boxes[2], "out")
    pick(qtbot, mapping.table.meaning.boxes[3], "in")
    settle(qtbot, window)
    mapping.tests.confirmed.emit()
    settle(qtbot, window)
    assert "hold" in mapping.reason.text() and mapping.primary.isEnabled(), mapping.reason.text()
    asked: list[str] = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        box.reject()

    answer(QMessageBox, stay)
    mapping.primary.click()
    settle(qtbot, window)
    assert "contradict" in asked[0] and mapping.isVisible()
    assert list_layouts(layouts_folder(window.session.wiring.settings_path)) == []
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if "same" in one.text()).click())
    mapping.primary.click()
    settle(qtbot, window)
    assert len(list_layouts(layouts_folder(window.session.wiring.settings_path))) == 1
