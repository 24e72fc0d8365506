"""tiktok.settlement: TikTok Shop's income export (sheet Order details of "income_…xlsx", or CSV), what was settled.

Source of the layout: headers, rows and sums in public code and pages of 2022 to 2026 (South-East Asia, with Tokopedia
in English and Indonesian, United Kingdom, United States), no real file seen. Total settlement amount is what the row
brought, with its sign; fees are printed below zero; settlement = revenue + fees + adjustment. Known traps: names end
in blanks, `(UTC)` stands behind the names of times or not, and what they print is days; "Ajustment amount" is written
so; a row of type Order may hold its own refund; charges for advertising and claims are rows without an order;
the part of an order that TikTok owes later is another file, whose columns say "estimated": its rows are pending.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.market import BLANK, Clock, kinds, money, only, summed
from app.importers.families.psp import coded_or_said, unnamed_currency
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

NUMBER: Names = (
    "Order/adjustment ID",
    "Order\\adjustment ID",
    "ID pesanan/penyesuaian",
    "Order/Adjustment ID/Order ID",
)
TYPE: Names = ("Type", "Transaction type", "Jenis transaksi")
NET: Names = (
    "Total settlement amount", "Settlement amount", "Jumlah penyelesaian pembayaran",
    "Total estimated settlement amount", "Estimated settlement amount",
)  # fmt: skip
REVENUE: Names = ("Total revenue", "Total Pendapatan")
FEES: Names = ("Total fees", "Total Biaya", "Fees")
ADJUSTED: Names = ("Adjustment amount", "Ajustment amount", "Jumlah penyesuaian")
SETTLED: Names = (
    "Order settled time", "Order settled time(UTC)", "Time(Timezone=UTC)", "Statement date", "Settlement date",
    "Waktu pembayaran pesanan",
)  # fmt: skip
CREATED: Names = (
    "Order created time", "Order created time(UTC)", "Order created date", "Order create time", "Waktu pemesanan",
    "Order creation date", "Creation date",
)  # fmt: skip
RELATED: Names = ("Related order ID", "ID pesanan terkait")
CURRENCY: Names = ("Currency", "Mata uang")
HEADER: list[Names] = [NUMBER, TYPE, NET, FEES]
_ESTIMATED = ("Total estimated settlement amount", "Estimated settlement amount")
_EXP = 3
_RULES = {
    r"refund|return|pengembalian": Kind.REFUND,
    r"\bads?\b|advertis|gmv|iklan": Kind.FEE,
    r"withdraw|payout|penarikan": Kind.WITHDRAWAL,
    r"adjust|reimburs|compens|deduct|penyesuaian|kompensasi|logistics|shipping|subsid|rebate|penalt": Kind.ADJUSTMENT,
    r"^orders?$|^pesanan$": Kind.PAYMENT,
}


@register
class TiktokSettlement:
    """What was settled, by order and adjustment; one statement for each currency."""

    format = "tiktok.settlement"
    version = 1
    title = "TikTok Shop income"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        ledgers, clock = Ledgers(), Clock(source)
        table = open_table(source, HEADER)
        for part in table:
            _send(part, source, out, ledgers, clock)
        said = unnamed_currency(table.columns, CURRENCY, source)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=source.options.currency, **said)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, clock: Clock) -> None:
    codes = coded_or_said(part, CURRENCY, source)
    net = money(part, NET, _EXP, currency=only(codes))
    if not net.valid.all():
        part.refuse("refused.not_amount", NET, int(np.argmin(net.valid)))
    fee = -money(part, FEES, _EXP, currency=only(codes)).value
    amount = net.value + fee
    right = _adds_up(part, net.value, fee, only(codes))
    word, number = part.text(TYPE, blank=BLANK), part.ref(NUMBER, blank=BLANK)
    kind = kinds(part, word, net.value, _RULES, plus=Kind.ADJUSTMENT, minus=Kind.ADJUSTMENT)
    kind = np.where((kind == Kind.PAYMENT) & (amount < 0), Kind.REFUND, kind)
    kind = np.where((kind == Kind.REFUND) & (amount > 0), Kind.ADJUSTMENT, kind).astype(np.int8)
    order = pc.if_else(pc.match_substring_regex(word, r"(?i)^(?:orders?|pesanan|refunds?)$"), number, "")
    at, offset = _when(part, clock)
    pending = part.has(_ESTIMATED) and not part.has([one for one in NET if one not in _ESTIMATED])
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=codes,
        exp=_EXP,
        amount=amount,
        fee=fee,
        kind=kind,
        right=right,
        layer=Layer.SETTLEMENT.value,
        state=(State.PENDING if pending else State.DONE).value,
        at=at,
        offset=offset,
        order_ref=first_filled(part.ref(RELATED, blank=BLANK), order),
        channel_ref=number,
        batch_ref=part.ref(("Statement ID", "Payment ID"), blank=BLANK),
        subtype=word,
        shop=shops(part, source),
        text=part.text(("Product name", "Detail produk terjual"), blank=BLANK),
        key=joined(number, word, part.ref("SKU ID", blank=BLANK), between="|"),
    )


def _adds_up(part: Part, net: Ints, fee: Ints, currency: str) -> tuple[Bools, Bools]:
    """Return (rows that state a revenue, those whose settlement follows from it)."""
    told = np.full(len(part), part.has(REVENUE))
    revenue, adjusted = (summed(part, [one], _EXP, currency=currency) for one in (REVENUE, ADJUSTED))
    return told, (net == revenue - fee) | (net == revenue - fee + adjusted)


def _when(part: Part, clock: Clock) -> tuple[Ints, NDArray[np.int16]]:
    """Return the time at which a row was settled, else that of its order."""
    columns = [one for one in (SETTLED, CREATED) if part.has(one)] or [SETTLED]
    at, offset, valid = clock.read(part, columns[0], blank=BLANK)
    for other in columns[1:]:
        if valid.all():
            break
        later, shift, known = clock.read(part, other, blank=BLANK)
        at, offset = np.where(valid, at, later), np.where(valid, offset, shift)
        valid |= known
    if not valid.all():
        part.refuse("refused.not_time", columns[0], int(np.argmin(valid)))
    return at, offset
