"""Reads lists of banks by their layouts (`bank_layout`): columns to records, one statement for each
account and currency, balances and stated totals as checks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.currencies import CODES
from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, State
from app.domain.statement import Check, StatementFacts
from app.importers import times
from app.importers.base import Head, Sink, Source
from app.importers.cell_bytes import any_begins
from app.importers.controls import Flow, control_of
from app.importers.families.bank import (
    DAY_TIMES,
    BankRows,
    currency_codes,
    kinds,
    one_exponent,
    with_colons,
)
from app.importers.families.bank_bare import Before, bare_list, check_cells
from app.importers.families.bank_fits import layout_of
from app.importers.families.bank_layout import BankLayout
from app.importers.families.bank_money import codes_beside, fees, masked_balance, money, signed
from app.importers.families.bank_said import Said, closing_check, said_around
from app.importers.families.bank_west import named_currency, said_in_the_west, western_rows, whole_rows
from app.importers.families.bank_years import statement_month, with_years
from app.importers.families.orders import DASHES
from app.importers.joined import filled, first_filled, joined, of_each, where
from app.importers.marks import check_marks
from app.importers.names import Names, clean_cell
from app.importers.open_table import open_table
from app.importers.part import Part, Times, repeated
from app.importers.stamps import of_zone, stamped
from app.importers.table import Shape, Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NOTHING = r"^(?:[-—–－−]+|[(（]空[)）])$"  # what some lists print in an empty cell, of any length
_DASHES = b"-(\xe2\xef"  # how the bytes of such a cell begin

_CELLS = re.compile("[;,\t]")
#: Types of foreign banks: what they take, and what stays with the owner of the account.
_FEE = r"(?i)^(?:fees?|charges?|chg|bank charges?|service charges?|card fee|commission|atm fee|fee_charge)$"
_OWN = r"(?i)^(?:exchange|internal transfer|own transfer)$"


class BankReader:
    """A reader of lists of one bank; a class below it names format, title and layouts."""

    format: ClassVar[str] = ""
    version: ClassVar[int] = 1
    title: ClassVar[str] = ""
    layouts: ClassVar[tuple[BankLayout, ...]] = ()

    def sniff(self, head: Head) -> float:
        """Look for the header of one of the layouts."""
        return 1.0 if layout_of(head, self.layouts) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each line."""
        layout = layout_of(source.head, self.layouts)
        if layout is None:
            raise SourceRefused("refused.format", file=source.file, format=self.format)
        return read_layout(source, out, layout, self.format, self.version)


def read_layout(source: Source, out: Sink, layout: BankLayout, format_: str, version: int) -> list[StatementFacts]:
    """Read a source by one layout; one with blocks gives each block's statements by themselves."""
    if not layout.block:
        table = open_table(
            source,
            layout.header,
            footer=_footer(layout),
            pad_short=layout.pad_short,
            shape=_shape(source, layout),
        )
        return _statements(source, out, layout, table, format_, version)
    from app.importers.families.blocks import Shifted, one_after_another
    from app.importers.families.listed import block_tables

    tables = block_tables(
        source,
        layout.header,
        begins=lambda cells: _begins(cells, layout.block),
        footer=_footer(layout) or (lambda _line: False),
        pad_short=layout.pad_short,
    )
    shifted = Shifted(out)
    found = []
    for table in tables:
        facts = _statements(source, shifted, layout, table, format_, version)
        shifted.shift += len(facts)
        found.append(facts)
    return one_after_another(found)


def _shape(source: Source, layout: BankLayout) -> Shape:
    bare = bare_list(source.head, layout) if layout.bare else None
    return bare[0] if bare else Shape(unnamed=layout.unnamed, beyond=layout.beyond)


def _begins(cells: Sequence[str], words: Sequence[str]) -> bool:
    first = next((text for one in cells if (text := clean_cell(one))), "")
    return first.startswith(tuple(words))


def _footer(layout: BankLayout) -> Any:
    """Return what says that a line ends the rows: its first words, or one of a total behind blank cells."""
    if not layout.footer and not layout.ends:
        return None

    def ends(line: str) -> bool:
        if layout.footer and (line.startswith(layout.footer) or line.lstrip("\"\t ,;#=|'").startswith(layout.footer)):
            return True
        # a whole cell, for a text of the last row may have the word in it
        return bool(layout.ends) and not {one.strip('"# ') for one in _CELLS.split(line)}.isdisjoint(layout.ends)

    return ends


