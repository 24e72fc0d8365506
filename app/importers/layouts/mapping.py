"""What the columns of an unknown table mean where nobody said so: plain from names and contents, or not at all.

What a person says of a table is a layout (`app.importers.layouts.form`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from app.domain.record import Layer
from app.importers import amounts, times
from app.importers.layouts.form import Layout, from_json
from app.importers.layouts.names import DIRECTION, FIELD_OF, LAYER_MARKS, LONGEST_NAME, NET, UNIT_LINE, plain_name
from app.importers.names import same_name
from app.importers.words import INTO, OUT_OF, kind_of

__all__ = ["Layout", "from_json", "guess"]

_STAMP = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.0+)?([+-]\d\d:?\d\d|Z)$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(:\d{2})?$|^([01]?\d|2[0-3])[0-5]\d[0-5]\d$")
_FOREIGN = "$€£"
_NONE = ("", "-", "--", "/")
_SPENT = frozenset(["消费", "支付", "付款", "扣款", "代扣", "取款", "取现", "消費", "purchase"])
_PROVED = ("amount", "fee", "net")
#: What a bank calls money out is money in to its customer's own books: the names alone tell nothing.
_EITHER_SIDE = re.compile(r"借|贷|\bdebits?\b|\bcredits?\b", re.IGNORECASE)
#: Columns that only a bank's list has beside them.
_BANKS = frozenset(["对方户名", "对方账号", "对方开户行", "交易对手账号"])
_THREE = re.compile(r"^[+-]?[1-9]\d{0,2}(?:\.\d{3})+$")
_FEWER = re.compile(r"\.\d{1,2}$")
_OTHER_MONEY = re.compile(
    r"金额|实付|实收|应付|应收|优惠|佣金|(?:手续|服务|技术|平台|渠道|支付|交易|提现|推广)费(?!率)"
    r"|amount|total|price|discount|(?:\bfees?|commissions?|charges)(?![ _]?(?:rate|%))\b",
    re.IGNORECASE,
)


def guess(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout of a table whose names and contents leave no doubt; None for any other.

    rows: the beginning of the source, stripped cells. No doubt: every field is one column at most, there is a
    time and an amount (or money in and out), the names mark exactly one layer, the first rows hold what the names
    promise, in no currency but that of a column or none printed, in no unit but the currency's, and amounts show by
    their sign which way they went and by their form whether a point parts thousands.
    """
    for at, cells in enumerate(rows):
        if all(FIELD_OF.get(plain_name(cell)) != "occurred_at" for cell in cells):
            continue  # most rows are no names: nothing else is looked for in them
        below = [_row(cells, one) for one in rows[at + 1 : at + 21] if any(one)]
        columns = _fields(cells, below)
        if columns is None or "occurred_at" not in columns or not {"amount", "in", "out"} & set(columns):
            continue
        layer = _layer(cells, columns)
        if layer is None or not below or not all(_fits(one, columns) for one in below[:-1] or below):
            return None
        if any(UNIT_LINE.search(cell) for line in rows[:at] for cell in line) or _hides_point(below, columns):
            return None
        if _lacks_side(below, columns):
            return None
        if "amount" in columns and _hides_sign(rows[at + 1 : at + 21], cells, columns, layer):
            return None
        out_sign = _sign_of_out(below, columns)
        if out_sign == 0:
            return None
        left = [cell for cell in cells if plain_name(cell) in NET]
        if {"amount", "fee"} <= set(columns) and len(left) == 1:
            columns["net"] = left[0]
        if "fee" in columns and any(_hides_fee(one, columns) for one in below):
            return None
        chinese = any("\u4e00" <= char <= "\u9fff" for cell in cells for char in cell)
        currency = "CNY" if chinese else ""
        return Layout(layer=layer, columns=columns, sure=False, currency=currency, out_sign=out_sign)
    return None


