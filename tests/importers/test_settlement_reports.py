"""Settlement reports of dLocal and Checkout.com: gross and fee of each row, and what the transfer pays out."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff

TRANSFER = (
    "ROW_TYPE,SETTLEMENT_CURRENCY,NUMBER_OF_ITEMS,GROSS_TOTAL_AMOUNT,FEE_TOTAL_AMOUNT,NET_TOTAL_AMOUNT,TRANSFER_DATE,"
    "TRANSFER_ID,,,,,"
)
COLUMNS = (
    "ROW_TYPE,MID,CREATION_DATE,APPROVED_DATE,TRANSACTION_ID,DLOCAL_TRANSACTION_ID,LOCAL_AMOUNT,LOCAL_CURRENCY,FX_RATE,"
    "GROSS_AMOUNT,FEE_AMOUNT,NET_AMOUNT,PAYMENT_METHOD_CODE"
)
ROWS = [
    "ADJUSTMENT,648,2026-02-03 15:52:35,2026-02-03 15:52:35,,8273,0,,0,-2.02,0,-2.02,",
    "PAYMENT,648,2026-01-21 09:26:53,2026-01-21 09:26:56,A-1,T-1,124.8,BRL,6.263293,19.227903,-0.438356,18.789547,MC",
    "CAPTURE,648,2026-01-21 09:26:53,2026-01-21 09:26:56,A-2,T-2,200,BRL,6.25,32,-1,31,VI",
    "REFUND,648,2026-01-28 17:12:01,2026-02-03 00:00:00,A-1,REF-1,-62.4,BRL,6.263293,-9.613951,-1,-10.613951,MC",
    "SETTLEMENT_FEE,648,,,,642926,0,,0,0,-5,-5,",
]
NET = "32.155596"


def dlocal(path: Path, rows: list[str], net: str = NET, currency: str = "USD", count: int = 5) -> Path:
    first = f"HEADER,{currency},{count},0,0,{net},2026-02-06,642926,,,,,"
    path.write_text("\n".join([TRANSFER, first, COLUMNS, *rows, ""]), "utf-8")
    return path


def only(path: Path, **options: str) -> Read:
    (got,) = read(path, **options)
    return got


def test_a_transfer_of_dlocal_is_proved_by_its_own_total(tmp_path):
    path = dlocal(tmp_path / "d.csv", ROWS)
    assert sniff(path) == ["dlocal.settlement"]
    got = only(path)
    assert (got.facts.control, got.facts.account, got.facts.currency, got.facts.exp) == (AGREE, "648", "USD", 6)
    assert got.column("amount") == [-2_020_000, 19_227_903, 32_000_000, -9_613_951, -5_000_000, -32_155_596]
    assert [one or 0 for one in got.column("fee")] == [0, 438_356, 1_000_000, 1_000_000, 0, 0]
    kinds = [Kind.ADJUSTMENT, Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.PAYOUT]
    assert got.column("kind") == kinds and set(got.column("layer")) == {Layer.SETTLEMENT}
    assert got.column("order_ref")[1:4] == ["A-1", "A-2", "A-1"] and set(got.column("batch_ref")) == {"642926"}
    assert got.column("row") == [4, 5, 6, 7, 8, 2] and got.facts.rows_read == 6


def test_a_total_of_dlocal_with_two_decimals_is_rounded_and_one_of_other_rows_disagrees(tmp_path):
    assert only(dlocal(tmp_path / "a.csv", ROWS, net="32.16")).facts.control == AGREE
    assert only(dlocal(tmp_path / "b.csv", ROWS, net="32.17")).facts.control == DISAGREE
    assert only(dlocal(tmp_path / "c.csv", ROWS, net="32")).facts.control == DISAGREE
    assert only(dlocal(tmp_path / "d.csv", ROWS[1:])).facts.control == DISAGREE
    assert only(dlocal(tmp_path / "e.csv", ROWS, count=6)).facts.control == DISAGREE
    wrong = [ROWS[0], ROWS[1].replace("-0.438356", "-0.5"), *ROWS[2:]]
    assert only(dlocal(tmp_path / "f.csv", wrong)).facts.control == DISAGREE


def test_a_report_of_dlocal_without_its_transfer_is_refused(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("\n".join([COLUMNS, *ROWS]), "utf-8")
    for given, key in ((path, "no_header"), (dlocal(tmp_path / "e.csv", ROWS, net="much"), "not_amount")):
        with pytest.raises(SourceRefused) as caught:
            read(given)
        assert caught.value.key == f"refused.{key}"
    with pytest.raises(SourceRefused) as caught:
        read(dlocal(tmp_path / "f.csv", ROWS, currency="Dollars of nowhere"))
    assert caught.value.key == "refused.no_currency"


CHECKOUT = (
    "Client Entity ID,Processing Channel Name,Type,Payment ID,Reference,Processed On,Available On,Holding Currency,"
    "Payout ID,Gross In Holding Currency,Deduction In Holding Currency,Net In Holding Currency,Processing Currency,"
    "Gross In Processing Currency,Payment Method,Action ID"
)


def charge(kind: str, gross: str, kept: str, net: str, number: str = "1") -> str:
    when = "2026-07-01T10:00:00.000,2026-07-02T00:00:00.000"
    return (
        f"ent_1,Shop,{kind},pay_{number},R{number},{when},USD,00K599,{gross},{kept},{net},EUR,{gross},VISA,act_{number}"
    )


def test_a_breakdown_of_checkout_keeps_gross_and_fee_and_fees_without_a_gross(tmp_path):
    rows = [
        charge("Charge", "50", "-1.5005", "48.4995"), charge("Partial Refund", "-10", "-0.3", "-10.3", "2"),
        charge("Chargeback", "-5", "-15", "-20", "3"), charge("Network Token Update", "0", "-0.1", "-0.1", "4"),
        charge("Merchant Payout", "0", "-2", "-2", "5"), charge("Adjustment", "3", "0", "3", "6"),
    ]  # fmt: skip
    path = tmp_path / "c.csv"
    path.write_text("\n".join([CHECKOUT, *rows]), "utf-8")
    assert sniff(path) == ["checkout.breakdown"]
    got = only(path, zone="Europe/London")
    assert (got.facts.control, got.facts.exp, got.facts.account) == (NONE, 4, "ent_1")
    assert got.column("amount") == [500_000, -100_000, -50_000, -1000, -20_000, 30_000]
    assert got.column("fee") == [15_005, 3000, 150_000, 0, 0, 0]
    kinds = [Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK, Kind.FEE, Kind.FEE, Kind.ADJUSTMENT]
    assert got.column("kind") == kinds and set(got.column("batch_ref")) == {"00K599"}
    assert got.column("channel_ref")[:2] == ["pay_1", "act_2"] and got.column("parent_ref")[:2] == ["", "pay_2"]
    path.write_text("\n".join([CHECKOUT, charge("Charge", "50", "-1.5", "48.6")]), "utf-8")
    assert only(path).facts.control == DISAGREE
