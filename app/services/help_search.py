"""Finds words in the help as they are typed: English words, any piece of Chinese in either script, pinyin.

Chinese that stands nowhere as it was typed is found by its reading: 對帳 finds 对账.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from app.domain.pinyin import has_pinyin, is_pinyin, piece_read, reading

#: Points of a word by where it stands.
_IN_TITLE, _IN_HEADING, _IN_TEXT = 100, 20, 1
_AROUND, _MOST = 28, 60
_IN_WORD = re.compile(r"[A-Za-z0-9'’-]{2}")
_BLOCKS = frozenset({"p", "li", "tr", "h1", "h2", "h3", "pre", "td", "th", "br"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it. anchor: "" for the page's beginning."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A section that has every word. title: of its page; heading: "" at the page's beginning. said: what to mark."""

    topic: str
    anchor: str
    title: str
    heading: str
    excerpt: str
    points: int
    said: tuple[str, ...]


def parse(html: str) -> tuple[str, tuple[Section, ...]]:
    """Return the title of a page and its sections."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    sections = tuple(
        Section(anchor=anchor, heading=_plain(heading), text=_plain(text)) for anchor, heading, text in reader.sections
    )
    return sections[0].heading, sections


def _plain(parts: Sequence[str]) -> str:
    """Return a text with single spaces, none behind a Chinese full stop."""
    return re.sub(r"(?<=[。；：，]) ", "", re.sub(r"\s+", " ", "".join(parts))).strip()


class _Reader(HTMLParser):
    """Cuts a page at its headings."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[tuple[str, list[str], list[str]]] = []
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3"):
            self.sections.append((dict(attrs).get("id") or "", [], []))
            self._heading = True
        elif tag in _BLOCKS and self.sections:
            self.sections[-1][2].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2", "h3"):
            self._heading = False

    def handle_data(self, data: str) -> None:
        if self.sections:
            _anchor, heading, text = self.sections[-1]
            (heading if self._heading else text).append(data)


class _Folded(dict[int, str]):
    """Half width and without case, one character for one, so that places stay where they are."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).casefold()
        self[code] = plain if len(plain) == 1 else chr(code)
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return text as it is compared; as long as it was."""
    return text.translate(_FOLDED)


def search(pages: Iterable[tuple[str, Sequence[Section]]], wanted: str) -> list[Hit]:
    """Return the sections in which, with their page's title, every word stands; at most two of a page."""
    words = fold(wanted).split()
    if not words:
        return []
    found: list[Hit] = []
    for name, sections in pages:
        hits = [hit for one in sections if (hit := _hit(name, sections[0].heading, one, words)) is not None]
        found += sorted(hits, key=lambda one: -one.points)[:2]
    return sorted(found, key=lambda one: -one.points)[:_MOST]


def _hit(name: str, title: str, section: Section, words: Sequence[str]) -> Hit | None:
    first = section.anchor == "" and section.heading == title
    places = ((title, _IN_TITLE if first else 0), (section.heading, _IN_HEADING))
    total = 0
    said: list[str] = []
    inside = False  # at least one word stands in the section itself, not in its page's title alone
    for word in words:
        points = [worth for text, worth in places if _stands(text, word) or _by_letters(text, word)]
        piece = _stands(section.text, word)
        points += [_IN_TEXT] * bool(piece)
        if not points:
            return None
        inside = inside or max(points) > 0
        total += max(points) + _bonus(word, section, title if first else "")
        said += [one for one in (piece, _stands(section.heading, word)) if one]
    if not inside:
        return None
    heading = "" if first else section.heading
    cut = excerpt(section.text, said)
    return Hit(
        topic=name, anchor=section.anchor, title=title, heading=heading, excerpt=cut, points=total, said=tuple(said)
    )


def _stands(text: str, word: str) -> str:
    """Return the piece of a text that is the word, or is read as it is; "" for none."""
    return word if word in fold(text) else piece_read(text, reading(word))


def _by_letters(text: str, word: str) -> bool:
    return is_pinyin(word) and has_pinyin(text, word)


def _bonus(word: str, section: Section, title: str) -> int:
    """Return a little for a whole word, and for a title that is nothing else."""
    whole = f" {word} " in f" {' '.join(re.split(r'[^0-9a-z]+', fold(section.heading)))} "
    return 5 * whole + 10 * (fold(title) == word) + min(fold(section.text).count(word), 5)


def _gap(text: str, at: int, way: int) -> int:
    """Return the place nearest to `at`, looking on (1) or back (-1), where no Latin word is cut in two."""
    at = min(at, len(text))
    while 0 < at < len(text) and _IN_WORD.match(text, at - 1):
        at += way
    return at


def excerpt(text: str, words: Sequence[str]) -> str:
    """Return what stands around the first of the words; the beginning where none stands in the text."""
    folded = fold(text)
    places = [at for at in (folded.find(word) for word in words) if at >= 0]
    if not places:
        end = _gap(text, 2 * _AROUND, -1)
        return text[:end].rstrip() + ("…" if end < len(text) else "")
    start, end = _gap(text, max(min(places) - _AROUND, 0), 1), _gap(text, min(places) + 2 * _AROUND, -1)
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
