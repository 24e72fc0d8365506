"""Where readers send their columns: fills what is missing, fingerprints rows, writes Arrow files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.columns import FINGERPRINTS, NULLABLE, TEXT_COLUMNS, record_schema
from app.domain.currencies import CODES
from app.domain.digest import table_digest
from app.domain.errors import SourceRefused
from app.domain.fingerprint import combine, of_text
from app.domain.record import Kind, Layer
from app.importers.part import shown

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Defaults of columns that a reader does not send; all others are 0, "" or null.
DEFAULTS = {"layer": Layer.CHANNEL.value, "kind": Kind.OTHER.value, "exp": 2, "fee_exp": 2, "currency": "CNY"}
_REFS = {"order_fp": "order_ref", "channel_fp": "channel_ref", "parent_fp": "parent_ref", "batch_fp": "batch_ref"}
_FEW_WORDS = frozenset({"currency", "status", "subtype", "rate"})
#: What a record says by itself: neither where it stands nor what the person added.
_SAID_NUMBERS = ("layer", "kind", "state", "at", "offset", "amount", "exp", "fee_exp")
_SAID_MONEY = ("fee", "coupon", "refunded", "balance")
_SAID_TEXTS = tuple(name for name in TEXT_COLUMNS if name not in ("shop", "account"))


@dataclass(slots=True)
class Totals:
    """What one statement's records add up to.

    rows: records sent; amount, fee, net: sums at exponent `exp` of the largest seen for each; first, last:
    seconds of the earliest and latest record, None without one; accounts: of all records, "" aside.
    again: rows that say what an earlier row says, its own number included; known when the sink is closed.
    """

    rows: int = 0
    first: int | None = None
    last: int | None = None
    accounts: set[str] = field(default_factory=set)
    currency: str = ""
    in_order: bool = True
    last_row: int = 0
    numbered: list[tuple[NDArray[np.int32], NDArray[np.int64]]] = field(default_factory=list)
    again: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Output:
    path: Path
    file: Any
    writer: Any
    totals: Totals = field(default_factory=Totals)


class ArrowSink:
    """Writes one Arrow IPC file for each statement into `folder`.

    family: the source family in which row keys are unique together with the account: the format.
    account, shop: used where a reader sends none. Closing is needed before the files can be read.
    """

    def __init__(self, folder: str, stem: str, *, family: str, account: str = "", shop: str = "") -> None:
        self._folder, self._stem = Path(folder), stem
        self._family, self._account, self._shop = family, account, shop
        self._outputs: dict[int, _Output] = {}

    def send(self, ordinal: int = 1, /, **columns: Any) -> None:
        """Append rows of statement `ordinal`; see base.Sink."""
        key = columns.pop("key", None)
        count = len(columns["row"])
        schema = record_schema()
        unknown = set(columns) - {one.name for one in schema if one.name not in FINGERPRINTS}
        if unknown:
            raise TypeError(f"no such columns: {sorted(unknown)}")
        filled = {
            one.name: self._column(one, columns.get(one.name), count) for one in schema if one.name not in FINGERPRINTS
        }
        _refuse_unknown(filled["currency"], filled["row"])
        prints, own = self._fingerprints(filled, key)
        filled.update(prints)
        batch = pa.record_batch([filled[one.name] for one in schema], schema=schema)
        output = self._output(ordinal)
        output.writer.write_batch(batch)
        _count(output.totals, filled)
        if own.any():
            output.totals.numbered.append(_numbered(filled, own))

    def _column(self, one: pa.Field, given: Any, count: int) -> pa.Array:
        if given is None and one.name in NULLABLE:
            return pa.nulls(count, one.type)
        if given is None:
            by_person = {"account": self._account, "shop": self._shop}
            given = by_person.get(one.name, DEFAULTS.get(one.name, "" if one.type == pa.string() else 0))
        return _array(given, one, count)

    def _fingerprints(self, filled: dict[str, pa.Array], key: Any) -> tuple[dict[str, pa.Array], NDArray[np.bool_]]:
        """Return the fingerprints, and which rows have a number of their own."""
        found = {name: of_text(filled[ref]) for name, ref in _REFS.items()}
        by_text = {ref: found[name] for name, ref in _REFS.items()}
        said = [filled[name].to_numpy(zero_copy_only=False) for name in _SAID_NUMBERS]
        for name in _SAID_MONEY:
            said += [filled[name].fill_null(0).to_numpy(zero_copy_only=False), _flags(filled[name])]
        for name in _SAID_TEXTS:
            said.append(by_text[name] if name in by_text else _text_print(name, filled[name]))
        content = combine(*(one for one in said if len(one)))
        own = np.zeros(len(content), np.int64)
        if key is not None:
            own = of_text(_array(key, pa.field("key", pa.string(), nullable=False), len(content)))
        numbered = own != 0
        # a row whose source left the number blank is known by what it says
        own = np.where(numbered, own, content)
        family = of_text(pa.array([self._family], pa.string()))
        account = _text_print("account", filled["account"])
        count = len(content)
        found["key_fp"] = combine(np.repeat(family, count), account, own)
        found["content_fp"] = content
        return {name: pa.array(values, pa.int64()) for name, values in found.items()}, numbered

    def _output(self, ordinal: int) -> _Output:
        if ordinal not in self._outputs:
            path = self._folder / f"{self._stem}-{ordinal}.arrow"
            file = pa.OSFile(str(path), "wb")
            self._outputs[ordinal] = _Output(path, file, pa.ipc.new_file(file, record_schema()))
        return self._outputs[ordinal]

    def close(self, ordinals: Sequence[int]) -> dict[int, tuple[str, str, Totals]]:
        """End the files; return (path, digest, totals) of each statement, without rows where none were sent."""
        done = {}
        for ordinal in sorted({*ordinals, *self._outputs}):
            output = self._output(ordinal)
            output.writer.close()
            output.file.close()
            _say_again(output.totals)
            done[ordinal] = (str(output.path), _digest(output.path), output.totals)
        self._outputs = {}
        return done

    def discard(self) -> None:
        """Close and delete what was written: the source is refused."""
        for output in self._outputs.values():
            output.file.close()
            output.path.unlink(missing_ok=True)
        self._outputs = {}


def _numbered(filled: dict[str, pa.Array], own: NDArray[np.bool_]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the rows that have a number of their own, and a fingerprint of number and content; vouchers aside."""
    mine = own & (filled["layer"].to_numpy(zero_copy_only=False) != Layer.LEDGER.value)
    key, content, rows = (filled[name].to_numpy(zero_copy_only=False)[mine] for name in ("key_fp", "content_fp", "row"))
    return rows, combine(key, content)


