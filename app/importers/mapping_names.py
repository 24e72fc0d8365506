"""Header names, Chinese and English, by which an unknown table says what its columns are."""

from __future__ import annotations

import re

from app.domain.record import Layer
from app.importers.names import same_name

_UNIT = re.compile(r"\((?:[+-]?元|¥|￥|rmb|cny|人民币)\)$")


def plain_name(name: str) -> str:
    """Return a header in the form in which ALIASES hold it: equal form without unit and underscores."""
    return re.sub(r"[_.\-/]", "", _UNIT.sub("", same_name(name)))


def _set(words: str) -> frozenset[str]:
    return frozenset(plain_name(word) for word in words.split(","))


#: Field → names that mean it and nothing else.
ALIASES = {
    "occurred_at": _set(
        "交易时间,交易日期,发生时间,发生日期,入账时间,入账日期,记账日期,记账时间,支付时间,付款时间,下单时间,下单日期,"
        "订单时间,订单日期,订单创建时间,创建时间,成交时间,完成时间,日期,时间,日期时间,"
        "date,time,datetime,date time,transaction date,transaction time,posting date,posted date,booking date,"
        "created at,paid at,order date,payment date,occurred at,timestamp,created,date paid"
    ),
    "clock": frozenset({"clock"}),
    "amount": _set(
        "金额,交易金额,发生额,发生金额,订单金额,订单总额,订单总金额,应付金额,总金额,支付金额,付款金额,收支金额,入账金额,"
        "amount,total,grand total,order total,order amount,transaction amount,gross,gross amount,payment amount,"
        "total amount,amount paid"
    ),
    "in": _set(
        "收入,收入金额,贷方,贷方金额,贷方发生额,存入,存入金额,转入金额,"
        "credit,credits,deposit,deposits,money in,paid in,credit amount,in"
    ),
    "out": _set(
        "支出,支出金额,借方,借方金额,借方发生额,取出,取出金额,支取,支取金额,转出金额,"
        "debit,debits,withdrawal,withdrawals,money out,paid out,debit amount,out"
    ),
    "fee": _set("手续费,交易手续费,渠道手续费,服务费,fee,fees,transaction fee,processing fee,fee amount"),
    "balance": _set("余额,账户余额,本次余额,可用余额,balance,running balance,account balance"),
    "refunded": _set("退款金额,已退款金额,refunded,refunded amount,amount refunded"),
    "order_ref": _set(
        "订单号,订单编号,商户订单号,商家订单号,主订单号,"
        "order id,order number,order no,order,order ref,order reference,merchant order id,merchant order no,"
        "merchant order number,merchant reference"
    ),
    "channel_ref": _set(
        "交易号,流水号,交易流水号,支付单号,支付流水号,交易单号,渠道流水号,业务流水号,账务流水号,"
        "transaction id,transaction number,transaction no,payment id,charge id,channel ref,payment reference,"
        "reference,reference number,txn id,trade no"
    ),
    "parent_ref": _set("原交易号,原支付单号,原流水号,parent transaction,parent id,original transaction id"),
    "batch_ref": _set(
        "结算单号,结算批次号,结算批次,打款批次号,批次号,payout id,settlement id,batch id,settlement batch,batch number"
    ),
    "kind": _set("交易类型,业务类型,账务类型,收支类型,类型,type,transaction type,kind,category type"),
    "status": _set("状态,交易状态,订单状态,支付状态,status,order status,payment status,state"),
    "counterparty": _set(
        "对方户名,对方名称,对方单位名称,对方,交易对方,交易对手,交易对手名称,收付方名称,买家,买家昵称,买家会员名,客户,客户名称,"
        "payee,payer,counterparty,customer,customer name,buyer,beneficiary"
    ),
    "text": _set("备注,摘要,附言,交易附言,用途,说明,description,memo,note,notes,details,narrative,remark,remarks"),
    "currency": _set("币种,货币,交易币种,currency,currency code,ccy"),
    "account": _set("账号,账户,本方账号,本方账户,account,account number,account no"),
    "shop": _set("店铺,店铺名称,店铺名,shop,store,shop name,store name"),
}  # fmt: skip

FIELD_OF = {name: field for field, names in ALIASES.items() for name in names}
LONGEST_NAME = 40

#: Names that belong to one layer's tables and to no other's.
LAYER_MARKS = {
    Layer.ORDER: _set(
        "订单金额,订单总额,订单总金额,订单状态,下单时间,下单日期,订单创建时间,订单日期,应付金额,"
        "order total,order amount,order date,order status,grand total"
    ),
    Layer.CHANNEL: _set(
        "交易号,支付单号,支付流水号,渠道流水号,商户订单号,手续费,交易手续费,渠道手续费,账务流水号,"
        "transaction id,payment id,charge id,transaction fee,processing fee,txn id,trade no,fee,fees,"
        "merchant order id,merchant order no,merchant order number,merchant reference"
    ),
    Layer.SETTLEMENT: _set("结算单号,结算批次号,打款批次号,payout id,settlement id,settlement batch"),
    Layer.BANK: _set(
        "对方户名,对方账号,对方开户行,交易对手账号,借方发生额,贷方发生额,存入金额,取出金额,本次余额,交易附言,"
        "paid in,paid out,withdrawals,deposits,debit amount,credit amount,running balance"
    ),
    Layer.LEDGER: _set("凭证号,凭证字号,科目编码,科目名称,会计科目,voucher no,account code,journal"),
}  # fmt: skip
