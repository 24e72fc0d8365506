"""What the import page shows of each statement that was read: a line, in the order of accounts and periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from app.domain.arrays import distinct
from app.domain.money import rescale
from app.domain.statement import LeftOut, Look

if TYPE_CHECKING:
    from app.domain.statement import ReadSource, ReadStatement
    from app.services.ports import Counted

#: Keys of refusals that a password may settle, and of those that a layout may.
LOCKED = frozenset({"refused.archive_password", "refused.pdf_password"})
MAPPABLE = frozenset(
    f"refused.{one}"
    for one in ("unknown_columns", "bare_list", "no_header", "layout_column", "no_column", "two_layouts")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of one source, or one refused source, as the page shows it.

    source: index of its ReadSource; file: its name; path: the file on disk (an archive for members).
    format, title: the reader and its English name; formats: those that recognise it, surest first.
    account, shop: what the source states or the person said; stated: the source itself states the account.
    habit: they are as they were said of a file like this before. rows = new + seen + refused rows. money_in,
    money_out: sums of the positive and the negative amounts at `exp`, money_out negative. control, checks: as
    StatementFacts. opening, closing: at facts_exp. days: from 1970-01-01, on which it has rows, ascending.
    date_order, currency_said: as the person said them where the file does not.
    repeats: name of the file that holds the same statement, "" for none. message and refusal: key and
    parameters; row and column of a refusal, 0 and "" where none is known. left_out: see ReadStatement.
    """

    source: int
    place: int = 0
    file: str
    path: str
    sheet: str = ""
    format: str = ""
    title: str = ""
    formats: tuple[str, ...] = ()
    account: str = ""
    shop: str = ""
    stated: bool = True
    habit: bool = False
    period_start: str = ""
    period_end: str = ""
    rows: int = 0
    new: int = 0
    seen: int = 0
    refused: int = 0
    currency: str = ""
    exp: int = 2
    money_in: int = 0
    money_out: int = 0
    facts_exp: int = 2
    opening: int | None = None
    closing: int | None = None
    control: str = "none"
    checks: tuple[dict[str, object], ...] = ()
    days: tuple[int, ...] = ()
    look: Look = field(default_factory=Look)
    left_out: tuple[LeftOut, ...] = ()
    repeats: str = ""
    message_key: str = ""
    message_params: dict[str, object] = field(default_factory=dict)
    refusal_key: str = ""
    refusal_params: dict[str, object] = field(default_factory=dict)
    row: int = 0
    column: str = ""
    date_order: str = ""
    currency_said: bool = False

    @property
    def ready(self) -> bool:
        """Return whether it can be imported and brings something new."""
        return not self.refusal_key and not self.repeats

    @property
    def locked(self) -> bool:
        """Return whether only a password is missing."""
        return self.refusal_key in LOCKED

    @property
    def mappable(self) -> bool:
        """Return whether it is a table of which only the meaning of the columns is unknown."""
        return self.refusal_key in MAPPABLE or self.refusal_key.startswith("refused.report_")

    @property
    def member(self) -> str:
        """Return the name below the archive of a file that stands in one, "" for any other."""
        _before, mark, member = self.file.partition(f"{PurePath(self.path).name}!")
        return member if mark else ""

    @property
    def asks_order(self) -> bool:
        """Return whether only a person can say, or said, which number of its dates is the day."""
        return self.refusal_key == "refused.date_order" or bool(self.date_order)

    @property
    def asks_currency(self) -> bool:
        """Return whether only a person can say, or said, which currency its amounts are in."""
        return not self.refusal_key and self.rows > 0 and (not self.currency or self.currency_said)

    @property
    def mendable(self) -> bool:
        """Return whether single rows stand in the way, without which it can be imported."""
        from app.importers.left_out import OF_A_ROW

        return self.refusal_key in OF_A_ROW and self.row > 0

    @property
    def asks(self) -> bool:
        """Return whether a person should look at it before importing."""
        said = self.account and (self.currency or not self.asks_currency)
        return bool(self.refusal_key) or (not said and not self.repeats)

    def counted(self, counts: Counted) -> Line:
        """Return the line with other counts."""
        return replace(self, new=counts.rows_new, seen=counts.rows_seen, repeats=counts.repeats)


