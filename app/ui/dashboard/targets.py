"""Where a bar of a chart leads: the page, and what it is asked to show (`Page.show_target`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.domain.period import day_of

if TYPE_CHECKING:
    from app.services.charts import Chart
    from app.services.overview import CurrencyFigures


def target_of(chart: Chart, at: int, figures: CurrencyFigures) -> tuple[str, Any]:
    """Return (page, target) of a category."""
    key = chart.keys[at]
    if chart.name == "days":
        comparison, side = chart.target["comparison"], int(chart.target["side"])
        return "review", {"comparison": comparison, "tab": "all", "side": side, "days": day_of(key).isoformat()}
    if chart.name == "channels":
        comparison, side = chart.target["comparison"], int(chart.target["side"])
        return "review", {"comparison": comparison, "tab": "all", "pair": _pair(figures, comparison, side, key)}
    if chart.name == "money":
        return "review", {"comparison": "L3", "tab": "all", "pair": _pair(figures, "L3", 0, key)}
    if chart.name == "codes":
        return "discrepancies", {"code": key, "live": True}
    if chart.name == "ages":
        return "discrepancies", {"band": key}
    if chart.name == "delays":
        return "review", {"comparison": "L3", "tab": "all", "waited": key}
    last = key + int(chart.target["length"]) - 1
    days = day_of(key).isoformat() + (f"..{day_of(last).isoformat()}" if last > key else "")
    return "review", {"comparison": "L1", "tab": "all", "side": 1, "days": days}


def _pair(figures: CurrencyFigures, comparison: str, side: int, account: str) -> tuple[str, str, str]:
    """Return the account pair that an account stands in, with the currency; empty where it is in several or none."""
    pairs = [
        (one.account_a, one.account_b, one.currency)
        for one in figures.lines
        if one.comparison == comparison and (one.account_b if side else one.account_a) == account
    ]
    return pairs[0] if len(pairs) == 1 else ("", "", "")
