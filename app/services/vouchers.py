"""Drafts of entries in the book: made with a decision, changed, taken back, exported, and found again once booked.

A draft is a word of a person (kind `voucher`, subject = its mark), so that undo, history and sign-off know it as they
know every other. The program books nothing: an exported draft is booked when a file of vouchers says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.booking import FEES, MARK, VOUCHER, WRITTEN_OFF, Draft, fault, from_params, to_params, total
from app.domain.chart import Use, use_of
from app.domain.errors import NotAllowed
from app.domain.match import OPEN, RESOLVED
from app.domain.money import plain
from app.domain.period import day_number, day_of
from app.domain.record import Layer
from app.services import deciding
from app.services.drafts_of_items import refuse_exported
from app.services.review_lines import DAY_SECONDS, ints

if TYPE_CHECKING:
    import pyarrow as pa

    from app.services.ports import AuditEntry, Book, StoredDecision, UnitOfWork

#: The reason code of an item that a draft settles.
REASON = "entry_made"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export of a draft: when (ISO 8601 UTC), by whom, as which layout, into which file (its name)."""

    at: str
    actor: str
    layout: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """How vouchers of the book say a draft was booked. agrees: every line found is one of the draft's."""

    voucher: str
    day: date
    file: str
    agrees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRow:
    """One draft of the book. at, actor: of who made it last; settled: whether all of its items still stand so."""

    draft: Draft
    at: str
    actor: str
    exports: tuple[Export, ...] = ()
    booked: Booked | None = None
    settled: bool = True

    @property
    def state(self) -> str:
        """Return "draft", "exported", "booked", "differs" (booked otherwise than drafted) or "stale"."""
        if self.booked is not None:
            return "booked" if self.booked.agrees else "differs"
        if not self.settled:
            return "stale"
        return "exported" if self.exports else "draft"


def settle(book: Book, numbers: Sequence[int], drafts: Sequence[Draft], note: str, actor: str) -> AuditEntry:
    """Settle discrepancies by drafts of entries, as one step: each item is one of one draft.

    NotAllowed where a draft does not balance, is there already or is not of these items; PeriodClosed where it would
    be booked in a signed period, or an item was settled in one.
    """
    with book.write("entries", actor) as uow:
        items = deciding.live_items(uow, numbers)
        subjects = deciding.item_subjects(uow, items)
        named = [one for draft in drafts for one in draft.items]
        if sorted(named) != sorted(subjects):
            raise NotAllowed("vouchers.gone")
        deciding.explain_items(uow, items, reason=REASON, note=note, expected=None, params={})
        _store(uow, drafts)
        said = {"count": items.num_rows, "entries": len(drafts), "amount": _amounts(drafts)}
        return uow.commit(text_key="audit.entries", params=said, rows=items.num_rows, sums=_sums(drafts))


def add(book: Book, draft: Draft, actor: str) -> AuditEntry:
    """Keep a draft that no discrepancy asked for: the fees of a month, what was written off."""
    with book.write("entries", actor) as uow:
        _store(uow, [draft])
        said = {"text": draft.text, "entries": 1, "amount": _amounts([draft])}
        return uow.commit(text_key="audit.entries_more", params=said, rows=1, sums=_sums([draft]))


def change(book: Book, draft: Draft, actor: str) -> AuditEntry:
    """Put other lines, day or text in the place of a draft's; NotAllowed once it was exported."""
    with book.write("entries", actor) as uow:
        old = _row(uow, draft.mark)
        refuse_exported(old)
        deciding.refuse_signed(uow, [day_number(from_params(old.params).day)])
        uow.decisions.close([old.number])
        _store(uow, [draft])
        said = {"mark": draft.mark, "amount": _amounts([draft])}
        return uow.commit(text_key="audit.entries_changed", params=said, rows=1, sums=_sums([draft]))


def take_back(book: Book, marks: Sequence[str], actor: str) -> AuditEntry:
    """Take drafts back; the items that they settled are open again. NotAllowed once one was exported."""
    with book.write("entries", actor) as uow:
        rows = [_row(uow, one) for one in marks]
        drafts = [from_params(one.params) for one in rows]
        for row, draft in zip(rows, drafts, strict=True):
            refuse_exported(row)
            deciding.refuse_signed(uow, [day_number(draft.day)])
        uow.decisions.close([one.number for one in rows])
        _reopen(uow, {item for one in drafts for item in one.items})
        return uow.commit(
            text_key="audit.entries_dropped", params={"count": len(rows)}, rows=len(rows), sums=_sums(drafts)
        )


def mark_exported(book: Book, marks: Sequence[str], layout: str, file: str, actor: str) -> AuditEntry:
    """Write down that drafts were exported; what made them cannot be undone before that is."""
    with book.write("entries", actor) as uow:
        for mark in marks:
            row = _row(uow, mark)
            uow.decisions.close([row.number])
            done = [*row.params.get("exports", []), {"entry": uow.entry, "layout": layout, "file": file}]
            uow.decisions.add(VOUCHER, mark, params=row.params | {"exports": done})
        said = {"count": len(marks), "file": file}
        return uow.commit(text_key="audit.entries_exported", params=said, rows=len(marks))


def load_vouchers(uow: UnitOfWork, *, first: date | None = None, last: date | None = None) -> list[VoucherRow]:
    """Return the drafts booked in a range of days, by day, then by mark."""
    live = uow.decisions.live(VOUCHER)
    if not live:
        return []
    entries = {one.seq: one for one in uow.audit.entries()}
    found = booked_vouchers(uow, live)
    settled = _settled(uow)
    rows = []
    for one in live:
        draft = from_params(one.params)
        if (first and draft.day < first) or (last and draft.day > last):
            continue
        made = entries.get(one.since)
        exports = tuple(
            Export(at=told.at, actor=told.actor, layout=said["layout"], file=said["file"])
            for said in one.params.get("exports", [])
            if (told := entries.get(said["entry"])) is not None
        )
        rows.append(
            VoucherRow(
                draft=draft,
                at=made.at if made else "",
                actor=one.actor,
                exports=exports,
                booked=found.get(one.subject),
                settled=all(item in settled or item.startswith((FEES, WRITTEN_OFF)) for item in draft.items),
            )
        )
    return sorted(rows, key=lambda one: (one.draft.day, one.draft.mark))


