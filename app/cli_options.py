"""The command line: every command and option, checked; nothing is run here."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from app.config.files import is_folder
from app.config.words import LANGUAGES
from app.domain.book import ZONE
from app.domain.errors import WrongUsage, system_reason

#: Days that a forecast may reach ahead.
MOST_DAYS = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What was asked for; "" and None where nothing was said.

    zone: IANA name, "" = the book's. passwords: of zips. passphrase: of the book, None where no file was
    named. rules: path of a rules file. rates: paths of files of exchange rates.
    cluster: address of a dask cluster that matches, "" = this machine. templates: workbooks to fill. days: that a
    forecast reaches ahead.
    """

    command: str
    sources: tuple[str, ...] = ()
    book: str = ""
    out: str = ""
    first: date | None = None
    last: date | None = None
    as_of: date | None = None
    zone: str = ""
    account: str = ""
    shop: str = ""
    layout: dict[str, Any] | None = None
    readers: tuple[str, ...] = ()
    rules: str = ""
    rates: tuple[str, ...] = ()
    cluster: str = ""
    lang: str = "en"
    report_file: bool = True
    templates: tuple[str, ...] = ()
    progress: bool = False
    passphrase: str | None = None
    passwords: tuple[str, ...] = ()
    days: int = 30


class _Parser(argparse.ArgumentParser):
    """Raises instead of leaving the program, so that every way out is one line and a status."""

    def error(self, message: str) -> NoReturn:
        raise UsageText(f"{self.prog}: {message}")


class UsageText(Exception):
    """Wrong usage in argparse's own words."""


def parse(argv: Sequence[str]) -> Options:
    """Return the options of a command line; UsageText or WrongUsage where it cannot be meant.

    `--help` and `--version` raise SystemExit(0) after printing.
    """
    given = _parser().parse_args(list(argv))
    first, last = _day(given, "from"), _day(given, "to")
    if first and last and first > last:
        raise WrongUsage("usage.no_range", first=str(first), last=str(last))
    zone = getattr(given, "zone", None) or ""
    if zone:
        _check_zone(zone)
    out = getattr(given, "out", "") or ""
    _check_folder(out)
    layout, passphrase = getattr(given, "layout", None), getattr(given, "passphrase_file", None)
    return Options(
        command=given.command,
        sources=tuple(getattr(given, "source", ())),
        book=getattr(given, "book", "") or "",
        out=out,
        first=first,
        last=last,
        as_of=_day(given, "as_of"),
        zone=zone,
        account=getattr(given, "account", None) or "",
        shop=getattr(given, "shop", None) or "",
        layout=_layout(layout) if layout else None,
        readers=tuple(getattr(given, "reader", ())),
        rules=getattr(given, "rules", "") or "",
        rates=tuple(getattr(given, "rates", ()) or ()),
        cluster=getattr(given, "cluster", None) or "",
        lang=given.lang,
        report_file=not getattr(given, "no_report", False),
        templates=tuple(getattr(given, "template", ()) or ()),
        progress=given.progress,
        passphrase=_passphrase(passphrase) if passphrase else None,
        passwords=tuple(_lines(given.password_file)) if getattr(given, "password_file", "") else (),
        days=_days(getattr(given, "days", "30")),
    )


def _parser() -> _Parser:
    from app import __version__

    parser = _Parser(prog="tieout", description="E-commerce reconciliation.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=__version__)
    _everywhere(parser, lang="en", progress=False, passphrase_file=None)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str) -> _Parser:
        one = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        _everywhere(one, lang=argparse.SUPPRESS, progress=argparse.SUPPRESS, passphrase_file=argparse.SUPPRESS)
        return one

    demo = command("demo", "build the demo shop, reconcile it and write its tables")
    demo.add_argument("--out", metavar="DIR", type=_said, help="folder for tables and report (tieout-demo)")
    demo.add_argument("--no-report", action="store_true", help="write no report.xlsx")
    reconcile = command("reconcile", "import sources, match them, write tables and report")
    reconcile.add_argument("--book", metavar="FILE", type=_said, help="the book; a temporary one by default")
    store = command("import", "import sources into a book")
    store.add_argument("--book", metavar="FILE", type=_said, required=True, help="the book; made where it is missing")
    match = command("match", "match what is open in a book")
    match.add_argument("--book", metavar="FILE", type=_said, required=True, help="the book")
    export = command("export", "write tables and report of a book")
    export.add_argument("--book", metavar="FILE", type=_said, required=True, help="the book")
    forecast = command("forecast", "say what the bank accounts will hold")
    forecast.add_argument("--book", metavar="FILE", type=_said, required=True, help="the book")
    forecast.add_argument("--out", metavar="DIR", type=_said, help="folder for forecast.csv")
    forecast.add_argument("--days", metavar="N", type=_said, default="30", help=f"days ahead, at most {MOST_DAYS} (30)")
    verify = command("verify", "check every invariant and the audit chain of a book")
    verify.add_argument("book", metavar="BOOK", help="the book")
    for one in (reconcile, store):
        _source_options(one)
    for one in (reconcile, match):
        one.add_argument("--as-of", metavar="DATE", type=_said, help="the day from whose view an item is late")
        one.add_argument("--rules", metavar="FILE", type=_said, help="rules to match by (JSON)")
        one.add_argument(
            "--rates", metavar="FILE", type=_said, action="append", default=[], help="exchange rates (the ECB's CSV)"
        )
        one.add_argument("--cluster", metavar="ADDRESS", type=_said, help="dask cluster of your own to match on")
    for one in (demo, reconcile, export):
        one.add_argument(
            "--template", metavar="FILE", type=_said, action="append", default=[], help="a workbook of yours to fill"
        )
    for one in (reconcile, export):
        one.add_argument("--out", metavar="DIR", type=_said, required=True, help="folder for tables and report")
        one.add_argument("--from", metavar="DATE", type=_said, help="first day that is reported")
        one.add_argument("--to", metavar="DATE", type=_said, help="last day that is reported")
        one.add_argument("--no-report", action="store_true", help="write no report.xlsx")
    return parser


