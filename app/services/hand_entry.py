"""A record that no statement holds, written down by a person: a statement of its own that can be undone."""

from __future__ import annotations

import csv
import io
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.money import parse_plain, plain
from app.domain.period import day_number
from app.domain.record import Kind, Layer
from app.services import open_items
from app.services.deciding import refuse_signed
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.services.review import NEEDED, viewed_records
from app.services.review_lines import ints

if TYPE_CHECKING:
    from app.domain.statement import ReadSource
    from app.services.ports import StoredStatement

#: How a statement reads that a person wrote: it covers no day, since nothing says what else there was.
BY_HAND = "statement.by_hand"

#: What each layer's entries may be, the usual one first.
KINDS: dict[Layer, tuple[Kind, ...]] = {
    Layer.ORDER: (Kind.ORDER,),
    Layer.CHANNEL: (Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.WITHDRAWAL, Kind.ADJUSTMENT, Kind.CHARGEBACK, Kind.OTHER),
    Layer.SETTLEMENT: (Kind.PAYOUT, Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.COMMISSION, Kind.ADJUSTMENT),
    Layer.BANK: (Kind.DEPOSIT, Kind.WITHDRAWAL, Kind.TRANSFER, Kind.FEE, Kind.OTHER),
    Layer.LEDGER: (Kind.VOUCHER,),
}
#: Kinds by which money leaves the account; their amount is written without a sign.
_OUT = frozenset({Kind.REFUND, Kind.FEE, Kind.COMMISSION, Kind.PAYOUT, Kind.WITHDRAWAL, Kind.CHARGEBACK})
#: Kinds of which the person says the direction by a sign.
SIGNED = frozenset({Kind.ADJUSTMENT, Kind.TRANSFER, Kind.VOUCHER, Kind.OTHER})
_HEADER = (
    *("record_id", "statement_id", "file", "sheet", "row", "layer", "kind", "occurred_at", "amount", "currency"),
    *("fee", "net", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandEntry:
    """What a person wrote down. amount: a plain decimal, with a sign only for SIGNED kinds. time: "09:12" or "".

    comparison: in which it was missed; number: the order's (L1) or the payment's, "" for none.
    """

    comparison: str
    layer: Layer
    kind: Kind
    account: str
    day: date
    amount: str
    currency: str
    time: str = ""
    number: str = ""
    counterparty: str = ""
    note: str = ""


def add_by_hand(book: Book, entry: HandEntry, actor: str) -> tuple[AuditEntry, int]:
    """Store an entry; return its audit entry and the number of its record, listed open where it was missed.

    PeriodClosed inside a signed period; NotAllowed where an amount or an account is missing.
    """
    amount = _amount(entry)
    if not entry.account.strip():
        raise NotAllowed("entry.account")
    with book.read() as uow:
        refuse_signed(uow, [day_number(entry.day)])
        number = uow.audit.head()[0] + 1  # makes two equal entries two
    with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
        read = _read(entry, amount, number, folder)
        with book.write("entry", actor) as uow:
            refuse_signed(uow, [day_number(entry.day)])
            stored = _store(uow, read, entry, actor)
            record = _record_of(uow, stored)
            _list_open(uow, entry.comparison, record)
            params = {
                "kind": {"key": f"kind.{entry.kind.name.lower()}", "params": {}},
                "amount": amount,
                "currency": entry.currency,
                "account": entry.account,
            }
            done = uow.commit(text_key="audit.entry", params=params, rows=1, sums=uow.statements.sums())
    return done, record


def _amount(entry: HandEntry) -> str:
    """Return the amount with the sign that the kind has (CONTRACT 4)."""
    try:
        value, exp = parse_plain(entry.amount.strip())
    except ValueError as error:
        raise NotAllowed("entry.not_amount", text=entry.amount) from error
    if not value:
        raise NotAllowed("entry.zero")
    if entry.kind not in SIGNED:
        value = -abs(value) if entry.kind in _OUT else abs(value)
    return plain(value, exp, entry.currency)


def _csv(entry: HandEntry, amount: str, number: int) -> str:
    moment = entry.day.isoformat() + (f"T{entry.time}:00+08:00" if entry.time else "")
    order = entry.number if entry.layer is Layer.ORDER or entry.comparison == "L1" else ""
    row = {
        "record_id": f"by-hand-{number}",
        "row": "1",
        "layer": entry.layer.name.lower(),
        "kind": entry.kind.name.lower(),
        "occurred_at": moment,
        "amount": amount,
        "currency": entry.currency,
        "net": amount,
        "order_ref": order,
        "channel_ref": "" if order else entry.number,
        "counterparty": entry.counterparty,
        "status": "paid" if entry.layer is Layer.ORDER else "",
        "account": entry.account,
    }
    text = io.StringIO()
    writer = csv.DictWriter(text, _HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return text.getvalue()


def _read(entry: HandEntry, amount: str, number: int, folder: str) -> ReadSource:
    """Return the entry as its own reader gives it: what is stored is what reading it again would give."""
    from app.importers.base import ReadOptions
    from app.services.read_source import read_sources

    path = Path(folder) / f"by-hand-{number}.csv"
    path.write_text(_csv(entry, amount, number), encoding="utf-8")
    source = read_sources([str(path)], ReadOptions(), folder)[0]
    if source.refusal is not None or not source.statements:
        raise NotAllowed("entry.refused", reason=source.refusal.key if source.refusal else "")
    return source


def _store(uow: UnitOfWork, source: ReadSource, entry: HandEntry, actor: str) -> StoredStatement:
    name = Path(source.path).name
    uow.statements.keep_original(source.path, source.original_sha256, name)
    read = source.statements[0]
    said = {"name": actor, "note": entry.note.strip()}
    facts = replace(read.facts, file=name, message_key=BY_HAND, message_params=said)
    stored = uow.statements.add(replace(read, facts=facts), source.original_sha256)
    return stored


def _record_of(uow: UnitOfWork, stored: StoredStatement) -> int:
    table = uow.records.table(columns=["record", "statement"])
    return int(ints(table["record"])[ints(table["statement"]) == stored.number][0])


def _list_open(uow: UnitOfWork, comparison: str, record: int) -> None:
    """List the record as open in L1, L3 and the comparison it was missed in, where something is expected of it."""
    from app.matching.sides import assign, unexpected

    table = uow.records.table(columns=[*NEEDED, "text"])
    at = int(np.flatnonzero(ints(table["record"]) == record)[0])
    idle = unexpected(table)
    rows = []
    for what, sides in assign(table, viewed_records(uow)).items():
        if what.value not in ("L1", "L3", comparison):
            continue
        side = next((side for side in (0, 1) if sides[side][at]), -1)
        if side >= 0 and not (what in idle and idle[what][side][at]):
            rows += open_items.lone_items(uow, what.value, [(record, side)], "review.by_hand")
    open_items.store_items(uow, rows)
