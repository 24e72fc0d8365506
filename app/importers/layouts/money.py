"""Which column of money is what: asked of the figures first, of the names where the figures cannot say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import TYPE_CHECKING

import numpy as np

from app.importers.layouts.cells import EXP, Column
from app.importers.layouts.names import field_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Amounts = NDArray[np.int64]

MONEY = ("amount", "in", "out", "fee", "net", "balance", "refunded")
_ALL = 0.98
_SOME = 0.5
_MOST = 12  # columns of money that are compared with each other
_STEPS = 5  # that a column which is not called a balance must follow
_COUNTS = re.compile(
    r"数量|數量|件数|件數|序号|序號|编号|qty|quantity|count|^no\.?$|^#$|电话|手机|phone|税率|rate|单价|price", re.I
)


@dataclass(slots=True)
class Money:
    """What was found. fields: column → field; proven: columns whose figures say so; rivals: field → columns that
    are as good as each other. fee_sign, out_sign: as in a layout. order: 1 = oldest row first, −1 newest, 0 unknown.
    """

    fields: dict[int, str] = field(default_factory=dict)
    proven: set[int] = field(default_factory=set)
    rivals: dict[str, list[int]] = field(default_factory=dict)
    fee_sign: int = 1
    out_sign: int = 1
    order: int = 0


def money_columns(columns: Sequence[Column], taken: set[int], form: tuple[str, str]) -> dict[int, Amounts]:
    """Return column → values (0 where blank) of every column that may hold money."""
    found: dict[int, Amounts] = {}
    for one in columns:
        if one.at in taken or not one.filled.any() or _COUNTS.search(one.name):
            continue
        named = field_of(one.name) in MONEY
        if not named and (one.is_counted or (not one.has_cents and (one.is_whole or one.is_id))):
            continue
        value, _valid, share = one.money(*form)
        if share >= _ALL:
            found[one.at] = value
    if not found:  # whole amounts without a telling name
        for one in columns:
            if one.at not in taken and one.is_whole and not one.is_counted and not _COUNTS.search(one.name):
                value, _valid, share = one.money(*form)
                if share >= _ALL and not one.is_id:
                    found[one.at] = value
    # of very many the ones whose names speak come first
    names = {one.at: field_of(one.name) in MONEY for one in columns}
    kept = sorted(sorted(found, key=lambda at: not names[at])[:_MOST])
    return {at: found[at] for at in kept}


def doubtful_money(columns: Sequence[Column], form: tuple[str, str]) -> dict[int, str]:
    """Return column → field of those whose name says money and of whose cells some, not all, are amounts."""
    named = {one.at: field_of(one.name) for one in columns if one.filled.any() and not _COUNTS.search(one.name)}
    return {
        one.at: named[one.at] for one in columns if named.get(one.at) in MONEY and _SOME <= one.money(*form)[2] < _ALL
    }


def explain(columns: Sequence[Column], values: Mapping[int, Amounts], known: Mapping[int, float]) -> Money:
    """Say which column is what. known: column → part of the rows whose amount is that of the order they name."""
    names = {one.at: field_of(one.name) for one in columns}
    found = Money()
    _by_balance(values, names, found)
    _by_net(values, names, found)
    _in_and_out(values, names, found)
    _amount(columns, values, names, known, found)
    _rest(values, names, found)
    return found


def _by_balance(values: Mapping[int, Amounts], names: Mapping[int, str], found: Money) -> None:
    """Find a column that follows from row to row by another, or by the difference of two."""
    best: tuple[float, int, tuple[int, ...], int] = (0.0, -1, (), 0)
    for balance, after in values.items():
        if len(after) < 3 or names.get(balance, "") not in ("", "balance") or not (np.diff(after) != 0).any():
            continue
        if not names.get(balance) and int((np.diff(after) != 0).sum()) < _STEPS:
            continue  # a few rows may follow from each other by chance
        others = [one for one in values if one != balance and names.get(one) not in ("fee", "net", "refunded")]
        for ways in [*((one,) for one in others), *permutations(others, 2)]:
            moved = values[ways[0]] if len(ways) == 1 else values[ways[0]] - np.abs(values[ways[1]])
            for order in (1, -1):
                steps = np.diff(after) if order == 1 else -np.diff(after)
                part = moved[1:] if order == 1 else moved[:-1]
                right = steps == part
                if len(ways) == 1:
                    right |= np.abs(steps) == np.abs(part)
                share = float(right.mean())
                simpler = share > best[0] or (share == best[0] and len(ways) < len(best[2]))
                if share >= _ALL and simpler and _moves(values, ways):
                    best = (share, balance, ways, order)
    _share, balance, ways, found.order = best
    if balance < 0:
        return
    found.fields[balance] = "balance"
    if len(ways) == 2:
        found.fields[ways[0]], found.fields[ways[1]] = "in", "out"
        found.out_sign = _sign(values[ways[1]])
    else:
        found.fields[ways[0]] = "amount"
    found.proven |= {balance, *ways}


def _moves(values: Mapping[int, Amounts], ways: Sequence[int]) -> bool:
    """Return whether every one of these columns says something somewhere, and not all of them at once."""
    if not all((values[one] != 0).any() for one in ways):
        return False
    return len(ways) == 1 or not ((values[ways[0]] != 0) & (values[ways[1]] != 0)).any()


def _sign(values: Amounts) -> int:
    """Return −1 where a column of costs is printed below zero."""
    return -1 if (values < 0).any() and int((values < 0).sum()) > int((values > 0).sum()) else 1


def _by_net(values: Mapping[int, Amounts], names: Mapping[int, str], found: Money) -> None:
    """Find amount, fee and net by amount − fee = net; what is smallest is the fee.

    Goods − discount = paid looks the same: a name has to speak for the fee or the net, and none against them.
    """
    free = [one for one in values if found.fields.get(one, "amount") == "amount"]
    best: tuple[int, tuple[int, int, int], int] | None = None
    for amount, fee, net in permutations(free, 3):
        a, f, n = values[amount], values[fee], values[net]
        said = names.get(amount), names.get(fee), names.get(net)
        if (said[1] != "fee" and said[2] != "net") or said[1] not in ("", "fee") or said[2] not in ("", "net"):
            continue
        if not (f != 0).any() or np.abs(f).sum() * 2 >= np.abs(a).sum() or np.abs(a).sum() < np.abs(n).sum():
            continue
        for sign in (1, -1):
            if float((a - sign * f == n).mean()) >= _ALL and (sign == 1 or (f < 0).any()):
                telling = sum(one == name for one, name in zip(said, ("amount", "fee", "net"), strict=True))
                if best is None or telling > best[0]:
                    best = (telling, (amount, fee, net), sign)
    if best is None:
        return
    _telling, three, found.fee_sign = best
    found.fields |= dict(zip(three, ("amount", "fee", "net"), strict=True))
    found.proven |= set(three)


def _in_and_out(values: Mapping[int, Amounts], names: Mapping[int, str], found: Money) -> None:
    """Find two columns of which each row fills one: by their names, for figures alone do not say which is which."""
    if "in" in found.fields.values() or "amount" in found.fields.values():
        return
    free = [one for one in values if one not in found.fields]
    for one, other in combinations(free, 2):
        a, b = values[one] != 0, values[other] != 0
        if (a & b).any() or float((a | b).mean()) < _ALL or not a.any() or not b.any():
            continue
        said = {names.get(one), names.get(other)}
        if "in" in said or "out" in said:
            into, out = (one, other) if names.get(one) == "in" or names.get(other) == "out" else (other, one)
            found.fields[into], found.fields[out] = "in", "out"
            found.out_sign = _sign(values[out])
            return
        others = {names.get(two) for two in free} - said
        if not said & set(MONEY) and "amount" not in others:  # freight and discount may never meet either
            found.rivals["in"] = found.rivals["out"] = [one, other]


def _amount(
    columns: Sequence[Column],
    values: Mapping[int, Amounts],
    names: Mapping[int, str],
    known: Mapping[int, float],
    found: Money,
) -> None:
    """Find the amount: that of the known orders, else the one so named where no other could be meant."""
    if {"amount", "in"} & set(found.fields.values()) or "in" in found.rivals:
        return
    free = [one for one in values if one not in found.fields]
    proven = sorted((one for one in free if known.get(one, 0.0) >= 0.9), key=lambda one: -known[one])
    if proven and (len(proven) == 1 or known[proven[0]] > known[proven[1]] + 0.2):
        found.fields[proven[0]] = "amount"
        found.proven.add(proven[0])
        return
    free = proven or [one for one in free if names.get(one) not in ("fee", "net", "balance", "refunded")]
    named = [one for one in free if names.get(one) == "amount"]
    way = [one for one in free if names.get(one) in ("in", "out")]
    if len(free) == 1 and not way:
        found.fields[free[0]] = "amount"
    elif len(way) == 1 and not named:
        found.fields[way[0]] = names[way[0]]
    elif free:
        found.rivals["amount"] = named + [one for one in free if one not in named]


def _rest(values: Mapping[int, Amounts], names: Mapping[int, str], found: Money) -> None:
    """Take fees, net, balance and refunds by their names where one column alone has it."""
    given = set(found.fields.values())
    amount = next((at for at, one in found.fields.items() if one == "amount"), None)
    for name in ("fee", "net", "balance", "refunded"):
        named = [one for one in values if names.get(one) == name and one not in found.fields]
        if name in given or not named:
            continue
        if len(named) > 1:
            found.rivals[name] = named
            continue
        found.fields[named[0]] = name
        if name == "fee":
            found.fee_sign = _fee_sign(values[named[0]], None if amount is None else values[amount])


def _fee_sign(fee: Amounts, amount: Amounts | None) -> int:
    """Return −1 where fees of money received are printed below zero."""
    taken = fee if amount is None else fee[amount > 0]
    return _sign(taken)


def rate_of(amount: Amounts, fee: Amounts) -> tuple[int, int, int]:
    """Return (rate in millionths, rows that it explains to the cent, rows with a fee)."""
    asked = (fee != 0) & (amount != 0)
    if asked.sum() < 3:
        return 0, 0, int(asked.sum())
    a, f = amount[asked].astype(np.float64), fee[asked].astype(np.float64)
    rates = f / a
    rate = round(float(np.median(rates)) * 10_000) / 10_000  # fee rates have at most four digits
    off = np.abs(f - a * rate)
    cent = 10 ** (EXP - 2)
    return round(rate * 1_000_000), int((off <= cent).sum()), int(asked.sum())