def lines_of(
    sources: Sequence[ReadSource], counts: Mapping[tuple[int, int], Counted], said: Mapping[str, Mapping[str, object]]
) -> list[Line]:
    """Return the lines of all sources: by account, format and period, refused ones last."""
    titles = _titles()
    found: list[Line] = []
    for at, source in enumerate(sources):
        if source.refusal is not None:
            found.append(_refused(at, source, said.get(source.file, {})))
        for place, read in enumerate(source.statements):
            line = _line(at, place, source, read, titles, said.get(source.file, {}))
            found.append(line.counted(counts[at, place]))
    return sorted(found, key=order)


def order(line: Line) -> tuple[object, ...]:
    """Sort by account and period; what cannot be imported comes last."""
    return bool(line.refusal_key), line.account == "", line.account, line.format, line.period_start, line.file


def _refused(at: int, source: ReadSource, said: Mapping[str, object]) -> Line:
    assert source.refusal is not None
    return Line(
        source=at,
        file=source.file,
        path=source.path,
        formats=source.formats,
        refusal_key=source.refusal.key,
        refusal_params=source.refusal.params,
        row=source.refusal.row,
        column=source.refusal.column,
        date_order=str(said.get("date_order", "")),
    )


def _line(
    at: int,
    place: int,
    source: ReadSource,
    read: ReadStatement,
    titles: Mapping[str, str],
    said: Mapping[str, object],
) -> Line:
    facts = read.facts
    sums = _sums(read.records, facts.exp)
    by_person = said.get("account", facts.account if source.habit else None)
    return Line(
        source=at,
        place=place,
        file=facts.file,
        path=source.path,
        sheet=facts.sheet,
        format=facts.format,
        title=titles.get(facts.format, facts.format),
        formats=source.formats,
        account=facts.account,
        shop=facts.shop,
        stated=bool(facts.account) and facts.account != by_person,
        habit=bool(source.habit) and not said,
        period_start=facts.period_start[:10],
        period_end=facts.period_end[:10],
        rows=facts.rows_read,
        refused=facts.rows_refused,
        currency=facts.currency,
        exp=sums.exp,
        money_in=sums.money_in,
        money_out=sums.money_out,
        facts_exp=facts.exp,
        opening=facts.opening,
        closing=facts.closing,
        control=facts.control,
        checks=tuple({"name": c.name, "stated": c.stated, "found": c.found, "agrees": c.agrees} for c in facts.checks),
        days=sums.days,
        look=read.look,
        left_out=read.left_out,
        message_key=facts.message_key,
        message_params=dict(facts.message_params),
        date_order=str(said.get("date_order", "")),
        currency_said="currency" in said,
    )


def _titles() -> dict[str, str]:
    from app.importers.base import load_formats

    return {name: reader.title for name, reader in load_formats().items()}


@dataclass(frozen=True, slots=True)
class _Sums:
    money_in: int
    money_out: int
    exp: int
    days: tuple[int, ...]


def _sums(records: str, least: int) -> _Sums:
    """Return the sums of the positive and of the negative amounts of an Arrow file, their exponent, its days."""
    import pyarrow as pa
    import pyarrow.compute as pc

    with pa.memory_map(records) as mapped:
        table = pa.ipc.open_file(mapped).read_all().select(["amount", "exp", "at"])
        exps = pc.unique(table["exp"]).to_pylist()
        top = max([least, *exps])
        sums = [0, 0]
        for exp in exps:
            amounts = table["amount"].filter(pc.equal(table["exp"], pa.scalar(exp, pa.int8())))
            for side, test in enumerate((pc.greater, pc.less)):
                part = pc.sum(amounts.filter(test(amounts, 0))).as_py() or 0
                sums[side] += rescale(part, exp, top)
        days = distinct(table["at"].to_numpy() // 86_400).tolist()
    needed = top
    while needed > least and all(one % 10 == 0 for one in sums):
        sums, needed = [one // 10 for one in sums], needed - 1
    return _Sums(sums[0], sums[1], needed, tuple(int(one) for one in days))
