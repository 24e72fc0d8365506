"""Which items of a review are shown and in which order: pure functions on columns, fit for any thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt

from app.domain.arrays import distinct
from app.domain.period import day_number
from app.domain.record import Kind
from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.ui.models import filters
from app.ui.models.columns_model import BLANK, place_of, ranks_of
from app.ui.models.kinds import kind_word
from app.ui.models.waited import waited_mask
from app.ui.models.wanted import Wanted

_DAY = 86_400


class Column(NamedTuple):
    """side: 0 = A, 1 = B, −1 = between them. field: what it shows."""

    side: int
    field: str


#: The columns of the review grid; the place here is what layouts and views know a column by.
COLUMNS = (
    *(Column(0, one) for one in ("tick", "time", "ref", "party", "value")),
    *(Column(-1, one) for one in ("state", "difference")),
    *(Column(1, one) for one in ("time", "ref", "value")),
    *(Column(0, one) for one in ("account", "shop", "kind", "status", "fee", "net")),
    *(Column(-1, one) for one in ("age", "flag", "note", "score")),
    *(Column(1, one) for one in ("party", "account", "shop", "kind", "status", "fee", "net")),
)
TICK, A_TIME, A_REF, A_PARTY, A_VALUE, STATE, DIFFERENCE, B_TIME, B_REF, B_VALUE = range(10)
A_ACCOUNT, A_SHOP, A_KIND, A_STATUS, A_FEE, A_NET, AGE, FLAG, NOTE, SCORE = range(10, 20)
B_PARTY, B_ACCOUNT, B_SHOP, B_KIND, B_STATUS, B_FEE, B_NET = range(20, 27)
#: The sides as they stand on screen before somebody moves a column.
SIDE_A = (TICK, A_TIME, A_REF, A_PARTY, A_ACCOUNT, A_SHOP, A_KIND, A_STATUS, A_FEE, A_NET, A_VALUE)
MIDDLE = (STATE, DIFFERENCE, AGE, FLAG, NOTE, SCORE)
SIDE_B = (B_TIME, B_REF, B_PARTY, B_ACCOUNT, B_SHOP, B_KIND, B_STATUS, B_FEE, B_NET, B_VALUE)
#: Columns that show only when somebody asks for them.
EXTRA = tuple(range(10, len(COLUMNS)))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is shown: a tab, an account pair (−1 = all), texts typed by column, states (empty = all), pairs that took
    so many days from side A to side B (−1 = any)."""

    tab: str = "all"
    pair: int = -1
    typed: Mapping[int, str] = field(default_factory=dict)
    states: frozenset[int] = frozenset()
    waited: int = -1


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What filters and sorts look at. keys: gives the keys of items; ticked: keys; titles: accounts in words."""

    columns: ReviewColumns
    keys: Callable[[NDArray[Any]], NDArray[np.int64]]
    ticked: frozenset[int]
    today: date
    titles: Mapping[str, str]
    ranks: dict[str, NDArray[np.int64]]


def passing(scene: Scene, wanted: Filter) -> tuple[NDArray[np.int64], list[int]]:
    """Return (items that a filter lets through, columns whose typed text means nothing)."""
    columns = scene.columns
    states = set(rc.TABS[wanted.tab]) & (set(wanted.states) or set(range(len(rc.STATE_NAMES))))
    keep = np.isin(columns.state, sorted(states))
    if wanted.pair >= 0:
        keep &= columns.in_pair(wanted.pair)
    if wanted.waited >= 0:
        keep &= waited_mask(columns, wanted.waited)
    wrong = []
    for column, text in wanted.typed.items():
        if not text.strip():
            continue
        try:
            keep &= _mask(scene, column, text)
        except filters.FilterError:
            wrong.append(column)
    return np.flatnonzero(keep), wrong


def _mask(scene: Scene, column: int, text: str) -> NDArray[np.bool_]:
    """Return which items a typed text lets through."""
    columns, (side, name) = scene.columns, COLUMNS[column]
    if side < 0:
        return _middle_mask(scene, name, text)
    cells, values = (columns.b, columns.b_value) if side else (columns.a, columns.a_value)
    has = np.flatnonzero(cells >= 0)
    if name == "value":
        hit = filters.amounts(text, columns.exp).mask(values[has])
    else:
        hit = _record_mask(scene, name, text)[cells[has]]
    shown = np.zeros(columns.items, bool)
    shown[columns.item[has[hit]]] = True
    return shown


def _record_mask(scene: Scene, name: str, text: str) -> NDArray[np.bool_]:
    """Return which records a text typed under a column of a side lets through."""
    columns, records = scene.columns, scene.columns.records
    if name == "time":
        return filters.days(text, scene.today).mask(np.floor_divide(records.at, _DAY))
    if name == "fee":
        return filters.amounts(text, records.fee_exp).mask(records.fee.astype(np.int64)) & (
            records.fee != records.no_fee
        )
    if name == "net":
        return filters.amounts(text, net_exp(columns)).mask(net_of(columns))
    if name in ("account", "kind"):
        words, at = _worded(scene, name)
        return filters.texts(text, words)[at]
    return filters.texts(text, {"party": records.party, "ref": records.ref}.get(name) or getattr(records, name))


def _worded(scene: Scene, name: str) -> tuple[Any, NDArray[Any]]:
    """Return (Arrow words, index of each record in them) of a column that is kept as a number."""
    import pyarrow as pa

    records = scene.columns.records
    if name == "kind":
        return pa.array(["", *(kind_word(int(one)) for one in Kind)], pa.string()), records.kind
    words = [scene.titles.get(one, one) for one in records.accounts]
    return pa.array(words or [""], pa.string()), records.account


def _middle_mask(scene: Scene, name: str, text: str) -> NDArray[np.bool_]:
    import pyarrow as pa

    columns = scene.columns
    if name == "difference":
        return filters.amounts(text, columns.exp).mask(-columns.difference)
    if name == "age":
        ages = ages_of(scene)
        return filters.amounts(text, 0).mask(ages) & (ages >= 0)
    if name == "score":
        scores = scores_of(columns)
        return filters.amounts(text, 0).mask(scores) & (scores >= 0)
    found = np.zeros(columns.items, bool)
    words = dict.fromkeys(columns.flagged, "") if name == "flag" else dict(columns.notes)
    if words:
        numbers = np.array(list(words), np.int64)
        hit = np.ones(len(numbers), bool)
        if name == "note":
            hit = filters.texts(text, pa.array(list(words.values()), pa.string()))
        found[items_of(columns, numbers[hit])] = True
    return ~found if name == "flag" and text.strip().startswith(("!", "0")) else found


def items_of(columns: ReviewColumns, numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the items in which records (by number) stand."""
    rows = columns.records.find(numbers)
    wanted = np.zeros(len(columns.records), bool)
    wanted[rows[rows >= 0]] = True
    lines = ((columns.a >= 0) & wanted[columns.a]) | ((columns.b >= 0) & wanted[columns.b])
    return distinct(columns.item[lines]).astype(np.int64)


