"""A layout held against the whole table: can every row be read, and do the table's own figures and the book agree?

Each test is said as plain data: title and detail (keys of texts/mapping.py) with their parameters, a figure, and
its state: passed, failed, ask (a person has to look) or none (nothing to hold it against).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import SourceRefused
from app.domain.money import plain
from app.domain.period import EPOCH
from app.domain.record import KIND_WORDS, Layer
from app.importers import times
from app.importers.base import BATCH_ROWS, ReadOptions
from app.importers.containers.cell_part import CellPart
from app.importers.families.bank import BankRows, currency_code
from app.importers.layouts.cells import EXP, Cells, Column
from app.importers.layouts.form import Layout, from_json
from app.importers.layouts.known import Known
from app.importers.layouts.money import rate_of
from app.importers.layouts.rows import LayoutRows
from app.importers.layouts.sums import FIGURES, stated_minor
from app.importers.layouts.words import words_of
from app.importers.part import Columns, Part
from app.importers.table import places

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SHOWN = 5
_FIELDS = (
    "row", "kind", "at", "offset", "amount", "exp", "currency", "fee", "fee_exp", "balance", "order_ref",
    "channel_ref", "counterparty", "status", "shop", "account",
)  # fmt: skip
_MANY = 0.5


def try_layout(path: str, file: str, ask: Mapping[str, Any], options: ReadOptions) -> dict[str, Any]:
    """Return tests, the first records and the refusal of a layout over the cells at `path`.

    ask: layout; form: header_row, rows (first and last), total_row, container and from_1904; known.
    """
    layout, form = from_json(ask["layout"]), ask["form"]
    table = _Table(Cells(path), layout, form, file)
    refusal, sent = table.read(options)
    tests = [_readable(refusal, table)]
    tests += [*table.totals(), *table.net(), *table.dates(), *table.balance()]
    tests += [*table.numbers(Known(ask["known"])), *table.repeats(), *table.rate()]
    words = {field: one for field in ("kind", "direction") if (one := table.column(field)) is not None}
    return {"tests": tests, "first": sent, "refusal": refusal, "words": words_of(words, table.money("amount"))}


def _test(title: str, state: str, figure: str = "", detail: str = "", **params: Any) -> dict[str, Any]:
    return {
        "title": f"mapping.{title}",
        "detail": f"mapping.{detail}" if detail else "",
        "params": params,
        "figure": figure,
        "state": state,
    }


def _readable(refusal: dict[str, Any] | None, table: _Table) -> dict[str, Any]:
    count = table.stop - table.start
    if refusal is None:
        return _test("readable", "passed", f"{count} / {count}", "readable_all", count=count)
    made = _test("readable", "failed", "", "readable_not", row=refusal["row"], column=refusal["column"])
    made["params"]["reason"] = {"key": refusal["key"], "params": refusal["params"]}
    return made


class _First:
    """A sink that keeps the first records and drops the rest."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []

    def send(self, _ordinal: int = 1, /, **columns: Any) -> None:
        count = min(_SHOWN, len(columns["row"]))
        for at in range(count):
            self.kept.append({name: _plain(columns.get(name), at) for name in _FIELDS})

    def first(self) -> list[dict[str, Any]]:
        """Return them in the order of the table."""
        found = sorted(self.kept, key=lambda one: one["row"])[:_SHOWN]
        return [one | {"kind": KIND_WORDS.get(one["kind"], "other")} for one in found]


def _plain(column: Any, at: int) -> Any:
    if column is None or isinstance(column, (int, str)):
        return column
    value = column[at]
    return value.as_py() if hasattr(value, "as_py") else value.item()


