"""The arithmetic of the proof on whole columns; `proof.py` loads, this adds up.

Every movement of a side inside the range is cut in pieces: the parts that matches take, and what is left.
Each piece belongs to one account pair and one heading, so that the identity of ProofLine holds exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.match import EXPLAINED, OPEN, WAITING, Comparison
from app.domain.record import Kind, Layer
from app.reports.cells import numbers
from app.reports.tables import net_of
from app.services.account_names import account_keys

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Headings of a piece: what explains it. Below 0: nothing does.
NOTHING = -1
#: Adjustment keys, as headings from 20 on.
ADJUSTMENTS = ("refunds", "coupons", "rounding", "carried", "set_aside", "balance")
REFUNDS, COUPONS, ROUNDING, CARRIED, SET_ASIDE, BALANCE = range(20, 26)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Records as arrays: one value a row, amounts at their own exponents.

    day: days from 1970-01-01 on the source's clock; account, currency: indices into the lists of names,
    which are sorted as bytes.
    """

    record: Ints
    kind: Ints
    layer: Ints
    day: Ints
    amount: Ints
    exp: Ints
    net: Ints
    net_exp: Ints
    coupon: Ints
    refunded: Ints
    account: Ints
    accounts: list[str]
    currency: Ints
    currencies: list[str]
    where: Ints

    @classmethod
    def of(cls, records: pa.Table, accounts: list[str] | None = None, currencies: list[str] | None = None) -> Columns:
        """Return the columns of live_schema records that the proof needs.

        accounts, currencies: the names of all records, where these are a part of them.
        """
        names = ("record", "kind", "layer", "at", "amount", "exp", "coupon", "refunded")
        got = {name: numbers(records[name])[0] for name in names}
        fee, no_fee = numbers(records["fee"])
        net, net_exp = net_of(got["amount"], got["exp"], fee, numbers(records["fee_exp"])[0], no_fee)
        account, accounts = sorted_codes(account_keys(records), accounts)
        currency, currencies = sorted_codes(records["currency"], currencies)
        where = np.full(int(got["record"].max()) + 1 if len(fee) else 0, -1, np.int64)
        where[got["record"]] = np.arange(len(fee))
        return cls(
            record=got["record"],
            kind=got["kind"],
            layer=got["layer"],
            day=got["at"] // 86_400,
            amount=got["amount"],
            exp=got["exp"],
            net=net,
            net_exp=net_exp,
            coupon=got["coupon"],
            refunded=got["refunded"],
            account=account,
            accounts=accounts,
            currency=currency,
            currencies=currencies,
            where=where,
        )

    def at(self, record: Ints) -> Ints:
        """Return positions of records given by number, −1 for one that is not live."""
        if not len(self.where):
            return np.full(len(record), -1, np.int64)
        inside = (record >= 0) & (record < len(self.where))
        return np.where(inside, self.where[np.where(inside, record, 0)], -1)

    def turned(self) -> Ints:
        """Return −1 for payout and withdrawal rows of a channel, whose sign a comparison reverses, else 1."""
        channel = np.isin(self.layer, (Layer.CHANNEL, Layer.SETTLEMENT))
        return np.where(channel & np.isin(self.kind, (Kind.PAYOUT, Kind.WITHDRAWAL)), -1, 1)


def sorted_codes(column: pa.ChunkedArray, words: list[str] | None = None) -> tuple[Ints, list[str]]:
    """Return a text column with few values as indices into its values sorted as bytes; words: those, and others."""
    import pyarrow as pa
    import pyarrow.compute as pc

    words = sorted(column.unique().to_pylist(), key=str.encode) if words is None else words
    return numbers(pc.index_in(column, value_set=pa.array(words, pa.string())))[0], words


def match_sums(match: Ints, values: Ints, count: int) -> Ints:
    """Return Σ of `values` by match index; one match's sum fits 64 bits."""
    sums = np.zeros(count, np.int64)
    np.add.at(sums, match, values)
    return sums


def _comparisons(table: pa.Table) -> NDArray[np.str_]:
    """Return the comparison of each row; no text is made a row, which would hold up every other thread."""
    coded = table["comparison"].combine_chunks().dictionary_encode()
    at: Ints = coded.indices.to_numpy(zero_copy_only=False)
    return np.array(coded.dictionary.to_pylist(), "U2")[at]


