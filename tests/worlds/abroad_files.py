"""The files of Stripe (balance history or itemised report) and PayPal (activity download)."""

from __future__ import annotations

from datetime import date, timedelta

from tests.demo.model import yuan

from .model import Event, Move, World
from .tables import Lines, Out, within

HISTORY = [
    "id", "Type", "Source", "Amount", "Fee", "Net", "Currency", "Created (UTC)", "Available On (UTC)", "Description",
    "Customer Facing Amount", "Customer Facing Currency", "Transfer", "Transfer Date (UTC)", "order_id (metadata)",
]  # fmt: skip
REPORT = [
    "balance_transaction_id", "created_utc", "available_on_utc", "currency", "gross", "fee", "net",
    "reporting_category", "source_id", "description", "automatic_payout_id", "automatic_payout_effective_at_utc",
    "charge_id", "customer_facing_amount", "customer_facing_currency", "payment_metadata[order_id]",
]  # fmt: skip
PAYPAL = [
    "Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "From Email Address",
    "To Email Address", "Transaction ID", "Address Status", "Sales Tax", "Reference Txn ID", "Invoice Number",
    "Receipt ID", "Balance", "Contact Phone Number", "Subject", "Note",
]  # fmt: skip
#: Words of a move: in the older list, in the report.
_STRIPE = {
    "payment": ("charge", "charge"), "refund": ("refund", "refund"), "payout": ("payout", "payout"),
    "dispute": ("adjustment", "dispute"), "dispute_won": ("adjustment", "dispute_reversal"),
    "hold": ("reserve_transaction", "risk_reserved_funds"), "release": ("reserve_transaction", "risk_reserved_funds"),
}  # fmt: skip
_SAID = {
    "dispute": "Chargeback withdrawal for {0}", "dispute_won": "Chargeback reversal for {0}",
    "refund": "REFUND FOR CHARGE ({1})", "payment": "{1}", "payout": "STRIPE PAYOUT",
    "hold": "Reserved funds", "release": "Released funds",
}  # fmt: skip
_PAYPAL = {
    "payment": "Express Checkout Payment", "refund": "Payment Refund", "payout": "General Withdrawal",
    "hold": "Hold on Balance for Dispute Investigation", "release": "Cancellation of Hold for Dispute Resolution",
    "dispute": "Chargeback", "dispute_fee": "Chargeback Fee", "changed": "General Currency Conversion",
}  # fmt: skip


def write_stripe(out: Out, world: World) -> None:
    """Write one list for each month; worlds with an even seed have the older one."""
    older = world.seed % 2 == 0
    for period in out.periods("stripe"):
        lines, names = Lines(), HISTORY if older else REPORT
        lines.add(",".join(names))
        moves = _moves(world, "stripe", period)
        for move in moves[::-1] if older else moves:
            cells = _history(move) if older else _report(move)
            lines.row(move, [cells.get(name, "") for name in names], quoted=True)
        out.text(f"stripe_{'balance_history' if older else 'activity_itemized'}_{period[0]:%Y%m}.csv", lines, "utf-8")


def _moves(world: World, channel: str, period: tuple[date, date]) -> list[Move]:
    return within([one for one in world.moves if one.account == channel], period, lambda one: one.at)


def _own(move: Move) -> str:
    """Return the number of what a balance transaction is about."""
    event = move.event
    if event is None:
        return move.serial if move.what == "payout" else ""
    return {"payment": event.number, "refund": f"re_{event.refund_number}"}.get(move.what, f"dp_{move.serial}")


def _named(event: Event | None) -> str:
    return f"Order #{event.merchant}" if event and event.merchant else "Payment"


def _history(move: Move) -> dict[str, str]:
    event, paid = move.event, move.event.paid_with.split(" ") if move.event and move.event.paid_with else ("", "")
    source = event.number if event and move.what in ("refund", "dispute", "dispute_won") else _own(move)
    return {
        "id": f"txn_{move.serial}",
        "Type": _STRIPE[move.what][0],
        "Source": source,
        "Amount": yuan(move.amount),
        "Fee": yuan(move.fee),
        "Net": yuan(move.amount - move.fee),
        "Currency": "usd",
        "Created (UTC)": f"{move.at:%Y-%m-%d %H:%M}",
        "Available On (UTC)": f"{move.at + timedelta(days=2):%Y-%m-%d} 00:00",
        "Description": _SAID[move.what].format(event.number if event else "", _named(event)),
        "Customer Facing Amount": paid[0],
        "Customer Facing Currency": paid[1].lower(),
        "Transfer": move.serial if move.what == "payout" else move.batch,
        "order_id (metadata)": event.merchant if event and move.what == "payment" else "",
    }


def _report(move: Move) -> dict[str, str]:
    event, paid = move.event, move.event.paid_with.split(" ") if move.event and move.event.paid_with else ("", "")
    return {
        "balance_transaction_id": f"txn_{move.serial}",
        "created_utc": f"{move.at:%Y-%m-%d %H:%M:%S}",
        "available_on_utc": f"{move.at + timedelta(days=2):%Y-%m-%d} 00:00:00",
        "currency": "usd",
        "gross": yuan(move.amount),
        "fee": yuan(move.fee),
        "net": yuan(move.amount - move.fee),
        "reporting_category": _STRIPE[move.what][1],
        "source_id": _own(move),
        "description": _SAID[move.what].format(event.number if event else "", _named(event)),
        "automatic_payout_id": move.batch,
        "charge_id": event.number if event else "",
        "customer_facing_amount": paid[0],
        "customer_facing_currency": paid[1].lower(),
        "payment_metadata[order_id]": event.merchant if event else "",
    }


def write_paypal(out: Out, world: World) -> None:
    """Write one download for each month, all currencies in order of time."""
    for period in out.periods("paypal"):
        lines = Lines()
        lines.add(",".join(f'"{one}"' for one in PAYPAL))
        for move in _moves(world, "paypal", period):
            cells = _paypal(move)
            lines.row(move, [f'"{cells.get(name, "")}"' for name in PAYPAL])
        out.text(f"Download_{period[0]:%Y%m}.CSV", lines, "utf-8-sig")


def _paypal(move: Move) -> dict[str, str]:
    event = move.event
    sale = event is not None and move.what == "payment"
    return {
        "Date": f"{move.at:%m/%d/%Y}",
        "Time": f"{move.at:%H:%M:%S}",
        "TimeZone": "GMT",
        "Name": f"Buyer {event.buyer}" if event and move.what in ("payment", "refund") else "",
        "Type": _PAYPAL[move.what],
        "Status": "Completed",
        "Currency": move.currency,
        "Gross": f"{yuan(move.amount)}",
        "Fee": yuan(-move.fee),
        "Net": yuan(move.amount - move.fee),
        "From Email Address": f"buyer{event.buyer}@example.com" if event and sale else "",
        "To Email Address": "shop@example.com" if sale else "",
        "Transaction ID": event.number if event and sale else f"9{move.serial[-16:]}",
        "Reference Txn ID": event.number if event and not sale else "",
        "Invoice Number": event.merchant if event and move.what in ("payment", "refund") else "",
        "Balance": yuan(move.balance),
        "Subject": event.title if event and sale else "",
    }
