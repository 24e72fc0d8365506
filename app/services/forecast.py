"""The forecast of a book's bank accounts: what its statements and matches say, reckoned on by
`app.analysis.forecast`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.cash_history import IN, OUT, PAYOUTS, CashHistory, Flow, Payouts
from app.analysis.forecast import LEAST_DAYS, Outlook, WhatIf, outlook, supposed
from app.analysis.sums import at_exponent
from app.domain.arrays import distinct
from app.domain.match import OPEN, WAITING, Comparison
from app.domain.money import digits
from app.domain.period import EPOCH, Period, day_number, day_of
from app.domain.progress import silent
from app.domain.record import Layer
from app.domain.shops import ALL, Shops
from app.services.account_names import account_titles
from app.services.channel_names import channel_titles
from app.services.month import Month, load_month
from app.services.overview_columns import in_currency

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.config.words import Words
    from app.domain.progress import Report
    from app.services.ports import StoredStatement, UnitOfWork

    Ints = NDArray[np.int64]

__all__ = [
    "HORIZONS",
    "IN",
    "LEAST_DAYS",
    "OUT",
    "PAYOUTS",
    "Cash",
    "Forecast",
    "WhatIf",
    "load_forecast",
    "load_forecasts",
    "with_what_if",
]

#: Days ahead that may be asked for.
HORIZONS = (7, 14, 30, 60, 90)
#: Days between two statements of a bank that are no gap in its history.
_NO_GAP = 4
#: The currency of banks whose holidays are known.
_WITH_HOLIDAYS = "CNY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cash:
    """One bank account: what its last statement that states a balance says. balance: at the forecast's exponent, with
    what moved since; None where none is stated, or where other shops than those looked at share the account; until:
    last day covered (1970-01-01 = 0)."""

    account: str
    balance: int | None
    until: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecast:
    """What the bank accounts of one currency will hold. Amounts in minor units at `exp`.

    first: day after the last one that bank statements cover; every array has a value for each day from it on.
    opening: Σ of the balances on the day before; None where no account states one: then cash counts from 0.
    payouts, known: money from channels, and which part of it has left them already; monthly, incoming, outgoing:
    payments that come every month, other money in and out; cash: at the end of each day. low, high: the band, empty
    without one. past_days, past: what the accounts held on days before, as many as are known. late: (count, Σ) of
    payouts that should have come already: they are not counted. payers: names of the outlook's monthly payments, in
    their order.
    """

    currency: str
    currencies: tuple[str, ...]
    exp: int
    first: int
    opening: int | None
    accounts: tuple[Cash, ...]
    history: CashHistory
    outlook: Outlook
    payouts: Ints
    known: Ints
    monthly: Ints
    incoming: Ints
    outgoing: Ints
    cash: Ints
    low: Ints
    high: Ints
    past_days: Ints
    past: Ints
    late: tuple[int, int]
    payers: tuple[str, ...]
    titles: dict[str, str]

    def __len__(self) -> int:
        return len(self.cash)

    @property
    def lowest(self) -> int:
        """Return the index of the day on which least is left, the first of several."""
        return int(np.argmin(self.cash))

    @property
    def stale(self) -> tuple[Cash, ...]:
        """Return the accounts whose statements end some days before those of the others."""
        return tuple(one for one in self.accounts if one.until < self.first - 1 - _NO_GAP)


def load_forecast(
    uow: UnitOfWork, words: Words, *, days: int, currency: str = "", report: Report = silent, shops: Shops = ALL
) -> Forecast | None:
    """Return the forecast of the `days` after the last bank statement; None without any of a bank.

    currency: "" for the one whose bank accounts have most rows. shops: of these alone what comes and goes; what an
    account holds that others share is not theirs to say.
    """
    ground = _ground(uow, words, report, shops)
    if ground is None:
        return None
    return _forecast(ground, currency if currency in ground.currencies else ground.currencies[0], days)


def load_forecasts(uow: UnitOfWork, words: Words, *, days: int, report: Report = silent) -> list[Forecast]:
    """Return the forecast of every currency that a bank account is in, the one with most rows first."""
    ground = _ground(uow, words, report)
    return [_forecast(ground, one, days) for one in ground.currencies] if ground is not None else []


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ground:
    """What the forecasts of all currencies rest on. payers: record and name of who bank rows came from or went to."""

    month: Month
    banks: list[StoredStatement]
    currencies: tuple[str, ...]
    titles: dict[str, str]
    payers: pa.Table


def _ground(uow: UnitOfWork, words: Words, report: Report, shops: Shops = ALL) -> _Ground | None:
    from app.domain.progress import pauses

    pause = pauses(report)
    uow.watch(pause)
    banks = [one for one in uow.statements.live() if one.layer == Layer.BANK and one.period_end and not one.refused_key]
    if not banks:
        return None
    month = load_month(uow, Period(EPOCH, day_of(max(_day(one.period_end) for one in banks))), shops)
    # of shops whose money no confirmed match has led to the bank yet, what their channels pay out is forecast alone
    banks = [one for one in banks if month.scope is None or month.scope.statement(one)] or banks
    pause()
    rows = {name: sum(one.rows_stored for one in banks if one.currency == name) for name in {b.currency for b in banks}}
    return _Ground(
        month=month,
        banks=banks,
        currencies=tuple(sorted(rows, key=lambda name: (-rows[name], name))),
        titles=account_titles(uow, words) | channel_titles(month, uow, words),
        payers=uow.records.table(layers=(Layer.BANK,), columns=("record", "counterparty")),
    )


def _forecast(ground: _Ground, currency: str, days: int) -> Forecast:
    month, banks = ground.month, [one for one in ground.banks if one.currency == currency]
    columns = month.columns
    mine = in_currency(month, currency) & month.chosen
    mine &= (columns.layer == Layer.BANK) | month.sides[Comparison.L3][0]
    exp = max([digits(currency), *(one.exp for one in banks), int(columns.net_exp[mine].max(initial=0))])
    net = at_exponent(np.where(mine, columns.net, 0), np.where(mine, columns.net_exp, exp), exp)
    first, last = _covered(banks)
    bank = np.flatnonzero(mine & (columns.layer == Layer.BANK))
    history, payers, late = _history(ground, net, bank, (first, last), currency, days)
    made = outlook(history, days, 10**exp)
    accounts = _balances(month, banks, net, bank, exp, last)
    known = [one.balance for one in accounts if one.balance is not None]
    opening = sum(known) if known else None
    kinds = np.array([one.kind for one in history.flows])
    shown = made.projection
    moved = shown.total()
    cash = (opening or 0) + np.cumsum(moved)
    past_days, past = _past(history, opening or 0)
    rest = shown.guessed + shown.known
    return Forecast(
        currency=currency,
        currencies=ground.currencies,
        exp=exp,
        first=last + 1,
        opening=opening,
        accounts=accounts,
        history=history,
        outlook=made,
        payouts=rest[kinds == PAYOUTS].sum(axis=0),
        known=shown.known.sum(axis=0),
        monthly=shown.monthly.sum(axis=0),
        incoming=rest[kinds == IN].sum(axis=0),
        outgoing=rest[kinds == OUT].sum(axis=0),
        cash=cash,
        low=cash[: len(made.low)] + made.low,
        high=cash[: len(made.high)] + made.high,
        past_days=past_days,
        past=past,
        late=late,
        payers=tuple(payers[one.payer] for one in made.monthly),
        titles=ground.titles,
    )


def with_what_if(forecast: Forecast, what_if: WhatIf) -> Ints:
    """Return the cash at the end of each day under what a person supposes."""
    moved = supposed(forecast.history, forecast.outlook.projection, what_if)
    return np.asarray((forecast.opening or 0) + np.cumsum(moved), np.int64)


def _day(iso: str) -> int:
    return day_number(date.fromisoformat(iso[:10]))


def _covered(banks: list[StoredStatement]) -> tuple[int, int]:
    """Return the first and last day of the statements that follow one another up to the last one."""
    spans = sorted(((_day(one.period_start or one.period_end), _day(one.period_end)) for one in banks), reverse=True)
    last = max(end for _start, end in spans)
    first = last
    for start, end in sorted(spans, key=lambda one: one[1], reverse=True):
        if end >= first - _NO_GAP:
            first = min(first, start)
    return first, last


def _history(
    ground: _Ground, net: Ints, bank: Ints, covered: tuple[int, int], currency: str, days: int
) -> tuple[CashHistory, list[str], tuple[int, int]]:
    """Return the history, the names of its payers, and count and sum of payouts that are late."""
    month = ground.month
    columns, book = month.columns, month.book
    channels: list[int] = distinct(columns.account[_payout_rows(month, currency)]).tolist()
    flows = (
        *(Flow(kind=PAYOUTS, account=columns.accounts[at], told=_told(month, columns.accounts[at])) for at in channels),
        Flow(kind=IN),
        Flow(kind=OUT),
    )
    flow_of = np.full(len(columns.accounts) + 1, -1, np.int64)
    flow_of[channels] = np.arange(len(channels))
    rows, match, member = book.of(Comparison.L3)
    payer_flow, arrived = np.full(len(rows), -1, np.int64), np.full(len(rows), -1, np.int64)
    side_a = member["side"] == 0
    payer_flow[match[side_a]] = flow_of[columns.account[member["at"][side_a]]]
    np.maximum.at(arrived, match[~side_a], columns.day[member["at"][~side_a]])
    flow = np.where(net > 0, len(channels), len(channels) + 1)
    of_channel = ~side_a & (payer_flow[match] >= 0)
    flow[member["at"][of_channel]] = payer_flow[match[of_channel]]
    moved = _own_transfers(month)
    bank = bank[~moved[bank]]
    payer, names = _payers(ground, bank, flow < len(channels))
    payouts, late = _payouts(month, net, currency, flow_of, (match, member, arrived), covered[1])
    history = CashHistory(
        first=covered[0],
        last=covered[1],
        flows=flows,
        day=columns.day[bank],
        amount=net[bank],
        flow=flow[bank],
        payer=payer,
        payouts=payouts,
        closed=_holidays(covered[0], covered[1] + days) if currency == _WITH_HOLIDAYS else np.zeros(0, np.int64),
    )
    return history, names, late


def _holidays(first: int, last: int) -> Ints:
    """Return the weekdays on which banks in mainland China are closed."""
    from app.matching.days import is_workday

    weekdays = (one for one in range(first, last + 1) if day_of(one).weekday() < 5)
    return np.array([one for one in weekdays if not is_workday(one)], np.int64)


def _payout_rows(month: Month, currency: str) -> Ints:
    """Return the payouts of channels that L3 looks for in the bank."""
    mine = month.sides[Comparison.L3][0] & in_currency(month, currency) & ~month.idle[Comparison.L3][0]
    return np.flatnonzero(mine & month.chosen)


def _told(month: Month, account: str) -> int:
    """Return the last day that a channel account's own files cover, −1 where none says."""
    days = [
        _day(one.period_end)
        for one in month.live_statements
        if one.period_end and (one.account or one.format) == account and one.layer in (Layer.CHANNEL, Layer.SETTLEMENT)
    ]
    return max(days, default=-1)


