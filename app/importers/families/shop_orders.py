"""Order lists of shop systems abroad that state each order's total: one row for each order, or one for each item with
what is said of the whole order on the first of its rows or on all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.families.ledgers import Ledgers, accounts, shops
from app.importers.families.marked_money import currency_of, marked, marks, wide_exp
from app.importers.families.market import BLANK, Clock
from app.importers.families.order_lines import Lines, Orders
from app.importers.families.orders import order_numbers
from app.importers.families.psp import CLOCKS, stamps
from app.importers.joined import filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part

if TYPE_CHECKING:
    from app.importers.base import Sink, Source

_EXP = 3
_CLOSED = "(?i)^cancell?ed$"
#: Forms of a day whose time stands in a column of its own.
_WORDED = ("%b %d, %Y %I:%M:%S %p", "%b %d, %Y %H:%M:%S", *CLOCKS)


@dataclass(frozen=True, kw_only=True)
class OrderList:
    """Names of the columns of one system's list. states: words of the status in small letters.

    clock: time of day, where it has a column of its own. closed: a column that says Canceled of an order that its
    status, which is that of the payment, still calls paid or unpaid.
    """

    number: Names
    total: Names
    created: Names
    status: Names
    states: Mapping[str, State]
    currency: Names = ("Currency",)
    refunded: Names = ()
    buyer: Names = ()
    method: Names = ()
    payment: Names = ()
    item: Names = ()
    clock: Names = ()
    closed: Names = ()
    more: tuple[Names, ...] = ()

    @property
    def header(self) -> list[Names]:
        """Return the columns by which the list is recognised."""
        return [self.number, self.total, self.created, self.status, *self.more]


def read_orders(source: Source, out: Sink, reader: Any, what: OrderList) -> list[StatementFacts]:
    """Send one record for each order; one statement for each currency."""
    lines, ledgers, clock = Lines(), Ledgers(), Clock(source, strict=True)
    for part in open_table(source, what.header):
        _keep(part, source, what, lines, clock)
    if lines.count:
        _send(Orders(lines, "number"), source, what, out, ledgers)
    none = not source.options.currency and not any(one.currency for one in ledgers.all)
    said: dict[str, Any] = {"message_key": "statement.no_currency"} if none else {}
    return ledgers.facts(source, reader, layer=Layer.ORDER, currency=source.options.currency, **said)


def _keep(part: Part, source: Source, what: OrderList, lines: Lines, clock: Clock) -> None:
    if what.clock:
        whole = part.with_text(what.created, joined(part.text(what.created), part.text(what.clock)))
        at, offset = stamps(whole, what.created, formats=_WORDED, zone=source.options.zone)
        dated = np.ones(len(part), np.bool_)
    else:
        at, offset, dated = clock.read(part, what.created, blank=BLANK)
    lines.add(
        part,
        number=order_numbers(part, what.number),
        total=marked(part, what.total, _EXP, blank=BLANK),
        refund=marked(part, what.refunded, _EXP, blank=BLANK) if what.refunded else _nothing(part),
        currency=_currencies(part, source, what),
        at=at,
        offset=offset,
        dated=dated,
        status=_statuses(part, what),
        buyer=part.text(what.buyer),
        method=part.text(what.method),
        payment=part.ref(what.payment, blank=BLANK),
        item=part.text(what.item),
    )


def _statuses(part: Part, what: OrderList) -> pa.Array:
    """Return the status of each row, the word that closes an order before it."""
    status, other = part.text(what.status), part.text(what.closed)
    return pc.if_else(pc.match_substring_regex(other, _CLOSED), other, status)


def _nothing(part: Part) -> Minor:
    return Minor(np.zeros(len(part), np.int64), np.zeros(len(part), np.bool_))


def _currencies(part: Part, source: Source, what: OrderList) -> pa.Array:
    """Return the currency of each row: of its column, else the sign of its total, else what a person said."""
    if part.has(what.currency):
        return pc.utf8_upper(part.text(what.currency))
    coded = pc.dictionary_encode(marks(part.text(what.total)))
    known = [source.options.currency or currency_of(one) for one in coded.dictionary.to_pylist()]
    return pa.array(known, pa.string()).take(coded.indices)


def _send(orders: Orders, source: Source, what: OrderList, out: Sink, ledgers: Ledgers) -> None:
    name = what.total if isinstance(what.total, str) else what.total[0]
    total, refund = orders.said("total", name), orders.said("refund", str(what.refunded))
    if not total.valid.all():
        orders.refuse("refused.not_amount", int(orders.first[int(np.argmin(total.valid))]), name)
    if not orders.of_first("dated").all():
        orders.refuse("refused.not_time", int(orders.first[int(np.argmin(orders.of_first("dated")))]), "")
    currency, status, part = orders.text("currency"), orders.text("status"), orders.part()
    wrong = pc.index(pc.match_substring_regex(currency, "^([A-Z]{3})?$"), False).as_py()
    if wrong >= 0:
        orders.refuse("refused.word", int(orders.first[wrong]), "", currency[wrong].as_py())
    unnamed = pc.index(currency, "").as_py()
    if unnamed >= 0 and filled(currency).any():
        orders.refuse("refused.no_currency", int(orders.first[unnamed]), "")
    given = np.abs(refund.value)
    state = part.by_word(pc.utf8_lower(status), what.states.get, other=State.NONE)
    whole = refund.valid & (given >= total.value) & (given > 0)
    ledgers.send(
        out,
        part,
        account=accounts(part, source),
        currency=currency,
        exp=max(_EXP, wide_exp(currency.filter(pa.array(filled(currency))))),
        amount=total.value,
        kind=np.full(len(part), Kind.ORDER, np.int8),
        lines=orders.lines,
        layer=Layer.ORDER.value,
        state=np.where(whole, State.REFUNDED, state).astype(np.int8),
        at=orders.of_first("at"),
        offset=orders.of_first("offset"),
        refunded=Minor(given, refund.valid & (given != 0)),
        order_ref=orders.number,
        channel_ref=orders.text("payment"),
        counterparty=orders.text("buyer"),
        status=status,
        subtype=orders.text("method"),
        shop=shops(part, source),
        text=orders.text("item"),
        # every shop counts its own orders: the day belongs to the number
        key=joined(orders.number, pa.array(orders.of_first("at") // 86_400).cast(pa.string()), between="|"),
    )
