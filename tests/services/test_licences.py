"""Every library that is shipped stands in the list of licences, with its text."""

from __future__ import annotations

import re
import tomllib

from app.services.licences import DIRECT, licences, shipped
from tests.samples import ROOT


def test_the_list_begins_with_what_the_program_asks_for():
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert {re.split(r"[<>=!~ ;\[]", one)[0] for one in said} == set(DIRECT)


def test_what_libraries_need_is_in_the_list_and_tools_are_not():
    names = {one.lower() for one in shipped()}
    assert {"shiboken6", "markupsafe", "kiwisolver"} <= names
    assert not {"pytest", "mypy", "hypothesis", "ruff"} & names


def test_every_part_says_its_licence_and_most_bring_its_text():
    found = licences()
    assert [one.name for one in found[:4]] == ["Tieout", "Noto Sans SC", "Lucide", "Qt"]
    assert not [one.name for one in found if not one.licence and not one.text]
    assert all(len(one.text) > 500 for one in found[:5])
    assert "LESSER GENERAL PUBLIC LICENSE" in next(one.text for one in found if one.licence == "LGPL-3.0")
