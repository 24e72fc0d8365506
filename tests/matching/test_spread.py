"""Parts of a run are independent: one after the other, in threads and on a cluster they give the same bytes."""

from __future__ import annotations

import pytest

from app.domain.progress import Cancelled, silent
from app.matching.engine import PARTS, reconcile, run_part
from app.matching.spread import in_threads
from app.services.cluster import connect, on_cluster
from app.services.run_matching import load, read_records
from tests.demo_book import demo_book


@pytest.fixture(scope="module")
def book_inputs(tmp_path_factory):
    """Return what a run over the demo's first month is given, from nothing."""
    from dataclasses import replace

    from app.services.run_matching import asked_columns

    book = demo_book(tmp_path_factory.mktemp("spread"))
    with book.read() as uow:
        statements = [one for one in uow.statements.live() if not one.refused_key]
        records = read_records(uow, asked_columns(uow.rules()))
        made = load(uow, statements, records, uow.matches.live(), as_of=None, rules=None)
    book.close()
    return replace(made, matches=None, members=None)


def same(one, other):
    return (
        one.told().equals(other.told())
        and one.members.equals(other.members)
        and one.discrepancies.equals(other.discrepancies)
    )


def test_threads_give_the_same_bytes(book_inputs):
    alone = reconcile(book_inputs, silent)
    assert alone.matches.num_rows > 500 and alone.discrepancies.num_rows
    for _ in range(3):
        assert same(alone, reconcile(book_inputs, silent, in_threads))


def test_a_part_fills_its_own_comparisons_alone(book_inputs):
    for name in PARTS:
        part = run_part(book_inputs, name, silent)
        assert {one.comparison.value for one in part.found} <= set(name.split(" "))
        assert {key[0].value for key in part.taken} == set(name.split(" "))


def test_what_stops_one_part_stops_the_run(book_inputs):
    def stop(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        reconcile(book_inputs, stop, in_threads)


def test_a_cluster_of_processes_gives_the_same_bytes(book_inputs):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
        ) as cluster,
        connect(cluster.scheduler_address) as client,
    ):
        spread = on_cluster(client)
        assert same(reconcile(book_inputs, silent), reconcile(book_inputs, silent, spread))


def test_the_command_matches_on_a_cluster(tmp_path):
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    from tests.cli.run import tieout
    from tests.samples import ROOT

    month = ROOT / "resources" / "demo" / "2026-09"
    here = tieout("reconcile", month, "--out", tmp_path / "here", "--no-report")
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
        connect("tcp://127.0.0.1:1")
    assert "127.0.0.1:1" in Words("en").error(caught.value)
