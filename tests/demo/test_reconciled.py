"""The program finds in the demo shop what was planted there, and says nothing of what is in order."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.progress import silent
from app.importers.base import ReadOptions
from app.services.read_source import read_sources
from tests.demo import build
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo"
TRUTH = json.loads((DEMO / "planted.json").read_text("utf-8"))
MONTHS = ("2026-09", "2026-10")


def _below(file: str) -> str:
    return file.replace("\\", "/").partition("resources/demo/")[2]


def test_every_file_is_recognised_by_content_with_all_its_rows_and_true_totals(tmp_path):
    found = {}
    for source in read_sources([str(DEMO / month) for month in MONTHS], ReadOptions(), str(tmp_path), silent):
        assert source.refusal is None, source.refusal
        for one in source.statements:
            assert one.facts.control != "disagree", one.facts
            found[_below(one.facts.file)] = (one.facts.format, one.facts.rows_read)
    expected = {one["file"]: (one["format"], one["rows"]) for one in TRUTH["files"]}
    extra = {name: facts for name, facts in found.items() if name not in expected}
    assert {name: found.get(name) for name in expected} == expected
    # the archives' summaries are known for what they are and hold no record of their own
    assert all("汇总" in name and rows == 0 for name, (_format, rows) in extra.items())


class Tables:
    """Result tables of one run, joined by place: file below the demo folder and row."""

    def __init__(self, out: Path) -> None:
        self.records = _rows(out / "records.csv")
        self.matches = _rows(out / "matches.csv")
        self.discrepancies = _rows(out / "discrepancies.csv")
        self.at: dict[str, set[str]] = {}
        for one in self.records:
            self.at.setdefault(f"{_below(one['file'])}#{one['row']}", set()).add(one["record_id"])

    def ids(self, places: list[str]) -> set[str]:
        """Return the records at these places."""
        return {record for place in places for record in self.at.get(place, set())}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _reconcile(out: Path, months: tuple[str, ...]) -> Tables:
    sources = [f"resources/demo/{month}" for month in months]
    command = [sys.executable, "main.py", "reconcile", *sources, "--out", str(out), "--no-report"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Tables(out)


@pytest.fixture(scope="module")
def september(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return _reconcile(tmp_path_factory.mktemp("september"), MONTHS[:1])


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    return _reconcile(tmp_path_factory.mktemp("both"), MONTHS)


def _planted(*months: str) -> Iterator[dict]:
    return (one for one in TRUTH["planted"] if one["month"] in months)


def _name(one: dict) -> str:
    return f"{one['month']} {one['code']} {one['reference']}"


SEPTEMBER = [one for one in _planted("2026-09") if one["state"] != "matched"]
AFTER = [one for one in _planted(*MONTHS) if one["state"] != "matched" and not one["resolved_in"]]


def _stated(tables: Tables, one: dict) -> list[dict[str, str]]:
    """Return the discrepancies of the planted code that name one of the planted records."""
    ids = tables.ids(one["records"])
    assert ids, f"no record of {_name(one)} was stored"
    return [
        row for row in tables.discrepancies if row["code"] == one["code"] and ids & set(row["record_ids"].split(" "))
    ]


@pytest.mark.parametrize("one", SEPTEMBER, ids=_name)
def test_the_first_month_shows_what_was_planted(september, one):
    found = _stated(september, one)
    assert found
    assert one["state"] in {row["state"] for row in found}
    if one["code"] != "ST4":
        assert abs(Decimal(one["amount"])) in {abs(Decimal(row["amount"])) for row in found}


@pytest.mark.parametrize("one", AFTER, ids=_name)
def test_both_months_show_what_stays(both, one):
    assert _stated(both, one)


@pytest.mark.parametrize("one", [one for one in _planted("2026-09") if one["resolved_in"]], ids=_name)
def test_the_second_month_resolves_what_only_waited(both, one):
    assert not [row for row in _stated(both, one) if row["state"] in ("waiting", "open")]


@pytest.mark.parametrize("one", [one for one in _planted(*MONTHS) if one["state"] == "matched"], ids=_name)
def test_what_belongs_together_stands_in_one_match(both, one):
    ids = both.ids(one["records"])
    members: dict[str, set[str]] = {}
    for row in both.matches:
        if row["comparison"] == one["comparison"]:
            members.setdefault(row["match_id"], set()).add(row["record_id"])
    assert any(ids <= found for found in members.values())


def test_nothing_in_order_is_called_a_discrepancy(both):
    known = both.ids([place for one in TRUTH["planted"] for place in one["records"]])
    wrong = [
        row
        for row in both.discrepancies
        if row["state"] == "open" and row["record_ids"] and not known & set(row["record_ids"].split(" "))
    ]
    assert not wrong


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    return build.make(tmp_path_factory.mktemp("truth"), TRUTH["seed"]).links


@pytest.mark.parametrize("comparison", ["L1", "L2", "L3", "L4", "L5"])
def test_matches_are_true_and_nearly_all_are_found(both, links, comparison):
    """A confirmed match may join nothing that does not belong together; of the true ones few may be missed.

    Deposits carry no number of their payout, and vouchers none of what they book: there what is suggested without a
    rival is held to the same.
    """
    true = {frozenset(both.ids(one["a"] + one["b"])) for one in links if one["comparison"] == comparison}
    whole = {record: group for group in true for record in group} if comparison != "L2" else {}
    members: dict[str, set[str]] = {}
    for row in both.matches:
        sure = row["state"] == "confirmed" or (comparison > "L2" and row["ambiguous"] == "0")
        if row["comparison"] == comparison and sure:
            members.setdefault(row["match_id"], set()).add(row["record_id"])
    for found in members.values():
        if comparison == "L2":
            assert any(found <= group for group in true if found & group), found
        else:
            assert found <= whole.get(min(found), frozenset()), found
    exact = sum(frozenset(found) in true for found in members.values())
    assert exact >= len(true) * 95 // 100, f"{exact} of {len(true)}"
