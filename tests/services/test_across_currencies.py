"""A match across currencies in the book: row groups in the tables, the proof by currency, undo, one run or several."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import pytest

from app.services import history
from app.services.decide import Decision, decide
from app.services.proof import proof_of
from app.services.review import load_review
from app.services.review_pairs import as_proved
from app.store.engine import BookStore
from tests.cli.run import inside, tables
from tests.contract.checker import problems

HEAD = (
    "statement_id,file,sheet,row,record_id,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,"
    "batch_ref,counterparty,status,shop,account\n"
)
ORDERS = [
    "s,f,,1,s-1,order,order,2026-09-10T10:00:00+08:00,100.00,USD,,100.00,S1,,,,paid,,",
    "s,f,,2,s-2,order,order,2026-09-10T11:00:00+08:00,50.00,CNY,,50.00,S2,,,,paid,,",
]
PAYMENTS = [
    "t,g,,1,t-1,channel,payment,2026-09-11T10:00:00+08:00,705.00,CNY,,705.00,S1,c1,,,done,,",
    "t,g,,2,t-2,channel,payment,2026-09-11T10:00:00+08:00,50.00,CNY,,50.00,S2,c2,,,done,,",
    "t,g,,3,t-3,settlement,payout,2026-09-11T12:00:00+08:00,-100.00,USD,,-100.00,,p1,,,done,,acct",
]
BANK = ["u,h,,1,u-1,bank,deposit,2026-09-12T09:00:00+08:00,707.00,CNY,,707.00,,p1,,STRIPE,done,,6222"]


@pytest.fixture
def sources(tmp_path):
    for name, rows in (("orders", ORDERS), ("payments", PAYMENTS), ("bank", BANK)):
        (tmp_path / f"{name}.csv").write_text(HEAD + "\n".join(rows) + "\n")
    (tmp_path / "rates.csv").write_text("date,from,to,rate\n2026-09-10,USD,CNY,7.1\n2026-09-12,USD,CNY,7.11\n")
    return [tmp_path / f"{name}.csv" for name in ("orders", "payments", "bank")]


def _done(tmp_path, name, *args):
    done = inside("reconcile", *args, "--rates", tmp_path / "rates.csv", "--out", tmp_path / name, "--no-report")
    assert done.status == 0, done.err
    return tmp_path / name


def _rows(folder, name="matches"):
    with (folder / f"{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_match_has_a_group_of_rows_for_each_currency(tmp_path, sources):
    out = _done(tmp_path, "o", *sources)
    assert problems(out) == []
    across = [one for one in _rows(out) if one["method"] == "exchange"]
    said = [(one["comparison"], one["side"], one["currency"], one["difference"], one["allocated"]) for one in across]
    assert said == [
        ("L1", "A", "USD", "100.00", "100.00"),
        ("L1", "B", "CNY", "-705.00", "705.00"),
        ("L3", "A", "USD", "100.00", "-100.00"),
        ("L3", "B", "CNY", "-707.00", "707.00"),
    ]
    assert {one["state"] for one in across} == {"suggested"} and len({one["match_id"] for one in across}) == 2
    assert sum(one["code"] == "AM10" for one in _rows(out, "discrepancies")) == 2


def test_nothing_is_added_across_currencies_in_the_summary(tmp_path, sources):
    summary = json.loads((_done(tmp_path, "o", *sources) / "summary.json").read_text())
    for name, side in (("L1", ("100.00", "705.00")), ("L3", ("100.00", "707.00"))):
        for currency, sums in (("USD", (side[0], "0.00")), ("CNY", ("0.00", side[1]))):
            one = summary["comparisons"][name][currency]
            more = "50.00" if (name, currency) == ("L1", "CNY") else "0.00"
            assert Decimal(one["side_a"]["amount"]) == Decimal(sums[0]) + Decimal(more)
            assert Decimal(one["side_b"]["amount"]) == Decimal(sums[1]) + Decimal(more)
            # open until a person has booked what the exchange made
            assert Decimal(one["unexplained"]) == Decimal(one["open"]["amount"]) == Decimal(sums[0]) - Decimal(sums[1])


def test_the_same_bytes_in_any_order_and_in_any_number_of_runs(tmp_path, sources):
    first = tables(_done(tmp_path, "a", *sources))
    assert tables(_done(tmp_path, "b", *sources[::-1])) == first
    book = ("--book", tmp_path / "b.tieout", "--rates", tmp_path / "rates.csv")
    for one in sources:
        assert inside("import", one, *book[:2]).status == 0
        assert inside("match", *book).status == 0
    assert inside("export", *book[:2], "--out", tmp_path / "c", "--no-report").status == 0
    found = tables(tmp_path / "c")
    assert found["matches.csv"] == first["matches.csv"] and found["discrepancies.csv"] == first["discrepancies.csv"]


def test_a_person_confirms_it_and_takes_that_back(tmp_path, sources):
    assert inside("reconcile", *sources, "--rates", tmp_path / "rates.csv", "--book", tmp_path / "b.tieout", "--out",
                  tmp_path / "o", "--no-report").status == 0  # fmt: skip
    book = BookStore().open(str(tmp_path / "b.tieout"))
    with book.read() as uow:
        before = uow.matches.live()
        [number] = [one["number"] for one in before[0].to_pylist() if (one["comparison"], one["method"])
                    == ("L1", "exchange")]  # fmt: skip
        columns = load_review(uow, "L1")
        item = int((columns.match == number).nonzero()[0][0])
        assert columns.crossed(item) and columns.currency_of(item) == "USD"
        assert int(columns.difference[item]) == 10_000
        assert columns.sums_of(item) == ({"USD": 10_000}, {"CNY": 70_500})
        # the proof tells of it in a line for each currency, and each leads to it
        proved = proof_of(uow, stands="L1")
        columns = as_proved(columns, proved.stands)
        held = {}
        for line in (one for one in proved.lines if one.comparison == "L1"):
            items = columns.in_pair(columns.pairs.index((line.account_a, line.account_b, line.currency))).nonzero()[0]
            rows = [columns.currencies_of(columns.members(one, side)) for side in (0, 1) for one in items.tolist()]
            assert sum(one.count(line.currency) for one in rows) == line.count_a + line.count_b
            assert line.across == int(not (line.account_a and line.account_b))  # one side alone, and not unmatched
            held[line.currency, bool(line.account_a), bool(line.account_b)] = item in items
        assert sorted(held.values()) == [False, True, True] and columns.currency_of(item) == "USD"
    decide(book, Decision(kind="confirm", comparison="L1", matches=(number,)), "me")
    with book.read() as uow:
        state = {one["number"]: one["state"] for one in uow.matches.live()[0].to_pylist()}
    assert state[number] == 1
    history.undo(book, "me")
    with book.read() as uow:
        for one, was, keys in zip(uow.matches.live(), before, (["number"], ["match", "side", "record"]), strict=True):
            order = [(key, "ascending") for key in keys]
            assert one.sort_by(order).equals(was.sort_by(order))
    book.close()
    assert inside("verify", tmp_path / "b.tieout").status == 0
