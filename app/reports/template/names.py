"""The fields of a form: their names as summary.json and the result tables have them, and in Chinese.

A name is made of parts between points. Each part may be said in English or Chinese; a part that is not listed here
(a currency, a code, L1) is the same in every language. A name once written into somebody's workbook never changes.
"""

from __future__ import annotations

from app.domain.match import Comparison
from app.reports.tables import DISCREPANCY_COLUMNS, MATCH_COLUMNS, RECORD_COLUMNS, STATEMENT_COLUMNS

TEXT, AMOUNT, COUNT, DAY = "text", "amount", "count", "day"

#: Totals of a comparison that have a count and an amount, as in summary.json.
TOTALS = ("side_a", "side_b", "matched_a", "matched_b", "timing", "explained", "open")
COMPARISONS = tuple(one.value for one in Comparison)
SOURCES = ("stored", "refused", "disagree", "rows_read", "rows_stored", "rows_seen_before", "rows_refused")
ADJUSTMENTS = ("refunds", "fees", "coupons", "rounding", "carried", "set_aside", "balance")

#: Fields of one value: name → kind. Those of a comparison are made by `single_kind`.
SINGLES = {
    "company": TEXT,
    "shop": TEXT,
    "period": TEXT,
    "period.first": DAY,
    "period.last": DAY,
    **{f"sources.{name}": COUNT for name in SOURCES},
}

_TOTALS = {f"{name}.{what}": kind for name in TOTALS for what, kind in (("count", COUNT), ("amount", AMOUNT))}
_AMOUNTS = ("amount", "fee", "net", "difference", "allocated", "opening", "closing")
_COUNTS = ("row", "score", "rows_read", "rows_stored", "rows_seen_before", "rows_refused")
_DAYS = ("period_start", "period_end", "expected_by", "occurred_at")
_KINDS = {**dict.fromkeys(_AMOUNTS, AMOUNT), **dict.fromkeys(_COUNTS, COUNT), **dict.fromkeys(_DAYS, DAY)}


def _contract(*names: str) -> dict[str, str]:
    return {name: _KINDS.get(name, TEXT) for name in names}


#: Tables whose rows can be listed: table → column → kind. Four of them are the result tables.
TABLES: dict[str, dict[str, str]] = {
    "comparisons": {
        **dict.fromkeys(("comparison", "title", "currency"), TEXT),
        **_TOTALS,
        "unexplained": AMOUNT,
        "suggested": COUNT,
    },
    "reconciliation": {
        **dict.fromkeys(("comparison", "title", "account_a", "account_b", "currency"), TEXT),
        **{"count_a": COUNT, "sum_a": AMOUNT, "count_b": COUNT, "sum_b": AMOUNT, "adjustments": AMOUNT},
        **dict.fromkeys(("timing", "explained", "open", "unexplained"), AMOUNT),
        **dict.fromkeys(("matched_a", "matched_b", "suggested"), COUNT),
    },
    "codes": {
        **dict.fromkeys(("code", "meaning", "comparison", "currency", "state", "state_title"), TEXT),
        **{"count": COUNT, "amount": AMOUNT},
    },
    "statements": _contract(*STATEMENT_COLUMNS),
    "records": _contract(*RECORD_COLUMNS),
    "matches": _contract(*MATCH_COLUMNS),
    "discrepancies": _contract(*DISCREPANCY_COLUMNS, "meaning", "state_title"),
}

