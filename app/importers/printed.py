"""Amounts as people and programs print them: words of currencies, other separators, a minus behind the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from app.importers import amounts

_MONEY = (
    r"(?:(?:NT|US|HK|AU|CA|NZ|SG|MX|[ACSR])\$|(?:CN|JP)¥|CNY|RMB|USD|EUR|GBP|HKD|TWD|NTD|JPY|SGD|AUD|CAD|NZD|CHF|MYR|THB"
    r"|人民币|新台币|元整|圆|円|元|[¥$€£₹₽₩฿₫₺₱])"
)
_BEFORE = rf"(?i)^([+-]?\(?[+-]?){_MONEY}"
_BEHIND = rf"(?i){_MONEY}(\)?-?)$"
#: The grouping of India: `1,50,000.00`.
LAKHS = ",,"
_TRAILING = r"^([0-9.,]+)-$"


def plain_amounts(column: pa.Array, decimal: str = ".", grouping: str = ",") -> pa.Array:
    """Return cells as `amounts.minor` reads them; one that is not well formed stays and is refused there.

    column: cleaned strings. decimal: point or comma, "" for either before two figures at most, where it can be nothing
    else; grouping: what stands between thousands, "" for nothing, or LAKHS.
    """
    column = pc.replace_substring(amounts.tidy(column), "\u00a0", "")
    for mark in (_BEFORE, _BEHIND):
        column = pc.replace_substring_regex(column, mark, r"\1")
    column = pc.replace_substring_regex(column, _TRAILING, r"-\1")
    if (decimal, grouping) == (".", ","):
        return column
    lakhs = "[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}|" if grouping == LAKHS else ""
    grouping = "," if lakhs else grouping.strip()
    group, point = re.escape(grouping), re.escape(decimal)
    if not decimal:
        column, point = pc.replace_substring_regex(column, r",([0-9]{1,2})(\)?)$", r".\1\2"), r"\."
    whole = rf"{lakhs}[0-9]{{1,3}}(?:{group}[0-9]{{3}})+|[0-9]+" if group else "[0-9]+"
    cents = "[0-9]+" if decimal else "[0-9]{1,2}"
    right = pc.match_substring_regex(column, rf"^[+-]?\(?[+-]?(?:{whole})(?:{point}{cents})?\)?$|^-*$")
    plain = pc.replace_substring(column, grouping, "") if group else column
    plain = pc.replace_substring(plain, decimal, ".") if decimal not in (".", "") else plain
    # what is not well formed must not become another number by losing a separator
    return pc.if_else(right, plain, pc.binary_join_element_wise("?", column, ""))


def minor(
    column: pa.Array, exp: int, blank: Sequence[str] | None = None, *, decimal: str = ".", grouping: str = ","
) -> amounts.Read:
    """Do what `amounts.minor` does for amounts in the forms of a layout."""
    if (decimal, grouping) == (".", ","):
        read = amounts.minor(column, exp, blank)
        if read[2] < 0:
            return read
    kept = column if blank is None else pc.if_else(pc.is_in(column, pa.array(list(blank) or [""])), "", column)
    return amounts.minor(plain_amounts(kept, decimal, grouping), exp, blank)
