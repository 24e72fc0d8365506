"""Bills of platforms as tests write them: real headers, rows by column name."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Sequence
from pathlib import Path


def columns(text: str) -> list[str]:
    """Return header names."""
    return text.split(",")


JD_22 = columns(
    "订单编号,父单号,订单状态,订单下单时间,订单完成时间,售后服务单号,售后退款时间,商品编号,商品名称,商品数量,"
    "扣点类型,佣金比例,费用名称,应结金额,币种,收支方向,结算状态,预计结算时间,账单生成时间,到账时间,"
    "商户订单号,资金动账备注"
)
JD_18 = columns(
    "订单编号,父单号,订单状态,订单下单时间,订单完成时间,商品编号,商品名称,商品单价,商品数量,结算时间,"
    "商户订单号,资金动账备注,费用名称,费用分类,应结金额,结算单类型,结算单号,结算主体"
)
#: Sheets of the workbook since 2026-08, each below a row of group names.
JD_PARTS = columns(
    "商家ID,订单编号,业务单据编号,下单时间,完成时间,商品编号,商品名称,商品单价,商品数量,结算时间,商户订单号,"
    "资金动账备注,费用名称,金额,结算主体"
)
JD_SUMS = columns(
    "商家ID,公司ID,公司名称,钱包账户,订单编号,业务单据编号,父单号,订单状态,下单时间,完成时间,商品编号,商品名称,"
    "商品单价,商品数量,结算时间,结算金额合计,收入金额合计,支出金额合计,商户订单号,资金动账备注"
)
JD_ORDERS = columns(
    "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,"
    "订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,运费金额,付款确认时间,订单完成时间"
)
JD_PERSONAL = columns("交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注")
DOUYIN_39 = columns(
    "动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,售后编号,下单时间,"
    "商品ID,商品名称,达人ID,达人名称,订单类型,订单实付应结,运费实付,实际平台补贴_运费,实际平台补贴,"
    "其他平台补贴,以旧换新抵扣,政府补贴平台垫资,实际达人补贴,实际抖音支付补贴,实际抖音月付营销补贴,银行补贴,"
    "订单退款,平台服务费,佣金,服务商佣金,渠道分成,招商服务费,站外推广费,其他分成,是否免佣,免佣金额,"
    "商户主体名称,备注"
)
DOUYIN_18 = columns(
    "动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,订单实付应结,运费实付,"
    "实际平台补贴,订单退款,平台服务费,佣金,招商服务费,站外推广费,备注"
)
DOUYIN_11 = columns(
    "动账时间,动账流水号,动账方向,动账金额(元),动账账户,动账场景,计费类型,关联子订单号,关联订单号,售后编号,备注"
)
DOUYIN_BILL = columns(
    "结算时间,订单号,子订单号,结算金额,结算账户,结算单类型,有结算前退款,下单时间,商品ID,商品名称,商品数量,达人ID,达人名称,"
    "业务类型,订单类型,订单总价,商品总价,运费,店铺劵,结算前退款金额,平台补贴,达人补贴,抖音支付补贴,用户实付,收入合计,平台服务费,"
    "达人佣金,服务商佣金,渠道分成,招商服务费,站外推广费,其他分成,其他分成说明,支出合计,是否免佣,免佣金额,商户主体名称,备注"
)
DOUYIN_LEDGER = columns("动账流水号,关联订单号,关联子订单号,动账时间,账户方向,动账金额(元),动账场景,账户余额(元),备注")
DOUYIN_ORDERS = columns(
    "主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,订单提交时间,"
    "商家备注,订单完成时间,支付完成时间,订单状态,售后状态,取消原因,平台实际承担优惠金额,商家实际承担优惠金额,"
    "达人实际承担优惠金额"
)
PREMIUMS = columns("保险单号,动账流水号,关联子订单号,摘要描述,动账时间,金额(元)")
POLICIES = columns(
    "投保单号,订单编号,下单时间,承保时间,保险名称,承保保司,保费来源,支付保费,保费状态,动账时间,动账流水号"
)
XIAOHONGSHU = columns(
    "订单号,售后单号,下单时间,完成时间,结算时间,交易类型,结算账户,动账金额,商品名称,类目,SKU条码,规格ID,"
    "商品数量,计佣基数,商品实付/实退,优惠类型,商家优惠,平台优惠补贴,平台运费补贴,佣金率,返利率,佣金总额,"
    "计税价格(含税),计税价格(未税),税率,跨境税代缴,商品税金,卖家CPS佣金率,分销佣金,推广达人ID,达人昵称,"
    "带货类型,代运营服务商佣金,代开发服务商佣金,运费,运费税金,支付渠道费,花呗分期手续费,国补订单毛保金额,"
    "备注"
)
LAKALA_JY = columns(
    "商户编号,交易日期,交易时间,终端号,分支机构,交易类型,拉卡拉流水号,原拉卡拉流水号,卡号,支付渠道,银行名称,"
    "交易金额(分),手续费(分),结算金额(分),商户订单号,支付订单号,外部流水号,系统参考号,备注,支付方式"
)
LAKALA_JS = columns(
    "商户编号,交易日期,交易时间,终端号,拉卡拉流水号,交易金额(分),手续费(分),结算金额(分),结算日期,结算状态"
)

Row = dict[str, str]


def cents(value: int) -> str:
    """Return an amount as bills print it."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    return f"{sign}{value // 100}.{value % 100:02d}"


def table(header: Sequence[str], rows: Sequence[Row]) -> list[list[str]]:
    """Return header and cells; a column that a row does not name is blank."""
    return [list(header), *([row.get(name, "") for name in header] for row in rows)]


def write(
    path: Path,
    header: Sequence[str],
    rows: Sequence[Row],
    *,
    encoding: str = "utf-8-sig",
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    delimiter: str = ",",
) -> Path:
    """Write a bill as CSV, with lines before and after it."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(table(header, rows))
    lines = "".join(f"{one}\r\n" for one in before), text.getvalue(), "".join(f"{one}\r\n" for one in after)
    path.write_bytes("".join(lines).encode(encoding))
    return path


FEES = ("平台服务费", "佣金", "招商服务费", "站外推广费")


def jd_row(fee: str = "货款", amount: int = 3680, **more: str) -> Row:
    """Return a row of a settlement: one fee of one order."""
    return {
        "订单编号": "3553498017448001",
        "父单号": "3525498018681355",
        "订单状态": "完成",
        "订单下单时间": "2026-05-10 14:41:34",
        "商品名称": "手持小横幅",
        "费用名称": fee,
        "应结金额": cents(amount),
        "币种": "CNY",
        "收支方向": "收入" if amount >= 0 else "支出",
        "费用分类": "收入" if amount >= 0 else "支出",
        "结算状态": "已结算",
        "预计结算时间": "2026-07-08 17:11:38",
        "账单生成时间": "20260708",
        "到账时间": "2026-07-09 12:08:53",
        "结算时间": "2026-07-09 12:08:53",
        "商户订单号": "202607090000011332601610021",
        "结算单号": "JS20260709",
        **more,
    }


def jd_order(number: str = "290123456789", due: int = 5000, **more: str) -> Row:
    """Return a line of an order export."""
    return {
        "订单号": number,
        "商品ID": "10160070484512",
        "商品名称": "横幅",
        "下单时间": "2026-05-10 14:41:34",
        "京东价": "25.00",
        "订单金额": cents(due + 100),
        "结算金额": cents(due),
        "应付金额": cents(due - 300),
        "订单状态": "完成",
        "下单帐号": "jd_买家",
        "付款确认时间": "2026-05-10 14:42:00",
        **more,
    }


def douyin_row(moved: int, scene: str = "货款结算入账", number: int = 1, **more: str) -> Row:
    """Return a movement, under the names of every width."""
    return {
        "动账时间": "2026-09-10 08:00:00",
        "动帐流水号": f"'S{number}",
        "动账流水号": f"`S{number}",
        "动账方向": "入账" if moved >= 0 else "出账",
        "动账金额": cents(abs(moved)),
        "动账金额(元)": cents(moved),
        "动账账户": "聚合账户",
        "动账场景": scene,
        "子订单号": f"'69301627455895{number:05d}",
        "关联子订单号": f"｀69301627455895{number:05d}",
        "订单号": f"'69301627455895{number:05d}",
        "备注": "订单结算",
        **more,
    }


def sale(paid: int, subsidy: int, refund: int, fees: list[int], number: int = 1) -> Row:
    """Return a settled sub-order with its parts."""
    row = douyin_row(paid + subsidy - refund - sum(fees), number=number)
    row |= {"订单实付应结": cents(paid), "实际平台补贴": cents(subsidy), "订单退款": cents(-refund)}
    return row | {name: cents(-fee) for name, fee in zip(FEES, fees, strict=True)}


def settled(
    income: int, fee: int = 0, host: int = 0, word: str = "已结算", number: int = 1, kept: int = -1, **more: str
) -> Row:
    """Return a settled sub-order: what came in, what Douyin and its host kept (kept: 1 prints that above zero)."""
    return {
        "结算时间": f"2026-09-28 07:54:{number % 60:02d}",
        "订单号": "'6917926768823643000",
        "子订单号": f"'69179267688236{number:05d}",
        "结算账户": "聚合账户",
        "结算单类型": word,
        "收入合计": cents(income),
        "平台服务费": cents(kept * fee),
        "达人佣金": cents(kept * host),
        "支出合计": cents(kept * (fee + host)),
        "结算金额": cents(income - fee - host),
        **more,
    }


def ledger(moved: list[int], opening: int, chance: random.Random) -> list[Row]:
    """Rows of which several share a second; inside it they stand in any order."""
    rows, balance = [], opening
    for at, one in enumerate(moved):
        balance += one
        row = douyin_row(one, number=at, **{"动账时间": f"2026-09-10 08:00:{at // 3:02d}"})
        rows.append(row | {"账户方向": "收入" if one >= 0 else "支出", "账户余额(元)": cents(balance)})
    blocks = [rows[at : at + 3] for at in range(0, len(rows), 3)]
    return [row for block in blocks for row in chance.sample(block, len(block))]


def douyin_order(number: int, due: int, borne: int, host: int, status: str, after_sale: str = "-") -> Row:
    """Return a sub-order."""
    return {
        "主订单编号": "\t6917926768823643752",
        "子订单编号": f"\t69179267688236{number:05d}",
        "选购商品": "\t辣丝丝",
        "订单应付金额": cents(due),
        "收件人": "##密文",
        "订单提交时间": "2026-09-25 10:00:00",
        "支付完成时间": "-",
        "订单状态": status,
        "售后状态": after_sale,
        "平台实际承担优惠金额": cents(borne),
        "商家实际承担优惠金额": "25.00",
        "达人实际承担优惠金额": cents(host),
    }
