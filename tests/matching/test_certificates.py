"""A match decided by assignment carries its group's certificate: a second program proves it from the evidence alone."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.progress import silent
from app.matching.certificates import PROOF
from app.matching.engine import reconcile
from app.matching.proposals import Proposals
from app.services.locked import Locked, outside
from tests.cli.run import tieout
from tests.examples import examples
from tests.matching.certificate import Piece, faults_of
from tests.matching.shop import Found, inputs, order, payment, run
from tests.samples import ROOT

DAYS = tuple(f"2026-10-{day:02d}" for day in range(11, 17))
ROW = st.tuples(
    st.sampled_from((9_900, 14_800)), st.sampled_from(DAYS), st.sampled_from(("", "王小明", "李四", "赵一"))
)
SHOPS = st.tuples(st.lists(ROW, min_size=1, max_size=7), st.lists(ROW, min_size=1, max_size=7))


def groups(pieces: list[Piece]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = defaultdict(list)
    for one in pieces:
        found[one[0]].append(one)
    return found


def shop(sales: list[tuple[int, str, str]], money: list[tuple[int, str, str]]) -> list[dict[str, Any]]:
    rows = [order("", amount, day=day, counterparty=name) for amount, day, name in sales]
    return rows + [
        payment("", amount, f"c{n}", day=day, counterparty=name) for n, (amount, day, name) in enumerate(money)
    ]


def pieces_of(found: Found) -> list[Piece]:
    """Return the pieces of a run; each must be of its own match's rows. Ranks are record numbers less one."""
    out = []
    for one in found.matches:
        if (piece := one["why"].get("proof")) is not None:
            a, b, *_ = piece[1][0]
            assert ([a + 1], [b + 1]) == (one["A"], one["B"])
            out.append(piece)
    return out


@given(SHOPS)
@examples(40)
def test_the_pieces_of_every_group_prove_its_choice(sides):
    for mine in groups(pieces_of(run(shop(*sides)))).values():
        assert faults_of(mine) == []
        assert sum(len(one[1]) + len(one[2]) for one in mine) > 1


@given(SHOPS, st.data())
@examples(40)
def test_a_group_with_one_changed_candidate_proves_nothing(sides, data):
    found = list(groups(pieces_of(run(shop(*sides)))).values())
    assume(found)
    mine = data.draw(st.sampled_from(found))
    at = data.draw(st.integers(0, len(mine) - 1))
    group, pairs, losers, size = json.loads(json.dumps(mine[at]))
    pairs[0][2] += data.draw(st.sampled_from((-1, 1)))
    assert faults_of([*mine[:at], (group, pairs, losers, size), *mine[at + 1 :]])
    if losers:  # a loser that was worth more than its two prices
        left, right = prices(mine)
        group, pairs, losers, size = json.loads(json.dumps(mine[at]))
        losers[0][2] = left.get(losers[0][0], 0) + right.get(losers[0][1], 0) + 1
        assert faults_of([*mine[:at], (group, pairs, losers, size), *mine[at + 1 :]])


def prices(pieces: list[Piece]) -> tuple[dict[int, int], dict[int, int]]:
    pairs = [one for _, mine, _, _ in pieces for one in mine]
    return {a: price for a, _, _, price, _ in pairs}, {b: price for _, b, _, _, price in pairs}


@given(SHOPS, st.randoms(use_true_random=False))
@examples(30)
def test_the_order_of_rows_changes_no_piece(sides, random):
    rows = [{**one, "record": place + 1} for place, one in enumerate(shop(*sides))]
    mixed = rows[:]
    random.shuffle(mixed)
    given = replace(inputs(mixed), rank=np.array([one["record"] - 1 for one in mixed], np.int64))
    assert pieces_of(Found(reconcile(given, silent))) == pieces_of(run(rows))


