"""Matches in parts, write-offs, owners and entries by hand on a real book: exact, undoable, in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.progress import silent
from app.domain.record import Kind, Layer
from app.services import review_columns as rc
from app.services.assign import owners
from app.services.coverage_calendar import book_covers
from app.services.decide import Decision, decide
from app.services.export import export_book
from app.services.hand_entry import HandEntry, add_by_hand
from app.services.history import redo, undo
from app.services.ports import Book
from app.services.proof import proof
from app.services.review import load_review
from app.services.review_columns import ReviewColumns
from app.services.run_matching import run_matching
from app.services.sign_off import sign_off
from app.services.verify import verify
from app.services.write_off import DEFAULT_LIMIT, limit, set_limit
from tests.contract.checker import problems
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def review(book: Book, comparison: str = "L1") -> ReviewColumns:
    with book.read() as uow:
        return load_review(uow, comparison, first=SEPTEMBER.first, last=SEPTEMBER.last)


def state_of(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def numbers(columns: ReviewColumns, item: int, side: int) -> tuple[int, ...]:
    return tuple(int(columns.records.number[row]) for row in columns.members(item, side))


def pairs(columns: ReviewColumns, count: int) -> list[int]:
    """Return approved 1:1 matches of different amounts without a difference."""
    fit = (columns.state == rc.MATCHED) & (columns.n_a == 1) & (columns.n_b == 1) & (columns.difference == 0)
    found: dict[int, int] = {}
    for item in np.flatnonzero(fit).tolist():
        found.setdefault(int(columns.a_value[columns.first_line[item]]), item)
    return list(found.values())[:count]


def whole(book: Book, folder: Path) -> None:
    """Hold the book and an export of it against every promise; the proof adds up."""
    assert [one for one in verify(book, silent) if not one.passed] == []
    export_book(book, str(folder), report_file=False, report=silent)
    assert problems(folder) == []
    with book.read() as uow:
        for one in proof(uow):
            told = one.waiting + one.explained + one.unexplained + sum(one.adjustments.values())
            assert one.sum_a - one.sum_b == told


def there_and_back(book: Book, act: Callable[[], Any]) -> None:
    """Do something, undo it and do it again: the book is as before, and as after."""
    before = state_of(book)
    act()
    after = state_of(book)
    assert after != before
    undo(book, "Lin")
    assert state_of(book) == before
    redo(book, "Lin")
    assert state_of(book) == after


def loosened(book: Book, count: int) -> tuple[list[int], list[int], list[int]]:
    """Unmatch some pairs; return their orders, payments and amounts in cents."""
    columns = review(book)
    items = pairs(columns, count)
    decide(book, Decision(kind="unmatch", matches=tuple(int(columns.match[one]) for one in items)), "Lin")
    a, b = ([numbers(columns, one, side)[0] for one in items] for side in (0, 1))
    return a, b, [int(columns.a_value[columns.first_line[one]]) // cent(columns) for one in items]


def cent(columns: ReviewColumns) -> int:
    return int(10 ** (columns.exp - 2))


def test_a_payment_is_divided_between_orders_and_its_rest_stays_open(book, tmp_path):
    """UX 29: one record in parts; what is left over is an item of its own that no run loses."""
    a, b, values = loosened(book, 3)
    big = int(np.argmax(values))
    others = [at for at in range(3) if at != big]
    part = [min(values[at], values[big] // 3) for at in others]
    decision = Decision(
        kind="split",
        comparison="L1",
        records_a=tuple(a[at] for at in others),
        records_b=(b[big],),
        parts=tuple(f"{one / 100:.2f}" for one in part),
    )
    there_and_back(book, lambda: decide(book, decision, "Lin"))
    columns = review(book)
    lines = np.flatnonzero(columns.records.number[columns.b] == b[big])
    lines = lines[columns.b[lines] >= 0]
    assert sorted((columns.b_value[lines] // cent(columns)).tolist()) == sorted([*part, values[big] - sum(part)])
    rest = next(int(columns.item[line]) for line in lines if not columns.match[columns.item[line]])
    assert columns.state[rest] == rc.OPEN and columns.n_a[rest] == 0
    whole(book, tmp_path / "out")
    run_matching(book, as_of=None, actor="Lin", report=silent)
    again = review(book)
    assert again.counts()["open"] >= 1
    found = np.flatnonzero((again.match == 0) & (again.n_b == 1) & (again.state == rc.OPEN))
    assert b[big] in {numbers(again, int(one), 1)[0] for one in found}
    whole(book, tmp_path / "again")


def test_the_rest_of_a_record_is_matched_like_any_record_and_unmatch_gives_the_whole_back(book, tmp_path):
    """UX 29: an order between payments; the last part takes what is left."""
    a, b, values = loosened(book, 3)
    big = int(np.argmax(values))
    others = [at for at in range(3) if at != big]
    part = values[big] // 4
    decide(
        book,
        Decision(
            kind="split", comparison="L1", records_a=(a[big],), records_b=(b[others[0]],), parts=(f"{part / 100:.2f}",)
        ),
        "Lin",
    )
    rest = Decision(kind="match", comparison="L1", records_a=(a[big],), records_b=(b[others[1]],))
    there_and_back(book, lambda: decide(book, rest, "Lin"))
    columns = review(book)
    mine = [at for at in range(len(columns)) if columns.a[at] >= 0 and columns.records.number[columns.a[at]] == a[big]]
    assert sum(int(columns.a_value[at]) for at in mine) == values[big] * cent(columns) and len(mine) == 2
    whole(book, tmp_path / "out")
    matches = tuple({int(columns.match[columns.item[at]]) for at in mine})
    decide(book, Decision(kind="unmatch", matches=matches), "Lin")
    columns = review(book)
    item = columns.item_of_record(a[big])
    assert not columns.match[item] and columns.state[item] == rc.OPEN
    assert columns.a_value[columns.first_line[item]] == values[big] * cent(columns)
    whole(book, tmp_path / "back")


def test_parts_beyond_the_whole_are_refused_with_both_figures(book):
    a, b, values = loosened(book, 2)
    too_much = f"{(values[0] + 1) / 100:.2f}"
    before = state_of(book)
    decision = Decision(kind="split", comparison="L1", records_a=(a[0],), records_b=(b[1],), parts=(too_much,))
    with pytest.raises(NotAllowed) as refused:
        decide(book, decision, "Lin")
    assert refused.value.key == "split.too_much" and refused.value.params["parts"] == too_much
    for text in ("0", "-1", "ten", "1.001"):
        with pytest.raises(NotAllowed) as wrong:
            decide(
                book,
                Decision(kind="split", comparison="L1", records_a=(a[0],), records_b=(b[1],), parts=(text,)),
                "Lin",
            )
        assert wrong.value.key == "split.not_amount"
    assert state_of(book) == before


def near_pair(book: Book) -> tuple[int, int, int]:
    """Loosen two pairs of nearly equal amounts; return an order of one, the payment of the other, the difference."""
    columns = review(book)
    items = pairs(columns, 200)
    values = sorted((int(columns.a_value[columns.first_line[one]]), one) for one in items)
    gap, low, high = min((q[0] - p[0], p[1], q[1]) for p, q in pairwise(values))
    matches = tuple(int(columns.match[one]) for one in (low, high))
    decide(book, Decision(kind="unmatch", matches=matches), "Lin")
    return numbers(columns, high, 0)[0], numbers(columns, low, 1)[0], gap // cent(columns)


def test_a_difference_within_the_limit_is_written_off_with_its_cause(book, tmp_path):
    """UX 29: matched and written off in one step; the proof lists it as explained."""
    a, b, gap = near_pair(book)
    set_limit(book, f"{gap / 100:.2f}", "Lin")
    decision = Decision(kind="write_off", comparison="L1", records_a=(a,), records_b=(b,), reason="rounding")
    there_and_back(book, lambda: decide(book, decision, "Lin"))
    columns = review(book)
    item = columns.item_of_record(a)
    assert columns.match[item] and columns.state[item] in (rc.MATCHED, rc.RESOLVED)
    assert int(columns.difference[item]) == gap * cent(columns)
    with book.read() as uow:
        mine = [one for one in uow.discrepancies.live().to_pylist() if one["match"] == columns.match[item]]
        said = [one for one in uow.decisions.live("explain") if one.params.get("cause")]
    assert [one["reason"] for one in mine] == ["written_off"] and said[-1].params["cause"] == "rounding"
    whole(book, tmp_path / "out")


def test_a_difference_beyond_the_limit_is_refused_and_nothing_is_matched(book):
    a, b, gap = near_pair(book)
    set_limit(book, f"{(gap - 1) / 100:.2f}", "Lin")
    before = state_of(book)
    decision = Decision(kind="write_off", comparison="L1", records_a=(a,), records_b=(b,), reason="fee")
    with pytest.raises(NotAllowed) as refused:
        decide(book, decision, "Lin")
    assert refused.value.key == "write_off.limit" and refused.value.params["amount"] == f"{gap / 100:.2f}"
    assert state_of(book) == before
    columns = review(book)
    lone = int(columns.discrepancy[columns.item_of_record(a)])
    with pytest.raises(NotAllowed) as alone:
        decide(book, Decision(kind="write_off", discrepancies=(lone,), reason="fee"), "Lin")
    assert alone.value.key == "write_off.no_match"


def test_the_limit_belongs_to_the_book_and_can_be_undone(book):
    with book.read() as uow:
        assert limit(uow) == DEFAULT_LIMIT == "1.00"
    set_limit(book, "20", "Lin")
    with book.read() as uow:
        assert limit(uow) == "20.00"
    undo(book, "Lin")
    with book.read() as uow:
        assert limit(uow) == DEFAULT_LIMIT
    with pytest.raises(NotAllowed):
        set_limit(book, "-3", "Lin")


def test_an_owner_is_kept_with_the_item_and_replaced(book):
    with book.read() as uow:
        number = int(uow.discrepancies.live()["number"][0].as_py())
    for name in ("Zhou", "Lin"):
        decision = Decision(kind="assign", discrepancies=(number,), owner=name)
        there_and_back(book, partial(decide, book, decision, "Lin"))
        with book.read() as uow:
            assert list(owners(uow).values()) == [name]
    decide(book, Decision(kind="assign", discrepancies=(number,)), "Lin")
    with book.read() as uow:
        assert owners(uow) == {}
    run_matching(book, as_of=None, actor="Lin", report=silent)


def entry(**changes: Any) -> HandEntry:
    said = {
        "comparison": "L1",
        "layer": Layer.CHANNEL,
        "kind": Kind.PAYMENT,
        "account": "1609920260",
        "day": date(2026, 9, 12),
        "time": "10:30",
        "amount": "12.34",
        "currency": "CNY",
        "number": "E-1",
        "note": "paid in cash",
    }
    return HandEntry(**(said | changes))


def test_a_missing_entry_becomes_a_statement_of_its_own(book, tmp_path):
    """UX 31: it is stored, listed open, exported by the contract, matched, and taken back whole."""
    before = state_of(book)
    _done, record = add_by_hand(book, entry(), "Lin")
    columns = review(book)
    item = columns.item_of_record(record)
    assert columns.state[item] == rc.OPEN and columns.n_b[item] == 1
    assert columns.pairs[int(columns.pair[item])][1] == "1609920260"
    with book.read() as uow:
        mine = next(one for one in uow.statements.live() if one.message_key == "statement.by_hand")
        assert mine.format == "tieout.records" and mine.message_params["name"] == "Lin"
        assert uow.records.ids(np.array([record]))[0].as_py() == f"{mine.sha256[:16]}-{2}"
    whole(book, tmp_path / "out")
    after = state_of(book)
    undo(book, "Lin")
    assert state_of(book) == before
    redo(book, "Lin")
    assert state_of(book) == after
    with book.read() as uow:
        assert all(one.format != "tieout.records" for one in book_covers(uow))  # one entry covers no days
    add_by_hand(book, entry(), "Lin")  # the same again is another one
    with book.read() as uow:
        assert sum(one.message_key == "statement.by_hand" for one in uow.statements.live()) == 2


def test_a_voucher_by_hand_shows_the_number_it_was_given(book):
    voucher = entry(layer=Layer.LEDGER, kind=Kind.VOUCHER, account="1002.01", comparison="L4", number="J14")
    _done, record = add_by_hand(book, voucher, "Lin")
    records = review(book, "L4").records
    assert records.ref[int(records.find(np.array([record]))[0])].as_py() == "J14"


def test_an_entry_by_hand_covers_no_day(book):
    """A run after it finds no fewer gaps and no more late items than before, the entry's own aside."""

    def items() -> Counter[tuple[Any, ...]]:
        with book.read() as uow:
            rows = uow.discrepancies.live().to_pylist()
        return Counter((one["code"], one["subject"], tuple(one["records"]), one["state"]) for one in rows)

    before = items()
    _done, record = add_by_hand(book, entry(day=date(2026, 11, 30)), "Lin")
    run_matching(book, as_of=None, actor="Lin", report=silent)
    assert not before - items()
    assert [one[2] for one in items() - before] == [(record,)]


