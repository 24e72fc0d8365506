# ruff: noqa: DTZ001 - local clock times, as the files print them
"""What goes wrong on purpose, and what merely crosses a day, a month or a holiday."""

from __future__ import annotations

from datetime import datetime, timedelta

from .model import Dice, Event, Order, Plant, World
from .shop import Maker

SEPTEMBER, OCTOBER = "2026-09", "2026-10"


class Planter:
    """Adds each story to the world and notes it."""

    def __init__(self, world: World, maker: Maker) -> None:
        self.world, self.maker, self.dice = world, maker, Dice(7)

    def plant_all(self) -> None:
        """Add every story."""
        self._without_order()
        self._without_payment()
        self._twice()
        self._refunds()
        self._amounts()
        self._fees()
        self._states()
        self._twins()
        self._combined()
        self._split()
        self._midnight()
        self._coupons()
        self._late_refunds()

    def _note(
        self, code: str, month: str, about: list[Order | Event], reference: str, amount: int, note: str, **more: str
    ) -> None:
        self.world.plants.append(Plant(code, "L1", month, list(about), reference, amount, note, **more))

    def sale(self, shop: str, at: datetime, goods: int, title: str, *, payment: bool = True) -> tuple[Order, Event]:
        """Add an order of one exact amount, paid within two minutes, and its payment unless told otherwise."""
        order = self.maker.order(shop, at, at + timedelta(seconds=95))
        order.title, order.goods, order.quantity = title, goods, 1
        order.shipping = order.off = order.platform_off = 0
        event = self.maker.pay(order)
        self.world.orders.append(order)
        if payment:
            self.world.events.append(event)
        else:
            order.pay_number = ""
        return order, event

    def _without_order(self) -> None:
        for shop, at, amount, month in (
            ("youzan", datetime(2026, 9, 8, 15, 41, 7), 13777, SEPTEMBER),
            ("taobao", datetime(2026, 10, 19, 11, 20, 30), 26640, OCTOBER),
        ):
            order, event = self.sale(shop, at, amount, "门店扫码收款")
            self.world.orders.remove(order)
            event.orders = []
            event.merchant = f"QR{at:%Y%m%d%H%M%S}"
            self._note("EX1", month, [event], event.merchant, -amount, "collected by QR code, no order")

    def _without_payment(self) -> None:
        for shop, at, amount, month in (
            ("taobao", datetime(2026, 9, 11, 20, 3, 12), 23330, SEPTEMBER),
            ("pdd", datetime(2026, 10, 15, 9, 30, 2), 8830, OCTOBER),
        ):
            order, _event = self.sale(shop, at, amount, "样品订单", payment=False)
            self._note("EX2", month, [order], order.number, amount, "finished order, no payment in the channel")

    def _twice(self) -> None:
        order, first = self.sale("youzan", datetime(2026, 9, 16, 12, 8, 40), 15690, "竹编灯罩")
        again = self.maker.pay(order, first.bill_at + timedelta(seconds=48))
        order.pay_number = first.number
        self.world.events.append(again)
        self._note("EX3", SEPTEMBER, [order, first, again], order.number, -again.amount, "paid twice within a minute")

    def _refunds(self) -> None:
        world, maker = self.world, self.maker
        order, old = self.sale("youzan", datetime(2026, 8, 27, 19, 0, 11), 7240, "藤编杯垫 6只")
        world.orders.remove(order)
        world.events.remove(old)
        lost = maker.refund(old, datetime(2026, 9, 4, 10, 22, 51), 7240)
        lost.orders, lost.parent = [], None
        world.events.append(lost)
        self._note("EX7", SEPTEMBER, [lost], lost.refund_id, 7240, "refund of an August payment that no file holds")

        order, event = self.sale("taobao", datetime(2026, 9, 17, 16, 45, 3), 5930, "纯棉抱枕套")
        order.state, order.refund = "refunded", 5930
        back = maker.refund(event, datetime(2026, 9, 19, 10, 2, 9), 5930)
        extra = maker.refund(event, datetime(2026, 9, 19, 10, 6, 30), 1000)
        extra.fee = 0
        world.events += [back, extra]
        self._note("AM11", SEPTEMBER, [order, event, back, extra], event.number, 1000, "10.00 too much refunded")

        order, event = self.sale("youzan", datetime(2026, 9, 21, 13, 14, 5), 26310, "实木相框 4只")
        order.state, order.refund = "refunded", 26310
        back = maker.refund(event, datetime(2026, 9, 23, 9, 40, 18), 26310)
        back.fee = 0
        world.events.append(back)
        self._note("AM5", SEPTEMBER, [back], back.refund_id, event.fee, "fee kept although the payment was refunded")

    def _amounts(self) -> None:
        for code, shop, at, due, paid, note in (
            ("AM1", "taobao", datetime(2026, 9, 6, 18, 30, 44), 15860, 14860, "price lowered by 10.00 after the order"),
            ("AM2", "youzan", datetime(2026, 9, 14, 10, 10, 21), 8970, 9970, "10.00 of shipping added to the payment"),
        ):
            order, event = self.sale(shop, at, due, "陶土花盆")
            event.amount, event.fee = paid, (paid * 6 + 500) // 1000
            self._note(code, SEPTEMBER, [order, event], order.number, due - paid, note)

    def _fees(self) -> None:
        for shop, at, amount, month in (
            ("youzan", datetime(2026, 9, 22, 11, 25, 37), 29910, SEPTEMBER),
            ("taobao", datetime(2026, 10, 21, 21, 5, 19), 45920, OCTOBER),
        ):
            _order, event = self.sale(shop, at, amount, "真丝靠垫")
            due, event.fee = event.fee, (event.amount * 10 + 500) // 1000
            self._note("AM4", month, [event], event.number, event.fee - due, "10 in 1000 taken instead of 6")
        _order, event = self.sale("youzan", datetime(2026, 9, 9, 17, 55, 29), 8990, "北欧风陶瓷花瓶")
        event.printed_fee = event.amount * 6  # fen × 0.006 in 1/100000 yuan
        rest = event.printed_fee - event.fee * 1000
        plant = Plant("AM9", "L2", SEPTEMBER, [event], event.number, -rest, "the bill prints the fee unrounded", exp=5)
        self.world.plants.append(plant)

    def _states(self) -> None:
        order, event = self.sale("taobao", datetime(2026, 9, 24, 8, 52, 16), 18450, "羊毛地毯")
        order.state, order.paid = "closed", None
        order.pay_number = ""
        self._note("TS4", SEPTEMBER, [order, event], order.number, event.amount, "closed order whose money came")
        order, event = self.sale("youzan", datetime(2026, 9, 25, 22, 17, 33), 11280, "香薰套装")
        order.state, order.paid = "unpaid", None
        order.pay_number = ""
        self._note("TS5", SEPTEMBER, [order, event], order.number, event.amount, "unpaid order whose money came")

    def _twins(self) -> None:
        found: list[Order | Event] = []
        for second in (5, 31):
            order, event = self.sale("youzan", datetime(2026, 9, 18, 14, 20, second), 14880, "手作陶杯 对杯")
            order.pay_number = ""
            event.merchant = self.maker.fresh("SK", 12)
            found += [order, event]
        first = found[0]
        assert isinstance(first, Order)
        note = "two orders of one price in one minute; their payments carry no order number"
        self._note("ST4", SEPTEMBER, found, first.number, 0, note)

    def _combined(self) -> None:
        at = datetime(2026, 9, 13, 20, 31, 8)
        one, event = self.sale("taobao", at, 8860, "餐边柜收纳盒")
        two, spare = self.sale("taobao", at, 12340, "棉麻桌布")
        self.world.events.remove(spare)
        two.buyer, two.pay_number = one.buyer, event.number
        event.amount = one.due + two.due
        event.fee = (event.amount * 6 + 500) // 1000
        event.orders = [one, two]
        event.merchant = self.maker.fresh("HB", 16)
        event.title = "合并付款"
        event.remark = f"合并付款 订单号：{one.number}、{two.number}"
        self._note(
            "ST6",
            SEPTEMBER,
            [one, two, event],
            event.number,
            0,
            "one payment for two orders of one cart",
            state="matched",
        )

    def _split(self) -> None:
        order, first = self.sale("youzan", datetime(2026, 9, 15, 9, 12, 50), 42050, "胡桃木边几")
        first.amount, first.fee, first.title = 30000, 180, "胡桃木边几 定金"
        rest = self.maker.pay(order, first.bill_at + timedelta(minutes=36), 12050)
        rest.title = "胡桃木边几 尾款"
        order.pay_number = first.number
        self.world.events.append(rest)
        self._note("ST7", SEPTEMBER, [order, first, rest], order.number, 0, "paid in two parts", state="matched")

    def _midnight(self) -> None:
        for shop, at in (("youzan", datetime(2026, 9, 12, 23, 58, 22)), ("pdd", datetime(2026, 10, 16, 23, 58, 22))):
            order, event = self.sale(shop, at, 9470, "睡眠香氛")
            event.bill_at = event.book_at = datetime.combine(at.date(), datetime.min.time()) + timedelta(
                days=1, seconds=4
            )
            note = "paid before midnight, booked after it; matches by its number"
            self._note("TS1", at.strftime("%Y-%m"), [order, event], order.number, 0, note, state="matched")
        for shop, amount in (("taobao", 16530), ("youzan", 9840), ("pdd", 7360)):
            order, event = self.sale(shop, datetime(2026, 9, 30, 23, 58, 20), amount, "季末清仓组合")
            event.bill_at = event.book_at = datetime(2026, 10, 1, 0, 0, 3)
            note = "paid 09-30 23:59, in the channel's file of the next month"
            self._note("TS2", SEPTEMBER, [order], order.number, order.due, note, state="waiting", resolved_in=OCTOBER)
        _order, event = self.sale("taobao", datetime(2026, 9, 30, 23, 57, 20), 10270, "秋季拖鞋")
        event.bill_at, event.book_at = datetime(2026, 9, 30, 23, 59, 58), datetime(2026, 10, 1, 0, 0, 1)
        plant = Plant("TS2", "L2", SEPTEMBER, [event], event.number, event.amount - event.fee, "", "waiting", OCTOBER)
        plant.note = "in the trade bill on 09-30, in the account on 10-01"
        self.world.plants.append(plant)

    def _coupons(self) -> None:
        """Let some October payments of WeChat use a coupon that the shop bears (免充值)."""
        plain = [
            e for e in self.world.events if e.channel == "wechat" and e.bill_at.month == 10 and e.kind == "payment"
        ]
        refunded = {id(e.parent) for e in self.world.events}
        planted = {id(one) for plant in self.world.plants for one in plant.about}
        for event in plain[5::40]:
            if id(event) not in refunded and id(event) not in planted and len(event.orders) == 1:
                event.coupon, event.amount = 200, event.amount - 200
                event.fee = (event.amount * 6 + 500) // 1000
                event.orders[0].pay_off = 200

    def _late_refunds(self) -> None:
        """Refund three September sales in October."""
        planted = {id(one) for plant in self.world.plants for one in plant.about}
        for channel, day in (("alipay", 9), ("wechat", 4), ("pdd", 12)):
            sold = [
                e
                for e in self.world.events
                if e.channel == channel
                and e.kind == "payment"
                and e.bill_at.day > 20
                and e.bill_at.month == 9
                and id(e) not in planted
                and e.orders[0].state == "done"
                and not e.orders[0].refund
            ]
            sale = sold[self.dice.below(len(sold))]
            self.world.events.append(self.maker.refund(sale, datetime(2026, 10, day, 14, 3, 27), sale.amount // 2))
