"""What each report would say of a period now: rows, sums, or that there is nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.money import plain, rescale
from app.domain.period import day_number
from app.domain.progress import Report, silent
from app.services.review_lines import DAY_SECONDS, ints
from app.services.sign_off import listed_items, sign_off_of

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.period import Period
    from app.services.ports import UnitOfWork

HORIZON = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportNow:
    """key, params: of the text; sums: (plain amount, currency) for its `sums`. empty: nothing would stand in it."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    sums: tuple[tuple[str, str], ...] = ()
    empty: bool = False


NOTHING = ReportNow(key="reports.now.nothing", empty=True)


def reports_now(uow: UnitOfWork, period: Period, words: Words, report: Report = silent) -> dict[str, ReportNow]:
    """Return what stands in each report of a period, by the report's name."""
    signed = sign_off_of(uow, period)
    if signed is None:
        paper = ReportNow(key="reports.now.not_signed", empty=True)
    else:
        paper = ReportNow(key="reports.now.signed", params={"name": signed.name, "day": signed.at[:10]})
    fees, claims = _fees(uow, period, words, report)
    records = _records(uow, period)
    return {
        "tables": records,
        "reconciliation": _pairs(uow, period),
        "certificate": paper,
        "evidence": paper,
        "discrepancies": _items(uow, period),
        "claims": claims,
        "entries": _entries(uow, period),
        "fees": fees,
        "forecast": _forecast(uow, words, report),
        "cross": records,
        "runs": _counted("reports.now.runs", sum(one.action == "run" for one in uow.audit.entries())),
        "originals": _files(uow, period),
    }


def _counted(key: str, count: int, sums: tuple[tuple[str, str], ...] = ()) -> ReportNow:
    return ReportNow(key=key, params={"count": count}, sums=sums) if count else NOTHING


def _records(uow: UnitOfWork, period: Period) -> ReportNow:
    days = np.floor_divide(ints(uow.records.table(columns=["at"])["at"]), DAY_SECONDS)
    inside = (days >= day_number(period.first)) & (days <= day_number(period.last))
    return _counted("reports.now.tables", int(inside.sum()))


def _files(uow: UnitOfWork, period: Period) -> ReportNow:
    first, last = str(period.first), str(period.last)
    mine = {
        one.sha256
        for one in uow.statements.live()
        if not one.refused_key and one.period_start[:10] <= last and (one.period_end[:10] or last) >= first
    }
    return _counted("reports.now.files", len(mine))


def _pairs(uow: UnitOfWork, period: Period) -> ReportNow:
    from app.services.proof import proof

    lines = proof(uow, first=period.first, last=period.last)
    found = [(abs(one.unexplained), one.exp, one.currency) for one in lines]  # short plus over, as the overview
    return _counted("reports.now.pairs", len(lines), _sums(found))


def _sums(values: list[tuple[int, int, str]]) -> tuple[tuple[str, str], ...]:
    """Return the sum of each currency as (plain amount, currency)."""
    exps: dict[str, int] = {}
    for _value, exp, currency in values:
        exps[currency] = max(exp, exps.get(currency, 0))
    sums = dict.fromkeys(exps, 0)
    for value, exp, currency in values:
        sums[currency] += rescale(value, exp, exps[currency])
    return tuple((plain(sums[one], exps[one], one), one) for one in sorted(sums))


def _items(uow: UnitOfWork, period: Period) -> ReportNow:
    from decimal import Decimal

    items = listed_items(uow, period)
    sums: dict[str, Decimal] = {}
    for one in items:
        sums[one.currency] = sums.get(one.currency, Decimal(0)) + abs(Decimal(one.amount))
    said = tuple((f"{sums[one]:f}", one) for one in sorted(sums) if one)
    return _counted("reports.now.items", len(items), said)


def _entries(uow: UnitOfWork, period: Period) -> ReportNow:
    """Return the drafts of entries on days of the period, and the debits of each currency."""
    from app.domain.booking import VOUCHER, from_params, total

    made = [from_params(one.params) for one in uow.decisions.live(VOUCHER)]
    made = [one for one in made if period.first <= one.day <= period.last]
    sums = [(debit, exp, currency) for currency, (exp, debit, _credit) in total(made).items()]
    return _counted("reports.now.entries", len(made), _sums(sums))


def _fees(uow: UnitOfWork, period: Period, words: Words, report: Report) -> tuple[ReportNow, ReportNow]:
    from app.services.fees import load_fees

    board = load_fees(uow, period, words, report)
    over = np.flatnonzero(board.rows.over > 0)
    found = [
        (int(board.rows.over[at]), board.rows.exp, board.models[int(board.rows.model[at])].currency)
        for at in over.tolist()
        if int(board.rows.model[at]) >= 0
    ]
    claims = _counted("reports.now.claims", len(found), _sums(found))
    return _counted("reports.now.fees", sum(board.seen)), claims


def _forecast(uow: UnitOfWork, words: Words, report: Report) -> ReportNow:
    from app.services.forecast import load_forecasts

    found = load_forecasts(uow, words, days=HORIZON, report=report)
    least = [(int(one.cash[one.lowest]), one.exp, one.currency) for one in found if len(one)]
    return _counted("reports.now.forecast", HORIZON if least else 0, _sums(least))


def said(now: ReportNow, words: Words, amount: Callable[[str], str], number: Callable[[int], str]) -> str:
    """Return the text; amount, number: how a plain amount and a count are written."""
    sums = " · ".join(f"{amount(value)} {currency}" for value, currency in now.sums)
    count = {"count": number(now.params["count"])} if "count" in now.params else {}
    return words.say(now.key, {**now.params, **count, "sums": sums or "—"})
