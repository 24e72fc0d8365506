"""The records of a run as arrays: each column is made once, when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import one_of
from app.domain.errors import NotAllowed
from app.domain.money import plain
from app.domain.record import NO_TIME, Layer, State
from app.matching.books import Owners, owners
from app.matching.keys import FP_OF, column, flat
from app.matching.on_platforms import told_twice
from app.matching.origin import from_ledger
from app.matching.references import normalised
from app.matching.sides import is_payout, refunds_beside
from app.matching.spent import Spent

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.domain.match import Comparison
    from app.matching.governed import Governing
    from app.matching.inputs import Inputs
    from app.matching.untold import Untold

DAY = 86_400

#: What no amount may reach at the exponent of a run, so that a match of some sixty of them still has a sum.
LARGEST = 2**57


class Frame:
    """Columns of `inputs.records` by name; a row is its position there, order is by `rank`.

    Amounts are at `exp`, one exponent for all records: the smallest that holds each of them.
    governing: by comparison, where people's rules have a say of amount and day. spent: the clock of the passes.
    untold: planned payouts that were in no set when it was looked for, by row.
    further: the ledgers' refunds that no bill tells of; doubted: rows of which it is not sure what else tells of them.
    """

    def __init__(self, inputs: Inputs) -> None:
        self.spent = Spent()
        self.untold: dict[int, Untold] = {}
        self.inputs = inputs
        self.records: pa.Table = inputs.records
        self.rank = inputs.rank
        self.count = len(inputs.rank)
        self._numbers: dict[str, NDArray[np.int64]] = {}
        self._texts: dict[str, pa.Array] = {}
        self._refs: dict[str, tuple[pa.Array, NDArray[np.int64]]] = {}
        self.governing: dict[Comparison, Governing] = {}
        self.currency, self.currencies = _coded(flat(self.records["currency"]))
        self._scale()
        self._owners: Owners | None = None
        self.ledger = from_ledger(self.records)
        self.payout = is_payout(self.records)
        layer = self.num("layer")
        self.trade = (layer == Layer.CHANNEL) & ~self.ledger & ~self.payout
        self.trusted = ~np.isin(self.num("statement"), inputs.distrusted)
        self.trusted &= ~np.isin(self.num("record"), inputs.told_by_them)
        beside = refunds_beside(self.records)
        self.further = beside.further
        self.doubted = np.zeros(self.count, np.bool_)
        self.doubted[beside.unsure] = True
        self.doubted[told_twice(self.records)[1]] = True
        self.idle = one_of(self.num("state"), (State.FAILED, State.PENDING, State.REVERSED))

    def num(self, name: str) -> NDArray[np.int64]:
        """Return a number column as int64, nulls as 0."""
        if name not in self._numbers:
            self._numbers[name] = column(self.records, name)
        return self._numbers[name]

    def text(self, name: str) -> pa.Array:
        """Return a text column."""
        if name not in self._texts:
            self._texts[name] = flat(self.records[name])
        return self._texts[name]

    def ref(self, name: str) -> tuple[pa.Array, NDArray[np.int64]]:
        """Return a reference column in one spelling, and its fingerprints."""
        if name not in self._refs:
            raw = np.asarray(self.records[FP_OF[name]].to_numpy())
            self._refs[name] = normalised(self.text(name), raw)
        return self._refs[name]

    def numbered(self, name: str, rows: NDArray[np.int64]) -> bool:
        """Return whether any of the rows has something in a reference column, however it is spelled."""
        return bool(self.records[FP_OF[name]].to_numpy()[rows].any())

    def known(self, name: str) -> NDArray[np.bool_]:
        """Return where a nullable column holds a value."""
        return ~np.asarray(flat(self.records[name]).is_null().to_numpy(zero_copy_only=False))

    def by_rank(self, mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Return the rows of a mask, lowest record_id first."""
        rows = np.flatnonzero(mask)
        order = self.rank[rows]
        return rows if (order[1:] > order[:-1]).all() else rows[np.argsort(order)]

    def _scale(self) -> None:
        """Bring amounts, fees, coupons and refunds to one exponent."""
        exp, fee_exp, amount, fee = (column(self.records, one) for one in ("exp", "fee_exp", "amount", "fee"))
        top = int(max(exp.max(initial=2), fee_exp[fee != 0].max(initial=0)))
        self.exp = top
        while self.exp > 2 and _fits(amount, exp, self.exp - 1) and _fits(fee, fee_exp, self.exp - 1):
            self.exp -= 1
        self._refuse_too_large(amount, exp)
        self.amount = _at(amount, exp, self.exp)
        self.fee = _at(fee, fee_exp, self.exp)
        # of a refund one channel prints what others get back with its sign, another without: a part is a size here
        self.coupon = np.abs(_at(column(self.records, "coupon"), exp, self.exp))
        self.refunded = _at(column(self.records, "refunded"), exp, self.exp)
        self.net = self.amount - self.fee

    def _refuse_too_large(self, amount: NDArray[np.int64], exp: NDArray[np.int64]) -> None:
        """Raise NotAllowed where an amount, brought to the digits of the finest one, would leave 64 bits in a sum."""
        up = np.maximum(self.exp - exp, 0)
        over = np.flatnonzero((up > 0) & (np.abs(amount) > LARGEST // 10**up))
        if len(over):
            at = int(over[0])
            currency = self.currencies[self.currency[at]]
            said = plain(int(amount[at]), int(exp[at]), currency)
            raise NotAllowed("match.too_large", amount=said, currency=currency, digits=self.exp)

    @property
    def day(self) -> NDArray[np.int64]:
        """Return the day of each record by its account's cut-off, days from 1970-01-01."""
        if "day" not in self._numbers:
            at = self.num("at")
            cut = {code: one.cutoff_min for code, one in sorted(self.inputs.accounts.items()) if one.cutoff_min}
            if cut:
                at, timed = at.copy(), self.num("offset") != NO_TIME
                for code, minutes in cut.items():
                    # after noon the cut-off ends this day, before noon the day before
                    at[timed & self.of_account(code)] -= (minutes if minutes <= 720 else minutes - 1440) * 60
            self._numbers["day"] = at // DAY
        return self._numbers["day"]

    @property
    def utc(self) -> NDArray[np.int64]:
        """Return seconds in UTC; a date alone is its own midnight."""
        if "utc" not in self._numbers:
            offset = self.num("offset")
            self._numbers["utc"] = self.num("at") - np.where(offset == NO_TIME, 0, offset) * 60
        return self._numbers["utc"]

    def of_account(self, code: str) -> NDArray[np.bool_]:
        """Return which records belong to an account."""
        codes, names = self.accounts
        return np.asarray(codes == names.index(code)) if code in names else np.zeros(self.count, np.bool_)

    @property
    def accounts(self) -> tuple[NDArray[np.int64], list[str]]:
        """Return the code of each record's account and the accounts' names."""
        if "account" not in self._numbers:
            coded = self.text("account").dictionary_encode()
            self._numbers["account"] = coded.indices.to_numpy().astype(np.int64)
            self._account_names: list[str] = coded.dictionary.to_pylist()
        return self._numbers["account"], self._account_names

    @property
    def family(self) -> tuple[NDArray[np.int64], list[str]]:
        """Return the code of each record's provider (`alipay` of `alipay.merchant.trade`) and their names."""
        if "family" not in self._numbers:
            names: list[str] = []
            parts = []
            for chunk in self.records["source"].chunks:
                stems = [str(one).split(".")[0] for one in chunk.dictionary.to_pylist()]
                names += [one for one in dict.fromkeys(stems) if one not in names]
                table = np.array([names.index(one) for one in stems] or [0], np.int64)
                parts.append(table[chunk.indices.to_numpy()])
            self._numbers["family"] = np.concatenate(parts) if parts else np.zeros(0, np.int64)
            self._families = names
        return self._numbers["family"], self._families

    @property
    def source(self) -> NDArray[np.int64]:
        """Return a code for each record's format; codes have no order."""
        if "source" not in self._numbers:
            names: dict[str, int] = {}
            parts = []
            for chunk in self.records["source"].chunks:
                table = [names.setdefault(str(one), len(names)) for one in chunk.dictionary.to_pylist()]
                parts.append(np.array(table or [0], np.int64)[chunk.indices.to_numpy()])
            self._numbers["source"] = np.concatenate(parts) if parts else np.zeros(0, np.int64)
        return self._numbers["source"]

    @property
    def owners(self) -> Owners:
        """Return which bank rows and vouchers may meet, and what each voucher's account is for."""
        if self._owners is None:
            self._owners = owners(self.records, self.inputs.accounts)
        return self._owners

    @property
    def month(self) -> NDArray[np.int64]:
        """Return the month of each record, months from 1970-01."""
        return self.day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)

    @property
    def is_bank(self) -> NDArray[np.bool_]:
        """Return the bank's rows."""
        return np.asarray(self.num("layer") == Layer.BANK)


def _coded(words: pa.Array) -> tuple[NDArray[np.int64], list[str]]:
    """Return the code of each word and the words; where all are one word, which is most shops, none is looked up."""
    import pyarrow.compute as pc

    if len(words) and pc.all(pc.equal(words, words[0])).as_py():
        return np.zeros(len(words), np.int64), [words[0].as_py()]
    codes = words.dictionary_encode()
    return codes.indices.to_numpy().astype(np.int64), codes.dictionary.to_pylist()


def _fits(values: NDArray[np.int64], exp: NDArray[np.int64], to: int) -> bool:
    long = exp > to
    return not long.any() or bool((values[long] % 10 ** (exp[long] - to) == 0).all())


def _at(values: NDArray[np.int64], exp: NDArray[np.int64], to: int) -> NDArray[np.int64]:
    if (exp == to).all():
        return values
    up, down = np.maximum(to - exp, 0), np.maximum(exp - to, 0)
    return np.asarray(values * 10**up // 10**down)
