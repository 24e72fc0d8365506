"""How hard a world is: the share of each story, in a thousandth of the orders."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Twist:
    """Properties of the generator that tuning must not have learned.

    mask: how channels print buyers ("first": `*一禾`, "last": `林一*`, "middle": `林*禾`, "initial": `林**`).
    delay: working days from payout to deposit are drawn from these.
    """

    mask: str = "first"
    delay: tuple[int, ...] = (1, 1, 1, 1, 1, 1, 1, 1, 2)


PLAIN, TWISTED = Twist(), Twist(mask="middle", delay=(1, 2, 2, 2, 3))


@dataclass(frozen=True, kw_only=True)
class Level:
    """Shares of a thousand. shapes: of orders; damage: what happens to a payment's order number."""

    name: str
    orders: tuple[int, int]
    prices: int
    shapes: dict[str, int]
    damage: dict[str, int]
    no_number: int  # orders that do not tell the channel's number either
    banks: dict[str, int]  # what happens to payouts
    gaps: int  # of ledgers and bills that lack a day
    books: dict[str, int]  # what happens to bank rows and sales when they are booked
    twist: Twist = PLAIN


_EASY = {
    "partial_refund": 40, "full_refund": 30, "repeated_refunds": 10, "combined": 10, "split": 10, "deposit": 8,
    "instalment": 10, "unpaid": 40, "brushing": 5, "on_delivery": 5, "EX1": 5, "EX2": 5, "EX3": 5, "EX7": 3, "EX9": 3,
    "AM1": 5, "AM2": 5, "AM3": 3, "AM11": 3, "AM4": 3, "AM5": 4, "TS4": 3, "TS5": 3, "TS6": 2, "twins": 0,
}  # fmt: skip


def _times(shares: dict[str, int], per_cent: int, **more: int) -> dict[str, int]:
    return {name: share * per_cent // 100 for name, share in shares.items()} | more


LEVELS = {
    "easy": Level(
        name="easy",
        orders=(150, 260),
        prices=16,
        shapes=_EASY,
        damage={"suffixed": 10, "in_text": 10},
        no_number=100,
        banks={"charged": 20, "missing": 15, "merged": 0, "split": 0, "named": 100},
        gaps=0,
        books={"forgotten": 8, "twice": 4, "swapped": 4, "numbered": 200},
    ),
    "medium": Level(
        name="medium",
        orders=(180, 320),
        prices=12,
        shapes=_times(_EASY, 150, unpaid=45, twins=6),
        damage={
            "missing": 40,
            "suffixed": 20,
            "prefixed": 20,
            "in_text": 20,
            "truncated": 15,
            "damaged": 10,
            "spelled": 20,
        },
        no_number=500,
        banks={"charged": 30, "missing": 20, "merged": 60, "split": 30, "named": 60},
        gaps=150,
        books={"forgotten": 15, "twice": 10, "swapped": 10, "numbered": 150, "late": 80},
    ),
    "hard": Level(
        name="hard",
        orders=(220, 400),
        prices=6,
        shapes=_times(_EASY, 200, unpaid=50, twins=20),
        damage={
            "missing": 130,
            "suffixed": 40,
            "prefixed": 40,
            "in_text": 40,
            "truncated": 40,
            "damaged": 30,
            "spelled": 30,
            "wrong": 10,
        },
        no_number=900,
        banks={"charged": 60, "missing": 30, "merged": 150, "split": 80, "named": 30},
        gaps=300,
        books={"forgotten": 25, "twice": 15, "swapped": 15, "numbered": 80, "late": 200},
    ),
}


def level(name: str, *, twisted: bool = False) -> Level:
    """Return a level by its name."""
    return replace(LEVELS[name], twist=TWISTED if twisted else PLAIN)
