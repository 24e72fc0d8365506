"""Files of payment services and shops abroad as tests write them: the real layouts, values made up here."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from tests.importers.workbooks import write_xlsx

Row = dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A table: its header, rows by name, lines before and after it."""

    header: Sequence[str]
    rows: Sequence[Row]
    before: Sequence[Sequence[str]] = ()
    after: Sequence[Sequence[str]] = ()
    delimiter: str = ","

    def cells(self) -> list[list[str]]:
        """Return every line as cells."""
        body = [[row.get(name, "") for name in self.header] for row in self.rows]
        return [*(list(one) for one in self.before), list(self.header), *body, *(list(one) for one in self.after)]

    def ordered(self, order: Iterable[int]) -> Sheet:
        """Return the same table with its columns in another order."""
        return replace(self, header=[self.header[at] for at in order])

    def csv(self, path: Path, encoding: str = "utf-8", end: str = "\n") -> Path:
        """Write the table as text."""
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter, lineterminator=end).writerows(self.cells())
        path.write_bytes(out.getvalue().encode(encoding))
        return path

    def xlsx(self, path: Path) -> Path:
        """Write the table as a workbook of text cells."""
        return write_xlsx(path, {"Sheet1": self.cells()})


def money(minor: int, *, sign: str = "", comma: bool = False, grouped: bool = False) -> str:
    """Print hundredths: `-$1,234.50`, `-1.234,50`."""
    minus, minor = ("-", -minor) if minor < 0 else ("", minor)
    text = f"{minor // 100:,}.{minor % 100:02d}" if grouped else f"{minor // 100}.{minor % 100:02d}"
    if comma:
        text = text.translate(str.maketrans(",.", ".,"))
    return f"{minus}{sign}{text}"


def of(text: str) -> Decimal:
    """Read an amount another way than the readers do; an empty cell is nothing."""
    bare = "".join(one for one in text if one in "0123456789.-")
    return Decimal(bare) if bare not in ("", "-", "--") else Decimal(0)


def _names(text: str) -> list[str]:
    return text.split(",")


# ---------------------------------------------------------------- Adyen

ADYEN = _names(
    "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,"
    "Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,"
    "Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),"
    "Payment Method Variant,Batch Number,Reserved4,Modification Merchant Reference,Booking Date,Booking Date TimeZone"
)


def adyen(
    kind: str, gross: int, fee: int = 0, *, at: int = 0, batch: str = "7", currency: str = "EUR", **more: str
) -> Row:
    """Return an entry whose net is gross minus fee; a payout or fee has no gross."""
    net, bare = gross - fee, kind not in ("Settled", "Refunded", "Chargeback")

    def pair(value: int, name: str) -> Row:
        return {f"{name} {'Credit' if value >= 0 else 'Debit'} ({name[0]}C)": money(abs(value))}

    row = {
        "Company Account": "Company", "Merchant Account": "SHOP_EU", "Type": kind, "Batch Number": batch,
        "Psp Reference": "" if bare else f"88160{at:011d}", "Merchant Reference": "" if bare else f"CM{at}",
        "Creation Date": f"2026-01-05 10:{at % 60:02d}:00", "TimeZone": "CET", "Net Currency": currency,
        "Modification Reference": f"TX{at}XT batch {batch}, SHOP_EU" if bare else f"74290{at:011d}",
        **pair(net, "Net"),
    }  # fmt: skip
    if not bare:
        row |= {"Gross Currency": currency, "Exchange Rate": "1", "Commission (NC)": money(fee), **pair(gross, "Gross")}
    return row | more


def adyen_batch(entries: Sequence[Row], batch: str = "7", kind: str = "MerchantPayout") -> list[Row]:
    """Return entries and the row that brings their batch to zero."""
    left = sum(of(one.get("Net Credit (NC)", "")) - of(one.get("Net Debit (NC)", "")) for one in entries)
    return [*entries, adyen(kind, -int(left * 100), at=59, batch=batch)]


# ---------------------------------------------------------------- Square

SQUARE = _names(
    "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,"
    "Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,"
    "Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,"
    "Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,"
    "Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Transaction Status,Cash App,Order Reference ID"
)
EASTERN = "Eastern Time (US & Canada)"


