"""A drawn match as a short page: both sides with times, numbers, parties, amounts, file and row."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.models import shown
from app.ui.review.sides import side_names
from app.ui.text import plain_amount_text

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.sampling import Drawn, Line


def percent(part: int, whole: int) -> str:
    """Return a share as text with at most two digits after the point, rounded up: a bound is never understated."""
    hundredths = -(-part * 10_000 // whole) if whole else 0
    text = f"{hundredths // 100}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return f"{text} %"


def match_html(match: Drawn, words: Words) -> str:
    """Return both sides of a match for a text browser."""
    sides = []
    for side, name in enumerate(side_names(match.comparison)):
        lines = "".join(_line(one) for one in match.lines if one.side == side)
        sides.append(f"<h4>{escape(name)}</h4>{lines}")
    off = plain_amount_text(match.difference)
    said = words.say(f"method.{match.method}")
    method = match.method if said == f"method.{match.method}" else said
    foot = QCoreApplication.translate("AccuracyText", "{comparison}, {method}; difference {amount} {currency}").format(
        comparison=match.comparison, method=method, amount=off, currency=match.currency
    )
    return "".join(sides) + f"<p>{escape(foot)}</p>"


def title(match: Drawn) -> tuple[str, str]:
    """Return what a match is called, by the number that people know it by, else its time, and its amount."""
    first = match.lines[0]
    name = first.refs[0] if first.refs else first.at[:10]
    return shown.short_id(name, 20), plain_amount_text(first.amount)


def _line(line: Line) -> str:
    """Return one record: time and amount, numbers and party, where it stands."""
    file = line.file.replace("!", "/").rpartition("/")[2]
    where = QCoreApplication.translate("AccuracyText", "{file}, row {row}").format(file=file, row=line.row)
    who = " · ".join(one for one in (*dict.fromkeys(line.refs), shown.party(line.party)) if one)
    amount = f"{plain_amount_text(line.amount)} {line.currency}"
    return f"<p>{escape(line.at)} &nbsp; <b>{escape(amount)}</b><br>{escape(who)}<br>{escape(where)}</p>"
