"""Makes the world up and writes its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from . import accounts, alipay, banks, books, platforms, shop, truth, wechat
from .model import Dice, World
from .output import Output
from .plants import Planter


@dataclass
class Made:
    """What was written: the world, the planted discrepancies and the true matches, as plain data."""

    world: World
    planted: dict[str, object]
    links: list[dict[str, object]]


def make(folder: Path, seed: int = 2026) -> Made:
    """Write two months below `folder` and return what they hold."""
    world, maker = World(), shop.Maker(Dice(seed))
    shop.trade(world, maker)
    Planter(world, maker).plant_all()
    accounts.settle(world, maker)
    books.keep(world)
    out = Output(folder)
    for writer in (platforms, alipay, wechat, banks, books):
        writer.write(out, world)
    return Made(world, truth.planted(world, out, seed), truth.links(world))
