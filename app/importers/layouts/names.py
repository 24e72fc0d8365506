"""Header names, Chinese and English, by which an unknown table says what its columns are."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.record import Layer
from app.importers.names import same_name, simplified

_UNIT = re.compile(r"\((?:[+-]?元|¥|￥|rmb|cny|人民币)\)$")
_TAIWAN = re.compile(r"\((?:新?台币|twd|nt[d$])\)$")  # a table without layout that says so is not read as yuan


@lru_cache(8192)
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
        "收入,收入金额,贷方,贷方金额,贷方发生额,存入,存入金额,转入金额,贷方(收入),贷方金额(收入),贷方金额(存入),"
        "贷方发生额(收入),贷方发生额(存入),收入(贷方),收入金额(贷方),"
        "credit,credits,deposit,deposits,money in,paid in,credit amount,in"
    ),
    "out": _set(
        "支出,支出金额,借方,借方金额,借方发生额,取出,取出金额,支取,支取金额,转出金额,借方(支出),借方金额(支出),"
        "借方金额(支取),借方发生额(支出),借方发生额(支取),支出(借方),支出金额(借方),"
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
        "对方户名,对方名称,对方单位名称,对方账户名称,对方,交易对方,交易对手,交易对手名称,对手户名,对手方,收付方名称,"
        "买家,买家昵称,买家会员名,客户,客户名称,"
        "payee,payer,counterparty,customer,customer name,buyer,beneficiary"
    ),
    "text": _set(
        "备注,摘要,附言,交易附言,交易摘要,交易备注,交易说明,用途,说明,"
        "description,memo,note,notes,details,narrative,remark,remarks"
    ),
    "currency": _set("币种,货币,交易币种,currency,currency code,ccy"),
    "account": _set("账号,账户,本方账号,本方账户,account,account number,account no"),
    "shop": _set("店铺,店铺名称,店铺名,shop,store,shop name,store name"),
}  # fmt: skip

#: Names of columns that a table without layout must not have where it matters (`mapping.guess`), and that the mapping
#: page knows: what says which way the money went, and what is left after the fee.
DIRECTION = _set(
    "收/支,收支,收/付,收付,收付标志,收付方向,借贷,借贷标志,借贷方向,方向,交易方向,进出,借/贷,收支方向,资金流向,资金方向,direction,dr/cr,debit/credit,cr/dr,in/out,credit/debit"
)
NET = _set(
    "净额,到账金额,到账,结算金额,实收净额,入账净额,net,net amount,net total,settled amount,payout amount"
) | _set("应撥款金额,撥款金额,实撥金额")
#: A line that says in what unit amounts are printed, where that is not the currency's: 单位：万元, in thousands.
UNIT_LINE = re.compile(
    r"单位[:：为]?\s*(?:人民币|rmb|cny)?\s*[(（]?(?:分|角|百元|千元|万元|十万元|百万元?|亿元|亿|千|万)"
    r"|\bin (?:cents|pence|fen|minor units|thousands|millions|'?000s?)\b|[(（]'?000s?[)）]",
    re.IGNORECASE,
)
#: Every field of a layout's columns.
FIELDS = (*ALIASES, "net", "direction")

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

#: Further names that the mapping page knows; a table without layout is never read by them alone.
_MORE = {
    "occurred_at": _set(
        "成交日期,付款日期,支付日期,结算时间,结算日期,到账时间,记录时间,发生日,记账日,入账日,交易日,"
        "消费日,消费日期,账务日期,入账起息日,settled at,value date,day"
    ),
    "clock": _set("时分秒,交易时分,clock,hour"),
    "amount": _set(
        "新台币金额,台币金额,实付,实付金额,实收,实收金额,收款金额,收款,应收金额,商家实收金额,买家实付,买家实付金额,价税合计,"
        "paid,paid amount,sale amount,sales,net sales"
    ),
    "in": _set("存款金额,存款,收款额,收方,进账,入账,进项,income,received"),
    "out": _set("提款金额,提款,提出,付款额,付方,出账,支付额,expense,spent,paid to"),
    "fee": _set("费用,技术服务费,平台服务费,交易费,佣金,commission,charges,charge,selling fees,payment fee")
    | _set("处理费,金流手续费,金流处理费"),
    "balance": _set("结余,本期余额,结存,当前余额,账面余额,closing balance"),
    "order_ref": _set(
        "特店订单编号,特店交易编号,商店订单编号,商店订单号,商店交易编号,"
        "商户单号,外部订单号,平台订单号,网店订单号,原始订单号,销售单号,单号,订单,sale id,invoice,invoice no"
    ),
    "channel_ref": _set("流水单号,渠道单号,支付编号,交易编号,凭证号,业务单号,entry id,payout entry")
    | _set("綠界交易编号,綠界订单编号,藍新金流交易序号,金流交易序号"),
    "kind": _set("交易类别,业务名称,收支项目,类别,费用类型,account type,event"),
    "counterparty": _set("团长,收款人,付款人,对方单位,往来单位,客户名,用户,收件人,member,client,name"),
    "text": _set("消费明细,交易资讯,商品,商品名称,商品标题,品名,货品,内容,product,item,title"),
    "status": _set("支付结果,结果,result"),
    "currency": _set("币别"),
    "shop": _set("团,门店,网店,商户,商户名称,商家,merchant,outlet"),
}
_FIELD_OF_MORE = {name: field for field, names in _MORE.items() for name in names}


def simple_name(name: str, fold: bool = True) -> str:
    """Return a header as ALIASES hold it, traditional characters in their simplified form unless fold is False."""
    return plain_name(_TAIWAN.sub("", same_name(simplified(name))) if fold else name)


def field_of(name: str) -> str:
    """Return the field that a header means by its name alone, "" for none: what the mapping page begins with."""
    plain = simple_name(name) if name and len(name) <= LONGEST_NAME else ""
    if plain in NET:
        return "net"
    if plain in DIRECTION:
        return "direction"
    return FIELD_OF.get(plain) or _FIELD_OF_MORE.get(plain, "")
