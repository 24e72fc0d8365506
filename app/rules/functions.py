"""The functions that a condition may call; each works on a whole column."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.rules.fields import BOOL, INT, TEXT, Field, Texts
from app.rules.patterns import check_pattern
from app.rules.refused import Unrunnable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_MONEY = re.compile(r"-?\d{1,11}(\.\d{1,3})?")


@dataclass(frozen=True, slots=True)
class Arguments:
    """kinds: type of each argument, the last one for all that follow; fixed: from which place they are constants."""

    kinds: tuple[str, ...]
    least: int
    most: int
    fixed: int
    gives: str
    shown: str

    def kind(self, at: int) -> str:
        """Return the type of an argument."""
        return self.kinds[min(at, len(self.kinds) - 1)]

    def constant(self, at: int) -> bool:
        """Return whether an argument must be written out."""
        return at >= self.fixed

    def result(self, given: Sequence[Field]) -> Field:
        """Return what comes out; of a number the bounds."""
        if self.gives != INT:
            return Field(self.gives)
        numbers = [one for one in given if one.type == INT]
        if not numbers:
            return Field(INT, -(10**14), 10**14)
        most = max(max(abs(one.low), abs(one.high)) for one in numbers)
        return Field(INT, -most, most)


ARGUMENTS: dict[str, Arguments] = {
    "has": Arguments((TEXT, TEXT), 2, 20, 1, BOOL, 'has(text, "word", …)'),
    "starts": Arguments((TEXT, TEXT), 2, 20, 1, BOOL, 'starts(text, "word", …)'),
    "ends": Arguments((TEXT, TEXT), 2, 20, 1, BOOL, 'ends(text, "word", …)'),
    "matches": Arguments((TEXT, TEXT), 2, 2, 1, BOOL, 'matches(text, "pattern")'),
    "empty": Arguments((TEXT,), 1, 1, 9, BOOL, "empty(text)"),
    "length": Arguments((TEXT,), 1, 1, 9, INT, "length(text)"),
    "abs": Arguments((INT,), 1, 1, 9, INT, "abs(amount)"),
    "min": Arguments((INT,), 2, 8, 9, INT, "min(amount, fee)"),
    "max": Arguments((INT,), 2, 8, 9, INT, "max(amount, fee)"),
    "between": Arguments((INT,), 3, 3, 9, BOOL, "between(day, day(…), day(…))"),
    "multiple_of": Arguments((INT, TEXT), 2, 2, 1, BOOL, 'multiple_of(amount, "100.00")'),
    "money": Arguments((TEXT,), 1, 1, 0, INT, 'money("12.50")'),
    "day": Arguments((TEXT,), 1, 1, 0, INT, 'day("2026-10-01")'),
}


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the known name that is most like a wrong one, "" where none is."""
    return next(iter(difflib.get_close_matches(name, known, 1, 0.7)), "")


def check(name: str, value: Any) -> None:
    """Raise Unrunnable where a constant is nothing that the function can take."""
    if name == "matches":
        check_pattern(str(value))
    elif name in ("money", "multiple_of"):
        if not _MONEY.fullmatch(str(value)) or (name == "multiple_of" and not str(value).strip("-0.")):
            raise Unrunnable("condition.money", value=str(value)[:40])
    elif name == "day":
        try:
            date.fromisoformat(str(value))
        except ValueError as exc:
            raise Unrunnable("condition.day", value=str(value)[:40]) from exc
    elif name in ("has", "starts", "ends") and not str(value):
        raise Unrunnable("condition.no_word")


def _any(texts: Any, kernel: str, words: tuple[str, ...]) -> Any:
    import pyarrow.compute as pc

    found: Any = np.False_
    for one in words:
        found = found | _each(texts, lambda values, one=one: getattr(pc, kernel)(values, one, ignore_case=True))
    return found


def _each(texts: Any, call: Any) -> Any:
    import pyarrow as pa

    if isinstance(texts, str):
        return np.asarray(call(pa.array([texts])).to_numpy(zero_copy_only=False))[0]
    return texts.each(call)


def do_has(texts: Texts, *words: str) -> Any:
    """Return where one of the words stands in the text; capitals are as good as small letters."""
    return _any(texts, "match_substring", words)


def do_starts(texts: Texts, *words: str) -> Any:
    """Return where the text begins with one of the words."""
    return _any(texts, "starts_with", words)


def do_ends(texts: Texts, *words: str) -> Any:
    """Return where the text ends with one of the words."""
    return _any(texts, "ends_with", words)


def do_matches(texts: Texts, pattern: str) -> Any:
    """Return where the pattern is found in the text."""
    import pyarrow.compute as pc

    return _each(texts, lambda values: pc.match_substring_regex(values, pattern))


def do_empty(texts: Texts) -> Any:
    """Return where there is no text."""
    import pyarrow.compute as pc

    return _each(texts, lambda values: pc.equal(pc.utf8_trim_whitespace(values), ""))


def do_length(texts: Texts) -> Any:
    """Return how many letters a text has."""
    import pyarrow.compute as pc

    found = _each(texts, pc.utf8_length)
    return found.astype(np.int64) if isinstance(found, np.ndarray) else int(found)


def do_abs(value: Any) -> Any:
    """Return the amount without its sign."""
    return np.abs(value)


def do_min(*values: Any) -> Any:
    """Return the smallest."""
    return _fold(np.minimum, values)


def do_max(*values: Any) -> Any:
    """Return the largest."""
    return _fold(np.maximum, values)


def _fold(call: Any, values: tuple[Any, ...]) -> Any:
    found = values[0]
    for one in values[1:]:
        found = call(found, one)
    return found


def do_between(value: Any, low: Any, high: Any) -> Any:
    """Return where low ≤ value ≤ high."""
    return (low <= value) & (value <= high)


def do_multiple_of(value: Any, text: str, units: Callable[[], Ints | np.int64]) -> Any:
    """Return where an amount is a whole number of times another, zero not counted."""
    step = np.maximum(np.abs(do_money(text, units)), 1)
    return (value % step == 0) & (value != 0)


def do_money(text: str, units: Callable[[], Ints | np.int64]) -> Any:
    """Return an amount as minor units of each row's currency; digits that a currency lacks are cut off."""
    sign, (whole, _, rest) = -1 if text.startswith("-") else 1, text.lstrip("-").partition(".")
    thousandths = int(whole) * 1000 + int(rest.ljust(3, "0"))
    return sign * (thousandths * units() // 1000)


def do_day(text: str) -> int:
    """Return a date as days from 1970-01-01."""
    return date.fromisoformat(text).toordinal() - date(1970, 1, 1).toordinal()


def same_text(left: Any, right: Any) -> Any:
    """Return where two texts are equal, letter by letter."""
    import pyarrow.compute as pc

    if isinstance(left, str) and isinstance(right, str):
        return np.bool_(left == right)
    if isinstance(left, str):
        left, right = right, left
    if isinstance(right, str):
        return left.each(lambda values: pc.equal(values, right))
    return np.asarray(pc.equal(left.rows(), right.rows()).to_numpy(zero_copy_only=False))


def is_one_of(left: Any, known: tuple[Any, ...]) -> Any:
    """Return where a value is one of some constants."""
    if isinstance(left, (Texts, str)):
        return _fold(np.logical_or, tuple(same_text(left, one) for one in known))
    return np.isin(left, known)
