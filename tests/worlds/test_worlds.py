"""Small worlds through the real commands: nothing is confirmed wrongly, and what must always hold does."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.contract.checker import problems, read
from tests.worlds.build import make
from tests.worlds.judge import Tally, judge
from tests.worlds.levels import Level, level
from tests.worlds.running import command, reconcile, tables

#: (seed, level, twisted); the seeds were not chosen for being easy.
WORLDS = [(20_261, "easy", False), (20_262, "medium", False), (20_263, "hard", True)]


def small(name: str, *, twisted: bool = False, orders: int = 24) -> Level:
    """Return a level with few orders."""
    return replace(level(name, twisted=twisted), orders=(orders, orders + 10))


@pytest.fixture(scope="module", params=WORLDS, ids=lambda one: f"{one[1]}-{one[0]}{'-twisted' if one[2] else ''}")
def played(request, tmp_path_factory) -> tuple[Path, Tally]:
    seed, name, twisted = request.param
    folder = tmp_path_factory.mktemp(name)
    world = make(folder / "world", seed, small(name, twisted=twisted, orders=70))
    reconcile([folder / "world"], folder / "out")
    return folder / "out", judge(world, folder / "out")


def test_no_confirmed_match_joins_what_does_not_belong_together(played):
    _out, tally = played
    assert tally.wrong == []


def test_the_tables_keep_the_contract(played):
    out, _tally = played
    assert problems(out) == []


def test_most_of_the_truth_is_found(played):
    _out, tally = played
    for comparison, least in (("L1", 90), ("L2", 60), ("L3", 60)):
        kinds = {what: n for (one, what), n in tally.matches.items() if one == comparison and what.startswith("truth")}
        found = sum(kinds.get(f"truth {one}", 0) for one in ("confirmed", "suggested", "ambiguous"))
        decided = sum(n for what, n in kinds.items() if what != "truth undecided")
        assert 100 * found >= least * decided, (comparison, kinds, tally.missed)


def test_the_same_seed_makes_the_same_files_and_another_seed_others(tmp_path):
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        make(tmp_path / name, seed, small("medium"))
    one, two, three = (
        {path.name: path.read_bytes() for path in (tmp_path / at).iterdir()} for at in ("one", "two", "three")
    )
    assert one == two
    assert one != three


def test_a_judge_that_is_given_a_wrong_match_says_so(tmp_path):
    world = make(tmp_path / "world", 7, small("easy"))
    reconcile([tmp_path / "world"], tmp_path / "out")
    assert judge(world, tmp_path / "out").wrong == []
    header, rows = read(tmp_path / "out", "matches")
    sure = [one for one in rows if (one["comparison"], one["state"], one["side"]) == ("L1", "confirmed", "B")]
    first, second = list({one["match_id"]: one for one in sure}.values())[:2]
    first["record_id"], second["record_id"] = second["record_id"], first["record_id"]
    with (tmp_path / "out" / "matches.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)
    assert len(judge(world, tmp_path / "out").wrong) == 2


# ---- the same result, whatever the way to it


@pytest.mark.parametrize("turned", [False, True])
def test_importing_and_matching_bit_by_bit_gives_the_tables_of_one_run(tmp_path, turned):
    make(tmp_path / "world", 31, small("medium"))
    files = sorted((tmp_path / "world").iterdir())[:: -1 if turned else 1]
    reconcile(files[::-1], tmp_path / "once")
    book = tmp_path / "book.tieout"
    for at in range(0, len(files), 7):
        command("import", *files[at : at + 7], "--book", book)
        command("match", "--book", book)
    command("export", "--book", book, "--out", tmp_path / "bits", "--no-report")
    assert _said(tmp_path / "bits") == _said(tmp_path / "once")
    assert "0 failed" in command("verify", book)


def _said(out: Path) -> dict[str, list[dict[str, str]]]:
    """Return the tables; the records' ids do not depend on the order of imports either."""
    return {name: read(out, name)[1] for name in ("statements", "records", "matches", "discrepancies")}


def test_the_order_of_files_leaves_no_trace(tmp_path):
    make(tmp_path / "world", 32, small("hard"))
    files = sorted((tmp_path / "world").iterdir())
    reconcile(files, tmp_path / "one")
    reconcile(files[::-1], tmp_path / "two")
    assert tables(tmp_path / "one") == tables(tmp_path / "two")


# ---- identities


