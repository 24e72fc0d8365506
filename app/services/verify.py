"""Checks a book: every promise that can be decided, as a list of results."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from app.domain.book import zone_of
from app.domain.progress import Report, Step, silent
from app.domain.record import Kind, Layer
from app.services.ports import Book, StoredStatement, UnitOfWork
from app.trust.invariants import rolls, rows_partition

if TYPE_CHECKING:
    import pyarrow as pa

    from app.domain.statement import ReadSource

#: reread(paths, folder) -> the sources that reading originals again gives, refused ones too; `folder` is
#: theirs for their files.
Reread = Callable[[Sequence[str], str], "list[ReadSource]"]

_NAMED = 5
#: Rows of originals that are read again in one go.
_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """name: key of the check's text (texts/audit.py); detail: what failed, plain text, "" where it passed."""

    name: str
    passed: bool
    detail: str


def verify(
    book: Book,
    report: Report = silent,
    *,
    originals: bool = True,
    reread: Reread | None = None,
    head: tuple[int, str] | None = None,
) -> list[CheckResult]:
    """Check every invariant and the audit chain; nothing is changed.

    originals: read stored originals again and compare counts and sums, by `reread` or as an import does.
    head: number and hash of an entry seen earlier (printed on a report), which the chain must still hold.
    """
    with book.read() as uow:
        results = [CheckResult(name=n, passed=p, detail=d) for n, p, d in uow.verify(report)]
        checks: list[tuple[str, Callable[[], Iterator[str]]]] = [
            ("verify.partition", lambda: _partition(uow)),
            ("verify.controls", lambda: _controls(uow)),
            ("verify.rolls", lambda: _rolls(uow)),
            ("verify.balance", lambda: _balance(uow)),
            ("verify.signed", lambda: _signed(uow)),
            ("verify.leftovers", lambda: _leftovers(book)),
        ]
        if head is not None:
            checks.append(("verify.head", lambda: _head(uow, head)))
        if originals:
            again = reread or read_again(zone_of(uow.info()))
            checks.append(("verify.reread", lambda: _reread(uow, again)))
        for at, (name, check) in enumerate(checks):
            report(Step.VERIFYING, at, len(checks), name)
            results.append(_result(name, check))
    return results


def _result(name: str, check: Callable[[], Iterator[str]]) -> CheckResult:
    try:
        problems = list(check())
    except (ArithmeticError, LookupError, TypeError, ValueError, OSError, zlib.error) as error:
        problems = [f"unreadable: {error}"]  # damaged contents show as whatever reads them trips over
    more = f"; +{len(problems) - _NAMED}" if len(problems) > _NAMED else ""
    return CheckResult(name=name, passed=not problems, detail="; ".join(problems[:_NAMED]) + more)


def _stored(uow: UnitOfWork) -> list[StoredStatement]:
    return [one for one in uow.statements.live() if not one.refused_key]


def _partition(uow: UnitOfWork) -> Iterator[str]:
    for one in uow.statements.live():
        if not rows_partition(one.rows_read, one.rows_stored, one.rows_seen_before, one.rows_refused):
            yield one.statement_id


def _controls(uow: UnitOfWork) -> Iterator[str]:
    """What a statement said of its control totals still follows from its checks."""
    for one in _stored(uow):
        said = "none" if not one.checks else "agree" if all(check["agrees"] for check in one.checks) else "disagree"
        if said != one.control and not (one.control == "none" or said == "none"):
            yield f"{one.statement_id}: {one.control}"


#: Checks of a reader that hold balances against the rows between them.
_BALANCES = frozenset(("closing", "balance_chain"))


def _rolls(uow: UnitOfWork) -> Iterator[str]:
    """Opening + movements = closing, where both are stated and the statement itself does not disagree.

    A statement that was proved by other figures alone has balances that say nothing of its rows, as its reader found: a
    bank may print one balance as both.
    """
    balances = [one for one in _stored(uow) if one.opening is not None and one.closing is not None]
    for one in balances:
        proved = {check["name"] for check in one.checks}
        if one.control == "disagree" or (proved and not proved & _BALANCES):
            continue
        moved = uow.statements.movements(one.number, one.exp)
        if not any(rolls(one.opening or 0, each, one.closing or 0) for each in moved):
            yield one.statement_id


def _balance(uow: UnitOfWork) -> Iterator[str]:
    """The stored difference of a match is Σ A − Σ B of its own currency's members, payouts of a channel reversed."""
    import pyarrow as pa

    ties, members = uow.matches.live()
    if not len(ties):
        return
    records = uow.records.table(columns=["record", "layer", "kind", "currency"])
    found = differences(ties, members, records)
    exp = np.asarray(ties["exp"].to_numpy(), np.int64)
    stated = np.asarray(ties["difference"].to_numpy(), np.int64) * 10 ** (8 - exp)
    wrong = np.flatnonzero(found != stated)
    for lead, name in zip(
        uow.records.ids(ties["lead"].to_numpy()[wrong[: _NAMED * 20]]).to_pylist(),
        ties["comparison"].take(pa.array(wrong[: _NAMED * 20])).to_pylist(),
        strict=True,
    ):
        yield f"{name}:{lead}"


