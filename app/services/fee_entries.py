"""The fees and commissions of a channel and month as one entry: what its own statements say it kept."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.money import COST
from app.analysis.sums import at_exponent, exact_sums
from app.domain.book import home_of
from app.domain.booking import FEES, VOUCHER, BookedLine, Draft, fault, from_params
from app.domain.discrepancy import OF_THE_FEE
from app.domain.money import digits
from app.domain.rates import exchanged
from app.domain.record import Kind
from app.reports.cells import numbers
from app.services.draft_entries import Offer, open_day
from app.services.month import Month, load_month
from app.services.overview_columns import channel_rows, in_currency

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.period import Period
    from app.services.book_chart import Chart, ChartLine
    from app.services.ports import UnitOfWork

_ONE = Fraction(1)
_ROLES = ("fee", "commission")
#: Roles that a draft for a fee out of order books.
_BOOKED = ("fee", "commission", "instalment")


def fee_offers(uow: UnitOfWork, chart: Chart, words: Words, period: Period) -> list[Offer]:
    """Return a draft of each channel's fees in the home currency in a period, or why there is none.

    Each event counts once, as in the overview; what drafts for single fees book already is left out.
    """
    month, home = load_month(uow, period), home_of(uow.info())
    drafted = [from_params(one.params) for one in uow.decisions.live(VOUCHER)]
    there = {item for one in drafted for item in one.items}
    day = open_day(uow, period.last)
    found = []
    for account, costs in _costs(month, home).items():
        item = f"{FEES}{account}:{period.first.isoformat()}:{period.last.isoformat()}:{home}"
        if item in there:
            continue
        channel = chart.line("channel", account)
        for role, minor in _booked(drafted, channel, period).items():
            costs[role] = costs.get(role, 0) - minor
        lines = [
            BookedLine(minor=minor, role=role, code=chart.line(role).code, name=chart.line(role).name)
            for role, minor in costs.items()
            if minor
        ]
        left = -sum(costs.values())
        if left:
            lines.append(BookedLine(minor=left, role="channel", place=account, code=channel.code, name=channel.name))
        text = words.say("vouchers.word_fees", {"account": channel.said_of, "period": period.name})
        lines.sort(key=lambda one: one.minor < 0)
        draft = Draft(day=day, text=text, currency=home, exp=digits(home), lines=tuple(lines), items=(item,))
        why = ("vouchers.no_fees", {"account": channel.said_of}) if not lines else fault(draft)
        found.append(Offer(numbers=(), draft=None if why else draft, why=why))
    return found


def _costs(month: Month, home: str) -> dict[str, dict[str, int]]:
    """Return account → what it kept by role, in coins of the home currency, rounded half away from zero."""
    columns = month.columns
    rows = np.flatnonzero(channel_rows(month) & in_currency(month, home) & month.inside)
    kind = columns.kind[rows]
    fee, none = numbers(month.records["fee"])
    fee = fee[rows] if none is None else np.where(none, 0, fee)[rows]
    fee_exp = np.where(fee == 0, 0, numbers(month.records["fee_exp"])[0][rows])
    exp = max([2, int(columns.exp[rows].max(initial=0)), int(fee_exp.max(initial=0))])
    amount = at_exponent(columns.amount[rows], columns.exp[rows], exp)
    fee = at_exponent(fee, fee_exp, exp)
    cost = np.where(np.isin(kind, COST), fee - amount, fee)
    account, count = columns.account[rows], len(columns.accounts)
    out: dict[str, dict[str, int]] = {}
    for role, mine in zip(_ROLES, (kind != Kind.COMMISSION, kind == Kind.COMMISSION), strict=True):
        for at, value in enumerate(exact_sums(account[mine], cost[mine], count)):
            if value:
                minor = exchanged(int(value), exp, _ONE, digits(home))
                out.setdefault(columns.accounts[at], {})[role] = minor
    return out


def _booked(drafts: list[Draft], channel: ChartLine, period: Period) -> dict[str, int]:
    """Return by role what drafts for single fees of a channel book in a period; an instalment's price is a fee."""
    out: dict[str, int] = {}
    for one in drafts:
        here = any((line.code, line.name) == (channel.code, channel.name) for line in one.lines)
        if not here or not period.first <= one.day <= period.last or not set(one.codes) & set(OF_THE_FEE):
            continue
        for line in one.lines:
            if line.role in _BOOKED:
                role = "commission" if line.role == "commission" else "fee"
                out[role] = out.get(role, 0) + line.minor
    return out
