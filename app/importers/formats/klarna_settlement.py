"""klarna.settlement: Klarna's settlement report of one payout, CSV with semicolons or commas.

Source of the layout: Klarna's own description of the report's fields and of how the settlement is calculated; no real
file seen. The first lines name the totals and state them; below them stand the transactions, with a header of their own
(type, capture_date, merchant_reference1, amount …). What a type does to the settlement is described, so amounts printed
with their sign and without are both read; the total of the settlement proves the sum. Known traps: tax on fees
is in the totals and in no row: it is a fee of its own; what is held back and released are rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.lines import split_line
from app.importers.controls import money_check
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.psp import Decimals, stamps
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names, clean_cell, same_name
from app.importers.open_table import open_table
from app.importers.part import Columns, Part, repeated
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFERENCE: Names = ("merchant_reference1", "merchant_reference_1")
DAYS = ("capture_date", "sale_date")
HEADER: list[Names] = ["type", "amount", "capture_date", ("short_order_id", "order_id"), REFERENCE]
#: Types: what they are, and which way their amounts go.
TYPES = {
    "sale": (Kind.PAYMENT, 1), "return": (Kind.REFUND, -1), "reversal": (Kind.CHARGEBACK, -1), "fee": (Kind.FEE, -1),
    "reversal_merchant_protection": (Kind.CHARGEBACK, 1), "commission": (Kind.COMMISSION, 1), "charge": (Kind.FEE, -1),
    "credit": (Kind.ADJUSTMENT, 1), "holdback": (Kind.HOLD, -1), "release": (Kind.RELEASE, 1),
    "fee_refund": (Kind.FEE, 1), "fee_correction": (Kind.FEE, 1), "repay": (Kind.ADJUSTMENT, -1),
}  # fmt: skip
TOTAL, TAX = "total_settlement_amount", "total_tax_amount"
CURRENCY = ("currency_code", "currency", "settlement_currency")
_EXP = 3


@register
class KlarnaSettlement:
    """The transactions of one payout, and the payout."""

    format = "klarna.settlement"
    version = 1
    title = "Klarna settlement report"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, and one for the payout where its total is stated."""
        table, ledgers, decimals = open_table(source, HEADER), Ledgers(), Decimals()
        said, row = _totals(table)
        last: Part | None = None
        for last in table:
            _send(last, said, source, out, ledgers, decimals)
        total, tax = (_stated(said.get(one, ""), decimals) for one in (TOTAL, TAX))
        rows = sum(one.flow.sum_in + one.flow.sum_out for one in ledgers.all)
        checks: list[Check] = []
        if total is not None and last is not None and len(ledgers.all) == 1:
            one = ledgers.all[0]
            scale = 10 ** (_EXP - one.exp)
            taxed = bool(tax) and rows * scale != total and rows * scale - abs(tax or 0) == total
            _send_total(last, row, total, abs(tax or 0) if taxed else 0, said, source, out, ledgers)
            found = rows - (abs(tax or 0) // scale if taxed else 0)
            checks = [money_check("payout", total // scale, found, one.exp, one.currency)]

        def checked(_one: Ledger) -> list[Check]:
            return checks

        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=checked, currency=_currency(said, source))


def _totals(table: Table) -> tuple[dict[str, str], int]:
    """Return the totals above the header by their names, and the row in which they stand."""
    lines = [(line.row, [clean_cell(one) for one in _cells(line.text, table)]) for line in table.preamble]
    for at, (_row, names) in enumerate(lines):
        if TOTAL in map(same_name, names):
            for row, values in lines[at + 1 :]:
                if any(values):
                    return dict(zip(map(same_name, names), values, strict=False)), row
    return {}, 0


def _cells(text: str, table: Table) -> list[str]:
    return split_line(text, table.delimiter or ",")


def _stated(text: str, decimals: Decimals) -> int | None:
    plain = text.replace(".", "").replace(",", ".") if decimals.mark == "," else text
    return amounts.parse(plain, _EXP) if text else None


def _currency(said: dict[str, str], source: Source) -> str:
    return next((said[one].upper() for one in CURRENCY if said.get(one)), source.options.currency)


def _send(part: Part, said: dict[str, str], source: Source, out: Sink, ledgers: Ledgers, decimals: Decimals) -> None:
    decimals.look(part, "amount")
    printed = decimals.minor(part, "amount", _EXP).value
    word = pc.utf8_lower(part.text("type"))
    kind = part.by_word(word, lambda one: int(TYPES[one][0]) if one in TYPES else None, names="type")
    way = part.by_word(word, lambda one: TYPES[one][1] if one in TYPES else None, names="type")
    if ((printed < 0) & (way > 0)).any():
        part.refuse("refused.value", "amount", int(np.argmax((printed < 0) & (way > 0))))
    amount = np.sign(way.astype(np.int64)) * np.abs(printed)
    currency = first_filled(
        *(pc.utf8_upper(part.text(one)) for one in CURRENCY), repeated(_currency(said, source), len(part))
    )
    if pc.index(currency, "").as_py() >= 0:
        raise SourceRefused("refused.no_currency", file=part.file, row=int(part.row[pc.index(currency, "").as_py()]))
    days = first_filled(*(part.text(one) for one in DAYS), repeated(said.get("payout_date", ""), len(part)))
    at, offset = stamps(part.with_text("capture_date", days), "capture_date", zone="Europe/Stockholm")
    number = first_filled(part.ref("refund_id"), part.ref("capture_id"), part.ref("short_order_id"))
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("merchant_id")),
        currency=currency,
        exp=_EXP,
        amount=amount,
        kind=kind,
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.text(REFERENCE),
        channel_ref=number,
        parent_ref=pc.if_else(pc.equal(word, "sale"), "", part.ref("order_id")),
        batch_ref=first_filled(part.text("payment_reference"), repeated(said.get("payment_reference", ""), len(part))),
        subtype=word,
        shop=shops(part, source),
        text=joined(part.text(("merchant_reference2", "merchant_reference_2")), part.text("klarna_comment")),
        key=joined(word, number, part.text(REFERENCE), part.text("amount"), between="|"),
    )


def _send_total(
    last: Part, row: int, total: int, tax: int, said: dict[str, str], source: Source, out: Sink, ledgers: Ledgers
) -> None:
    """Send the payout of the stated total and, where no row has it, the tax on fees: both of the row of totals."""
    count = 2 if tax else 1
    day = said.get("payout_date", "") or last.text("capture_date")[-1].as_py()
    day = day or last.text("sale_date")[-1].as_py()
    cells = [pa.array([day] * count, pa.string())]
    part = Part(np.full(count, row, np.int32), cells, Columns(["payout_date"]), file=last.file)
    at, offset = stamps(part, "payout_date", zone="Europe/Stockholm")
    amount = np.array([-tax, -total][-count:], np.int64)
    kind: NDArray[np.int8] = np.array([Kind.FEE, Kind.PAYOUT][-count:], np.int8)
    reference: Any = repeated(said.get("payment_reference", ""), len(part))
    ledgers.send(
        out,
        part,
        account=repeated(ledgers.all[0].account, len(part)),
        currency=repeated(ledgers.all[0].currency, len(part)),
        exp=_EXP,
        amount=amount,
        kind=kind,
        lines=np.array([1, 0][:count], np.int64),  # the row of totals is one more that gives records
        suffix=np.array([1, 2], np.int8) if tax else 0,
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        channel_ref=reference,
        batch_ref=reference,
        shop=shops(part, source),
        key=joined(reference, pa.array([str(one) for one in kind]), between="|"),
    )
