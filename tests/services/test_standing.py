"""What a rule confirmed is judged again with what comes later; what a person decided, or signed, is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, OPEN, RESOLVED, SUGGESTED
from app.domain.period import Period
from app.domain.record import Kind, Layer, State
from app.services.decide import Decision, decide
from app.services.locked import LATE
from app.services.ports import Book
from app.services.proof import proof
from app.services.sign_off import reopen, sign_off
from app.services.steps import undo_step, undo_steps
from app.services.verify import verify
from app.store.engine import BookStore
from tests.builders import at, records

from .test_run_matching import bill, live, match, orders, put

A1, A2, A3 = (f"45118809503903440{n:02d}" for n in (11, 22, 33))
OCTOBER = Period.month(2026, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "book.tieout"))
    yield made
    made.close()


def told(book: Book) -> tuple[list[Any], list[Any]]:
    """Return matches and items as the tables tell them: no number of the book's in them."""
    matches, members, items = live(book)
    with book.read() as uow:
        numbers = sorted({one["record"] for one in members} | {n for one in items for n in one["records"]})
        ids = dict(zip(numbers, uow.records.ids(pa.array(numbers, pa.int64()).to_numpy()).to_pylist(), strict=True))
    of = {one["number"]: one for one in matches}
    held: dict[int, list[Any]] = {one: [] for one in of}
    for one in members:
        held[one["match"]].append((one["side"], ids[one["record"]], one["allocated"]))
    said = ("comparison", "method", "state", "ambiguous", "difference", "reasons")
    return (
        sorted((*(str(of[number][name]) for name in said), sorted(some)) for number, some in held.items()),
        sorted((one["code"], one["amount"], one["state"], sorted(ids[n] for n in one["records"])) for one in items),
    )


def payouts(days: list[str], **more: Any) -> pa.Table:
    given = {"kind": Kind.PAYOUT, "layer": Layer.SETTLEMENT, "at": [at(one) for one in days], "account": "ledger"}
    return records(amount=[-70_000] * len(days), **{**given, **more})


def deposits(days: list[str], **more: Any) -> pa.Table:
    given = {"kind": Kind.DEPOSIT, "layer": Layer.BANK, "at": [at(one) for one in days], "account": "bank"}
    return records(amount=[70_000] * len(days), **{**given, **more})


BASE = {"orders": orders([A1, A2], [100, 200]), "bill": bill([A1, A2], [100, 200])}
PAID_OUT = {
    "ledger": payouts(["2026-10-02"], channel_ref="PO20261002000001"),
    "bank": deposits(["2026-10-02"], order_ref="PO20261002000001"),
}
BATCH = {
    "ledger": records(
        amount=[40_000, 30_000, -70_000],
        kind=[Kind.PAYMENT, Kind.PAYMENT, Kind.PAYOUT],
        layer=[Layer.CHANNEL, Layer.CHANNEL, Layer.SETTLEMENT],
        channel_ref=["W1", "W2", "PO20261002000001"],
        batch_ref="BA20261002000001",
        at=at("2026-10-02"),
        account="ledger",
    )
}


@pytest.mark.parametrize(
    ("first", "late"),
    [
        (BASE, {"bill_2": bill([A1], [100], channel_ref=["Q1"])}),
        (BASE, {"orders_2": orders([A1], [100], shop="another")}),
        (BASE, {"orders_2": orders([A3], [100], channel_ref=[f"P-{A1}-0"])}),
        (BASE, {"bill_2": records(amount=[-30], kind=Kind.REFUND, order_ref=A1, currency="USD", account="bill")}),
        (BASE, {"bill_2": bill([f"{A1}-2"], [250])}),
        (BASE, {"orders_2": orders([f"00{A1}"], [100])}),
        (BASE, {"bill_2": records(amount=[-30], kind=Kind.REFUND, order_ref=f"R{A1}", account="bill")}),
        (
            {"orders": orders([f"E{A1}", f"E{A2}"], [100, 200]), "bill": bill([f"E{A1}", f"E{A2}"], [100, 200])},
            {"bill_2": records(amount=[-30], kind=Kind.REFUND, text=f"退 {A1}", account="bill")},
        ),
        (PAID_OUT, {"bank_2": deposits(["2026-10-03"], order_ref="PO20261002000001")}),
        (BATCH, {"ledger_2": records(amount=[500], channel_ref="W3", batch_ref="BA20261002000001", account="ledger")}),
    ],
    ids=[
        "paid again",
        "ordered twice",
        "another's payment",
        "refunded abroad",
        "paid on",
        "zeros lost",
        "refund around its number",
        "refund whose remark says whose",
        "deposited twice",
        "batch grows",
    ],
)
def test_files_one_after_the_other_end_as_all_at_once(book, tmp_path, first, late):
    put(book, tmp_path, **first)
    match(book)
    sure = {one["lead"] for one in live(book)[0] if one["state"] == CONFIRMED}
    put(book, tmp_path, **late)
    match(book)
    after = live(book)[0]
    whole = BookStore().create(str(tmp_path / "whole.tieout"))
    put(whole, tmp_path, **first, **late)
    match(whole)
    assert told(book) == told(whole)
    whole.close()
    doubted = sure - {one["lead"] for one in after if one["state"] == CONFIRMED}
    assert len(doubted) == 1, "one match is not sure any more, all others were left alone"


