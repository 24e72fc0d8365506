"""The certificate of a signed period as HTML: what was signed, by whom, what lies between the sides, the log's head.

Made of the numbers that were frozen at sign-off. Written for QTextDocument: tables, no style sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from app.reports.documents import grouped

Say = Callable[[str, Mapping[str, Any]], str]

_FRAME = 'width="100%" border="1" cellspacing="0" cellpadding="3" style="border-collapse: collapse"'
#: Items that the certificate lists; the rest is one line that says how many.
LISTED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """numbers: as frozen (services.sign_off.numbers_of). at: when, as shown; digest: SHA-256 of the numbers.

    entry, hash: of the sign-off in the log. called: account code → what it is called; titles: (code, comparison) →
    words of a discrepancy.
    """

    company: str
    period: str
    name: str
    at: str
    note: str
    numbers: Mapping[str, Any]
    digest: str
    entry: int
    hash: str
    called: Mapping[str, str]
    titles: Callable[[str, str], str]


def certificate_html(one: Certificate, say: Say) -> str:
    """Return the document. Equal input gives equal text."""
    return (
        "<html><body>\n"
        f'<h2 align="center">{escape(say("certificate.title", {"period": one.period}))}</h2>\n'
        f"{_facts(one, say)}<h3>{escape(say('certificate.pairs', {}))}</h3>\n{_pairs(one, say)}"
        f"<h3>{escape(say('certificate.items', {}))}</h3>\n{_items(one, say)}"
        f"<p>{escape(say('certificate.frozen', {}))}</p>\n</body></html>\n"
    )


def _facts(one: Certificate, say: Say) -> str:
    rows = [
        ("report.company", one.company),
        ("report.period", one.period),
        *_prepared(one),
        ("certificate.reviewed_by" if one.numbers.get("prepared") else "certificate.signed_by", one.name),
        ("certificate.signed_at", one.at),
        *([("certificate.note", one.note)] if one.note else []),
        ("certificate.rules", str(one.numbers.get("rules", {}).get("version", ""))),
        ("certificate.statements", str(len(one.numbers["statements"]))),
        ("certificate.digest", one.digest),
        ("certificate.head", f"{one.entry} · {one.hash}"),
    ]
    cells = "".join(
        f'<tr><td width="26%">{escape(say(key, {}))}</td><td>{escape(value)}</td></tr>' for key, value in rows
    )
    return f'<table width="100%" cellpadding="2">{cells}</table>\n'


def _prepared(one: Certificate) -> list[tuple[str, str]]:
    """Return what is said of who prepared the numbers, nothing where one person signed alone."""
    before = one.numbers.get("prepared")
    if not before:
        return []
    rows = [("certificate.prepared_by", before["name"]), ("certificate.prepared_at", moment(before["at"]))]
    return [*rows, *([("certificate.prepared_note", before["note"])] if before["note"] else [])]


def moment(at: str) -> str:
    """Return an ISO 8601 UTC time as the certificate says it."""
    return f"{at[:16].replace('T', ' ')} UTC"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join(
        "<tr>" + "".join(f"<td{_aligned(at in right)}>{escape(text)}</td>" for at, text in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<table {_FRAME}><thead><tr>{head}</tr></thead>{body}</table>\n"


def _aligned(right: bool) -> str:
    return ' align="right"' if right else ""


def _pairs(one: Certificate, say: Say) -> str:
    keys = ("report.comparison", "report.account_a", "report.sum_a", "report.account_b", "report.sum_b")
    heads = [say(key, {}) for key in (*keys, "report.difference", "report.currency", "report.unexplained")]
    rows = []
    for line in one.numbers["proof"]:
        a, b = (one.called.get(line[name], line[name]) or "—" for name in ("account_a", "account_b"))
        first, second, off, left = (grouped(line[name]) for name in ("sum_a", "sum_b", "difference", "unexplained"))
        rows.append((line["comparison"], a, first, b, second, off, line["currency"], left))
    return _table(heads, rows, (2, 4, 5, 7))


def _items(one: Certificate, say: Say) -> str:
    heads = [say(key, {}) for key in ("report.code", "report.meaning", "report.comparison", "certificate.number")]
    heads += [say(key, {}) for key in ("report.amount", "report.currency", "certificate.reason")]
    rows = [
        (
            item["code"],
            one.titles(item["code"], item["comparison"]),
            item["comparison"],
            item["ref"],
            grouped(item["amount"]),
            item["currency"],
            say(f"reason.{item['reason']}", {}) if item["reason"] else item["expected"],
        )
        for item in one.numbers["items"][:LISTED]
    ]
    more = len(one.numbers["items"]) - len(rows)
    said = f"<p>{escape(say('certificate.more', {'count': more}))}</p>\n" if more else ""
    return (_table(heads, rows, (4,)) if rows else f"<p>{escape(say('certificate.no_items', {}))}</p>\n") + said
