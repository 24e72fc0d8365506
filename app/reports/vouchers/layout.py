"""What the layouts of voucher files share: numbered vouchers, the words of a line, and what a program cannot take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from app.domain.booking import BookedLine, Draft
from app.domain.errors import NotAllowed
from app.domain.money import plain

#: The word of vouchers in Chinese programs that know one kind alone.
WORD = "记"


class Numbered(NamedTuple):
    """A draft with the number that its voucher gets."""

    number: int
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a file needs to know beside the drafts. home: currency of the books; maker: who made the entries.

    heads: column titles of the general journal by field; sheet: name of a worksheet.
    """

    home: str = "CNY"
    maker: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    sheet: str = "Journal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One kind of file. key: stored with every export, never changes. title: key of its text. ending: with its point.

    coded: whether each account needs a number; home_only: the one currency that the program keeps books in, "" for any.
    """

    key: str
    title: str
    ending: str
    write: Callable[[BinaryIO, Sequence[Numbered], Told], None]
    coded: bool = False
    home_only: str = ""


def check(layout: Layout, vouchers: Sequence[Numbered]) -> None:
    """Refuse what the program behind a layout would not take; NotAllowed names the entry."""
    program = {"key": layout.title, "params": {}}
    for one in vouchers:
        if layout.home_only and one.draft.currency != layout.home_only:
            said = {"home": layout.home_only, "currency": one.draft.currency}
            raise NotAllowed("vouchers.currency", program=program, mark=one.draft.mark, **said)
        for line in one.draft.lines:
            if layout.coded and not line.code:
                raise NotAllowed("vouchers.no_code", program=program, account=line.name, mark=one.draft.mark)


def money(draft: Draft, line: BookedLine) -> tuple[str, str]:
    """Return (debit, credit) of a line as plain decimals, "" for the side that it does not stand on."""
    text = plain(abs(line.minor), draft.exp, draft.currency)
    return (text, "") if line.minor > 0 else ("", text)


def shortened(draft: Draft, line: BookedLine, most: int) -> str:
    """Return what stands beside a line in at most so many characters; the mark is never cut."""
    text = draft.text_of(line)
    if len(text) <= most:
        return text
    return f"{text[: most - len(draft.mark) - 2].rstrip()}… {draft.mark}"
