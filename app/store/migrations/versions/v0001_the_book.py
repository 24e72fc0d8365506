"""Every table, index and trigger of the first book."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _scaled(amount: str, exp: str) -> str:
    """Return SQL that brings an amount to eight digits; SQLite has no power of its own everywhere."""
    cases = " ".join(f"when {digits} then {10 ** (8 - digits)}" for digits in range(9))
    return f"abs({amount}) * (case {exp} {cases} end)"


_LIVE = "from member m where m.comparison = new.comparison and m.side = new.side and m.record = new.record"

#: A record is in one live match for each comparison and side, or in parts that add to no more than the
#: whole: the unique index holds the first half, these hold the second, also against another program.
_TRIGGERS = {
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


def upgrade() -> None:
    """Make a book from nothing."""

    op.create_table(
        "account",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=False),
        sa.Column("merchant", sa.Text(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("cutoff_min", sa.BigInteger(), nullable=False),
        sa.Column("delay_days", sa.BigInteger(), nullable=False),
        sa.Column("opening_on", sa.Text(), nullable=False),
        sa.Column("opening", sa.BigInteger(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_account_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_account")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_account_closed", "account", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index("ix_account_since", "account", ["since"], unique=False)
    op.create_table(
        "audit",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("sums", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "book",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_book")),
    )
    op.create_table(
        "decision",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_decision_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_decision")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_decision_closed", "decision", ["until"], unique=False, sqlite_where=sa.text("until is not null")
    )
    op.create_index("ix_decision_since", "decision", ["since"], unique=False)
    op.create_table(
        "discrepancy",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("comparison", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("records", sa.Text(), nullable=False),
        sa.Column("match", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.BigInteger(), nullable=False),
        sa.Column("since_day", sa.BigInteger(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("params", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_discrepancy_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_discrepancy")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_discrepancy_closed", "discrepancy", ["until"], unique=False, sqlite_where=sa.text("until is not null")
    )
    op.create_index("ix_discrepancy_since", "discrepancy", ["since"], unique=False)
    op.create_table(
        "member",
        sa.Column("comparison", sa.Text(), nullable=False),
        sa.Column("side", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.BigInteger(), nullable=False),
        sa.Column("match", sa.BigInteger(), nullable=False),
        sa.Column("allocated", sa.BigInteger(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("whole", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_member_lifetime")),
        sa.PrimaryKeyConstraint("comparison", "side", "record", "match", "since", name=op.f("pk_member")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_member_closed", "member", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index("ix_member_match", "member", ["match"], unique=False)
    op.create_index(
        "ix_member_part",
        "member",
        ["comparison", "side", "record"],
        unique=False,
        sqlite_where=sa.text("until is null and whole = 0"),
        postgresql_where=sa.text("until is null and whole = 0"),
    )
    op.create_index("ix_member_since", "member", ["since"], unique=False)
    op.create_index(
        "uq_member_whole",
        "member",
        ["comparison", "side", "record"],
        unique=True,
        sqlite_where=sa.text("until is null and whole = 1"),
        postgresql_where=sa.text("until is null and whole = 1"),
    )
    op.create_table(
        "occurrence",
        sa.Column("record", sa.BigInteger(), nullable=False),
        sa.Column("statement", sa.BigInteger(), nullable=False),
        sa.Column("idx", sa.BigInteger(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("differs", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_occurrence_lifetime")),
        sa.PrimaryKeyConstraint("record", "statement", "idx", "since", name=op.f("pk_occurrence")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_occurrence_closed", "occurrence", ["until"], unique=False, sqlite_where=sa.text("until is not null")
    )
    op.create_index(
        "ix_occurrence_differs",
        "occurrence",
        ["record"],
        unique=False,
        sqlite_where=sa.text("until is null and differs = 1"),
        postgresql_where=sa.text("until is null and differs = 1"),
    )
    op.create_index("ix_occurrence_since", "occurrence", ["since"], unique=False)
    op.create_index("ix_occurrence_statement", "occurrence", ["statement"], unique=False)
    op.create_table(
        "original",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("chunks", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_original")),
    )
    op.create_table(
        "original_chunk",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "n", name=op.f("pk_original_chunk")),
    )
    op.create_table(
        "period",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_period_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_period")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_period_closed", "period", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index("ix_period_since", "period", ["since"], unique=False)
    op.create_table(
        "record",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("statement", sa.BigInteger(), nullable=False),
        sa.Column("idx", sa.BigInteger(), nullable=False),
        sa.Column("row", sa.BigInteger(), nullable=False),
        sa.Column("suffix", sa.BigInteger(), nullable=False),
        sa.Column("layer", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("net", sa.BigInteger(), nullable=False),
        sa.Column("net_exp", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("key_fp", sa.BigInteger(), nullable=False),
        sa.Column("order_fp", sa.BigInteger(), nullable=False),
        sa.Column("channel_fp", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_record_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_record")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_amount", "record", ["amount"], unique=False)
    op.create_index(
        "ix_record_channel_fp",
        "record",
        ["channel_fp"],
        unique=False,
        sqlite_where=sa.text("channel_fp <> 0"),
        postgresql_where=sa.text("channel_fp <> 0"),
    )
    op.create_index("ix_record_closed", "record", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index(
        "ix_record_order_fp",
        "record",
        ["order_fp"],
        unique=False,
        sqlite_where=sa.text("order_fp <> 0"),
        postgresql_where=sa.text("order_fp <> 0"),
    )
    op.create_index("ix_record_since", "record", ["since"], unique=False)
    op.create_table(
        "rule",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_rule_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_rule")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_rule_closed", "rule", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index("ix_rule_since", "rule", ["since"], unique=False)
    op.create_table(
        "sign_off",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_sign_off_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_sign_off")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_sign_off_closed", "sign_off", ["until"], unique=False, sqlite_where=sa.text("until is not null")
    )
    op.create_index("ix_sign_off_since", "sign_off", ["since"], unique=False)
    op.create_table(
        "statement",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("statement_id", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("original", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("shop", sa.Text(), nullable=False),
        sa.Column("layer", sa.BigInteger(), nullable=False),
        sa.Column("period_start", sa.Text(), nullable=False),
        sa.Column("period_end", sa.Text(), nullable=False),
        sa.Column("exported_at", sa.Text(), nullable=False),
        sa.Column("rows_read", sa.BigInteger(), nullable=False),
        sa.Column("rows_stored", sa.BigInteger(), nullable=False),
        sa.Column("rows_seen_before", sa.BigInteger(), nullable=False),
        sa.Column("rows_refused", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("opening", sa.BigInteger(), nullable=True),
        sa.Column("closing", sa.BigInteger(), nullable=True),
        sa.Column("control", sa.Text(), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("message_key", sa.Text(), nullable=False),
        sa.Column("message_params", sa.Text(), nullable=False),
        sa.Column("refused_key", sa.Text(), nullable=False),
        sa.Column("refused_row", sa.BigInteger(), nullable=False),
        sa.Column("refused_column", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("first_record", sa.BigInteger(), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_statement_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_statement")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_statement_closed", "statement", ["until"], unique=False, sqlite_where=sa.text("until is not null")
    )
    op.create_index("ix_statement_sha256", "statement", ["sha256"], unique=False)
    op.create_index("ix_statement_since", "statement", ["since"], unique=False)
    op.create_table(
        "statement_chunk",
        sa.Column("statement", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("statement", "n", name=op.f("pk_statement_chunk")),
    )
    op.create_table(
        "tie",
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("comparison", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("state", sa.BigInteger(), nullable=False),
        sa.Column("ambiguous", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("difference", sa.BigInteger(), nullable=False),
        sa.Column("exp", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("lead", sa.BigInteger(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("until is null or until > since", name=op.f("ck_tie_lifetime")),
        sa.PrimaryKeyConstraint("number", "since", name=op.f("pk_tie")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tie_closed", "tie", ["until"], unique=False, sqlite_where=sa.text("until is not null"))
    op.create_index("ix_tie_since", "tie", ["since"], unique=False)

    for statement in _TRIGGERS.values():
        op.execute(statement)
