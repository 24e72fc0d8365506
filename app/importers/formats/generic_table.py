"""generic.table: a CSV or spreadsheet of no known format, by its own names or by a layout.

Without a layout only a table whose names (Chinese or English) and first rows leave no doubt is read
(`app.importers.mapping.guess`); with one (`--layout`, see `app.importers.layouts.form`) any table that has its
columns. Times without offset are of the book's zone; amounts without a currency column are CNY in a table with
Chinese names, of no known currency in another, unless a person or the layout says otherwise. The type column gives the
kind; a refund, fee, withdrawal or "out" of an unmapped table that is printed positive is refused: its sign would be a
guess. Lines of totals at the end (合计, 总计, Total) are no rows; where such a line stands alone, its sums are held
against the rows'.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.money import digits
from app.domain.record import Layer
from app.domain.statement import DISAGREE, Check, StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.merged import Goods
from app.importers.families.bank import BankRows
from app.importers.heads import cut_rows
from app.importers.layouts.form import Layout, from_json
from app.importers.layouts.mapping import guess
from app.importers.layouts.rows import LayoutRows
from app.importers.layouts.sums import Sums
from app.importers.names import Names, clean_cell, find_header, said_names, same_name
from app.importers.open_table import open_table
from app.importers.other_reports import is_own
from app.importers.part import place_of
from app.importers.row_looks import TOTALS
from app.importers.table import Shape, Table


@register
class GenericTable:
    """A table whose columns speak for themselves, or are explained by a layout."""

    format = "generic.table"
    version = 1
    title = "Any table, by its column names or a layout"

    def sniff(self, head: Head) -> float:
        """Be the last resort: less sure than any real format, for a table that leaves no doubt; a PDF leaves some."""
        if head.container == "pdf" or is_own(head):
            return 0.0
        return 0.2 if any(guess(rows) for rows in cut_rows(head)) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, one statement for each account and currency."""
        layout, remembered = _layout(source)
        shape = Shape(first_row=layout.first_row, footer_rows=layout.footer_rows, delimiter=layout.delimiter)
        footer = None if layout.footer_rows else is_total(layout)
        table = open_table(source, layout.wanted(), footer=footer, shape=shape, goods=_goods(layout))
        _check_goods(layout, table)
        _check_places(layout, table)
        _check_last(layout, table)
        bank, sums = BankRows(), Sums(layout)
        orders: list[pa.Array] = []
        for part in table:
            if layout.layer == Layer.ORDER and not layout.sure:
                orders.append(part.text(layout.columns["order_ref"]))
            LayoutRows(part, layout, source.options).send(bank, out, sums)
        _check_once(orders, table)
        facts = bank.facts(
            source,
            self.format,
            self.version,
            account=layout.account or source.options.account,
            currency=layout.currency,
            layer=layout.layer,
            chained=layout.layer == Layer.BANK,
            stated=_stated(sums, table),
        )
        facts = [_unnamed(one) for one in facts]
        return [_named(one, layout) for one in facts] if remembered else facts


def heads_of_layout(heads: Sequence[Head], layout: Mapping[str, Any]) -> list[Head]:
    """Return the heads (sheets, encodings) that have the layout's columns; the first of all where none has."""
    said = from_json(layout)
    fit = [one for one in heads if said.first_row or _has(cut_rows(one), said.wanted())]
    meant = [one for one in fit if said.sheet and one.sheet == said.sheet]
    coded = [one for one in fit if said.encoding and one.encoding == said.encoding]
    return meant or coded or fit or list(heads[:1])


def remembered_layout(head: Head, layouts: Sequence[Mapping[str, Any]], file: str) -> Layout | None:
    """Return the one remembered layout whose header stands in a head; None where none fits, two are refused."""
    views = cut_rows(head)
    found = [one for one in map(from_json, layouts) if any(one.fits(cells) for rows in views for cells in rows)]
    sheet = [one for one in found if one.sheet == head.sheet]
    found = sheet if len(sheet) == 1 else found
    if len(found) > 1:
        raise SourceRefused("refused.two_layouts", file=file, first=found[0].title, second=found[1].title)
    return found[0] if found else None


def _has(views: Sequence[Sequence[Sequence[str]]], wanted: Sequence[Names]) -> bool:
    return any(find_header(rows, wanted) >= 0 for rows in views)


def _layout(source: Source) -> tuple[Layout, bool]:
    """Return (the person's layout where the columns are there, else what the table says by itself, remembered)."""
    views = cut_rows(source.head)
    said = None if source.options.layout is None else from_json(source.options.layout)
    if said is not None and (said.first_row or _has(views, said.wanted())):
        return said, False
    known = remembered_layout(source.head, source.options.layouts, source.file)
    if known is not None:
        return known, True
    found = next((layout for rows in views if (layout := guess(rows))), None)
    if found is not None:
        return replace(found, currency=source.options.currency or found.currency), False
    if said is None:
        raise SourceRefused("refused.unknown_columns", file=source.file, columns=_seen(views))
    raise _missing(said, views, source.file)


