"""alipay.global.settlement: what Alipay settled with a merchant abroad (Alipay Global, AlipayHK, Tmall Global), text.

Source of the layout: Alipay's own description of each generation with examples, 2013 to 2023, bars or commas; public
tools of shops that read those of Tmall Global; no real file was seen. Settlement = Amount − Fee, in the currency of the
settlement; Rmb_… and Trans_… say the same in others. Known traps: a refund (R, REFUND, CANCEL) is printed above zero by
some generations, below by others, and by AlipayHK above in Amount and below in Settlement: its type says which way it
goes, and the fee, whose sign is printed at will, is what lies between the two; AlipayHK prints the month before the
day; the file of transactions has the same columns, not yet settled, and is refused. Times are those of China and Hong
Kong. The batches stand in alipay.global.payouts.
"""

from __future__ import annotations

import numpy as np
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from app.importers.base import register
from app.importers.families.alipay_global import FORMATS, settlement_of
from app.importers.families.marked_money import wide_exp
from app.importers.families.orders import DASHES, offsets
from app.importers.families.platform import is_total_line
from app.importers.families.psp import coded
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names
from app.importers.part import Part

NUMBER: Names = "Partner_transaction_id"
TRADE: Names = "Transaction_id"
ORIGINAL: Names = "Original_partner_transaction_id"
SETTLED: Names = "Settlement"
SHARED: Names = "Distribute_amount"
SETTLED_AT: Names = "Settlement_time"
HEADER: list[Names] = [NUMBER, TRADE, "Amount", "Fee", SETTLED, "Currency", "Payment_time", SETTLED_AT, "Type"]
_TYPES = {
    "P": Kind.PAYMENT, "PAYMENT": Kind.PAYMENT, "R": Kind.REFUND, "REFUND": Kind.REFUND, "CANCEL": Kind.REFUND,
    "REVERSAL": Kind.REFUND, "REVERSE": Kind.REFUND,
}  # fmt: skip


@register
class AlipayGlobalSettlement(TableReader):
    """Payments and refunds that were settled; one statement for each currency."""

    format = "alipay.global.settlement"
    version = 1
    title = "Alipay Global settlement"
    header = HEADER
    footer = staticmethod(is_total_line)
    layer = Layer.SETTLEMENT

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        currency = coded(part, "Currency")
        exp = wide_exp(currency)
        settled_at = part.time(SETTLED_AT, FORMATS, blank=DASHES)
        if not settled_at.valid.any():
            raise SourceRefused("refused.report_alipay_global", file=part.file)
        if not settled_at.valid.all():
            part.refuse("refused.not_time", SETTLED_AT, int(np.argmin(settled_at.valid)))
        word = pc.utf8_upper(part.text("Type"))
        kind = part.by_word(word, _TYPES.get, names="Type")
        taken = part.minor("Refund", exp, blank=DASHES).value if part.has("Refund") else np.zeros(len(part), np.int64)
        if (both := (kind == Kind.PAYMENT) & (taken != 0)).any():  # what it does to the settlement is said nowhere
            part.refuse("refused.value", "Refund", int(np.argmax(both)))
        printed = part.minor("Amount", exp).value
        printed = np.where((kind == Kind.REFUND) & (printed == 0), taken, printed)
        amount = np.where(kind == Kind.REFUND, -np.abs(printed), printed)
        net = part.minor(SETTLED, exp).value
        net = np.where(kind == Kind.REFUND, -np.abs(net), net)
        fee = amount - net
        stated = np.abs(part.minor("Fee", exp, blank=DASHES).value)
        if part.has(SHARED):
            stated = stated + np.abs(part.minor(SHARED, exp, blank=DASHES).value)
        paid_at = part.time("Payment_time", FORMATS)
        number, original = part.ref(NUMBER), part.ref(ORIGINAL, blank=DASHES)
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=amount,
            fee=fee,
            kind=kind,
            right=(np.ones(len(part), np.bool_), np.abs(fee) == stated),
            at=paid_at.at,
            offset=offsets(paid_at),
            order_ref=where(kind == Kind.REFUND, first_filled(original, number), number),
            channel_ref=part.ref(TRADE),
            batch_ref=settlement_of(settled_at),
            status=part.text("Status"),
            subtype=word,
            text=joined(part.text("Remarks"), part.text("Product"), where(kind == Kind.REFUND, number, "")),
            key=joined(word, number, part.ref(TRADE), part.text(SETTLED), between="|"),
        )
