"""One file → statements: which reader it is for, and its records as Arrow files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.domain.errors import SourceRefused
from app.domain.period import EPOCH
from app.domain.statement import NONE, Look, ReadStatement, StatementFacts, family
from app.importers.base import Head, Reader, ReadOptions, Source, candidates, load_formats
from app.importers.checks import disagreement, sentences
from app.importers.containers.prescan import page_kind
from app.importers.habits import habit_of, header_print
from app.importers.layouts.likeliest import likeliest
from app.importers.left_out import BadRows
from app.importers.looks import note_days
from app.importers.names import said_names
from app.importers.other_reports import other_report
from app.importers.row_looks import in_one_cell, is_bare, is_begun, named_row
from app.importers.sink import ArrowSink, Totals
from app.importers.total_checks import with_totals

Recognised = Sequence[tuple[float, Reader]]  # of one head, the surest first
#: What is said where nothing but such a figure agrees.
_CHAIN = "balance_chain"
_OPEN = {_CHAIN: "statement.oldest_open", "batch_payout": "statement.batches_open"}
_MOST_ROWS = 20  # row numbers that a message names
_FAR = timedelta(days=40)  # outside its period that no row of a statement is: not by booking late, or another zone


@dataclass(slots=True)
class Told:
    """What is known of a source besides its statements, also where it is refused; see domain ReadSource."""

    formats: tuple[str, ...] = ()
    header: str = ""
    habit: str = ""


def read_file(
    path: str,
    kind: str,
    *,
    file: str,
    sha256: str,
    folder: str,
    stem: str,
    options: ReadOptions,
    told: Told | None = None,
) -> list[ReadStatement]:
    """Read one source that is text or a workbook (prescan.kind_of); SourceRefused where it is not stored.

    folder, stem: where the Arrow files go, and how their names begin. told: is filled in.
    """
    found: list[ReadStatement] = []
    try:
        heads = _heads(path, kind, file, options)
        known = [candidates(head) for head in heads]
        options = _options(heads, known, file, options, told or Told())
        for number, (head, reader) in enumerate(_chosen(heads, known, kind, file, options), start=1):
            source = Source(path=path, file=file, sha256=sha256, head=head, options=options, sheet=head.sheet)
            text = Path(folder) / f"{stem}-{number}.utf8"
            try:
                if head.container == "text":
                    source.text_path = _utf8(path, head, str(text), file)
                found += _statements(reader, source, folder, f"{stem}-{number}")
            finally:
                source.total = None  # holds the text open, and some systems delete no open file
                text.unlink(missing_ok=True)
    except SourceRefused as refused:
        for one in found:
            Path(one.records).unlink(missing_ok=True)
        refused.file = refused.file or file
        raise
    found = _without_copies(found)
    if len(found) > 1:
        found = [
            replace(one, facts=replace(one.facts, ordinal=number, several=True))
            for number, one in enumerate(found, start=1)
        ]
    return found


def _without_copies(found: list[ReadStatement]) -> list[ReadStatement]:
    """Return the statements of a source without those whose records another sheet of the workbook states as well.

    Such a sheet may hold some of the rows alone, and lack the lines above them that name the account.
    """
    parts = [one for one in found if not one.facts.account and any(_is_part(one, whole) for whole in found)]
    for one in parts:
        Path(one.records).unlink(missing_ok=True)
        found.remove(one)
    kept: dict[tuple[str, str, str, str], ReadStatement] = {}
    for number, one in enumerate(found):
        facts = one.facts
        same = (facts.format, facts.account, facts.currency, facts.digest if facts.rows_read else str(number))
        if same in kept:
            Path(one.records).unlink(missing_ok=True)
        else:
            kept[same] = one
    return list(kept.values())


def _is_part(one: ReadStatement, whole: ReadStatement) -> bool:
    """Return whether a sheet without an account has nothing but rows of another one that names its own."""
    part, of = one.facts, whole.facts
    if not of.account or not part.rows_read:
        return False
    if (part.format, part.currency) != (of.format, of.currency) or part.rows_read > of.rows_read:
        return False
    return not Counter(_contents(one)) - Counter(_contents(whole))


def _contents(one: ReadStatement) -> list[int]:
    """Return what each record says by itself, as one number."""
    import pyarrow as pa

    with pa.memory_map(one.records) as mapped:
        return list(pa.ipc.open_file(mapped).read_all()["content_fp"].to_pylist())


def _utf8(path: str, head: Head, to: str, file: str) -> str:
    from app.importers.containers.encoding import as_utf8

    return as_utf8(path, head.encoding, to, file=file)


def _options(
    heads: Sequence[Head], known: Sequence[Recognised], file: str, options: ReadOptions, told: Told
) -> ReadOptions:
    """Return what holds for this source: said of it, remembered of files like it, said of all."""
    found = sorted((one for each in known for one in each), key=_surest)
    told.formats = tuple(dict.fromkeys(reader.format for _sure, reader in found))
    first = next((head for head, each in zip(heads, known, strict=True) if each), heads[0] if heads else None)
    told.header = header_print(first) if first is not None else ""
    habit = habit_of(options.habits, told.header, file)
    told.habit = str(habit["subject"]) if habit else ""
    return options.of(file, habit)


def _surest(one: tuple[float, Reader]) -> tuple[float, str]:
    return -one[0], one[1].format


def _chosen(
    heads: Sequence[Head], recognised: Sequence[Recognised], kind: str, file: str, options: ReadOptions
) -> list[tuple[Head, Reader]]:
    """Return the head (or the sheets' heads) with its reader; refuse what nobody recognises."""
    if options.format:
        forced = load_formats().get(options.format)
        if forced is None or not heads:
            raise SourceRefused("refused.format", file=file, format=options.format)
        if options.layout is not None and options.format == "generic.table":
            from app.importers.formats.generic_table import heads_of_layout

            fitting = [(head, forced) for head in heads_of_layout(heads, options.layout)]
            return fitting[:1] if kind == "text" else fitting
        return [(_forced(heads, forced), forced)]
    known = [(head, _best(each, file)) for head, each in zip(heads, recognised, strict=True)]
    found = [(head, reader) for head, reader in known if reader is not None]
    general = load_formats()["generic.table"]
    if not found and options.layout is not None and heads:
        from app.importers.formats.generic_table import heads_of_layout

        found = [(head, general) for head in heads_of_layout(heads, options.layout)]
    elif options.layouts and all(reader is general for _head, reader in found):
        from app.importers.formats.generic_table import remembered_layout

        fitting = [(head, general) for head in heads if remembered_layout(head, options.layouts, file)]
        found = fitting or found
    if not found:
        raise _unknown(heads, kind, file)
    # heads of a text are the same lines in several encodings: the likeliest that is known
    return found[:1] if kind == "text" else found


def _heads(path: str, kind: str, file: str, options: ReadOptions) -> list[Head]:
    if kind == "text":
        from app.importers.containers.lines import text_heads
        from app.importers.containers.standards import standard_head

        standard = standard_head(path)
        if standard is not None:
            return [standard]
        said = [options.layout, options.said.get(file, {}).get("layout"), *options.layouts]
        return text_heads(path, [str(one.get("encoding", "")) for one in said if one])
    if kind == "pdf":
        from app.importers.containers.pdf import pdf_heads

        return pdf_heads(path, file, options.passwords)
    from app.importers.containers.cells import sheet_heads

    return sheet_heads(path, file)


def _forced(heads: Sequence[Head], reader: Reader) -> Head:
    return max(heads, key=reader.sniff)


def _best(found: Sequence[tuple[float, Reader]], file: str) -> Reader | None:
    if not found:
        return None
    if len(found) > 1 and found[0][0] == found[1][0]:
        first, second = (_title(reader) for _sureness, reader in found[:2])
        raise SourceRefused("refused.two_formats", file=file, first=first, second=second)
    return found[0][1]


def _title(reader: Reader) -> Any:
    """Return what a reader's format is called: a text in the language of whoever reads it, or its own title."""
    from app.domain.texts import all_texts

    key = f"format.{reader.format}"
    return {"key": key, "params": {}} if key in all_texts() else reader.title


def _unknown(heads: Sequence[Head], kind: str, file: str) -> SourceRefused:
    if not heads:
        return SourceRefused("refused.not_text" if kind == "text" else "refused.empty", file=file)
    if kind == "pdf":
        return SourceRefused("refused.pdf_unknown", file=file)
    if kind == "text" and "\0" in heads[0].text:
        return SourceRefused("refused.not_text", file=file)
    page = page_kind(heads[0].text) if kind == "text" else ""
    if page:
        return SourceRefused("refused.error_page", file=file, kind=page)
    if report := other_report(heads):
        return SourceRefused(report, file=file)
    rows = [cells for head in ([likeliest(heads)] if kind == "text" else heads) for cells in head.rows]
    if kind == "text" and is_begun(rows):
        return SourceRefused("refused.cut_off", file=file)
    columns = said_names(named_row(rows))
    if in_one_cell(rows):
        return SourceRefused("refused.one_cell", file=file, columns=columns)
    if is_bare(rows):
        first = said_names(next(cells for cells in rows if any(cells)))
        return SourceRefused("refused.bare_list", file=file, columns=first)
    return SourceRefused("refused.unknown_columns" if columns else "refused.empty", file=file, columns=columns)


def _statements(reader: Reader, source: Source, folder: str, stem: str) -> list[ReadStatement]:
    """Read one source; where the person leaves rows out, once more for every row that is found faulty."""
    source.bad = BadRows() if source.options.skip_bad_rows else None
    while True:
        before = len(source.bad) if source.bad is not None else 0
        try:
            return _once(reader, source, folder, stem)
        except SourceRefused as refused:
            if source.bad is None or not source.bad.take(refused) or len(source.bad) == before:
                raise


def _once(reader: Reader, source: Source, folder: str, stem: str) -> list[ReadStatement]:
    options = source.options
    source.notes.clear()
    sink = ArrowSink(folder, stem, family=family(reader.format), account=options.account, shop=options.shop)
    try:
        facts = list(reader.read(source, sink))
        done = sink.close([one.ordinal for one in facts])
    except BaseException:
        sink.discard()
        raise
    stated = {one.ordinal for one in facts}
    if set(done) != stated:
        raise ValueError(f"{reader.format} sent records of statements {sorted(set(done) - stated)} without facts")
    facts = with_totals(facts, [done[one.ordinal][0] for one in facts], source.total)
    note_days(source, [one[0] for one in done.values()])
    found = []
    for at, one in enumerate(facts):
        filled = _filled(one, *done[one.ordinal][1:], options, usual=bool(getattr(reader, "states_totals", False)))
        totals = done[one.ordinal][2]
        said = [*source.notes, *_twice(totals), *(_outside(filled, totals) if source.look else ())]
        filled = _noted(filled, said)
        left_out = source.bad.listed() if source.bad is not None and at == 0 else ()
        look = Look.from_json(
            {"header": (), "rows": (), "numbers": (), **source.look, "stated": bool(one.period_start)}
        )
        found.append(
            ReadStatement(
                facts=_without(filled, len(left_out)) if left_out else filled,
                records=done[one.ordinal][0],
                look=look,
                left_out=left_out,
            )
        )
    return found


def _outside(facts: StatementFacts, totals: Totals) -> list[dict[str, Any]]:
    """Return what is said where rows are dated far outside the period that the source states."""
    if not facts.period_start or not facts.period_end or totals.first is None or totals.last is None:
        return []
    first, last = (date.fromisoformat(one) for one in (facts.period_start, facts.period_end))
    ends = (EPOCH + timedelta(seconds=totals.first), EPOCH + timedelta(seconds=totals.last))
    found = [one for one in ends if one < first - _FAR or one > last + _FAR]
    stated = {"first": facts.period_start, "last": facts.period_end}
    return [{"key": "statement.outside_period", "params": {**stated, "found": str(found[0])}}] if found else []


def _twice(totals: Totals) -> list[dict[str, Any]]:
    """Return what is said where rows repeat earlier rows, their own number included: something was pasted twice."""
    if not totals.again:
        return []
    said = [*totals.again[:_MOST_ROWS], *(["…"] if len(totals.again) > _MOST_ROWS else [])]
    return [{"key": "statement.rows_twice", "params": {"count": len(totals.again), "rows": said}}]


def _noted(facts: StatementFacts, notes: Sequence[dict[str, Any]]) -> StatementFacts:
    """Return the facts with what was noted of the source while it was read, each sentence once."""
    if not notes:
        return facts
    said = [{"key": facts.message_key, "params": facts.message_params}] if facts.message_key else []
    key, params = sentences([*said, *{repr(one): one for one in notes}.values()])
    return replace(facts, message_key=key, message_params=params)


def _without(facts: StatementFacts, count: int) -> StatementFacts:
    """Return the facts of a source of which a person leaves rows out; what it states will mostly disagree."""
    said = {"key": facts.message_key, "params": facts.message_params} if facts.message_key else ""
    params = {"count": count, "more": said}
    return replace(
        facts,
        rows_read=facts.rows_read + count,
        rows_refused=count,
        message_key="statement.left_out_and" if said else "statement.left_out",
        message_params=params if said else {"count": count},
    )


def _filled(facts: StatementFacts, digest: str, totals: Totals, options: ReadOptions, *, usual: bool) -> StatementFacts:
    """Add what the records say and the reader need not repeat: account, shop, days, digest.

    usual: whether files of the format mostly state totals.
    """
    first, last = facts.period_start, facts.period_end
    if not first and not last and totals.first is not None and totals.last is not None:
        first, last = _day(totals.first), _day(totals.last)
    key, params = facts.message_key, facts.message_params
    if not key:
        key, params = disagreement(facts.control, facts.checks)
    if not key and facts.control == NONE:
        key = next((said for one in facts.checks for name, said in _OPEN.items() if one.name == name), "")
        if usual and facts.rows_read and all(one.name == _CHAIN for one in facts.checks):
            said = [{"key": one, "params": {}} for one in ("statement.no_totals", key) if one]
            key, params = sentences(said)
    return replace(
        facts,
        digest=digest,
        message_key=key,
        message_params=params,
        account=facts.account or _only(totals.accounts) or ("" if totals.accounts else options.account),
        shop=facts.shop or options.shop,
        period_start=first,
        period_end=last,
    )


def _only(found: set[str]) -> str:
    """Return the account of the records, "" where they name several."""
    return next(iter(found)) if len(found) == 1 else ""


def _day(seconds: int) -> str:
    return str(EPOCH + timedelta(seconds=seconds))
