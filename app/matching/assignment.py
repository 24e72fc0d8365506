"""The one best assignment of each connected group of candidates, its proof, and where it is not the only best one.

Weights are whole numbers, so a tie is a tie on every machine. All groups are worked on at once, as columns:
pairs that are the best of both their ends are taken round by round, prices then prove the choice, and only a
group whose prices do not come to rest is handed to a solver.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]


def _none() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(slots=True, kw_only=True)
class Assigned:
    """edge: positions of the chosen candidates, ascending; ambiguous: for each, whether another choice is as good.

    classes: groups of (left, right) nodes of which each is as good as another; too_large: the same for
    groups over the cap, in which nothing was chosen.
    The certificate: nodes_left with price_left and nodes_right with price_right, of all groups within the cap.
    No price is below 0, the prices of a candidate's two ends add up to no less than its weight, and all prices
    add up to the weight chosen: so no other choice can be worth more.
    """

    edge: Ints
    ambiguous: Mask
    classes: list[tuple[list[int], list[int]]] = field(default_factory=list)
    too_large: list[tuple[list[int], list[int]]] = field(default_factory=list)
    nodes_left: Ints = field(default_factory=_none)
    nodes_right: Ints = field(default_factory=_none)
    price_left: Ints = field(default_factory=_none)
    price_right: Ints = field(default_factory=_none)


@dataclass(slots=True)
class _Graph:
    """Candidates as edges of nodes 0 … lefts−1 and 0 … rights−1; group: of each edge, from 0."""

    i: Ints
    j: Ints
    weight: Ints
    group: Ints
    lefts: int
    rights: int


def best(left: Ints, right: Ints, weight: Ints, cap: int) -> Assigned:
    """Return the assignment of greatest total weight; every node is used once at most.

    left, right: nodes of each candidate, any whole numbers from 0; weight: greater than 0. Groups with
    more than `cap` nodes are left open.
    """
    if not len(left):
        return Assigned(edge=_none(), ambiguous=np.zeros(0, np.bool_))
    group, size = groups(left, right)
    large = size[group] > cap
    too_large = _sets(group[large], left[large], right[large])
    kept = np.flatnonzero(~large)
    nodes_left, i = np.unique(left[kept], return_inverse=True)
    nodes_right, j = np.unique(right[kept], return_inverse=True)
    _, of = np.unique(group[kept], return_inverse=True)
    graph = _Graph(i.ravel(), j.ravel(), weight[kept].astype(np.int64), of.ravel(), len(nodes_left), len(nodes_right))
    chosen, price_left, price_right, label = _solve(graph)
    many = np.bincount(label)[label] > 1 if len(label) else np.zeros(0, np.bool_)
    edge = np.flatnonzero(chosen)
    return Assigned(
        edge=kept[edge],
        ambiguous=many[graph.i[edge]],
        classes=[(nodes_left[x].tolist(), nodes_right[y].tolist()) for x, y in _classes(graph, chosen, label, many)],
        too_large=too_large,
        nodes_left=nodes_left,
        nodes_right=nodes_right,
        price_left=price_left,
        price_right=price_right,
    )


def groups(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Return the connected group of each edge, and how many nodes each group has."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    ul, i = np.unique(left, return_inverse=True)
    ur, j = np.unique(right, return_inverse=True)
    size = len(ul) + len(ur)
    graph = coo_array((np.ones(len(left), np.int8), (i.ravel(), len(ul) + j.ravel())), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return np.asarray(label[i.ravel()], np.int64), np.bincount(label)


def _sets(group: Ints, left: Ints, right: Ints) -> list[tuple[list[int], list[int]]]:
    """Return for each group its (left, right) nodes, each once, ascending."""
    out = []
    for one in np.unique(group).tolist():
        mine = group == one
        out.append((np.unique(left[mine]).tolist(), np.unique(right[mine]).tolist()))
    return out


def _solve(graph: _Graph) -> tuple[Mask, Ints, Ints, Ints]:
    """Return which edges are chosen, the prices of left and right nodes, and the class of each node.

    Classes are labels of left nodes, then of right nodes that nobody took.
    """
    chosen = _rounds(graph)
    swaps = _Swaps(graph, chosen)
    unproved = swaps.settle()
    if len(unproved):
        mine = np.flatnonzero(np.isin(graph.group, unproved))
        chosen[mine] = False
        mine = mine[np.argsort(graph.group[mine], kind="stable")]
        for edges in np.split(mine, np.flatnonzero(np.diff(graph.group[mine])) + 1):
            chosen[edges[_dense(graph.i[edges], graph.j[edges], graph.weight[edges])]] = True
        swaps = _Swaps(graph, chosen)
        swaps.settle()
    return chosen, *swaps.prices(), swaps.classes()


def _rounds(graph: _Graph) -> Mask:
    """Return a first choice: round by round the edges that are the best of both their ends; ties by node."""
    chosen = np.zeros(len(graph.i), np.bool_)
    # a place in this order is one number that no two edges share
    order = np.lexsort((graph.j, graph.i, -graph.weight))
    i, j, place = graph.i[order], graph.j[order], np.arange(len(order))
    used_i, used_j = np.zeros(graph.lefts, np.bool_), np.zeros(graph.rights, np.bool_)
    while len(i):
        first_i, first_j = np.full(graph.lefts, len(order)), np.full(graph.rights, len(order))
        first_i[i[::-1]], first_j[j[::-1]] = place[::-1], place[::-1]
        win = (first_i[i] == place) & (first_j[j] == place)
        chosen[order[place[win]]] = True
        used_i[i[win]], used_j[j[win]] = True, True
        rest = ~(used_i[i] | used_j[j])
        i, j, place = i[rest], j[rest], place[rest]
    return chosen


def _dense(i: Ints, j: Ints, weight: Ints) -> Ints:
    """Return the positions of the best edges of one group."""
    from scipy.optimize import linear_sum_assignment

    ui, i = np.unique(i, return_inverse=True)
    uj, j = np.unique(j, return_inverse=True)
    gain, at = np.zeros((len(ui), len(uj)), np.int64), np.full((len(ui), len(uj)), -1, np.int64)
    gain[i.ravel(), j.ravel()], at[i.ravel(), j.ravel()] = weight, np.arange(len(weight))
    hit = at[linear_sum_assignment(gain, maximize=True)]
    return np.asarray(hit[hit >= 0])


class _Swaps:
    """What it costs to change a choice, as arcs between nodes; shortest ways over them are the prices.

    Nodes: left ones, then right ones (those taken stand aside: their partner stands for them), then one for each
    group that stands for being left open. An arc i → k costs what is lost when i takes what k has; a circle that
    costs less than nothing is a better choice, one that costs nothing an equal one.
    """

    def __init__(self, graph: _Graph, chosen: Mask) -> None:
        self.graph = graph
        lefts, rights = graph.lefts, graph.rights
        nothing = lefts + rights
        self.partner = np.full(rights, -1, np.int64)
        self.partner[graph.j[chosen]] = graph.i[chosen]
        self.has = np.zeros(lefts + rights, np.int64)
        self.has[graph.i[chosen]] = graph.weight[chosen]
        holder = np.where(self.partner >= 0, self.partner, lefts + np.arange(rights))
        i, k = graph.i[~chosen], holder[graph.j[~chosen]]
        of = np.zeros(lefts + rights, np.int64)
        of[graph.i], of[lefts + graph.j] = graph.group, graph.group
        real = np.append(np.arange(lefts), lefts + np.flatnonzero(self.partner < 0))
        self.open = nothing + of
        self.source = np.concatenate([i, real, self.open[real]])
        self.target = np.concatenate([k, self.open[real], real])
        self.cost = np.concatenate([self.has[k] - graph.weight[~chosen], np.zeros_like(real), self.has[real]])
        self.group = np.concatenate([graph.group[~chosen], of[real], of[real]])
        self.groups = int(graph.group.max(initial=-1)) + 1
        self.sizes = np.bincount(of, minlength=self.groups) + 1
        self.far = np.zeros(nothing + self.groups, np.int64)

    def settle(self) -> Ints:
        """Shorten the ways until none can be shortened; return the groups where that has no end."""
        source, target, cost, group = self.source, self.target, self.cost, self.group
        endless = np.zeros(self.groups, np.bool_)
        rounds = 0
        while len(source):
            way = self.far[source] + cost
            nearer = way < self.far[target]
            np.minimum.at(self.far, target[nearer], way[nearer])
            rounds += 1
            moved = np.zeros(self.groups, np.bool_)
            moved[group[nearer]] = True
            endless |= moved & (rounds > self.sizes)
            live = (moved & ~endless)[group]
            source, target, cost, group = source[live], target[live], cost[live], group[live]
        return np.flatnonzero(endless)

    def prices(self) -> tuple[Ints, Ints]:
        """Return the price of each left and right node."""
        lefts = self.graph.lefts
        above = self.far[: len(self.open)] - self.far[self.open]
        taken = np.maximum(self.partner, 0)
        return above[:lefts], np.where(self.partner >= 0, self.has[taken] - above[taken], 0)

    def classes(self) -> Ints:
        """Return a label for each left and right node: those that could change places at no loss share one."""
        from scipy.sparse import coo_array
        from scipy.sparse.csgraph import connected_components

        tight = self.far[self.source] + self.cost == self.far[self.target]
        arcs = (self.source[tight], self.target[tight])
        size = len(self.far)
        graph = coo_array((np.ones(int(tight.sum()), np.int8), arcs), shape=(size, size))
        _, label = connected_components(graph, directed=True, connection="strong")
        return np.asarray(label[: len(self.open)], np.int64)


def _classes(graph: _Graph, chosen: Mask, label: Ints, many: Mask) -> list[tuple[Ints, Ints]]:
    """Return for each class that holds a chosen edge its (left, right) nodes that candidates join."""
    here = label[graph.i]
    right = label[graph.lefts :].copy()
    right[graph.j[chosen]] = here[chosen]
    wanted = np.zeros(int(label.max(initial=-1)) + 1, np.bool_)
    wanted[here[chosen & many[graph.i]]] = True
    inside = np.flatnonzero(wanted[here] & (right[graph.j] == here)) if len(here) else np.zeros(0, np.int64)
    inside = inside[np.argsort(here[inside], kind="stable")]
    if not len(inside):
        return []
    parts = np.split(inside, np.flatnonzero(np.diff(here[inside])) + 1)
    return [(np.unique(graph.i[one]), np.unique(graph.j[one])) for one in parts]
