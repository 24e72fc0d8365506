"""Words of one PDF page → lines, columns under their names, and the rows of a table without rulings.

A row is where a day and an amount stand in one line; what a cell had no room for stands in lines above and below it
(the bank centres cells) or below it alone, and goes to the row it is nearest to. What cannot be attributed and
holds an amount is refused, never left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

DAY = re.compile(r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{8}")
AMOUNT = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d{2}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_DIGIT = re.compile(r"\d")
_LEAST = 4  # columns that a header has at least


@dataclass(frozen=True, slots=True)
class Word:
    """One word and where it stands, in points from the upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(slots=True)
class TextLine:
    """Words that stand in one line, from left to right."""

    words: list[Word] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Return the height at which the line stands."""
        return sum(one.top + one.bottom for one in self.words) / (2 * len(self.words))

    @property
    def height(self) -> float:
        """Return the height of its letters."""
        return max(one.bottom - one.top for one in self.words)

    @property
    def text(self) -> str:
        """Return its words with blanks between them."""
        return " ".join(one.text for one in self.words)


@dataclass(slots=True)
class PageRows:
    """What a page holds: its header's names ([] where it has none), its rows, and the lines around them."""

    names: list[str]
    rows: list[list[str]]
    before: list[str]
    after: list[str]
    lost: list[str] = field(default_factory=list)  # lines among the rows that hold an amount but no day


def lines_of(words: Sequence[Word]) -> list[TextLine]:
    """Return words as lines, from top to bottom."""
    found: list[TextLine] = []
    for word in sorted(words, key=lambda one: (one.top + one.bottom, one.x0)):
        middle = (word.top + word.bottom) / 2
        last = found[-1] if found else None
        if last is not None and abs(middle - last.middle) <= 0.4 * min(last.height, word.bottom - word.top):
            last.words.append(word)
        else:
            found.append(TextLine([word]))
    for line in found:
        line.words.sort(key=lambda one: one.x0)
    return found


def is_header(line: TextLine) -> bool:
    """Return whether a line may be a header: many words without figures, most of them Chinese."""
    if len(line.words) < _LEAST or any(_DIGIT.search(one.text) for one in line.words):
        return False
    return 2 * sum(bool(_CHINESE.search(one.text)) for one in line.words) > len(line.words)


@dataclass(frozen=True, slots=True)
class Places:
    """The columns of a header: names, and the border behind each but the last."""

    names: tuple[str, ...]
    borders: tuple[float, ...]

    def column(self, word: Word) -> int:
        """Return the column in whose width the middle of a word stands."""
        middle = (word.x0 + word.x1) / 2
        return sum(middle > one for one in self.borders)


def places_of(line: TextLine) -> Places:
    """Return the columns that a header line names."""
    pairs = zip(line.words, line.words[1:], strict=False)
    return Places(tuple(one.text for one in line.words), tuple((left.x1 + right.x0) / 2 for left, right in pairs))


def page_rows(words: Sequence[Word], known: Places | None) -> tuple[PageRows, Places | None]:
    """Return the rows of a page, and its columns; known: those of the page before, where this has no header."""
    lines = lines_of(words)
    anchors = [at for at, line in enumerate(lines) if _is_row(line)]
    stop = anchors[0] if anchors else len(lines)
    header = next((at for at in range(stop - 1, -1, -1) if is_header(lines[at])), -1)
    places = places_of(lines[header]) if header >= 0 else known
    if places is None or not anchors:
        texts = [one.text for one in lines]
        return PageRows(list(places.names) if header >= 0 and places else [], [], texts, []), places
    start = header + 1
    if header >= 0 and start < stop and not any(_CHINESE.search(one.text) for one in lines[start].words):
        start += not any(_DIGIT.search(one.text) for one in lines[start].words)  # names in English below
    owner = _owners(lines, anchors, start, places)
    cells = [_cells([lines[one] for one in sorted(owner) if owner[one] == at], places) for at in anchors]
    rest = [at for at in range(start, len(lines)) if at not in owner]
    sums = set.intersection(*(_amounts_at(lines[at], places) for at in anchors))
    lost = [lines[at].text for at in rest if _is_lost(lines[at], places, sums, at < anchors[-1])]
    before = [lines[at].text for at in range(max(header, 0))] + [lines[at].text for at in rest if at < stop]
    after = [lines[at].text for at in rest if at > stop]
    return PageRows(list(places.names) if header >= 0 else [], cells, before, after, lost), places


