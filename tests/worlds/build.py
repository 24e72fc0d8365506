"""Makes a world up and writes its files: `make(folder, seed, level)`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from . import book_files, books, channel_files, order_files
from .levels import Level
from .maker import Maker
from .model import Dice, Event, Move, Order, Truth, World
from .money import settle
from .sales import Sales
from .tables import Out, gap_plant

#: Two months each: over New Year, spring festival, Labour Day, National Day.
MONTHS = ((2026, 1), (2026, 2), (2026, 4), (2026, 6), (2026, 9))
SHOPS = (
    ("taobao", "youzan", "pdd"),
    ("taobao", "youzan", "jd"),
    ("taobao", "youzan", "shopify"),
    ("youzan", "pdd", "douyin"),
    ("taobao", "jd", "shopify"),
    ("taobao", "youzan"),
    ("taobao", "youzan", "douyin", "shopify"),
    ("web",),
    ("taobao", "web"),
    ("youzan", "web", "shopify"),
)
#: Sources of which a day may be missing.
GAPS = ("alipay.trade", "alipay.account", "wechat.fund")
#: Seconds within which two payments of one amount and no number cannot be told apart.
NEAR = 60


def make(folder: Path, seed: int, level: Level) -> World:
    """Write a world below `folder`; the same seed and level give the same bytes."""
    dice = Dice(seed * 7919 + len(level.name) * 104_729)
    year, month = dice.pick(*MONTHS)
    first = date(year, month, 1)
    second = (first + timedelta(days=31)).replace(day=1)
    world = World(seed, level.name, (first, second), shops=dice.pick(*SHOPS), mask=level.twist.mask)
    world.manual = dice.chance(250)
    maker = Maker(world, level, dice)
    Sales(maker).tell()
    settle(world, maker)
    books.keep(world, maker)
    out = Out(folder, world)
    for source in GAPS:
        if dice.chance(level.gaps):
            out.gaps[source] = dice.pick(first, second) + timedelta(days=dice.between(4, 22))
    order_files.write_orders(out, world)
    channel_files.write(out, world)
    order_files.write_banks(out, world)
    book_files.write(out, world)
    _known(world, out)
    return world


def _known(world: World, out: Out) -> None:
    """Keep of the truth what the files hold: a row that stands nowhere belongs to nothing."""
    used = {one.channel for one in world.events}
    for source, day in out.gaps.items():
        if source.split(".")[0] in used:
            world.plants.append(gap_plant(day))
    kept = []
    for truth in world.truths:
        truth.a, truth.b = _stated(truth, truth.a), _stated(truth, truth.b)
        if truth.a and truth.b:
            kept.append(truth)
    world.truths = kept
    for plant in world.plants:
        payouts = [one for one in plant.about if isinstance(one, Move)] if plant.code == "AM7" else []
        if any(not entry.place.file for one in payouts for entry in one.members):
            plant.or_code = ("",)  # its entries are in the file that is missing: nobody can add them up
        plant.about = [place for one in plant.about for place in (one.stated if isinstance(one, Event) else [one])]
        plant.about = [one for one in plant.about if one.place.file]
    world.plants = [one for one in world.plants if one.about or one.day]
    _undecided([one for one in kept if one.method == "sale"])


def _stated(truth: Truth, things: Sequence[object]) -> list:  # type: ignore[type-arg]
    out = []
    for one in things:
        if isinstance(one, Event) and truth.method == "sale":
            out += one.stated
        elif one.place.file:  # type: ignore[attr-defined]
            out.append(one)
    return out


def _undecided(sales: list[Truth]) -> None:
    """Mark sales without a number that another such sale of the same amount stands beside."""
    alike: dict[tuple[str, int], list[tuple[Truth, Event]]] = defaultdict(list)
    for truth in sales:
        events = [one for one in truth.b if isinstance(one, Event)]
        orders = [one for one in truth.a if isinstance(one, Order)]
        if truth.shape in ("missing", "twins", "truncated", "damaged", "wrong") and events and orders:
            alike[events[0].channel, events[0].amount].append((truth, events[0]))
    for group in alike.values():
        group.sort(key=lambda one: one[1].bill_at)
        for (one, before), (other, later) in pairwise(group):
            if (later.bill_at - before.bill_at).total_seconds() <= NEAR:
                one.decided = other.decided = False
