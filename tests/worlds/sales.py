"""The stories of orders: paid, refunded, combined, split, in parts, damaged, and everything that goes wrong (L1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.demo.model import share

from .maker import CHANNELS, Maker
from .model import Event, Order, Plant, Thing, Truth, midnight, rate

#: Stories that every channel can print; the others need a trade bill of their own.
EVERYWHERE = frozenset(
    ("partial_refund", "full_refund", "repeated_refunds", "unpaid", "brushing", "EX2", "AM1", "AM2", "TS4", "TS5")
)
AT_JD = frozenset(("on_delivery", "instalment"))
BILLED = frozenset(("alipay", "wechat"))


class Sales:
    """Tells the stories of one world."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.world, self.level, self.dice = maker, maker.world, maker.level, maker.dice
        self._stories: dict[str, Callable[[str], None]] = {
            name: getattr(self, f"_{name.lower()}") for name in self.level.shapes
        }

    def tell(self) -> None:
        """Fill the world with orders, then with what stands at its last midnight."""
        for _ in range(self.dice.between(*self.level.orders)):
            shop = self.dice.pick(*self.world.shops)
            story = self.dice.one_of(self.level.shapes, "plain")
            fits = CHANNELS[shop] in BILLED or story in EVERYWHERE or (story in AT_JD and shop == "jd")
            if shop == "web" and self.dice.chance(40):
                self._euros(shop)
            elif story == "plain" or not fits:
                self._plain(shop)
            else:
                self._stories[story](shop)
        for shop in self.world.shops:
            self._last_midnight(shop)

    def _sale(self, shape: str, orders: list[Order], events: list[Event | None], *, decided: bool = True) -> None:
        things: list[Thing] = [one for one in events if one is not None]
        self.world.truths.append(Truth("L1", "sale", shape, list(orders), things, decided))

    def _plant(self, code: str, *about: Thing | None, or_code: tuple[str, ...] = ()) -> None:
        self.world.plants.append(Plant(code, "L1", [one for one in about if one is not None], or_code=or_code))

    def _paid(self, shop: str, goods: int | None = None) -> tuple[Order, Event]:
        order = self.maker.order(shop, self.maker.moment(), goods)
        return order, self.maker.pay(order)

    # ---- in order

    def _plain(self, shop: str) -> None:
        order, event = self._paid(shop)
        how = self.dice.one_of(self.level.damage, "") if CHANNELS[shop] in BILLED or shop == "web" else ""
        if shop == "web" and how not in ("missing", "wrong"):
            how = ""  # short numbers: less would be left of them than tells anything
        self._sale(self._damage(how, order, event) or "plain", [order], [event])

    def _damage(self, how: str, order: Order, event: Event) -> str:
        """Spoil the order number that a payment prints; return what was done."""
        dice, number = self.dice, order.number
        head = event.merchant.removesuffix(number)
        if not how:
            return ""
        if how == "wrong":
            others = [one for one in self.world.orders[:-1] if one.shop == order.shop and one.due != order.due]
            if not others:
                return ""
            other = dice.pick(*others)
            event.merchant = head + other.number
            # a false number makes trouble for the order that it names, whatever the engine does
            self.world.touched += [other, *(one for one in self.world.events if other in one.orders)]
        elif how == "missing" and order.shop == "web":
            event.merchant = ""
        elif how == "missing":
            event.merchant = dice.pick(self.maker.fresh("SK", 12), self.maker.fresh("QR", 14))
        elif how == "in_text":
            event.merchant = self.maker.fresh("SK", 12)
            text = dice.pick(f"订单号：{number}", f"{event.title} 订单{number}付款", f"补单{number}")
            event.title, event.remark = (text, "") if event.channel == "wechat" else (event.title, text)
        elif how == "suffixed":
            event.merchant = head + number + dice.pick("-1", "_2", "A", "-01")
        elif how == "prefixed":
            event.merchant = dice.pick("SO", "JY-", "HM01_", "wx_") + number
        elif how == "truncated":
            cut = dice.between(2, 5)
            event.merchant = dice.pick(head + number[:-cut], number[cut:])
        elif how == "damaged":
            event.merchant = head + self._mistyped(number)
        elif how == "spelled":
            event.merchant = dice.pick(f" {number} ", number.lower(), f"'{number}", f"{number[:6]} {number[6:]}")
        if dice.chance(self.level.no_number):
            order.pay_number = ""
        return how if not order.pay_number else "number_of_channel"

    def _mistyped(self, number: str) -> str:
        at = self.dice.between(2, len(number) - 2)
        if number[at] != number[at + 1] and self.dice.chance(500):
            return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        digit = str((int(number[at]) + self.dice.between(1, 9)) % 10) if number[at].isdigit() else "0"
        return number[:at] + digit + number[at + 1 :]

    def _back_at(self, event: Event, days: int) -> datetime:
        return event.bill_at.replace(hour=10) + timedelta(days=days, seconds=self.dice.below(30000))

    def _partial_refund(self, shop: str) -> None:
        order, event = self._paid(shop)
        back = self.maker.refund(
            event, self._back_at(event, self.dice.between(1, 6)), order.due // self.dice.between(2, 5)
        )
        order.refund = back.amount if back else 0
        self._sale("partial_refund", [order], [event, back])

    def _full_refund(self, shop: str) -> None:
        order, event = self._paid(shop)
        back = self.maker.refund(event, self._back_at(event, self.dice.between(1, 6)), order.due)
        if back:
            order.refund, order.state = order.due, "refunded"
        self._sale("full_refund", [order], [event, back])

    def _repeated_refunds(self, shop: str) -> None:
        order, event = self._paid(shop)
        part = order.due // 5
        backs = [
            self.maker.refund(event, self._back_at(event, 1 + 2 * n), part if n else part + 10)
            for n in range(self.dice.between(2, 3))
        ]
        order.refund = sum(one.amount for one in backs if one)
        self._sale("repeated_refunds", [order], [event, *backs])

    def _combined(self, shop: str) -> None:
        first, event = self._paid(shop)
        orders = [first]
        for _ in range(self.dice.between(1, 2)):
            more = self.maker.order(shop, first.created + timedelta(seconds=1))
            more.paid, more.buyer = first.paid, first.buyer
            more.pay_number = event.number
            orders.append(more)
        event.amount = sum(one.due for one in orders)
        event.fee = (event.amount * 6 + 500) // 1000
        event.funded = sum(one.platform_off for one in orders)
        event.orders = list(orders)
        event.title = "合并付款"
        how = self.dice.pick("own", "text", "first") if self.dice.chance(self.level.no_number) else "channel"
        event.merchant = self.maker.fresh("HB", 16)
        if how != "channel":
            for one in orders:
                one.pay_number = ""
        if how == "text":
            event.remark = "合并付款 订单号：" + "、".join(one.number for one in orders)
        if how == "first":
            event.merchant = first.number
        self._sale(f"combined_{how}", orders, [event])
        self._plant("ST6", *orders, event)

    def _split(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment(), self.dice.between(300, 900) * 100)
        part = order.due // self.dice.pick(2, 3, 4)
        other = "wechat" if CHANNELS[shop] == "alipay" and "youzan" in self.world.shops else CHANNELS[shop]
        one = self.maker.pay(order, amount=order.due - part)
        two = self.maker.pay(
            order, amount=part, channel=other, at=one.bill_at + timedelta(seconds=self.dice.between(20, 90))
        )
        if other != CHANNELS[shop]:
            two.merchant = order.number
        self._sale("split_channels" if other != CHANNELS[shop] else "split", [order], [one, two])
        self._plant("ST7", order, one, two)

    def _deposit(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment(), self.dice.between(300, 900) * 100)
        part = order.due // 5
        one = self.maker.pay(order, amount=part)
        later = one.bill_at + timedelta(days=self.dice.between(1, 9), minutes=self.dice.below(200))
        if later.date() >= self.world.end:
            later = one.bill_at + timedelta(minutes=2)
        two = self.maker.pay(order, amount=order.due - part, at=later)
        one.title, two.title = f"{order.title} 定金", f"{order.title} 尾款"
        how = self.dice.pick("same", "suffixed")
        if how == "suffixed":
            one.merchant, two.merchant = f"{one.merchant}-1", f"{two.merchant}-2"
            order.pay_number = order.pay_number if self.dice.chance(1000 - self.level.no_number) else ""
        self._sale(f"deposit_{how}", [order], [one, two])
        self._plant("ST7", order, one, two)

    def _euros(self, shop: str) -> None:
        """A sale in euros: PayPal takes euros and changes them, Stripe takes dollars at its own rate."""
        order = self.maker.order("web", self.maker.moment())
        order.currency = "EUR"
        event = self.maker.pay(order)
        if event.channel == "paypal":
            self._sale("euros", [order], [event])
            return
        event.currency, event.paid_with = "USD", f"{order.due // 100}.{order.due % 100:02d} EUR"
        event.amount = order.due * rate(event.bill_at) // 10_000
        event.fee = share(event.amount, 39, 1000) + 30
        self._sale("two_currencies", [order], [event], decided=False)
        self._plant("AM10", order, event)

    def _instalment(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment(), self.dice.between(300, 900) * 100)
        event = self.maker.pay(order, plan=True)
        event.remark = "花呗分期 免息" if shop != "jd" else "白条"
        self._sale("instalment", [order], [event])
        self._plant("HM5", event, or_code=("AM4",))

    def _on_delivery(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment())
        later = order.created + timedelta(days=self.dice.between(3, 8))
        order.said = "货到付款"
        if later.date() >= self.world.end:
            later = order.created + timedelta(seconds=30)
        self._sale("on_delivery", [order], [self.maker.pay(order, at=later)])

    # ---- never paid, or not so

    def _unpaid(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment())
        order.paid, order.state = None, self.dice.pick("closed", "closed", "unpaid")

    def _ex2(self, shop: str) -> None:
        order = self.maker.order(shop, self.maker.moment())
        self._plant("EX2", order, or_code=("TS1", "TS2"))

    def _brushing(self, shop: str) -> None:
        at, goods = self.maker.moment(), self.dice.between(50, 400) * 100
        buyer = self.dice.below(900)
        for n in range(3):
            order = self.maker.order(shop, at + timedelta(seconds=40 * n), goods)
            order.buyer = buyer
            self._plant("EX2", order, or_code=("ST4", "TS1", "TS2"))

    def _ex1(self, shop: str) -> None:
        order, event = self._paid(shop, self.dice.between(2000, 40000))
        self.world.orders.remove(order)
        event.orders, event.title = [], "门店扫码收款"
        event.merchant = self.maker.fresh("QR", 14)
        self._plant("EX1", event)

    def _ex3(self, shop: str) -> None:
        order, event = self._paid(shop)
        again = self.maker.pay(order, at=event.bill_at + timedelta(seconds=self.dice.between(20, 90)))
        self._sale("paid_twice", [order], [event, again])
        self._plant("EX3", order, event, again)

    def _ex7(self, shop: str) -> None:
        order, event = self._paid(shop)
        self.world.orders.remove(order)
        self.world.events.remove(event)
        back = self.maker.refund(event, self.maker.moment(), event.amount)
        if back:
            back.orders, back.parent = [], None
            self._plant("EX7", back)

    def _ex9(self, shop: str) -> None:
        order, event = self._paid(shop)
        ghost = Event(
            **{name: getattr(event, name) for name in Event.__dataclass_fields__ if name not in ("place", "moves")}
        )
        self.world.events.append(ghost)
        ghost.what = "ghost"
        self._sale("ghost", [order], [event, ghost])
        self._plant("EX9", event, ghost)

    def _changed(self, shop: str, by: int, code: str) -> None:
        order, event = self._paid(shop, self.dice.between(4000, 20000))
        rate = (event.fee, event.amount)
        event.amount += by
        event.fee = (2 * rate[0] * event.amount + rate[1]) // (2 * rate[1])
        self._sale("price_changed", [order], [event])
        self._plant(code, order, event)

    def _am1(self, shop: str) -> None:
        self._changed(shop, -100 * self.dice.between(1, 9), "AM1")

    def _am2(self, shop: str) -> None:
        self._changed(shop, 100 * self.dice.between(1, 9), "AM2")

    def _am3(self, shop: str) -> None:
        order, event = self._paid(shop, self.dice.between(4000, 20000))
        event.amount -= 500
        event.fee = (event.amount * 6 + 500) // 1000
        order.platform_off, event.funded = 500, 0
        self._sale("coupon", [order], [event])
        self._plant("AM3", order, event, or_code=("AM1",))

    def _am11(self, shop: str) -> None:
        order, event = self._paid(shop)
        back = self.maker.refund(event, self._back_at(event, 2), order.due)
        extra = self.maker.refund(event, self._back_at(event, 3), 1000) if back else None
        if back:
            order.refund, order.state = order.due, "refunded"
        if extra:
            extra.fee = 0
            self._plant("AM11", order, event, back, extra)
        self._sale("refunded_too_much", [order], [event, back, extra])

    def _am4(self, shop: str) -> None:
        order, event = self._paid(shop)
        event.fee += self.dice.between(20, 200)
        self._sale("fee", [order], [event])
        self._plant("AM4", event)

    def _am5(self, shop: str) -> None:
        order, event = self._paid(shop)
        back = self.maker.refund(event, self._back_at(event, 2), order.due)
        if back:
            order.refund, order.state = order.due, "refunded"
            back.fee = 0
            self._plant("AM5", back)
        self._sale("fee_kept", [order], [event, back])

    def _ts4(self, shop: str) -> None:
        order, event = self._paid(shop)
        order.state, order.paid = "closed", None
        self._sale("closed", [order], [event])
        self._plant("TS4", order, event)

    def _ts5(self, shop: str) -> None:
        order, event = self._paid(shop)
        order.state, order.paid = "unpaid", None
        self._sale("unpaid", [order], [event])
        self._plant("TS5", order, event)

    def _ts6(self, shop: str) -> None:
        """A refund that the bill calls accepted and the ledger never shows."""
        order, event = self._paid(shop)
        if event.channel != "wechat":
            self._sale("plain", [order], [event])
            return
        back = self.maker.refund(event, self._back_at(event, 2), order.due // 2)
        if back:
            back.what, back.fee = "pending", 0
            self._plant("TS6", back)
        self._sale("refund_pending", [order], [event, back])

    def _twins(self, shop: str) -> None:
        """Two orders of one amount in one minute whose payments carry no number of theirs."""
        at, goods, about = self.maker.moment(), self.dice.between(30, 400) * 100, []
        for n in range(2):
            order = self.maker.order(shop, at + timedelta(seconds=n), goods)
            order.paid = at + timedelta(seconds=20 + 25 * n)
            event = self.maker.pay(order)
            order.pay_number, event.merchant = "", self.maker.fresh("SK", 12)
            self._sale("twins", [order], [event], decided=False)
            about += [order, event]
        self._plant("ST4", *about)

    def _last_midnight(self, shop: str) -> None:
        """An order paid in the last minute; its payment stands in the next month's bill."""
        if CHANNELS[shop] not in BILLED or not self.dice.chance(700):
            return
        order = self.maker.order(shop, midnight(self.world.end) - timedelta(seconds=95))
        order.paid = midnight(self.world.end) - timedelta(seconds=4)
        event = self.maker.pay(order, at=midnight(self.world.end) + timedelta(seconds=3))
        self.world.events.remove(event)
        self._plant("TS2", order)
