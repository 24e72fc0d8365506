"""The fields that a condition may name, their types, and their values as columns of a run's records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.money import digits
from app.domain.record import KIND_WORDS, LAYER_WORDS, NO_TIME, State

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.frame import Frame

    Ints = NDArray[np.int64]

INT, TEXT, BOOL = "number", "text", "yes or no"

#: Amounts are cut to this many minor units, so that no condition leaves 64 bits.
MOST_MINOR = 10**14

STATE_WORDS = {one.value: one.name.lower() for one in State}


@dataclass(frozen=True, slots=True)
class Field:
    """type: INT or TEXT. low, high: between which a number lies. words: what a text can be, () = anything."""

    type: str
    low: int = 0
    high: int = 0
    words: tuple[str, ...] = ()


_MONEY = Field(INT, -MOST_MINOR, MOST_MINOR)

#: Money is in minor units (1234 for 12.34 CNY; parts of a unit are cut off); day in days from 1970-01-01, to be held
#: against day("2026-10-01"); weekday 1 = Monday; hour −1 where the source gives dates alone.
RECORD_FIELDS: dict[str, Field] = {
    "amount": _MONEY,
    "net": _MONEY,
    "fee": _MONEY,
    "coupon": _MONEY,
    "refunded": _MONEY,
    "day": Field(INT, -40_000, 100_000),
    "weekday": Field(INT, 1, 7),
    "month": Field(INT, 1, 12),
    "month_day": Field(INT, 1, 31),
    "hour": Field(INT, -1, 23),
    "kind": Field(TEXT, words=tuple(KIND_WORDS.values())),
    "layer": Field(TEXT, words=tuple(LAYER_WORDS.values())),
    "state": Field(TEXT, words=tuple(STATE_WORDS.values())),
    "counterparty": Field(TEXT),
    "text": Field(TEXT),
    "subtype": Field(TEXT),
    "status": Field(TEXT),
    "order_ref": Field(TEXT),
    "channel_ref": Field(TEXT),
    "parent_ref": Field(TEXT),
    "batch_ref": Field(TEXT),
    "account": Field(TEXT),
    "shop": Field(TEXT),
    "currency": Field(TEXT),
    "channel": Field(TEXT),
}

#: What is known of a pair beside the fields of its two records: B − A in minor units, days and minutes from A to B
#: (minutes −1 where a clock is missing, else without sign).
_OF_PAIR: dict[str, Field] = {
    "drift": Field(INT, -2 * MOST_MINOR, 2 * MOST_MINOR),
    "days": Field(INT, -140_000, 140_000),
    "minutes": Field(INT, -1, 10**9),
}
PAIR_FIELDS: dict[str, Field] = {
    **{f"{side}_{name}": one for side in "ab" for name, one in RECORD_FIELDS.items()},
    **_OF_PAIR,
}

#: Text fields on which a pattern or a common number can stand.
TEXT_FIELDS = tuple(name for name, one in RECORD_FIELDS.items() if one.type == TEXT and not one.words)

#: Columns that a run reads only where a rule asks for them.
EXTRA_COLUMNS = ("status", "shop")


@dataclass(slots=True)
class Texts:
    """A text column: `codes` (one for each row) into `values`, each value once."""

    codes: Ints
    values: pa.Array

    def each(self, call: Callable[[pa.Array], Any]) -> NDArray[Any]:
        """Return what `call` says of each value, by row: values are asked once, however many rows have them."""
        if not len(self.codes):
            return np.zeros(0, np.bool_)
        return np.asarray(call(self.values).to_numpy(zero_copy_only=False))[self.codes]

    def rows(self) -> pa.Array:
        """Return the texts row by row."""
        return self.values.take(self.codes)


class FrameFields(Mapping[str, Any]):
    """Record fields of some rows of a frame, each made when first asked for.

    rows: positions in the frame, None for all of them in their order. shared: whole columns that were made before.
    """

    def __init__(self, frame: Frame, rows: Ints | None, shared: dict[str, Any] | None = None) -> None:
        self._frame, self._rows = frame, rows
        self._shared = {} if shared is None else shared

    def __getitem__(self, name: str) -> Any:
        if name not in RECORD_FIELDS:
            raise KeyError(name)
        if name not in self._shared:
            text = RECORD_FIELDS[name].type == TEXT
            self._shared[name] = _text_column(self._frame, name) if text else _number_column(self._frame, name)
        whole = self._shared[name]
        if self._rows is None:
            return whole
        return Texts(whole.codes[self._rows], whole.values) if isinstance(whole, Texts) else whole[self._rows]

    def __iter__(self) -> Any:
        return iter(RECORD_FIELDS)

    def __len__(self) -> int:
        return len(RECORD_FIELDS)

    @property
    def units(self) -> Ints | np.int64:
        """Return 10 to the power of the digits of each record's currency; one number where all have as many."""
        units = _units(self._frame)
        if isinstance(units, np.int64):
            return units
        return units if self._rows is None else np.asarray(units[self._rows])


