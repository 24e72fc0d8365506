"""The import flow in the real window: good, repeated, broken, locked files; accounts; cancel; undo."""

from __future__ import annotations

import shutil
import zipfile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox, QPushButton

from app.ui.models.columns_model import PAINT
from app.ui.wizards.import_model import ACCOUNT, FORMAT
from app.ui.wizards.undo_import_box import UndoImportBox
from tests.demo_book import SEPTEMBER
from tests.ui.conftest import answer, demo_file, settle


@pytest.fixture
def flow_of(open_window, qtbot, tmp_path):
    """Return a function that opens a window on a new book and starts the flow with files."""

    def start(*files, lang="en"):
        window = open_window(book=str(tmp_path / "shop.tieout"), lang=lang)
        window.session.set_period(SEPTEMBER)  # whatever the clock says
        window.import_files([str(one) for one in files])
        flow = window.pages["statements"].flow
        qtbot.waitUntil(lambda: not flow.busy, timeout=60_000)
        settle(qtbot, window)
        return window, flow

    return start


def _cells(flow, row):
    return [flow.model.index(row, column).data() for column in range(flow.model.columnCount())]


def test_a_good_file_shows_what_was_found_and_is_imported(flow_of, qtbot):
    window, flow = flow_of(demo_file("2026-09", "*_account.csv"))
    cells = _cells(flow, 0)
    assert cells[2] == "Alipay account log" and cells[3].startswith("2088") and cells[4] == "09-01 – 09-30"
    line = flow.draft.found.lines[0]
    assert line.rows == line.new + line.seen + line.refused == 374
    assert cells[9:11] == ["35,304.12", "−37,896.41"] and cells[11] == "Agree"
    assert flow.primary.text() == "Import 374 rows" and flow.primary.isEnabled()
    flow.primary.click()
    assert flow.steps.labels[1].property("state") == "matched"  # the third step already, while it imports
    settle(qtbot, window)
    assert flow.done_title.text() == "374 rows imported"
    assert flow.done_text.text() == "1 statement stored. Undo with Ctrl+Z takes all of it back."  # none were there
    assert flow.primary.text() == "Match now"
    flow.cancel.click()
    settle(qtbot, window)
    page = window.pages["statements"]
    assert [one.rows_stored for one in page.listing.statements] == [374]
    assert page.grid.isVisible()


def test_statements_of_one_file_in_several_currencies_are_told_apart(flow_of, qtbot, tmp_path):
    """The books are called as in the list wherever they are called, and each statement names its currency."""
    head = "日期,傳票號碼,摘要,科目編號,科目名稱,幣別,借方金額,貸方金額\n"
    rows = [f"115/10/05,{code},銷貨,{line}\n" for code in ("TWD", "USD") for line in _sale(code)]
    source = tmp_path / "傳票.csv"
    source.write_text(head + "".join(rows), encoding="utf-8")
    window, flow = flow_of(source)
    paints = [flow.model.paint(line, FORMAT) for line in range(2)]
    assert [one.after for one in paints] == ["TWD", "USD"] and paints[0].text
    assert flow.detail.panel.account.currentText() == _cells(flow, 0)[ACCOUNT] == "Books"
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    settle(qtbot, window)
    listed = window.pages["statements"].model
    assert [listed.paint(line, 1).after for line in range(2)] == ["TWD", "USD"]


def _sale(code):
    return f"1113,銀行存款,{code},100,", f"4101,銷貨收入,{code},,100"


def test_the_same_file_again_brings_nothing_and_says_why(flow_of, qtbot, tmp_path):
    """UX 7: the same file again gives no new row and says so."""
    source = demo_file("2026-09", "youzan_*.csv")
    window, flow = flow_of(source)
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    other = tmp_path / "another name.csv"
    other.write_bytes(source.read_bytes())
    window.import_files([str(other)])
    qtbot.waitUntil(lambda: bool(flow.draft.found.lines) and not flow.busy, timeout=30_000)
    settle(qtbot, window)
    assert _cells(flow, 0)[11].startswith("The same as youzan_")
    short = flow.model.index(0, 11).data(PAINT).short
    assert short.endswith(".csv") and len(short) < len(_cells(flow, 0)[11]), "where it has no room its end stays"
    assert "nothing is added twice" in flow.detail.sentence.text()
    assert not flow.primary.isEnabled()
    assert flow.reason.text() == "Every row of these files is in the book already."


