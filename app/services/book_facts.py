"""What holds for a book as a whole: whose it is, its home currency, and the zone of times that state none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import available_timezones

import numpy as np

from app.domain.book import HOME, home_of, zone_of
from app.domain.currencies import CODES
from app.domain.errors import NotAllowed
from app.domain.progress import Report, pauses, silent
from app.domain.record import NO_TIME
from app.services.two_persons import wants_two

if TYPE_CHECKING:
    from app.services.ports import AuditEntry, Book, StoredStatement, UnitOfWork

#: Folders of the zone database that name no place, or a place a second time.
_NO_PLACE = ("Etc/", "posix/", "right/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFacts:
    """company: on printed pages. currency: ISO 4217. zone: IANA. files: statements that are stored.

    first, last: ISO days that they cover, "" for none. two_persons: a month is prepared by one and signed by another.
    """

    company: str
    currency: str
    zone: str
    files: int
    first: str
    last: str
    two_persons: bool


def book_facts(uow: UnitOfWork) -> BookFacts:
    """Return what holds for the book, and what is in it already."""
    info, live = uow.info(), [one for one in uow.statements.live() if not one.refused_key]
    return BookFacts(
        company=info.get("company", ""),
        currency=home_of(info),
        zone=zone_of(info),
        files=len(live),
        first=min((one.period_start[:10] for one in live if one.period_start), default=""),
        last=max((one.period_end[:10] for one in live if one.period_end), default=""),
        two_persons=wants_two(uow),
    )


def zones() -> list[str]:
    """Return the zones that name a place, and UTC, sorted."""
    return sorted({"UTC", *(one for one in available_timezones() if "/" in one and not one.startswith(_NO_PLACE))})


def set_company(book: Book, name: str, actor: str) -> AuditEntry | None:
    """Set whose book it is; None where nothing changes."""
    return _set(book, "company", "", name.strip(), actor)


def set_currency(book: Book, code: str, actor: str) -> AuditEntry | None:
    """Set the home currency; None where nothing changes, NotAllowed for what is no currency.

    Nothing that is stored changes: it is what is proposed where a file, an account or an entry names none.
    """
    code = code.strip().upper()
    if code not in CODES:
        raise NotAllowed("facts.currency", value=code)
    return _set(book, "currency", HOME, code, actor)


def set_zone(book: Book, zone: str, actor: str, report: Report = silent) -> AuditEntry | None:
    """Set the zone of times that state none; None where nothing changes, NotAllowed for what is no zone.

    NotAllowed also where stored files would be read otherwise by it: a row without a number of its own is known
    again by its time, so that an overlapping export would be counted twice. Of files whose times the two zones place
    alike, or that state their own, nothing is said.
    """
    if zone not in available_timezones():
        raise NotAllowed("facts.no_zone", value=zone)
    with book.write("book", actor) as uow:
        uow.watch(pauses(report))
        before = zone_of(uow.info())
        if zone == before:
            return None
        if held := read_otherwise(uow, before, zone, report):
            raise _held(uow, held, before)
        uow.change_info("zone", zone)
        return uow.commit(text_key="audit.book_zone", params={"before": before, "after": zone}, rows=1)


def _set(book: Book, key: str, default: str, value: str, actor: str) -> AuditEntry | None:
    with book.write("book", actor) as uow:
        before = uow.info().get(key) or default
        if value == before:
            return None
        uow.change_info(key, value)
        return uow.commit(text_key=f"audit.book_{key}", params={"before": before, "after": value}, rows=1)


def _held(uow: UnitOfWork, held: Sequence[StoredStatement], zone: str) -> NotAllowed:
    """Return the refusal that names files read by the old zone, and a signed month among theirs."""
    from app.services.periods import signed_months

    signed = signed_months(uow, held)
    said = {"count": len(held), "file": held[0].file, "zone": zone}
    if signed:
        return NotAllowed("facts.zone_signed", **said, period=signed[0].name)
    return NotAllowed("facts.zone_held", **said)


def read_otherwise(uow: UnitOfWork, before: str, after: str, report: Report = silent) -> list[StoredStatement]:
    """Return the statements whose records would be other ones if read by the zone `after`, in the order of import.

    The originals decide, read by both zones; a file that cannot be read so, for want of its password or its layout,
    counts as read by the zone.
    """
    asked = _may_differ(uow, before, after)
    if not asked:
        return []
    same: dict[str, bool] = {}
    for sha256 in sorted({one.original for one in asked if one.original}):
        file = next(one.file for one in asked if one.original == sha256)
        same[sha256] = _same(uow, sha256, Path(file.split("!")[0]).suffix, (before, after), report)
    return [one for one in asked if not same.get(one.original, False)]


def _may_differ(uow: UnitOfWork, before: str, after: str) -> list[StoredStatement]:
    """Return the statements with a time that stands as `before` places it and `after` would not."""
    from app.importers.stamps import of_zone

    table = uow.records.table(columns=["statement", "at", "offset"])
    at, offset = (np.asarray(table[name].to_numpy(), np.int64) for name in ("at", "offset"))
    timed = np.flatnonzero(offset != NO_TIME)
    if not len(timed):
        return []
    old, new = (of_zone(at[timed], one) for one in (before, after))
    odd = timed[(offset[timed] == old) & (old != new)]
    held = set(np.unique(table["statement"].to_numpy()[odd]).tolist())
    return [one for one in uow.statements.live() if one.number in held]


def _same(uow: UnitOfWork, sha256: str, suffix: str, by: Iterable[str], report: Report) -> bool:
    """Return whether an original gives the same records whichever of the zones it is read by."""
    from app.importers.base import ReadOptions
    from app.services.import_draft import known_habits
    from app.services.read_source import read_sources

    found = []
    for zone in by:
        with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
            path = Path(folder) / f"{sha256[:16]}{suffix}"
            path.write_bytes(uow.statements.original(sha256) or b"")
            options = ReadOptions(zone=zone, habits=known_habits(uow))
            read = read_sources([str(path)], options, folder, report)
            if any(one.refusal is not None for one in read):
                return False
            found.append(sorted(one.facts.digest for source in read for one in source.statements))
    return found[0] == found[1]
