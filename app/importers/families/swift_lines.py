"""SWIFT messages MT940, MT942 and their like as fields: tag, number of the line, lines of text.

Real files put free text before and between messages, wrap lines anywhere, begin a line of text with a colon or a
minus, and end a message with `-`, `-}`, `-}{5:}` or not at all. So only known tags begin a field, `:20:` begins a
message, and a minus ends one only where the message has its closing balance or another message follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

#: Tags of statement messages; a line of text may begin with any other `:xx:`.
_TAG = re.compile(
    r" {0,3}:(NS|13D?|20|21|25P?|28C?|34F|60[FM]|61|62[FM]|64|65|86|90[CD]|940|942):"  # NS: own tag of Dutch banks
)
_BLOCK = re.compile(r"\{[1-5]:")
_END = re.compile(r"-(?:\}.*|XXX)?\s*")
_CONTROL = "".join(map(chr, range(32))).replace("\t", "") + "\ufeff\x7f"
#: Tags whose text may go on over several lines of the message.
_LONG = ("61", "86")
_CARRIED = ("20", "25", "25P", "28", "28C")


@dataclass(slots=True)
class Field:
    """One field: its tag, the number of its line from 1, and its lines without the tag."""

    tag: str
    row: int
    lines: list[str]

    @property
    def text(self) -> str:
        """Return the first line."""
        return self.lines[0]


@dataclass(slots=True)
class Message:
    """One message; blocked: it began with a head (`{1:`); ended: its end was seen. The last may be a head alone."""

    fields: list[Field] = field(default_factory=list)
    blocked: bool = False
    ended: bool = False

    def first(self, *tags: str) -> Field | None:
        """Return the first field with one of `tags`."""
        return next((one for one in self.fields if one.tag in tags), None)

    def has(self, *tags: str) -> bool:
        """Return whether there is such a field."""
        return self.first(*tags) is not None

    def closed(self) -> bool:
        """Return whether it states a closing balance."""
        return self.has("62F", "62M")


def messages(lines: Sequence[str]) -> list[Message]:
    """Return the messages of a text; lines: all of it, without line ends."""
    return _Cutter(lines).cut()


class _Cutter:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [one.strip(_CONTROL) for one in lines]
        self._found: list[Message] = []
        self._open: Field | None = None  # takes lines that begin with no tag
        self._blocked = False
        self._next = self._coming()

    def cut(self) -> list[Message]:
        for at, line in enumerate(self._lines):
            if _BLOCK.match(line):
                self._open = None
                self._blocked |= line.startswith("{1:")
                line = line.partition("{4:")[2]
            tag = _TAG.match(line)
            if tag is not None:
                self._begin(tag[1], at + 1, line[tag.end() :])
            elif line.startswith("-") and _END.fullmatch(line) and self._ends(at):
                self._open = None
                self._found[-1].ended = True
            elif self._open is not None:
                self._open.lines.append(line)
        if self._blocked:  # nothing follows the head of a block
            self._found.append(Message([], True))
        return self._found

    def _begin(self, tag: str, row: int, text: str) -> None:
        if tag in ("940", "942"):
            self._open = None
            return
        now = self._found[-1] if self._found else None
        again = now is not None and (
            (tag.startswith("25") and now.has("25", "25P")) or (tag.startswith("60") and now.has("62F", "62M"))
        )
        if tag == "20" or again or now is None:
            kept = [one for one in now.fields if one.tag in _CARRIED] if now and again and tag != "25" else []
            self._found.append(Message(kept, self._blocked))
            self._blocked = False
        self._open = Field(tag, row, [text])
        self._found[-1].fields.append(self._open)

    def _ends(self, at: int) -> bool:
        """Return whether a line with a minus ends the message: not where the entry's text goes on after it."""
        if not self._found:
            return False
        if self._open is None or self._open.tag not in _LONG or self._found[-1].has("62F", "62M"):
            return True
        return self._next[at] in ("20", "940", "942")

    def _coming(self) -> list[str]:
        """Return for each line the tag that comes next after it, as if another message followed the last."""
        found = ["20"]
        for line in reversed(self._lines[1:]):
            tag = _TAG.match(_inner(line)) if line.startswith((":", "{", " ")) else None
            found.append(tag[1] if tag else found[-1])
        return found[::-1]


def _inner(line: str) -> str:
    """Return what follows the head of a block."""
    return line.partition("{4:")[2] if _BLOCK.match(line) else line
