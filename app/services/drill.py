"""The planted-error drill: errors put into a copy of what the book holds, and how many of each kind are found.

The copy is in memory and is matched from nothing; the book itself is only read. The seed decides which records are
taken, so that a drill can be run again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from app.analysis.sampling import drawn
from app.domain.match import CONFIRMED
from app.domain.progress import Report, Step, pauses
from app.domain.record import Kind, Layer, State

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.inputs import Inputs
    from app.services.ports import Book

    Ints = NDArray[np.int64]

#: How many errors of each kind are planted where the book has room for them.
EACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Plant:
    """A kind of error. of: comparison and side whose record is tampered with. finds: codes that name the error.

    do: changes the copy at one row. needs: what the row must be. watched: whether the item must name the record
    itself ("self") or its counterpart ("other", where the record is gone).
    """

    key: str
    of: tuple[str, int]
    finds: frozenset[str]
    do: Callable[[Copy, int], None]
    watched: str = "self"
    needs: Callable[[Copy, Ints], NDArray[np.bool_]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What became of one kind: planted, found by a code that names it, named by another code; missed record_ids.

    confirmed: tampered records that stand in a confirmed match all the same and that no item names: the worst case.
    """

    key: str
    planted: int
    found: int
    otherwise: int
    missed: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """The result of a drill: its seed and what became of each kind, in the order of PLANTS."""

    seed: str
    kinds: tuple[Found, ...] = field(default_factory=tuple)

    @property
    def planted(self) -> int:
        """Return how many errors were planted."""
        return sum(one.planted for one in self.kinds)

    @property
    def found(self) -> int:
        """Return how many were found, by whatever code."""
        return sum(one.found + one.otherwise for one in self.kinds)


class Copy:
    """The records of a book as columns that may be changed; nothing of it is the book's.

    stated_too: record → further rows in which another file states the same event.
    """

    def __init__(self, inputs: Inputs, stated_too: dict[int, list[int]] | None = None) -> None:
        self.inputs = inputs
        self.stated_too = stated_too or {}
        self.table = inputs.records
        self.rank = inputs.rank
        self.value = {
            name: np.asarray(self.table[name].fill_null(0).to_numpy()).astype(np.int64)
            for name in ("record", "layer", "kind", "state", "at", "amount", "fee", "exp", "fee_exp")
        }
        self.has_fee = np.asarray(self.table["fee"].is_valid().to_numpy())
        self.gone = np.zeros(len(self.rank), np.bool_)
        self.twins: list[tuple[int, str]] = []
        self.changed: set[int] = set()

    def drop(self, row: int) -> None:
        """Leave a record out, and every other row that states its event."""
        self.gone[row] = True
        self.gone[self.stated_too.get(int(self.value["record"][row]), [])] = True

    def set(self, name: str, row: int, value: int) -> None:
        """Give a record another value in a number column."""
        self.value[name][row] = value
        self.changed.add(row)

    def twin(self, row: int, channel_ref: str) -> None:
        """Add the record once more, five minutes later, under another channel number ("" keeps its own)."""
        self.twins.append((row, channel_ref))

    def unit(self, row: int) -> int:
        """Return what stands for one whole of a currency of two digits at the row's exponent."""
        return int(10 ** max(int(self.value["exp"][row]), 0))

    def made(self) -> Inputs:
        """Return the inputs of a run over the copy from nothing: no match stands."""
        from dataclasses import replace

        import pyarrow as pa

        table = self.table
        for name in ("state", "amount", "fee"):
            at = table.schema.get_field_index(name)
            kept = table[name].is_valid().to_numpy() | (name != "fee")
            column = pa.array(self.value[name], pa.int64(), mask=~np.asarray(kept)).cast(table.schema.field(at).type)
            table = table.set_column(at, table.schema.field(at), column)
        rank = self.rank
        if self.twins:
            table, rank = self._with_twins(table)
        keep = np.append(~self.gone, np.ones(len(self.twins), np.bool_))
        chosen = pa.array(np.flatnonzero(keep))
        return replace(self.inputs, records=table.take(chosen), rank=rank[keep], matches=None, members=None)

    def _with_twins(self, table: pa.Table) -> tuple[pa.Table, Ints]:
        import pyarrow as pa

        from app.domain.fingerprint import of_text

        rows = np.array([row for row, _ in self.twins], np.int64)
        more = table.take(pa.array(rows))
        refs = [ref or own for (_, ref), own in zip(self.twins, more["channel_ref"].to_pylist(), strict=True)]
        again = np.array([not ref for _, ref in self.twins])
        top = int(self.value["record"].max()) + 1
        changed: dict[str, Any] = {
            "record": top + np.arange(len(rows)),
            "at": self.value["at"][rows] + np.where(again, 0, 300),
            "channel_ref": refs,
            "channel_fp": of_text(pa.array(refs, pa.string())),
        }
        for name, values in changed.items():
            at = more.schema.get_field_index(name)
            more = more.set_column(at, more.schema.field(at), pa.array(values).cast(more.schema.field(at).type))
        return pa.concat_tables([table, more]), np.append(self.rank, int(self.rank.max()) + 1 + np.arange(len(rows)))


