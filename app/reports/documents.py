"""余额调节表 as HTML: for each account pair both balances, what stands between them, and what is left.

Two Chinese layouts and the English one: 双栏 ("double") brings both sides to one adjusted balance; 单栏
("single") goes from our balance down to theirs. Written for QTextDocument: tables, no style sheets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from app.domain.money import plain, rescale
from app.domain.proof import ProofLine

Say = Callable[[str, Mapping[str, Any]], str]

LAYOUTS = ("single", "double")

_FRAME = 'width="100%" border="1" cellspacing="0" cellpadding="3" style="border-collapse: collapse"'


@dataclass(frozen=True, slots=True, kw_only=True)
class PageItem:
    """One thing that stands between the balances.

    side: 0 = recorded by us alone, 1 = by them alone, -1 = inside a match; effect: on ours − theirs, at
    `exp`; day: ISO date, "" unknown; text: number or party; code, "" for none; note: why it is there.
    """

    side: int
    effect: int
    exp: int
    day: str = ""
    text: str = ""
    code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationPage:
    """One account pair with all its items (many small ones may be one item that says how many).

    closing_a, closing_b: the statements' own balance at the period's end, plain, "" unknown.
    """

    line: ProofLine
    items: Sequence[PageItem] = ()
    closing_a: str = ""
    closing_b: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHead:
    """What stands on every page; period as shown, date = the period's last day."""

    company: str
    period: str
    prepared_by: str = ""
    reviewed_by: str = ""
    signed_on: str = ""
    pages: Sequence[ReconciliationPage] = field(default_factory=tuple)


def reconciliation_html(head: DocumentHead, layout: str, say: Say) -> str:
    """Return the document; layout is "single" or "double". Equal input gives equal text."""
    if layout not in LAYOUTS:
        raise ValueError(f"no layout {layout}")
    pages = [_page(head, page, layout, say) for page in head.pages]
    breaks = '<p style="page-break-after: always"></p>\n'
    return f"<html><body>\n{breaks.join(pages)}</body></html>\n"


@dataclass(slots=True)
class _Parts:
    """Items of one page under the four headings of the form, and what lies inside matches."""

    line: ProofLine
    theirs_in: list[tuple[PageItem, int]] = field(default_factory=list)
    theirs_out: list[tuple[PageItem, int]] = field(default_factory=list)
    ours_in: list[tuple[PageItem, int]] = field(default_factory=list)
    ours_out: list[tuple[PageItem, int]] = field(default_factory=list)
    within: int = 0

    def sum_of(self, name: str) -> int:
        """Return the total of one heading."""
        rows: list[tuple[PageItem, int]] = getattr(self, name)
        return sum(size for _item, size in rows)


def _parts(page: ReconciliationPage) -> tuple[_Parts, int]:
    """Return the items sorted in, at the exponent beside them; sizes are positive.

    An item recorded by them alone with effect −x is x received there (or, with +x, paid there).
    """
    line = page.line
    exp = max([line.exp, *(item.exp for item in page.items)])
    parts = _Parts(line)
    for item in page.items:
        size = rescale(item.effect, item.exp, exp)
        if item.side < 0:
            parts.within += size
        elif item.side == 1:
            (parts.theirs_in if size < 0 else parts.theirs_out).append((item, abs(size)))
        else:
            (parts.ours_in if size > 0 else parts.ours_out).append((item, abs(size)))
    return parts, exp


#: What is reconciled with what; the other comparisons are of channels.
_TITLES = {
    "L3": "report.document_title",
    "L4": "report.document_title",
    "L5": "report.document_title_revenue",
}


def _page(head: DocumentHead, page: ReconciliationPage, layout: str, say: Say) -> str:
    line = page.line
    title = page.title or say(_TITLES.get(line.comparison, "report.document_title_channel"), {})
    accounts = f"{escape(line.account_a or '—')} ↔ {escape(line.account_b or '—')}"
    parts, exp = _parts(page)
    body = _double(page, parts, exp, say) if layout == "double" else _single(page, parts, exp, say)
    return "".join(
        [
            f'<h2 align="center">{escape(title)}</h2>\n',
            '<table width="100%" cellpadding="2"><tr>',
            f"<td>{say('report.company', {})}: {escape(head.company)}</td>",
            f'<td align="center">{say("report.period", {})}: {escape(head.period)}</td>',
            f'<td align="right">{say("report.currency", {})}: {escape(line.currency)}</td></tr>',
            f'<tr><td colspan="3">{say("report.accounts", {})}: {accounts}</td></tr></table>\n',
            body,
            _foot(head, say),
        ]
    )


def _amount(value: int, exp: int, currency: str) -> str:
    """Return an amount with grouped thousands, for people."""
    return grouped(plain(value, exp, currency))


def grouped(text: str) -> str:
    """Return a plain amount with grouped thousands, for people."""
    sign, text = ("−", text[1:]) if text.startswith("-") else ("", text)
    whole, point, part = text.partition(".")
    return f"{sign}{int(whole):,}{point}{part}"


def _row(label: str, value: str, *, bold: bool = False) -> str:
    mark, end = ("<b>", "</b>") if bold else ("", "")
    return f'<tr><td>{mark}{label}{end}</td><td align="right">{mark}{value}{end}</td></tr>'


def _listed(rows: Sequence[tuple[PageItem, int]], exp: int, currency: str) -> list[str]:
    out = []
    for item, size in rows:
        said = " ".join(escape(one) for one in (item.day, item.code, item.text) if one)
        note = f"<br/>{escape(item.note)}" if item.note else ""
        out.append(_row(f"&nbsp;&nbsp;{said}{note}", _amount(size, exp, currency)))
    return out


