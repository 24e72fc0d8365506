"""amazon.transactions: Amazon's date range report (monthly unified transactions), CSV, one row for each transaction.

Source of the layout: a real head of 2017 (23 columns) and the names of 2019 to 2026 (27 to 31) in public tools, in the
languages of the sites. Some lines in quotation marks stand before the header and name the currency. A row adds up to
its total: what the buyer paid, taxes, commission, fees and the rest become records of their own, as in the settlement
report. Transfers are the payouts. Known traps: times with the site's zone behind them, months in its language; decimal
comma; tax on top of the price (Amazon.com, Amazon.ca) comes in and goes out again as an adjustment; types and columns
are an open list: what an unknown column holds of a total is kept as other. The settlement report of the same time
states the same money: one of the two is to be imported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source, register
from app.importers.families import amazon_words as words
from app.importers.families.amazon import CLOCKS, TAX_ON_TOP
from app.importers.families.ledgers import Ledgers, accounts
from app.importers.families.psp import Components, Decimals, english_months, stamps
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined
from app.importers.names import Names, same_name
from app.importers.open_table import open_table
from app.importers.part import Part, repeated
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEADER: list[Names] = [
    words.TIME,
    words.SETTLEMENT,
    words.TYPE,
    words.ORDER,
    words.TOTAL,
    words.COMMISSION,
    words.GOODS,
]
#: What the components of a row are where its type says nothing else.
_OF_TYPE = {"order": Kind.PAYMENT, "refund": Kind.REFUND, "a-to-z guarantee claim": Kind.REFUND,
            "chargeback refund": Kind.CHARGEBACK}  # fmt: skip
_REST = {"service fee": Kind.FEE, "adjustment": Kind.ADJUSTMENT, "order": Kind.ADJUSTMENT, "refund": Kind.ADJUSTMENT}
_CODE = re.compile(r"\b(" + "|".join(sorted(set(words.CURRENCIES.values()))) + r")\b")
_AMOUNT = r"^(?:|-|-?[0-9][0-9.,' ]*)$"


@register
class AmazonTransactions:
    """Every transaction of a time, by its components."""

    format = "amazon.transactions"
    version = 3
    title = "Amazon date range report"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header, in any of the languages."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the components of every row, one statement for each currency."""
        table = open_table(source, HEADER)
        rows = _Rows(source, out, table)
        for part in table:
            rows.take(part)
        return rows.ledgers.facts(source, self, layer=Layer.SETTLEMENT, currency=rows.currency)


class _Rows:
    """Reads the parts of a report."""

    def __init__(self, source: Source, out: Sink, table: Table) -> None:
        self.source, self.out = source, out
        self.ledgers, self.decimals = Ledgers(), Decimals()
        printed = [one for one in table.columns.printed if one]
        self.columns = {kind: _named(printed, names) for kind, names in _COMPONENTS.items()}
        said = {one for line in table.preamble for one in _CODE.findall(line.text)}
        self.currency = next(iter(said)) if len(said) == 1 else ""
        known = {same_name(one) for names in self.columns.values() for one in names}
        known |= {same_name(one) for names in (words.TOTAL, words.STATUS, words.RELEASED, *HEADER[:4]) for one in names}
        goods = printed.index(self.columns["goods"][0])
        #: Columns among the amounts that no list names.
        self.strange = [one for one in printed[goods:] if same_name(one) not in known]

    def take(self, part: Part) -> None:
        """Send a part, component by component."""
        self.decimals.look(part, words.TOTAL, *(one for names in self.columns.values() for one in names))
        total = self.decimals.minor(part, words.TOTAL, 3).value
        sums = {kind: self._sum(part, names) for kind, names in self.columns.items()}
        rest = total - sum(sums.values())
        strange = self._sum(part, [one for one in self.strange if _are_amounts(part, one)])
        unknown = np.where(rest == strange, rest, 0)
        codes = self._currencies(part)
        self.ledgers.count(part, accounts(part, self.source), codes)
        self._judge(part, codes, rest != unknown)
        kinds = pc.utf8_lower(part.text(words.TYPE))
        meaning = part.by_word(kinds, lambda one: _CODES.get(words.TYPES.get(one, ""), 0))
        on_top = pc.is_in(pc.utf8_lower(part.text(words.MARKET)), pa.array(TAX_ON_TOP)).to_numpy(zero_copy_only=False)
        taxes, kept = sums["taxes"], sums["withheld"]
        self._send(
            part,
            codes,
            meaning == _CODES["transfer"],
            total,
            [
                (sums["goods"] + np.where(on_top, 0, taxes), _by_type(meaning, _OF_TYPE, Kind.ADJUSTMENT), "sales"),
                (kept + np.where(on_top, taxes, 0), _same(part, Kind.ADJUSTMENT), "tax"),
                (sums["commission"], _same(part, Kind.COMMISSION), "selling fees"),
                (sums["fees"], _same(part, Kind.FEE), "fees"),
                (sums["other"], _by_type(meaning, _REST, Kind.OTHER), "other"),
                (unknown, _same(part, Kind.OTHER), "unknown"),
            ],
        )

    def _sum(self, part: Part, names: Sequence[str]) -> np.ndarray:
        values = (self.decimals.minor(part, one, 3, blank=("-",)).value for one in names)
        return sum(values, np.zeros(len(part), np.int64))

    def _judge(self, part: Part, codes: pa.Array, off: np.ndarray) -> None:
        """Note rows whose parts do not add up to their total."""
        for ordinal, mask in self.ledgers.several.split(accounts(part, self.source), codes):
            one = self.ledgers.all[ordinal - 1]
            one.judged += int(mask.sum())
            one.right += int((mask & ~off).sum())

    def _currencies(self, part: Part) -> pa.Array:
        """Return the currency that the preamble names, else that of each row's site, else that of the row before."""
        if self.currency:
            return repeated(self.currency, len(part))
        market = pc.dictionary_encode(pc.utf8_lower(part.text(words.MARKET)))
        known = [words.CURRENCIES.get(one.removeprefix("www."), "") for one in market.dictionary.to_pylist()]
        codes = pa.array(known, pa.string()).take(market.indices)
        only = {one for one in known if one}
        codes = first_filled(codes, repeated(next(iter(only)) if len(only) == 1 else "", len(part)))
        missing = pc.index(codes, "").as_py()
        if missing >= 0:
            part.refuse("refused.no_currency", words.MARKET, missing)
        return codes

    def _send(
        self, part: Part, codes: pa.Array, moved: np.ndarray, total: np.ndarray, components: list[tuple[Any, ...]]
    ) -> None:
        """Send the components that are not zero; a transfer is one record."""
        components = [(np.where(moved, 0, value), kind, name) for value, kind, name in components]
        components.append((np.where(moved, total, 0), _same(part, Kind.PAYOUT), "transfer"))
        shared = self._shared(part)
        words_of = shared.pop("type")
        found = Components(part)
        for value, kind, name in components:
            found.add(
                value != 0,
                account=accounts(part, self.source),
                currency=codes,
                amount=value,
                kind=kind,
                layer=_same(part, Layer.SETTLEMENT),
                subtype=joined(words_of, repeated(name, len(part)), between=" / "),
                **shared,
            )
        found.send(self.ledgers, self.out, 3)

    def _shared(self, part: Part) -> dict[str, Any]:
        """Return the columns that all components of a row have in common."""
        at, offset = _when(part)
        status = part.text(words.STATUS)
        return {
            "type": part.text(words.TYPE),
            "at": at,
            "offset": offset,
            "state": _states(part, status),
            "order_ref": part.ref(words.ORDER),
            "batch_ref": part.ref(words.SETTLEMENT),
            "status": first_filled(status, part.text(words.TYPE)),
            "text": joined(part.text(words.TEXT), part.text(words.SKU), part.text(words.MARKET)),
        }


