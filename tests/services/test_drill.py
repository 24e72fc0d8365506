"""The planted-error drill: it finds what it plants, can be run again, and leaves the book as it was."""

from __future__ import annotations

import json

import pytest

from app.domain.progress import Cancelled, silent
from app.services.drill import PLANTS, Copy, drill, facts
from tests.demo_book import demo_book


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = demo_book(tmp_path_factory.mktemp("drill"))
    yield made
    made.close()


def test_errors_of_every_kind_are_planted_and_found(book):
    result = drill(book, seed="first", report=silent)
    assert [one.key for one in result.kinds] == [one.key for one in PLANTS]
    assert all(one.planted == 5 for one in result.kinds)
    assert [one.key for one in result.kinds if one.found + one.otherwise < one.planted] == []
    assert not any(one.confirmed or one.missed for one in result.kinds)
    assert result.planted == result.found == 5 * len(PLANTS)


def test_a_seed_plants_the_same_and_another_seed_others(book):
    first, again, other = (drill(book, seed=one, each=2, report=silent) for one in ("a", "a", "b"))
    assert first == again and first.seed != other.seed
    assert all(one.planted == 2 for one in first.kinds)
    assert json.loads(facts(first))["kinds"]["order_gone"][0] == 2


def test_the_book_is_only_read(book):
    with book.read() as uow:
        before = (uow.audit.head(), uow.business_hash())
    drill(book, seed="x", each=1, report=silent)
    with book.read() as uow:
        assert (uow.audit.head(), uow.business_hash()) == before


def test_a_drill_can_be_stopped(book):
    def stop(*_):
        raise Cancelled

    with pytest.raises(Cancelled):
        drill(book, seed="x", report=stop)


def test_a_copy_that_nobody_tampers_with_finds_nothing(book, monkeypatch):
    # what the drill calls found is the error's doing: the same records, left alone, are named by nothing
    made = Copy.made

    def whole(copy):
        copy.gone[:] = False
        return made(copy)

    monkeypatch.setattr(Copy, "made", whole)
    result = {one.key: one for one in drill(book, seed="first", report=silent).kinds}
    for key in ("order_gone", "payment_gone", "deposit_gone", "payout_gone"):
        assert result[key].found == 0, key
