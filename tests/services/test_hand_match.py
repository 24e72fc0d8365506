"""Matches by hand with the books, of two files that state one event, and across currencies; each can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, OPEN
from app.domain.progress import silent
from app.domain.record import Kind
from app.services.decide import Decision, decide
from app.services.hand_match import _stated, looked_at
from app.services.history import undo
from app.services.ports import Book
from app.services.proof import proof
from app.services.rates import take_rates
from app.services.review import load_review
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.services.verify import verify
from app.store.engine import BookStore
from tests.demo_book import demo_book

HEAD = (
    "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    "batch_ref,counterparty,status,shop,account\n"
)
RATES = "date,from,to,rate\n2026-09-10,USD,CNY,7.1\n2026-09-11,USD,CNY,7.12\n2026-09-10,EUR,CNY,8\n"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def made(tmp_path: Path) -> Iterator[Callable[..., Book]]:
    """Return a book of records as rows `layer,kind,day,amount,currency,fee,net`, one of several accounts each."""
    books: list[Book] = []

    def make(*rows: str, rates: str = "") -> Book:
        book = BookStore().create(str(tmp_path / f"{len(books)}.tieout"))
        books.append(book)
        if rates:
            (tmp_path / "rates.csv").write_text(rates)
            take_rates(book, str(tmp_path / "rates.csv"), actor="Lin")
        lines = []
        for at, row in enumerate(rows, 1):
            layer, kind, day, amount, currency = row.split(",")
            when = f"2026-09-{day}T10:00:00+08:00"
            lines.append(f"s,f,,{at},s-{at},{layer},{kind},{when},{amount},{currency},,{amount},,n{at},,,done,,{layer}")
        path = tmp_path / "rows.csv"
        path.write_text(HEAD + "\n".join(lines) + "\n")
        options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
        assert not take_in(book, [str(path)], options, actor="Lin", report=silent)
        run_matching(book, as_of=None, actor="Lin", report=silent)
        return book

    yield make
    for one in books:
        one.close()


def _state(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def _match(book: Book, comparison: str, a: list[int], b: list[int], note: str = "seen on paper") -> None:
    said = {"comparison": comparison, "records_a": tuple(a), "records_b": tuple(b), "note": note}
    decide(book, Decision(kind="match", **said), "Lin")


def _live(book: Book, record: int, comparison: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the live match of a record and the items about it."""
    with book.read() as uow:
        matches, members = uow.matches.live(comparison)
        held = {one["match"] for one in members.to_pylist() if one["record"] == record}
        [match] = [one for one in matches.to_pylist() if one["number"] in held]
        items = [one for one in uow.discrepancies.live().to_pylist() if one["match"] == match["number"]]
    return match, items


def _sound(book: Book) -> bool:
    return all(one.passed for one in verify(book, silent))


# the books


@pytest.mark.parametrize("comparison", ["L4", "L5"])
def test_what_the_books_hold_is_matched_by_hand_and_taken_back(demo, comparison):
    with demo.read() as uow:
        columns = load_review(uow, comparison)
        matches, members = uow.matches.live(comparison)
    number = int(matches["number"][0].as_py())
    mine = [one for one in members.to_pylist() if one["match"] == number]
    a, b = ([one["record"] for one in mine if one["side"] == side] for side in (0, 1))
    decide(demo, Decision(kind="unmatch", matches=(number,)), "Lin")
    before = _state(demo)
    _match(demo, comparison, a, b)
    match, items = _live(demo, a[0], comparison)
    assert (match["method"], match["state"], match["actor"]) == ("manual", CONFIRMED, "Lin")
    assert items == []  # an equal amount, or sales less the refunds that their orders state
    with demo.read() as uow:
        shown = load_review(uow, comparison)
    item = shown.item_of_record(a[0])
    assert (int(shown.n_a[item]), int(shown.n_b[item])) == (len(a), len(b))
    assert columns.items == shown.items
    assert _sound(demo)
    undo(demo, "Lin")
    assert _state(demo) == before


