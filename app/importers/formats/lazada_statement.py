"""lazada.statement: the account statement of Lazada (also Daraz), one row for each credit and charge of a piece.

Source of the layout: headers of two generations and sums in public code, 2021 to 2026 (semicolons or Excel; English
and Thai names), no real file seen. Amounts carry their sign; what a statement pays is the sum of its rows. Known
traps: lines with the shop's name stand above the header; a piece's price, its shipping, commission and vouchers are
rows of their own; reversals come back under the same name with the other sign; rows that are not released yet (Est
Release Amount, Ready) are pending; no column names the currency.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, kinds, money
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

DATE: Names = ("Transaction Date", "วันที่ทำรายการ")
FEE_NAME: Names = ("Fee Name", "ชื่อรายการธุรกรรม")
ESTIMATED: Names = ("Est Release Amount(Include Tax)", "Est Release Amount")
AMOUNT: Names = ("Amount(Include Tax)", "Amount", "จำนวนเงิน(รวมภาษี)", *ESTIMATED)
NUMBER: Names = ("Order Number", "Order No.", "Order No", "หมายเลขคำสั่งซื้อ")
PIECE: Names = ("Order Line ID", "Order Item No.", "Order Item No")
BATCH: Names = ("Statement Number", "Statement", "รหัสรอบบิล")
RELEASED: Names = ("Release Status", "Paid Status")
HEADER: list[Names] = [DATE, FEE_NAME, AMOUNT, NUMBER, BATCH]
_RULES = {
    r"item price|product price|paid by (?:buyer|customer)|^sales revenue|^ยอดรวมค่าสินค้า": Kind.PAYMENT,
    r"refund": Kind.REFUND,
    r"commission|ค่าธรรมเนียมการขาย": Kind.COMMISSION,
    r"voucher|subsid|co-?fund|rebate|promotion|discount|claim|lost|compens|adjust|penalt|credit|debit": Kind.ADJUSTMENT,
    r"fee|charge|shipping|tax|\bvat\b|wht|ads|sponsored|programme|program|^ค่าธรรมเนียม|^หักค่า": Kind.FEE,
}
_EXP = 3


@register
class LazadaStatement:
    """What was credited and charged, row by row."""

    format = "lazada.statement"
    version = 1
    title = "Lazada account statement"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, clock = Ledgers(), Clock(source)
        for part in open_table(source, HEADER):
            _send(part, source, out, ledgers, clock)
        said: dict[str, Any] = {} if source.options.currency else {"message_key": "statement.no_currency"}
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=source.options.currency, **said)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    found = money(part, AMOUNT, _EXP, currency=source.options.currency)
    if not found.valid.all():
        part.refuse("refused.not_amount", AMOUNT, int(np.argmin(found.valid)))
    amount, word = found.value, part.text(FEE_NAME)
    kind = kinds(part, word, amount, _RULES, plus=Kind.ADJUSTMENT, minus=Kind.ADJUSTMENT)
    kind = np.where((kind == Kind.PAYMENT) & (amount < 0), Kind.REFUND, kind)
    kind = np.where((kind == Kind.REFUND) & (amount > 0), Kind.ADJUSTMENT, kind).astype(np.int8)
    at, offset, _valid = clock.read(part, DATE)
    batch, piece = part.text(BATCH, blank=BLANK), part.ref(PIECE, blank=BLANK)
    number = part.ref(("Transaction Number", "Transaction ID"), blank=BLANK)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=repeated(source.options.currency, len(part)),
        exp=_EXP,
        amount=amount,
        kind=kind,
        layer=Layer.SETTLEMENT.value,
        state=_states(part),
        at=at,
        offset=offset,
        order_ref=part.ref(NUMBER, blank=BLANK),
        channel_ref=number,
        batch_ref=batch,
        status=part.text(RELEASED),
        subtype=word,
        shop=shops(part, source),
        text=joined(part.text(("Details", "Product Name"), blank=BLANK), part.text("Comment", blank=BLANK)),
        key=joined(batch, part.text(NUMBER), piece, number, word, part.text(AMOUNT), between="|"),
    )


def _states(part: Part) -> Any:
    """Return pending for what is not released: its money has not moved."""
    word = pc.utf8_lower(part.text(RELEASED))
    open_ = pc.match_substring_regex(word, r"^(?:ready|not |un|pending|to be|no$|est)").to_numpy(zero_copy_only=False)
    early = part.has(ESTIMATED) and not part.has(AMOUNT[:3])
    return np.where(open_ | early, State.PENDING, State.DONE).astype(np.int8)