def _block(rows: Sequence[tuple[PageItem, int]], key: str, exp: int, currency: str, say: Say) -> list[str]:
    total = sum(size for _item, size in rows)
    return [_row(say(key, {}), _amount(total, exp, currency)), *_listed(rows, exp, currency)]


def _adjusted(parts: _Parts, exp: int) -> tuple[int, int]:
    """Return both adjusted balances; named adjustments and what lies inside matches are taken off ours."""
    line = parts.line
    ours, theirs = (rescale(value, line.exp, exp) for value in (line.sum_a, line.sum_b))
    named = rescale(sum(line.adjustments.values()), line.exp, exp)
    ours += parts.sum_of("theirs_in") - parts.sum_of("theirs_out") - named - parts.within
    theirs += parts.sum_of("ours_in") - parts.sum_of("ours_out")
    return ours, theirs


def _named(parts: _Parts, exp: int, say: Say) -> list[str]:
    line = parts.line
    out = []
    for key, value in sorted(line.adjustments.items()):
        text = _amount(-rescale(value, line.exp, exp), exp, line.currency)
        out.append(_row(say(f"report.adjust_{key}", {}), text))
    if parts.within:
        out.append(_row(say("report.within_matches", {}), _amount(-parts.within, exp, line.currency)))
    return out


def _double(page: ReconciliationPage, parts: _Parts, exp: int, say: Say) -> str:
    """Return both sides beside each other, each brought to its adjusted balance."""
    line, currency = page.line, page.line.currency
    ours, theirs = _adjusted(parts, exp)
    left = [
        _row(say("report.balance_ours", {}), _amount(line.sum_a, line.exp, currency), bold=True),
        *_block(parts.theirs_in, "report.add_theirs_in", exp, currency, say),
        *_block(parts.theirs_out, "report.less_theirs_out", exp, currency, say),
        *_named(parts, exp, say),
        _row(say("report.adjusted", {}), _amount(ours, exp, currency), bold=True),
    ]
    right = [
        _row(say("report.balance_theirs", {}), _amount(line.sum_b, line.exp, currency), bold=True),
        *_block(parts.ours_in, "report.add_ours_in", exp, currency, say),
        *_block(parts.ours_out, "report.less_ours_out", exp, currency, say),
        _row(say("report.adjusted", {}), _amount(theirs, exp, currency), bold=True),
    ]
    titles = "".join(f'<th width="50%">{say(key, {})}</th>' for key in ("report.ours", "report.theirs"))
    table = (
        f"<table {_FRAME}>"
        f"<thead><tr>{titles}</tr></thead><tr><td>{_inner(left)}</td><td>{_inner(right)}</td></tr></table>\n"
    )
    return table + _left(page, ours - theirs, exp, say)


def _inner(rows: list[str]) -> str:
    return f'<table width="100%" cellpadding="2">{"".join(rows)}</table>'


def _single(page: ReconciliationPage, parts: _Parts, exp: int, say: Say) -> str:
    """Return one column from our balance down to theirs."""
    line, currency = page.line, page.line.currency
    ours, theirs = _adjusted(parts, exp)
    expected = ours - parts.sum_of("ours_in") + parts.sum_of("ours_out")
    rows = [
        _row(say("report.balance_ours", {}), _amount(line.sum_a, line.exp, currency), bold=True),
        *_block(parts.theirs_in, "report.add_theirs_in", exp, currency, say),
        *_block(parts.theirs_out, "report.less_theirs_out", exp, currency, say),
        *_block(parts.ours_out, "report.add_ours_out", exp, currency, say),
        *_block(parts.ours_in, "report.less_ours_in", exp, currency, say),
        *_named(parts, exp, say),
        _row(say("report.computed_theirs", {}), _amount(expected, exp, currency), bold=True),
        _row(say("report.balance_theirs", {}), _amount(line.sum_b, line.exp, currency), bold=True),
    ]
    head = f"<thead><tr><th>{say('report.item', {})}</th><th>{say('report.amount', {})}</th></tr></thead>"
    table = f"<table {_FRAME}>{head}{''.join(rows)}</table>\n"
    return table + _left(page, ours - theirs, exp, say)


def _left(page: ReconciliationPage, off: int, exp: int, say: Say) -> str:
    """Return how far the adjusted balances are apart, what is unexplained, and the stated closing balances."""
    line = page.line
    rows = [
        _row(say("report.difference_adjusted", {}), _amount(off, exp, line.currency), bold=True),
        _row(say("report.unexplained", {}), _amount(line.unexplained, line.exp, line.currency), bold=True),
    ]
    for key, closing in (("report.closing_ours", page.closing_a), ("report.closing_theirs", page.closing_b)):
        if closing:
            rows.append(_row(say(key, {}), grouped(closing)))
    return f'<table width="100%" cellpadding="3">{"".join(rows)}</table>\n'


def _foot(head: DocumentHead, say: Say) -> str:
    cells = [
        f"{say('report.prepared', {})}: {escape(head.prepared_by)}",
        f"{say('report.reviewed', {})}: {escape(head.reviewed_by)}",
        f"{say('report.date', {})}: {escape(head.signed_on)}",
    ]
    return f'<table width="100%" cellpadding="6"><tr>{"".join(f"<td>{one}</td>" for one in cells)}</tr></table>\n'
