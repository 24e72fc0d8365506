"""Cross tables of a book: built from a form, exact to the last digit, each figure with the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.analysis.cross import Cross, Term, cross
from app.domain.arrays import distinct
from app.domain.cross import MOST_COLUMNS, MOST_ROWS, CrossForm
from app.domain.errors import NotAllowed
from app.domain.progress import Report, Step, pauses
from app.domain.record import Kind, Layer
from app.domain.shops import ALL, Shops
from app.reports.cells import numbers
from app.services.account_names import account_keys, account_titles, format_titles, provider_name
from app.services.cross_source import load_source

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.config.words import Words
    from app.domain.period import Period
    from app.services.ports import UnitOfWork

    Ints = NDArray[np.int64]

#: Columns of the records behind a cell.
BEHIND = (
    *("record", "source", "layer", "kind", "at", "offset", "amount", "exp", "fee", "fee_exp", "currency"),
    *("order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
)
_FEW = 2_000


class TooMany(NotAllowed):
    """A field has too many values for a table; field: which, count: how many."""

    def __init__(self, key: str, field: str, count: int, most: int) -> None:
        super().__init__(key, count=count, most=most)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CrossTable:
    """A cross table of a period and of shops; rows and columns as in Cross, totals behind the others.

    number: of the record, match or item of each row of the source; summed: of each value the rows that it adds up,
    None for all. labels: by field and code, see CrossSource.
    titles: how accounts and channels are called.
    """

    form: CrossForm
    period: Period
    cross: Cross
    number: Ints
    summed: tuple[NDArray[np.bool_] | None, ...]
    currencies: tuple[str, ...]
    labels: dict[str, tuple[Any, ...]]
    titles: dict[str, str]
    shops: Shops = ALL

    @property
    def rows(self) -> int:
        """Return how many rows there are, totals included."""
        return len(self.cross.counts)

    def is_total(self, row: int) -> bool:
        """Return whether a row is the total of a currency."""
        return row >= self.cross.rows

    def currency(self, row: int) -> str:
        """Return the currency of a row."""
        of = self.cross
        return self.currencies[int(of.totals[row - of.rows] if self.is_total(row) else of.keys[row, 0])]

    def head(self, row: int, field: int) -> Any:
        """Return the label of a row's field, which is no total."""
        return self.labels[self.form.rows[field]][int(self.cross.keys[row, 1 + field])]

    def column(self, column: int) -> Any:
        """Return the label of a column, which is not that of the totals."""
        return self.labels[self.form.column][int(self.cross.columns[column])]

    def value(self, value: int, row: int, column: int) -> int | None:
        """Return a sum at the exponent of its value, a number where that is a count; None for an empty cell."""
        of, name = self.cross, self.form.values[value]
        if not of.counts[row, column]:
            return None
        if name == "count":
            return int(of.counts[row, column])
        return int(of.sums[self.sum_of(value)][row, column])

    def exp(self, value: int) -> int:
        """Return the exponent of a value, 0 of a count."""
        return 0 if self.form.values[value] == "count" else self.cross.exps[self.sum_of(value)]

    def sum_of(self, value: int) -> int:
        """Return the place of a value, which is no count, among the sums."""
        return sum(one != "count" for one in self.form.values[:value])

    def share(self, value: int, row: int, column: int) -> int | None:
        """Return which part a cell is of its row, column or currency, in hundredths of a percent, half away from 0.

        None for an empty cell, and where the whole is zero.
        """
        found = self.value(value, row, column)
        last, below = len(self.cross.columns), row
        if not self.is_total(row):
            below = self.cross.rows + int(np.searchsorted(self.cross.totals, self.cross.keys[row, 0]))
        at = {"row": (row, last), "column": (below, column), "all": (below, last)}[self.form.share]
        whole = self.value(value, *at)
        if found is None or not whole:
            return None
        part = (2 * abs(found) * 10_000 + abs(whole)) // (2 * abs(whole))
        return part if (found < 0) == (whole < 0) else -part

    def numbers(self, row: int, column: int, value: int = -1) -> Ints:
        """Return the numbers of what stands behind a cell; value: of what this value adds up alone."""
        at = self.cross.behind(row, column)
        summed = self.summed[value] if value >= 0 else None
        return self.number.take(at if summed is None else at[summed.take(at)])