def _say_again(totals: Totals) -> None:
    """Find the rows that an earlier row says already, and let go of what was kept for it."""
    kept, totals.numbered = totals.numbered, []
    if not kept:
        return
    rows, prints = (np.concatenate(one) for one in zip(*kept, strict=True))
    _values, first = np.unique(prints, return_index=True)
    if len(first) < len(prints):
        later = np.ones(len(prints), np.bool_)
        later[first] = False
        totals.again = np.setdiff1d(rows[later], rows[first]).tolist()


def _refuse_unknown(currency: pa.Array, row: pa.Array) -> None:
    """Refuse a row whose currency is none; "" says that the source names none."""
    coded = currency.dictionary_encode()
    known = [not one or one in CODES for one in coded.dictionary.to_pylist()]
    if all(known):
        return
    at = int(np.flatnonzero(~np.array(known)[coded.indices.to_numpy()])[0])
    raise SourceRefused("refused.currency", row=row[at].as_py(), value=shown(currency[at].as_py()))


def _digest(path: Path) -> str:
    with pa.memory_map(str(path)) as mapped:
        return table_digest(pa.ipc.open_file(mapped).read_all())


def _array(given: Any, one: pa.Field, count: int) -> pa.Array:
    """Return `given` (array, sequence, scalar, amounts) as `count` values of the field's type."""
    if hasattr(given, "array") and not isinstance(given, np.ndarray):
        given = given.array()
    if isinstance(given, pa.ChunkedArray):
        given = given.combine_chunks()
    if isinstance(given, (str, int, np.integer)):
        given = pa.repeat(pa.scalar(given if isinstance(given, str) else int(given), one.type), count)
    elif not isinstance(given, pa.Array):
        given = pa.array(given, one.type)
    if given.type != one.type:
        given = given.cast(one.type)
    if len(given) != count:
        raise ValueError(f"column {one.name} has {len(given)} rows, not {count}")
    if given.null_count and not one.nullable:
        raise ValueError(f"column {one.name} has nulls")
    return given


def _flags(column: pa.Array) -> NDArray[np.int64]:
    flags: NDArray[np.int64] = column.is_valid().to_numpy(zero_copy_only=False).astype(np.int64)
    return flags


def _text_print(name: str, column: pa.Array) -> NDArray[np.int64]:
    """Return fingerprints of a text column; words that repeat are hashed once."""
    if name not in _FEW_WORDS and name != "account":
        return of_text(column)
    if not len(column):
        return np.zeros(0, np.int64)
    if pc.all(pc.equal(column, column[0])).as_py():
        return np.repeat(of_text(column[:1]), len(column))
    coded = pc.dictionary_encode(column)
    values: NDArray[np.int64] = of_text(coded.dictionary)[coded.indices.to_numpy(zero_copy_only=False)]
    return values


def _count(totals: Totals, filled: dict[str, pa.Array]) -> None:
    at = filled["at"].to_numpy(zero_copy_only=False)
    rows = filled["row"].to_numpy(zero_copy_only=False)
    totals.rows += len(at)
    if not len(at):
        return
    first, last = int(at.min()), int(at.max())
    totals.first = first if totals.first is None else min(first, totals.first)
    totals.last = last if totals.last is None else max(last, totals.last)
    totals.in_order &= bool(rows[0] >= totals.last_row and (np.diff(rows) >= 0).all())
    totals.last_row = int(rows[-1])
    totals.accounts.update(one for one in pc.unique(filled["account"]).to_pylist() if one)
    totals.currency = filled["currency"][-1].as_py() or totals.currency