def test_what_a_person_approved_stays_whatever_comes(book, tmp_path):
    put(book, tmp_path, orders=orders([A1], [100]), bill=bill([A1], [90]))
    match(book)
    (mine,) = live(book)[0]
    decide(book, Decision(kind="confirm", matches=(mine["number"],)), "Lin")
    put(book, tmp_path, bill_2=bill([A1], [10], channel_ref=["Q1"]))
    match(book)
    assert [(one["number"], one["state"], one["actor"]) for one in live(book)[0]] == [
        (mine["number"], CONFIRMED, "Lin")
    ]


def test_a_match_that_was_taken_back_is_offered_and_not_confirmed_by_itself(book, tmp_path):
    put(book, tmp_path, **BASE)
    match(book)
    first = min(live(book)[0], key=lambda one: one["lead"])
    decide(book, Decision(kind="unmatch", matches=(first["number"],)), "Lin")
    for _again in range(2):
        match(book)
        found = {one["lead"]: one for one in live(book)[0]}
        assert found[first["lead"]]["state"] == SUGGESTED
        assert '"stopped":["person"]' in found[first["lead"]]["reasons"]
        assert sorted(one["state"] for one in found.values()) == [SUGGESTED, CONFIRMED]
    decide(book, Decision(kind="confirm", matches=(found[first["lead"]]["number"],)), "Lin")
    match(book)
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED, CONFIRMED]


def test_nothing_stays_confirmed_of_a_statement_that_nobody_vouches_for_any_more(book, tmp_path):
    put(book, tmp_path, orders=orders([A1], [100]), bill_odd=bill([A1], [100]))
    match(book)
    with book.read() as uow:
        (odd,) = [one.statement_id for one in uow.statements.live() if one.control == "disagree"]
    said = decide(book, Decision(kind="accept", subjects=(odd,), note="seen"), "Lin")
    match(book)
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED]
    undone = undo_step(book, said.seq, "Lin")
    assert [one["state"] for one in live(book)[0]] == [SUGGESTED]
    undo_step(book, undone.undoes or 0, "Lin")  # accepted again
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED]
    undo_step(book, said.seq, "Lin")
    match(book)
    assert [one["state"] for one in live(book)[0]] == [SUGGESTED]
    with book.write("undo", "Lin") as uow:  # as a book was left whose acceptance was undone before that was so
        uow.matches.restate(np.array([one["number"] for one in live(book)[0]]), state=CONFIRMED, actor="rule")
        uow.commit(text_key="audit.undo")
    match(book)
    assert [one["state"] for one in live(book)[0]] == [SUGGESTED]


