"""A month is signed off only when nothing is left, its numbers stay, and reopening has a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.config.words import Words
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.period import PeriodState
from app.services import review_columns as rc
from app.services.account_names import account_names, account_titles
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies
from app.services.ports import Book
from app.services.proof import proof
from app.services.review import load_review
from app.services.sign_off import Check, changed_since, readiness, refuse_unready, reopen, sign_off, sign_off_of
from tests.demo_book import SEPTEMBER, demo_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def settle(book: Book) -> None:
    """Approve what is suggested, decide the ties, explain what is open."""
    for comparison in ("L1", "L2", "L3", "L4", "L5"):
        with book.read() as uow:
            columns = load_review(uow, comparison, first=SEPTEMBER.first, last=SEPTEMBER.last)
        matches = tuple(columns.match[np.isin(columns.state, (rc.SUGGESTED, rc.AMBIGUOUS))].tolist())
        if matches:
            decide(book, Decision(kind="confirm", matches=matches, many=True), "Lin")
    with book.read() as uow:
        items = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    numbers = tuple(items.number[items.state == 1].tolist())
    if numbers:
        decide(book, Decision(kind="explain", discrepancies=numbers, reason="accepted", note="checked"), "Lin")


def test_a_month_with_something_left_cannot_be_signed(book):
    """UX 35: only with nothing unexplained."""
    with pytest.raises(NotAllowed) as refused:
        sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    assert refused.value.key in ("period.suggested", "period.open_items", "period.unexplained")
    with pytest.raises(NotAllowed) as nameless:
        sign_off(book, SEPTEMBER, "  ", "", "Lin")
    assert nameless.value.key == "period.name"
    for name, key in (("statements", "period.statements"), ("statements_totals", "period.totals")):
        with pytest.raises(NotAllowed) as of_files:  # what disagrees with itself is no gap
            refuse_unready([Check(name=f"check.{name}", passed=False, left=5)])
        assert of_files.value.key == key
    with book.read() as uow:
        names = account_names(uow, Words("en"), account_titles(uow, Words("en")))
        said = [what for one in readiness(uow, SEPTEMBER, names) for _key, what in one.details]
    pairs = [what["pair"] for what in said if "pair" in what]
    assert any("Alipay …" in one for one in pairs)
    assert not any(number in one for one in pairs for number in names if number.isdigit())


def test_a_settled_month_ties_out_and_is_signed_and_locked(book):
    settle(book)
    with book.read() as uow:
        checks = readiness(uow, SEPTEMBER)
        assert [one for one in checks if not one.passed] == []
        lines = proof(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        paired = [one for one in lines if not one.lacking]  # what has one side alone does not tie out
        assert len(paired) < len(lines) and checks[-1].done == len(paired)
    sign_off(book, SEPTEMBER, "Lin Xiao", "all checked", "Lin")
    with book.read() as uow:
        assert uow.periods.state(SEPTEMBER) is PeriodState.SIGNED
        signed = sign_off_of(uow, SEPTEMBER)
        assert signed is not None and signed.name == "Lin Xiao"
        assert changed_since(uow, signed) == []
        columns = load_review(uow, "L1", first=SEPTEMBER.first, last=SEPTEMBER.last)
    assert all(line["unexplained"] in ("0.00", "0") for line in signed.numbers["proof"])
    inside = columns.locked & (columns.state == rc.MATCHED) & (columns.match > 0)
    with pytest.raises(PeriodClosed):
        decide(book, Decision(kind="unmatch", matches=(int(columns.match[inside][0]),)), "Lin")
    with pytest.raises(PeriodClosed):
        sign_off(book, SEPTEMBER, "Lin Xiao", "", "Lin")


def test_reopening_asks_for_a_reason_and_keeps_the_old_numbers_out_of_force(book):
    """UX 34: reopening needs a reason and is logged."""
    settle(book)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with pytest.raises(NotAllowed):
        reopen(book, SEPTEMBER, " ", "Lin")
    reopen(book, SEPTEMBER, "a late refund", "Lin")
    with book.read() as uow:
        assert uow.periods.state(SEPTEMBER) is PeriodState.REOPENED
        assert sign_off_of(uow, SEPTEMBER) is None
        columns = load_review(uow, "L1", first=SEPTEMBER.first, last=SEPTEMBER.last)
    assert not columns.locked.any()


def test_what_changes_after_a_sign_off_is_listed(book):
    """UX 36"""
    settle(book)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        signed = sign_off_of(uow, SEPTEMBER)
        waiting = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    number = int(waiting.number[waiting.state == 0][0])
    decide(book, Decision(kind="explain", discrepancies=(number,), reason="other_period", note="came"), "Lin")
    with book.read() as uow:
        changes = changed_since(uow, signed)
    assert changes and all(then != now for _what, then, now in changes)
