"""Patterns on RE2: linear time whatever the text; checked when a rule is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.rules.refused import Unrunnable

if TYPE_CHECKING:
    import pyarrow as pa

MOST_LETTERS = 1_000
#: What a pattern may cost in memory when it is made ready.
MOST_MEMORY = 1 << 20


def compiled(pattern: str) -> Any:
    """Return RE2's own form of a pattern; Unrunnable with its reason where it is none."""
    import re2

    if len(pattern) > MOST_LETTERS:
        raise Unrunnable("pattern.long", MOST_LETTERS + 1, most=MOST_LETTERS)
    options = re2.Options()
    options.max_mem = MOST_MEMORY
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as exc:
        said = exc.args[0] if exc.args else ""
        said = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
        raise Unrunnable("pattern.wrong", _place(pattern, said), reason=said[:200]) from exc


def check_pattern(pattern: str) -> None:
    """Raise Unrunnable where a pattern cannot run."""
    compiled(pattern)


def check_key(pattern: str) -> None:
    """Raise Unrunnable where a pattern does not say, by exactly one group, which part is the number."""
    if compiled(pattern).groups != 1:
        raise Unrunnable("pattern.group")


def _place(pattern: str, said: str) -> int:
    """Return where the part that RE2 names stands in the pattern, letter from 1; 0 where it names none."""
    _head, _colon, part = said.partition(": ")
    at = pattern.rfind(part) if part else -1
    return at + 1


def numbers(texts: pa.Array, pattern: str) -> pa.Array:
    """Return the group of the first place where a pattern is found in each text, "" where it is not."""
    import pyarrow as pa

    if not pattern:
        return texts
    found = compiled(pattern)
    out = []
    for one in texts.to_pylist():
        hit = found.search(one)
        out.append((hit.group(1) or "") if hit else "")
    return pa.array(out, pa.string())
