"""Books beside bank and orders: what was done wrong is found, nothing else; each comparison runs alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.config.words import Words
from app.domain.progress import silent
from app.services.accounts import list_accounts, save_account
from app.services.export import export_book
from app.services.ports import Book, StoredSignOff
from app.services.proof import proof
from app.services.reconciliation import reconciliation_pages
from app.services.run_matching import run_matching
from app.services.sign_off import changes_since, listed_items, numbers_of
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from tests.bookkeeping import Slips, write_vouchers
from tests.contract.checker import problems
from tests.demo_book import SEPTEMBER, booked_demo
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo" / "2026-09"


@pytest.fixture
def booked(tmp_path: Path) -> Iterator[tuple[Book, Slips]]:
    book, slips = booked_demo(tmp_path)
    yield book, slips
    book.close()


def _items(book: Book) -> list[dict]:
    with book.read() as uow:
        live = uow.discrepancies.live().to_pylist()
    return [one for one in live if one["comparison"] in ("L4", "L5")]


def test_what_was_planted_in_the_vouchers_is_found_and_nothing_else(booked):
    book, slips = booked
    items = {one["code"]: one for one in _items(book)}
    assert sorted(items) == sorted(slips.planted)
    assert items["EX1"]["records"] == [slips.planted["EX1"]]
    assert items["AM14"]["records"][0] == slips.planted["AM14"]
    assert items["EX2"]["amount"] == slips.planted["EX2"] * 10 ** (items["EX2"]["exp"] - 2)
    with book.read() as uow:
        twice = uow.records.rows(_numbers(items["EX4"]["records"])).to_pylist()
        (bank,) = uow.records.rows(_numbers([slips.planted["EX4"]])).to_pylist()
    assert {one["amount"] for one in twice} == {bank["amount"]}


def test_a_voucher_that_a_month_lists_is_called_by_its_number_and_was_not_changed_by_it(booked):
    book, _slips = booked
    with book.read() as uow:
        numbers = numbers_of(uow, SEPTEMBER)
        called = {one.code: one.ref for one in listed_items(uow, SEPTEMBER) if one.comparison == "L4"}
        assert called["EX2"].startswith("记-") and called["EX4"].startswith("记-")
        days = {"first": SEPTEMBER.first, "last": SEPTEMBER.last}
        pages = reconciliation_pages(uow, **days, words=Words("en"), comparison="L4")
        printed = {one.code: one.text for page in pages for one in page.items}
        assert (printed["EX2"], printed["EX4"]) == (called["EX2"], called["EX4"])
        for one in numbers["items"]:  # as it was signed when vouchers had no number there
            one["ref"] = "" if one["ref"].startswith("记-") else one["ref"]
        signed = StoredSignOff(
            number=1, period=SEPTEMBER, name="Lin", at="", note="", numbers=numbers, digest="", since=1
        )
        assert [one for one in changes_since(uow, signed) if one.section == "items"] == []
        numbers["items"][0]["reason"] = "accepted"
        assert [one.name for one in changes_since(uow, signed)] == [numbers["items"][0]["id"]]


def _numbers(values: list[int]):
    import numpy as np

    return np.array(values, np.int64)


def test_no_match_with_the_books_is_confirmed_without_a_common_number_and_none_is_wrong(booked):
    book, _slips = booked
    with book.read() as uow:
        matches, members = uow.matches.live("L4")
        records = {one["record"]: one for one in uow.records.table().to_pylist()}
    assert matches.num_rows > 40
    assert not any(matches["state"].to_pylist())
    groups: dict[int, list[dict]] = {}
    for one in members.to_pylist():
        groups.setdefault(one["match"], []).append(records[one["record"]])
    for group in groups.values():
        bank = [one for one in group if one["layer"] == 4]
        lines = [one for one in group if one["layer"] == 5]
        assert {one["account"][-4:] for one in bank} == {one["account"][-4:] for one in lines}
        assert {one["at"] // 86_400 for one in bank} == {one["at"] // 86_400 for one in lines}


def test_the_accounts_of_the_books_are_listed_and_what_they_stand_for_is_what_the_run_goes_by(booked):
    book, _slips = booked
    with book.read() as uow:
        rows = list_accounts(uow)
        records = uow.records.table(columns=["layer", "account"]).to_pylist()
    banks = sorted({one["account"] for one in records if one["layer"] == 4})
    ledgers = [one.account for one in rows if one.account.role == "ledger"]
    # revenue, tax and channel accounts stand for no bank
    assert {one.code[-4:] for one in ledgers} == {one[-4:] for one in banks}
    assert all(not one.stored and one.statements for one in rows if one.account.role == "ledger")
    wrong = dict(zip((one.code for one in ledgers), banks[::-1], strict=True))
    for one in ledgers:
        other = next(bank for bank in banks if bank[-4:] != one.code[-4:]) if len(banks) > 1 else wrong[one.code]
        save_account(book, replace(one, bank=other), "me")
    run_matching(book, as_of=None, actor="me", report=silent)
    with book.read() as uow:
        given = {one.account.code: one.account.bank for one in list_accounts(uow) if one.account.role == "ledger"}
        _matches, members = uow.matches.live("L4")
        number = {one["record"]: one for one in uow.records.table(columns=["record", "layer", "account"]).to_pylist()}
    groups: dict[int, list[dict]] = {}
    for one in members.to_pylist():
        groups.setdefault(one["match"], []).append(number[one["record"]])
    for group in groups.values():
        bank = {one["account"] for one in group if one["layer"] == 4}
        assert {given[one["account"]] for one in group if one["layer"] == 5} == bank


def test_the_balances_differ_by_what_is_open_alone(booked):
    book, slips = booked
    with book.read() as uow:
        lines = [one for one in proof(uow) if one.comparison in ("L4", "L5")]
    assert {one.comparison for one in lines} == {"L4", "L5"}
    for one in lines:
        assert one.unexplained == one.open
    assert sum(one.open_count for one in lines) == len(slips.planted)
    assert {one.account_a[-4:] for one in lines if one.comparison == "L4"} == {
        one.account_b[-4:] for one in lines if one.comparison == "L4"
    }


def test_the_tables_hold_what_the_contract_says_of_books(booked, tmp_path):
    book, _slips = booked
    export_book(book, str(tmp_path / "out"), report_file=False, report=silent)
    assert problems(tmp_path / "out") == []


@pytest.mark.parametrize(("pattern", "comparison"), [("CMB*", "L4"), ("*rder*", "L5")])
def test_each_comparison_runs_alone(booked, tmp_path, pattern, comparison):
    vouchers = tmp_path / "vouchers.csv"
    write_vouchers(booked[0], vouchers)
    book = BookStore().create(str(tmp_path / "alone.tieout"))
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    sources = [str(one) for one in sorted(DEMO.glob(pattern))]
    assert not take_in(book, [*sources, str(vouchers)], options, actor="a", report=silent)
    run = run_matching(book, as_of=None, actor="a", report=silent)
    assert list(run.matches) == [comparison]
    with book.read() as uow:
        assert {one.comparison for one in proof(uow)} == {comparison}
    book.close()


def test_a_second_run_finds_the_same(booked):
    book, _slips = booked
    with book.read() as uow:
        before = uow.matches.live("L4")[1].select(["side", "record", "allocated"]).to_pylist()
    run_matching(book, as_of=None, actor="a", report=silent)
    with book.read() as uow:
        assert uow.matches.live("L4")[1].select(["side", "record", "allocated"]).to_pylist() == before