def _statements(
    source: Source, out: Sink, layout: BankLayout, table: Table, format_: str, version: int
) -> list[StatementFacts]:
    around = [*table.preamble, *table.footer]
    said = said_in_the_west(around, table.delimiter, layout) if layout.western else said_around(around)
    said = said.turned() if layout.turned else said
    bank, before = BankRows(gaps=layout.gaps), Before()
    account = said.account or source.options.account
    currency = said.currency or named_currency(table.columns, layout) or layout.default
    month = statement_month(table.preamble) if layout.days else None
    for part in table:
        if layout.bare:
            check_cells(part, layout)
        if layout.continued or layout.detail:
            part = whole_rows(part, layout)
        if layout.western:
            part, said = western_rows(part, layout, source, said)
        if layout.days:
            part = with_years(part, layout.days, month)
        if len(part):
            _Rows(part, layout, source, account, currency).send(bank, out, before)
    facts = bank.facts(
        source,
        format_,
        version,
        account=account,
        currency=currency,
        chained=layout.chained,
        stated=lambda code, flow, exp: said.checks(flow, exp, code) if len(bank.flows) == 1 else [],
        **said.period(),
    )
    facts = [before.checked(one) for one in facts]
    return [with_balances(facts[0], said, bank.flows[0])] if len(facts) == 1 else facts


def with_balances(facts: StatementFacts, said: Said, flow: Flow) -> StatementFacts:
    """Add the opening and closing balance that the source states beside its rows, held against each other."""
    opening, closing = said.balances(facts.exp)
    if opening is None and closing is None:
        return facts
    checks: list[Check] = [*facts.checks]
    first = opening if opening is not None else facts.opening
    ends = closing_check(first, closing, flow.sum_in + flow.sum_out, facts.exp, facts.currency)
    # from an opening that is only what the oldest row gives, the closing balance follows whatever that row says
    checks += [replace(one, name="balance_chain") if opening is None and one.agrees else one for one in ends]
    if opening is not None and facts.opening is not None:
        checks += [replace(one, name="opening") for one in closing_check(facts.opening, opening, 0, facts.exp, "")]
    return replace(
        facts,
        opening=first,
        closing=closing if closing is not None else facts.closing,
        checks=tuple(checks),
        # balances on both sides prove the whole
        control=control_of(checks, {} if any(one.name == "closing" for one in checks) else flow.sides),
    )


