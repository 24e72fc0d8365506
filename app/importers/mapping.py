"""What the columns of an unknown table mean: said by a layout file, or plain from names and contents.

A layout is a JSON object:

    {"layer": "channel",                    order, channel, settlement, bank or ledger; required
     "columns": {"occurred_at": "Paid on", "amount": "Total", "order_ref": "Order"},
     "kind": "payment",                     of every row; else by `kinds`, else by layer and sign
     "kinds": {"Sale": "payment", "Refund": "refund"},       words of the column "kind"; others are "other"
     "signs": {"Refund": -1},               words of the column "kind" whose amounts change their sign
     "sign": 1,                             -1 where the source prints every amount from the other side
     "date_format": "%d.%m.%Y %H:%M",       or a list of them; default: year first, in every common form
     "decimal": ".",                        or ","
     "currency": "CNY", "account": "6222****1234", "shop": "North"}     what no column states

Fields of "columns", each the header text of one column: occurred_at (required) and clock (time of day, where
it stands apart); amount, or in and out (money in, money out); fee, balance, refunded; order_ref, channel_ref,
parent_ref, batch_ref; kind, status, counterparty, text, currency, account, shop. Anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.errors import SourceRefused
from app.domain.record import KIND_WORDS, LAYER_WORDS, Layer
from app.importers import amounts, times
from app.importers.mapping_names import ALIASES, FIELD_OF, LAYER_MARKS, LONGEST_NAME, plain_name

_LAYERS = {word: value for value, word in LAYER_WORDS.items()}
_KINDS = {word: value for value, word in KIND_WORDS.items()}
_STAMP = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.0+)?([+-]\d\d:?\d\d|Z)$")
_CLOCK = re.compile(r"^\d{1,2}:\d{2}(:\d{2})?$")
_FORMAT = re.compile(r"^(?:%[YmdHMS]|[^%])+$")
_FOREIGN = "$€£"
_OTHER_MONEY = re.compile(r"金额|实付|实收|应付|应收|优惠|amount|total|price|discount", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column is what; columns: field → header. kind, kinds: values of Kind. sure: said by a person."""

    layer: int
    columns: Mapping[str, str]
    kind: int | None = None
    kinds: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)
    sign: int = 1
    formats: tuple[str, ...] = times.ANY
    decimal: str = "."
    currency: str = "CNY"
    account: str = ""
    shop: str = ""
    sure: bool = True


def from_json(data: Mapping[str, Any]) -> Layout:
    """Check a layout by hand, field by field; SourceRefused names the first that is missing or wrong."""
    for name in data:
        _hold(name in _CHECKS or name in ("layer", "columns"), name)
    _hold(data.get("layer") in _LAYERS, "layer")
    columns = data.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise SourceRefused("refused.layout_field", field="columns")
    for name, header in columns.items():
        _hold(name in ALIASES and isinstance(header, str) and bool(plain_name(header)), f"columns.{name}")
    _hold("occurred_at" in columns, "columns.occurred_at")
    _hold(("amount" in columns) != bool({"in", "out"} & set(columns)), "columns.amount")
    for name, check in _CHECKS.items():
        if name in data:
            _hold(check(data[name]), name)
    formats = data.get("date_format", list(times.ANY))
    return Layout(
        layer=_LAYERS[data["layer"]],
        columns=dict(columns),
        kind=_KINDS.get(data.get("kind", "")),
        kinds={word: _KINDS[kind] for word, kind in data.get("kinds", {}).items()},
        signs=dict(data.get("signs", {})),
        sign=data.get("sign", 1),
        formats=(formats,) if isinstance(formats, str) else tuple(formats),
        decimal=data.get("decimal", "."),
        currency=data.get("currency", "CNY"),
        account=data.get("account", ""),
        shop=data.get("shop", ""),
    )


def _hold(right: bool, name: str) -> None:
    if not right:
        raise SourceRefused("refused.layout_field", field=name)


def _is_format(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, str) and _is_format(one) for one in value)
    return isinstance(value, str) and bool(_FORMAT.match(value)) and all(one in value for one in ("%Y", "%m", "%d"))


def _words_to(allowed: Any) -> Any:
    return lambda value: (
        isinstance(value, dict)
        and all(isinstance(word, str) and not isinstance(to, bool) and to in allowed for word, to in value.items())
    )


_CHECKS: dict[str, Any] = {
    "kind": lambda value: value in _KINDS,
    "kinds": _words_to(_KINDS),
    "signs": _words_to((1, -1)),
    "sign": lambda value: not isinstance(value, bool) and value in (1, -1),
    "date_format": _is_format,
    "decimal": lambda value: value in (".", ","),
    "currency": lambda value: isinstance(value, str) and bool(re.fullmatch("[A-Z]{3}", value)),
    "account": lambda value: isinstance(value, str),
    "shop": lambda value: isinstance(value, str),
}


def guess(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout of a table whose names and contents leave no doubt; None for any other.

    rows: the beginning of the source, stripped cells. No doubt: every field is one column at most, there is a
    time and an amount (or money in and out), the names mark exactly one layer, and the first rows hold what
    the names promise, in no currency but that of a column or none printed.
    """
    for at, cells in enumerate(rows):
        columns = _fields(cells)
        if columns is None or "occurred_at" not in columns or not {"amount", "in", "out"} & set(columns):
            continue
        layer = _layer(cells, columns)
        below = [_row(cells, one) for one in rows[at + 1 : at + 21] if any(one)]
        if layer is None or not below or not all(_fits(one, columns) for one in below[:-1] or below):
            return None
        return Layout(layer=layer, columns=columns, sure=False)
    return None


def _fields(cells: Sequence[str]) -> dict[str, str] | None:
    """Return field → header of a row of names; None where two columns claim one field, or another is money."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        if FIELD_OF.get(plain_name(cell)) is None and _OTHER_MONEY.search(cell):
            return None  # another amount: nobody can know which of them counts
        name = FIELD_OF.get(plain_name(cell)) if cell and len(cell) <= LONGEST_NAME else None
        if name is not None:
            found.setdefault(name, []).append(cell)
    days = found.get("occurred_at", [])
    if len(days) == 2 and len({plain_name(one) for one in days}) == 2:
        clocks = [one for one in days if "时间" in one or "time" in one.casefold()]
        if len(clocks) == 1 and len(days) == 2:
            found["clock"] = clocks
            found["occurred_at"] = [one for one in days if one not in clocks]
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
