"""Starting layouts in the real window: proposed and said to be untried, the person's own only once she saved one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from app.services.layouts import layouts_folder, list_layouts, read_layout, remembered
from app.services.starting_layouts import starting_layouts
from tests.importers.starting_tables import write_table
from tests.importers.unknown_tables import two_amounts
from tests.ui.conftest import settle
from tests.ui.test_mapping import open_mapping, statements

KEY = Qt.Key


@pytest.fixture
def window(open_window: Any, tmp_path: Path) -> Any:
    """Return a window on a new book."""
    shown = open_window(book=str(tmp_path / "book.tieout"))
    shown.resize(1280, 860)
    return shown


def folder_of(window: Any) -> Path:
    return layouts_folder(window.session.wiring.settings_path)


def test_a_table_with_its_columns_begins_with_it_and_becomes_the_persons_own(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, write_table(tmp_path / "wecom.csv", "wecom-receipts"))
    assert mapping.starting.isVisible()
    text = mapping.starting.text.text()
    assert "WeCom, money movements" in text and "never seen as a real file" in text
    assert mapping.tests.name.text() == "WeCom, money movements"
    assert [one.field for one in mapping.draft.columns] == [
        "occurred_at", "order_ref", "kind", "direction", "amount", "balance", "channel_ref", "text", "", "", "", "",
    ]  # fmt: skip
    assert remembered(folder_of(window)) == ()
    assert [one["kind"] for one in mapping.answer["first"]] == ["payment", "fee", "refund", "withdrawal"]
    mapping.primary.setFocus()
    qtbot.keyClick(mapping.primary, KEY.Key_Return)
    settle(qtbot, window)
    flow = window.show_page("statements").flow
    (line,) = flow.draft.found.lines
    assert (line.refusal_key, line.rows) == ("", 4)
    qtbot.keyClick(flow.primary, KEY.Key_Return)
    settle(qtbot, window)
    (stored,) = statements(window)
    assert (stored.format, stored.rows_stored) == ("generic.table", 4)
    (kept,) = remembered(folder_of(window))
    assert kept["header"][0] == "动账时间" and kept["provider"] == "WeCom"


def test_left_without_saving_the_next_file_is_refused_as_before(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, write_table(tmp_path / "orders.csv", "alipay-trade-orders"))
    assert mapping.starting.isVisible() and mapping.draft.header_row == 3
    mapping.cancel.setFocus()
    qtbot.keyClick(mapping.cancel, KEY.Key_Return)
    settle(qtbot, window)
    page = window.show_page("statements")
    page.import_files([str(write_table(tmp_path / "more.csv", "alipay-trade-orders"))])
    settle(qtbot, window)
    assert all(line.mappable for line in page.flow.draft.found.lines)
    assert list_layouts(folder_of(window)) == []


def test_another_table_begins_without_and_one_can_be_taken_by_hand(window, qtbot, tmp_path):
    mapping = open_mapping(window, qtbot, two_amounts(tmp_path / "orders"))
    assert mapping.starting.isHidden()
    mapping.existing.menu().aboutToShow.emit()
    below = mapping.existing.menu().actions()[-1].menu()
    assert [one.text() for one in below.actions()] == [one.title for one in starting_layouts()]
    below.actions()[0].trigger()
    assert "orders.csv" in mapping.notice.text.text() and mapping.starting.isHidden()


def test_the_settings_show_them_for_passing_on_only(window, qtbot, tmp_path, monkeypatch):
    section = window.show_page("settings").show_section("layouts")
    assert [one.title for one in section.rows] == [one.title for one in starting_layouts()]
    section.grid.setFocus()
    section.grid.selectRow(0)
    assert section.current().shipped and section.model.text(section.grid.currentIndex().row(), 3) == "Comes with Tieout"
    assert section.export.isEnabled()
    assert not any(one.isEnabled() for one in (section.change, section.rename, section.delete))
    shipped = Path(section.current().path).read_bytes()
    for key in (KEY.Key_Delete, KEY.Key_F2, KEY.Key_Return):
        qtbot.keyClick(section.grid, key)
    assert Path(section.current().path).read_bytes() == shipped and section._mapping is None
    to = tmp_path / "passed on.json"
    monkeypatch.setattr(
        "app.ui.settings.layouts.QFileDialog.getSaveFileName", lambda *_said: (str(to), "Layouts (*.json)")
    )
    section.export_current()
    assert read_layout(str(to)) == json.loads(shipped)
    section.take_file(str(to))
    assert not section.current().shipped and section.delete.isEnabled()
    assert remembered(folder_of(window)) == ()
