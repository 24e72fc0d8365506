"""The commands: each one service after another, a summary on standard output, an exit status."""

from __future__ import annotations

import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.cli_options import Options, UsageText, parse
from app.cli_streams import Progress, complain, flush, let_go, note_fault, open_log, say, utf8_streams
from app.config.files import is_there
from app.config.scratch import clear_left, keep_together
from app.config.words import Words
from app.domain.book import ZONE
from app.domain.errors import AppError
from app.domain.progress import Cancelled
from app.services.stopwatch import Stopwatch
from app.services.wiring import Wiring

if TYPE_CHECKING:
    from app.domain.match import Rules
    from app.domain.statement import Refusal
    from app.services.forms import Forms
    from app.services.ports import Book, BookStore

DONE, FAULT, USAGE, REFUSED, FAILED, UNREADABLE, CANCELLED = 0, 1, 2, 3, 4, 5, 130

#: Endings of the files that a book is made of.
BOOK_FILES = ("", "-wal", "-shm", ".keys")

#: Who did it, in the audit chain.
ACTOR = "local"


@dataclass(slots=True)
class Job:
    """One command under way."""

    options: Options
    wiring: Wiring
    words: Words
    report: Stopwatch


def main(argv: Sequence[str], wiring: Wiring) -> int:
    """Run one command; return its exit status. Nothing is raised but SystemExit of --help."""
    utf8_streams()
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    open_log(wiring.log_path)
    keep_together()
    clear_left()
    words = wiring.words(_lang(argv))
    try:
        with _signals():
            return _heard(argv, wiring, words)
    except AppError as exc:
        complain(words.error(exc))
        return exc.exit_status
    except UsageText as exc:
        complain(str(exc))
        return USAGE
    except (KeyboardInterrupt, Cancelled):
        complain(words.say("summary.cancelled"))
        return CANCELLED
    except BrokenPipeError:
        return DONE
    except Exception as exc:  # noqa: BLE001 (the edge of the program: a fault is one line and a log entry)
        note_fault(exc)
        complain(words.say("summary.fault", {"kind": type(exc).__name__, "log": str(wiring.log_path)}))
        return FAULT
    finally:
        let_go()


def _heard(argv: Sequence[str], wiring: Wiring, words: Words) -> int:
    """Run the command; OutputFailed where what it says reaches nobody, also the text of --help."""
    try:
        status = _run(argv, wiring, words)
    except SystemExit:
        flush()
        raise
    flush()
    return status


def _lang(argv: Sequence[str]) -> str:
    """Return the language asked for last, before the command line is known to be right."""
    lang = "en"
    for at, one in enumerate(argv):
        value = one.partition("=")[2] if one.startswith("--lang=") else ""
        if one == "--lang" and at + 1 < len(argv):
            value = argv[at + 1]
        if value in ("en", "zh_CN", "zh_TW"):
            lang = value
    return lang


@contextmanager
def _signals() -> Iterator[None]:
    """Let a request to end, also that of a terminal that closes, be what Ctrl+C is; one that nobody hears stays so."""
    ends = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {one: signal.getsignal(one) for one in ends}
    for one in ends:
        if before[one] is not signal.SIG_IGN:
            signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in ends:
            signal.signal(one, before[one])


def _run(argv: Sequence[str], wiring: Wiring, words: Words) -> int:
    options = parse(argv)
    progress = Progress(words, sys.stderr, wanted=options.progress)
    job = Job(options, wiring, words, Stopwatch(progress))
    try:
        return COMMANDS[options.command](job, progress.close)
    finally:
        progress.close()


@contextmanager
def _book(job: Job, *, make: bool = False) -> Iterator[Book]:
    """Open the book that was named, made where it is missing and `make`; closed at the end."""
    store, path = job.wiring.book_store, job.options.book
    info, passphrase = {"zone": job.options.zone or ZONE}, job.options.passphrase
    if not path:
        if passphrase is not None:
            complain(job.words.say("summary.temporary_plain"))
        book = store.temporary()
    else:
        made = _made(store, path, info, passphrase) if make and not is_there(path) else None
        if made is None and passphrase is not None and not store.unlock(path, passphrase):
            complain(job.words.say("summary.not_encrypted", {"file": path}))
        book = made or store.open(path)
    try:
        yield book
    finally:
        book.close()


def _made(store: BookStore, path: str, info: dict[str, str], passphrase: str | None) -> Book | None:
    """Make a book; None where another command has made it meanwhile."""
    try:
        return store.create(path, info=info, passphrase=passphrase or "")
    except FileExistsError:
        return None


def _import(job: Job, book: Book, close: Callable[[], None]) -> bool:
    """Read and store the sources; say which were refused. Return whether one was."""
    from app.services.take_in import read_options, take_in

    options = job.options
    wanted = read_options(
        book,
        account=options.account,
        shop=options.shop,
        zone=options.zone,
        passwords=options.passwords,
        layout=options.layout,
        readers=options.readers,
    )
    refusals = take_in(book, options.sources, wanted, actor=ACTOR, report=job.report, written=_written(options))
    return _refused(job, refusals, close)


def _written(options: Options) -> list[str]:
    """Return the paths of what is no source: a folder of sources may hold the book, the results and the templates."""
    from app.services.read_source import RESULTS

    book = [f"{options.book}{end}" for end in BOOK_FILES] if options.book else []
    names = [*sorted(RESULTS), *(Path(one).name for one in options.templates)]
    return [*book, *options.templates, *(str(Path(options.out) / one) for one in names if options.out)]