class _Rows:
    """One part of a table by its layout."""

    def __init__(self, part: Part, layout: BankLayout, source: Source, account: str, currency: str) -> None:
        self.part, self.layout, self.source = part, layout, source
        self.account, self.currency = account, currency

    def send(self, bank: BankRows, out: Sink, before: Before) -> None:
        """Send the records; before: is shown balances that stand before the rows."""
        part, layout = self.part, self.layout
        currency = self._currency()
        check_marks(part, filter(part.has, (layout.amount, layout.into, layout.out)), currency)
        exp = one_exponent(part, layout.currency, currency)
        amount = signed(part, layout, exp)
        fee = fees(part, layout, exp)
        subtype = joined(*self._texts(layout.subtype)) if layout.subtype else repeated("", len(part))
        status = part.text(layout.status)
        state = part.by_word(status, self._state, **self._strict())
        when, offset = self._when()
        balance = masked_balance(part, layout, exp)
        if layout.before:
            start = money(part, layout.before, exp, layout, blank=False)
            before.add(self._account(), currency, start, amount, balance)
        number = part.ref(layout.number, blank=DASHES)
        bank.send(
            out,
            part,
            when=when,
            amount=amount,
            exp=exp,
            account=self._account(),
            currency=currency,
            balance=balance,
            moved=amount if fee is None else amount - fee.value,
            booked=~np.isin(state, (State.PENDING, State.FAILED)),
            offset=offset,
            kind=self._kinds(amount, subtype),
            state=state,
            status=status,
            counterparty=self._party(amount),
            channel_ref=first_filled(part.ref(layout.ref, blank=("0", *DASHES)), number),
            key=number,
            subtype=subtype,
            text=joined(*self._texts(layout.text)) if layout.text else repeated("", len(part)),
            **({} if fee is None else {"fee": fee.array(), "fee_exp": exp}),
        )

    def _currency(self) -> pa.Array:
        layout, part = self.layout, self.part
        if not part.has(layout.currency):
            beside = codes_beside(part, layout)
            if beside is None:
                return repeated(self.currency, len(part))
            strange = pc.invert(pc.is_in(beside, pa.array(["", *CODES], pa.string())))
            if pc.any(strange).as_py():
                part.refuse("refused.word", layout.amount or layout.into, pc.index(strange, True).as_py())
            return pc.if_else(pc.equal(beside, ""), self.currency, beside)
        # `CNY 123.18`, `123,18 PLN` name it beside the amount
        within = layout.western and layout.currency == layout.amount
        words = of_each(part.text(layout.currency), _named_behind if within else _named_beside)
        none = pa.array(~filled(words))
        words = first_filled(words, repeated(self.currency, len(words)))
        if within and not self.currency and pc.any(none).as_py():
            rest = part.with_text(layout.currency, pc.if_else(none, "EUR", words))
            return pc.if_else(none, "", currency_codes(rest, layout.currency))
        return currency_codes(part.with_text(layout.currency, words), layout.currency)

    def _account(self) -> pa.Array:
        found = self.part.ref(self.layout.account, strip='"', blank=DASHES)
        return first_filled(found, repeated(self.account, len(found)))

    def _texts(self, columns: Iterable[Names]) -> list[pa.Array]:
        """Return columns of text; dashes of any length mean nothing."""
        found = [self.part.text(one) for one in columns]
        return [_without_dashes(one) if any_begins(one, _DASHES) else one for one in found]

    def _party(self, amount: NDArray[np.int64]) -> pa.Array:
        layout = self.layout
        sides = self._texts([layout.party_in, layout.party_out])
        own = where(amount > 0, sides[0], sides[1])
        return first_filled(own, *self._texts(layout.party), repeated("", len(self.part)))

    def _kinds(self, amount: NDArray[np.int64], subtype: pa.Array) -> NDArray[np.int8]:
        words = subtype
        if self.layout.western:
            words = of_each(words, _in_chinese)
        return kinds(amount, words)

    def _strict(self) -> dict[str, Any]:
        """Return how a status is read that no list of words has: it is refused where the booked ones are listed."""
        return {"names": self.layout.status} if self.layout.done else {"other": State.NONE}

    def _state(self, word: str) -> int | None:
        if word.casefold() in self.layout.pending:
            return State.PENDING
        if word.casefold() in self.layout.failed:
            return State.FAILED
        return None if self.layout.done and word.casefold() not in self.layout.done else State.NONE

    def _when(self) -> tuple[Times, NDArray[np.int16]]:
        layout, part = self.layout, self.part
        if layout.western and not part.has(layout.clock):
            at, offset = stamped(part, layout.day, layout.dates, layout.zone or self.source.options.zone)
            return Times(at, np.ones(len(at), np.bool_), offset == NO_TIME), offset
        days = layout.dates or DAY_TIMES
        found = part.time(layout.day, days)
        if part.has(layout.clock) and part.columns.find(layout.clock) != part.columns.find(layout.day):
            found = self._with_clock(found)
        offset = np.full(len(part), NO_TIME, np.int16)
        timed = ~found.date_only
        if timed.any():
            offset[timed] = of_zone(found.at[timed], layout.zone or self.source.options.zone)
        return found, offset

    def _with_clock(self, found: Times) -> Times:
        """Add the time of day of a column of its own; `80024` is 08:00:24, blank a date alone."""
        names = self.layout.clock
        hours = self.part.text(names, blank=DASHES)
        seconds = times.of_day(hours)
        if seconds is not None:
            return Times(found.at - found.at % 86_400 + seconds, found.valid, np.zeros_like(found.date_only))
        hours = part_clock(hours)
        at, valid, _date_only, bad = times.seconds(
            pc.if_else(pc.equal(hours, ""), "", pc.binary_join_element_wise("1970-01-01", hours, " ")),
            ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"),
            (),
        )
        if bad >= 0:
            self.part.refuse("refused.not_time", names, bad)
        midnight = found.at - found.at % 86_400
        return Times(np.where(valid, midnight + at, found.at), found.valid, np.where(valid, False, found.date_only))


def _named_beside(column: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(column, r"^([A-Z]{3})\s*[-+]?[0-9.,]+$", r"\1")


def _named_behind(column: pa.Array) -> pa.Array:
    """Return the currency behind an amount, "" where the figure stands alone."""
    return pc.replace_substring_regex(column, "^[-+]?[0-9][0-9., \u00a0]*([A-Z]{3})?$", r"\1")


def _without_dashes(column: pa.Array) -> pa.Array:
    return pc.if_else(pc.match_substring_regex(column, _NOTHING), "", column)


def _in_chinese(words: pa.Array) -> pa.Array:
    """Return types of foreign banks under the words that `kinds` knows."""
    words = pc.replace_substring_regex(words, _FEE, "手续费")
    return pc.replace_substring_regex(words, _OWN, "本人转账")


def part_clock(column: pa.Array) -> pa.Array:
    """Return times of day as 08:00:24, whatever stands between the figures; "00:00:00" of a date cell aside."""
    return pc.replace_substring_regex(with_colons(column), r"^([0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)\.0+$", r"\1")
