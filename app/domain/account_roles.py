"""What an account of the books is wanted for in a draft, with its number in the two Chinese standards.

Numbers are those of the first level that the standards' own lists give (小企业会计准则 附录, 财会〔2011〕17号;
企业会计准则应用指南 附录, 2006, with 合同负债 as programs number it since 财会〔2017〕22号). Below the first level each
shop numbers by itself: the person's own chart says how.
"""

from __future__ import annotations

from typing import NamedTuple

SMALL, FULL = "small", "full"
STANDARDS = (SMALL, FULL)


class Role(NamedTuple):
    """small, full: numbers in the two standards. kind: "channel" or "bank" where each account of the shop has an own.

    words: how the books' own account for it is called (a regular expression), "" where that is not told by a name.
    """

    small: str
    full: str
    kind: str = ""
    words: str = ""


#: The names are texts, `role.<key>`; {place} is the channel or bank.
ROLES: dict[str, Role] = {
    "channel": Role("1012", "1012", "channel"),
    "bank": Role("1002", "1002", "bank"),
    "receivable": Role("1122", "1122", "channel"),
    "transit": Role("1012", "1012", "", "在途资金|在途資金|in transit"),
    "revenue": Role("5001", "6001"),
    "discount": Role("5001", "6001", "", "销售折扣|销售折让|銷售折扣|銷貨折讓|sales discount"),
    "tax": Role("2221", "2221"),
    "advance": Role("2203", "2204", "", "预收|合同负债|預收|合約負債|advances? received|contract liabilit"),
    "subsidy": Role("1122", "1122", "", "平台补贴|平台補貼|subsid"),
    "fee": Role("5603", "6603", "", "手续费|手續費|(?:bank|channel|payment) (?:fees?|charges?)"),
    "residue": Role("5603", "6603", "", "尾差|rounding"),
    "exchange": Role("5603", "6603", "", "汇兑|匯兌|exchange"),
    "interest": Role("5603", "6603", "", "利息(?!收入)|interest (?:expenses?|paid|charges?)"),
    "instalment": Role("5603", "6603", "", "分期"),
    "commission": Role("5601", "6601", "", "佣金|技术服务费|commission"),
    "compensation": Role("5601", "6601", "", "赔付|赔偿|賠償|compensation"),
    "claimable": Role("1221", "1221", "", "其他应收款.*待查"),
    "suspense": Role("2241", "2241", "", "其他应付款.*待查|suspense"),
    "overpaid": Role("2241", "2241", "", "多收"),
    "frozen": Role("1221", "1221", "", "冻结|凍結|on hold"),
    "reserve": Role("1221", "1221", "", "预留|預留|reserves?"),
    "deposit": Role("1221", "1221", "", "保证金|保證金|security deposit"),
    "owed": Role("1221", "1221"),
    "loan": Role("2001", "2001", "", "短期借款|short.term loan"),
}

#: A role that is another one where it is debited: what is looked into is a receivable or a payable.
DEBITED = {"suspense": "claimable"}

#: code, or code.comparison or key of the item's text where these say more → (account debited, account credited) for a
#: positive amount: side A says more than side B. A negative amount turns the two round.
BOOKED: dict[str, tuple[str, str]] = {
    "EX1": ("suspense", "channel"),
    "EX1.L4": ("bank", "suspense"),
    "EX1.L5": ("receivable", "revenue"),
    "EX2": ("suspense", "receivable"),
    "EX2.L4": ("bank", "suspense"),
    "EX2.L5": ("receivable", "revenue"),
    "EX3": ("channel", "overpaid"),
    "EX5": ("transit", "channel"),
    "EX6": ("suspense", "bank"),
    "EX7": ("suspense", "channel"),
    "EX7.L5": ("receivable", "revenue"),
    "AM1": ("discount", "receivable"),
    "AM1.L5": ("receivable", "revenue"),
    "AM2": ("advance", "channel"),
    "AM2.L5": ("receivable", "revenue"),
    "AM3": ("subsidy", "revenue"),
    "AM4": ("channel", "fee"),
    "am4.ledger": ("fee", "channel"),  # the bill says more than the ledger where the ledger was charged more
    "AM5": ("channel", "fee"),
    "AM6": ("channel", "commission"),
    "AM8": ("fee", "channel"),
    "AM8.L4": ("bank", "fee"),
    "AM9": ("residue", "channel"),
    "AM9.L1": ("residue", "receivable"),
    "AM9.L4": ("bank", "residue"),
    "AM9.L5": ("receivable", "residue"),
    "AM11": ("compensation", "channel"),
    "AM13": ("revenue", "tax"),
    "TS3": ("transit", "channel"),
    "TS6": ("channel", "suspense"),
    "TS7": ("receivable", "revenue"),
    "ts7.unsent": ("channel", "advance"),
    "TS8": ("receivable", "revenue"),
    "HM1": ("frozen", "channel"),
    "HM2": ("reserve", "channel"),
    "HM3": ("deposit", "channel"),
    "HM5": ("channel", "instalment"),
    "HM7": ("loan", "channel"),
    "HM8": ("advance", "revenue"),
    "AB4": ("residue", "channel"),
}

#: Codes with an entry of a form of its own: a voucher reversed, the parts of an exchange, a negative payout, two own
#: accounts.
FORMED = frozenset({"EX4", "AM10", "ST3", "ST5"})

#: Codes that the taxonomy gives no entry: something is fetched, corrected, matched, waited for or looked at.
UNBOOKED = frozenset(
    (
        *("EX8", "EX9", "AM7", "AM12", "AM14", "TS1", "TS2", "TS4", "TS5", "ST1", "ST2", "ST4", "ST6", "ST7", "ST8"),
        *("HM4", "AB1", "AB2", "AB3", "AB5", "AB6", "AB7", "AB8"),
    )
)


def sides(code: str, comparison: str, text_key: str) -> tuple[str, str] | None:
    """Return the roles debited and credited for a positive amount; None where the code has no such form."""
    for key in (text_key, f"{code}.{comparison}", code):
        if key in BOOKED:
            return BOOKED[key]
    return None


def number_of(role: str, standard: str) -> str:
    """Return the number of a role's account in a standard."""
    return ROLES[role].full if standard == FULL else ROLES[role].small
