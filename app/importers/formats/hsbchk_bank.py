"""hsbchk.bank: account and card lists of HSBC Hong Kong (CSV).

Account: Date (DD/MM/YYYY), Description (padded), Billing amount, Billing currency, Balance, Balance currency; newest
  first. Two currencies stand in one list: each is a statement of its own, their balances are never mixed.
Card: Transaction date, Post date, Description, Billing amount, Billing currency, Transaction status, Merchant name …;
  spending is printed negative; a row that is not POSTED has not moved money yet.
One or two TABs stand between a closing quote and the comma; thousands may be grouped or not.
"""

from __future__ import annotations

from typing import ClassVar

from app.importers.base import register
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_table import BankReader

_DAYS = ("%d/%m/%Y", "%Y-%m-%d")

ACCOUNT = BankLayout(
    header=("Date", "Description", "Billing amount", "Billing currency", "Balance", "Balance currency"),
    day="Date",
    dates=_DAYS,
    zone="Asia/Hong_Kong",
    amount="Billing amount",
    currency="Billing currency",
    balance="Balance",
    text=("Description",),
)
CARD = BankLayout(
    header=("Transaction date", "Post date", "Description", "Billing amount", "Billing currency", "Transaction status"),
    day="Transaction date",
    dates=_DAYS,
    zone="Asia/Hong_Kong",
    amount="Billing amount",
    currency="Billing currency",
    party=("Merchant name",),
    text=("Description", "Country / region"),
    status="Transaction status",
    pending=("pending", "unposted", "authorised", "authorized"),
    failed=("cancelled", "declined", "reversed"),
    chained=False,
)


@register
class HsbcHkBank(BankReader):
    """A list of HSBC Hong Kong."""

    format = "hsbchk.bank"
    title = "HSBC Hong Kong statement"
    layouts: ClassVar[tuple[BankLayout, ...]] = (ACCOUNT, CARD)
