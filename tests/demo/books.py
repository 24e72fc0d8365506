"""The bookkeeper's vouchers as Kingdee Jingdouyun lists them: what the banks moved, what channels kept, what was sold.

She writes a voucher for every bank row on its day, and at the end of a month one for each channel's fees and one for
each shop's sales after refunds; 13 % of tax are in every price. Three slips of September are planted.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.bookkeeping import HEADER, swapped

from .accounts import STRAY, lines_of, movements
from .catalog import ALIPAY, CMB, CMB_CARD, ICBC, PDD, SHOPS, WECHAT
from .model import MONTHS, Entry, Line, Plant, World, month_of, yuan
from .output import Output, Sheet, last_day
from .plants import SEPTEMBER

Account = tuple[str, str]

#: Which account of the books stands for each bank account, and which for each channel.
BANKS: dict[str, Account] = {
    CMB: ("1002.01", f"银行存款_招商银行{CMB[-4:]}"),
    CMB_CARD: ("1002.02", f"银行存款_招行一卡通{CMB_CARD[-4:]}"),
    ICBC: ("1002.03", f"银行存款_工商银行{ICBC[-4:]}"),
}
CHANNELS: dict[str, Account] = {
    "alipay": ("1012.01", "其他货币资金_支付宝"),
    "wechat": ("1012.02", "其他货币资金_微信支付"),
    "pdd": ("1012.03", "其他货币资金_拼多多"),
}
REVENUE: Account = ("5001", "主营业务收入")
TAX: Account = ("2221.01", "应交税费_销项税额")
FEES: Account = ("5603.02", "财务费用_手续费")
UNCLEAR: Account = ("2241.01", "其他应付款_待查")
#: By a word of the bank row: the other account.
SPENT: dict[str, Account] = {
    "货款": ("2202", "应付账款"),
    "账户管理费": FEES,
    "房租": ("5602.03", "管理费用_房租"),
    "工资": ("2211", "应付职工薪酬"),
    "物流面单充值": ("5601.02", "销售费用_快递费"),
    "转账汇款": ("1221.01", "其他应收款_个人往来"),
}
#: By a word of the bank row: the channel that it comes from.
CAME = {"支付宝": "alipay", "微信": "wechat", "拼多多": "pdd"}
#: How the bookkeeper calls a shop, its channel, and the channel's account.
SOLD = {
    "taobao": ("淘宝", "alipay", ALIPAY),
    "youzan": ("有赞", "wechat", WECHAT),
    "pdd": ("拼多多", "pdd", PDD),
}


def keep(world: World) -> None:
    """Write up both months."""
    lost, typed, twice = _slips(world)
    for month in MONTHS:
        book = _Book(world, month)
        lines = sorted((line for bank in BANKS for line in lines_of(world, bank, month)), key=lambda one: one.at)
        for line in lines:
            amount = swapped(line.amount) if line is typed else line.amount
            for _again in range(0 if line is lost else 2 if line is twice else 1):
                line.entries.append(book.bank(line, amount))
        for shop in SOLD:
            book.fees(shop)
            book.sales(shop)
    _note(world, lost, typed, twice)


def _slips(world: World) -> tuple[Line, Line, Line]:
    """Return deposits of September: one to be forgotten, one to be mistyped, one to be booked twice.

    No other bank row has the amount of one of them, so that nothing else can be meant.
    """
    amounts = [abs(line.amount) for line in world.lines]
    planted = {id(one) for plant in world.plants for one in plant.about}
    alone = {
        line.at.date(): line
        for line in world.lines
        if line.amount > 0 and amounts.count(line.amount) == 1 and id(line) not in planted
    }
    days = sorted(day for day in alone if day.month == MONTHS[0].month)
    typed = next(alone[day] for day in days[8:] if swapped(alone[day].amount))
    return alone[days[6]], typed, alone[next(day for day in days[14:] if alone[day] is not typed)]


def _note(world: World, lost: Line, typed: Line, twice: Line) -> None:
    for code, about, amount, note in (
        ("EX1", [lost], lost.amount, "a deposit that no voucher books"),
        ("AM14", [typed, *typed.entries], typed.amount - swapped(typed.amount), "booked with two digits transposed"),
        ("EX4", [twice.entries[1], twice.entries[0]], -twice.amount, "one deposit booked by two vouchers"),
    ):
        first = about[0]
        reference = f"{first.at:%Y-%m-%d}"
        world.plants.append(Plant(code, "L4", SEPTEMBER, list(about), reference, amount, note))


class _Book:
    """The vouchers of one month, numbered from 1."""

    def __init__(self, world: World, month: date) -> None:
        self.world, self.month, self.last, self.number = world, month, last_day(month), 0

    def _voucher(self, day: date, text: str, lines: Sequence[tuple[Account, int]], party: str = "") -> list[Entry]:
        """Add a voucher that balances; debit positive."""
        assert not sum(amount for _, amount in lines)
        self.number += 1
        made = [
            Entry(day, self.number, place, text, code, name, amount, party)
            for place, ((code, name), amount) in enumerate(lines, 1)
        ]
        self.world.entries += made
        return made

    def bank(self, line: Line, amount: int) -> Entry:
        """Book a bank row; return the line on the bank's account."""
        known = line.amount != STRAY
        came = next((CHANNELS[one] for word, one in CAME.items() if word in line.note and known), UNCLEAR)
        other = came if amount > 0 else SPENT[line.note]
        lines = [(BANKS[line.account], amount), (other, -amount)]
        if amount < 0:
            lines.reverse()  # debits stand first
        made = self._voucher(line.at.date(), ("收" if amount > 0 else "付") + line.note, lines, line.party)
        return next(one for one in made if one.code == BANKS[line.account][0])

    def fees(self, shop: str) -> None:
        """Book what a channel kept in the month, less what it gave back."""
        _name, channel, account = SOLD[shop]
        moves = movements(self.world, account, self.month)
        kept = -sum(one.amount for one in moves if one.what.startswith("fee"))
        if channel == "wechat":  # its refunds stand in its account after the fee that comes back
            kept -= sum(one.event.fee for one in moves if one.what == "refund" and one.event)
        text = f"{self.month.month}月{CHANNELS[channel][1].partition('_')[2]}手续费"
        self._voucher(self.last, text, [(FEES, kept), (CHANNELS[channel], -kept)])

    def sales(self, shop: str) -> None:
        """Book the month's sales of a shop, less what its orders say was refunded."""
        name, channel, _account = SOLD[shop]
        orders = [
            one
            for one in self.world.orders
            if one.shop == shop and month_of(one.created) == self.month and one.state not in ("unpaid", "closed")
        ]
        total = sum(one.due - one.refund for one in orders)
        base = (total * 200 + 113) // 226  # of the price 100 in 113, rounded half up
        lines = [(CHANNELS[channel], total), (REVENUE, -base), (TAX, base - total)]
        made = self._voucher(self.last, f"{self.month.month}月{name}销售（已减退款） {SHOPS[shop]}", lines)
        self.world.sold.append((orders, made[1:]))


def write(out: Output, world: World) -> None:
    """Write one file for each month."""
    for month in MONTHS:
        sheet = Sheet()
        sheet.add(",".join(HEADER))
        for entry in world.entries:
            if entry.at.replace(day=1) == month:
                sheet.row(entry, _cells(entry))
        encoding = "utf-8-sig" if month == MONTHS[0] else "gb18030"
        out.text(f"{month:%Y-%m}/jdy_vouchers_{month:%Y%m}.csv", "kingdee.jdy.vouchers", "ledger", sheet, encoding)


def _cells(entry: Entry) -> list[str]:
    amount = yuan(abs(entry.amount))
    sides = (amount, "") if entry.amount >= 0 else ("", amount)
    head = [str(entry.at), "记", str(entry.number), "0", str(entry.line), entry.text, entry.code, entry.name]
    return [*head, *sides, "", entry.party, *[""] * 10, amount, "RMB", "1"]