def count_vouchers(uow: UnitOfWork, first: date, last: date) -> int:
    """Return how many drafts are booked in a range of days."""
    days = (date.fromisoformat(one.params["day"]) for one in uow.decisions.live(VOUCHER))
    return sum(first <= day <= last for day in days)


def booked_vouchers(uow: UnitOfWork, live: Sequence[StoredDecision]) -> dict[str, Booked]:
    """Return mark → how vouchers of the book say that the draft was booked, for those that one does."""
    lines = marked_lines(uow)
    if lines is None:
        return {}
    full = any(str(one).startswith("6001") for one in lines["account"].to_pylist())
    files = {one.number: one.file for one in uow.statements.live()}
    drafts = {one.subject: from_params(one.params) for one in live}
    found: dict[str, Booked] = {}
    for line in lines.to_pylist():
        for mark in set(MARK.findall(line["text"])):
            if mark not in drafts:
                continue
            known = found.get(mark)
            agrees = _is_line(drafts[mark], line, full) and (known is None or known.agrees)
            found[mark] = Booked(
                voucher=line["subtype"],
                day=day_of(int(line["at"]) // DAY_SECONDS),
                file=files.get(line["statement"], ""),
                agrees=agrees,
            )
    return found


def marked_lines(uow: UnitOfWork) -> pa.Table | None:
    """Return the lines of vouchers whose text bears a mark; None where there is none."""
    import pyarrow.compute as pc

    if not any(one.layer == Layer.LEDGER and not one.refused_key for one in uow.statements.live()):
        return None
    names = ["record", "layer", "at", "subtype", "statement", "account", "amount", "exp", "currency", "text"]
    lines = uow.records.table(layers=[int(Layer.LEDGER)], columns=names)
    lines = lines.filter(pc.match_substring_regex(lines["text"].cast("string"), MARK.pattern))
    return lines if lines.num_rows else None


def _is_line(draft: Draft, line: dict[str, Any], full: bool) -> bool:
    """Return whether a booked line is one of the draft's: same account, side and amount, to the coin."""
    from app.matching.books import split_account
    from app.reports.vouchers.plain_text import account

    code, name = split_account(line["account"])
    credit = use_of(code, name, full=full) in (Use.REVENUE, Use.TAX)
    value = -int(line["amount"]) if credit else int(line["amount"])
    return any(
        ((one.code == code if code and one.code else one.name == name) or account(one) == line["account"])
        and one.minor * 10 ** int(line["exp"]) == value * 10**draft.exp
        for one in draft.lines
    )


def _settled(uow: UnitOfWork) -> set[str]:
    """Return the items that somebody settled by an entry or wrote off, and those that are gone: what they were about
    ties by now."""
    import pyarrow.compute as pc

    items = uow.discrepancies.live()
    standing = set(deciding.item_subjects(uow, items))
    ours = items.filter(pc.equal(items["reason"], REASON))
    named = {item for one in uow.decisions.live(VOUCHER) for item in one.params["items"]}
    return set(deciding.item_subjects(uow, ours)) | (named - standing)


def _row(uow: UnitOfWork, mark: str) -> StoredDecision:
    row = next((one for one in uow.decisions.live(VOUCHER) if one.subject == mark), None)
    if row is None:
        raise NotAllowed("vouchers.gone")
    return row


def _store(uow: UnitOfWork, drafts: Sequence[Draft]) -> None:
    there = {one.subject for one in uow.decisions.live(VOUCHER)}
    for one in drafts:
        if wrong := fault(one):
            raise NotAllowed(wrong[0], **wrong[1])
        if one.mark in there:
            raise NotAllowed("vouchers.there", mark=one.mark)
        there.add(one.mark)
        deciding.refuse_signed(uow, [day_number(one.day)])
        uow.decisions.add(VOUCHER, one.mark, params=to_params(one))


def _reopen(uow: UnitOfWork, subjects: set[str]) -> None:
    """List the items as open again that these drafts settled."""
    import pyarrow as pa

    live = uow.discrepancies.live()
    mine = np.array([one in subjects for one in deciding.item_subjects(uow, live)], np.bool_)
    mine &= ints(live["state"]) == RESOLVED
    uow.decisions.close([one.number for one in uow.decisions.live("explain") if one.subject in subjects])
    items = live.filter(pa.array(mine))
    if not items.num_rows:
        return
    uow.discrepancies.close(ints(items["number"]))
    fields: dict[str, Any] = {
        "number": np.zeros(items.num_rows, np.int64),
        "state": np.full(items.num_rows, OPEN, np.int8),
        "reason": [""] * items.num_rows,
        "note": [""] * items.num_rows,
    }
    for name, values in fields.items():
        at = items.schema.get_field_index(name)
        items = items.set_column(at, items.schema.field(name), pa.array(values, items.schema.field(name).type))
    uow.discrepancies.add(items)


def _sums(drafts: Sequence[Draft]) -> dict[str, str]:
    return {name: plain(debit, exp, name) for name, (exp, debit, _credit) in sorted(total(drafts).items())}


def _amounts(drafts: Sequence[Draft]) -> str:
    return ", ".join(f"{value} {name}" for name, value in _sums(drafts).items())