def _own_transfers(month: Month) -> NDArray[np.bool_]:
    """Return the bank rows of which both sides are there: the sum of the accounts does not move."""
    book = month.book
    out = np.zeros(len(month.columns.record), np.bool_)
    code = np.array(month.items["code"].to_pylist() or [], "U8")
    at = month.columns.at(book.item_record[(code == "ST5")[book.record_item]]) if len(code) else np.zeros(0, np.int64)
    out[at[at >= 0]] = True
    return out


def _payouts(
    month: Month,
    net: Ints,
    currency: str,
    flow_of: Ints,
    matched: tuple[Ints, dict[str, Ints], Ints],
    last: int,
) -> tuple[Payouts, tuple[int, int]]:
    """Return the payouts, without those that a person explained otherwise, and count and sum of the late ones."""
    columns, book = month.columns, month.book
    match, member, arrived = matched
    count = len(columns.record)
    came, due, state = np.full(count, -1, np.int64), np.full(count, -1, np.int64), np.full(count, -1, np.int64)
    mine = member["side"] == 0
    came[member["at"][mine]] = arrived[match[mine]]
    of_l3 = (book.item_comparison == Comparison.L3.value)[book.record_item]
    at, item = columns.at(book.item_record[of_l3]), book.record_item[of_l3]
    at, item = at[at >= 0], item[at >= 0]
    import pyarrow.compute as pc

    expected = np.asarray(pc.fill_null(month.items["expected"], -1).to_numpy(), np.int64) if len(month.items) else at
    state[at], due[at] = book.item_state[item], expected[item]
    rows = _payout_rows(month, currency)
    rows = rows[(came[rows] >= 0) | np.isin(state[rows], (-1, OPEN, WAITING))]
    open_rows = rows[(came[rows] < 0) & (due[rows] >= 0) & (due[rows] <= last)]
    late = (len(open_rows), -sum(net[open_rows].tolist()))
    payouts = Payouts(
        paid=columns.day[rows],
        due=due[rows],
        arrived=came[rows],
        amount=-net[rows],
        flow=flow_of[columns.account[rows]],
    )
    return payouts, late


