"""AM4, AM5, AM6 and HM5, each on data that shows it."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.fees import FeeRule, FeeTerms, Instalments, StartingFee
from app.domain.match import EXPLAINED, OPEN, Rules
from app.domain.record import Kind, Layer
from tests.matching.fee_rows import bases, commission, day, payments, refunds_of
from tests.matching.shop import row, run

SIX = FeeTerms(rate=600_000)
FEES = {"AM4", "AM5", "AM6", "HM5"}
HUABEI = StartingFee(
    id="huabei",
    title="Huabei",
    kind="payment",
    currency="CNY",
    terms=SIX,
    sources=("alipay",),
    words="花呗",
    plans=(Instalments(parts=3, rate=1_800_000), Instalments(parts=12, rate=7_500_000)),
)


def items(rows: list, contracts: tuple[FeeRule, ...] = (), **more) -> list:
    found = run(rows, rules=Rules(fees=contracts), **more).items
    return [one for one in found if one["code"] in FEES]


def test_am4_names_what_was_due_and_what_is_at_stake():
    rows = payments(SIX, bases(60, low=5_000))
    rows[7]["fee"] += 250
    (item,) = items(rows)
    assert (item["code"], item["records"], item["amount"], item["text_key"]) == ("AM4", [8], -250, "am4.usual")
    assert item["params"]["rate"] == "0.6%"
    due = (rows[7]["amount"] * 6 + 500) // 1000
    assert int(item["params"]["expected_fee"].replace(".", "")) == due
    assert item["params"]["fee"] == f"{(due + 250) // 100}.{(due + 250) % 100:02d}"
    assert item["expected"] == item["since_day"]


def test_am4_by_contract_names_it():
    rows = payments(SIX, bases(30, low=30_000))
    found = items(rows, (FeeRule(account="A1", rate=380_000, since=day(20)),))
    assert len(found) == 10
    assert {(one["text_key"], one["params"]["rate"]) for one in found} == {("am4.contract", "0.38%")}
    assert not items(rows, (FeeRule(account="A1", rate=380_000, since=day(40)),))
    assert not items(rows, (FeeRule(account="A2", rate=380_000),))


def test_am4_of_terms_in_parts_says_all_of_them():
    rows = payments(FeeTerms(rate=2_900_000, fixed=30, cap=1_000), bases(80, low=500), source="paypal.activity")
    rows[3]["fee"] += 99
    (item,) = items(rows)
    assert item["params"]["rate"] == "2.9% + 0.30 (≤ 10.00)"


def test_am5_names_a_fee_that_did_not_come_back():
    rows = payments(SIX, bases(60, low=20_000))
    back = refunds_of(
        rows, range(12), lambda paid, part: (2 * paid["fee"] * part + paid["amount"]) // (2 * paid["amount"])
    )
    assert not items(rows + back)
    kept = -back[4]["fee"]
    back[4]["fee"] = 0
    (item,) = items(rows + back)
    assert (item["code"], item["records"], item["amount"], item["text_key"]) == ("AM5", [65], -kept, "am5.usual")


@pytest.mark.parametrize(("refunds", "lost", "said"), [(8, (1, 5), 2), (8, (1, 3, 5, 7), 0), (4, (0, 1, 2), 0)])
def test_am5_needs_enough_refunds_that_gave_back(refunds, lost, said):
    rows = payments(SIX, bases(60, low=20_000))
    back = refunds_of(
        rows, range(refunds), lambda paid, part: (2 * paid["fee"] * part + paid["amount"]) // (2 * paid["amount"])
    )
    for one in lost:
        back[one]["fee"] = 0
    assert [one["code"] for one in items(rows + back)] == ["AM5"] * said


@pytest.mark.parametrize(("refunds", "lost"), [(2, 1), (2, 0), (4, 2)])
def test_of_few_refunds_that_disagree_am5_says_that_either_may_be_off(refunds, lost):
    rows = payments(SIX, bases(60, low=20_000))
    back = refunds_of(
        rows, range(refunds), lambda paid, part: (2 * paid["fee"] * part + paid["amount"]) // (2 * paid["amount"])
    )
    assert not items(rows + back)
    kept = -back[lost]["fee"]
    back[lost]["fee"] = 0
    (item,) = items(rows + back)
    assert (item["code"], item["amount"], item["text_key"], item["state"]) == ("AM5", -kept, "am5.doubtful", OPEN)
    assert item["records"][0] == 61 + lost and sorted(item["records"]) == list(range(61, 61 + refunds))
    assert (item["params"]["given"], item["params"]["told"]) == (refunds - 1, refunds)
    assert item["params"]["fee"] == "0.00"
    turned = items((rows + back)[::-1])
    assert [(one["amount"], one["text_key"], one["params"]) for one in turned] == [
        (item["amount"], item["text_key"], item["params"])
    ]


def test_few_refunds_that_disagree_are_told_where_the_payments_are_few_too():
    """Nothing is read from three payments; each refund still has its own payment's fee to go by."""
    rows = payments(SIX, bases(3, low=20_000))
    back = refunds_of(rows, range(2), lambda paid, part: paid["fee"])
    back[1]["fee"] = 0
    assert [one["text_key"] for one in items(rows + back)] == ["am5.doubtful"]
    back[0]["fee"] = 0
    assert not items(rows + back)


def test_a_share_of_the_fee_below_two_units_tells_nothing_of_few_refunds():
    rows = payments(SIX, np.array([30_000, 200, 40_000]))
    back = refunds_of(rows, range(2), lambda paid, part: paid["fee"])
    back[1]["fee"] = 0
    assert not items(rows + back)


