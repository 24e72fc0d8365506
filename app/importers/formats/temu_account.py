"""temu.account: the account of a Temu shop (卖家中心, 账务明细, sheet 账务明细列表), every movement of money.

Source of the layout: the header as two public tools of shops require it, column by column, and words and places in two
others, 2026; no real file was seen. A row 结算 is what the settlement of a day brought, in one sum: its orders stand in
temu.settlement. Known traps: no row has a number, so equal rows may both be genuine; what is paid out (支出, 提现) is
printed below zero, or, where no row of the file is below zero, without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer, shops
from app.importers.families.platform import BLANK, is_total_line
from app.importers.families.temu import CURRENCY, EXP, REMARK, charge, currencies, settled, when
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

TYPE: Names = "账务类型"
AMOUNT: Names = "收支金额"
HEADER: list[Names] = ["账务时间", TYPE, CURRENCY, AMOUNT, REMARK]
#: Types that take money away.
_OUT = ("支出", "提现")


@register
class TemuAccount:
    """Every movement of a shop's account at Temu in a time."""

    format = "temu.account"
    version = 1
    title = "Temu account flow"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row; one statement for each currency."""
        signed = any((_printed(part) < 0).any() for part in open_table(source, HEADER, footer=is_total_line))
        ledgers = Ledgers()
        for part in open_table(source, HEADER, footer=is_total_line):
            _send(part, source, out, ledgers, signed)
        return ledgers.facts(source, self, layer=Layer.CHANNEL, currency=source.options.currency)


def _printed(part: Part) -> NDArray[np.int64]:
    return part.minor(AMOUNT, EXP).value


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers, signed: bool) -> None:
    word, remark = part.text(TYPE), part.text(REMARK, blank=BLANK)
    amount = _printed(part)
    if not signed:
        leaves = part.by_word(word, lambda text: int(text.startswith(_OUT)))
        amount = np.where(leaves == 1, -amount, amount)
    kind = settled(part.by_word(joined(word, remark), _kind), amount)
    at, offset = when(part)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currencies(part, source),
        exp=EXP,
        amount=amount,
        kind=kind,
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=State.DONE.value,
        at=at,
        offset=offset,
        subtype=word,
        shop=shops(part, source),
        text=remark,
    )


def _kind(words: str) -> int:
    """Return the kind; a settlement in one sum is no payment of an order."""
    return Kind.OTHER.value if words.startswith("结算") else charge(words)
