"""The columns that travel between rooms: Arrow tables with the fixed schemas below.

A million records are a table, never a million objects. Names and types are final: they are also
what the book stores. pyarrow is imported inside the functions, so that the window can be painted
before it is loaded.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def record_schema() -> pa.Schema:
    """Return the columns of a statement's records, in the source's order, as readers send them.

    row: int32, where the record starts in its source, from 1; suffix: int8, 0 where the row gives one
        record, 1, 2 … ("a", "b" …) where it gives several.
    layer, kind, state: int8, see app.domain.record.
    at: int64, seconds from 1970-01-01 00:00 on the source's own clock (midnight for dates alone).
    offset: int16, minutes east of UTC of that clock; NO_TIME for a date alone.
    amount: int64, effect on the statement's account, gross, from the shop's side, at `exp` digits.
    fee: int64 at `fee_exp` digits, what this row's channel kept, positive = cost; null = no such column.
    coupon: int64 at `exp`, part of what the buyer owed that the row itself says somebody else bore
        (amount + coupon = the buyer's order); of a refund what others get back, with either sign, as its source
        prints it; of an order the part of its amount that platform or host bears;
        null = none stated.
    refunded: int64 at `exp`, positive, refund that an order row tells of; null = none stated.
    balance: int64 at `exp`, running balance after the row; null = none.
    order_ref: shop's or platform's order number; channel_ref: the event's own number at the channel
        (of a refund: the refund's, where it has one); parent_ref: number of the payment that a refund or
        fee belongs to; batch_ref: number of the settlement or payout that carries the row.
    status: the source's own word; subtype: its own business type; text: remark, memo and title, in
        which a reference may hide; rate: fee rate as printed ("0.60%").
    key_fp: int64, fingerprint of what makes the row itself again in an overlapping statement;
    content_fp: int64, of everything it says; order_fp, channel_fp, parent_fp, batch_fp: int64, of the
        numbers, 0 for none. See app.domain.fingerprint.
    Text is never null: "" is none.
    """
    import pyarrow as pa

    text = [(name, pa.string()) for name in TEXT_COLUMNS]
    return pa.schema(
        [
            pa.field(name, kind, nullable=name in NULLABLE)
            for name, kind in [
                ("row", pa.int32()),
                ("suffix", pa.int8()),
                ("layer", pa.int8()),
                ("kind", pa.int8()),
                ("state", pa.int8()),
                ("at", pa.int64()),
                ("offset", pa.int16()),
                ("amount", pa.int64()),
                ("exp", pa.int8()),
                ("fee", pa.int64()),
                ("fee_exp", pa.int8()),
                ("coupon", pa.int64()),
                ("refunded", pa.int64()),
                ("balance", pa.int64()),
                *text,
                *((name, pa.int64()) for name in FINGERPRINTS),
            ]
        ]
    )


TEXT_COLUMNS = (
    "currency",
    "order_ref",
    "channel_ref",
    "parent_ref",
    "batch_ref",
    "counterparty",
    "status",
    "subtype",
    "rate",
    "text",
    "shop",
    "account",
)
NULLABLE = frozenset({"fee", "coupon", "refunded", "balance"})
FINGERPRINTS = ("key_fp", "content_fp", "order_fp", "channel_fp", "parent_fp", "batch_fp")


@cache
def live_schema() -> pa.Schema:
    """Return the columns of records as the book gives them: `record_schema` after these three.

    record: int64, the book's number of the record; inside the program only.
    statement: int32, the book's number of the statement that stored it first.
    source: dictionary<int32, string>, its format (`alipay.merchant.trade`).
    """
    import pyarrow as pa

    lead = [
        pa.field("record", pa.int64(), nullable=False),
        pa.field("statement", pa.int32(), nullable=False),
        pa.field("source", pa.dictionary(pa.int32(), pa.string()), nullable=False),
    ]
    return pa.schema([*lead, *record_schema()])


@cache
def match_schema() -> pa.Schema:
    """Return the columns of matches, one row each.

    number: int64, the book's number; 0 before it has one. comparison: "L1" …; method: the pass.
    state: int8, 0 suggested, 1 confirmed. ambiguous: bool. score: int16, 0 to 1000.
    difference: int64 at `exp` digits, Σ A − Σ B of the allocated parts (CONTRACT 4).
    lead: int64, the record of side A with the lowest record_id (as bytes); it names the match.
    ordinal: int16, 1, or 2, 3 … where that record leads several live matches of the comparison.
    reasons: string, evidence as a JSON object with sorted keys, no spaces; values are strings,
        numbers or lists, amounts as plain decimal strings.
    rule: string, name and version of the rule that decided.
    actor: string, "rule" for what a run confirmed or suggested, else who decided.
    """
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("number", pa.int64(), nullable=False),
            pa.field("comparison", pa.string(), nullable=False),
            pa.field("method", pa.string(), nullable=False),
            pa.field("state", pa.int8(), nullable=False),
            pa.field("ambiguous", pa.bool_(), nullable=False),
            pa.field("score", pa.int16(), nullable=False),
            pa.field("difference", pa.int64(), nullable=False),
            pa.field("exp", pa.int8(), nullable=False),
            pa.field("currency", pa.string(), nullable=False),
            pa.field("lead", pa.int64(), nullable=False),
            pa.field("ordinal", pa.int16(), nullable=False),
            pa.field("reasons", pa.string(), nullable=False),
            pa.field("rule", pa.string(), nullable=False),
            pa.field("actor", pa.string(), nullable=False),
        ]
    )


@cache
def untold_schema() -> pa.Schema:
    """Return match_schema without `reasons`: matches of which nothing is written as text yet.

    Words are dictionaries: a run has few, each on very many rows.
    """
    import pyarrow as pa

    few = pa.dictionary(pa.int16(), pa.string())
    return pa.schema(
        pa.field(one.name, few if one.type == pa.string() else one.type, nullable=False)
        for one in match_schema()
        if one.name != "reasons"
    )


@cache
def member_schema() -> pa.Schema:
    """Return the columns of match members, one row each.

    match: int64, before a match has a number the row of its match in the match table, from 0;
        afterwards the match's number. side: int8, 0 = A, 1 = B. record: int64, the book's number.
    allocated: int64 at `exp`, the part of the record's amount (L1) or net (L2 to L5) that the match
        takes, in the record's own sign. whole: bool, the part is all of it.
    """
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("match", pa.int64(), nullable=False),
            pa.field("side", pa.int8(), nullable=False),
            pa.field("record", pa.int64(), nullable=False),
            pa.field("allocated", pa.int64(), nullable=False),
            pa.field("exp", pa.int8(), nullable=False),
            pa.field("whole", pa.bool_(), nullable=False),
        ]
    )


@cache
def discrepancy_schema() -> pa.Schema:
    """Return the columns of discrepancies and timing items, one row each.

    number: int64, the book's number; 0 before it has one. code: "EX2" …; comparison: "L1" … or "".
    subject: string, what names it where it has no record ("account 2026-10-14" of an EX8), else "".
    records: list<int64>, the book's numbers, first the one that names it (may be empty).
    match: int64, before storing the row of the match in the same run's match table, −1 for none;
        afterwards its number, 0 for none.
    amount: int64 at `exp`, A − B from the shop's side; currency. expected: int32, days from
        1970-01-01, the day on which the other side is expected; null = none.
    state: int8, 0 waiting, 1 open, 2 explained, 3 resolved.
    since_day: int32, day from which it ages (its own day, or the expected one).
    text_key: string, key of the explanation in app.domain.texts; params: JSON object for it.
    reason: string, reason code that a person gave, else ""; note: string, hers.
    """
    import pyarrow as pa

    return pa.schema(
        [
            pa.field("number", pa.int64(), nullable=False),
            pa.field("code", pa.string(), nullable=False),
            pa.field("comparison", pa.string(), nullable=False),
            pa.field("subject", pa.string(), nullable=False),
            pa.field("records", pa.list_(pa.int64()), nullable=False),
            pa.field("match", pa.int64(), nullable=False),
            pa.field("amount", pa.int64(), nullable=False),
            pa.field("exp", pa.int8(), nullable=False),
            pa.field("currency", pa.string(), nullable=False),
            pa.field("expected", pa.int32(), nullable=True),
            pa.field("state", pa.int8(), nullable=False),
            pa.field("since_day", pa.int32(), nullable=False),
            pa.field("text_key", pa.string(), nullable=False),
            pa.field("params", pa.string(), nullable=False),
            pa.field("reason", pa.string(), nullable=False),
            pa.field("note", pa.string(), nullable=False),
        ]
    )


MATCH_STATES = ("suggested", "confirmed")
DISCREPANCY_STATES = ("waiting", "open", "explained", "resolved")
