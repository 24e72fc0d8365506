"""The closed list of discrepancy codes (taxonomy of the domain); the titles are keys of texts."""

from __future__ import annotations

#: code → English title; texts/discrepancies.py words the explanations.
CODES: dict[str, str] = {
    "EX1": "Paid, no order",
    "EX2": "Order without payment",
    "EX3": "Paid twice",
    "EX4": "Booked twice",
    "EX5": "Payout not in the bank",
    "EX6": "Deposit without settlement",
    "EX7": "Refund without its payment",
    "EX8": "Missing day or file",
    "EX9": "Row stated twice",
    "AM1": "Paid less than due",
    "AM2": "Paid more than due",
    "AM3": "Discount counted to the wrong bearer",
    "AM4": "Fee differs from the rate",
    "AM5": "Fee not returned on refund",
    "AM6": "Commission differs from the rate",
    "AM7": "Net is not the sum of its parts",
    "AM8": "Deposit differs from the payout",
    "AM9": "Rounding residue",
    "AM10": "Two currencies",
    "AM11": "Refunded more than paid",
    "AM12": "Voucher's share of a refund",
    "AM13": "Tax differs from its rate",
    "AM14": "Digits swapped or shifted",
    "TS1": "Across the day's end",
    "TS2": "Across the month's end",
    "TS3": "Payout under way",
    "TS4": "Closed order with money",
    "TS5": "Unpaid order with money",
    "TS6": "Refund accepted, not paid",
    "TS7": "Sent and not paid, or paid and not sent",
    "TS8": "Payment failed, goods sent",
    "ST1": "Several payouts in one deposit",
    "ST2": "One payout in several deposits",
    "ST3": "Payout that takes money back",
    "ST4": "Several equal candidates",
    "ST5": "Own transfer",
    "ST6": "Combined checkout",
    "ST7": "Several payments of one order",
    "ST8": "Paid under another shop",
    "HM1": "Money on hold",
    "HM2": "Reserve carried on",
    "HM3": "Deposit at the platform",
    "HM4": "Not settled yet",
    "HM5": "Instalments paid by the shop",
    "HM7": "Loan paid back from the takings",
    "HM8": "Paid with stored value",
    "AB1": "Frequent refunds",
    "AB2": "Unusually large amount",
    "AB3": "Refund by another way",
    "AB4": "Residues always one way",
    "AB5": "Round or nightly payments",
    "AB6": "Paid and refunded in circles",
    "AB7": "New payee",
    "AB8": "Much from one buyer",
}

#: What a code is called in a comparison with the books, where its title speaks of money and payments.
BOOK_TITLES: dict[tuple[str, str], str] = {
    ("EX1", "L4"): "In the bank, not booked",
    ("EX1", "L5"): "Revenue booked, no order",
    ("EX2", "L4"): "Booked, not in the bank",
    ("EX2", "L5"): "Order not booked",
    ("AM1", "L5"): "Booked less than the orders",
    ("AM2", "L5"): "Booked more than the orders",
    ("AM8", "L4"): "Voucher differs from the bank",
    ("TS2", "L4"): "Booked in another month",
    ("TS4", "L5"): "Closed order booked",
    ("TS5", "L5"): "Unpaid order booked",
}


def code_order(code: str) -> tuple[str, int]:
    """Return what codes are sorted by for people: AM2 stands before AM11."""
    kind = code.rstrip("0123456789")
    return kind, int(code[len(kind) :] or 0)


#: Timing items: certain to come, they carry an expected day.
TIMING = frozenset({"TS1", "TS2", "TS3"})

#: Codes that speak of the fee in a row: its money stays on the balance, be the fee right or not.
OF_THE_FEE = ("AM4", "AM5", "AM6", "HM5")

#: Reason codes that a person chooses from when explaining an item; the words are keys of texts.
REASONS = (
    "waiting",  # certain to come, with a day
    "source_corrected",
    "entry_made",
    "written_off",
    "claimed",
    "accepted",
    "other_period",
    "not_ours",
)

#: Days since an item should have cleared, lowest day of each band.
AGE_BANDS = (0, 4, 8, 16, 31, 61)


def age_band(days: int) -> int:
    """Return the index in AGE_BANDS of an item `days` old; one that is not yet due is in the first."""
    band = 0
    for index, least in enumerate(AGE_BANDS):
        if days >= least:
            band = index
    return band
