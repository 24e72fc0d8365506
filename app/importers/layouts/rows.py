"""The rows of a table under a layout as records: what `generic.table` sends and the mapping page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.importers import printed, times
from app.importers.families.bank import BankRows, currency_codes, hidden, kinds, one_exponent
from app.importers.families.orders import DASHES
from app.importers.layouts.form import Layout
from app.importers.layouts.money import MONEY
from app.importers.layouts.sums import SUM_EXP, Sums
from app.importers.marks import check_marks
from app.importers.names import same_name
from app.importers.part import Minor, Part, Times, repeated
from app.importers.stamps import of_zone, stamped
from app.importers.words import OUT_OF, kind_of, state_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import ReadOptions, Sink

OUTWARD = (Kind.REFUND, Kind.FEE, Kind.WITHDRAWAL, Kind.CHARGEBACK)
FEE_EXP = 5
#: A time of day without colons, and one whose first zero is lost.
_BARE, _LOST = r"^([01][0-9]|2[0-3])([0-5][0-9])([0-5][0-9])$", r"^([0-9][0-5][0-9][0-5][0-9])$"


class LayoutRows:
    """One part of a table under a layout."""

    def __init__(self, part: Part, layout: Layout, options: ReadOptions) -> None:
        self.part, self.layout, self.options = part, layout, options
        self.zone = layout.zone or options.zone

    def send(self, bank: BankRows, out: Sink, sums: Sums | None = None) -> None:
        """Send the part's records; sums: takes what its columns add up to."""
        layout, part = self.layout, self.part
        currency = self._currency()
        check_marks(part, filter(None, map(self._name, MONEY)), currency)
        exp = one_exponent(part, layout.columns.get("amount", ""), currency)
        at, offset = self._when()
        word = self._text("kind")
        turned = self._turned(word)
        plain = self._amount(exp)
        amount = plain * turned
        if sums is not None:
            self._add(sums, plain, amount, exp)
        fee = self._fee(amount, exp, turned)
        bank.send(
            out,
            part,
            when=Times(at, np.ones(len(part), np.bool_), offset == NO_TIME),
            amount=amount,
            exp=exp,
            account=self._said("account", layout.account or self.options.account),
            currency=currency,
            balance=self._balance(exp),
            layer=layout.layer,
            offset=offset,
            kind=self._kind(amount, word),
            state=part.by_word(self._text("status"), state_of, other=State.NONE),
            fee=pa.nulls(len(part), pa.int64()) if fee is None else fee.array(),
            fee_exp=2 if fee is None else FEE_EXP,
            refunded=self._optional("refunded", exp).array(),
            order_ref=self._ref("order_ref"),
            channel_ref=self._ref("channel_ref"),
            parent_ref=self._ref("parent_ref"),
            batch_ref=self._ref("batch_ref"),
            counterparty=self._text("counterparty"),
            status=self._text("status"),
            subtype=word,
            text=self._text("text"),
            shop=self._said("shop", layout.shop or self.options.shop),
            **self._key(),
        )
        if sums is not None:
            sums.groups = len(bank.several.keys)

    def _add(self, sums: Sums, plain: NDArray[np.int64], amount: NDArray[np.int64], exp: int) -> None:
        """Tell the sums of the part's columns of money."""
        sums.add("amount", plain, amount, 10 ** (SUM_EXP - exp))
        for name in ("in", "out"):
            sums.add(name, self._optional(name, exp).value, None, 10 ** (SUM_EXP - exp))
        for name in ("fee", "net"):
            sums.add(name, self._optional(name, FEE_EXP).value, None, 10 ** (SUM_EXP - FEE_EXP))

    def _key(self) -> dict[str, pa.Array]:
        """Return what makes an order itself again; other rows are known by all they say."""
        return {"key": self._ref("order_ref")} if self.layout.layer == Layer.ORDER else {}

    def _name(self, field: str) -> str:
        return self.layout.columns.get(field, "")

    def _text(self, field: str) -> pa.Array:
        name = self._name(field)
        return self.part.text(name) if name else repeated("", len(self.part))

    def _ref(self, field: str) -> pa.Array:
        name = self._name(field)
        return self.part.ref(name, blank=DASHES) if name else repeated("", len(self.part))

    def _said(self, field: str, otherwise: str) -> pa.Array:
        column = self._text(field)
        return pc.if_else(pc.equal(column, ""), otherwise, column)

    def _currency(self) -> pa.Array:
        name = self._name("currency")
        return currency_codes(self.part, name) if name else repeated(self.layout.currency, len(self.part))

    def _when(self) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
        layout, part = self.layout, self.part
        name = layout.columns["occurred_at"]
        if "clock" not in layout.columns:
            return stamped(part, name, layout.formats, self.zone)
        at, date_only = self._with_clock(name)
        offset = np.full(len(part), NO_TIME, np.int16)
        offset[~date_only] = of_zone(at[~date_only], self.zone)
        return at, offset

    def _with_clock(self, name: str) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        clock = self._text("clock")
        if not any(one.endswith(" %H%M%S") for one in self.layout.formats):
            clock = pc.replace_substring_regex(clock, _LOST, r"0\1")
            clock = pc.replace_substring_regex(clock, _BARE, r"\1:\2:\3")
        both = pc.utf8_trim_whitespace(pc.binary_join_element_wise(self.part.text(name), clock, " "))
        formats = [one for day in times.DATES for one in (f"{day} %H:%M:%S", f"{day} %H:%M", day)]
        days = [one for one in self.layout.formats if "%H" not in one and "%I" not in one]
        known = (*self.layout.formats, *formats, *(f"{one} %H:%M:%S" for one in days))
        at, _valid, date_only, bad = times.seconds(both, tuple(dict.fromkeys(known)))
        if bad >= 0:
            self.part.refuse("refused.not_time", name, bad)
        return at, date_only

    def _turned(self, word: pa.Array) -> NDArray[np.int64]:
        """Return 1 or −1 for each row: what its words and the whole layout do to the sign."""
        which = self._text("direction") if "direction" in self.layout.columns else word
        factor = self.part.by_word(which, self.layout.signs.get, other=1).astype(np.int64)
        return factor * self.layout.sign

    def _amount(self, exp: int) -> NDArray[np.int64]:
        """Return amounts as the columns print them, money out below zero; a row with none, or both, is refused."""
        columns, part = self.layout.columns, self.part
        if "amount" in columns:
            return self._exact("amount", exp, None).value
        received, spent = self._exact("in", exp, DASHES), self._exact("out", exp, DASHES)
        first = columns.get("in", columns.get("out", ""))
        neither = ~received.valid & ~spent.valid
        both = (received.value != 0) & (spent.value != 0)
        alone = not {"in", "out"} <= set(columns)
        if neither.any() and not alone:
            part.refuse("refused.not_amount", first, int(np.argmax(neither)))
        empty = (received.value == 0) & (spent.value == 0)
        if alone and not self.layout.sure and empty.any():  # what the other column said is missing
            part.refuse("refused.value", first, int(np.argmax(empty)))
        if both.any():
            part.refuse("refused.both_amounts", first, int(np.argmax(both)))
        other = spent.value * self.layout.out_sign < 0
        if not self.layout.sure and "balance" not in columns and other.any():
            part.refuse("refused.value", columns["out"], int(np.argmax(other)))
        return received.value - spent.value * self.layout.out_sign

    def _fee(self, amount: NDArray[np.int64], exp: int, turned: NDArray[np.int64]) -> Minor | None:
        """Return what the channel kept at FEE_EXP, from its column or as amount − net; None without either.

        A row whose own net is not amount − fee is refused: it was edited, or the columns mean something else.
        """
        columns = self.layout.columns
        fee = self._optional("fee", FEE_EXP) if "fee" in columns else None
        if fee is not None:
            fee = Minor(fee.value * self.layout.fee_sign, fee.valid)
            doubted = (fee.value < 0) & (amount > 0)
            if not self.layout.sure and "net" not in columns and doubted.any():
                self.part.refuse("refused.value", columns["fee"], int(np.argmax(doubted)))
        if "net" not in columns:
            return fee
        net = self._optional("net", FEE_EXP)
        whole = amount * 10 ** (FEE_EXP - exp)
        if fee is None:
            return Minor(np.where(net.valid, whole - net.value * turned, 0), net.valid)
        left = whole - fee.value
        wrong = net.valid & (net.value != left) & (net.value * turned != left)
        if wrong.any():
            self.part.refuse("refused.edited_net", columns["net"], int(np.argmax(wrong)))
        return fee

    def _optional(self, field: str, exp: int) -> Minor:
        return self._exact(field, exp, DASHES)

    def _balance(self, exp: int) -> Minor:
        if self.layout.decimal == "." and "balance" in self.layout.columns:
            return hidden(self.part, self._name("balance"), exp)
        return self._exact("balance", exp, DASHES)

    def _exact(self, field: str, exp: int, blank: Sequence[str] | None) -> Minor:
        """Return the amounts of a field; all blank where the layout has none."""
        name = self._name(field)
        if not name:
            none = np.zeros(len(self.part), np.int64)
            return Minor(none, np.zeros(len(self.part), np.bool_))
        if not self.layout.sure:
            return self.part.minor(name, exp, blank=blank)
        column, layout = self.part.text(name), self.layout
        value, valid, bad = printed.minor(column, exp, blank, decimal=layout.decimal, grouping=layout.grouping)
        if bad >= 0:
            self.part.refuse("refused.not_amount", name, bad)
        return Minor(value, valid)

    def _kind(self, amount: NDArray[np.int64], word: pa.Array) -> NDArray[np.int8]:
        layout = self.layout
        if not layout.sure and "amount" in layout.columns:
            hidden_out = self.part.by_word(word, lambda one: int(same_name(one) in OUT_OF), other=0) > 0
            if (hidden_out & (amount > 0)).any():
                self.part.refuse("refused.value", self._name("amount"), int(np.argmax(hidden_out & (amount > 0))))
        if layout.kind is not None:
            return np.full(len(amount), layout.kind, np.int8)
        if layout.layer == Layer.ORDER:
            return np.full(len(amount), Kind.ORDER, np.int8)
        if layout.layer == Layer.LEDGER:
            return np.full(len(amount), Kind.VOUCHER, np.int8)
        if layout.layer == Layer.BANK:
            by_bank = kinds(amount, word)
            said = self.part.by_word(word, layout.kinds.get, other=0)
            return np.where(said > 0, said, by_bank).astype(np.int8)
        by_sign = np.where(amount < 0, Kind.REFUND, Kind.PAYMENT).astype(np.int8)
        if layout.kinds:
            return self.part.by_word(word, layout.kinds.get, other=Kind.OTHER)
        if "kind" not in layout.columns:
            return by_sign
        found = self.part.by_word(word, kind_of, other=Kind.OTHER)
        wrong = (np.isin(found, OUTWARD) | ((found == Kind.PAYOUT) & (layout.layer == Layer.CHANNEL))) & (amount > 0)
        if wrong.any() and not layout.sure:
            self.part.refuse("refused.value", self._name("amount") or self._name("in"), int(np.argmax(wrong)))
        return found
