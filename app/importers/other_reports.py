"""Reports that hold no statement: what they are, so that a refusal can say which one to fetch. This program's own too.

They are near in name to the right report, and people download them by mistake. Each is told by columns that no list
with money by event has.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.importers.base import Head
from app.importers.heads import header_in
from app.importers.names import Names

#: Columns of this program's own results: rows of the report, in its language, and the tables that are no records.
OWN: tuple[tuple[Names, ...], ...] = (
    (("Record id", "记录编号", "紀錄編號"), ("Statement id", "账单编号", "帳單編號")),
    ("statement_id", "rows_seen_before", "control_totals"),
    ("match_id", "record_id", "allocated"),
    ("discrepancy_id", "record_ids", "expected_by"),
)

#: Columns of lists of after-sale requests, and of reports of advertising on Chinese platforms.
_ASKED: tuple[Names, ...] = (("售后单ID", "售后单号", "售后编号", "售后单编号"), ("退款编号", "退款单号"))
_WHY: tuple[Names, ...] = (
    ("退款原因", "退款原因解释", "售后原因", "申请原因", "买家退款原因"),
    ("售后类型", "退款类型"),
)
_SEEN: Names = ("曝光量", "曝光", "曝光数", "展现量", "展现", "展现数", "展示数", "展示量")
_CLICKED: Names = ("点击量", "点击", "点击数", "点击次数")
_SPENT: Names = ("花费（元）", "花费", "总花费（元）", "总花费", "消耗（元）", "消耗", "消费（元）", "成交花费（元）")

_SPLIT: Names = ("Split", "Split account", "Item split account")

#: Key of the refusal → columns that only this report has.
REPORTS: tuple[tuple[str, tuple[Names, ...]], ...] = (
    ("refused.report_etsy_items", ("Sale Date", "Item Name", "Item Total", "Transaction ID", "Order ID")),
    ("refused.report_ebay_earnings", ("Order creation date", "Order number", "Order earnings")),
    ("refused.report_adyen", ("Company Account", "Merchant Account", "Psp Reference", "Merchant Reference")),
    ("refused.report_shopify_sales", (("Gross sales", "Gross Sales"), ("Net sales", "Net Sales"), "Total sales")),
    ("refused.report_woocommerce", ("Date", "Order #", "N. Revenue", "Status")),
    ("refused.report_amazon_unshipped", ("order-id", "order-item-id", "purchase-date", "quantity-purchased")),
    ("refused.report_hledger", ("txnidx", "date", "code", "description", "account", "amount", "total")),
    ("refused.report_hledger", ("txnidx", "date", "code", "description", "otheraccounts", "change", "balance")),
    ("refused.report_youzan_items", ("订单号", "订单商品状态", "商品单价", "商品已退款金额")),
    ("refused.report_jd_sums", ("订单编号", "结算金额合计", "收入金额合计", "支出金额合计")),
    ("refused.report_douyin_fees", ("结算单号", "关联订单号", "费用项", "结算金额", ("动账流水号", "动帐流水号"))),
    *(("refused.report_after_sale", (number, why)) for number in _ASKED for why in _WHY),
    ("refused.report_promotion", (_SEEN, _CLICKED, _SPENT)),
    *(("refused.report_own", columns) for columns in OWN),
    ("refused.report_quickbooks", (("Date", "Transaction date"), "Transaction type", _SPLIT, "Amount")),
    ("refused.report_gnucash", ("Date", "Account Name", "Full Category Name", "Amount Num.", "Value Num.")),
)


def other_report(heads: Iterable[Head]) -> str:
    """Return the key of the refusal for a report that holds no statement, "" for a table that nobody knows."""
    return next((key for head in heads for key, columns in REPORTS if header_in(head, columns)), "")


def is_own(head: Head) -> bool:
    """Return whether a table is a result of this program: its rows were counted where they came from."""
    return any(header_in(head, columns) for columns in OWN)
