"""Read one file with one reader, without the child process: for tests of readers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

import pyarrow as pa

from app.domain.columns import record_schema
from app.domain.errors import SourceRefused
from app.domain.statement import NONE, StatementFacts, family
from app.domain.texts import all_texts
from app.importers.base import Head, Reader, ReadOptions, Source, candidates, load_formats
from app.importers.containers.cells import sheet_heads
from app.importers.containers.encoding import as_utf8
from app.importers.containers.lines import text_heads
from app.importers.containers.pdf import pdf_heads
from app.importers.containers.standards import standard_head
from app.importers.containers.workbook_scan import container_of
from app.importers.sink import ArrowSink, Totals
from app.importers.total_checks import with_totals


@dataclass
class Read:
    """One statement as read: its facts, its records and what the sink counted."""

    facts: StatementFacts
    table: pa.Table
    totals: Totals

    def column(self, name: str) -> list[Any]:
        """Return a column's values."""
        return self.table[name].to_pylist()


def follows(facts: StatementFacts) -> bool:
    """Return whether the balances follow from each other, and nothing proves the oldest row."""
    right = all(one.agrees for one in facts.checks)
    return facts.control == NONE and right and "balance_chain" in {one.name for one in facts.checks}


def balanced(facts: StatementFacts) -> bool:
    """Return whether every voucher balances, and nothing proves which accounts its lines are on."""
    right = all(one.agrees for one in facts.checks)
    return facts.control == NONE and right and "vouchers" in {one.name for one in facts.checks}


def heads(path: Path, passwords: tuple[str, ...] = ()) -> list[Head]:
    """Return what may be sniffed of a file."""
    if path.read_bytes()[:5] == b"%PDF-":
        return pdf_heads(str(path), path.name, passwords)
    if container_of(str(path)):
        return sheet_heads(str(path), path.name)
    standard = standard_head(str(path))
    return [standard] if standard is not None else text_heads(str(path))


def sniff(path: Path) -> list[str]:
    """Return the formats that recognise a file, surest first."""
    return [reader.format for head in heads(path)[:1] for _sure, reader in candidates(head)]


def read(path: Path, *, folder: Path | None = None, **options: Any) -> list[Read]:
    """Read every recognised part of a file."""
    said = ReadOptions(**options)
    return [
        one
        for head in _recognised(path)
        for one in _read(path, head, candidates(head)[0][1], said, folder or path.parent)
    ]


def read_as(format_: str, path: Path, **options: Any) -> list[Read]:
    """Read a file with a reader that was chosen."""
    return _read(path, heads(path)[0], load_formats()[format_], ReadOptions(**options), path.parent)


def _recognised(path: Path) -> Iterator[Head]:
    for head in heads(path):
        if candidates(head):
            yield head
            if head.container == "text":
                return


def _read(path: Path, head: Head, reader: Reader, options: ReadOptions, folder: Path) -> list[Read]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text_path = ""
    if head.container == "text":
        text_path = as_utf8(str(path), head.encoding, str(folder / f"{digest[:8]}.utf8"), file=path.name)
    source = Source(
        path=str(path),
        file=path.name,
        sha256=digest,
        head=head,
        options=options,
        text_path=text_path,
        sheet=head.sheet,
    )
    sink = ArrowSink(str(folder), digest[:8], family=family(reader.format), account=options.account, shop=options.shop)
    try:
        facts = list(reader.read(source, sink))
    except SourceRefused as refused:
        wanted = {name for _, name, _, _ in Formatter().parse(all_texts()[refused.key]) if name}
        assert wanted <= set(refused.params), refused.key  # else the person reads “{value}”
        raise
    closed = sink.close([one.ordinal for one in facts])
    facts = with_totals(facts, [closed[one.ordinal][0] for one in facts], source.total)
    found = []
    for one in facts:
        file, _digest, totals = closed[one.ordinal]
        with pa.OSFile(file) as opened:
            table = pa.ipc.open_file(opened).read_all()
        assert table.schema == record_schema()
        found.append(Read(one, table, totals))
    return found
