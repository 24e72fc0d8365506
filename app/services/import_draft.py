"""What a person is about to import: the chosen files, what was found in them, what she said of them.

The flow behind the import page, without Qt: `add` files, `look` (in the background, stores nothing),
choose, `store` (in the background). Looking counts new and seen rows by storing everything in a
transaction that is thrown away, so that the numbers shown are the ones that importing will give.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.domain.money import rescale
from app.domain.progress import Report, Step, silent
from app.services.ports import Book, StoredStatement, UnitOfWork

if TYPE_CHECKING:
    from app.domain.statement import ReadSource, ReadStatement
    from app.services.import_statement import ImportResult

#: Keys of refusals that a password may settle.
LOCKED = "refused.archive_password"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One statement of one source, or one refused source, as the page shows it.

    source: index of its ReadSource; file: its name; path: the file on disk (an archive for members).
    format, title: the reader and its English name. account: what the source states or the person said;
    stated: the source itself states it. rows = new + seen + refused rows. money_in, money_out: sums of
    the positive and the negative amounts at `exp`, money_out negative. control, checks: as StatementFacts.
    repeats: name of the file that holds the same statement, "" for none. message and refusal: key and
    parameters; row and column of a refusal, 0 and "" where none is known.
    """

    source: int
    file: str
    path: str
    sheet: str = ""
    format: str = ""
    title: str = ""
    account: str = ""
    stated: bool = True
    period_start: str = ""
    period_end: str = ""
    rows: int = 0
    new: int = 0
    seen: int = 0
    refused: int = 0
    currency: str = ""
    exp: int = 2
    money_in: int = 0
    money_out: int = 0
    control: str = "none"
    checks: tuple[dict[str, object], ...] = ()
    repeats: str = ""
    message_key: str = ""
    message_params: dict[str, object] = field(default_factory=dict)
    refusal_key: str = ""
    refusal_params: dict[str, object] = field(default_factory=dict)
    row: int = 0
    column: str = ""

    @property
    def ready(self) -> bool:
        """Return whether it can be imported and brings something new."""
        return not self.refusal_key and not self.repeats

    @property
    def locked(self) -> bool:
        """Return whether only a password is missing."""
        return self.refusal_key == LOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Result of one look: the sources as read, and their lines in the order of the sources."""

    sources: tuple[ReadSource, ...]
    lines: tuple[Line, ...]


class ImportDraft:
    """Files on their way into a book; lives as long as the page shows them, `close` removes what was read.

    Not for two threads at once: the page waits for a look before it changes anything.
    """

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.accounts: dict[str, str] = {}  # path → what the person said where the source states none
        self.passwords: list[str] = []
        self.found = Found(sources=(), lines=())
        self.left_out: set[int] = set()  # sources that the person does not want
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def add(self, paths: Iterable[str]) -> int:
        """Add files and folders, each once; return how many were new."""
        fresh = [one for one in dict.fromkeys(paths) if one not in self.paths]
        self.paths += fresh
        return len(fresh)

    def remove(self, path: str) -> None:
        """Take a file out again."""
        self.paths = [one for one in self.paths if one != path]

    def say_account(self, path: str, account: str) -> bool:
        """Remember the account of a file that states none; return whether it must be looked at again."""
        if self.accounts.get(path, "") == account.strip():
            return False
        self.accounts[path] = account.strip()
        return True

    @property
    def locked(self) -> list[Line]:
        """Return the sources that only lack a password."""
        return [one for one in self.found.lines if one.locked]

    def take(self, found: Found) -> None:
        """Show what a look found; sources that bring nothing new are left out until the person says otherwise."""
        self.found = found
        idle = {one.source for one in found.lines if not one.ready}
        useful = {one.source for one in found.lines if one.ready}
        self.left_out = idle - useful

    def choose(self, source: int, wanted: bool) -> None:
        """Include or leave out one source."""
        if wanted:
            self.left_out.discard(source)
        else:
            self.left_out.add(source)

    def chosen(self) -> list[Line]:
        """Return the lines that will be stored."""
        return [one for one in self.found.lines if one.source not in self.left_out and not one.refusal_key]

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
            return "import.nothing_ready" if all(not one.ready for one in self.found.lines) else "import.nothing_chosen"
        return "" if self.new_rows else "import.nothing_new"

    def look(self, book: Book, actor: str, report: Report = silent) -> Found:
        """Read every file and count against the book; runs on a worker thread, changes neither."""
        folder = self._fresh_folder()
        sources = _read(self.paths, self.accounts, self.passwords, _zone(book), folder, report)
        with book.write("look", actor) as uow:  # left without a commit: nothing of it stays
            stored = _dry_run(uow, sources, report)
        return Found(sources=tuple(sources), lines=tuple(_lines(sources, stored, self.accounts)))

    def store(self, book: Book, actor: str, report: Report = silent) -> ImportResult:
        """Store what is chosen as one import; runs on a worker thread."""
        from app.services.import_statement import import_sources

        return import_sources(book, self.wanted_sources(), actor=actor, report=report)

    def _fresh_folder(self) -> str:
        self.close()
        self._folder = tempfile.TemporaryDirectory(prefix="tieout-")
        return self._folder.name

    def close(self) -> None:
        """Remove the temporary files of the last look."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def _zone(book: Book) -> str:
    with book.read() as uow:
        return uow.info().get("zone", "") or "Asia/Shanghai"


