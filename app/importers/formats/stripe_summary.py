"""stripe.summary: the summaries of Stripe's financial reports, rows of categories without single transactions.

Source of the layout: Stripe's documentation of "Balance summary" (`category, description, net_amount, currency`) and
of the summaries by category (`reporting_category, currency, count, gross, fee, net`). They are totals and are never
read as transactions. The balance summary states opening and closing: what lies between them must join them.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow.compute as pc

from app.domain.money import digits
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.controls import count_check, money_check
from app.importers.families.marked_money import wide_exp
from app.importers.families.psp import Decimals, coded, no_movements
from app.importers.heads import header_in
from app.importers.names import Names, has_all
from app.importers.open_table import open_table

BALANCE: list[Names] = ["category", "net_amount", "currency"]
CATEGORIES: list[Names] = ["reporting_category", "currency", "count", "gross", "fee", "net"]
OPENING, CLOSING, MOVED = "starting_balance", "ending_balance", ("activity", "payouts")

Figures = dict[str, dict[str, int]]


@register
class StripeSummary:
    format = "stripe.summary"
    version = 1
    title = "Stripe summary of a report"
    western = True

    def sniff(self, head: Head) -> float:
        """Look for either header; a list of transactions has ids."""
        cells = header_in(head, BALANCE) or header_in(head, CATEGORIES)
        return 1.0 if cells and not has_all(cells, ["balance_transaction_id"]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Return one statement for each currency; nothing is sent."""
        balance = bool(header_in(source.head, BALANCE))
        table = open_table(source, BALANCE if balance else CATEGORIES)
        found: Figures = {}
        wrong = 0
        decimals = Decimals()
        for part in table:
            codes = coded(part, "currency")
            exp = wide_exp(codes)
            net: Names = ("net_amount", "net")
            decimals.look(part, net, "gross", "fee")
            value = decimals.minor(part, net, exp, blank=()).value
            if not balance:
                off = (
                    decimals.minor(part, "gross", exp, blank=()).value
                    - decimals.minor(part, "fee", exp, blank=()).value
                )
                wrong += int((off != value).sum())
            names = pc.utf8_lower(part.text(["category", "reporting_category"])).to_pylist()
            for code, name, one in zip(codes.to_pylist(), names, value.tolist(), strict=True):
                found.setdefault(code, {})[name] = one // 10 ** (exp - max(2, digits(code)))
        return [self._facts(source, at, code, found, wrong) for at, code in enumerate(found or {"": {}}, start=1)]

    def _facts(self, source: Source, at: int, code: str, found: Figures, wrong: int) -> StatementFacts:
        exp = max(2, digits(code))
        mine = found.get(code, {})
        opening, closing = mine.get(OPENING), mine.get(CLOSING)
        checks: list[Check] = [count_check("net_rows", wrong, 0)] if wrong else []
        if opening is not None and closing is not None and all(one in mine for one in MOVED):
            checks.append(money_check("closing", closing, opening + sum(mine[one] for one in MOVED), exp, code))
        return no_movements(
            source,
            self,
            "statement.summary",
            code,
            checks=checks,
            ordinal=at,
            several=len(found) > 1,
            exp=exp,
            opening=opening,
            closing=closing,
        )
