"""Which account of the books stands for which bank account, and what each line of a voucher is about.

A bank row may only meet vouchers on the account that the books keep for its bank. A person's own setting says which
that is, else a number or a bank's name in the account's name, else that there is no other; what amounts and days alone
suggest is never sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.chart import Use, use_of
from app.domain.record import Layer
from app.matching.keys import column, flat
from app.matching.origin import providers

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.match import Account

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

DAY = 86_400
_NUMBERED = re.compile(r"([0-9][0-9.\-]*) +(.+)", re.DOTALL)
#: Cash in hand, which no bank states.
_PETTY = re.compile(r"库存现金|庫存現金|备用金|備用金|petty|cash (?:on|in) hand", re.IGNORECASE)
#: How the books call a bank, by the first part of its statements' format.
BANK_WORDS = {
    "abc": "农业银行|农行|農業銀行",
    "boc": "中国银行|中行|中國銀行",
    "bocom": "交通银行|交行|交通銀行",
    "ccb": "建设银行|建行|建設銀行",
    "cgb": "广发|廣發",
    "citic": "中信",
    "cmb": "招商|招行",
    "hsbchk": "汇丰|匯豐|hsbc",
    "icbc": "工商银行|工行|工商銀行",
    "spdb": "浦发|浦東發展|浦东发展",
    "wise": r"\bwise\b",
}
#: Shortest end of a bank account's number by which an account's name points at it.
_TAIL = 4
#: A fit by amounts: least pairs, share of the smaller side, days apart, and how much better than the next.
FIT_PAIRS, FIT_PERCENT, FIT_DAYS, FIT_TIMES = 3, 50, 3, 2


@dataclass(frozen=True, slots=True)
class Owners:
    """For each row the pool in which bank rows and vouchers may meet, −1 for none; and what each voucher line is.

    pool: number of the books' account; sure: whether more than amounts says so. use: Use of a voucher's account, −1
    for every other record.
    """

    pool: Ints
    sure: Mask
    use: Ints


def split_account(account: str) -> tuple[str, str]:
    """Return (number, name) of an account as vouchers name it."""
    found = _NUMBERED.fullmatch(account)
    if found:
        return found[1], found[2]
    return ("", account) if not re.fullmatch(r"[0-9][0-9.\-]*", account) else (account, "")


def uses(layer: Ints, account: pa.Array) -> tuple[Ints, Ints, list[str]]:
    """Return the Use of each record's account (−1 where it is no voucher's), the account's code, and the names.

    A reader keeps no line on an account that is of no use here, so that one whose name says so was told of by its file.
    """
    out = np.full(len(layer), -1, np.int64)
    coded = account.dictionary_encode()
    names: list[str] = coded.dictionary.to_pylist()
    codes = coded.indices.to_numpy().astype(np.int64)
    rows = np.flatnonzero(layer == Layer.LEDGER)
    known = np.full(max(len(names), 1), -1, np.int64)
    for at in np.unique(codes[rows]).tolist():
        use = use_of(*split_account(names[at]))
        known[at] = Use.UNKNOWN if use is Use.OTHER else use
    out[rows] = known[codes[rows]]
    return out, codes, names


def owners(records: pa.Table, given: Mapping[str, Account] | None = None) -> Owners:
    """Return the pools of bank rows and of voucher lines on cash; the order of rows does not matter."""
    layer = column(records, "layer")
    pool, sure = np.full(len(layer), -1, np.int64), np.zeros(len(layer), np.bool_)
    if not (layer == Layer.LEDGER).any():
        return Owners(pool, sure, pool)
    use, codes, names = uses(layer, flat(records["account"]))
    bank = np.flatnonzero(layer == Layer.BANK)
    cash = np.flatnonzero(np.isin(use, (Use.CASH, Use.CHANNEL, Use.UNKNOWN)))
    if not len(bank) or not len(cash):
        return Owners(pool, sure, use)
    currency = flat(records["currency"]).dictionary_encode().indices.to_numpy().astype(np.int64)
    stem, stems = providers(records)
    books = {at: int(use[cash[codes[cash] == at][0]]) for at in np.unique(codes[cash]).tolist()}
    ends = {
        at: (
            {stems[one] for one in np.unique(stem[bank[codes[bank] == at]]).tolist()},
            np.unique(currency[bank[codes[bank] == at]]),
        )
        for at in np.unique(codes[bank]).tolist()
    }
    found = _by_setting(ends, books, names, given or {})
    _by_name(found, ends, books, names)
    _by_lack(found, ends, books, names, {at: np.unique(currency[cash[codes[cash] == at]]) for at in books})
    certain = set(found)
    if len(found) < len(ends):
        _by_fit(found, ends, books, names, _Moves(records, codes, currency, bank, cash))
    for at, owner in found.items():
        pool[bank[codes[bank] == at]] = owner
        sure[bank[codes[bank] == at]] = at in certain
    for owner in set(found.values()):
        mine = cash[codes[cash] == owner]
        pool[mine] = owner
        sure[mine] = all(at in certain for at, one in found.items() if one == owner)
    return Owners(pool, sure, use)


def is_petty(name: str) -> bool:
    """Return whether an account is cash in hand."""
    return bool(_PETTY.search(name)) or split_account(name)[0].startswith("1001")


#: Of each bank account: the first parts of its statements' formats, and its currencies.
Ends = dict[int, tuple[set[str], "Ints"]]


def _by_setting(ends: Ends, books: dict[int, int], names: list[str], given: Mapping[str, Account]) -> dict[int, int]:
    """Return what a person set: the bank account of an account of the books."""
    found = {}
    for owner in sorted(books, key=lambda one: names[one].encode()):
        bank = given[names[owner]].bank if names[owner] in given else ""
        if bank and bank in names and names.index(bank) in ends:
            found[names.index(bank)] = owner
    return found


def _by_name(found: dict[int, int], ends: Ends, books: dict[int, int], names: list[str]) -> None:
    """Add pairs of which the books' account names the other's number, or alone names its bank."""
    for says in (_says_number, _says_bank):
        pairs = [
            (at, owner)
            for at in ends
            for owner in books
            if at not in found and owner not in found.values() and says(names[at], names[owner], ends[at][0])
        ]
        for at, owner in pairs:
            if sum(one == at for one, _ in pairs) == 1 and sum(one == owner for _, one in pairs) == 1:
                found[at] = owner


def _says_number(bank: str, owner: str, _stems: set[str]) -> bool:
    digits = re.sub(r"[^0-9]", "", bank)
    return any(digits.endswith(one) or (len(one) > _TAIL and one in digits) for one in _runs(owner))


def _runs(owner: str) -> list[str]:
    return [one for one in re.findall(r"[0-9]+", split_account(owner)[1]) if len(one) >= _TAIL]


def _says_bank(_bank: str, owner: str, stems: set[str]) -> bool:
    words = {BANK_WORDS[one] for one in stems if one in BANK_WORDS}
    return any(re.search(one, split_account(owner)[1], re.IGNORECASE) for one in words)


def _denies(bank: str, owner: str, stems: set[str]) -> bool:
    """Return whether an account of the books names another number or another bank."""
    if _runs(owner) and not _says_number(bank, owner, stems):
        return True
    named = {one for one, word in BANK_WORDS.items() if re.search(word, split_account(owner)[1], re.IGNORECASE)}
    return bool(named) and bool(stems & BANK_WORDS.keys()) and not named & stems


def _by_lack(
    found: dict[int, int], ends: Ends, books: dict[int, int], names: list[str], currencies: dict[int, Ints]
) -> None:
    """Add the bank accounts left where the books keep one account alone for their currency's banks.

    Where the books keep no other at all, it holds the money of all banks.
    """
    cash = [one for one, use in books.items() if use == Use.CASH and not is_petty(names[one])]
    lone = {at: ends[at][1] for at in ends if at not in found}
    owned = set(found.values())
    for at, money in lone.items():
        mine = [one for one in cash if np.isin(money, currencies[one]).any()]
        mine = [one for one in mine if not _denies(names[at], names[one], ends[at][0])]
        left = [one for one in mine if one not in owned]
        rivals = [one for one, theirs in lone.items() if np.isin(money, theirs).any()]
        if len(mine) == 1 and owned <= {mine[0]}:
            found[at] = mine[0]
        elif len(left) == 1 and len(rivals) == 1:
            found[at] = left[0]


class _Moves:
    """Amounts and days of bank rows and of voucher lines, as keys that are equal where both are."""

    def __init__(self, records: pa.Table, codes: Ints, currency: Ints, bank: Ints, cash: Ints) -> None:
        amount, exp = column(records, "amount"), column(records, "exp")
        value = amount * np.power(10, np.maximum(int(exp.max(initial=2)) - exp, 0), dtype=np.int64)
        self.day = column(records, "at") // DAY
        both = np.concatenate([bank, cash])
        _, key = np.unique(np.stack([value[both], currency[both]]), axis=1, return_inverse=True)
        self.key = np.zeros(len(codes), np.int64)
        self.key[both] = key.ravel()
        self.codes, self.bank, self.cash = codes, bank, cash

    def fit(self, at: int, owner: int) -> tuple[int, int]:
        """Return how many rows of the bank account have a line of one amount within FIT_DAYS, and of how many."""
        bank, cash = self.bank[self.codes[self.bank] == at], self.cash[self.codes[self.cash] == owner]
        first = int(min(self.day[bank].min(), self.day[cash].min())) - FIT_DAYS
        span = int(max(self.day[bank].max(), self.day[cash].max())) + FIT_DAYS + 1 - first
        there = self.key[cash] * span + self.day[cash] - first
        hit = np.zeros(len(bank), np.bool_)
        for off in range(-FIT_DAYS, FIT_DAYS + 1):
            hit |= np.isin(self.key[bank] * span + self.day[bank] + off - first, there)
        return int(hit.sum()), min(len(bank), len(cash))


def _by_fit(found: dict[int, int], ends: Ends, books: dict[int, int], names: list[str], moves: _Moves) -> None:
    """Add what amounts and days suggest, where one account fits far better than any other."""
    free = [
        one
        for one, use in books.items()
        if one not in found.values() and use != Use.CHANNEL and not is_petty(names[one])
    ]
    more = {}
    for at in (one for one in ends if one not in found):
        able = [one for one in free if not _denies(names[at], names[one], ends[at][0])]
        fits = sorted(((*moves.fit(at, owner), owner) for owner in able), reverse=True)
        best = fits[0] if fits else (0, 0, -1)
        next_best = fits[1][0] if len(fits) > 1 else 0
        if best[0] >= FIT_PAIRS and best[0] * 100 >= FIT_PERCENT * best[1] and best[0] >= FIT_TIMES * next_best:
            more[at] = best[2]
    for at, owner in more.items():
        if sum(one == owner for one in more.values()) == 1:
            found[at] = owner
