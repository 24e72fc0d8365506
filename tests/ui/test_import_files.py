"""The import flow beyond the plain case: habits, ties, rows left out, copied cells, the calendar, many files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QRect, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from app.domain.period import Period, PeriodState
from app.services.coverage_calendar import COVERED, IDLE, MISSING, OVERLAP
from app.services.decide import Decision, decide
from app.services.layouts import layouts_folder
from app.services.review import load_review
from app.ui.delegates.cell import width_of
from app.ui.delegates.day import draw_day
from app.ui.models.columns_model import ACCESSIBLE
from app.ui.theme import theme
from app.ui.wizards import import_model as im
from app.ui.wizards.coverage_panel import Legend
from app.ui.wizards.left_out_dialog import LeftOutDialog
from app.ui.wizards.line_detail import FirstRows
from app.ui.wizards.paste import paste
from app.ui.wizards.undo_import_box import UndoImportBox
from tests.ui.conftest import DEMO, answer, demo_file, settle
from tests.ui.test_import import _cells, flow_of  # noqa: F401 (a fixture)
from tests.ui.walker import nameless


def _finish(flow, window, qtbot) -> None:
    flow.primary.click()
    settle(qtbot, window)
    flow.cancel.click()
    settle(qtbot, window)


def _again(window, qtbot, *files):
    window.import_files([str(one) for one in files])
    flow = window.pages["statements"].flow
    qtbot.waitUntil(lambda: not flow.busy and bool(flow.draft.found.lines), timeout=60_000)
    settle(qtbot, window)
    return flow


def _broken(folder: Path, *rows: int) -> Path:
    """Return the demo's orders with an amount that is none in these lines."""
    lines = demo_file("2026-09", "youzan_*.csv").read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    column = next(csv.reader([lines[0]])).index("应收订单金额")
    for row in rows:
        cells = next(csv.reader([lines[row - 1]]))
        cells[column] = "twelve"
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow(cells)
        lines[row - 1] = out.getvalue()
    path = folder / "wrong.csv"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def test_account_and_shop_of_last_time_are_there_and_say_so(flow_of, qtbot):  # noqa: F811
    """UX 9: what was said of a source is remembered and offered next time."""
    window, flow = flow_of(demo_file("2026-09", "pdd-mall-*.csv"))
    flow.detail.account.setCurrentText("拼多多 1 店")
    flow.detail.panel.shop.setCurrentText("禾木家居")
    qtbot.keyClick(flow.detail.panel.shop.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not flow.busy and flow.draft.found.lines[0].shop == "禾木家居", timeout=30_000)
    assert flow.draft.found.lines[0].account == "拼多多 1 店"
    _finish(flow, window, qtbot)
    flow = _again(window, qtbot, demo_file("2026-10", "pdd-mall-*.csv"))
    assert _cells(flow, 0)[3] == "拼多多 1 店"
    flow.detail.show_view("file")
    assert flow.detail.panel.hint.text() == "As last time."
    assert flow.detail.panel.shop.currentText() == "禾木家居"


def test_the_form_of_a_file_and_its_first_rows_are_shown(flow_of, qtbot):  # noqa: F811
    """UX 5: encoding, delimiter, header row, date form, currency, rows, sums, period, first rows in their glyphs."""
    window, flow = flow_of(demo_file("2026-09", "*_account.csv"))
    flow.detail.show_view("file")
    texts = [one.text() for one in flow.detail.panel.values]
    assert texts == [
        "Text", "GB18030", "comma", "in row 5", "YYYY-MM-DD hh:mm:ss", "CNY", "374", "35,304.12 / −37,896.41",
        "2026-09-01 – 2026-09-30, stated by the file",
    ]  # fmt: skip
    assert _cells(flow, 0)[4] == "09-01 – 09-30"
    window.session.set_period(Period.month(2027, 1))
    flow.check.show_draft(flow.draft)
    assert _cells(flow, 0)[4] == "2026-09-01 – 2026-09-30"  # not of the year looked at
    flow.detail.views.choose("rows")
    model = flow.detail.first_rows.model
    assert "账务流水号" in model.titles() and model.rowCount() == 8
    assert model.index(0, 0).data() == "6"
    right = {title for at, title in enumerate(model.titles()) if model.right_aligned(at)}
    amounts = {one for one in model.titles() if one.endswith("元）")}
    assert "账务流水号" not in right and amounts and right == {"Row", *amounts}  # digits under digits
    flow.detail.views.choose("totals")
    assert flow.detail.figures.isVisible()