def square(total: int, fee: int, at: int = 0, event: str = "Payment", sign: str = "$", **more: str) -> Row:
    return {
        "Date": "2026-11-10", "Time": f"21:{at % 60:02d}:48", "Time Zone": EASTERN, "Event Type": event,
        "Gross Sales": money(total, sign=sign, grouped=True), "Card": money(total, sign=sign, grouped=True),
        "Total Collected": money(total, sign=sign, grouped=True), "Cash": money(0, sign=sign),
        "Fees": money(-fee, sign=sign), "Net Total": money(total - fee, sign=sign, grouped=True),
        "Third Party Fees": money(0, sign=sign), "Transaction ID": f"T{at}x", "Payment ID": f"P{at}y",
        "Deposit ID": "3ZMFS7", "Location": "Main", "Description": "Mug x 1", "Transaction Status": "Complete",
    } | more  # fmt: skip


# ---------------------------------------------------------------- Etsy

ETSY = ["Date", "Type", "Title", "Info", "Currency", "Amount", "Fees & Taxes", "Net", "Tax Details"]
ETSY_GERMAN = _names("Datum,Art,Titel,Info,Währung,Betrag,Gebühren & Steuern,Netto,Steuerliche Angaben")


def etsy(kind: str, title: str, amount: int | None, fees: int | None, **more: str) -> Row:
    def cell(value: int | None) -> str:
        return "--" if value is None else money(value, sign="$", grouped=True)

    net = None if amount is None and fees is None else (amount or 0) + (fees or 0)
    return {
        "Date": "September 24, 2026", "Type": kind, "Title": title, "Info": "", "Currency": "USD",
        "Amount": cell(amount), "Fees & Taxes": cell(fees), "Net": cell(net), "Tax Details": "--",
    } | more  # fmt: skip


def german(rows: Sequence[Row], names: Sequence[str], others: Sequence[str]) -> list[Row]:
    """Return rows under the names of another language."""
    to = dict(zip(names, others, strict=True))
    return [{to[name]: value for name, value in row.items()} for row in rows]


# ---------------------------------------------------------------- eBay

EBAY = _names(
    "Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,"
    "Net amount,Payout currency,Payout date,Payout ID,Payout method,Payout status,Reason for hold,"
    "Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,Shipping and handling,"
    "Seller collected tax,eBay collected tax,Final Value Fee - fixed,Final Value Fee - variable,"
    'Very high "item not as described" fee,International fee,Gross transaction amount,'
    "Transaction currency,Exchange rate,Reference ID,Description"
)


def ebay(kind: str, item: int, fees: int = 0, at: int = 0, payout: str = "P1", **more: str) -> Row:
    sale = kind in ("Order", "Refund")
    row = {
        "Transaction creation date": f"Sep {at % 28 + 1}, 2026", "Type": kind, "Net amount": money(item - fees),
        "Payout currency": "USD", "Payout ID": payout, "Payout status": "Paid", "Transaction currency": "USD",
        "Reference ID": f"R{at}", "Order number": f"12-00000-{at:05d}" if sale else "--",
    }  # fmt: skip
    if sale:
        row |= {
            "Item subtotal": money(item), "Final Value Fee - variable": money(-fees), "Shipping and handling": "0.00",
            "Gross transaction amount": money(item), "International fee": "--", "eBay collected tax": "0",
        }  # fmt: skip
    return row | more


# ---------------------------------------------------------------- wallets

WISE = _names(
    "TransferWise ID,Date,Date Time,Amount,Currency,Description,Payment Reference,Running Balance,Exchange From,"
    "Exchange To,Exchange Rate,Payer Name,Payee Name,Payee Account Number,Merchant,Card Last Four Digits,"
    "Card Holder Full Name,Attachment,Note,Total fees,Exchange To Amount,Transaction Type,Transaction Details Type"
)
PAYONEER = _names(
    "Transaction Date,Transaction Time,Time Zone,Transaction ID,Description,Credit Amount,Debit Amount,Currency,"
    "Status,Running Balance,Additional Description,Store Name"
)
AIRWALLEX = _names(
    "Time,Type,Financial Transaction Type,Transaction Id,Description,Wallet Currency,Target Currency,Target Amount,"
    "Conversion Rate,Mature Date,Amount,Fee,Debit Net Amount,Credit Net Amount,Account Balance,Available Balance,"
    "Created At,Request Id,Reference,Note to Self"
)