def test_a_bank_row_and_a_voucher_that_differ_leave_the_rest_open(demo):
    with demo.read() as uow:
        items = [one for one in uow.discrepancies.live().to_pylist() if one["comparison"] == "L4"]
    lost, again = (next(one for one in items if one["code"] == code) for code in ("EX1", "EX4"))
    before = _state(demo)
    _match(demo, "L4", lost["records"][:1], again["records"][:1])
    _found, [item] = _live(demo, lost["records"][0], "L4")
    assert (item["code"], item["state"], item["amount"]) == ("AM8", OPEN, 140_105 - 56_806)
    with demo.read() as uow:
        assert not {lost["number"], again["number"]} & set(uow.discrepancies.live()["number"].to_pylist())
    run_matching(demo, as_of=None, actor="Lin", report=silent)
    assert _live(demo, lost["records"][0], "L4")[1][0]["amount"] == item["amount"]
    undo(demo, "Lin")
    undo(demo, "Lin")
    assert _state(demo) == before


def test_the_books_are_compared_in_one_currency(made):
    book = made("bank,deposit,10,100.00,USD", "ledger,voucher,10,700.00,CNY")
    with pytest.raises(NotAllowed) as refused:
        _match(book, "L4", [1], [2])
    assert refused.value.key == "match.currency"


# two currencies


def test_two_currencies_stay_apart_and_the_dated_rate_says_what_the_difference_is(made):
    book = made("order,order,10,100.00,USD", "channel,payment,11,705.00,CNY", rates=RATES)
    before = _state(book)
    _match(book, "L1", [1], [2])
    match, [item] = _live(book, 1, "L1")
    assert (match["method"], match["currency"], match["difference"], match["exp"]) == ("manual", "USD", 10_000, 2)
    assert (item["code"], item["amount"], item["currency"], item["records"]) == ("AM10", 10_000, "USD", [1, 2])
    assert item["text_key"] == "am10.hand_rate"
    said = '"due":"710.00","exchange":"2.00","margin":"-7.00","off":"-5.00","other":"CNY","own":"100.00 USD"'
    assert said in item["params"] and '"rate":"7.100000","rate_day":"2026-09-10"' in item["params"]
    with book.read() as uow:
        lines = {one.currency: (one.sum_a, one.sum_b, one.open, one.unexplained) for one in proof(uow)}
    assert lines == {"USD": (10_000, 0, 10_000, 10_000), "CNY": (0, 70_500, -70_500, -70_500)}
    assert _sound(book)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    assert _live(book, 1, "L1")[1] == [item]
    undo(book, "Lin")
    undo(book, "Lin")
    assert _state(book) == before


def test_without_a_rate_of_the_days_nothing_is_made_of_the_difference(made):
    book = made("settlement,payout,10,-100.00,USD", "bank,deposit,11,705.00,CNY")
    with book.read() as uow:
        seen = looked_at(uow, "L3", [1], [2])
    assert seen is not None and seen.found is None
    assert seen.said() == {"own": "100.00 USD", "amount_b": "705.00", "currency_b": "CNY"}
    _match(book, "L3", [1], [2])
    _found, [item] = _live(book, 1, "L3")
    assert (item["code"], item["text_key"], item["amount"]) == ("AM10", "am10.hand_unknown", 10_000)
    with pytest.raises(NotAllowed) as refused:
        decide(book, Decision(kind="write_off", discrepancies=(item["number"],), reason="rounding"), "Lin")
    assert refused.value.key == "write_off.across"


