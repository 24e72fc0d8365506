"""Statements that come entry by entry (camt, OFX, QIF, BAI2): exact amounts, days, and the columns sent of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.domain.errors import SourceRefused
from app.domain.money import MOST_DIGITS, digits, plain, rescale
from app.domain.period import EPOCH
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import BATCH_ROWS
from app.importers.checks import control_of, disagreement, sentences
from app.importers.times import YEARS

if TYPE_CHECKING:
    from app.importers.base import Sink, Source

Exact = tuple[int, int]  # value, digits after the point

_AMOUNT = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?")
_MOST_WHOLE, _MOST = 15, 18
_TEXT = 4_000  # characters of a remark: a collected booking may carry thousands of payments


@dataclass(slots=True, kw_only=True)
class Entry:
    """One booked movement; see record_schema. amount: value and digits, signed."""

    row: int
    amount: Exact
    at: int
    offset: int = NO_TIME
    fee: bool = False
    reversal: bool = False
    suffix: int = 0
    kind: int = 0
    state: int = int(State.NONE)
    currency: str = ""
    channel_ref: str = ""
    order_ref: str = ""
    batch_ref: str = ""
    parent_ref: str = ""
    counterparty: str = ""
    status: str = ""
    subtype: str = ""
    text: str = ""
    key: str = ""


@dataclass(slots=True, kw_only=True)
class Account:
    """One statement: its entries in one currency and what it states of itself.

    opening, closing: None = not stated; chained: whether the entries must lead from one to the other.
    checks: those that need no entries; notes: key and parameters of what is to be said of it.
    """

    name: str
    currency: str
    entries: list[Entry] = field(default_factory=list)
    opening: Exact | None = None
    closing: Exact | None = None
    chained: bool = True
    period: tuple[str, str] = ("", "")
    exported_at: str = ""
    checks: list[Check] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)

    def total(self) -> Exact:
        """Return the sum of the entries."""
        return add([one.amount for one in self.entries])


def exact(text: str) -> Exact | None:
    """Return a decimal with a point as (value, digits), zeros at its end aside; None where it is not exactly one."""
    found = _AMOUNT.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    whole, part = found[2].lstrip("0"), (found[3] or "").rstrip("0")
    if found[3] == "" or len(part) > MOST_DIGITS or len(whole) > _MOST_WHOLE or len(whole) + len(part) > _MOST:
        return None
    value = int((whole + part) or "0")
    return (-value if found[1] == "-" else value), len(part)


def add(amounts: Sequence[Exact]) -> Exact:
    """Return the sum of amounts at the digits that it needs."""
    exp = max((one[1] for one in amounts), default=0)
    return sum(rescale(value, own, exp) for value, own in amounts), exp


def negative(amount: Exact) -> Exact:
    """Return the amount with the other sign."""
    return -amount[0], amount[1]


def same(one: Exact, two: Exact) -> bool:
    """Return whether two amounts are equal."""
    return add([one, negative(two)])[0] == 0


def written(amount: Exact, currency: str) -> str:
    """Return an amount as the result tables write it."""
    return plain(amount[0], amount[1], currency)


def check(name: str, stated: Exact, found: Exact, currency: str) -> Check:
    """Compare two amounts."""
    return Check(
        name=name, stated=written(stated, currency), found=written(found, currency), agrees=same(stated, found)
    )


def day(year: int, month: int, date: int) -> int | None:
    """Return the seconds of a day, None for one that no calendar has."""
    if year not in YEARS:
        return None
    try:
        return (dt.date(year, month, date) - EPOCH).days * 86_400
    except ValueError:
        return None


def iso_day(at: int) -> str:
    """Return the day of some seconds as ISO text."""
    return (EPOCH + dt.timedelta(seconds=at)).isoformat()


def one_line(*texts: str) -> str:
    """Return texts with every run of blanks and line ends as one blank, each said once, joined."""
    found = dict.fromkeys(plain for text in texts if (plain := " ".join(text.split())))
    return " ".join(found)[:_TEXT]


def tolerate(source: Source, refused: SourceRefused) -> None:
    """Pass over an entry that a person leaves out; else the source is refused."""
    refused.file = refused.file or source.file
    if source.bad is None or not source.bad.take(refused):
        raise refused


def kind_of(entry: Entry) -> int:
    """Return deposit, withdrawal or fee."""
    value = entry.amount[0]
    if entry.fee and value < 0:
        return int(Kind.FEE)
    return int(Kind.DEPOSIT if value > 0 else Kind.WITHDRAWAL if value < 0 else Kind.OTHER)


def send(source: Source, out: Sink, accounts: Sequence[Account], format_: str, version: int) -> list[StatementFacts]:
    """Send the entries of every statement; return what is said of each."""
    return [
        _send_one(source, out, one, ordinal, len(accounts) > 1, format_, version)
        for ordinal, one in enumerate(accounts, start=1)
    ]


def _send_one(
    source: Source, out: Sink, one: Account, ordinal: int, several: bool, format_: str, version: int
) -> StatementFacts:
    said = [amount for amount in (one.opening, one.closing) if amount is not None]
    exp = max([digits(one.currency), *(amount[1] for amount in said), *(entry.amount[1] for entry in one.entries)])
    for amount in said:
        if abs(rescale(*amount, exp)) >= 10**_MOST:
            raise SourceRefused("refused.not_amount", file=source.file, value=written(amount, one.currency))
    for start in range(0, len(one.entries), BATCH_ROWS):
        _send_batch(source, out, one, one.entries[start : start + BATCH_ROWS], ordinal, exp)
    checks = list(one.checks)
    if one.opening is not None and one.closing is not None and one.chained:
        checks.insert(0, check("closing", one.closing, add([one.opening, one.total()]), one.currency))
    control = control_of(checks)
    key, params = _message(control, checks, one.notes)
    first, last = one.period
    return StatementFacts(
        file=source.file,
        sheet=source.sheet,
        sha256=source.sha256,
        ordinal=ordinal,
        several=several,
        format=format_,
        version=version,
        layer=Layer.BANK.value,
        account=one.name or source.options.account,
        shop=source.options.shop,
        currency=one.currency,
        exp=exp,
        period_start=first,
        period_end=last,
        exported_at=one.exported_at,
        rows_read=len(one.entries),
        opening=rescale(*one.opening, exp) if one.opening is not None else None,
        closing=rescale(*one.closing, exp) if one.closing is not None else None,
        control=control,
        checks=tuple(checks),
        message_key=key,
        message_params=params,
    )


def _send_batch(source: Source, out: Sink, one: Account, entries: Sequence[Entry], ordinal: int, exp: int) -> None:
    amounts = []
    for entry in entries:
        value = rescale(*entry.amount, exp)
        if abs(value) >= 10**_MOST:
            text = written(entry.amount, one.currency)
            raise SourceRefused("refused.not_amount", file=source.file, row=entry.row, value=text)
        amounts.append(value)
    texts = ("channel_ref", "order_ref", "batch_ref", "parent_ref", "counterparty", "status", "subtype", "text", "key")
    out.send(
        ordinal,
        row=[entry.row for entry in entries],
        suffix=[entry.suffix for entry in entries],
        layer=Layer.BANK.value,
        kind=[entry.kind or kind_of(entry) for entry in entries],
        state=[entry.state for entry in entries],
        at=[entry.at for entry in entries],
        offset=[entry.offset for entry in entries],
        amount=amounts,
        exp=exp,
        currency=one.currency,
        account=one.name or source.options.account,
        **{name: [getattr(entry, name) for entry in entries] for name in texts},
    )


def _message(control: str, checks: Sequence[Check], notes: Sequence[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Return what is said of a statement: its notes, and what does not agree."""
    key, params = disagreement(control, checks)
    return sentences([*notes, note(key, **params)] if key else notes)


def note(key: str, **params: Any) -> dict[str, Any]:
    """Return one note of a statement."""
    return {"key": key, "params": params}
