"""The evidence pack of a signed month: one zip by which an outsider can check what was signed, without the program.

Everything in it is as it was at the sign-off: the book is copied and taken back to that entry of its chain, so that
later work cannot show through. Equal choices give equal bytes; when it is made is written into the book's log alone.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import app
from app.config.files import write_whole
from app.config.places import resources
from app.config.words import LANGUAGES, Words, one_line
from app.domain.progress import Report, Step, pauses, silent
from app.services.certificate import Signed, certificate_document, signed_of
from app.services.export import build, load
from app.services.masked import masked
from app.services.originals import name_of
from app.services.reconciliation import reconciliation_document
from app.services.report_file import write_report_to
from app.trust import pack_check
from app.trust.chain import FIELDS, canonical

if TYPE_CHECKING:
    from app.domain.period import Period
    from app.services.ports import AuditEntry, Book, StoredStatement, UnitOfWork
    from app.services.report_data import Loaded, Tables

#: pdf(html, title, name of the month) → bytes that depend on nothing else.
Pdf = Callable[[str, str, str], bytes]

#: Tables of a pack with the columns whose sums the manifest states.
TOTALS = {"statements": (), "records": ("amount", "net"), "matches": ("allocated",), "discrepancies": ("amount",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A pack that was written. sha256: of the whole file; files: how many it holds; missing: originals not kept."""

    path: str
    sha256: str
    files: int
    missing: int
    entry: AuditEntry


def write_evidence(
    book: Book,
    period: Period,
    to: str,
    *,
    actor: str,
    lang: str,
    pdf: Pdf,
    originals: bool = False,
    full_names: bool = False,
    report: Report = silent,
) -> Made:
    """Write the pack of a signed period to `to`, whole or not at all, and note it in the log.

    originals: with the imported files. full_names: names of persons are not masked, a right that is logged.
    NotAllowed("evidence.not_signed") where the period is not signed; OutputFailed where the file cannot be written.
    """
    pause = pauses(report)
    report(Step.LOADING, 0, 1, "")
    with book.read() as uow:
        signed = signed_of(uow, period)
    past = book.as_of(signed.off.since)
    try:
        with write_whole(to) as file:
            pack = _Pack(file)
            missing = _fill(pack, past, period, signed, Words(lang), pdf, originals, full_names, report, pause)
            pack.close()
    finally:
        past.close()
    digest = _digest_of(to)
    params = {"period": period.name, "file": Path(to).name, "sha256": digest, "full_names": full_names}
    with book.write("evidence", actor) as uow:
        entry = uow.commit(text_key="audit.evidence", params=params)
    return Made(path=to, sha256=digest, files=pack.count, missing=missing, entry=entry)


def _digest_of(path: str) -> str:
    with Path(path).open("rb") as file:
        return pack_check.sha256_of(file)


