"""What helps to find a fault on somebody else's PC: versions, settings, the log's end, counts of the book.

Made of parts that are plain text, so that the person reads exactly what would leave her PC before it is saved, and
leaves out what she wants. Nothing in it names a person, a shop, an order, an amount or a place on the disk.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import platform
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import __version__
from app.domain.progress import Report, silent
from app.services.licences import shipped
from app.services.logs import log_files, masked
from app.trust.masking import mask

if TYPE_CHECKING:
    from app.config.settings import Settings
    from app.services.ports import Book, UnitOfWork

#: Settings that name people or places: only how much they hold is told.
_PRIVATE = frozenset({"name", "recent", "pinned", "last_folder", "backup_folder"})
_LOG_BYTES = 200_000
_STATES = ("waiting", "open", "explained", "resolved")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of the bundle. name: of the file; title: key of texts (diagnostics.*)."""

    name: str
    title: str
    text: str


def collect(
    settings: Settings, log_path: Path, book: Book | None, extra: Sequence[str] = (), report: Report = silent
) -> list[Part]:
    """Return the parts of a bundle; `extra` are lines about the window (screen, style)."""
    parts = [
        Part(name="versions.txt", title="diagnostics.versions", text=_lines(_versions(extra))),
        Part(name="settings.json", title="diagnostics.settings", text=_settings(settings)),
        Part(name="log.txt", title="diagnostics.log", text=log_tail(log_path, _names(settings, book))),
    ]
    if book is not None:
        parts.append(Part(name="book.json", title="diagnostics.book", text=_json(book_facts(book, report))))
    return parts


def save(parts: Sequence[Part], path: Path) -> None:
    """Write the parts as a zip, whole or not at all; OutputFailed where it cannot be written."""
    from app.config.files import write_whole

    with write_whole(str(path), private=True) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in parts:
            archive.writestr(one.name, one.text)


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{one}\n" for one in lines)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _versions(extra: Sequence[str]) -> Iterator[str]:
    yield f"Tieout {__version__}"
    yield f"Python {platform.python_version()}, {sys.maxsize.bit_length() + 1} bit"
    yield f"{platform.system()} {platform.release()}, {platform.machine()}, {os.cpu_count()} processors"
    yield from extra
    yield ""
    for name in shipped():
        yield f"{name} {importlib.metadata.version(name)}"


def _settings(settings: Settings) -> str:
    """Return the settings; of those that name people or places only whether and how many there are."""
    said = asdict(settings)
    for name in _PRIVATE & said.keys():
        value = said[name]
        said[name] = f"[{len(value)}]" if isinstance(value, list | tuple) else "[set]" if value else ""
    return masked(_json(said))


def _names(settings: Settings, book: Book | None) -> set[str]:
    """Return the names that rules cannot tell from other words: who signs, the company, shops, accounts."""
    names = {settings.name}
    if book is not None:
        with book.read() as uow:
            names.add(uow.info().get("company", ""))
            for one in uow.statements.live():
                names |= {one.account, one.shop}
            for account in uow.accounts.live().values():
                names |= {account.code, account.title, account.shop}
    return names


def log_tail(path: Path, names: Iterable[str] = ()) -> str:
    """Return the end of the log, masked once more: older lines may be of a version that masked less."""
    text, left = "", _LOG_BYTES
    for file in reversed(log_files(path)):
        try:
            data = file.read_bytes()
        except OSError:
            continue
        text = data[-left:].decode("utf-8", "replace") + text
        left -= len(data)
        if left <= 0:
            text = text.partition("\n")[2]  # the first line was cut
            break
    return mask(masked(text), names)


def book_facts(book: Book, report: Report = silent) -> dict[str, Any]:
    """Return counts of what a book holds, its version and which checks passed: no name, no amount, no day."""
    from app.services.verify import verify

    with book.read() as uow:
        facts = _counts(uow)
    results = verify(book, report, originals=False)
    facts["checks"] = {one.name: "passed" if one.passed else "failed" for one in results}
    facts["megabytes"] = _megabytes(Path(book.path))
    return facts


def _counts(uow: UnitOfWork) -> dict[str, Any]:
    info = uow.info()
    statements, entries = uow.statements.live(), uow.audit.entries()
    items = uow.discrepancies.live()
    ties, members = uow.matches.live()
    states = zip(ties["comparison"].to_pylist(), ties["state"].to_pylist(), strict=True)
    return {
        "version": info.get("book_version", ""),
        "demo": bool(info.get("demo")),
        "zone": info.get("zone", ""),
        "statements": _by(one.format or "refused" for one in statements),
        "refusals": _by(one.refused_key for one in statements if one.refused_key),
        "control totals": _by(one.control for one in statements if not one.refused_key),
        "records": _thousands(uow.records.table(columns=["record"]).num_rows),
        "matches": _by(f"{name} {'confirmed' if state else 'suggested'}" for name, state in states),
        "members": _thousands(members.num_rows),
        "items": _by(
            f"{code} {_STATES[state]}"
            for code, state in zip(items["code"].to_pylist(), items["state"].to_pylist(), strict=True)
        ),
        "decisions": _by(one.kind for one in uow.decisions.live()),
        "accounts": len(uow.accounts.live()),
        "sign-offs": len(uow.periods.sign_offs()),
        "history": _by(one.action for one in entries),
    }


def _by(words: Iterable[str]) -> dict[str, str]:
    return {word: _thousands(count) for word, count in sorted(Counter(words).items())}


def _thousands(count: int) -> str:
    """Return a count in groups that no rule takes for an order number or an amount: 1 234 567."""
    return f"{count:,}".replace(",", " ")


def _megabytes(path: Path) -> int:
    try:
        return round(path.stat().st_size / 1_000_000)
    except OSError:
        return 0