@given(seed=st.integers(0, 10**6), name=st.sampled_from(["easy", "medium", "hard"]))
# a smaller seed is no simpler world: nothing to shrink
@settings(max_examples=2, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_identities_hold_in_every_world(tmp_path_factory, seed, name):
    folder = tmp_path_factory.mktemp("identities")
    world = make(folder / "world", seed, small(name))
    reconcile([folder / "world"], folder / "out")
    assert judge(world, folder / "out").wrong == []
    assert problems(folder / "out") == []
    book = _Book(folder / "out")
    for check in (_rows_add_up, _balances_follow, _sums_of_matches, _parts_of_records, _refunds, _proof, _conserved):
        check(book)


class _Book:
    """The tables of one run with amounts as decimals."""

    def __init__(self, out: Path) -> None:
        self.statements, self.discrepancies = (read(out, one)[1] for one in ("statements", "discrepancies"))
        self.records = {one["record_id"]: one for one in read(out, "records")[1]}
        self.summary = json.loads((out / "summary.json").read_text("utf-8"))
        self.members: dict[str, list[dict[str, str]]] = defaultdict(list)
        for one in read(out, "matches")[1]:
            self.members[one["match_id"]].append(one)

    def value(self, record_id: str, comparison: str) -> Decimal:
        """Return what a comparison counts of a record, in its own sign."""
        one = self.records[record_id]
        return Decimal(one["amount"] if comparison == "L1" else one["net"])

    def effect(self, member: dict[str, str]) -> Decimal:
        """Return a member's part as differences count it: payout rows of a channel turned round."""
        one = self.records[member["record_id"]]
        out = one["layer"] == "settlement" and one["kind"] in ("payout", "withdrawal")
        return Decimal(member["allocated"]) * (-1 if out else 1)


def _rows_add_up(book: _Book) -> None:
    """2: every raw row is stored, seen before or refused."""
    for one in book.statements:
        counts = [int(one[f"rows_{what}"]) for what in ("read", "stored", "seen_before", "refused")]
        assert counts[0] == sum(counts[1:])
        assert one["control_totals"] != "disagree", one["message"]


def _balances_follow(book: _Book) -> None:
    """3: opening + movements = closing, of each statement; closing = next opening, of each account."""
    moved: dict[str, Decimal] = defaultdict(Decimal)
    for record in book.records.values():
        moved[record["statement_id"]] += Decimal(record["net"])
    chains: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for one in book.statements:
        if one["opening"] and one["closing"]:
            assert Decimal(one["opening"]) + moved[one["statement_id"]] == Decimal(one["closing"]), one["file"]
            chains[one["format"], one["account"], one["currency"]].append(one)
    assert chains
    missing = {one["discrepancy_id"].split()[-1] for one in book.discrepancies if one["code"] == "EX8"}
    for chain in chains.values():
        chain.sort(key=lambda one: one["period_start"] or one["file"])
        for before, later in pairwise(chain):
            # a day that is missing in between is told
            assert before["closing"] == later["opening"] or missing


def _sums_of_matches(book: _Book) -> None:
    """1, 4: a confirmed match sums to zero after its named adjustments, in one currency and in whole minor units."""
    for members in book.members.values():
        first, sides = members[0], {"A": Decimal(), "B": Decimal()}
        for one in members:
            sides[one["side"]] += book.effect(one)
            assert book.records[one["record_id"]]["currency"] == first["currency"]
        assert sides["A"] - sides["B"] == Decimal(first["difference"])
        if first["state"] == "confirmed":
            why = json.loads(first["reasons"])
            named = [Decimal(why.get(one, "0")) for one in ("refunds", "coupon", "rounding")]
            assert Decimal(first["difference"]) in {sum(named), named[0] + named[1], named[2]}, first


def _parts_of_records(book: _Book) -> None:
    """5, 8: a record's parts have its sign and add to no more than it; whole it is matched once."""
    parts: dict[tuple[str, str, str], list[Decimal]] = defaultdict(list)
    for members in book.members.values():
        for one in members:
            parts[one["comparison"], one["side"], one["record_id"]].append(Decimal(one["allocated"]))
    for (comparison, _side, record_id), found in parts.items():
        whole = book.value(record_id, comparison)
        assert all(part * whole >= 0 for part in found)
        assert abs(sum(found)) <= abs(whole)
        assert len(found) == 1 or abs(sum(found)) < abs(whole) or all(abs(one) < abs(whole) for one in found)


def _refunds(book: _Book) -> None:
    """6: in a confirmed match of L1 the refunds are no more than the payments."""
    for members in book.members.values():
        if members[0]["comparison"] == "L1" and members[0]["state"] == "confirmed":
            assert sum(Decimal(one["allocated"]) for one in members if one["side"] == "B") >= 0


def _proof(book: _Book) -> None:
    """7: balance A − balance B = what is explained and what is open + unexplained, for each comparison and currency."""
    for name, currencies in book.summary["comparisons"].items():
        for currency, one in currencies.items():
            named = sum(Decimal(amount) for amount in one["adjustments"].values())
            named += Decimal(one["timing"]["amount"]) + Decimal(one["explained"]["amount"])
            off = Decimal(one["side_a"]["amount"]) - Decimal(one["side_b"]["amount"])
            assert off - named == Decimal(one["unexplained"]), (name, currency)


def _conserved(book: _Book) -> None:
    """13: no station creates or loses money without a typed record, and each match hands on what it took in."""
    for one in book.records.values():
        assert one["kind"] != "other", one
    for members in book.members.values():
        if members[0]["state"] == "confirmed" and members[0]["comparison"] == "L3":
            assert Decimal(members[0]["difference"]) == 0
