"""Files that are like each other: the same column names, and names that differ in days and copies alone.

What a person said of one (account, shop, format, layout) holds for the next one like it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from app.importers.base import Head
from app.importers.names import same_name

_COPY = re.compile(r"(?:[\s_-]*\(\d+\)|[\s_-]*（\d+）|[\s_-]*副本|[\s_-]*- ?copy)+$", re.IGNORECASE)
#: A month or a day, perhaps with a time; other digits tell accounts apart and stay.
_DAY = re.compile(
    r"(?<!\d)20[0-5]\d[-_./年]?(?:0?[1-9]|1[0-2])(?:[-_./月]?(?:0[1-9]|[12]\d|3[01]|[1-9])日?)?月?"
    r"(?:[-_ T]?[0-2]\d[-_:.]?[0-5]\d(?:[-_:.]?[0-5]\d)?(?![-_.年]?\d))?(?!\d)"
)


def name_pattern(file: str) -> str:
    """Return a file's own name with days as `#`, without the marks of a copy, in small letters.

    file: name for tables, with folders or `!member`.
    """
    name = PurePath(file.replace("\\", "/").rpartition("!")[2]).name.lower()
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, suffix) if dot else (suffix, "")
    return re.sub(r"#(?:[-_ ~至到]*#)*", "#", _DAY.sub("#", _COPY.sub("", stem))) + dot + suffix


def header_print(head: Head) -> str:
    """Return a fingerprint of the column names: the row among the first with most texts that hold no digit."""
    best: Sequence[str] = ()
    for cells in head.rows:
        names = [one for one in cells if one and not any(char.isdigit() for char in one)]
        if len(set(names)) > len(set(best)):
            best = names
    joined = "\x1f".join(same_name(one) for one in best)
    return hashlib.sha256(joined.encode()).hexdigest()[:16] if len(best) > 1 else ""


def subject(header: str, file: str) -> str:
    """Return what a habit is filed under; "" where the names of the columns are not known."""
    return f"{header} {name_pattern(file)}" if header else ""


def habit_of(habits: Sequence[Mapping[str, Any]], header: str, file: str) -> dict[str, Any] | None:
    """Return what was said of files like this one."""
    wanted = subject(header, file)
    return next((dict(one) for one in habits if wanted and one.get("subject") == wanted), None)
