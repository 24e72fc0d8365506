"""What a command prints and summary.json holds: counts, sums, open items, unexplained difference."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import app
from app.analysis.sums import exact_sums
from app.config.words import Words, one_line
from app.domain.columns import DISCREPANCY_STATES
from app.domain.money import plain, rescale
from app.domain.proof import ProofLine

if TYPE_CHECKING:
    import pyarrow as pa

    from app.domain.match import Rules
    from app.services.ports import StoredStatement

#: Form of summary.json; grows when a key changes its meaning.
SUMMARY_VERSION = 1

ROW_COUNTS = ("rows_read", "rows_stored", "rows_seen_before", "rows_refused")


@dataclass(slots=True)
class Total:
    """A count and an exact sum at `exp`."""

    count: int = 0
    value: int = 0
    exp: int = 2

    def add(self, count: int, value: int, exp: int) -> None:
        """Add another total in the same currency."""
        to = max(self.exp, exp)
        self.value = rescale(self.value, self.exp, to) + rescale(value, exp, to)
        self.count, self.exp = self.count + count, to

    def text(self, currency: str) -> str:
        """Return the sum as the tables print amounts."""
        return plain(self.value, self.exp, currency)

    def data(self, currency: str) -> dict[str, Any]:
        """Return what summary.json holds."""
        return {"amount": self.text(currency), "count": self.count}


#: Code, comparison and currency → state → count and amount.
Codes = dict[tuple[str, str, str], dict[str, Total]]


@dataclass(slots=True)
class ComparisonSummary:
    """One comparison in one currency, all its account pairs together."""

    comparison: str
    currency: str
    totals: dict[str, Total] = field(default_factory=dict)
    adjustments: dict[str, Total] = field(default_factory=dict)
    suggested: int = 0
    codes: dict[str, Total] = field(default_factory=dict)

    def total(self, name: str) -> Total:
        """Return one of side_a, side_b, matched_a, matched_b, waiting, explained, open, unexplained."""
        return self.totals.setdefault(name, Total())


@dataclass(slots=True, kw_only=True)
class Summary:
    """Everything that depends on sources and rules alone; clock, user and machine are in run.json."""

    statements: dict[str, int]
    comparisons: list[ComparisonSummary]
    lines: list[ProofLine]
    codes: Codes
    rules: Rules
    knowledge: int = 0
    readers: dict[str, int]
    first: date | None = None
    last: date | None = None
    folder: str = ""

    def to_json(self) -> str:
        """Return the text of summary.json: sorted keys, amounts as strings."""
        data = {
            "comparisons": _by_comparison(self.comparisons),
            "discrepancies": _by_code(self.codes),
            "range": {"from": str(self.first or ""), "to": str(self.last or "")},
            "rules": _rules(self.rules),
            "statements": self.statements,
            "versions": {
                "knowledge": self.knowledge,
                "program": app.__version__,
                "readers": self.readers,
                "summary": SUMMARY_VERSION,
            },
        }
        return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def printed(self, words: Words) -> list[str]:
        """Return the lines that a command prints."""
        out = statement_lines(self.statements, words) + comparison_lines(self.comparisons, words)
        if self.folder:
            out.append(words.say("summary.written", {"folder": one_line(self.folder)}))
        return out


def statement_lines(counts: Mapping[str, int], words: Words) -> list[str]:
    """Return the printed lines about statements and rows."""
    said = {"stored": counts["stored"], "refused": counts["refused"]}
    out = [words.say("summary.statements", said)]
    rows = {name: counts[f"rows_{name}"] for name in ("read", "stored", "refused")}
    out.append(words.say("summary.rows", {**rows, "seen": counts["rows_seen_before"]}))
    if counts["disagree"]:
        out.append(words.say("summary.disagree", {"count": counts["disagree"]}))
    return out


def comparison_lines(comparisons: Sequence[ComparisonSummary], words: Words) -> list[str]:
    """Return the printed lines about each comparison."""
    out = [line for one in comparisons for line in _printed(one, words)]
    return out or [words.say("summary.nothing")]


def statement_counts(statements: Sequence[StoredStatement]) -> dict[str, int]:
    """Return how many statements are stored, refused and contradict themselves, and their rows."""
    counts = {
        "stored": sum(not one.refused_key for one in statements),
        "refused": sum(bool(one.refused_key) for one in statements),
        "disagree": sum(one.control == "disagree" for one in statements),
    }
    for name in ROW_COUNTS:
        counts[name] = sum(getattr(one, name) for one in statements)
    return counts


def by_comparison(lines: Sequence[ProofLine]) -> list[ComparisonSummary]:
    """Return the account pairs added up for each comparison and currency, in the lines' order."""
    found: dict[tuple[str, str], ComparisonSummary] = {}
    for line in lines:
        one = found.setdefault((line.comparison, line.currency), ComparisonSummary(line.comparison, line.currency))
        for name, count, value in (
            ("side_a", line.count_a, line.sum_a),
            ("side_b", line.count_b, line.sum_b),
            ("matched_a", line.matched_a, line.matched_sum_a),
            ("matched_b", line.matched_b, line.matched_sum_b),
            ("waiting", line.waiting_count, line.waiting),
            ("explained", line.explained_count, line.explained),
            ("open", line.open_count, line.open),
            ("unexplained", 0, line.unexplained),
        ):
            one.total(name).add(count, value, line.exp)
        for key, value in line.adjustments.items():
            one.adjustments.setdefault(key, Total()).add(0, value, line.exp)
        one.suggested += line.suggested
    return list(found.values())


