"""wechatpay.merchant.trade: WeChat Pay's trade bill 交易账单, types ALL, SUCCESS and REFUND, and the legacy one.

Source of the layout: WeChat Pay merchant documentation, "交易账单详细说明", read 2026, and real bills of 2014
to 2021. Known traps: a back-tick before every value; commas in product names without quotes; two lines of
totals glued to the rows; fees with five decimals, negative on refunds; a refund row settles 0.00 and its
money stands in 退款金额; a refund's status is a snapshot; the REFUND type prints the sale's time first; old
bills have full-width colons in times; "No Bill Exist" comes as XML or JSON and means an empty day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import AGREE, NONE, Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import control_of, stated_check, stated_count
from app.importers.families.wechatpay import CHINA, check_ticks, error_answer, stated_totals, ticked_table
from app.importers.joined import coded_together, filled, first_filled, joined, of_each, where
from app.importers.names import Names, has_all, same_name
from app.importers.part import Part, repeated
from app.importers.table import Table

FEE_DIGITS = 5
SETTLED = ("应结订单金额", "总金额")
ORDERED = "订单金额"
ASKED = "申请退款金额"
SUB_MERCHANT = ("特约商户号", "子商户号")
HEADER = ("交易时间", "商户号", "微信订单号", "商户订单号", "交易状态", SETTLED, "手续费")
#: Name of the stated total → (figure, column that it sums, digits).
TOTALS: dict[str, tuple[str, Names, int]] = {
    "应结订单总金额": ("sum_settled", "应结订单金额", 2),
    "总交易额": ("sum_settled", "总金额", 2),
    "退款总金额": ("sum_refunds", "退款金额", 2),
    "总退款金额": ("sum_refunds", "退款金额", 2),
    "充值券退款总金额": ("sum_refunded_coupons", "充值券退款金额", 2),
    "总代金券或立减优惠退款金额": ("sum_refunded_coupons", "代金券或立减优惠退款金额", 2),
    "总企业红包退款金额": ("sum_refunded_coupons", "企业红包退款金额", 2),
    "手续费总金额": ("sum_fees", "手续费", FEE_DIGITS),
    "订单总金额": ("sum_orders", ORDERED, 2),
    "申请退款总金额": ("sum_refunds_asked", "申请退款金额", 2),
}
_MOVES = ("sum_settled", "sum_refunds")  # of these figures the amounts are made
_KINDS = {"SUCCESS": Kind.PAYMENT.value, "REFUND": Kind.REFUND.value, "REVOKED": Kind.REFUND.value}
_REFUND_STATES = {
    "SUCCESS": State.DONE.value,
    "PROCESSING": State.PENDING.value,
    "CHANGE": State.PENDING.value,
    "FAIL": State.FAILED.value,
    "ABNORMAL": State.FAILED.value,
    "CLOSED": State.FAILED.value,
}
_NONE = ("0", "0.0", "0.00")
_MERCHANT = "^[0-9A-Za-z*＊_]{3,32}$"  # some bills hide it


@register
class WechatPayMerchantTrade:
    format = "wechatpay.merchant.trade"
    version = 2
    title = "WeChat Pay trade bill"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Return 1.0 where a row names the columns of the bill, or the channel says that there is none."""
        # bills of merchants outside the mainland have most of these columns, and their own reader
        known = any(has_all(cells, HEADER) and not has_all(cells, ["结算币种"]) for cells in head.rows)
        known = known or bool(error_answer(head))
        return 1.0 if known else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send payments, refunds and reversals; one statement for each merchant and currency."""
        answer = error_answer(source.head)
        if answer == "not_ready":
            raise SourceRefused("refused.not_ready", file=source.file)
        if answer:
            return [self._facts(source, 1, source.options.account, "CNY", 0, [], {}, message_key="statement.no_bill")]
        table = ticked_table(source, HEADER, "总交易单数")
        stated = stated_totals(table)
        sums, strange = dict.fromkeys(TOTALS, 0), False
        owners = _Owners()
        for part in table:
            check_ticks(part, "交易时间", ("商品名称", "商户数据包", "费率备注"))
            _add(part, sums)
            strange |= _is_strange(part)
            _send(part, out, owners)
        checks = _checks(table, stated, sums)
        moved = {TOTALS[one][0]: total for one, total in sums.items() if total and TOTALS[one][0] in _MOVES}
        known = owners.rows or {(source.options.account, "CNY"): 0}
        mixed = strange or len({currency for _account, currency in known}) > 1
        return [
            self._facts(source, number, account, currency, rows, checks, moved, several=len(known) > 1, mixed=mixed)
            for number, ((account, currency), rows) in enumerate(known.items(), start=1)
        ]

    def _facts(
        self,
        source: Source,
        ordinal: int,
        account: str,
        currency: str,
        rows: int,
        checks: Sequence[Check],
        moved: Mapping[str, int],
        *,
        several: bool = False,
        mixed: bool = False,
        message_key: str = "",
    ) -> StatementFacts:
        """Return the facts of one statement; mixed: the bill's totals are not of its amounts, and prove none:
        there are several currencies, or a payment that calls itself a refund.
        """
        control = control_of(checks, moved)
        return StatementFacts(
            file=source.file,
            sheet=source.sheet,
            sha256=source.sha256,
            ordinal=ordinal,
            several=several,
            format=self.format,
            version=self.version,
            layer=Layer.CHANNEL,
            account=account,
            currency=currency,
            rows_read=rows,
            control=NONE if mixed and control == AGREE else control,
            checks=tuple(checks),
            message_key=message_key,
        )


class _Owners:
    """Numbers of the statements in a bill: one for each merchant and currency, in the order they appear."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], int] = {}

    def split(self, account: pa.Array, currency: pa.Array) -> list[tuple[int, NDArray[np.bool_] | None]]:
        """Return (number, which rows) of each statement that has rows; None means all of them."""
        known, index = coded_together(account, currency, between="\x1f")
        found: list[tuple[int, NDArray[np.bool_] | None]] = []
        firsts = [int(np.argmax(index == code)) for code in range(len(known))]
        for code, words in sorted(enumerate(known.to_pylist()), key=lambda one: firsts[one[0]]):
            owner, _, money = words.partition("\x1f")
            mask = index == code
            self.rows[owner, money] = self.rows.get((owner, money), 0) + int(mask.sum())
            number = list(self.rows).index((owner, money)) + 1
            found.append((number, None if mask.all() else mask))
        return found


