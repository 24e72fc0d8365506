"""What happens in the made-up shop: orders, channel events, account movements, bank lines.

Amounts are integers of fen. Times are the local clock (+08:00) without offset, as the files print them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

#: Months that the demo covers, and the first instant after them.
MONTHS = (date(2026, 9, 1), date(2026, 10, 1))
END = date(2026, 11, 1)

#: Weekdays off and weekend days worked in the two months around the demo (Mid-Autumn, National Day).
_OFF = {date(2026, 9, 25), *(date(2026, 10, day) for day in range(1, 8))}
_WORKED = {date(2026, 9, 20), date(2026, 10, 10)}


def is_working(day: date) -> bool:
    """Return whether banks work on `day`."""
    return day in _WORKED or (day.weekday() < 5 and day not in _OFF)


def next_working(day: date) -> date:
    """Return the first working day after `day`."""
    day += timedelta(days=1)
    while not is_working(day):
        day += timedelta(days=1)
    return day


def month_of(at: datetime) -> date:
    """Return the first day of the month of `at`."""
    return at.date().replace(day=1)


def yuan(fen: int) -> str:
    """Return `12.30` for 1230."""
    sign, fen = ("-", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100}.{fen % 100:02d}"


def share(fen: int, numerator: int, denominator: int) -> int:
    """Return fen × numerator / denominator, halves away from zero; all positive."""
    return (2 * fen * numerator + denominator) // (2 * denominator)


class Dice:
    """A small generator of its own, so that no Python version changes a committed file."""

    def __init__(self, seed: int) -> None:
        self._state = seed & 0xFFFFFFFFFFFFFFFF

    def below(self, n: int) -> int:
        """Return an integer from 0 to n − 1 (SplitMix64)."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = self._state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return (z ^ (z >> 31)) % n

    def between(self, low: int, high: int) -> int:
        """Return an integer from low to high."""
        return low + self.below(high - low + 1)

    def chance(self, per_mille: int) -> bool:
        """Return True in `per_mille` of a thousand cases."""
        return self.below(1000) < per_mille

    def digits(self, n: int) -> str:
        """Return n digits."""
        return "".join(str(self.below(10)) for _ in range(n))


@dataclass
class Place:
    """Where something stands: file below the demo folder (`!member` for archives) and row from 1."""

    file: str = ""
    row: int = 0

    def __str__(self) -> str:
        return f"{self.file}#{self.row}"


@dataclass(eq=False)
class Order:
    """A sale. state: done, shipped, unpaid, closed (never paid), refunded (closed after a full refund).

    off: discounts that the shop bears; pay_off: its coupon at the channel; platform_off: what the platform
    bears. refund: what the order says.
    """

    shop: str
    number: str
    created: datetime
    paid: datetime | None
    title: str
    quantity: int
    goods: int
    shipping: int
    off: int = 0
    platform_off: int = 0
    state: str = "done"
    refund: int = 0
    buyer: int = 0
    pay_off: int = 0
    pay_number: str = ""
    place: Place = field(default_factory=Place)

    @property
    def due(self) -> int:
        """Return what channel and platform together owe the shop for it."""
        return self.goods + self.shipping - self.off


@dataclass(eq=False)
class Event:
    """A payment or refund at a channel. amount, fee: positive (a refund's fee is what came back).

    bill_at: in the trade bill; book_at: in the account's ledger. number: the channel's number of the
    payment; merchant: the shop's; refund_number: the shop's of a refund; refund_id: the channel's.
    coupon: non-recharged coupon of WeChat, paid by nobody; funded: Alipay's own red packet.
    printed_fee: in 1/100000 yuan where the bill prints another figure than the ledger takes.
    """

    channel: str
    kind: str
    bill_at: datetime
    book_at: datetime
    number: str
    merchant: str
    amount: int
    fee: int
    title: str
    buyer: int
    orders: list[Order] = field(default_factory=list)
    parent: Event | None = None
    refund_number: str = ""
    refund_id: str = ""
    coupon: int = 0
    funded: int = 0
    printed_fee: int | None = None
    remark: str = ""
    place: Place = field(default_factory=Place)
    moves: list[Move] = field(default_factory=list)


@dataclass(eq=False)
class Move:
    """One row of an account's ledger. amount: signed effect on the balance."""

    account: str
    at: datetime
    what: str
    amount: int
    serial: str
    event: Event | None = None
    balance: int = 0
    members: list[Move] = field(default_factory=list)
    deposit: Line | None = None
    place: Place = field(default_factory=Place)


@dataclass(eq=False)
class Line:
    """One line of a bank statement. amount: signed effect on the balance; entries: the lines of the books for it."""

    account: str
    at: datetime
    amount: int
    party: str
    party_account: str
    kind: str
    note: str
    serial: str = ""
    balance: int = 0
    entries: list[Entry] = field(default_factory=list)
    place: Place = field(default_factory=Place)


@dataclass(eq=False)
class Entry:
    """One line of a voucher. number: of the voucher in its month; line: place in it from 1; amount: debit positive."""

    at: date
    number: int
    line: int
    text: str
    code: str
    name: str
    amount: int
    party: str = ""
    place: Place = field(default_factory=Place)


@dataclass
class Plant:
    """A discrepancy that is there on purpose.

    about: what shows it (its place is looked up after writing); amount: A − B in fen (or 1/100000 yuan
    with exp 5), what `code` is about for the codes without two sides. state: waiting or open at the
    month's end, or matched (nothing is left of it once its match is made); resolved_in: month whose files
    settle it, "" never.
    """

    code: str
    comparison: str
    month: str
    about: list[Order | Event | Move | Line | Entry]
    reference: str
    amount: int
    note: str
    state: str = "open"
    resolved_in: str = ""
    exp: int = 2


@dataclass
class World:
    """Everything that happened, in the order it was made up; sold: the orders of a month with what books them."""

    orders: list[Order] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    sold: list[tuple[list[Order], list[Entry]]] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)
    openings: dict[str, int] = field(default_factory=dict)
