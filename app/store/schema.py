"""Tables of the book. Alembic's head must equal them (tests/store/test_migrations.py).

Nothing is updated or deleted but the field `until`: a versioned row is live while `until` is null, and
`since` and `until` are numbers of audit entries. A versioned thing keeps its `number` for ever; a row
that is opened again by undo is a new row with the same number and a later `since`.
Portable SQL only: BIGINT, TEXT, BLOB; JSON as text; fingerprints signed 64-bit.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    text,
)

#: Grows with every migration; a book with a higher one is newer than the program.
BOOK_VERSION = 2

#: Rows in one piece of a statement's columns.
CHUNK_ROWS = 65_536

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _big(name: str, **options: object) -> Column[int]:
    return Column(name, BigInteger, nullable=bool(options.pop("nullable", False)), **options)  # type: ignore[arg-type]


def _text(name: str, **options: object) -> Column[str]:
    return Column(name, Text, nullable=bool(options.pop("nullable", False)), **options)  # type: ignore[arg-type]


def _versioned(name: str, *columns: Column[Any], key: tuple[str, ...] = ("number",)) -> Table:
    """Return a table whose rows live from `since` to `until`; its key is `key` and `since`."""
    for column in columns:
        if column.name in key:
            column.primary_key = True
    table = Table(
        name,
        metadata,
        *columns,
        Column("since", BigInteger, nullable=False, primary_key=True),
        Column("until", BigInteger, nullable=True),
        CheckConstraint("until is null or until > since", name="lifetime"),
        sqlite_with_rowid=False,
    )
    Index(f"ix_{name}_since", table.c.since)  # rows of one entry; they come in its order, so it costs little
    Index(f"ix_{name}_closed", table.c.until, sqlite_where=text("until is not null"))
    return table


#: company, zone, currency, book_version, created_at, demo … : what belongs to the book as a whole.
book = Table("book", metadata, _text("key", primary_key=True), _text("value"))

#: The chain: one entry for one decision or one bulk operation. hash = SHA-256 of previous hash and entry.
audit = Table(
    "audit",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _text("at"),  # ISO 8601 UTC
    _text("actor"),
    _text("action"),  # import, run, confirm, reject, match, unmatch, explain, accept, undo, sign_off …
    _text("text_key"),  # how it reads in the history list; words by app.domain.texts
    _text("params"),  # JSON: parameters of the text and of a replay
    _big("rows"),  # how many rows it opened and closed
    _text("sums"),  # JSON: currency → plain amount
    _text("digest"),  # of the rows it opened, canonical order
    _big("undoes", nullable=True),  # entry that this one undid (undo of an undo is a redo)
    _text("previous"),
    _text("hash"),
)

#: Originals, deduplicated by content; chunks of 4 MB, compressed with zlib.
original = Table(
    "original",
    metadata,
    _text("sha256", primary_key=True),
    _text("name"),
    _big("size"),
    _big("chunks"),
    _big("since"),
)
original_chunk = Table(
    "original_chunk",
    metadata,
    _text("sha256", primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

account = _versioned(
    "account",
    _big("number"),
    _text("code"),
    _text("title"),
    _text("role"),
    _text("provider"),
    _text("shop"),
    _text("merchant"),
    _text("bank"),
    _text("currency"),
    _big("exp"),
    _text("zone"),
    _big("cutoff_min"),
    _big("delay_days"),
    _text("opening_on"),
    _big("opening", nullable=True),
)

#: Every source ever offered, refused ones too (`refused_key` not empty, no records).
statement = _versioned(
    "statement",
    _big("number"),
    _text("statement_id"),
    _text("file"),
    _text("sheet"),
    _text("sha256"),
    _text("original"),  # sha256 of the file that holds it; "" where none is kept
    _text("format"),
    _big("version"),
    _text("account"),
    _text("shop"),
    _big("layer"),
    _text("period_start"),
    _text("period_end"),
    _text("exported_at"),
    _big("rows_read"),
    _big("rows_stored"),
    _big("rows_seen_before"),
    _big("rows_refused"),
    _text("currency"),
    _big("exp"),
    _big("opening", nullable=True),
    _big("closing", nullable=True),
    _text("control"),
    _text("checks"),  # JSON list of Check
    _text("message_key"),
    _text("message_params"),
    _text("refused_key"),
    _big("refused_row"),
    _text("refused_column"),
    _text("digest"),
    _big("first_record"),  # number of its first new record, 0 for none
    _big("records"),  # how many new records
)
#: Whether the source itself says which days it covers, else they are those of its rows; null in a book of before.
statement.append_column(_big("stated_days", nullable=True))

#: All records of a statement as compressed Arrow IPC streams of CHUNK_ROWS rows: record_schema and
#: `record` (the book's number; null where the row had been seen before). Row `idx` of the statement lies
#: in piece idx // CHUNK_ROWS, so that one row costs one piece.
statement_chunk = Table(
    "statement_chunk",
    metadata,
    Column("statement", BigInteger, primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

#: The slim row of a record: what is searched, matched and constrained; its text lives in the chunk.
#: net = amount − fee at `net_exp`, the more exact of the two exponents. statement, idx, row and suffix are
#: those of the statement that names it; day, amount … are what the latest statement says of it.
record = _versioned(
    "record",
    _big("number"),
    _big("statement"),
    _big("idx"),  # row of the chunk, from 0
    _big("row"),
    _big("suffix"),
    _big("layer"),
    _big("kind"),
    _big("day"),
    _big("amount"),
    _big("exp"),
    _big("net"),
    _big("net_exp"),
    _text("currency"),
    _big("key_fp"),
    _big("order_fp"),
    _big("channel_fp"),
)

#: Further statements that state a record (its first one stands in the record itself).
#: differs = 1: this statement says something else of it (an order that was paid meanwhile).
occurrence = _versioned(
    "occurrence",
    _big("record"),
    _big("statement"),
    _big("idx"),
    _big("row"),
    _big("differs"),
    key=("record", "statement", "idx"),
)

#: `match` is a keyword of SQL dialects; the table is called tie.
match = _versioned(
    "tie",
    _big("number"),
    _text("comparison"),
    _text("method"),
    _big("state"),
    _big("ambiguous"),
    _big("score"),
    _big("difference"),
    _big("exp"),
    _text("currency"),
    _big("lead"),
    _big("ordinal"),
    _text("reasons"),
    _text("rule"),
    _text("actor"),
)
member = _versioned(
    "member",
    _text("comparison"),
    _big("side"),
    _big("record"),
    _big("match"),
    _big("allocated"),
    _big("exp"),
    _big("whole"),
    key=("comparison", "side", "record", "match"),
)

discrepancy = _versioned(
    "discrepancy",
    _big("number"),
    _text("code"),
    _text("comparison"),
    _text("subject"),
    _text("records"),  # JSON list of record numbers
    _big("match"),
    _big("amount"),
    _big("exp"),
    _text("currency"),
    _big("expected", nullable=True),
    _big("state"),
    _big("since_day"),
    _text("text_key"),
    _text("params"),
    _text("reason"),
    _text("note"),
    _text("actor"),
)

#: A person's word that a run must respect: refused pairs, explained items, accepted statements, notes, flags.
decision = _versioned(
    "decision",
    _big("number"),
    _text("kind"),  # refuse, explain, accept_statement, note, flag
    _text("subject"),  # canonical text of what it is about (record ids, discrepancy id, statement id)
    _text("reason"),
    _text("note"),
    _text("params"),
    _text("actor"),
)

period = _versioned(
    "period",
    _big("number"),
    _text("first"),
    _text("last"),
    _text("state"),
    _text("reason"),
    _text("actor"),
)

#: A signed period's numbers as they were (JSON with sorted keys) and their digest.
sign_off = _versioned(
    "sign_off",
    _big("number"),
    _text("first"),
    _text("last"),
    _text("name"),
    _text("at"),
    _text("note"),
    _text("numbers"),
    _text("digest"),
)

rule = _versioned("rule", _big("number"), _text("name"), _text("body"), _text("actor"))

#: Searched by number and by amount; a large load drops them and builds them again (app.store.context).
#: Keys are compared as whole columns (app.store.seen) and need none.
Index(
    "ix_record_order_fp", record.c.order_fp, sqlite_where=text("order_fp <> 0"), postgresql_where=text("order_fp <> 0")
)
Index(
    "ix_record_channel_fp",
    record.c.channel_fp,
    sqlite_where=text("channel_fp <> 0"),
    postgresql_where=text("channel_fp <> 0"),
)
Index("ix_record_amount", record.c.amount)
Index("ix_occurrence_statement", occurrence.c.statement)
Index(
    "ix_occurrence_differs",
    occurrence.c.record,
    sqlite_where=text("until is null and differs = 1"),
    postgresql_where=text("until is null and differs = 1"),
)
Index("ix_member_match", member.c.match)
Index(
    "uq_member_whole",
    member.c.comparison,
    member.c.side,
    member.c.record,
    unique=True,
    sqlite_where=text("until is null and whole = 1"),
    postgresql_where=text("until is null and whole = 1"),
)
Index(
    "ix_member_part",
    member.c.comparison,
    member.c.side,
    member.c.record,
    sqlite_where=text("until is null and whole = 0"),
    postgresql_where=text("until is null and whole = 0"),
)
Index("ix_statement_sha256", statement.c.sha256)


def _scaled(amount: str, exp: str) -> str:
    """Return SQL that brings an amount to eight digits; SQLite has no power of its own everywhere."""
    cases = " ".join(f"when {digits} then {10 ** (8 - digits)}" for digits in range(9))
    return f"abs({amount}) * (case {exp} {cases} end)"


_LIVE = "from member m where m.comparison = new.comparison and m.side = new.side and m.record = new.record"

#: A record is in one live match for each comparison and side, or in parts that add to no more than the
#: whole: the unique index holds the first half, these hold the second, also against another program.
TRIGGERS = {
    "tr_member_whole": f"""create trigger tr_member_whole before insert on member
