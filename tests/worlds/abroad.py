"""Accounts abroad (L2, L3): Stripe and PayPal with disputes, rolling reserves, and sales in another currency."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from .model import Event, Move, Plant, World, rate
from .money import Channel

#: What a dispute costs, and how many of a thousand payments are disputed.
DISPUTE_FEE, DISPUTED = 1500, 25
#: Days that a rolling reserve is kept, and its share of a day's takings in a hundred.
RESERVE_DAYS, RESERVE = 20, 10


class Stripe(Channel):
    """Stripe: automatic payouts that name their entries, or payouts that somebody asks for."""

    def _by_plan(self) -> bool:
        return not self.world.manual

    def _payout_number(self) -> str:
        return self.maker.fresh("po_1Q", 16)

    def _move(self, at: datetime, what: str, amount: int, event: Event | None = None, **more: object) -> Move:
        move = super()._move(at, what, amount, event, **more)
        if what == "payout":
            move.serial = self._payout_number()
        return move

    def _more(self, moves: list[Move]) -> list[Move]:
        return [*self._held(moves), *self._disputes(moves), *self._reserves(moves)]

    def _disputes(self, moves: list[Move]) -> list[Move]:
        """Return disputes of some payments: the amount and a fee go out, and come back where the shop wins."""
        out = []
        for move, at in disputed(self, moves):
            event = move.event
            assert event is not None
            out.append(self._move(at, "dispute", -move.amount, event, fee=DISPUTE_FEE))
            back = at + timedelta(days=self.dice.between(6, 20))
            if back.date() < self.world.end and self.dice.chance(400):
                out.append(self._move(back, "dispute_won", move.amount, event, fee=-DISPUTE_FEE))
        return out

    def _reserves(self, moves: list[Move]) -> list[Move]:
        """Return a share of each day's takings kept back, and let go some weeks later."""
        if not self.dice.chance(300):
            return []
        out = []
        for day in sorted({one.at.date() for one in moves}):
            taken = sum(one.amount for one in moves if one.at.date() == day and one.what == "payment")
            held = self._move(datetime.combine(day, time(23, 40)), "hold", -(taken * RESERVE // 100), text="reserve")
            freed = held.at + timedelta(days=RESERVE_DAYS)
            if held.amount:
                out.append(held)
                if freed.date() < self.world.end:
                    out.append(self._move(freed, "release", -held.amount, text="reserve"))
                else:
                    # kept for its usual time: whether that is worth a word is the engine's to say
                    self.world.plants.append(Plant("HM1", "L2", [held], or_code=("HM2", "")))
        return out


class PayPal(Channel):
    """PayPal: withdrawals that somebody asks for, holds for disputes, euros changed into dollars at once."""

    def _more(self, moves: list[Move]) -> list[Move]:
        out = []
        for move, at in disputed(self, moves):
            event, back = move.event, at + timedelta(days=self.dice.between(6, 20))
            held = self._move(at, "hold", -move.amount, event)
            out.append(held)
            if back.date() >= self.world.end:
                self.world.plants.append(Plant("HM1", "L2", [held], or_code=("HM2",)))
                continue
            out.append(self._move(back, "release", move.amount, event))
            if self.dice.chance(500):
                out.append(self._move(back + timedelta(seconds=1), "dispute", -move.amount, event))
                out.append(self._move(back + timedelta(seconds=2), "dispute_fee", -DISPUTE_FEE, event))
        for move in [one for one in moves if one.currency == "EUR"]:
            net = move.amount - move.fee
            dollars = net * rate(move.at) * 97 // 1_000_000
            event, at = move.event, move.at + timedelta(seconds=1)
            out.append(self._move(at, "changed", -net, event, currency="EUR"))
            out.append(self._move(at, "changed", dollars, event))
        return out


def disputed(channel: Channel, moves: list[Move]) -> list[tuple[Move, datetime]]:
    """Return some payments with nothing else about them, and when each is disputed."""
    world: World = channel.world
    returned = {id(one.parent) for one in world.events if one.parent is not None}
    out = []
    for move in moves:
        whole = move.what == "payment" and move.currency == "USD" and id(move.event) not in returned
        if whole and channel.dice.chance(DISPUTED):
            at = move.at.replace(hour=3) + timedelta(days=channel.dice.between(4, 25), seconds=channel.dice.below(9000))
            if at.date() < world.end:
                out.append((move, at))
    return out