def wise(moved: int, balance: int, at: int = 0, currency: str = "USD", **more: str) -> Row:
    return {
        "TransferWise ID": f"TRANSFER-{at}", "Date": f"{at % 28 + 1:02d}-08-2026", "Amount": money(moved),
        "Date Time": f"{at % 28 + 1:02d}-08-2026 13:43:54.496", "Currency": currency, "Running Balance": money(balance),
        "Description": "Received money from A" if moved > 0 else "Sent money to B", "Total fees": "0.00",
    } | more  # fmt: skip


def payoneer(moved: int, balance: int, at: int = 0, currency: str = "USD", **more: str) -> Row:
    side = "Credit Amount" if moved >= 0 else "Debit Amount"
    return {
        "Transaction Date": f"08/{at % 28 + 1:02d}/2026", "Transaction Time": "10:00:01", "Time Zone": "UTC",
        "Transaction ID": str(1000 + at), "Description": "Payment from X" if moved >= 0 else "Withdrawal to bank",
        side: money(abs(moved), grouped=True), "Currency": currency, "Status": "Completed",
        "Running Balance": money(balance, grouped=True),
    } | more  # fmt: skip


def airwallex(moved: int, balance: int, at: int = 0, currency: str = "USD", **more: str) -> Row:
    side = "Credit Net Amount" if moved >= 0 else "Debit Net Amount"
    kind = "DEPOSIT" if moved >= 0 else "PAYOUT"
    return {
        "Time": f"2026-08-{at % 28 + 1:02d}T22:41:36+1000", "Type": kind, "Financial Transaction Type": kind,
        "Transaction Id": f"5d3c-{at}", "Description": "x", "Wallet Currency": currency,
        "Amount": money(abs(moved), grouped=True), side: money(abs(moved), grouped=True),
        "Account Balance": money(balance, grouped=True),
    } | more  # fmt: skip


def running(moved: Sequence[int], row: Callable[..., Row], opening: int = 0, **more: str) -> list[Row]:
    """Return rows with their running balance, oldest first."""
    found = []
    for at, one in enumerate(moved):
        opening += one
        found.append(row(one, opening, at, **more))
    return found


# ---------------------------------------------------------------- Razorpay

RAZORPAY = _names(
    "entity_id,type,debit,credit,amount,currency,fee,tax,on_hold,settled,created_at,settled_at,settlement_id,"
    "description,notes,payment_id,arn,settlement_utr,order_id,order_receipt,method,upi_flow,card_network,card_issuer,"
    "card_type,dispute_id,additional_utr"
)


def razorpay(kind: str, amount: int, fee: int = 0, at: int = 0, settlement: str = "setl_1", **more: str) -> Row:
    net = amount - fee
    prefix = {"payment": "pay_", "refund": "rfnd_", "adjustment": "adj_"}.get(kind, "x_")
    return {
        "entity_id": settlement if kind == "settlement" else f"{prefix}{at}", "type": kind,
        "debit": money(-net) if net < 0 else "0", "credit": money(net) if net >= 0 else "0",
        "amount": money(abs(amount)), "currency": "INR", "fee": money(abs(fee)), "tax": "0", "on_hold": "0",
        "created_at": f"13/01/2026 10:{at % 60:02d}:00", "settlement_id": "" if kind == "settlement" else settlement,
        "settlement_utr": "UTR77", "order_receipt": "" if kind == "settlement" else f"ORD-{at}", "method": "card",
    } | more  # fmt: skip


# ---------------------------------------------------------------- orders

