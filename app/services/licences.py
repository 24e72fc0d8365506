"""The libraries that stand in a finished program, their versions and licences, as they say of themselves."""

from __future__ import annotations

import importlib.metadata
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.config.places import resources

#: What the program imports itself; what these need is found at run time. tests/services/test_licences.py holds it
#: against pyproject.toml.
DIRECT = (
    "PySide6-Essentials", "SQLAlchemy", "XlsxWriter", "alembic", "chinesecalendar", "cryptography", "defusedxml",
    "google-re2", "matplotlib", "numpy", "openpyxl", "pandas", "pdfplumber", "platformdirs", "pyarrow", "pydantic",
    "python-calamine", "pyzipper", "rapidfuzz", "scipy", "simpleeval", "sqlcipher3",
)  # fmt: skip
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
#: Licences whose text comes with Tieout: file below resources, what it is of.
OWN = (
    ("help/licences/Apache-2.0.txt", "Tieout", "Apache-2.0"),
    ("fonts/OFL.txt", "Noto Sans SC", "OFL-1.1"),
    ("icons/LICENSE-lucide.txt", "Lucide", "ISC"),
    ("help/licences/LGPL-3.0.txt", "Qt", "LGPL-3.0"),
    ("help/licences/GPL-3.0.txt", "Qt", "GPL-3.0"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A library or a part: its name, version ("" for none), licence in a word or two, and the whole text."""

    name: str
    version: str
    licence: str
    text: str


@cache
def shipped() -> tuple[str, ...]:
    """Return the names of the installed libraries that the program stands on, sorted without regard to case."""
    found: dict[str, str] = {}
    wanted = list(DIRECT)
    while wanted:
        name = wanted.pop()
        key = _key(name)
        if key in found:
            continue
        try:
            needs = importlib.metadata.distribution(name).requires or []
        except importlib.metadata.PackageNotFoundError:
            continue  # needed on another system alone
        found[key] = name
        wanted += [match[0] for one in needs if "extra ==" not in one and (match := _NAME.match(one))]
    return tuple(sorted(found.values(), key=str.lower))


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def licences() -> list[Licence]:
    """Return every part with its licence: ours, fonts and icons first, then the libraries by name."""
    return [*_own(), *(_of(name) for name in shipped())]


def _own() -> Iterator[Licence]:
    for file, name, licence in OWN:
        try:
            text = (resources() / file).read_text(encoding="utf-8")
        except OSError:
            text = ""
        yield Licence(name=name, version="", licence=licence, text=text)


def _of(name: str) -> Licence:
    found = importlib.metadata.distribution(name)
    texts = []
    for one in found.files or []:
        if ".dist-info/" in str(one) and _LICENCE_FILE.search(one.as_posix()):
            try:
                texts.append(Path(str(one.locate())).read_text(encoding="utf-8", errors="replace"))
            except OSError:
                continue
    return Licence(
        name=found.metadata["Name"],
        version=found.version,
        licence=_word(found.metadata),
        text="\n\n".join(texts) or _long(found.metadata),
    )


def _word(metadata: importlib.metadata.PackageMetadata) -> str:
    said = _field(metadata, "License-Expression")
    if said:
        return said
    classifiers = [one.rpartition(" :: ")[2] for one in metadata.get_all("Classifier") or [] if one[:7] == "License"]
    if classifiers:
        return ", ".join(classifiers)
    lines = _field(metadata, "License").splitlines()
    return lines[0][:60] if lines else ""


def _long(metadata: importlib.metadata.PackageMetadata) -> str:
    return _field(metadata, "License")


def _field(metadata: importlib.metadata.PackageMetadata, name: str) -> str:
    return (metadata[name] or "").strip() if name in metadata else ""