def _missing(said: Layout, views: Sequence[Sequence[Sequence[str]]], file: str) -> SourceRefused:
    """Return the refusal that names the first column of the layout which a table does not have."""
    names = {same_name(cell) for rows in views for cells in rows for cell in cells}
    absent = [one for one in said.wanted() if same_name(one) not in names] or said.wanted()[:1]
    return SourceRefused("refused.layout_column", file=file, missing=absent, columns=_seen(views))


def _seen(views: Sequence[Sequence[Sequence[str]]]) -> list[str]:
    """Return the names in the widest row, for a message."""
    rows = [cells for rows in views for cells in rows]
    widest = max(rows, key=lambda cells: sum(bool(one) for one in cells), default=[])
    return said_names(widest)


def is_total(layout: Layout) -> Callable[[str], bool]:
    """Return what says that a line holds totals: by its first word, the layout's own words included."""
    words = {*TOTALS, *(same_name(one).rstrip(":") for one in layout.total)}

    def ends(line: str) -> bool:
        cells = line.replace("\t", ",").replace(";", ",").replace("|", ",").split(",")
        first = next((name for one in cells if (name := same_name(one))), "") if layout.sure else same_name(cells[0])
        return line.lstrip('"\t ').startswith("#") or first.rstrip(":") in words

    return ends


def _check_once(orders: Sequence[pa.Array], table: Table) -> None:
    """Refuse orders of several rows where no person said so: their amounts may be of the row or of the order."""
    if not orders:
        return
    whole = pa.concat_arrays(orders)
    numbers = whole.filter(pc.not_equal(whole, ""))
    if pc.count_distinct(numbers).as_py() < len(numbers):
        raise SourceRefused("refused.unknown_columns", file=table.file, columns=said_names(table.columns.printed))


def _goods(layout: Layout) -> Goods | None:
    """Return how orders of several goods stand in merged cells: goods below the first are no orders of their own."""
    number = layout.columns.get("order_ref", "")
    return Goods(number=number) if layout.layer == Layer.ORDER and number else None


def _check_goods(layout: Layout, table: Table) -> None:
    """Refuse a table whose merged orders lack something that the layout reads of the order as a whole."""
    for field, name in layout.columns.items():
        at = table.columns.find(name)
        if at in table.columns.lost and field != "text":
            raise SourceRefused("refused.merged_column", file=table.file, column=table.columns.printed[at])


def _check_places(layout: Layout, table: Table) -> None:
    """Refuse a table whose column at a place is not the one that the layout was made for."""
    for name in layout.columns.values():
        place = place_of(name)
        if place and layout.header and not layout.first_row and table.columns.find(name) == place - 1:
            meant = layout.header[place - 1] if place <= len(layout.header) else ""
            if same_name(meant) != same_name(table.columns.printed[place - 1]):
                seen = said_names(table.columns.printed)
                raise SourceRefused("refused.layout_column", file=table.file, missing=meant or name, columns=seen)


def _check_last(layout: Layout, table: Table) -> None:
    """Refuse a row among the lines that the layout leaves out by their number: it has a time where rows have one."""
    if not layout.footer_rows:
        return
    at = table.columns.find(layout.columns["occurred_at"])
    for line, cells in zip(table.footer, table.footer_cells, strict=True):
        if at < len(cells) and times.parse(clean_cell(cells[at]), layout.formats) is not None:
            raise SourceRefused("refused.after_footer", file=table.file, row=line.row)


def _stated(sums: Sums, table: Table) -> Callable[[str, Any, int], list[Check]]:
    """Return what compares the table's one line of totals with its rows; nothing where there are several currencies."""
    lines = [cells for cells in table.footer_cells if any(map(clean_cell, cells))]

    def checks(currency: str, _flow: Any, exp: int) -> list[Check]:
        if len(lines) != 1 or sums.groups > 1:
            return []
        return sums.against(lines[0], table.columns, max(exp, digits(currency)), currency)

    return checks


def _unnamed(facts: StatementFacts) -> StatementFacts:
    """Say of a statement that nothing names its currency."""
    if facts.currency or facts.message_key or facts.control == DISAGREE:
        return facts
    return replace(facts, message_key="statement.no_currency")


def _named(facts: StatementFacts, layout: Layout) -> StatementFacts:
    """Say by which remembered layout a statement was read; a contradiction is the more important message."""
    if facts.message_key or facts.control == DISAGREE:
        return facts
    return replace(facts, message_key="statement.by_layout", message_params={"layout": layout.title})