_COMPONENTS = {
    "goods": words.GOODS, "taxes": words.TAXES, "withheld": words.WITHHELD, "commission": words.COMMISSION,
    "fees": words.FEES, "other": words.OTHER,
}  # fmt: skip
_CODES = {meaning: number for number, meaning in enumerate(sorted({*words.TYPES.values()}), start=1)}


def _states(part: Part, status: pa.Array) -> NDArray[np.int8]:
    """Return whether each row's money was released: its word says so, else the day on which it was."""
    known = dict.fromkeys(words.DONE_WORDS, State.DONE) | dict.fromkeys(words.HELD_WORDS, State.PENDING)
    said = part.by_word(pc.utf8_lower(status), known.get, other=State.NONE)
    undated = np.zeros(len(part), np.bool_)
    if part.has(words.RELEASED):
        undated = filled(status) & ~filled(part.text(words.RELEASED))
    return np.where(said != State.NONE, said, np.where(undated, State.PENDING, State.DONE)).astype(np.int8)


def _named(printed: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the columns of a table that one of `names` is."""
    wanted = {same_name(one) for one in names}
    return [one for one in printed if same_name(one) in wanted]


def _are_amounts(part: Part, name: str) -> bool:
    """Return whether a column holds amounts and nothing else."""
    text = part.text(name)
    return bool(pc.all(pc.match_substring_regex(text, _AMOUNT), min_count=0).as_py() and filled(text).any())


def _by_type(meaning: np.ndarray, kinds: dict[str, Kind], other: Kind) -> np.ndarray:
    found = np.full(len(meaning), other, np.int8)
    for name, kind in kinds.items():
        found[meaning == _CODES[name]] = kind
    return found


def _same(part: Part, kind: int) -> np.ndarray:
    return np.full(len(part), kind, np.int8)


def _when(part: Part) -> tuple[np.ndarray, np.ndarray]:
    """Return the times of a part; months are named in the language of the site."""
    column = part.text(words.TIME)
    halves = times.Halves(column)
    if halves.colon.all():
        hours = pc.binary_join_element_wise(english_months(halves.first.dictionary), "", ":")
        clean = halves.joined(pc.utf8_slice_codeunits(_half_days(hours), 0, -1), _half_days(halves.second.dictionary))
    else:
        clean = _half_days(english_months(column))
    return stamps(part.with_text(words.TIME, clean), words.TIME, formats=CLOCKS)


def _half_days(column: pa.Array) -> pa.Array:
    """Return times with AM and PM in one piece, however they are printed."""
    return pc.replace_substring_regex(column, r"(?i)\b([ap])\.? ?m\.?( |$)", r"\1m\2")
