"""Amounts of plain-text books: `900.50 EUR`, `EUR 900.50`, `-$5`, `"AB 1" 3`, with points or commas."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.chart import CURRENCIES
from app.domain.money import MOST_DIGITS
from app.importers.families.figures import Figure
from app.importers.families.marked_money import SIGNS

_NUMBER = r"[0-9][0-9.,' ]*[0-9]|[0-9]|[.,][0-9]+"
_NAME = r"\"[^\"]*\"|[^\s\d\"+\-.,;:*/@={}()\[\]]+"
_AMOUNT = re.compile(
    rf"(?P<s1>[+-]?)\s*(?P<left>{_NAME})?\s*(?P<s2>[+-]?)\s*(?P<number>{_NUMBER})[.,]?\s*(?P<right>{_NAME})?"
)
_WORDS = {"RMB": "CNY", "¥": "¥", "￥": "¥", "元": "CNY", "CN¥": "CNY", "JP¥": "JPY"}
_MOST = 15


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure with its commodity as printed, "" where none stands there."""

    figure: Figure
    commodity: str


class DecimalUnclear(ValueError):
    """A number that may be read in two ways."""


def amount_of(text: str, mark: str = "") -> Amount | None:
    """Return an amount, None where it is not exactly one; mark: the decimal mark, "" where nothing says."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None or (found["left"] and found["right"]) or (found["s1"] and found["s2"]):
        return None
    commodity = (found["left"] or found["right"] or "").strip('"')
    figure = figure_of(found["number"], mark)
    if figure is None:
        return None
    if "-" in (found["s1"], found["s2"]):
        figure = Figure(-figure.value, figure.exp)
    return Amount(figure, commodity)


def figure_of(number: str, mark: str = "") -> Figure | None:
    """Return an unsigned number; None where it is none or has more digits than are kept.

    A single mark before three digits may group thousands or not: DecimalUnclear.
    """
    plain = number.replace(" ", "").replace("'", "")
    marks = [one for one in plain if one in ".,"]
    if not mark and marks:
        last = marks[-1]
        after = len(plain) - plain.rindex(last) - 1
        if len(set(marks)) == 2 or (len(marks) == 1 and (after != 3 or plain.startswith(("0", last)))):
            mark = last
        elif len(marks) == 1:
            raise DecimalUnclear(number)
        else:
            mark = "," if last == "." else "."  # the same mark twice groups thousands
    group = "," if mark == "." else "."
    whole, _, part = plain.partition(mark) if mark else (plain, "", "")
    if group in part or (mark and mark in part) or not _grouped(whole, group):
        return None
    whole, part = whole.replace(group, ""), part.rstrip("0")
    if not (whole + part).isascii() or len(whole.lstrip("0")) > _MOST or len(part) > MOST_DIGITS:
        return None
    return Figure(int((whole or "0") + part), len(part))


def _grouped(whole: str, group: str) -> bool:
    pieces = whole.split(group)
    return len(pieces) == 1 or (0 < len(pieces[0]) <= 3 and all(2 <= len(one) <= 3 for one in pieces[1:]))


def commodity_code(word: str) -> str:
    """Return the currency that a commodity is, "¥" where it may be two, "" for one that is no money."""
    if word in CURRENCIES:
        return word
    return _WORDS.get(word) or SIGNS.get(word, "")
