"""What candidates without a common number are worth, in hundredths of a bit, and what odds that leaves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.matching.names import BAND, CORE, EQUAL, GRADES, MASK_LONG, MASK_LOOSE, MASK_NOT, MASK_ONE, MASK_TWO, MISSING
from app.matching.weights import BIT, bits, learn, power

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.names import Grader, Names

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Fewest candidates, and fewest true ones among them, from which worths are learned.
LEAST, LEAST_TRUE = 2_000, 200

#: Pairs of names drawn to see what chance does.
SAMPLE = 20_000

#: Built-in worths: an equal amount, one that is a little off; days from the expected one; the clock.
AMOUNT, DRIFTED = 450, 350
DAYS = (200, 150, 100, 50)
CLOCK = (200, 100, 0)

#: Built-in worths of names that are alike, or not, where names are seen to agree at all.
NAMES = {MASK_LONG: 300, MASK_TWO: 300, MASK_ONE: 200, MASK_LOOSE: 50, MASK_NOT: -300, BAND: 200, BAND + 1: 100}
STRANGE = -200

#: What the built-in worths must come to, for a pair to be more likely than not.
EVEN = 500

#: Score: at even odds, and the points of a bit up to STEEP bits and beyond.
MIDDLE, POINTS, STEEP, POINTS_BEYOND = 500, 100, 4, 10
#: Scores from which a link is right in 97 of 100 and in 999 of 1000, where the worths were learned: the odds for
#: that are 5 and 10 bits; more is asked for, since the share of rows that have a partner is estimated.
PROBABLE, CERTAIN = 925, 970
#: What no pair without a number comes to.
MOST = 990

#: Most of the rows that are taken to have a partner.
RATE = 0.95

ROUNDS = 6


@dataclass(slots=True)
class Grades:
    """Candidates a, b with the grade of each criterion; the first `settled` ones are settled by a rare name.

    kind: 2 × target, + 1 where the amount is off; days: 0 as expected, then rising; clock: 0 within a quarter of an
    hour, 1 an hour, 2 farther or unknown; name: see `names`. more: hundredths of a bit from elsewhere.
    """

    a: Ints
    b: Ints
    kind: Ints
    days: Ints
    clock: Ints
    name: Ints
    settled: int
    names: Names | None
    grader: Grader | None = None
    more: Ints | None = None


@dataclass(slots=True)
class Worth:
    """pair: worth of each candidate in hundredths of a bit, 0 = even odds against no pair at all.

    above: added to it where pairs compete. Worths that were not learned say which pair is the better one, not how
    many pairs there are: so much is added that two pairs are always worth more than one.
    """

    pair: Ints
    learned: bool
    above: int


def built_in(grades: Grades) -> Worth:
    """Return worths that nothing was learned for."""
    far = (grades.days + 1) // 2
    by_day = np.where(far < len(DAYS), np.array(DAYS)[np.minimum(far, len(DAYS) - 1)], 50 - 5 * (far - 3))
    pair = np.where(grades.kind % 2 == 0, AMOUNT, DRIFTED) + np.maximum(by_day, 0) + np.array(CLOCK)[grades.clock]
    pair = pair - EVEN + _by_name(grades)
    return Worth(pair if grades.more is None else pair + grades.more, learned=False, above=EVEN)


def _by_name(grades: Grades) -> Ints:
    """Return the built-in worth of names: the rarer an equal name, the more; differing ones count where names agree."""
    if grades.names is None:
        return np.zeros(len(grades.a), np.int64)
    agree = (grades.name >= EQUAL) & (grades.name <= MASK_ONE)
    compared = grades.name != MISSING
    mine, all_mine = len(np.unique(grades.a[agree])), len(np.unique(grades.a[compared]))
    table = np.zeros(GRADES, np.int64)
    if mine >= 5 and 2 * mine >= all_mine:
        table[BAND + 3 :] = STRANGE
        for grade, worth in NAMES.items():
            table[grade] = worth
    out = table[grades.name]
    same = np.flatnonzero((grades.name == EQUAL) | (grades.name == CORE))
    out[same] = np.clip(_rarity(grades, same) - BIT, 0, 600)
    return out


def _rarity(grades: Grades, which: Ints) -> Ints:
    """Return −log2 of the share of rows that bear the name of each pair, on the side where it is more frequent."""
    names = grades.names
    assert names is not None
    shares = []
    for code, rows in ((names.a, grades.a), (names.b, grades.b)):
        mine = code[rows[which]]
        shares.append(names.counts(code)[mine] / max(int((code >= 0).sum()), 1))
    return -bits(np.maximum(shares[0], shares[1]))


def learned(grades: Grades, near: Ints, sizes: tuple[int, int]) -> Worth | None:
    """Return worths learned from the candidates; None where there are too few, or names say nothing.

    near: candidates in the windows of each settled pair's rows, settled or not. sizes: rows of A and B.
    What is not settled is learned and weighed by itself: whoever is settled competes with nobody any more.
    """
    rest = slice(grades.settled, None)
    if grades.names is None or grades.grader is None or len(grades.a) - grades.settled < LEAST:
        return None
    compact, kinds = np.unique(grades.kind[rest], return_inverse=True)
    when = (grades.clock + np.where(grades.clock == 2, grades.days, 0))[rest]
    name = grades.name[rest]
    size = (len(compact), int(when.max()) + 1, GRADES)
    most = min(len(np.unique(grades.a[rest])), len(np.unique(grades.b[rest])))
    found = learn((kinds.ravel(), when, name), size, (None, None, _chance(grades)), most)
    true = min(found.true, most)
    if true < LEAST_TRUE or 4 * found.true > 5 * most:  # what calls far more pairs true than there can be is wrong
        return None
    by_kind, by_time, by_name = found.worth
    by_name = by_name.copy()
    by_name[MISSING] = 0
    if by_name[EQUAL : MASK_TWO + 1].max() < 2 * BIT:
        return None
    share = found.share[2][EQUAL]
    worth = by_name[name]
    same = np.flatnonzero(name == EQUAL)
    worth[same] = _one_bits(share) + _rarity(grades, same + grades.settled)
    many_a, many_b = np.bincount(grades.a[rest]), np.bincount(grades.b[rest])
    crowd = np.maximum(many_a[grades.a[rest]], many_b[grades.b[rest]])
    rate = min(max(true / (min(sizes) - grades.settled), 0.3), RATE)
    pair = by_kind[kinds.ravel()] + by_time[when] + worth + _one_bits(rate / (1 - rate) ** 2)
    pair = pair - bits(crowd.astype(np.float64))
    pair = np.concatenate([_settled(grades, near, min(sizes)), pair])
    return Worth(pair if grades.more is None else pair + grades.more, learned=True, above=1)


def _settled(grades: Grades, near: Ints, rows: int) -> Ints:
    """Return the worth of pairs settled by a rare name: its rarity, against a true partner with a damaged name.

    rows: of the smaller side.
    """
    own = np.arange(grades.settled)
    found = min(grades.settled / rows, 0.99)
    if grades.settled == 0:
        return own
    return _one_bits(found / (1 - found)) + _rarity(grades, own) - bits(near.astype(np.float64))


def _one_bits(ratio: float) -> int:
    return int(bits(np.array([ratio]))[0])


def _chance(grades: Grades) -> NDArray[np.float64]:
    """Return how the grades of pairs that have nothing to do with each other are spread."""
    names, rest = grades.names, slice(grades.settled, None)
    assert names is not None
    assert grades.grader is not None
    a, b = names.a[grades.a[rest]], names.b[grades.b[rest]]
    step = max(len(a) // SAMPLE, 1)
    # half the list away: no pair of it, and the same ones in every run
    drawn = grades.grader.grade(a[::step], np.roll(b, len(b) // 2)[::step])
    counted = np.bincount(drawn, minlength=GRADES) + 0.5
    out = counted / float(len(drawn) + GRADES / 2)
    count_a, count_b = names.counts(names.a).astype(np.float64), names.counts(names.b).astype(np.float64)
    meet = np.bincount(np.zeros(len(count_a), np.int64), count_a * count_b)[0]
    out[EQUAL] = max(meet / float(len(names.a) * len(names.b)), 1e-9)
    return np.asarray(out)


def odds(grades: Grades, worth: Worth) -> Ints:
    """Return the odds of each candidate against everything that competes with it, as hundredths of a bit.

    They come from messages between rows, as for matchings in general: each row tells another how much else it
    could be paired with. A few rounds do; the groups are small.
    """
    if not len(grades.a):
        return np.zeros(0, np.int64)
    clipped = np.clip(worth.pair, -20 * BIT, 40 * BIT)
    own = power(clipped)
    size_a, size_b = int(grades.a.max()) + 1, int(grades.b.max()) + 1
    says_a, says_b = np.ones(len(own)), np.ones(len(own))
    for _ in range(ROUNDS):
        to_a, to_b = own * says_b, own * says_a
        others_a = np.maximum(np.bincount(grades.a, to_a, minlength=size_a)[grades.a] - to_a, 0)
        others_b = np.maximum(np.bincount(grades.b, to_b, minlength=size_b)[grades.b] - to_b, 0)
        says_a, says_b = 1 / (1 + others_a), 1 / (1 + others_b)
    return clipped + bits(says_a * says_b)


def score(against: Ints) -> Ints:
    """Return 0 to 1000 for odds in hundredths of a bit."""
    points = np.where(
        against <= STEEP * BIT,
        MIDDLE + against * POINTS // BIT,
        MIDDLE + STEEP * POINTS + (against - STEEP * BIT) * POINTS_BEYOND // BIT,
    )
    return np.clip(points, 0, MOST)
