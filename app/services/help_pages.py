"""The help: topics in the reader's language, filled with her own keys and the program's own words, and searched.

A topic is `resources/help/<language>/<topic>.html`: plain HTML that begins with <h1>, its sections with
<h2 id="…">. It may hold `{{key NAME}}` (the key of a command), `{{keys PLACE}}` (all commands of a place),
`{{texts PREFIX …}}` (every message whose key begins so and that the page has not shown yet), `{{formats}}`,
`{{format_table}}`, `{{starting_layouts}}` and `{{codes}}`. One topic for each discrepancy code is made from the
program's own words; the glossary is made from `resources/help/glossary.json`. Links are `topic` or `topic#section`.
No Qt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Protocol

from app.config.words import Words
from app.domain.discrepancy import CODES, TIMING
from app.domain.texts import all_texts
from app.services.help_search import Hit, Section, parse, search
from app.services.starting_layouts import starting_layouts

_DIRECTIVE = re.compile(r"\{\{(\w+)((?: [^\s{}]+)*)\}\}")
_HOLDER = re.compile(r"\{(\w+)\}")
#: Columns of the table of formats: the title, and the sections that every page of a format has.
_AT_A_GLANCE = ("format", "where", "file", "watch")
#: What stands for the parameters of a message that is shown as an example.
_EXAMPLE = {
    "ref": "T200P2026…0801", "amount": "128.00", "currency": "CNY", "day": "2026-10-14", "expected": "2026-10-16",
    "due": "128.00", "paid": "118.00", "count": "2", "refunds": "140.00", "account": "2088…0156",
    "closing": "5,120.40", "opening": "5,092.40", "formats": "alipay.merchant.trade", "coupon": "10.00", "fee": "0.90",
    "rate": "0.60%", "base": "128.00", "expected_fee": "0.77", "charged": "0.77", "net_a": "3,480.12",
    "net_b": "3,478.12", "each": "39.90", "first": "2026-10-14", "last": "2026-10-15", "count_a": "2", "count_b": "2",
    "ways": "2", "from": "2088…0156", "to": "6222…1234", "about": "A4", "month": "2026-10", "vouchers": "2",
    "booked": "118.00", "voucher": "PZ-0017", "tax": "16.64", "expected_tax": "14.73", "moved": "3,478.12",
    "other": "CNY", "rate_day": "2026-10-14", "off": "-10.00", "own": "18.00 USD", "exchange": "2.00",
    "margin": "-12.00", "residue": "0.00", "asked": "30.00", "cash": "27.00", "by_voucher": "10.00",
    "party": "tb4***71", "payments": "6", "usual": "39.90", "all": "1,200", "parts": "6", "price": "0.60%", "few": "0",
    "percent": "31", "limit": "50,000.00", "version": "3", "night_from": "1", "night_to": "5", "given": "2",
    "told": "3", "shop": "A", "owner": "B", "released": "1", "back": "8.00",
}  # fmt: skip


class Keys(Protocol):
    """The keys as the person has them now."""

    def cap(self, name: str) -> str:
        """Return the key of a command as it is written on her keyboard, "" for none."""

    def table(self, place: str) -> Sequence[tuple[str, str]]:
        """Return what each command of a place does, with its keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One page, filled. html: its body; sections: what it says, for search and for links into it."""

    name: str
    title: str
    html: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Topics under one heading of the contents; title "" for topics that stand by themselves."""

    title: str
    topics: tuple[str, ...]


