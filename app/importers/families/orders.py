"""What order exports have in common: which time counts, what became of an order, who the shop is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.cell_bytes import starts_with_digit
from app.importers.names import Names
from app.importers.part import Minor, Part, Times

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

    Bools = NDArray[np.bool_]
    Words = NDArray[np.int8]

#: Minutes east of UTC of every Chinese source.
CHINA = 480
#: What stands for "no time" or "no amount" in exports.
DASHES = ("-", "--", "—", "——", "−", "/", "null", "NULL")


def offsets(found: Times, minutes: int = CHINA) -> NDArray[np.int16]:
    """Return the offset column: `minutes`, and NO_TIME where the source gives a date alone."""
    return np.where(found.date_only, NO_TIME, minutes).astype(np.int16)


def earliest_known(first: Times, *others: Times) -> Times:
    """Return `first`, and where it is blank the next of `others` that is not."""
    at, valid, date_only = first.at.copy(), first.valid.copy(), first.date_only.copy()
    for other in others:
        take = ~valid & other.valid
        at[take], date_only[take] = other.at[take], other.date_only[take]
        valid |= other.valid
    return Times(at, valid, date_only)


def day_numbers(at: NDArray[np.int64]) -> pa.Array:
    """Return the days of times, as texts of how many lie between 1970 and them."""
    days = pc.dictionary_encode(pa.array(at // 86_400))
    return days.dictionary.cast(pa.string()).take(days.indices)


def order_numbers(part: Part, names: Names) -> pa.Array:
    """Return the order numbers; a row without one, or a sum in its place (合计), is refused: it is no order."""
    number = part.ref(names)
    if not starts_with_digit(number):
        without = pc.index(pc.match_substring_regex(number, "[0-9]"), False).as_py()
        if without >= 0:
            part.refuse("refused.value", names, without)
    return number


def order_states(part: Part, status: pa.Array, word: Callable[[str], int | None], paid: Bools | None) -> Words:
    """Return one State for each order; unknown words are NONE, blank ones follow from the payment time.

    paid: which orders have a payment time; None where the source has no such column.
    """
    state = part.by_word(status, word, other=State.NONE)
    if paid is None:
        return state
    blank = pc.equal(status, "").to_numpy(zero_copy_only=False)
    return np.where(blank, np.where(paid, State.PAID, State.UNPAID), state).astype(np.int8)


def settle_closed(state: Words, paid: Bools | None, amount: Minor, refunded: Minor) -> Words:
    """Tell closed orders that were paid and refunded in full from those that never were paid."""
    if paid is None:
        return state
    full = np.where(refunded.valid, refunded.value >= amount.value, True) & paid
    return np.where((state == State.CLOSED) & full, State.REFUNDED, state).astype(np.int8)


def status_or_payment(status: pa.Array, paid: Bools | None) -> pa.Array:
    """Return the source's status; where it prints none, whether there is a payment time."""
    if paid is None:
        return status
    return pc.if_else(pc.equal(status, ""), pc.if_else(pa.array(paid), "已付款", "未付款"), status)


class Owners:
    """Collects the shops and accounts that rows name: the statement has one, or says none."""

    def __init__(self) -> None:
        self._accounts: set[str] = set()
        self._shops: set[str] = set()

    def fill(self, source: Source, account: pa.Array, shop: pa.Array) -> dict[str, pa.Array]:
        """Return the account and shop columns: the row's own, else what the person said."""
        account = pc.if_else(pc.equal(account, ""), source.options.account, account)
        shop = pc.if_else(pc.equal(shop, ""), source.options.shop, shop)
        self._accounts.update(pc.unique(account).to_pylist())
        self._shops.update(pc.unique(shop).to_pylist())
        return {"account": account, "shop": shop}

    def account(self, source: Source) -> str:
        """Return the statement's account, "" where rows name several."""
        return _only(self._accounts, source.options.account)

    def shop(self, source: Source) -> str:
        """Return the statement's shop, "" where rows name several."""
        return _only(self._shops, source.options.shop)


def _only(found: set[str], otherwise: str) -> str:
    if not found:
        return otherwise
    return next(iter(found)) if len(found) == 1 else ""


def send_orders(out: Sink, part: Part, when: Times, amount: Minor, order_ref: pa.Array, **columns: Any) -> None:
    """Send a part of an order export; an order is known again by its number."""
    out.send(
        row=part.row,
        layer=Layer.ORDER.value,
        kind=Kind.ORDER.value,
        at=when.at,
        offset=offsets(when),
        amount=amount.value,
        currency="CNY",
        order_ref=order_ref,
        key=order_ref,
        **columns,
    )


def borne_by_others(part: Part, names: Sequence[Names], *, blank: Sequence[str]) -> Minor:
    """Return what platform and hosts bear of the discounts, a part of the order's amount; empty where nothing."""
    value = np.zeros(len(part), np.int64)
    for one in names:
        value = value + part.minor(one, blank=blank, suffix="元").value
    return Minor(value, value != 0)


def order_facts(source: Source, format_: str, version: int, rows: int, owners: Owners) -> StatementFacts:
    """Return the facts of an order export: it states no totals and no balances."""
    return StatementFacts(
        file=source.file,
        sheet=source.sheet,
        sha256=source.sha256,
        format=format_,
        version=version,
        layer=Layer.ORDER.value,
        currency="CNY",
        rows_read=rows,
        account=owners.account(source),
        shop=owners.shop(source),
    )
