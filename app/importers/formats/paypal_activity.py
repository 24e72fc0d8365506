"""paypal.activity: PayPal's activity download and its statement CSV, one statement for each currency.

Source of the layout: real downloads of 2015 to 2019 in English, statements in English, French and Spanish, German
names in public tools; the person chooses columns and their order. Who chooses none gets 15 columns with Amount, Fees
and Total (public tools and their tests, 2021 to 2026). The statement has Description for Type and no Status;
the history of before 2017 has a blank before each name. Known traps: days in the form of the account's country, which
no cell tells: rows must prove it (a number over 12, the order of time, letters of summer time), else the file is
refused; each row has its own zone, Pacific for many European sellers; the fee is negative as cost; `Pending` rows of
withdrawals moved money, and `Memo` rows did not: balance and balance impact decide, not the status; a sale in a foreign
currency is three rows (sale, conversion out, conversion in) that name each other; holds come back as releases;
statements are sorted by currency, so that one event stands in two places; billing agreements (`B-…`, `I-…`) are no
transactions. Every balance is that before plus the row's net amount, in each currency: the chain gives opening and
closing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import SecondChain, control_of
from app.importers.families import paypal_words as words
from app.importers.families.day_order import DayOrder, said_order
from app.importers.families.ledgers import Ledgers, accounts, paid_out_layer
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import BLANK, Decimals, coded, net_rows
from app.importers.families.zone_words import zoned
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

HEADER: list[Names] = [words.DATE, words.CURRENCY, words.GROSS, words.FEE, words.NET, words.NUMBER]
#: The short download; other names for gross and net are so common that more columns must tell it.
SHORT: list[Names] = [
    words.DATE, words.TIME, words.ZONE, words.TYPE, words.STATUS, words.CURRENCY, "Amount", words.FEE, "Total",
    "Receipt ID", words.BALANCE, words.NUMBER,
]  # fmt: skip
#: One of them stands in every download of PayPal's.
OWN: Names = (*words.ZONE, *words.SENDER, *words.IMPACT)
_AGREEMENT = r"^[BI]-"
_HOURS = r"^[0-9]{1,2}:[0-9]{2}:[0-9]{2}$"


@register
class PaypalActivity:
    """Everything that moved a balance at PayPal."""

    format = "paypal.activity"
    version = 2
    title = "PayPal activity or statement"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for the header, in any of the languages."""
        return 1.0 if header_in(head, [*HEADER, OWN]) or header_in(head, SHORT) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every row; withdrawals to a bank are of the settlement layer."""
        rows = _Rows(source, out)
        for part in open_table(source, HEADER if header_in(source.head, HEADER) else SHORT):
            rows.take(part)
        return [rows.checked(one) for one in rows.ledgers.facts(source, self, layer=Layer.CHANNEL)]


class _Rows:
    """Reads the parts of a download."""

    def __init__(self, source: Source, out: Sink) -> None:
        self.source, self.out = source, out
        self.ledgers, self.decimals, self.days = Ledgers(), Decimals(), DayOrder(said_order(source.options))
        self.chains: dict[str, SecondChain] = {}

    def take(self, part: Part) -> None:
        """Send a part."""
        codes = coded(part, words.CURRENCY)
        exp = wide_exp(codes)
        self.decimals.look(part, words.AMOUNT, words.FEE, words.TOTAL, words.BALANCE)
        amount = self.decimals.minor(part, words.AMOUNT, exp).value
        fee = -self.decimals.minor(part, words.FEE, exp, blank=BLANK).value
        net = self.decimals.minor(part, words.TOTAL, exp)
        balance = self.decimals.minor(part, words.BALANCE, exp, blank=("...", "…", *BLANK))
        day = self.days.read(part, words.DATE, _clock(part), words.ZONE, codes)
        at, offset = zoned(day, part.text(words.ZONE))
        kind = _kinds(part, amount)
        moved = _moved(part, kind, codes, net.value, balance)
        utc = at - np.where(offset == NO_TIME, 0, offset.astype(np.int64) * 60)
        self._chain(codes, np.where(moved, net.value, 0), moved, balance, utc, exp)
        self.ledgers.send(
            self.out,
            part,
            account=accounts(part, self.source),
            currency=codes,
            exp=exp,
            amount=amount,
            fee=fee,
            kind=kind,
            right=net_rows(net, amount, fee),
            layer=paid_out_layer(kind, Layer.CHANNEL),
            state=np.where(moved, State.DONE, _states(part)).astype(np.int8),
            at=at,
            offset=offset,
            balance=balance,
            channel_ref=part.ref(words.NUMBER),
            parent_ref=_parents(part),
            # an event may be told twice, pending and completed; its amount stays
            key=joined(part.ref(words.NUMBER), codes, part.text(words.AMOUNT), between="|"),
            **_texts(part, amount),
        )

    def _chain(
        self, codes: pa.Array, net: np.ndarray, moved: np.ndarray, balance: Minor, utc: np.ndarray, exp: int
    ) -> None:
        """Keep the running balance of each currency; rows that moved nothing need not print one."""
        words_of = pc.dictionary_encode(codes)
        index = words_of.indices.to_numpy(zero_copy_only=False)
        for number, code in enumerate(words_of.dictionary.to_pylist()):
            mine = (index == number) & (moved | balance.valid)
            scale = 10 ** (3 - exp)
            chain = self.chains.setdefault(code, SecondChain())
            chain.add(net[mine] * scale, balance.value[mine] * scale, balance.valid[mine], utc[mine])

    def checked(self, facts: StatementFacts) -> StatementFacts:
        """Return a statement with its running balance: the check, opening and closing."""
        if facts.currency not in self.chains:
            return facts
        check, opening, closing = self.chains[facts.currency].close(3, facts.currency)
        checks = (*facts.checks, check) if check else facts.checks
        scale = 10 ** (3 - facts.exp)
        return replace(
            facts,
            opening=None if opening is None else opening // scale,
            closing=None if closing is None else closing // scale,
            checks=checks,
            control=control_of(checks),
        )


def _clock(part: Part) -> Names:
    """Return the column of hours: by its name, else, in an unknown language, the first that holds them alone."""
    if part.has(words.TIME):
        return words.TIME
    for name in filter(None, part.columns.printed):
        if pc.all(pc.match_substring_regex(part.text([name]), _HOURS)).as_py():
            return (name,)
    return words.TIME


def _kinds(part: Part, amount: np.ndarray) -> np.ndarray:
    """Return the kind of each row by its type and direction; an unknown word is other."""
    types = pc.dictionary_encode(part.text(words.TYPE))
    known = pc.utf8_lower(types.dictionary).to_pylist()
    table = np.array([[words.kind_of(f"{way} {one}") for way in ("in", "out")] for one in known] or [[0, 0]], np.int8)
    return np.asarray(table[types.indices.to_numpy(zero_copy_only=False), (amount < 0).astype(np.int8)])


def _states(part: Part) -> np.ndarray:
    """Return the states of rows that moved no money."""
    state = part.by_word(pc.utf8_lower(part.text(words.STATUS)), words.state_of, other=State.PENDING)
    return np.where(state == State.DONE, State.PENDING, state).astype(np.int8)


def _moved(part: Part, kind: np.ndarray, codes: pa.Array, net: np.ndarray, balance: Minor) -> np.ndarray:
    """Return which rows moved money: by balance impact, else by the balance itself, else by the status."""
    status = pc.utf8_lower(part.text(words.STATUS))
    done = (part.by_word(status, words.state_of, other=State.DONE) == State.DONE) | ~filled(status)
    if part.has(words.IMPACT):
        impact = part.by_word(pc.utf8_lower(part.text(words.IMPACT)), words.IMPACTS.get, other=0)
        return np.asarray(np.where(impact == 0, done, impact > 0))
    # money on its way to a bank has left, whatever its status says
    own = done | np.isin(kind, (Kind.WITHDRAWAL, Kind.PAYOUT))
    seen = _by_balance(codes, net, balance)
    return np.asarray(np.where(done | (seen == 0), own, seen > 0))


def _by_balance(codes: pa.Array, net: np.ndarray, balance: Minor) -> np.ndarray:
    """Return for each row 1 where the balance moved by it, −1 where it did not, 0 where nothing tells."""
    found = np.zeros(len(net), np.int8)
    index = pc.dictionary_encode(codes).indices.to_numpy(zero_copy_only=False)
    for one in np.unique(index):
        rows = np.flatnonzero((index == one) & balance.valid)
        if len(rows) < 2:
            continue
        value, by = balance.value[rows], net[rows]
        before, after = np.roll(value, 1), np.roll(value, -1)
        first, last = np.arange(len(rows)) == 0, np.arange(len(rows)) == len(rows) - 1
        hit = ((value - before == by) & ~first) | ((value - after == by) & ~last)
        same = ((value == before) & ~first) | ((value == after) & ~last)
        found[rows] = np.where(hit, 1, np.where(same, -1, 0))
    return found


def _parents(part: Part) -> pa.Array:
    """Return the transaction that a row belongs to; billing agreements and subscriptions are none."""
    parent = part.ref(words.PARENT)
    agreement = pc.match_substring_regex(parent, _AGREEMENT).to_numpy(zero_copy_only=False)
    return where(agreement, "", parent)


def _texts(part: Part, amount: np.ndarray) -> dict[str, pa.Array]:
    """Return order number, party, words and remarks."""
    into = pa.array(amount >= 0)
    email = pc.if_else(into, part.text(words.SENDER), part.text(words.RECEIVER))
    return {
        "order_ref": first_filled(part.ref(words.INVOICE), part.ref(words.INVOICE_ID), part.ref(words.CUSTOM)),
        "counterparty": joined(part.text(words.NAME), email),
        "status": part.text(words.STATUS),
        "subtype": part.text(words.TYPE),
        "text": joined(
            part.text(words.SUBJECT),
            part.text(words.ITEM),
            part.text(words.NOTE),
            part.text(words.BANK),
            part.text(words.BANK_ACCOUNT),
        ),
    }