when new.whole = 1 and new.until is null
begin
  select raise(abort, 'match.twice') where exists (select 1 {_LIVE} and m.until is null and m.whole = 0);
end""",
    "tr_member_part": f"""create trigger tr_member_part before insert on member
when new.whole = 0 and new.until is null
begin
  select raise(abort, 'match.twice') where exists (select 1 {_LIVE} and m.until is null and m.whole = 1);
  select raise(abort, 'match.twice') where
    (select coalesce(sum({_scaled("m.allocated", "m.exp")}), 0) {_LIVE} and m.until is null and m.whole = 0)
    + {_scaled("new.allocated", "new.exp")}
    > (select case new.comparison when 'L1' then {_scaled("r.amount", "r.exp")} else {_scaled("r.net", "r.net_exp")} end
       from record r where r.number = new.record and r.until is null);
end""",
}
_PART = "from member p where p.until is null and p.whole = 0"

#: Queries that find a record beyond its amount; no row = none. verify asks them as well.
BEYOND = (
    f"""select p.record {_PART} and exists (select 1 from member w where w.comparison = p.comparison
and w.side = p.side and w.record = p.record and w.until is null and w.whole = 1) limit 1""",
    f"""select p.record {_PART} group by p.comparison, p.side, p.record
having sum({_scaled("p.allocated", "p.exp")}) > (
  select case p.comparison when 'L1' then {_scaled("r.amount", "r.exp")} else {_scaled("r.net", "r.net_exp")} end
  from record r where r.number = p.record and r.until is null) limit 1""",
)
for _statement in TRIGGERS.values():
    _ddl = DDL(_statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", _ddl.execute_if(dialect="sqlite"))