def load_cross(
    uow: UnitOfWork, form: CrossForm, period: Period, words: Words, report: Report, shops: Shops = ALL
) -> CrossTable:
    """Build the cross table of a form for the period and the shops looked at.

    TooMany where it would have more rows or columns than a table may have. report may raise Cancelled between steps.
    """
    pause = pauses(report)
    uow.watch(pause)
    report(Step.LOADING, 0, 2, "")
    source = load_source(uow, form, period, pause, shops)
    column = source.codes[form.column] if form.column else None
    if column is not None and (many := len(distinct(column))) > MOST_COLUMNS:
        raise TooMany("cross.columns", form.column, many, MOST_COLUMNS)
    report(Step.LOADING, 1, 2, "")
    values = [source.values[one] for one in form.values if one != "count"]
    found = cross(source.currency, [source.codes[one] for one in form.rows], column, values, pause)
    if found.rows > MOST_ROWS:
        longest = max(form.rows, key=lambda one: len(source.labels[one]))
        raise TooMany("cross.rows", longest, found.rows, MOST_ROWS)
    return CrossTable(
        form=form,
        period=period,
        shops=shops,
        cross=found,
        number=source.number,
        summed=tuple(_summed(source.values.get(one), len(source.number)) for one in form.values),
        currencies=source.currencies,
        labels=source.labels,
        titles=_titles(uow, form, words, source.labels),
    )


def _summed(terms: list[Term] | None, count: int) -> NDArray[np.bool_] | None:
    """Return which rows a value adds up, None for all of them."""
    if terms is None or any(len(one.at) == count for one in terms):
        return None
    mine = np.zeros(count, np.bool_)
    for one in terms:
        mine[one.at] = True
    return mine


def _titles(uow: UnitOfWork, form: CrossForm, words: Words, labels: dict[str, tuple[Any, ...]]) -> dict[str, str]:
    """Return how accounts and channels are called: a person's own title, a provider, a format."""
    out: dict[str, str] = {}
    if "account" in form.fields:
        out |= {one: title for one, title in account_titles(uow, words).items() if one in labels["account"]}
    if "format" in form.fields:
        out |= format_titles(words)
    if "channel" in form.fields:
        for stem in labels["channel"]:
            if name := provider_name(stem, words):
                out[stem] = name
        own = {code: one.title for code, one in uow.accounts.live().items() if one.title}
        out |= {one: own[one] for one in labels["channel"] if one in own}
    return out


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Behind:
    """The records behind a cell, by time: BEHIND columns. account: what each goes by; comparison: where it is
    reviewed, or "items" where the discrepancies page tells of it."""

    table: pa.Table
    account: pa.ChunkedArray
    comparison: NDArray[np.int8]
    titles: dict[str, str]

    def __len__(self) -> int:
        return int(self.table.num_rows)


def load_behind(uow: UnitOfWork, of: CrossTable, cell: tuple[int, int, int], words: Words, report: Report) -> Behind:
    """Read the records behind a cell (row, column, value): of matches their members, of items those they speak of."""
    pause = pauses(report)
    uow.watch(pause)
    wanted = _records_of(uow, of.form.subject, of.numbers(*cell))
    pause()
    if len(wanted) <= _FEW:
        table = uow.records.rows(wanted).select(BEHIND)
    else:
        table = uow.records.table(columns=BEHIND)
        keep = np.zeros(max(int(wanted.max()), int(numbers(table["record"])[0].max(initial=0))) + 1, np.bool_)
        keep[wanted] = True
        table = table.filter(keep.take(numbers(table["record"])[0]))
    pause()
    order = np.lexsort((numbers(table["record"])[0], numbers(table["at"])[0]))
    table = table.take(order)
    titles = account_titles(uow, words)
    return Behind(table=table, account=account_keys(table), comparison=_comparisons(table), titles=titles)


def _records_of(uow: UnitOfWork, subject: str, wanted: Ints) -> Ints:
    import pyarrow.compute as pc

    if subject == "matches":
        _matches, members = uow.matches.live()
        mine = np.isin(numbers(members["match"])[0], wanted)
        return distinct(numbers(members["record"])[0][mine])
    if subject == "items":
        items = uow.discrepancies.live()
        lists = items["records"].combine_chunks()
        mine = np.isin(numbers(items["number"])[0], wanted).take(numbers(pc.list_parent_indices(lists))[0])
        return distinct(numbers(pc.list_flatten(lists))[0][mine])
    return wanted


def _comparisons(table: pa.Table) -> NDArray[np.int8]:
    """Return the number of the comparison, 1 to 5, in which each record is best looked at."""
    from app.matching.origin import from_ledger

    layer, kind = (numbers(table[name])[0] for name in ("layer", "kind"))
    channel = (layer == Layer.CHANNEL) | (layer == Layer.SETTLEMENT)
    event = (kind == Kind.PAYMENT) | (kind == Kind.REFUND)
    out = (kind == Kind.PAYOUT) | (kind == Kind.WITHDRAWAL)
    known = [layer == Layer.ORDER, channel & out, layer == Layer.BANK, layer == Layer.LEDGER]
    found = np.select([*known, (layer == Layer.CHANNEL) & event & ~from_ledger(table)], [1, 3, 3, 4, 1], 2)
    return np.asarray(found, np.int8)