def test_a_broken_file_is_named_in_place_and_the_others_go_on(flow_of, qtbot, tmp_path):
    """UX 47: what happened, to which file, with details to copy; the others go on."""
    page = tmp_path / "bill.csv"
    page.write_text("<!DOCTYPE html><html><body>log in</body></html>", encoding="utf-8")
    window, flow = flow_of(page, demo_file("2026-09", "youzan_*.csv"))
    broken = next(at for at, one in enumerate(flow.draft.found.lines) if one.refusal_key)
    flow.grid.selectRow(broken)
    assert _cells(flow, broken)[2] == "Refused"
    assert "HTML" in flow.detail.sentence.text()
    flow.detail.copy.click()
    assert "bill.csv" in QApplication.clipboard().text()
    assert flow.primary.isEnabled()
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    settle(qtbot, window)
    stored = window.pages["statements"].listing.statements
    assert sorted(bool(one.refused_key) for one in stored) == [False, True]


def test_a_row_that_is_no_amount_is_named_with_its_line(flow_of, tmp_path):
    source = demo_file("2026-09", "youzan_*.csv")
    text = source.read_bytes().decode("utf-8-sig")
    lines = text.splitlines(keepends=True)
    import csv
    import io

    header, row = next(csv.reader([lines[0]])), next(csv.reader([lines[3]]))
    column = header.index("应收订单金额")
    row[column] = "twelve"
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row)
    lines[3] = out.getvalue()
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("".join(lines), encoding="utf-8")
    _window, flow = flow_of(wrong)
    assert flow.draft.found.lines[0].row == 4
    assert "Row 4" in flow.detail.sentence.text() and "twelve" in flow.detail.sentence.text()
    assert not flow.primary.isEnabled()


def test_an_account_that_the_file_does_not_state_can_be_said(flow_of, qtbot):
    window, flow = flow_of(demo_file("2026-09", "pdd-mall-*.csv"))
    assert _cells(flow, 0)[3] == "not stated"
    assert flow.detail.account.isVisible()
    flow.detail.account.setCurrentText("拼多多 1 店")
    flow.detail.apply.click()
    qtbot.waitUntil(lambda: not flow.busy and flow.draft.found.lines[0].account == "拼多多 1 店", timeout=30_000)
    settle(qtbot, window)
    assert _cells(flow, 0)[3] == "拼多多 1 店"
    assert flow.detail.account.isVisible()  # what was said can be said otherwise
    flow.primary.click()
    settle(qtbot, window)
    window.show_page("settings").show_section("accounts")
    settle(qtbot, window)
    assert [one.account.code for one in window.pages["settings"].made["accounts"].rows] == ["拼多多 1 店"]


def test_a_password_is_asked_once_for_the_batch(flow_of, qtbot, tmp_path):
    """UX 2: archives with a password; it is asked once for the batch."""
    import pyzipper

    asked: list[str] = []

    def type_it(box) -> None:
        asked.append(box.labelText())
        box.setTextValue("秘密" if len(asked) == 1 else "秘密123")
        box.accept()

    for name in ("one.zip", "two.zip"):
        with pyzipper.AESZipFile(tmp_path / name, "w", encryption=pyzipper.WZ_AES) as packed:
            packed.setpassword("秘密123".encode())
            packed.write(demo_file("2026-09" if name == "one.zip" else "2026-10", "youzan_*.csv"), "orders.csv")
    answer(QInputDialog, type_it)
    _window, flow = flow_of(tmp_path / "one.zip", tmp_path / "two.zip")
    qtbot.waitUntil(lambda: not flow.busy and flow.notice.isVisible(), timeout=30_000)
    assert len(asked) == 1 and asked[0].startswith("A password is needed for one.zip, two.zip.")
    assert (
        flow.notice.text.text() == "Another password is needed for one.zip, two.zip."
    )  # one that opens nothing is told, not asked on
    answer(QInputDialog, type_it)
    flow.notice.action.click()
    qtbot.waitUntil(lambda: not flow.busy and len(flow.draft.chosen()) == 2, timeout=30_000)
    assert len(asked) == 2 and flow.notice.isHidden()