def _fields(cells: Sequence[str], below: Sequence[Mapping[str, str]]) -> dict[str, str] | None:
    """Return field → header of a row of names; None where two columns claim one field, or another is money.

    Of columns of texts the one with most of them is the text.
    """
    found: dict[str, list[str]] = {}
    for cell in cells:
        if FIELD_OF.get(plain_name(cell)) is None and _OTHER_MONEY.search(cell):
            return None  # another amount: nobody can know which of them counts
        if plain_name(cell) in DIRECTION:
            return None  # another column says which way the money went
        name = FIELD_OF.get(plain_name(cell)) if cell and len(cell) <= LONGEST_NAME else None
        if name is not None:
            found.setdefault(name, []).append(cell)
    days = found.get("occurred_at", [])
    if len(days) == 2 and len({plain_name(one) for one in days}) == 2:
        clocks = [one for one in days if "时间" in one or "time" in one.casefold()]
        if len(clocks) == 1 and len(days) == 2:
            found["clock"] = clocks
            found["occurred_at"] = [one for one in days if one not in clocks]
    texts = found.get("text", [])
    if len(texts) > 1 and len(set(texts)) == len(texts):
        found["text"] = [max(texts, key=lambda name: sum(bool(row[name]) for row in below))]
    if any(len(one) > 1 for one in found.values()):
        return None
    if "amount" in found and {"in", "out"} & set(found):
        return None
    return {name: one[0] for name, one in found.items()}


def _layer(cells: Sequence[str], columns: Mapping[str, str]) -> int | None:
    """Return the one layer that the names mark."""
    names = {plain_name(cell) for cell in cells}
    marked = {layer for layer, marks in LAYER_MARKS.items() if names & marks}
    both_ways = {"in", "out"} <= set(columns)
    if Layer.BANK in marked and ("order_ref" in columns or "fee" in columns or "batch_ref" in columns):
        marked.discard(Layer.BANK)
    if both_ways and "balance" in columns and not {"order_ref", "fee", "batch_ref"} & set(columns):
        marked = {Layer.BANK}
    if Layer.ORDER in marked and ({"fee", "balance", "in", "out"} & set(columns) or "order_ref" not in columns):
        marked.discard(Layer.ORDER)
    if Layer.ORDER in marked and names & {"订单状态", "orderstatus"}:
        marked.discard(Layer.CHANNEL)  # an order list may name the payment of each order
    return int(next(iter(marked))) if len(marked) == 1 else None


def _hides_sign(rows: Sequence[Sequence[str]], header: Sequence[str], columns: Mapping[str, str], layer: int) -> bool:
    """Return whether words, or nothing, say which way the amounts of a single column went.

    A list of a bank must show money out, or balances that rise with every row, and nothing spent above zero; balances
    of another list must not say that money went out; a column of nothing but words for in and out must agree with the
    signs.
    """
    place, day = (list(header).index(columns[name]) for name in ("amount", "occurred_at"))
    told = [
        (row, amounts.parse(row[place], 8) or 0)
        for row in rows
        if len(row) > max(place, day) and row[place] and row[day][:1].isdigit()
    ]
    if layer == Layer.BANK and any(value > 0 and not _SPENT.isdisjoint(map(same_name, row)) for row, value in told):
        return True
    if all(value >= 0 for _row, value in told) and (layer == Layer.BANK or "balance" in columns):
        after = list(header).index(columns["balance"]) if "balance" in columns else len(header)
        known = [(value, amounts.parse(row[after], 8) if len(row) > after else None) for row, value in told]
        if not _follows(known) and (layer == Layer.BANK or any(_falls(*pair) for pair in itertools.pairwise(known))):
            return True
    for at in range(len(header)):
        ways = [(word, value) for row, value in told if at < len(row) and (word := same_name(row[at])) not in _NONE]
        words = {word for word, _value in ways}
        if not words or not words <= INTO | OUT_OF:
            continue
        if any((value > 0) if word in OUT_OF else (value < 0) for word, value in ways):
            return True
        if not words & OUT_OF and not all(kind_of(word) for word in words):
            return True
    return False


