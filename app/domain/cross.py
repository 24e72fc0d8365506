"""What a cross table is made of: whose figures, by what in rows and columns, which sums, over which days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

#: Columns that a cross table may have beside its heads and totals.
MOST_COLUMNS = 200
#: Rows that it may have beside its totals.
MOST_ROWS = 50_000

_DAYS = ("month", "week", "day")
_OF_RECORD = ("channel", "format", "account", "shop", "kind", "layer", "status", "state")
_RECORDS = (*_DAYS, *_OF_RECORD)
_SUMS = ("count", "amount", "fee", "payments", "refunds", "sales", "fees", "others", "net")
_PLAIN_SUMS = ("count", "amount")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What is counted: by which fields it may stand in rows and columns, and which values it has."""

    fields: tuple[str, ...]
    values: tuple[str, ...]


#: In the order in which they are offered. records: all of every layer, as stated. channel: what moved the account
#: of a channel, each event once, payouts left out. items: discrepancies and items in transit.
SUBJECTS: dict[str, Subject] = {
    "channel": Subject(fields=_RECORDS, values=_SUMS),
    "payouts": Subject(fields=_RECORDS, values=("count", "amount", "fee", "net")),
    "orders": Subject(fields=_RECORDS, values=_PLAIN_SUMS),
    "bank": Subject(fields=_RECORDS, values=("count", "amount", "fee", "net")),
    "ledger": Subject(fields=_RECORDS, values=_PLAIN_SUMS),
    "records": Subject(fields=_RECORDS, values=("count", "amount", "fee", "net")),
    "matches": Subject(
        fields=(*_DAYS, "comparison", "method", "match_state", "channel", "format", "account", "shop"),
        values=("count", "amount", "difference"),
    ),
    "items": Subject(
        fields=("code", "age", "item_state", "comparison", "reason", *_DAYS, "channel", "format", "account", "shop"),
        values=("count", "amount", "size"),
    ),
}
#: Days of the records: the month looked at; from its year's first day to its last; everything.
SPANS = ("month", "year", "book")
#: What a value is shown as a part of; "" shows the value itself.
SHARES = ("", "row", "column", "all")
#: The next coarser field of one with too many values.
COARSER = {"day": "week", "week": "month"}
#: Values that a cross table may have.
MOST_VALUES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossForm:
    """One cross table. rows: one or two fields; column: one more or ""; values: one to MOST_VALUES, in their order.

    Currencies are always rows of their own, whatever is chosen. ValueError where a part does not fit the others.
    """

    subject: str
    rows: tuple[str, ...]
    column: str = ""
    values: tuple[str, ...] = ("count",)
    share: str = ""
    span: str = "month"

    def __post_init__(self) -> None:
        of = SUBJECTS.get(self.subject)
        fields = (*self.rows, *((self.column,) if self.column else ()))
        fits = (
            of is not None
            and 1 <= len(self.rows) <= 2
            and len(set(fields)) == len(fields)
            and set(fields) <= set(of.fields)
            and 1 <= len(self.values) <= MOST_VALUES
            and len(set(self.values)) == len(self.values)
            and set(self.values) <= set(of.values)
            and self.share in SHARES
            and self.span in SPANS
        )
        if not fits:
            raise ValueError("parts of a cross table that do not fit each other")

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of rows and columns, the rows' first."""
        return (*self.rows, *((self.column,) if self.column else ()))

    def plain(self) -> dict[str, Any]:
        """Return the form as JSON values; `form_of` reads them."""
        return {
            "subject": self.subject,
            "rows": list(self.rows),
            "column": self.column,
            "values": list(self.values),
            "share": self.share,
            "span": self.span,
        }


def form_of(plain: Any) -> CrossForm | None:
    """Return the form of JSON values; None where they make none, as after a change of the program."""
    try:
        return CrossForm(
            subject=str(plain["subject"]),
            rows=tuple(map(str, plain["rows"])),
            column=str(plain["column"]),
            values=tuple(map(str, plain["values"])),
            share=str(plain["share"]),
            span=str(plain["span"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


#: What a shop needs every month, by a name that never changes.
READY: dict[str, CrossForm] = {
    "channels": CrossForm(
        subject="channel",
        rows=("channel", "month"),
        values=("payments", "refunds", "fees", "others", "net"),  # payments + refunds − fees + others = net
        span="year",
    ),
    "items": CrossForm(subject="items", rows=("code",), column="age", values=("count", "amount")),
    "sales": CrossForm(subject="channel", rows=("shop",), column="channel", values=("sales",)),
    "payouts": CrossForm(subject="payouts", rows=("account",), column="month", values=("amount",), span="year"),
}
