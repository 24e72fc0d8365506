"""Words of cross tables, in the language of the window: what is counted, fields, values, and what stands in heads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.config.words import Words
from app.domain.discrepancy import AGE_BANDS
from app.domain.period import day_of
from app.services.cross_source import NOT_COMPARED
from app.ui.models import shown
from app.ui.models.kinds import kind_word
from app.ui.models.states import ITEM_STATES, state_word

SUBJECTS = {
    "channel": QT_TRANSLATE_NOOP("Cross", "Money of the channels, each event once"),
    "payouts": QT_TRANSLATE_NOOP("Cross", "Payouts of the channels"),
    "orders": QT_TRANSLATE_NOOP("Cross", "Orders"),
    "bank": QT_TRANSLATE_NOOP("Cross", "Bank rows"),
    "ledger": QT_TRANSLATE_NOOP("Cross", "Lines of the books"),
    "records": QT_TRANSLATE_NOOP("Cross", "All records, as stated"),
    "matches": QT_TRANSLATE_NOOP("Cross", "Matches"),
    "items": QT_TRANSLATE_NOOP("Cross", "Discrepancies"),
}
FIELDS = {
    "month": QT_TRANSLATE_NOOP("Cross", "Month"),
    "week": QT_TRANSLATE_NOOP("Cross", "Week"),
    "day": QT_TRANSLATE_NOOP("Cross", "Day"),
    "channel": QT_TRANSLATE_NOOP("Cross", "Channel"),
    "format": QT_TRANSLATE_NOOP("Cross", "Kind of statement"),
    "account": QT_TRANSLATE_NOOP("Cross", "Account"),
    "shop": QT_TRANSLATE_NOOP("Cross", "Shop"),
    "kind": QT_TRANSLATE_NOOP("Cross", "Kind"),
    "layer": QT_TRANSLATE_NOOP("Cross", "Layer"),
    "status": QT_TRANSLATE_NOOP("Cross", "Status in the source"),
    "state": QT_TRANSLATE_NOOP("Cross", "State of matching"),
    "match_state": QT_TRANSLATE_NOOP("Cross", "State of the match"),
    "comparison": QT_TRANSLATE_NOOP("Cross", "Comparison"),
    "method": QT_TRANSLATE_NOOP("Cross", "Matched by"),
    "code": QT_TRANSLATE_NOOP("Cross", "Code"),
    "age": QT_TRANSLATE_NOOP("Cross", "Age"),
    "item_state": QT_TRANSLATE_NOOP("Cross", "State"),
    "reason": QT_TRANSLATE_NOOP("Cross", "Reason"),
}
VALUES = {
    "count": QT_TRANSLATE_NOOP("Cross", "Number"),
    "amount": QT_TRANSLATE_NOOP("Cross", "Amount"),
    "fee": QT_TRANSLATE_NOOP("Cross", "Fee stated"),
    "net": QT_TRANSLATE_NOOP("Cross", "Net"),
    "payments": QT_TRANSLATE_NOOP("Cross", "Payments"),
    "refunds": QT_TRANSLATE_NOOP("Cross", "Refunds"),
    "sales": QT_TRANSLATE_NOOP("Cross", "Net sales"),
    "fees": QT_TRANSLATE_NOOP("Cross", "Fees"),
    "others": QT_TRANSLATE_NOOP("Cross", "Conversions and others"),
    "difference": QT_TRANSLATE_NOOP("Cross", "Difference"),
    "size": QT_TRANSLATE_NOOP("Cross", "Amount without sign"),
}
SPANS = {
    "month": QT_TRANSLATE_NOOP("Cross", "This period"),
    "year": QT_TRANSLATE_NOOP("Cross", "Year to date"),
    "book": QT_TRANSLATE_NOOP("Cross", "Everything"),
}
SHARES = {
    "": QT_TRANSLATE_NOOP("Cross", "Sums"),
    "row": QT_TRANSLATE_NOOP("Cross", "Share of the row"),
    "column": QT_TRANSLATE_NOOP("Cross", "Share of the column"),
    "all": QT_TRANSLATE_NOOP("Cross", "Share of all"),
}
READY = {
    "channels": QT_TRANSLATE_NOOP("Cross", "Channels by month: payments, refunds, fees, net"),
    "items": QT_TRANSLATE_NOOP("Cross", "Discrepancies by code and age"),
    "sales": QT_TRANSLATE_NOOP("Cross", "Net sales by shop and channel"),
    "payouts": QT_TRANSLATE_NOOP("Cross", "Payouts by account and month"),
}
_LAYERS = (
    QT_TRANSLATE_NOOP("Cross", "Order"),
    QT_TRANSLATE_NOOP("Cross", "Channel layer"),
    QT_TRANSLATE_NOOP("Cross", "Settlement"),
    QT_TRANSLATE_NOOP("Cross", "Bank"),
    QT_TRANSLATE_NOOP("Cross", "Books"),
)
_COMPARISONS = {
    "L1": QT_TRANSLATE_NOOP("Cross", "L1 orders and payments"),
    "L2": QT_TRANSLATE_NOOP("Cross", "L2 entries and account"),
    "L3": QT_TRANSLATE_NOOP("Cross", "L3 payouts and bank"),
    "L4": QT_TRANSLATE_NOOP("Cross", "L4 bank and books"),
    "L5": QT_TRANSLATE_NOOP("Cross", "L5 orders and revenue"),
}
NONE = "—"


def said(words: str) -> str:
    """Return words of this module in the language of the window."""
    return QCoreApplication.translate("Cross", words)


def listed(words: Iterable[str]) -> str:
    """Return words of this module one after the other."""
    return QCoreApplication.translate("Cross", ", ").join(said(one) for one in words)


def head_text(field: str, label: Any, words: Words, titles: dict[str, str], *, plain: bool = False) -> str:
    """Return what stands in a head for a label of a field; plain: as files have it, days in ISO 8601."""
    if field in ("day", "week"):
        return _day(day_of(label), plain) if field == "day" else _week(int(label), plain)
    if field == "month":
        return f"{1970 + label // 12}-{label % 12 + 1:02d}"
    if field == "kind":
        return kind_word(label)
    if field == "layer":
        return said(_LAYERS[label - 1])
    if field in ("state", "match_state"):
        not_compared = QCoreApplication.translate("Cross", "Not compared")
        return state_word(label) if label != NOT_COMPARED else not_compared
    if field == "item_state":
        return state_word(ITEM_STATES[label])
    if field == "age":
        return _band(label)
    if not label:
        return NONE
    if field == "comparison":
        return said(_COMPARISONS.get(label, label))
    if field == "code":
        return f"{label} {words.code_title(label)}"
    if field in ("method", "reason"):
        text = words.say(f"{field}.{label}")
        return label if text == f"{field}.{label}" else text
    return titles.get(label, label)


def _day(one: date, plain: bool) -> str:
    return one.isoformat() if plain else shown.day_full(one)


def _week(monday: int, plain: bool) -> str:
    return f"{_day(day_of(monday), plain)} – {_day(day_of(monday + 6), plain)}"


def _band(band: int) -> str:
    if band == len(AGE_BANDS) - 1:
        return QCoreApplication.translate("Cross", "over 60 days")
    return QCoreApplication.translate("Cross", "{first}–{last} days").format(
        first=AGE_BANDS[band], last=AGE_BANDS[band + 1] - 1
    )