def differences(ties: pa.Table, members: pa.Table, records: pa.Table) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return Σ A − Σ B of each match at eight digits; payout and withdrawal rows of a channel count reversed.

    Of a match across currencies only the members in its own count.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    number = records["record"].to_numpy()
    order = np.argsort(number)
    at = order[np.searchsorted(number[order], members["record"].to_numpy())]
    layer, kind = records["layer"].to_numpy()[at], records["kind"].to_numpy()[at]
    reversed_ = np.isin(kind, [Kind.PAYOUT, Kind.WITHDRAWAL]) & (layer != Layer.BANK)
    amount = np.asarray(members["allocated"].to_numpy(), np.int64)
    amount = amount * 10 ** (8 - np.asarray(members["exp"].to_numpy(), np.int64))
    sign = np.where(members["side"].to_numpy() == 0, 1, -1) * np.where(reversed_, -1, 1)
    matches = ties["number"].to_numpy()
    by = np.argsort(matches)
    place = by[np.searchsorted(matches[by], members["match"].to_numpy())]
    own = pc.equal(records["currency"].take(pa.array(at)), ties["currency"].take(pa.array(place)))
    total = np.zeros(len(ties), np.int64)
    np.add.at(total, place, amount * sign * own.to_numpy().astype(np.int64))
    return total


def _signed(uow: UnitOfWork) -> Iterator[str]:
    """A sign-off's numbers have its digest, and its statements are there as they were."""
    live = {one.statement_id: one.digest for one in _stored(uow)}
    for one in uow.periods.sign_offs():
        text = json.dumps(one.numbers, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256(text.encode()).hexdigest() != one.digest:
            yield one.period.name
        for statement in one.numbers.get("statements", []):
            if live.get(statement["id"]) != statement["digest"]:
                yield f"{one.period.name}: {statement['id']}"


def _leftovers(book: Book) -> Iterator[str]:
    """A journal or half a copy beside the book is the trace of something that was cut off."""
    path = Path(book.path)
    for name in (f"{path.name}-journal", f"{path.name}.part", f".{path.name}.converting"):
        if path.with_name(name).exists():
            yield name


def _head(uow: UnitOfWork, head: tuple[int, str]) -> Iterator[str]:
    if head[0] and (head[0], head[1]) not in {(one.seq, one.hash) for one in uow.audit.entries()}:
        yield f"entry {head[0]}"


def read_again(zone: str) -> Reread:
    """Return a Reread that reads as an import does; accounts and shops change no count and no sum."""

    def reread(paths: Sequence[str], folder: str) -> list[ReadSource]:
        from app.importers.base import ReadOptions
        from app.services.read_source import read_sources

        return read_sources(paths, ReadOptions(zone=zone), folder, silent)

    return reread


def _reread(uow: UnitOfWork, reread: Reread) -> Iterator[str]:
    """Count and sum by currency and sign of each statement equal those of reading its original again.

    A source that a mapping or a password opened is refused without it, and then not compared.
    """
    by_original: dict[str, list[StoredStatement]] = defaultdict(list)
    for one in _stored(uow):
        if one.original:
            by_original[one.original].append(one)
    for names in _loads(uow, sorted(by_original)):
        with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
            paths = []
            for sha256 in names:
                path = Path(folder) / f"{sha256[:16]}{Path(by_original[sha256][0].file.split('!')[0]).suffix}"
                path.write_bytes(uow.statements.original(sha256) or b"")
                paths.append(str(path))
            again = {one.sha256: one for one in reread(paths, folder) if one.refusal is None}
            for one in (statement for sha256 in names for statement in by_original[sha256]):
                if one.sha256 in again and not _same(uow, one, again[one.sha256]):
                    yield one.statement_id


def _loads(uow: UnitOfWork, originals: list[str]) -> Iterator[list[str]]:
    """Yield originals in loads that together take up no more than _AT_ONCE rows."""
    rows: dict[str, int] = defaultdict(int)
    for one in _stored(uow):
        rows[one.original] += one.rows_read
    load: list[str] = []
    for sha256 in originals:
        if load and sum(rows[one] for one in load) + rows[sha256] > _AT_ONCE:
            yield load
            load = []
        load.append(sha256)
    if load:
        yield load


def _same(uow: UnitOfWork, one: StoredStatement, again: ReadSource) -> bool:
    import pyarrow as pa

    if all((read.facts.format, read.facts.version) != (one.format, one.version) for read in again.statements):
        return True  # a better reader gives other records; the stored ones stay until somebody re-reads
    for read in again.statements:
        if read.facts.id_stem != one.statement_id.split("+")[0]:
            continue
        with pa.memory_map(read.records) as mapped:
            table = pa.ipc.open_file(mapped).read_all()
        # what a file names no currency of is in the one that a person said
        found = {(word or one.currency, sign): sums for (word, sign), sums in totals(table).items()}
        return found == totals(uow.statements.stated(one.number))
    return False


def totals(table: pa.Table) -> dict[tuple[str, int], tuple[int, int]]:
    """Return (currency, sign) → (count, Σ at eight digits) of a record table."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    words = np.array(table["currency"].to_pylist())
    amount = np.asarray(table["amount"].to_numpy(), np.int64) * 10 ** (
        8 - np.asarray(table["exp"].to_numpy(), np.int64)
    )
    for word in np.unique(words).tolist():
        for sign in (-1, 0, 1):
            mine = amount[(words == word) & (np.sign(amount) == sign)]
            if len(mine):
                found[word, sign] = (len(mine), int(mine.sum()))
    return found
