"""Which days of a month the statements of each account cover: as columns of states, and in sentences.

What is missing is what the engine would find missing (EX8): a day between two statements that none of them covers,
where the source states its days or nearly every day has rows. A period that was only taken from the rows of a file
says so: the file may well cover more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.money import plain, rescale
from app.domain.period import Period, day_number, day_of
from app.matching.classify.statements import BUSY, STATED, Hole, holes
from app.matching.inputs import Coverage as Covered

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.import_lines import Line
    from app.services.ports import StoredStatement, UnitOfWork

#: States of a day. OUTSIDE: before the first or after the last statement of the account.
OUTSIDE, COVERED, OVERLAP, IDLE, MISSING = range(5)

#: How long a channel offers its files: months on its site and through its interface for programs, by format (channel
#: documentation).
KEPT_MONTHS = {"wechatpay.merchant.trade": (60, 3), "wechatpay.merchant.fundflow": (60, 3)}
#: Least days that an account's statements cover before their average says what a missing day may hold.
_ENOUGH_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One statement: the days it covers (from 1970-01-01, both inclusive) and those on which it has rows.

    number: the book's, 0 for a file that is being imported, whose line is `line`. stated: the source itself says
    which days it covers. same: equal for statements of the same bytes. opening, closing: at exp.
    """

    account: str
    format: str
    currency: str = ""
    first: int
    last: int
    stated: bool = False
    file: str = ""
    same: str = ""
    number: int = 0
    line: int = -1
    opening: int | None = None
    closing: int | None = None
    exp: int = 2
    net: int | None = None
    net_exp: int = 2
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days, both inclusive, that no statement of an account and format covers.

    amount: what is missing with them at exp; the balance says it where `proved`, else it is what as many of the other
    days hold on average. None where nothing says it.
    """

    account: str
    format: str
    first: int
    last: int
    amount: int | None = None
    exp: int = 2
    currency: str = ""
    proved: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One account and format: a state for each day shown, whether it was only taken from rows, its statements."""

    account: str
    format: str
    states: NDArray[np.int8]
    from_rows: NDArray[np.bool_]
    covers: tuple[Cover, ...]

    def on(self, day: int) -> list[Cover]:
        """Return the statements that cover a day."""
        return [one for one in self.covers if one.first <= day <= one.last]


