"""Learning from a long history: work is counted, and it does not grow with the number of decisions."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from app.domain.columns import match_schema, member_schema
from app.domain.knowledge import ALIAS, DELAY, FLOOR, WEIGHT
from app.domain.record import Kind, Layer
from app.services.learning import LEAST_HISTORY, approved_by_band, learn, load_learned
from app.services.ports import Book
from app.services.run_matching import refused_sets
from app.store import schema
from app.store.engine import BookStore
from tests.builders import DAY_ONE, records
from tests.store.helpers import add

CONFIRMED_PAIRS, REFUSED = 40_000, 60_000
#: Lines of the program that learning may go through, and questions to the database: by how many names and scores there
#: are (40 and 200 here), whatever the number of decisions.
LINES, QUERIES = 10_000, 60
DAY = 86_400


def _columns(table: pa.Table, **columns: Any) -> pa.Table:
    for name, values in columns.items():
        at = table.schema.get_field_index(name)
        table = table.set_column(at, table.schema.field(name), pa.array(values, table.schema.field(name).type))
    return table


def _records(layer: Layer, kind: Kind, first: int, at: Any, name: str) -> pa.Table:
    count = CONFIRMED_PAIRS
    table = records(layer=int(layer), kind=int(kind)).take(pa.array(np.zeros(count, np.int64)))
    own = np.arange(first, first + count)
    who = np.char.add(name, (np.arange(count) % 40).astype(str))
    return _columns(table, row=own, key_fp=own, content_fp=own, at=at, counterparty=who, account=who)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """Return a book in which a person confirmed 40,000 payouts with their deposits and refused 60,000 others."""
    folder = tmp_path_factory.mktemp("history")
    made = BookStore().create(str(folder / "long.tieout"))
    count = CONFIRMED_PAIRS
    day = DAY_ONE + np.arange(count) % 20 * DAY
    add(made, folder, _records(Layer.SETTLEMENT, Kind.PAYOUT, 1, day, "payout"), account="a", file="a.csv")
    late = day + (1 + np.arange(count) % 3) * DAY
    add(made, folder, _records(Layer.BANK, Kind.DEPOSIT, 200_000, late, "bank"), account="b", file="b.csv")
    with made.read() as uow:
        known = uow.records.table(columns=["record", "layer"])
    number, layer = known["record"].to_numpy(), known["layer"].to_numpy()
    a, b = number[layer == int(Layer.SETTLEMENT)], number[layer == int(Layer.BANK)]
    rows = np.arange(count)
    same = {
        "number": 0, "comparison": "L3", "method": "amount_day", "state": 1, "ambiguous": False, "difference": 0,
        "exp": 2, "currency": "CNY", "ordinal": 1, "reasons": '{"weight":-10}', "rule": "amount_day/1", "actor": "Lin",
    }  # fmt: skip
    each = {name: [value] * count for name, value in same.items()}
    matches = pa.table({**each, "score": 600 + rows % 100, "lead": a}).select(match_schema().names)
    both = {"match": np.repeat(rows, 2), "side": np.tile([0, 1], count), "record": np.stack([a, b], axis=1).ravel()}
    members = pa.table({**both, "allocated": [10_000] * 2 * count, "exp": [2] * 2 * count, "whole": [True] * 2 * count})
    with made.write("confirm", "Lin") as uow:
        uow.matches.add(matches.cast(match_schema()), members.select(member_schema().names).cast(member_schema()))
        said = [f'{{"method":"amount_day","score":{500 + at % 100},"weight":0}}' for at in range(REFUSED)]
        ids = uow.records.ids(np.concatenate([a, b])).to_pylist()
        pairs = [f"L3 {ids[at % count]} {ids[count + (at * 7 + at // count + 1) % count]}" for at in range(REFUSED)]
        decisions = {
            "number": np.arange(1, REFUSED + 1), "kind": "refuse", "subject": pa.array(pairs), "reason": "", "note": "",
            "params": pa.array(said), "actor": "Lin",
        }  # fmt: skip
        uow._context.open_rows(schema.decision, decisions, REFUSED)
        uow.commit(text_key="audit.confirm", params={"count": count}, rows=count)
    yield made
    made.close()


class Work:
    """What a piece of work cost: lines of the program that ran, by file, and questions to the database."""

    def __init__(self) -> None:
        self.lines, self.queries = Counter[str](), 0

    def asked(self, _sql: str) -> None:
        self.queries += 1

    def trace(self, frame: FrameType, event: str, _what: Any) -> Any:
        name = frame.f_code.co_filename.replace("\\", "/")
        if "/app/" not in name:
            return None
        if event == "line":
            self.lines[name.rpartition("/app/")[2]] += 1
        return self.trace


@contextmanager
def counted(uow: Any) -> Iterator[Work]:
    work, driver = Work(), uow._context.connection.connection.driver_connection
    driver.set_trace_callback(work.asked)
    before = sys.gettrace()
    sys.settrace(work.trace)
    try:
        yield work
    finally:
        sys.settrace(before)
        driver.set_trace_callback(None)


def test_learning_asks_and_does_as_little_for_a_long_history_as_for_a_short_one(book):
    with book.write("learned", "Lin") as uow, counted(uow) as work:
        known = learn(uow)
    assert {one.kind for one in known.items} >= {DELAY, ALIAS, WEIGHT, FLOOR}
    assert sum(one.support + one.against for one in known.items if one.kind == DELAY) == CONFIRMED_PAIRS
    [points] = [one for one in known.items if one.kind == WEIGHT]
    assert (points.support, points.against) == (CONFIRMED_PAIRS, REFUSED)
    assert 0 < work.lines.total() <= LINES, work.lines.most_common(5)
    assert 0 < work.queries <= QUERIES


def test_what_the_card_and_the_page_say_of_it_costs_no_more(book):
    with book.read() as uow, counted(uow) as work:
        page, told = load_learned(uow), approved_by_band(uow, "L3")
    assert sum(one.right for one in page.bands) == CONFIRMED_PAIRS
    assert sum(one.wrong for one in page.bands) == REFUSED
    assert told[500] == (0, REFUSED // 2) and told[600] == (CONFIRMED_PAIRS // 2, CONFIRMED_PAIRS // 2)
    assert min(count for _right, count in told.values()) >= LEAST_HISTORY
    assert 0 < work.lines.total() <= LINES, work.lines.most_common(5)
    assert 0 < work.queries <= QUERIES


def test_refused_sets_are_looked_up_all_at_once(book):
    with book.read() as uow, counted(uow) as work:
        refused = refused_sets(uow)
    assert len(refused) == REFUSED and {len(one) for _comparison, one in refused} == {2}
    assert 0 < work.queries <= QUERIES
