"""What cross tables count: records, matches and discrepancies as columns, with the codes of every field asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.analysis.cross import Term
from app.analysis.money import BACK, COST, OUT, TAKEN
from app.domain.arrays import distinct, one_of
from app.domain.cross import CrossForm
from app.domain.discrepancy import AGE_BANDS, code_order
from app.domain.match import CONFIRMED, EXPLAINED, OPEN, RESOLVED, WAITING
from app.domain.period import Period, day_number
from app.domain.record import Kind, Layer
from app.domain.shops import ALL, Shops
from app.reports.cells import numbers
from app.services import review_columns as rc
from app.services.account_names import account_keys
from app.services.discrepancies import item_days
from app.services.overview_columns import once_told
from app.services.ports import UnitOfWork
from app.services.proof_columns import sorted_codes
from app.services.shops import Scope, scope_of, shops_of

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Stem of the format of tables that a person explained.
MAPPED = "generic"
_LAYERS: dict[str, tuple[Layer, ...]] = {
    "channel": (Layer.CHANNEL, Layer.SETTLEMENT),
    "payouts": (Layer.CHANNEL, Layer.SETTLEMENT),
    "orders": (Layer.ORDER,),
    "bank": (Layer.BANK,),
    "ledger": (Layer.LEDGER,),
    "records": tuple(Layer),
}
_DAYS = ("month", "week", "day")
_NUMBERS = ("record", "source", "layer", "kind", "state", "at", "currency", "account")
_MONEY = ("amount", "exp", "fee", "fee_exp")
#: State of a record of which neither a match nor an item says anything; the others are those of the review.
NOT_COMPARED = rc.UNMATCHED
#: States of a record from the one that least needs a person to the one that most does.
_NEED = (NOT_COMPARED, rc.MATCHED, rc.RESOLVED, rc.EXPLAINED, rc.TRANSIT, rc.SUGGESTED, rc.AMBIGUOUS, rc.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CrossSource:
    """What is counted, n rows. number: of the record, match or item; currency: index in `currencies`, which stand
    with the most frequent first. codes: by field, index in `labels` of that field. values: their terms.

    labels hold what a value is, not how it is called: a day of months since 1970-01, of a week its Monday, a number
    of an enum, a code, an account's key.
    """

    number: Ints
    currency: Ints
    currencies: tuple[str, ...]
    codes: dict[str, Ints]
    labels: dict[str, tuple[Any, ...]]
    values: dict[str, list[Term]] = field(default_factory=dict)


def load_source(
    uow: UnitOfWork, form: CrossForm, period: Period, pause: Callable[[], None], shops: Shops = ALL
) -> CrossSource:
    """Read what a form counts in the days it asks for, of shops: records of theirs, what has one of them among its own.

    `pause` may raise to stop.
    """
    first, last = days_of(form, period)
    scope = scope_of(uow, shops)
    pause()
    if form.subject == "items":
        return _items(uow, form, scope, (first, last, day_number(period.last)), pause)
    if form.subject == "matches":
        return _matches(uow, form, scope, first, last, pause)
    return _records(uow, form, scope, first, last, pause)


def days_of(form: CrossForm, period: Period) -> tuple[int, int]:
    """Return the first and last day (1970-01-01 = 0) that a form counts."""
    if form.span == "book":
        return -(1 << 40), 1 << 40
    first = date(period.last.year, 1, 1) if form.span == "year" else period.first
    return day_number(min(first, period.first)), day_number(period.last)


def _records(
    uow: UnitOfWork, form: CrossForm, scope: Scope | None, first: int, last: int, pause: Callable[[], None]
) -> CrossSource:
    wanted = [*_NUMBERS, *_MONEY, *(["status"] if "status" in form.fields else [])]
    table = uow.records.table(layers=_LAYERS[form.subject], columns=wanted)
    pause()
    fields = Fields(table)
    keep = (fields.day >= first) & (fields.day <= last)
    if scope is not None:
        keep &= scope.records(fields.record)
    if form.subject in ("channel", "payouts"):
        account, accounts = fields.coded("account")
        keep &= once_told(table, fields.layer, account, len(accounts))
        keep &= one_of(fields.kind, OUT) == (form.subject == "payouts")
    rows = np.flatnonzero(keep)
    pause()
    codes: dict[str, Ints] = {}
    labels: dict[str, tuple[Any, ...]] = {}
    for one in form.fields:
        if one == "state":
            state = match_states(uow, fields.record[rows])
            codes[one], labels[one] = state, tuple(range(NOT_COMPARED + 1))
        elif one == "shop":
            codes[one], labels[one] = shops_of(uow, fields.record[rows])
        else:
            whole, labels[one] = fields.coded(one)
            codes[one] = whole.take(rows)
        pause()
    currency, currencies = _by_count(*fields.text("currency", rows))
    return CrossSource(
        number=fields.record[rows],
        currency=currency,
        currencies=currencies,
        codes=codes,
        labels=labels,
        values=_money(table, rows, fields.kind[rows], form.values),
    )


def _money(table: pa.Table, rows: Ints, kind: Ints, values: Sequence[str]) -> dict[str, list[Term]]:
    """Return the terms of values of records; a fee counts with its cost as the source states it."""
    at = np.arange(len(rows))
    amount, exp = (numbers(table[name])[0].take(rows) for name in ("amount", "exp"))
    fee, none = numbers(table["fee"])
    fee, fee_exp = fee.take(rows), numbers(table["fee_exp"])[0].take(rows)
    has = np.ones(len(rows), np.bool_) if none is None else ~none.take(rows)

    def gross(kinds: Iterable[Kind]) -> Term:
        mine = np.flatnonzero(one_of(kind, list(kinds)))
        return Term(mine, amount[mine], exp[mine])

    def fees(mine: Mask, sign: int) -> Term:
        some = np.flatnonzero(has & mine)
        return Term(some, sign * fee[some], fee_exp[some])

    every = np.ones(len(rows), np.bool_)
    cost, out = one_of(kind, COST), one_of(kind, OUT)
    rest = np.flatnonzero(~one_of(kind, [*TAKEN, *BACK, *COST, *OUT]))
    own = np.flatnonzero(cost)
    terms = {
        "amount": [Term(at, amount, exp)],
        "fee": [fees(every, 1)],
        "net": [Term(at, amount, exp), fees(every, -1)],
        "payments": [gross(TAKEN)],
        "refunds": [gross(BACK)],
        "sales": [gross(TAKEN), gross(BACK)],
        "fees": [fees(~out, 1), Term(own, -amount[own], exp[own])],
        "others": [Term(rest, amount[rest], exp[rest])],
    }
    return {one: terms[one] for one in values if one != "count"}


class Fields:
    """Fields of records as codes and labels; `table`: live_schema columns, those that the fields asked for need."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table
        names = ("record", "layer", "kind")
        self.record, self.layer, self.kind = (numbers(table[name])[0] for name in names)
        self.day: Ints = np.floor_divide(numbers(table["at"])[0], 86_400)
        self._known: dict[str, tuple[Ints, tuple[Any, ...]]] = {}

    def coded(self, name: str) -> tuple[Ints, tuple[Any, ...]]:
        """Return the code of every row, and the labels by code, ascending."""
        if name not in self._known:
            self._known[name] = self._coded(name)
        return self._known[name]

    def _coded(self, name: str) -> tuple[Ints, tuple[Any, ...]]:
        import pyarrow as pa

        if name in _DAYS:
            return coded_days(self.day, name)
        if name in ("kind", "layer"):
            return _numbered(self.kind if name == "kind" else self.layer)
        if name == "channel":
            from app.matching.origin import providers

            return _ranked(*self._mapped_apart(*providers(self.table)))
        if name in ("account", "format"):
            column = account_keys(self.table) if name == "account" else self.table["source"].cast(pa.string())
            codes, words = sorted_codes(column)
            return codes, tuple(words)
        return self.text(name, None)

    def _mapped_apart(self, codes: Ints, names: Sequence[str]) -> tuple[Ints, list[str]]:
        """Return the providers, with tables that a person explained by the accounts that she gave them.

        Together they would be one channel "other tables", be they of two providers.
        """
        found = list(names)
        if MAPPED not in found:
            return codes, found
        rows = np.flatnonzero(codes == found.index(MAPPED))
        own, accounts = sorted_codes(self.table["account"].take(rows))
        place = {name: at for at, name in enumerate(found)}
        of = [place.setdefault(one or MAPPED, len(place)) for one in accounts]
        codes = codes.copy()
        codes[rows] = np.array(of, np.int64)[own]
        return codes, list(place)

    def text(self, name: str, rows: Ints | None) -> tuple[Ints, tuple[str, ...]]:
        """Return a text column coded; rows: of these alone."""
        codes, words = sorted_codes(self.table[name])
        return (codes if rows is None else codes.take(rows)), tuple(words)

    def rows_of(self, records: Ints) -> Ints:
        """Return the rows of records given by number, −1 for one that is not there."""
        where = np.full(int(self.record.max(initial=0)) + 1, -1, np.int64)
        where[self.record] = np.arange(len(self.record))
        inside = (records >= 0) & (records < len(where))
        found: Ints = np.where(inside, where[np.where(inside, records, 0)], -1)
        return found

    def coded_at(self, name: str, rows: Ints) -> tuple[Ints, tuple[Any, ...]]:
        """Return the codes of some rows; row −1 has the label "", which comes first."""
        codes, labels = self.coded(name)
        return np.append(codes, -1).take(rows) + 1, ("", *labels)


