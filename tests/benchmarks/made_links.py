"""Payments and bank lines without a common number, with the truth: what links without keys are measured on.

A bank line shows a payment 0 to 3 days later, gross, or net of a fee of 2 %, now and then a cent off. Of the names
some are masked, mistyped or have words behind them; some rows of either side have no partner; many amounts end in
round or psychological ways and some are the shop's popular prices. `masks` and `delays` choose other forms of
masking and another law of delay, so that what was tuned on one form can be tried on another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉萍红玲建国文辉力梅鹏程宇晨欣怡浩然子轩雨涵梓萱佳琪俊凯思源若曦"
SYLLABLES = "an bo chen dai fang gao han jin kai lan mei nian ou pei qing rong shu tao wan xin yun zhi mar ell ton ric"
ENDINGS = ("trading", "ltd", "store", "gmbh", "co", "design")
PRICES = np.array([990, 1290, 1990, 2990, 3900, 4990, 5900, 6990, 8800, 9900, 12900, 16800, 19900, 25900, 29900, 39900])

#: Forms of masking: of a Chinese name, of another one.
MASKS = {
    "first": (lambda name: "*" + name[1:], lambda name: name[:3] + "***"),
    "last": (lambda name: name[0] + "*" * (len(name) - 1), lambda name: name[:2] + "****" + name[-1]),
    "middle": (lambda name: name[0] + "*" + name[2:], lambda name: "**" + name[2:]),
    "words": (lambda name: name[0] + "某" * (len(name) - 1), lambda name: name.split(" ")[0] + " ***"),
}

#: Laws of delay: chances of 0, 1, 2 and 3 days.
DELAYS = {"falling": (0.4, 0.3, 0.2, 0.1), "late": (0.1, 0.2, 0.3, 0.4), "flat": (0.25, 0.25, 0.25, 0.25)}


@dataclass(frozen=True)
class Ledger:
    """Payments (gross, net, day, payer) and bank lines (received, received_on, sender); amounts in cents.

    truth: for each payment the position of its bank line, −1 for none.
    """

    gross: Ints
    net: Ints
    day: Ints
    payer: list[str]
    received: Ints
    received_on: Ints
    sender: list[str]
    truth: Ints


def made(rows: int, seed: int, masks: str = "first", delays: str = "falling", days: int = 90) -> Ledger:
    """Return a ledger of `rows` payments and as many bank lines."""
    rng = np.random.default_rng(seed)
    people = [_name(rng) for _ in range(max(100, rows // 3))]
    gross, day = _amounts(rng, rows), rng.integers(0, days, rows)
    payer = [people[one] for one in rng.integers(0, len(people), rows).tolist()]
    net = gross - (gross * 2 + 50) // 100
    paid = np.flatnonzero(rng.random(rows) < 0.96)
    cent = np.where(rng.random(len(paid)) < 0.2, rng.integers(-1, 2, len(paid)), 0)
    received = np.where(rng.random(len(paid)) < 0.35, net[paid] + cent, gross[paid])
    on = day[paid] + rng.choice(4, len(paid), p=DELAYS[delays])
    sender = [_damaged(rng, payer[one], masks) for one in paid.tolist()]
    strange = rows - len(paid)
    received = np.concatenate([received, _amounts(rng, strange)])
    on = np.concatenate([on, rng.integers(0, days + 3, strange)])
    sender += [_name(rng) for _ in range(strange)]
    order = rng.permutation(rows)
    truth = np.full(rows, -1, np.int64)
    place = np.empty(rows, np.int64)
    place[order] = np.arange(rows)
    truth[paid] = place[: len(paid)]
    return Ledger(gross, net, day, payer, received[order], on[order], [sender[one] for one in order.tolist()], truth)


def _name(rng: np.random.Generator) -> str:
    if rng.random() < 0.7:
        count = 2 if rng.random() < 0.8 else 1
        return SURNAMES[rng.integers(len(SURNAMES))] + "".join(GIVEN[one] for one in rng.integers(0, len(GIVEN), count))
    parts = SYLLABLES.split()
    first = "".join(parts[one] for one in rng.integers(0, len(parts), rng.integers(2, 4)))
    second = "".join(parts[one] for one in rng.integers(0, len(parts), 2))
    return f"{first} {second} {ENDINGS[rng.integers(len(ENDINGS))]}" if rng.random() < 0.5 else f"{first} {second}"


def _damaged(rng: np.random.Generator, name: str, masks: str) -> str:
    luck, chinese = rng.random(), ord(name[0]) > 127
    if luck < 0.70:
        return name
    if luck < 0.75:
        return MASKS[masks][0 if chinese else 1](name)
    if luck < 0.80:
        return name + (" 货款" if chinese else " payment")
    at = int(rng.integers(len(name)))
    if luck < 0.87 and len(name) > 2:
        return name[:at] + name[at + 1 :]
    if luck < 0.95:
        wrong = GIVEN[rng.integers(len(GIVEN))] if chinese else chr(97 + int(rng.integers(26)))
        return name[:at] + wrong + name[at + 1 :]
    at = min(at, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _amounts(rng: np.random.Generator, count: int) -> Ints:
    cents = np.exp(rng.normal(np.log(12_000), 0.9, count)).astype(np.int64) + 100
    ending = rng.random(count)
    cents = np.where(ending < 0.35, cents // 100 * 100, cents)
    cents = np.where((ending >= 0.35) & (ending < 0.50), cents // 1000 * 1000 + 900, cents)
    cents = np.where((ending >= 0.50) & (ending < 0.60), cents // 100 * 100 + 50, cents)
    popular = rng.random(count) < 0.05
    cents[popular] = PRICES[rng.integers(0, len(PRICES), int(popular.sum()))]
    return np.asarray(cents)
