"""Wise's list of transactions (transaction history): what was sent, received and converted, without balances.

Source of the layout: headers and rights of use in several public importers, 2023 to 2026, 21 columns. Known traps: a
row names a source and a target side, and only one of them is the shop's, by the direction; what left is the amount
after fees with the fee on top; a conversion is both sides at once; the id is not unique: one payment taken from two
balances is two rows; a cancelled row never happened; a refunded row that went out was sent and came back, without a
row for it; one that comes in is the money that a shop gave back to the card, and did arrive. Whether a refunded
transfer that came in went back to its sender no column says: it is kept as `other`, reversed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Components, stamps
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

    Bools = NDArray[np.bool_]

SENT, RECEIVED = "Source amount (after fees)", "Target amount (after fees)"
HISTORY: tuple[Names, ...] = (
    "ID", "Status", "Direction", "Created on", SENT, "Source currency", RECEIVED, "Target currency",
)  # fmt: skip
_DIRECTIONS = {"OUT": -1, "IN": 1, "NEUTRAL": 0}
_STATES = {
    "COMPLETED": State.DONE, "CANCELLED": State.FAILED, "FAILED": State.FAILED, "REFUNDED": State.REVERSED,
    "FUNDS_REFUNDED": State.REVERSED, "BOUNCED_BACK": State.REVERSED, "CHARGED_BACK": State.REVERSED,
}  # fmt: skip


def read_history(source: Source, out: Sink, reader: Any) -> Iterable[StatementFacts]:
    """Send one record for each side of a row that is the shop's, one statement for each currency."""
    ledgers = Ledgers()
    for part in open_table(source, HISTORY):
        _send(part, source, out, ledgers)
    return ledgers.facts(source, reader, layer=Layer.BANK)


def _send(part: Part, source: Source, out: Sink, ledgers: Ledgers) -> None:
    direction = part.one_of("Direction", _DIRECTIONS)
    both = direction == 0
    sides = {"source": _codes(part, "Source currency", direction <= 0), "target": _codes(part, "Target currency", True)}
    exp = max(wide_exp(one) for one in sides.values())
    sent, received = part.minor(SENT, exp, blank=()).value, part.minor(RECEIVED, exp, blank=()).value
    fees = {name: _fees(part, name, sides[name], exp) for name in sides}
    account = accounts(part, source)
    ledgers.count(part, account, pc.if_else(pa.array(direction > 0), sides["target"], sides["source"]))
    found, shared = Components(part), _shared(part, source, direction > 0)
    unsure = (direction > 0) & (shared["state"] == State.REVERSED)
    key = shared.pop("key")
    found.add(direction <= 0, account=account, currency=sides["source"], amount=-sent, fee=fees["source"],
              kind=_kinds(both, Kind.WITHDRAWAL), counterparty=part.text("Target name"),
              key=joined(key, sides["source"], between="|"), **shared)  # fmt: skip
    found.add(direction >= 0, account=account, currency=sides["target"], amount=received + fees["target"],
              fee=fees["target"], kind=np.where(unsure, np.int8(Kind.OTHER), _kinds(both, Kind.DEPOSIT)),
              counterparty=part.text("Source name"),
              key=joined(key, sides["target"], between="|"), **shared)  # fmt: skip
    found.send(ledgers, out, exp)


def _shared(part: Part, source: Source, came: Bools) -> dict[str, Any]:
    """Return what both sides of a row have in common; the day of booking is that on which it was finished."""
    booked = first_filled(part.text("Finished on"), part.text("Created on"))
    at, offset = stamps(part.with_text("Created on", booked), "Created on", zone=source.options.zone)
    number, status = part.ref("ID"), pc.utf8_upper(part.text("Status"))
    state = part.by_word(status, _STATES.get, other=State.PENDING)
    to_card = pc.starts_with(pc.utf8_upper(number), "CARD").to_numpy(zero_copy_only=False)
    state[came & to_card & pc.equal(status, "REFUNDED").to_numpy(zero_copy_only=False)] = State.DONE
    row = joined(number, part.text("Created on"), part.text(SENT), part.text("Source currency"), between="|")
    return {
        "layer": np.full(len(part), Layer.BANK, np.int8),
        "state": state,
        "at": at,
        "offset": offset,
        "channel_ref": number,
        "status": part.text("Status"),
        "subtype": part.text("Category"),
        "text": joined(part.text("Reference"), part.text("Note")),
        "key": joined(row, part.text("Direction"), between="|"),
    }


def _kinds(both: Bools, otherwise: Kind) -> NDArray[np.int8]:
    return np.where(both, Kind.TRANSFER, otherwise).astype(np.int8)


def _codes(part: Part, names: str, used: Bools | bool) -> pa.Array:
    """Return a column of ISO codes; one that is none is refused where its side is the shop's."""
    column = pc.utf8_upper(part.text(names))
    wrong = ~pc.match_substring_regex(column, "^[A-Z]{3}$").to_numpy(zero_copy_only=False) & used
    if wrong.any():
        part.refuse("refused.word", names, int(np.argmax(wrong)))
    return column


def _fees(part: Part, side: str, codes: pa.Array, exp: int) -> NDArray[np.int64]:
    """Return what was kept on one side; a fee in another currency than the side's is no part of it."""
    name = f"{side.capitalize()} fee"
    fee = part.minor(f"{name} amount", exp, blank=()).value if part.has(f"{name} amount") else np.zeros(len(part), int)
    said = pc.utf8_upper(part.text(f"{name} currency"))
    same = pc.or_(pc.equal(said, codes), pc.equal(said, repeated("", len(part)))).to_numpy(zero_copy_only=False)
    return np.where(same, fee, 0).astype(np.int64)
