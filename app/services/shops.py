"""Whose shop a record is, and through which account of a channel its money goes: one definition for the whole program.

A record is of the shop that its source states, else of its account's, else of the one that the orders, entries or
payouts which it is matched to are all of: a payment is of the shop of its order, a payout of that of its entries, a
deposit of that of its payouts, a voucher of that of its deposit. So is the account known of what no channel states, of
an order that of its payments. Where nobody said whose an account of a channel is, it is that of its rows, if at least
a quarter of them tell a shop and none another one. What nothing tells, or several shops share, is of no shop. Only
confirmed matches tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.domain.match import CONFIRMED, Account
from app.domain.record import Layer
from app.domain.shops import Place, Shops
from app.reports.cells import numbers
from app.services.ports import StoredStatement, UnitOfWork
from app.services.proof_columns import sorted_codes
from app.services.shop_places import Places, owners
from app.services.shops_told import STEPS, Tally, Told, follow
from app.services.touched import DECIDED, Standing

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_CHANNEL = (Layer.CHANNEL, Layer.SETTLEMENT)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Belonging:
    """Where the records of a book belong. places: ("", "") first; of: int32 by number of a record, index in `places`.

    statements: by number, the places of a statement's records. accounts: the places of each account's records, else
    what a person said of it. shops: names, sorted; where there are fewer than two nothing can be chosen, and `of`
    is 0 throughout.
    """

    places: tuple[Place, ...]
    of: NDArray[np.int32]
    statements: dict[int, frozenset[int]]
    accounts: dict[str, frozenset[int]]
    shops: tuple[str, ...]

    @property
    def divides(self) -> bool:
        """Return whether there are shops to choose from."""
        return len(self.shops) > 1

    def of_rows(self, records: Ints) -> Places:
        """Return the places of records by number."""
        code = {name: at for at, name in enumerate(("", *self.shops))}
        return Places(of=places_of(self, records), shop=np.array([code[shop] for shop, _one in self.places], np.int64))

    def place(self, record: int) -> Place:
        """Return where a record belongs."""
        return self.places[int(self.of[record])] if 0 <= record < len(self.of) else self.places[0]

    def within(self, shops: Shops) -> Scope | None:
        """Return what a choice lets through; None for everything."""
        if shops.every or not self.divides:
            return None
        return Scope(self, np.array([one in shops for one in self.places], np.bool_))


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What a choice of shops lets through. wanted: by index of `Belonging.places`."""

    belonging: Belonging
    wanted: Mask

    def records(self, records: Ints) -> Mask:
        """Return which records, by number, are of the shops chosen."""
        return self.wanted.take(places_of(self.belonging, records))

    def lists(self, records: pa.ChunkedArray, subjects: pa.ChunkedArray) -> Mask:
        """Return which items to show: with a record of the shops chosen; without any, by the account they are about."""
        import pyarrow.compute as pc

        lists = records.combine_chunks()
        parent, flat = numbers(pc.list_parent_indices(lists))[0], numbers(pc.list_flatten(lists))[0]
        out, has = np.zeros(len(records), np.bool_), np.zeros(len(records), np.bool_)
        has[parent] = True
        out[parent[self.records(flat)]] = True
        for at in np.flatnonzero(~has).tolist():
            out[at] = self.account(str(subjects[at]).rpartition(" ")[0])
        return out

    def place(self, place: int) -> bool:
        """Return whether a place, by index, is among those chosen."""
        return bool(self.wanted[place])

    def account(self, account: str) -> bool:
        """Return whether an account has something of the shops chosen."""
        return self._any(self.belonging.accounts.get(account, frozenset({0})))

    def whole_account(self, account: str) -> bool:
        """Return whether all of an account is of the shops chosen, so that its balance is theirs."""
        return all(self.wanted[one] for one in self.belonging.accounts.get(account, frozenset({0})))

    def statement(self, one: StoredStatement) -> bool:
        """Return whether a statement has a row of the shops chosen; without rows it goes by its account."""
        mine = self.belonging.statements.get(one.number)
        return self._any(mine) if mine else self.account(one.account or one.format)

    def _any(self, places: Iterable[int]) -> bool:
        return any(bool(self.wanted[one]) for one in places)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Way:
    """How a book of several shops was reckoned, by number of a record; a change of matches is followed in it.

    told: its shop and its account; used: codes of the places that records are in, shop × span + account. statements,
    accounts, every: how many records are in each place, of a statement, of an account by its name, and of the book.
    """

    told: tuple[Told, ...]
    span: int
    used: Ints
    statements: Tally
    accounts: Tally
    names: list[str]
    every: Tally


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kept:
    """What was reckoned last, for which head of the chain, and of what; way: None where no change can be followed."""

    head: str
    belonging: Belonging
    way: _Way | None
    standing: Standing
    accounts: dict[str, Account]
    statements: list[StoredStatement]


