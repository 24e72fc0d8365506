"""Settlement reports of Antom and Amazon Pay, as their providers describe them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx

ANTOM = (
    "settlementBatchId,customerId,PSP,ARN,transactionId,originalTransactionId,transactionRequestId,"
    "originalTransactionRequestId,transactionType,paymentMethodType,paymentTime,settlementInitiatedDate,"
    "transactionAmountValue,transactionCurrency,quoteCurrencyPair,quotePrice,settlementAmountValue,settlementCurrency,"
    "interchangeFeeAmountValue,interchangeFeeCurrency,acquirerMarkupAmountValue,acquirerMarkupCurrency,"
    "paymentMethodFeeAmountValue,paymentMethodFeeCurrency,disputeHandlingFee,disputeHandlingFeeCurrency,"
    "someNewFeeAmountValue,someNewFeeCurrency"
)


def antom(kind: str, amount: str, net: str, *fees: str, number: str = "1", money: str = "USD", quote: str = "") -> str:
    """Return a row: five fees at most, in the order of the columns; all of them in the settlement's currency, USD."""
    asked = "" if kind in ("SETTLEMENT_FEE", "RESERVE", "DISPUTE") else f"Q{number}"
    first = "" if kind == "PAYMENT" else "P1,Q1" if kind == "REFUND" else ""
    before, request = (first.split(",") * 2)[:2] if first else ("", "")
    paid = [f"{one},USD" if one else "," for one in (*fees, *[""] * 5)[:5]]
    head = f"B1,5Y1,Antom_SG,,P{number},{before},{asked},{request},{kind},CARD,2026-09-29T23:59:58+08:00,2026-09-30"
    return f"{head},{amount},{money},{quote or ','},{net},USD,{','.join(paid)}"


ROWS = [
    antom("PAYMENT", "100.00", "96.50", "-2.00", "-1.00", "-0.50"),
    antom("PAYMENT", "14000", "9.70", "", "", "-0.30", number="2", money="KRW", quote="USD/KRW,1400"),
    antom("REFUND", "-40.00", "-39.80", "", "", "0.20", number="3"),
    antom("DISPUTE", "-10.00", "-25.00", "", "", "", "-15.00", number="4"),
    antom("SETTLEMENT_FEE", "", "-1.00", number="5"),
    antom("RESERVE", "", "-5.00", number="6"),
    antom("CDRN", "0", "-0.40", "", "", "", "", "-0.40", number="7"),
]


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\r\n".join(lines), "utf-8")
    return path


def test_an_antom_settlement_is_read_gross_with_all_of_its_fees(tmp_path):
    path = write(tmp_path / "d.csv", [ANTOM, *ROWS, "<END>"])
    assert sniff(path)[0] == "antom.settlement"
    (got,) = read(path)
    assert got.column("amount") == [10000, 1000, -4000, -1000, -100, -500, 0]
    assert got.column("fee") == [350, 30, -20, 1500, 0, 0, 40]
    assert sum(got.column("amount")) - sum(got.column("fee")) == 9650 + 970 - 3980 - 2500 - 100 - 500 - 40
    kinds = [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK, Kind.FEE, Kind.HOLD, Kind.CHARGEBACK]
    assert got.column("kind") == kinds and set(got.column("layer")) == {Layer.SETTLEMENT}
    assert got.column("order_ref")[:3] == ["Q1", "Q2", "Q1"] and got.column("parent_ref")[2] == "P1"
    assert set(got.column("batch_ref")) == {"B1"} and set(got.column("offset")) == {480}
    assert (got.facts.account, got.facts.currency, got.facts.control, got.facts.rows_read) == ("5Y1", "USD", NONE, 7)
    book = write_xlsx(tmp_path / "d.xlsx", {"s": [one.split(",") for one in [ANTOM, *ROWS, "<END>"]]})
    assert read(book)[0].column("amount") == got.column("amount")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (antom("REFUND", "40.00", "39.80", "-0.20"), "refused.value"),
        (antom("PAYMENT", "-40.00", "-39.80", "0.20"), "refused.value"),
        (antom("PAYMENT", "40.00", "39.80", "-0.20").replace("-0.20,USD", "-0.20,SGD"), "refused.other_currency"),
    ],
)
def test_a_sign_or_a_fee_that_cannot_be_is_refused(tmp_path, row, why):
    with pytest.raises(SourceRefused) as refused:
        read(write(tmp_path / "d.csv", [ANTOM, row, "<END>"]))
    assert (refused.value.key, refused.value.row) == (why, 2)


