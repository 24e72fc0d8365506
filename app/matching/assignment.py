"""The one best assignment of each connected group of candidates, and where it is not the only best one.

Weights are whole numbers, so a tie is a tie on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


#: Groups up to this size are searched without a sparse graph: most have three or four nodes.
SMALL = 24


@dataclass(slots=True, kw_only=True)
class Assigned:
    """edge: positions of the chosen candidates; ambiguous: for each, whether another choice is as good.

    classes: groups of (left, right) nodes of which each is as good as another; too_large: the same for
    groups over the cap, in which nothing was chosen.
    """

    edge: Ints
    ambiguous: Mask
    classes: list[tuple[list[int], list[int]]] = field(default_factory=list)
    too_large: list[tuple[list[int], list[int]]] = field(default_factory=list)


def best(left: Ints, right: Ints, weight: Ints, cap: int) -> Assigned:
    """Return the assignment of greatest total weight; every node is used once at most.

    left, right: nodes of each candidate, any whole numbers from 0; weight: greater than 0. Groups with
    more than `cap` nodes are left open.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    none = Assigned(edge=np.zeros(0, np.int64), ambiguous=np.zeros(0, np.bool_))
    if not len(left):
        return none
    ul, li = np.unique(left, return_inverse=True)
    ur, ri = np.unique(right, return_inverse=True)
    size = len(ul) + len(ur)
    graph = coo_array((np.ones(len(li), np.int8), (li, len(ul) + ri)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    of = label[li]
    order = np.argsort(of, kind="stable")
    start = np.flatnonzero(np.append(True, np.diff(of[order]) != 0))
    stop = np.append(start[1:], len(order))
    nodes_l, nodes_r = np.bincount(label[: len(ul)]), np.bincount(label[len(ul) :])
    alone = stop - start == 1
    chosen, unsure = [order[start[alone]]], [np.zeros(int(alone.sum()), np.bool_)]
    for begin, end in zip(start[~alone].tolist(), stop[~alone].tolist(), strict=True):
        edges = order[begin:end]
        group = int(of[edges[0]])
        if nodes_l[group] + nodes_r[group] > cap:
            none.too_large.append((np.unique(left[edges]).tolist(), np.unique(right[edges]).tolist()))
            continue
        picked, doubt, classes = _component(left[edges], right[edges], weight[edges])
        chosen.append(edges[picked])
        unsure.append(doubt)
        none.classes.extend(classes)
    edge = np.concatenate(chosen)
    return Assigned(edge=edge, ambiguous=np.concatenate(unsure), classes=none.classes, too_large=none.too_large)


def _component(left: Ints, right: Ints, weight: Ints) -> tuple[Ints, Mask, list[tuple[list[int], list[int]]]]:
    """Return chosen edges of one group, which of them are ambiguous, and the classes of equals."""
    from scipy.optimize import linear_sum_assignment

    ul, li = np.unique(left, return_inverse=True)
    ur, ri = np.unique(right, return_inverse=True)
    side = max(len(ul), len(ur))
    gain = np.zeros((side, side), np.int64)
    gain[li, ri] = weight
    at = np.full((side, side), -1, np.int64)
    at[li, ri] = np.arange(len(left))
    _, taken = linear_sum_assignment(gain, maximize=True)
    label = _exchangeable(gain, np.asarray(taken))
    rows = np.flatnonzero(at[np.arange(side), taken] >= 0)
    many = np.bincount(label)[label] > 1
    classes = []
    for one in np.unique(label[rows[many[rows]]]).tolist():
        same = np.flatnonzero(label == one)
        # rows and columns that stand for "left open" are no candidates
        ours = [int(k) for k in same if k < len(ul)]
        theirs = [int(taken[k]) for k in same if taken[k] < len(ur)]
        linked = np.asarray(gain[np.ix_(ours, theirs)] > 0)
        of_ours, of_theirs = np.flatnonzero(linked.any(axis=1)), np.flatnonzero(linked.any(axis=0))
        classes.append(
            ([int(ul[ours[k]]) for k in of_ours], [int(ur[k]) for k in sorted(theirs[k] for k in of_theirs)])
        )
    return at[rows, taken[rows]], many[rows], classes


def _exchangeable(gain: Ints, taken: Ints) -> Ints:
    """Return for each row its class: rows that could swap columns round a circle at no loss share one.

    Row i taking the column of row k costs gain[k] − gain[i] there; no circle gains, as the assignment is
    the best. Shortest paths make the circles that cost nothing visible as strongly connected rows.
    """
    here = gain[:, taken]
    cost = np.diagonal(here)[None, :] - here
    far = np.zeros(len(gain), np.int64)
    for _ in range(len(gain)):
        nearer = np.minimum(far, (far[:, None] + cost).min(axis=0))
        if (nearer == far).all():
            break
        far = nearer
    tight = far[:, None] + cost == far[None, :]
    np.fill_diagonal(tight, False)
    return _circles(np.asarray(tight))


def _circles(tight: Mask) -> Ints:
    """Return a label for each node: nodes that reach each other share one."""
    count = len(tight)
    if not (tight.any(axis=0) & tight.any(axis=1)).any():
        return np.arange(count)
    if count > SMALL:
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        _, label = connected_components(csr_array(tight.astype(np.int8)), directed=True, connection="strong")
        return np.asarray(label)
    reach = tight | np.eye(count, dtype=np.bool_)
    for _ in range(count.bit_length()):
        reach = (reach.astype(np.int64) @ reach.astype(np.int64)) > 0
    return np.asarray((reach & reach.T).argmax(axis=1))