def _is_row(line: TextLine) -> bool:
    words = [one.text for one in line.words]
    amount = next((at for at, one in enumerate(words) if AMOUNT.fullmatch(one)), -1)
    near = words[: max(3, len(words) // 2, amount)]  # a number, a type and a currency may stand before the day
    return amount >= 0 and any(DAY.fullmatch(one) for one in near)


def may_be_row(words: Sequence[str]) -> bool:
    """Return whether a day and an amount stand in one line, wherever they do."""
    return any(map(DAY.fullmatch, words)) and any(map(AMOUNT.fullmatch, words))


def is_dated(cells: Sequence[str]) -> bool:
    """Return whether a row of a table with rulings has its day: before its first amount, or in front."""
    amount = next((at for at, one in enumerate(cells) if AMOUNT.fullmatch(one)), 0)
    return any(DAY.match(one) for one in cells[: max(3, amount)])


def _amounts_at(line: TextLine, places: Places) -> set[int]:
    return {places.column(one) for one in line.words if AMOUNT.fullmatch(one.text)}


def _is_lost(line: TextLine, places: Places, sums: set[int], among: bool) -> bool:
    """Return whether a line that is no row holds amounts where the rows do: among them one, behind them all."""
    found = _amounts_at(line, places)
    return bool(found) if among else bool(sums) and sums <= found


def _owners(lines: Sequence[TextLine], anchors: Sequence[int], start: int, places: Places) -> dict[int, int]:
    """Return line → the row it belongs to: the next line above or below that is nearer, step by step."""
    owner = {at: at for at in anchors}
    free = [at for at in range(start, len(lines)) if at not in owner and _may_go_on(lines[at], places)]
    while free:
        gaps = []
        for at in free:
            for other in (at - 1, at + 1):
                if other in owner:
                    gap = abs(lines[at].middle - lines[other].middle)
                    if gap <= 2.2 * max(lines[at].height, lines[other].height):
                        gaps.append((round(gap, 1), other > at, at, other))
        if not gaps:
            break
        _gap, _below, at, other = min(gaps)
        owner[at] = owner[other]
        free.remove(at)
    return owner


def _may_go_on(line: TextLine, places: Places) -> bool:
    """Return whether a line holds no more than what cells had no room for: no day, no amount, no title."""
    if any(AMOUNT.fullmatch(one.text) or DAY.fullmatch(one.text) for one in line.words):
        return False
    if re.fullmatch(r"第?\s*\d+\s*(?:/|页|共)?.{0,6}|[-—_=\s]+", line.text) and not _CHINESE.search(line.text[1:-1]):
        return False
    return not line.text.startswith(("合并统计", "温馨提示", "说明", "收入合计", "支出合计", "打印时间", "————"))


def _cells(lines: Sequence[TextLine], places: Places) -> list[str]:
    cells = [""] * len(places.names)
    for line in lines:
        said: dict[int, list[str]] = {}
        for word in line.words:
            said.setdefault(places.column(word), []).append(word.text)
        for at, texts in said.items():
            cells[at] = wrapped(cells[at], " ".join(texts))
    return cells


def wrapped(above: str, below: str) -> str:
    """Join what a cell holds in two lines: Chinese and numbers go on without a blank."""
    if not above or not below:
        return above or below
    blank = above[-1].isascii() and below[0].isascii() and not (above[-1].isdigit() and below[0].isdigit())
    return f"{above} {below}" if blank else above + below