def test_a_long_text_of_a_row_is_whole_where_there_is_room(qtbot):
    text = "a remark that goes on " * 3
    look = SimpleNamespace(header=("Amount", "Remark"), rows=(("1.00", text),), numbers=(2,))
    rows = FirstRows()
    qtbot.addWidget(rows)
    rows.show_line(SimpleNamespace(look=look))
    rows.resize(900, 200)
    rows.show()
    wide = rows.grid.columnWidth(2)
    assert wide >= width_of(rows.grid.cell(0, 2)) > 220
    rows.resize(400, 200)
    assert rows.grid.columnWidth(2) < wide


def test_unreadable_rows_are_left_out_only_with_a_reason(flow_of, qtbot, tmp_path):  # noqa: F811
    window, flow = flow_of(_broken(tmp_path, 4, 17))
    assert flow.detail.leave_out.isVisible()

    def explain(dialog) -> None:
        rows = [[dialog.model.index(row, column).data() for column in range(3)] for row in range(2)]
        assert [row[0] for row in rows] == ["4", "17"] and "twelve" in rows[0][2]
        assert not dialog.ok.isEnabled()
        dialog.written.setPlainText("cancelled at the till")
        dialog.ok.click()

    answer(LeftOutDialog, explain)
    flow.detail.leave_out.click()
    qtbot.waitUntil(lambda: not flow.busy and bool(flow.draft.notes), timeout=30_000)
    settle(qtbot, window)
    line = flow.draft.found.lines[0]
    assert (line.new, line.refused, line.rows) == (159, 2, 161)
    assert _cells(flow, 0)[11] == "without rows: 2"
    assert "1 new + " not in flow.check.total.text() and "2 refused" in flow.check.total.text()
    _finish(flow, window, qtbot)
    page = window.pages["statements"]
    assert "cancelled at the till" in page.sentence.text() and "(4, 应收订单金额)" in page.sentence.text()
    with window.session.book.read() as uow:
        [stored] = uow.statements.live()
        assert uow.audit.entries()[-1].text_key == "audit.import_left_out"
    assert (stored.rows_read, stored.rows_stored, stored.rows_refused) == (161, 159, 2)


def test_refusing_to_leave_rows_out_leaves_the_file_refused(flow_of, qtbot, tmp_path):  # noqa: F811
    window, flow = flow_of(_broken(tmp_path, 4))
    answer(LeftOutDialog, lambda dialog: dialog.reject())
    flow.detail.leave_out.click()
    qtbot.waitUntil(lambda: not flow.busy and not flow.draft.said, timeout=30_000)
    settle(qtbot, window)
    assert flow.draft.found.lines[0].refusal_key and not flow.primary.isEnabled()


def _copied(text: str = "", html: str = "", picture: bool = False) -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    if picture:
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(data)


