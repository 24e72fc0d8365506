"""The reconciliation document (余额调节表) of a period: its pages, as HTML ready to show, print or save."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from app.config.words import Words, one_line
from app.domain.money import plain, rescale
from app.domain.parties import masked_party
from app.domain.period import day_of
from app.domain.proof import OpenPiece, ProofLine
from app.domain.record import Layer
from app.reports.documents import DocumentHead, PageItem, ReconciliationPage, reconciliation_html
from app.services.account_names import named, proved_names
from app.services.proof import PROOF_COLUMNS, prove
from app.services.two_persons import names_of

if TYPE_CHECKING:
    from app.services.ports import StoredSignOff, StoredStatement, UnitOfWork

#: Items of one heading that a page lists; the smaller ones become one line that says how many.
LISTED = 12


def reconciliation_document(
    uow: UnitOfWork,
    *,
    first: date,
    last: date,
    words: Words,
    layout: str = "double",
    comparison: str = "L3",
    signed: StoredSignOff | None = None,
    full_names: bool = True,
) -> str:
    """Return the document of a period as HTML, a page for each account pair of `comparison` ("" = all).

    signed: the sign-off of the period, whose names stand below. full_names: False masks names of persons.
    """
    party: Callable[[str], str] = str if full_names else masked_party
    pages = reconciliation_pages(uow, first=first, last=last, words=words, comparison=comparison, party=party)
    prepared, reviewed = names_of(signed)
    head = DocumentHead(
        company=uow.info().get("company", ""),
        period=words.say("report.days", {"first": str(first), "last": str(last)}),
        prepared_by=prepared,
        reviewed_by=reviewed,
        signed_on=signed.at[:10] if signed else "",
        pages=pages,
    )
    return reconciliation_html(head, layout, words.say)


def reconciliation_pages(
    uow: UnitOfWork,
    *,
    first: date,
    last: date,
    words: Words,
    comparison: str = "L3",
    party: Callable[[str], str] = str,
) -> list[ReconciliationPage]:
    """Return a page for each account pair that has something in the period; party: how names are written."""
    matches, members = uow.matches.live()
    items = uow.discrepancies.live()
    records = uow.records.table(columns=PROOF_COLUMNS)
    made = prove(records, matches, members, items, first=first, last=last, most_pieces=1 << 40)
    wanted = {at for at, line in enumerate(made.lines) if comparison in ("", line.comparison)}
    pieces: dict[int, list[OpenPiece]] = defaultdict(list)
    for piece in made.pieces:
        if piece.line in wanted:
            pieces[piece.line].append(piece)
    statements = uow.statements.live()
    titles = proved_names(uow, words)
    said = {name: items[name].to_pylist() for name in ("code", "text_key", "params")} if wanted else {}
    return [
        ReconciliationPage(
            line=named(made.lines[at], titles, words),
            items=_items(uow, pieces[at], said["code"], made.lines[at].comparison, words, party),
            closing_a=_closing(statements, made.lines[at], made.lines[at].account_a, last),
            closing_b=_closing(statements, made.lines[at], made.lines[at].account_b, last),
        )
        for at in sorted(wanted)
    ]


def _items(
    uow: UnitOfWork,
    pieces: Sequence[OpenPiece],
    codes: Sequence[str],
    comparison: str,
    words: Words,
    party: Callable[[str], str],
) -> list[PageItem]:
    """Return the largest items of each heading, and one for the rest of it."""
    headings: dict[tuple[int, bool], list[OpenPiece]] = defaultdict(list)
    for piece in pieces:
        headings[piece.side, piece.effect > 0].append(piece)
    shown = [piece for some in headings.values() for piece in some[:LISTED]]
    numbers = np.array([piece.record for piece in shown], np.int64)
    rows = uow.records.rows(numbers).to_pylist() if len(numbers) else []
    out = []
    for piece, row in zip(shown, rows, strict=True):
        code = codes[piece.item] if piece.item >= 0 else ""
        voucher = row["subtype"] if row["layer"] == Layer.LEDGER else ""  # its own number
        refs = (row["channel_ref"], row["batch_ref"], row["order_ref"], voucher, party(row["counterparty"]))
        out.append(
            PageItem(
                side=piece.side,
                effect=piece.effect,
                exp=piece.exp,
                day=str(day_of(row["at"] // 86_400)),
                text=one_line(next((one for one in refs if one), "")),
                code=code,
                note=words.code_title(code, comparison) if code else words.say("report.nothing_said"),
            )
        )
    for (side, _positive), some in sorted(headings.items()):
        if rest := some[LISTED:]:
            exp = max(piece.exp for piece in rest)
            effect = sum(rescale(piece.effect, piece.exp, exp) for piece in rest)
            text = words.say("report.others", {"count": len(rest)})
            out.append(PageItem(side=side, effect=effect, exp=exp, text=text))
    return out


def _closing(statements: Sequence[StoredStatement], line: ProofLine, account: str, last: date) -> str:
    """Return the closing balance of the account's statement that ends last, not after the period."""
    mine = [
        one
        for one in statements
        if account in (one.account or one.format, one.account)
        and one.currency == line.currency
        and one.closing is not None
        if one.period_end and one.period_end[:10] <= str(last) and not one.refused_key
    ]
    if not mine:
        return ""
    latest = max(mine, key=lambda one: (one.period_end[:10], one.statement_id))
    return plain(latest.closing or 0, latest.exp, latest.currency)