def coded_days(day: Ints, name: str) -> tuple[Ints, tuple[int, ...]]:
    """Return days as codes and labels: the day, the Monday of its week, or its month counted from 1970-01."""
    if name == "week":
        day = day - (day + 3) % 7  # 1970-01-01 was a Thursday
    elif name == "month":
        day = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return _numbered(day)


def _numbered(values: Ints) -> tuple[Ints, tuple[int, ...]]:
    known = distinct(values)
    return np.searchsorted(known, values), tuple(known.tolist())


def _ranked(codes: Ints, names: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return codes of names in the order of these."""
    order = sorted(range(len(names)), key=lambda at: names[at].encode())
    place = np.zeros(max(1, len(names)), np.int64)
    place[order] = np.arange(len(order))
    return place.take(codes), tuple(names[at] for at in order)


def _by_count(codes: Ints, names: Sequence[str]) -> tuple[Ints, tuple[str, ...]]:
    """Return codes of names with the most frequent first."""
    counts = np.bincount(codes, minlength=len(names))
    order = sorted(range(len(names)), key=lambda at: (-int(counts[at]), names[at]))
    place = np.zeros(max(1, len(names)), np.int64)
    place[order] = np.arange(len(order))
    return place.take(codes), tuple(names[at] for at in order)


def match_states(uow: UnitOfWork, records: Ints) -> Ints:
    """Return the state of each record: of all matches and items that speak of it the one that most needs a person."""
    import pyarrow.compute as pc

    matches, members = uow.matches.live()
    items = uow.discrepancies.live()
    need = np.zeros(int(records.max(initial=0)) + 1, np.int64)
    rank = np.zeros(NOT_COMPARED + 1, np.int64)
    rank[list(_NEED)] = np.arange(len(_NEED))

    def say(record: Ints, state: Ints) -> None:
        inside = record < len(need)
        np.maximum.at(need, record[inside], rank.take(state[inside]))

    if len(members):
        order, row = _rows_of(numbers(matches["number"])[0], numbers(members["match"])[0])
        say(numbers(members["record"])[0], _match_state(matches).take(order).take(row))
    if len(items):
        lists = items["records"].combine_chunks()
        of = numbers(pc.list_parent_indices(lists))[0]
        words = np.array([rc.TRANSIT, rc.OPEN, rc.EXPLAINED, rc.RESOLVED], np.int64)  # by value of its state
        say(numbers(pc.list_flatten(lists))[0], words.take(numbers(items["state"])[0]).take(of))
    return np.array(_NEED, np.int64).take(need.take(records))


def _match_state(matches: pa.Table) -> Ints:
    sure, tie = numbers(matches["state"])[0] == CONFIRMED, np.asarray(matches["ambiguous"].to_numpy(), np.bool_)
    return np.where(sure, rc.MATCHED, np.where(tie, rc.AMBIGUOUS, rc.SUGGESTED)).astype(np.int64)


def _rows_of(number: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """Return the order of `number`, and where each of `wanted`, all of which occur, stands in it."""
    order = np.argsort(number, kind="stable")
    return order, np.searchsorted(number.take(order), wanted)


def _matches(
    uow: UnitOfWork, form: CrossForm, scope: Scope | None, first: int, last: int, pause: Callable[[], None]
) -> CrossSource:
    """Return matches with a member dated inside; amount: side A's parts in the match's own currency."""
    matches, members = uow.matches.live()
    pause()
    fields = Fields(uow.records.table(columns=_NUMBERS))
    pause()
    number, lead = numbers(matches["number"])[0], numbers(matches["lead"])[0]
    order, place = _rows_of(number, numbers(members["match"])[0])
    of = order.take(place) if len(order) else place
    at = fields.rows_of(numbers(members["record"])[0])
    day = np.append(fields.day, first - 1).take(at)
    inside = np.zeros(len(number), np.bool_)
    inside[of[(day >= first) & (day <= last)]] = True
    if scope is not None:
        mine = np.zeros(len(number), np.bool_)
        mine[of[scope.records(numbers(members["record"])[0])]] = True
        inside &= mine
    rows = np.flatnonzero(inside)
    new = np.full(len(number), -1, np.int64)
    new[rows] = np.arange(len(rows))
    currency, currencies = _by_count(*sorted_codes(matches["currency"].take(rows)))
    codes: dict[str, Ints] = {}
    labels: dict[str, tuple[Any, ...]] = {}
    for one in form.fields:
        pause()
        if one == "match_state":
            codes[one], labels[one] = _match_state(matches).take(rows), tuple(range(NOT_COMPARED))
        elif one in ("comparison", "method"):
            found, words = sorted_codes(matches[one].take(rows))
            codes[one], labels[one] = found, tuple(words)
        elif one in _DAYS:
            codes[one], labels[one] = coded_days(np.append(fields.day, 0).take(fields.rows_of(lead.take(rows))), one)
        elif one == "shop":
            codes[one], labels[one] = shops_of(uow, lead.take(rows))
        else:
            codes[one], labels[one] = fields.coded_at(one, fields.rows_of(lead.take(rows)))
    off, exp = (numbers(matches[name])[0].take(rows) for name in ("difference", "exp"))
    difference = Term(np.arange(len(rows)), -off, exp)  # B − A, short is negative, as in the review
    values = {"difference": [difference], "amount": [_side_a(fields, members, new.take(of), at, matches, rows)]}
    values = {one: terms for one, terms in values.items() if one in form.values}
    return CrossSource(
        number=number.take(rows), currency=currency, currencies=currencies, codes=codes, labels=labels, values=values
    )


def _side_a(fields: Fields, members: pa.Table, of: Ints, at: Ints, matches: pa.Table, rows: Ints) -> Term:
    """Return the parts of side A in their match's own currency; payouts of a channel with reversed sign."""
    side = numbers(members["side"])[0]
    mine = np.flatnonzero((side == 0) & (of >= 0) & (at >= 0))
    of, at = of[mine], at[mine]
    own, names = fields.text("currency", None)
    known = {name: code for code, name in enumerate(names)}
    of_match, words = sorted_codes(matches["currency"].take(rows))
    as_own = np.array([known.get(one, -1) for one in words] or [-1], np.int64)
    same = own.take(at) == as_own.take(of_match.take(of))
    mine, of, at = mine[same], of[same], at[same]
    turned = one_of(fields.kind.take(at), OUT) & one_of(fields.layer.take(at), _LAYERS["channel"])
    part = numbers(members["allocated"])[0].take(mine)
    return Term(of, np.where(turned, -part, part), numbers(members["exp"])[0].take(mine))


def _items(
    uow: UnitOfWork, form: CrossForm, scope: Scope | None, days: tuple[int, int, int], pause: Callable[[], None]
) -> CrossSource:
    """Return the items dated inside and earlier ones still open or waiting, as the discrepancies page does.

    days: first and last one, and the one on which ages are counted.
    """
    import pyarrow.compute as pc

    first, last, today = days
    items = uow.discrepancies.live()
    pause()
    low, high = item_days(uow, items)
    state = numbers(items["state"])[0]
    keep = (low <= last) & ((high >= first) | (state == OPEN) | (state == WAITING))
    if scope is not None:
        keep &= scope.lists(items["records"], items["subject"])
    rows = np.flatnonzero(keep)
    items, state = items.take(rows), state[rows]
    since, expected = numbers(items["since_day"])[0], numbers(items["expected"])[0]
    codes: dict[str, Ints] = {}
    labels: dict[str, tuple[Any, ...]] = {}
    records: Fields | None = None
    for one in form.fields:
        pause()
        if one == "age":
            age = np.maximum(today - np.maximum(since, expected), 0)
            codes[one] = np.searchsorted(np.array(AGE_BANDS), age, "right") - 1
            labels[one] = tuple(range(len(AGE_BANDS)))
        elif one == "item_state":
            codes[one], labels[one] = state, (WAITING, OPEN, EXPLAINED, RESOLVED)
        elif one in ("code", "comparison", "reason"):
            found, words = sorted_codes(items[one])
            if one == "code":
                order = sorted(range(len(words)), key=lambda at: code_order(words[at]))  # AM2 before AM11
                found, words = np.argsort(np.array(order, np.int64)).take(found), [words[at] for at in order]
            codes[one], labels[one] = found, tuple(words)
        elif one in _DAYS:
            codes[one], labels[one] = coded_days(since, one)
        else:
            lists = items["records"].combine_chunks()
            size = numbers(pc.list_value_length(lists))[0]
            flat = np.append(numbers(pc.list_flatten(lists))[0], -1)
            lead = np.where(size > 0, flat.take(np.minimum(np.cumsum(size) - size, len(flat) - 1)), -1)
            if one == "shop":
                codes[one], labels[one] = shops_of(uow, lead)
                continue
            if records is None:
                records = Fields(uow.records.table(columns=_NUMBERS))
            codes[one], labels[one] = records.coded_at(one, records.rows_of(lead))
    at, exp = np.arange(len(rows)), numbers(items["exp"])[0]
    amount = -numbers(items["amount"])[0]  # short is negative, as on their page
    values = {"amount": [Term(at, amount, exp)], "size": [Term(at, np.abs(amount), exp)]}
    currency, currencies = _by_count(*sorted_codes(items["currency"]))
    return CrossSource(
        number=numbers(items["number"])[0],
        currency=currency,
        currencies=currencies,
        codes=codes,
        labels=labels,
        values={one: terms for one, terms in values.items() if one in form.values},
    )
