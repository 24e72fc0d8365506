"""The ordinary course of business: orders, payments and refunds of two months, before anything goes wrong."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from .catalog import GOODS
from .model import END, MONTHS, Dice, Event, Order, World, month_of, share

#: Orders a month in each shop, and the channel that each shop is paid through.
ORDERS = {"taobao": 180, "youzan": 150, "pdd": 130}
CHANNELS = {"taobao": "alipay", "youzan": "wechat", "pdd": "pdd"}
#: What every channel takes of a payment: 6 in 1000.
RATE = (6, 1000)


class Maker:
    """Makes orders and events with numbers that nobody else has."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self._used: set[str] = set()

    def fresh(self, head: str, digits: int) -> str:
        """Return `head` and as many digits, never the same text twice."""
        while (text := head + self.dice.digits(digits)) in self._used:
            pass
        self._used.add(text)
        return text

    def order(self, shop: str, created: datetime, paid: datetime | None) -> Order:
        """Return an order of one to three pieces."""
        dice = self.dice
        title, price = GOODS[dice.below(len(GOODS))]
        quantity = (1, 1, 1, 2, 1, 3)[dice.below(6)]
        goods = price * quantity
        order = Order(
            shop=shop,
            number=self._order_number(shop, created),
            created=created,
            paid=paid,
            title=title,
            quantity=quantity,
            goods=goods,
            shipping=(0, 0, 0, 800, 1200)[dice.below(5)],
            buyer=dice.below(900),
        )
        if dice.chance(120):
            order.off = 500 if goods < 10000 else 2000
        if shop != "youzan" and dice.chance(60):
            order.platform_off = 500
        return order

    def _order_number(self, shop: str, created: datetime) -> str:
        if shop == "taobao":
            return self.fresh("451", 16)
        if shop == "youzan":
            return self.fresh(f"E{created:%Y%m%d%H%M%S}", 8)
        return self.fresh(f"{created:%y%m%d}-", 15)

    def pay(self, order: Order, at: datetime | None = None, amount: int | None = None) -> Event:
        """Return the payment of an order through its shop's channel, a few seconds after it."""
        assert order.paid is not None
        channel = CHANNELS[order.shop]
        at = at or order.paid + timedelta(seconds=self.dice.between(1, 4))
        amount = order.due if amount is None else amount
        event = Event(
            channel=channel,
            kind="payment",
            bill_at=at,
            book_at=at + timedelta(seconds=0 if channel == "pdd" else self.dice.between(0, 1)),
            number=self.payment_number(channel, at),
            merchant=f"T200P{order.number}" if channel == "alipay" else order.number,
            amount=amount,
            fee=share(amount, *RATE),
            title=order.title,
            buyer=order.buyer,
            orders=[order],
            funded=order.platform_off if channel == "alipay" else 0,
        )
        order.pay_number = event.number
        return event

    def payment_number(self, channel: str, at: datetime) -> str:
        """Return a payment's number as the channel gives it; Pinduoduo gives none."""
        if channel == "alipay":
            return self.fresh(f"{at:%Y%m%d}22001", 15)
        if channel == "wechat":
            return self.fresh(f"4200002{self.dice.digits(3)}{at:%Y%m%d}", 10)
        return ""

    def refund(self, payment: Event, at: datetime, amount: int) -> Event:
        """Return a refund whose fee comes back in proportion."""
        return Event(
            channel=payment.channel,
            kind="refund",
            bill_at=at,
            book_at=at + timedelta(seconds=0 if payment.channel == "pdd" else self.dice.between(1, 5)),
            number=payment.number,
            merchant=payment.merchant,
            amount=amount,
            fee=share(payment.fee, amount, payment.amount),
            title=payment.title,
            buyer=payment.buyer,
            orders=list(payment.orders),
            parent=payment,
            refund_number=self.fresh(f"TK{at:%Y%m%d}", 8),
            refund_id=self.fresh(f"50300{self.dice.digits(3)}{at:%Y%m%d}", 12) if payment.channel == "wechat" else "",
        )


def trade(world: World, maker: Maker) -> None:
    """Fill the world with two ordinary months."""
    for month in MONTHS:
        for shop, count in ORDERS.items():
            for _ in range(count):
                _one(world, maker, shop, month)


def _one(world: World, maker: Maker, shop: str, month: date) -> None:
    dice = maker.dice
    created = _moment(dice, month)
    order = maker.order(shop, created, created + timedelta(seconds=dice.between(8, 1100)))
    world.orders.append(order)
    if dice.chance(45):
        order.paid, order.state = None, "closed"
        return
    event = maker.pay(order)
    world.events.append(event)
    if dice.chance(70):
        _refund(world, maker, order, event)
    if order.state == "done" and order.created > datetime.combine(END, time()) - timedelta(days=5):
        order.state = "shipped"


def _moment(dice: Dice, month: date) -> datetime:
    """Return a waking moment of the month; days around the middle of it sell a little more."""
    last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    day = dice.between(1, last.day)
    if dice.chance(150):
        day = dice.between(10, 20)
    return datetime.combine(month.replace(day=day), time(7)) + timedelta(seconds=dice.below(16 * 3600))


def _refund(world: World, maker: Maker, order: Order, payment: Event) -> None:
    """Refund the whole or a part some days later, if the month still has them."""
    dice = maker.dice
    at = payment.bill_at.replace(hour=10) + timedelta(days=dice.between(1, 5), seconds=dice.below(30000))
    if month_of(at) != month_of(payment.bill_at):
        return
    whole = dice.chance(550)
    amount = order.due if whole else 100 * dice.between(5, max(6, order.due // 300))
    world.events.append(maker.refund(payment, at, amount))
    order.refund = amount
    if whole:
        order.state = "refunded"
