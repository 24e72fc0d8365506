"""Parts of a workbook's package and what refers to what; read with expat, which resolves nothing by itself."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

Start = Callable[[str, dict[str, str]], None]
_ID = "/relationships id"


class Relation(NamedTuple):
    """kind: last word of the relationship's type. target: a part's name, or an address outside the package."""

    id: str
    kind: str
    target: str


def parse(
    packed: zipfile.ZipFile,
    part: str,
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Go through a part; names come as "namespace local", text as it comes."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    with packed.open(part) as stream:
        parser.ParseFile(stream)


def relations(packed: zipfile.ZipFile, part: str, names: set[str]) -> list[Relation]:
    """Return what a part refers to, "" = the package; names: of all parts."""
    base, name = posixpath.split(part)
    rels = posixpath.join(base, "_rels", f"{name}.rels")
    found: list[Relation] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == "Relationship":
            target = attributes.get("Target", "")
            if attributes.get("TargetMode") != "External":
                target = target.lstrip("/") if target[:1] == "/" else posixpath.normpath(posixpath.join(base, target))
            found.append(Relation(attributes.get("Id", ""), attributes.get("Type", "").rpartition("/")[2], target))

    if rels in names:
        parse(packed, rels, start)
    return found


def workbook_part(packed: zipfile.ZipFile, names: set[str]) -> str:
    """Return the part that lists the sheets, "" where there is none."""
    return next((one.target for one in relations(packed, "", names) if one.kind == "officeDocument"), "")


def named(packed: zipfile.ZipFile, part: str, element: str) -> list[tuple[str, dict[str, str]]]:
    """Return (relation id, attributes) of every element of a local name that refers to a part, in their order."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if local(tag) == element:
            found.extend((value, attributes) for key, value in attributes.items() if key.endswith(_ID))

    parse(packed, part, start)
    return found


def local(tag: str) -> str:
    return tag.rpartition(" ")[2]
