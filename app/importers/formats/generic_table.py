"""generic.table: a CSV or spreadsheet of no known format, by its own names or by a layout.

Without a layout only a table whose names (Chinese or English) and first rows leave no doubt is read
(`app.importers.mapping.guess`); with one (`--layout`, see `app.importers.mapping`) any table that has its
columns. Times without offset are of the book's zone; amounts without a currency column are CNY unless the
layout says otherwise. The type column gives the kind; a refund, fee or withdrawal of an unmapped table that is
printed positive is refused: its sign would be a guess. Lines of totals at the end (合计, 总计, Total) are no rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import amounts, times
from app.importers.bank import BankRows, currency_codes, hidden, kinds, one_exponent, repeated, two_columns
from app.importers.base import Head, Sink, Source, register
from app.importers.lines import DELIMITERS, split_rows
from app.importers.mapping import Layout, from_json, guess
from app.importers.names import Names, find_header, same_name
from app.importers.orders import DASHES
from app.importers.part import Minor, Part, Times
from app.importers.stamps import of_zone, stamped
from app.importers.table import open_table
from app.importers.words import kind_of, state_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_TOTALS = ("合计", "总计", "小计", "总额", "total", "totals", "grandtotal", "sum")
_OUTWARD = (Kind.REFUND, Kind.FEE, Kind.WITHDRAWAL, Kind.CHARGEBACK)
_LINES = 60
_FEE_EXP = 5


@register
class GenericTable:
    """A table whose columns speak for themselves, or are explained by a layout."""

    format = "generic.table"
    version = 1
    title = "Any table, by its column names or a layout"

    def sniff(self, head: Head) -> float:
        """Be the last resort: only a table that leaves no doubt, and less sure than any real format."""
        return 0.2 if any(guess(rows) for rows in _views(head)) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, one statement for each account and currency."""
        layout = _layout(source)
        table = open_table(source, _wanted(layout), footer=_is_total)
        bank = BankRows()
        for part in table:
            _Rows(part, layout, source).send(bank, out)
        return bank.facts(
            source,
            self.format,
            self.version,
            account=layout.account or source.options.account,
            currency=layout.currency,
            layer=layout.layer,
            chained=layout.layer == Layer.BANK,
        )


def _views(head: Head) -> list[Sequence[Sequence[str]]]:
    """Return the rows of a head, cut at each delimiter where it is text."""
    views: list[Sequence[Sequence[str]]] = [head.rows]
    if head.container == "text":
        lines = [one.rstrip("\r") for one in head.text.split("\n")[:_LINES]]
        views += [split_rows(lines, delimiter) for delimiter in DELIMITERS]
    return views


def heads_of_layout(heads: Sequence[Head], layout: Mapping[str, Any]) -> list[Head]:
    """Return the heads (sheets, encodings) that have the layout's columns; the first of all where none has."""
    wanted = _wanted(from_json(layout))
    return [one for one in heads if _has(_views(one), wanted)] or list(heads[:1])


def _has(views: Sequence[Sequence[Sequence[str]]], wanted: Sequence[Names]) -> bool:
    return any(find_header(rows, wanted) >= 0 for rows in views)


def _layout(source: Source) -> Layout:
    """Return the person's layout where the columns are there, else what the table says by itself."""
    views = _views(source.head)
    said = None if source.options.layout is None else from_json(source.options.layout)
    if said is not None and _has(views, _wanted(said)):
        return said
    found = next((layout for rows in views if (layout := guess(rows))), None)
    if found is not None:
        return found
    if said is None:
        raise SourceRefused("refused.unknown_columns", file=source.file, columns=_seen(views))
    names = {same_name(cell) for rows in views for cells in rows for cell in cells}
    wanted = [str(one) for one in _wanted(said)]
    missing = next((one for one in wanted if same_name(one) not in names), wanted[0])
    raise SourceRefused("refused.layout_column", file=source.file, missing=missing, columns=_seen(views))


def _wanted(layout: Layout) -> list[Names]:
    return list(dict.fromkeys(layout.columns.values()))


def _seen(views: Sequence[Sequence[Sequence[str]]]) -> str:
    """Return the names in the widest row, for a message."""
    rows = [cells for rows in views for cells in rows]
    widest = max(rows, key=lambda cells: sum(bool(one) for one in cells), default=[])
    return ", ".join(one for one in widest if one)[:300]


def _is_total(line: str) -> bool:
    first = same_name(line.replace("\t", ",").replace(";", ",").split(",")[0])
    return line.lstrip('"\t ').startswith("#") or first.rstrip(":") in _TOTALS