class _Pack:
    """A zip without a clock, and what its manifest says of each file."""

    def __init__(self, file: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.files: dict[str, dict[str, Any]] = {}
        self.totals: dict[str, Any] = {}

    @property
    def count(self) -> int:
        """Return how many files it holds."""
        return len(self.files)

    @contextmanager
    def open(self, name: str) -> Iterator[_Counting]:
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
        with self._zip.open(info, "w", force_zip64=name.startswith("tables/")) as out:
            counting = _Counting(out)
            yield counting
        self.files[name] = {"bytes": counting.size, "sha256": counting.digest.hexdigest()}

    def put(self, name: str, data: bytes | str) -> None:
        with self.open(name) as out:
            out.write(data.encode() if isinstance(data, str) else data)

    def close(self) -> None:
        self._zip.close()


class _Counting:
    """A stream of a member that counts and digests what goes through."""

    def __init__(self, out: Any) -> None:
        self._out, self.size, self.digest = out, 0, sha256()

    def write(self, data: Any) -> int:
        self.digest.update(data)
        self.size += len(data)
        return int(self._out.write(data))


def _fill(
    pack: _Pack,
    past: Book,
    period: Period,
    signed: Signed,
    words: Words,
    pdf: Pdf,
    originals: bool,
    full_names: bool,
    report: Report,
    pause: Callable[[], None],
) -> int:
    """Write every member; return how many originals are wanted and not kept."""
    first, last = period.first, period.last
    loaded = load(past, pause) if full_names else masked(load(past, pause))
    tables = build(loaded, words, first=first, last=last, pause=pause)
    company = loaded.info.get("company", "")
    total = 6 + len(TOTALS)
    report(Step.WRITING, 0, total, "certificate.pdf")
    with past.read() as uow:
        uow.watch(pause)
        title = words.say("certificate.title", {"period": period.name})
        pack.put("certificate.pdf", pdf(certificate_document(uow, period, words), title, period.name))
        pages = reconciliation_document(
            uow,
            first=first,
            last=last,
            words=words,
            comparison="",
            signed=signed.off,
            full_names=full_names,
        )
        pack.put("reconciliation.pdf", pdf(pages, words.say("report.document_title"), period.name))
        report(Step.WRITING, 1, total, pack_check.NUMBERS)
        _put_signed(pack, signed.off.numbers)
        for at, name in enumerate(TOTALS):
            report(Step.WRITING, 2 + at, total, f"{name}.csv")
            _put_table(pack, name, getattr(tables, name), pause)
        pack.put("tables/summary.json", tables.summary.to_json())
        report(Step.WRITING, total - 3, total, "report.xlsx")
        pack.put("tables/report.xlsx", _workbook(loaded, tables, words, signed, pause))
        report(Step.WRITING, total - 2, total, pack_check.ORIGINALS)
        missing = _put_originals(pack, uow, loaded.statements, signed, originals, pause)
        report(Step.WRITING, total - 1, total, pack_check.LOG)
        _put_log(pack, uow.audit.entries(), words)
    versions = {
        "tieout": app.__version__,
        "book": loaded.info.get("book_version", ""),
        "rules": loaded.rules.version,
        "knowledge": loaded.knowledge,
        "readers": dict(sorted(tables.summary.readers.items())),
    }
    pack.put("versions.json", _json(versions))
    pack.put("check.py", Path(pack_check.__file__).read_bytes())
    pack.put("README.txt", _readme(company, period, signed, originals, full_names))
    _put_manifest(
        pack, company, period, signed, {"lang": words.lang, "originals": originals, "names_in_full": full_names}
    )
    return missing


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _csv(heads: Sequence[str], rows: Iterator[Mapping[str, Any]]) -> str:
    text = io.StringIO()
    lines = csv.DictWriter(text, heads, lineterminator="\n")
    lines.writeheader()
    lines.writerows(rows)
    return text.getvalue()


#: Columns of signed/proof.csv and signed/items.csv: the fields of the signed numbers.
_PROOF = (
    *("comparison", "account_a", "account_b", "currency", "sum_a", "sum_b", "adjustments", "waiting", "explained"),
    *("open", "unexplained", "matched_sum_a", "matched_sum_b", "count_a", "count_b", "waiting_count"),
    *("explained_count", "open_count", "matched_a", "matched_b"),
)
_ITEMS = ("id", "code", "comparison", "amount", "currency", "expected", "state", "reason", "note", "ref")


def _put_signed(pack: _Pack, numbers: Mapping[str, Any]) -> None:
    pack.put(pack_check.NUMBERS, canonical(numbers))
    pack.put(pack_check.PROOF, _csv(_PROOF, map(pack_check.flat, numbers["proof"])))
    pack.put(pack_check.ITEMS, _csv(_ITEMS, iter(numbers["items"])))


def _put_table(pack: _Pack, name: str, table: Any, pause: Callable[[], None]) -> None:
    """Write a result table as every export does, and keep its totals."""
    from app.reports.csv_file import write_csv

    totals = pack_check.Totals(TOTALS[name])

    def piece(start: int, stop: int) -> Any:
        rows = table.piece(start, stop)
        totals.add(len(rows), lambda column: rows[column].to_pylist())
        return rows

    with pack.open(f"tables/{name}.csv") as out:
        write_csv(out, table.names, len(table), piece, lambda _rows: pause())  # type: ignore[arg-type]
    pack.totals[f"tables/{name}.csv"] = totals.said()


def _workbook(loaded: Loaded, tables: Tables, words: Words, signed: Signed, pause: Callable[[], None]) -> bytes:
    """Return report.xlsx; its properties name the sign-off in place of the moment it is written."""
    run = {
        "started_at": signed.off.at.replace("Z", "+00:00"),
        "duration_s": "",
        "audit": {"entry": signed.entry, "hash": signed.hash},
        "book": "",
        "program": app.__version__,
    }
    out = io.BytesIO()
    write_report_to(out, loaded, tables, words, run, lambda _sheet: pause())
    return out.getvalue()


def _put_originals(
    pack: _Pack,
    uow: UnitOfWork,
    statements: Sequence[StoredStatement],
    signed: Signed,
    wanted: bool,
    pause: Callable[[], None],
) -> int:
    """Write the list of the files that the period's statements came from and, where wanted, the files; count gaps."""
    of_period = {one["id"] for one in signed.off.numbers["statements"]}
    rows, put, missing = [], {}, set()
    for one in sorted(statements, key=lambda one: one.statement_id.encode()):
        if one.statement_id not in of_period:
            continue
        pause()
        digest = one.original or one.sha256
        if wanted and digest not in put and digest not in missing:
            data = uow.statements.original(digest)
            if data is None:
                missing.add(digest)
            else:
                put[digest] = f"originals/{digest[:16]}_{_safe(name_of(one))}"
                pack.put(put[digest], data)
        rows.append(
            {"statement_id": one.statement_id, "file": one.file, "sha256": digest, "in_this_pack": put.get(digest, "")}
        )
    pack.put(pack_check.ORIGINALS, _csv(("statement_id", "file", "sha256", "in_this_pack"), iter(rows)))
    return len(missing)


def _safe(name: str) -> str:
    """Return a file's name that every system can write; letters of every script stay."""
    return "".join(one if one.isalnum() or one in "-_.()" else "_" for one in name)[-80:].lstrip(".")


def _put_log(pack: _Pack, entries: Sequence[AuditEntry], words: Words) -> None:
    with pack.open(pack_check.LOG) as out:
        for one in entries:
            entry = asdict(one)
            out.write(f"{canonical({name: entry[name] for name in (*FIELDS, 'hash')})}\n".encode())
    rows = (
        {
            "seq": one.seq,
            "at": one.at,
            "actor": one.actor,
            "what": _plain(words.say(one.text_key, one.params)),
            "hash": one.hash,
        }
        for one in entries
    )
    pack.put("audit/log.csv", _csv(("seq", "at", "actor", "what", "hash"), rows))


def _plain(text: str) -> str:
    """Return one line that no spreadsheet takes for a formula."""
    said = one_line(text)
    return f"'{said}" if said[:1] in ("=", "+", "-", "@") else said


def _readme(company: str, period: Period, signed: Signed, originals: bool, full_names: bool) -> str:
    parts = []
    for lang in LANGUAGES:
        words = Words(lang)
        said = {
            "company": company,
            "period": period.name,
            "name": signed.off.name,
            "at": signed.off.at,
            "entry": signed.entry,
            "hash": signed.hash,
            "digest": signed.off.digest,
            "originals": "" if originals else words.say("evidence.no_originals"),
            "names": words.say("evidence.names_full" if full_names else "evidence.names_masked"),
        }
        text = (resources() / "evidence" / f"{lang}.txt").read_text("utf-8")
        for name, value in said.items():
            text = text.replace(f"{{{name}}}", str(value))
        parts.append(text)
    return ("\n" + "=" * 80 + "\n\n").join(parts)


def _put_manifest(pack: _Pack, company: str, period: Period, signed: Signed, choice: Mapping[str, Any]) -> None:
    """Write manifest.json, which names every file but itself and SHA256SUMS, and SHA256SUMS, which names all others."""
    off = signed.off
    manifest = {
        "form": pack_check.FORM,
        "company": company,
        "period": {"name": period.name, "first": str(period.first), "last": str(period.last)},
        "signed": {
            "name": off.name,
            "at": off.at,
            "note": off.note,
            "digest": off.digest,
            "entry": signed.entry,
            "hash": signed.hash,
        },
        "choice": dict(choice),
        "totals": pack.totals,
        "files": dict(pack.files),
    }
    pack.put(pack_check.MANIFEST, _json(manifest))
    pack.put(pack_check.SUMS, pack_check.sums_text({name: one["sha256"] for name, one in pack.files.items()}))