def _refused(job: Job, refusals: list[Refusal], close: Callable[[], None]) -> bool:
    close()
    for one in refusals:
        complain(job.words.refusal(one.file, one.row, one.column, one.key, one.params))
    return bool(refusals)


def _match(job: Job, book: Book, rules: Rules | None) -> None:
    from app.services.rates import take_rates
    from app.services.run_matching import run_matching
    from app.services.take_in import use_rules

    use_rules(book, rules, actor=ACTOR)
    for one in sorted(job.options.rates):
        take_rates(book, one, actor=ACTOR)
    with _machines(job) as spread:
        run_matching(book, as_of=job.options.as_of, actor=ACTOR, report=job.report, spread=spread)


@contextmanager
def _machines(job: Job) -> Iterator[Any]:
    """Give what matches on the cluster that was named; None for this machine."""
    if not job.options.cluster:
        yield None
        return
    from app.services.cluster import connect, on_cluster

    with connect(job.options.cluster) as client:
        yield on_cluster(client)


def _export(job: Job, book: Book, forms: Forms, close: Callable[[], None]) -> None:
    from app.services.export import export_book

    options = job.options
    summary = export_book(
        book,
        options.out,
        first=options.first,
        last=options.last,
        lang=options.lang,
        report_file=options.report_file,
        forms=forms,
        report=job.report,
    )
    close()
    for line in summary.printed(job.words):
        say(line)


def _reconcile(job: Job, close: Callable[[], None]) -> int:
    from app.services.rates import check_rates
    from app.services.take_in import check_layout, check_sources, rules_from

    rules = rules_from(job.options.rules)
    check_sources(job.options.sources)
    check_rates(job.options.rates)
    check_layout(job.options.layout)
    with _forms(job) as forms, _book(job, make=True) as book:
        refused = _import(job, book, close)
        _match(job, book, rules)
        _export(job, book, forms, close)
    return REFUSED if refused else DONE


@contextmanager
def _forms(job: Job) -> Iterator[Forms]:
    """Give the templates; one that cannot be filled is refused before a book is made or anything is stored."""
    from app.services.forms import checked_forms

    with checked_forms(job.options.templates, job.options.out, job.report) as forms:
        yield forms


def _import_only(job: Job, close: Callable[[], None]) -> int:
    from app.services.summary import statement_counts, statement_lines
    from app.services.take_in import check_layout, check_sources

    check_sources(job.options.sources)
    check_layout(job.options.layout)
    with _book(job, make=True) as book:
        refused = _import(job, book, close)
        with book.read() as uow:
            counts = statement_counts(uow.statements.live())
    for line in statement_lines(counts, job.words):
        say(line)
    return REFUSED if refused else DONE


def _match_only(job: Job, close: Callable[[], None]) -> int:
    from app.services.proof import proof
    from app.services.rates import check_rates
    from app.services.summary import by_code, by_comparison, comparison_lines, with_codes
    from app.services.take_in import rules_from

    rules = rules_from(job.options.rules)
    check_rates(job.options.rates)
    with _book(job) as book:
        _match(job, book, rules)
        with book.read() as uow:
            comparisons = by_comparison(proof(uow))
            with_codes(comparisons, by_code(uow.discrepancies.live()))
    close()
    for line in comparison_lines(comparisons, job.words):
        say(line)
    return DONE


def _export_only(job: Job, close: Callable[[], None]) -> int:
    with _forms(job) as forms, _book(job) as book:
        _export(job, book, forms, close)
    return DONE


def _forecast(job: Job, close: Callable[[], None]) -> int:
    from app.services.forecast import load_forecasts
    from app.services.forecast_file import printed, write_forecast

    with _book(job) as book, book.read() as uow:
        found = load_forecasts(uow, job.words, days=job.options.days, report=job.report)
    if job.options.out:
        write_forecast(job.options.out, found)
    close()
    for line in printed(found, job.words):
        say(line)
    return DONE


def _verify(job: Job, close: Callable[[], None]) -> int:
    from app.services.clock import set_backs
    from app.services.verify import verify

    with _book(job) as book:
        results = verify(book, job.report)
        with book.read() as uow:
            moved = set_backs(uow)
    close()
    failed = [one for one in results if not one.passed]
    said = {"count": len(results), "failed": len(failed)}
    say(job.words.say("summary.checks", said))
    for one in failed:
        say(job.words.say("summary.check_failed", {"name": job.words.say(one.name), "detail": one.detail}))
    for back in moved:  # the numbers keep the order: nothing failed
        say(job.words.say("summary.clock_back", {"entry": back.entry, "at": back.at, "before": back.before}))
    return FAILED if failed else DONE


def _demo(job: Job, close: Callable[[], None]) -> int:
    from app.services.demo import fill_demo

    out = job.options.out or _new_folder("tieout-demo")
    job.options = replace(job.options, out=out, book="")
    with _forms(job) as forms, _book(job) as book:
        refusals = fill_demo(book, job.wiring.demo_folder, actor=ACTOR, report=job.report)
        refused = _refused(job, refusals, close)
        _export(job, book, forms, close)
    return REFUSED if refused else DONE


def _new_folder(name: str) -> str:
    """Return `name`, or `name-2`, `name-3` … where it is taken."""
    taken, number = name, 1
    while Path(taken).exists():
        number += 1
        taken = f"{name}-{number}"
    return taken


COMMANDS: dict[str, Callable[[Job, Callable[[], None]], int]] = {
    "demo": _demo,
    "reconcile": _reconcile,
    "import": _import_only,
    "match": _match_only,
    "export": _export_only,
    "forecast": _forecast,
    "verify": _verify,
}
