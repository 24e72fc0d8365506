"""What a list has no column for, it does not take from a record that another list told more of."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np

from app.domain.statement import ReadSource
from app.services.import_statement import import_sources, remove_statements
from app.services.ports import Book
from app.store.engine import BookStore
from tests.builders import read_statement, records, source


def listed(folder: Path, *payouts: str, name: str, fee: int, **facts: str) -> ReadSource:
    """Return a list of as many rows as payouts, which says of each in which payout it is; "" says nothing."""
    numbers = [f"txn {at}" for at in range(len(payouts))]
    table = records(key=numbers, channel_ref=numbers, batch_ref=list(payouts), fee=fee)
    return source(folder, read_statement(folder / "read", table, file=name, format="stripe.balance", **facts))


def payouts_of(book: Book) -> list[str]:
    with book.read() as uow:
        table = uow.records.table(columns=["channel_ref", "batch_ref", "batch_fp", "fee"]).sort_by("channel_ref")
        same = uow.records.rows(uow.records.table(columns=["record"])["record"].to_numpy()).sort_by("channel_ref")
        assert table.equals(same.select(table.column_names))
        assert [bool(one["batch_ref"]) for one in table.to_pylist()] == [
            one != 0 for one in table["batch_fp"].to_pylist()
        ]
        return [f"{one['batch_ref']} {one['fee']}" for one in table.to_pylist()]


def test_a_payout_that_one_list_names_stays_whatever_lists_leave_it_out_and_in_whatever_order(tmp_path):
    named = listed(tmp_path, "po_1", "po_1", "", name="reconciliation", fee=30)
    bare = [
        listed(tmp_path, "", "", "", name=name, fee=30 + at, period_end="2030-01-01") for at, name in enumerate("ab")
    ]
    found = set()
    for turn in permutations([named, *bare]):
        for groups in ([list(turn)], [[one] for one in turn]):
            book = BookStore().temporary()
            for some in groups:
                import_sources(book, some, actor="ann")
            found.add(tuple(payouts_of(book)))
            book.close()
    assert len(found) == 1
    assert [one.split()[0] for one in found.pop()[:2]] == ["po_1", "po_1"]


def test_a_newer_number_wins_and_goes_with_the_list_that_gave_it(tmp_path):
    book = BookStore().temporary()
    first = listed(tmp_path, "", name="a", fee=30)
    second, third = (listed(tmp_path, one, name=one, fee=31) for one in ("po_1", "po_2"))
    import_sources(book, [first], actor="ann")
    given = [import_sources(book, [one], actor="ann").statements[0].number for one in (second, third)]
    newest = listed(tmp_path, "", name="b", fee=32, period_end="2030-01-01")
    import_sources(book, [newest], actor="ann")
    with book.read() as uow:  # a list at odds with itself is not trusted for the number that it gave either
        told = [len(uow.records.told_by(np.array([one]))) for one in given]
    both = payouts_of(book)[0].split()[0]
    winner = given[["po_1", "po_2"].index(both)]
    assert told == [int(one == winner) for one in given]
    remove_statements(book, [winner], actor="ann")
    assert {both, payouts_of(book)[0].split()[0]} == {"po_1", "po_2"}
    remove_statements(book, [next(one for one in given if one != winner)], actor="ann")
    assert payouts_of(book) == [" 32"]
    book.close()
