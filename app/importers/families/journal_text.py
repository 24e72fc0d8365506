"""Plain-text books: transactions with postings, amounts left out, prices, balance assertions; as lines of vouchers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from app.domain.chart import CURRENCIES, Use, use_of
from app.domain.errors import SourceRefused
from app.domain.money import digits
from app.domain.statement import Check
from app.importers.controls import money_check
from app.importers.families.figures import Figure
from app.importers.families.plain_amounts import Amount
from app.importers.families.vouchers import Lines, order_in
from app.importers.part import shown

_EPOCH = dt.date(1970, 1, 1)
_LARGEST = 2**62
_SUFFIXES = 126  # postings of one transaction that get a letter


@dataclass(slots=True)
class Posting:
    """One posting. amount: None where it was left out; weight: what it counts in its transaction, where a price or
    cost says so. real: it takes part in the balance (no virtual posting)."""

    row: int
    account: str
    amount: Amount | None
    weight: Amount | None = None
    real: bool = True


@dataclass(slots=True)
class Transaction:
    """One transaction. priced: a weight was multiplied and may be off by a rounding; sure: its weights are known."""

    row: int
    day: dt.date
    label: str
    text: str
    party: str = ""
    channel_ref: str = ""
    batch_ref: str = ""
    postings: list[Posting] = field(default_factory=list)
    priced: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a balance is said to be at a moment.

    order: rows of postings before it on the day; deep: sub-accounts are part of it.
    """

    row: int
    day: dt.date
    order: int
    account: str
    amount: Amount
    deep: bool = False


@dataclass(slots=True)
class Book:
    """What a file says. opened: accounts whose first day it states; roots: own name of a root → English one.

    whole: it includes no other file, so that its assertions can be held against its postings.
    """

    transactions: list[Transaction] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    padded: set[str] = field(default_factory=set)
    roots: dict[str, str] = field(default_factory=dict)
    whole: bool = True


def refuse(key: str, row: int, value: str) -> SourceRefused:
    """Return the refusal of a line; the file is named by whoever reads it."""
    return SourceRefused(key, row=row, value=shown(value))


def complete(one: Transaction) -> None:
    """Fill in the amount that a transaction leaves out, in each of its currencies."""
    real = [posting for posting in one.postings if posting.real]
    open_ = [posting for posting in real if posting.amount is None]
    if any(posting.amount is None for posting in one.postings if not posting.real) or len(open_) > 1:
        raise refuse("refused.not_amount", one.row, one.text)
    if not open_:
        return
    rest = _rest(real)
    left = [(commodity, figure) for commodity, figure in rest.items() if figure.value]
    at = one.postings.index(open_[0])
    filled = [
        Posting(open_[0].row, open_[0].account, Amount(Figure(-figure.value, figure.exp), commodity))
        for commodity, figure in left
    ]
    one.postings[at : at + 1] = filled


def _rest(postings: Iterable[Posting]) -> dict[str, Figure]:
    """Return what the weights add up to, by commodity."""
    found: dict[str, Figure] = {}
    for one in postings:
        weight = one.weight or one.amount
        if weight is not None:
            found[weight.commodity] = added(found.get(weight.commodity, Figure(0, 0)), weight.figure)
    return found


def added(one: Figure, two: Figure) -> Figure:
    """Return the sum of two figures."""
    exp = max(one.exp, two.exp)
    return Figure(one.at(exp) + two.at(exp), exp)


def times(one: Figure, price: Figure, commodity: str) -> Figure:
    """Return a product, rounded to the currency's digits where it has more."""
    value, exp, kept = one.value * price.value, one.exp + price.exp, digits(commodity)
    while exp > kept:
        whole, rest = divmod(abs(value), 10 ** (exp - kept))
        half = 10 ** (exp - kept)
        whole += 2 * rest >= half
        return Figure(-whole if value < 0 else whole, kept)
    return Figure(value, exp)


def lines_of(book: Book, file: str) -> Lines:
    """Return all postings as lines of vouchers; the commodities that are no money are of no use here."""
    yuan = _is_yuan(book, file)
    postings = [(number, one, posting) for number, one in enumerate(book.transactions) for posting in one.postings]
    amounts = [posting.amount or Amount(Figure(0, 0), "") for _number, _one, posting in postings]
    weights = [_weight(one, posting) for _number, one, posting in postings]
    codes = [yuan.get(one.commodity, one.commodity) for one in amounts]
    money = [not code or code in CURRENCIES for code in codes]
    exp = max([2, *(one.figure.exp for one, kept in zip(amounts, money, strict=True) if kept)])
    exp = max([exp, *(one.figure.exp for one in weights if one.commodity in CURRENCIES)])

    def at_exp(one: Amount, row: int, kept: bool = True) -> int:
        value = one.figure.at(exp) if kept and one.figure.exp <= exp else 0
        if abs(value) >= _LARGEST:
            raise refuse("refused.not_amount", row, str(value))
        return value

    uses = {name: _use(book, name) for name in {posting.account for _number, _one, posting in postings}}
    return Lines(
        row=np.array([one.row for _number, one, _posting in postings], np.int32),
        suffix=_suffixes(book),
        at=np.array([(one.day - _EPOCH).days * 86_400 for _number, one, _posting in postings], np.int64),
        voucher=np.array([number if one.sure and posting.real else -1 for number, one, posting in postings], np.int64),
        label=_texts(one.label for _number, one, _posting in postings),
        code=_texts("" for _one in postings),
        name=_texts(posting.account for _number, _one, posting in postings),
        amount=np.array(
            [at_exp(one, item[1].row, kept) for one, item, kept in zip(amounts, postings, money, strict=True)], np.int64
        ),
        exp=exp,
        currency=_texts(code if kept else "" for code, kept in zip(codes, money, strict=True)),
        weight=np.array([at_exp(one, item[1].row) for one, item in zip(weights, postings, strict=True)], np.int64),
        book=_texts(yuan.get(one.commodity, one.commodity) for one in weights),
        use=np.array(
            [uses[item[2].account] if kept else Use.OTHER for item, kept in zip(postings, money, strict=True)], np.int8
        ),
        texts={
            "text": _texts(one.text for _number, one, _posting in postings),
            "counterparty": _texts(one.party for _number, one, _posting in postings),
            "channel_ref": _texts(one.channel_ref for _number, one, _posting in postings),
            "batch_ref": _texts(one.batch_ref for _number, one, _posting in postings),
            "order_ref": _texts(order_in(f"{one.party} {one.text}") for _number, one, _posting in postings),
        },
    )


