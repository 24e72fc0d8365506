"""What must hold of every outcome, whatever the shop."""

from __future__ import annotations

import json
from string import Formatter
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from hypothesis import given
from hypothesis import strategies as st

from app.domain.match import SIDE_A, SIDE_B, Comparison, Rules
from app.domain.progress import silent
from app.domain.record import Kind, State
from app.domain.texts import all_texts
from app.domain.tolerance import Tolerance
from app.matching.by_reference import LINKS, events, find, paid_again, shared_numbers
from app.matching.engine import prepare, reconcile
from app.matching.frame import Frame
from app.matching.inputs import Inputs
from app.matching.outcome import Outcome
from app.matching.proposals import Proposals
from app.matching.sides import assign
from app.matching.tables import match_tables
from tests.examples import examples
from tests.matching.shop import Found, bank, inputs, ledger, order, payment, refund, run

REF = st.sampled_from(["", "A1", "A2", "A3", "T200P11", "11"])
AMOUNT = st.sampled_from([100, 500, 501, 10_000])
DAY = st.sampled_from(["2026-10-12", "2026-10-13", "2026-10-14"])
CHANNEL = st.sampled_from(["P1", "P2", "P3", ""])


def _orders() -> st.SearchStrategy[dict[str, Any]]:
    states = st.sampled_from([State.PAID, State.DONE, State.CLOSED, State.UNPAID, State.REFUNDED, State.NONE])
    numbers = st.sampled_from(["", "", "P1", "P2", "A1", "11"])
    return st.builds(
        lambda r, a, d, s, c: order(r, a, day=d, state=s, channel_ref=c), REF, AMOUNT, DAY, states, numbers
    )


def _payments() -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(lambda r, a, d, c: payment(r, a, c, channel_ref=c, day=d), REF, AMOUNT, DAY, CHANNEL)


def _ledgers() -> st.SearchStrategy[dict[str, Any]]:
    kinds = st.sampled_from([Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.PAYOUT, Kind.WITHDRAWAL])

    def make(kind: Kind, amount: int, ref: str, day: str, channel: str) -> dict[str, Any]:
        sign = 1 if kind is Kind.PAYMENT else -1
        return ledger(kind, sign * amount, order_ref=ref, channel_ref=channel, day=day, batch_ref=ref[:2])

    return st.builds(make, kinds, AMOUNT, REF, DAY, CHANNEL)


ROWS = st.lists(
    st.one_of(
        _orders(),
        _payments(),
        st.builds(lambda c, a, d, r: refund(c, a, day=d, order_ref=r), CHANNEL, AMOUNT, DAY, REF),
        _ledgers(),
        st.builds(lambda a, d: bank(a, day=d), AMOUNT, DAY),
    ),
    max_size=24,
)


def _rows_of(outcome: Outcome) -> tuple[list[Any], list[Any], list[Any]]:
    return outcome.told().to_pylist(), outcome.members.to_pylist(), outcome.discrepancies.to_pylist()


@given(ROWS)
@examples(60)
def test_no_record_stands_twice_on_a_side_and_sums_are_those_of_the_parts(rows):
    found = run(rows, as_of=20_740)
    seen = set()
    for one in found.outcome.members.to_pylist():
        key = (found.matches[one["match"]]["comparison"], one["side"], one["record"])
        assert key not in seen
        seen.add(key)
        assert one["whole"]
    for match in found.matches:
        signs = [
            -1 if rows[n - 1]["kind"] in (Kind.PAYOUT, Kind.WITHDRAWAL) and rows[n - 1]["layer"] != 4 else 1
            for n in match["A"] + match["B"]
        ]
        amounts = [rows[n - 1]["amount"] for n in match["A"] + match["B"]]
        total = sum(a * s for a, s in zip(amounts[: len(match["A"])], signs, strict=False))
        total -= sum(a * s for a, s in zip(amounts[len(match["A"]) :], signs[len(match["A"]) :], strict=True))
        assert match["difference"] == total
        assert match["A"]
        assert match["B"]
        assert match["lead"] == min(match["A"])
        if match["ambiguous"]:
            assert match["state"] == 0


@given(ROWS, st.randoms(use_true_random=False))
@examples(40)
def test_the_order_of_rows_does_not_matter(rows, random):
    given_rows = inputs(rows, as_of=20_740)
    order_of = list(range(len(rows)))
    random.shuffle(order_of)
    take = np.array(order_of, np.int64)
    shuffled = Inputs(records=given_rows.records.take(pa.array(take)), rank=given_rows.rank[take], as_of=20_740)
    assert _rows_of(reconcile(given_rows, silent)) == _rows_of(reconcile(shuffled, silent))


