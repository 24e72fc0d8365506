"""What an account of the books is for: cash, a payment channel, revenue, tax, something else, or nobody can tell.

Chinese charts are known by their numbers (both standards) and names, others by the words of the account's name and,
in plain-text books, by its root. A root or number that says "expense" comes before any other word. Where names are
in traditional characters the numbers of the mainland's standards mean something else (2171 is 應付帳款 in Taiwan and
was 应交税金 there): words go first, then the class that the number begins with in Taiwan's chart (商業會計項目表).
"""

from __future__ import annotations

import re
from enum import IntEnum


class Use(IntEnum):
    """What an account is for. OTHER: known to be none of the others; UNKNOWN: nothing says."""

    OTHER = 0
    CASH = 1
    CHANNEL = 2
    REVENUE = 3
    TAX = 4
    UNKNOWN = 5


_CODE = re.compile(r"[1-9][0-9]{3}")
#: First four digits of accounts under the Chinese standards, the old one included.
_CHINESE = {
    "1001": Use.CASH, "1002": Use.CASH, "1009": Use.CHANNEL, "1012": Use.CHANNEL, "1015": Use.CHANNEL,
    "2171": Use.TAX, "2221": Use.TAX, "6001": Use.REVENUE, "6051": Use.REVENUE, "5101": Use.REVENUE,
}  # fmt: skip
#: Revenue for small enterprises; production cost where the numbers of the file begin with 6.
_SMALL = {"5001": Use.REVENUE, "5051": Use.REVENUE}
#: Receivables and payables, of which those with a platform or channel are its clearing account.
_CLEARING = ("1121", "1122", "1131", "1133", "1221", "2203", "2241")

_CHANNEL_WORDS = (
    "支付宝|支付寶|微信|财付通|財付通|抖店|抖音|拼多多|京东|京東|淘宝|淘寶|天猫|天貓|快手|小红书|小紅書|美团|美團|有赞|有贊|"
    "平台|渠道|聚合支付|收钱吧|拉卡拉|银联商务|其他货币资金|其他貨幣資金|第三方支付|"
    "綠界|藍新|街口|蝦皮|酷澎|亞馬遜|金流|代收付|"
    r"\b(?:clearing|paypal|stripe|alipay|wechat|adyen|square|shopify|amazon|mollie|klarna|razorpay|payoneer|airwallex|"
    r"etsy|ebay|undeposited|payment processor|merchant account|in transit|wise)\b"
)
_CASH_WORDS = (
    "银行存款|銀行存款|库存现金|庫存現金|现金|現金|银行|銀行|零用金|週轉金|活期存款|支票存款|外幣存款|"
    r"\b(?:bank|cash|checking|chequing|cheque account|current account|savings|petty cash|credit ?card|giro)\b"
)
_TAX_WORDS = (
    "应交税|應交稅|应缴税|销项税|銷項稅|进项税|進項稅|增值税|增值稅|營業稅|留抵稅|"
    r"\b(?:vat|gst|hst|pst|sales tax|output tax|input tax|tax(?:es)? payable|umsatzsteuer|vorsteuer|btw|iva)\b"
)
_REVENUE_WORDS = (
    "营业收入|營業收入|销售收入|銷售收入|主营业务收入|其他业务收入|商品销售|销售退回|销售折让|"
    "銷貨收入|銷貨退回|銷貨折讓|勞務收入|服務收入|業務收入|"
    r"\b(?:sales?|revenues?|income|turnover|refunds?|sales returns|erlöse|umsatzerlöse|omzet|ventes|ventas)\b"
)
_OTHER_WORDS = (
    "费用|費用|成本|支出|损失|損失|折旧|折舊|摊销|存货|库存商品|原材料|固定资产|应付职工|实收资本|利润|利息|工资|薪酬|"
    "手续费|手續費|佣金|服务费|推广|广告|运费|快递|包装|房租|办公|差旅|水电|税金及附加|税金附加|所得税费用|应收|應收|应付|應付|"
    "预付|预收|预提|借款|待摊|坏账|本年|未分配|资本公积|預付|預收|暫收|暫付|營業外|其他收入|其他收益|兌換|匯兌|"
    "薪資|薪金|運費|廣告|郵電|保險|稅捐|進貨|存貨|設備|累計|股本|資本|往來|保證金|定期存款|"
    r"\b(?:fees?|expenses?|costs?|cogs|charges?|chargebacks?|commissions?|salar(?:y|ies)|wages|payroll|rent|utilities|"
    r"travel|office|advertising|marketing|insurance|depreciation|amortization|amortisation|inventory|stock|supplies|"
    r"purchases?|freight|shipping|postage|equipment|furniture|vehicles?|equity|capital|retained earnings|drawings?|"
    r"dividends?|receivables?|payables?|accrued|prepaid|prepayments?|loans?|interest|goodwill|rounding|"
    r"bad debts?|subscriptions?|software|hosting|legal|accounting|repairs?|maintenance|training|telephone|internet)\b"
)
_CHANNEL, _CASH, _TAX, _REVENUE, _OTHER = (
    re.compile(one, re.IGNORECASE) for one in (_CHANNEL_WORDS, _CASH_WORDS, _TAX_WORDS, _REVENUE_WORDS, _OTHER_WORDS)
)
_ROOTS = {
    "expenses": Use.OTHER, "expense": Use.OTHER, "equity": Use.OTHER, "cogs": Use.OTHER, "费用": Use.OTHER,
    "支出": Use.OTHER, "权益": Use.OTHER, "income": Use.REVENUE, "revenue": Use.REVENUE, "revenues": Use.REVENUE,
    "收入": Use.REVENUE,
}  # fmt: skip
_KEPT = ("assets", "asset", "资产", "liabilities", "liability", "负债")
#: Digits that a number has at least where it is of a Chinese chart and no name says so.
_NUMBERED = 4


