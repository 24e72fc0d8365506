"""What an entry of an Alipay ledger is, by its type, the code of its description, or its remark.

Taobao's bill of WeChat receipts speaks the same language.
"""

from __future__ import annotations

from app.domain.record import Kind

#: Business types; None where the direction or the description must say.
_TYPES = {
    "提现": Kind.WITHDRAWAL,
    "交易付款": Kind.PAYMENT,
    "在线支付": Kind.PAYMENT,
    "交易收款": Kind.PAYMENT,
    "交易": Kind.PAYMENT,
    "交易退款": Kind.REFUND,
    "退款（交易退款）": Kind.REFUND,
    "退款(交易退款)": Kind.REFUND,
    "退款": Kind.REFUND,
    "收费": Kind.FEE,
    "退费": Kind.FEE,
    "服务费": Kind.FEE,
    "转账": Kind.TRANSFER,
    "充值": Kind.TRANSFER,
    "交易分账": Kind.ADJUSTMENT,
    "分账": Kind.ADJUSTMENT,
    "冻结": Kind.HOLD,
    "解冻": Kind.RELEASE,
}
#: Groups of the description's code: `0010001|交易收款-交易收款`.
_GROUPS = {
    "001": Kind.PAYMENT,
    "002": Kind.REFUND,
    "003": Kind.COMMISSION,
    "005": Kind.ADJUSTMENT,
    "006": Kind.COMMISSION,
    "008": Kind.HOLD,
    "017": Kind.COMMISSION,
    "053": Kind.COMMISSION,
}
#: Words of a remark, where neither type nor description says anything; the first that fits.
_REMARKS = (
    ("退款", Kind.REFUND),
    ("提现", Kind.WITHDRAWAL),
    ("手续费", Kind.FEE),
    ("服务费", Kind.FEE),
    ("佣金", Kind.COMMISSION),
    ("收款", Kind.PAYMENT),
    ("付款", Kind.PAYMENT),
)
SAYS_NOTHING = ("", "其它", "其他")
SEPARATOR = "\x1f"


def kind_of_entry(words: str) -> int:
    """Return the kind for `type, description, remark, direction` joined by the unit separator."""
    if words.count(SEPARATOR) != 3:
        return Kind.OTHER.value  # a damaged cell holds one
    kind_of, code, remark, direction = words.split(SEPARATOR)
    into = direction == "+"
    found = _TYPES.get(kind_of)
    # a type of the other direction, or of any transfer, says less than the description of what was taken
    if found is None or found is Kind.TRANSFER or _against(found, into):
        found = _by_description(code) or found
    if found is None and kind_of in SAYS_NOTHING and not code:
        found = next((kind for word, kind in _REMARKS if word in remark), None)
    if found is None or _against(found, into):
        return Kind.OTHER.value
    return (Kind.RELEASE if found is Kind.HOLD and into else found).value


def _against(found: Kind, into: bool) -> bool:
    """Return whether a kind goes the other way: the shop may pay for goods and be refunded from the same account."""
    return (found is Kind.PAYMENT and not into) or (found is Kind.REFUND and into)


def _by_description(code: str) -> Kind | None:
    group = _GROUPS.get(code[:3])
    if group is Kind.COMMISSION and ("支付宝服务费" in code or "手续费" in code):
        return Kind.FEE
    return group
