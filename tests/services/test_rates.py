"""Rates of a book: taken in as a step that can be undone, used by the next run, on the command line as well."""

from __future__ import annotations

import csv
import json

import pytest

from app.services import history
from app.services.rates import drop_rates, files, stored, take_rates
from app.store.engine import BookStore
from tests.cli.run import tieout as run


@pytest.fixture
def book(tmp_path):
    made = BookStore().create(str(tmp_path / "b.tieout"))
    yield made
    made.close()


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "rates.csv"
    path.write_text("date,from,to,rate\n2026-09-10,USD,CNY,7.1\n2026-09-10,GBP,CNY,9.5\n")
    return str(path)


def test_a_file_is_taken_in_once_and_can_be_undone(book, rates):
    assert take_rates(book, rates, actor="me").text_key == "audit.rates"
    assert take_rates(book, rates, actor="me") is None
    with book.read() as uow:
        [one] = files(uow)
        assert (one.file, one.rates, one.currencies) == ("rates.csv", 2, ("CNY", "GBP", "USD"))
        assert len(stored(uow, ["USD", "CNY"]).rows()) == 1
        assert not stored(uow, ["CNY"]) and len(stored(uow, ["USD", "CNY", "GBP"]).rows()) == 2
    history.undo(book, "me")
    with book.read() as uow:
        assert files(uow) == []


def test_a_file_is_taken_back(book, rates):
    take_rates(book, rates, actor="me")
    with book.read() as uow:
        [one] = files(uow)
    drop_rates(book, one.number, actor="me")
    with book.read() as uow:
        assert files(uow) == [] and not stored(uow, ["USD", "CNY"])


def _sources(tmp_path):
    head = "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    head += "batch_ref,counterparty,status,shop,account\n"
    rows = [
        "s,f,,1,s-1,order,order,2026-09-10T10:00:00+08:00,100.00,USD,,100.00,S1,,,,paid,,",
        "s,f,,2,s-2,channel,payment,2026-09-11T10:00:00+08:00,705.00,CNY,,705.00,S1,c1,,,done,,",
    ]
    (tmp_path / "records.csv").write_text(head + "\n".join(rows) + "\n")
    return str(tmp_path / "records.csv")


def _explained(out):
    with (out / "discrepancies.csv").open(encoding="utf-8") as file:
        return [row["explanation"] for row in csv.DictReader(file) if row["code"] == "AM10"]


def test_the_command_goes_by_the_rates_it_is_given(tmp_path, rates):
    source = _sources(tmp_path)
    done = run("reconcile", source, "--rates", rates, "--out", str(tmp_path / "o"), "--no-report")
    assert done.status == 0, done.err
    [said] = _explained(tmp_path / "o")
    assert "at 7.100000 of 2026-09-10 it is 710.00" in said and "Difference -5.00" in said
    assert json.loads((tmp_path / "o" / "summary.json").read_text())
    bare = run("reconcile", source, "--out", str(tmp_path / "p"), "--no-report")
    assert bare.status == 0 and "no rate of these days" in _explained(tmp_path / "p")[0]


def test_a_wrong_file_is_wrong_usage_before_anything_is_done(tmp_path):
    (tmp_path / "bad.csv").write_text("date,from,to,rate\n2026-09-10,USD,CNY,x\n")
    out = tmp_path / "o"
    done = run("reconcile", _sources(tmp_path), "--rates", str(tmp_path / "bad.csv"), "--out", str(out))
    assert done.status == 2 and "row 2, column rate: x is no rate" in done.err
    assert not out.exists()
