"""What bills of Chinese sales platforms have in common: mangled ids, notes under the header, lines of sums, and
rows whose parts must add up to what the row says it moved."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer
from app.domain.statement import DISAGREE, NONE, Check, StatementFacts
from app.importers import times
from app.importers.cell_bytes import starts_with_digit, text_buffers
from app.importers.checks import disagreement, stated_check
from app.importers.controls import control_of, count_check
from app.importers.families.orders import DASHES, earliest_known
from app.importers.names import Names, aliases, clean_cell, same_name
from app.importers.part import Times
from app.importers.row_looks import says_total
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source
    from app.importers.part import Part

TICKS = "`｀'‘’′"
_TICK_FIRST, _TICK_LAST = np.zeros(256, bool), np.zeros(256, bool)
_TICK_FIRST[[one.encode()[0] for one in TICKS]] = True
_TICK_LAST[[one.encode()[-1] for one in TICKS]] = True
#: What stands for "nothing" in an amount or an id.
BLANK = (*DASHES, "无", "nan", "None")
_DECIMAL = r"^(?P<whole>[0-9]{1,16})\.0$"
_EXACT = 2**53  # a float holds every whole number up to here
_TOTALS = ("汇总", "合计金额", "总计金额")  # besides those of any table
_NUMBER, _WORDS = re.compile(r"[0-9]{4}|[0-9]\.[0-9]"), re.compile("[\u4e00-\u9fff]")
_MOST_ROWS = 20  # row numbers that a message names


def both(*names: str) -> list[str]:
    """Return names with 账 and with 帐: exports write either, sometimes both in one header."""
    return list(
        dict.fromkeys(form for one in names for form in (one, one.replace("账", "帐"), one.replace("帐", "账")))
    )


def in_less_out(part: Part, into: Names, spent: Names) -> NDArray[np.int64]:
    """Return signed amounts of two columns; whatever its sign, what stands in the column of spending was spent.

    A row that states neither, or both, is refused.
    """
    came, gone = part.minor(into, blank=DASHES), part.minor(spent, blank=DASHES)
    neither = ~came.valid & ~gone.valid
    if neither.any():
        part.refuse("refused.not_amount", into, int(np.argmax(neither)))
    either = (came.value != 0) & (gone.value != 0)
    if either.any():
        part.refuse("refused.both_amounts", into, int(np.argmax(either)))
    return came.value - np.abs(gone.value)


def by_direction(part: Part, amount: Names, direction: Names, words: Mapping[str, int]) -> NDArray[np.int64]:
    """Return signed amounts: the word beside each says which way, 1 or −1; money out may have its sign as well.

    Money in that is printed below zero, and a word that is not known, are refused.
    """
    printed, way = part.minor(amount).value, part.one_of(direction, words).astype(np.int64)
    against = (printed < 0) & (way > 0)
    if against.any():
        part.refuse("refused.value", amount, int(np.argmax(against)))
    return way * np.abs(printed)


def kinds_of_account(
    part: Part,
    word: pa.Array,
    words: Sequence[tuple[str, Kind]],
    amount: NDArray[np.int64],
    ordered: NDArray[np.bool_],
) -> NDArray[np.int8]:
    """Return the kind of each movement of a shop's balance by the first of `words` inside its own.

    A sale is one only where an order's number stands beside it (`ordered`) and money came in.
    """
    found = part.by_word(word, kind_inside(words))
    found[(found == Kind.HOLD) & (amount > 0)] = Kind.RELEASE
    against = ((found == Kind.PAYMENT) & ((amount < 0) | ~ordered)) | ((found == Kind.REFUND) & (amount > 0))
    found[against] = Kind.OTHER
    found[(found == Kind.WITHDRAWAL) & (amount > 0)] = Kind.TRANSFER  # one that came back
    return found


def kind_inside(words: Sequence[tuple[str, Kind]]) -> Callable[[str], int]:
    """Return what gives a text the kind of the first of these words that stands inside it, OTHER where none does."""
    return lambda text: next((kind for inside, kind in words if inside in text), Kind.OTHER).value


def ids(part: Part, names: Names) -> pa.Array:
    """Return ids without ticks, and without the `.0` that a spreadsheet leaves where it did no harm."""
    column = part.ref(names, blank=BLANK)
    if _ticked(column):
        column = part.ref(names, strip=TICKS, blank=BLANK)
    if not _ends_in_zero(column).any():
        return column
    tail = pc.match_substring_regex(column, _DECIMAL)
    whole = pc.replace_substring_regex(column, r"\.0$", "")
    for at in np.flatnonzero(tail.to_numpy(zero_copy_only=False)).tolist():
        if int(whole[at].as_py()) > _EXACT:
            part.refuse("refused.damaged_id", names, at)
    return pc.if_else(tail, whole, column)


def _ticked(column: pa.Array) -> bool:
    """Return whether a cell may begin or end with a tick: by its first and last byte."""
    offsets, data = text_buffers(column)
    full = np.diff(offsets) > 0
    first, last = data[offsets[:-1][full]], data[offsets[1:][full] - 1]
    return bool((_TICK_FIRST[first] | _TICK_LAST[last]).any())


def _ends_in_zero(column: pa.Array) -> NDArray[np.bool_]:
    """Return which cells end in `.0`."""
    offsets, data = text_buffers(column)
    ends, found = offsets[1:], np.diff(offsets) > 2
    found[found] = (data[ends[found] - 1] == ord("0")) & (data[ends[found] - 2] == ord("."))
    return found


def need_number(part: Part, number: pa.Array, names: Names) -> None:
    """Refuse the first row whose order number has no digit: it is no order's."""
    if not starts_with_digit(number):
        without = pc.index(pc.match_substring_regex(number, "[0-9]"), False).as_py()
        if without >= 0:
            part.refuse("refused.value", names, without)