def test_signs_follow_the_kind_and_amounts_are_checked(book):
    _done, record = add_by_hand(book, entry(kind=Kind.REFUND, amount="5"), "Lin")
    with book.read() as uow:
        row = uow.records.rows(np.array([record])).to_pylist()[0]
    assert row["amount"] == -500 and row["kind"] == int(Kind.REFUND)
    for amount, key in (("x", "entry.not_amount"), ("0.00", "entry.zero")):
        with pytest.raises(NotAllowed) as refused:
            add_by_hand(book, entry(amount=amount), "Lin")
        assert refused.value.key == key
    with pytest.raises(NotAllowed) as nowhere:
        add_by_hand(book, entry(account=" "), "Lin")
    assert nowhere.value.key == "entry.account"


def test_nothing_is_added_to_a_signed_month(book):
    settle(book)
    sign_off(book, SEPTEMBER, "Lin Xiao", "", "Lin")
    with pytest.raises(PeriodClosed):
        add_by_hand(book, entry(), "Lin")
    columns = review(book)
    item = pairs(columns, 1)[0]
    with pytest.raises(PeriodClosed):
        decide(
            book,
            Decision(
                kind="split",
                comparison="L1",
                records_a=numbers(columns, item, 0),
                records_b=numbers(columns, item, 1),
                parts=("0.01",),
            ),
            "Lin",
        )


@pytest.mark.parametrize("kind", ["confirm", "reject", "unmatch", "explain", "assign", "note", "flag"])
def test_the_tables_keep_the_contract_after_every_kind_of_decision(book, tmp_path, kind):
    columns = review(book)
    suggested = int(columns.match[np.flatnonzero(columns.state == rc.SUGGESTED)[0]])
    approved = int(columns.match[np.flatnonzero(columns.state == rc.MATCHED)[0]])
    item = int(np.flatnonzero(columns.discrepancy > 0)[0])
    decision = Decision(
        kind=kind,
        matches=(approved if kind == "unmatch" else suggested,),
        discrepancies=(int(columns.discrepancy[item]),),
        subjects=(str(numbers(columns, pairs(columns, 1)[0], 0)[0]),),
        reason="accepted",
        note="looked at",
        owner="Zhou",
        anew=True,
    )
    there_and_back(book, lambda: decide(book, decision, "Lin"))
    whole(book, tmp_path / "out")
