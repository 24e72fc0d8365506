"""Makes orders, payments and refunds with numbers that nobody else has."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.demo.catalog import GIVEN, GOODS, SURNAMES
from tests.demo.model import share

from .levels import Level
from .model import Dice, Event, Order, World, last_day, midnight

CHANNELS = {
    "taobao": "alipay", "youzan": "wechat", "pdd": "pdd", "jd": "jd", "douyin": "douyin", "shopify": "shopify",
    "web": "stripe",
}  # fmt: skip
#: Fee of a payment: parts of a thousand and a fixed part.
RATES = {"alipay": (6, 0), "wechat": (6, 0), "pdd": (6, 0), "jd": (50, 0), "douyin": (20, 0), "shopify": (29, 30)}
RATES |= {"stripe": (29, 30), "paypal": (34, 49)}
#: Channels that keep their fee when money goes back.
KEPT = ("shopify", "douyin", "stripe", "paypal")
#: What a payment costs more when the shop bears the interest of an instalment plan.
INSTALMENT = 45


class Maker:
    """One for each world."""

    def __init__(self, world: World, level: Level, dice: Dice) -> None:
        self.world, self.level, self.dice = world, level, dice
        self._used: set[str] = set()
        self._counter = 1000 + dice.below(5000)

    def fresh(self, head: str, digits: int) -> str:
        """Return `head` and as many digits, never the same text twice."""
        while (text := head + self.dice.digits(digits)) in self._used:
            pass
        self._used.add(text)
        return text

    def moment(self) -> datetime:
        """Return a waking moment of the two months, a little more often in the evening."""
        first, second = self.world.months
        days = (last_day(second) - first).days
        clock = 7 * 3600 + self.dice.below(16 * 3600)
        if self.dice.chance(300):
            clock = 19 * 3600 + self.dice.below(5 * 3600 - 400)
        return midnight(first) + timedelta(days=self.dice.between(0, days), seconds=clock)

    def order(self, shop: str, created: datetime, goods: int | None = None) -> Order:
        """Return an order that was paid some seconds or minutes later."""
        dice = self.dice
        title, price = GOODS[dice.below(min(self.level.prices, len(GOODS)))]
        quantity = dice.pick(1, 1, 1, 2, 1, 3)
        order = Order(
            shop=shop,
            number=self._number(shop, created),
            created=created,
            paid=created + timedelta(seconds=dice.between(8, 300)),
            title=title,
            quantity=1 if goods else quantity,
            goods=goods or price * quantity,
            shipping=0 if goods else dice.pick(0, 0, 0, 0, 800),
            buyer=dice.below(900),
            currency="USD" if shop in ("shopify", "web") else "CNY",
        )
        if not goods and dice.chance(120):
            order.off = 500
        if not goods and shop in ("taobao", "pdd") and dice.chance(60):
            order.platform_off = 500
        self.world.orders.append(order)
        return order

    def _number(self, shop: str, created: datetime) -> str:
        if shop == "taobao":
            return self.fresh("451", 16)
        if shop == "youzan":
            return self.fresh(f"E{created:%Y%m%d%H%M%S}", 8)
        if shop == "pdd":
            return self.fresh(f"{created:%y%m%d}-", 15)
        if shop in ("shopify", "web"):
            self._counter += 1
            return f"{'W' if shop == 'web' else ''}{self._counter}"
        return self.fresh("29", 10) if shop == "jd" else self.fresh("69", 17)

    def pay(
        self,
        order: Order,
        *,
        at: datetime | None = None,
        amount: int | None = None,
        channel: str = "",
        plan: bool = False,
    ) -> Event:
        """Return a payment, some seconds after the order says so; plan: in instalments at the shop's cost."""
        assert order.paid is not None
        channel = channel or ("paypal" if order.shop == "web" and self.dice.chance(350) else CHANNELS[order.shop])
        at = at or order.paid + timedelta(seconds=self.dice.between(1, 4))
        amount = order.due if amount is None else amount
        rate, fixed = RATES[channel]
        event = Event(
            channel=channel,
            kind="payment",
            bill_at=at,
            book_at=at + timedelta(seconds=self.dice.between(0, 1) if channel in ("alipay", "wechat") else 0),
            number=self._paid_number(channel, at),
            merchant=f"T200P{order.number}" if channel == "alipay" else order.number,
            amount=amount,
            fee=share(amount, rate + (INSTALMENT if plan else 0), 1000) + fixed,
            title=order.title,
            buyer=order.buyer,
            orders=[order],
            funded=order.platform_off if channel == "alipay" else 0,
            currency=order.currency,
        )
        if channel == "paypal":
            order.said = "PayPal Express Checkout"
        if not order.pay_number:
            order.pay_number = event.number
        self.world.events.append(event)
        return event

    def _paid_number(self, channel: str, at: datetime) -> str:
        if channel == "alipay":
            return self.fresh(f"{at:%Y%m%d}22001", 15)
        if channel == "wechat":
            return self.fresh(f"4200002{self.dice.digits(3)}{at:%Y%m%d}", 10)
        if channel == "stripe":
            return self.fresh("ch_3Q", 14)
        if channel == "paypal":
            return self.fresh("7XK", 12) + "AB"
        return self.fresh("24", 12) if channel == "shopify" else ""

    def refund(self, payment: Event, at: datetime, amount: int) -> Event | None:
        """Return a refund with its share of the fee; None where no file reaches so far."""
        if at.date() >= self.world.end:
            return None
        event = Event(
            channel=payment.channel,
            kind="refund",
            bill_at=at,
            book_at=at + timedelta(seconds=self.dice.between(1, 5) if payment.channel in ("alipay", "wechat") else 0),
            number=payment.number,
            merchant=payment.merchant,
            amount=amount,
            fee=0 if payment.channel in KEPT else share(payment.fee, amount, payment.amount),
            title=payment.title,
            buyer=payment.buyer,
            orders=list(payment.orders),
            parent=payment,
            refund_number=self.fresh(f"TK{at:%Y%m%d}", 8),
            refund_id=self.fresh(f"50300{self.dice.digits(3)}{at:%Y%m%d}", 12) if payment.channel == "wechat" else "",
            currency=payment.currency,
        )
        self.world.events.append(event)
        return event


def masked(buyer: int, how: str) -> str:
    """Return how a channel prints that buyer's name."""
    given = GIVEN.split("|")
    first, rest = SURNAMES[buyer % len(SURNAMES)], given[buyer // len(SURNAMES) % len(given)]
    return {
        "first": f"*{rest}",
        "last": f"{first}{rest[:-1]}*",
        "middle": f"{first}*{rest[-1]}",
        "initial": f"{first}**",
    }[how]
