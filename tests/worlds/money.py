"""Where the money goes after the sale: ledgers, payouts, deposits and the bank's other lines (L2, L3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from tests.demo.catalog import CMB, CMB_CARD, COMPANY, ICBC, PARTIES, SUPPLIERS

from .maker import Maker
from .model import Event, Line, Move, Plant, Thing, Truth, World, add_working, is_working, midnight

CCB, EURO = "33050161677100000123", "DE02120300000000202051"
#: Bank account that each channel pays out to, by choice of the world.
BANKS = {
    "alipay": (CMB, CCB), "wechat": (ICBC, CMB), "pdd": (CMB_CARD, CCB), "douyin": (ICBC, CCB), "shopify": (EURO,),
    "stripe": (EURO,), "paypal": (EURO,),
}  # fmt: skip
NOTES = {
    "alipay": "支付宝提现", "wechat": "微信支付结算款", "pdd": "付费通-拼多多商家提现", "douyin": "抖音支付提现",
    "shopify": "SHOPIFY PAYOUT", "stripe": "STRIPE TRANSFER", "paypal": "PAYPAL TRANSFER",
}  # fmt: skip
#: Channels abroad: the account is in dollars, and each row states its own fee.
ABROAD = ("shopify", "stripe", "paypal")
#: Channels that may hold money back.
HOLDING = ("wechat", "alipay", "shopify", "stripe")
PARTY = {
    **PARTIES,
    "douyin": ("武汉合众易宝科技有限公司", "421860188190188"),
    "shopify": ("SHOPIFY INTERNATIONAL LIMITED", "IE64IRCE92050112345678"),
    "stripe": ("STRIPE PAYMENTS EUROPE LTD", "IE29AIBK93115212345678"),
    "paypal": ("PAYPAL EUROPE S.A.R.L.", "LU280019400644750000"),
}
ROOM = 50_000_000


def settle(world: World, maker: Maker) -> None:
    """Book every event, pay out by each channel's habit, and write the banks' lines."""
    from .abroad import PayPal, Stripe

    kinds = {"stripe": Stripe, "paypal": PayPal}
    for channel in ("alipay", "wechat", "pdd", "douyin", "shopify", "stripe", "paypal"):
        events = sorted(
            (one for one in world.events if one.channel == channel), key=lambda one: (one.book_at, one.number, one.what)
        )
        if events:
            kinds.get(channel, Channel)(world, maker, channel).settle(events)
    _jd(world, maker)
    _other_lines(world, maker)
    _chain(world, maker)


class Channel:
    """One channel's account."""

    def __init__(self, world: World, maker: Maker, channel: str) -> None:
        self.world, self.maker, self.dice, self.channel = world, maker, maker.dice, channel
        self.bank = self.dice.pick(*BANKS[channel])
        self.opening = self.dice.between(1000, 400_000)
        world.openings[channel] = self.opening

    def settle(self, events: Sequence[Event]) -> None:
        """Write the ledger, the payouts in it, and their deposits."""
        entries = self._entries(events)
        payouts = self._daily(entries) if self._by_plan() else self._asked(entries)
        self._views(events)
        balances = {"USD" if self.channel in ABROAD else "CNY": self.opening}
        rows = sorted([*entries, *payouts], key=lambda one: one.at)
        for move in rows:
            move.balance = balances[move.currency] = balances.get(move.currency, 0) + move.amount - move.fee
        self.world.moves += rows
        self._deposits(payouts)

    def _by_plan(self) -> bool:
        return self.channel in ("wechat", "shopify")

    def _move(self, at: datetime, what: str, amount: int, event: Event | None = None, **more: object) -> Move:
        serial = self.maker.fresh(f"{at:%Y%m%d}", 14)
        more.setdefault("currency", "USD" if self.channel in ABROAD else "CNY")
        move = Move(self.channel, at, what, amount, serial, event, **more)  # type: ignore[arg-type]
        if event is not None:
            event.moves.append(move)
        return move

    def _entries(self, events: Sequence[Event]) -> list[Move]:
        moves = []
        for event in events:
            if event.what in ("ghost", "pending"):
                continue
            sign = 1 if event.kind == "payment" else -1
            amount = sign * event.amount
            if self.channel in ABROAD:
                fee, currency = sign * event.fee, event.currency
                moves.append(self._move(event.book_at, event.kind, amount, event, fee=fee, currency=currency))
                continue
            if self.channel == "wechat" and sign < 0:
                amount += event.fee  # one row: the refund less the fee that comes back
            moves.append(self._move(event.book_at, event.kind, amount, event))
            if event.fee and not (self.channel == "wechat" and sign < 0):
                moves.append(self._move(event.book_at, "fee" if sign > 0 else "fee_back", -sign * event.fee, event))
        moves += self._more(moves)
        return sorted(moves, key=lambda one: one.at)

    def _more(self, moves: list[Move]) -> list[Move]:
        """Return what happens in the account besides sales."""
        return self._held(moves) if self.channel in HOLDING else []

    def _held(self, moves: list[Move]) -> list[Move]:
        """Return holds with their release, and now and then one that is never let go."""
        out: list[Move] = []
        for _ in range(self.dice.below(3)):
            base = self.dice.pick(*moves)
            amount = max(500, base.amount // 2)
            at = datetime.combine(base.at.date(), time(11, self.dice.below(60)))
            held = self._move(at, "hold", -amount, text="风险冻结")
            out.append(held)
            freed = at + timedelta(days=self.dice.between(3, 9))
            if freed.date() < self.world.end and self.dice.chance(700):
                out.append(self._move(freed, "release", amount, text="风险解冻"))
            else:
                # a channel's reserve is the same thing under another name
                self.world.plants.append(Plant("HM1", "L2", [held], or_code=("HM2",)))
        return out

    def _views(self, events: Sequence[Event]) -> None:
        if self.channel in ("alipay", "wechat"):
            for event in events:
                if event.moves:
                    self.world.truths.append(Truth("L2", "view", event.kind, [event], list(event.moves)))

    def _daily(self, entries: list[Move]) -> list[Move]:
        """Pay out each day's net the next morning; a day of more refunds than payments is carried along.

        Shopify pays out two days later, names the payout in each entry, and keeps the weekend for Monday.
        """
        payouts: list[Move] = []
        members: list[Move] = []
        day, shape = self.world.months[0], "daily"
        while day < self.world.end:
            todays = [one for one in entries if self._day(one) == day]
            members, shape = members + todays, "carried" if members else "daily"
            after = day + timedelta(days=1 if self.channel == "wechat" else 2)
            net = sum(one.amount - one.fee for one in members)
            if members and net > 0 and after < self.world.end and self._closes(day):
                at = datetime.combine(after, time(8, 30, self.dice.below(60)))
                payout = self._move(at, "payout", -net)
                payout.members = list(members)
                if self.channel in ABROAD:
                    payout.serial = self._payout_number()
                    for one in members:
                        one.batch = payout.serial
                elif self.dice.chance(20):
                    payout.amount += 500
                    self.world.plants.append(Plant("AM7", "L2", [payout]))
                    shape = "short"
                payouts.append(payout)
                self.world.truths.append(Truth("L2", "batch", shape, list(members), [payout]))
                members = []
            day = after if self.channel == "wechat" else day + timedelta(days=1)
        return payouts

    def _day(self, entry: Move) -> date:
        """Return the day whose payout carries an entry."""
        return entry.at.date()

    def _closes(self, day: date) -> bool:
        """Return whether what came in up to a day is paid out."""
        return True

    def _payout_number(self) -> str:
        return self.maker.fresh("91", 9)

    def _asked(self, entries: list[Move]) -> list[Move]:
        """Withdraw twice a week: the whole balance, or on harder worlds some round sum of it."""
        payouts: list[Move] = []
        balance, since, whole = self.opening, 0, False
        moves = sorted((one for one in entries if one.currency != "EUR"), key=lambda one: one.at)
        day, at = self.world.months[0], 0
        days = (0, 3) if self.channel in ("alipay", "stripe") else (2,)
        while day < self.world.end:
            moment = datetime.combine(day, time(16, 40, self.dice.below(60)))
            while at < len(moves) and moves[at].at <= moment:
                balance += moves[at].amount - moves[at].fee
                at += 1
            if day.weekday() in days and is_working(day) and balance > 1000:
                all_of_it = self.world.level == "easy" or self.dice.chance(600)
                amount = balance if all_of_it else max(1000, balance * self.dice.between(5, 9) // 10 // 10000 * 10000)
                payout = self._move(moment, "payout", -amount)
                payouts.append(payout)
                if all_of_it and whole and at > since:
                    payout.members = moves[since:at]
                    self.world.truths.append(Truth("L2", "batch", "balance", list(payout.members), [payout]))
                balance, since, whole = balance - amount, at, all_of_it
            day += timedelta(days=1)
        return payouts

    def _deposits(self, payouts: Sequence[Move]) -> None:
        """Let payouts arrive some working days later, each in its own way."""
        level, waiting = self.maker.level, list(payouts)
        while waiting:
            move = waiting.pop(0)
            day = add_working(move.at.date(), self.dice.pick(*level.twist.delay))
            how = self.dice.one_of(level.banks, "plain")
            if day >= self.world.end:
                # one that takes longer than the usual day and the band is missing for all that anybody can know
                missing = add_working(move.at.date(), 1) + timedelta(days=3) < self.world.end
                self.world.plants.append(Plant("TS3", "L3", [move], or_code=("EX5",) if missing else ()))
                continue
            if how == "missing":
                late = add_working(move.at.date(), 1) + timedelta(days=3) >= self.world.end
                self.world.plants.append(Plant("EX5", "L3", [move], or_code=("TS3",) if late else ()))
                continue
            if how == "merged" and waiting and add_working(waiting[0].at.date(), 1) < self.world.end:
                other = waiting.pop(0)
                day = max(day, add_working(other.at.date(), 1))
                line = self._line(day, -move.amount - other.amount)
                self._arrived("merged", [move, other], [line], "ST1")
                continue
            if how == "split" and -move.amount > 20_000:
                part = -move.amount // self.dice.between(2, 4) // 100 * 100
                lines = [self._line(day, part), self._line(day, -move.amount - part)]
                self._arrived("split", [move], lines, "ST2")
                continue
            charge = self.dice.pick(200, 500, 1000) if how == "charged" and -move.amount > 20_000 else 0
            line = self._line(day, -move.amount - charge)
            if how == "named":
                line.note = f"{line.note} {move.serial}"
                line.reference = move.serial
            self._arrived(
                "charged" if charge else "named" if how == "named" else "plain", [move], [line], "AM8" if charge else ""
            )

    def _arrived(self, shape: str, moves: list[Move], lines: list[Line], code: str) -> None:
        self.world.truths.append(Truth("L3", "payout", shape, list(moves), list(lines)))
        if code:
            about: list[Thing] = [*moves, *lines]
            self.world.plants.append(Plant(code, "L3", about))

    def _line(self, day: date, amount: int) -> Line:
        return line_of(self.world, self.maker, self.bank, self.channel, day, amount)


def line_of(world: World, maker: Maker, bank: str, channel: str, day: date, amount: int) -> Line:
    """Add a credit from a channel."""
    at = datetime.combine(day, time(9, 5)) + timedelta(seconds=maker.dice.below(20000))
    party, number = PARTY[channel]
    line = Line(bank, at, amount, party, number, "转账汇入", NOTES[channel])
    line.currency = "USD" if bank == EURO else "CNY"
    world.lines.append(line)
    return line


def _jd(world: World, maker: Maker) -> None:
    """JD settles each order some days later: goods money and commission rows of one settlement number."""
    for event in [one for one in world.events if one.channel == "jd"]:
        event.batch = f"JS{event.bill_at:%Y%m%d}"


def _other_lines(world: World, maker: Maker) -> None:
    """Add what every bank statement holds besides: suppliers, rent, charges, own transfers, a strange credit."""
    dice = maker.dice
    used = sorted({one.account for one in world.lines if one.currency == "CNY"})
    for month in world.months:
        for account in used:
            for day in (3, 16, 27):
                party = dice.pick(*SUPPLIERS)
                at = midnight(month) + timedelta(days=day, hours=15, minutes=dice.below(50))
                amount = -dice.between(2000, 90000) * 10
                world.lines.append(Line(account, at, amount, party[0], party[1], "转账汇出", dice.pick("货款", "房租")))
    for account, other in pairwise(used):
        at = midnight(world.months[0]) + timedelta(days=dice.between(2, 40), hours=14)
        amount = dice.between(1, 9) * 100_000
        out = Line(account, at, -amount, COMPANY, other, "转账汇出", "往来款")
        into = Line(other, at + timedelta(minutes=2), amount, COMPANY, account, "转账汇入", "往来款")
        world.lines += [out, into]
        world.plants.append(Plant("ST5", "L3", [into, out]))
    channel = "wechat" if "youzan" in world.shops else "alipay"
    account = next((one.account for one in world.lines if one.note == NOTES[channel]), "")
    if account and dice.chance(600):
        day = world.months[0] + timedelta(days=dice.between(5, 45))
        line = line_of(world, maker, account, channel, day, dice.between(3000, 90000))
        world.plants.append(Plant("EX6", "L3", [line]))


def _chain(world: World, maker: Maker) -> None:
    """Give every bank line its balance and its own number."""
    for account in sorted({one.account for one in world.lines}):
        balance = ROOM
        lines = sorted((one for one in world.lines if one.account == account), key=lambda one: (one.at, one.amount))
        for line in lines:
            balance += line.amount
            line.balance = balance
            line.serial = maker.fresh(f"{line.at:%Y%m%d}", 9)
