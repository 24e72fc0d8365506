"""What rows look like by their cells: days, amounts, words; whether a table begins with names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from app.importers.names import clean_cell, same_name, simplified

_DAY = re.compile(r"(?:[0-9]{4}[-/.年]?[0-9]{1,2}[-/.月]?[0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4})(?![0-9])")
_WORDED = re.compile(r"[0-9]{1,2}[- ][A-Za-z]{3,9}[-, ]+[0-9]{2,4}$")  # `07 Nov 2013`
_MONEY = re.compile(r"[-+]?[¥￥$€£]?[0-9][0-9,. ]*[.,][0-9]{2}$")
#: What stands above the table of a Chinese channel's or bank's bill.
_TITLE = re.compile(
    "支付宝(?:业务|账务|交易记录)明细|支付宝账户[：:]|电子客户回单|微信支付账单明细|拼多多店铺账务明细|招商银行交易记录|京东账号名|美团交易账单"
)

#: What the first word of a line of totals is.
TOTALS = ("合计", "总计", "小计", "总额", "total", "totals", "grandtotal", "sum")
_SHORT = 8  # characters of a word that ends so
_MARKS, _FEWEST = ",\t;|", 3  # what parts cells, and how often it stands at least in a row of a table


def look_of(cell: str) -> str:
    """Return what a cell holds: "day", "money", "word", "" for nothing."""
    text = clean_cell(cell)
    return "day" if _DAY.match(text) else "money" if _MONEY.match(text) else text and "word"


def says_total(text: str) -> bool:
    """Return whether a cell is the first word of a line of totals."""
    return simplified(same_name(text)).rstrip(":：") in TOTALS


def why_no_row(cells: Sequence[str], names: Sequence[str]) -> tuple[str, str]:
    """Return (key of the refusal, what it quotes) where a whole row is none of its table, else two blanks.

    cells: of the row; names: of the columns. Such rows come from people who add them up, sign or join them.
    """
    filled = [(text, name) for cell, name in zip(cells, names, strict=False) if (text := clean_cell(cell))]
    if len(filled) > 1 and all(text == clean_cell(name) for text, name in filled):
        return "refused.header_again", filled[0][0]
    total = next((text for text, _name in filled[:2] if len(text) <= _SHORT and _ends_in_total(text)), "")
    alone = filled[0][0] if len(filled) == 1 and len(names) >= _FEWEST else ""
    if total or look_of(alone) == "money":
        return "refused.total_row", total or alone
    return ("refused.note_row", alone) if alone else ("", "")


def _ends_in_total(text: str) -> bool:
    return simplified(same_name(text)).rstrip(":：").endswith(TOTALS)


def is_bare(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether a table has no header: the first row has a day and an amount, and is as wide as most."""
    filled = [row for row in rows if any(row)]
    looks = set(map(look_of, filled[0])) if filled else set()
    if filled and any(_WORDED.match(one) for one in filled[0]):
        looks.add("day")
    return {"day", "money"} <= looks and 2 * sum(len(row) == len(filled[0]) for row in filled) > len(filled)


def in_one_cell(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows stand in their first cell alone, each with the same number of cells inside it."""
    filled = [[one for one in row if one] for row in rows]
    alone = [row[0] for row in filled if len(row) == 1]
    if 2 * len(alone) <= sum(map(bool, filled)):
        return False
    widths = (Counter(one.count(mark) for one in alone).most_common(1)[0] for mark in _MARKS)
    return any(wide >= _FEWEST and count > 1 and 2 * count > len(alone) for wide, count in widths)


def named_row(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the row that names the columns of a table nobody knows: the widest, or one without figures nearly as wide.

    Names may stand twice or be left out, so that rows below the header have more different cells than it has. Of two
    such rows that are equally wide it is the one above more figures: one may stand above a period or a balance.
    """
    widest = max(rows, key=_different, default=())
    figures = [not {"day", "money"}.isdisjoint(map(look_of, row)) for row in rows]
    names = [at for at, row in enumerate(rows) if not figures[at] and any(row)]
    below = {at: sum(figures[at:to]) for at, to in pairwise([*names, len(rows)])}
    header = rows[max(names, key=lambda at: (_different(rows[at]), below[at]))] if names else ()
    return header if 3 * _different(header) >= 2 * _different(widest) else widest


def _different(cells: Sequence[str]) -> int:
    return len({one for one in cells if one})


def is_begun(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether rows begin as a known bill does and none of its own follows: the file was cut off above them."""
    titled = any(_TITLE.search(one) for cells in rows for one in cells[:2])
    return titled and not any({"day", "money"} <= {look_of(one) for one in cells} for cells in rows)
