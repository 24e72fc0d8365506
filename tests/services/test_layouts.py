"""Remembered layouts as files: kept under readable names, checked when they come from somebody else."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.domain.errors import AppError, SourceRefused
from app.services.layouts import (
    delete_layout,
    export_layout,
    layouts_folder,
    list_layouts,
    mark_used,
    missing_columns,
    read_layout,
    remembered,
    rename_layout,
    restore_layout,
    save_layout,
    take_layout,
)

LAYOUT = {
    "title": "小鹅团购: 流水/10",
    "layer": "channel",
    "columns": {"occurred_at": "时间", "amount": "金额"},
    "header": ["时间", "金额"],
    "account": "6222",
}


@pytest.fixture
def folder(tmp_path) -> Path:
    return layouts_folder(tmp_path / "settings.json")


def test_layouts_lie_beside_the_settings_under_readable_names(folder):
    assert list_layouts(folder) == [] and remembered(folder) == ()
    first, second = save_layout(folder, LAYOUT), save_layout(folder, LAYOUT)
    assert [Path(one).name for one in (first, second)] == ["小鹅团购 流水 10.json", "小鹅团购 流水 10 2.json"]
    assert [one.data for one in list_layouts(folder)] == [LAYOUT, LAYOUT]
    assert save_layout(folder, {**LAYOUT, "shop": "北店"}, first) == first
    assert read_layout(first)["shop"] == "北店"


def test_only_layouts_with_a_header_read_tables_by_themselves(folder):
    save_layout(folder, LAYOUT)
    save_layout(folder, {name: value for name, value in LAYOUT.items() if name != "header"})
    assert len(remembered(folder)) == 1


@pytest.mark.parametrize(
    ("text", "key", "params"),
    [
        ("{", "layout.unreadable", {"file": "x.json"}),
        ("[]", "layout.unreadable", {"file": "x.json"}),
        ("\x00", "layout.unreadable", {"file": "x.json"}),
        (json.dumps({**LAYOUT, "columns": {"amount": "a"}}), "refused.layout_field", {"field": "columns.occurred_at"}),
        (json.dumps({**LAYOUT, "colour": "red"}), "refused.layout_field", {"field": "colour"}),
    ],
)
def test_a_bad_layout_file_says_which_field_and_is_never_used(tmp_path, folder, text, key, params):
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AppError) as caught:
        take_layout(folder, str(path))
    assert (caught.value.key, caught.value.params) == (key, params)
    assert list_layouts(folder) == []
    folder.mkdir()
    (folder / "bad.json").write_text(text, encoding="utf-8")
    (bad,) = list_layouts(folder)
    assert bad.wrong is not None and bad.wrong.key == key and remembered(folder) == ()


def test_a_received_layout_is_kept_once(tmp_path, folder):
    sent = tmp_path / "from a friend.json"
    export_layout(save_layout(folder, LAYOUT), str(sent))
    assert "account" not in json.loads(sent.read_text(encoding="utf-8"))
    first = take_layout(folder, str(sent))
    assert take_layout(folder, str(sent)) == first
    assert len(list_layouts(folder)) == 2


def test_renamed_and_deleted_layouts_come_back(folder):
    path = rename_layout(folder, save_layout(folder, LAYOUT), " Group sales ")
    assert (Path(path).name, [one.title for one in list_layouts(folder)]) == ("Group sales.json", ["Group sales"])
    kept = delete_layout(path)
    assert list_layouts(folder) == []
    restore_layout(path, kept)
    assert read_layout(path)["title"] == "Group sales"


def test_missing_columns_are_all_named():
    layout = {**LAYOUT, "columns": {**LAYOUT["columns"], "fee": "手续费", "net": "[4]"}}
    assert missing_columns(layout, ["时间 ", "Other"]) == ["金额", "手续费"]


def test_a_day_of_use_is_noted_for_those_that_were_used(folder):
    class Facts:
        message_key, message_params = "statement.by_layout", {"layout": LAYOUT["title"]}

    class Read:
        facts = Facts

    class Source:
        statements = (Read,)

    used, idle = save_layout(folder, LAYOUT), save_layout(folder, {**LAYOUT, "title": "Idle"})
    for one in (used, idle):
        os.utime(one, (0, 0))
    mark_used(folder, [Source])
    assert Path(used).stat().st_mtime > 0 == Path(idle).stat().st_mtime


def test_a_layout_is_refused_before_anything_is_written(folder):
    with pytest.raises(SourceRefused):
        save_layout(folder, {"layer": "bank"})
    assert not folder.exists()
