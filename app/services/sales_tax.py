"""Which tax the vouchers of a book state on sales, for drafts that book a sale with its tax."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.domain.chart import Use, use_of
from app.domain.record import Layer
from app.matching.books import split_account
from app.matching.classify.left_revenue import LEAST_VOUCHERS, RATES

if TYPE_CHECKING:
    from app.services.ports import UnitOfWork

_COLUMNS = ("layer", "at", "subtype", "statement", "account", "amount", "exp", "currency")


class SalesTax:
    """Reads the lines of vouchers once. A share is tax ÷ (revenue + tax), as amounts of orders hold both."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow

    def share(self, rows: Iterable[dict[str, Any]], currency: str) -> Fraction | None:
        """Return the share of an item: what its own voucher lines state, else the one rate of the book's vouchers.

        None where the item's own lines bear no tax, or the vouchers of the book bear none, several, or too few to tell.
        """
        own = [one for one in rows if one["layer"] == Layer.LEDGER]
        if own:
            base, tax, _lines = self._sums(own)
            return Fraction(tax, base + tax) if base and tax and base * tax > 0 else None
        rate = self.rates.get(currency, 0)
        return Fraction(rate, 10_000 + rate) if rate else None

    @cached_property
    def rates(self) -> dict[str, int]:
        """Return the rate that every voucher of a currency bears out, in hundredths of a percent, where there is one.

        A voucher of revenue without tax may be a sale free of tax: then no rate holds for all.
        """
        groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for one in self._lines:
            groups.setdefault((one["currency"], one["statement"], one["subtype"], one["at"]), []).append(one)
        known: dict[str, list[tuple[int, int, int]]] = {}
        for (currency, *_rest), lines in groups.items():
            sums = self._sums(lines)
            if sums[0]:
                known.setdefault(currency, []).append(sums)
        return {
            currency: rates[0]
            for currency, vouchers in known.items()
            if len(vouchers) >= LEAST_VOUCHERS and len(rates := _rates(vouchers)) == 1
        }

    @cached_property
    def _lines(self) -> list[dict[str, Any]]:
        found = self._uow.records.table(layers=[int(Layer.LEDGER)], columns=list(_COLUMNS)).to_pylist()
        return [one for one in found if one["subtype"]]

    @cached_property
    def _full(self) -> bool:
        return any(str(one["account"]).startswith("6001") for one in self._lines)

    def _sums(self, lines: Sequence[dict[str, Any]]) -> tuple[int, int, int]:
        """Return (revenue, tax, count of lines) of lines, in the finest unit of them."""
        exp = max(int(one["exp"]) for one in lines)
        base = tax = count = 0
        for one in lines:
            use = use_of(*split_account(one["account"]), full=self._full)
            value = int(one["amount"]) * 10 ** (exp - int(one["exp"]))
            base += value if use is Use.REVENUE else 0
            tax += value if use is Use.TAX else 0
            count += use in (Use.REVENUE, Use.TAX)
        return base, tax, count


def _rates(vouchers: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return the rates that all of these vouchers bear out, each of their lines rounded by itself."""
    return [
        rate
        for rate in RATES
        if all(abs(tax * 10_000 - base * rate) <= count * 10_000 for base, tax, count in vouchers)
    ]


def taxed(amount: int, share: Fraction) -> int:
    """Return the tax in an amount that holds it, rounded half up by size; it has the amount's sign."""
    size = int(abs(amount) * share + Fraction(1, 2))
    return size if amount >= 0 else -size