def test_what_comes_for_a_signed_month_is_listed_and_joins_nothing_there(book, tmp_path):
    put(
        book,
        tmp_path,
        orders=orders([A1, A2], [100, 200], at=at("2026-10-05")),
        bill=bill([A1], [100], at=at("2026-10-05")),
    )
    match(book, as_of=date(2026, 11, 5))
    (lost,) = live(book)[2]
    decide(book, Decision(kind="explain", discrepancies=(lost["number"],), reason="accepted", note="a gift"), "Lin")
    sign_off(book, OCTOBER, "Lin", "", "Lin")
    back = {"kind": Kind.REFUND, "parent_ref": f"P-{A2}-0", "channel_ref": "R1", "account": "bill"}
    for more in (
        {"bill_2": bill([A2], [200], at=at("2026-10-06"))},
        {"bill_3": records(amount=[-50], at=at("2026-11-02"), **back)},  # the match would reach into November
    ):
        put(book, tmp_path, **more)
        for _again in range(2):
            match(book, as_of=date(2026, 11, 5))
            matches, _members, items = live(book)
            assert [one["state"] for one in matches] == [CONFIRMED]
            of_l1 = sorted((one["code"], one["amount"], one["state"], one["text_key"]) for one in items)
            assert ("EX2", 200, RESOLVED, "ex2.open") in of_l1, "what was explained in the signed month stays so"
            assert ("EX1", -200, OPEN, LATE) in of_l1, "a record of the signed month is in no match and in no list"
            assert (("EX7", 50, OPEN, LATE) in of_l1) == ("bill_3" in more), "nor is its refund"
        with book.read() as uow:
            assert all(one.unexplained == one.open for one in proof(uow, first=OCTOBER.first, last=OCTOBER.last))
    news = tuple(one["number"] for one in items if one["state"] == OPEN)
    decide(book, Decision(kind="explain", discrepancies=news, reason="accepted"), "Lin")
    match(book, as_of=date(2026, 11, 5))
    assert {one["state"] for one in live(book)[2]} == {RESOLVED}
    reopen(book, OCTOBER, "a payment came late", "Lin")
    match(book, as_of=date(2026, 11, 5))
    matches, _members, items = live(book)
    assert sorted(one["difference"] for one in matches) == [0, 50]
    assert LATE not in {one["text_key"] for one in items}


def restated(amount: int, day: str = "2026-10-03") -> pa.Table:
    """Return a later bill that says otherwise of the payment P1, and tells of another one."""
    return records(
        account="bill",
        order_ref=[A1, "X1"],
        channel_ref=["P1", "P2"],
        key=["P1", "P2"],
        at=[at("2026-10-01"), at(day)],
        amount=[amount, 5],
    )


PAID = {"order_ref": A1, "channel_ref": "P1", "key": ["P1"], "account": "bill", "at": at("2026-10-01")}
ORDERED = {"order_ref": A1, "key": [A1], "layer": Layer.ORDER, "kind": Kind.ORDER, "account": "orders"}


@pytest.mark.parametrize(
    ("late", "code"),
    [
        ({"bill_2": restated(8_000)}, "AM1"),
        ({"orders_2": records(amount=[10_000], state=State.CLOSED, status="closed", **ORDERED)}, "TS4"),
    ],
    ids=["the bill was corrected", "the order was closed"],
)
def test_what_a_rule_confirmed_is_judged_again_when_a_file_says_otherwise(book, tmp_path, late, code):
    put(
        book,
        tmp_path,
        orders=records(amount=[10_000], state=State.PAID, **ORDERED),
        bill=records(amount=[10_000], **PAID),
    )
    match(book)
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED]
    put(book, tmp_path, **late)
    match(book)
    assert [one["state"] for one in live(book)[0]] == [SUGGESTED]
    assert code in {one["code"] for one in live(book)[2]}


def test_an_approved_match_follows_its_records_and_says_what_that_leaves_over(book, tmp_path):
    put(book, tmp_path, orders=orders([A1], [9_000]), bill=records(amount=[10_000], **PAID))
    match(book)
    (first,) = live(book)[0]
    decide(book, Decision(kind="confirm", matches=(first["number"],)), "Lin")
    runs = []
    for amount, day, off in ((8_000, "2026-10-03", 2_000), (7_000, "2026-10-04", 3_000)):
        put(book, tmp_path, **{f"bill_{day}": restated(amount, day)})
        runs.append(match(book).entry)
        matches, members, items = live(book)
        (mine,) = [one for one in matches if one["number"] == first["number"]]
        assert (mine["actor"], mine["state"], mine["difference"]) == ("Lin", CONFIRMED, off - 1_000)
        assert sorted(one["allocated"] for one in members if one["match"] == mine["number"]) == [amount, 9_000]
        of_match = sorted((one["code"], one["amount"]) for one in items if one["match"] == mine["number"])
        assert of_match == [("AM1", off), ("AM2", -1_000)]
        with book.read() as uow:
            assert [one.unexplained - one.open for one in proof(uow)] == [0]
    last = json.loads(next(one["params"] for one in live(book)[2] if one["code"] == "AM1"))
    assert (last["then"], last["now"]) == ("100.00", "70.00")
    assert all(one.passed for one in verify(book, originals=False))
    before = told(book)
    match(book)
    assert told(book) == before
    undo_steps(book, [runs[1]], "Lin")
    assert sorted(one["allocated"] for one in live(book)[1] if one["match"] == first["number"]) == [8_000, 9_000]


