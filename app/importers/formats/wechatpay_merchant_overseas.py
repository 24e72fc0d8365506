"""wechatpay.merchant.overseas: the bill of a WeChat Pay merchant outside mainland China (v3/global/statements).

Source of the layout: WeChat Pay's documentation for overseas merchants, "下载对账单", of 2025: 38 columns, with prices
in the buyer's and the shop's currency and settlement in a third. Known traps: a back-tick before every value; what a
payment settles is 应结订单金额 in 结算币种, what a refund takes back 退款应结订单金额 in 退款结算币种, printed
positive; times are of UTC+8; the documentation does not say in which unit amounts are printed, so numbers without a
point are refused where the currency has cents; nor whether totals follow: they are compared where they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.money import digits
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.checks import control_of, stated_check, stated_count
from app.importers.families.bank import currency_code
from app.importers.families.wechatpay import CHINA, check_ticks, ticked_table, totals
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names, same_name
from app.importers.part import Part
from app.importers.several import Several, taken
from app.importers.table import Table

SETTLED: Names = ("应结订单金额", "应结订单金额(结算币种)")
CURRENCY: Names = "结算币种"
BACK: Names = ("退款应结订单金额", "退款应结金额")
BACK_CURRENCY: Names = ("退款结算币种", "结算币种")
NUMBER: Names = "微信订单号"
HEADER: list[Names] = ["交易时间", "商户号", NUMBER, "商户订单号", "交易状态", CURRENCY, SETTLED, BACK, "手续费"]
_KINDS = {"SUCCESS": Kind.PAYMENT.value, "REFUND": Kind.REFUND.value, "REVOKED": Kind.REFUND.value}
_STATES = {"PROCESSING": State.PENDING.value, "CHANGE": State.PENDING.value, "FAIL": State.FAILED.value,
           "ABNORMAL": State.FAILED.value, "CLOSED": State.FAILED.value}  # fmt: skip
_NONE = ("0", "0.0", "0.00")
#: Stated total → figure.
_TOTALS = {"应结订单总金额": "sum_settled", "退款应结总金额": "sum_refunds", "手续费总金额": "sum_fees"}


@register
class WechatPayMerchantOverseas:
    """Payments and refunds in the currencies in which they are settled."""

    format = "wechatpay.merchant.overseas"
    version = 1
    title = "WeChat Pay overseas bill"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header; bills of the mainland have no 结算币种."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send payments and refunds; one statement for each merchant and settlement currency."""
        table = ticked_table(source, HEADER, "总交易单数")
        several, sums = Several(), dict.fromkeys(_TOTALS.values(), 0)
        for part in table:
            check_ticks(part, "交易时间", ("商品名称", "商户数据包"))
            _send(part, out, several, sums)
        checks = _checks(table, totals(table), sums, several)
        known = list(zip(several.keys, several.rows, strict=True)) or [((source.options.account, "CNY"), 0)]
        return [
            StatementFacts(
                file=source.file,
                sheet=source.sheet,
                sha256=source.sha256,
                ordinal=number,
                several=len(known) > 1,
                format=self.format,
                version=self.version,
                layer=Layer.CHANNEL,
                account=account,
                currency=currency,
                rows_read=rows,
                control=control_of(checks, {one: sums[one] for one in ("sum_settled", "sum_refunds")}),
                checks=tuple(checks),
            )
            for number, ((account, currency), rows) in enumerate(known, start=1)
        ]


def _send(part: Part, out: Sink, several: Several, sums: dict[str, int]) -> None:
    kind = part.one_of("交易状态", _KINDS, Kind.OTHER.value)
    back = kind == Kind.REFUND
    account = first_filled(part.text(("子商户号", "特约商户号"), blank=("0",)), part.text("商户号"))
    currency = _currencies(part, back)
    settled, returned = _pointed(part, SETTLED, currency, ~back), _pointed(part, BACK, currency, back)
    fee, fee_exp = part.fee("手续费", blank=())
    sums["sum_settled"] += int(settled[~back].sum())
    sums["sum_refunds"] += int(returned[back].sum())
    if fee is not None:
        sums["sum_fees"] += int(np.where(fee_exp == 2, fee.value * 1000, fee.value).sum())
    order_no, refund_no = part.ref(NUMBER), part.ref("微信退款单号", blank=_NONE)
    refund_status = part.text("退款状态")
    columns = {
        "row": part.row,
        "layer": np.full(len(part), Layer.CHANNEL, np.int8),
        "kind": kind,
        "state": np.where(back, part.by_word(refund_status, _STATES.get, other=State.DONE), State.DONE).astype(np.int8),
        "at": part.time("交易时间").at,
        "amount": np.where(back, -returned, settled),
        "fee": fee.array() if fee is not None else None,
        "fee_exp": fee_exp,
        "currency": currency,
        "order_ref": part.ref("商户订单号"),
        "channel_ref": where(back, first_filled(refund_no, order_no), order_no),
        "parent_ref": where(back, order_no, ""),
        "counterparty": part.text("用户标识"),
        "status": where(back & filled(refund_status), refund_status, part.text("交易状态")),
        "subtype": part.text("交易类型"),
        "rate": part.text("费率"),
        "text": joined(part.text("商品名称"), part.text("商户数据包")),
        "account": account,
        "key": joined(part.text("交易状态"), order_no, refund_no, between="|"),
    }
    for number, mask in several.split(account, currency):
        out.send(number, offset=CHINA, **{name: taken(column, mask) for name, column in columns.items()})


def _currencies(part: Part, back: NDArray[np.bool_]) -> pa.Array:
    """Return the currency in which each row is settled; a word that is none is refused."""
    found = where(back, first_filled(part.text(BACK_CURRENCY), part.text(CURRENCY)), part.text(CURRENCY))
    coded = pc.dictionary_encode(found)
    codes = [currency_code(word) for word in coded.dictionary.to_pylist()]
    if "" in codes:
        part.refuse("refused.word", CURRENCY, int(np.argmax(coded.indices.to_numpy() == codes.index(""))))
    return pa.array(codes, pa.string()).take(coded.indices)


def _pointed(part: Part, names: Names, currency: pa.Array, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return amounts; one that counts and prints no decimals of a currency that has some may be in cents: refused."""
    found = part.minor(names, blank=("0",))
    bare = ~pc.match_substring(part.text(names), ".").to_numpy(zero_copy_only=False)
    whole = np.array([digits(one) == 0 for one in pc.unique(currency).to_pylist()] or [True])
    at = pc.index_in(currency, pc.unique(currency)).to_numpy(zero_copy_only=False)
    doubtful = bare & wanted & (found.value != 0) & ~whole[at]
    if doubtful.any():
        part.refuse("refused.value", names, int(np.argmax(doubtful)))
    return np.abs(found.value)


def _checks(table: Table, stated: dict[str, str], sums: dict[str, int], several: Several) -> Sequence[Check]:
    """Compare totals by name; sums over several currencies mean nothing."""
    checks = [stated_count("count", stated[same_name("总交易单数")], table.rows)] if stated else []
    if len({currency for _account, currency in several.keys}) == 1:
        checks += [
            stated_check(figure, stated[same_name(name)], sums[figure], 5 if figure == "sum_fees" else 2)
            for name, figure in _TOTALS.items()
            if same_name(name) in stated
        ]
    return [one for one in checks if one is not None]