def _weight(one: Transaction, posting: Posting) -> Amount:
    """Return what a posting counts; a rounding of one unit that prices leave is taken off the first that has one."""
    weight = posting.weight or posting.amount or Amount(Figure(0, 0), "")
    if posting.weight is None or not one.priced or posting is not next(p for p in one.postings if p.weight is not None):
        return weight
    rest = _rest(each for each in one.postings if each.real).get(weight.commodity, Figure(0, 0))
    if 0 < abs(rest.value) * 2 * 10 ** digits(weight.commodity) <= 2 * 10**rest.exp:
        return Amount(added(weight.figure, Figure(-rest.value, rest.exp)), weight.commodity)
    return weight


def _is_yuan(book: Book, file: str) -> dict[str, str]:
    """Return {"¥": "CNY"} where an amount in ¥ has parts of one, which yen have not; refused where none has."""
    signs = [p for one in book.transactions for p in one.postings if p.amount is not None and p.amount.commodity == "¥"]
    if signs and not any(p.amount.figure.exp for p in signs if p.amount):
        raise SourceRefused("refused.no_currency", file=file, row=signs[0].row)
    return {"¥": "CNY"}


def _suffixes(book: Book) -> np.ndarray[tuple[int], np.dtype[np.int8]]:
    """Return a, b … for the postings of a transaction."""
    for one in book.transactions:
        if len(one.postings) > _SUFFIXES:
            raise refuse("refused.value", one.row, one.text)
    return np.array([at + 1 for one in book.transactions for at in range(len(one.postings))], np.int8)


def _texts(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


def _use(book: Book, account: str) -> int:
    first = account.partition(":")[0]
    return use_of("", account, root=book.roots.get(first, "")).value


def assertion_checks(book: Book) -> list[Check]:
    """Hold every asserted balance against the one before it and the postings between.

    The first assertion of an account is where it begins, unless the file itself opens the account at zero.
    """
    if not book.whole or not book.assertions:
        return []
    moves = _moves(book)
    checks = []
    by_account: dict[tuple[str, str, bool], list[Assertion]] = defaultdict(list)
    for one in book.assertions:
        by_account[one.account, one.amount.commodity, one.deep].append(one)
    for (account, commodity, deep), said in by_account.items():
        if account not in book.padded:
            check = _chain(moves, sorted(said, key=_moment), account, commodity, deep, account in book.opened)
            checks += [check] if check else []
    return checks


def _moment(one: Assertion) -> tuple[dt.date, int]:
    return one.day, one.order


_Moves = Mapping[str, Mapping[str, Sequence[tuple[dt.date, int, Figure]]]]


def _moves(book: Book) -> _Moves:
    """Return commodity → account → (day, row, amount) of its postings."""
    found: dict[str, dict[str, list[tuple[dt.date, int, Figure]]]] = defaultdict(lambda: defaultdict(list))
    for one in book.transactions:
        for posting in one.postings:
            if posting.amount is not None:
                moved = (one.day, posting.row, posting.amount.figure)
                found[posting.amount.commodity][posting.account].append(moved)
    return found


def _chain(
    moves: _Moves, said: Sequence[Assertion], account: str, commodity: str, deep: bool, from_zero: bool
) -> Check | None:
    """Return the first assertion that does not follow, else the last one; None where nothing is proved."""
    inside = [
        move
        for name, each in moves.get(commodity, {}).items()
        if name == account or (deep and name.startswith(account + ":"))
        for move in each
    ]
    inside.sort(key=lambda one: one[:2])
    balance, at, known = Figure(0, 0), 0, from_zero
    check: Check | None = None
    for one in said:
        while at < len(inside) and inside[at][:2] < _moment(one):
            balance, at = added(balance, inside[at][2]), at + 1
        if known:
            exp = max(balance.exp, one.amount.figure.exp)
            check = money_check("balance_chain", one.amount.figure.at(exp), balance.at(exp), exp, commodity)
            if not check.agrees:
                return check
        balance, known = one.amount.figure, True
    return check