def _lacks_side(rows: Sequence[Mapping[str, str]], columns: Mapping[str, str]) -> bool:
    """Return whether only money in, or only money out, has a column, and rows have none there: theirs is missing."""
    sides = [columns[name] for name in ("in", "out") if name in columns]
    if len(sides) != 1:
        return False
    dated = [row for row in rows if row[columns["occurred_at"]][:1].isdigit()]
    return any(not amounts.parse(row[sides[0]], 8) for row in dated)


def _hides_point(rows: Sequence[Mapping[str, str]], columns: Mapping[str, str]) -> bool:
    """Return whether nothing tells if `82.500` is eighty-two or eighty-two thousand: no amount has fewer decimals."""
    money = [row[columns[name]] for row in rows for name in ("amount", "in", "out", "balance") if name in columns]
    return any(map(_THREE.match, money)) and not any(map(_FEWER.search, money))


def _follows(told: Sequence[tuple[int, int | None]]) -> bool:
    """Return whether each balance is that of the row before, or after, and the row's amount."""
    pairs = list(itertools.pairwise(told))
    known = all(balance is not None for _value, balance in told) and bool(pairs)
    down = known and all((one[1] or 0) + two[0] == two[1] for one, two in pairs)
    return down or (known and all((two[1] or 0) + one[0] == one[1] for one, two in pairs))


def _falls(one: tuple[int, int | None], two: tuple[int, int | None]) -> bool:
    """Return whether the amount of a row without sign went out: the balance falls by it."""
    if one[1] is None or two[1] is None:
        return False
    return (two[0] > 0 and one[1] - two[0] == two[1]) or (one[0] > 0 and two[1] - one[0] == one[1])


def _sign_of_out(rows: Sequence[Mapping[str, str]], columns: Mapping[str, str]) -> int:
    """Return −1 where money out is printed below zero, else 1; 0 where nothing tells which of them is out.

    Balances may say that out means in; debit and credit need balances, or a column that only banks have.
    """
    if not {"in", "out"} <= set(columns):
        return 1
    names = [columns[name] for name in ("in", "out", "balance") if name in columns]
    whose = any(_EITHER_SIDE.search(one) for one in names[:2]) and _BANKS.isdisjoint(map(plain_name, rows[0]))
    cells = [
        [amounts.parse(row[name], 8) for name in names] for row in rows if row[columns["occurred_at"]][:1].isdigit()
    ]
    spent = [one[1] for one in cells if one[1]]
    sign = -1 if spent and all(value < 0 for value in spent) else 1
    told = [((one[0] or 0) - (one[1] or 0) * sign, one[2] if len(one) > 2 else None) for one in cells]
    reverse = [(-value, balance) for value, balance in told]
    return 0 if (_follows(reverse) or whose) and not _follows(told) else sign


def _hides_fee(row: Mapping[str, str], columns: Mapping[str, str]) -> bool:
    """Return whether a row's fee may be printed below zero as cost, or its net is another than what the fee leaves."""
    amount, fee, net = (amounts.parse(row[columns[name]], 8) if name in columns else None for name in _PROVED)
    if net is not None and amount is not None:
        return net != amount - (fee or 0)
    received = amount if "amount" in columns else amounts.parse(row.get(columns.get("in", ""), ""), 8)
    return (fee or 0) < 0 < (received or 0)


def _row(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict(zip(header, [*cells, *[""] * len(header)], strict=False))


def _fits(row: Mapping[str, str], columns: Mapping[str, str]) -> bool:
    """Return whether a row holds a time and amounts where the names promise them."""
    when = row[columns["occurred_at"]]
    if "clock" in columns and _CLOCK.match(row[columns["clock"]]) is None:
        return False
    if times.parse(when) is None and not _STAMP.match(when):
        return False
    money = [row[columns[name]] for name in ("amount", "in", "out", "fee", "balance") if name in columns]
    full = [one for one in money if one not in ("", "-", "--")]
    return bool(full) and all(
        amounts.parse(one, 8) is not None and not any(sign in one for sign in _FOREIGN) for one in full
    )
