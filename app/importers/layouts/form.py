"""What a layout file says of a table: which column is what, and how it prints dates, amounts and words.

A layout is a JSON object:

    {"layer": "channel",                    order, channel, settlement, bank or ledger; required
     "columns": {"occurred_at": "Paid on", "amount": "Total", "order_ref": "Order"},
     "kind": "payment",                     of every row; else by `kinds`, else by layer and sign
     "kinds": {"Sale": "payment", "Refund": "refund"},       words of the column "kind"; others are "other"
     "signs": {"Refund": -1},               words of the column "direction", without one of "kind", that turn the sign
     "sign": 1,                             -1 where the source prints every amount from the other side
     "fee_sign": 1,                         -1 where it prints fees below zero
     "out_sign": 1,                         -1 where it prints money out below zero
     "date_format": "%d.%m.%Y %H:%M",       or a list of them; default: year first, in every common form
     "decimal": ".", "grouping": ",",       point or comma; between thousands: comma, point, blank, ' or nothing
     "currency": "CNY", "account": "6222****1234", "shop": "North",     what no column states
     "zone": "Asia/Taipei",                 of times without an offset; default: the book's
     "title": "Group sales ledger", "provider": "Xiao'e",    how people call it
     "titles": {"zh_CN": "…", "zh_TW": "…"},                 the title in other languages
     "header": ["No.", "Paid on", …],       names of all columns: by them the layout is recognised
     "sheet": "Ledger",                     of a workbook; default: every sheet with these columns
     "first_row": 3,                        where a table without header begins
     "footer_rows": 1, "total": ["Sum"],    lines at the end that are no rows: how many, or how they begin
     "delimiter": ";", "encoding": "cp1252"}

Fields of "columns", each the header text of one column, or its place as "[3]": occurred_at (required) and clock
(time of day, where it stands apart); amount, or in and out (money in, money out); fee, net, balance, refunded;
order_ref, channel_ref, parent_ref, batch_ref; kind, direction, status, counterparty, text, currency, account,
shop. Anything else is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any
from zoneinfo import available_timezones

from app.domain.errors import SourceRefused
from app.domain.record import KIND_WORDS, LAYER_WORDS
from app.importers import times
from app.importers.layouts.names import FIELDS, plain_name
from app.importers.names import same_name
from app.importers.part import place_of

LAYERS = {word: value for value, word in LAYER_WORDS.items()}
KINDS = {word: value for value, word in KIND_WORDS.items()}
ENCODINGS = ("utf-8", "gb18030", "big5", "cp1252", "cp932", "cp949")
LANGUAGES = ("en", "zh_CN", "zh_TW")
GROUPINGS = (",", ".", " ", "'", "")
_FORMAT = re.compile(r"^(?:%(?:Ey|[YmdHMSIpb])|[^%])+$")
_PARTS = (("%Y", "%Ey"), ("%m", "%b"), ("%d",))
_MOST_COLUMNS = 200
_LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which column is what; columns: field → header. kind, kinds: values of Kind. sure: said by a person."""

    layer: int
    columns: Mapping[str, str]
    kind: int | None = None
    kinds: Mapping[str, int] = field(default_factory=dict)
    signs: Mapping[str, int] = field(default_factory=dict)
    sign: int = 1
    fee_sign: int = 1
    out_sign: int = 1
    formats: tuple[str, ...] = times.ANY
    decimal: str = "."
    grouping: str = ","
    currency: str = "CNY"
    account: str = ""
    shop: str = ""
    zone: str = ""
    title: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    provider: str = ""
    header: tuple[str, ...] = ()
    sheet: str = ""
    first_row: int = 0
    footer_rows: int = 0
    total: tuple[str, ...] = ()
    delimiter: str = ""
    encoding: str = ""
    sure: bool = True

    def wanted(self) -> list[str]:
        """Return the names by which the header is found: of its columns, of all where those have places alone."""
        named = [one for one in self.columns.values() if not place_of(one)]
        return list(dict.fromkeys(named or [one for one in self.header if same_name(one)]))

    def fits(self, cells: Sequence[str]) -> bool:
        """Return whether a row of cells is the header that the layout was made for."""
        return bool(self.header) and names_of(cells) == names_of(self.header)


def names_of(cells: Sequence[str]) -> list[str]:
    """Return the comparable names of a header, without blank ones at its end."""
    found = [same_name(one) for one in cells]
    while found and not found[-1]:
        found.pop()
    return found