def is_total_line(line: str) -> bool:
    """Return whether a line (its cells joined by commas, TABs, semicolons or bars) begins with a word for a sum."""
    first = re.split("[,;|\t]", line.lstrip(",;|\t"), maxsplit=1)[0]
    return says_total(first) or same_name(first).rstrip(":：") in _TOTALS


def totals_stated(
    table: Table, column: Names, found: int, name: str = "sum", *, as_printed: int | None = None
) -> list[Check]:
    """Compare the column's cell in a line of sums with the rows' sum; nothing where no such line stands.

    as_printed: sum of the cells where they have no signs of their own: a line that a person adds states this one.
    """
    at = table.columns.find(column)
    lines = [cells for cells in table.footer_cells if is_total_line(",".join(cells))]
    if len(lines) != 1 or at < 0 or at >= len(lines[0]):
        return []
    sums = [found] if as_printed is None else [found, as_printed]
    checks = [stated_check(name, clean_cell(lines[0][at]), one, 2) for one in sums]
    return [one for one in checks if one and one.agrees][:1] or [one for one in checks[:1] if one]


def without_note(part: Part) -> Part:
    """Return a table's first rows without a line that explains the columns: words in every cell, no number."""
    if not len(part):
        return part
    cells = [part.text(f"[{at + 1}]")[0].as_py() for at in range(len(part.columns.printed))]
    told = [one for one in cells if one]
    if len(told) < 2 or any(_NUMBER.search(one) or not _WORDS.search(one) for one in told):
        return part
    keep = np.ones(len(part), np.bool_)
    keep[0] = False
    return part.where(keep)


class RowSums:
    """Counts rows that contradict themselves; a source without any states nothing by them."""

    def __init__(self) -> None:
        self.rows = 0
        self.wrong: dict[str, int] = {}
        self.at: list[int] = []

    def add(self, row: NDArray[np.int32], **wrong: NDArray[np.bool_]) -> None:
        """Take a part: its row numbers, and for each figure which rows are wrong."""
        self.rows += len(row)
        for name, mask in wrong.items():
            self.wrong[name] = self.wrong.get(name, 0) + int(mask.sum())
            self.at += row[mask].tolist()[: _MOST_ROWS + 1]

    def doubt(self, name: str, rows: Sequence[int]) -> None:
        """Take rows of which only the whole source says that a figure is wrong."""
        if rows:
            self.wrong[name] = self.wrong.get(name, 0) + len(rows)
            self.at += rows[: _MOST_ROWS + 1]

    def checks(self) -> list[Check]:
        """Return one check that does not agree for each figure with a wrong row."""
        return [count_check(name, self.rows, self.rows - count) for name, count in self.wrong.items() if count]

    def message(self, checks: Sequence[Check]) -> tuple[str, dict[str, Any]]:
        """Return the sentence that names the figures and the rows which do not add up, "" for none."""
        key, params = disagreement(control_of(checks), checks)
        if not key or not self.at:
            return key, params
        rows = sorted(set(self.at))
        said = [*rows[:_MOST_ROWS], *(["…"] if len(rows) > _MOST_ROWS else [])]
        return "statement.rows_wrong", {**params, "rows": said}


def bill_facts(
    source: Source,
    format_: str,
    version: int,
    *,
    rows: int,
    layer: Layer = Layer.SETTLEMENT,
    checks: Sequence[Check] = (),
    sums: RowSums | None = None,
    proven: bool = True,
    **more: Any,
) -> StatementFacts:
    """Return the facts of a platform's bill in yuan: it names no account, a person may.

    proven: false where rows moved money that none of the figures counts, so that these cannot prove the sum.
    """
    checks = [*checks, *(sums.checks() if sums else [])]
    control = control_of(checks)
    control = control if proven or control == DISAGREE else NONE
    key, params = sums.message(checks) if sums and control == DISAGREE else ("", {})
    return StatementFacts(
        file=source.file,
        sheet=source.sheet,
        sha256=source.sha256,
        format=format_,
        version=version,
        layer=layer.value,
        currency="CNY",
        rows_read=rows,
        control=control,
        checks=tuple(checks),
        message_key=key,
        message_params=params,
        **{"account": source.options.account, "shop": source.options.shop, **more},
    )


def first_time(part: Part, columns: Sequence[Names]) -> Times:
    """Return the time of the first of `columns` that a row fills; a row without any is refused."""
    found: Times | None = None
    for one in filter(part.has, columns):
        told = part.time(one, times.ANY, blank=BLANK)
        found = told if found is None else earliest_known(found, told)
        if found.valid.all():
            return found
    nothing = np.zeros(len(part), np.bool_)
    found = found or Times(np.zeros(len(part), np.int64), nothing, nothing)
    need_time(part, found.valid, columns[0])
    return found


def need_time(part: Part, valid: NDArray[np.bool_], names: Names) -> None:
    """Refuse the first row without any time."""
    if not valid.all():
        at = int(np.argmin(valid))
        raise SourceRefused(
            "refused.not_time", file=part.file, row=int(part.row[at]), column=aliases(names)[0], value=""
        )
