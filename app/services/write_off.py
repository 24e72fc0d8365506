"""Writing off the small difference of a match within the book's limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.book import home_of
from app.domain.errors import NotAllowed
from app.domain.match import CONFIRMED, EXPLAINED, RESOLVED
from app.domain.money import digits, parse_plain, plain
from app.services import deciding, open_items
from app.services.deciding import Decision
from app.services.ports import AuditEntry, Book, UnitOfWork
from app.services.review_lines import ints

if TYPE_CHECKING:
    import pyarrow as pa

#: Why a difference is written off; the words are keys of texts.
CAUSES = ("rounding", "fee", "discount", "shipping", "other")

#: The largest difference that may be written off, of any currency, where the book says nothing.
DEFAULT_LIMIT = "1.00"
_LIMIT, _SUBJECT = "limit", "write_off"


def write_off(uow: UnitOfWork, decision: Decision, actor: str) -> AuditEntry:
    """Settle what matches leave over: each difference is within the limit, and the cause is kept.

    A suggested match is approved with it; records_a and records_b, where given, are matched first.
    """
    if decision.reason not in CAUSES:
        raise NotAllowed("review.reason")
    numbers = list(decision.discrepancies)
    if decision.records_a and decision.records_b:
        numbers = _left_over(uow, deciding.match_by_hand(uow, decision, actor)[1])
    if not numbers:
        raise NotAllowed("write_off.nothing")
    items = deciding.live_items(uow, numbers)
    _check(uow, items)
    _approve(uow, items, actor)
    said = {"cause": decision.reason}
    deciding.explain_items(uow, items, reason="written_off", note=decision.note, expected=None, params=said)
    sums = deciding.item_sums(items)
    params: dict[str, Any] = {
        "count": items.num_rows,
        "amount": ", ".join(f"{value} {currency}" for currency, value in sums.items()),
        "cause": {"key": f"write_off.{decision.reason}", "params": {}},
        "note": decision.note,
    }
    return uow.commit(text_key="audit.write_off", params=params, rows=items.num_rows, sums=sums)


def _left_over(uow: UnitOfWork, match: int) -> list[int]:
    live = uow.discrepancies.live()
    return [int(one) for one in ints(live["number"])[ints(live["match"]) == match]]


def _check(uow: UnitOfWork, items: pa.Table) -> None:
    """Refuse what is no difference of a match, is settled already or goes beyond the limit."""
    most, exp = parse_plain(limit(uow))
    for one in items.to_pylist():
        if not one["match"]:
            raise NotAllowed("write_off.no_match")
        if one["code"] == "AM10":  # its amount is a whole side, in a currency of which the other side has none
            raise NotAllowed("write_off.across")
        if one["state"] in (EXPLAINED, RESOLVED):
            raise NotAllowed("write_off.nothing")
        if abs(one["amount"]) * 10**exp > most * 10 ** one["exp"]:
            amount = plain(abs(one["amount"]), one["exp"], one["currency"])
            raise NotAllowed("write_off.limit", amount=amount, currency=one["currency"], limit=limit(uow))


def _approve(uow: UnitOfWork, items: pa.Table, actor: str) -> None:
    """Approve the matches of the items, where they are suggested."""
    matches, members = deciding.picked(uow, np.unique(ints(items["match"])).tolist())
    suggested = ints(matches["number"])[ints(matches["state"]) != CONFIRMED]
    deciding.refuse_signed(uow, deciding.record_days(uow.records.rows(ints(members["record"]))))
    if not len(suggested):
        return
    blocked, file = deciding.blocked(uow, members)
    if blocked & set(suggested.tolist()):
        raise NotAllowed("review.accept_first", file=file)
    uow.matches.restate(suggested, state=CONFIRMED, actor=actor)
    open_items.settle_ties(uow, members.filter(np.isin(ints(members["match"]), suggested)))


def limit(uow: UnitOfWork) -> str:
    """Return the largest amount that may be written off, a plain decimal that holds for every currency."""
    said = [str(one.params["amount"]) for one in uow.decisions.live(_LIMIT) if one.subject == _SUBJECT]
    return said[-1] if said else DEFAULT_LIMIT


def set_limit(book: Book, text: str, actor: str) -> AuditEntry:
    """Set the book's limit; NotAllowed where the text is no amount of zero or more."""
    try:
        value, exp = parse_plain(text.strip())
    except ValueError as error:
        raise NotAllowed("split.not_amount", text=text) from error
    if value < 0:
        raise NotAllowed("split.not_amount", text=text)
    with book.write("limit", actor) as uow:
        amount = plain(value, exp, home_of(uow.info()))
        uow.decisions.close([one.number for one in uow.decisions.live(_LIMIT) if one.subject == _SUBJECT])
        uow.decisions.add(_LIMIT, _SUBJECT, params={"amount": amount})
        return uow.commit(text_key="audit.write_off_limit", params={"amount": amount}, rows=1)


def within(minor: int, exp: int, currency: str, most: str) -> bool:
    """Return whether an amount may be written off under a limit."""
    value, places = parse_plain(most)
    top = max(exp, places, digits(currency))
    return bool(abs(minor) * 10 ** (top - exp) <= value * 10 ** (top - places))
