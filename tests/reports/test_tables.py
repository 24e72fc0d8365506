"""The result tables: columns, order, and figures that a plain reading adds up to."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import numpy as np
import pytest

from app.domain.record import Kind, Layer
from app.reports import csv_file
from app.reports.csv_file import write_csv
from app.reports.ids import RecordIds
from app.reports.tables import DiscrepancyTable, MatchTable, RecordTable, StatementTable
from tests.builders import at
from tests.contract.checker import HEADERS
from tests.reports.tables_input import items, live, matches, members

IDS = {1: "a" * 16, 2: "b" * 16}
FILES = {"a" * 16: ("orders, 十月.csv", ""), "b" * 16: ("bills.zip!明细.csv", "Sheet1")}


@pytest.fixture
def records():
    return live(
        [
            (
                1,
                "taobao.orders",
                {"layer": Layer.ORDER, "kind": Kind.ORDER, "row": [10, 9, 2], "amount": [1000, 2000, 5]},
            ),
            (
                2,
                "wechatpay.merchant.trade",
                {
                    "amount": [1000, 2000, -300],
                    "kind": [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND],
                    "fee": [600_000, None, -12_345],
                    "fee_exp": 5,
                    "status": ['said "yes", twice', "a\nb", "=1+1"],
                    "at": at("2026-10-02", "23:59:59"),
                },
            ),
        ]
    )


def written(table):
    file = io.BytesIO()
    ticks = []
    write_csv(file, table.names, len(table), table.piece, ticks.append)
    assert ticks == sorted(ticks)
    return list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline=""), strict=True)), file.getvalue()


def test_headers_are_the_contracts(records):
    ids = RecordIds(records, IDS)
    for name, table in (("records", RecordTable(records, ids, FILES)), ("statements", StatementTable([]))):
        assert ", ".join(table.names) == HEADERS[name]
    found = MatchTable(matches(), members(), ids)
    assert ", ".join(found.names) == HEADERS["matches"]
    assert ", ".join(DiscrepancyTable(items(), ids, found.match_ids, str).names) == HEADERS["discrepancies"]


def test_records_stand_by_row_as_a_number_with_exact_fees_and_nets(records):
    rows, _raw = written(RecordTable(records, RecordIds(records, IDS), FILES))
    assert [one["row"] for one in rows] == ["2", "9", "10", "2", "3", "4"]
    bills = rows[3:]
    assert [one["fee"] for one in bills] == ["6.00", "", "-0.12345"]
    assert [one["net"] for one in bills] == ["4.00", "20.00", "-2.87655"]
    assert sum(Decimal(one["amount"]) for one in rows) == Decimal("57.05")
    assert bills[0]["occurred_at"] == "2026-10-02T23:59:59+08:00"
    assert bills[0]["file"] == "bills.zip!明细.csv" and bills[0]["sheet"] == "Sheet1"
    assert [one["status"] for one in bills] == ['said "yes", twice', "a\nb", "=1+1"]


def test_pieces_do_not_show_in_the_bytes(records, monkeypatch):
    table = RecordTable(records, RecordIds(records, IDS), FILES)
    _rows, whole = written(table)
    monkeypatch.setattr(csv_file, "PIECE", 2)
    assert written(table)[1] == whole


def test_matches_stand_by_id_side_and_record_with_one_row_for_each_member(records):
    ids = RecordIds(records, IDS)
    table = MatchTable(
        matches(
            {"number": 7, "lead": 1, "difference": 0},
            {"number": 3, "lead": 3, "ordinal": 2, "state": 0, "ambiguous": True, "comparison": "L2"},
            {"number": 5, "lead": 3, "difference": -500},
        ),
        members((7, 0, 1, 1000), (7, 1, 4, 1000), (3, 0, 3, 5), (3, 1, 5, 5), (5, 1, 6, -300), (5, 0, 3, 5)),
        ids,
    )
    rows, _raw = written(table)
    # as bytes "…-10" is before "…-2"
    assert [one["match_id"][:2] + one["match_id"][19:] for one in rows] == ["L1-10"] * 2 + ["L1-2"] * 2 + ["L2-2.2"] * 2
    assert [one["side"] for one in rows] == ["A", "B"] * 3
    assert [one["allocated"] for one in rows] == ["10.00", "10.00", "0.05", "-3.00", "0.05", "0.05"]
    assert [(one["state"], one["ambiguous"]) for one in rows[3:5]] == [("confirmed", "0"), ("suggested", "1")]
    assert table.match_ids(np.array([5, 0, 99, 7], np.int64)).to_pylist() == [
        f"L1:{'a' * 16}-2",
        "",
        "",
        f"L1:{'a' * 16}-10",
    ]


def test_a_match_whose_record_is_gone_is_a_fault(records):
    with pytest.raises(KeyError, match="99"):
        MatchTable(matches({"number": 1, "lead": 1}), members((1, 0, 99, 5)), RecordIds(records, IDS))


def test_discrepancies_are_named_after_their_first_record_or_their_subject(records):
    ids = RecordIds(records, IDS)
    found = MatchTable(matches({"number": 7, "lead": 1}), members((7, 0, 1, 1000), (7, 1, 4, 1000)), ids)
    table = DiscrepancyTable(
        items(
            {"code": "EX2", "records": [2], "amount": 2000, "state": 0, "expected": 20_730},
            {"code": "AM1", "records": [1, 4], "match": 7, "amount": -1, "text_key": "k", "params": '{"a": 1}'},
            {"code": "EX8", "subject": "shop 2026-10-14", "comparison": ""},
            {"code": "EX2", "records": [2], "comparison": "L2"},
        ),
        ids,
        found.match_ids,
        lambda key, params: f"{key}{params.get('a', '')}",
    )
    rows, _raw = written(table)
    first = "a" * 16
    assert [one["discrepancy_id"] for one in rows] == [
        f"AM1:{first}-10",
        f"EX2:{first}-9",
        f"EX2:{first}-9.2",
        "EX8:shop 2026-10-14",
    ]
    assert rows[0]["record_ids"] == f"{first}-10 {'b' * 16}-2"
    assert rows[0]["match_id"] == f"L1:{first}-10" and rows[0]["explanation"] == "k1" and rows[0]["amount"] == "-0.01"
    assert (rows[1]["state"], rows[1]["expected_by"]) == ("waiting", "2026-10-04")


def test_empty_tables_are_a_header(records):
    ids = RecordIds(records, IDS)
    found = MatchTable(matches(), members(), ids)
    for table in (found, DiscrepancyTable(items(), ids, found.match_ids, str), StatementTable([])):
        assert written(table) == ([], (",".join(table.names) + "\n").encode())
