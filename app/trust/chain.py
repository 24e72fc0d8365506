"""The audit chain: every entry carries the hash of the one before it, so that none can change unseen.

hash = SHA-256 of the entry's canonical JSON: every field but `hash` itself, sorted keys, no spaces,
UTF-8. The entry's digest covers the rows that it opened and closed, so the chain covers the book.
A chain in the same file stops a clumsy hand, not the owner of the file: its head is printed on reports.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: `previous` of the first entry.
START = "0" * 64

FIELDS = ("seq", "at", "actor", "action", "text_key", "params", "rows", "sums", "digest", "undoes", "previous")


@dataclass(frozen=True, slots=True)
class Break:
    """What is wrong at an entry: `gap` in the numbers, `link` to the one before, `hash` of itself, `head`."""

    seq: int
    what: str


def canonical(data: Any) -> str:
    """Return JSON with sorted keys, no spaces and text as it is: one text for one meaning."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def entry_hash(entry: Mapping[str, Any]) -> str:
    """Return the hash of an entry given by its FIELDS; others are ignored."""
    return hashlib.sha256(canonical({name: entry[name] for name in FIELDS}).encode()).hexdigest()


def breaks(entries: Iterable[Mapping[str, Any]], head: tuple[int, str] | None = None) -> list[Break]:
    """Return every place where the chain does not hold, oldest first; [] for a sound one.

    head: number and hash seen earlier (on a report, in a backup); the chain must still contain it.
    """
    found: list[Break] = []
    number, previous, seen = 0, START, head is None or head[0] == 0
    for entry in entries:
        number += 1
        if entry["seq"] != number:
            found.append(Break(int(entry["seq"]), "gap"))
            number = int(entry["seq"])
        if entry["previous"] != previous:
            found.append(Break(number, "link"))
        if entry_hash(entry) != entry["hash"]:
            found.append(Break(number, "hash"))
        previous = str(entry["hash"])
        seen = seen or (number, previous) == head
    if not seen and head is not None:
        found.append(Break(head[0], "head"))
    return found


def set_back(times: Sequence[str]) -> list[int]:
    """Return the places of entries that say an earlier time than the one before: the clock was set back between them.

    times: `at` of the entries in their order, ISO 8601 UTC in one form. The order is the numbers', whatever clocks say.
    """
    return [at for at in range(1, len(times)) if times[at] < times[at - 1]]
