"""Every real sample that a reader is for: rows, sums, balances and totals as EXPECTED.csv states them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from app.domain.money import plain
from app.domain.statement import ReadStatement
from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.samples import sample

#: sample → the format that must recognise it.
SAMPLES = {
    "alipay/merchant_trade_detail_2019_gbk.csv": "alipay.merchant.trade",
    "alipay/account_log_fixture_2026_gbk.csv": "alipay.merchant.account",
    "alipay/account_log_export_2026_fixture.xlsx": "alipay.merchant.account",
    "wechat_pay/merchant_trade_all_2021.csv": "wechatpay.merchant.trade",
    "wechat_pay/merchant_trade_success_2019.csv": "wechatpay.merchant.trade",
    "wechat_pay/merchant_trade_all_2014_legacy.csv": "wechatpay.merchant.trade",
    "wechat_pay/merchant_fundflow_2021.csv": "wechatpay.merchant.fundflow",
    "taobao/tmall_order_report_2020.csv": "taobao.orders",
    "youzan/orders_2026_fixture.csv": "youzan.orders",
    "pinduoduo/account_flow_2026_fixture_gbk.csv": "pinduoduo.account",
    "cn_banks/cmb_debit_2024.csv": "cmb.bank",
    "cn_banks/icbc_credit_2023.csv": "icbc.bank",
    "cn_banks/icbc_debit_v2_2023.csv": "icbc.bank",
}
_FAMILIES = re.compile(r"alipay\.merchant|wechatpay\.merchant|taobao|youzan|pinduoduo")
_ALSO = re.compile(r"also right: (\d+) rows, sum (-?[\d.]+|-)")


def expected() -> list[dict[str, str]]:
    with sample("EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox(str(tmp_path_factory.mktemp("read")), workers=1) as warm:
        yield warm


def read(sandbox: Sandbox, path: Path, tmp_path: Path) -> tuple[ReadStatement, ...]:
    (source,) = read_sources([str(path)], ReadOptions(), str(tmp_path), sandbox=sandbox)
    assert source.refusal is None, source.refusal
    return source.statements


def total(one: ReadStatement) -> Decimal:
    """Add up the amounts of a statement, each at its own exponent."""
    with pa.OSFile(one.records) as file:
        table = pa.ipc.open_file(file).read_all()
    found = Decimal(0)
    for exp in pc.unique(table["exp"]).to_pylist():
        amounts = table.filter(pc.equal(table["exp"], exp))["amount"]
        found += Decimal(pc.sum(amounts, min_count=0).as_py() or 0).scaleb(-exp)
    return found


def test_no_sample_of_these_families_is_forgotten():
    for row in expected():
        name = row["file"].rpartition("/")[2]
        if _FAMILIES.fullmatch(row["format"]) or (row["format"] == "bank.cn" and name.startswith(("cmb", "icbc"))):
            assert row["file"] in SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_gives_the_rows_sums_and_totals_that_are_expected(name, sandbox, tmp_path):
    path = sample(name)
    (want,) = [row for row in expected() if row["file"] == name]
    (got,) = read(sandbox, path, tmp_path)
    facts = got.facts
    right = [(want["rows"], want["sum"]), *_ALSO.findall(want["note"])]
    assert facts.format == SAMPLES[name]
    assert (facts.rows_read, total(got)) in [(int(rows), Decimal(amount)) for rows, amount in right if amount != "-"]
    assert facts.currency == want["currency"]
    assert facts.control in want["totals"].split(" or ")
    assert facts.digest
    for field in ("opening", "closing"):
        if want[field]:
            value = getattr(facts, field)
            assert value is not None and Decimal(plain(value, facts.exp, facts.currency)) == Decimal(want[field])


@pytest.mark.parametrize("name", SAMPLES)
def test_each_row_of_a_sample_names_the_line_where_it_stands(name, sandbox, tmp_path):
    path = sample(name)
    (got,) = read(sandbox, path, tmp_path)
    with pa.OSFile(got.records) as file:
        table = pa.ipc.open_file(file).read_all()
    rows = table["row"].to_pylist()
    assert rows == sorted(rows) and len(set(rows)) == got.facts.rows_read
    if path.suffix != ".csv":
        return
    lines = path.read_bytes().split(b"\n")
    for row, order_ref, channel_ref in zip(
        rows[:50], table["order_ref"].to_pylist(), table["channel_ref"].to_pylist(), strict=False
    ):
        number = (order_ref or channel_ref).encode()
        assert number in lines[row - 1]


def test_naming_the_disagreement_says_stated_and_found(sandbox, tmp_path):
    (got,) = read(sandbox, sample("cn_banks/icbc_debit_v2_2023.csv"), tmp_path)
    assert got.facts.message_key == "statement.disagree"
    figures = [one["params"] for one in got.facts.message_params["figures"]]
    assert ("1234.56", "2841.74") in [(one["stated"], one["found"]) for one in figures]
