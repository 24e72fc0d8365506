"""Reads sources and stores them in a book: what `import` does, in one call."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.config.files import is_there
from app.domain.book import zone_of
from app.domain.errors import AppError, SourceRefused, WrongUsage
from app.domain.progress import silent
from app.domain.statement import ReadSource, Refusal

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.domain.progress import Report
    from app.importers.base import ReadOptions
    from app.services.ports import Book


def read_options(
    book: Book,
    *,
    account: str,
    shop: str,
    zone: str,
    passwords: Sequence[str],
    layout: dict[str, object] | None,
    readers: Sequence[str] = (),
) -> ReadOptions:
    """Return what is said for sources that do not state it; zone "" is the book's.

    readers: files of readers from outside, allowed by naming them; WrongUsage where one cannot be used.
    """
    from app.importers.base import ReadOptions

    with book.read() as uow:
        known = zone_of(uow.info())
    return ReadOptions(
        account=account,
        shop=shop,
        zone=zone or known,
        passwords=tuple(passwords),
        layout=layout,
        outside=tuple(_allowed(one) for one in readers),
    )


def check_layout(layout: dict[str, object] | None) -> None:
    """WrongUsage where a layout cannot be used for any table; nothing is opened or read before."""
    if layout is None:
        return
    from app.importers.layouts.form import from_json

    try:
        from_json(layout)
    except SourceRefused as wrong:
        raise WrongUsage(wrong.key, **wrong.params) from wrong


def _allowed(path: str) -> dict[str, str]:
    from app.services.outside_readers import look_at_reader, reader_hash

    try:
        sha256 = reader_hash(path)
        look_at_reader(path)
    except (AppError, SourceRefused) as wrong:
        why = {"key": wrong.key, "params": {"file": Path(path).name, **wrong.params}}
        raise WrongUsage("usage.reader", file=Path(path).name, why=why) from wrong
    return {"path": path, "sha256": sha256}


def check_sources(sources: Sequence[str]) -> None:
    """Raise WrongUsage where a source is not there, before a book is made for it."""
    for one in sources:
        if not is_there(one):
            raise WrongUsage("usage.missing_source", file=one)


def take_in(
    book: Book,
    sources: Sequence[str],
    options: ReadOptions,
    *,
    actor: str,
    report: Report,
    below: str = "",
    written: Sequence[str] = (),
) -> list[Refusal]:
    """Read and store `sources` as one import; return the refusals by file.

    below: a folder whose name is left out of the files' names. written: files that the command itself writes.
    WrongUsage where a source does not exist.
    """
    from app.services.import_statement import import_sources
    from app.services.read_source import read_sources

    with tempfile.TemporaryDirectory(prefix="tieout-") as folder:
        read = read_sources(sources, options, folder, report, written=written)
        if below:
            read = [_shortened(one, f"{below}/") for one in read]
        import_sources(book, read, actor=actor, report=report)
    refusals = [one.refusal for one in read if one.refusal is not None]
    return sorted(refusals, key=lambda one: (one.file, one.sha256))


def _shortened(one: ReadSource, prefix: str) -> ReadSource:
    def short(name: str) -> str:
        return name.replace("\\", "/").removeprefix(prefix)

    statements = tuple(
        replace(statement, facts=replace(statement.facts, file=short(statement.facts.file)))
        for statement in one.statements
    )
    refusal = replace(one.refusal, file=short(one.refusal.file)) if one.refusal else None
    return replace(one, file=short(one.file), statements=statements, refusal=refusal)


def rules_from(path: str) -> Rules | None:
    """Return the rules of a file; None for "", the book's own are meant."""
    if not path:
        return None
    from app.rules.files import load_rules

    return load_rules(path)


def use_rules(book: Book, rules: Rules | None, *, actor: str) -> None:
    """Make `rules` the book's, so that whatever is exported later names the rules of its run.

    NotAllowed("rules.breaks") where they would decide a signed-off month otherwise: a person is asked, not a command.
    """
    if rules is None:
        return
    from app.services.rule_trial import broken
    from app.services.save_rules import breaking

    with book.write("rules", actor) as uow:
        if uow.rules() == rules:
            return
        if months := broken(uow, rules, silent):
            raise breaking(months)
        uow.put_rules(rules)
        uow.commit(text_key="audit.rules", rows=1)
