"""OFX as a tree of few aggregates: SGML 1.x and XML 2.x, in every shape that banks write.

Values need no end tag and end at the next tag; aggregates have one. Elements that nobody asks for are passed over.
Ampersands may stand bare, entities are only those of characters, `<` before anything but a name is text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.entities import html5

from app.domain.errors import SourceRefused

#: Aggregates that matter; all others are looked through as if they were not there.
AGGREGATES = frozenset(
    {
        "OFX", "SONRS", "STATUS", "STMTTRNRS", "CCSTMTTRNRS", "INVSTMTTRNRS", "STMTRS", "CCSTMTRS", "INVSTMTRS",
        "BANKACCTFROM", "CCACCTFROM", "INVACCTFROM", "BANKACCTTO", "CCACCTTO", "BANKTRANLIST", "BANKTRANLISTP",
        "STMTTRN", "STMTTRNP", "PAYEE", "CURRENCY", "ORIGCURRENCY", "LEDGERBAL", "AVAILBAL", "BALLIST", "BAL",
        "INVTRANLIST", "INVBANKTRAN", "IMAGEDATA", "LOANTRNRS", "REWARDINFO", "EXTDPAYEE",
    }
)  # fmt: skip
_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]*)(\s[^<>]*|/)?>")
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_LONGEST = 1_000_000  # characters of one value
_DEEPEST = 64


@dataclass(slots=True)
class Node:
    """An aggregate: its values by name, each as often as it stands there, and the aggregates inside."""

    name: str
    values: dict[str, list[str]] = field(default_factory=dict)
    inside: list[Node] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return the first value of a name, "" where there is none."""
        return next((one for one in self.values.get(name, ()) if one), "")

    def every(self, name: str) -> list[str]:
        """Return the different values of a name."""
        return list(dict.fromkeys(one for one in self.values.get(name, ()) if one))

    def first(self, *names: str) -> Node | None:
        """Return the first aggregate of one of these names directly inside."""
        return next((one for one in self.inside if one.name in names), None)

    def walk(self, *names: str) -> Iterator[Node]:
        """Yield the aggregates of these names at any depth, in the order of the file."""
        for one in self.inside:
            if one.name in names:
                yield one
            yield from one.walk(*names)


def parse(text: str, file: str) -> Node:
    """Return the root, whose children are the OFX documents of a file; refuse one that is cut off."""
    if _DTD.search(text):
        raise SourceRefused("refused.markup_dtd", file=file)
    text = _framed(text, "<![CDATA[", "]]>", lambda inside: inside.replace("&", "&amp;").replace("<", "&lt;"))
    text = _framed(_framed(text, "<!--", "-->", lambda _: ""), "<?", "?>", lambda _: "")
    root = Node("")
    stack = [root]
    tags = list(_TAG.finditer(text))
    if not any(_name(tag) == "OFX" and not tag[1] for tag in tags):
        raise SourceRefused("refused.cut_off", file=file)
    for at, tag in enumerate(tags):
        stop = tags[at + 1].start() if at + 1 < len(tags) else len(text)
        if stop - tag.end() > _LONGEST:
            raise SourceRefused("refused.markup_strange", file=file)
        _step(stack, tag, text[tag.end() : stop])
        if len(stack) > _DEEPEST:
            raise SourceRefused("refused.markup_strange", file=file)
    if len(stack) > 1 or _open_end(text, tags[-1]):
        raise SourceRefused("refused.cut_off", file=file)
    return root


def _framed(text: str, begin: str, end: str, change: Callable[[str], str]) -> str:
    """Return the text with what stands between two marks changed and the marks gone; an open end stays as it is."""
    parts: list[str] = []
    at = 0
    while (start := text.find(begin, at)) >= 0 and (stop := text.find(end, start + len(begin))) >= 0:
        parts += [text[at:start], change(text[start + len(begin) : stop])]
        at = stop + len(end)
    return "".join([*parts, text[at:]])


def _step(stack: list[Node], tag: re.Match[str], after: str) -> None:
    """Take one tag and the text behind it."""
    name, empty = _name(tag), (tag[3] or "").endswith("/")
    if name not in AGGREGATES:
        if not tag[1] and not empty:
            stack[-1].values.setdefault(name, []).append(plain(after))
        return
    if empty:
        return
    open_names = [one.name for one in stack]
    if tag[1]:
        if name in open_names:
            del stack[len(open_names) - 1 - open_names[::-1].index(name) :]
        return
    if name in open_names and name.startswith("STMTTRN"):
        del stack[len(open_names) - 1 - open_names[::-1].index(name) :]  # its end tag was left out
    node = Node(name)
    stack[-1].inside.append(node)
    stack.append(node)


def _name(tag: re.Match[str]) -> str:
    return tag[2].upper().rpartition(":")[2]


def _open_end(text: str, last: re.Match[str]) -> bool:
    """Return whether something that begins like a tag stands behind the last whole one."""
    return "<" in text[last.end() :]


def plain(text: str) -> str:
    """Return a value: entities of characters resolved once, runs of blanks and line ends as one blank."""
    return " ".join(_ENTITY.sub(_character, text).split())


def _character(found: re.Match[str]) -> str:
    word = found[1]
    if word[0] != "#":
        return html5.get(word + ";", found[0])
    number = int(word[2:], 16) if word[1] in "xX" else int(word[1:])
    usable = 32 <= number < 0xD800 or 0xE000 <= number < 0x110000
    return chr(number) if usable else " "
