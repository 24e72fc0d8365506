# ruff: noqa: DTZ001 - local clock times, as the files print them
"""What a made-up shop consists of, and what is true of it.

Amounts are minor units; times are the local clock of their source without offset. Orders, events, moves and
lines are the demo's, with what only worlds need.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from tests.demo.model import Dice as PlainDice
from tests.demo.model import Event as DemoEvent
from tests.demo.model import Line as DemoLine
from tests.demo.model import Move as DemoMove
from tests.demo.model import Order as DemoOrder
from tests.demo.model import Place

#: Days off besides weekends, and weekend days worked, in mainland China (State Council's notices).
_OFF = [
    ("2026-01-01", 3), ("2026-02-15", 9), ("2026-04-04", 3), ("2026-05-01", 5), ("2026-06-19", 3),
    ("2026-09-25", 3), ("2026-10-01", 7),
]  # fmt: skip
_WORKED = ("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10")
OFF = frozenset(date.fromisoformat(day) + timedelta(days=n) for day, count in _OFF for n in range(count))
WORKED = frozenset(date.fromisoformat(day) for day in _WORKED)


class Dice(PlainDice):
    """The demo's dice with a few more throws."""

    def pick(self, *options):  # type: ignore[no-untyped-def]
        """Return one of the options."""
        return options[self.below(len(options))]

    def one_of(self, shares: dict[str, int], otherwise: str) -> str:
        """Return a name by its share of a thousand; what is left is `otherwise`."""
        at = self.below(1000)
        for name, share in shares.items():
            if at < share:
                return name
            at -= share
        return otherwise


def is_working(day: date) -> bool:
    """Return whether Chinese banks work on `day`."""
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def add_working(day: date, count: int) -> date:
    """Return the count-th working day after `day`."""
    while count:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


@dataclass(eq=False)
class Order(DemoOrder):
    """An order of a world. cash: paid on delivery; currency: ISO code; said: 支付方式 or gateway."""

    currency: str = "CNY"
    said: str = ""

    @property
    def day(self) -> date:
        """The day that its export files it under."""
        return self.created.date()


@dataclass(eq=False)
class Event(DemoEvent):
    """A payment or refund. listed: stands in the trade bill; parts: further records of the same row."""

    listed: bool = True
    currency: str = "CNY"
    batch: str = ""
    what: str = ""
    paid_with: str = ""

    @property
    def day(self) -> date:
        """The day of its bill."""
        return self.bill_at.date()

    @property
    def stated(self) -> list[Thing]:
        """The rows that state it for L1, surest first: the trade bill's, else the ledger's."""
        if self.place.file:
            return [self]
        return [one for one in self.moves if one.place.file and one.what in ("payment", "refund")][:1]


@dataclass(eq=False)
class Move(DemoMove):
    """A ledger row. batch: the payout's number that it names; text: remark; currency: ISO code."""

    text: str = ""
    batch: str = ""
    currency: str = "CNY"
    fee: int = 0
    deposits: list[Line] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day of the ledger."""
        return self.at.date()


@dataclass(eq=False)
class Line(DemoLine):
    """A bank line."""

    currency: str = "CNY"
    reference: str = ""

    @property
    def day(self) -> date:
        """The day of the statement."""
        return self.at.date()


@dataclass(eq=False)
class Entry:
    """One line of a voucher. amount: debit positive."""

    at: date
    voucher: int
    text: str
    code: str
    name: str
    amount: int
    party: str = ""
    place: Place = field(default_factory=Place)

    @property
    def day(self) -> date:
        """The day of its voucher."""
        return self.at


Thing = Order | Event | Move | Line | Entry


@dataclass(eq=False)
class Truth:
    """Records that belong together. method: sale, view, batch or payout; shape: what is special about it.

    decided: False where the files hold nothing that tells it from another (equal amounts in one minute).
    """

    comparison: str
    method: str
    shape: str
    a: list[Thing]
    b: list[Thing]
    decided: bool = True


@dataclass(eq=False)
class Plant:
    """A discrepancy that is there on purpose: its code, the rows that show it, or the account and day.

    or_code: codes that say the same as honestly ("" is: none need be said).
    """

    code: str
    comparison: str
    about: list[Thing]
    day: str = ""
    or_code: tuple[str, ...] = ()


@dataclass
class World:
    """Everything that happened, and the truth about it. touched: rows of which any word is fair.

    manual: Stripe pays when it is asked to. entries: lines of vouchers.
    """

    seed: int
    level: str
    months: tuple[date, date]
    orders: list[Order] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    truths: list[Truth] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)
    touched: list[Thing] = field(default_factory=list)
    openings: dict[str, int] = field(default_factory=dict)
    shops: tuple[str, ...] = ()
    mask: str = "first"
    manual: bool = False
    entries: list[Entry] = field(default_factory=list)

    @property
    def end(self) -> date:
        """The day after the last."""
        return after(self.months[1])


def after(month: date) -> date:
    """Return the first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_day(month: date) -> date:
    """Return the last day of the month."""
    return after(month) - timedelta(days=1)


def midnight(day: date) -> datetime:
    """Return the first instant of a day."""
    return datetime(day.year, day.month, day.day)


def rate(day: datetime) -> int:
    """Return what a hundred euros are worth in dollars on a day, in hundredths of a cent."""
    return 10_800 + 7 * (day.toordinal() % 9)