def by_code(items: pa.Table) -> Codes:
    """Return counts and amounts of discrepancies."""
    import numpy as np

    from app.reports.cells import numbers
    from app.services.proof_columns import sorted_codes

    if not len(items):
        return {}
    spans = [sorted_codes(items[name]) for name in ("code", "comparison", "currency")]
    state, exp = numbers(items["state"])[0], numbers(items["exp"])[0]
    key = spans[0][0]
    for codes, names in spans[1:]:
        key = key * len(names) + codes
    key = (key * len(DISCREPANCY_STATES) + state) * 32 + exp
    groups, index, counts = np.unique(key, return_inverse=True, return_counts=True)
    sums = exact_sums(index, numbers(items["amount"])[0], len(groups))
    out: Codes = {}
    for group, count, value in zip(groups.tolist(), counts.tolist(), sums, strict=True):
        rest, at_exp = divmod(group, 32)
        rest, at_state = divmod(rest, len(DISCREPANCY_STATES))
        rest, currency = divmod(rest, len(spans[2][1]))
        code, comparison = divmod(rest, len(spans[1][1]))
        states = out.setdefault((spans[0][1][code], spans[1][1][comparison], spans[2][1][currency]), {})
        states.setdefault(DISCREPANCY_STATES[at_state], Total()).add(count, value, at_exp)
    return out


def with_codes(comparisons: list[ComparisonSummary], codes: Codes) -> None:
    """Give each comparison its open items by code."""
    for one in comparisons:
        for (code, comparison, currency), states in codes.items():
            if (comparison, currency) == (one.comparison, one.currency) and "open" in states:
                one.codes[code] = states["open"]


def _by_comparison(comparisons: list[ComparisonSummary]) -> dict[str, dict[str, Any]]:
    out: dict[str, dict[str, Any]] = {}
    for one in comparisons:
        currency = one.currency
        whole: dict[str, Any] = {name: total.data(currency) for name, total in one.totals.items()}
        whole["unexplained"] = one.total("unexplained").text(currency)
        whole["adjustments"] = {key: total.text(currency) for key, total in one.adjustments.items()}
        whole["suggested_matches"] = one.suggested
        whole["open_by_code"] = {code: total.data(currency) for code, total in one.codes.items()}
        whole["timing"] = whole.pop("waiting")
        out.setdefault(one.comparison, {})[currency] = whole
    return out


def _by_code(codes: Codes) -> list[dict[str, Any]]:
    out = []
    for (code, comparison, currency), states in sorted(codes.items()):
        for state, total in sorted(states.items()):
            row = {"code": code, "comparison": comparison, "currency": currency, "state": state}
            out.append({**row, **total.data(currency)})
    return out


def _rules(rules: Rules) -> dict[str, Any]:
    data = asdict(rules)
    for tolerance in (data["tolerance"], *(one["tolerance"] for one in data["rules"] if one["tolerance"])):
        for side in ("below", "above", "cap"):
            tolerance[side] = plain(tolerance[side], 2, "")
    data["large"] = plain(rules.large, 2, "")
    return data


def _printed(one: ComparisonSummary, words: Words) -> list[str]:
    currency = one.currency

    def amounts(name: str) -> dict[str, Any]:
        return {"count": one.total(name).count, "amount": one.total(name).text(currency)}

    head = {"comparison": one.comparison, "title": words.say(f"summary.{one.comparison}"), "currency": currency}
    sure_a, sure_b = amounts("matched_a"), amounts("matched_b")
    both = {f"{key}_{side}": value for side, got in (("a", sure_a), ("b", sure_b)) for key, value in got.items()}
    out = [
        words.say("summary.comparison", head),
        words.say("summary.side_a", amounts("side_a")),
        words.say("summary.side_b", amounts("side_b")),
        words.say("summary.matched", both),
        words.say("summary.suggested", {"count": one.suggested}),
        words.say("summary.timing", amounts("waiting")),
        words.say("summary.open", amounts("open")),
    ]
    for code, total in sorted(one.codes.items()):
        said = {"code": code, "title": words.code_title(code, one.comparison), **total.data(currency)}
        out.append(words.say("summary.code", said))
    return [*out, words.say("summary.unexplained", {"amount": one.total("unexplained").text(currency)})]
