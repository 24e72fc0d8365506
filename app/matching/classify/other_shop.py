"""ST8: an order of one shop whose payment lies in an account that takes another shop's payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import SIDE_A, Comparison
from app.domain.record import Kind
from app.matching.figures import quoted
from app.matching.order_words import shops

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items

    Ints = NDArray[np.int64]

L1 = Comparison.L1

#: Payments of an account from which it is known whose it is, and how many in a hundred of them must be that shop's.
ENOUGH, MOST = 20, 95


def add(items: Items) -> None:
    """Add what was paid under another owner; where an account serves several shops nothing is said.

    Only matches by number speak: an amount that fits another shop's order better proves nothing.
    """
    frame = items.frame
    shop, names = shops(frame)
    if len(names) < 2:
        return
    codes, accounts = frame.accounts
    order, payment = _pairs(items)
    told = (shop[order] >= 0) & np.array([bool(one) for one in accounts] or [False], np.bool_)[codes[payment]]
    order, payment = order[told], payment[told]
    if not len(order):
        return
    families = len(frame.family[1])
    lane = codes[payment] * families + frame.family[0][payment]
    lanes, at = np.unique(lane, return_inverse=True)
    at = at.ravel()
    count = np.zeros((len(lanes), len(names)), np.int64)
    np.add.at(count, (at, shop[order]), 1)
    whole = count.sum(axis=1)
    owner = np.where((whole >= ENOUGH) & (100 * count.max(axis=1) >= MOST * whole), count.argmax(axis=1), -1)
    for one, code in enumerate((lanes // families).tolist()):
        known = frame.inputs.accounts.get(accounts[code])
        if known is not None and known.shop in names:
            owner[one] = names.index(known.shop)  # what a person set goes before what the matches show
    own = np.full((families, len(names)), False)
    own[lanes[owner >= 0] % families, owner[owner >= 0]] = True
    at_home = own[lanes[at] % families, shop[order]]  # a shop without an account of its own may well share one
    wrong = np.flatnonzero((owner[at] >= 0) & (owner[at] != shop[order]) & at_home)
    wrong = wrong[np.lexsort((frame.rank[payment[wrong]], frame.rank[order[wrong]]))]
    rows, first = np.unique(frame.rank[order[wrong]], return_index=True)
    lead, others = wrong[first], np.searchsorted(rows, frame.rank[order[wrong]])
    texts = pa.array(names, pa.string())
    items.add(
        "ST8",
        L1,
        order[lead],
        "st8.open",
        amount=frame.amount[payment[lead]],
        others=(others, payment[wrong]),
        more={
            "shop": quoted(texts.take(pa.array(shop[order[lead]]))),
            "owner": quoted(texts.take(pa.array(owner[at[lead]]))),
            "account": quoted(pa.array(accounts, pa.string()).take(pa.array(codes[payment[lead]]))),
        },
    )


def _pairs(items: Items) -> tuple[Ints, Ints]:
    """Return the order and each payment of every match by number of one order, of this run and of earlier ones."""
    frame, inputs = items.frame, items.frame.inputs
    parts: list[tuple[Ints, Ints, Ints]] = []
    base = 0
    for found in items.work.found:
        if found.comparison is L1 and found.method == "reference":
            sure = ~found.ambiguous[found.match]
            parts.append((found.match[sure] + base, found.side[sure], found.row[sure]))
            base += found.count
    if inputs.matches is not None and inputs.members is not None and inputs.matches.num_rows:
        mine = pc.and_(
            pc.equal(inputs.matches["comparison"], L1.value), pc.equal(inputs.matches["method"], "reference")
        )
        numbers = inputs.matches["number"].filter(mine).combine_chunks()
        held = inputs.members.filter(pc.is_in(inputs.members["match"], numbers))
        record = frame.num("record")
        by_record = np.argsort(record)
        place = np.minimum(np.searchsorted(record[by_record], held["record"].to_numpy()), max(frame.count - 1, 0))
        _, match = np.unique(held["match"].to_numpy(), return_inverse=True)
        parts.append((match.ravel() + base, held["side"].to_numpy().astype(np.int64), by_record[place]))
    none = np.zeros(0, np.int64)
    match, side, row = (np.concatenate([one[at] for one in parts]) if parts else none for at in range(3))
    of_a, paid = side == SIDE_A, (side != SIDE_A) & (frame.num("kind")[row] == Kind.PAYMENT)
    size = int(match.max(initial=-1)) + 1
    single = np.bincount(match[of_a], minlength=size) == 1
    order = np.full(size, -1, np.int64)
    order[match[of_a]] = row[of_a]
    keep = paid & single[match] if size else paid
    return order[match[keep]], row[keep]