@given(ROWS)
@examples(40)
def test_a_confirmed_order_has_its_number_alone_and_its_amount(rows):
    found = run(rows)
    for match in (one for one in found.of("L1") if one["state"] == 1):
        (ours,) = match["A"]
        paid = [rows[n - 1] for n in match["B"] if rows[n - 1]["kind"] == Kind.PAYMENT]
        assert len(paid) == 1
        assert paid[0]["amount"] == rows[ours - 1]["amount"]
        common = {_number(rows[ours - 1], "order_ref"), _number(rows[ours - 1], "channel_ref")}
        common &= {_number(paid[0], "order_ref"), _number(paid[0], "channel_ref")}
        alone = [
            number
            for number in common - {""}
            for name in ("order_ref", "channel_ref")
            if sum(r["kind"] == Kind.ORDER and _number(r, name) == number for r in rows) == 1
        ]
        assert alone


def _number(one: dict[str, Any], name: str) -> str:
    return str(one.get(name, "")).replace("T200P", "")


def _said(found: Found) -> list[Any]:
    names = ("comparison", "method", "state", "ambiguous", "difference", "A", "B")
    return [tuple(one[name] for name in names) for one in found.matches]


@given(ROWS)
@examples(50)
def test_what_weaker_links_find_does_not_depend_on_what_is_matched_around_it(rows):
    more = [make(f"F{n}", 777 + n) for n in range(30) for make in (order, payment)]
    alone, among = run(rows, as_of=20_740), run([*rows, *more], as_of=20_740)
    mine = [one for one in _said(among) if one[5][0] <= len(rows)]
    # a payment's number speaks against other orders where those of its source meet orders: more of them do
    assert [one for one in mine if one[1] != "amount_day"] == [one for one in _said(alone) if one[1] != "amount_day"]


@given(ROWS)
@examples(75)
def test_a_run_over_what_a_run_confirmed_finds_the_rest_as_before(rows):
    first = run(rows, as_of=20_740)
    matches, members = first.outcome.told(), first.outcome.members
    numbers = pa.array(np.arange(1, matches.num_rows + 1))
    matches = matches.set_column(0, "number", numbers)
    members = members.set_column(0, "match", pc.add(members["match"], 1))
    sure = matches.filter(pc.equal(matches["state"], 1))
    theirs = members.filter(pc.is_in(members["match"], sure["number"].combine_chunks()))
    again = run(rows, as_of=20_740, matches=sure, members=theirs)
    assert _said(again) == [one for one in _said(first) if one[2] == 0]
    held = set(sure["number"].to_pylist())
    items = [(one["code"], one["records"], one["amount"]) for one in first.items if one["match"] + 1 not in held]
    assert [(one["code"], one["records"], one["amount"]) for one in again.items if one["code"] != "EX9"] == [
        one for one in items if one[0] != "EX9"
    ]


@given(ROWS)
@examples(30)
def test_every_text_has_its_words_and_every_item_names_itself_once(rows):
    found = run(rows, as_of=20_740)
    texts = all_texts()
    names = [(one["code"], tuple(one["records"][:1]), one["subject"]) for one in found.items]
    assert len(set(names)) == len(names)
    for one in found.items:
        wanted = {name for _, name, _, _ in Formatter().parse(texts[one["text_key"]]) if name}
        assert wanted <= set(one["params"]), one["text_key"]
        assert f"cause.{one['code']}" in texts
        assert f"settle.{one['code']}" in texts
    for one in found.matches:
        assert f"method.{one['method']}" in texts
        assert {f"evidence.{key}" for key in one["why"]} <= set(texts)
        assert list(one["why"]) == sorted(one["why"])


@given(ROWS)
@examples(30)
def test_every_open_order_and_payment_is_matched_named_or_expected_to_have_nothing(rows):
    found = run(rows, as_of=20_740)
    held = {one["record"] for one in found.outcome.members.to_pylist()}
    named = {record for one in found.items for record in one["records"]}
    sides = {one["kind"] for one in rows}
    if not {Kind.ORDER, Kind.PAYMENT} <= sides:
        return
    for n, one in enumerate(rows, 1):
        if one["kind"] == Kind.ORDER and one["state"] in (State.PAID, State.DONE, State.NONE):
            assert n in held | named