def _less(copy: Copy, row: int) -> None:
    copy.set("amount", row, copy.value["amount"][row] - max(copy.unit(row), int(copy.value["amount"][row]) // 10))


def _more(copy: Copy, row: int) -> None:
    copy.set("amount", row, copy.value["amount"][row] + 3 * copy.unit(row))


def _charged(copy: Copy, row: int) -> None:
    copy.set("fee", row, int(copy.value["fee"][row]) + 2 * 10 ** int(copy.value["fee_exp"][row]))


def _state(state: State) -> Callable[[Copy, int], None]:
    return lambda copy, row: copy.set("state", row, int(state))


def _kind(kind: Kind) -> Callable[[Copy, Ints], NDArray[np.bool_]]:
    return lambda copy, rows: np.asarray(copy.value["kind"][rows] == kind)


def _paid_with_fee(copy: Copy, rows: Ints) -> NDArray[np.bool_]:
    return np.asarray((copy.value["kind"][rows] == Kind.PAYMENT) & copy.has_fee[rows] & (copy.value["fee"][rows] > 0))


def _large(copy: Copy, rows: Ints) -> NDArray[np.bool_]:
    """Return payments and deposits from which a tenth can be taken."""
    return np.asarray(copy.value["amount"][rows] >= 10 * 10 ** copy.value["exp"][rows])


def _trade(copy: Copy, rows: Ints) -> NDArray[np.bool_]:
    return np.asarray((copy.value["kind"][rows] == Kind.PAYMENT) & (copy.value["layer"][rows] == Layer.CHANNEL))


_ORDER, _MONEY = ("L1", 0), ("L1", 1)
_PAYOUT, _DEPOSIT = ("L3", 0), ("L3", 1)

#: Every kind of error that can be planted, in the order in which they are shown.
PLANTS = (
    Plant(key="order_gone", of=_ORDER, finds=frozenset({"EX1", "TS1", "TS2"}), do=Copy.drop, watched="other"),
    Plant(
        key="payment_gone",
        of=_MONEY,
        finds=frozenset({"EX2", "TS1", "TS2"}),
        do=Copy.drop,
        watched="other",
        needs=_kind(Kind.PAYMENT),
    ),
    Plant(
        key="paid_twice",
        of=_MONEY,
        finds=frozenset({"EX3", "ST4"}),
        do=lambda copy, row: copy.twin(row, f"9{int(copy.value['record'][row]):027d}"),
        needs=_trade,
    ),
    Plant(key="paid_less", of=_MONEY, finds=frozenset({"AM1", "AM3"}), do=_less, needs=_large),
    Plant(key="paid_more", of=_MONEY, finds=frozenset({"AM2"}), do=_more, needs=_kind(Kind.PAYMENT)),
    Plant(key="fee_wrong", of=_MONEY, finds=frozenset({"AM4"}), do=_charged, needs=_paid_with_fee),
    Plant(key="unpaid_paid", of=_ORDER, finds=frozenset({"TS5"}), do=_state(State.UNPAID)),
    Plant(key="closed_paid", of=_ORDER, finds=frozenset({"TS4"}), do=_state(State.CLOSED)),
    Plant(key="row_twice", of=_MONEY, finds=frozenset({"EX9"}), do=lambda copy, row: copy.twin(row, ""), needs=_trade),
    Plant(key="deposit_gone", of=_DEPOSIT, finds=frozenset({"EX5", "TS3"}), do=Copy.drop, watched="other"),
    Plant(key="payout_gone", of=_PAYOUT, finds=frozenset({"EX6", "TS1", "TS2"}), do=Copy.drop, watched="other"),
    Plant(key="deposit_less", of=_DEPOSIT, finds=frozenset({"AM8", "EX5", "TS3"}), do=_more, watched="other"),
)


def drill(book: Book, *, seed: str, each: int = EACH, report: Report) -> Drill:
    """Plant errors in a copy of the book's records, match it, and say what was found.

    Only records of plain matches that nothing is said of are tampered with, so that what is said afterwards is said
    of the error. When report raises Cancelled nothing is left behind.
    """
    from app.matching.engine import reconcile
    from app.matching.inputs import COLUMNS
    from app.services.run_matching import load

    with book.read() as uow:
        pause = pauses(report)
        uow.watch(pause)
        report(Step.LOADING, 0, 1, "")
        statements = [one for one in uow.statements.live() if not one.refused_key]
        records = uow.records.table(columns=[*COLUMNS, "row", "suffix"]).combine_chunks()
        matches, members = uow.matches.live()
        inputs = load(uow, statements, records, (matches, members), as_of=None, rules=None)
        free = _free(inputs, matches, members, uow.discrepancies.live())
        copy = Copy(inputs, _stated_too(inputs, matches, members))
        planted = _planted(copy, free, seed, each)
        outcome = reconcile(copy.made(), report)
        kinds = [_judged(one, rows, copy, outcome, uow.records.ids) for one, rows in planted]
    return Drill(seed=seed, kinds=tuple(kinds))


def _free(inputs: Inputs, matches: pa.Table, members: pa.Table, items: pa.Table) -> dict[tuple[str, int], Any]:
    """Return, by comparison and side, (record, counterpart) of 1:1 matches of which no discrepancy speaks."""
    import pyarrow.compute as pc

    said = np.unique(np.asarray(pc.list_flatten(items["records"]).to_numpy()))
    number = np.asarray(matches["number"].to_numpy())
    comparison = dict(zip(number.tolist(), matches["comparison"].to_pylist(), strict=True))
    of, side, record = (np.asarray(members[name].to_numpy()).astype(np.int64) for name in ("match", "side", "record"))
    size = np.bincount(of, minlength=int(number.max(initial=0)) + 1)
    trusted = np.unique(inputs.records["record"].to_numpy()[~np.isin(inputs.records["statement"], inputs.distrusted)])
    good = (size[of] == 2) & ~np.isin(record, said) & np.isin(record, trusted)
    pairs = np.bincount(of[good], minlength=len(size)) == 2
    out: dict[tuple[str, int], Any] = {}
    for one in sorted({*comparison.values()}):
        mine = np.flatnonzero(pairs[of] & np.isin(of, [n for n, name in comparison.items() if name == one]))
        mine = mine[np.lexsort((side[mine], of[mine]))]
        pair = record[mine].reshape(-1, 2)
        pair = pair[side[mine].reshape(-1, 2)[:, 0] != side[mine].reshape(-1, 2)[:, 1]] if len(pair) else pair
        out[one, 0], out[one, 1] = pair, pair[:, ::-1]
    return out


def _stated_too(inputs: Inputs, matches: pa.Table, members: pa.Table) -> dict[int, list[int]]:
    """Return for each record of a view the rows of the others of it."""
    import pyarrow.compute as pc

    views = matches["number"].filter(pc.equal(matches["method"], "view")).to_numpy()
    of, record = (np.asarray(members[name].to_numpy()).astype(np.int64) for name in ("match", "record"))
    mine = np.flatnonzero(np.isin(of, views))
    mine = mine[np.argsort(of[mine], kind="stable")]
    place = {int(one): row for row, one in enumerate(inputs.records["record"].to_numpy().tolist())}
    out: dict[int, list[int]] = {}
    for group in np.split(record[mine], np.flatnonzero(np.diff(of[mine])) + 1):
        for one in group.tolist():
            out[one] = [place[other] for other in group.tolist() if other != one]
    return out


def _planted(
    copy: Copy, free: dict[tuple[str, int], Any], seed: str, each: int
) -> list[tuple[Plant, list[tuple[int, int]]]]:
    """Plant errors; returns the kinds with the records tampered with and their counterparts."""
    place = {int(record): row for row, record in enumerate(copy.value["record"].tolist())}
    used: set[int] = set()
    out = []
    for one in PLANTS:
        pairs = free.get(one.of)
        chosen: list[tuple[int, int]] = []
        if pairs is not None and len(pairs):
            left = pairs[[int(a) not in used and int(b) not in used for a, b in pairs.tolist()]]
            rows = np.array([place[int(record)] for record in left[:, 0].tolist()], np.int64)
            if one.needs is not None:
                left = left[one.needs(copy, rows)]
            names = [str(record) for record in left[:, 0].tolist()]
            chosen = [(int(left[at, 0]), int(left[at, 1])) for at in drawn(names, each, f"{seed} {one.key}")]
        for record, other in chosen:
            used.update((record, other))
            one.do(copy, place[record])
        out.append((one, chosen))
    return out


def _judged(
    plant: Plant, planted: list[tuple[int, int]], copy: Copy, outcome: Any, names: Callable[[Ints], pa.Array]
) -> Found:
    """Return what became of one kind; a twin's own record counts as the record itself."""
    twin_of = {
        int(copy.value["record"].max()) + 1 + at: int(copy.value["record"][row])
        for at, (row, _) in enumerate(copy.twins)
    }
    codes: dict[int, set[str]] = {}
    items = outcome.discrepancies
    for code, records in zip(items["code"].to_pylist(), items["records"].to_pylist(), strict=True):
        for one in records:
            codes.setdefault(twin_of.get(one, one), set()).add(code)
    of = np.asarray(outcome.members["match"].to_numpy())
    sure = np.asarray(outcome.matches["state"].to_numpy())[of] == CONFIRMED
    held = {twin_of.get(one, one) for one in np.asarray(outcome.members["record"].to_numpy())[sure].tolist()}
    found, otherwise, missed, confirmed = 0, 0, [], []
    for record, other in planted:
        watched = other if plant.watched == "other" else record
        said = codes.get(watched, set()) | (codes.get(other, set()) if plant.watched == "self" else set())
        if said & plant.finds:
            found += 1
        elif said:
            otherwise += 1
        else:
            missed.append(record)
            if watched in held:
                confirmed.append(record)

    def ids(numbers: list[int]) -> tuple[str, ...]:
        return tuple(names(np.array(numbers, np.int64)).to_pylist()) if numbers else ()

    return Found(
        key=plant.key,
        planted=len(planted),
        found=found,
        otherwise=otherwise,
        missed=ids(missed),
        confirmed=ids(confirmed),
    )


def facts(result: Drill) -> str:
    """Return a drill as canonical JSON, as the audit entry keeps it."""
    kinds = {one.key: [one.planted, one.found, one.otherwise] for one in result.kinds}
    return json.dumps({"seed": result.seed, "kinds": kinds}, sort_keys=True, separators=(",", ":"))