def test_copied_cells_are_a_file_like_any_other(open_window, qtbot, tmp_path):
    """UX 11: cells of a spreadsheet become a source; its lines are numbered from 1."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    raw = demo_file("2026-09", "youzan_*.csv").read_bytes().decode("utf-8-sig")
    _copied("\r\n".join("\t".join(row) for row in csv.reader(io.StringIO(raw))))
    window.import_files([])
    flow = window.pages["statements"].flow
    flow.focus_first()
    qtbot.keyClick(QApplication.focusWidget() or flow, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not flow.busy and bool(flow.draft.found.lines), timeout=30_000)
    settle(qtbot, window)
    assert _cells(flow, 0)[1:3] == ["pasted-1.tsv", "Youzan orders"]
    assert flow.draft.found.lines[0].look.delimiter == "\t" and flow.draft.found.lines[0].rows == 161
    asked = []

    def stay(box: QMessageBox) -> None:
        asked.append(box.text())
        box.defaultButton().click()

    answer(QMessageBox, stay)
    flow.cancel.click()  # copied cells are nowhere else
    assert asked == ["Leave without importing? This would be lost: 1 pasted table."] and flow.draft.paths
    _finish(flow, window, qtbot)
    with window.session.book.read() as uow:
        [stored] = uow.statements.live()
        assert stored.file == "pasted-1.tsv" and uow.statements.original(stored.original)


@pytest.mark.parametrize(
    ("copied", "said"),
    [
        ({"picture": True}, "A picture was copied"),
        ({"text": "a\tb\tc\n1\t2"}, "Half a table was copied: row 2 has 2 cells"),
        ({"text": "12.50"}, "that is no table"),
        ({"text": " "}, "No cells were copied"),
    ],
)
def test_what_cannot_be_pasted_is_refused_in_the_page(open_window, qtbot, tmp_path, copied, said):
    """UX 11: a picture or half a table is refused with a sentence."""
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.import_files([])
    page = window.show_page("statements")
    page.import_files()
    _copied(**copied)
    page.flow.screen.paste.click()
    assert page.flow.notice.isVisible() and said in page.flow.notice.text.text()
    page.flow.notice.hide()
    paste(window)  # from the menu of any page
    assert page.flow.notice.isVisible() and said in page.flow.notice.text.text()
    assert not page.flow.busy and not page.flow.draft.paths


def test_the_calendar_tells_covered_idle_and_missing_days_and_answers(flow_of, qtbot, tmp_path):  # noqa: F811
    source = demo_file("2026-09", "*_account.csv")
    lines = source.read_bytes().decode("gb18030").splitlines(keepends=True)
    first_day, end = "2026年09月01日", "2026年10月01日"
    for name, first, last in (("a.csv", 1, 13), ("b.csv", 15, 30)):
        days = {f"2026-09-{day:02d}" for day in range(first, last + 1)}
        kept = [one for one in lines if one.startswith("#") or "," not in one or "流水号" in one]
        rows = [one for one in lines if not one.startswith("#") and any(day in one for day in days)]
        after = "2026年10月01日" if last == 30 else f"2026年09月{last + 1:02d}日"
        text = "".join([*kept[:5], *rows, *kept[5:]]).replace(first_day, f"2026年09月{first:02d}日", 1)
        (tmp_path / name).write_bytes(text.replace(end, after, 1).encode("gb18030"))
    _window, flow = flow_of(tmp_path / "a.csv", tmp_path / "b.csv")
    flow.detail.views.choose("coverage")
    panel = flow.detail.coverage
    row = panel.model.row(0)
    assert [row.states[day] for day in (0, 13, 20)] == [COVERED, MISSING, COVERED]
    assert "2026-09-14 is missing" in panel.sentence.text()
    cell = panel.model.index(0, 13)
    assert cell.data() == "!" and cell.data(ACCESSIBLE).endswith("09-14: missing")
    panel.table.setCurrentIndex(cell)
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert "Download the file of this day" in panel.answer.text()
    day = panel.table.visualRect(panel.model.index(0, 20)).center()
    qtbot.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=day)
    assert "in b.csv" in panel.answer.text() and flow.check.current().file.endswith("b.csv")


@pytest.mark.parametrize("at", [4, 5])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_a_day_without_activity_has_four_edges_at_any_scale(qapp, ratio, at):
    """UX 58: also where the edge of a widget, as in the legend, falls between two pixels."""
    image = QImage(QSize(50, 50) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.color("surface"))
    painter, box = QPainter(image), QRect(at, at, 20, 14)
    painter.setClipRect(box)
    draw_day(painter, box, IDLE, False)
    painter.end()
    line, middle = theme.color("line2"), box.center() * ratio
    across = [x for x in range(image.width()) if image.pixelColor(x, middle.y() + 4) == line]
    down = [y for y in range(image.height()) if image.pixelColor(middle.x(), y) == line]
    assert across[-1] - across[0] >= 18.5 * ratio and down[-1] - down[0] >= 12.5 * ratio


def test_days_of_files_are_told_from_empty_ones_by_form_in_high_contrast(qapp):
    """UX 60: without tints a covered day is filled, and one of two files shows its bar."""

    def drawn(state: int) -> set[int]:
        image = QImage(24, 14, QImage.Format.Format_RGB32)
        image.fill(theme.color("surface"))
        painter = QPainter(image)
        draw_day(painter, image.rect(), state, False)
        painter.end()
        return {y for y in range(image.height()) if image.pixelColor(3, y) != theme.color("surface")}

    try:
        theme.apply("light", contrast=True)
        assert drawn(COVERED) == set(range(14)) and 14 > len(drawn(OVERLAP)) > 10
    finally:
        theme.apply("light", contrast=False)


def test_a_file_has_the_icon_of_its_kind_wherever_it_is_listed():
    files = ("a.csv", "month.zip!a.csv", "in/b.XLSX", "what!b.xls")
    assert [im.file_icon(one) for one in files] == [
        "file-text", "file-archive", "file-spreadsheet", "file-spreadsheet",
    ]  # fmt: skip


def test_the_statements_page_has_the_calendar_of_the_book(open_demo_book, qtbot):
    window = open_demo_book()
    page = window.show_page("statements")
    settle(qtbot, window)
    page.detail.views.choose("coverage")
    panel = page.detail.coverage
    assert panel.period == window.session.period and panel.model.rowCount() >= 8
    states = {int(one) for row in range(panel.model.rowCount()) for one in panel.model.row(row).states}
    assert {COVERED, IDLE} <= states
    row = next(row for row in range(panel.model.rowCount()) if panel.model.row(row).states[9] == COVERED)
    panel.table.setCurrentIndex(panel.model.index(row, 9))
    qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    wanted = {one.number for one in panel.model.covers(panel.model.index(row, 9))}
    assert {one.number for one in page.selected()} == wanted
    panel.show_covers([*page.listing.covers, replace(page.listing.covers[0], last=page.listing.covers[0].last + 20)])
    panel.next.click()
    assert panel.period == window.session.period.next() and panel.month.text() == "Oct 2026"
    assert not panel.next.isEnabled()
    panel.previous.click()
    assert panel.period == window.session.period and panel.month.text() == "Sep 2026"


def test_the_flow_is_made_when_it_is_asked_for_and_knows_the_accounts_of_the_book(open_demo_book):
    """Opening a book waits for nothing that nobody asked for."""
    page = open_demo_book().show_page("statements")
    assert "flow" not in page.__dict__
    account = page.flow.detail.account
    assert page.listing.accounts and set(page.listing.accounts) <= {
        account.itemText(at) for at in range(account.count())
    }


def test_what_people_did_on_an_import_is_listed_before_it_goes(open_demo_book, qtbot):
    """UX 8, UX 33: counts and work by hand are named, the safe button is the default one."""
    window = open_demo_book()
    with window.session.book.read() as uow:
        columns = load_review(uow, "L1", first=window.session.period.first, last=window.session.period.last)
    suggested = columns.match[np.isin(columns.state, (1, 2))][:1]
    decide(window.session.book, Decision(kind="confirm", matches=tuple(suggested.tolist()), many=True), "Lin")
    page = window.show_page("statements")
    settle(qtbot, window)
    texts: list[str] = []

    def look(box) -> None:
        texts.append(box.text() + box.informativeText())
        assert not window.runner.jobs  # the count is over, and no time runs while somebody thinks
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
        [hand] = [one for one in box.informativeText().splitlines() if one.startswith("L1 ")]
        assert re.fullmatch(r"L1   \S+   [\d,]+\.\d\d CNY", hand), "what was touched is named, with its amount"
        box.reject()

    answer(UndoImportBox, look)
    page.undo_button.click()
    qtbot.waitUntil(lambda: bool(texts), timeout=20_000)
    settle(qtbot, window)
    assert "match(es) made by hand since" in texts[0] or "1 match made by hand since" in texts[0]
    assert "confirmed matches of the program" in texts[0]
    assert page.listing.statements
    answer(UndoImportBox, lambda box: box.undo.click())
    page.undo_button.click()
    qtbot.waitUntil(lambda: not page.listing.statements, timeout=30_000)
    settle(qtbot, window)
    with window.session.book.read() as uow:
        assert uow.matches.live()[0].num_rows == 0


def test_an_original_opens_as_a_copy_and_is_saved_to_a_folder(open_demo_book, qtbot, tmp_path, monkeypatch):
    window = open_demo_book()
    page = window.show_page("statements")
    settle(qtbot, window)
    row = next(at for at, one in enumerate(page.listing.statements) if one.file.endswith(".csv"))
    page.grid.selectRow(row)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)  # leaves the machine
    page.detail.open.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    copy = Path(opened[0].toLocalFile())
    assert copy.read_bytes() == (DEMO / "2026-09" / copy.name).read_bytes()
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr("app.ui.wizards.statements_page.QFileDialog.getExistingDirectory", lambda *_: str(out))
    page.detail.save.click()
    qtbot.waitUntil(lambda: bool(list(out.iterdir())), timeout=20_000)
    settle(qtbot, window)
    assert (out / copy.name).read_bytes() == copy.read_bytes()


def test_refused_files_stay_visible_with_their_reason(flow_of, qtbot, tmp_path):  # noqa: F811
    page = tmp_path / "bill.csv"
    page.write_text("<!DOCTYPE html><html><body>log in</body></html>", encoding="utf-8")
    window, flow = flow_of(page, demo_file("2026-09", "youzan_*.csv"))
    _finish(flow, window, qtbot)
    statements = window.pages["statements"]
    row = next(at for at, one in enumerate(statements.listing.statements) if one.refused_key)
    statements.grid.selectRow(row)
    assert "HTML" in statements.sentence.text()
    assert not statements.detail.open.isVisible()  # nothing of it was kept


def test_sixty_files_leave_the_window_alive_and_one_bad_file_loses_no_other(open_window, qtbot, tmp_path):
    """UX 1, UX 2, UX 43: a folder of many files; the event loop goes on, Cancel lets go at once."""
    folder = tmp_path / "many"
    folder.mkdir()
    source = demo_file("2026-09", "youzan_*.csv").read_bytes().splitlines(keepends=True)
    for number in range(60):
        lines = [source[0], *source[1 + number * 2 : 3 + number * 2]]
        (folder / f"orders-{number:02d}.csv").write_bytes(b"".join(lines) if number % 20 else b"\x89PNG\r\n\x1a\n\0\0")
    window = open_window(book=str(tmp_path / "shop.tieout"))
    ticks: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start(20)
    window.import_files([str(folder)])
    flow = window.pages["statements"].flow
    qtbot.waitUntil(lambda: len(ticks) > 10, timeout=20_000)
    assert flow.busy
    qtbot.keyClick(flow.stop_button, Qt.Key.Key_Return)
    assert not flow.busy and flow.reason.text() == "Cancelled. Nothing was stored."
    window.import_files([str(folder)])
    qtbot.waitUntil(lambda: not flow.busy, timeout=60_000)
    settle(qtbot, window)
    timer.stop()
    lines = flow.draft.found.lines
    assert len(lines) == 60 and sum(bool(one.refusal_key) for one in lines) == 3
    assert sum(one.ready for one in lines) == 57
    assert len(ticks) > 50


def test_files_dropped_while_others_are_read_are_read_as_well(open_window, qtbot, tmp_path):
    window = open_window(book=str(tmp_path / "shop.tieout"))
    window.import_files([str(demo_file("2026-09", "youzan_*.csv"))])
    flow = window.pages["statements"].flow
    assert flow.busy
    window.import_files([str(demo_file("2026-10", "youzan_*.csv"))])
    qtbot.waitUntil(lambda: not flow.busy and len(flow.draft.found.lines) == 2, timeout=60_000)
    settle(qtbot, window)


def test_leaving_a_file_out_counts_the_others_again(flow_of, qtbot, tmp_path):  # noqa: F811
    source = demo_file("2026-09", "youzan_*.csv")
    rows = source.read_bytes().splitlines(keepends=True)
    (tmp_path / "half.csv").write_bytes(b"".join(rows[:80]))
    shutil.copy(source, tmp_path / "whole.csv")
    window, flow = flow_of(tmp_path / "half.csv", tmp_path / "whole.csv")
    assert {one.new + one.seen for one in flow.draft.found.lines} <= {79, 161}
    assert flow.draft.new_rows == 161 and {one.new for one in flow.draft.found.lines} == {79, 82}
    first = next(at for at, one in enumerate(flow.draft.found.lines) if one.new == 79)
    assert flow.draft.found.lines[first].file.endswith("half.csv")
    flow._on_tick(first)
    settle(qtbot, window)
    [whole] = flow.draft.chosen()
    assert whole.file.endswith("whole.csv") and (whole.new, whole.seen) == (161, 0)
    assert flow.draft.new_rows == 161


def test_a_file_is_taken_off_the_list_by_a_key_and_no_key_is_lost_meanwhile(flow_of, qtbot, tmp_path):  # noqa: F811
    """UX 6: a wrong file need not be imported, noted down as refused, or cost the others; empty folders are told."""
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("甲,乙,丙\n一,二,三\n四,五,六\n", encoding="utf-8")
    window, flow = flow_of(tmp_path / "a.csv", tmp_path / "b.csv")
    for left in (["b.csv"], []):
        assert window.focusWidget() is flow.grid and flow.detail.take_out.isVisible()
        qtbot.keyClick(flow.grid, Qt.Key.Key_Delete)
        assert flow.busy and window.focusWidget() is flow.stop_button, "Space would leave it all"
        qtbot.waitUntil(lambda: not flow.busy, timeout=30_000)
        assert [Path(one.file).name for one in flow.draft.found.lines] == left
    assert window.focusWidget() is flow.choose_button and flow.choose_button.isVisible() and flow.notice.isHidden()
    (tmp_path / "empty").mkdir()
    window.import_files([str(tmp_path / "empty")])
    qtbot.waitUntil(lambda: not flow.busy, timeout=30_000)
    assert flow.notice.isVisible() and flow.choose_button.isVisible()


def test_an_unknown_table_says_what_was_seen_and_offers_to_map_its_columns(flow_of, qtbot, tmp_path):  # noqa: F811
    """UX 3: what was seen is said; the way on is offered beside it."""
    path = tmp_path / "goose.csv"
    path.write_text("甲,乙,丙\n一,二,三\n四,五,六\n", encoding="utf-8")
    _window, flow = flow_of(path)
    assert "甲, 乙, 丙" in flow.detail.sentence.text()
    assert flow.detail.map.isVisible() and _cells(flow, 0)[2] == "Not recognised"
    assert flow.check.count_columns.text() == "? 1 to map"
    assert flow.reason.text() == "None of these files can be imported." and not flow.primary.isEnabled()


def test_back_and_next_lose_nothing(flow_of, qtbot):  # noqa: F811
    """UX 6: Back keeps choices, and Next returns to them; Import says why it is shut."""
    _window, flow = flow_of(demo_file("2026-09", "youzan_*.csv"))
    flow._on_tick(0)
    assert not flow.primary.isEnabled() and flow.reason.text() == "Choose at least one file."
    flow.back.click()
    assert flow.forward.isVisible()
    flow.forward.click()
    assert flow.draft.left_out == {0} and flow.grid.isVisible()


def test_under_a_sort_the_file_is_shown_ticked_and_corrected_that_is_seen(flow_of, qtbot):  # noqa: F811
    """UX 19, 20: keys, the box and the detail mean the file in the row, however the files are sorted."""
    window, flow = flow_of(*(demo_file("2026-09", one) for one in ("youzan_*", "pdd-mall-*", "CMB_5555*")))
    flow.grid.sortByColumn(im.ROWS, Qt.SortOrder.DescendingOrder)
    rows = [int(flow.model.index(row, im.ROWS).data()) for row in range(3)]
    assert rows == sorted(rows, reverse=True) != [one.rows for one in flow.draft.found.lines]

    def seen(row: int) -> str:
        return flow.model.index(row, im.FILE).data()

    for row in range(3):
        flow.grid.setCurrentIndex(flow.model.index(row, im.FILE))
        assert flow.detail.title.text() == seen(row) and flow.check.current().rows == rows[row]
    flow.grid.setCurrentIndex(flow.model.index(0, im.FILE))
    qtbot.keyClick(flow.grid, Qt.Key.Key_Space)
    box = flow.grid.visualRect(flow.model.index(1, im.TICK)).center()
    qtbot.mouseClick(flow.grid.viewport(), Qt.MouseButton.LeftButton, pos=box)
    out = {one.rows for one in flow.draft.found.lines if one.source in flow.draft.left_out}
    assert out == {rows[0], rows[1]} and flow.draft.new_rows == rows[2]
    assert [int(flow.model.index(row, im.ROWS).data()) for row in range(3)] == rows  # a tick leaves the order
    row = next(row for row in range(3) if seen(row).startswith("pdd"))
    flow.grid.setCurrentIndex(flow.model.index(row, im.FILE))
    flow.detail.account.setCurrentText("拼多多 1 店")
    flow.detail.apply.click()
    qtbot.waitUntil(lambda: not flow.busy, timeout=30_000)
    settle(qtbot, window)
    assert {one.account for one in flow.draft.found.lines if "pdd" in one.file} == {"拼多多 1 店"}
    assert seen(flow.grid.currentIndex().row()).startswith("pdd")


def test_a_mapped_table_is_read_with_its_layout(flow_of, qtbot, tmp_path):  # noqa: F811
    """UX 3: mapping by hand; the file is read again with the layout that was made."""
    path = tmp_path / "goose.csv"
    path.write_text("甲,乙,丙\n2026-09-01,12.50,李\n2026-09-02,-3.00,王\n", encoding="utf-8")
    layout = tmp_path / "layout.json"
    columns = {"occurred_at": "甲", "amount": "乙", "counterparty": "丙"}
    layout.write_text(json.dumps({"layer": "bank", "columns": columns}), encoding="utf-8")
    window, flow = flow_of(path)
    flow.detail.map.click()
    assert flow.stack.currentWidget() is flow._mapping and not flow.foot.isVisible()
    settle(qtbot, window)
    flow._mapping.done.emit(str(layout))
    qtbot.waitUntil(lambda: not flow.busy and flow.draft.found.lines[0].rows == 2, timeout=30_000)
    settle(qtbot, window)
    line = flow.draft.found.lines[0]
    assert (line.format, line.money_in, line.money_out) == ("generic.table", 1250, -300)
    assert flow.foot.isVisible() and flow.primary.text() == "Import 2 rows"
    assert flow.draft.lost().mapped == (line.file,)
    folder = layouts_folder(window.session.wiring.settings_path)
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(layout, folder / "kept.json")
    assert not flow.draft.lost()  # a layout that was remembered is still there
    flow.draft.say(line.file, shop="Goose")
    asked = []

    def leave(box: QMessageBox) -> None:
        asked.append(box.text())
        next(one for one in box.buttons() if one.text() == "Leave").click()

    answer(QMessageBox, leave)
    flow.cancel.click()
    assert asked[0].endswith("This would be lost: what you said of goose.csv.") and not flow.draft.paths
    window.import_files([str(path)])
    settle(qtbot, window)
    flow.cancel.click()  # the file stays where it is: nothing to ask
    assert not flow.draft.paths


def test_giving_up_the_mapping_leads_back_to_the_files(flow_of, qtbot, tmp_path):  # noqa: F811
    path = tmp_path / "goose.csv"
    path.write_text("甲,乙,丙\n2026-09-01,12.50,李\n", encoding="utf-8")
    window, flow = flow_of(path)
    flow.detail.map.click()
    settle(qtbot, window)
    flow._mapping.left.emit()
    assert flow.foot.isVisible() and flow.grid.isVisible() and not flow.draft.said


def test_amounts_are_hidden_with_the_privacy_switch(flow_of, qtbot):  # noqa: F811
    from app.ui.privacy import privacy

    _window, flow = flow_of(demo_file("2026-09", "*_account.csv"))
    try:
        flow.detail.views.choose("rows")
        privacy.set_hidden(True)
        assert _cells(flow, 0)[9] == "••••"
        shown = flow.detail.first_rows.model
        assert shown.text(0, shown.titles().index("业务流水号")).isdigit()
        assert {shown.text(line, shown.titles().index("账户余额（元）")) for line in range(8)} == {"••••"}
        flow.detail.copy.click()
        copied = QApplication.clipboard().text()
        assert "••••" in copied and not re.search(r"\d\.\d\d", copied)
    finally:
        privacy.set_hidden(False)
    assert _cells(flow, 0)[9] == "35,304.12"


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_part_of_the_flow_has_a_name(flow_of, qtbot, lang, tmp_path):  # noqa: F811
    """UX 59: no widget of the import flow is without a name, in whatever view."""
    window, flow = flow_of(demo_file("2026-09", "*_account.csv"), _broken(tmp_path, 4), lang=lang)
    for view in ("file", "rows", "totals", "coverage"):
        flow.detail.views.choose(view)
        settle(qtbot, window)
        assert not nameless(window), view
    flow.back.click()
    assert not nameless(window)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150])
def test_nothing_is_cut_off_in_a_small_window(flow_of, qtbot, lang, scale):  # noqa: F811
    """UX 58: at 1024×640 every button of the flow has the room it asks for."""
    from PySide6.QtWidgets import QAbstractButton

    from app.ui.theme import theme

    window, flow = flow_of(demo_file("2026-09", "*_account.csv"), demo_file("2026-09", "pdd-mall-*.csv"), lang=lang)
    try:
        theme.apply("light", scale / 100)
        window.resize(1024, 640)
        for view in ("file", "coverage"):
            flow.detail.views.choose(view)
            settle(qtbot, window)
            cut = [
                one.text()
                for one in flow.findChildren(QAbstractButton)
                if one.isVisible() and one.text() and one.width() < one.sizeHint().width() - 1
            ]
            assert not cut
        assert window.width() == 1024
    finally:
        theme.apply("light", 1.0)


def test_a_file_that_says_neither_order_of_dates_nor_currency_asks_for_both(flow_of, qtbot, tmp_path):  # noqa: F811
    """UX 5: what a file does not say is asked beside it, and it is read again with the answer."""
    book = tmp_path / "cash.qif"
    book.write_text("!Type:Bank\nD03/04/2026\nT-12.50\nPPaper\n^\nD05/06/2026\nT80.00\nPTill\n^\n", encoding="utf-8")
    _window, flow = flow_of(book)
    panel = flow.detail.panel
    assert flow.draft.found.lines[0].refusal_key == "refused.date_order"
    assert panel.order.isVisible() and not panel.currency.isVisible()
    panel.apply_form.click()
    assert flow.draft.said == {}  # nothing was chosen
    panel.order.setCurrentIndex(panel.order.findData("dmy"))
    panel.apply_form.click()
    qtbot.waitUntil(lambda: not flow.busy and not flow.draft.found.lines[0].refusal_key, timeout=30_000)
    settle(qtbot, _window)
    line = flow.draft.found.lines[0]
    assert (line.period_start, line.period_end, line.currency) == ("2026-04-03", "2026-06-05", "")
    assert panel.currency.isVisible() and panel.order.currentData() == "dmy"
    panel.currency.setCurrentText("usd")
    qtbot.keyClick(panel.currency.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not flow.busy and flow.draft.found.lines[0].currency == "USD", timeout=30_000)
    panel.order.setCurrentIndex(panel.order.findData("mdy"))
    panel.apply_form.click()
    qtbot.waitUntil(lambda: not flow.busy and flow.draft.found.lines[0].period_start == "2026-03-04", timeout=30_000)
    assert flow.draft.found.lines[0].currency == "USD" and flow.draft.new_rows == 2
    _finish(flow, _window, qtbot)
    with _window.session.book.read() as uow:
        assert set(uow.records.table(columns=("currency",))["currency"].to_pylist()) == {"USD"}


def test_a_file_without_a_currency_is_counted_and_takes_the_home_currency_that_somebody_set(flow_of, qtbot, tmp_path):  # noqa: F811
    from app.services.book_facts import set_currency

    for name in ("till", "safe"):
        text = "!Type:Bank\nD13/04/2026\nT-12.50\nPPaper\n^\n"
        (tmp_path / f"{name}.qif").write_text(text, encoding="utf-8")
    window, flow = flow_of(tmp_path / "till.qif")
    assert flow.check.count_nameless.isVisible() and flow.check.count_nameless.text() == "? 1 without a currency"
    window.session.write(lambda book, actor, _report: set_currency(book, "GBP", actor))
    settle(qtbot, window)
    flow.add_files([str(tmp_path / "safe.qif")])
    qtbot.waitUntil(lambda: {one.currency for one in flow.draft.found.lines} == {"GBP"}, timeout=30_000)
    settle(qtbot, window)
    assert not flow.check.count_nameless.isVisible() and flow.detail.panel.currency.currentText() == "GBP"


def test_why_an_import_failed_is_gone_once_it_went_well(flow_of, qtbot, tmp_path):  # noqa: F811
    path = Path(shutil.copy(demo_file("2026-09", "youzan_*.csv"), tmp_path / "orders.csv"))
    window, flow = flow_of(path)
    with window.session.book.write("sign", "Lin") as uow:
        uow.periods.put(Period.month(2026, 9), PeriodState.SIGNED)
        uow.commit(text_key="audit.sign_off", params={"period": "2026-09", "name": "Lin"}, rows=1)
    kept = path.rename(tmp_path / "away.csv")
    flow.primary.click()
    settle(qtbot, window)
    assert flow.notice.isVisible() and "orders.csv" in flow.notice.text.text()
    kept.rename(path)
    flow.primary.click()
    settle(qtbot, window)
    assert flow.done_title.isVisible() and not flow.notice.isVisible()
    assert flow.done.late.isVisible() and flow.done.late.text().startswith("2026-09: signed off.")


def test_what_is_known_of_a_file_is_whole_in_a_low_window(flow_of, qtbot, tmp_path):  # noqa: F811
    """UX 58: a file that asks for its currency does not squeeze its facts; they scroll, also by the keys."""
    book = tmp_path / "cash.qif"
    book.write_text("!Type:Bank\nD13/04/2026\nT-12.50\nPPaper\n^\nD15/06/2026\nT80.00\nPTill\n^\n", encoding="utf-8")
    window, flow = flow_of(book)
    window.resize(1366, 716)
    settle(qtbot, window)
    panel = flow.detail.panel
    assert panel.currency.isVisible()
    for one in (*panel.values, panel.currency, panel.account, panel.apply):
        assert one.height() >= one.minimumSizeHint().height()
    area = panel.parentWidget().parentWidget().parentWidget()
    assert area.verticalScrollBar().maximum() > 0
    area.setFocus()
    assert area.hasFocus() and area.focusPolicy() == Qt.FocusPolicy.TabFocus
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert not panel.values[-1].visibleRegion().isEmpty()


def test_the_legend_of_the_calendar_names_every_form_of_a_day(qtbot):
    """A day that no file covers has a form too; each swatch stands nearer to its own words than to its neighbour's."""
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show()
    texts = legend.findChildren(QLabel)
    assert [one.text() for one in texts][-2:] == ["Missing", "No file"] and len(texts) == 6
    swatches = sorted((one for one in legend.children() if isinstance(one, QWidget) and one not in texts), key=_left)
    for at, (swatch, text) in enumerate(zip(swatches, sorted(texts, key=_left), strict=True)):
        own = text.x() - swatch.geometry().right()
        assert own < 8 and (at == 0 or swatch.x() - sorted(texts, key=_left)[at - 1].geometry().right() > 2 * own)


def _left(widget: QWidget) -> int:
    return widget.x()