@given(SHOPS, st.data())
@examples(40)
def test_matches_inside_a_signed_month_leave_what_proves_the_others(sides, data):
    """What a run leaves out, because it lies wholly inside signed periods, stands with the rest of its group."""
    rows = shop(*sides)
    outcome = reconcile(inputs(rows), silent)
    locked = data.draw(st.sets(st.integers(1, len(rows))))
    none = np.zeros(len(locked), np.int64)
    left, _dropped = outside(outcome, Locked(record=np.array(sorted(locked), np.int64), sign=none, late=none > 0))
    before, after = groups(pieces_of(Found(outcome))), groups(pieces_of(Found(left)))
    kept = {one["A"][0] for one in Found(left).matches}
    still = {name for name, mine in before.items() if any(one[1][0][0] + 1 in kept for one in mine)}
    assert set(after) == still
    for name, mine in after.items():
        assert faults_of(mine) == []
        assert sorted(one for piece in mine for one in piece[2]) == sorted(
            one for piece in before[name] for one in piece[2]
        )
        at = data.draw(st.integers(0, len(mine) - 1))
        forged = json.loads(json.dumps(mine))
        edge = data.draw(st.sampled_from(forged[at][1]))
        edge[2] += data.draw(st.sampled_from((-1, 1)))
        assert faults_of(forged)


def test_a_group_of_which_a_match_is_gone_does_not_prove_the_rest():
    """As when a person approved one of two: the size of the group tells that the piece is not all of it."""
    two = shop([(9_900, DAYS[1], ""), (9_900, DAYS[3], "")], [(9_900, DAYS[1], ""), (9_900, DAYS[3], "")])
    first, second = pieces_of(run(two))
    assert faults_of([first, second]) == []
    assert "candidates are missing" in faults_of([first])
    assert "candidates are missing" in faults_of([second])


@given(SHOPS, st.data())
@examples(30)
def test_what_a_person_refuses_to_see_leaves_the_others_proved(sides, data):
    """A pass finds matches of which some are not kept."""
    rows = shop(*sides)
    found = [one for one in _proposals(rows) if PROOF in one.notes]
    assume(found)
    kept = np.array([data.draw(st.booleans()) for _ in range(found[0].count)])
    texts = [one for one in found[0].keep(kept).notes[PROOF] if one]
    for mine in groups([json.loads(one) for one in texts]).values():
        assert faults_of(mine) == []


def _proposals(rows: list[dict[str, Any]]) -> list[Proposals]:
    outcome = reconcile(inputs(rows), silent)
    assert outcome.evidence is not None
    return outcome.evidence.found


def test_a_pair_without_a_rival_needs_no_proof_and_one_with_rivals_has_it():
    alone = shop([(9_900, DAYS[2], "")], [(9_900, DAYS[2], "")])
    assert pieces_of(run(alone)) == []
    two = shop([(9_900, DAYS[1], ""), (9_900, DAYS[3], "")], [(9_900, DAYS[1], ""), (9_900, DAYS[3], "")])
    (first, second) = pieces_of(run(two))
    assert first[0] == second[0]
    assert len(first[1]) == len(second[1]) == 1
    assert len(first[2]) + len(second[2]) == 1  # money that comes before its order is no candidate


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Return (record_ids in the order of their bytes, match_id → (comparison, reasons, members)) of the demo."""
    out = tmp_path_factory.mktemp("proofs")
    months = sorted(one for one in (ROOT / "resources" / "demo").iterdir() if one.is_dir())
    done = tieout("reconcile", *months, "--out", out, "--no-report")
    assert done.status == 0, done.err
    with (out / "records.csv").open(encoding="utf-8", newline="") as file:
        ids = sorted((row["record_id"] for row in csv.DictReader(file)), key=str.encode)
    found: dict[str, tuple[str, dict[str, Any], dict[str, str]]] = {}
    with (out / "matches.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = found.setdefault(row["match_id"], (row["comparison"], json.loads(row["reasons"]), {}))
            one[2].setdefault(row["record_id"], row["side"])
    return ids, found


def test_the_certificates_of_a_stored_run_are_proved_from_its_tables_alone(tables):
    ids, matches = tables
    found: dict[tuple[str, int], list[Piece]] = defaultdict(list)
    for comparison, reasons, members in matches.values():
        if (piece := reasons.get("proof")) is None:
            continue
        a, b, *_ = piece[1][0]
        assert (members[ids[a]], members[ids[b]]) == ("A", "B")
        found[comparison, piece[0]].append(piece)
    assert found
    for mine in found.values():
        assert faults_of(mine) == []
        forged = json.loads(json.dumps(mine))
        forged[0][1][0][2] += 1
        assert faults_of(forged)
    contested = [
        one
        for what, one, _ in matches.values()
        if what in ("L1", "L3") and one["rule"].startswith("amount_day/") and one["runner_up"] == "equal"
    ]
    assert all("proof" in one for one in contested)