def net_exp(columns: ReviewColumns) -> int:
    """Return the digits of `net_of`."""
    return max(columns.exp, columns.records.fee_exp)


def net_of(columns: ReviewColumns, rows: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Return what the shop keeps of records (default all): amount − fee; from L2 on that is what is compared."""
    records = columns.records
    value, fee = records.value, records.fee
    if rows is not None:
        value, fee = value[rows], fee[rows]
    value = value * 10 ** (net_exp(columns) - columns.exp)
    if columns.comparison != "L1":
        return value
    cost = np.where(fee == records.no_fee, 0, fee.astype(np.int64))
    return value - cost * 10 ** (net_exp(columns) - records.fee_exp)


def ages_of(scene: Scene, items: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Return how many days items have waited for a person or for money until `today`; −1 for settled ones."""
    columns = scene.columns
    items = np.arange(columns.items) if items is None else items
    first = columns.first_line[items]
    cell = np.where(columns.a[first] >= 0, columns.a[first], columns.b[first])
    days = day_number(scene.today) - np.floor_divide(columns.records.at[cell], _DAY)
    waits = np.isin(columns.state[items], (rc.SUGGESTED, rc.AMBIGUOUS, rc.OPEN, rc.TRANSIT))
    return np.where(waits, np.maximum(days, 0), -1)


def scores_of(columns: ReviewColumns, items: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
    """Return the score of items' matches in hundredths of certainty, 0 to 100; −1 where there is no match."""
    at = columns.evidence if items is None else columns.evidence[items]
    if columns.score is None or not len(columns.score):
        return np.full(len(at), -1, np.int64)
    return np.where(at >= 0, columns.score[at] // 10, -1).astype(np.int64)


def in_order(scene: Scene, items: NDArray[np.int64], sorts: Sequence[tuple[int, Qt.SortOrder]]) -> NDArray[np.int64]:
    """Return the places of `items` when they are sorted: items[result] is in order."""
    if not sorts or not len(items):
        return np.arange(len(items))
    return place_of([(sort_keys(scene, items, column), order) for column, order in sorts])


def sort_keys(scene: Scene, items: NDArray[np.int64], column: int) -> NDArray[Any]:
    """Return a whole number to sort by for each of `items`; BLANK where the cell is empty."""
    columns, (side, name) = scene.columns, COLUMNS[column]
    if side < 0 or name == "tick":
        return _middle_keys(scene, items, name)
    first = columns.first_line[items]
    cells = (columns.b if side else columns.a)[first]
    if name == "value":
        return np.where(cells >= 0, (columns.b_value if side else columns.a_value)[first], BLANK)
    values = _record_keys(scene, name).take(cells, mode="clip").astype(np.int64)
    if name == "fee":
        values = np.where(columns.records.fee[cells] == columns.records.no_fee, BLANK, values)
    return np.where(cells >= 0, values, BLANK)


def _record_keys(scene: Scene, name: str) -> NDArray[Any]:
    records = scene.columns.records
    if name == "time":
        return records.at
    if name == "fee":
        return records.fee
    if name == "net":
        return net_of(scene.columns)
    if name not in scene.ranks:  # texts are ranked once
        if name in ("account", "kind"):
            words, at = _worded(scene, name)
            scene.ranks[name] = ranks_of(words).take(at)
        else:
            scene.ranks[name] = ranks_of(getattr(records, name))
    return scene.ranks[name]


def _middle_keys(scene: Scene, items: NDArray[np.int64], name: str) -> NDArray[Any]:
    columns = scene.columns
    if name == "tick":
        return ~np.isin(scene.keys(items), np.array(list(scene.ticked), np.int64))
    if name == "state":
        return columns.state[items]
    if name == "difference":
        return -columns.difference[items]
    if name in ("age", "score"):
        values = ages_of(scene, items) if name == "age" else scores_of(columns, items)
        return np.where(values >= 0, values, BLANK)
    known = columns.flagged if name == "flag" else columns.notes
    has = np.zeros(columns.items, bool)
    has[items_of(columns, np.array(list(known), np.int64))] = True
    return ~has[items]


def saying(scene: Scene, wanted: Wanted, shown: Sequence[int]) -> NDArray[np.bool_]:
    """Return for every line whether one of the columns shown says what is wanted: texts, amounts, notes."""
    columns = scene.columns
    found = np.zeros(len(columns), bool)
    made: dict[str, NDArray[np.bool_]] = {}  # by field, for both sides
    for side, cells, values in ((0, columns.a, columns.a_value), (1, columns.b, columns.b_value)):
        fields = [COLUMNS[one].field for one in shown if COLUMNS[one].side == side]
        has = np.flatnonzero(cells >= 0)
        for name in fields:
            if name not in made:
                made[name] = _records_saying(scene, wanted, name)
            if made[name].any():
                found[has] |= made[name].take(cells[has])
        if wanted.amount and "value" in fields:
            found[has] |= wanted.is_in_amounts(values[has], columns.exp)
    first = columns.first_line
    if wanted.amount and DIFFERENCE in shown:
        off = -columns.difference  # as it is shown
        found[first[wanted.is_in_amounts(off, columns.exp) & (off != 0)]] = True
    if NOTE in shown:
        numbers = [one for one, note in columns.notes.items() if wanted.is_in(note)]
        found[first[items_of(columns, np.array(numbers, np.int64))]] = True
    return found


def _records_saying(scene: Scene, wanted: Wanted, name: str) -> NDArray[np.bool_]:
    """Return which records say a text in a column."""
    records = scene.columns.records
    if name in ("ref", "party", "status", "shop"):
        return filters.texts(wanted.text, getattr(records, name))
    if name in ("account", "kind"):
        words, at = _worded(scene, name)
        return filters.texts(wanted.text, words)[at]
    if name == "fee" and wanted.amount:
        fees = records.fee.astype(np.int64)
        return wanted.is_in_amounts(fees, records.fee_exp) & (records.fee != records.no_fee)
    if name == "net" and wanted.amount:
        return wanted.is_in_amounts(net_of(scene.columns), net_exp(scene.columns))
    days = _days(wanted, scene.today) if name == "time" and not wanted.amount else None
    if days is None:
        return np.zeros(len(records), bool)
    return days.mask(np.floor_divide(records.at, _DAY))


def _days(wanted: Wanted, today: date) -> filters.Range | None:
    try:
        return filters.days(wanted.text, today)
    except filters.FilterError:
        return None