def from_json(data: Mapping[str, Any]) -> Layout:
    """Check a layout by hand, field by field; SourceRefused names the first that is missing or wrong."""
    for name in data:
        _hold(name in _CHECKS or name in ("layer", "columns"), name)
    _hold(isinstance(data.get("layer"), str) and data["layer"] in LAYERS, "layer")
    columns = data.get("columns")
    if not isinstance(columns, dict) or not columns:
        raise SourceRefused("refused.layout_field", field="columns")
    for name, header in columns.items():
        _hold(name in FIELDS and isinstance(header, str) and bool(plain_name(header)), f"columns.{name}")
    _hold("occurred_at" in columns, "columns.occurred_at")
    _hold(("amount" in columns) != bool({"in", "out"} & set(columns)), "columns.amount")
    for name, check in _CHECKS.items():
        if name in data:
            _hold(check(data[name]), name)
    decimal = data.get("decimal", ".")
    grouping = data.get("grouping", "," if decimal == "." else ".")
    _hold(grouping != decimal, "grouping")
    said = {name: data[name] for name in _PLAIN if name in data}
    formats = data.get("date_format", list(times.ANY))
    return Layout(
        layer=LAYERS[data["layer"]],
        columns=dict(columns),
        kind=KINDS.get(data.get("kind", "")),
        kinds={word: KINDS[kind] for word, kind in data.get("kinds", {}).items()},
        signs=dict(data.get("signs", {})),
        formats=(formats,) if isinstance(formats, str) else tuple(formats),
        grouping=grouping,
        titles=dict(data.get("titles", {})),
        header=tuple(data.get("header", ())),
        total=tuple(data.get("total", ())),
        **said,
    )


def to_json(layout: Layout) -> dict[str, Any]:
    """Return what from_json reads back as the same layout; what is as usual is left out."""
    usual = Layout(layer=layout.layer, columns={})
    found: dict[str, Any] = {"layer": LAYER_WORDS[layout.layer], "columns": dict(layout.columns)}
    for one in fields(Layout):
        value = getattr(layout, one.name)
        if one.name in ("layer", "columns", "formats", "sure", "grouping") or value == getattr(usual, one.name):
            continue
        if one.name in ("kind", "kinds"):
            found[one.name] = KIND_WORDS[value] if one.name == "kind" else _words(value)
        else:
            found[one.name] = list(value) if isinstance(value, tuple) else value
    if layout.formats != usual.formats:
        found["date_format"] = layout.formats[0] if len(layout.formats) == 1 else list(layout.formats)
    if layout.grouping != ("," if layout.decimal == "." else "."):
        found["grouping"] = layout.grouping
    return found


def _words(kinds: Mapping[str, int]) -> dict[str, str]:
    return {word: KIND_WORDS[kind] for word, kind in kinds.items()}


def _hold(right: bool, name: str) -> None:
    if not right:
        raise SourceRefused("refused.layout_field", field=str(name)[:_LONGEST])


def _is_format(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, str) and _is_format(one) for one in value)
    if not isinstance(value, str) or not _FORMAT.match(value) or len(value) > _LONGEST:
        return False
    found = re.findall(r"%(?:Ey|.)", value)
    return (
        len(found) == len(set(found))
        and all(sum(one in found for one in either) == 1 for either in _PARTS)
        and not ("%I" in found and "%H" in found)
        and ("%p" in found) == ("%I" in found)
    )


def _words_to(allowed: Any) -> Any:
    return lambda value: (
        isinstance(value, dict)
        and all(
            isinstance(word, str) and not isinstance(to, (bool, list, dict)) and to in allowed
            for word, to in value.items()
        )
    )


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


def _is_sign(value: Any) -> bool:
    return type(value) is int and value in (1, -1)


def _is_count(most: int) -> Any:
    return lambda value: type(value) is int and 0 <= value <= most


def _is_titles(value: Any) -> bool:
    return isinstance(value, dict) and all(lang in LANGUAGES and _is_text(one) for lang, one in value.items())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_COLUMNS and all(_is_text(one) for one in value)


def _one_of(allowed: Sequence[str]) -> Any:
    return lambda value: isinstance(value, str) and value in allowed


_CHECKS: dict[str, Any] = {
    "kind": lambda value: isinstance(value, str) and value in KINDS,
    "kinds": _words_to(KINDS),
    "signs": _words_to((1, -1)),
    "sign": _is_sign,
    "fee_sign": _is_sign,
    "out_sign": _is_sign,
    "date_format": _is_format,
    "decimal": _one_of((".", ",")),
    "grouping": _one_of(GROUPINGS),
    "currency": lambda value: isinstance(value, str) and bool(re.fullmatch("[A-Z]{3}", value)),
    "account": _is_text,
    "shop": _is_text,
    "zone": lambda value: isinstance(value, str) and (not value or value in available_timezones()),
    "title": _is_text,
    "titles": _is_titles,
    "provider": _is_text,
    "header": _is_texts,
    "sheet": _is_text,
    "first_row": _is_count(200),
    "footer_rows": _is_count(20),
    "total": _is_texts,
    "delimiter": _one_of(("", ",", "\t", ";", "|")),
    "encoding": _one_of(("", *ENCODINGS)),
}
#: Fields that go from the file into the layout as they are.
_PLAIN = (
    "sign", "fee_sign", "out_sign", "decimal", "currency", "account", "shop", "zone", "title", "provider", "sheet",
    "first_row", "footer_rows", "delimiter", "encoding",
)  # fmt: skip
