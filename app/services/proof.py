"""The proof: for each comparison and account pair, balance here − balance there − open items = unexplained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.domain.proof import OpenPiece, ProofLine

if TYPE_CHECKING:
    import pyarrow as pa

    from app.services.ports import UnitOfWork
    from app.services.proof_columns import Stands
    from app.services.proof_lines import Work
    from app.services.shops import Belonging

#: Columns of live_schema that the proof reads.
PROOF_COLUMNS = (
    *(
        "record",
        "source",
        "layer",
        "kind",
        "state",
        "at",
        "amount",
        "exp",
        "fee",
        "fee_exp",
        "coupon",
        "refunded",
        "currency",
    ),
    *("account", "order_ref", "channel_ref", "parent_ref", "counterparty", "text", "subtype"),
    *("order_fp", "channel_fp", "parent_fp"),
)


def proof(uow: UnitOfWork, *, first: date | None = None, last: date | None = None) -> list[ProofLine]:
    """Return the proof lines of records dated `first` to `last`, sorted by comparison, currency, accounts.

    None leaves that end open. A record belongs to the accounts of its match; without one to its own
    account and that account's most frequent partner. Identity: see ProofLine. A comparison that lacks
    a side has no line.
    """
    return proof_of(uow, first=first, last=last).lines


def proof_of(
    uow: UnitOfWork,
    *,
    first: date | None = None,
    last: date | None = None,
    stands: str = "",
    belonging: Belonging | None = None,
) -> Proof:
    """Return the proof as `proof` does; stands: a comparison of which it is told where its records stand.

    belonging: where there are several shops the lines are of one place each, to be added by `domain.proof.added`.
    """
    matches, members = uow.matches.live()
    records = uow.records.table(columns=PROOF_COLUMNS)
    items = uow.discrepancies.live()
    return prove(records, matches, members, items, first=first, last=last, stands=stands, belonging=belonging)


@dataclass(slots=True)
class Proof:
    """All lines, for documents what stands between the balances, and of one comparison where its records stand."""

    lines: list[ProofLine] = field(default_factory=list)
    pieces: list[OpenPiece] = field(default_factory=list)
    stands: Stands | None = None


def prove(
    records: pa.Table,
    matches: pa.Table,
    members: pa.Table,
    items: pa.Table,
    *,
    first: date | None = None,
    last: date | None = None,
    most_pieces: int = 0,
    stands: str = "",
    belonging: Belonging | None = None,
) -> Proof:
    """Return the proof of columns already loaded (PROOF_COLUMNS, match, member and discrepancy schemas).

    most_pieces: how many pieces to list for each line, the largest first; 0 = none. belonging: as in `proof_of`;
    no pieces are listed then.
    """
    out = Proof()
    for work in works(records, matches, members, items, first=first, last=last, belonging=belonging):
        lines, pieces = work.lines(), work.open_pieces(0 if work.places > 1 else most_pieces, len(out.lines))
        out.lines += lines
        out.pieces += pieces
        if work.what.value == stands:
            out.stands = work.stands()
    return out


def works(
    records: pa.Table,
    matches: pa.Table,
    members: pa.Table,
    items: pa.Table,
    *,
    first: date | None,
    last: date | None,
    belonging: Belonging | None,
) -> Iterator[Work]:
    """Yield the work on each comparison that has both sides, in their order."""
    from app.matching.sides import assign, unexpected
    from app.services.proof_columns import BookColumns, Columns
    from app.services.proof_lines import Work

    book = BookColumns(Columns.of(records), matches, members, items)
    idle = unexpected(records)
    places = belonging.of_rows(book.columns.record) if belonging is not None and belonging.divides else None
    for what, sides in sorted(assign(records, book.viewed()).items(), key=lambda one: one[0].value):
        if sides[0].any() and sides[1].any():
            yield Work(book, what, sides, idle.get(what), (first, last), places)