def test_am5_is_none_where_the_channel_never_gives_fees_back():
    rows = payments(FeeTerms(rate=2_900_000, fixed=30), bases(60, low=5_000), source="stripe.balance")
    assert not items(rows + refunds_of(rows, range(12), lambda paid, part: 0, source="stripe.balance"))


def test_am5_is_none_for_a_refund_of_more_than_was_paid():
    rows = payments(SIX, bases(60, low=20_000))
    back = refunds_of(rows, range(12), lambda paid, part: paid["fee"])
    back += refunds_of(rows, range(1), lambda paid, part: 0, part=10)
    back[-1]["channel_ref"] = "again"
    assert not items(rows + back)


def test_am6_is_a_commission_off_the_rate_of_its_category():
    paid = payments(SIX, bases(80, low=5_000), source="douyin.settlement")
    rates = {"家居": 5, "服饰": 8}
    taken = []
    for n, one in enumerate(paid):
        one.update(fee=None, order_ref=f"O{n}")
        word = list(rates)[n % 2]
        taken.append(commission(f"O{n}", (one["amount"] * rates[word] + 50) // 100, word, day=day(n // 3)))
    assert not items(paid + taken)
    taken[9]["amount"] = -((paid[9]["amount"] * 5 + 50) // 100) - 40_000
    (item,) = items(paid + taken)
    assert (item["code"], item["records"], item["params"]["rate"]) == ("AM6", [90], "8%")


def _with_plan(rows: list, n: int, rate: int, word: str) -> int:
    price = (rows[n]["amount"] * rate + 500) // 1_000
    rows[n]["fee"] += price
    rows[n]["subtype"] = word
    return price


def test_hm5_explains_a_fee_with_the_price_of_instalments():
    rows = payments(SIX, bases(60, low=50_000, high=90_000), source="alipay.merchant.trade")
    price = _with_plan(rows, 5, 18, "花呗分期")
    (item,) = items(rows, starting=(HUABEI,))
    assert (item["code"], item["state"], item["amount"]) == ("HM5", EXPLAINED, -price)
    assert (item["params"]["parts"], item["params"]["rate"]) == ("3", "1.8%")


def test_hm5_asks_where_only_the_figures_say_so():
    rows = payments(SIX, bases(60, low=50_000, high=90_000), source="alipay.merchant.trade")
    _with_plan(rows, 5, 75, "")
    (item,) = items(rows, starting=(HUABEI,))
    assert (item["code"], item["state"], item["text_key"], item["params"]["parts"]) == ("HM5", OPEN, "hm5.likely", "12")
    rows[5]["fee"] += 3
    assert [one["code"] for one in items(rows, starting=(HUABEI,))] == ["AM4"]


@pytest.mark.parametrize(("base", "more", "code"), [(1_692, 31, "AM4"), (6_000, 108, "HM5")])
def test_a_few_coins_more_are_no_plan_that_they_meet_by_chance(base, more, code):
    rows = payments(SIX, bases(60, low=50_000, high=90_000), source="alipay.merchant.trade")
    rows[5] |= {"amount": base, "fee": (base * 6 + 500) // 1_000 + more}
    assert [one["code"] for one in items(rows, starting=(HUABEI,))] == [code]


def test_hm5_of_a_subtype_charged_steadily_needs_no_known_plan():
    rows = payments(SIX, bases(60, low=5_000))
    rows += payments(FeeTerms(rate=4_100_000), bases(25, 3, low=5_000), subtype="白条分期", mark="Q")
    found = items(rows)
    assert {(one["code"], one["state"], one["text_key"]) for one in found} == {("HM5", EXPLAINED, "hm5.own")}
    assert len(found) == 25


def test_hm5_of_a_row_of_its_own():
    rows = [
        row("jd.settlement", Layer.SETTLEMENT, Kind.FEE, -360, subtype="代收白条网络推广技术服务费", order_ref="J1"),
        row("jd.settlement", Layer.SETTLEMENT, Kind.FEE, -80, subtype="交易服务费", order_ref="J1"),
    ]
    (item,) = items(rows)
    assert (item["code"], item["records"], item["amount"], item["text_key"]) == ("HM5", [1], -360, "hm5.row")


def test_paying_with_huabei_at_the_usual_fee_is_nothing():
    rows = payments(SIX, bases(60, low=5_000), subtype="花呗")
    assert not items(rows, starting=(HUABEI,))


@pytest.mark.parametrize("off", [-1, 1])
def test_a_residue_of_rounding_is_not_am4(off):
    rows = payments(SIX, np.arange(100, 160) * 101 + 33)
    exact = rows[7]["amount"] * 6 / 1000
    rows[7]["fee"] = int(exact) if off < 0 else int(exact) + 1
    assert not items(rows)


def test_fewer_rows_than_needed_accuse_nobody():
    rows = payments(SIX, bases(15, low=5_000))
    rows[3]["fee"] += 900
    assert not items(rows)


def test_a_fee_that_bill_and_ledger_both_tell_is_named_once():
    rows = payments(SIX, bases(60, low=5_000), source="wechatpay.merchant.trade")
    rows[7]["fee"] += 250
    source, more = "wechatpay.merchant.fundflow", {"statement": 3, "account": "A1"}
    told = []
    for one in rows:
        same = {"channel_ref": one["channel_ref"], "order_ref": one["order_ref"], "at": one["at"], **more}
        told.append(row(source, Layer.CHANNEL, Kind.PAYMENT, one["amount"], **same))
        told.append(row(source, Layer.CHANNEL, Kind.FEE, -one["fee"], parent_ref=one["channel_ref"], **same))
    assert [(one["code"], one["records"]) for one in items(rows + told)] == [("AM4", [8])]
    (item,) = items(told)
    assert (item["code"], item["records"], item["amount"]) == ("AM4", [16], -250)
