"""Adyen, Square and Razorpay: batches and payouts, signs, fees, currencies, clocks, damaged numbers."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.fuzz.found import statements
from tests.importers import abroad
from tests.importers.abroad import Sheet, adyen, adyen_batch, razorpay, square
from tests.importers.reading import read, sniff
from tests.importers.workbooks import write_xlsx


def seconds(*parts: int) -> int:
    return int((dt.datetime(*parts) - dt.datetime(1970, 1, 1)).total_seconds())  # type: ignore[arg-type]  # noqa: DTZ001


def of_adyen(tmp_path, rows):
    return read(Sheet(abroad.ADYEN, rows).csv(tmp_path / "a.csv"))


def test_an_adyen_batch_is_zero_with_its_payout(tmp_path):
    entries = [
        adyen("Settled", 3145, 30, at=1),
        adyen("Refunded", -4000, 20, at=2),
        adyen("Chargeback", -1500, 750, at=3),
        adyen("ChargebackReversed", 1500, 0, at=4, **{"Gross Credit (GC)": "", "Gross Currency": ""}),
        adyen("DepositCorrection", -500, at=5),
        adyen("DepositCorrection", 200, at=6),
        adyen("Fee", -381, at=7),
        adyen("NobodyKnows", -11, at=8),
    ]
    (found,) = of_adyen(tmp_path, adyen_batch(entries))
    assert found.facts.control == AGREE and found.facts.account == "SHOP_EU" and found.facts.currency == "EUR"
    kinds = (Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK, Kind.CHARGEBACK, Kind.HOLD, Kind.RELEASE, Kind.FEE)
    assert found.column("kind") == [*kinds, Kind.OTHER, Kind.PAYOUT]
    assert found.column("amount") == [3145, -4000, -1500, 1500, -500, 200, -381, -11, 2347]
    assert found.column("fee") == [30, 20, 750, 0, 0, 0, 0, 0, 0]
    assert set(found.column("layer")) == {int(Layer.SETTLEMENT)}
    assert set(found.column("batch_ref")) == {"7"}
    assert found.column("order_ref")[:2] == ["CM1", "CM2"]
    assert found.column("channel_ref")[0] == "8816000000000001" and found.column("parent_ref")[0] == ""
    assert found.column("channel_ref")[1] == "7429000000000002"
    assert found.column("parent_ref")[1] == "8816000000000002"
    assert found.column("channel_ref")[-1] == "TX59XT"
    assert (found.column("at")[0], found.column("offset")[0]) == (seconds(2026, 1, 5, 10, 1), 60)


def test_an_edited_net_amount_breaks_the_batch_and_batches_are_judged_one_by_one(tmp_path):
    one = adyen_batch([adyen("Settled", 1000, 10, at=1, batch="1")], "1")
    two = adyen_batch([adyen("Settled", 2000, 20, at=2, batch="2")], "2")
    two[0]["Net Credit (NC)"] = "19.90"
    (found,) = of_adyen(tmp_path, one + two)
    assert found.facts.control == DISAGREE
    assert [(one.stated, one.found, one.agrees) for one in found.facts.checks] == [
        ("9.90", "9.90", True),
        ("19.80", "19.90", False),
    ]


def test_a_batch_without_payout_closes_by_a_transfer_or_says_nothing(tmp_path):
    moved = adyen_batch([adyen("Settled", 1000, 10, at=1)], kind="Balancetransfer")
    (found,) = of_adyen(tmp_path, moved)
    assert (found.facts.control, found.column("kind")[-1]) == (AGREE, Kind.TRANSFER)
    (cut,) = of_adyen(tmp_path, moved[:1])
    assert cut.facts.control == NONE


def test_adyen_costs_and_rates_of_another_currency_are_taken_from_the_net(tmp_path):
    row = adyen("Settled", 55700, at=1, **{
        "Gross Currency": "GBP", "Exchange Rate": "1.1005658780012", "Net Credit (NC)": "607.97",
        "Commission (NC)": "", "Markup (NC)": "3.68", "Scheme Fees (NC)": "0.13", "Interchange (NC)": "1.24",
    })  # fmt: skip
    (found,) = of_adyen(tmp_path, adyen_batch([row]))
    assert (found.column("amount")[0], found.column("fee")[0]) == (61302, 505)
    assert found.facts.control == AGREE


def test_a_batch_without_its_payout_is_not_proved_by_another(tmp_path):
    whole = adyen_batch([adyen("Settled", 1000, 10, at=1)])
    open_ = adyen("Settled", 2000, 20, at=2, **{"Batch Number": "381"})
    (found,) = of_adyen(tmp_path, [*whole, open_])
    assert (found.facts.control, [one.name for one in found.facts.checks]) == (NONE, ["batch_payout"])
    path = Sheet(abroad.ADYEN, [*whole, open_]).csv(tmp_path / "b.csv")
    (said,) = statements(path, tmp_path)
    assert said.facts.message_key == "statement.batches_open"


def test_adyen_currencies_and_accounts_are_statements_of_their_own_with_their_own_digits(tmp_path):
    rows = [
        *adyen_batch([adyen("Settled", 1000, 10, at=1)]),
        adyen("Settled", 150000, 0, at=2, currency="JPY", **{"Merchant Account": "SHOP_JP"}),
        adyen("Settled", 0, 0, at=3, currency="KWD", **{
            "Merchant Account": "SHOP_KW", "Gross Credit (GC)": "1.234", "Net Credit (NC)": "1.229",
        }),
    ]  # fmt: skip
    euro, yen, dinar = of_adyen(tmp_path, rows)
    assert [(one.facts.account, one.facts.currency) for one in (euro, yen, dinar)] == [
        ("SHOP_EU", "EUR"),
        ("SHOP_JP", "JPY"),
        ("SHOP_KW", "KWD"),
    ]
    assert (yen.column("amount"), yen.column("exp")) == ([150000], [2])
    assert (dinar.column("amount"), dinar.column("fee"), dinar.column("exp")) == ([1234], [5], [3])
    assert euro.facts.several and euro.facts.control == AGREE


def test_numbers_that_a_workbook_has_damaged_link_nothing_and_are_counted(tmp_path):
    cells = Sheet(abroad.ADYEN, adyen_batch([adyen("Settled", 1000, 10, at=1)])).cells()
    at = abroad.ADYEN.index("Psp Reference")
    cells[1][at] = 8816000000000001
    path = write_xlsx(tmp_path / "a.xlsx", {"Data": [[], [], *(["", *row] for row in cells)]})
    (found,) = read(path)
    assert found.column("channel_ref")[0] == "" and found.column("row") == [4, 5]
    assert (found.facts.message_key, found.facts.message_params) == ("statement.damaged_ids", {"count": 1})
    cells[1][abroad.ADYEN.index("Gross Credit (GC)")] = "99.00"
    (loose,) = read(write_xlsx(tmp_path / "c.xlsx", {"Data": cells}))
    both = loose.facts.message_params["first"]["key"], loose.facts.message_params["more"]["key"]
    assert both == ("statement.damaged_ids", "statement.gross_loose")
    cells[1][abroad.ADYEN.index("Merchant Reference")] = 8816000000000001
    with pytest.raises(SourceRefused) as caught:
        read(write_xlsx(tmp_path / "b.xlsx", {"Data": cells}))
    assert caught.value.key == "refused.damaged_id"


@pytest.mark.parametrize(
    ("zone", "offset", "day_alone"),
    [
        ("CEST", 120, False),
        ("PDT", -420, False),
        ("GMT+08:00", 480, False),
        ("CST", NO_TIME, True),
        ("", NO_TIME, True),
    ],
)
def test_a_zone_that_means_several_leaves_the_day_alone(zone, offset, day_alone, tmp_path):
    (found,) = of_adyen(tmp_path, [adyen("Settled", 100, 1, at=1, TimeZone=zone)])
    clock = seconds(2026, 1, 5) if day_alone else seconds(2026, 1, 5, 10, 1)
    assert (found.column("at"), found.column("offset")) == ([clock], [offset])


def test_a_row_with_gross_and_no_net_is_refused(tmp_path):
    row = adyen("Settled", 100, 1, at=1, **{"Net Credit (NC)": ""})
    with pytest.raises(SourceRefused) as caught:
        of_adyen(tmp_path, [row])
    assert (caught.value.key, caught.value.row) == ("refused.not_amount", 2)


# ---------------------------------------------------------------- Square


def of_square(tmp_path, *rows, header=None):
    return read(Sheet(header or abroad.SQUARE, rows).csv(tmp_path / "s.csv"), account="mine")


def test_square_payments_and_refunds_keep_their_fee_and_deposit(tmp_path):
    (found,) = of_square(
        tmp_path,
        square(123450, 3500, 1),
        square(-1200, 0, 1, "Refund", **{"Payment ID": "P9", "Refund Reason": "broken"}),
        square(500, 0, 3, Card="$0.00", Cash="$5.00", **{"Deposit ID": ""}),
        square(700, 20, 4, "Payment dispute", **{"Transaction Status": "Pending"}),
    )
    assert (found.facts.currency, found.facts.account, found.facts.control) == ("USD", "mine", NONE)
    assert found.column("kind") == [Kind.PAYMENT, Kind.REFUND, Kind.PAYMENT, Kind.CHARGEBACK]
    assert found.column("amount") == [123450, -1200, 500, 700] and found.column("fee") == [3500, 0, 0, 20]
    assert found.column("order_ref")[:2] == ["T1x", "T1x"] and found.column("channel_ref")[:2] == ["P1y", "P9"]
    assert found.column("batch_ref") == ["3ZMFS7", "3ZMFS7", "", "3ZMFS7"]
    assert found.column("subtype")[:3] == ["Card", "Card", "Cash"]
    assert found.column("state")[3] == State.PENDING and set(found.column("shop")) == {"Main"}
    assert (found.column("at")[0], found.column("offset")[0]) == (seconds(2026, 11, 10, 21, 1, 48), -300)


def test_square_third_party_fees_may_be_part_of_the_net(tmp_path):
    row = square(1000, 30, 1) | {"Third Party Fees": "-$0.10", "Net Total": "$9.60"}
    (found,) = of_square(tmp_path, row)
    assert (found.column("fee"), found.facts.control) == ([40], NONE)
    (edited,) = of_square(tmp_path, row | {"Net Total": "$9.50"})
    assert edited.facts.control == DISAGREE
    assert [(one.name, one.stated, one.found) for one in edited.facts.checks] == [("net_rows", "1", "0")]


@pytest.mark.parametrize(
    ("days", "zone", "first"),
    [
        (["10/05/2026"], abroad.EASTERN, (2026, 10, 5)),
        (["10/05/26", "10/25/26"], "London", (2026, 10, 5)),
        (["05/10/2026", "25/10/2026"], "London", (2026, 10, 5)),
        (["05/10/2026"], "London", None),
        (["2026-02-30"], abroad.EASTERN, None),
    ],
)
def test_day_and_month_are_told_by_the_days_or_by_an_american_zone_or_refused(days, zone, first, tmp_path):
    rows = [
        square(100, 1, at, sign="£", Date=day, Time="2:30:00 PM", **{"Time Zone": zone}) for at, day in enumerate(days)
    ]
    if first is None:
        with pytest.raises(SourceRefused) as caught:
            of_square(tmp_path, *rows)
        assert caught.value.key == ("refused.saved_time" if "/" in days[0] else "refused.not_time")
        return
    (found,) = of_square(tmp_path, *rows)
    assert found.column("at")[0] == seconds(*first, 14, 30)
    assert found.facts.currency == "GBP"


@pytest.mark.parametrize(
    ("sign", "zone", "currency"),
    [
        ("$", abroad.EASTERN, "USD"),
        ("", abroad.EASTERN, "USD"),
        ("$", "Sydney", "AUD"),
        ("CA$", abroad.EASTERN, "CAD"),
        ("€", "Paris", "EUR"),
        ("¥", "Tokyo", None),
        ("", "Paris", None),
    ],
)
def test_the_sign_of_the_amounts_tells_the_currency(sign, zone, currency, tmp_path):
    row = square(100, 1, 1, sign=sign, **{"Time Zone": zone})
    if currency is None:
        with pytest.raises(SourceRefused) as caught:
            of_square(tmp_path, row)
        assert caught.value.key == "refused.no_currency"
    else:
        assert of_square(tmp_path, row)[0].facts.currency == currency


def test_square_columns_of_2017_are_enough(tmp_path):
    late = {"Service Charges", "Third Party Fees", "Deposit ID", "Deposit Date", "Deposit Details", "Cash App"}
    late |= {"Transaction Status", "Order Reference ID", "Device Nickname"}
    header = [name for name in abroad.SQUARE if name not in late]
    (found,) = of_square(tmp_path, square(1000, 30, 1), header=header)
    assert (found.column("amount"), found.column("batch_ref")) == ([1000], [""])


def test_square_items_become_orders_less_what_went_back(tmp_path):
    rows = [
        abroad.square_item(-1200, -96, 1, "Refund"),
        abroad.square_item(4500, 0, 1),
        abroad.square_item(101200, 96, 1),
        abroad.square_item(500, 0, 2),
        abroad.square_item(-500, 0, 2, "Refund"),
        abroad.square_item(-700, 0, 3, "Refund"),
    ]
    (found,) = read(Sheet(abroad.SQUARE_ITEMS, rows).csv(tmp_path / "i.csv"))
    assert found.column("order_ref") == ["T1x", "T2x"] and found.column("row") == [3, 5]
    assert found.column("amount") == [105796, 500] and found.column("refunded") == [1296, 500]
    assert found.column("state") == [State.DONE, State.REFUNDED] and found.facts.rows_read == 6
    assert set(found.column("layer")) == {int(Layer.ORDER)}


# ---------------------------------------------------------------- Razorpay


def of_razorpay(tmp_path, *rows):
    return read(Sheet(abroad.RAZORPAY, rows).csv(tmp_path / "r.csv"))


def test_razorpay_entries_and_their_settlement(tmp_path):
    (found,) = of_razorpay(
        tmp_path,
        razorpay("payment", 100000, 2360, 1),
        razorpay("refund", -5000, 0, 2, payment_id="pay_1"),
        razorpay("adjustment", -4000, -236, 3, payment_id="pay_1", dispute_id="disp_1"),
        razorpay("transfer", -10000, 296, 4),
        razorpay("settlement", -78580, 0, 5),
        razorpay("payment", 500, 10, 6, settlement="setl_2", on_hold="1"),
    )
    kinds = [Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK, Kind.TRANSFER, Kind.PAYOUT, Kind.PAYMENT]
    assert found.column("kind") == kinds
    assert found.column("amount") == [100000, -5000, -4000, -10000, -78580, 500]
    assert found.column("fee") == [2360, 0, -236, 296, 0, 10]
    assert found.column("batch_ref") == ["setl_1"] * 5 + ["setl_2"]
    assert found.column("channel_ref")[4] == "UTR77" and found.column("parent_ref")[1] == "pay_1"
    assert found.column("order_ref")[0] == "ORD-1" and found.column("state")[5] == State.PENDING
    # one row waits for another settlement: this one proves its own rows alone
    assert (found.facts.control, found.facts.currency) == (NONE, "INR")
    assert [(one.name, one.agrees) for one in found.facts.checks] == [("batch_payout", True)]
    assert (found.column("at")[0], found.column("offset")[0]) == (seconds(2026, 1, 13, 10, 1), 330)


def test_a_settlement_whose_rows_may_be_elsewhere_is_not_judged_but_a_wrong_fee_is(tmp_path):
    (found,) = of_razorpay(tmp_path, razorpay("payment", 1000, 20, 1), razorpay("settlement", -5000, 0, 2))
    assert found.facts.control == NONE
    (edited,) = of_razorpay(tmp_path, razorpay("payment", 1000, 20, 1) | {"fee": "0.10"})
    assert edited.facts.control == DISAGREE


def test_seconds_mean_paise_and_a_mixture_is_refused(tmp_path):
    seconds_row = {"created_at": "1736400000", "credit": "97640", "amount": "100000", "fee": "2360", "tax": "360"}
    raw = razorpay("payment", 0, 0, 1) | seconds_row
    (found,) = of_razorpay(tmp_path, raw)
    assert (found.column("amount"), found.column("fee"), found.facts.control) == ([100000], [2360], NONE)
    assert found.column("at") == [1736400000 + 330 * 60]
    with pytest.raises(SourceRefused) as caught:
        of_razorpay(tmp_path, raw, razorpay("payment", 1000, 20, 2))
    assert (caught.value.key, caught.value.row) == ("refused.not_time", 3)
    with pytest.raises(SourceRefused):
        of_razorpay(tmp_path, raw | {"credit": "976.40"})


AFTERPAY = (
    "Settlement Date,Order Date and Time,Order Month,Order Year,Afterpay Order ID,Merchant Order ID,Merchant Refund ID,"
    "Order Amount,Settlement Amount,Merchant Fee excl Tax,Merchant Fee Tax,Merchant Fee incl Tax,Net Settlement Amount,"
    "Type,Channel,Store Name,Afterpay Refund ID,Refund Date and Time,Consumer Country"
)


@pytest.mark.parametrize(("mark", "sign"), [("$", ""), ("$", "-"), ("£", "-")])
def test_afterpays_refunds_go_back_however_they_are_printed(tmp_path, mark, sign):
    m = mark
    rows = [
        f'25/06/2026,24/06/2026 22:56,Jun,2026,79169085,2345678,,{m}85.95,{m}85.95,{m}5.46,{m}0.55,{m}6.00,"{m}79.95",'
        "Order,Online,Main St,,,US",
        f"25/06/2026,20/06/2026 10:00,Jun,2026,79169001,2345601,9163,{m}20.00,{sign}{m}20.00,{m}0.00,{m}0.00,"
        f"{sign}{m}1.40,{sign}{m}18.60,Refund,Online,Main St,4561545,24/06/2026 18:43,US",
        f"25/06/2026,24/06/2026 23:00,Jun,2026,79169090,2345680,,{m}0.00,-{m}3.00,{m}0.00,{m}0.00,{m}0.00,-{m}3.00,"
        "Adjustment,Online,Main St,,,US",
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join([AFTERPAY, *rows, ""]), "utf-8")
    assert sniff(path) == ["afterpay.settlement"]
    (got,) = read(path, zone="America/New_York")
    assert got.column("amount") == [8595, -2000, -300] and got.column("fee") == [600, -140, 0]
    assert got.column("kind") == [Kind.PAYMENT, Kind.REFUND, Kind.OTHER]
    assert got.column("channel_ref") == ["79169085", "4561545", "79169090"]
    assert got.column("parent_ref") == ["", "79169001", ""] and set(got.column("batch_ref")) == {"25/06/2026"}
    assert got.column("order_ref")[0] == "2345678" and set(got.column("offset")) == {-240}
    assert (got.facts.currency, got.facts.control) == ("GBP" if mark == "£" else "", "none")
    path.write_text("\n".join([AFTERPAY, *rows, ""]).replace("79.95", "79.90"), "utf-8")
    assert read(path)[0].facts.control == "disagree"
