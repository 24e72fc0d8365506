"""A second program that checks the proof of an assignment; it knows nothing of how the assignment was found.

By weak duality: where no price is below 0 and the two prices of every candidate reach its weight, no choice that uses
a node once is worth more than all prices together. A choice worth just that is therefore the best.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Edge = tuple[int, int, int]


def faults(
    candidates: Iterable[Edge], chosen: Iterable[Edge], left: Mapping[int, int], right: Mapping[int, int]
) -> list[str]:
    """Return what is wrong with a certificate; an empty list proves that `chosen` is worth the most.

    candidates, chosen: (left, right, weight); left, right: price of each node.
    """
    known, chosen = set(candidates), list(chosen)
    out = [f"no candidate: {one}" for one in chosen if one not in known]
    for at in (0, 1):
        nodes = [one[at] for one in chosen]
        out += [f"used twice: {'AB'[at]} {node}" for node in sorted(set(nodes)) if nodes.count(node) > 1]
    out += [f"price below 0: {node}" for prices in (left, right) for node, price in prices.items() if price < 0]
    for i, j, weight in sorted(known):
        if i not in left or j not in right:
            out.append(f"no price: {i}–{j}")
        elif left[i] + right[j] < weight:
            out.append(f"prices too low: {i}–{j}")
    worth, bound = sum(one[2] for one in chosen), sum(left.values()) + sum(right.values())
    if worth != bound:
        out.append(f"chosen {worth}, bound {bound}")
    return out


#: A piece of evidence: group, pairs [a, b, worth, price of a, price of b], losers [a, b, worth], size of the group.
Piece = tuple[int, list[list[int]], list[list[int]], int]


def faults_of(pieces: Iterable[Piece]) -> list[str]:
    """Return what is wrong with the certificate that the pieces of one group's matches make together.

    A row that stands in no pair of the group has the price 0. Fewer candidates than the group had prove nothing.
    """
    pieces = list(pieces)
    pairs = [one for _, mine, _, _ in pieces for one in mine]
    losers = [tuple(one) for _, _, mine, _ in pieces for one in mine]
    edges = [*((a, b, worth) for a, b, worth, _, _ in pairs), *losers]
    out = [f"candidate twice: {one}" for one in {edge[:2] for edge in edges} if sum(e[:2] == one for e in edges) > 1]
    if {one for one, _, _, _ in pieces} != {min(a for a, _, _ in edges)}:
        out.append("another group")
    if {size for _, _, _, size in pieces} != {len(edges)}:
        out.append("candidates are missing")
    left, right = {a: 0 for a, _, _ in edges}, {b: 0 for _, b, _ in edges}
    left.update({a: price for a, _, _, price, _ in pairs})
    right.update({b: price for _, b, _, _, price in pairs})
    return [*out, *faults(edges, [(a, b, worth) for a, b, worth, _, _ in pairs], left, right)]
