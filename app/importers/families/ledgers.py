"""What ledgers of payment services abroad have in common: one statement for each account and currency of a file,
and batches that a payout, or a transfer to the next batch, brings to zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.money import digits
from app.domain.record import Kind, Layer
from app.domain.statement import Check, StatementFacts
from app.importers.checks import SecondChain
from app.importers.controls import Flow, control_of, count_check, money_check
from app.importers.part import Minor, Part, repeated
from app.importers.several import Several, taken

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Sink, Source

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

_MONEY = ("amount", "fee", "refunded", "balance", "coupon")


@dataclass(slots=True)
class Batch:
    """Net sums of one batch: rows that are paid out, rows that pay out, rows that move money between batches."""

    entries: int = 0
    payouts: int = 0
    transfers: int = 0
    has_payout: bool = False
    has_transfer: bool = False
    paid: dict[int, int] = field(default_factory=dict)  # net of a payout → how often, less how often it came back


@dataclass(slots=True)
class Steps:
    """Rows of a running balance in the file's order: movement, balance after it, which state one, day, event.

    Rows that stand together and tell of one event (a transfer and its charge) may stand in any order.
    """

    moved: Ints
    balance: Minor
    at: Ints
    event: pa.Array


@dataclass(slots=True)
class Ledger:
    """One account in one currency: what its rows add up to, at `exp` digits.

    lines: rows of the source; judged, right: rows that state a net amount, and those whose other cells give it.
    loose: whether a row that is paid out names no batch.
    """

    account: str
    currency: str
    exp: int
    lines: int = 0
    flow: Flow = field(default_factory=Flow)
    net: int = 0
    judged: int = 0
    right: int = 0
    loose: bool = False
    batches: dict[str, Batch] = field(default_factory=dict)
    steps: list[Steps] = field(default_factory=list)


class Ledgers:
    """Sends rows, one ordinal for each account and currency, and adds them up.

    least: digits that every ledger has, where rows are printed with more than their currency has.
    """

    def __init__(self, least: int = 2) -> None:
        self.several = Several()
        self._least = least
        self.all: list[Ledger] = []

    def send(
        self,
        out: Sink,
        part: Part,
        *,
        account: pa.Array,
        currency: pa.Array,
        exp: int,
        amount: Ints,
        kind: NDArray[np.int8],
        fee: Ints | None = None,
        lines: Ints | None = None,
        right: tuple[Bools, Bools] | None = None,
        chain: tuple[Bools, Ints, pa.Array] | None = None,
        **columns: Any,
    ) -> None:
        """Send a part of records with all of their columns; money at `exp`.

        lines: rows of the source that each record stands for, None for one each. right: which rows state a net
        amount of their own, and for which of them it follows from their other cells. chain: which rows take part in
        the running balance `balance`, by what they change it, and the event they tell of.
        """
        rows = {"row": part.row, "amount": amount, "kind": kind, "account": account, "currency": currency, **columns}
        if fee is not None:
            rows["fee"] = Minor(fee, np.ones(len(fee), np.bool_))
        net = amount if fee is None else amount - fee
        for ordinal, mask in self.several.split(account, currency):
            one = self._ledger(ordinal)
            chosen = None if mask.all() else mask
            mine = {name: taken(column, chosen) for name, column in rows.items()}
            for name in _MONEY:
                if name in mine:
                    mine[name] = self._at(part, mine[name], exp, one.exp, mask)
            one.lines += int(mask.sum() if lines is None else lines[mask].sum())
            one.flow.add(mine["amount"])
            one.net += _scaled(int(net[mask].sum()), exp, one.exp)
            if right is not None:
                one.judged += int((right[0] & mask).sum())
                one.right += int((right[0] & right[1] & mask).sum())
            if chain is not None:
                told = mask & chain[0]
                moved = self._at(part, chain[1][told], exp, one.exp, told)
                balance = self._at(part, taken(columns["balance"], told), exp, one.exp, told)
                one.steps.append(Steps(moved, balance, columns["at"][told], chain[2].filter(pa.array(told))))
            if "batch_ref" in columns:
                names, paid, kinds = (taken(each, chosen) for each in (columns["batch_ref"], net, kind))
                _add_batches(one, names, paid, kinds, exp)
            out.send(ordinal, exp=one.exp, fee_exp=one.exp, **mine)

    def count(self, part: Part, account: pa.Array, currency: pa.Array) -> None:
        """Count rows of the source whose records are sent with `lines` of zero, or that give none."""
        for ordinal, mask in self.several.split(account, currency):
            self._ledger(ordinal).lines += int(mask.sum())

    def _ledger(self, ordinal: int) -> Ledger:
        if ordinal > len(self.all):
            account, currency = self.several.keys[ordinal - 1]
            self.all.append(Ledger(account, currency, max(self._least, digits(currency))))
        return self.all[ordinal - 1]

    def _at(self, part: Part, money: Any, exp: int, to: int, mask: Bools) -> Any:
        """Return amounts at another exponent; one that would lose a digit is refused."""
        if exp == to:
            return money
        value = money.value if isinstance(money, Minor) else money
        if to > exp:
            value = value * 10 ** (to - exp)
        else:
            step = 10 ** (exp - to)
            whole = value // step
            lost = whole * step != value
            if lost.any():
                part.refuse("refused.value", "", int(np.flatnonzero(mask)[int(np.argmax(lost))]))
            value = whole
        return Minor(value, money.valid) if isinstance(money, Minor) else value

    def facts(
        self,
        source: Source,
        reader: Any,
        *,
        layer: int,
        checks: Callable[[Ledger], list[Check]] | None = None,
        account: str = "",
        currency: str = "",
        **said: Any,
    ) -> list[StatementFacts]:
        """Return one statement for each account and currency, at least one; said: period, message and such."""
        if not self.all:
            self.all.append(Ledger(account or source.options.account, currency, digits(currency)))
        found = []
        for at, one in enumerate(self.all, start=1):
            balance, opening, closing = close(one)
            figures = [*(checks(one) if checks else []), *stated_rows(one), *([balance] if balance else [])]
            found.append(
                StatementFacts(
                    file=source.file,
                    sheet=source.sheet,
                    sha256=source.sha256,
                    ordinal=at,
                    several=len(self.all) > 1,
                    format=reader.format,
                    version=reader.version,
                    layer=int(layer),
                    account=one.account,
                    shop=source.options.shop,
                    currency=one.currency,
                    exp=one.exp,
                    rows_read=one.lines,
                    opening=opening,
                    closing=closing,
                    control=control_of(figures),
                    checks=tuple(figures),
                    **said,
                )
            )
        return found


def stated_rows(one: Ledger) -> list[Check]:
    """Return how many rows contradict their own net amount, nothing where none does: it is no total."""
    return [] if one.judged == one.right else [count_check("net_rows", one.judged, one.right)]


def _paid_once(one: Ledger) -> list[Check]:
    """Return how many payouts stand twice under one number, nothing where none does.

    Rows that were pasted twice, payouts with them, add up to nothing as the rows of one month do.
    """
    payouts = [times for name, batch in one.batches.items() if name for times in batch.paid.values() if times > 0]
    twice = sum(times > 1 for times in payouts)
    return [count_check("payouts_once", len(payouts), len(payouts) - twice)] if twice else []


def close(one: Ledger) -> tuple[Check | None, int | None, int | None]:
    """Return (check, opening, closing) of the running balance; nothing where a row states none."""
    if not sum(len(step.moved) for step in one.steps):
        return None, None, None
    moved, at = (np.concatenate([getattr(step, name) for step in one.steps]) for name in ("moved", "at"))
    balance = np.concatenate([step.balance.value for step in one.steps])
    stated = np.concatenate([step.balance.valid for step in one.steps])
    if len(moved) == 1:
        return (None, int(balance[0] - moved[0]), int(balance[0])) if stated[0] else (None, None, None)
    event = pc.dictionary_encode(pa.concat_arrays([step.event for step in one.steps]))
    number = event.indices.to_numpy(zero_copy_only=False)
    place = np.cumsum(np.append(0, number[1:] != number[:-1])).astype(np.int64)
    ways = [-1] if at[0] > at[-1] else [1] if at[0] < at[-1] else [1, -1]
    found = []
    for way in ways:
        chain = SecondChain()
        chain.add(moved, balance, stated, way * place)
        found.append(chain.close(one.exp, one.currency))
    return next((way for way in found if way[0] is not None and way[0].agrees), found[0])


def whole_batches(one: Ledger) -> list[Check]:
    """Hold each batch against its payout, or its transfers, where the file holds batches whole.

    They prove the sum only where every row is in such a batch.
    """
    checks = []
    name = "payout" if all(batch.has_payout or batch.has_transfer for batch in one.batches.values()) else "batch_payout"
    for batch in one.batches.values():
        if batch.has_payout:
            pair = -batch.payouts, batch.entries + batch.transfers
        elif batch.has_transfer:
            pair = -batch.transfers, batch.entries
        else:
            continue
        checks.append(money_check(name, *pair, one.exp, one.currency))
    return [*checks, *_paid_once(one)]


def carried_batches(one: Ledger) -> list[Check]:
    """Hold payouts against their rows where the file may lack rows of them: what agrees is said, nothing else.

    It proves the sum only where every row is in such a batch.
    """
    paid = [batch for name, batch in one.batches.items() if name and batch.has_payout]
    whole = [batch for batch in paid if -batch.payouts == batch.entries + batch.transfers]
    if paid and len(whole) < len(paid) and one.loose and one.net == 0:
        stated = -sum(batch.payouts for batch in one.batches.values())
        return [money_check("payout", stated, one.net + stated, one.exp, one.currency), *_paid_once(one)]
    name = "payout" if len(whole) == len(one.batches) else "batch_payout"
    agreeing = [money_check(name, -two.payouts, -two.payouts, one.exp, one.currency) for two in whole]
    return [*agreeing, *_paid_once(one)]


def _add_batches(one: Ledger, names: pa.Array, net: Ints, kind: NDArray[np.int8], exp: int) -> None:
    coded = pc.dictionary_encode(names)
    index = coded.indices.to_numpy(zero_copy_only=False)
    texts = coded.dictionary.to_pylist()
    pays, moves = kind == Kind.PAYOUT, kind == Kind.TRANSFER
    sums = [_by_name(index, net, what, len(texts)) for what in (~pays & ~moves, pays, moves)]
    paid, moved = (np.bincount(index[what], minlength=len(texts)) for what in (pays, moves))
    for at, name in enumerate(texts):
        batch = one.batches.setdefault(name, Batch())
        batch.entries += _scaled(int(sums[0][at]), exp, one.exp)
        batch.payouts += _scaled(int(sums[1][at]), exp, one.exp)
        batch.transfers += _scaled(int(sums[2][at]), exp, one.exp)
        batch.has_payout |= bool(paid[at])
        batch.has_transfer |= bool(moved[at])
        one.loose |= not name and bool((index[~pays] == at).any())
    for at, value in zip(index[pays].tolist(), net[pays].tolist(), strict=True):
        paid_at = one.batches[texts[at]].paid
        value = _scaled(value, exp, one.exp)
        paid_at[-abs(value)] = paid_at.get(-abs(value), 0) + (1 if value < 0 else -1)


def _by_name(index: NDArray[np.int32], net: Ints, mask: Bools, count: int) -> Ints:
    found = np.zeros(count, np.int64)
    np.add.at(found, index[mask], net[mask])
    return found


def _scaled(value: int, exp: int, to: int) -> int:
    return int(value * 10 ** (to - exp) if to >= exp else value // 10 ** (exp - to))


def paid_out_layer(kind: NDArray[np.int8], otherwise: Layer) -> NDArray[np.int8]:
    """Return the settlement layer for rows that pay out to a bank, `otherwise` for the rest."""
    return np.where(np.isin(kind, (Kind.PAYOUT, Kind.WITHDRAWAL)), Layer.SETTLEMENT, otherwise).astype(np.int8)


def accounts(part: Part, source: Source, column: pa.Array | None = None) -> pa.Array:
    """Return the account of each row: the row's own, else what the person said."""
    if column is None:
        return repeated(source.options.account, len(part))
    return pc.if_else(pc.equal(column, ""), source.options.account, column)


def shops(part: Part, source: Source) -> pa.Array:
    """Return the shop that the person said, for each row."""
    return repeated(source.options.shop, len(part))