_NAME = "shops"
_LOCK = Lock()


def belonging(uow: UnitOfWork) -> Belonging:
    """Return where the records of a book belong.

    Reckoned once after each change of its matches, statements or accounts, whoever asks first.
    """
    head = uow.audit.head()[1]
    with _LOCK:
        kept: _Kept | None = uow.kept.get(_NAME)
        if kept is None or kept.head != head:
            uow.kept.pop(_NAME, None)  # following a change writes into it
            kept = uow.kept[_NAME] = _kept_of(uow, head, kept)
        return kept.belonging


def _kept_of(uow: UnitOfWork, head: str, before: _Kept | None) -> _Kept:
    standing, accounts, statements = Standing.of(uow), uow.accounts.live(), uow.statements.live()
    if before is not None and (before.accounts, before.statements) == (accounts, statements):
        found = before.belonging if before.standing.matched_as(standing) else _followed(uow, before, standing)
        if found is not None:
            return replace(before, head=head, belonging=found, standing=standing)
    found, way = _reckon(uow)
    return _Kept(head=head, belonging=found, way=way, standing=standing, accounts=accounts, statements=statements)


def _followed(uow: UnitOfWork, before: _Kept, standing: Standing) -> Belonging | None:
    """Return where records belong after a change of matches; None where all of them are to be looked at."""
    changes = uow.changes_since(before.head)
    if changes is None or not changes.tables <= DECIDED:
        return None
    if not before.belonging.divides:
        return before.belonging  # it is told by sources and accounts alone that there are not several
    if before.way is None:
        return None
    moved = follow(before.way.told, before.standing, standing, changes.matches)
    return None if moved is None else _moved(before.belonging, before.way, moved)


def _moved(before: Belonging, way: _Way, records: Ints) -> Belonging | None:
    """Return where records belong once some are told otherwise; None where a place comes or goes with them."""
    if not len(records):
        return before
    shop, account = (one.value[records].astype(np.int64) for one in way.told)
    pairs = shop * way.span + np.where(shop == 0, 0, account)
    index = np.minimum(np.searchsorted(way.used, pairs), len(way.used) - 1)
    if (way.used[index] != pairs).any():
        return None
    of = before.of.copy()
    of[records] = index
    statements, accounts = dict(before.statements), dict(before.accounts)
    for record, was, now in zip(records.tolist(), before.of[records].tolist(), index.tolist(), strict=True):
        way.every.move(record, was, now)
        one = way.statements.move(record, was, now)
        statements[one] = way.statements.places(one)
        one = way.accounts.move(record, was, now)
        accounts[way.names[one]] = way.accounts.places(one)
    if not way.every.places(0) >= frozenset(np.flatnonzero(way.used > 0).tolist()):
        return None
    return replace(before, of=of, statements=statements, accounts=accounts)


def scope_of(uow: UnitOfWork, shops: Shops) -> Scope | None:
    """Return what a choice lets through, None where nothing is left out."""
    return None if shops.every else belonging(uow).within(shops)


