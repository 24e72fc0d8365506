"""Layouts of banks of Britain, Ireland, America, Singapore, Australia, New Zealand and India, one entry a layout.

What is not here has no header (ANZ, Wells Fargo, TD), or names so common that they say nothing of the bank.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.importers.families.bank_layout import BankLayout, in_currency
from app.importers.names import Names
from app.importers.printed import LAKHS

DMY = ("%d/%m/%Y", "%d-%m-%Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d")
MDY = ("%m/%d/%Y", "%m-%d-%Y", "%Y-%m-%d")

_gb = partial(BankLayout, western=True, dates=DMY, default="GBP", zone="Europe/London")
_ie = partial(BankLayout, western=True, dates=DMY, default="EUR", zone="Europe/Dublin")
_us = partial(BankLayout, western=True, dates=MDY, default="USD", zone="America/New_York")
_sg = partial(BankLayout, western=True, dates=DMY, default="SGD", zone="Asia/Singapore")
_au = partial(BankLayout, western=True, dates=DMY, default="AUD", zone="Australia/Sydney")

BRITAIN = (
    _gb(
        bank="Lloyds, Halifax, Bank of Scotland",
        header=("Transaction Date", "Transaction Type", "Sort Code", "Account Number", "Transaction Description",
                "Debit Amount", "Credit Amount", "Balance"),
        day="Transaction Date", into="Credit Amount", out="Debit Amount", balance="Balance", account="Account Number",
        subtype=("Transaction Type",), text=("Transaction Description",),
    ),
    _gb(
        bank="Barclays",
        header=("Number", "Date", "Account", "Amount", "Subcategory", "Memo"),
        day="Date", amount="Amount", account="Account", subtype=("Subcategory",), text=("Memo",), chained=False,
    ),
    _gb(
        bank="NatWest, Royal Bank of Scotland",
        header=("Date", "Type", "Description", "Value", "Balance", "Account Name", "Account Number"),
        day="Date", amount="Value", balance="Balance", account="Account Number", subtype=("Type",),
        text=("Description",),
    ),
    _gb(
        bank="Nationwide",
        header=("Date", "Transaction type", "Description", "Paid out", "Paid in", "Balance"),
        day="Date", into="Paid in", out="Paid out", balance="Balance", subtype=("Transaction type",),
        text=("Description",),
    ),
    _gb(
        bank="Starling",
        header=("Date", "Counter Party", "Reference", "Type", in_currency("Amount ({})"), in_currency("Balance ({})")),
        named=in_currency("Amount ({})"), day="Date", amount=in_currency("Amount ({})"),
        balance=in_currency("Balance ({})"), party=("Counter Party",), subtype=("Type",), text=("Reference", "Notes"),
    ),
    _gb(
        bank="Monzo",
        header=("Transaction ID", "Date", "Time", "Type", "Name", "Amount", "Currency", "Local amount", "Description"),
        day="Date", clock="Time", amount="Amount", currency="Currency", number="Transaction ID", party=("Name",),
        subtype=("Type",), text=("Description", "Notes and #tags"), chained=False,
    ),
    _gb(
        bank="Monzo until 2018",
        header=("id", "created", "amount", "currency", "local_amount", "local_currency", "description"),
        day="created", dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"), zone="UTC", amount="amount", currency="currency",
        number="id", text=("description", "notes"), subtype=("category",), chained=False,
    ),
    _gb(
        bank="M&S Bank card",
        header=("Date Processed", "Description", "Amount"),
        unnamed=True, day="Date Processed", amount="Amount", flag="[4]", credit=("cr",), debit=("",), reversals=True,
        text=("Description",), unbooked=("pending",), chained=False,
    ),
    _ie(
        bank="AIB",
        header=("Posted Account", "Posted Transactions Date", ("Description1", "Description"), "Debit Amount",
                "Credit Amount", "Balance"),
        day="Posted Transactions Date", into="Credit Amount", out="Debit Amount", balance="Balance", gaps=True,
        account="Posted Account", currency="Posted Currency", subtype=("Transaction Type",),
        text=(("Description1", "Description"), "Description2", "Description3"),
    ),
    _ie(
        bank="Bank of Ireland",
        header=("Date", "Details", "Debit", "Credit", "Balance"),
        prove=True, day="Date", into="Credit", out="Debit", balance="Balance", gaps=True, text=("Details",),
    ),
)  # fmt: skip

#: Revolut in other languages: the ten columns, then words of its status: moved, not yet, not at all.
_LANGUAGES = (
    (("Art", "Produkt", "Datum des Beginns", "Datum des Abschlusses", "Beschreibung", "Betrag", "Gebühr", "Währung",
      ("Status", "State"), "Kontostand"), "abgeschlossen", (), ()),
    (("Tipo", "Prodotto", "Data di inizio", "Data di completamento", "Descrizione", "Importo", "Costo", "Valuta",
      ("State", "Stato"), "Saldo"), "completato", ("in sospeso",), ("annullato",)),
    (("Type", "Produit", "Date de début", "Date de fin", "Description", "Montant", "Frais", "Devise",
      ("État", "State"), "Solde"), "terminé", ("en attente",), ()),
    (("Tipo", "Producto", "Fecha de inicio", "Fecha de finalización", "Descripción", "Importe", "Comisión", "Divisa",
      ("State", "Estado"), "Saldo"), "completado", ("pendiente",), ("revertido",)),
    (("Rodzaj", "Produkt", "Data rozpoczęcia", "Data zrealizowania", "Opis", "Kwota", "Opłata", "Waluta",
      ("State", "Stan"), "Saldo"), "zakończono", ("oczekujące", "oczekuje"), ("cofnięto",)),
)  # fmt: skip
_ENGLISH = ("pending",), ("reverted", "declined", "failed"), ("completed",)


def _revolut(columns: Sequence[Names], done: str, pending: tuple[str, ...], failed: tuple[str, ...]) -> BankLayout:
    """Return the layout in one language; a status that none of its words is is refused, for it may not be booked."""
    kind, product, started, completed, text, amount, fee, currency, status, balance = columns
    return BankLayout(
        western=True, bank="Revolut", zone="", header=tuple(columns), day=completed, days=(completed, started),
        dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"), decimal="", grouping="", amount=amount, fee=fee, currency=currency,
        default="", balance=balance, account=product, subtype=(kind,), text=(text,), status=status,
        pending=(*_ENGLISH[0], *pending), failed=(*_ENGLISH[1], *failed), done=(*_ENGLISH[2], done),
    )  # fmt: skip


REVOLUT = (
    *(_revolut(*one) for one in _LANGUAGES),
    BankLayout(
        western=True, bank="Revolut", zone="",
        header=("Type", "Product", "Started Date", "Completed Date", "Description", "Amount", "Fee", "Currency",
                "State"),
        day=("Completed Date",), days=("Completed Date", "Started Date"), dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"),
        amount="Amount", fee="Fee", currency="Currency", default="", balance="Balance", account="Product",
        subtype=("Type",), text=("Description",), status="State", pending=("pending",),
        failed=("reverted", "declined", "failed"),
    ),
    BankLayout(
        western=True, bank="Revolut until 2019", zone="", dates=("%d %b %Y", "%d %B %Y"), default="",
        header=("Completed Date", "Description", in_currency("Paid Out ({})"), in_currency("Paid In ({})"),
                in_currency("Balance ({})")),
        named=in_currency("Paid In ({})"), day="Completed Date", into=in_currency("Paid In ({})"),
        out=in_currency("Paid Out ({})"), balance=in_currency("Balance ({})"), subtype=("Category",),
        text=("Description", "Notes"),
    ),
    BankLayout(
        western=True, bank="Revolut Business", zone="UTC",
        header=("Date completed (UTC)", "ID", "Type", "State", "Description", "Payment currency", "Amount", "Fee",
                "Balance"),
        day="Date completed (UTC)", days=("Date completed (UTC)", "Date started (UTC)"),
        dates=("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"), amount="Amount", fee="Fee", currency="Payment currency", default="",
        balance="Balance", account="Account", number="ID", subtype=("Type",), text=("Description", "Reference"),
        party=("Payer",), status="State", pending=("pending",), failed=("reverted", "declined", "failed"),
    ),
)  # fmt: skip

AMERICA = (
    _us(
        bank="Chase account",
        header=("Details", "Posting Date", "Description", "Amount", "Type", "Balance", "Check or Slip #"),
        day="Posting Date", amount="Amount", balance="Balance", gaps=True, subtype=("Type",), text=("Description",),
        ref="Check or Slip #",
    ),
    _us(
        bank="Chase card",
        header=("Transaction Date", "Post Date", "Description", "Category", "Type", "Amount"),
        day="Transaction Date", amount="Amount", subtype=("Type",), text=("Description", "Memo"), chained=False,
    ),
    _us(
        bank="American Express card", prove=True,
        header=("Date", "Description", ("Card Member", "Cardmember"), "Account #", "Amount"),
        day="Date", amount="Amount", sign=-1, text=("Description", "Extended Details"), ref="Reference", chained=False,
        account="Account #",
    ),
    _us(
        bank="Bank of America account",
        header=("Date", "Description", "Amount", "Running Bal."),
        day="Date", amount="Amount", balance="Running Bal.", text=("Description",),
        opening_row=("beginning balance",),
    ),
    _us(
        bank="Bank of America card",
        header=("Posted Date", "Reference Number", "Payee", "Address", "Amount"),
        day="Posted Date", amount="Amount", ref="Reference Number", party=("Payee",), text=("Payee", "Address"),
        chained=False,
    ),
    _us(
        bank="Capital One card",
        header=("Transaction Date", "Posted Date", "Card No.", "Description", "Category", "Debit", "Credit"),
        day="Transaction Date", into="Credit", out="Debit", text=("Description", "Card No."), chained=False,
    ),
    _us(
        bank="Citi card", words=("Cleared", "Pending"), unless=("Balance",),
        header=("Status", "Date", "Description", "Debit", "Credit"),
        day="Date", into="Credit", into_sign=0, out="Debit", text=("Description", "Member Name"), status="Status",
        pending=("Pending",), chained=False,
    ),
    _us(
        bank="Capital One 360",
        header=("Account Number", "Transaction Date", "Transaction Amount", "Transaction Type",
                "Transaction Description", "Balance"),
        day="Transaction Date", amount="Transaction Amount", flag="Transaction Type", credit=("credit",),
        debit=("debit",), balance="Balance", account="Account Number", text=("Transaction Description",),
    ),
    _us(
        bank="Discover card",
        header=("Trans. Date", "Post Date", "Description", "Amount", "Category"),
        day="Trans. Date", amount="Amount", sign=-1, text=("Description",), chained=False,
    ),
    _us(
        bank="US Bank",
        header=("Date", "Transaction", "Name", "Memo", "Amount"), dates=("%Y-%m-%d",), prove=True,
        day="Date", amount="Amount", against="Transaction", credit=("credit",), debit=("debit",),
        subtype=("Transaction",), party=("Name",), text=("Memo",), chained=False,
    ),
    _us(
        # of an American card or of a Canadian bank: nothing tells the currency
        bank="Tangerine, cards of Elan", default="",
        header=(("Date", "Transaction date"), "Transaction", "Name", "Memo", "Amount"), prove=True,
        day=("Date", "Transaction date"), amount="Amount", against="Transaction", credit=("credit",), debit=("debit",),
        subtype=("Transaction",), party=("Name",), text=("Memo",), chained=False,
    ),
    _us(
        bank="Charles Schwab",
        header=("Date", "Status", "Type", "CheckNumber", "Description", "Withdrawal", "Deposit", "RunningBalance"),
        day="Date", into="Deposit", out="Withdrawal", balance="RunningBalance", ref="CheckNumber", subtype=("Type",),
        text=("Description",), status="Status", pending=("pending",), done=("posted",),
    ),
    _us(
        bank="First Tech, Mountain America and other credit unions",
        header=("Transaction ID", "Posting Date", "Effective Date", "Transaction Type", "Amount", "Reference Number",
                "Description", "Balance"),
        day="Posting Date", amount="Amount", against="Transaction Type", credit=("credit",), debit=("debit",),
        balance="Balance", number="Transaction ID", ref="Reference Number", subtype=("Type",),
        text=("Description", "Memo", "Extended Description"),
    ),
    _us(
        bank="DCU",
        header=("DATE", "TRANSACTION TYPE", "DESCRIPTION", "AMOUNT", "ID", "MEMO", "CURRENT BALANCE"),
        day="DATE", amount="AMOUNT", against="TRANSACTION TYPE", credit=("credit",), debit=("debit",),
        balance="CURRENT BALANCE", number="ID", text=("DESCRIPTION", "MEMO"),
    ),
    _us(
        bank="RBC", default="", zone="America/Toronto",
        header=("Account Type", "Account Number", "Transaction Date", "Cheque Number", "Description 1",
                "Description 2", "CAD$", "USD$"),
        apart=(("CAD$", "CAD"), ("USD$", "USD")), day="Transaction Date", amount="CAD$", currency="USD$",
        account="Account Number", ref="Cheque Number", text=("Description 1", "Description 2"), chained=False,
    ),
    _us(
        bank="Scotiabank", default="CAD", zone="America/Toronto", dates=("%Y-%m-%d",),
        header=("Filter", "Date", "Description", "Sub-description", "Type of Transaction", "Amount"),
        day="Date", amount="Amount", flag="Type of Transaction", credit=("credit",), debit=("debit",),
        balance="Balance", text=("Description", "Sub-description"), status="Status", pending=("pending",),
    ),
    _us(
        bank="BMO account", default="CAD", dates=("%Y%m%d",), zone="America/Toronto",
        header=("First Bank Card", "Transaction Type", "Date Posted", "Transaction Amount", "Description"),
        day="Date Posted", amount="Transaction Amount", subtype=("Transaction Type",), text=("Description",),
        chained=False,
    ),
    _us(
        bank="BMO card", default="CAD", dates=("%Y%m%d",), zone="America/Toronto",
        header=("Item #", "Card #", "Transaction Date", "Posting Date", "Transaction Amount", "Description"),
        day="Transaction Date", amount="Transaction Amount", sign=-1, text=("Description",), chained=False,
    ),
    _us(
        bank="Mercury",
        header=("Date (UTC)", "Description", "Amount", "Status", "Source Account", "Bank Description", "Reference"),
        day="Date (UTC)", amount="Amount", account="Source Account", party=("Description",), status="Status",
        pending=("pending",), failed=("failed", "cancelled", "blocked"),
        text=("Bank Description", "Reference", "Note"), chained=False,
    ),
)  # fmt: skip

PACIFIC = (
    _sg(
        bank="OCBC",
        header=("Transaction date", "Value date", "Description", in_currency("Withdrawals ({})"),
                in_currency("Deposits ({})")),
        named=in_currency("Deposits ({})"), day="Transaction date", into=in_currency("Deposits ({})"),
        out=in_currency("Withdrawals ({})"), text=("Description",), continued=True, pad_short=True, chained=False,
    ),
    _sg(
        bank="DBS, POSB",
        header=("Transaction Date", "Reference", "Debit Amount", "Credit Amount", "Transaction Ref1"),
        day="Transaction Date", into="Credit Amount", out="Debit Amount", subtype=("Reference",), pad_short=True,
        text=("Transaction Ref1", "Transaction Ref2", "Transaction Ref3"), chained=False,
        footer=("Balance carried", "Total"),
    ),
    _sg(
        # of an account in one currency, which a line above names, or since 2026 a column
        bank="DBS, POSB with statement codes",
        header=("Transaction Date", "Value Date", "Statement Code", ("Reference", "Description"), "Debit Amount",
                "Credit Amount", "Client Reference"),
        day="Transaction Date", into="Credit Amount", out="Debit Amount", currency="Currency", balance="Balance",
        subtype=("Statement Code",), pad_short=True, status="Status", pending=("pending",),
        text=(("Reference", "Description"), "Client Reference", ("Additional Reference", "Payment Details")),
    ),
    _sg(
        bank="UOB",
        header=("Transaction Date", "Transaction Description", "Withdrawal", "Deposit", "Available Balance"),
        day="Transaction Date", into="Deposit", out="Withdrawal", balance="Available Balance",
        text=("Transaction Description",),
    ),
    _au(
        bank="Westpac",
        header=("Bank Account", "Date", "Narrative", "Debit Amount", "Credit Amount", "Balance"),
        day="Date", into="Credit Amount", out="Debit Amount", balance="Balance", account="Bank Account",
        subtype=("Categories",), text=("Narrative",),
    ),
    _au(
        bank="NAB",
        header=("Date", "Amount", "Account Number", "Transaction Type", "Transaction Details", "Balance"),
        day="Date", amount="Amount", balance="Balance", account="Account Number", subtype=("Transaction Type",),
        text=("Transaction Details",),
    ),
    _au(
        bank="Bankwest",
        header=("BSB Number", "Account Number", "Transaction Date", "Narration", ("Cheque Number", "Cheque"), "Debit",
                "Credit", "Balance", "Transaction Type"),
        day="Transaction Date", into="Credit", out="Debit", out_sign=0, balance="Balance", account="Account Number",
        subtype=("Transaction Type",), text=("Narration",), ref=("Cheque Number", "Cheque"),
    ),
    _au(
        bank="Macquarie",
        header=("Transaction Date", "Details", "Account", "Category", "Subcategory", "Debit", "Credit", "Balance",
                "Original Description"),
        day="Transaction Date", into="Credit", out="Debit", balance="Balance", account="Account",
        subtype=("Category",), text=("Details", "Original Description"),
    ),
    BankLayout(
        western=True, bank="BNZ", default="NZD", zone="Pacific/Auckland", dates=DMY,
        header=("Date", "Amount", "Payee", "Particulars", "Code", "Reference", "Tran Type"),
        day="Date", amount="Amount", account="This Party Account", party=("Payee",), subtype=("Tran Type",),
        text=("Particulars", "Code", "Reference"), chained=False,
    ),
    BankLayout(
        western=True, bank="ANZ (New Zealand)", default="NZD", zone="Pacific/Auckland", dates=DMY,
        header=("Type", "Details", "Particulars", "Code", "Reference", "Amount", "Date", "ForeignCurrencyAmount"),
        day="Date", amount="Amount", subtype=("Type",), party=("Details",),
        text=("Particulars", "Code", "Reference"), chained=False,
    ),
    BankLayout(
        western=True, bank="Kiwibank", default="NZD", zone="Pacific/Auckland", dates=DMY,
        header=("Account number", "Date", "Memo/Description", "Source Code (payment type)", "Amount", "Balance"),
        day="Date", amount="Amount", balance="Balance", account="Account number",
        subtype=("Source Code (payment type)",), party=("OP name",),
        text=("Memo/Description", "OP ref", "OP part", "OP code"),
    ),
    BankLayout(
        western=True, bank="ASB", default="NZD", zone="Pacific/Auckland", dates=("%Y/%m/%d", "%Y-%m-%d"),
        header=("Date", "Unique Id", "Tran Type", "Cheque Number", "Payee", "Memo", "Amount"),
        day="Date", amount="Amount", number="Unique Id", subtype=("Tran Type",), party=("Payee",), text=("Memo",),
        chained=False,
    ),
)  # fmt: skip
_INDIA = ("%d/%m/%y", "%d/%m/%Y", "%d-%m-%Y", "%d %b %Y", "%d-%b-%Y", "%Y-%m-%d")
INDIA = (
    BankLayout(
        western=True, bank="HDFC", default="INR", zone="Asia/Kolkata", dates=_INDIA,
        header=("Date", "Narration", ("Value Dt", "Value Dat"), ("Withdrawal Amt.", "Debit Amount"),
                ("Deposit Amt.", "Credit Amount"), "Closing Balance"),
        day="Date", into=("Deposit Amt.", "Credit Amount"), out=("Withdrawal Amt.", "Debit Amount"),
        balance="Closing Balance", text=("Narration",), ref=("Chq./Ref.No.", "Chq/Ref Number"), grouping=LAKHS,
    ),
    BankLayout(
        western=True, bank="ICICI", default="INR", zone="Asia/Kolkata", dates=_INDIA,
        header=("Value Date", "Transaction Date", "Transaction Remarks", "Withdrawal Amount (INR )",
                "Deposit Amount (INR )", "Balance (INR )"),
        day="Transaction Date", into="Deposit Amount (INR )", out="Withdrawal Amount (INR )",
        balance="Balance (INR )", text=("Transaction Remarks",), ref="Cheque Number", grouping=LAKHS,
    ),
    BankLayout(
        western=True, bank="SBI", default="INR", zone="Asia/Kolkata", dates=_INDIA,
        header=("Txn Date", "Value Date", "Description", "Ref No./Cheque No.", "Debit", "Credit", "Balance"),
        day="Txn Date", into="Credit", out="Debit", balance="Balance", text=("Description",),
        ref="Ref No./Cheque No.", grouping=LAKHS,
    ),
    BankLayout(
        western=True, bank="Axis", default="INR", zone="Asia/Kolkata", dates=_INDIA,
        header=("Tran Date", "CHQNO", "PARTICULARS", "DR", "CR", "BAL"),
        day="Tran Date", into="CR", out="DR", balance="BAL", text=("PARTICULARS",), ref="CHQNO", grouping=LAKHS,
        footer=("Unless the constituent",),
    ),
)  # fmt: skip
BRAZIL = (
    BankLayout(
        western=True, bank="Inter", default="BRL", zone="America/Sao_Paulo", dates=("%d/%m/%Y",), decimal=",",
        grouping=".",
        header=("Data Lançamento", "Histórico", "Descrição", "Valor", "Saldo"),
        day="Data Lançamento", amount="Valor", balance="Saldo", subtype=("Histórico",), text=("Descrição",),
    ),
    BankLayout(
        western=True, bank="Nubank", default="BRL", zone="America/Sao_Paulo", dates=("%d/%m/%Y",),
        header=("Data", "Valor", "Identificador", "Descrição"),
        day="Data", amount="Valor", number="Identificador", text=("Descrição",), chained=False,
    ),
)  # fmt: skip