def _send(part: Part, out: Sink, owners: _Owners) -> None:
    account = first_filled(part.text(SUB_MERCHANT, blank=("0", "00")), part.text("商户号"))
    wrong = pc.index(of_each(account, partial(pc.match_substring_regex, pattern=_MERCHANT)), False).as_py()
    if wrong >= 0:
        part.refuse("refused.value", "商户号", wrong)
    currency = first_filled(part.text("货币种类"), repeated("CNY", len(part)))
    for number, mask in owners.split(account, currency):
        if mask is None:
            out.send(number, **_columns(part, account, currency))
        else:
            keep = pa.array(mask)
            out.send(number, **_columns(part.where(mask), account.filter(keep), currency.filter(keep)))


def _columns(part: Part, account: pa.Array, currency: pa.Array) -> dict[str, object]:
    status = part.text("交易状态")
    kind = part.by_word(status, _KINDS.get, other=Kind.OTHER.value)
    back = kind == Kind.REFUND
    revoked = pc.equal(status, "REVOKED").to_numpy(zero_copy_only=False)
    settled = part.minor(SETTLED).value
    refunded = part.minor("退款金额", blank=()).value if part.has("退款金额") else np.zeros(len(part), np.int64)
    # a reversal without a refund amount takes back what it would have settled
    gone = np.where(revoked & (refunded == 0), settled, refunded)
    order_no, refund_no = part.ref("微信订单号"), part.ref("微信退款单号", blank=_NONE)
    refund_status = part.text("退款状态")
    state = np.where(back, part.by_word(refund_status, _REFUND_STATES.get, other=State.DONE.value), State.DONE.value)
    coupon = None
    if part.has(ORDERED):
        coupon = np.where(back, 0, np.maximum(part.minor(ORDERED, blank=()).value - settled, 0))
        if part.has(ASKED):
            # what the buyer got back of a voucher that was no money to the shop
            asked = part.minor(ASKED, blank=()).value
            coupon = np.where(back & ~revoked, np.maximum(asked - refunded, 0), coupon)
    accepted = part.first_of("退款申请时间")
    return {
        "row": part.row,
        "layer": Layer.CHANNEL.value,
        "kind": kind,
        # a reversal that gave money back is a refund that took place
        "state": np.where(revoked & (refunded == 0), State.REVERSED.value, state).astype(np.int8),
        "at": _times(part, back & bool(accepted), accepted),
        "offset": CHINA,
        # a status that nobody knows may be a refund's
        "amount": np.where(back, -gone, settled - refunded),
        "fee": part.minor("手续费", FEE_DIGITS, blank=()),
        "fee_exp": FEE_DIGITS,
        "coupon": coupon,
        "currency": currency,
        "order_ref": part.ref("商户订单号"),
        "channel_ref": where(back, first_filled(refund_no, order_no), order_no),
        "parent_ref": where(back, order_no, ""),
        "counterparty": part.text("用户标识"),
        "status": where(back & ~revoked & filled(refund_status), refund_status, status),
        "subtype": part.text("交易类型"),
        "rate": part.text("费率"),
        "text": joined(part.text("商品名称"), part.text("商户数据包"), part.text("费率备注")),
        "account": account,
        "key": joined(status, order_no, refund_no, between="|"),
    }


def _times(part: Part, back: NDArray[np.bool_], accepted: str) -> NDArray[np.int64]:
    """Return when the row counts: of a refund in a bill of refunds, when it was accepted."""
    at = part.time("交易时间").at
    if not back.any():
        return at
    later = part.time(accepted, blank=())
    return np.where(back & later.valid, later.at, at)


def _is_strange(part: Part) -> bool:
    """Say whether a row is a refund by its status and a payment by its amounts, which the totals count."""
    back = pc.equal(part.text("交易状态"), "REFUND").to_numpy(zero_copy_only=False)
    return bool((part.minor(SETTLED).value[back] != 0).any())


def _add(part: Part, sums: dict[str, int]) -> None:
    """Add the columns whose totals a bill may state."""
    for name, (_figure, column, exp) in TOTALS.items():
        if part.has(column):
            sums[name] += int(part.minor(column, exp, blank=()).value.sum())


def _checks(table: Table, stated: dict[str, str], sums: dict[str, int]) -> list[Check]:
    checks = []
    if same_name("总交易单数") in stated:
        checks.append(stated_count("count", stated[same_name("总交易单数")], table.rows))
    for name, (figure, column, exp) in TOTALS.items():
        if same_name(name) in stated and table.columns.find(column) >= 0:
            checks.append(stated_check(figure, stated[same_name(name)], sums[name], exp))
    return [one for one in checks if one is not None]
