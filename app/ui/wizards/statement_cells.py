"""How an imported statement is shown in the list of them: its cells, and what they are sorted by."""

from __future__ import annotations

from typing import Any

from app.services.ports import StoredStatement
from app.ui.models.shown import Paint
from app.ui.text import NOTHING, account_text, amount_text, count_text, range_text, shortened
from app.ui.wizards.import_model import figures_said, file_icon, format_paint, short_name, translate


def cells_of(one: StoredStatement, accepted: bool, words: Any, year: int, mixed: bool) -> tuple[Paint, ...]:
    """Return the cells of a row; accepted: as it is, with a reason; mixed: the book has several currencies."""
    name = Paint(shortened(short_name(one.file), 60), "text", file_icon(one.file))
    if one.refused_key:
        empty, dash = Paint(), Paint(NOTHING, "text3")
        refused = Paint(translate("ImportModel", "Refused"), "open", "octagon-x")
        why = Paint(words.say(one.refused_key, {**one.message_params, "file": short_name(one.file)}), "text2")
        return (name, refused, dash, dash, empty, empty, empty, empty, empty, empty, why)
    balances = [
        Paint(amount_text(value, one.exp, one.currency), "text" if value is not None else "text3")
        for value in (one.opening, one.closing)
    ]
    return (
        name,
        format_paint(one.format, "", words, one.currency if mixed else ""),
        Paint(account_text(one.account) or NOTHING, "text" if one.account else "text3"),
        Paint(range_text(one.period_start[:10], one.period_end[:10], year)),
        Paint(count_text(one.rows_read)),
        Paint(count_text(one.rows_stored), "text" if one.rows_stored else "text3"),
        Paint(count_text(one.rows_seen_before), "text" if one.rows_seen_before else "text3"),
        Paint(count_text(one.rows_refused), "open" if one.rows_refused else "text3"),
        *balances,
        _control(one, accepted),
    )


def _control(one: StoredStatement, accepted: bool) -> Paint:
    if one.control == "agree":
        return Paint(translate("ImportModel", "Agree"), "matched", "circle-check", figures_said(len(one.checks)))
    if one.control == "disagree" and accepted:
        return Paint(translate("ImportModel", "Disagree, accepted"), "timing", "circle-check")
    if one.control == "disagree":
        return Paint(translate("ImportModel", "Disagree"), "open", "circle-alert")
    if one.checks:
        return Paint(translate("ImportModel", "In part"), "text2", "circle-minus", figures_said(len(one.checks)))
    none = translate("ImportModel", "file has none")
    return Paint(f"{NOTHING} {none}", "text3")


def sort_values(one: StoredStatement) -> tuple[Any, ...]:
    """Return what the columns of a row are sorted by, in their order."""
    return (
        short_name(one.file), one.format, one.account, one.period_start, one.rows_read, one.rows_stored,
        one.rows_seen_before, one.rows_refused, one.opening or 0, one.closing or 0, one.control,
    )  # fmt: skip
