"""What fields stand for: the month's own records, one currency at a time, and nothing where nothing is compared."""

from __future__ import annotations

from datetime import date

import pytest

from app.config.words import Words
from app.domain.errors import FormRefused
from app.domain.match import Rules
from app.domain.record import Kind, Layer
from app.services.export import build
from app.services.form_values import FormValues
from app.services.ports import StoredStatement
from app.services.report_data import Loaded
from tests.builders import at
from tests.reports.tables_input import items, live, matches, members

SEPTEMBER = (date(2026, 9, 1), date(2026, 9, 30))


def statement(number, sha, start, end):
    return StoredStatement(
        number=number, statement_id=sha * 16, file=f"{sha}.csv", sha256=sha * 64, format="wechatpay.merchant.trade",
        period_start=start, period_end=end, sheet="", original=0, version=1, account="", shop="", layer=1,
        exported_at="", rows_read=1, rows_stored=1, rows_seen_before=0, rows_refused=0, currency="CNY", exp=2,
        opening=None, closing=None, control="none", checks=(), message_key="", message_params={}, refused_key="",
        refused_row=0, refused_column="", digest="", since=1,
    )  # fmt: skip


def values(first=None, last=None, lang="en", count=3, orders=()):
    days = [at("2026-08-31", "23:59:59"), at("2026-09-01", "00:00:00"), at("2026-10-01", "00:00:00")]
    columns = {"amount": [1000, 2000, -300], "at": days, "shop": ["b", "a", ""]}
    if count > 3:
        columns = {"amount": [1000] * count}
    parts = [(1, "wechatpay.merchant.trade", columns)]
    if orders:
        parts.append((2, "taobao.orders", {"layer": Layer.ORDER, "kind": Kind.ORDER, "currency": list(orders)}))
    records = live(parts)
    loaded = Loaded(
        statements=[statement(1, "a", "2026-08-31", "2026-10-01"), statement(2, "b", "2026-10-02", "2026-10-03")],
        records=records,
        matches=matches(),
        members=members(),
        items=items({"code": "EX1", "amount": -500}, {"code": "EX2", "amount": 700, "state": 0}),
        rules=Rules(),
        info={"company": "禾木"},
        audit=(0, ""),
    )
    words = Words(lang)
    return FormValues(loaded, build(loaded, words, first=first, last=last), words)


def rows(found, table, columns, where=()):
    return found.rows({"table": table, "columns": columns, "where": list(where)}, lambda: None).to_pydict()


def test_single_values_are_those_of_the_export():
    found = values(*SEPTEMBER).singles(["company", "shop", "period", "period.first", "sources.stored"], {})
    assert found == {
        "company": "禾木", "shop": "a, b", "period": "2026-09-01 to 2026-09-30", "period.first": "2026-09-01",
        "sources.stored": "2",
    }  # fmt: skip
    every = values(lang="zh_CN").singles(["shop", "period", "L5.unexplained", "L4.side_a.count"], {})
    assert every == {"shop": "a、b", "period": "2026-08-31 至 2026-10-03", "L5.unexplained": "", "L4.side_a.count": ""}


def test_lists_hold_what_belongs_to_the_days_reported():
    found = values(*SEPTEMBER)
    assert rows(found, "records", ["amount"]) == {"amount": ["20.00"]}
    assert rows(found, "statements", ["file"]) == {"file": ["a.csv"]}
    every = values()
    assert rows(every, "records", ["amount"], [["amount", ["-3.00"], True]]) == {"amount": ["10.00", "20.00"]}
    assert rows(every, "statements", ["file"]) == {"file": ["a.csv", "b.csv"]}
    said = rows(every, "discrepancies", ["code", "meaning", "state_title"], [["state", ["open"], False]])
    assert said == {"code": ["EX1"], "meaning": ["Paid, no order"], "state_title": ["Open"]}
    assert rows(every, "codes", ["code", "amount", "count"])["amount"] == ["-5.00", "7.00"]


def test_a_figure_of_several_currencies_has_to_name_one():
    found = values(orders=("CNY", "USD"))
    name = "L1.side_a.amount"
    with pytest.raises(FormRefused) as refused:
        found.singles([name], {name: "S!B2"})
    assert refused.value.key == "template.which_currency" and refused.value.exit_status == 2
    assert refused.value.params["currencies"] == ["CNY", "USD"] and refused.value.params["where"] == "S!B2"
    assert "{{L1.side_a.amount.CNY}}" in Words("en").error(refused.value)
    assert found.singles([f"{name}.USD", f"{name}.EUR"], {}) == {f"{name}.USD": "100.00", f"{name}.EUR": ""}


def test_a_list_that_is_too_long_is_counted_whole_and_carried_no_further():
    count = 10_001
    found = values(count=count)
    wanted = {"table": "records", "columns": ["amount"], "where": []}
    listed = found.rows(wanted, lambda: None, most=4_000)["amount"].to_pylist()
    assert len(listed) == count and listed[0] == "10.00" and listed[-1] == ""
