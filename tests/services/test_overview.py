"""The overview's figures are those of the export of the same book; alerts and steps follow from the data."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pyarrow as pa
import pytest

from app.analysis.ageing import NEEDS, WAITS
from app.analysis.states import MATCHED, OPEN_STATE, TIMING
from app.config.words import Words
from app.domain.match import OPEN
from app.domain.money import parse_plain, plain
from app.domain.period import Period
from app.domain.progress import silent
from app.domain.record import Kind
from app.services import review_columns as rc
from app.services.closing import BLOCKED, DONE, NEXT, STEPS, close_steps, last_copy, lone_ties, next_step
from app.services.discrepancies import load_discrepancies
from app.services.export import export_book
from app.services.overview import load_overview
from app.services.overview_columns import _with_payouts
from app.services.review import load_review
from app.services.sign_off import readiness
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle

COMPARISONS = ("L1", "L2", "L3", "L4", "L5")


@pytest.fixture
def book(tmp_path):
    made = demo_book(tmp_path)
    yield made
    made.close()


@pytest.fixture
def exported(book, tmp_path):
    out = tmp_path / "out"
    export_book(book, str(out), first=SEPTEMBER.first, last=SEPTEMBER.last, report_file=False, report=silent)
    return out


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def minor(text: str, exp: int = 5) -> int:
    value, its = parse_plain(text)
    return value * 10 ** (exp - its)


def figures_of(book, period=SEPTEMBER):
    with book.read() as uow:
        return load_overview(uow, period, Words("en"))


def test_days_and_channels_count_the_records_of_the_summary(book, exported):
    """UX 52: every count of a chart is one of the tables."""
    summary = json.loads((exported / "summary.json").read_text("utf-8"))["comparisons"]["L1"]["CNY"]
    one = figures_of(book).currencies[0]
    assert one.days.comparison == one.channels.comparison == "L1"
    assert sum(one.days.totals()) == summary["side_a"]["count"]
    assert one.days.totals()[MATCHED] == summary["matched_a"]["count"]
    assert sum(one.channels.totals()) == summary["side_b"]["count"]
    assert one.channels.totals()[MATCHED] == summary["matched_b"]["count"]


def test_days_and_channels_count_the_members_of_the_matches(book, exported):
    days = {one["record_id"]: one["occurred_at"][:10] for one in rows(exported, "records")}
    found = Counter()
    for one in rows(exported, "matches"):
        if one["comparison"] == "L1" and one["state"] == "confirmed" and one["side"] == "A":
            found[days[one["record_id"]]] += 1
    counts = figures_of(book).currencies[0].days
    from app.domain.period import day_of

    drawn = {
        day_of(day).isoformat(): row[MATCHED]
        for day, row in zip(counts.days, counts.counts, strict=True)
        if row[MATCHED]
    }
    assert drawn == {day: count for day, count in found.items() if day.startswith("2026-09")}


def test_money_is_that_of_the_tables_and_closes_at_the_stated_balances(book, exported):
    money = figures_of(book).currencies[0].money
    summary = json.loads((exported / "summary.json").read_text("utf-8"))["comparisons"]["L3"]["CNY"]
    paid = money.total("in_bank") + money.total("in_transit")
    assert plain(paid, money.exp, "CNY") == summary["side_a"]["amount"]
    payouts = {one["record_id"] for one in rows(exported, "records") if one["kind"] in ("payout", "withdrawal")}
    matched = [one for one in rows(exported, "matches") if one["comparison"] == "L3" and one["side"] == "A"]
    assert {one["record_id"] for one in matched} <= payouts
    arrived = -sum(minor(one["allocated"]) for one in matched)
    assert money.total("in_bank") * 10 ** (5 - money.exp) == arrived
    closings = {
        one["account"] or one["format"]: one["closing"] for one in rows(exported, "statements") if one["closing"]
    }
    for flow in money.flows:
        if flow.opening is not None:
            assert plain(flow.left, money.exp, "CNY") == closings[flow.account]


def test_discrepancies_are_those_of_the_summary(book, exported):
    data = json.loads((exported / "summary.json").read_text("utf-8"))["discrepancies"]
    one = figures_of(book).currencies[0].ageing
    for kind, state in ((NEEDS, "open"), (WAITS, "waiting")):
        counts = Counter()
        for row in data:
            if row["state"] == state:
                counts[row["code"]] += row["count"]
        assert {group.key: group.counts[kind] for group in one.codes if group.counts[kind]} == dict(counts)
        amounts = [abs(minor(row["amount"])) for row in rows(exported, "discrepancies") if row["state"] == state]
        assert one.total(kind) * 10 ** (5 - one.exp) == sum(amounts)
    assert sum(sum(group.counts) for group in one.bands) == sum(sum(group.counts) for group in one.codes)


def test_fee_rates_are_those_of_the_rows_that_state_a_fee(book, exported):
    one = figures_of(book).currencies[0].fees
    stated = [
        row for row in rows(exported, "records")
        if row["kind"] == "payment" and row["fee"] and "_account" not in row["file"] and row["layer"] == "channel"
    ]  # fmt: skip
    assert sum(one.count for one in one.channels) == len(stated)
    fees = sum(sum(channel.fees) for channel in one.channels)
    assert fees * 10 ** (5 - one.exp) == sum(minor(row["fee"]) for row in stated)


def test_a_quiet_month_has_no_figures_and_asks_for_statements(book):
    figures = figures_of(book, Period.month(2026, 3))
    assert figures.currencies == ()
    assert next_step(figures.steps).name == "statements"


def test_one_scan_of_the_records_is_enough(book):
    calls = []
    with book.read() as uow:
        table = uow.records.table

        class Counting:
            def __getattr__(self, name):
                return getattr(records, name)

            def table(self, **wanted):
                calls.append(wanted)
                return table(**wanted)

        records = uow.records
        uow.records = Counting()
        load_overview(uow, SEPTEMBER, Words("en"))
    assert len(calls) == 1


def test_alerts_lead_to_open_items_and_amounts_are_theirs(book, exported):
    alerts = {one.key: one for one in figures_of(book).alerts}
    open_rows = [one for one in rows(exported, "discrepancies") if one["state"] == "open"]
    for code in ("EX3", "EX6", "AM4"):
        mine = [one for one in open_rows if one["code"] == code]
        found = alerts[f"alert.{code}"]
        assert found.count == len(mine) and found.page == "discrepancies"
        assert found.amount * 10 ** (5 - found.exp) == sum(abs(minor(one["amount"])) for one in mine)
    assert alerts["alert.EX6"].target == {"code": "EX6", "state": 1}
    assert "alert.EX8" not in alerts and "alert.odd" not in alerts


def test_the_steps_are_in_order_and_agree_with_the_conditions_of_a_sign_off(book):
    with book.read() as uow:
        steps = {one.name: one for one in close_steps(uow, SEPTEMBER)}
        checks = {one.name.removeprefix("check."): one for one in readiness(uow, SEPTEMBER)}
    assert tuple(steps) == STEPS
    assert steps["statements"].left == checks["statements"].left + checks["statements_totals"].left
    assert steps["suggested"].left == checks["suggested"].left
    assert steps["ambiguous"].left == checks["ambiguous"].left
    assert steps["items"].left == checks["open_items"].left
    assert steps["unexplained"].left == checks["unexplained"].left
    assert steps["suggested"].state == NEXT and steps["sign_off"].state == BLOCKED


def test_the_steps_count_what_the_tabs_of_the_review_and_the_list_of_discrepancies_count(book):
    """A tie that matches stand on is one question, not two; the discrepancy it left is one of the list."""
    with book.read() as uow:
        steps = {one.name: one for one in close_steps(uow, SEPTEMBER)}
        pages = [load_review(uow, name, first=SEPTEMBER.first, last=SEPTEMBER.last) for name in COMPARISONS]
        items = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    assert "ST4" in [code for code, state in zip(items.code, items.state.tolist(), strict=True) if state == OPEN]
    assert steps["ambiguous"].left == sum(int((one.state == rc.AMBIGUOUS).sum()) for one in pages) > 0
    assert steps["suggested"].left == sum(int((one.state == rc.SUGGESTED).sum()) for one in pages)
    assert steps["items"].left == int((items.state == OPEN).sum())


def test_a_tie_that_no_match_stands_on_is_a_question_of_its_own(book):
    with book.read() as uow:
        matches, members = uow.matches.live()
        items = uow.discrepancies.live()
    assert lone_ties(items, matches, members) == []
    assert lone_ties(items, matches.slice(0, 0), members.slice(0, 0)) == ["L1"]


def test_the_steps_go_on_to_the_end(book, tmp_path):
    settle(book)
    with book.read() as uow:
        steps = close_steps(uow, SEPTEMBER)
        assert next_step(steps).name == "backup"
    from app.services.backup import back_up

    copy = back_up(book, tmp_path / "Tieout backups" / "demo.2026-10-01.tieout")
    copied = last_copy(book.path, "")
    assert copied == pytest.approx(copy.stat().st_mtime)
    with book.read() as uow:
        assert next_step(close_steps(uow, SEPTEMBER, copied)).name == "sign_off"
    from app.services.sign_off import sign_off

    sign_off(book, SEPTEMBER, "Lin Xiao", "", "test")
    with book.read() as uow:
        done = close_steps(uow, SEPTEMBER)
    assert {one.state for one in done} == {DONE} and next_step(done) is None


def test_a_statement_that_came_after_the_run_asks_for_another(book):
    from app.services import history

    with book.read() as uow:
        seq = uow.audit.entries()[-1].seq
    assert seq
    history.undo(book, "test")  # the run
    with book.read() as uow:
        step = next_step(close_steps(uow, SEPTEMBER))
    assert (step.name, step.left, step.page) == ("run", 1, "")


def test_open_states_are_told_apart_from_those_that_wait(book):
    one = figures_of(book).currencies[0]
    assert one.days.totals()[OPEN_STATE] and one.days.totals()[TIMING]


def test_a_larger_book_costs_columns_not_calls(tmp_path):
    """UX 44: what is done grows with the columns of a month, not with its rows."""
    import cProfile

    from app.importers.base import ReadOptions
    from app.services.run_matching import run_matching
    from app.services.take_in import take_in
    from app.store.engine import BookStore
    from tests.demo.scale import write

    calls = []
    for size in (500, 8_000):
        folder = tmp_path / str(size)
        folder.mkdir()
        made = BookStore().create(str(folder / "book.tieout"))
        take_in(made, [str(one) for one in write(folder, size)], ReadOptions(), actor="test", report=silent)
        run_matching(made, as_of=None, actor="test", report=silent)
        profile = cProfile.Profile()
        with made.read() as uow:
            load_overview(uow, SEPTEMBER, Words("en"))  # what is loaded once
            profile.enable()
            figures = load_overview(uow, SEPTEMBER, Words("en"))
            profile.disable()
        made.close()
        assert sum(figures.currencies[0].days.totals()) >= size * 0.9
        calls.append(sum(one.callcount for one in profile.getstats()))
    assert calls[1] < 2 * calls[0], calls


def test_a_list_of_payouts_without_account_is_no_channel_beside_its_entries():
    """Shopify tells of payments in one file and of payouts in another: one channel, whose money is counted once."""
    names = ["paypal.activity", "shopify.payments.payouts", "shopify.payments.transactions"]
    account = np.array([0, 0, 1, 2, 2])
    kind = np.array([Kind.PAYMENT, Kind.PAYOUT, Kind.PAYOUT, Kind.PAYMENT, Kind.REFUND])
    columns = SimpleNamespace(account=account, kind=kind, accounts=names)
    month = SimpleNamespace(columns=columns, records=pa.table({"account": [""] * 5}))
    assert _with_payouts(month, np.arange(5)).tolist() == [0, 0, 2, 2, 2]
    month.records = pa.table({"account": ["", "", "S1", "", ""]})
    assert _with_payouts(month, np.arange(5)).tolist() == account.tolist()
