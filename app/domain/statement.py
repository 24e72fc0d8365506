"""A statement: one account, one currency, one opening and closing, as one source states it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

#: Beginnings of formats that tell of the same events: what a bank reports within the day it books at its end.
_FAMILIES = ("iso20022.",)
#: The format of records.csv, whose rows were read from other sources before.
RECORDS = "tieout.records"
#: control_totals of the result tables.
AGREE, DISAGREE, NONE = "agree", "disagree", "none"


def family(format_: str) -> str:
    """Return what formats share whose rows are the same events: CSV and spreadsheet have one format already."""
    return next((one for one in _FAMILIES if format_.startswith(one)), format_)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One figure that a source states of itself, and what its rows give.

    name: key of the figure ("count", "sum_in", "net_settled", "balance_chain" …, see texts/statements.py), behind a
    colon the column it is of;
    stated, found: plain decimals or whole numbers as text; agrees: whether they are the same.
    """

    name: str
    stated: str
    found: str
    agrees: bool


def figure_words(name: str) -> dict[str, Any]:
    """Return what a figure is called, as key and parameters of a text."""
    key, _colon, column = name.partition(":")
    return {"key": f"figure.{key}", **({"params": {"column": column}} if column else {})}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFacts:
    """What is said once of a statement; its records are a table beside it.

    file: the argument as given, path below it, `!member`; sheet: name of the sheet, "" for none.
    sha256: of the source's (member's) bytes, hex. ordinal: 1, 2 … where a file holds several
        statements (then `several`).
    format, version: the reader and its version. layer: of most of its records (Layer value).
    account, shop: "" where the source does not state it. currency; exp: digits of opening and closing.
    period_start, period_end: ISO dates, both inclusive, "" where nothing says; exported_at: ISO, "" unknown.
    rows_read: data rows of the source, rows_refused of them left out by a person. opening, closing: value at
    exp, None = not stated.
    control: agree, disagree or none; checks: every figure compared. message: key and parameters of one
        sentence for statements.csv, "" for none.
    digest: of its records (app.domain.digest), hex.
    """

    file: str
    sheet: str = ""
    sha256: str
    ordinal: int = 1
    several: bool = False
    format: str
    version: int
    layer: int
    account: str = ""
    shop: str = ""
    currency: str
    exp: int = 2
    period_start: str = ""
    period_end: str = ""
    exported_at: str = ""
    rows_read: int
    rows_refused: int = 0
    opening: int | None = None
    closing: int | None = None
    control: str = NONE
    checks: tuple[Check, ...] = ()
    message_key: str = ""
    message_params: dict[str, Any] = field(default_factory=dict)
    digest: str = ""

    @property
    def id_stem(self) -> str:
        """Return the statement_id before `+2`, `+3` … of further sources with the same bytes."""
        return f"{self.sha256[:16]}.{self.ordinal}" if self.several else self.sha256[:16]

    def to_json(self) -> dict[str, Any]:
        """Return plain data, for the line between the parsing child and the program, and for the book."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> StatementFacts:
        """Read what to_json wrote; TypeError or KeyError on anything else."""
        checks = tuple(Check(**one) for one in data.pop("checks", ()))
        return cls(checks=checks, **data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a source was not stored: a key with parameters, and where."""

    file: str
    sha256: str
    key: str
    params: dict[str, Any] = field(default_factory=dict)
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The form in which a statement was found, for a person to check; nothing of it is stored.

    container: "text", "xlsx" …; encoding, delimiter: of a text, "" otherwise. header_row: from 1, 0 = none.
    header: its names; rows: the first few, cells as printed, long ones cut; numbers: where they stand.
    date_form: as in "%Y-%m-%d %H:%M", also with %Ey (a year of the Republic) and %z (the zone behind it), "" unknown.
    stated: the source itself says which days it covers.
    """

    container: str = ""
    encoding: str = ""
    delimiter: str = ""
    header_row: int = 0
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    date_form: str = ""
    stated: bool = False

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Look:
        """Read what asdict wrote; TypeError or KeyError on anything else."""
        header = tuple(str(one) for one in data.pop("header"))
        rows = tuple(tuple(str(cell) for cell in row) for row in data.pop("rows"))
        return cls(header=header, rows=rows, numbers=tuple(int(one) for one in data.pop("numbers")), **data)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that cannot be read and that a person leaves out: where it is, and why."""

    row: int
    column: str = ""
    key: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatement:
    """A statement that was read and not yet stored.

    records: path of an Arrow IPC file with `record_schema` columns, in the source's order.
    left_out: rows that are not among them because the person said so.
    """

    facts: StatementFacts
    records: str
    look: Look = field(default_factory=Look)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSource:
    """What one source (a file, or a member of an archive) turned out to be.

    file: name for the tables; path: the file on disk that holds it (an archive for its members);
    sha256: of the source's bytes; original_sha256: of the file at `path`.
    statements and refusal: one of the two is empty. formats: readers that recognise it, surest first;
    header: fingerprint of its column names; habit: what was remembered of such files and used, "" for nothing.
    """

    file: str
    path: str
    sha256: str
    original_sha256: str
    statements: tuple[ReadStatement, ...] = ()
    refusal: Refusal | None = None
    formats: tuple[str, ...] = ()
    header: str = ""
    habit: str = ""
