"""The review's cells as spreadsheets take them, and what explains a match in a tooltip."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from app.domain.money import plain
from app.services import review_columns as rc
from app.services.review import moment_text
from app.services.review_columns import ReviewColumns
from app.ui.models import shown
from app.ui.models.review_order import COLUMNS, ages_of, net_exp, net_of, scores_of
from app.ui.privacy import HIDDEN, privacy
from app.ui.text import visible

if TYPE_CHECKING:
    from app.ui.models.review_cells import ReviewCells

translate = QCoreApplication.translate

#: Comparisons with the books: a voucher has a number of its own, and that it is another says nothing.
_OWN_NUMBERS = ("L4", "L5")
#: Evidence that stands for each side.
_CRITERIA = ("amount", "ref", "time", "state")


def plain_texts(model: ReviewCells, lines: NDArray[np.int64], column: int) -> list[str]:
    """Return cells for other programs: plain decimals, ISO moments with seconds, words as on screen.

    Amounts of side B of a match whose record has not been chosen yet are empty, as on screen.
    """
    columns, (side, name) = model._columns, COLUMNS[column]
    if columns is None:
        return [""] * len(lines)
    if name == "tick":
        return ["✓" if one.check > 0 else "" for one in model._paints(lines, column)]
    own = lines[lines >= 0]
    if len(own) < len(lines) or name in ("state", "ref", "party", "account", "shop", "kind", "status", "flag", "note"):
        return [_worded(one, name) for one in model._paints(lines, column)]
    items = columns.item[lines]
    if side < 0:
        return _middle(model, columns, lines, items.astype(np.int64), name)
    cells = (columns.b if side else columns.a)[lines]
    if side:
        cells = np.where((columns.state[items] == rc.AMBIGUOUS) & (columns.n_a[items] > 0), -1, cells)
    values = (columns.b_value if side else columns.a_value)[lines]
    return _of_side(columns, cells, values, items, name)


def _worded(paint: Any, name: str) -> str:
    text = str(paint.text)
    if name == "ref" and paint.tone != "text":  # why there is none
        return ""
    return "" if text == "—" else f"{text} {paint.after}".strip()


def _middle(
    model: ReviewCells, columns: ReviewColumns, lines: NDArray[np.int64], items: NDArray[np.int64], name: str
) -> list[str]:
    first = (lines == columns.first_line[items]).tolist()
    if name == "difference":
        offs = (-columns.difference[items]).tolist()
        known = (columns.state[items] != rc.AMBIGUOUS).tolist()
        return [
            _amount(off, columns.exp, columns.currency_of(int(item))) if lead and sure else ""
            for off, item, lead, sure in zip(offs, items.tolist(), first, known, strict=True)
        ]
    numbers = ages_of(model.scene(), items) if name == "age" else scores_of(columns, items)
    return [str(one) if lead and one >= 0 else "" for one, lead in zip(numbers.tolist(), first, strict=True)]


def _of_side(
    columns: ReviewColumns, cells: NDArray[Any], values: NDArray[np.int64], items: NDArray[Any], name: str
) -> list[str]:
    records, here = columns.records, (cells >= 0).tolist()
    if name == "time":
        at, dated = records.at[cells].tolist(), records.dated[cells].tolist()
        return [moment_text(at[i], dated[i]) if one else "" for i, one in enumerate(here)]
    exp = columns.exp
    if name == "fee":
        values, exp = records.fee[cells].astype(np.int64), records.fee_exp
        here = ((cells >= 0) & (records.fee[cells] != records.no_fee)).tolist()
    elif name == "net":
        values, exp = net_of(columns, cells), net_exp(columns)
    names = columns.currencies_of(cells)
    return [
        _amount(one, exp, cur) if is_here else ""
        for one, cur, is_here in zip(values.tolist(), names, here, strict=True)
    ]


def _amount(value: int, exp: int, currency: str) -> str:
    return HIDDEN if privacy.hidden else plain(value, exp, currency)


def explanation(
    columns: ReviewColumns, item: int, text: str, say: Callable[..., str] | None, rules: Mapping[str, str]
) -> str:
    """Return what is said of a row when the mouse rests on it: its text, and why its match was proposed.

    say: words a text key (app.config.words.Words.say); rules: names of people's rules (services.rules.rule_names). The
    evidence is unpacked for this one row alone.
    """
    at = int(columns.evidence[item])
    if at < 0 or columns.method is None or columns.state[item] not in (rc.SUGGESTED, rc.AMBIGUOUS, rc.MATCHED):
        return text
    reasons: dict[str, Any] = json.loads(columns.reasons[at] or "{}")
    parts = [text] if text else []
    method = columns.methods[int(columns.method[at])]
    parts.append(_decided_by(method, str(reasons.get("rule") or ""), say, rules))
    agreed, other = _compared(reasons, columns.comparison)
    for words, names in (
        (translate("MatchTip", "Agree: {fields}"), agreed),
        (translate("MatchTip", "Differ: {fields}"), other),
    ):
        if names:
            parts.append(words.format(fields=translate("MatchTip", ", ").join(names)))
    score = int(scores_of(columns, np.array([item]))[0])
    parts.append(translate("MatchTip", "Score {points} of 100").format(points=score))
    parts.append(_alternatives(reasons))
    return "\n".join(one for one in parts if one)


def _decided_by(method: str, rule: str, say: Callable[..., str] | None, rules: Mapping[str, str]) -> str:
    """Return by what a match was proposed, and by which rule: the built-in one of that method, or a person's own."""
    said = say(f"method.{method}") if say is not None else ""
    name, _slash, version = rule.rpartition("/")
    if name and name == method and said:
        return translate("MatchTip", "{rule} (built in, version {n})").format(rule=said, n=version)
    own = translate("MatchTip", "Rule {rule}").format(rule=rule) if rule else ""
    if rule in rules:
        own = translate("MatchTip", "{rule}, yours, version {n}").format(rule=visible(rules[rule]), n=version)
    return "\n".join(one for one in (said, own) if one)