def _units(frame: Frame) -> Ints | np.int64:
    known = np.array([10 ** digits(one) for one in frame.currencies] or [1], np.int64)
    return known[0] if (known == known[0]).all() else np.asarray(known[frame.currency])


def _number_column(frame: Frame, name: str) -> Ints:
    """Return a number field of every record."""
    if name in ("amount", "net", "fee", "coupon", "refunded"):
        steps = np.maximum(np.int64(10**frame.exp) // _units(frame), 1)
        value = getattr(frame, name)
        value = value if isinstance(steps, np.int64) and steps == 1 else value // steps
        return np.asarray(np.clip(value, -MOST_MINOR, MOST_MINOR))
    if name == "hour":
        hour = frame.num("at") // 3600 % 24
        return np.asarray(np.where(frame.num("offset") == NO_TIME, -1, hour))
    day = np.clip(frame.day, -40_000, 100_000)
    if name == "day":
        return day
    if name == "weekday":
        return np.asarray((day + 3) % 7 + 1)
    month = day.astype("datetime64[D]").astype("datetime64[M]")
    if name == "month":
        return np.asarray(month.astype(np.int64) % 12 + 1)
    return np.asarray(day - month.astype("datetime64[D]").astype(np.int64) + 1)


def _text_column(frame: Frame, name: str) -> Texts:
    """Return a text field of every record."""
    import pyarrow as pa

    words = {"kind": KIND_WORDS, "layer": LAYER_WORDS, "state": STATE_WORDS}.get(name)
    if words is not None:
        known = [words.get(one, "") for one in range(max(words) + 1)]
        return Texts(np.clip(frame.num(name), 0, len(known) - 1), pa.array(known, pa.string()))
    if name == "currency":
        return Texts(frame.currency, pa.array(frame.currencies or [""], pa.string()))
    if name == "channel":
        codes, names = frame.family
        return Texts(codes, pa.array(names or [""], pa.string()))
    if name in EXTRA_COLUMNS and name not in frame.records.column_names:
        return Texts(np.zeros(frame.count, np.int64), pa.array([""], pa.string()))
    coded = frame.text(name).dictionary_encode()
    return Texts(coded.indices.to_numpy().astype(np.int64), coded.dictionary)


class PairFields(Mapping[str, Any]):
    """Fields of pairs of rows."""

    def __init__(self, frame: Frame, a: Ints, b: Ints, shared: dict[str, Any] | None = None) -> None:
        self._sides = {"a": FrameFields(frame, a, shared), "b": FrameFields(frame, b, shared)}
        self._frame, self._a, self._b = frame, a, b

    def __getitem__(self, name: str) -> Any:
        frame, a, b = self._frame, self._a, self._b
        if name == "days":
            return frame.day[b] - frame.day[a]
        if name == "drift":
            turned = np.where(frame.payout[a], -1, 1)
            return self["b_amount"] - self["a_amount"] * turned
        if name == "minutes":
            timed = (frame.num("offset")[a] != NO_TIME) & (frame.num("offset")[b] != NO_TIME)
            return np.where(timed, np.abs(frame.utc[b] - frame.utc[a]) // 60, -1)
        if name[:2] not in ("a_", "b_"):
            raise KeyError(name)
        return self._sides[name[0]][name[2:]]

    def __iter__(self) -> Any:
        return iter(PAIR_FIELDS)

    def __len__(self) -> int:
        return len(PAIR_FIELDS)

    @property
    def units(self) -> Ints | np.int64:
        """Return 10 to the power of the digits of each pair's currency, as of records."""
        return self._sides["a"].units
