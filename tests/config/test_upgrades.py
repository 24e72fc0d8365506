"""An older settings file is brought forward; one that cannot be read is set aside, and nothing is lost."""

from __future__ import annotations

import json
import sys

import pytest

from app.config.settings import Settings, load, load_or_set_aside, save
from app.config.upgrades import SETTINGS_VERSION, STEPS

#: As the first released program wrote it.
VERSION_1 = {
    "version": 1, "lang": "zh_CN", "theme": "dark", "name": "李华", "recent": ["a.tieout"], "last_folder": "/x",
    "backup_folder": "", "backup_on_exit": True, "backups_kept": 7, "first_start": False,
}  # fmt: skip


def test_every_older_version_has_its_step():
    assert set(STEPS) == set(range(1, SETTINGS_VERSION))


def test_a_file_of_the_first_version_keeps_what_it_says(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(VERSION_1), encoding="utf-8")
    found = load(path)
    assert (found.version, found.lang, found.theme, found.name) == (SETTINGS_VERSION, "zh_CN", "dark", "李华")
    assert (found.recent, found.backups_kept) == (("a.tieout",), 7)
    assert found.tour_done and found.text_size == 100 and found.mask_names


def test_who_never_started_the_first_version_is_shown_round(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(VERSION_1 | {"first_start": True}), encoding="utf-8")
    assert not load(path).tour_done


def test_a_good_file_stays_where_it_is(tmp_path):
    path = tmp_path / "settings.json"
    save(Settings(name="李华"), path)
    assert load_or_set_aside(path) == (Settings(name="李华"), None)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 99, "name": "later"}', '{"theme": "pink"}'])
def test_a_file_that_cannot_be_read_is_kept_under_another_name(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    found, told = load_or_set_aside(path)
    assert found == Settings() and told is not None and told.key == "settings.set_aside"
    kept = tmp_path / "settings.unreadable.json"
    assert kept.read_text(encoding="utf-8") == text and told.params["kept"] == str(kept) and not path.exists()
    save(found, path)
    path.write_text("{", encoding="utf-8")
    load_or_set_aside(path)
    assert kept.read_text(encoding="utf-8") == text, "what was kept first stays"
    assert (tmp_path / "settings.unreadable1.json").read_text(encoding="utf-8") == "{"


@pytest.mark.skipif(sys.platform == "win32", reason="modes are a POSIX thing")
def test_in_a_folder_that_cannot_be_written_defaults_are_used(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    path.write_text("{", encoding="utf-8")

    def refuse(_self, _target):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.rename", refuse)  # root may write everywhere, so the mode is no help
    found, told = load_or_set_aside(path)
    assert found == Settings() and told is not None and told.key == "settings.invalid" and path.exists()