def places_of(found: Belonging, records: Ints) -> Ints:
    """Return the place of each record by number; 0 for one that is not there."""
    if not len(found.of):
        return np.zeros(len(records), np.int64)
    inside = (records >= 0) & (records < len(found.of))
    return np.where(inside, found.of.take(np.where(inside, records, 0)), 0).astype(np.int64)


def shops_of(uow: UnitOfWork, records: Ints) -> tuple[Ints, tuple[str, ...]]:
    """Return the shop of each record (by number) as a code, and the shops by code, sorted as bytes; "" is 0."""
    found = belonging(uow)
    names = ("", *found.shops)
    if not found.divides:  # `of` tells nothing
        return _of_one_shop(uow, records), names
    places = found.of_rows(records)
    return places.shop.take(places.of), names


def _of_one_shop(uow: UnitOfWork, records: Ints) -> Ints:
    table, shop, _names = _told(uow)
    known = _by_number(table, shop)
    _tell(uow, table, (known,))
    return known.take(records)


def _reckon(uow: UnitOfWork) -> tuple[Belonging, _Way | None]:
    """Return where records belong, and how that was reckoned."""
    table, shop, names = _told(uow)
    accounts = uow.accounts.live()
    if len(names) < 3:
        found = Belonging(
            places=(("", ""),), of=np.zeros(0, np.int32), statements={}, accounts={}, shops=tuple(names[1:])
        )
        return found, None
    account, codes = sorted_codes(table["account"])
    if "" not in codes:  # nothing sorts before it
        codes, account = ["", *codes], account + 1
    here = np.isin(numbers(table["layer"])[0], _CHANNEL)
    known, channel = _by_number(table, shop), _by_number(table, np.where(here, account, 0))
    told = _tell(uow, table, (known, channel))
    channel[known == 0] = 0  # an account that several shops share is no part of one
    record = numbers(table["record"])[0]
    span = len(codes)
    pairs = known[record] * span + channel[record]
    said = {(one.shop, code) for code, one in accounts.items() if one.shop and one.role in ("channel", "shop", "")}
    used = distinct(np.append(pairs, 0))
    places: list[Place] = [(names[one // span], codes[one % span]) for one in used.tolist()]
    index = np.searchsorted(used, pairs)
    of = np.zeros(len(known), np.int32)
    of[record] = index
    places += sorted(said - set(places))
    found = Belonging(
        places=tuple(places),
        of=of,
        statements=_kinds(numbers(table["statement"])[0], index),
        accounts=_of_accounts(table, index, places, accounts),
        shops=tuple(names[1:]),
    )
    return found, _way(table, told, span, used, index) if told is not None else None


def _way(table: pa.Table, told: tuple[Told, ...], span: int, used: Ints, index: Ints) -> _Way:
    from app.services.account_names import account_keys

    record = numbers(table["record"])[0]
    account, account_names = sorted_codes(account_keys(table))
    statement, none = numbers(table["statement"])[0], np.zeros(len(record), np.int64)
    statements, accounts, every = (Tally(_by_number(table, code), record, index) for code in (statement, account, none))
    return _Way(
        told=told, span=span, used=used, statements=statements, accounts=accounts, names=account_names, every=every
    )


def _told(uow: UnitOfWork) -> tuple[pa.Table, Ints, list[str]]:
    """Return the records, and the shop that each states or has from its account as a code of the names; "" is 0."""
    columns = ["record", "statement", "source", "layer", "shop", "account"]
    table = uow.records.table(columns=columns)
    of_account = {code: one.shop for code, one in uow.accounts.live().items() if one.shop}
    own, own_names = sorted_codes(table["shop"])
    account, accounts = sorted_codes(table["account"])
    names = sorted({"", *own_names, *of_account.values()}, key=str.encode)
    code = {name: at for at, name in enumerate(names)}
    stated = np.array([code[one] for one in own_names] or [0], np.int64).take(own)
    by_account = np.array([code[of_account.get(one, "")] for one in accounts] or [0], np.int64).take(account)
    return table, np.where(stated > 0, stated, by_account), names


def _by_number(table: pa.Table, values: Ints) -> Ints:
    record = numbers(table["record"])[0]
    out = np.zeros(int(record.max(initial=0)) + 1, np.int64)
    out[record] = values
    return out


def _kinds(of: Ints, index: Ints) -> dict[int, frozenset[int]]:
    """Return by value of `of` the places there are."""
    span = int(index.max(initial=0)) + 1
    out: dict[int, set[int]] = {}
    for one in distinct(of * span + index).tolist():
        out.setdefault(one // span, set()).add(one % span)
    return {key: frozenset(some) for key, some in out.items()}


def _of_accounts(
    table: pa.Table, index: Ints, places: list[Place], accounts: dict[str, Account]
) -> dict[str, frozenset[int]]:
    from app.services.account_names import account_keys

    codes, names = sorted_codes(account_keys(table))
    found = {names[at]: some for at, some in _kinds(codes, index).items()}
    for code, one in accounts.items():
        mine = frozenset(
            at for at, place in enumerate(places) if one.shop and place in ((one.shop, code), (one.shop, ""))
        )
        if code not in found and mine:
            found[code] = mine
    return found


def _tell(uow: UnitOfWork, table: pa.Table, every: tuple[Ints, ...]) -> tuple[Told, ...] | None:
    """Tell of each record what its matches and its account say; every: codes by number of the record, 0 = not told.

    Returns how each was told; None where that is too much to be kept.
    """
    account, names = _channel_accounts(table, len(every[0]))
    told = tuple(Told(known, account) for known in every)
    counted = True
    for step, (comparison, views) in enumerate(STEPS):
        if comparison:
            _spread(uow, comparison, views, every)
        else:
            counted = all(one.count() for one in told)
            for known in every:
                _by_account(account, len(names), known)
        for one, known in zip(told, every, strict=True):
            one.after(step, known)
    return told if counted else None


def _channel_accounts(table: pa.Table, count: int) -> tuple[NDArray[np.int32], list[str]]:
    """Return by number of a record the account of a channel's, as a code of their names; −1 for others."""
    from app.services.account_names import account_keys

    here = np.isin(numbers(table["layer"])[0], _CHANNEL)
    codes, names = sorted_codes(account_keys(table))
    out = np.full(count, -1, np.int32)
    out[numbers(table["record"])[0][here]] = codes[here]
    return out, names


def _by_account(account: NDArray[np.int32], count: int, known: Ints) -> None:
    """Tell the rest of a channel's account what a quarter or more of its rows are, where none is anything else."""
    record = np.flatnonzero(account >= 0)
    account, told = account[record], known[record]
    most, least = np.zeros(count, np.int64), np.full(count, np.iinfo(np.int64).max)
    np.maximum.at(most, account, told)
    np.minimum.at(least, account[told > 0], told[told > 0])
    many = 4 * np.bincount(account[told > 0], minlength=count) >= np.bincount(account, minlength=count)
    sole = np.where((most == least) & many, most, 0)
    known[record] = np.where(told > 0, told, sole.take(account))


def _spread(uow: UnitOfWork, comparison: str, views: bool, every: tuple[Ints, ...]) -> None:
    """Give the members of confirmed matches what the others tell; what is told something keeps it."""
    import pyarrow.compute as pc

    matches, members = uow.matches.live(comparison)
    sure = numbers(matches["state"])[0] == CONFIRMED
    if comparison == "L2":
        sure &= np.asarray(pc.equal(matches["method"], "view").to_numpy(), np.bool_) == views
    chosen = np.sort(numbers(matches["number"])[0][sure])
    if not len(chosen):
        return
    of, side, record = (numbers(members[name])[0] for name in ("match", "side", "record"))
    place = np.minimum(np.searchsorted(chosen, of), len(chosen) - 1)
    for known in every:
        mine = (chosen.take(place) == of) & (record < len(known))
        at, row = place[mine], record[mine]
        told = owners(at, side[mine], known.take(row), len(chosen))
        takes = known.take(row) == 0
        known[row[takes]] = told.take(at[takes])
