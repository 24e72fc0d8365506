"""Words that tables of many sources share: what became of a record, what kind it is."""

from __future__ import annotations

from app.domain.record import Kind, State

#: Looked for inside a status, from the most to the least telling.
_STATES = {
    State.REVERSED: ("冲正", "撤销", "REVOKED", "reversed"),
    State.FAILED: ("失败", "FAIL", "CHANGE", "declined"),
    State.PENDING: ("处理中", "PROCESSING", "退款中", "pending"),
    State.REFUNDED: ("退款成功", "全额退款"),
    State.UNPAID: ("等待买家付款", "未付款", "待付款", "未支付", "待支付", "unpaid"),
    State.CLOSED: ("关闭", "取消", "CLOSED", "cancel"),
    State.DONE: ("交易成功", "交易完成", "已完成", "已收货", "已签收", "SUCCESS", "REFUND", "complete", "succeeded"),
    State.PAID: ("已付款", "已发货", "待发货", "部分发货", "paid"),
}

#: Looked for inside a type, in this order.
_KINDS = {
    Kind.REFUND: ("退款", "refund"),
    Kind.CHARGEBACK: ("拒付", "chargeback", "dispute"),
    Kind.FEE: ("手续费", "服务费", "收费", "fee"),
    Kind.WITHDRAWAL: ("提现", "withdraw"),
    Kind.PAYOUT: ("结算打款", "打款", "payout"),
    Kind.TRANSFER: ("转账", "transfer"),
    Kind.HOLD: ("冻结", "reserve", "hold"),
    Kind.ADJUSTMENT: ("调账", "补偿", "adjust"),
    Kind.PAYMENT: ("收款", "付款", "支付", "交易", "payment", "charge", "sale", "order"),
}

#: What a column says that tells money in from money out, in the equal form of names.
_IN = "收入 收 收款 贷 贷方 貸 貸方 入 入账 流入 转入 存入 汇入 进 进账 in into credit cr crdt c income deposit +"
_OUT = "支出 支 付 借 借方 出 出账 流出 转出 支取 取出 汇出 out debit dr dbit d expense withdrawal"
INTO, OUT_OF = frozenset(_IN.split()), frozenset(_OUT.split())


def state_of(word: str) -> int | None:
    """Return the state that a status word of any known source means; None for an unknown or empty one."""
    return next((int(state) for state, words in _STATES.items() if _inside(words, word)), None)


def kind_of(word: str) -> int | None:
    """Return the kind that a type word means; None for an unknown or empty one."""
    return next((int(kind) for kind, words in _KINDS.items() if _inside(words, word)), None)


def _inside(words: tuple[str, ...], word: str) -> bool:
    folded = word.casefold()
    return any(one.casefold() in folded for one in words)
