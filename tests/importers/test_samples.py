"""Where the rows of real samples stand, and what is said of figures that do not agree; sums: test_all_samples."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest

from app.domain.statement import ReadStatement
from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.samples import sample

#: Samples whose rows hold their own number in the line they stand in, and the format of each.
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


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox(str(tmp_path_factory.mktemp("read")), workers=1) as warm:
        yield warm


def read(sandbox: Sandbox, path: Path, tmp_path: Path) -> tuple[ReadStatement, ...]:
    (source,) = read_sources([str(path)], ReadOptions(), str(tmp_path), sandbox=sandbox)
    assert source.refusal is None, source.refusal
    return source.statements


@pytest.mark.parametrize("name", SAMPLES)
def test_each_row_of_a_sample_names_the_line_where_it_stands(name, sandbox, tmp_path):
    path = sample(name)
    (got,) = read(sandbox, path, tmp_path)
    assert got.facts.format == SAMPLES[name]
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