class _Rows:
    """One part of a table under a layout."""

    def __init__(self, part: Part, layout: Layout, source: Source) -> None:
        self.part, self.layout, self.source = part, layout, source

    def send(self, bank: BankRows, out: Sink) -> None:
        """Send the part's records."""
        layout, part = self.layout, self.part
        currency = self._currency()
        exp = one_exponent(part, layout.columns.get("amount", ""), currency)
        at, offset = self._when()
        word = self._text("kind")
        amount = self._amount(exp, word)
        fee = self._optional("fee", _FEE_EXP)
        bank.send(
            out,
            part,
            when=Times(at, np.ones(len(part), np.bool_), offset == NO_TIME),
            amount=amount,
            exp=exp,
            account=self._said("account", layout.account or self.source.options.account),
            currency=currency,
            balance=self._balance(exp),
            layer=layout.layer,
            offset=offset,
            kind=self._kind(amount, word),
            state=part.by_word(self._text("status"), state_of, other=State.NONE),
            fee=fee.array() if "fee" in layout.columns else pa.nulls(len(part), pa.int64()),
            fee_exp=_FEE_EXP if "fee" in layout.columns else 2,
            refunded=self._optional("refunded", exp).array(),
            order_ref=self._ref("order_ref"),
            channel_ref=self._ref("channel_ref"),
            parent_ref=self._ref("parent_ref"),
            batch_ref=self._ref("batch_ref"),
            counterparty=self._text("counterparty"),
            status=self._text("status"),
            subtype=word,
            text=self._text("text"),
            shop=self._said("shop", layout.shop or self.source.options.shop),
            **self._key(),
        )

    def _key(self) -> dict[str, pa.Array]:
        """Return what makes an order itself again; other rows are known by all they say."""
        return {"key": self._ref("order_ref")} if self.layout.layer == Layer.ORDER else {}

    def _name(self, field: str) -> str:
        return self.layout.columns.get(field, "")

    def _text(self, field: str) -> pa.Array:
        name = self._name(field)
        return self.part.text(name) if name else repeated("", len(self.part))

    def _ref(self, field: str) -> pa.Array:
        name = self._name(field)
        return self.part.ref(name, blank=DASHES) if name else repeated("", len(self.part))

    def _said(self, field: str, otherwise: str) -> pa.Array:
        column = self._text(field)
        return pc.if_else(pc.equal(column, ""), otherwise, column)

    def _currency(self) -> pa.Array:
        name = self._name("currency")
        return currency_codes(self.part, name) if name else repeated(self.layout.currency, len(self.part))

    def _when(self) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
        layout, part = self.layout, self.part
        zone = self.source.options.zone
        name = layout.columns["occurred_at"]
        if "clock" not in layout.columns:
            return stamped(part, name, layout.formats, zone)
        at, date_only = self._with_clock(name)
        offset = np.full(len(part), NO_TIME, np.int16)
        offset[~date_only] = of_zone(at[~date_only], zone)
        return at, offset

    def _with_clock(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        both = pc.utf8_trim_whitespace(pc.binary_join_element_wise(self.part.text(name), self._text("clock"), " "))
        formats = [one for day in times.DATES for one in (f"{day} %H:%M:%S", f"{day} %H:%M", day)]
        known = (*self.layout.formats, *formats, *(f"{one} %H:%M:%S" for one in self.layout.formats))
        at, _valid, date_only, bad = times.seconds(both, tuple(dict.fromkeys(known)))
        if bad >= 0:
            self.part.refuse("refused.not_time", name, bad)
        return at, date_only

    def _amount(self, exp: int, word: pa.Array) -> NDArray[np.int64]:
        columns, part = self.layout.columns, self.part
        if "amount" in columns:
            amount = self._exact("amount", exp, None).value
        elif {"in", "out"} <= set(columns) and self.layout.decimal == ".":
            amount = two_columns(part, columns["in"], columns["out"], exp, DASHES)
        else:
            amount = self._exact("in", exp, DASHES).value - self._exact("out", exp, DASHES).value
        factor = part.by_word(word, self.layout.signs.get, other=1).astype(np.int64)
        return amount * factor * self.layout.sign

    def _optional(self, field: str, exp: int) -> Minor:
        return self._exact(field, exp, DASHES)

    def _balance(self, exp: int) -> Minor:
        if self.layout.decimal == "." and "balance" in self.layout.columns:
            return hidden(self.part, self._name("balance"), exp)
        return self._exact("balance", exp, DASHES)

    def _exact(self, field: str, exp: int, blank: Sequence[str] | None) -> Minor:
        """Return the amounts of a field; all blank where the layout has none."""
        name = self._name(field)
        if not name:
            none = np.zeros(len(self.part), np.int64)
            return Minor(none, np.zeros(len(self.part), np.bool_))
        if self.layout.decimal == ".":
            return self.part.minor(name, exp, blank=blank)
        column = pc.replace_substring(pc.replace_substring(self.part.text(name), " ", ""), "\u00a0", "")
        right = pc.match_substring_regex(column, r"^-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?$|^-*$")
        if not pc.all(right, min_count=0).as_py():
            self.part.refuse("refused.not_amount", name, int(pc.index(right, False).as_py()))
        plain = pc.replace_substring(pc.replace_substring(column, ".", ""), ",", ".")
        value, valid, bad = amounts.minor(plain, exp, blank)
        if bad >= 0:
            self.part.refuse("refused.not_amount", name, bad)
        return Minor(value, valid)

    def _kind(self, amount: NDArray[np.int64], word: pa.Array) -> NDArray[np.int8]:
        layout = self.layout
        if layout.kind is not None:
            return np.full(len(amount), layout.kind, np.int8)
        if layout.layer == Layer.ORDER:
            return np.full(len(amount), Kind.ORDER, np.int8)
        if layout.layer == Layer.LEDGER:
            return np.full(len(amount), Kind.VOUCHER, np.int8)
        if layout.layer == Layer.BANK:
            return kinds(amount, word)
        by_sign = np.where(amount < 0, Kind.REFUND, Kind.PAYMENT).astype(np.int8)
        if layout.kinds:
            return self.part.by_word(word, layout.kinds.get, other=Kind.OTHER)
        if "kind" not in layout.columns:
            return by_sign
        found = self.part.by_word(word, kind_of, other=Kind.OTHER)
        wrong = np.isin(found, _OUTWARD) & (amount > 0)
        if wrong.any() and not layout.sure:
            self.part.refuse("refused.value", self._name("amount") or self._name("in"), int(np.argmax(wrong)))
        return found
