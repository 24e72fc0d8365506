"""The trail of a record's money: from the order to the voucher and back, and why it ends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.config.words import Words
from app.domain.record import Kind, Layer
from app.services.ports import Book
from app.services.trail import BACK, ON, Trail, trail
from tests.bookkeeping import Slips
from tests.demo_book import bare_book, booked_demo


@pytest.fixture
def booked(tmp_path: Path) -> Iterator[tuple[Book, Slips]]:
    book, slips = booked_demo(tmp_path)
    yield book, slips
    book.close()


def _records(book: Book) -> list[dict]:
    with book.read() as uow:
        return uow.records.table().to_pylist()


def _of(book: Book, record: int) -> Trail:
    with book.read() as uow:
        return trail(uow, record)


def _layers(found: Trail, way: int) -> list[int]:
    return [one.stations[0].layer for one in found.stages if one.way == way]


def _whole(book: Book) -> int:
    """Return an order whose trail reaches the books."""
    for one in (row for row in _records(book) if row["layer"] == Layer.ORDER):
        found = _of(book, one["record"])
        if Layer.BANK in _layers(found, ON) and any(stage.comparison == "L4" for stage in found.stages):
            return int(one["record"])
    raise AssertionError("no order of the demo reaches the books")


def test_an_order_is_followed_to_its_voucher_and_the_voucher_back_to_the_order(booked):
    book, _slips = booked
    order = _whole(book)
    found = _of(book, order)
    assert found.own.record == order
    way = [one.comparison for one in found.stages if one.way == ON]
    assert [one for one in dict.fromkeys(way) if one != "L5"] == ["L1", "L2", "L3", "L4"]
    assert "L5" in way
    assert not [one for one in found.stages if one.way == BACK]
    voucher = next(one for one in found.stages if one.comparison == "L4").stations[0].record
    back = _of(book, voucher)
    assert [one.comparison for one in back.stages][:1] == ["L1"]  # the first station comes first
    orders = {station.record for one in back.stages if one.comparison == "L1" for station in one.stations}
    assert order in orders or max(one.count for one in back.stages) > 50


def test_every_station_has_its_links_and_a_way_never_turns(booked):
    book, _slips = booked
    found = _of(book, _whole(book))
    kinds = [station.kind for one in found.stages for station in one.stations]
    assert kinds.count("order") == 0
    for one in found.stages:
        assert one.links
        assert one.count >= len(one.stations) > 0
        assert {link.state for link in one.links} <= {"suggested", "confirmed"}
    numbers = [station.record for one in found.stages for station in one.stations]
    assert len(numbers) == len(set(numbers))


def test_an_end_says_why(booked):
    book, slips = booked
    found = _of(book, slips.planted["EX1"])
    (on,) = [one for one in found.ends if one.way == ON]
    assert (on.code, on.comparison, on.text_key) == ("EX1", "L4", "ex1.books")
    voucher = next(one for one in _records(book) if one["amount"] == -slips.planted["EX2"])
    back = [one for one in _of(book, voucher["record"]).ends if one.way == BACK]
    assert [(one.code, one.comparison) for one in back] == [("EX2", "L4")]
    assert [one.text_key for one in _of(book, voucher["record"]).ends if one.way == ON] == ["trail.books"]


def test_without_vouchers_the_trail_ends_at_the_bank_and_says_so(tmp_path):
    book = bare_book(tmp_path)
    row = next(one for one in _records(book) if one["layer"] == Layer.BANK and one["kind"] == Kind.DEPOSIT)
    assert [one.text_key for one in _of(book, row["record"]).ends if one.way == ON] == ["trail.missing.L4.on"]
    book.close()


def test_every_record_has_a_trail_with_words_both_ways(booked):
    book, _slips = booked
    rng = np.random.default_rng(5)
    rows = _records(book)
    words = Words("en")
    for at in rng.choice(len(rows), 60, replace=False):
        found = _of(book, rows[int(at)]["record"])
        for one in found.ends:
            assert words.say(one.text_key, one.params) != one.text_key
        for way in (ON, BACK):
            assert [one for one in found.stages if one.way == way] or [one for one in found.ends if one.way == way]


def test_a_record_that_is_gone_has_none(booked):
    with pytest.raises(KeyError):
        _of(booked[0], 10**9)
