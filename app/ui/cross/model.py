"""A cross table as a table: heads at the left, values, totals at the right and below."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.config.words import Words
from app.domain.money import plain
from app.domain.period import day_of
from app.services.cross_order import head_keys, value_keys
from app.services.cross_source import days_of
from app.services.cross_table import CrossTable
from app.ui.cross import words as cw
from app.ui.models import shown
from app.ui.models.columns_model import AMOUNT, BLANK, COUNT, TEXT, ColumnsModel
from app.ui.models.shown import Paint
from app.ui.privacy import HIDDEN, privacy
from app.ui.text import said_of


class CrossModel(ColumnsModel):
    """Lines are rows of a CrossTable, the totals last whatever is sorted by.

    heads: how many columns are heads: the currency where there are several, then the row fields. groups: where several
    values stand side by side for each column of the cross table: what it is called, and the columns of its values.
    """

    def __init__(self, words: Words, parent: Any = None) -> None:
        super().__init__(parent)
        self._words = words
        self.table: CrossTable | None = None
        self.heads = 0
        self._with_currency = False
        self._places: list[tuple[int, int]] = []  # value and column of the cross table, by column behind the heads
        self._titles: list[str] = []
        self.groups: list[tuple[str, tuple[int, ...]]] = []

    def show_table(self, table: CrossTable) -> None:
        """Show another table, unsorted."""
        self.beginResetModel()
        self._take(table)
        self._sorts = []
        self._order = np.arange(table.rows)
        self.forget()
        self.endResetModel()

    def _take(self, table: CrossTable) -> None:
        form = table.form
        self.table = table
        self._with_currency = len(table.currencies) > 1
        self.heads = len(form.rows) + self._with_currency
        last = len(table.cross.columns)
        columns = range(last + 1) if form.column else (last,)
        self._places = [(value, column) for column in columns for value in range(len(form.values))]
        self.groups, many = [], len(form.values)
        if form.column and many > 1:
            starts = range(self.heads, self.heads + len(self._places), many)
            self.groups = [(self._head_of(one), tuple(range(one, one + many))) for one in starts]
        self._titles = [self._title(one) for one in range(self.heads + len(self._places))]

    def _title(self, column: int) -> str:
        table = self.table
        assert table is not None
        if column < self.heads:
            field = column - self._with_currency
            return self.tr("Currency") if field < 0 else cw.said(cw.FIELDS[table.form.rows[field]])
        if table.form.column and not self.groups:
            return f"{self._head_of(column)} %" if table.form.share else self._head_of(column)
        words = cw.said(cw.VALUES[table.form.values[self._places[column - self.heads][0]]])
        return f"{words} %" if table.form.share else words

    def _head_of(self, column: int) -> str:
        """Return what the column of the cross table is called whose value a column shows."""
        table = self.table
        assert table is not None
        at = self._places[column - self.heads][1]
        if at == len(table.cross.columns):
            return self.tr("Total")
        return cw.head_text(table.form.column, table.column(at), self._words, table.titles)

    def titles(self) -> list[str]:
        return self._titles

    def place(self, column: int) -> tuple[int, int]:
        """Return value and column of the cross table that a column shows; of a head the totals, and −1 for no value."""
        assert self.table is not None
        return self._places[column - self.heads] if column >= self.heads else (-1, len(self.table.cross.columns))

    def what(self, line: int, column: int) -> str:
        """Return in words what a cell is about: its heads and its column."""
        heads = [self.text(line, one) for one in range(self.heads)]
        own = [*self._group_of(column), self._titles[column]] if column >= self.heads else []
        return " · ".join(one for one in (*heads, *own) if one)

    def _group_of(self, column: int) -> list[str]:
        many = len(self.groups[0][1]) if self.groups else 1
        return [self.groups[(column - self.heads) // many][0]] if self.groups else []

    def right_aligned(self, column: int) -> bool:
        return column >= self.heads

    def kind(self, column: int) -> str:
        if column < self.heads:
            return TEXT
        assert self.table is not None
        value = self.table.form.values[self._places[column - self.heads][0]]
        return COUNT if value == "count" and not self.table.form.share else AMOUNT

    def key(self, line: int) -> int:
        return line

    def text(self, line: int, column: int) -> str:
        return self._head(line, column, False) if column < self.heads else self._value(line, column)

    def _head(self, line: int, column: int, as_file: bool) -> str:
        table = self.table
        assert table is not None
        field = column - self._with_currency
        if field < 0:
            return table.currency(line) or cw.NONE
        if table.is_total(line):
            return "" if field else self.tr("Total")
        name = table.form.rows[field]
        return cw.head_text(name, table.head(line, field), self._words, table.titles, plain=as_file)

    def _value(self, line: int, column: int) -> str:
        table = self.table
        assert table is not None
        value, at = self._places[column - self.heads]
        if table.form.share:
            part = table.share(value, line, at)
            return "" if part is None else f"{_hundredths(part)}\N{NO-BREAK SPACE}%"
        found = table.value(value, line, at)
        if found is None:
            return ""
        if table.form.values[value] == "count":
            return shown.count(found)
        return shown.amount(found, table.exp(value), table.currency(line))

    def paint(self, line: int, column: int) -> Paint:
        assert self.table is not None
        total = self.table.is_total(line)
        return Paint(self.text(line, column), ground="surface2" if total else "", bold=total)

    def spoken(self, line: int, column: int) -> str:
        """Say where a cell stands before what it says."""
        return said_of(self.what(line, column), self.text(line, column)) if column >= self.heads else self.what(line, 0)

    def tooltip(self, line: int, column: int) -> str:
        return self.what(line, column)

    def plain_texts(self, lines: NDArray[np.int64], column: int) -> list[str]:
        if column < self.heads:
            return [self._head(line, column, True) for line in lines.tolist()]
        return [self._plain(line, column) for line in lines.tolist()]

    def _plain(self, line: int, column: int) -> str:
        table = self.table
        assert table is not None
        value, at = self._places[column - self.heads]
        if table.form.share:
            part = table.share(value, line, at)
            return "" if part is None else _hundredths(part).replace(shown.MINUS, "-")
        found = table.value(value, line, at)
        if found is None:
            return ""
        if table.form.values[value] == "count":
            return str(found)
        return HIDDEN if privacy.hidden else plain(found, table.exp(value), table.currency(line))

    def criteria(self) -> list[tuple[str, str]]:
        table = self.table
        if table is None:
            return []
        form = table.form
        first, last = days_of(form, table.period)
        days = "" if form.span == "book" else f"{day_of(first).isoformat()} – {day_of(last).isoformat()}"
        return [
            (self.tr("Counts"), cw.said(cw.SUBJECTS[form.subject])),
            (self.tr("Days"), days or cw.said(cw.SPANS["book"])),
            (self.tr("Rows"), cw.listed(cw.FIELDS[one] for one in form.rows)),
            (self.tr("Columns"), cw.said(cw.FIELDS[form.column]) if form.column else cw.NONE),
            (self.tr("Values"), cw.listed(cw.VALUES[one] for one in form.values)),
            (self.tr("Shown as"), cw.said(cw.SHARES[form.share])),
        ]

    def sort_keys(self, column: int) -> NDArray[Any]:
        table = self.table
        assert table is not None
        if column < self.heads:
            keys, empty = head_keys(table, column - self._with_currency)
        else:
            keys, empty = value_keys(table, *self._places[column - self.heads])
        return np.where(empty, BLANK, keys).take(self._order)

    def reader(self) -> CrossModel:
        twin = CrossModel(self._words)
        if self.table is not None:
            twin._take(self.table)
        return twin


def _hundredths(part: int) -> str:
    whole, rest = divmod(abs(part), 100)
    return f"{shown.MINUS if part < 0 else ''}{whole}.{rest:02d}"
