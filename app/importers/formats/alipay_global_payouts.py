"""alipay.global.payouts: the settlement batches of a merchant abroad (Alipay Global, AlipayHK), text: one row a payout.

Source of the layout: Alipay's own description with an example, 2017; a public tool of a Tmall Global shop has the same
columns; no real file was seen. It lies beside the settlement files in one archive: Settlement = Amount − Fee is what a
batch paid, Settle_date its time, which the rows of alipay.global.settlement name as theirs. Times are those of China.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.alipay_global import FORMATS, settlement_of
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import wide_exp
from app.importers.families.orders import offsets
from app.importers.families.platform import is_total_line
from app.importers.families.psp import coded
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

NUMBER: Names = "Settle_batch_no"
WHEN: Names = "Settle_date"
HEADER: list[Names] = [NUMBER, WHEN, "Amount", "Fee", "Settlement", "Currency"]


@register
class AlipayGlobalPayouts:
    """What Alipay paid out, batch by batch; one statement for each currency."""

    format = "alipay.global.payouts"
    version = 1
    title = "Alipay Global payouts"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each batch."""
        ledgers = Ledgers()
        for part in open_table(source, HEADER, footer=is_total_line):
            _send(part, source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=source.options.currency)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    currency = coded(part, "Currency")
    exp = wide_exp(currency)
    paid = part.minor("Settlement", exp).value
    right = part.minor("Amount", exp).value - np.abs(part.minor("Fee", exp).value) == paid
    when = part.time(WHEN, FORMATS)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=exp,
        amount=-paid,
        kind=np.full(len(part), Kind.PAYOUT, np.int8),
        right=(np.ones(len(part), np.bool_), right),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=when.at,
        offset=offsets(when),
        channel_ref=part.text(NUMBER),  # thirty-two digits that end with zeros, not one that a spreadsheet cut
        batch_ref=settlement_of(when),
        shop=shops(part, source),
        key=joined(part.text(NUMBER), settlement_of(when), between="|"),
    )
