"""Whose shop a channel's record is: what it states, else its account's, else that of the order it pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import CONFIRMED
from app.domain.record import Layer
from app.reports.cells import numbers
from app.services.ports import UnitOfWork
from app.services.proof_columns import sorted_codes

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


def shops_of(uow: UnitOfWork, table: pa.Table) -> tuple[Ints, tuple[str, ...]]:
    """Return the shop of each record of a channel as a code, and the shops by code; "" where nothing tells.

    table: record, shop and account of live records. Only confirmed matches tell, and only where all orders of a match
    are of one shop; a ledger's row learns it from the trade-bill row that a view ties it to.
    """
    orders = uow.records.table(layers=(Layer.ORDER,), columns=["record", "shop"])
    of_account = {code: one.shop for code, one in uow.accounts.live().items() if one.shop}
    own, own_names = sorted_codes(table["shop"])
    account, accounts = sorted_codes(table["account"])
    told, order_names = sorted_codes(orders["shop"])
    names = sorted({"", *own_names, *order_names, *of_account.values()}, key=str.encode)
    code = {name: at for at, name in enumerate(names)}  # "" is 0
    record = numbers(table["record"])[0]
    known = np.zeros(int(max(record.max(initial=0), numbers(orders["record"])[0].max(initial=0))) + 1, np.int64)
    known[numbers(orders["record"])[0]] = _coded(told, order_names, code)
    stated = _coded(own, own_names, code)
    by_account = _coded(account, [of_account.get(one, "") for one in accounts], code)
    known[record] = np.where(stated > 0, stated, by_account)
    _spread(uow, "L1", "", known)
    _spread(uow, "L2", "view", known)
    return known.take(record), tuple(names)


def _coded(codes: Ints, names: list[str], code: dict[str, int]) -> Ints:
    return np.array([code[one] for one in names] or [0], np.int64).take(codes)


def _spread(uow: UnitOfWork, comparison: str, method: str, known: Ints) -> None:
    """Give side B of confirmed matches the shop of side A; what has one keeps it."""
    import pyarrow.compute as pc

    matches, members = uow.matches.live(comparison)
    sure = numbers(matches["state"])[0] == CONFIRMED
    if method:
        sure &= np.asarray(pc.equal(matches["method"], method).to_numpy(), np.bool_)
    chosen = np.sort(numbers(matches["number"])[0][sure])
    if not len(chosen):
        return
    of, side, record = (numbers(members[name])[0] for name in ("match", "side", "record"))
    place = np.minimum(np.searchsorted(chosen, of), len(chosen) - 1)
    mine = (chosen.take(place) == of) & (record < len(known))
    place, side, record = place[mine], side[mine], record[mine]
    shop, given = known.take(record), side == 0
    most = np.zeros(len(chosen), np.int64)
    least = np.full(len(chosen), np.iinfo(np.int64).max)
    np.maximum.at(most, place[given], shop[given])
    np.minimum.at(least, place[given], shop[given])
    found = np.where(most == least, most, 0).take(place)
    takes = ~given & (shop == 0)
    known[record[takes]] = found[takes]
