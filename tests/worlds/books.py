"""The bookkeeper: vouchers for the banks' rows (L4) and for the sales (L5), with what she forgets and mistypes."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from tests.bookkeeping import swapped
from tests.demo.catalog import CMB, CMB_CARD, ICBC

from .maker import Maker
from .model import Entry, Line, Order, Plant, Truth, World, last_day
from .money import CCB

#: The account of the books for each bank account: number and name.
ACCOUNTS = {
    CMB: ("1002.01", f"银行存款_招商银行{CMB[-4:]}"),
    CMB_CARD: ("1002.02", f"银行存款_招行一卡通{CMB_CARD[-4:]}"),
    ICBC: ("1002.03", f"银行存款_工商银行{ICBC[-4:]}"),
    CCB: ("1002.04", f"银行存款_建设银行{CCB[-4:]}"),
}
REVENUE, TAX, OTHER = ("5001", "主营业务收入"), ("2221.01", "应交税费_销项税额"), ("2241", "其他应付款")
SHOPS = {"taobao": "淘宝店", "youzan": "有赞微商城", "pdd": "拼多多店", "jd": "京东店", "douyin": "抖音店"}
#: Equal amounts this many days apart are each other's, whoever booked which.
NEAR = 6


def keep(world: World, maker: Maker) -> None:
    """Write up the books of most worlds."""
    if maker.dice.chance(700):
        keeper = _Keeper(world, maker)
        keeper.banks()
        keeper.sales(maker.dice.pick("order", "day", "month"))


class _Keeper:
    def __init__(self, world: World, maker: Maker) -> None:
        self.world, self.dice, self.slips, self.count = world, maker.dice, maker.level.books, 0

    def _voucher(self, day: date, text: str, lines: list[tuple[tuple[str, str], int]], party: str = "") -> list[Entry]:
        """Return the entries of a new voucher, debit positive; another one makes it balance."""
        self.count += 1
        made = [Entry(day, self.count, text, code, name, amount, party) for (code, name), amount in lines]
        rest = Entry(day, self.count, text, *OTHER, -sum(one.amount for one in made))
        self.world.entries += [*made, rest]
        return made

    def _plant(self, code: str, comparison: str, *about: Line | Order | Entry, or_code: tuple[str, ...] = ()) -> None:
        self.world.plants.append(Plant(code, comparison, list(about), or_code=or_code))

    def banks(self) -> None:
        """Book the rows of every bank account in yuan; a few are forgotten, booked twice, mistyped, or written late."""
        alike: dict[tuple[str, int], list[Line]] = defaultdict(list)
        for line in self.world.lines:
            if line.account in ACCOUNTS:
                alike[line.account, line.amount].append(line)
            else:
                self.world.touched.append(line)  # nobody keeps an account for it
        truths: list[tuple[Line, Entry, str]] = []
        for line in sorted((one for some in alike.values() for one in some), key=lambda one: (one.at, one.serial)):
            how = self.dice.one_of(self.slips, "booked")
            single = len(alike[line.account, line.amount]) == 1
            if how != "late" and how != "numbered" and not single:
                how = "booked"  # which of several equal rows was meant, nobody could say
            day = line.day + timedelta(days=self.dice.between(1, 3) if how == "late" else 0)
            if how == "forgotten" or day >= self.world.end:
                late = line.day + timedelta(days=4) >= self.world.end
                self._plant("EX1", "L4", line, or_code=("TS1", "TS2") if late else ())
                continue
            amount = swapped(line.amount) if how == "swapped" else line.amount
            if not amount:
                how, amount = "booked", line.amount
            said = f"{line.note} {line.serial}" if how == "numbered" else line.note
            for _ in range(2 if how == "twice" else 1):
                (entry,) = self._voucher(day, said, [(ACCOUNTS[line.account], amount)], line.party)
                truths.append((line, entry, how))
            if how == "twice":
                self._plant("EX4", "L4", truths[-1][1], truths[-2][1], line)
                truths.pop()
            if how == "swapped":
                self._plant("AM14", "L4", line, entry)
        if truths and self.dice.chance(400):
            account, month = ACCOUNTS[truths[0][0].account], self.dice.pick(*self.world.months)
            day = month + timedelta(days=self.dice.between(3, 20))
            (entry,) = self._voucher(day, "付押金", [(account, -self.dice.between(100_001, 900_001))])
            self._plant("EX2", "L4", entry)
        self._together(truths)

    def _together(self, truths: list[tuple[Line, Entry, str]]) -> None:
        """Add the truth: rows of one amount some days apart belong to their vouchers as a whole."""
        truths.sort(key=lambda one: (one[0].account, one[0].amount, one[0].day))
        group: list[tuple[Line, Entry, str]] = []
        for at, one in enumerate(truths):
            group.append(one)
            after = truths[at + 1] if at + 1 < len(truths) else None
            same = after is not None and (after[0].account, after[0].amount) == (one[0].account, one[0].amount)
            if after is not None and same and (after[0].day - one[0].day).days <= NEAR:
                continue
            shape = one[2] if len(group) == 1 else "several"
            self.world.truths.append(Truth("L4", "book", shape, [x for x, _, _ in group], [y for _, y, _ in group]))
            group = []

    def sales(self, span: str) -> None:
        """Book the sales of the shops at home, one by one, by day or by month; 13 % of tax are in each price."""
        groups: dict[tuple[str, str], list[Order]] = defaultdict(list)
        for order in self.world.orders:
            if order.shop in SHOPS and order.state not in ("unpaid", "closed"):
                when = {"order": order.number, "day": str(order.day), "month": f"{order.day:%Y-%m}"}[span]
                groups[order.shop, when].append(order)
        for (shop, when), orders in sorted(groups.items()):
            total = sum(one.due for one in orders)
            day = last_day(orders[0].day.replace(day=1)) if span == "month" else orders[0].day
            text = f"{SHOPS[shop]}销售 " + (f"订单号{when}" if span == "order" else when)
            how = self.dice.one_of(self.slips, "booked") if span == "order" else "booked"
            if how == "forgotten":
                late = day + timedelta(days=4) >= self.world.end
                self._plant("EX2", "L5", *orders, or_code=("TS1", "TS2") if late else ())
                continue
            base = round(total * 100 / 113)
            off = 1000 if how == "swapped" else 0
            lines = [(REVENUE, -base - off), (TAX, base + off - total)]
            entries = self._voucher(day, text, lines)
            if how == "twice":
                entries += self._voucher(day, text, lines)
                self._plant("EX4", "L5", *orders, *entries)
            if off:
                self._plant("AM13", "L5", *entries)
            shape = how if how in ("twice", "swapped") else span
            self.world.truths.append(Truth("L5", "book", shape, list(orders), list(entries)))
