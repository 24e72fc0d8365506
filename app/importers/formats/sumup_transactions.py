"""sumup.transactions: SumUp's transactions report, CSV in German or English: sales, and what was paid out of each.

Source of the layout: header and rows printed in public import code (Switzerland, Germany, 2025), no real file seen. A
sale has its amount, its fee and what is to be paid out; beneath or above it a row of its own says with which payout
(number and day) it went to the bank. Known traps: the rows of payouts tell the same sale once more: those of one number
are one payout; sales in cash never pass SumUp: they are counted and give no record; a sale that was cancelled has a
fee of zero and no payout; a refund printed above zero is refused: nothing proves its sign; nothing names the currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledger, Ledgers, accounts, carried_batches, shops
from app.importers.families.market import Clock
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.psp import BLANK, Decimals, coded_or_said, unnamed_currency
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

DATE: Names = ("Datum", "Transaction Date", "Date")
NUMBER: Names = ("Transaktions-ID", "Transaction ID")
TYPE: Names = ("Zahlungsart", "Transaction Type", "Payment type")
METHOD: Names = ("Zahlungsmethode", "Payment Method")
AMOUNT: Names = ("Betrag inkl. MwSt.", "Total", "Amount incl. VAT")
FEE: Names = ("Gebühr", "Fee")
PAYOUT: Names = ("Auszahlung", "Payout")
PAID_ON: Names = ("Auszahlungsdatum", "Payout Date")
BATCH: Names = ("Auszahlungs-ID", "Payout ID")
SAID: Names = ("Beschreibung", "Description")
REFERENCE: Names = ("Referenz", "Reference")
CURRENCY: Names = ("Währung", "Currency")
HEADER: list[Names] = [DATE, NUMBER, TYPE, "Status", AMOUNT, FEE, PAYOUT, PAID_ON, BATCH]
_EXP = 3
_SALE, _PAID, _REFUND = 1, 2, 3
_TYPES = {
    "umsatz": _SALE, "sale": _SALE, "payment": _SALE, "auszahlung": _PAID, "payout": _PAID,
    "rückerstattung": _REFUND, "erstattung": _REFUND, "refund": _REFUND,
}  # fmt: skip
_STATES = {
    "abgebrochen": State.FAILED, "cancelled": State.FAILED, "canceled": State.FAILED, "failed": State.FAILED,
    "fehlgeschlagen": State.FAILED, "pending": State.PENDING, "ausstehend": State.PENDING,
}  # fmt: skip
_CASH = ("cash", "bar", "bargeld")


@register
class SumupTransactions:
    """Sales by card, refunds and payouts."""

    format = "sumup.transactions"
    version = 1
    title = "SumUp transactions"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each sale and refund, and one for each payout."""
        ledgers, sales, paid = Ledgers(), Lines(), Lines()
        decimals, clock = Decimals(), Clock(source)
        table = open_table(source, HEADER)
        for part in table:
            _keep(part, source, ledgers, (sales, paid), decimals, clock)
        told = (
            [paid["number"].to_pylist(), paid["batch"].to_pylist(), paid["paid"].value] if paid.count else [(), (), ()]
        )
        parts = {number: (batch, int(value)) for number, batch, value in zip(*told, strict=True)}
        if sales.count:
            _send_sales(sales, parts, source, out, ledgers)
        if paid.count:
            _send_payouts(Orders(paid, "batch"), paid, source, out, ledgers)
        said = unnamed_currency(table.columns, CURRENCY, source)
        return ledgers.facts(
            source, self, layer=Layer.CHANNEL, currency=source.options.currency, checks=_batches, **said
        )


