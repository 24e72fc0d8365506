"""What a person is about to import: the chosen files, what was found in them, what she said of them.

The flow behind the import page, without Qt: `add` files, `look` (in the background, stores nothing), choose, `store`
(in the background). A file is read once, and again only when something else is said of it. New and seen rows are
counted by the search that storing makes, so that the numbers shown are the ones that importing gives.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from app.config.files import is_file, is_folder
from app.domain.book import zone_of
from app.domain.errors import NotAllowed
from app.domain.progress import Cancelled, Report, Step, silent
from app.services.import_lines import LOCKED, MAPPABLE, Line, lines_of
from app.services.layouts import list_layouts, mark_used, remembered
from app.services.outside_readers import allowed_readers
from app.services.ports import Book, Counted, UnitOfWork

if TYPE_CHECKING:
    from app.domain.statement import ReadSource, ReadStatement
    from app.services.import_statement import ImportResult, Said

#: Characters of copied cells that outlive the window; more of them is a file that somebody has saved anyway.
MOST_CELLS = 4_000_000
Stamp = tuple[int, int]  # size and time of a file's last change


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file as it was read: its stamp then, what had been said of it, its sources."""

    stamp: Stamp
    said: str
    sources: tuple[ReadSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Result of one look at `paths`: the sources as read, their lines by account and period, the files by path."""

    sources: tuple[ReadSource, ...]
    lines: tuple[Line, ...]
    files: dict[str, ReadFile] = field(default_factory=dict)
    paths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """What only a draft holds. pasted: tables of copied cells; mapped, said: names of the files whose columns were
    explained for this once, and of those of which something else was said."""

    pasted: int = 0
    mapped: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pasted or self.mapped or self.said)


class ImportDraft:
    """Files on their way into a book; lives as long as the page shows them, `close` removes what was read.

    `look`, `recount` and `store` run on a worker thread and change nothing here: their result is taken by `take`.
    """

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.readers_folder: Path | None = None  # of readers from outside
        self.layouts_folder: Path | None = None  # of remembered ones, of which one may fit a table
        self.layouts: tuple[dict[str, Any], ...] = ()
        self.outside: tuple[dict[str, str], ...] = ()
        self.said: dict[str, dict[str, Any]] = {}  # name of a source → account, shop, format, layout, skip_bad_rows
        self.notes: dict[str, str] = {}  # name of a source → why rows are left out
        self.passwords: list[str] = []
        self.found = Found(sources=(), lines=())
        self.left_out: set[int] = set()  # sources that the person does not want
        self._wanted: dict[str, bool] = {}  # name of a source → what the person said of it
        self._names: dict[str, str] = {}  # path → name, for what was pasted
        self._cells: dict[str, str] = {}  # path → its text, likewise
        self._taken_out: set[str] = set()  # files that are read no more, be their folder among the paths
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._lock, self._closed = Lock(), False

    # ---- what the person says

    def add(self, paths: Iterable[str]) -> int:
        """Add files and folders, each once; return how many were new. What was taken out comes back."""
        asked = list(dict.fromkeys(paths))
        fresh = [one for one in asked if one not in self.paths]
        again = [Path(one) for one in asked if one not in fresh]  # folders that somebody wants whole after all
        kept = (one for one in self._taken_out if one not in asked)
        self._taken_out = {one for one in kept if not any(each in Path(one).parents for each in again)}
        self.paths += fresh
        return len(fresh)

    def remove(self, path: str) -> None:
        """Take a file out again with all that it holds, be it chosen itself or with its folder."""
        self.paths = [one for one in self.paths if one != path]
        self._taken_out.add(path)
        self._cells.pop(path, None)

    def give_up(self) -> None:
        """Take out again what was added since the last look that ended: nothing shows it."""
        self.paths = list(self.found.paths)

    def add_pasted(self, text: str, name: str) -> str:
        """Add copied cells (lines of cells with tabs between) as a file of that name; return its path."""
        number = len(self._names) + 1
        path = Path(self._home()) / f"pasted-{number}.tsv"
        path.write_text(text, "utf-8", newline="\n")
        self._names[str(path)] = name.format(n=number)
        self._cells[str(path)] = text
        self.paths.append(str(path))
        return str(path)

    def say(self, file: str, **fields: Any) -> bool:
        """Remember what a source does not state (account, shop, format, layout …); True: look again.

        A field that is None is forgotten.
        """
        before = dict(self.said.get(file, {}))
        after = {name: value for name, value in {**before, **fields}.items() if value is not None}
        if after:
            self.said[file] = after
        else:
            self.said.pop(file, None)
        return after != before

    def say_account(self, file: str, account: str) -> bool:
        """Remember the account of a source that states none; return whether it must be looked at again."""
        return self.say(file, account=account.strip())

    def leave_out_rows(self, file: str, note: str | None) -> bool:
        """Read a source without the rows that cannot be read, for this reason; None takes it back."""
        if note is None:
            self.notes.pop(file, None)
        else:
            self.notes[file] = note
        return self.say(file, skip_bad_rows=None if note is None else True)

    def plain(self) -> dict[str, Any]:
        """Return, as JSON holds it, the files and all that was said of them, for `recall`; {} where there are none.

        Without passwords. Copied cells, which are no file of anybody's, come as texts, up to MOST_CELLS characters.
        """
        if not self.paths:
            return {}
        cells, room = [], MOST_CELLS
        for path in self.paths:
            text = self._cells.get(path)
            if text is not None and len(text) <= room:
                room -= len(text)
                cells.append([self._names[path], text])
        return {
            "paths": [one for one in self.paths if one not in self._names],
            "cells": cells,
            "taken_out": sorted(self._taken_out - self._names.keys()),
            "said": {name: dict(fields) for name, fields in self.said.items()},
            "notes": dict(self.notes),
            "wanted": dict(self._wanted),
        }

    def recall(self, plain: Mapping[str, Any]) -> list[str]:
        """Take over what was said in a draft that was left, and return its files, to be added; nonsense is ignored."""
        said, notes, wanted = (plain.get(one) for one in ("said", "notes", "wanted"))
        self.said |= {name: one for name, one in _dict(said).items() if isinstance(one, dict)}
        self.notes |= {name: one for name, one in _dict(notes).items() if isinstance(one, str)}
        self._wanted |= {name: one for name, one in _dict(wanted).items() if isinstance(one, bool)}
        self._taken_out |= set(_texts(plain.get("taken_out")))
        cells = plain.get("cells")
        pasted = [_texts(one) for one in cells] if isinstance(cells, list) else []
        for name, text in (one for one in pasted if len(one) == 2):
            self.add_pasted(text, name.replace("{", "{{").replace("}", "}}"))
        return _texts(plain.get("paths"))

    @property
    def locked(self) -> list[Line]:
        """Return the sources that only lack a password."""
        return [one for one in self.found.lines if one.locked]

    def lost(self) -> Lost:
        """Return what would be gone with this draft: files stay where they are, remembered layouts too."""
        folder = self.layouts_folder
        kept = [one.data for one in list_layouts(folder)] if folder is not None else []
        files = sorted({one.file for one in self.found.sources} & self.said.keys())
        mapped = tuple(one for one in files if self.said[one].get("layout", {}) not in ({}, *kept))
        typed = {one: {name for name, value in self.said[one].items() if value} for one in files}
        beside = {one: names - {"layout", "format"} if "layout" in names else names for one, names in typed.items()}
        said = tuple(one for one in files if one not in mapped and beside[one])
        return Lost(pasted=sum(one in self._cells for one in self.paths), mapped=mapped, said=said)

    # ---- what was found

    def take(self, found: Found) -> None:
        """Show what a look found; sources that bring nothing new are left out until the person says otherwise."""
        self.found = found
        useful = {one.source for one in found.lines if one.ready}
        self.left_out = set()
        for at, source in enumerate(found.sources):
            idle = at not in useful and source.refusal is None
            if not self._wanted.get(source.file, not idle) or source.refusal is not None:
                self.left_out.add(at)

    def choose(self, source: int, wanted: bool) -> None:
        """Include or leave out one source; what was said stays, whatever is added later."""
        self._wanted[self.found.sources[source].file] = wanted
        if wanted:
            self.left_out.discard(source)
        else:
            self.left_out.add(source)

    def chosen(self) -> list[Line]:
        """Return the lines that will be stored."""
        return [one for one in self.found.lines if one.source not in self.left_out and not one.refusal_key]

    @property
    def overlaps(self) -> bool:
        """Return whether leaving a source out may change the counts of others."""
        return any(one.seen for one in self.found.lines)

    @property
    def new_rows(self) -> int:
        """Return how many rows importing will add."""
        return sum(one.new for one in self.chosen())

    def wanted_sources(self) -> list[ReadSource]:
        """Return the sources to store: the chosen ones, and the refused ones, which are only noted down."""
        return [one for at, one in enumerate(self.found.sources) if at not in self.left_out or one.refusal is not None]

    def why_not(self) -> str:
        """Return the key of the reason why nothing can be imported now, "" where it can."""
        if not self.found.lines:
            return "import.nothing_chosen"
        if not self.chosen():
            if any(one.ready for one in self.found.lines):
                return "import.nothing_chosen"
            return "import.nothing_new" if all(one.repeats for one in self.found.lines) else "import.nothing_ready"
        return "" if self.new_rows else "import.nothing_new"

    # ---- in the background

    def look(self, book: Book, actor: str, report: Report = silent) -> Found:
        """Read the files that were not read yet and count all against the book; changes neither."""
        from app.services.import_statement import in_order

        with book.read() as uow:
            zone = zone_of(uow.info())
            habits = known_habits(uow)
        paths = tuple(self.paths)  # more may be added while these are read
        self.outside = allowed_readers(self.readers_folder) if self.readers_folder is not None else ()
        self.layouts = remembered(self.layouts_folder) if self.layouts_folder is not None else ()
        files = self._read(paths, zone, habits, report)
        sources = in_order(source for one in files.values() for source in one.sources)
        unwanted = {at for at, one in enumerate(sources) if not self._wanted.get(one.file, True)}
        with book.read() as uow:
            counts = _counts(uow, sources, unwanted, report)
        lines = tuple(lines_of(sources, counts, self.said))
        return Found(sources=tuple(sources), lines=lines, files=files, paths=paths)

    def recount(self, book: Book, actor: str, report: Report = silent) -> Found:
        """Count again, the chosen sources first: what one leaves out is new in another."""
        found, unwanted = self.found, set(self.left_out)
        with book.read() as uow:
            counts = _counts(uow, found.sources, unwanted, report)
        lines = [one if one.refusal_key else one.counted(counts[one.source, one.place]) for one in found.lines]
        return replace(found, lines=tuple(lines))

    def store(self, book: Book, actor: str, report: Report = silent) -> ImportResult:
        """Store what is chosen as one import; NotAllowed where a file was changed since it was looked at."""
        from app.services.import_statement import import_sources

        wanted = self.wanted_sources()
        for one in {source.path for source in wanted if source.refusal is None}:
            if _stamp(one) != self.found.files[one].stamp:
                raise NotAllowed("import.changed", file=Path(one).name)
        result = import_sources(book, wanted, actor=actor, report=report, said=self._said(wanted))
        if self.layouts_folder is not None:
            mark_used(self.layouts_folder, wanted)
        return result

    def _said(self, wanted: Sequence[ReadSource]) -> Said:
        """Return what is stored beside the statements: reasons for left-out rows, and habits for the next time."""
        from app.importers.habits import subject
        from app.services.import_statement import Said

        habits: dict[str, dict[str, Any]] = {}
        for source in wanted:
            said = {name: value for name, value in self.said.get(source.file, {}).items() if name != "skip_bad_rows"}
            if said.pop("layout", None) is not None:  # remembered layouts are the person's, in files of their own
                said.pop("format", None)
            filed = subject(source.header, source.file)
            if said and filed and source.refusal is None:
                habits[filed] = said
        return Said(habits=habits, notes=dict(self.notes))

    def _read(
        self, paths: tuple[str, ...], zone: str, habits: tuple[dict[str, Any], ...], report: Report
    ) -> dict[str, ReadFile]:
        """Return every file by path; those are read of which something is new."""
        from app.importers.base import ReadOptions
        from app.importers.sandbox import Sandbox
        from app.services.read_source import read_sources, unreadable_source

        known, fresh, names = {}, [], {}
        for path, name in self._files(paths):
            names[path] = name
            old = self.found.files.get(path)
            if old is not None and old.stamp == _stamp(path) and old.said == self._said_of(name, old):
                known[path] = old
            else:
                fresh.append(path)
        missing = [one for one in paths if not _is_there(one)]
        folder = tempfile.mkdtemp(dir=self._home())
        options = ReadOptions(
            zone=zone,
            passwords=tuple(self.passwords),
            said=self.said,
            habits=habits,
            layouts=self.layouts,
            outside=self.outside,
        )
        stamps = {path: _stamp(path) for path in fresh}
        by_path: dict[str, list[ReadSource]] = {path: [] for path in fresh}
        if fresh:
            with Sandbox(folder, workers=min(2, len(fresh))) as sandbox:
                sandbox.warm([max(stamps[path][0], 0) for path in fresh])
                for one in read_sources(fresh, options, folder, report, sandbox=sandbox, names=names):
                    by_path[one.path].append(one)
        for path, sources in by_path.items():
            read = ReadFile(stamp=stamps[path], said="", sources=tuple(sources))
            known[path] = ReadFile(stamp=stamps[path], said=self._said_of(names[path], read), sources=tuple(sources))
        for path in missing:
            gone = unreadable_source(path, path, "", "refused.missing")
            known[path] = ReadFile(stamp=(-1, -1), said="", sources=(gone,))
        return known

    def _files(self, paths: tuple[str, ...]) -> list[tuple[str, str]]:
        """Return (path, name) of every file there is below the chosen paths."""
        from app.services.read_source import expand

        there = [one for one in paths if _is_there(one)]
        found = expand(there) if there else []
        return [(path, self._names.get(path, name)) for path, name in found if path not in self._taken_out]

    def _said_of(self, name: str, read: ReadFile) -> str:
        """Return what holds for a file and its members, as a text to compare."""
        mine = {file: said for file, said in self.said.items() if file == name or file.startswith(f"{name}!")}
        locked = any(one.refusal is not None and one.refusal.key in LOCKED for one in read.sources)
        unknown = any(one.refusal is not None and one.refusal.key in MAPPABLE for one in read.sources)
        known = [len(self.passwords) if locked else 0, (self.layouts, self.outside) if unknown else ()]
        return json.dumps([mine, *known], sort_keys=True)

    def _home(self) -> str:
        """Return the folder of what was read; Cancelled once the draft is closed: a reader was given up."""
        with self._lock:
            if self._closed:
                raise Cancelled
            if self._folder is None:
                # a reader that was given up may still be putting a file down while it is removed
                self._folder = tempfile.TemporaryDirectory(prefix="tieout-", ignore_cleanup_errors=True)
            return self._folder.name

    def close(self) -> None:
        """Remove the temporary files; nothing more is read."""
        with self._lock:
            self._closed = True
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None


def known_habits(uow: UnitOfWork) -> tuple[dict[str, Any], ...]:
    """Return what was said of files before, as ReadOptions takes it."""
    return tuple({**one.params, "subject": one.subject} for one in uow.decisions.live("import_habit"))


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _is_there(path: str) -> bool:
    """Return whether something that may be read lies there; a pipe or a closed folder must not stop the others."""
    return is_file(path) or is_folder(path)


def _stamp(path: str) -> Stamp:
    try:
        known = Path(path).stat()
    except OSError:
        return -1, -1
    return known.st_size, known.st_mtime_ns


def _counts(
    uow: UnitOfWork, sources: Sequence[ReadSource], unwanted: set[int], report: Report
) -> Mapping[tuple[int, int], Counted]:
    """Return what storing would count of each statement: (source, statement) → counts."""
    order = sorted(range(len(sources)), key=lambda at: (at in unwanted, at))
    keys = [(at, place) for at in order for place in range(len(sources[at].statements))]

    total = sum(sources[at].statements[place].facts.rows_read for at, place in keys)
    before, file = 0, ""  # rows of the statements before this one, and its file

    def tick(rows: int) -> None:
        report(Step.LOADING, min(before + rows, total), total, file)

    def reads() -> Iterable[ReadStatement]:
        nonlocal before, file
        for at, place in keys:
            file = sources[at].file
            tick(0)
            yield sources[at].statements[place]
            before += sources[at].statements[place].facts.rows_read

    return dict(zip(keys, uow.statements.count(reads(), tick), strict=True))


__all__ = ["Found", "ImportDraft", "Line", "Lost", "ReadFile", "known_habits"]
