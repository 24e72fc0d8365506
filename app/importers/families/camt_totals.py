"""Balances and totals that a camt statement states of itself, held against its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.statement import Check
from app.importers.checks import count_check
from app.importers.containers.xml_stream import child, said, value
from app.importers.families.camt_entry import Moment, moment
from app.importers.families.entries import Account, Exact, add, check, exact, negative, same, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

#: Which balance opens and which closes a statement, the best first; interim ones stand on pages and in reports.
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_INTERIM = "ITBD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A stated balance; amount: None where `printed` is none that can be read."""

    code: str
    amount: Exact | None
    printed: str
    currency: str
    when: Moment | None


def balance_of(element: Element) -> Balance:
    """Read one `Bal`; without a direction it is a credit, and a printed minus must not contradict it."""
    kind = child(element, "Tp")
    amount = child(element, "Amt")
    printed, direction = value(element, "Amt"), said(element, "CdtDbtInd")
    found = exact(printed)
    if found is not None and direction == "DBIT":
        found = (-abs(found[0]), found[1])
    elif found is not None and ((direction == "CRDT" and found[0] < 0) or direction not in ("", "CRDT")):
        found = None
    date = said(element, "Dt", "Dt") or said(element, "Dt", "DtTm") or said(element, "Dt")
    return Balance(
        code=(said(kind, "CdOrPrtry", "Cd") or said(kind, "Cd")).upper(),
        amount=found,
        printed=printed,
        currency=(amount.get("Ccy", "") if amount is not None else "").strip(),
        when=moment(date, "UTC"),
    )


def choose(balances: Sequence[Balance]) -> tuple[Balance | None, Balance | None]:
    """Return the balances that open and close a statement, whatever their currency."""
    return _pick(balances, _OPENING, first=True), _pick(balances, _CLOSING, first=False)


def _pick(balances: Sequence[Balance], codes: Sequence[str], *, first: bool) -> Balance | None:
    """Return the earliest or the latest balance of the first code that occurs; dates that are missing come first."""
    interim = [one for one in balances if one.code == _INTERIM]
    if len(interim) < 2 and first:
        interim = []
    found = next((some for code in codes if (some := [one for one in balances if one.code == code])), interim)
    ordered = sorted(found, key=lambda one: one.when.at if one.when else 0)
    return (ordered[0] if first else ordered[-1]) if ordered else None


def prove(one: Account, opening: Balance | None, closing: Balance | None, summary: list[Check]) -> None:
    """Fill opening, closing and checks of a statement.

    Figures that cover only a part of the entries (counts, one direction) can contradict but not prove them.
    """
    opens = _readable(one, opening, "opening")
    closes = _readable(one, closing, "closing")
    one.opening, one.closing = opens, closes
    sure = opening is not None and closing is not None and _INTERIM not in (opening.code, closing.code)
    if opens is not None and closes is not None and not sure and not same(closes, add([opens, one.total()])):
        one.opening = None  # an interim report need not hold every entry since the opening
    proved = one.opening is not None and one.closing is not None
    proved |= any(check.name == "sum_net" for check in summary)
    proved |= {"sum_in", "sum_out"} <= {check.name for check in summary}
    one.checks += [check for check in summary if proved or not check.agrees]


def _readable(one: Account, balance: Balance | None, name: str) -> Exact | None:
    """Return a balance in the account's currency; one that cannot be read is a figure that does not agree."""
    if balance is None or (balance.currency and balance.currency != one.currency):
        return None
    if balance.amount is None:
        found = written(one.total(), one.currency)
        one.checks.append(Check(name=name, stated=balance.printed[:60], found=found, agrees=False))
    return balance.amount


def totals(summary: Element | None, one: Account, aside: int) -> list[Check]:
    """Compare the stated numbers and sums of entries; entries that are not booked may be counted among them."""
    if summary is None:
        return []
    every = [entry.amount for entry in one.entries]
    into, out = [a for a in every if a[0] > 0], [negative(a) for a in every if a[0] < 0]
    # banks differ in whether what is taken back counts for its own direction or against the other
    turned = any(entry.reversal for entry in one.entries)
    zero = len(every) - len(into) - len(out)
    found: list[Check | None] = []
    for name, suffix, amounts in (
        ("TtlNtries", "", [*into, *out]),
        ("TtlCdtNtries", "_in", into),
        ("TtlDbtNtries", "_out", out),
    ):
        if suffix and turned:
            continue
        part = child(summary, name)
        count = len(amounts) + (zero if not suffix else 0)
        found.append(_count(f"count{suffix}", said(part, "NbOfNtries"), count, zero, aside))
        found.append(_sum(f"sum{suffix}", value(part, "Sum"), add(amounts), one.currency, aside))
    found.append(_net(child(summary, "TtlNtries"), one, aside))
    return [each for each in found if each]


def _count(name: str, stated: str, found: int, zero: int, aside: int) -> Check | None:
    if not stated:
        return None
    if not (stated.isascii() and stated.isdecimal() and len(stated) < 16):
        return Check(name=name, stated=stated[:60], found=str(found), agrees=False)
    number = int(stated)
    # an entry of 0.00 has a direction too, and those set aside may count
    close = number if found <= number <= found + aside + (zero if name != "count" else 0) else found
    return count_check(name, number, close)


def _sum(name: str, stated: str, found: Exact, currency: str, aside: int) -> Check | None:
    if not stated:
        return None
    amount = exact(stated)
    if amount is None:
        return Check(name=name, stated=stated[:60], found=written(found, currency), agrees=False)
    one = check(name, amount, found, currency)
    return None if aside and not one.agrees else one


def _net(part: Element | None, one: Account, aside: int) -> Check | None:
    """Compare the net total: an element of its own from version 04 on, an amount beside its direction before."""
    held = child(part, "TtlNetNtry")
    stated = value(held, "Amt") if held is not None else value(part, "TtlNetNtryAmt")
    direction = said(held, "CdtDbtInd") if held is not None else said(part, "CdtDbtInd")
    amount = exact(stated)
    if stated and amount is not None and direction == "DBIT":
        stated = written((-abs(amount[0]), amount[1]), "")
    return _sum("sum_net", stated, one.total(), one.currency, aside)