def test_rows_can_be_left_out_with_the_keyboard(flow_of, qtbot):
    _window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"), demo_file("2026-09", "*_account.csv"))
    before = flow.draft.new_rows
    flow.grid.setCurrentIndex(flow.model.index(0, 1))
    qtbot.keyClick(flow.grid, Qt.Key.Key_Space)
    assert flow.draft.new_rows == before - flow.draft.found.lines[0].new
    qtbot.keyClick(flow.grid, Qt.Key.Key_Space)
    assert flow.draft.new_rows == before


def test_back_keeps_what_was_chosen_and_said(flow_of, qtbot):
    """UX 6: going back, and to another page, loses no choice."""
    window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"), demo_file("2026-09", "*_account.csv"))
    flow.draft.choose(0, False)
    flow.back.click()
    assert flow.reason.text() == "2 statements wait on the list; Next goes back to it." and flow.forward.isVisible()
    window.show_page("settings").show_section("accounts")
    settle(qtbot, window)
    window.import_files([])
    assert len(flow.draft.found.lines) == 2 and flow.draft.left_out == {0}


def test_cancelling_leaves_no_trace(flow_of, qtbot, open_window):
    window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"))
    flow.primary.click()
    flow.stop_button.click()
    settle(qtbot, window)
    with window.session.book.read() as uow:
        stored = len(uow.statements.live())
        entries = len(uow.audit.entries())
    assert stored == 0 or entries  # a commit may have been quicker: then all of it is there
    assert not flow.busy


