"""One transaction of a book: reading one snapshot, or writing with one audit entry at its end."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine

from app.domain.knowledge import Knowledge
from app.domain.match import Rules
from app.domain.plain_data import rebuilt
from app.services.ports import AuditEntry, Changes
from app.store import schema
from app.store.bulk import PAUSE
from app.store.chunks import PieceCache
from app.store.connect import explained, meaning
from app.store.context import Context, dumps
from app.store.live import LiveStore, LiveTables
from app.store.repositories.accounts import SqlAccounts
from app.store.repositories.audit import SqlAudit
from app.store.repositories.decisions import SqlDecisions
from app.store.repositories.discrepancies import SqlDiscrepancies
from app.store.repositories.matches import SqlMatches
from app.store.repositories.periods import SqlPeriods
from app.store.repositories.records import FACTS, SqlRecords
from app.store.repositories.statements import SqlStatements
from app.store.repositories.whole import Whole
from app.trust.chain import START, entry_hash

log = logging.getLogger(__name__)

Clock = Callable[[], datetime]

#: Steps of SQLite's machine between two pauses: some hundredths of a second.
_STEPS = 200_000

#: Name under which the rules of a run are stored.
RULES = "matching"
#: Name under which what was learned is stored.
KNOWLEDGE = "knowledge"
#: Begins the names under which facts of the whole book are stored that a person changed, `book.zone`.
FACT = "book."


class SqlUnitOfWork:
    """See app.services.ports; made by Book.read() and Book.write(), used and closed in one thread."""

    def __init__(
        self,
        engine: Engine,
        path: str,
        *,
        clock: Clock,
        live: LiveStore,
        pieces: PieceCache,
        temporary: bool,
        action: str = "",
        actor: str = "",
    ) -> None:
        self._engine, self._path, self._clock, self._store = engine, path, clock, live
        self._pieces, self._temporary, self._action = pieces, temporary, action
        self.actor = actor
        self.kept = live.kept
        self.entry = 0
        self._connection: Connection | None = None
        self._stopped: BaseException | None = None
        self._verified = False

    def __enter__(self) -> Self:
        with explained(self._path, was_open=True):
            connection = self._engine.connect()
            try:
                self._begin(connection)
            except BaseException:
                connection.invalidate()
                connection.close()
                raise
        self._connection = connection
        return self

    def _begin(self, connection: Connection) -> None:
        writing = bool(self._action)
        connection.exec_driver_sql("begin immediate" if writing else "begin")
        row = connection.exec_driver_sql("select seq, hash from audit order by seq desc limit 1").fetchone()
        seq = int(row[0]) if row else 0
        self.entry = seq + 1 if writing else 0
        # a writer's own pieces must not outlive a rollback, so it does not share the readers' cache
        pieces = PieceCache(below=self._pieces) if writing else self._pieces
        self._live = LiveTables(self._store, (seq, str(row[1])) if row else (0, START))
        self._context = Context(connection, self.entry, self.actor, self._action, self._temporary, pieces, self._live)
        self._context.memo.update(self._live.facts())
        self.audit = SqlAudit(self._context)
        self.records = SqlRecords(self._context)
        self.statements = SqlStatements(self._context, self.records)
        self.matches = SqlMatches(self._context, self.records)
        self.discrepancies = SqlDiscrepancies(self._context)
        self.decisions = SqlDecisions(self._context)
        self.accounts = SqlAccounts(self._context)
        self.periods = SqlPeriods(self._context, self._now)

    def watch(self, pause: Callable[[], None]) -> None:
        """Call `pause` again and again while the book is read or written; what it raises stops the work.

        Also within one long statement of the database, by its progress handler.
        """
        assert self._connection is not None
        self._connection.info[PAUSE] = pause
        raw: Any = self._connection.connection.dbapi_connection

        def handler() -> int:
            try:
                pause()
            except BaseException as stopped:  # noqa: BLE001 - it is raised again where the statement ends
                self._stopped = stopped
                return 1
            return 0

        raw.set_progress_handler(handler, _STEPS)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            if not self.entry and not self._verified:
                self._live.keep_facts({name: one for name, one in self._context.memo.items() if name in FACTS})
            self._end(connection)
        if error is not None:
            if self._stopped is not None and error is not self._stopped:
                raise self._stopped from error
            known = meaning(error, self._path, was_open=True)
            if known is not None:
                raise known from error

    def _end(self, connection: Connection) -> None:
        """Roll back what was not committed; a full disk has done so already, and Ctrl+C within a statement."""
        if not connection.invalidated:
            raw: Any = connection.connection.dbapi_connection
            if connection.info.pop(PAUSE, None) is not None and raw is not None:
                raw.set_progress_handler(None, 0)
            if raw is not None and getattr(raw, "in_transaction", False):
                connection.rollback()
        connection.close()

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def changes_since(self, head: str) -> Changes | None:
        """Return what changed since the head of the chain with this hash; None where that is not known."""
        return self._live.since(head)

    def info(self) -> dict[str, str]:
        """Return what belongs to the book as a whole: company, zone, currency, demo …."""
        connection = self._context.connection
        rows = connection.exec_driver_sql("select key, value from book order by key").fetchall()
        sql = "select name, body from rule where until is null and name like ? order by name"
        said = connection.exec_driver_sql(sql, (f"{FACT}%",)).fetchall()
        changed = {str(name).removeprefix(FACT): str(json.loads(body)) for name, body in said}
        return {str(row[0]): str(row[1]) for row in rows} | changed

    def put_info(self, key: str, value: str) -> None:
        """Set one of them as it was from the beginning: before the first entry, which covers them."""
        if self.entry > 1:
            raise RuntimeError("what is said of a book that has entries needs one")
        connection = self._context.connection
        connection.exec_driver_sql("delete from book where key = ?", (key,))
        connection.exec_driver_sql("insert into book (key, value) values (?, ?)", (key, value))

    def change_info(self, key: str, value: str) -> None:
        """Change one of them from now on: a row like a rule's, which an undo closes again."""
        self._put(f"{FACT}{key}", dumps(value))

    def rules(self) -> Rules:
        """Return the live rules, else the built-in ones."""
        sql = "select body from rule where until is null and name = ?"
        row = self._context.connection.exec_driver_sql(sql, (RULES,)).fetchone()
        if row is None:
            return Rules()
        return rebuilt(Rules, json.loads(row[0]))

    def every_rules(self) -> Sequence[Rules]:
        """Return every version of people's rules that was stored, oldest first."""
        sql = "select body from rule where name = ? order by since"
        rows = self._context.connection.exec_driver_sql(sql, (RULES,))
        return [rebuilt(Rules, json.loads(row[0])) for row in rows]

    def put_rules(self, rules: Rules) -> None:
        """Store rules as the live ones."""
        self._put(RULES, dumps(asdict(rules)))

    def knowledge(self) -> Knowledge:
        """Return what was learned of this book."""
        sql = "select body from rule where until is null and name = ?"
        row = self._context.connection.exec_driver_sql(sql, (KNOWLEDGE,)).fetchone()
        return Knowledge() if row is None else rebuilt(Knowledge, json.loads(row[0]))

    def put_knowledge(self, knowledge: Knowledge) -> None:
        """Store knowledge as the live one."""
        self._put(KNOWLEDGE, dumps(asdict(knowledge)))

    def _put(self, name: str, body: str) -> None:
        """End the live row of that name and open another one with its number."""
        sql = "select number from rule where until is null and name = ?"
        numbers = [int(row[0]) for row in self._context.connection.exec_driver_sql(sql, (name,))]
        self._context.close_rows(schema.rule, numbers)
        number = numbers[0] if numbers else self._context.next_number(schema.rule)
        self._context.open_rows(schema.rule, {"number": number, "name": name, "body": body, "actor": self.actor}, 1)

    def undo(self, seq: int) -> int:
        """Close the live rows that entry `seq` opened and open again those it closed; returns how many.

        NotAllowed("undo.later") where a later entry has built on them (but for what a run made by itself).
        """
        from app.store.undo import undo

        return undo(self._context, self.statements, seq)

    def dependents(self, seq: int) -> list[int]:
        """Return the entries, ascending, that stand directly on entry `seq`, undone or not."""
        from app.store.dependents import dependents

        return dependents(self._context, seq)

    def business_hash(self) -> str:
        """Return a digest of all live rows by their identities, without numbers, since and until."""
        from app.store.business import business_hash

        return business_hash(self._whole())

    def verify(self, report: Any) -> list[tuple[str, bool, str]]:
        """Check what the store can check: (name of the check, passed, detail); see services.verify."""
        from app.store.checks import run_checks

        self._live.from_the_book()
        self._context.memo.clear()
        self._verified = True
        return run_checks(self._whole(), self._context, report)

    def _whole(self) -> Whole:
        return Whole(
            audit=self.audit,
            statements=self.statements,
            records=self.records,
            matches=self.matches,
            discrepancies=self.discrepancies,
        )

    def commit(
        self,
        *,
        text_key: str,
        params: dict[str, Any] | None = None,
        rows: int = 0,
        sums: dict[str, str] | None = None,
        undoes: int | None = None,
    ) -> AuditEntry:
        """Append the audit entry and commit. rows: 0 = as many as were opened and closed."""
        self._context.finish()
        digest, count = self._context.digest()
        fields = {
            "seq": self.entry, "at": self._now(), "actor": self.actor, "action": self._action,
            "text_key": text_key, "params": params or {}, "rows": rows or count, "sums": sums or {},
            "digest": digest, "undoes": undoes, "previous": self.audit.head()[1],
        }  # fmt: skip
        if fields["at"] < (before := self.audit.last_at()):  # type: ignore[operator]
            log.warning("entry %d: the clock was set back, %s after %s", self.entry, fields["at"], before)
        entry = AuditEntry(**fields, hash=entry_hash(fields))  # type: ignore[arg-type]
        self.audit.append(entry)
        self._commit()
        self._live.committed((entry.seq, entry.hash), frozenset(self._context.touched))
        log.info("entry %d %s: %d rows", entry.seq, entry.action, entry.rows)
        return entry

    def commit_quietly(self) -> None:
        """Commit without an entry where nothing versioned was written (notes of the window, cache)."""
        if self._context.touched:
            raise RuntimeError(f"{sorted(self._context.touched)} changed: that needs an audit entry")
        self._commit()

    def _commit(self) -> None:
        assert self._connection is not None
        connection, self._connection = self._connection, None
        try:
            with explained(self._path, was_open=True):
                self._context.connection.commit()
        finally:
            self._end(connection)