def test_a_row_whose_fees_do_not_explain_it_contradicts_the_report(tmp_path):
    (got,) = read(write(tmp_path / "d.csv", [ANTOM, ROWS[0].replace("96.50", "96.40"), "<END>"]))
    assert got.facts.control == DISAGREE


SUMMARY = (
    "settlementBatchId,customerId,PSP,summaryType,settlementInitiatedDate,count,settlementAmountValue,"
    "settlementCurrency,paymentMethodFeeAmountValue,paymentMethodFeeCurrency"
)


def test_the_summary_of_antom_says_what_is_paid_out(tmp_path):
    rows = [
        "B1,5Y1,Antom_SG,PAYMENT,2026-09-30,2,106.20,USD,-0.80,USD",
        "B1,5Y1,Antom_SG,REFUND,2026-09-30,1,-39.80,USD,0.20,USD",
        "B1,5Y1,Antom_SG,TOTAL,2026-09-30,3,66.40,USD,-0.60,USD",
        "<END>",
    ]
    (got,) = read(write(tmp_path / "s.csv", [SUMMARY, *rows]))
    assert (got.column("amount"), got.column("kind"), got.column("batch_ref")) == ([-6640], [Kind.PAYOUT], ["B1"])
    assert (got.facts.control, got.facts.rows_read) == (AGREE, 3)
    wrong = [one.replace("-39.80", "-39.70") for one in rows]
    assert read(write(tmp_path / "w.csv", [SUMMARY, *wrong]))[0].facts.control == DISAGREE
    (none,) = read(write(tmp_path / "n.csv", [SUMMARY, "<END>"]))
    assert none.facts.rows_read == 0


AMAZON = (
    '"TransactionPostedDate","SettlementId","AmazonTransactionId","SellerReferenceId","TransactionType",'
    '"AmazonOrderReferenceId","SellerOrderId","StoreName","CurrencyCode","TransactionDescription","TransactionAmount",'
    '"TransactionPercentageFee","TransactionFixedFee","TotalTransactionFee","NetTransactionAmount"'
)
ABOVE = ["SellerId=A1XX111XXX111XXX", "SettlementStartDate=2026-09-18T14:37:01-0700",
         "SettlementEndDate=2026-09-30T14:37:03-0700"]  # fmt: skip


def amazon(kind: str, amount: str, fee: str, net: str, order: str = "") -> str:
    head = f'"2026-09-18T15:48:50-0000","5044561311","P01-1","C1","{kind}","P01-1-0","{order}","Shop","USD","said"'
    return f'{head},"{amount}","0.00","0.00","{fee}","{net}"'


def amazons(path: Path, rows: list[str], above: list[str]) -> Read:
    (got,) = read(write(path, [*above, AMAZON, *rows]))
    return got


@pytest.mark.parametrize("sign", ["-", ""])
def test_amazon_pay_states_amount_and_net_whichever_sign_its_fee_has(tmp_path, sign):
    rows = [
        amazon("Capture", "20.00", f"{sign}0.88", "19.12", "S-1"),
        amazon("Refund", "-5.00", "0.15", "-4.85", "S-1"),
        amazon("Reserve", "-4.27", "0.00", "-4.27"),
        amazon("Transfer", "-10.00", "0.00", "-10.00"),
    ]
    got = amazons(tmp_path / "a.csv", rows, ABOVE)
    assert got.facts.format == "amazonpay.settlement" and got.facts.control == AGREE
    assert got.column("amount") == [2000, -500, -427, -1000] and got.column("fee") == [88, -15, 0, 0]
    assert got.column("kind") == [Kind.PAYMENT, Kind.REFUND, Kind.ADJUSTMENT, Kind.PAYOUT]
    assert got.column("offset") == [0] * 4 and NO_TIME not in got.column("offset")
    assert (got.facts.account, got.facts.period_start, got.facts.period_end) == (
        "A1XX111XXX111XXX", "2026-09-18", "2026-09-30",
    )  # fmt: skip
    assert got.column("order_ref")[0] == "S-1" and set(got.column("batch_ref")) == {"5044561311"}
    assert amazons(tmp_path / "b.csv", rows, []).column("amount") == got.column("amount")
    assert amazons(tmp_path / "c.csv", [rows[0].replace("0.88", "0.98")], []).facts.control == DISAGREE
    with pytest.raises(SourceRefused):
        amazons(tmp_path / "d.csv", [amazon("Transfer", "10.00", "0.00", "10.00")], [])
