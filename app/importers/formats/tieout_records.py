"""tieout.records: the table records.csv of this program, read back.

The inverse of writing it: kind, layer, day and time, amount, fee, numbers, party, status, shop and account of
every row come back as they were. `net` must be amount − fee, else the row was edited. Each pair of account
and currency is a statement of its own. What the table does not hold does not come back: refunds that an
order row tells of, balances, remarks, links from a refund to its payment; the state follows from the status
word. The old record_id becomes the remark, so that it can be found, and makes the row itself again where two
exports overlap; the old file, sheet and row stay readable in the exported table only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.money import digits
from app.domain.record import KIND_WORDS, LAYER_WORDS, Layer, State
from app.domain.statement import RECORDS, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.heads import header_in
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part
from app.importers.several import Several, taken
from app.importers.stamps import stamped
from app.importers.words import state_of

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

HEADER: list[Names] = [
    "record_id", "statement_id", "file", "sheet", "row", "layer", "kind", "occurred_at", "amount", "currency", "fee",
    "net", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account",
]  # fmt: skip
LAYERS = {word: value for value, word in LAYER_WORDS.items()}
KINDS = {word: value for value, word in KIND_WORDS.items()}

_AMOUNT = r"^-?[0-9]{1,15}(?:\.[0-9]{1,8})?$"
_TEXTS = ("order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account")


@register
class TieoutRecords:
    """Records that this program wrote."""

    format = RECORDS
    version = 1
    title = "Tieout records.csv"

    def sniff(self, head: Head) -> float:
        """Look for the whole header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, one statement for each account and currency."""
        several = Several()
        layers: dict[int, int] = {}
        table = open_table(source, HEADER)
        for part in table:
            _send(part, out, several, layers, source)
        if not several.keys:
            several.keys.append((source.options.account, "CNY"))
            several.rows.append(0)
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                ordinal=at,
                several=len(several.keys) > 1,
                format=self.format,
                version=self.version,
                layer=layers.get(at, Layer.CHANNEL.value),
                account=account,
                currency=currency,
                exp=digits(currency),
                rows_read=several.rows[at - 1],
            )
            for at, (account, currency) in enumerate(several.keys, start=1)
        ]


def _send(part: Part, out: Sink, several: Several, layers: dict[int, int], source: Source) -> None:
    """Send a part; texts are taken as they stand, since they were written as they were.

    An account or a shop that a row leaves empty is the one that the person named, if she named one.
    """
    at, offset = stamped(part, "occurred_at", ("%Y-%m-%d",))
    amount, exp = _money(part, "amount", blank=False)
    fee, fee_exp = _money(part, "fee", blank=True)
    _check_net(part, amount, exp, fee, fee_exp)
    currency = part.raw("currency")
    layer = part.one_of("layer", LAYERS)
    columns: dict[str, Any] = {
        "row": part.row,
        "layer": layer,
        "kind": part.one_of("kind", KINDS),
        "state": part.by_word(part.raw("status"), state_of, other=State.NONE),
        "at": at,
        "offset": offset,
        "amount": amount.value,
        "exp": exp,
        "fee": fee.array(),
        "fee_exp": fee_exp,
        "currency": currency,
        "text": part.raw("record_id"),
        "key": part.raw("record_id"),
        **{name: part.raw(name) for name in _TEXTS},
    }
    for name, named in (("account", source.options.account), ("shop", source.options.shop)):
        if named:
            columns[name] = pc.if_else(pc.equal(columns[name], ""), named, columns[name])
    for ordinal, mask in several.split(columns["account"], currency):
        layers.setdefault(ordinal, int(layer[mask][0]))
        out.send(ordinal, **(columns if mask.all() else {name: taken(one, mask) for name, one in columns.items()}))


def _money(part: Part, name: str, *, blank: bool) -> tuple[Minor, NDArray[np.int8]]:
    """Return amounts, each at the digits it prints, and those digits (2 for blank cells)."""
    column = part.text(name)
    empty = pc.equal(column, "")
    wrong = pc.and_not(pc.invert(pc.match_substring_regex(column, _AMOUNT)), pc.and_(empty, pa.scalar(blank)))
    if pc.any(wrong, min_count=0).as_py():
        part.refuse("refused.not_amount", name, int(pc.index(wrong, True).as_py()))
    point = pc.find_substring(column, ".").to_numpy()
    length = pc.utf8_length(column).to_numpy()
    exp = np.where(point < 0, 0, length - point - 1)
    value = pc.cast(pc.if_else(empty, "0", pc.replace_substring(column, ".", "")), pa.int64()).to_numpy()
    full = ~empty.to_numpy(zero_copy_only=False)
    return Minor(value, full), np.where(full, exp, 2).astype(np.int8)


def _check_net(part: Part, amount: Minor, exp: NDArray[np.int8], fee: Minor, fee_exp: NDArray[np.int8]) -> None:
    net, net_exp = _money(part, "net", blank=False)
    top = np.maximum(np.maximum(exp, fee_exp), net_exp).astype(np.int64)
    scaled = [one.value * 10 ** (top - power) for one, power in ((amount, exp), (fee, fee_exp), (net, net_exp))]
    off = scaled[0] - scaled[1] != scaled[2]
    if off.any():
        part.refuse("refused.edited_net", "net", int(np.argmax(off)))
