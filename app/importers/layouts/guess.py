"""A first layout for an unknown table: header, dates, money, numbers and words, each held against the table itself.

What the figures or the names leave open is said to be open ("ask"), never chosen in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.record import LAYER_WORDS, Kind, Layer
from app.importers import times
from app.importers.layouts.cells import Cells, Column, columns_of
from app.importers.layouts.known import Known
from app.importers.layouts.money import MONEY, Money, doubtful_money, explain, money_columns
from app.importers.layouts.names import LAYER_MARKS, UNIT_LINE, field_of, simple_name
from app.importers.layouts.words import MOST_WORDS, words_of
from app.importers.names import clean_cell, same_name
from app.importers.row_looks import TOTALS
from app.importers.words import kind_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HEADER_WITHIN = 40
_SAMPLE = 20_000
_TAIL = 20
_REFS = ("order_ref", "channel_ref", "parent_ref", "batch_ref")
_TEXTS = ("status", "counterparty", "text", "currency", "account", "shop", "kind", "direction")
_CURRENCIES = (
    ("NT$", "TWD"), ("US$", "USD"), ("HK$", "HKD"), ("€", "EUR"), ("£", "GBP"), ("¥", "CNY"), ("￥", "CNY"),
    ("人民币", "CNY"), ("元", "CNY"), ("新臺幣", "TWD"), ("新台幣", "TWD"), ("臺幣", "TWD"), ("台幣", "TWD"),
    ("港幣", "HKD"), ("CNY", "CNY"), ("RMB", "CNY"), ("USD", "USD"), ("EUR", "EUR"), ("GBP", "GBP"),
    ("HKD", "HKD"), ("TWD", "TWD"), ("JPY", "JPY"), ("JP¥", "JPY"), ("JP￥", "JPY"), ("円", "JPY"),
)  # fmt: skip


@dataclass(slots=True)
class _Choice:
    """What is thought of one column. state: "set", "ask" or "skip"; also: fields that are as good."""

    field: str = ""
    state: str = "skip"
    also: tuple[str, ...] = ()


def guess_layout(path: str, ask: Mapping[str, Any]) -> dict[str, Any]:
    """Return the first layout of the cells at `path`, as plain data.

    ask: header_row as the person chose it (−1: to be found, 0: none); known; from_1904. The answer: header_row,
    first_row and last_row of the rows, footer_rows and total as in a layout; columns: name, field, state and also
    of each; formats: one list, two where day and month may be either way round; decimal, grouping, layer, currency
    with their states; words of the kind and direction columns with what they are thought to mean.
    """
    cells, known = Cells(path), Known(ask["known"])
    header = int(ask["header_row"])
    header = _header_row(cells) if header < 0 else header
    start = cells.index(header) + 1 if header else _first_data(cells)
    start = min(start, len(cells.row))
    names = cells.line(cells.index(header)) if header and cells.index(header) < len(cells.row) else []
    names = [clean_cell(one) for one in names]
    stop = max(start, len(cells.row) - _TAIL) if len(cells.row) - start > 2 * _TAIL else len(cells.row)
    body = columns_of(cells, names, start, min(stop, start + _SAMPLE))
    day, formats, clock = _days(body)
    footer, total, last = _footer(cells, start, day, formats)
    if last - start <= _SAMPLE:  # of a larger table the first rows say enough
        body = columns_of(cells, names, start, last)
        day, formats, clock = _days(body)
    above = cells.index(header) if header else 0
    unit = any(UNIT_LINE.search(one) for at in range(min(above, _HEADER_WITHIN)) for one in cells.line(at))
    return _Guess(body, names, known, ask, unit).answer(day, formats, clock) | {
        "header_row": header,
        "first_row": 0 if header else (int(cells.row[start]) if start < len(cells.row) else 1),
        "rows": [int(cells.row[start]), int(cells.row[last - 1])] if last > start else [],
        "count": last - start,
        "footer_rows": footer,
        "total": total,
        "total_row": int(cells.row[last]) if last < len(cells.row) else 0,
    }


def _header_row(cells: Cells) -> int:
    """Return the number of the line with the names of the columns, 0 where there is none."""
    best, found = 0.0, 0
    lines = [[clean_cell(one) for one in cells.line(at)] for at in range(min(_HEADER_WITHIN, len(cells.row)))]
    typed = [sum(map(_is_typed, line)) for line in lines]
    for at, line in enumerate(lines[:-1]):
        filled = [one for one in line if one]
        if len(set(filled)) < 2 or typed[at] > 0.25 * len(filled):
            continue
        below = typed[at + 1] if at + 1 < len(lines) else 0
        score = len(set(filled)) + 3 * sum(bool(field_of(one)) for one in filled) + min(below, 3)
        if below >= 2 and score > best:
            best, found = score, int(cells.row[at])
    return found


def _first_data(cells: Cells) -> int:
    """Return the index of the first line that holds values."""
    for at in range(min(_HEADER_WITHIN, len(cells.row))):
        if sum(_is_typed(clean_cell(one)) for one in cells.line(at)) >= 2:
            return at
    return 0


def _is_typed(cell: str) -> bool:
    """Return whether a cell is a value and no name: a number, an amount, a day."""
    digits = sum(one.isdigit() for one in cell)
    return digits > 0 and digits * 2 >= len(cell.strip("年月日時时分秒¥￥$元 .,:/-()"))


def _days(columns: Sequence[Column]) -> tuple[int, list[tuple[str, ...]], int]:
    """Return (column of days, its forms, column of the time of day); −1 for none.

    Several columns of days: the one whose name alone says it; the state of the others is found later.
    """
    days = [one for one in columns if one.formats and one.filled.mean() > 0.9]
    if not days:
        return -1, [], -1
    named = [one for one in days if field_of(one.name) == "occurred_at"]
    best = (named or days)[0]
    clocks = [one for one in columns if one.is_clock and one.at != best.at]
    with_time = any("%H" in form or "%I" in form for form in best.formats[0]) and not best.share(r"^\S+$") > 0.98
    return best.at, best.formats, clocks[0].at if len(clocks) == 1 and not with_time else -1


def _footer(cells: Cells, start: int, day: int, formats: list[tuple[str, ...]]) -> tuple[int, list[str], int]:
    """Return (footer_rows, words of the total, index of the first line after the rows)."""
    end = len(cells.row)
    last = end
    while day >= 0 and last > max(start + 1, end - _TAIL) and not _has_day(cells.line(last - 1)[day], formats):
        last -= 1
    if last == end:
        return 0, [], end
    first = next((one for cell in cells.line(last) if (one := clean_cell(cell))), "")
    plain = same_name(first).rstrip(":")
    if plain in TOTALS:
        return 0, [], last
    return (0, [first], last) if first and not any(map(str.isdigit, first)) else (end - last, [], last)


def _has_day(cell: str, formats: list[tuple[str, ...]]) -> bool:
    text = clean_cell(cell)
    return any(times.parse(text, one) is not None for one in formats) or (text[:4].isdigit() and "T" in text)


class _Guess:
    """The columns of one table under examination."""

    def __init__(
        self, columns: Sequence[Column], names: Sequence[str], known: Known, ask: Mapping[str, Any], unit: bool
    ) -> None:
        self.columns, self.names, self.known, self.ask = columns, names, known, ask
        self.choices = [_Choice() for _one in columns]
        self.money = Money()
        self.unit = unit

    def answer(self, day: int, formats: list[tuple[str, ...]], clock: int) -> dict[str, Any]:
        """Return everything but what concerns the lines around the rows."""
        self._take_days(day, clock)
        self._take_refs()
        form = self._form()
        doubtful = self._in_doubt()
        taken = {at for at, one in enumerate(self.choices) if one.state != "skip"}
        values = money_columns(self.columns, taken, form)
        self.money = explain(self.columns, values, self._known_amounts(values))
        self._take_money(values)
        self._take_doubtful(form)
        for at, one in enumerate(self.choices):
            if doubtful and one.field in MONEY:
                self._set(at, one.field, "ask", one.also or (one.field,))
        self._take_texts()
        layer, layer_state = self._layer()
        currency, currency_state = self._currency(values)
        return {
            "columns": [
                {"name": one.name, "field": choice.field, "state": choice.state, "also": list(choice.also)}
                for one, choice in zip(self.columns, self.choices, strict=True)
            ],
            "formats": [list(one) for one in formats],
            "decimal": form[0],
            "grouping": form[1],
            "fee_sign": self.money.fee_sign,
            "out_sign": self.money.out_sign,
            "layer": layer,
            "layer_state": layer_state,
            "currency": currency,
            "currency_state": currency_state,
            "words": self._words(values),
        }

    def _at(self, field: str) -> int:
        return next((at for at, one in enumerate(self.choices) if one.field == field), -1)

    def _set(self, at: int, field: str, state: str = "set", also: tuple[str, ...] = ()) -> None:
        self.choices[at] = _Choice(field, state, also)

    def _take_days(self, day: int, clock: int) -> None:
        days = [one.at for one in self.columns if one.formats and one.filled.mean() > 0.9]
        named = [at for at in days if field_of(self.columns[at].name) == "occurred_at"]
        rivals = named if len(named) > 1 else ([] if named else days)
        for at in days:
            self.choices[at] = _Choice("", "skip")
        if len(rivals) > 1:
            for at in rivals:
                self._set(at, "occurred_at" if at == day else "", "ask", ("occurred_at",))
        elif day >= 0:
            self._set(day, "occurred_at")
        if clock >= 0:
            self._set(clock, "clock")

    def _take_refs(self) -> None:
        """Take columns of numbers: those that the book knows before those whose names say so."""
        free = [one for one in self.columns if self.choices[one.at].state == "skip" and not one.formats]
        hits = {one.at: self.known.hits(one.cells) for one in free if one.is_id}
        for field, which in (("order_ref", 0), ("channel_ref", 1)):
            best = sorted(hits, key=lambda at: -hits[at][which])
            if best and hits[best[0]][which] >= 0.3:
                self._set(best[0], field)
                hits.pop(best[0])
        for one in free:
            field = field_of(one.name)
            if field not in _REFS or self.choices[one.at].state != "skip" or not one.filled.any():
                continue
            holder = self._at(field)
            if holder < 0:
                self._set(one.at, field)
            elif field_of(self.columns[holder].name) == field and holder in hits:
                self._set(holder, field, "ask", (field,))
                self._set(one.at, "", "ask", (field,))
        unnamed = [at for at in hits if self.choices[at].state == "skip" and not field_of(self.columns[at].name)]
        unnamed = [at for at in unnamed if not self.columns[at].is_counted and not self.columns[at].has_cents]
        if self._at("order_ref") < 0 and self._at("channel_ref") < 0 and unnamed:
            self._set(unnamed[0], "order_ref", "ask", ("order_ref", "channel_ref"))

    def _form(self) -> tuple[str, str]:
        """Return decimal and grouping: of the columns that show it."""
        forms = [one.form for one in self.columns if one.has_cents and not one.formats]
        return next((one for one in forms if one != (".", ",")), (".", ","))

    def _in_doubt(self) -> bool:
        """Return whether a line above names a unit of its own, or nothing tells if points part thousands."""
        pointed = any(one.is_pointed for one in self.columns) and not any(one.has_cents for one in self.columns)
        return self.unit or pointed

    def _known_amounts(self, values: Mapping[int, NDArray[np.int64]]) -> dict[int, float]:
        at = self._at("order_ref")
        if at < 0:
            return {}
        return {one: self.known.agreeing(self.columns[at].cells, value)[2] for one, value in values.items()}

    def _take_money(self, values: Mapping[int, NDArray[np.int64]]) -> None:
        found = self.money
        for at, field in found.fields.items():
            self._set(at, field)
        for field, rivals in found.rivals.items():
            for place, at in enumerate(rivals):
                also = (*self.choices[at].also, field)
                first = field in ("amount", "fee", "net", "balance", "refunded") and place == 0
                mine = field if first and at not in found.fields else self.choices[at].field
                self._set(at, mine, "ask", also)
        if self.columns and not {"amount", "in", "out"} & {one.field for one in self.choices} and not found.rivals:
            for at in values:
                if at not in found.fields:
                    self._set(at, "", "ask", ("amount",))

    def _take_doubtful(self, form: tuple[str, str]) -> None:
        """Ask about columns whose name says money, but not all of whose cells are amounts."""
        for at, field in doubtful_money(self.columns, form).items():
            holder = self._at(field)
            if self.choices[at].state != "skip" or (holder >= 0 and (field != "amount" or holder in self.money.proven)):
                continue
            if holder >= 0:
                self._set(holder, field, "ask", (field,))
            self._set(at, "" if holder >= 0 else field, "ask", (field,))

    def _take_texts(self) -> None:
        for one in self.columns:
            field = field_of(one.name)
            if field not in _TEXTS or self.choices[one.at].state != "skip" or not one.filled.any():
                continue
            few = len(one.words) <= MOST_WORDS
            holder = self._at(field)
            if field in ("kind", "direction", "currency") and not few:
                continue
            if holder < 0:
                self._set(one.at, field)
            elif field in ("text", "counterparty", "shop", "status"):
                continue  # the first of several remarks will do
            else:
                self._set(one.at, "", "ask", (field,))
        status = self._at("status")
        if self._at("kind") < 0 and status >= 0 and self._tells_refunds(status):
            self._set(status, "kind", "ask", ("status",))

    def _tells_refunds(self, at: int) -> bool:
        words = [word for word, _count in self.columns[at].words]
        return len(words) <= MOST_WORDS and any(kind_of(one) == Kind.REFUND for one in words)

    def _layer(self) -> tuple[str, str]:
        """Return what the file is, and whether that is certain."""
        fields = {one.field for one in self.choices if one.field}
        names = {simple_name(one) for one in self.names}
        marked = {layer for layer, marks in LAYER_MARKS.items() if names & marks}
        paid = {"fee", "net"} & fields
        if (
            Layer.LEDGER in marked
            and Layer.BANK not in marked
            and names & {"凭证号", "凭证字号", "科目编码", "科目名称", "会计科目"}
        ):
            return LAYER_WORDS[Layer.LEDGER], "set"
        if "balance" in fields and not {"order_ref", "batch_ref"} & fields and not paid:
            return LAYER_WORDS[Layer.BANK], "set"
        if paid and {"order_ref", "channel_ref"} & fields:
            sure = "batch_ref" not in fields
            return LAYER_WORDS[Layer.CHANNEL if sure else Layer.SETTLEMENT], "set" if sure else "ask"
        if Layer.ORDER in marked and "order_ref" in fields and not paid:
            return LAYER_WORDS[Layer.ORDER], "set"
        if len(marked) == 1:
            return LAYER_WORDS[next(iter(marked))], "ask"
        return LAYER_WORDS[Layer.BANK if {"in", "out"} <= fields else Layer.CHANNEL], "ask"

    def _currency(self, values: Mapping[int, NDArray[np.int64]]) -> tuple[str, str]:
        if self._at("currency") >= 0:
            return str(self.ask["home"]), "set"
        amount, ref = self._at("amount"), self._at("order_ref")
        paid = self.known.paid_in(self.columns[ref].cells, values[amount]) if ref >= 0 and amount in values else ""
        money = [at for at, one in enumerate(self.choices) if one.field in MONEY]
        shown = " ".join([self.names[at] if at < len(self.names) else "" for at in money])
        shown += " ".join(str(one) for at in money for one in self.columns[at].cells.slice(0, 50).to_pylist())
        traditional = any(simple_name(one) != simple_name(one, fold=False) for one in self.names)
        marked = {code for mark, code in _CURRENCIES if mark in shown.upper() and not (traditional and mark == "元")}
        if any(one in shown for one in ("NT$", "US$", "HK$", "JP¥", "JP￥")):
            marked.discard("CNY")
        if len(marked) == 1:
            return next(iter(marked)), "set" if not paid or paid in marked else "ask"
        if paid:
            return paid, "set"
        chinese = any("\u4e00" <= char <= "\u9fff" for name in self.names for char in name)
        sure = chinese and not traditional and not marked and "$" not in shown
        home = str(self.ask["home"])
        if traditional and home == "CNY":
            home = "TWD"  # asked for all the same: Hong Kong writes so as well
        return home, "set" if sure and home == "CNY" else "ask"

    def _words(self, values: Mapping[int, NDArray[np.int64]]) -> list[dict[str, Any]]:
        amount = self._at("amount")
        value = values.get(amount) if amount >= 0 else None
        places = {field: self._at(field) for field in ("kind", "direction")}
        return words_of({field: self.columns[at] for field, at in places.items() if at >= 0}, value)