def use_of(code: str, name: str, *, full: bool = False, root: str = "") -> Use:
    """Return what an account is for.

    code: its number, "" for none; name: as printed, perhaps a path; full: whether the numbers of the file are those of
    the full Chinese standard; root: the English name of a plain-text account's root, where the file calls it otherwise.
    """
    if _CODE.match(code) and _is_traditional(name):
        return _of_taiwan(code, name)
    if _CODE.match(code) and (not name or _is_chinese(name)):
        return _by_number(code, name, full)
    parts = re.split(r"[:：\\]", name)
    first = (root or parts[0]).strip().casefold()
    if len(parts) > 1 and first in _ROOTS:
        return _ROOTS[first]
    leaf = ":".join(parts[1:]) if len(parts) > 1 and first in _KEPT else name
    return _by_words(leaf.replace("_", " ").replace("-", " "))


def _by_number(code: str, name: str, full: bool) -> Use:
    begins = code[:_NUMBERED]
    if begins in _CHINESE:
        return _CHINESE[begins]
    if begins in _SMALL and (not full or "收入" in name):
        return _SMALL[begins]
    if begins in _CLEARING and _CHANNEL.search(name):
        return Use.CHANNEL
    return Use.OTHER


def _of_taiwan(code: str, name: str) -> Use:
    """Return what the name says; where it says nothing, the class of the number does, assets and debts apart."""
    said = _by_words(name)
    if said is not Use.UNKNOWN or code[0] in "129":
        return said
    return Use.REVENUE if code[0] == "4" else Use.OTHER


def _by_words(name: str) -> Use:
    if _TAX.search(name) and not re.search("附加|费用|expense", name, re.IGNORECASE):
        return Use.TAX
    clearing = _CHANNEL.search(name)
    if clearing and re.search(r"应收|應收|其他应[收付]|预收|receivable|clearing", name, re.IGNORECASE):
        return Use.CHANNEL
    if re.search(r"(?:interest|other|non.?operating) income", name, re.IGNORECASE):
        return Use.REVENUE
    for pattern, use in ((_OTHER, Use.OTHER), (_REVENUE, Use.REVENUE), (_CHANNEL, Use.CHANNEL), (_CASH, Use.CASH)):
        if pattern.search(name):
            return use
    return Use.UNKNOWN


def _is_chinese(name: str) -> bool:
    return any("\u4e00" <= one <= "\u9fff" for one in name)


def _is_traditional(name: str) -> bool:
    """Return whether a name has characters of which simplified writing has other forms."""
    return _is_chinese(name) and not _writable(name, "gb2312") and _writable(name, "big5")


def _writable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


#: Codes of money; any other commodity of plain-text books is counted and no record.
CURRENCIES = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "ANG",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BGN",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DEM",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ESP",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "FRF",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HRK",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "ITL",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NLG",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWL",
    ]
)
