"""alipay.global.payouts: the settlement batches of a merchant abroad (Alipay Global, AlipayHK), text: one row a payout.

Source of the layout: Alipay's own description with an example, 2017; a public tool of a Tmall Global shop has the same
columns; no real file was seen. It lies beside the settlement files in one archive: Settlement = Amount − Fee is what a
batch paid, Settle_date its time, which the rows of alipay.global.settlement name as theirs. Times are those of China.
"""

from __future__ import annotations

import numpy as np

from app.domain.record import Kind, Layer
from app.importers.base import register
from app.importers.families.alipay_global import FORMATS, settlement_of
from app.importers.families.marked_money import wide_exp
from app.importers.families.platform import is_total_line
from app.importers.families.psp import coded
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.part import Part

NUMBER: Names = "Settle_batch_no"
WHEN: Names = "Settle_date"
HEADER: list[Names] = [NUMBER, WHEN, "Amount", "Fee", "Settlement", "Currency"]


@register
class AlipayGlobalPayouts(TableReader):
    """What Alipay paid out, batch by batch; one statement for each currency."""

    format = "alipay.global.payouts"
    version = 1
    title = "Alipay Global payouts"
    header = HEADER
    footer = staticmethod(is_total_line)
    layer = Layer.SETTLEMENT

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each batch."""
        currency = coded(part, "Currency")
        exp = wide_exp(currency)
        paid = part.minor("Settlement", exp).value
        right = part.minor("Amount", exp).value - np.abs(part.minor("Fee", exp).value) == paid
        when = part.time(WHEN, FORMATS)
        rows.send(
            part,
            currency=currency,
            exp=exp,
            amount=-paid,
            kind=np.full(len(part), Kind.PAYOUT, np.int8),
            right=(np.ones(len(part), np.bool_), right),
            when=when,
            channel_ref=part.text(NUMBER),  # thirty-two digits that end with zeros, not one that a spreadsheet cut
            batch_ref=settlement_of(when),
            key=joined(part.text(NUMBER), settlement_of(when), between="|"),
        )
