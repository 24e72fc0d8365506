"""Opens the table inside a source, whatever its container."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.domain.errors import SourceRefused
from app.importers.base import Source
from app.importers.containers.merged import Goods
from app.importers.looks import note_look
from app.importers.names import Names
from app.importers.resaved import notes_around
from app.importers.row_looks import look_of
from app.importers.table import Footer, Mend, Rejoin, Shape, Table


def open_table(
    source: Source,
    header: Sequence[Names],
    *,
    footer: Footer | None = None,
    quotes: bool = True,
    split: Callable[[str], list[str]] | None = None,
    mend: Mend | None = None,
    pad_short: bool = False,
    shape: Shape | None = None,
    goods: Goods | None = None,
    rejoin: Rejoin | None = None,
) -> Table:
    """Find the header that names every column of `header`; refuse a source that has none.

    footer: predicate on a line's text; the first true one among the last lines ends the rows, and it and
    what follows are the footer. quotes: false where the provider never quotes. split: how a text line that
    the delimiter alone does not cut right is cut (unquoted commas). mend: for text whose provider never
    quotes, though somebody may have re-saved it with quotation marks: what to do with a line that fits
    neither way. A row after the footer is refused: several exports were joined into one. pad_short: cut rows
    that end early count as blank to the right instead of being refused. shape: what a layout says of it. goods: how
    an order's merged cells stand beside its goods. rejoin: of a sheet, whose program cut a text at its commas.
    """
    if source.head.container == "text":
        from app.importers.containers.text import text_table

        table: Table = text_table(
            source,
            header,
            footer=footer,
            quotes=quotes,
            split=split,
            mend=mend,
            pad_short=pad_short,
            shape=shape,
        )
    elif source.head.container == "pdf":
        from app.importers.containers.pdf import pdf_table

        table = pdf_table(source, header, footer=footer)
    else:
        from app.importers.containers.cells import cells_table

        table = cells_table(source, header, footer=footer, pad_short=pad_short, shape=shape, goods=goods, rejoin=rejoin)
    if source.head.container != "pdf":
        _check_preamble(table)
    table.columns.bad, table.columns.notes = source.bad, source.notes
    source.notes += notes_around(line.text for line in (*table.preamble, *table.footer))
    source.total = table.total
    note_look(source, table)
    return table


def _check_preamble(table: Table) -> None:
    """Refuse a row that stands before the header: it would be lost without a word.

    A line is a row where it is as wide as the header, has a day and an amount, and days, amounts and words stand in
    no other columns than in the first row; where none follows the header, than in another such line before it.
    """
    from app.importers.containers.lines import split_line

    lines = [
        (line.row, [look_of(one) for one in split_line(line.text, table.delimiter or ",")]) for line in table.preamble
    ]
    wide = len(table.columns.printed)
    rows = [(row, looks) for row, looks in lines if len(looks) == wide and {"day", "money"} <= set(looks)]
    first = [[look_of(one) for one in cells] for _row, cells in table.first(1)] or [looks for _row, looks in rows[1:2]]
    for row, looks in rows:
        if any(all(one == two for one, two in zip(looks, known, strict=False) if one and two) for known in first):
            raise SourceRefused("refused.before_header", file=table.file, row=row)
