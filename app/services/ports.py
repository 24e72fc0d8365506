"""What services need of a store. `app.store` fulfils it; services never see SQL or rows.

A unit of work is one transaction, made, used and closed in one thread:

    with book.write("confirm", actor) as uow:      # one writer at a time, BEGIN IMMEDIATE
        ...
        uow.commit(text_key="audit.confirm", params={...}, rows=n, sums={...}, digest=...)

Leaving the block without commit() rolls back. Everything written in it carries since = uow.entry, the
number of the one audit entry that commit() appends. `book.read()` gives a unit of work that sees one
snapshot and cannot write. Bulk goes in and out as Arrow tables with the schemas of app.domain.columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.knowledge import Knowledge
    from app.domain.match import Account, Rules
    from app.domain.period import Period, PeriodState
    from app.domain.statement import ReadStatement, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStatement:
    """A statement as the book holds it: its number, its id, the facts and what importing it counted.

    fields as in the table `statement`; checks and message_params parsed; refused ones have refused_key. stated_days:
    whether the source itself says which days it covers, None where it was imported before that was kept.
    """

    number: int
    statement_id: str
    file: str
    sheet: str
    sha256: str
    original: str
    format: str
    version: int
    account: str
    shop: str
    layer: int
    period_start: str
    period_end: str
    exported_at: str
    rows_read: int
    rows_stored: int
    rows_seen_before: int
    rows_refused: int
    currency: str
    exp: int
    opening: int | None
    closing: int | None
    control: str
    checks: tuple[dict[str, Any], ...]
    message_key: str
    message_params: dict[str, Any]
    refused_key: str
    refused_row: int
    refused_column: str
    digest: str
    since: int
    stated_days: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What storing a statement would come to; repeats: the file that holds all of its rows already, "" for none."""

    rows_new: int
    rows_seen: int
    repeats: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One entry of the chain; at is ISO 8601 UTC; undoes = the entry it undid, None otherwise."""

    seq: int
    at: str
    actor: str
    action: str
    text_key: str
    params: dict[str, Any]
    rows: int
    sums: dict[str, str]
    digest: str
    undoes: int | None
    previous: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecision:
    """A live word of a person; see schema.decision for `kind` and `subject`."""

    number: int
    kind: str
    subject: str
    reason: str
    note: str
    params: dict[str, Any]
    actor: str
    since: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSignOff:
    """A live sign-off; numbers as stored (plain data), digest of their canonical JSON."""

    number: int
    period: Period
    name: str
    at: str
    note: str
    numbers: dict[str, Any]
    digest: str
    since: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What entries changed. matches, items: numbers of matches and discrepancies whose live rows, or members, are
    others now; tables: names of everything versioned that was written."""

    matches: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    tables: frozenset[str] = frozenset()

    def with_others(self, more: Changes) -> Changes:
        """Return these and further ones."""
        return Changes(self.matches | more.matches, self.items | more.items, self.tables | more.tables)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLook:
    """What is in a book, seen from outside. records: of live statements; matches: live ones; open_items: that wait.

    first, last: days that statements cover, ISO, "" for none. signed: names of signed periods.
    entry, at, actor: the last thing written (0, "", "" for nothing).
    """

    path: str
    company: str
    statements: int
    records: int
    matches: int
    open_items: int
    first: str
    last: str
    signed: tuple[str, ...]
    entry: int
    at: str
    actor: str


