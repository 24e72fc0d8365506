"""One prepares a month, another signs it off: who may do what, what is kept, and what takes it back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.config.words import Words
from app.domain.errors import NotAllowed
from app.domain.period import PeriodState
from app.services.certificate import certificate_document
from app.services.closing import close_steps
from app.services.decide import Decision, decide
from app.services.history import redo, undo
from app.services.ports import Book
from app.services.reconciliation import reconciliation_document
from app.services.sign_off import reopen, sign_off, sign_off_of, submit
from app.services.two_persons import prepared_of, same_person, send_back, sent_back_of, set_wants_two
from app.services.verify import verify
from app.ui.dashboard.steps import step_left
from tests.demo_book import SEPTEMBER, demo_book
from tests.services.test_sign_off import settle


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A settled book that wants two."""
    opened = demo_book(tmp_path)
    settle(opened)
    set_wants_two(opened, True, "Lin")
    yield opened
    opened.close()


def state(book: Book) -> PeriodState:
    with book.read() as uow:
        return uow.periods.state(SEPTEMBER)


def refused(call, *args) -> str:
    with pytest.raises(NotAllowed) as error:
        call(*args)
    return error.value.key


def test_one_prepares_and_another_signs_and_both_stand_on_what_is_printed(book):
    assert refused(sign_off, book, SEPTEMBER, "Lin", "", "Lin") == "period.not_prepared"
    assert refused(submit, book, SEPTEMBER, " ", "", "Lin") == "period.name"
    submit(book, SEPTEMBER, "Lin Xiao", "the bank's fees come next month", "Lin")
    assert state(book) is PeriodState.PREPARED
    assert refused(sign_off, book, SEPTEMBER, " LIN  Xiao ", "", "Lin") == "period.same_person"
    with book.read() as uow:
        last = close_steps(uow, SEPTEMBER)[-1]
        ready = close_steps(uow, SEPTEMBER, copied_at=time.time())[-1]
    say = Words("en").say
    assert [step_left(one, say) for one in (last, ready)] == [
        "after the other steps",
        "submitted, waits for the review",
    ]
    assert (last.name, last.page, last.state) == ("review", "sign_off", "blocked")  # nobody made a backup yet
    sign_off(book, SEPTEMBER, "Zhou Zheng", "seen", "Zhou")
    with book.read() as uow:
        signed, words = sign_off_of(uow, SEPTEMBER), Words("en")
        assert prepared_of(uow, SEPTEMBER) is None
        certificate = certificate_document(uow, SEPTEMBER, words)
        document = reconciliation_document(
            uow, first=SEPTEMBER.first, last=SEPTEMBER.last, words=words, comparison="", signed=signed
        )
    before = signed.numbers["prepared"]
    assert (before["name"], before["note"], signed.name) == (
        "Lin Xiao",
        "the bank's fees come next month",
        "Zhou Zheng",
    )
    assert before["at"] < signed.at
    for said in ("Prepared by</td><td>Lin Xiao", "Reviewed and signed by</td><td>Zhou Zheng", "next month"):
        assert said in certificate
    assert "Prepared by: Lin Xiao" in document
    assert "Reviewed by: Zhou Zheng" in document
    assert all(one.passed for one in verify(book))


def test_a_month_that_is_sent_back_is_prepared_again(book):
    assert refused(send_back, book, SEPTEMBER, "Zhou", "look again", "Zhou") == "period.no_review"
    submit(book, SEPTEMBER, "Lin", "", "Lin")
    assert refused(send_back, book, SEPTEMBER, "Zhou", " ", "Zhou") == "period.reason_back"
    assert refused(send_back, book, SEPTEMBER, " ", "look again", "Zhou") == "period.name_back"
    send_back(book, SEPTEMBER, "Zhou", "the fee of 3.60 has no voucher", "Zhou")
    assert state(book) is PeriodState.OPEN
    with book.read() as uow:
        back = sent_back_of(uow, SEPTEMBER)
    assert (back.name, back.reason) == ("Zhou", "the fee of 3.60 has no voucher")
    assert refused(sign_off, book, SEPTEMBER, "Zhou", "", "Zhou") == "period.not_prepared"
    submit(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        assert sent_back_of(uow, SEPTEMBER) is None
    sign_off(book, SEPTEMBER, "Zhou", "", "Zhou")
    reopen(book, SEPTEMBER, "late file", "Zhou")  # and all of it once more
    assert refused(sign_off, book, SEPTEMBER, "Zhou", "", "Zhou") == "period.not_prepared"


def test_what_was_submitted_is_what_is_signed(book):
    submit(book, SEPTEMBER, "Lin", "", "Lin")
    undo(book, "Lin")
    assert state(book) is PeriodState.OPEN
    redo(book, "Lin")
    assert state(book) is PeriodState.PREPARED
    with book.read() as uow:
        matches, _members = uow.matches.live("L1")
    decide(book, Decision(kind="unmatch", matches=(matches["number"][0].as_py(),)), "Lin")
    assert refused(sign_off, book, SEPTEMBER, "Zhou", "", "Zhou") == "period.open_items"
    settle(book)
    assert refused(sign_off, book, SEPTEMBER, "Zhou", "", "Zhou") == "period.changed_prepared"
    submit(book, SEPTEMBER, "Lin", "again", "Lin")
    sign_off(book, SEPTEMBER, "Zhou", "", "Zhou")


def test_a_book_of_one_asks_nobody_else(book):
    set_wants_two(book, False, "Lin")
    assert set_wants_two(book, False, "Lin") is None
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        signed = sign_off_of(uow, SEPTEMBER)
        assert "prepared" not in signed.numbers
        assert "Signed by</td><td>Lin" in certificate_document(uow, SEPTEMBER, Words("en"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("林晓", " 林晓 ", True), ("Lin  Xiao", "lin xiao", True), ("ＬＩＮ", "Lin", True), ("林晓", "林小", False)],
)
def test_one_person_is_not_two_by_another_spelling(one, other, same):
    assert same_person(one, other) is same