@dataclass(frozen=True, slots=True)
class Coverage:
    """first: number of the first day shown; rows by account and format; gaps, overlaps: of all days, see `said`."""

    first: int
    count: int
    rows: tuple[Row, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[tuple[str, str, int, int], ...] = field(default=())


def coverage(covers: Iterable[Cover], period: Period) -> Coverage:
    """Return the calendar of a period; accounts without a day in it are left out."""
    first, last = day_number(period.first), day_number(period.last)
    groups: dict[tuple[str, str], list[Cover]] = defaultdict(list)
    for one in covers:
        if one.format.endswith(".summary"):
            continue  # a summary beside a bill covers nothing by itself
        groups[one.account, one.format].append(one)
    rows, gaps, overlaps = [], [], []
    for (account, name), found in sorted(groups.items(), key=lambda one: (one[0][1], one[0][0])):
        gone = _holes(found)
        missing = sorted({day for hole in gone for day in hole.days})
        row = _row(account, name, found, missing, first, last)
        if (row.states != OUTSIDE).any():
            rows.append(row)
        spans = _spans([one for one in missing if first <= one <= last])
        gaps += [_gap(found, gone, *span) for span in spans]
        twice = (np.flatnonzero(row.states == OVERLAP) + first).tolist()
        overlaps += [(account, name, *span) for span in _spans(twice)]
    return Coverage(first, last - first + 1, tuple(rows), tuple(gaps), tuple(overlaps))


def _holes(covers: Sequence[Cover]) -> list[Hole]:
    """Return the times that seem not to have been fetched, by the engine's own rule."""
    found: list[Hole] = []
    for currency in sorted({one.currency for one in covers}):
        mine = sorted((one for one in covers if one.currency == currency), key=lambda one: (one.first, one.last))
        spans = [
            Covered(
                number=0, id="", format=one.format, layer=0, account=one.account, currency=currency, first=one.first,
                last=one.last, opening=one.opening, closing=one.closing, exp=one.exp,
            )
            for one in mine
        ]  # fmt: skip
        sure = mine[0].format.startswith(STATED) or partial(_busy, mine)
        found += holes(spans, sure)
    return found


def _gap(covers: Sequence[Cover], holes: Sequence[Hole], first: int, last: int) -> Gap:
    """Return days that are missing with what is missing in them."""
    lead = covers[0]
    gap = Gap(account=lead.account, format=lead.format, first=first, last=last, currency=lead.currency)
    if len({one.currency for one in covers}) > 1:
        return gap
    for hole in holes:
        if (hole.first, hole.last) == (first, last) and hole.off is not None:
            return replace(gap, amount=hole.off, exp=hole.exp, proved=True)
    known = _different(covers)
    covered = [day for one in known for day in range(one.first, one.last + 1)]
    if len(set(covered)) < max(len(covered), _ENOUGH_DAYS) or any(one.net is None for one in known):
        return gap  # of files that overlap nobody knows here what is in both
    exp = max(one.net_exp for one in known)
    net = sum(rescale(one.net or 0, one.net_exp, exp) for one in known)
    return replace(gap, amount=_about(net * (last - first + 1), len(covered)), exp=exp)


def _about(value: int, parts: int) -> int:
    """Return one of equal parts to three digits: an average says no more."""
    part = abs(value) // parts
    step = int(10 ** max(len(str(part)) - 3, 0))
    return (part + step // 2) // step * step * (-1 if value < 0 else 1)


def _busy(covers: Sequence[Cover]) -> bool:
    """Return whether nearly every day that the statements cover has a row."""
    covered = {day for one in covers for day in range(one.first, one.last + 1)}
    return 100 * len({day for one in covers for day in one.days}) >= BUSY * len(covered)


def _row(account: str, name: str, covers: list[Cover], missing: list[int], first: int, last: int) -> Row:
    count = last - first + 1
    times, stated, active = (np.zeros(count, np.int16) for _ in range(3))
    for one in _different(covers):
        low, high = max(one.first, first) - first, min(one.last, last) - first
        if low <= high:
            times[low : high + 1] += 1
            stated[low : high + 1] += one.stated
    for one in covers:
        days = np.array(one.days, np.int64)
        active[days[(days >= first) & (days <= last)] - first] = 1
    states = np.where(times > 1, OVERLAP, np.where(times == 0, OUTSIDE, np.where(active > 0, COVERED, IDLE)))
    holes = np.array([one - first for one in missing if first <= one <= last], np.int64)
    states[holes] = MISSING
    return Row(account, name, states.astype(np.int8), (times > 0) & (stated == 0), tuple(covers))


def _different(covers: Sequence[Cover]) -> list[Cover]:
    """Return one of each set of statements with the same bytes: a copy covers nothing twice.

    Two currencies of one file are one file as well.
    """
    kept: dict[tuple[str, int, int], Cover] = {}
    for at, one in enumerate(covers):
        kept.setdefault((one.same or f"#{at}", one.first, one.last), one)
    return list(kept.values())


def _spans(days: Sequence[int]) -> list[tuple[int, int]]:
    """Return runs of consecutive days as (first, last)."""
    spans: list[tuple[int, int]] = []
    for day in days:
        if spans and day == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def said(found: Coverage) -> list[tuple[str, dict[str, Any]]]:
    """Return what there is to say as (text key, parameters): gaps and until when they can be filled, then overlaps,
    else that nothing is missing."""
    told: list[tuple[str, dict[str, Any]]] = []
    for gap in found.gaps:
        params = _params(gap.account, gap.format, gap.first, gap.last)
        if gap.amount:
            params |= {"amount": plain(gap.amount, gap.exp, gap.currency), "currency": gap.currency}
        told.append((f"coverage.missing{'' if not gap.amount else '_moved' if gap.proved else '_about'}", params))
    for name in dict.fromkeys(one.format for one in found.gaps if one.format in KEPT_MONTHS):
        first = min(one.first for one in found.gaps if one.format == name)
        site, programs = (str(_later(first, months)) for months in KEPT_MONTHS[name])
        told.append(("coverage.kept", {"what": {"key": f"format.{name}"}, "site": site, "programs": programs}))
    told += [("coverage.overlap", _params(*one)) for one in found.overlaps]
    return told or ([("coverage.whole", {})] if found.rows else [])


def _params(account: str, name: str, first: int, last: int) -> dict[str, Any]:
    days = str(day_of(first)) if first == last else f"{day_of(first)} – {day_of(last)}"
    return {"what": {"key": f"format.{name}"}, "account": account, "days": days}


def _later(day: int, months: int) -> date:
    """Return the day so many months later, the last of its month where there is no such day."""
    start = day_of(day)
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = Period.month(year, month + 1).last
    return last.replace(day=min(start.day, last.day))


def book_covers(uow: UnitOfWork) -> list[Cover]:
    """Return every statement of the book that covers some day; one entry written by hand covers none."""
    from app.services.hand_entry import BY_HAND

    records = uow.records.table(columns=["statement", "at", "amount", "exp"])
    owner = records["statement"].to_numpy().astype(np.int64)
    day = np.asarray(records["at"].to_numpy(), np.int64) // 86_400
    pairs = distinct(owner << 32 | day) if len(owner) else np.zeros(0, np.int64)
    nets, exp = _nets(owner, records)
    days: dict[int, list[int]] = defaultdict(list)
    for number, one in zip((pairs >> 32).tolist(), (pairs & 0xFFFFFFFF).tolist(), strict=True):
        days[number].append(one)
    found = []
    for one in uow.statements.live():
        mine = days.get(one.number, [])
        ends = _ends(one.period_start, one.period_end, mine)
        if ends is not None and not one.refused_key and one.message_key != BY_HAND:
            found.append(
                Cover(
                    account=one.account, format=one.format, currency=one.currency, first=ends[0], last=ends[1],
                    stated=_states_days(one), file=one.file, same=one.sha256, number=one.number,
                    opening=one.opening, closing=one.closing, exp=one.exp, net=nets.get(one.number, 0), net_exp=exp,
                    days=tuple(mine),
                )
            )  # fmt: skip
    return found


def _states_days(one: StoredStatement) -> bool:
    """Return whether a source itself said which days it covers; of older books its format tells what it mostly does."""
    return one.format.startswith(STATED) if one.stated_days is None else one.stated_days


def _nets(owner: NDArray[np.int64], records: pa.Table) -> tuple[dict[int, int], int]:
    """Return the sum of the records of each statement, and the exponent of all of them.

    owner: the statement of each record.
    """
    exps = records["exp"].to_numpy().astype(np.int64)
    exp = int(exps.max(initial=2))
    value = records["amount"].to_numpy() * np.power(10, exp - exps, dtype=np.int64)
    order = np.argsort(owner, kind="stable")
    numbers, first = np.unique(owner[order], return_index=True)
    sums = np.add.reduceat(value[order], first).tolist() if len(owner) else []
    return dict(zip(numbers.tolist(), sums, strict=True)), exp


def line_covers(lines: Sequence[Line], wanted: Iterable[Line]) -> list[Cover]:
    """Return the chosen statements of an import that cover some day; lines: all, for their places."""
    place = {(one.source, one.place): at for at, one in enumerate(lines)}
    found = []
    for one in wanted:
        ends = _ends(one.period_start, one.period_end, one.days)
        if ends is not None:
            found.append(
                Cover(
                    account=one.account, format=one.format, currency=one.currency, first=ends[0], last=ends[1],
                    stated=one.look.stated, file=one.file, line=place[one.source, one.place], opening=one.opening,
                    closing=one.closing, exp=one.facts_exp, net=one.money_in + one.money_out, net_exp=one.exp,
                    days=one.days,
                )
            )  # fmt: skip
    return found


def _ends(start: str, end: str, days: Sequence[int]) -> tuple[int, int] | None:
    """Return the days a statement covers: as it says, else from its first to its last row."""
    low = day_number(date.fromisoformat(start[:10])) if start else (days[0] if days else None)
    high = day_number(date.fromisoformat(end[:10])) if end else (days[-1] if days else None)
    return (low, high) if low is not None and high is not None and low <= high else None


def months_of(covers: Iterable[Cover]) -> list[Period]:
    """Return every month that statements touch, oldest first."""
    found: set[Period] = set()
    for one in covers:
        month = Period.month(day_of(one.first).year, day_of(one.first).month)
        while month.first <= day_of(one.last):
            found.add(month)
            month = month.next()
    return sorted(found)
