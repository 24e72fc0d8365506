"""Matches: no record is used beyond its amount, whoever asks, and memory equals the book."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
import sqlcipher3.dbapi2 as driver

from app.domain.columns import member_schema
from app.domain.errors import NotAllowed
from app.store.engine import Book, BookStore
from app.store.live import from_json_lists, to_json_lists
from tests.builders import records
from tests.store.helpers import add, confirm, ids, item, member, run, ties


@pytest.fixture
def filled(book: Book, tmp_path: Path) -> Book:
    add(book, tmp_path, records(order_ref=[str(n) for n in range(8)]))
    return book


def _add(book: Book, matches: pa.Table, members: pa.Table) -> None:
    with book.write("match", "bob") as uow:
        uow.matches.add(matches, members)
        uow.commit(text_key="audit.match")


def _parts(*parts: tuple[int, int], whole: bool = False) -> tuple[pa.Table, pa.Table]:
    """Return one match of parts (record, allocated) on side A and record 8 on side B."""
    matches, _members = ties([([parts[0][0]], [8])])
    rows = [member(0, 0, number, allocated, whole) for number, allocated in parts]
    return matches, pa.Table.from_pylist(rows, member_schema())


def test_a_record_twice_in_one_go_is_refused_by_name(filled: Book) -> None:
    with pytest.raises(NotAllowed) as error:
        _add(filled, *ties([([1], [2]), ([1], [3])]))
    assert (error.value.key, error.value.params["record"]) == ("match.twice", ids(filled)[0])


def test_a_record_in_another_match_is_refused_by_name(filled: Book) -> None:
    _add(filled, *ties([([1], [2])]))
    with pytest.raises(NotAllowed) as error:
        _add(filled, *ties([([3], [2])]))
    assert error.value.params["record"] == ids(filled)[1]
    _add(filled, *ties([([3], [2])], comparison="L2"))


def test_parts_fill_a_record_and_no_more(filled: Book) -> None:
    _add(filled, *_parts((1, 6_000)))
    _add(filled, *_parts((1, 4_000)))
    with pytest.raises(NotAllowed):
        _add(filled, *_parts((1, 1)))
    with pytest.raises(NotAllowed):
        _add(filled, *_parts((1, 10_000), whole=True))


def test_parts_of_a_record_that_is_matched_whole_are_refused(filled: Book) -> None:
    _add(filled, *ties([([1], [2])]))
    with pytest.raises(NotAllowed):
        _add(filled, *_parts((1, 1)))


@pytest.mark.parametrize("bad", [[(1, 6_000), (1, 4_001)], [(1, 10_001)]])
def test_many_members_at_once_are_held_too(store: BookStore, tmp_path: Path, bad: list[tuple[int, int]]) -> None:
    book = store.temporary()
    add(book, tmp_path, records(order_ref=[str(n) for n in range(5000)]))
    pairs, _members = ties([([n], [n + 1]) for n in range(3, 4500, 2)] + [([one[0]], [2]) for one in bad])
    rows = [member(at, side, 3 + 2 * at + side) for at in range(len(pairs) - len(bad)) for side in (0, 1)]
    rows += [member(len(pairs) - len(bad) + at, 0, *one, False) for at, one in enumerate(bad)]
    with pytest.raises(NotAllowed):
        _add(book, pairs, pa.Table.from_pylist(rows, member_schema()))
    _add(book, pairs.slice(0, len(pairs) - len(bad)), pa.Table.from_pylist(rows[: -len(bad)], member_schema()))
    with pytest.raises(NotAllowed):
        _add(book, *_parts((3, 1)))
    book.close()


def test_another_program_cannot_use_a_record_twice_either(filled: Book) -> None:
    _add(filled, *ties([([1], [2])]))
    other = driver.connect(filled.path, isolation_level=None)
    sql = "insert into member (comparison, side, record, match, allocated, exp, whole, since) values (?,?,?,?,?,?,?,?)"
    for whole in (0, 1):
        with pytest.raises(driver.IntegrityError):
            other.execute(sql, ("L1", 0, 1, 99, 1, 2, whole, 99))
    other.close()


def test_a_closed_match_frees_its_records(filled: Book) -> None:
    _add(filled, *ties([([1], [2])]))
    with filled.write("unmatch", "bob") as uow:
        uow.matches.close(np.array([1]))
        uow.commit(text_key="audit.unmatch")
    _add(filled, *ties([([1], [2])]))
    with filled.read() as uow:
        assert uow.matches.live("L1")[0]["number"].to_pylist() == [2]
        assert len(uow.matches.live("L2")[0]) == 0


def test_a_record_that_leads_several_matches_numbers_them(filled: Book) -> None:
    _add(filled, *_parts((1, 5_000)))
    _add(filled, *_parts((1, 3_000)))
    with filled.read() as uow:
        assert uow.matches.live()[0]["ordinal"].to_pylist() == [1, 2]


def test_what_is_kept_in_memory_is_what_the_book_holds(filled: Book, store: BookStore) -> None:
    run(filled, [([1], [2]), ([3], [4])], item([5]), item([6, 7], code="ST4", match=2), item([]))
    confirm(filled, 2)
    run(filled, [([1], [5])], item([6]))
    with filled.write("undo", "bob") as uow:
        uow.undo(4)
        uow.commit(text_key="audit.undo", undoes=4)
    other = store.open(filled.path)
    with filled.read() as here, other.read() as there:
        for one, two in zip(here.matches.live(), there.matches.live(), strict=True):
            key = [(name, "ascending") for name in ("number", "match", "side", "record") if name in one.column_names]
            assert one.sort_by(key).to_pylist() == two.sort_by(key).to_pylist()
        mine, theirs = (uow.discrepancies.live().sort_by("number") for uow in (here, there))
        assert mine.to_pylist() == theirs.to_pylist()
        assert mine["records"].to_pylist() == [[5], [6, 7], []]
        assert here.matches.live()[0].schema == there.matches.live()[0].schema
    other.close()


@pytest.mark.parametrize("lists", [[], [[]], [[1], [], [2, 3]], [[], []]])
def test_lists_of_numbers_keep_their_shape_as_text(lists: list[list[int]]) -> None:
    column = pa.chunked_array([pa.array(lists, pa.list_(pa.int64()))])
    texts = to_json_lists(column)
    assert texts.to_pylist() == [str(one).replace(" ", "") for one in lists]
    assert from_json_lists(pa.chunked_array([texts])).to_pylist() == lists
