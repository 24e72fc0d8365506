"""Writes tests/ui/CHECKLIST.md, which says by which test each expectation of the users is held.

    python -m tests.tools.checklist

A test says in its docstring what it holds: `UX 17: …` or `UX 17, 18: …`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "tests" / "ui" / "CHECKLIST.md"

#: Number → what users expect of the window.
ITEMS = {
    1: "files dropped on the window, a drop zone or the icon open the import with all of them",
    2: "a folder or an encrypted archive is handled, its password asked once",
    3: "an unknown file says what was seen and supported, and offers to map its columns",
    4: "dragging over the window is seen; other content is refused",
    5: "the import shows source, encoding, delimiter, header, dates, currency, rows, sums, period and a preview",
    6: "Back loses no choice; what cannot be finished says why",
    7: "the same file or rows twice give nothing new and say so",
    8: "an import is undone as a whole, also after a restart",
    9: "a mapping is remembered and offered next time",
    10: "recent books: ten, missing ones grey, clearable, pinned",
    11: "cells pasted from a spreadsheet are a source",
    12: "two sides, candidates of the selected row stand out",
    13: "a state is told by icon, text and colour",
    14: "many rows are selected by Shift, Ctrl, Space and dragging; their count is shown",
    15: "sum, count, average, least and most of the selection, per currency; a click copies",
    16: "the difference of what is ticked is live and turns 0.00 with a check mark",
    17: "the filter row knows text, ranges, dates and states; chips show and clear what is active",
    18: "search knows Chinese, pinyin initials and amounts with or without separators",
    19: "sorting by several columns; sort and filter lose no selection, tick or edit",
    20: "keys act on the rows that are seen selected",
    21: "columns are chosen, moved, sized, frozen; layouts have names and can be reset",
    22: "copying gives a spreadsheet numbers and whole ids",
    23: "what looks like a formula is neutralised",
    24: "menus on rows, headers and status bar hold every action with its key",
    25: "a proposal explains itself where the mouse rests",
    26: "twenty rows are worked through by keyboard alone",
    27: "notes are edited in place and filled down",
    28: "a hundred thousand rows and more are shown, filtered, sorted, scrolled",
    29: "split, group and write off without leaving the grid",
    30: "of equal candidates none is ticked by itself",
    31: "a missing entry is added without losing the place",
    32: "every action is undone and redone, with readable names and a list",
    33: "destructive acts ask once, name the number, and the safe button is the default",
    34: "suggested, confirmed, signed off; signed rows are read-only; reopening needs a reason",
    35: "sign-off needs nothing unexplained and freezes a snapshot",
    36: "what changed since a sign-off is listed",
    37: "closing at any moment loses nothing; the next start resumes at the same row",
    38: "everything is saved at once; a killed import leaves all or nothing",
    39: "backups are made, kept, verified and restored",
    40: "a second start opens the running window",
    41: "the window hides itself after idling and hides amounts on a key",
    42: "an audit list of who did what, when",
    43: "long work shows progress, file, time, and can be cancelled",
    44: "the window stays responsive during work",
    45: "finished work is told, also to screen readers and when the window is behind",
    46: "closing during work asks: wait, cancel, stay",
    47: "errors say what happened, where, what to do; never a traceback",
    48: "the preview is what is printed",
    49: "Chinese in a PDF can be searched and copied",
    50: "workbooks hold real numbers and dates, filters, widths",
    51: "the bank reconciliation in its layouts",
    52: "charts are exported, copied, have a table and tooltips",
    53: "the selection or the shown rows are exported, and it is said which",
    54: "three languages, Qt's own buttons too, nothing left in another",
    55: "dates and numbers by language or own choice; full-width input is understood",
    56: "no character is a box",
    57: "light, dark, as the system; contrast of at least 4.5 to 1",
    58: "sizes from 100 to 200 %, least window 1024 by 640, nothing cut off",
    59: "tab order, visible focus, a name for everything",
    60: "high contrast and type size everywhere, charts too",
    61: "crisp icons with words or tooltips",
    62: "an input method being composed fires no key",
    63: "a quick start without science libraries",
    64: "first run: language, demo, tour, demo data deleted",
    65: "help inside, searchable, by context; keys printed",
    66: "size, splitters, book, page and filters come back; a place off the screen is corrected",
    67: "nothing connects by itself",
    68: "diagnostics without personal data, shown before they are saved",
    69: "uninstalling leaves the data",
    70: "books of every version open",
}
#: Those that must be held by a test of their own: all of them.
REQUIRED = frozenset(range(1, 71))
_SAYS = re.compile(r"UX ((?:\d+)(?:(?:, | and )\d+)*)")


@cache
def found() -> dict[int, list[str]]:
    """Return item → tests that say they hold it, as pytest names them."""
    tests: dict[int, list[str]] = {number: [] for number in ITEMS}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for name, said in _tests(path.read_text("utf-8")):
            for number in sorted({int(one) for group in _SAYS.findall(said) for one in re.findall(r"\d+", group)}):
                tests.setdefault(number, []).append(f"{path.relative_to(ROOT).as_posix()}::{name}")
    return tests


def _tests(file: str) -> Iterator[tuple[str, str]]:
    if not _SAYS.search(file):
        return
    for node in ast.walk(ast.parse(file)):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name, ast.get_docstring(node) or ""


def text() -> str:
    """Return the list as it should stand."""
    lines = [
        "# What users expect of the window, and the tests that hold it",
        "",
        "Made by `python -m tests.tools.checklist` from the tests' own words; do not edit.",
        "",
    ]
    for number, tests in sorted(found().items()):
        if not tests:
            continue
        lines += [f"**{number}** {ITEMS.get(number, '')}", "", *(f"- `{one}`" for one in tests), ""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
    print("without a test:", [number for number, tests in found().items() if not tests])