def test_files_whose_reading_was_cancelled_may_be_dropped_again(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    file = str(demo_file("2026-09", "youzan_*.csv"))
    window.import_files([str(demo_file("2026-09", "youzan_*.csv").parent)])
    flow = window.pages["statements"].flow
    qtbot.waitUntil(flow.stop_button.hasFocus)
    said = [one.text() for one in flow.findChildren(QPushButton) if one.isVisible()]
    assert said == ["Stop"], "one button ends it, and it is not called as what leaves the page"
    qtbot.keyClick(flow.stop_button, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert not flow.draft.paths, "what no list shows is not kept"
    assert QApplication.focusWidget() is flow.choose_button, "Enter does not leave the import"
    window.import_files([file])
    settle(qtbot, window)
    assert [one.file for one in flow.draft.found.lines] == [file]
    window.import_files([str(demo_file("2026-09", "*_account.csv"))])
    assert flow.busy and not flow.forward.isVisible(), "nothing goes on to a list that is being read"
    qtbot.mouseClick(flow.stop_button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert flow.draft.paths == [file] and flow.grid.isVisible()


def test_a_folder_without_files_says_so_and_is_looked_at_again(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    folder = tmp_path / "september"
    folder.mkdir()
    window.import_files([str(folder)])
    flow = window.pages["statements"].flow
    settle(qtbot, window)
    assert flow.notice.text.text() == "Nothing to import: no file was found."
    shutil.copy(demo_file("2026-09", "youzan_*.csv"), folder)
    window.import_files([str(folder)])
    settle(qtbot, window)
    assert len(flow.draft.found.lines) == 1 and not flow.notice.isVisible()


def test_leaving_the_flow_while_it_reads_ends_it(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.import_files([str(demo_file("2026-09", "youzan_*.csv").parent)])
    flow = window.pages["statements"].flow
    assert flow.busy
    flow.leave_flow()
    settle(qtbot, window)
    assert not flow.draft.paths and not flow.draft.found.lines
    with window.session.book.read() as uow:
        assert not uow.statements.live()


def test_an_import_is_undone_as_a_unit_and_done_again(flow_of, qtbot):
    """UX 8: an import is one undoable unit; one file of it may go alone."""
    window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"), demo_file("2026-09", "*_account.csv"))
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    settle(qtbot, window)
    page = window.pages["statements"]

    def confirm(box) -> None:
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        assert "535 rows" in box.text() and box.text().startswith("2 statements")
        next(one for one in box.buttons() if one.text() == "Undo this import").click()

    answer(QMessageBox, confirm)
    page.undo_button.click()
    settle(qtbot, window)
    assert page.listing.statements == ()
    assert page.stack.currentWidget() is page.empty
    window.redo()
    settle(qtbot, window)
    assert len(page.listing.statements) == 2

    def alone(box) -> None:
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        assert box.windowTitle() == "Take this file back?" and box.text().startswith("youzan_")
        assert box.informativeText() == "What else came with that import stays."
        box.undo.click()

    page._pick(page.model.row_of(next(one.number for one in page.listing.statements if "youzan" in one.file)))
    assert {"Take this file back", "Undo this import"} <= {one.text() for one in page.menu_actions()["edit"]}
    answer(UndoImportBox, alone)
    window.activateWindow()
    page.grid.setFocus()
    qtbot.waitUntil(page.grid.hasFocus)
    qtbot.keyClick(page.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.listing.statements) == 1, timeout=30_000)
    settle(qtbot, window)
    assert page.listing.statements[0].file.endswith("_account.csv") and page.grid.currentIndex().row() == 0
    window.undo()
    settle(qtbot, window)
    assert len(page.listing.statements) == 2


def test_a_statement_that_disagrees_is_accepted_with_a_reason(flow_of, qtbot, tmp_path):
    source = demo_file("2026-09", "*_account.csv")
    raw = source.read_bytes()
    text = raw.decode("gb18030")
    lines = text.splitlines(keepends=True)
    at = next(
        i for i, one in enumerate(lines) if (one.startswith("#") and "合计" in one and "374" in one) or "#收入" in one
    )
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes("".join([*lines[:at], _one_more(lines[at]), *lines[at + 1 :]]).encode("gb18030"))
    window, flow = flow_of(wrong)
    assert _cells(flow, 0)[11] == "Disagree"
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    settle(qtbot, window)
    page = window.pages["statements"]
    assert page.accept_button.isVisible()

    def explain(dialog) -> None:
        assert not dialog.ok.isEnabled()
        dialog.note.setPlainText("the bank confirmed it")
        dialog.ok.click()

    answer(QDialog, explain)
    page.accept_button.click()
    settle(qtbot, window)
    assert _cells(page, 0)[-1] == "Disagree, accepted"
    assert not page.accept_button.isVisible()


def _one_more(line: str) -> str:
    """Return the line with its first number one higher."""
    import re

    return re.sub(r"\d+", lambda found: str(int(found[0]) + 1), line, count=1)


def test_the_flow_speaks_chinese(flow_of, qtbot):
    _window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"), lang="zh_CN")
    assert flow.primary.text() == "导入 161 行"
    assert _cells(flow, 0)[2] == "有赞订单"


@pytest.mark.parametrize("name", ["empty.csv", "picture.csv", "broken.zip"])
def test_bad_input_is_refused_without_a_box(flow_of, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(
        {"empty.csv": b"", "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(64), "broken.zip": b"PK\x03\x04x"}[name]
    )
    if name == "broken.zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("a.csv", "x" * 500)
        path.write_bytes(path.read_bytes()[:-30])
    _window, flow = flow_of(path)
    assert flow.draft.found.lines[0].refusal_key
    assert not flow.primary.isEnabled() and flow.reason.text()
