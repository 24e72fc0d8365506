"""The proof of an assignment as it stands in the evidence: every match of a contested group carries its piece.

A piece is [group, pairs, losers, size]: group = the lowest row of side A in the connected group; pairs = [a, b, worth,
price of a, price of b] of the match itself, then of choices that became no match; losers = [a, b, worth] of candidates
that lost; size = the candidates of the whole group. Rows are places among all record_ids of the run in the order of
their bytes, from 0; worths and prices are hundredths of a bit; a row in no pair of the group has the price 0. Each
candidate stands in one piece, so the pieces of a group hold it whole and come to `size` candidates together: where the
stored ones come to less, the others were decided on or made anew since, and the rest proves nothing. A pair without a
rival has no piece: there was nothing to choose.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.matching.assignment import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from app.matching.links import Links

    Ints = NDArray[np.int64]


#: Under which name the pieces stand in the notes of matches.
PROOF = "proof"


def pieces(found: Links, kept: Ints, rank_a: Ints, rank_b: Ints) -> list[str]:
    """Return the piece, as JSON, of each pair of `found` that is `kept`, "" for one without a rival.

    rank_a, rank_b: rank of each position.
    """
    out = [""] * len(kept)
    a, b, worth = found.edges
    taken = found.proof.edge
    if not len(taken):
        return out
    group, size = groups(a, b)
    place = _places(found, kept)
    owner = _owners(found, place, group)
    told = np.flatnonzero((size[group] > 2) & (owner >= 0))
    if not len(told):
        return out
    chosen = np.zeros(len(a), np.bool_)
    chosen[taken] = True
    first = np.full(len(size), np.iinfo(np.int64).max)
    np.minimum.at(first, group, rank_a[a])
    count = np.bincount(group)
    # the match's own pair first, then choices that became no match, then those that lost
    own = chosen & (place[a] == owner)
    told = told[np.lexsort((rank_b[b[told]], rank_a[a[told]], ~own[told], owner[told]))]
    pairs, losers = told[chosen[told]], told[~chosen[told]]
    price_a = found.proof.price_left[np.searchsorted(found.proof.nodes_left, a[pairs])]
    price_b = found.proof.price_right[np.searchsorted(found.proof.nodes_right, b[pairs])]
    ours = _lists(owner[pairs], rank_a[a[pairs]], rank_b[b[pairs]], worth[pairs], price_a, price_b)
    theirs = _lists(owner[losers], rank_a[a[losers]], rank_b[b[losers]], worth[losers])
    for one, edge in zip(owner[pairs].tolist(), pairs.tolist(), strict=True):
        if own[edge]:
            whole = group[edge]
            out[one] = f"[{first[whole]},[{ours[one]}],[{theirs.get(one, '')}],{count[whole]}]"
    return out


def handed_on(texts: Sequence[str], kept: Sequence[bool]) -> list[str]:
    """Return the pieces of all matches, those of matches that are not `kept` with the first kept one of their group.

    What was chosen is still what proves the others, whatever became of it. A group of which none is kept has no piece.
    """
    heirs: dict[int, int] = {}
    for at, (text, stays) in enumerate(zip(texts, kept, strict=True)):
        if text and stays:
            heirs.setdefault(_group(text), at)
    left = [at for at, (text, stays) in enumerate(zip(texts, kept, strict=True)) if text and not stays]
    out = [text if stays else "" for text, stays in zip(texts, kept, strict=True)]
    given: dict[int, list[int]] = {}
    for at in left:
        if (heir := heirs.get(_group(texts[at]))) is not None:
            given.setdefault(heir, []).append(at)
    for heir, gone in given.items():
        group, (own, *pairs), losers, size = json.loads(texts[heir])
        for at in gone:
            _, more, lost, _ = json.loads(texts[at])
            pairs, losers = pairs + more, losers + lost
        out[heir] = json.dumps([group, [own, *sorted(pairs)], sorted(losers), size], separators=(",", ":"))
    return out


def _group(text: str) -> int:
    return int(text[1 : text.index(",")])


def _places(found: Links, kept: Ints) -> Ints:
    """Return by position in A the place in `kept` of the pair that was chosen for it, −1 for none."""
    out = np.full(int(max(found.edges[0].max(), found.a.max(initial=-1))) + 1, -1, np.int64)
    mine = np.flatnonzero(~found.settled[kept])
    out[found.a[kept[mine]]] = mine
    return out


def _owners(found: Links, place: Ints, group: Ints) -> Ints:
    """Return for each candidate the pair whose piece holds it, −1 where none of its group became a match.

    A candidate is worth more than nothing, so one of its rows is in a choice: that of its row of A, else of its row
    of B. What belongs to a choice that became no match goes to the first match of the group.
    """
    a, b, _ = found.edges
    taken = found.proof.edge
    first = np.full(int(group.max()) + 1, np.iinfo(np.int64).max)
    of_taken = place[a[taken]]
    np.minimum.at(first, group[taken][of_taken >= 0], of_taken[of_taken >= 0])
    mine = np.where(of_taken >= 0, of_taken, first[group[taken]])
    by_a, by_b = np.full(len(place), -1, np.int64), np.full(int(b.max()) + 1, -1, np.int64)
    by_a[a[taken]], by_b[b[taken]] = mine, mine
    owner = np.where(by_a[a] >= 0, by_a[a], by_b[b])
    return np.where(owner == np.iinfo(np.int64).max, -1, owner)


def _lists(owner: Ints, *columns: Ints) -> dict[int, str]:
    """Return by owner its lines as `[1,2],[3,4]`; owners ascend."""
    if not len(owner):
        return {}
    texts = [pa.array(one).cast(pa.string()) for one in columns]
    line = pc.binary_join_element_wise("[", pc.binary_join_element_wise(*texts, ","), "]", "")
    start = np.append(0, np.flatnonzero(np.diff(owner)) + 1)
    offsets = pa.array(np.append(start, len(owner)).astype(np.int32))
    joined = pc.binary_join(pa.ListArray.from_arrays(offsets, line), ",")
    return dict(zip(owner[start].tolist(), joined.to_pylist(), strict=True))