class Statements(Protocol):
    """Statements with their records."""

    def live(self) -> list[StoredStatement]:
        """Return every statement, refused sources included, sorted by statement_id."""

    def add(
        self, read: ReadStatement, original_sha256: str, tick: Callable[[int], None] | None = None
    ) -> StoredStatement:
        """Store one statement: new records, further occurrences of seen ones (multiset per account and key).

        A row is seen where the book holds a live record with the same source family, account and key that
        no earlier row of this statement has taken; full keys are compared, not fingerprints alone. A seen
        row that says something else (status, amount of an order) becomes a differing occurrence.
        A statement with the bytes of a stored one gets `+2` … and no new record.
        tick(rows) is called between batches of rows; what it raises leaves nothing stored.
        """

    def count(self, reads: Iterable[ReadStatement], tick: Callable[[int], None] | None = None) -> Iterable[Counted]:
        """Say what `add` would count of these statements, one after the other; nothing is written.

        tick(rows) is called between batches of the rows of one statement.
        """

    def stated(self, number: int) -> pa.Table:
        """Return all records of a statement as it states them, seen rows included: record_schema."""

    def movements(self, number: int, exp: int) -> tuple[int, ...]:
        """Return what the records of a statement may move its balance by, at `exp`: Σ amount, Σ net."""

    def sums(self) -> dict[str, str]:
        """Return currency → plain sum of the new records that this unit of work stored."""

    def add_refused(self, refusal: Refusal) -> StoredStatement:
        """Keep that a source was refused: no rows, its reason as key and parameters."""

    def keep_original(self, path: str, sha256: str, name: str) -> None:
        """Store the bytes of `path` in compressed chunks, once for each content."""

    def original(self, sha256: str) -> bytes | None:
        """Return the stored bytes; None where none are kept."""

    def came_with(self) -> dict[int, int]:
        """Return statement → the entry that brought it first, whatever counted it anew or brought it back since."""

    def leaving(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """Return the records that would go with these statements: no other live one states them."""

    def close(self, numbers: Sequence[int]) -> dict[str, int]:
        """Undo imports: close the statements and the records that no other live statement states.

        Returns counts: statements, records, matches and discrepancies closed with them.
        """


class Records(Protocol):
    """Live records as columns."""

    def table(self, *, layers: Iterable[int] | None = None, columns: Sequence[str] | None = None) -> pa.Table:
        """Return live_schema columns (or `columns` of it) of live records, by statement_id and idx.

        A record that a later statement restates differently has that statement's values: the one exported last
        where all say when, else of an order the one in which it is further (app.domain.order_life) or more refunded,
        else the one with the latest exported_at or period_end, then statement_id.
        """

    def restated_since(self, entry: int) -> NDArray[np.int64]:
        """Return the numbers of records of which a statement that came or went after an entry of the chain says
        otherwise than another: what they say may have changed."""

    def told_by(self, statements: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the numbers of records of other statements whose values are those that one of these (by number)
        states otherwise."""

    def ids(self, numbers: NDArray[np.int64]) -> pa.Array:
        """Return the record_id texts of records given by number, in their order; closed ones too."""

    def numbers(self, record_ids: Sequence[str]) -> NDArray[np.int64]:
        """Return the numbers of live records; 0 for one that is not there."""

    def rows(self, numbers: NDArray[np.int64]) -> pa.Table:
        """Return live_schema rows of these records, in their order."""

    def find(self, text: str, limit: int = 200) -> NDArray[np.int64]:
        """Return numbers of live records that carry `text` in a number, party or remark, or whose amount it is."""


class Matches(Protocol):
    """Matches and their members."""

    def live(self, comparison: str | None = None) -> tuple[pa.Table, pa.Table]:
        """Return (match_schema, member_schema) tables of live matches; members name match numbers."""

    def add(self, matches: pa.Table, members: pa.Table) -> NDArray[np.int64]:
        """Store new matches; returns their numbers. A record twice in a comparison and side, or parts over
        the whole, raise NotAllowed("match.twice")."""

    def close(self, numbers: NDArray[np.int64]) -> None:
        """End live matches and their members."""

    def put_again(self, matches: pa.Table, members: pa.Table) -> None:
        """End live matches with their members and open them again, under their numbers, as they are given here."""

    def restate(self, numbers: NDArray[np.int64], *, state: int, actor: str) -> None:
        """Close these matches and open them again with another state, ambiguous False; numbers stay."""


class Discrepancies(Protocol):
    """Discrepancies and timing items."""

    def live(self) -> pa.Table:
        """Return the discrepancy_schema table of live items."""

    def add(self, items: pa.Table) -> NDArray[np.int64]:
        """Store new items (match = match numbers, 0 for none); returns their numbers."""

    def close(self, numbers: NDArray[np.int64]) -> None:
        """End live items."""

    def opened_by(self, number: int) -> int:
        """Return the entry that first listed an item; 0 for none."""


class Decisions(Protocol):
    """What people decided."""

    def live(self, kind: str | None = None) -> list[StoredDecision]:
        """Return live decisions, oldest first."""

    def texts(self, kind: str) -> pa.Table:
        """Return subject and params (JSON) of the live decisions of a kind as columns, oldest first."""

    def add(
        self, kind: str, subject: str, *, reason: str = "", note: str = "", params: dict[str, Any] | None = None
    ) -> int:
        """Store one; returns its number."""

    def close(self, numbers: Sequence[int]) -> None:
        """End live decisions."""


class Accounts(Protocol):
    """Accounts and their opening balances."""

    def live(self) -> dict[str, Account]:
        """Return accounts by code."""

    def put(self, account: Account) -> None:
        """Store an account, ending the row with the same code."""

    def close(self, code: str) -> None:
        """End an account's row."""


class Periods(Protocol):
    """Periods, their states and sign-offs."""

    def state(self, period: Period) -> PeriodState:
        """Return OPEN where nothing was said."""

    def put(self, period: Period, state: PeriodState, reason: str = "") -> None:
        """Set a period's state."""

    def sign(self, period: Period, name: str, note: str, numbers: dict[str, Any]) -> StoredSignOff:
        """Freeze the numbers under a name."""

    def sign_offs(self) -> list[StoredSignOff]:
        """Return live sign-offs, oldest first."""

    def unsign(self, period: Period) -> None:
        """End the live sign-off of a period."""

    def signed_until(self) -> date | None:
        """Return the last day of the latest signed period."""


class Audit(Protocol):
    """The chain."""

    def entries(self, since: int = 0) -> list[AuditEntry]:
        """Return every entry from number `since` on, oldest first."""

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry; (0, 64 zeros) for a new book."""


class UnitOfWork(Protocol):
    """One transaction; see the module's docstring.

    kept: of the open book, for all its units of work: what readings leave for the next by their names, each with the
    head of the chain that it belongs to.
    """

    entry: int
    kept: dict[str, Any]
    actor: str
    statements: Statements
    records: Records
    matches: Matches
    discrepancies: Discrepancies
    decisions: Decisions
    accounts: Accounts
    periods: Periods
    audit: Audit

    def watch(self, pause: Callable[[], None]) -> None:
        """Call `pause` between pieces of reading and writing; what it raises stops the work and is raised."""

    def changes_since(self, head: str) -> Changes | None:
        """Return what changed since the head of the chain with this hash; None where that is not known."""

    def info(self) -> dict[str, str]:
        """Return what belongs to the book as a whole: company, zone, currency, demo …."""

    def put_info(self, key: str, value: str) -> None:
        """Set one of them as it was from the beginning; no entry tells of it."""

    def change_info(self, key: str, value: str) -> None:
        """Change one of them from now on; it can be undone."""

    def rules(self) -> Rules:
        """Return the live rules, else the built-in ones."""

    def every_rules(self) -> Sequence[Rules]:
        """Return every version of people's rules that was stored, oldest first."""

    def put_rules(self, rules: Rules) -> None:
        """Store rules as the live ones."""

    def knowledge(self) -> Knowledge:
        """Return what was learned of this book; version 0 where nothing was."""

    def put_knowledge(self, knowledge: Knowledge) -> None:
        """Store knowledge as the live one."""

    def undo(self, seq: int) -> int:
        """Close the live rows that entry `seq` opened and open again those it closed; returns how many.

        NotAllowed("undo.later") where a later entry has built on them (but for what a run made by itself).
        """

    def dependents(self, seq: int) -> list[int]:
        """Return the entries, ascending, that stand directly on entry `seq`: they ended a row that it opened, hold
        a row in the place of one it ended, or use a record it brought. Entries undone since are named as well."""

    def business_hash(self) -> str:
        """Return a digest of all live rows by their identities, without numbers, since and until."""

    def verify(self, report: Any) -> list[tuple[str, bool, str]]:
        """Check what the store can check: (name of the check, passed, detail); see services.verify."""

    def commit(
        self,
        *,
        text_key: str,
        params: dict[str, Any] | None = None,
        rows: int = 0,
        sums: dict[str, str] | None = None,
        undoes: int | None = None,
    ) -> AuditEntry:
        """Append the audit entry (the store digests the rows opened) and commit."""

    def commit_quietly(self) -> None:
        """Commit without an entry where nothing versioned was written (notes of the window, cache)."""


class Book(Protocol):
    """An open book."""

    path: str
    encrypted: bool

    def read(self) -> AbstractContextManager[UnitOfWork]:
        """Return a reading unit of work: one snapshot."""

    def write(self, action: str, actor: str) -> AbstractContextManager[UnitOfWork]:
        """Return a writing unit of work; BookUnreadable("book.locked") where another program writes."""

    def backup(self, to: str) -> None:
        """Copy the whole book to a new file by the backup interface and check that it opens."""

    def as_of(self, entry: int) -> Book:
        """Return a copy of the book as it was after one entry, to be read and closed, by which it is deleted."""

    def close(self) -> None:
        """Close every connection; checkpoint."""


class BookStore(Protocol):
    """Opens and makes books."""

    def create(self, path: str, *, info: dict[str, str] | None = None, passphrase: str = "") -> Book:
        """Make a new book, encrypted where there is a passphrase."""

    def open(self, path: str) -> Book:
        """Open a book, upgrading it after a copy aside; BookUnreadable with its key otherwise.

        An encrypted one was unlocked before; else BookUnreadable("book.needs_passphrase").
        """

    def unlock(self, path: str, passphrase: str) -> bool:
        """Learn the key of an encrypted book for this run; False for a plain one.

        BookUnreadable("book.passphrase") where the passphrase does not open it, "book.wait" too soon after one that did
        not.
        """

    def wait_s(self, path: str) -> float:
        """Return the seconds until a passphrase of a book is taken again after wrong ones, 0.0 where it is now."""

    def change_passphrase(self, path: str, old: str, new: str) -> None:
        """Encrypt a plain book (`old` is ""), make one plain (`new` is ""), or give it another passphrase.

        Nobody may have it open.
        """

    def carry_keys(self, source: str, target: str) -> None:
        """Put the keys of a file beside another that is or becomes a copy of it; a plain one leaves none there."""

    def look(self, path: str, tick: Callable[[], None], *, whole: bool, keys_of: str = "") -> BookLook:
        """Return what is in a book without changing it; whole: after checking every page. tick() may end it.

        keys_of: the file whose keys open this one, where it has another name.
        """

    def libraries(self) -> str:
        """Return name and version of what a book is read and encrypted with, for people who ask about it."""

    def temporary(self) -> Book:
        """Return a book in a temporary folder, deleted on close; it keeps no originals and syncs nothing."""
