"""TS7, HM4, HM8 and ST8: each on data that shows it, and on data beside it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from app.domain.match import OPEN, WAITING, Account
from app.domain.order_life import dispatched
from app.domain.record import Kind, Layer, State
from app.matching.inputs import Inputs
from tests.matching.shop import Found, coverage, inputs, order, payment, row, run

BILL = coverage(2, "alipay.merchant.trade", Layer.CHANNEL, "2026-10-01", "2026-10-31")
ORDERS = coverage(1, "taobao.orders", Layer.ORDER, "2026-10-01", "2026-10-31")
BOTH = (BILL, ORDERS)


# ---- TS7


@pytest.mark.parametrize(
    ("state", "status", "way"),
    [
        (State.PAID, "买家已付款，等待卖家发货", -1),
        (State.PAID, "待发货", -1),
        (State.PAID, "Unshipped", -1),
        (State.PAID, "卖家已发货，等待买家确认", 1),
        (State.PAID, "卖家部分发货", 0),
        (State.PAID, "PartiallyShipped", 0),
        (State.PAID, "paid", 0),
        (State.DONE, "交易成功", 1),
        (State.UNPAID, "等待买家付款", 0),
    ],
)
def test_whether_an_order_was_sent_is_read_from_its_status(state, status, way):
    assert dispatched(state, status) == way


def _paid(day: str, status: str, **more):
    return [order("A1", 10_000, day=day, status=status, **more), payment("A1", 10_000, "P1", day=day)]


def test_a_paid_order_that_its_own_file_does_not_call_sent_a_week_later_is_named():
    (item,) = run(_paid("2026-10-20", "待发货"), coverage=BOTH).items
    assert (item["code"], item["text_key"], item["records"], item["state"]) == ("TS7", "ts7.unsent", [1], OPEN)
    assert (item["params"]["expected"], item["amount"]) == ("2026-10-27", 10_000)


@pytest.mark.parametrize(
    ("day", "status", "known"),
    [
        ("2026-10-20", "已发货", BOTH),
        ("2026-10-20", "", BOTH),
        ("2026-10-28", "待发货", BOTH),  # the file ends before sending is late
        ("2026-10-20", "待发货", (BILL, coverage(7, "taobao.orders", Layer.ORDER, "2026-10-01", "2026-12-31"))),
    ],
)
def test_no_order_is_called_unsent_by_a_status_that_does_not_say_so_or_is_older(day, status, known):
    assert not run(_paid(day, status), coverage=known).code("TS7")


def test_an_order_under_way_that_nobody_paid_is_named_and_one_that_waits_is_not():
    rows = [order("A1", 10_000, state=State.UNPAID, status="已发货，未付款"), payment("B1", 777)]
    (item,) = run(rows, coverage=BOTH).code("TS7")
    assert (item["text_key"], item["records"]) == ("ts7.unpaid", [1])
    rows[0]["status"] = "等待买家付款"
    assert not run(rows, coverage=BOTH).code("TS7")


@pytest.mark.parametrize(("day", "state"), [("2026-10-10", OPEN), ("2026-10-25", WAITING)])
def test_money_at_the_door_is_waited_for_longer_and_is_no_missing_payment(day, state):
    rows = [order("A1", 10_000, subtype="Cash on delivery", day=day), payment("B1", 777)]
    found = run(rows, coverage=BOTH)
    assert [(one["text_key"], one["state"]) for one in found.code("TS7")] == [("ts7.on_delivery", state)]
    assert not {"EX2", "TS1", "TS2"} & {one["code"] for one in found.items if one["records"] == [1]}
    rows += [payment("A1", 10_000, "P1", day=day)]
    assert not run(rows, coverage=BOTH).code("TS7")


# ---- HM4


def _entry(kind: Kind, amount: int, state: State, ref: str, day: str = "2026-10-25", **more):
    given = {"statement": 3, "account": "S1", "order_ref": ref, "state": state, "day": day, **more}
    return row("jd.settlement", Layer.SETTLEMENT, kind, amount, **given)


SETTLED = coverage(3, "jd.settlement", Layer.SETTLEMENT, "2026-10-01", "2026-10-31", account="S1")


def test_what_a_channel_has_not_settled_is_one_item_for_each_account():
    rows = [
        _entry(Kind.PAYMENT, 10_000, State.PENDING, "1"),
        _entry(Kind.COMMISSION, -500, State.PENDING, "1"),
        _entry(Kind.PAYMENT, 4_000, State.PENDING, "2", "2026-10-27"),
        _entry(Kind.PAYMENT, 3_000, State.PENDING, "3", account="S2"),
        _entry(Kind.PAYMENT, 9_000, State.DONE, "4"),
    ]
    said = run(rows, coverage=(SETTLED,)).code("HM4")
    assert [(one["records"], one["amount"], one["params"]["count"], one["state"]) for one in said] == [
        ([1, 2, 3], 13_500, 3, WAITING),
        ([4], 3_000, 1, WAITING),
    ]
    rows[0]["day"], rows[0]["at"] = "2026-10-02", rows[0]["at"] - 23 * 86_400
    assert run(rows, coverage=(SETTLED,)).code("HM4")[0]["state"] == OPEN


def test_what_another_row_tells_as_settled_is_not_waited_for():
    rows = [_entry(Kind.PAYMENT, 10_000, one, "1") for one in (State.PENDING, State.DONE)]
    assert not run(rows, coverage=(SETTLED,)).code("HM4")


# ---- HM8


def test_an_order_paid_with_stored_value_alone_waits_for_no_money():
    rows = [order("A1", 10_000, subtype="gift_card"), order("A2", 5_000, subtype="微信支付"), payment("B1", 777)]
    found = run(rows, coverage=BOTH)
    assert [(one["records"], one["text_key"], one["amount"]) for one in found.code("HM8")] == [
        ([1], "hm8.whole", 10_000)
    ]
    assert [one["records"] for one in found.code("EX2")] == [[2]]


@pytest.mark.parametrize(
    ("method", "code"),
    [("gift_card + shopify_payments", "HM8"), ("积分、微信支付", "HM8"), ("shopify_payments", "AM1"), ("", "AM1")],
)
def test_what_is_missing_of_an_order_that_says_stored_value_is_told_as_that(method, code):
    rows = [order("A1", 10_000, subtype=method), payment("A1", 7_000, "P1")]
    (item,) = [one for one in run(rows, coverage=BOTH).items if one["code"] in ("AM1", "HM8")]
    assert (item["code"], item["amount"]) == (code, 3_000)


def test_an_order_paid_in_part_with_a_card_still_waits_for_its_money():
    rows = [order("A1", 10_000, subtype="gift_card + paypal"), payment("B1", 777)]
    assert [one["records"] for one in run(rows, coverage=BOTH).code("EX2")] == [[1]]


# ---- ST8


def _two_shops(count: int = 24, *, stray: bool = True) -> list[dict]:
    rows = []
    for shop, account in (("茶店", "M1"), ("瓷店", "M2")):
        for n in range(count):
            ref = f"{account}-{n}"
            rows += [
                order(ref, 1_000 + n, shop=shop),
                payment(ref, 1_000 + n, f"P{ref}", account=account, source="wechatpay.merchant.trade"),
            ]
    if stray:
        rows += [
            order("X1", 5_000, shop="茶店"),
            payment("X1", 5_000, "PX1", account="M2", source="wechatpay.merchant.trade"),
        ]
    return rows


def test_a_payment_in_the_account_of_another_shop_is_named():
    rows = _two_shops()
    (item,) = run(rows, coverage=BOTH).code("ST8")
    assert item["records"] == [len(rows) - 1, len(rows)] and item["amount"] == 5_000
    assert [item["params"][one] for one in ("shop", "owner", "account")] == ["茶店", "瓷店", "M2"]
    assert not run(_two_shops(stray=False), coverage=BOTH).code("ST8")


def test_an_account_of_two_shops_a_few_payments_or_a_shop_without_its_own_say_nothing():
    shared = [{**one, "account": "M1"} if one.get("account") else one for one in _two_shops()]
    assert not run(shared, coverage=BOTH).code("ST8")
    assert not run(_two_shops(6), coverage=BOTH).code("ST8")
    alone = [one for one in _two_shops() if not str(one.get("order_ref")).startswith("M1-")]
    assert not run(alone, coverage=BOTH).code("ST8")


def test_whose_an_account_is_may_be_said_by_a_person():
    accounts = {one: Account(code=one, role="channel", shop=shop) for one, shop in (("M1", "茶店"), ("M2", "瓷店"))}
    (item,) = run(_two_shops(6), coverage=BOTH, accounts=accounts).code("ST8")
    assert item["params"]["owner"] == "瓷店"


# ---- however it comes


def _many() -> list[dict]:
    rows = [*_two_shops(), *_paid("2026-10-20", "待发货")]
    rows += [order("G1", 9_000, subtype="礼品卡"), order("G2", 8_000, subtype="积分+微信"), payment("G2", 6_000, "PG2")]
    rows += [order("D1", 4_321, subtype="货到付款"), _entry(Kind.PAYMENT, 10_000, State.PENDING, "77")]
    return rows


def _said(found: Found) -> list[tuple]:
    names = ("code", "records", "amount", "state", "text_key", "params")
    return [tuple(str(one[name]) for name in names) for one in found.items]


def test_the_same_is_said_whatever_the_order_of_rows_and_after_earlier_runs():
    import pyarrow.compute as pc

    from app.domain.progress import silent
    from app.matching.engine import reconcile

    rows = _many()
    given = inputs(rows, coverage=BOTH, as_of=20_757)
    full = Found(reconcile(given, silent))
    assert {"TS7", "HM4", "HM8", "ST8"} <= set(full.codes)
    mixed = np.random.default_rng(5).permutation(len(rows))
    turned = Inputs(
        records=given.records.take(pa.array(mixed)),
        rank=given.rank[mixed],
        orders=given.orders.take(pa.array(np.arange(given.orders.num_rows))),
        coverage=BOTH,
        as_of=20_757,
    )
    assert _said(Found(reconcile(turned, silent))) == _said(full)
    matches, members = full.outcome.told(), full.outcome.members
    matches = matches.set_column(0, "number", pa.array(np.arange(1, matches.num_rows + 1)))
    members = members.set_column(0, "match", pc.add(members["match"], 1))
    sure = matches.filter(pc.equal(matches["state"], 1))
    theirs = members.filter(pc.is_in(members["match"], sure["number"].combine_chunks()))
    again = run(rows, coverage=BOTH, as_of=20_757, matches=sure, members=theirs)
    of = ("TS7", "HM4", "HM8", "ST8")
    assert [one for one in _said(again) if one[0] in of] == [one for one in _said(full) if one[0] in of]