class BookColumns:
    """Live matches, members and discrepancies as arrays, by comparison."""

    def __init__(self, columns: Columns, matches: pa.Table, members: pa.Table, items: pa.Table) -> None:
        self.columns = columns
        self.number = numbers(matches["number"])[0]
        self.comparison = _comparisons(matches)
        self.state = numbers(matches["state"])[0]
        self._method = matches["method"]
        order = np.argsort(self.number, kind="stable")
        wanted = numbers(members["match"])[0]
        place = np.minimum(np.searchsorted(self.number[order], wanted), max(len(order) - 1, 0))
        self._row = order[place] if len(order) else np.zeros(0, np.int64)
        self._member = {name: numbers(members[name])[0] for name in ("side", "record", "allocated", "exp")}
        self.items = items
        self.item_comparison = _comparisons(items)
        self.item_state = numbers(items["state"])[0]
        self.item_match = numbers(items["match"])[0]
        self.item_amount = numbers(items["amount"])[0]
        self.item_exp = numbers(items["exp"])[0]
        lists = items["records"]
        import pyarrow.compute as pc

        self._sizes = numbers(pc.list_value_length(lists))[0] if len(items) else np.zeros(0, np.int64)
        flat = pc.list_flatten(lists) if len(items) else None
        self.item_record = numbers(flat)[0] if flat is not None else np.zeros(0, np.int64)
        self.record_item = np.repeat(np.arange(len(items)), self._sizes)

    def viewed(self) -> Ints:
        """Return record numbers on side B of live views."""
        import pyarrow.compute as pc

        if not len(self.number):
            return np.zeros(0, np.int64)
        view = np.asarray(pc.equal(self._method, "view").to_numpy()) & (self.comparison == "L2")
        mine = view[self._row] & (self._member["side"] == 1)
        return np.asarray(self._member["record"][mine])

    def of(self, what: Comparison) -> tuple[Ints, Ints, dict[str, Ints]]:
        """Return the comparison's matches (rows), and for its members the match's index and their columns."""
        rows = np.flatnonzero(self.comparison == what.value)
        index = np.full(len(self.number), -1, np.int64)
        index[rows] = np.arange(len(rows))
        mine = np.flatnonzero(index[self._row] >= 0) if len(self._row) else np.zeros(0, np.int64)
        member = {name: column[mine] for name, column in self._member.items()}
        member["at"] = self.columns.at(member.pop("record"))
        live = member["at"] >= 0
        return rows, index[self._row[mine]][live], {name: column[live] for name, column in member.items()}


@dataclass(slots=True, kw_only=True)
class Pieces:
    """Pieces of one comparison, at exponent `exp`: side 0 or 1, position of the record, its effect on
    A − B, index of the match (−1 for none), heading, group (account pair and currency)."""

    exp: int
    side: Ints
    at: Ints
    effect: Ints
    match: Ints
    heading: Ints
    group: Ints
    inside: Mask


def cut(
    columns: Columns,
    what: Comparison,
    sides: tuple[Mask, Mask],
    match: Ints,
    members: dict[str, Ints],
    least_exp: int = 2,
) -> Pieces:
    """Return the pieces of both sides, without headings and groups.

    match: for each member its match's index; members: side, at (position), allocated, exp of live members.
    """
    by_amount = what is Comparison.L1
    value = columns.amount if by_amount else columns.net
    exp = columns.exp if by_amount else columns.net_exp
    turned = columns.turned()
    used = [int(exp[mask].max()) for mask in sides if mask.any()]
    top = max([least_exp, *used, *([int(members["exp"].max())] if len(match) else [])])
    part = members["allocated"] * np.power(10, top - members["exp"], dtype=np.int64)
    part = part * turned[members["at"]] * np.where(members["side"] == 0, 1, -1)
    lists: dict[str, list[Ints]] = {
        "side": [members["side"]],
        "at": [members["at"]],
        "effect": [part],
        "match": [match],
    }
    for side, mask in enumerate(sides):
        mine = members["side"] == side
        mask = mask.copy()
        mask[members["at"][mine]] = True
        rows = np.flatnonzero(mask)
        whole = value[rows] * np.power(10, top - exp[rows], dtype=np.int64) * turned[rows] * (1 - 2 * side)
        taken = np.zeros(len(mask), np.int64)
        np.add.at(taken, members["at"][mine], part[mine])
        matched = np.zeros(len(mask), np.bool_)
        matched[members["at"][mine]] = True
        left = whole - taken[rows]
        keep = (left != 0) | ~matched[rows]
        lists["side"].append(np.full(int(keep.sum()), side, np.int64))
        lists["at"].append(rows[keep])
        lists["effect"].append(left[keep])
        lists["match"].append(np.full(int(keep.sum()), -1, np.int64))
    joined = {name: np.concatenate(parts) for name, parts in lists.items()}
    count = len(joined["at"])
    return Pieces(
        exp=top,
        **joined,
        heading=np.full(count, NOTHING, np.int64),
        group=np.zeros(count, np.int64),
        inside=np.ones(count, np.bool_),
    )