def _payers(ground: _Ground, bank: Ints, of_channel: NDArray[np.bool_]) -> tuple[Ints, list[str]]:
    """Return for each bank row the index of who it came from or went to, −1 where nobody is said, and the names.

    Money in and out with one name are two payers; what comes from a channel has none.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    month, records = ground.month, ground.payers
    number = records["record"].to_numpy()
    order = np.argsort(number)
    wanted = month.columns.record[bank]
    place = order[np.minimum(np.searchsorted(number[order], wanted), max(len(order) - 1, 0))] if len(order) else wanted
    names = pc.utf8_trim_whitespace(records["counterparty"]).combine_chunks().take(pa.array(place))
    coded = names.dictionary_encode()
    words = coded.dictionary.to_pylist()
    said = np.array([any(letter.isalpha() for letter in one) for one in words] or [False], np.bool_)
    index = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    out = index * 2 + (month.columns.net[bank] < 0)
    if not len(index):
        return out, []
    return np.where(said[index] & ~of_channel[bank], out, -1), [one for one in words for _way in range(2)]


def _balances(
    month: Month, banks: list[StoredStatement], net: Ints, bank: Ints, exp: int, last: int
) -> tuple[Cash, ...]:
    """Return what each bank account holds at the end of the last day."""
    columns, out = month.columns, []
    for account in sorted({one.account or one.format for one in banks}):
        mine = [one for one in banks if (one.account or one.format) == account]
        until = max(_day(one.period_end) for one in mine)
        stated = [one for one in mine if one.closing is not None]
        balance = None
        if stated and month.owns(account):
            best = max(stated, key=lambda one: (_day(one.period_end), one.statement_id))
            assert best.closing is not None
            at = columns.accounts.index(account) if account in columns.accounts else -1
            since = bank[(columns.account[bank] == at) & (columns.day[bank] > _day(best.period_end))]
            since = since[columns.day[since] <= last]
            balance = best.closing * 10 ** (exp - best.exp) + sum(net[since].tolist())
        out.append(Cash(account=account, balance=balance, until=until))
    return tuple(out)


def _past(history: CashHistory, opening: int) -> tuple[Ints, Ints]:
    """Return days of the history and what the accounts held at their end, reckoned back from the last."""
    days = np.arange(history.first, history.last + 1)
    moved = np.zeros(len(days), np.int64)
    inside = (history.day >= history.first) & (history.day <= history.last)
    np.add.at(moved, history.day[inside] - history.first, history.amount[inside])
    after = np.concatenate([np.cumsum(moved[::-1])[::-1][1:], [0]]) if len(moved) else moved
    return days, opening - after