def test_a_second_run_offers_what_the_first_did(book, tmp_path):
    """What stands in a batch is in no match by an order's number for that."""
    entries = records(
        amount=[70_000, -70_000],
        kind=[Kind.PAYMENT, Kind.PAYOUT],
        layer=[Layer.CHANNEL, Layer.SETTLEMENT],
        order_ref=[A2, ""],
        channel_ref=["W1", "PO20261002000001"],
        batch_ref="BA20261002000001",
        account="ledger",
    )
    put(book, tmp_path, orders=orders([A1], [70_000]), ledger=entries)
    match(book)
    assert sorted((one["comparison"], one["state"]) for one in live(book)[0]) == [("L1", SUGGESTED), ("L2", CONFIRMED)]
    before = told(book)
    match(book)
    assert told(book) == before


def test_candidates_that_come_for_a_signed_month_are_all_listed(book, tmp_path):
    put(book, tmp_path, orders=orders([A1], [500], at=at("2026-10-05")), bill=bill(["X1"], [7], at=at("2026-10-05")))
    match(book, as_of=date(2026, 11, 5))
    open_items = tuple(one["number"] for one in live(book)[2])
    decide(book, Decision(kind="explain", discrepancies=open_items, reason="accepted"), "Lin")
    sign_off(book, OCTOBER, "Lin", "", "Lin")
    late = bill(["", ""], [500, 500], at=at("2026-10-05"), channel_ref=["Q1", "Q2"])
    put(book, tmp_path, bill_2=late)
    match(book, as_of=date(2026, 11, 5))
    matches, _members, items = live(book)
    assert not matches
    with book.read() as uow:
        every = set(uow.records.table(columns=["record"])["record"].to_pylist())
    assert {n for one in items for n in one["records"]} == every
    assert {one["match"] for one in items} == {0}


def test_what_a_statement_at_odds_says_of_another_file_s_record_confirms_nothing(book, tmp_path):
    put(book, tmp_path, orders=orders([A1], [8_000]), bill=records(amount=[10_000], **PAID))
    match(book)
    put(book, tmp_path, bill_odd=restated(8_000))
    match(book)
    (found,) = live(book)[0]
    assert (found["state"], found["difference"]) == (SUGGESTED, 0)
    assert '"stopped":["totals"]' in found["reasons"]
    with pytest.raises(NotAllowed) as refused:
        decide(book, Decision(kind="confirm", matches=(found["number"],)), "Lin")
    assert refused.value.params["file"] == "bill_odd.csv"
    with book.read() as uow:
        (odd,) = [one.statement_id for one in uow.statements.live() if one.control == "disagree"]
    said = decide(book, Decision(kind="accept", subjects=(odd,), note="seen"), "Lin")
    match(book)
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED]
    undo_step(book, said.seq, "Lin")
    assert [one["state"] for one in live(book)[0]] == [SUGGESTED]


def test_a_refund_of_what_was_explained_in_a_signed_month_is_listed_by_itself(book, tmp_path):
    put(book, tmp_path, orders=orders(["X1"], [7], at=at("2026-10-05")), bill=bill([A1], [500], at=at("2026-10-05")))
    match(book, as_of=date(2026, 11, 5))
    open_items = tuple(one["number"] for one in live(book)[2])
    decide(book, Decision(kind="explain", discrepancies=open_items, reason="accepted"), "Lin")
    sign_off(book, OCTOBER, "Lin", "", "Lin")
    back = {"kind": Kind.REFUND, "parent_ref": f"P-{A1}-0", "channel_ref": "R1", "account": "bill"}
    put(book, tmp_path, bill_2=records(amount=[-50], at=at("2026-11-02"), **back))
    for _again in range(2):
        match(book, as_of=date(2026, 11, 5))
        found = sorted((one["code"], one["amount"], one["state"]) for one in live(book)[2] if one["records"])
        assert found == [("EX1", -500, RESOLVED), ("EX2", 7, RESOLVED), ("EX7", 50, OPEN)]