def _keep(
    whole: Part, source: Source, ledgers: Ledgers, to: tuple[Lines, Lines], decimals: Decimals, clock: Clock
) -> None:
    decimals.look(whole, AMOUNT, FEE, PAYOUT)
    kind = whole.by_word(pc.utf8_lower(whole.text(TYPE)), _TYPES.get, names=TYPE)
    cash = pc.is_in(pc.utf8_lower(whole.text(METHOD)), pa.array(_CASH)).to_numpy(zero_copy_only=False)
    cash &= kind != _PAID
    if cash.any():
        rest = whole.where(cash)
        ledgers.count(rest, accounts(rest, source), coded_or_said(rest, CURRENCY, source))
    for lines, mask in ((to[0], (kind != _PAID) & ~cash), (to[1], kind == _PAID)):
        part = whole.where(mask)
        if not len(part):
            continue
        gross, fee = decimals.minor(part, AMOUNT, _EXP), decimals.minor(part, FEE, _EXP, blank=BLANK)
        wrong = (kind[mask] == _REFUND) & (gross.value > 0)
        if wrong.any():
            part.refuse("refused.value", AMOUNT, int(np.argmax(wrong)))
        at, offset, _valid = clock.read(part, DATE)
        lines.add(
            part,
            number=part.ref(NUMBER),
            batch=part.ref(BATCH, blank=BLANK),
            kind=np.where(kind[mask] == _REFUND, Kind.REFUND, Kind.PAYMENT).astype(np.int8),
            amount=gross.value,
            fee=fee.value,
            paid=decimals.minor(part, PAYOUT, _EXP, blank=BLANK),
            at=at,
            offset=offset,
            day=clock.read(part, PAID_ON, blank=BLANK)[0],
            state=part.by_word(pc.utf8_lower(part.text("Status")), _STATES.get, other=State.DONE),
            status=part.text("Status"),
            method=part.text(METHOD),
            text=joined(part.text(SAID), part.text(REFERENCE)),
            currency=coded_or_said(part, CURRENCY, source),
        )


def _batches(one: Ledger) -> list[Check]:
    """Hold payouts against their sales; no total of the file is among these figures, so that they prove no sum."""
    return [replace(check, name="batch_payout") if check.agrees else check for check in carried_batches(one)]


def _send_sales(lines: Lines, parts: dict[str, tuple[str, int]], source: Source, out: Sink, ledgers: Ledgers) -> None:
    last = lines.part
    assert last is not None
    part = Part(lines["row"].astype(np.int32), [], last.columns, file=last.file)
    number, failed = lines["number"], lines["state"] == State.FAILED
    coded = pc.dictionary_encode(number)
    index = coded.indices.to_numpy(zero_copy_only=False)
    known = pa.array([parts.get(one, ("", 0))[0] for one in coded.dictionary.to_pylist()], pa.string())
    paid = [parts.get(one, ("", None))[1] for one in coded.dictionary.to_pylist()]
    told = np.array([one is not None for one in paid])[index] & (lines["kind"] == Kind.PAYMENT)
    same = np.array([one or 0 for one in paid], np.int64)[index] == lines["paid"].value
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=lines["currency"],
        exp=_EXP,
        amount=lines["amount"],
        fee=lines["fee"],
        kind=lines["kind"],
        right=(
            lines["paid"].valid & ~failed,
            (lines["amount"] - lines["fee"] == lines["paid"].value) & (same | ~told),
        ),
        layer=Layer.CHANNEL.value,
        state=lines["state"],
        at=lines["at"],
        offset=lines["offset"],
        channel_ref=number,
        batch_ref=known.take(coded.indices),
        status=lines["status"],
        subtype=lines["method"],
        shop=shops(part, source),
        text=lines["text"],
        key=joined(number, pa.array(lines["kind"]).cast(pa.string()), between="|"),
    )


def _send_payouts(orders: Orders, lines: Lines, source: Source, out: Sink, ledgers: Ledgers) -> None:
    part, paid = orders.part(), lines["paid"]
    if not paid.valid.all():
        orders.refuse("refused.not_amount", int(np.argmin(paid.valid)), str(PAYOUT[0]))
    unnamed = pc.index(lines["batch"], "").as_py()
    if unnamed >= 0:
        orders.refuse("refused.value", unnamed, str(BATCH[0]))
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=orders.of_first("currency"),
        exp=_EXP,
        amount=-orders.summed(paid.value),
        kind=np.full(len(part), Kind.PAYOUT, np.int8),
        lines=orders.lines,
        layer=Layer.SETTLEMENT.value,
        state=orders.of_first("state"),
        at=orders.of_first("day"),
        offset=NO_TIME,
        channel_ref=orders.number,
        batch_ref=orders.number,
        status=orders.of_first("status"),
        shop=shops(part, source),
        key=orders.number,
    )
