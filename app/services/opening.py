"""Opening outstanding items (期初未达账) and opening balances, typed by a person.

Items of the time before the first statement are stored like a statement of their own, format
`tieout.opening`, in the layout of records.csv: they take part in matching, can be searched, and the
import of them can be undone like any other. Opening balances belong to the accounts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import NotAllowed
from app.domain.money import digits, plain
from app.domain.progress import Report, silent
from app.domain.record import KIND_WORDS, LAYER_WORDS, NO_TIME, Kind, Layer, State
from app.services.ports import Book

if TYPE_CHECKING:
    from app.domain.statement import ReadSource
    from app.services.import_statement import ImportResult

FORMAT = "tieout.opening"
VERSION = 1

#: Where an item stands → layer, kind of money in, kind of money out.
PLACES: dict[str, tuple[Layer, Kind, Kind]] = {
    "order": (Layer.ORDER, Kind.ORDER, Kind.ORDER),
    "channel": (Layer.CHANNEL, Kind.PAYMENT, Kind.REFUND),
    "payout": (Layer.SETTLEMENT, Kind.WITHDRAWAL, Kind.WITHDRAWAL),
    "bank": (Layer.BANK, Kind.DEPOSIT, Kind.WITHDRAWAL),
}
_COLUMNS = (
    "record_id,statement_id,file,sheet,row,layer,kind,occurred_at,amount,currency,fee,net,order_ref,"
    "channel_ref,batch_ref,counterparty,status,shop,account"
)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - a source's own clock


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningItem:
    """One item that was open before the first statement.

    place: key of PLACES; amount: value at `exp`, its effect on the account as the shop sees it (a payout
    out of a channel is negative). reference: order number of an order, else the channel's number.
    """

    place: str
    account: str
    day: date | None
    amount: int
    currency: str = "CNY"
    exp: int = 2
    reference: str = ""
    party: str = ""
    note: str = ""


def store_opening(
    book: Book, items: Sequence[OpeningItem], folder: str, actor: str, report: Report = silent
) -> ImportResult:
    """Store the items as one statement per account and currency; NotAllowed names the line that cannot be.

    folder: a temporary one that exists; items typed twice alike are two items.
    """
    from app.services.import_statement import import_sources

    if not items:
        raise NotAllowed("opening.none")
    for line, one in enumerate(items, 1):
        if one.place not in PLACES:
            raise NotAllowed("opening.place", line=str(line))
        if one.day is None or one.amount == 0:
            raise NotAllowed("opening.incomplete", line=str(line))
    return import_sources(book, [opening_source(items, folder)], actor=actor, report=report)


def opening_source(items: Sequence[OpeningItem], folder: str) -> ReadSource:
    """Return the items as a source that was read; its original is a table in the layout of records.csv."""
    from app.domain.statement import ReadSource

    text = _table_text(items)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    path = Path(folder) / f"opening-{sha256[:16]}.csv"
    path.write_text(text, encoding="utf-8", newline="")
    groups: dict[tuple[str, str], list[int]] = {}
    for place, one in enumerate(items):
        groups.setdefault((one.account, one.currency), []).append(place)
    statements = tuple(
        _statement(items, rows, ordinal, len(groups) > 1, sha256, folder)
        for ordinal, rows in enumerate(groups.values(), 1)
    )
    return ReadSource(file=path.name, path=str(path), sha256=sha256, original_sha256=sha256, statements=statements)


def _statement(
    items: Sequence[OpeningItem], rows: list[int], ordinal: int, several: bool, sha256: str, folder: str
) -> Any:
    from app.domain.statement import ReadStatement, StatementFacts
    from app.importers.sink import ArrowSink

    chosen = [items[row] for row in rows]
    first = chosen[0]
    sink = ArrowSink(folder, f"opening-{sha256[:16]}-{ordinal}", family=FORMAT, account=first.account)
    sink.send(1, **_columns(chosen, rows))
    path, digest, _totals = sink.close([1])[1]
    facts = StatementFacts(
        file=f"opening-{sha256[:16]}.csv",
        sha256=sha256,
        ordinal=ordinal,
        several=several,
        format=FORMAT,
        version=VERSION,
        layer=PLACES[first.place][0].value,
        account=first.account,
        currency=first.currency,
        exp=digits(first.currency),
        # no period: the items do not make the months they come from months of this book
        rows_read=len(chosen),
        digest=digest,
    )
    return ReadStatement(facts=facts, records=path)


def _kind(one: OpeningItem) -> Kind:
    _layer, money_in, money_out = PLACES[one.place]
    return money_in if one.amount > 0 else money_out


def _columns(chosen: Sequence[OpeningItem], rows: Sequence[int]) -> dict[str, list[Any]]:
    """Return the columns of a few typed items; rows are lines of the table, its header is line 1."""
    return {
        "row": [row + 2 for row in rows],
        "layer": [PLACES[one.place][0].value for one in chosen],
        "kind": [_kind(one).value for one in chosen],
        "state": [State.DONE.value for _one in chosen],
        "at": [_seconds(one.day) for one in chosen],
        "offset": [NO_TIME for _one in chosen],
        "amount": [one.amount for one in chosen],
        "exp": [one.exp for one in chosen],
        "currency": [one.currency for one in chosen],
        "order_ref": [one.reference if one.place in ("order", "channel") else "" for one in chosen],
        "channel_ref": [one.reference if one.place != "order" else "" for one in chosen],
        "counterparty": [one.party for one in chosen],
        "text": [one.note for one in chosen],
    }


def _seconds(day: date | None) -> int:
    assert day is not None
    return int((datetime.combine(day, time()) - _EPOCH).total_seconds())


def _table_text(items: Sequence[OpeningItem]) -> str:
    """Return the items in the layout of records.csv; row numbers make lines that are alike differ."""
    lines = [_COLUMNS]
    for row, one in enumerate(items, 2):
        amount = plain(one.amount, one.exp, one.currency)
        order = one.reference if one.place in ("order", "channel") else ""
        channel = one.reference if one.place != "order" else ""
        cells = [
            "", "", "", "", str(row), LAYER_WORDS[PLACES[one.place][0].value], KIND_WORDS[_kind(one).value],
            one.day.isoformat() if one.day else "", amount, one.currency, "", amount, order, channel, "",
            one.party, "", "", one.account,
        ]  # fmt: skip
        lines.append(",".join(_quoted(cell) for cell in cells))
    return "\n".join(lines) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(one in cell for one in ',"\r\n') else cell