ETSY_ORDERS = _names(
    "Sale Date,Order ID,Buyer User ID,Full Name,First Name,Last Name,Number of Items,Payment Method,Date Shipped,"
    "Ship Country,Currency,Order Value,Coupon Code,Discount Amount,Shipping Discount,Shipping,Sales Tax,Order Total,"
    "Status,Card Processing Fees,Order Net,Adjusted Order Total,Adjusted Card Processing Fees,"
    "Adjusted Net Order Amount,Buyer,Order Type,Payment Type,InPerson Discount,InPerson Location,SKU"
)
ETSY_PAYMENTS = _names(
    "Payment ID,Buyer Username,Buyer Name,Order ID,Gross Amount,Fees,Net Amount,Posted Gross,Posted Fees,Posted Net,"
    "Adjusted Gross,Adjusted Fees,Adjusted Net,Currency,Listing Amount,Listing Currency,Exchange Rate,VAT Amount,"
    "Gift Card Applied?,Status,Funds Available,Order Date,Buyer,Order Type,Payment Type,Refund Amount"
)
EBAY_ORDERS = _names(
    "Sales Record Number,Order Number,Buyer Username,Buyer Name,Item Number,Item Title,Custom Label,Quantity,Sold For,"
    "Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,"
    "eBay Collected Tax and Fees Included in Total,Payment Method,Sale Date,Paid On Date,Shipped On Date,"
    "PayPal Transaction ID,Transaction ID"
)
WOO = _names(
    "Order Number,Order Status,Order Date,First Name (Billing),Email (Billing),Item #,SKU,Name,Quantity,Item Cost,"
    "Payment Method Title,Cart Discount Amount,Order Refund Amount,Order Total Amount,Order Currency,Transaction ID"
)
SQUARE_ITEMS = _names(
    "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,"
    "Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name"
)


def etsy_order(total: int, at: int = 0, **more: str) -> Row:
    return {
        "Sale Date": "09/24/26", "Order ID": str(3812345000 + at), "Buyer User ID": "kj7", "Full Name": "A B",
        "Currency": "USD", "Order Value": money(total), "Discount Amount": "0.00", "Order Total": money(total),
        "Card Processing Fees": "0.50", "Order Net": money(total - 50), "Adjusted Order Total": "0.00",
        "Date Shipped": "09/26/26",
    } | more  # fmt: skip


def etsy_payment(gross: int, fee: int, at: int = 0, **more: str) -> Row:
    return {
        "Payment ID": str(70000 + at), "Buyer Username": "u", "Order ID": str(3812345000 + at), "Status": "SETTLED",
        "Gross Amount": money(gross), "Fees": money(fee), "Net Amount": money(gross - fee), "Currency": "USD",
        "Listing Amount": money(gross), "Listing Currency": "USD", "Order Date": "07/08/2026", "Refund Amount": "0",
    } | more  # fmt: skip


def ebay_order(total: int, at: int = 0, sign: str = "$", **more: str) -> Row:
    return {
        "Sales Record Number": str(100 + at), "Order Number": f"18-15123-{at:05d}", "Buyer Username": "b",
        "Item Title": "Watch", "Sold For": money(total, sign=sign),
        "Total Price": money(total, sign=sign, grouped=True),
        "Sale Date": "Sep-27-26", "Paid On Date": "Sep-27-26", "Transaction ID": str(10**12 + at),
    } | more  # fmt: skip


def woo(total: int, at: int = 0, **more: str) -> Row:
    return {
        "Order Number": str(500 + at), "Order Status": "Completed", "Order Date": "2026-01-05 14:22",
        "Name": "Mug", "Order Total Amount": money(total), "Order Refund Amount": "0", "Order Currency": "EUR",
        "Payment Method Title": "Stripe", "Transaction ID": f"pi_{at}",
    } | more  # fmt: skip


def square_item(net: int, tax: int, at: int = 0, event: str = "Payment", **more: str) -> Row:
    return {
        "Date": "2026-10-05", "Time": "10:15:00", "Time Zone": EASTERN, "Item": "Mug", "Qty": "1",
        "Gross Sales": money(net, sign="$"), "Discounts": "$0.00", "Net Sales": money(net, sign="$", grouped=True),
        "Tax": money(tax, sign="$"), "Transaction ID": f"T{at}x", "Payment ID": f"P{at}", "Event Type": event,
        "Location": "Main",
    } | more  # fmt: skip
