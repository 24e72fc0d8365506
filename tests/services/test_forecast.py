"""The forecast of the demo's first month against a plain count of its bank rows, and of small books made here."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.config.words import Words
from app.domain.money import rescale
from app.domain.period import day_number, day_of
from app.domain.progress import silent
from app.domain.record import Kind, Layer
from app.services.forecast import IN, OUT, PAYOUTS, WhatIf, load_forecast, load_forecasts, with_what_if
from app.services.forecast_file import COLUMNS, printed, write_forecast
from app.services.read_source import expand
from app.store.engine import BookStore
from tests import builders
from tests.cli.run import inside
from tests.demo_book import demo_book
from tests.store.helpers import add

WORDS = Words("en")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = demo_book(tmp_path_factory.mktemp("forecast"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def found(book):
    with book.read() as uow:
        return load_forecast(uow, WORDS, days=14)


def test_it_begins_with_what_the_banks_state(book, found):
    """Σ of the closing balances, and reckoned back over the month the opening ones."""
    with book.read() as uow:
        banks = [one for one in uow.statements.live() if one.layer == Layer.BANK]
        records = uow.records.table(layers=(Layer.BANK,), columns=("amount", "fee"))
    assert found.opening == sum(one.closing for one in banks) and found.exp == 2
    assert found.past[0] != found.past[-1] == found.opening and len(found.past) == 30
    first_day = sum(found.history.amount[found.history.day == found.history.first].tolist())
    assert found.past[0] - first_day == sum(one.opening for one in banks)
    assert str(day_of(found.first)) == "2026-10-01" and len(found) == 14
    assert len(found.history.day) <= len(records)


def test_every_part_adds_up_to_the_cash_of_the_day(found):
    moved = found.payouts + found.incoming + found.outgoing + found.monthly
    assert found.cash.tolist() == (found.opening + np.cumsum(moved)).tolist()
    assert (found.low <= found.cash[: len(found.low)]).all() and (found.cash[: len(found.high)] <= found.high).all()
    assert (found.known <= found.payouts).all() and found.known.sum() > 0
    assert found.cash[found.lowest] == found.cash.min()
    assert {one.kind for one in found.history.flows} == {PAYOUTS, IN, OUT}


def test_what_is_under_way_are_the_payouts_that_wait(book, found):
    """The same payouts, amounts and days as the items in transit of L3 say; late ones are counted apart."""
    with book.read() as uow:
        items = [one for one in uow.discrepancies.live().to_pylist() if one["comparison"] == "L3"]
    waits = [one for one in items if one["code"] == "TS3" and one["state"] == 0]
    by_day: dict[int, int] = {}
    for one in waits:
        by_day[one["expected"]] = by_day.get(one["expected"], 0) + rescale(one["amount"], one["exp"], 2)
    known = {found.first + at: int(value) for at, value in enumerate(found.known) if value}
    assert known == by_day
    late = [one for one in items if one["code"] in ("TS3", "EX5") and one["state"] == 1 and one["expected"]]
    assert found.late == (len(late), sum(rescale(one["amount"], one["exp"], 2) for one in late))


def test_what_is_supposed_moves_the_cash_alone(found):
    assert with_what_if(found, WhatIf()).tolist() == found.cash.tolist()
    one = with_what_if(found, WhatIf(extra=((found.first + 3, -123),)))
    assert (one - found.cash).tolist() == [0] * 3 + [-123] * 11


def test_the_file_says_what_the_window_shows(book, found, tmp_path):
    with book.read() as uow:
        every = load_forecasts(uow, WORDS, days=14)
    path = write_forecast(str(tmp_path / "new"), every)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    assert tuple(rows[0]) == COLUMNS and len(rows) == 15
    assert rows[1][:2] == ["2026-10-01", "CNY"] and rows[-1][0] == "2026-10-14"
    (path.parent / "bill.csv").write_text("a,b\n")
    assert [Path(one).name for one, _name in expand([str(path.parent)])] == ["bill.csv"]  # it is no source
    cash = [int(row[COLUMNS.index("cash")].replace(".", "")) for row in rows[1:]]
    assert cash == found.cash.tolist()
    first, *_band = printed(every, WORDS)
    assert rows[-1][COLUMNS.index("cash")] in first and "2026-09-30" in first


def bank(book, folder, rows, **facts):
    """rows: (day, amount, name)."""
    table = builders.records(
        layer=Layer.BANK, kind=[Kind.DEPOSIT if one[1] > 0 else Kind.WITHDRAWAL for one in rows],
        at=[builders.at(one[0]) for one in rows], amount=[one[1] for one in rows],
        counterparty=[one[2] for one in rows], currency=facts.get("currency", "CNY"),
        account=facts.get("account", "6222"),
        channel_ref=[f"{facts.get('account', 'a')}{at}" for at in range(len(rows))],
    )  # fmt: skip
    said = {"format": "cmb.bank", "account": "6222", "layer": int(Layer.BANK), **facts}
    return add(book, folder, table, **said)


def test_books_without_a_bank_with_two_currencies_and_without_balances(tmp_path):
    """None without a bank; each currency for itself; an account that ends early is named; cash counts from 0."""
    book = BookStore().create(str(tmp_path / "b.tieout"), info={"company": "x"})
    with book.read() as uow:
        assert load_forecast(uow, WORDS, days=7) is None and load_forecasts(uow, WORDS, days=7) == []
    assert printed([], WORDS) == ["No forecast: no bank statement is stored."]
    rent = [("2026-09-05", -30_000, "房东"), ("2026-10-05", -30_000, "房东"), ("2026-10-20", 5_000, "客户")]
    bank(book, tmp_path / "1", rent, opening=100_000, closing=45_000, period_end="2026-10-31")
    bank(book, tmp_path / "2", [("2026-10-02", 700, "A")], account="old", opening=0, closing=700)
    bank(book, tmp_path / "3", [("2026-10-30", 900, "B"), ("2026-10-31", 50, "B")], account="usd", currency="USD")
    with book.read() as uow:
        home = load_forecast(uow, WORDS, days=7)
        abroad = load_forecast(uow, WORDS, days=7, currency="USD")
    assert home.currencies == ("CNY", "USD") and home.opening == 45_700
    assert [one.account for one in home.stale] == ["old"]
    assert home.payers == ("房东",) and home.monthly.tolist() == [0, 0, 0, 0, -30_000, 0, 0]
    assert day_of(home.first) == date(2026, 11, 1) and home.cash[-1] == 45_700 - 30_000 + home.incoming.sum()
    assert abroad.opening is None and abroad.cash.tolist() == [0] * 7 and abroad.past.tolist()[-1] == 0
    assert abroad.history.first == day_number(date(2026, 10, 30))
    book.close()
    done = inside("forecast", "--book", tmp_path / "b.tieout", "--out", tmp_path / "out", "--days", "7")
    assert done.status == 0 and "CNY: 457.00 on 2026-10-31" in done.out and "USD: — on 2026-10-31" in done.out
    lines = (tmp_path / "out" / "forecast.csv").read_text("utf-8").splitlines()
    assert len(lines) == 15 and lines[8].startswith("2026-11-01,USD,0.00,")
    for wrong in ("0", "366", "x", "-1", "٣"):
        assert inside("forecast", "--book", tmp_path / "b.tieout", "--days", wrong).status == 2


def test_what_moved_between_own_accounts_is_neither_in_nor_out(tmp_path):
    """Both sides are there: the run says ST5, and the sum of the accounts does not move."""
    from app.services.run_matching import run_matching

    book = BookStore().create(str(tmp_path / "b.tieout"), info={"company": "x"})
    bank(
        book,
        tmp_path / "1",
        [("2026-10-10", -50_000, "我"), ("2026-10-11", -800, "店")],
        closing=10_000,
        opening=60_800,
    )
    bank(book, tmp_path / "2", [("2026-10-10", 50_000, "我")], account="7777", closing=50_000, opening=0)
    run_matching(book, as_of=None, actor="rule", report=silent)
    with book.read() as uow:
        found = load_forecast(uow, WORDS, days=3)
    assert found.history.amount.tolist() == [-800] and found.opening == 60_000
    assert found.past.tolist() == [60_800, 60_000]
    book.close()
