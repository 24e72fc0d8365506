"""What stands out from the shop's own past: buyers with many refunds (AB1), amounts far above all others (AB2).

Both are questions, not faults: nothing is matched or left open for their sake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.match import Comparison
from app.matching.figures import quoted
from app.matching.pairing import codes
from app.matching.proposals import group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.events import Events
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

L1 = Comparison.L1

#: How rarely chance alone may call a buyer of an honest shop.
CHANCE = 1000
#: Payments of one buyer beyond which the count is a marketplace's own account, not a person.
MOST_PAYMENTS = 500
#: Signs up to which a tail is summed; a whole number above the logarithm of 2 × CHANCE.
MOST_SIGNS, LOG_CHANCE = 2_000, 8

#: Payments from which a shop has a distribution of its own; what lies this many times above nearly all of them.
ENOUGH, NEARLY_ALL, TIMES = 200, 99, 10


def add(items: Items) -> None:
    """Add buyers and amounts that stand out among the payments and refunds of the shop."""
    event = items.work.events
    if event is None:
        return
    _frequent(items, event)
    for rows in (event.payment, event.refund):
        _large(items, rows)


def _frequent(items: Items, event: Events) -> None:
    """Add buyers whose refunds chance does not explain, given how often all the others are refunded.

    Several refunds of one payment count once.
    """
    frame, rules = items.frame, items.frame.inputs.rules
    payment, refund = event.payment, event.refund
    if not len(payment) or not len(refund):
        return
    paid = np.where(event.owner >= 0, payment[np.maximum(event.owner, 0)], refund)
    party, names = _parties(frame, payment, refund, paid)
    buyer, back = party[: len(payment)], party[len(payment) :]
    _, once = np.unique(paid, return_index=True)
    bought = np.bincount(buyer[buyer >= 0], minlength=len(names))
    returned = np.bincount(back[once][back[once] >= 0], minlength=len(names))
    total, total_back, tried = int(bought.sum()), int(returned.sum()), int((bought > 0).sum())
    unusual = [
        one
        for one in np.flatnonzero((returned >= rules.refunds) & (bought <= MOST_PAYMENTS)).tolist()
        if beyond_chance(int(bought[one]), int(returned[one]), total, total_back, tried)
    ]
    if not unusual:
        return
    place = np.full(len(names) + 1, -1, np.int64)
    place[unusual] = np.arange(len(unusual))
    mine = place[back] >= 0
    rows, item = refund[mine], place[back[mine]]
    order = np.lexsort((frame.rank[rows], item))
    rows, item = rows[order], item[order]
    first = np.append(True, np.diff(item) != 0)

    def counts(values: list[int]) -> pa.Array:
        return pa.array([str(one) for one in values], pa.string())

    items.add(
        "AB1",
        L1,
        rows[first],
        "ab1.open",
        amount=group_sum(frame.amount[rows], item, len(unusual)),
        others=(item[~first], rows[~first]),
        more={
            "party": quoted(pa.array([names[one] for one in unusual], pa.string())),
            "count": counts(returned[unusual].tolist()),
            "payments": counts(bought[unusual].tolist()),
            "usual": counts((total_back - returned[unusual]).tolist()),
            "all": counts((total - bought[unusual]).tolist()),
            "version": counts([rules.version] * len(unusual)),
        },
    )


def _parties(frame: Frame, payment: Ints, refund: Ints, paid: Ints) -> tuple[Ints, list[str]]:
    """Return a code of the buyer for each payment, then for each refund, and the names; −1 where nobody is named.

    A refund that names nobody is the buyer's of its payment `paid`. A masked name is many people.
    """
    name = frame.text("counterparty")
    own = name.take(refund)
    said = pc.if_else(pc.equal(own, ""), name.take(paid), own)
    coded = pa.concat_arrays([name.take(payment), said]).dictionary_encode()
    names = [str(one) for one in coded.dictionary.to_pylist()]
    person = np.array([bool(one.strip(" /-")) and "*" not in one for one in names])
    index = coded.indices.to_numpy().astype(np.int64)
    return np.where(person[index], index, -1), names


def parties(frame: Frame, event: Events) -> tuple[Ints, list[str]]:
    """Return a code of the buyer for each payment, −1 where nobody is named, and the names.

    Trade bills name buyers; ledgers and settlement reports often name an account of the platform's.
    """
    none = event.refund[:0]
    buyer, names = _parties(frame, event.payment, none, none)
    return np.where(frame.trade[event.payment], buyer, -1), names


def beyond_chance(bought: int, returned: int, total: int, total_back: int, tried: int) -> bool:
    """Return whether `returned` or more refunds of `bought` payments are rarer than one in CHANCE × tried.

    The usual share is that of all other buyers, half a refund added, so that none at all is no certainty.
    Whole numbers all the way: a binomial tail by floats would differ from one processor to another.
    """
    trials, hits = max(bought, returned), returned
    others, others_back = 2 * (total - bought) + 2, 2 * (total_back - returned) + 1
    if others_back * trials >= hits * others:
        return False
    yes, no = others_back, others - others_back
    term: int = no**trials
    tail = 0
    for k in range(trials + 1):
        if k >= hits:
            tail += term
        if k < trials:
            term = term * (trials - k) * yes // ((k + 1) * no)
    return bool(tail * CHANCE * tried < others**trials)


def lopsided(count: int, few: int) -> bool:
    """Return whether `few` of one sign and count − few of the other are rarer than one in CHANCE.

    Were both signs equally likely. The exact tail in whole numbers up to MOST_SIGNS; beyond, Hoeffding's bound of it,
    which never calls rare what is not.
    """
    lean = count - 2 * few
    if lean <= 0:
        return False
    if count > MOST_SIGNS:
        return lean * lean > 2 * LOG_CHANCE * count
    ways, tail = 1, 0
    for k in range(few + 1):
        tail += ways
        if 2 * tail * CHANCE >= 1 << count:
            return False
        ways = ways * (count - k) // (k + 1)
    return True


def _large(items: Items, rows: Ints) -> None:
    """Add amounts above the book's limit, and those many times above what nearly all others of theirs stay under.

    Others: of one account and currency.
    """
    frame, rules = items.frame, items.frame.inputs.rules
    limit = rules.large * 10 ** (frame.exp - 2)
    above = rows[np.abs(frame.amount[rows]) > limit] if rules.large else rows[:0]
    items.add(
        "AB2",
        L1,
        above,
        "ab2.limit",
        amount=-frame.amount[above],
        money={"limit": np.full(len(above), limit)},
        more={"version": pa.array([str(rules.version)] * len(above), pa.string())},
    )
    rows = rows[~np.isin(rows, above)]
    owner = codes(frame.accounts[0][rows], frame.currency[rows]) if len(rows) else rows
    for one in np.unique(owner).tolist():
        mine = rows[owner == one]
        if len(mine) < ENOUGH:
            continue
        size = np.abs(frame.amount[mine])
        usual = int(np.sort(size)[len(size) * NEARLY_ALL // 100 - 1])
        far = mine[size // TIMES > usual]
        items.add(
            "AB2",
            L1,
            far,
            "ab2.open",
            amount=-frame.amount[far],
            money={"usual": np.full(len(far), usual)},
        )
