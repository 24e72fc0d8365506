"""GoCardless, Checkout.com and Wix: what a payout holds, fees below a cent, orders whose day and time stand apart."""

from __future__ import annotations

import datetime as dt

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, NONE
from tests.importers.reading import Read, read
from tests.importers.test_market_readers import one, table


def at(text: str) -> int:
    return int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC).timestamp())


# ---------------------------------------------------------------- GoCardless

RESOURCES = [
    "customers.id", "customers.given_name", "customers.family_name", "customers.company_name", "customers.email",
    "resources.type", "resources.description", "resources.created_at", "resources.charge_date", "resources.status",
    "resources.reference", "gross_amount", "gocardless_fees", "app_fees", "net_amount", "currency", "payouts.id",
    "payouts.arrival_date", "creditors.id", "payments.id", "refunds.id", "mandates.id", "subscriptions.id",
    "surcharge_fees", "payments.metadata.Order",
]  # fmt: skip


def resource(kind: str, gross: str, fees: str, net: str, *, payment: str = "PM1", refund: str = "", day: str = ""):
    made = "2026-03-05T10:00:00.000Z"
    who = ["CU1", "Ann", "Lee", "", "a@example.com"]
    money = [gross, fees, "0.10", net, "GBP", "PO1", "2026-03-09", "CR1", payment, refund, "MD1", "", "", ""]
    return [*who, kind, f"{kind} for a box", made, day, "paid_out", "R-7", *money]


def test_what_a_payout_of_gocardless_holds_keeps_its_fees_by_gross_and_net(tmp_path):
    """The fee is what lies between the two, whichever sign the columns of fees carry."""
    rows = [
        resource("payment", "100.00", "1.20", "98.70", day="2026-03-04"),
        resource("payment", "100.00", "-1.20", "98.70", payment="PM2", day="2026-03-04"),
        resource("refund", "-20.00", "0.00", "-20.00", refund="RF1"),
        resource("payment", "-50.00", "0.00", "-50.00", payment="PM0"),
    ]
    found = one(tmp_path / "g.csv", [RESOURCES, *rows], account="mine")
    assert (found.facts.format, found.facts.account, found.facts.currency) == ("gocardless.transactions", "CR1", "GBP")
    assert found.column("amount") == [10_000, 10_000, -2000, -5000] and found.column("fee") == [130, 130, 0, 0]
    assert found.column("kind") == [Kind.PAYMENT, Kind.PAYMENT, Kind.REFUND, Kind.CHARGEBACK]
    assert found.column("channel_ref") == ["PM1", "PM2", "RF1", "PM0"] and found.column("parent_ref")[2] == "PM1"
    assert set(found.column("batch_ref")) == {"PO1"} and set(found.column("layer")) == {Layer.SETTLEMENT}
    assert [found.column(name)[0] for name in ("at", "offset")] == [at("2026-03-04"), NO_TIME]
    assert [found.column(name)[2] for name in ("at", "offset")] == [at("2026-03-05 10:00"), 0]
    assert set(found.column("counterparty")) == {"Ann Lee"}


def test_days_of_gocardless_that_a_spreadsheet_turned_say_which_number_is_the_month(tmp_path):
    rows = [resource("payment", "1.00", "0", "1.00", day=day) for day in ("04/03/2026", "13/03/2026")]
    assert one(tmp_path / "g.csv", [RESOURCES, *rows]).column("at") == [at("2026-03-04"), at("2026-03-13")]
    with pytest.raises(SourceRefused, match="date_order"):
        one(tmp_path / "g.csv", [RESOURCES, rows[0]])


# ---------------------------------------------------------------- Checkout.com

ACTIONS = [
    "Entity ID", "Payment ID", "Reference", "Action Type", "Action ID", "Processing Currency",
    "Processing Currency Amount", "Holding Currency", "Holding Currency Amount", "Breakdown Type", "Payout ID",
    "Processed On",
]  # fmt: skip


def action(
    kind: str, part: str, amount: str, *, payout: str = "P1", number: str = "act_1", when: str = ""
) -> list[str]:
    paid = ["ent_1", "pay_1", "T-1"] if kind != "Payout" else ["ent_1", "", ""]
    return [*paid, kind, number, "USD", "9", "GBP", amount, part, payout, when or "2026-07-09T18:07:06.844"]


def actions(tmp_path, *rows: list[str], **options: str) -> Read:
    return one(tmp_path / "c.csv", [ACTIONS, *rows], **options)


