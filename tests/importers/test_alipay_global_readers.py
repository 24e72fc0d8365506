"""Alipay's files for merchants abroad: which way a refund goes, what lies between amount and settlement, batches."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from app.domain.statement import DISAGREE, NONE
from tests.importers.reading import read, sniff

BARS = (
    "Partner_transaction_id|Transaction_id|Amount|Rmb_amount|Fee|Settlement|Rmb_settlement|Currency|Rate|Payment_time|"
    "Settlement_time|Type|Status|Remarks|Secondary_merchant_name|Trans_currency|Trans_amount"
)
COMMAS = (
    "Partner_transaction_id,Transaction_id,Amount,Fee,Settlement,Currency,Payment_time,Settlement_time,Issue,Product,"
    "Type,Status,Remarks,Original_partner_transaction_ID"
)


def written(path: Path, *rows: str) -> Path:
    path.write_text("".join(f"{row}\n" for row in rows))
    return path


def sold(settled: str, fee: str, kind: str) -> str:
    return (
        f"GDR|2017092721001003000000578434|2899.05|2473.73|{fee}|2864.26|2444.04|HKD|0.85|2017-09-27 10:57:23|"
        f"{settled}|{kind}|P||x|HKD|2899.05"
    )


def test_what_alipay_settled_abroad_is_amount_less_fee_of_the_settlements_currency(tmp_path):
    row = (
        "EASA-20170801|2017080221001004060213245489|369.30|2001.38|2.22|367.08|1989.37|AUD|5.4194|2017-08-02 07:36:46|"
        "2017-08-03 15:46:00|P|L||x|AUD|369.30"
    )
    back = (
        "RF-1|2017080321001003720000000258|55.00|298.07|-0.33|-54.67|-296.28|AUD|5.4194|2017-08-03 07:00:00|"
        "2017-08-03 15:46:00|R|L||x|AUD|55.00"
    )
    (one,) = read(written(tmp_path / "a.txt", BARS, row, back))
    assert (one.facts.format, one.facts.currency) == ("alipay.global.settlement", "AUD")
    assert (one.column("amount"), one.column("fee")) == ([36930, -5500], [222, -33])
    assert one.column("kind") == [Kind.PAYMENT, Kind.REFUND] and set(one.column("layer")) == {Layer.SETTLEMENT}
    assert set(one.column("batch_ref")) == {"2017-08-03 15:46:00"} and set(one.column("offset")) == {480}
    assert one.facts.control == NONE


def test_alipayhk_prints_a_refund_above_zero_and_takes_it_off_below(tmp_path):
    rows = (
        "Refund_1,20181225194010800100160610009243868,0.2,0,-0.2,HKD,12/26/2018 0:55,12/27/2018 9:40,,CASHIER_PAY,"
        "REFUND,SETTLED,,Trans1",
        "20181220194010800100160650009000664,20181220194010800100160650009000664,0.3,0,-0.3,HKD,12/20/2018 3:30,"
        "12/27/2018 9:40,,CASHIER_PAY,CANCEL,SETTLED,,",
        "Trans1,20181220194010800100160650009000665,10,0.1,9.9,HKD,12/20/2018 3:30,12/27/2018 9:40,,CASHIER_PAY,"
        "PAYMENT,SETTLED,,",
    )
    (one,) = read(written(tmp_path / "a.csv", COMMAS, *rows))
    assert (one.column("amount"), one.column("fee")) == ([-20, -30, 1000], [0, 0, 10])
    assert one.column("order_ref") == ["Trans1", "20181220194010800100160650009000664", "Trans1"]
    assert one.column("at")[2] == 1_545_276_600  # the month before the day


@pytest.mark.parametrize(
    ("settled", "kind", "key"),
    [("", "P", "refused.report_alipay_global"), ("2017-09-28 10:00:00", "X", "refused.word")],
)
def test_what_is_not_settled_or_of_no_known_type_is_refused(tmp_path, settled, kind, key):
    with pytest.raises(SourceRefused) as refused:
        read(written(tmp_path / "a.txt", BARS, sold(settled, "34.79", kind)))
    assert refused.value.key == key


def test_a_row_whose_fee_does_not_lead_to_what_was_settled_contradicts(tmp_path):
    (one,) = read(written(tmp_path / "a.txt", BARS, sold("2017-09-28 10:00:00", "30.00", "P")))
    assert one.facts.control == DISAGREE
    assert [(check.name, check.stated, check.found) for check in one.facts.checks] == [("net_rows", "1", "0")]


def test_a_batch_of_alipay_is_a_payout_that_names_the_settlement(tmp_path):
    head = "Settle_batch_no,Settle_date,Amount,Fee,Settlement,Currency"
    row = "50002017051900000000000000000000 ,2017-05-23 15:36:00,852.40 ,8.52 ,843.88 ,HKD"
    path = written(tmp_path / "b.csv", head, row)
    (one,) = read(path)
    assert sniff(path) == ["alipay.global.payouts"] and one.column("amount") == [-84388]
    assert one.column("kind") == [Kind.PAYOUT] and one.column("batch_ref") == ["2017-05-23 15:36:00"]
    assert one.column("channel_ref") == ["50002017051900000000000000000000"]