def test_one_side_may_hold_several_currencies_the_other_only_one(made):
    rows = ("channel,payment,10,100.00,USD", "channel,payment,10,50.00,EUR", "settlement,payout,10,-1110.00,CNY")
    book = made(*rows, "settlement,payout,10,-1.00,USD", rates=RATES)
    with pytest.raises(NotAllowed) as refused:
        _match(book, "L2", [1, 2], [3, 4])
    assert refused.value.key == "match.currencies"
    _match(book, "L2", [1, 2], [3])
    match, [item] = _live(book, 1, "L2")
    assert (item["text_key"], item["amount"], match["currency"]) == ("am10.hand_rates", 10_000, "USD")
    assert '"off":"0.00"' in item["params"] and '"own":"50.00 EUR + 100.00 USD"' in item["params"]
    assert _sound(book)
    entry = decide(book, Decision(kind="unmatch", matches=(match["number"],)), "Lin")
    assert entry.sums == {"EUR": "50.00", "USD": "100.00"}


def test_a_record_is_divided_only_in_its_own_currency(made):
    book = made("order,order,10,100.00,USD", "channel,payment,11,300.00,CNY", "channel,payment,11,400.00,CNY")
    said = Decision(kind="split", comparison="L1", records_a=(1,), records_b=(2, 3), parts=("40", "60"))
    with pytest.raises(NotAllowed) as refused:
        decide(book, said, "Lin")
    assert refused.value.key == "split.currency"


# one event that two files state


def _event(book: Book) -> tuple[int, list[int], int]:
    """Return a bill's row, the account's rows that state it, and its view; their numbers no longer agree by a match."""
    with book.read() as uow:
        matches, members = uow.matches.live("L2")
        views = [one["number"] for one in matches.to_pylist() if one["method"] == "view"]
        number = views[len(views) // 2]
        mine = [one for one in members.to_pylist() if one["match"] == number]
    [own] = [one["record"] for one in mine if one["side"] == 0]
    return own, [one["record"] for one in mine if one["side"] == 1], number


def test_rows_of_two_files_that_state_one_event_are_matched_as_a_view(demo):
    own, others, number = _event(demo)
    decide(demo, Decision(kind="unmatch", matches=(number,)), "Lin")
    before = _state(demo)
    _match(demo, "L2", [own], others)
    match, items = _live(demo, own, "L2")
    assert (match["method"], match["state"], items) == ("view", CONFIRMED, [])
    with demo.read() as uow:
        orders = load_review(uow, "L1")
    assert (orders.records.find(np.array(others)) < 0).all(), "the bill's row stands for the event"
    assert _sound(demo)
    undo(demo, "Lin")
    assert _state(demo) == before


def test_an_event_is_matched_with_nothing_but_the_bill_that_states_it(demo):
    own, others, number = _event(demo)
    with demo.read() as uow:
        matches, members = uow.matches.live("L2")
        batch = next(one["number"] for one in matches.to_pylist() if one["method"] != "view")
    payout = next(one for one in members.to_pylist() if one["match"] == batch and one["side"] == 1)
    decide(demo, Decision(kind="unmatch", matches=(number, batch)), "Lin")
    with pytest.raises(NotAllowed) as refused:
        _match(demo, "L2", others[:1], others[:1])
    assert refused.value.key == "match.event"
    with pytest.raises(NotAllowed) as both:
        _match(demo, "L2", [own], [*others, payout["record"]])
    assert both.value.key == "match.event"


@pytest.mark.parametrize("back", [1, -1])  # one channel prints what others get back as a size, another with its sign
def test_what_the_rows_say_is_the_payments_coupon_and_the_refund(back):
    """100.00 due, 90.00 and a coupon of 10.00 paid, 27.00 and 3.00 of the coupon given back."""
    take = np.array([10_000, 9_000, -2_700])
    rows = {"kind": [Kind.ORDER, Kind.PAYMENT, Kind.REFUND], "coupon": [0, 1_000, 300 * back], "amount": take}
    table = pa.table({name: np.array(column, np.int64) for name, column in {**rows, "exp": [2, 2, 2]}.items()})
    said = _stated(table, "L1", 1, 2, take, 3_700)
    assert said == {"refunds": 2_700, "coupons": 1_000} and sum(said.values()) == 10_000 - 9_000 + 2_700
