"""The figures of the overview: one month of a book as series to draw, in each currency for itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.analysis.ageing import Ageing, ageing
from app.analysis.delays import MOST_DAYS, Delays
from app.analysis.fee_rates import FeeRates
from app.analysis.money import MoneyFlows
from app.analysis.states import ChannelCounts, DayCounts
from app.domain.match import Comparison
from app.domain.period import Period, PeriodState
from app.domain.shops import ALL, Shops
from app.services.account_names import account_titles
from app.services.alerts import Alert, alerts_of
from app.services.channel_names import channel_titles
from app.services.closing import CloseStep, steps_of
from app.services.discrepancies import DiscrepancyColumns, load_discrepancies
from app.services.month import Month, load_month
from app.services.overview_columns import channel_counts, day_counts, fee_figures, money_figures, payout_delays
from app.services.ports import UnitOfWork

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.proof import ProofLine

__all__ = ["MOST_DAYS", "CurrencyFigures", "OverviewFigures", "load_overview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrencyFigures:
    """What the overview shows of one currency; days and channels are None where no comparison has both sides."""

    currency: str
    exp: int
    lines: tuple[ProofLine, ...]
    days: DayCounts | None
    channels: ChannelCounts | None
    money: MoneyFlows
    ageing: Ageing
    delays: Delays
    fees: FeeRates

    def total(self, name: str, lines: tuple[ProofLine, ...] | None = None) -> int:
        """Return Σ of the absolute values of one field of the proof's lines, at `exp`."""
        return sum(
            abs(int(getattr(one, name))) * 10 ** (self.exp - one.exp)
            for one in (self.lines if lines is None else lines)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewFigures:
    """Everything the overview shows of a period and of shops. currencies: the one with most account pairs first.

    titles: how accounts are called. statements: how many are stored; waiting_due: earliest day (1970-01-01 = 0)
    on which an item in transit is expected, 0 for none.
    """

    period: Period
    state: PeriodState
    currencies: tuple[CurrencyFigures, ...]
    titles: dict[str, str]
    steps: tuple[CloseStep, ...]
    alerts: tuple[Alert, ...]
    statements: int
    waiting_due: int
    shops: Shops = ALL

    def name(self, account: str) -> str:
        """Return how an account is called on screen."""
        return self.titles.get(account) or account or "–"


def load_overview(
    uow: UnitOfWork, period: Period, words: Words, copied_at: float = 0.0, shops: Shops = ALL
) -> OverviewFigures:
    """Read a period's figures; copied_at: when the book was last backed up (seconds since 1970, 0 = never)."""
    month = load_month(uow, period, shops)
    items = load_discrepancies(uow, first=period.first, last=period.last).within(month.scope)
    names = _currencies(month)
    return OverviewFigures(
        period=period,
        shops=shops,
        state=month.state,
        currencies=tuple(_figures(month, items, name, name == names[0]) for name in names),
        titles=account_titles(uow, words) | channel_titles(month, uow, words),
        steps=steps_of(month, copied_at),
        alerts=alerts_of(month, items),
        statements=len(month.live_statements),
        waiting_due=_next_due(items),
    )


def _currencies(month: Month) -> list[str]:
    """Return the currencies that the period knows, the one with most account pairs first."""
    counts = {month.columns.currencies[at]: 0 for at in np.unique(month.columns.currency[month.inside]).tolist()}
    for one in month.lines:
        counts[one.currency] = counts.get(one.currency, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def _figures(month: Month, items: DiscrepancyColumns, currency: str, is_main: bool) -> CurrencyFigures:
    lines = tuple(one for one in month.lines if one.currency == currency)
    first = next((one for one in (Comparison.L1, Comparison.L2, Comparison.L3) if _has(lines, one)), None)
    mine = np.array([one == currency or (is_main and not one) for one in items.currency] or [], np.bool_)
    codes = [code for code, keep in zip(items.code, mine.tolist(), strict=True) if keep]
    return CurrencyFigures(
        currency=currency,
        exp=max([2, *(one.exp for one in lines)]),
        lines=lines,
        days=day_counts(month, currency, first, side=0) if first else None,
        channels=channel_counts(month, currency, first, side=1 if first is Comparison.L1 else 0) if first else None,
        money=money_figures(month, currency),
        ageing=ageing(
            codes,
            items.state[mine].astype(np.int64),
            items.amount[mine],
            items.band[mine].astype(np.int64),
            currency,
            items.exp,
        ),
        delays=payout_delays(month, currency),
        fees=fee_figures(month, currency),
    )


def _has(lines: tuple[ProofLine, ...], what: Comparison) -> bool:
    return any(one.comparison == what.value for one in lines)


def _next_due(items: DiscrepancyColumns) -> int:
    waits = (items.state == 0) & (items.expected > 0)
    return int(items.expected[waits].min()) if waits.any() else 0
