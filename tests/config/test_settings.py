"""Settings: defaults, strict reading, whole writing."""

from __future__ import annotations

import stat
import sys
from dataclasses import replace

import pytest

from app.config.files import write_whole
from app.config.settings import Settings, load, save
from app.domain.errors import AppError, OutputFailed


def test_without_a_file_there_are_defaults(tmp_path):
    assert load(tmp_path / "none.json") == Settings()


def test_what_was_saved_is_loaded(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    mine = replace(Settings(), lang="zh_CN", recent=("a.tieout", "乙.tieout"), backups_kept=3)
    save(mine, path)
    assert load(path) == mine
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"lang": "en", "lang": "zh_CN"}',
        '{"backups_kept": NaN}',
        '{"backups_kept": true}',
        '{"backups_kept": "3"}',
        '{"recent": "a"}',
        '{"recent": [1]}',
        '{"lang": "fr"}',
        '{"version": 99}',
        '{"no_such": 1}',
    ],
)
def test_a_broken_file_is_refused_and_stays(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AppError) as caught:
        load(path)
    assert caught.value.key == "settings.invalid"
    assert path.read_text(encoding="utf-8") == text


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(RuntimeError), write_whole(str(path)) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_a_folder_is_said(tmp_path):
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(OutputFailed) as caught, write_whole(str(tmp_path / "out.csv")) as file:
        file.write(b"x")
    assert caught.value.key == "output.failed" and list(tmp_path.iterdir()) == [tmp_path / "out.csv"]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(OutputFailed), write_whole(str(tmp_path / "none" / "out.csv")):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX thing")
def test_a_replaced_file_keeps_its_mode(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("old")
    path.chmod(0o640)
    with write_whole(str(path)) as file:
        file.write(b"new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640 and path.read_bytes() == b"new"
