"""Sales of which a platform's own ledger or report and a channel's bill both tell: one event, and it counts once.

A platform takes the buyer's money by WeChat Pay or Alipay. Where the shop has that channel's bill as well, the bill's
row stands for the event, under the order's number, which is the platform's and long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import one_of
from app.domain.record import Kind, Layer, State
from app.matching.keys import FP_OF, column, flat, group_ids
from app.matching.origin import from_ledger, providers
from app.matching.pairing import codes, single, sizes
from app.matching.references import short_ones

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

#: Providers, by the first part of their formats, that sell in their own name and take the buyer's money by others.
PLATFORMS = frozenset(
    (
        *("pinduoduo", "douyin", "jd", "xiaohongshu", "meituan", "eleme"),
        *("amazon", "ebay", "etsy", "shopee", "lazada", "tiktok", "temu", "walmart"),
    )
)


def told_twice(records: pa.Table) -> tuple[Ints, Ints]:
    """Return the rows of platforms that a channel's bill states as well, and rows of which it is not sure.

    Of one order's equal rows the bill must have as many as the platform: else nothing says which are the same. Where
    both have one, of another amount, the bill's stands for it and is not sure.
    """
    none = np.zeros(0, np.int64)
    code, names = providers(records)
    if not PLATFORMS.intersection(names):
        return none, none
    layer, ledger = column(records, "layer"), from_ledger(records)
    event = one_of(column(records, "kind"), (Kind.PAYMENT, Kind.REFUND))
    event &= ~one_of(column(records, "state"), (State.FAILED, State.PENDING, State.REVERSED))
    told = np.flatnonzero(event & ((layer == Layer.SETTLEMENT) | (ledger & (layer == Layer.CHANNEL))))
    trade = np.flatnonzero(event & ~ledger & (layer == Layer.CHANNEL))
    platform = np.array([one in PLATFORMS for one in names])
    told, trade = told[platform[code[told]]], trade[~platform[code[trade]]]
    if not len(told) or not len(trade):
        return none, none
    marks, text = np.asarray(records[FP_OF["order_ref"]].to_numpy()), flat(records["order_ref"])
    told, trade = (one[marks[one] != 0] for one in (told, trade))
    told = told[np.isin(marks[told], marks[trade])]
    told = told[~np.isin(told, short_ones(text, told))] if len(told) else told
    trade = trade[np.isin(marks[trade], marks[told])]
    if not len(told) or not len(trade):
        return none, none
    rows, cut = np.concatenate([told, trade]), len(told)
    currency = flat(records["currency"]).dictionary_encode().indices.to_numpy().astype(np.int64)
    ids, _ = group_ids(marks[rows], text.take(rows))
    kind = codes(ids, currency[rows], column(records, "kind")[rows])
    key = codes(kind, *(column(records, name)[rows] for name in ("amount", "exp")))
    count = int(key.max()) + 1
    ours, theirs = sizes(key[:cut], count), sizes(key[cut:], count)
    twice, unsure = (theirs >= ours)[key[:cut]], ((theirs > 0) & (ours > theirs))[key]
    # the platform counts what it adds to the buyer's money; of one row each, that is all that parts them
    i, j = single(kind[:cut], kind[cut:])
    other = ~twice[i]
    twice[i[other]] = unsure[cut + j[other]] = True
    return told[twice], rows[unsure]
