"""Drafts of entries (分录草稿): lines on accounts of the books, of which the debits are the credits.

A draft is what a bookkeeper would book to settle a discrepancy. Nothing is booked by the program: drafts are written to
a file that the bookkeeping program imports.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.domain.money import plain, rescale

#: How a draft's mark looks; it stands in the text of every line, so that the booked voucher is known again.
MARK = re.compile(r"TO-[0-9A-F]{8}")

#: The kind of word of a person that a draft is in a book; how what is no discrepancy begins in `Draft.items`.
VOUCHER = "voucher"
FEES, WRITTEN_OFF = "fees:", "off:"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedLine:
    """One line. minor: debit positive, credit negative, in the smallest coin of the draft's currency; never 0.

    role, place: what the account is for (app.domain.account_roles) and of which account of the shop, "" for none;
    code, name: the account of the books; text: what is written beside it, "" = that of the draft.
    """

    minor: int
    code: str
    name: str
    role: str = ""
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One voucher. currency, exp: of its amounts, the currency's own digits. day: on which it is booked.

    items: discrepancy_ids that it settles, or what else it is made of ("fees:…"); codes: theirs, sorted, each once.
    text: said of every line that says nothing of its own.
    """

    day: date
    text: str
    currency: str
    exp: int
    lines: tuple[BookedLine, ...]
    items: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    @property
    def debit(self) -> int:
        """Return the sum of the debits."""
        return sum(one.minor for one in self.lines if one.minor > 0)

    @property
    def credit(self) -> int:
        """Return the sum of the credits, positive."""
        return -sum(one.minor for one in self.lines if one.minor < 0)

    @property
    def mark(self) -> str:
        """Return what the draft is known by: the same for the same items, whatever is changed in its lines."""
        seed = "\n".join(sorted(self.items)) or self.text
        return "TO-" + hashlib.sha256(seed.encode()).hexdigest()[:8].upper()

    def text_of(self, line: BookedLine) -> str:
        """Return what stands beside a line in the books: its text and the mark."""
        return f"{line.text or self.text} {self.mark}".strip()


def fault(draft: Draft) -> tuple[str, dict[str, Any]] | None:
    """Return why a draft may not be booked as key and parameters, None where it may."""
    if len(draft.lines) < 2:
        return "vouchers.lines", {}
    for number, one in enumerate(draft.lines, 1):
        if not one.minor:
            return "vouchers.zero", {"line": number}
        if not one.code.strip() and not one.name.strip():
            return "vouchers.no_account", {"line": number}
    if draft.debit != draft.credit:
        sums = [plain(one, draft.exp, draft.currency) for one in (draft.debit, draft.credit)]
        return "vouchers.unbalanced", {"debit": sums[0], "credit": sums[1], "currency": draft.currency}
    return None


def merged(drafts: Sequence[Draft], text: str, day: date) -> Draft | None:
    """Return one draft for several of one currency, a line for each account; None where nothing is left to book."""
    sums: dict[tuple[str, str, str, str], int] = {}
    for line in (line for one in drafts for line in one.lines):
        key = (line.role, line.place, line.code, line.name)
        sums[key] = sums.get(key, 0) + line.minor
    lines = [
        BookedLine(minor=value, role=role, place=place, code=code, name=name)
        for (role, place, code, name), value in sums.items()
        if value
    ]
    lines.sort(key=lambda one: one.minor < 0)  # debits first, in the order in which they came
    if not lines:
        return None
    return replace(
        drafts[0],
        day=day,
        text=text,
        lines=tuple(lines),
        items=tuple(item for one in drafts for item in one.items),
        codes=tuple(sorted({code for one in drafts for code in one.codes})),
    )


def to_params(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain data, as the book keeps it."""
    return {
        "day": draft.day.isoformat(),
        "text": draft.text,
        "currency": draft.currency,
        "lines": [
            {
                "amount": plain(one.minor, draft.exp, draft.currency),
                "code": one.code,
                "name": one.name,
                "role": one.role,
                "place": one.place,
                "text": one.text,
            }
            for one in draft.lines
        ],
        "items": list(draft.items),
        "codes": list(draft.codes),
    }


def from_params(params: dict[str, Any]) -> Draft:
    """Return the draft of what `to_params` wrote."""
    from app.domain.money import digits, parse_plain

    exp = digits(params["currency"])
    return Draft(
        day=date.fromisoformat(params["day"]),
        text=params["text"],
        currency=params["currency"],
        exp=exp,
        lines=tuple(
            BookedLine(
                minor=rescale(*parse_plain(one["amount"]), exp),
                code=one["code"],
                name=one["name"],
                role=one["role"],
                place=one["place"],
                text=one["text"],
            )
            for one in params["lines"]
        ),
        items=tuple(params["items"]),
        codes=tuple(params["codes"]),
    )


def total(drafts: Iterable[Draft]) -> dict[str, tuple[int, int, int]]:
    """Return currency → (exponent, Σ debits, Σ credits)."""
    sums: dict[str, tuple[int, int, int]] = {}
    for one in drafts:
        _exp, debit, credit = sums.get(one.currency, (one.exp, 0, 0))
        sums[one.currency] = (one.exp, debit + one.debit, credit + one.credit)
    return sums