#: Part of a name → how it is said in simplified and in traditional Chinese; the first of each is what help shows.
CHINESE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "company": (("企业", "公司"), ("企業", "公司")),
    "shop": (("店铺",), ("店鋪", "店舖")),
    "period": (("期间",), ("期間",)),
    "first": (("首日",), ("首日",)),
    "last": (("末日",), ("末日",)),
    "sources": (("来源",), ("來源",)),
    "stored": (("存入",), ("存入",)),
    "refused": (("拒绝",), ("拒絕",)),
    "disagree": (("不符",), ("不符",)),
    "rows_read": (("读取行数",), ("讀取列數",)),
    "rows_stored": (("新增行数",), ("新增列數",)),
    "rows_seen_before": (("已有行数",), ("已有列數",)),
    "rows_refused": (("拒绝行数",), ("拒絕列數",)),
    "side_a": (("A方",), ("A方",)),
    "side_b": (("B方",), ("B方",)),
    "matched_a": (("A方已确认",), ("A方已確認",)),
    "matched_b": (("B方已确认",), ("B方已確認",)),
    "timing": (("在途",), ("在途",)),
    "explained": (("已说明",), ("已說明",)),
    "open": (("未决",), ("未決",)),
    "unexplained": (("未解释差额",), ("未解釋差額",)),
    "suggested": (("建议的匹配",), ("建議的比對",)),
    "adjustments": (("调整",), ("調整",)),
    "open_by_code": (("未决代码",), ("未決代碼",)),
    "refunds": (("退款",), ("退款",)),
    "fees": (("手续费合计",), ("手續費合計",)),
    "coupons": (("优惠",), ("折扣",)),
    "rounding": (("尾差",), ("尾差",)),
    "carried": (("跨期",), ("跨期",)),
    "set_aside": (("不需对方",), ("不需對方",)),
    "balance": (("留存余额",), ("留存餘額",)),
    "count": (("笔数",), ("筆數",)),
    "amount": (("金额",), ("金額",)),
    "comparisons": (("各比对",), ("各對照",)),
    "reconciliation": (("余额调节表",), ("餘額調節表",)),
    "codes": (("差异汇总",), ("差異彙總",)),
    "statements": (("账单",), ("帳單",)),
    "records": (("记录",), ("紀錄",)),
    "matches": (("匹配",), ("比對",)),
    "discrepancies": (("差异",), ("差異",)),
    "comparison": (("比对",), ("對照",)),
    "title": (("名称",), ("名稱",)),
    "currency": (("币种",), ("幣別",)),
    "account_a": (("账户A",), ("帳戶A",)),
    "account_b": (("账户B",), ("帳戶B",)),
    "count_a": (("A方笔数",), ("A方筆數",)),
    "count_b": (("B方笔数",), ("B方筆數",)),
    "sum_a": (("A方金额",), ("A方金額",)),
    "sum_b": (("B方金额",), ("B方金額",)),
    "code": (("代码",), ("代碼",)),
    "meaning": (("含义",), ("含義",)),
    "state": (("状态",), ("狀態",)),
    "state_title": (("状态名称",), ("狀態名稱",)),
    "statement_id": (("账单编号",), ("帳單編號",)),
    "file": (("文件",), ("檔案",)),
    "sheet": (("工作表",), ("工作表",)),
    "sha256": (("文件哈希",), ("檔案雜湊",)),
    "format": (("格式",), ("格式",)),
    "account": (("账户",), ("帳戶",)),
    "layer": (("层",), ("層",)),
    "period_start": (("起",), ("起",)),
    "period_end": (("止",), ("止",)),
    "opening": (("期初余额",), ("期初餘額",)),
    "closing": (("期末余额",), ("期末餘額",)),
    "control_totals": (("控制总额",), ("控制總額",)),
    "message": (("信息",), ("訊息",)),
    "record_id": (("记录编号",), ("紀錄編號",)),
    "row": (("行",), ("列",)),
    "kind": (("类型",), ("類型",)),
    "occurred_at": (("时间",), ("時間",)),
    "fee": (("手续费",), ("手續費",)),
    "net": (("净额",), ("淨額",)),
    "order_ref": (("订单号",), ("訂單號",)),
    "channel_ref": (("渠道单号",), ("通路單號",)),
    "batch_ref": (("批次号",), ("批次號",)),
    "counterparty": (("对方",), ("對方",)),
    "status": (("来源状态",), ("來源狀態",)),
    "match_id": (("匹配编号",), ("比對編號",)),
    "method": (("方法",), ("方法",)),
    "ambiguous": (("多解",), ("多解",)),
    "score": (("分数",), ("分數",)),
    "difference": (("差额",), ("差額",)),
    "side": (("方",), ("方",)),
    "allocated": (("分配金额",), ("分配金額",)),
    "reasons": (("匹配依据",), ("比對依據",)),
    "discrepancy_id": (("差异编号",), ("差異編號",)),
    "record_ids": (("记录编号列表",), ("紀錄編號清單",)),
    "expected_by": (("预计日期",), ("預計日期",)),
    "explanation": (("说明",), ("說明",)),
}

#: Chinese part → every part of a name that it may stand for; the place in the name decides.
_MEANT: dict[str, list[str]] = {}
for _part, _said in CHINESE.items():
    for _one in dict.fromkeys(word for words in _said for word in words):
        _MEANT.setdefault(_one, []).append(_part)


def meanings(part: str) -> list[str]:
    """Return the parts that a word may stand for, its own first; a word that is not known stands for itself."""
    return [part, *(one for one in _MEANT.get(part, ()) if one != part)]


def in_language(name: str, lang: str) -> str:
    """Return a field's name as help and the example form say it in `lang` (en, zh_CN or zh_TW)."""
    if lang == "en":
        return name
    at = 0 if lang == "zh_CN" else 1
    return ".".join(CHINESE[part][at][0] if part in CHINESE else part for part in name.split("."))


def single_kind(name: str) -> str | None:
    """Return the kind of a field of one value, None where there is none of this name.

    Of a comparison: `L1.title`, `L1.side_a.count`, `L1.unexplained`, `L1.suggested`, `L1.adjustments.fees` and
    `L1.open_by_code.EX2.amount`; behind all but the title a currency may stand.
    """
    if name in SINGLES:
        return SINGLES[name]
    lead, *rest = name.split(".")
    if lead not in COMPARISONS or not rest:
        return None
    if rest == ["title"]:
        return TEXT
    if len(rest) > 1 and is_currency(rest[-1]):
        rest = rest[:-1]
    what = ".".join(rest)
    if what in _TOTALS:
        return _TOTALS[what]
    if what in ("unexplained", "suggested"):
        return AMOUNT if what == "unexplained" else COUNT
    if len(rest) == 2 and rest[0] == "adjustments" and rest[1] in ADJUSTMENTS:
        return AMOUNT
    if len(rest) == 3 and rest[0] == "open_by_code" and rest[2] in ("count", "amount") and _is_code(rest[1]):
        return COUNT if rest[2] == "count" else AMOUNT
    return None


def is_currency(part: str) -> bool:
    """Tell whether a part of a name is a currency's code."""
    from app.domain.currencies import CODES

    return part in CODES


def _is_code(part: str) -> bool:
    from app.domain.discrepancy import CODES

    return part in CODES
