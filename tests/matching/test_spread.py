"""Parts of a run are independent: one after the other, in threads and on a cluster they give the same bytes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from app.domain.progress import Cancelled, silent
from app.domain.rule import Rule, Scope
from app.domain.tolerance import Tolerance
from app.matching.engine import BY_ACCOUNT, PARTS, reconcile, run_part, shares
from app.matching.spread import in_threads
from app.services.cluster import connect, on_cluster
from app.services.rules import ready_rules
from app.services.run_matching import asked_columns, load, read_records
from tests.demo_book import booked_demo, demo_book


@pytest.fixture(scope="module")
def book_inputs(tmp_path_factory):
    """Return what a run over the demo's first month is given, from nothing."""
    book = demo_book(tmp_path_factory.mktemp("spread"))
    made = given_to_a_run(book)
    book.close()
    return made


def given_to_a_run(book):
    with book.read() as uow:
        statements = [one for one in uow.statements.live() if not one.refused_key]
        records = read_records(uow, asked_columns(uow.rules()))
        made = load(uow, statements, records, uow.matches.live(), as_of=None, rules=None)
    return replace(made, matches=None, members=None)


@pytest.fixture(scope="module")
def booked_inputs(tmp_path_factory):
    """Return the same for the first month with its vouchers: several bank and channel accounts on both sides."""
    book, _slips = booked_demo(tmp_path_factory.mktemp("booked"))
    made = given_to_a_run(book)
    book.close()
    return made


@pytest.fixture(scope="module")
def alone(book_inputs):
    """Return what a run makes of the month in one thread, part after part."""
    return reconcile(book_inputs, silent)


@pytest.fixture(scope="module")
def booked_alone(booked_inputs):
    """Return the same of the month with its vouchers."""
    return reconcile(booked_inputs, silent)


def same(one, other):
    return (
        one.told().equals(other.told())
        and one.members.equals(other.members)
        and one.discrepancies.equals(other.discrepancies)
    )


def test_threads_give_the_same_bytes(book_inputs, alone):
    assert alone.matches.num_rows > 500 and alone.discrepancies.num_rows
    for _ in range(3):
        assert same(alone, reconcile(book_inputs, silent, in_threads))


def test_a_part_fills_its_own_comparison_alone(book_inputs):
    for name in PARTS:
        part = run_part(book_inputs, name, silent)
        assert {one.comparison.value for one in part.found} <= {name}
        assert {key[0].value for key in part.taken} == {name}


@pytest.mark.parametrize("accounts", [1, 2, 3, 7])
def test_shares_by_account_give_the_same_bytes_however_many(booked_inputs, booked_alone, accounts):
    assert {"L2", "L4"} <= set(booked_alone.matches["comparison"].to_pylist())
    assert same(booked_alone, reconcile(booked_inputs, silent, partial(in_threads, accounts=accounts)))


def test_each_account_is_worked_on_in_one_share_and_more_than_one_has_work(booked_inputs):
    for name in BY_ACCOUNT:
        parts = [run_part(booked_inputs, one, silent) for one in shares(name, 3)]
        rows = [{int(row) for found in part.found for row in found.row} for part in parts]
        assert sum(map(len, rows)) == len(set().union(*rows))
        assert sum(map(bool, rows)) > 1, name
    assert shares("L1", 3) == ("L1",)
    assert shares("L3", 3) == ("L3",)


def test_accounts_stay_together_where_a_rule_looks_across_them(booked_inputs):
    ours = Rule(id="books", title="books", scope=Scope(comparisons=("L4",)), tolerance=Tolerance(above=5))
    rules = replace(booked_inputs.rules, rules=(ours,))
    given = replace(booked_inputs, rules=rules, rulebook=ready_rules(rules))
    alone = reconcile(given, silent)
    assert same(alone, reconcile(given, silent, partial(in_threads, accounts=3)))
    assert not any(run_part(given, one, silent).found for one in shares("L4", 3)[1:])


def test_what_stops_one_part_stops_the_run(book_inputs):
    def stop(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        reconcile(book_inputs, stop, in_threads)


def test_a_cluster_of_processes_gives_the_same_bytes(booked_inputs, booked_alone):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
        ) as cluster,
        connect(cluster.scheduler_address) as client,
    ):
        spread = on_cluster(client)
        assert same(booked_alone, reconcile(booked_inputs, silent, spread))


def test_the_command_matches_on_a_cluster(tmp_path):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    from tests.cli.run import inside, tieout
    from tests.samples import ROOT

    month = ROOT / "resources" / "demo" / "2026-09"
    here = inside("reconcile", month, "--out", tmp_path / "here", "--no-report")
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=2,
        processes=False,
        protocol="tcp",
        dashboard_address="127.0.0.1:0",
        host="127.0.0.1",
    ) as cluster:
        at = cluster.scheduler_address
        there = tieout("reconcile", month, "--out", tmp_path / "there", "--no-report", "--cluster", at)
    assert here.status == there.status == 0, there.err
    for name in ("matches.csv", "discrepancies.csv", "summary.json"):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_a_cluster_that_is_not_there_is_said():
    pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    from app.config.words import Words
    from app.domain.errors import WrongUsage

    with pytest.raises(WrongUsage) as caught:
        connect("tcp://127.0.0.1:1", wait_s=1)
    assert "127.0.0.1:1" in Words("en").error(caught.value)