class _Table:
    """The rows of the table, as printed and as columns."""

    def __init__(self, cells: Cells, layout: Layout, form: Mapping[str, Any], file: str) -> None:
        self.cells, self.layout, self.form, self.file = cells, layout, form, file
        first, last = (*form["rows"], 0, 0)[:2]
        self.start, self.stop = cells.index(first), min(cells.index(last) + 1, len(cells.row)) if last else 0
        header = form["header_row"]
        printed = cells.line(cells.index(header)) if header else places(cells.width)
        while printed and not printed[-1].strip():
            printed.pop()
        self.columns = Columns(printed, file=file, row=header)
        self._made: dict[str, Column] = {}

    def parts(self) -> Iterator[Part]:
        """Cut the rows as a reader would."""
        for at in range(self.start, self.stop, BATCH_ROWS):
            to = min(at + BATCH_ROWS, self.stop)
            raw = [self.cells.raw(one, at, to) for one in range(len(self.columns.printed))]
            row = self.cells.row[at:to]
            if self.form["container"] == "text":
                yield Part(row, raw, self.columns, file=self.file)
            else:
                yield CellPart(row, raw, self.columns, file=self.file, from_1904=bool(self.form["from_1904"]))

    def read(self, options: ReadOptions) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
        """Return (why a row cannot be read, None for none; the first records)."""
        sink, bank = _First(), BankRows()
        try:
            for part in self.parts():
                LayoutRows(part, self.layout, options).send(bank, sink)
        except SourceRefused as refused:
            why = {"key": refused.key, "params": refused.params, "row": refused.row, "column": refused.column}
            return why, sink.first() or self._some(options)
        return None, sink.first()

    def _some(self, options: ReadOptions) -> list[dict[str, Any]]:
        """Return the records of those of the first rows that can be read by themselves."""
        sink = _First()
        for part in self.parts():
            for at in range(min(_SHOWN, len(part))):
                try:
                    LayoutRows(part.slice(at, 1), self.layout, options).send(BankRows(), sink)
                except SourceRefused:
                    continue
            break
        return sink.first()

    def column(self, field: str) -> Column | None:
        """Return a field's column over all rows, None where the layout has none."""
        name = self.layout.columns.get(field, "")
        if not name:
            return None
        if field not in self._made:
            at = self.columns.find(name)
            self._made[field] = Column(at, name, self.cells.column(at, self.start, self.stop))
        return self._made[field]

    def money(self, field: str) -> NDArray[np.int64] | None:
        """Return a field's amounts at EXP as printed, 0 where there is none."""
        column = self.column(field)
        return None if column is None else column.money(self.layout.decimal, self.layout.grouping)[0]

    def amount(self) -> NDArray[np.int64]:
        """Return amounts as they count."""
        said = self.money("amount")
        if said is None:
            into, out = self.money("in"), self.money("out")
            none = np.zeros(self.stop - self.start, np.int64)
            said = (none if into is None else into) - (none if out is None else out) * self.layout.out_sign
        which = self.column("direction") or self.column("kind")
        if which is None or not self.layout.signs:
            return said * self.layout.sign
        coded = which.cells.dictionary_encode()
        signs = np.array([self.layout.signs.get(one, 1) for one in coded.dictionary.to_pylist()] or [1], np.int64)
        turned: NDArray[np.int64] = signs[coded.indices.to_numpy(zero_copy_only=False)] * self.layout.sign
        return said * turned

    def totals(self) -> Iterator[dict[str, Any]]:
        """Hold the sums of the columns against the table's own line of totals."""
        if not self.form["total_row"]:
            return
        line = self.cells.line(self.cells.index(self.form["total_row"]))
        for field in FIGURES:
            column = self.column(field)
            stated = stated_minor(line[column.at], self.layout) if column is not None else None
            if column is None or stated is None:
                continue
            ours = {int(column.money(self.layout.decimal, self.layout.grouping)[0].sum())}
            ours |= {int(self.amount().sum())} if field == "amount" else set()
            agrees = stated in ours or (field == "fee" and -stated in ours)
            figure = plain(stated if agrees else next(iter(ours)), EXP, self.layout.currency)
            said = {"column": column.name, "row": self.form["total_row"]}
            if agrees:
                yield _test("total", "passed", figure, "total_same", **said)
            else:
                says = plain(stated, EXP, self.layout.currency)
                yield _test("total", "failed", figure, "total_other", **said, stated=says)

    def net(self) -> Iterator[dict[str, Any]]:
        """Hold amount − fee against the column of nets."""
        fee, net = self.money("fee"), self.money("net")
        if fee is None or net is None:
            return
        amount = self.amount()
        left = amount - fee * self.layout.fee_sign
        right = int(((left == net) | (left == np.sign(amount) * np.abs(net))).sum())
        count = len(net)
        state = "passed" if right == count else "failed"
        yield _test("net", state, f"{right} / {count}", "rows_all" if right == count else "rows_not", n=count - right)

    def dates(self) -> Iterator[dict[str, Any]]:
        """Say which days the rows cover."""
        column = self.column("occurred_at")
        assert column is not None
        count = self.stop - self.start
        at, valid = column.seconds(self.layout.formats)
        found = int(valid.sum())
        if not found:
            at, valid = column.seconds(times.ANY)  # a spreadsheet's own dates, whatever the texts look like
            found = int(valid.sum())
        if not found:
            yield _test("dates", "failed", f"0 / {count}", "dates_none")
            return
        first, last = (str(EPOCH + timedelta(seconds=int(one)))[:10] for one in (at[valid].min(), at[valid].max()))
        days = (int(at[valid].max()) - int(at[valid].min())) // 86_400
        state = "failed" if found < count else "ask" if days > 800 else "passed"
        yield _test("dates", state, f"{found} / {count}", "dates_within", first=first, last=last)

    def balance(self) -> Iterator[dict[str, Any]]:
        """Hold each balance against the one before it."""
        after = self.money("balance")
        if after is None or len(after) < 2:
            return
        amount = self.amount()
        fee = self.money("fee")
        net = amount if fee is None else amount - fee * self.layout.fee_sign
        ways = [np.diff(after) == one[1:] for one in (amount, net)]
        ways += [-np.diff(after) == one[:-1] for one in (amount, net)]
        right = max(int(one.sum()) for one in ways)
        count = len(after) - 1
        state = "passed" if right == count else "failed" if right < _MANY * count else "ask"
        yield _test(
            "balance", state, f"{right} / {count}", "rows_all" if right == count else "rows_not", n=count - right
        )

    def numbers(self, known: Known) -> Iterator[dict[str, Any]]:
        """Look the numbers up in the book, and the amounts of the orders that are known."""
        for field, orders in (("order_ref", True), ("channel_ref", False)):
            column = self.column(field)
            if column is None or not len(known.orders if orders else known.channel):
                continue
            found, count = known.count(column.cells, orders)
            if not orders and not found:
                continue  # a channel's own numbers are mostly new
            rest = count - found
            state = "passed" if rest == 0 else "none" if found == 0 else "passed" if found > _MANY * count else "ask"
            detail = "known_all" if not rest else "known_none" if not found else "known_rest"
            yield _test(f"known_{field}", state, f"{found} / {count}", detail, n=rest)
        yield from self._known_amounts(known)

    def _known_amounts(self, known: Known) -> Iterator[dict[str, Any]]:
        """Hold amounts against those of the orders they name, in one currency: 10.00 USD is no answer to 10.00 TWD."""
        column = self.column("order_ref")
        if column is None or self.layout.layer == Layer.LEDGER:
            return
        amount, ours, theirs = self.amount(), self._currencies(known), known.currency_of(column.cells)
        same = (ours == theirs) & (theirs >= 0)
        other = (theirs >= 0) & ~same
        if other.any():
            # the very amounts of the orders, called by another currency, are not what somebody paid in a second one
            equal = known.agreeing(column.cells, np.where(other, amount, 0))[0]
            most = known.currencies[int(np.bincount(theirs[other]).argmax())]
            yield _test(
                "known_currency",
                "failed" if 2 * equal > int(other.sum()) else "ask",
                f"{int(same.sum())} / {int((theirs >= 0).sum())}",
                "currency_other",
                n=int(other.sum()),
                currency=most,
            )
        right, count, share = known.agreeing(column.cells, np.where(same, amount, 0))
        if count:
            state = "passed" if right == count else "ask" if share >= _MANY else "failed"
            yield _test(
                "known_amounts", state, f"{right} / {count}", "rows_not" if right < count else "", n=count - right
            )

    def _currencies(self, known: Known) -> NDArray[np.int64]:
        """Return the currency of each row as an index of the book's, −2 for one that no order of it has."""
        column, places_of = self.column("currency"), {one: at for at, one in enumerate(known.currencies)}
        if column is None:
            return np.full(self.stop - self.start, places_of.get(self.layout.currency, -2), np.int64)
        coded = column.cells.dictionary_encode()
        codes = [places_of.get(currency_code(one), -2) for one in coded.dictionary.to_pylist()]
        found: NDArray[np.int64] = np.array(codes or [-2], np.int64)[coded.indices.to_numpy(zero_copy_only=False)]
        return found

    def repeats(self) -> Iterator[dict[str, Any]]:
        """Look for numbers that stand twice where each row should have its own."""
        field = "order_ref" if self.layout.layer == Layer.ORDER else "channel_ref"
        column = self.column(field)
        if column is None:
            return
        twice = int(column.filled.sum()) - column.different
        yield _test(
            "repeats", "passed" if not twice else "ask", str(twice), "repeats_some" if twice else "", column=column.name
        )

    def rate(self) -> Iterator[dict[str, Any]]:
        """Say which rate explains the fees."""
        fee = self.money("fee")
        if fee is None:
            return
        rate, right, count = rate_of(self.amount(), fee * self.layout.fee_sign)
        if count >= 3 and right >= _MANY * count and rate:
            percent = f"{rate / 10_000:.2f}%"
            yield _test("rate", "passed" if right == count else "none", f"{right} / {count}", "rate_is", rate=percent)