@given(ROWS, st.integers(0, 2), st.integers(0, 3))
@examples(30)
def test_a_looser_tolerance_loses_no_pair_that_a_number_made(rows, more, days):
    tight = run(rows)
    loose = run(rows, rules=Rules(tolerance=Tolerance(below=more, above=more, days_after=3 + days)))

    def sure(found: Found) -> set[tuple[Any, ...]]:
        return {(m["comparison"], *m["A"], 0, *m["B"]) for m in found.matches if m["state"] == 1}

    assert sure(tight) == sure(loose)


def test_a_random_shop_with_twins_and_noise_has_no_wrong_confirmed_match():
    for seed in range(5):
        rows, truth = _random_shop(np.random.default_rng(seed))
        found = run(rows)
        confirmed = [one for one in found.of("L1") if one["state"] == 1]
        assert len(confirmed) > 150
        for one in confirmed:
            for record in one["B"]:
                assert truth[record] == one["A"][0], json.dumps(one, ensure_ascii=False)


def _random_shop(rng: np.random.Generator) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """Return rows and, for each row of side B, its true order's record number (0 for none)."""
    rows: list[dict[str, Any]] = []
    truth: dict[int, int] = {}
    for n in range(300):
        ref, amount = f"{20261014_000000 + n}", int(rng.choice([990, 1990, 4990, 9990]))
        day = f"2026-10-{1 + int(rng.integers(0, 14)):02d}"
        rows.append(order(ref, amount, day=day))
        mine, luck = len(rows), rng.random()
        if luck < 0.1:
            continue  # never paid
        given_ref = "" if luck < 0.2 else f"T200P{ref}"
        off = 100 if luck > 0.97 else 0
        rows.append(payment(given_ref, amount - off, f"P{n}", day=day))
        truth[len(rows)] = mine
        if luck > 0.9:
            rows.append(refund(f"P{n}", 500, day=day, channel_ref=f"R{n}"))
            truth[len(rows)] = mine
        if 0.5 < luck < 0.55:  # paid again, or somebody else's number typed wrongly
            rows.append(payment(given_ref, amount, f"Q{n}", day=day))
            truth[len(rows)] = 0
        if 0.55 < luck < 0.6:  # a twin of the order under the same number
            rows.append(order(ref, amount, day=day))
    return rows, truth


@given(ROWS)
@examples(60)
def test_numbers_that_stand_once_are_judged_as_groups_of_them_would_be(rows):
    frame = Frame(inputs(rows))
    a, b = assign(frame.records, np.zeros(0, np.int64))[Comparison.L1]
    event = events(frame, b)
    for link in LINKS:
        quick = find(frame, a, event, a, b, link, np.zeros(frame.count, np.bool_))
        whole = (frame.by_rank(a), event.payment, event.refund)
        again = paid_again(frame, whole[0], event.payment, b, link)
        slow = shared_numbers(frame, whole, event.owner, a, b, link, np.zeros(frame.count, np.bool_), again)
        assert _told(quick) == _told([slow] if slow is not None else [])


def _told(found: list[Proposals]) -> dict[frozenset[tuple[int, int]], tuple[Any, ...]]:
    out = {}
    for one in found:
        for match in range(one.count):
            mine = np.flatnonzero(one.match == match)
            members = frozenset(zip(one.side[mine].tolist(), one.row[mine].tolist(), strict=True))
            columns = [one.lead_a, one.lead_b, one.confirmed, one.ambiguous, one.score]
            columns += [values[name] for values in (one.figures, one.counts, one.gates) for name in sorted(values)]
            out[members] = (*(int(values[match]) for values in columns), one.part[mine].tolist())
    return out


@given(ROWS)
@examples(30)
def test_pairs_are_written_as_any_other_match_is(rows):
    work = prepare(inputs(rows))
    frame, (a, b) = work.frame, work.sides[Comparison.L1]
    claimed = np.zeros(frame.count, np.bool_)
    for link in LINKS:
        free = (work.open(Comparison.L1, side) for side in (SIDE_A, SIDE_B))
        for one in find(frame, a, events(frame, b), *free, link, claimed):
            taken = work.take(one)
            assert [taken.rows_of(side).tolist() for side in (SIDE_A, SIDE_B)] == [
                taken.row[taken.side == side].tolist() for side in (SIDE_A, SIDE_B)
            ]
    quick = match_tables(work)
    for one in work.found:
        one.paired = False
    slow = match_tables(work)
    assert quick[0].equals(slow[0])
    assert quick[1].equals(slow[1])
