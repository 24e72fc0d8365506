"""SWIFT messages as statements: entries of each message, pages and days joined, figures held against each other.

One statement is one account in one currency with a chain of balances. Where a balance does not follow from the one
before, the messages between are not in the file, and a new statement begins; pages of one statement that do not
follow are a contradiction. Interim reports (MT942) state no balances: those of one account are one statement.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.domain.errors import SourceRefused
from app.domain.money import digits
from app.domain.statement import Check
from app.importers.controls import count_check, money_check
from app.importers.families.figures import Figure
from app.importers.families.swift_entry import Balance, Entry, balance_of, entry_of, figure_of, refuse
from app.importers.families.swift_lines import Field, Message

_SUMS = re.compile(r"(?P<count>[0-9]{1,9})(?P<currency>[A-Z]{3})(?P<sum>[0-9]+,[0-9]*)\s*")
_ING = re.compile(r"/SUM/([0-9]{1,9})/([0-9]{1,9})/([0-9]+,[0-9]*)/([0-9]+,[0-9]*)/?\s*")
_ING_OLD = re.compile(r"D([0-9]{6})C([0-9]{6})D([0-9]+,[0-9]*)C([0-9]+,[0-9]*)\s*")
_FLOOR = re.compile(r"([A-Z]{3})[CD]?[0-9]+,?[0-9]*\s*")
_WITH_CURRENCY = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}?(?P<currency>[A-Z]{3})")
_NUMBER = re.compile(r"\s*([0-9]+)(?:/([0-9]+))?")
_MOST_LINES = 2_000  # of one narrative: more is no statement


@dataclass(slots=True)
class Page:
    """One message.

    interim: without balances; pending: an interim report, whose entries are not booked yet. stated: (of debits, count,
    sum) that it says of its entries.
    """

    row: int
    account: str
    currency: str
    number: str
    interim: bool
    pending: bool
    opening: Balance | None
    closing: Balance | None
    entries: list[Entry]
    stated: list[tuple[bool, int, Figure]] = field(default_factory=list)

    def moved(self, exp: int) -> int:
        """Return the sum of the entries at `exp`."""
        return sum(one.figure.at(exp) for one in self.entries)

    def exp(self) -> int:
        """Return the digits that all its figures need."""
        figures = [one.figure for one in self.entries] + [one.figure for one in (self.opening, self.closing) if one]
        figures += [figure for _debit, _count, figure in self.stated]
        return max([digits(self.currency), *(one.exp for one in figures)])

    def end(self, exp: int) -> int | None:
        """Return the balance after the entries: as stated, else as it follows; None where nothing says it."""
        if self.closing is not None:
            return self.closing.figure.at(exp)
        return None if self.opening is None else self.opening.figure.at(exp) + self.moved(exp)

    def start(self, exp: int) -> int | None:
        """Return the stated opening balance."""
        return None if self.opening is None else self.opening.figure.at(exp)


class Run:
    """Pages of one account and currency whose balances follow from each other, oldest first.

    exp: the digits that all its figures need; entries: those of all pages, in the order of the file.
    """

    def __init__(self, pages: list[Page]) -> None:
        self.pages = pages
        self.exp = max(one.exp() for one in pages)
        self.entries = sorted((one for page in pages for one in page.entries), key=lambda one: one.row)


def pages_of(messages: Sequence[Message], file: str) -> list[Page]:
    """Return the messages that are statements; SourceRefused where one cannot be read exactly."""
    pages = []
    _check_end(messages, file)
    for one in messages:
        if one.has("60F", "60M", "62F", "62M", "61", "34F", "90C", "90D"):
            for tag, there in ((":25:", one.has("25", "25P")), (":60F:", one.has("60F", "60M") or not one.closed())):
                if not there:
                    raise SourceRefused("refused.no_column", file=file, row=one.fields[0].row, column=tag)
            pages.append(_page(one, file))
    if not pages:
        raise SourceRefused("refused.empty", file=file)
    known = {page.account: page.currency for page in pages if page.currency}
    for page in pages:
        page.currency = page.currency or known.get(page.account, "")
        if not page.currency:
            raise SourceRefused("refused.no_currency", file=file, row=page.row)
    return pages


def _check_end(found: Sequence[Message], file: str) -> None:
    """Refuse a file that is cut off: its last message is not ended, and has neither closing balance nor sums."""
    if not found or found[-1].ended:
        return
    last, others_ended = found[-1], any(one.ended for one in found)
    closed = last.has("62F", "90C", "90D") or (last.has("62M") and not others_ended)
    if not closed or (last.blocked and others_ended):
        raise SourceRefused("refused.cut_off", file=file, row=last.fields[-1].row if last.fields else 0)


def _page(one: Message, file: str) -> Page:
    opening = _balance(one, ("60F", "60M"), file)
    closing = _balance(one, ("62F", "62M"), file)
    stated = _stated(one, file)
    place = one.first("25", "25P")
    assert place is not None
    currency = next((found.currency for found in (opening, closing) if found), "") or _said_currency(one, file)
    account = place.text.strip()
    if not currency:
        ending = _WITH_CURRENCY.fullmatch(account)
        currency = ending["currency"] if ending else ""
    number = one.first("28C", "28")
    return Page(
        row=place.row,
        account=_without_currency(account, currency),
        currency=currency,
        number=number.text if number else "",
        interim=opening is None and closing is None,
        pending=opening is None and closing is None and one.has("34F", "13", "13D", "90C", "90D"),
        opening=opening,
        closing=closing,
        entries=_entries(one, file),
        stated=stated,
    )


def _balance(one: Message, tags: tuple[str, ...], file: str) -> Balance | None:
    found = one.first(*tags)
    return balance_of(found, file) if found is not None else None


def _said_currency(one: Message, file: str) -> str:
    """Return the currency of the floor limit, the sums or the available balance."""
    for each in one.fields:
        if each.tag in ("34F", "90C", "90D"):
            found = (_FLOOR if each.tag == "34F" else _SUMS).fullmatch(each.text)
            if found is not None:
                return found[1] if each.tag == "34F" else found["currency"]
    available = one.first("64", "65")
    return balance_of(available, file).currency if available is not None else ""


def _without_currency(account: str, currency: str) -> str:
    """Return an account number without the currency that some banks put after it."""
    if currency and account.endswith(currency) and len(account) > len(currency) + 3:
        return account[: -len(currency)].rstrip(" /")
    return account


def _entries(one: Message, file: str) -> list[Entry]:
    """Return the entries, each with its narrative; a `:86:` after a balance speaks of the statement."""
    found: list[Entry] = []
    of_entry = False
    for each in one.fields:
        if len(each.lines) > _MOST_LINES and each.tag in ("61", "86"):
            refuse("refused.value", each, each.text, file)
        if each.tag == "61":
            found.append(entry_of(each, file))
            of_entry = True
        elif each.tag == "86" and of_entry:
            found[-1].told += each.lines
        elif each.tag != "NS":
            of_entry = False
    return found


def _stated(one: Message, file: str) -> list[tuple[bool, int, Figure]]:
    """Return (of debits, count, sum) that the message says of its entries."""
    found: list[tuple[bool, int, Figure]] = []
    after = False
    for each in one.fields:
        after |= each.tag in ("62F", "62M")
        if each.tag in ("90C", "90D"):
            sums = _SUMS.fullmatch(each.text)
            if sums is None:
                refuse("refused.not_amount", each, each.text, file)
            found.append((each.tag == "90D", int(sums["count"]), figure_of(sums["sum"], each, file)))
        elif each.tag == "86" and after:
            found += _ing(each, file)
    return found


def _ing(each: Field, file: str) -> list[tuple[bool, int, Figure]]:
    said = _ING.fullmatch(each.text) or _ING_OLD.fullmatch(each.text)
    if said is None:
        return []
    return [
        (True, int(said[1]), figure_of(said[3], each, file)),
        (False, int(said[2]), figure_of(said[4], each, file)),
    ]


def runs_of(pages: Sequence[Page]) -> list[Run]:
    """Return the pages as statements, in the order of the file."""
    dealt: dict[tuple[str, str, bool], list[Page]] = {}
    for page in pages:
        dealt.setdefault((page.account, page.currency, page.interim), []).append(page)
    runs = [run for found in dealt.values() for run in _chained(found)]
    return sorted(runs, key=lambda run: min(page.row for page in run.pages))


def _chained(pages: list[Page]) -> list[Run]:
    if pages[0].interim:
        return [Run(pages)]
    exp = max(one.exp() for one in pages)
    onward = sum(one.end(exp) == two.start(exp) for one, two in pairwise(pages))
    if sum(two.end(exp) == one.start(exp) for one, two in pairwise(pages)) > onward:
        pages = pages[::-1]  # newest first
    runs = [pages[:1]]
    for before, page in pairwise(pages):
        end, start = before.end(exp), page.start(exp)
        if (end is not None and end == start) or torn(before, page):
            runs[-1].append(page)
        else:
            runs.append([page])
    return [Run(one) for one in runs]


def torn(before: Page, page: Page) -> bool:
    """Return whether two pages of one statement do not follow from each other."""
    if before.closing is None or page.opening is None or not (before.closing.page and page.opening.page):
        return False
    one, two = _NUMBER.match(before.number), _NUMBER.match(page.number)
    same = one is not None and two is not None and one[1] == two[1]
    return same and before.closing.figure != page.opening.figure


def checks_of(run: Run) -> list[Check]:
    """Return every figure that the pages state, held against their entries."""
    exp, currency = run.exp, run.pages[0].currency
    found: list[Check] = []
    for before, page in zip([None, *run.pages], run.pages, strict=False):
        if before is not None and torn(before, page):
            found.append(money_check("opening", page.start(exp) or 0, before.end(exp) or 0, exp, currency))
        found += _of_page(page, exp, currency)
    return found


def _of_page(page: Page, exp: int, currency: str) -> list[Check]:
    found: list[Check] = []
    if page.opening is not None and page.closing is not None:
        reached = page.opening.figure.at(exp) + page.moved(exp)
        check = money_check("closing", page.closing.figure.at(exp), reached, exp, currency)
        if page.opening.currency != page.closing.currency:
            stated = f"{check.stated} {page.closing.currency}"
            check = Check(name="closing", stated=stated, found=f"{check.found} {currency}", agrees=False)
        found.append(check)
    for debit, count, figure in page.stated:
        found += _sums(page, debit, count, figure.at(exp), exp)
    return found


def _sums(page: Page, debit: bool, count: int, total: int, exp: int) -> list[Check]:
    """Compare count and sum of one side: by the mark or, where entries were reversed, by the way the money went."""
    by_mark = [one for one in page.entries if one.credit != debit]
    by_way = [one for one in page.entries if one.figure.value != 0 and (one.figure.value < 0) == debit]
    name = "out" if debit else "in"
    both = []
    for rows in (by_mark, by_way):
        found = sum(abs(one.figure.at(exp)) for one in rows)
        both.append(
            [
                count_check(f"count_{name}", count, len(rows)),
                money_check(f"sum_{name}", total, found, exp, page.currency),
            ]
        )
    return next((one for one in both if all(check.agrees for check in one)), both[0])
