"""Shops that no level makes: other cut-offs, weekly payouts, one bank account for all, more refunds than sales."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from tests.contract.checker import problems
from tests.worlds import build, money
from tests.worlds.judge import Tally, judge
from tests.worlds.levels import Level, level
from tests.worlds.model import Move
from tests.worlds.running import reconcile

HOME, EASY = ("youzan",), level("easy")


class LateCutOff(money.Channel):
    """Its day ends at ten in the evening: what comes later is netted with the next day's refunds and fees."""

    def _day(self, entry: Move) -> date:
        return (entry.at + timedelta(hours=2)).date()


class Weekly(money.Channel):
    """A courier that collects cash pays out on Mondays what it took until Sunday."""

    def _closes(self, day: date) -> bool:
        return day.weekday() == 6


@dataclass(frozen=True, kw_only=True)
class Shop:
    """One kind of shop. channel: how its channel pays out; level: how often what happens, beside the easy one."""

    shops: tuple[str, ...] = HOME
    channel: type[money.Channel] = money.Channel
    level: Level = EASY
    one_bank: bool = False


def _with(**shapes: int) -> Level:
    return replace(EASY, shapes=EASY.shapes | shapes)


SHOPS = {
    "netted across midnight": Shop(channel=LateCutOff),
    "paid out weekly": Shop(channel=Weekly),
    "one bank account": Shop(shops=("taobao", "youzan", "pdd"), one_bank=True),
    "refunds above sales": Shop(level=_with(full_refund=430, partial_refund=60, plain=0)),
    "a charge on every deposit": Shop(
        shops=("taobao", "youzan"), level=replace(EASY, banks={"charged": 1000, "missing": 0, "named": 0})
    ),
}


@pytest.fixture(params=[(name, seed) for name in SHOPS for seed in (41, 42)], ids=lambda one: f"{one[0]}-{one[1]}")
def played(request, tmp_path, monkeypatch) -> tuple[Tally, list[str]]:
    name, seed = request.param
    shop = SHOPS[name]
    monkeypatch.setattr(build, "SHOPS", (shop.shops,))
    monkeypatch.setattr(money, "Channel", shop.channel)
    if shop.one_bank:
        monkeypatch.setattr(money, "BANKS", dict.fromkeys(money.BANKS, (money.CMB,)))
    world = build.make(tmp_path / "world", seed, replace(shop.level, orders=(110, 120)))
    reconcile([tmp_path / "world"], tmp_path / "out")
    return judge(world, tmp_path / "out"), problems(tmp_path / "out")


def test_no_confirmed_match_is_wrong_and_what_is_said_is_true(played):
    tally, broken = played
    assert tally.wrong == []
    assert broken == []
    assert [one for one in tally.false if not one.startswith("suggested: ")] == []
    kinds = {what: n for (_, what), n in tally.matches.items() if what.startswith("truth")}
    assert kinds.get("truth missed", 0) * 10 <= sum(kinds.values()), tally.missed
