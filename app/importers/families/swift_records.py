"""What readers of SWIFT statements share: the file's statements, and its entries as columns."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.domain.period import EPOCH
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, NONE, Check, StatementFacts
from app.importers.base import BATCH_ROWS, Sink, Source
from app.importers.containers.old_encodings import by_letters
from app.importers.containers.standards import standard_text
from app.importers.controls import control_of
from app.importers.families.swift_entry import Entry
from app.importers.families.swift_lines import messages
from app.importers.families.swift_narrative import Narrative, narrative_of
from app.importers.families.swift_statement import Page, Run, checks_of, pages_of, runs_of

#: Columns that a reader sends otherwise than a bank's statement.
Own = Callable[[Sequence[Entry], Sequence[Narrative]], dict[str, Any]]

#: The bank's own price: type of the entry, or the bank's word for it.
_FEE_TYPES = ("CHG", "COM")
_FEE_WORDS = re.compile("ENTGELT|GEB(?:UE|Ü)HR|CHARGES|BANKKOSTEN", re.IGNORECASE)
#: A reference that says where in the narrative the reference is.
_POINTER = re.compile(r"[EPKM]REF[+]?|MARF|N")
_DAY = 86_400


def read_statements(
    source: Source, out: Sink, format_: str, version: int, *, layer: int = Layer.BANK.value, own: Own | None = None
) -> list[StatementFacts]:
    """Send one record for each `:61:`; return one statement for each account and chain of balances."""
    lines = standard_text(source.path, source.file, by_letters(Path(source.path).read_bytes())).split("\n")
    runs = runs_of(pages_of(messages(lines), source.file))
    found = []
    for ordinal, run in enumerate(runs, start=1):
        for start in range(0, len(run.entries), BATCH_ROWS):
            _send(out, ordinal, run, run.entries[start : start + BATCH_ROWS], layer, own)
        found.append(_facts(source, run, ordinal, format_, version, layer, len(runs) > 1))
    return found


def _send(out: Sink, ordinal: int, run: Run, entries: list[Entry], layer: int, own: Own | None) -> None:
    told = [narrative_of(one.told) for one in entries]
    texts = [_text(one, said) for one, said in zip(entries, told, strict=True)]
    refs = [_customer_ref(one, said) for one, said in zip(entries, told, strict=True)]
    amounts = [one.figure.at(run.exp) for one in entries]
    currency = run.pages[0].currency
    columns: dict[str, Any] = {
        "row": [one.row for one in entries],
        "layer": layer,
        "kind": [_kind(one, said) for one, said in zip(entries, told, strict=True)],
        "state": [State.PENDING.value if one.expected or run.pages[0].pending else State.NONE.value for one in entries],
        "at": [(one.day - EPOCH).days * _DAY for one in entries],
        "offset": NO_TIME,
        "amount": amounts,
        "exp": run.exp,
        "currency": currency,
        "account": run.pages[0].account,
        "order_ref": refs,
        "channel_ref": [one.bank for one in entries],
        "counterparty": [said.name or one.name for one, said in zip(entries, told, strict=True)],
        "status": ["reversal" if one.reversal else "expected" if one.expected else "" for one in entries],
        "subtype": [" ".join(filter(None, (one.type, said.booking))) for one, said in zip(entries, told, strict=True)],
        "text": texts,
        "key": [
            "|".join((str(one.day), str(amount), currency, one.type, ref, one.bank, text))
            for one, amount, ref, text in zip(entries, amounts, refs, texts, strict=True)
        ],
    }
    out.send(ordinal, **(columns | (own(entries, told) if own else {})))


def _kind(one: Entry, said: Narrative) -> int:
    if one.figure.value < 0 and (one.type[1:] in _FEE_TYPES or _FEE_WORDS.search(said.booking)):
        return Kind.FEE.value
    if one.figure.value == 0:
        return Kind.OTHER.value
    return (Kind.DEPOSIT if one.figure.value > 0 else Kind.WITHDRAWAL).value


def _customer_ref(one: Entry, said: Narrative) -> str:
    """Return the end-to-end number, else the customer's reference where it is a number and no word."""
    if said.ref:
        return said.ref
    own = one.customer
    return own if re.search("[0-9]", own) and not re.search(r"\s", own) and not own.endswith("+") else ""


def _text(one: Entry, said: Narrative) -> str:
    """Return all that is told of an entry; a day that does not exist as the bank prints it."""
    own = "" if _POINTER.fullmatch(one.customer) else one.customer
    more = (part for part in (own, *one.more) if part not in said.text)
    return " ".join(filter(None, (said.text, *more, one.odd_day)))


def _facts(
    source: Source, run: Run, ordinal: int, format_: str, version: int, layer: int, several: bool
) -> StatementFacts:
    first, last = run.pages[0], run.pages[-1]
    checks = checks_of(run)
    days = [one.day for page in run.pages for one in page.entries]
    closed = [page.closing.day for page in run.pages if page.closing is not None]
    return StatementFacts(
        file=source.file,
        sha256=source.sha256,
        ordinal=ordinal,
        several=several,
        format=format_,
        version=version,
        layer=layer,
        account=first.account,
        shop=source.options.shop,
        currency=first.currency,
        exp=run.exp,
        period_start=_iso(min(days or closed, default=None)),
        period_end=_iso(max([*days, *closed], default=None)),
        rows_read=len(days),
        opening=first.start(run.exp),
        closing=last.closing.figure.at(run.exp) if last.closing is not None else None,
        control=_control(run, checks),
        checks=tuple(checks),
    )


def _control(run: Run, checks: list[Check]) -> str:
    """Return agree, disagree or none; entries of a last message without closing balance are not proved by others.

    Where nothing but totals is stated, as in MT942, each message needs them, of both sides.
    """
    control, last = control_of(checks), run.pages[-1]
    open_end = last.opening is not None and last.closing is None and last.entries
    return NONE if (open_end or any(map(_half_stated, run.pages))) and control == AGREE else control


def _half_stated(page: Page) -> bool:
    """Say whether a message without balances has entries of a side whose total it does not state."""
    debits = {not one.credit for one in page.entries if one.figure.value}
    balanced = page.opening is not None or page.closing is not None
    return not balanced and not debits <= {debit for debit, _count, _total in page.stated}


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day is not None else ""
