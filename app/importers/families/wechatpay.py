"""What WeChat Pay's merchant bills have in common: back-ticks, unquoted commas, glued totals, error answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from app.domain.errors import SourceRefused
from app.importers.base import Head, Source
from app.importers.cell_bytes import begin_with
from app.importers.containers.lines import split_line
from app.importers.names import Names, clean_cell, same_name
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.table import Table

CHINA = 480  # minutes east of UTC
_NO_BILL = re.compile(
    r"No\s*Bill\s*Exist|NO_STATEMENT_EXIST|NO_BILL_EXIST|账单(?:文件)?不存在|<error_code>\s*(?:<!\[CDATA\[)?20002", re.I
)
#: An amount in quotation marks, with commas between its thousands: the channel writes neither.
_QUOTED = re.compile(r'[,\t;]"-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"')
_NOT_READY = re.compile(r"Bill\s*Creating|STATEMENT_CREATING|账单生成中|<error_code>\s*(?:<!\[CDATA\[)?20003", re.I)


def totals_at(first_name: str) -> Callable[[str], bool]:
    """Return the predicate of the line that begins the totals."""
    wanted = same_name(first_name)

    def begins(line: str) -> bool:
        return same_name(re.split("[,\t;]", line, maxsplit=1)[0]) == wanted

    return begins


def ticked_table(source: Source, header: Sequence[Names], first_total: str) -> Table:
    """Return the rows of a bill whose values begin with back-ticks, as the channel writes it or as it was re-saved.

    first_total: the first name in the line that begins the totals.
    """
    quoted = is_quoted(source.head)
    return open_table(
        source,
        header,
        footer=totals_at(first_total),
        quotes=quoted,
        split=None if quoted else split_by_tick,
        rejoin=joined_by_tick,
    )


def totals(table: Table) -> dict[str, str]:
    """Return the totals by name, as printed without back-ticks; empty where header or values are missing."""
    if len(table.footer) < 2:
        return {}
    # a spreadsheet that saves the bill may have put TABs behind its values: their count tells nothing
    names, values = (
        [clean_cell(cell) for cell in split_line(one.text, table.delimiter or ",")] for one in table.footer[:2]
    )
    return {same_name(name): value for name, value in zip(names, values, strict=False) if name}


def stated_totals(table: Table) -> dict[str, str]:
    """Return what `totals` does; a text bill that is cut off is refused: inside its totals, or inside its last row."""
    stated = totals(table)
    if not stated and not table.sheet:
        if table.footer:
            raise SourceRefused("refused.cut_off", file=table.file, row=table.footer[0].row)
        table.need_end()
    return stated


def is_quoted(head: Head) -> bool:
    """Return whether somebody has re-saved the bill with quotation marks: the channel writes none."""
    quoted = '"`' in head.text or '"交易时间' in head.text or '"记账时间' in head.text
    return quoted or bool("\n`" not in head.text and _QUOTED.search(head.text))


def split_by_tick(line: str) -> list[str]:
    """Return the cells of a line of values, which all begin with a back-tick; commas inside them are text."""
    if not line.startswith("`"):
        return line.split(max(",\t;", key=line.count))
    # a spreadsheet that saves the bill as "Unicode text" puts TABs for the commas, one of another country semicolons
    before = line[max(0, line.find("`", 1) - 1)]
    delimiter = before if before in "\t;" else ","
    # a spreadsheet that pads its rows leaves separators behind the last cell, and before a note right of the table
    cells = line[1:].rstrip(delimiter).split(f"{delimiter}`")
    last, blank, note = cells[-1].partition(2 * delimiter)
    return [*cells[:-1], last, "", note] if blank else cells


def joined_by_tick(cells: list[str]) -> list[str]:
    """Return the cells of a sheet's row of values, which all begin with a back-tick: what lacks one was cut off by a
    comma in the text before it. What stands right of the table, behind a blank cell, is no part of its last cell.
    """
    if not cells[0].startswith("`"):
        return cells
    found: list[str] = []
    last = max(at for at, one in enumerate(cells) if one.startswith("`"))
    for at, one in enumerate(cells):
        if one.startswith("`"):
            found.append(one)
        elif at > last and not one:
            return [*found, *cells[at:]]
        else:
            found[-1] = f"{found[-1]},{one}"
    return found


def check_ticks(part: Part, first: Names, texts: Sequence[str]) -> None:
    """Refuse a row whose text lacks the back-tick that its first cell has: a comma has shifted what stands before it.

    Where a comma was lost elsewhere in the row, a comma inside a text makes up for it, and the count of cells is right.
    """
    ticked = begin_with(part.raw(first), "`")
    for name in texts:
        if part.has(name):
            wrong = ticked & ~begin_with(part.raw(name), "`")
            if wrong.any():
                part.refuse("refused.value", name, int(np.argmax(wrong)))


def error_answer(head: Head) -> str:
    """Return "no_bill" or "not_ready" where the source is the channel's answer instead of a bill, else ""."""
    text = head.text.lstrip("\ufeff \t\r\n")
    if not text.startswith(("<", "{")) or len(text) > 4096:
        return ""
    if _NO_BILL.search(text):
        return "no_bill"
    return "not_ready" if _NOT_READY.search(text) else ""
