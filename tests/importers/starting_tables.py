"""Tables with the columns of the starting layouts, as such files may look: nobody has seen a real one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

#: Layout → (lines above the header, header, rows, sum of the amounts as they count in cents, kinds of the records).
TABLES: dict[str, tuple[list[list[str]], list[str], list[list[str]], int, list[str]]] = {
    "jd-wallet": (
        [["商户：禾木家居"]],
        ["账单日期", "商户订单号", "收入金额(元)", "支出金额(元)", "账户余额(元)", "交易备注"],
        [
            ["2026-10-01 09:00:00", "P1", "120.00", "--", "120.00", "货款 312345678901"],
            ["2026-10-02 10:00:00", "P2", "--", "20.50", "99.50", "直赔退款代扣 312345678902"],
            ["2026-10-03 11:00:00", "P3", "--", "50.00", "49.50", "提现"],
        ],
        4950,
        ["other", "other", "other"],
    ),
    "wechat-shop-orders": (
        [],
        ["店铺ID", "订单ID", "创建时间", "支付时间", "订单状态描述", "商品标题", "商家实收金额(元)", "运费(元)"],
        [
            ["s1", "3720001", "2026-10-01 09:00:00", "2026-10-01 09:01:00", "已完成", "杯子", "59.90", "0.00"],
            ["s1", "3720002", "2026-10-01 10:00:00", "", "已取消", "碗", "20.00", "0.00"],
        ],
        7990,
        ["order", "order"],
    ),
    "wechat-shop-settlement": (
        [],
        [
            "订单ID", "结算状态描述", "订单创建时间", "商户实收金额(元)", "支出金额(元)", "预计结算金额(元)",
            "预计技术服务费(元)", "预计商家货款结算时间",
        ],
        [
            ["3720001", "已结算", "2026-10-01 09:00:00", "59.90", "3.00", "56.90", "3.00", "2026-10-12 00:00:00"],
            ["3720003", "已结算", "2026-10-02 09:00:00", "40.00", "2.00", "38.00", "2.00", "2026-10-13 00:00:00"],
        ],
        9990,
        ["payment", "payment"],
    ),
    "wecom-receipts": (
        [],
        ["动账时间", "动账类型", "动账金额", "关联单号", "商户单号", "备注"],
        [
            ["2026-10-01 09:00:00", "收款", "100.00", "Q20261001", "M1", ""],
            ["2026-10-01 09:00:00", "交易手续费", "-0.60", "Q20261001", "M1", ""],
            ["2026-10-02 09:00:00", "退款", "-30.00", "Q20261002", "M2", "少件"],
            ["2026-10-03 09:00:00", "提现", "-60.00", "Q20261003", "M3", ""],
        ],
        940,
        ["payment", "fee", "refund", "withdrawal"],
    ),
    "kuaishou-orders": (
        [],
        ["订单号", "订单创建时间", "订单支付时间", "订单状态", "实付款", "快递费", "平台补贴", "商品名称", "数量"],
        [
            ["2524500001234567", "2026-10-01 09:00:00", "2026-10-01 09:01", "交易成功", "59.90", "0", "", "杯", "1"],
            ["2524500001234568", "2026-10-01 10:00:00", "", "交易关闭", "20.00", "0", "0", "碗", "1"],
        ],
        7990,
        ["order", "order"],
    ),
    "kuaishou-settlement": (
        [],
        [
            "商家ID", "订单号", "商品名称", "订单创建时间", "订单实付(元)", "合计收入(元)", "订单退款(元)",
            "技术服务费(元)", "合计支出(元)", "实际结算金额(元)", "实际结算时间",
        ],
        [
            ["9", "2524500001234567", "杯", "2026-10-01 09:00:00", "59.90", "59.90", "0", "3.00", "3.00", "56.90",
             "2026-10-12 03:00:00"],
            ["9", "2524500001234569", "碗", "2026-10-02 09:00:00", "40.00", "40.00", "0", "2.00", "2.00", "38.00",
             "2026-10-13 03:00:00"],
        ],
        9490,
        ["payment", "payment"],
    ),
    "kuaishou-account": (
        [],
        ["账务流水号", "关联业务单号", "入账时间", "账务方向", "发生额（元）", "期末余额（元）", "业务类型", "描述"],
        [
            ["K1", "2524500001234567", "2026-10-12 03:00:00", "收入", "56.90", "56.90", "收款", "订单结算"],
            ["K2", "2524500001234569", "2026-10-13 03:00:00", "收入", "38.00", "94.90", "收款", "订单结算"],
            ["K3", "T1", "2026-10-14 03:00:00", "支出", "50.00", "44.90", "提现", "提现"],
        ],
        4490,
        ["payment", "payment", "withdrawal"],
    ),
    "walmart-recon-old": (
        [],
        [
            "Walmart.com Order #", "Walmart.com PO #", "Transaction Type", "Transaction Date Time", "Partner Item name",
            "Payable to Partner from Sale", "Commission from Sale", "Gross Sales Revenue",
        ],
        [
            ["200014533145443", "129112345678901", "SALE", "09/13/2026", "Filter, air", "17.18", "-2.34", "19.52"],
            ["200014533145443", "129112345678901", "REFUNDED", "09/20/2026", "Filter, air", "-8.00", "1.00", "0.00"],
        ],
        918,
        ["payment", "refund"],
    ),
    "alipay-trade-orders": (
        [["支付宝交易订单"], ["起始日期", "2026-10-01"]],
        [
            "支付宝交易号", "商户订单号", "交易状态", "创建时间", "商家实收(元)", "商家实退(元)", "服务费(元)",
            "退服务费(元)", "付款备注",
        ],
        [
            ["2026100122001", "T1", "交易成功", "2026-10-01 09:00:00", "88.00", "0.00", "0.53", "0.00", ""],
            ["2026100222001", "T2", "交易成功", "2026-10-02 09:00:00", "50.00", "10.00", "0.30", "0.06", ""],
        ],
        13800,
        ["payment", "payment"],
    ),
    "square-deposits": (
        [],
        ["Date", "Total Collected", "Fees", "Deposited", "Deposit ID"],
        [
            ["2026-10-01", "$1,250.00", "($36.25)", "$1,213.75", "3P0A1"],
            ["2026-10-02", "$100.00", "($2.90)", "$97.10", "3P0A2"],
        ],
        -131085,
        ["payout", "payout"],
    ),
    "etsy-deposits": (
        [],
        ["Date", "Amount", "Currency", "Status", "Bank Account Ending Digits"],
        [
            ["October 5, 2026", "310.20", "USD", "Executed", "4821"],
            ["October 12, 2026", "99.99", "USD", "Executed", "4821"],
        ],
        -41019,
        ["payout", "payout"],
    ),
    "gumroad-sales": (
        [],
        [
            "Purchase ID", "Item Name", "Purchase Email", "Purchase Date", "Sale Price ($)", "Fees ($)",
            "Net Total ($)", "Partial Refund ($)",
        ],
        [
            ["g1", "Planner", "a@example.com", "2026-10-02", "12.00", "1.85", "10.15", "0.00"],
            ["g2", "Tracker", "b@example.com", "2026-10-05", "8.00", "1.30", "6.70", "2.00"],
        ],
        2000,
        ["order", "order"],
    ),
    "aliexpress-orders": (
        [],
        ["订单号", "订单状态", "买家名称", "下单时间", "付款时间", "产品总金额", "物流费用", "订单金额", "产品信息"],
        [
            ["8180000001", "交易完成", "Ann", "2026-10-01 09:00", "", "$10.00", "$2.00", "$12.00", "杯"],
            ["8180000002", "等待买家收货", "Bo", "2026-10-02 09:00", "", "$5.00", "$0.00", "$5.00", "碗"],
        ],
        1700,
        ["order", "order"],
    ),
    "lazada-wallet": (
        [],
        ["Transaction Number", "Transaction Time", "Type", "Sub Type", "Amount", "Remarks"],
        [
            ["L1", "2026-10-01 09:00:00", "Income", "Payment", "100.00", "ST-1"],
            ["L2", "2026-10-02 09:00:00", "Expense", "Withdrawal", "-60.00", "Bank"],
        ],
        4000,
        ["payment", "withdrawal"],
    ),
    "shopee-adjustments": (
        [["Total Adjustment Amount", "8.00"]],
        [
            "Sequence No.", "Adjustment Complete Date", "Adjustment Type | Description", "Adjustment Reason",
            "Adjustment Amount", "Linked Order No.",
        ],
        [
            ["1", "2026-10-01", "Compensation", "Lost parcel", "10.00", "2607072CRRDA37"],
            ["2", "2026-10-02", "Deduction", "Weight", "-2.00", "2607072CRRDA38"],
        ],
        800,
        ["adjustment", "adjustment"],
    ),
}  # fmt: skip


def write_table(path: Path, name: str) -> Path:
    """Write the table of a starting layout as CSV."""
    above, header, rows, _sum, _kinds = TABLES[name]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([*above, header, *rows])
    path.write_text(out.getvalue(), encoding="utf-8")
    return path