def _everywhere(one: _Parser, **default: Any) -> None:
    """Add what may stand before the command or after it."""
    lang, progress, passphrase = default["lang"], default["progress"], default["passphrase_file"]
    one.add_argument("--lang", choices=LANGUAGES, default=lang, help="language of texts (en)")
    one.add_argument("--progress", action="store_true", default=progress, help="say what is being done")
    one.add_argument(
        "--passphrase-file", metavar="FILE", type=_said, default=passphrase, help="first line: passphrase of the book"
    )


def _source_options(one: _Parser) -> None:
    one.add_argument("source", metavar="SOURCE", nargs="+", type=_named, help="file, folder or zip")
    one.add_argument("--zone", type=_said, help=f"zone of times that state none ({ZONE})")
    one.add_argument("--account", metavar="ID", type=_utf8, help="account that a source does not state")
    one.add_argument("--shop", metavar="NAME", type=_utf8, help="shop that a source does not state")
    one.add_argument("--layout", metavar="FILE", type=_said, help="a mapping for unknown tables (JSON)")
    one.add_argument(
        "--reader", metavar="FILE", type=_said, action="append", default=[], help="a reader from outside (Python)"
    )
    one.add_argument("--password-file", metavar="FILE", type=_said, help="passwords of zips, one a line")


def _said(value: str) -> str:
    return _utf8(_named(value))


def _named(value: str) -> str:
    """Refuse what a script passes where its variable is empty: it would be another command than the one meant."""
    if not value:
        raise argparse.ArgumentTypeError("nothing was given")
    return value


def _utf8(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError as exc:
        raise argparse.ArgumentTypeError("not UTF-8") from exc
    return value


def _day(given: argparse.Namespace, name: str) -> date | None:
    value = getattr(given, name, None)
    if not value:
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        day = None
    if day is None or str(day) != value:
        raise WrongUsage("usage.date", value=value)
    return day


def _days(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= MOST_DAYS):
        raise WrongUsage("usage.days", value=value, most=MOST_DAYS)
    return int(value)


def _check_folder(path: str) -> None:
    """Raise WrongUsage where a folder to write into is none, or lies in none, before hours of work go into it."""
    for one in (Path(path), *Path(path).parents) if path else ():
        if os.path.lexists(one):
            if not is_folder(one):
                raise WrongUsage("usage.no_folder", file=str(one))
            return


def _check_zone(zone: str) -> None:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as exc:
        raise WrongUsage("usage.zone", value=zone) from exc


def _passphrase(path: str) -> str:
    """Return the first line of a file; an empty one would make a plain book of what was to be encrypted."""
    found = _lines(path)[0]
    if not found:
        raise WrongUsage("usage.no_passphrase", file=path)
    return found


def _lines(path: str) -> list[str]:
    """Return the lines of a secret's file without their ends; at least one."""
    return _text(path).splitlines() or [""]


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as exc:
        raise WrongUsage("usage.file", file=path, reason=system_reason(exc)) from exc
    except UnicodeDecodeError as exc:
        raise WrongUsage("usage.file", file=path, reason="not UTF-8") from exc


def _layout(path: str) -> dict[str, Any]:
    try:
        data = json.loads(_text(path), object_pairs_hook=_once)
    except (ValueError, RecursionError) as exc:
        raise WrongUsage("usage.layout", file=path, reason=str(exc)) from exc
    if not isinstance(data, dict):
        raise WrongUsage("usage.layout", file=path, reason="not a JSON object")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; ValueError where a name stands twice: nobody knows which of them is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice")
    return found