def test_fees_of_checkout_below_a_cent_are_kept_exactly(tmp_path):
    rows = [
        action("Authorization", "Authorization Fixed Fee", "-0.01"),
        action("Capture", "Capture", "50.00000000"),
        action("Capture", "Scheme Variable Fee", "-0.0035"),
        action("Capture", "Scheme Fixed Fee Tax", "-0.00080000"),
        action("Partial Refund", "Partial Refund", "-5.00", number="act_2"),
        action("Chargeback", "Chargeback (Fraud)", "-4.00", number="act_3"),
        action("Rolling Reserve", "Rolling Reserve Hold", "-1.00"),
        action("Rolling Reserve", "Rolling Reserve Release", "0.50"),
        action("Other", "Minimum Billing", "-0.10"),
        action("Payout", "Payout", "-40.3857", number="act_9"),
    ]
    found = actions(tmp_path, *rows, zone="Europe/London")
    assert (found.facts.format, found.facts.currency, found.facts.exp) == ("checkout.actions", "GBP", 4)
    assert found.column("amount") == [-100, 500_000, -35, -8, -50_000, -40_000, -10_000, 5000, -1000, -403_857]
    kinds = [Kind.FEE, Kind.PAYMENT, Kind.FEE, Kind.FEE, Kind.REFUND, Kind.CHARGEBACK, Kind.HOLD, Kind.RELEASE]
    assert found.column("kind") == [*kinds, Kind.ADJUSTMENT, Kind.PAYOUT]
    assert found.facts.control == AGREE and found.facts.account == "ent_1"
    assert found.column("channel_ref")[4] == "act_2" and found.column("parent_ref")[:-1] == ["pay_1"] * 9
    assert (found.column("at")[0], found.column("offset")[0]) == (at("2026-07-09 18:07:06"), 60)
    assert actions(tmp_path, *rows[:-1]).facts.control == NONE


def test_a_report_of_checkout_that_names_its_zone_goes_by_it(tmp_path):
    row = action("Capture", "Capture", "1.00")
    zoned = one(tmp_path / "c.csv", [[*ACTIONS, "Timezone"], [*row, "America/Los_Angeles"]])
    assert zoned.column("offset") == [-420]
    utc = one(tmp_path / "c.csv", [[*ACTIONS, "Processed On UTC"], [*row, "2026-07-10T01:07:06.844"]])
    assert (utc.column("at"), utc.column("offset")) == ([at("2026-07-10 01:07:06")], [0])


# ---------------------------------------------------------------- Wix

WIX = [
    "Order number", "Date created", "Time", "Fulfill by", "Total order quantity", "Contact email",
    "Note from customer", "Additional checkout info", "Item", "Variant", "SKU", "Qty", "Quantity refunded", "Price",
    "Recipient phone", "Delivery country", "Billing name", "Billing country", "Payment status", "Payment method",
    "Coupon code", "Gift card amount", "Shipping rate", "Total tax", "Total", "Currency", "Refunded amount",
    "Net amount", "Additional fees", "Fulfillment status",
]  # fmt: skip


def wix(number: str, total: str, paid: str, sent: str, item: str = "Cap", back: str = "0") -> list[str]:
    what = ["", "2", "ann@example.com", "", "", item, "", "S-1", "1", "0", "9", '"015"', "DEU", "Ann", "DEU"]
    money = ["", "", "4.6", "0", total, "EUR", back, total, "0"]
    return [number, "Dec 16, 2026", "2:26:53 PM", *what, paid, "Manual", *money, sent]


def test_an_order_of_wix_counts_once_and_its_delivery_says_that_it_was_cancelled(tmp_path):
    rows = [
        wix("10003", "34.2", "Paid", "Fulfilled", "Shorts"),
        wix("10003", "34.2", "Paid", "Fulfilled"),
        wix("10002", "69.94", "Unpaid", "Canceled"),
        wix("10001", "20", "Partially refunded", "Fulfilled", back="5"),
        wix("10000", "20", "Refunded", "Fulfilled", back="20"),
    ]
    (found,) = read(table(tmp_path / "w.csv", [WIX, *rows]), zone="Europe/Berlin")
    assert (found.facts.format, found.facts.currency, found.facts.rows_read) == ("orders.wix", "EUR", 5)
    assert found.column("amount") == [3420, 6994, 2000, 2000] and found.column("refunded") == [None, None, 500, 2000]
    assert found.column("order_ref") == ["10003", "10002", "10001", "10000"]
    assert found.column("state") == [State.PAID, State.CLOSED, State.DONE, State.REFUNDED]
    assert (found.column("at")[0], found.column("offset")[0]) == (at("2026-12-16 14:26:53"), 60)
    assert found.column("text")[0] == "Shorts"


def test_rows_of_a_wix_order_that_differ_in_its_total_are_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        one(tmp_path / "w.csv", [WIX, wix("1", "34.2", "Paid", ""), wix("1", "34.3", "Paid", "")])
    assert (caught.value.key, caught.value.row) == ("refused.order_rows", 3)