def severity(state: Ints) -> Ints:
    """Return 0 for open, 1 for waiting, 2 for explained or resolved: the lowest decides for a record."""
    return np.where(state == OPEN, 0, np.where(state == WAITING, 1, 2))


#: Heading of each severity.
HEADINGS = np.array([OPEN, WAITING, EXPLAINED], np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where the records of a comparison stand in its proof: side 0 or 1, number of the record, index in `pairs`.

    pairs: (currency, account A, account B), sorted. What stands on both sides, or in parts, has several places.
    """

    side: NDArray[np.int8]
    record: Ints
    group: NDArray[np.int32]
    pairs: tuple[tuple[str, str, str], ...]


def pair_groups(
    columns: Columns, pieces: Pieces, count: int, what: Comparison, voted: Mapping[int, int] | None = None
) -> tuple[Ints, Ints, list[tuple[str, str, str]], dict[int, int]]:
    """Return groups of pieces and of matches, (currency, account A, account B) of each group, sorted, and the votes.

    voted: the votes that count, where these matches are a part of all.

    count: how many matches. A match's accounts are the lowest of each side; an unmatched record goes to
    its account's most frequent partner, of equals the lowest, else to "" (in L2, where an account's entries
    meet its own payouts, to the account itself). Only matches with a piece inside
    the range vote, where there are any: a later month does not regroup one that is signed.
    """
    none = len(columns.accounts)
    account = columns.account[pieces.at]
    ends = []
    for side in (0, 1):
        lowest = np.full(count, none, np.int64)
        mine = (pieces.match >= 0) & (pieces.side == side)
        np.minimum.at(lowest, pieces.match[mine], account[mine])
        ends.append(lowest)
    currency = np.zeros(count, np.int64)
    matched = pieces.match >= 0
    currency[pieces.match[matched]] = columns.currency[pieces.at[matched]]
    votes = np.zeros(count, np.bool_)
    votes[pieces.match[matched & pieces.inside]] = True
    span = none + 1
    both = ends[0] * span + ends[1]
    own = _counted(both[votes])
    if voted is None:
        voted = own or _counted(both)
    partner_a, partner_b = partners(voted, none)
    if what is Comparison.L2:
        itself = np.arange(none + 1)
        partner_a, partner_b = (np.where(one == none, itself, one) for one in (partner_a, partner_b))
    index = np.where(matched, pieces.match, 0)
    here = pieces.side == 0
    if count:
        a = np.where(matched, ends[0][index], np.where(here, account, partner_b[account]))
        b = np.where(matched, ends[1][index], np.where(here, partner_a[account], account))
    else:
        a, b = np.where(here, account, partner_b[account]), np.where(here, partner_a[account], account)
    names = [*columns.accounts, ""]
    # "" by name and "no partner" are one pair
    same = columns.accounts.index("") if "" in columns.accounts else none
    code = (columns.currency[pieces.at] * span + np.where(a == none, same, a)) * span + np.where(b == none, same, b)
    of_match = (currency * span + np.where(ends[0] == none, same, ends[0])) * span + np.where(
        ends[1] == none, same, ends[1]
    )
    known, groups = np.unique(np.concatenate([code, of_match]), return_inverse=True)
    titles = [
        (columns.currencies[one // span // span], names[one // span % span], names[one % span])
        for one in known.tolist()
    ]
    order = sorted(range(len(titles)), key=lambda one: tuple(part.encode() for part in titles[one]))
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    groups = rank[groups]
    return groups[: len(code)], groups[len(code) :], [titles[one] for one in order], own


def _counted(codes: Ints) -> dict[int, int]:
    known, counts = np.unique(codes, return_counts=True)
    return dict(zip(known.tolist(), counts.tolist(), strict=True))


def partners(votes: Mapping[int, int], none: int) -> tuple[Ints, Ints]:
    """Return for each account (index) of A its most frequent counterpart, of equals the first, and so of B.

    votes: how many matches have accounts `code // (none + 1)` and `code % (none + 1)`; `none` is no account, and the
    counterpart of who has none.
    """
    found = np.full((2, none + 1), none, np.int64)
    for code, _count in sorted(votes.items(), key=lambda one: (one[1], -one[0])):
        a, b = divmod(code, none + 1)
        found[0][a], found[1][b] = b, a  # the last written, the most frequent, stays
    return found[0], found[1]
