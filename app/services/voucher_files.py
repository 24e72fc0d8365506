"""Writes drafts of entries to a file for a bookkeeping program, and writes down that it was done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.config.files import write_whole
from app.domain.book import home_of
from app.domain.errors import NotAllowed
from app.domain.progress import Report, Step, silent
from app.reports.vouchers import journal_table, kingdee_jdy, kingdee_k3, plain_text, yonyou_u8
from app.reports.vouchers.layout import Layout, Numbered, Told, check
from app.services.vouchers import mark_exported

if TYPE_CHECKING:
    from app.config.words import Words
    from app.domain.booking import Draft
    from app.services.ports import AuditEntry, Book

#: In the order in which they are offered.
LAYOUTS: dict[str, Layout] = {
    one.key: one
    for one in (
        kingdee_jdy.LAYOUT,
        kingdee_k3.LAYOUT,
        yonyou_u8.LAYOUT,
        journal_table.TABLE,
        journal_table.CSV,
        plain_text.BEANCOUNT,
        plain_text.HLEDGER,
    )
}


def write_vouchers(
    path: str, layout: str, drafts: Sequence[Draft], words: Words, *, home: str, maker: str, first: int = 1
) -> int:
    """Write drafts, numbered from `first` on in the order of their days, each month anew; return how many lines.

    NotAllowed where there is none or the program would not take one; OutputFailed where the file cannot be written.
    The same drafts give the same bytes.
    """
    if not drafts:
        raise NotAllowed("vouchers.no_drafts")
    vouchers: list[Numbered] = []
    for draft in sorted(drafts, key=lambda one: (one.day, one.mark)):
        same = bool(vouchers) and vouchers[-1].draft.day.replace(day=1) == draft.day.replace(day=1)
        vouchers.append(Numbered(vouchers[-1].number + 1 if same else first, draft))
    kind = LAYOUTS[layout]
    check(kind, vouchers)
    heads = {name: words.say(f"journal.{name}") for name in journal_table.FIELDS}
    told = Told(home=home, maker=maker, heads=heads, sheet=words.say("vouchers.sheet"))
    with write_whole(path) as file:
        kind.write(file, vouchers, told)
    return sum(len(one.lines) for one in drafts)


def export_vouchers(
    book: Book,
    path: str,
    layout: str,
    drafts: Sequence[Draft],
    words: Words,
    actor: str,
    *,
    first: int = 1,
    report: Report = silent,
) -> AuditEntry:
    """Write drafts to a file and mark them as exported; where the file cannot be written nothing is marked."""
    report(Step.WRITING, 0, len(drafts), path)
    with book.read() as uow:
        home = home_of(uow.info())
    write_vouchers(path, layout, drafts, words, home=home, maker=actor, first=first)
    return mark_exported(book, [one.mark for one in drafts], layout, Path(path).name, actor)