class HelpPages:
    """All topics in one language; read and filled when they are asked for, kept until `forget`."""

    def __init__(self, folder: Path, words: Words, keys: Keys) -> None:
        """folder: resources/help."""
        self._folder, self._words, self._keys = folder, words, keys
        self._made: dict[str, Topic] = {}

    def forget(self) -> None:
        """Fill the topics anew: the person changed her keys."""
        self._made.clear()

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """Return the contents in their order."""
        said = json.loads((self._folder / "contents.json").read_text(encoding="utf-8"))
        return tuple(
            Chapter(title=one["title"][self._words.lang], topics=tuple(self._named(one["topics"]))) for one in said
        )

    @property
    def names(self) -> list[str]:
        """Return every topic in the order of the contents."""
        return [name for chapter in self.chapters for name in chapter.topics]

    def _named(self, topics: Sequence[str]) -> Iterator[str]:
        for one in topics:
            if one == "code-*":
                yield from (f"code-{code}" for code in CODES)
            else:
                yield one

    def has(self, name: str) -> bool:
        """Return whether there is such a topic."""
        return name in self.names

    def topic(self, name: str) -> Topic:
        """Return a topic; KeyError for one that is not there."""
        if name not in self._made:
            if not self.has(name):
                raise KeyError(name)
            html = self._code(name[5:]) if name.startswith("code-") else self._file(name)
            title, sections = parse(html)
            self._made[name] = Topic(name=name, title=title, html=html, sections=sections)
        return self._made[name]

    def title(self, name: str) -> str:
        """Return a topic's title."""
        return self.topic(name).title

    def search(self, wanted: str) -> list[Hit]:
        """Return where every word of `wanted` stands, the best first; [] for nothing wanted."""
        # the table of all formats only repeats what their pages say
        names = [one for one in self.names if one != "formats"]
        return search([(name, self.topic(name).sections) for name in names], wanted)

    # ---- filling

    def _file(self, name: str) -> str:
        text = (self._folder / self._words.lang / f"{name}.html").read_text(encoding="utf-8")
        shown: set[str] = set()
        fill: dict[str, Callable[[list[str]], str]] = {
            "key": lambda said: self._key(said[0]),
            "keys": lambda said: self._key_table(said[0]),
            "texts": lambda said: self._texts(said, shown),
            "formats": lambda _said: self._formats(),
            "format_table": lambda _said: self._format_table(),
            "starting_layouts": lambda _said: self._starting_layouts(),
            "codes": lambda _said: self._codes(),
            "glossary": lambda _said: self._glossary(),
        }
        return _DIRECTIVE.sub(lambda found: fill[found[1]](found[2].split()), text)

    def _key(self, name: str) -> str:
        cap = self._keys.cap(name)
        return f'<span class="key">&nbsp;{escape(cap)}&nbsp;</span>' if cap else self._say("help.no_key")

    def _key_table(self, place: str) -> str:
        rows = [f"<tr><td>{escape(keys)}</td><td>{escape(what)}</td></tr>" for what, keys in self._keys.table(place)]
        return f'<table class="keys">{"".join(rows)}</table>'

    def _texts(self, prefixes: list[str], shown: set[str]) -> str:
        mine = [key for key in all_texts() if key.startswith(tuple(prefixes)) and key not in shown]
        shown.update(mine)
        said = [_HOLDER.sub("…", self._words.text(all_texts()[key])) for key in mine]
        return _list(escape(one) for one in said)

    def _formats(self) -> str:
        names = [one for one in self.names if one.startswith("download-")]
        return _list(f'<a href="{one}">{escape(self.title(one))}</a>' for one in names)

    def _format_table(self) -> str:
        """Return every format with how to get it, what is checked and its limits, out of the pages of each."""
        heads = "".join(f"<th align='left'>{escape(self._say(f'help.formats_{one}'))}</th>" for one in _AT_A_GLANCE)
        rows = []
        for name in (one for one in self.names if one.startswith("download-")):
            said = {one.anchor: one.text for one in self.topic(name).sections}
            cells = [f'<a href="{name}">{escape(self.title(name))}</a>', *(escape(said[at]) for at in _AT_A_GLANCE[1:])]
            rows.append("<tr>" + "".join(f"<td>{one}</td>" for one in cells) + "</tr>")
        return f'<table cellpadding="6" border="1" width="100%"><tr>{heads}</tr>{"".join(rows)}</table>'

    def _starting_layouts(self) -> str:
        """Return every starting layout with what it is read as."""
        found = [
            (one.title, self._say(f"mapping.layer.{one.data['layer']}")) for one in starting_layouts(self._words.lang)
        ]
        return _list(f"{escape(title)}: {escape(layer)}" for title, layer in found)

    def _codes(self) -> str:
        families: dict[str, list[str]] = {}
        for code in CODES:
            families.setdefault(code.rstrip("0123456789"), []).append(code)
        parts = []
        for family, codes in families.items():
            parts.append(f'<h2 id="{family}">{escape(self._say(f"help.family.{family}"))}</h2>')
            parts.append(_list(f'<a href="code-{one}">{escape(self._code_title(one))}</a>' for one in codes))
        return "".join(parts)

    def _code_title(self, code: str) -> str:
        return f"{code} {self._words.code_title(code)}"

    def _code(self, code: str) -> str:
        """Return the page of one discrepancy code."""
        patterns = [key for key in all_texts() if key.startswith(f"{code.lower()}.")]
        examples = [self._words.say(key, _EXAMPLE) for key in patterns]
        what = self._say(f"help.detect.{code}")
        waits = f"<p>{escape(self._say('help.code_waits'))}</p>" if code in TIMING else ""
        return "".join(
            [
                f"<h1>{escape(self._code_title(code))}</h1>",
                f"<p>{escape(what)}</p>{waits}",
                self._section("cause", [f"<p>{escape(self._say(f'cause.{code}'))}</p>"]),
                self._section("settle", [f"<p>{escape(self._say(f'settle.{code}'))}</p>"]),
                self._section("reads", [_list(escape(one) for one in examples)]),
                f'<p><a href="discrepancies">{escape(self.title("discrepancies"))}</a> · ',
                f'<a href="codes#{code.rstrip("0123456789")}">{escape(self.title("codes"))}</a></p>',
            ]
        )

    def _section(self, name: str, parts: list[str]) -> str:
        return f'<h2 id="{name}">{escape(self._say(f"help.code_{name}"))}</h2>{"".join(parts)}'

    def _glossary(self) -> str:
        """Return every term of the domain with its words in the other languages and its meaning."""
        said: list[dict[str, Any]] = json.loads((self._folder / "glossary.json").read_text(encoding="utf-8"))
        lang = self._words.lang
        parts = []
        for one in said:
            others = " · ".join(one["term"][other] for other in ("en", "zh_CN", "zh_TW") if other != lang)
            parts.append(f'<h3 id="{one["id"]}">{escape(one["term"][lang])}</h3>')
            parts.append(f'<p><span class="hint">{escape(others)}</span><br>{escape(one["means"][lang])}</p>')
        return "".join(parts)

    def _say(self, key: str) -> str:
        return self._words.say(key)


def _list(items: Iterator[str]) -> str:
    return f"<ul>{''.join(f'<li>{one}</li>' for one in items)}</ul>"