def _read(
    paths: Sequence[str],
    accounts: dict[str, str],
    passwords: Sequence[str],
    zone: str,
    folder: str,
    report: Report,
) -> list[ReadSource]:
    """Read the files in groups that share what the person said of them; sorted by (sha256, file)."""
    from app.importers.base import ReadOptions
    from app.importers.sandbox import Sandbox
    from app.services.read_source import read_sources

    groups: dict[str, list[str]] = {}
    for path in paths:
        groups.setdefault(accounts.get(path, ""), []).append(path)
    found: list[ReadSource] = []
    with Sandbox(folder, workers=min(2, max(1, len(paths)))) as sandbox:
        for account, members in sorted(groups.items()):
            options = ReadOptions(account=account, zone=zone, passwords=tuple(passwords))
            found += read_sources(members, options, folder, report, sandbox=sandbox)
    return sorted(found, key=lambda one: (one.sha256, one.file))


def _dry_run(uow: UnitOfWork, sources: Sequence[ReadSource], report: Report) -> dict[tuple[int, int], StoredStatement]:
    """Return what storing would say of each statement: (source, statement) → as stored."""
    total = sum(len(one.statements) for one in sources)
    stored: dict[tuple[int, int], StoredStatement] = {}
    for at, source in enumerate(sources):
        for place, read in enumerate(source.statements):
            report(Step.LOADING, len(stored), total, source.file)
            stored[at, place] = uow.statements.add(read, "")
    return stored


def _lines(
    sources: Sequence[ReadSource], stored: dict[tuple[int, int], StoredStatement], accounts: dict[str, str]
) -> Iterable[Line]:
    titles = _titles()
    for at, source in enumerate(sources):
        if source.refusal is not None:
            yield Line(
                source=at,
                file=source.file,
                path=source.path,
                refusal_key=source.refusal.key,
                refusal_params=source.refusal.params,
                row=source.refusal.row,
                column=source.refusal.column,
            )
        for place, read in enumerate(source.statements):
            yield _line(at, source, read, stored[at, place], titles, accounts)


def _line(
    at: int,
    source: ReadSource,
    read: ReadStatement,
    stored: StoredStatement,
    titles: dict[str, str],
    accounts: dict[str, str],
) -> Line:
    facts = read.facts
    money_in, money_out, exp = _sums(read.records, facts.exp)
    repeated = stored.message_key == "statement.repeated"
    said = _said(accounts, source.path)
    return Line(
        source=at,
        file=facts.file,
        path=source.path,
        sheet=facts.sheet,
        format=facts.format,
        title=titles.get(facts.format, facts.format),
        account=facts.account,
        stated=bool(facts.account) and facts.account != said,
        period_start=facts.period_start[:10],
        period_end=facts.period_end[:10],
        rows=facts.rows_read,
        new=stored.rows_stored,
        seen=stored.rows_seen_before,
        refused=stored.rows_refused,
        currency=facts.currency,
        exp=exp,
        money_in=money_in,
        money_out=money_out,
        control=facts.control,
        checks=stored.checks,
        repeats=str(stored.message_params.get("file", "")) if repeated else "",
        message_key=stored.message_key,
        message_params=dict(stored.message_params),
    )


def _said(accounts: dict[str, str], path: str) -> str:
    """Return what the person said of the file, or of the folder that she chose it with."""
    if path in accounts:
        return accounts[path]
    return next((said for given, said in sorted(accounts.items()) if said and path.startswith(given)), "")


def _titles() -> dict[str, str]:
    from app.importers.base import load_formats

    return {name: reader.title for name, reader in load_formats().items()}


def _sums(records: str, least: int) -> tuple[int, int, int]:
    """Return the sums of the positive and of the negative amounts of an Arrow file, and their exponent."""
    import pyarrow as pa
    import pyarrow.compute as pc

    with pa.memory_map(records) as mapped:
        table = pa.ipc.open_file(mapped).read_all().select(["amount", "exp"])
        exps = pc.unique(table["exp"]).to_pylist()
        top = max([least, *exps])
        sums = [0, 0]
        for exp in exps:
            amounts = table["amount"].filter(pc.equal(table["exp"], pa.scalar(exp, pa.int8())))
            for side, test in enumerate((pc.greater, pc.less)):
                part = pc.sum(amounts.filter(test(amounts, 0))).as_py() or 0
                sums[side] += rescale(part, exp, top)
    least_needed = top
    while least_needed > least and all(one % 10 == 0 for one in sums):
        sums, least_needed = [one // 10 for one in sums], least_needed - 1
    return sums[0], sums[1], least_needed
