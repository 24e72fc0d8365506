"""An order that several exports tell of has the words of the newest, whatever the order of files and imports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.order_life import stage
from app.domain.record import Layer, State
from app.domain.statement import ReadSource
from app.services.import_statement import import_sources, remove_statements
from app.services.ports import Book
from app.store.engine import BookStore
from tests.builders import read_statement, records, source

#: What an order's export says of it as its life goes on.
LIFE = (
    (State.UNPAID, "等待买家付款", None),
    (State.PAID, "买家已付款，等待卖家发货", None),
    (State.PAID, "卖家已发货，等待买家确认", None),
    (State.PAID, "卖家已发货，等待买家确认", 300),
    (State.DONE, "交易成功", 300),
    (State.CLOSED, "交易关闭", 300),
    (State.REFUNDED, "退款成功，交易关闭", 10_000),
)


def export(folder: Path, *told: tuple[State, str, int | None], name: str, **facts: Any) -> ReadSource:
    """Return an export of one order for each telling."""
    table = records(
        key=[f"order {at}" for at in range(len(told))],
        order_ref=[f"order {at}" for at in range(len(told))],
        layer=int(Layer.ORDER),
        state=[one[0] for one in told],
        status=[one[1] for one in told],
        refunded=[one[2] for one in told],
    )
    return source(folder, read_statement(folder / "read", table, file=name, format="taobao.orders", **facts))


def words(book: Book) -> list[str]:
    with book.read() as uow:
        table = uow.records.table(columns=["order_ref", "status", "refunded"])
        slim = uow.records.connection.exec_driver_sql("select count(*) from record where until is null").scalar_one()
        assert slim == len(table)
        return [
            f"{one['status']} {one['refunded'] or 0}"
            for one in sorted(table.to_pylist(), key=lambda one: one["order_ref"])
        ]


def told_by(sources: Sequence[ReadSource], *, at_once: bool) -> list[str]:
    book = BookStore().temporary()
    for some in [list(sources)] if at_once else [[one] for one in sources]:
        import_sources(book, some, actor="ann")
    found = words(book)
    book.close()
    return found


@given(first=st.integers(0, 6), second=st.integers(0, 6), names=st.permutations(["a.csv", "b.csv"]))
def test_of_two_exports_of_equal_days_the_later_state_wins(first, second, names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("life")
    made = [export(folder, LIFE[at], name=name) for at, name in zip((first, second), names, strict=True)]
    newest = LIFE[max(first, second)]
    for turn in (made, made[::-1]):
        for at_once in (True, False):
            assert told_by(turn, at_once=at_once) == [f"{newest[1]} {newest[2] or 0}"]


def test_each_order_is_judged_by_itself_and_any_order_of_three_files_tells_the_same(tmp_path):
    three = [
        export(tmp_path, LIFE[1], LIFE[5], LIFE[2], name="a"),
        export(tmp_path, LIFE[4], LIFE[1], LIFE[2], name="b"),
        export(tmp_path, LIFE[2], LIFE[2], LIFE[6], name="c"),
    ]
    found = {tuple(told_by(turn, at_once=at_once)) for turn in permutations(three) for at_once in (True, False)}
    assert found == {("交易成功 300", "交易关闭 300", "退款成功，交易关闭 10000")}


def test_a_later_state_wins_over_a_later_last_day(tmp_path):
    wide = export(tmp_path, LIFE[1], name="a", period_end="2026-10-31")
    late = export(tmp_path, LIFE[4], name="b", period_end="2026-10-15")
    assert told_by([wide, late], at_once=True) == ["交易成功 300"]


def test_the_time_of_the_export_proves_more_than_the_state(tmp_path):
    old = export(tmp_path, LIFE[5], name="a", exported_at="2026-10-02T09:00:00")
    new = export(tmp_path, LIFE[4], name="b", exported_at="2026-10-03T09:00:00")
    assert told_by([old, new], at_once=True) == told_by([new, old], at_once=False) == ["交易成功 300"]
    silent = export(tmp_path, LIFE[6], name="c")
    assert told_by([old, new, silent], at_once=True) == ["退款成功，交易关闭 10000"]


def test_a_state_that_nobody_knows_proves_nothing(tmp_path):
    unknown = export(tmp_path, (State.NONE, "其他", None), name="a", period_end="2026-10-31")
    known = export(tmp_path, LIFE[4], name="b", period_end="2026-10-15")
    assert told_by([unknown, known], at_once=True) == ["其他 0"]


def test_without_the_newer_export_the_older_one_counts_again(tmp_path):
    book = BookStore().temporary()
    old, new = export(tmp_path, LIFE[1], name="a"), export(tmp_path, LIFE[6], name="b")
    import_sources(book, [old], actor="ann")
    result = import_sources(book, [new], actor="ann")
    assert words(book) == ["退款成功，交易关闭 10000"]
    remove_statements(book, [result.statements[0].number], actor="ann")
    assert words(book) == ["买家已付款，等待卖家发货 0"]
    book.close()


@pytest.mark.parametrize(
    ("state", "status", "wanted"),
    [
        (State.PAID, "已发货，待签收", 3),
        (State.PAID, "待收货", 3),
        (State.PAID, "Shipped", 3),
        (State.PAID, "fulfilled", 3),
        (State.PAID, "Unshipped", 2),
        (State.PAID, "unfulfilled", 2),
        (State.PAID, "partially_fulfilled", 2),
        (State.PAID, "待发货", 2),
        (State.PAID, "部分发货", 2),
        (State.PENDING, "处理中", 0),
        (State.NONE, "", 0),
    ],
)
def test_goods_under_way_are_further_than_paid(state, status, wanted):
    assert stage(state, status) == wanted
