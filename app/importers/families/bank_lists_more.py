"""Further layouts, one entry each: accounts of companies without a counter, cards, and German banks.

Columns as several public tools read them, and real rows in their tests (2026). Traps: the list of the card that
Rogers, Walmart and Vancity issue prints purchases above zero, with a dollar sign, and wraps numbers in quotation marks
twice; Relay prints a plus; Qonto lists what was declined, without a day of settlement; the Consorsbank has two forms.
"""

from __future__ import annotations

from functools import partial

from app.importers.families.bank_layout import BankLayout

_US = ("%m/%d/%Y", "%Y-%m-%d")
_DE = ("%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d")
_us = partial(BankLayout, western=True, dates=_US, default="USD", zone="America/New_York")
_ca = partial(BankLayout, western=True, dates=_US, default="CAD", zone="America/Toronto")
_de = partial(BankLayout, western=True, dates=_DE, decimal=",", grouping=".", default="EUR", zone="Europe/Berlin")

MORE = (
    _us(
        bank="Relay",
        header=("Date", "Payee", "Account #", "Transaction Type", "Description", "Reference", "Status", "Amount",
                "Currency", "Balance"),
        prove=True, day="Date", amount="Amount", currency="Currency", balance="Balance", party=("Payee",),
        subtype=("Transaction Type",), text=("Description", "Reference"), status="Status", pending=("pending",),
        failed=("declined", "failed", "cancelled", "canceled"), done=("settled",),
    ),
    _us(
        bank="Brex", header=("Date", "To/From", "Amount", "Balance", "Status", "Account Number Last Four"),
        dates=("%Y-%m-%d", "%m/%d/%Y"), day="Date", amount="Amount", balance="Balance",
        account="Account Number Last Four", party=("To/From",), text=("Memo",), status="Status",
        pending=("pending",), failed=("failed", "canceled", "cancelled"), done=("posted",),
    ),
    _ca(
        bank="Cards of Rogers, Walmart and Vancity",
        header=(("Date", "Transaction Date"), "Posted Date", "Reference Number", "Activity Type", "Status",
                ("Transaction Card Number", "Card Number"), "Merchant Name", "Amount", "Rewards", "Name on Card"),
        day=("Date", "Transaction Date"), amount="Amount", sign=-1,
        account=("Transaction Card Number", "Card Number"), party=("Merchant Name",), subtype=("Activity Type",),
        text=("Merchant Name", "Merchant City"), status="Status", pending=("pending",), failed=("declined",),
        done=("approved",), chained=False,
    ),
    _ca(
        bank="Simplii", header=("Date", "Transaction Details", "Funds Out", "Funds In"), prove=True,
        day="Date", into="Funds In", out="Funds Out", text=("Transaction Details",), chained=False,
    ),
    BankLayout(
        bank="Qonto", western=True, zone="UTC", default="", decimal="", grouping="",
        dates=("%Y-%m-%d %H:%M:%S", "%d-%m-%Y %H:%M:%S", "%Y-%m-%d"),
        header=("Status", "Settlement date (UTC)", "Operation date (UTC)", "Total amount (incl. VAT)", "Currency",
                "Counterparty name", "Payment method"),
        day="Settlement date (UTC)", days=("Settlement date (UTC)", "Operation date (UTC)"),
        amount="Total amount (incl. VAT)", currency="Currency", party=("Counterparty name",),
        subtype=("Payment method",), text=("Reference", "Note"), ref="Transaction ID", status="Status",
        pending=("pending", "processing"), failed=("declined", "canceled", "cancelled", "reversed"),
        done=("settled", "executed", "completed"), chained=False,
    ),
    _de(
        bank="HypoVereinsbank",
        header=("Kontonummer", "Buchungsdatum", "Valuta", "Empfaenger 1", "Verwendungszweck", "Betrag",
                ("Waehrung", "Währung")),
        day="Buchungsdatum", amount="Betrag", currency=("Waehrung", "Währung"), account="Kontonummer",
        party=("Empfaenger 1",), text=("Verwendungszweck", "Empfaenger 2"), chained=False,
    ),
    _de(
        bank="Consorsbank",
        header=("Buchung", "Valuta", "Sender / Empfänger", ("IBAN / Konto-Nr.", "IBAN"), "Buchungstext",
                "Verwendungszweck", ("Betrag in EUR", "Betrag")),
        day="Buchung", amount=("Betrag in EUR", "Betrag"), currency="Währung", party=("Sender / Empfänger",),
        subtype=("Buchungstext",), text=("Verwendungszweck", ("IBAN / Konto-Nr.", "IBAN")), chained=False,
    ),
)  # fmt: skip
