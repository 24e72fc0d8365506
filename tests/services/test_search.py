"""One box finds orders, numbers, amounts and parties, and knows where their money went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.pinyin import has_pinyin, initials
from app.services.ports import Book
from app.services.search import normalised, search
from tests.demo_book import demo_book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "form"),
    [("1,234.50", "1234.50"), ("１，２３４．５０", "1234.50"), ("¥158.60", "158.60"), (" 4517 ", "4517")],
)
def test_amounts_are_found_with_and_without_separators(typed, form):
    assert form in normalised(typed)


def test_nothing_typed_finds_nothing(book):
    with book.read() as uow:
        assert search(uow, "   ").total == 0


def test_an_order_number_leads_to_its_payment(book):
    with book.read() as uow:
        table = uow.records.table(layers=[1], columns=["order_ref"])
        number = table["order_ref"][3].as_py()
        found = search(uow, number)
    layers = dict(found.groups)
    assert layers["order"][0].ref == number
    assert any(one.layer == 2 for one in layers["order"][0].trail)


def test_a_trail_runs_to_the_bank_and_never_turns_back_to_what_else_a_payout_carries(book):
    with book.read() as uow:
        refs = uow.records.table(layers=[1], columns=["order_ref"])["order_ref"].to_pylist()
        own = [one for one in refs if one.startswith("E2026")][:20]
        hits = [hit for one in own for _layer, group in search(uow, one).groups for hit in group if hit.layer == 1]
        trails = [hit.trail for hit in hits if len(hit.trail) > 3]
    assert trails, "no order of the demo's shop reaches a payout"
    for trail in trails:
        kinds = [one.kind for one in trail]
        assert "order" not in kinds
        assert kinds.count("payout") + kinds.count("withdrawal") <= 1
        assert sum(one.layer == 2 for one in trail) <= 6  # its own payment, ledger rows and fee


def test_a_party_is_found_by_pinyin_letters(book):
    """UX 18: the one box accepts pinyin initials."""
    with book.read() as uow:
        parties = {one for one in uow.records.table(columns=["counterparty"])["counterparty"].to_pylist() if one}
        name = next(
            one for one in sorted(parties) if len(one) >= 4 and all("\u4e00" <= sign <= "\u9fa5" for sign in one)
        )
        letters = initials(name)[0][:4]
        found = search(uow, letters)
    hits = [hit.party for _layer, group in found.groups for hit in group]
    assert name in hits and all(has_pinyin(one, letters) for one in hits if not one.isascii())