def other_number_says_nothing(reasons: dict[str, Any], comparison: str) -> bool:
    """Return whether numbers that differ are held against nothing: those of vouchers are their own.

    And what was found by its number agrees in one, be it not the first that the sources print.
    """
    return comparison in _OWN_NUMBERS or str(reasons.get("rule", "")).startswith("reference/")


def _compared(reasons: dict[str, Any], comparison: str) -> tuple[list[str], list[str]]:
    """Return the criteria that agree and those that differ, in words."""
    words = {
        "amount": translate("MatchTip", "amount"),
        "ref": translate("MatchTip", "number"),
        "time": translate("MatchTip", "time"),
        "state": translate("MatchTip", "status"),
    }
    agreed, other = [], []
    if reasons.get("order_ref") == "same":
        agreed.append(words["ref"])
    for key in _CRITERIA:
        a, b = str(reasons.get(f"{key}_a", "")), str(reasons.get(f"{key}_b", ""))
        if not a or not b or words[key] in agreed:
            continue
        alike = a == b or (key == "ref" and (a in b or b in a))
        if key == "time":
            alike = alike or str(reasons.get("days", "")) in ("0", "1", "-1")
        if alike or key != "ref" or not other_number_says_nothing(reasons, comparison):
            (agreed if alike else other).append(words[key])
    return agreed, other


def _alternatives(reasons: dict[str, Any]) -> str:
    value = reasons.get("runner_up")
    if value is None:
        return ""
    if value == "none":
        return translate("MatchTip", "No other record came near.")
    if value == "equal":
        return translate("MatchTip", "Another record fits as well, so nothing is ticked.")
    count = len(value) if isinstance(value, list) else 1
    return translate("MatchTip", "Other records that came near: {count}").format(count=shown.count(count))
