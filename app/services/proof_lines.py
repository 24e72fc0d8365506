"""One comparison of the proof: gives every piece its heading, then adds up a line for each account pair."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.analysis.sums import exact_sums
from app.domain.discrepancy import OF_THE_FEE
from app.domain.match import CONFIRMED, EXPLAINED, OPEN, SUGGESTED, WAITING, Comparison
from app.domain.period import day_number
from app.domain.proof import OpenPiece, ProofLine, shortened
from app.domain.record import Kind
from app.services.match_parts import Parts
from app.services.proof_columns import (
    ADJUSTMENTS,
    BALANCE,
    CARRIED,
    COUPONS,
    HEADINGS,
    NOTHING,
    REFUNDS,
    ROUNDING,
    SET_ASIDE,
    Stands,
    cut,
    match_sums,
    pair_groups,
    severity,
)
from app.services.shop_places import Places, owners

if TYPE_CHECKING:
    from app.services.proof_columns import BookColumns, Ints, Mask

#: Headings that stay visible as items between the balances.
_SHOWN = (WAITING, OPEN, EXPLAINED, NOTHING)


class Work:
    """The pieces of one comparison inside the range of days, headed and grouped."""

    def __init__(
        self,
        book: BookColumns,
        what: Comparison,
        sides: tuple[Mask, Mask],
        idle: tuple[Mask, Mask] | None,
        days: tuple[date | None, date | None],
        places: Places | None = None,
        *,
        least_exp: int = 2,
        voted: Mapping[int, int] | None = None,
    ) -> None:
        """voted: the votes for partners of accounts, and least_exp the digits, where the book is a part of one."""
        self._book, self.what, self._days = book, what, days
        self.columns, self.sides, self.idle = book.columns, sides, idle
        rows, match, members = book.of(what)
        self._parts = Parts(book.columns, match, members["at"], len(rows))
        self._rows, match = rows[self._parts.of], self._parts.match
        self._state = book.state[self._rows]
        pieces = cut(book.columns, what, sides, match, members, least_exp)
        self._day = book.columns.day[pieces.at]
        pieces.inside = _inside(self._day, days)
        found = pair_groups(book.columns, pieces, len(self._rows), what, voted)
        pieces.group, self._match_group, self._titles, self.votes = found
        self.exp = pieces.exp
        self._pieces, self._matched = pieces, pieces.match >= 0
        self.places = self._divide(places)
        self._items = np.flatnonzero(book.item_comparison == what.value)
        self._item_index = self._matches_of_items()
        self._owned = self._owners()
        self._headed = self._match_level()
        self._twice = self._on_both()
        self._item_of = self._left_over(idle)

    def _divide(self, places: Places | None) -> int:
        """Divide every group by the places of its records; return how many places there are.

        A record of no shop goes with its match, and what a match comes to with its owner: the shop of its side A, of
        side B where A tells none. So each piece counts in one place, and the lines of all places add up to the whole.
        """
        if places is None:
            return 1
        pieces, mine = self._pieces, self._matched
        own = places.of.take(pieces.at)
        match = pieces.match[mine]
        shop = owners(match, pieces.side[mine], places.shop.take(own[mine]), len(self._rows))
        of_match = np.full(len(self._rows), places.count, np.int64)
        tells = (places.shop.take(own[mine]) == shop[match]) & (shop[match] > 0)
        np.minimum.at(of_match, match[tells], own[mine][tells])
        of_match[of_match == places.count] = 0
        own[mine] = np.where(own[mine] > 0, own[mine], of_match[match])
        pieces.group = pieces.group * places.count + own
        self._match_group = self._match_group * places.count + of_match
        return places.count

    def _owners(self) -> Mask:
        """Return which matches belong to the range: those whose last member lies in it."""
        ends = np.full(self._parts.matches, np.iinfo(np.int64).min, np.int64)
        np.maximum.at(ends, self._parts.of[self._pieces.match[self._matched]], self._day[self._matched])
        return _inside(ends[self._parts.of], self._days)

    def _matches_of_items(self) -> Ints:
        """Return for each item of the comparison the index of its match (of the part in its currency), −1 for none."""
        number = self._book.number[self._rows]
        wanted = self._book.item_match[self._items]
        if not len(number) or not len(wanted):
            return np.full(len(wanted), -1, np.int64)
        order = np.argsort(number, kind="stable")
        place = order[np.minimum(np.searchsorted(number[order], wanted), len(number) - 1)]
        found = np.where((number[place] == wanted) & (wanted > 0), place, -1)
        return self._parts.in_currency(found, self._book.items["currency"].take(self._items))

    def _match_level(self) -> list[tuple[int, Ints]]:
        """Return (heading, effect of each match), which together make up what lies inside the range."""
        pieces, count = self._pieces, len(self._rows)
        mine, at = self._matched, pieces.at
        full = match_sums(pieces.match[mine], pieces.effect[mine], count)
        inside = mine & pieces.inside
        present = match_sums(pieces.match[inside], pieces.effect[inside], count)
        refund = mine & (pieces.side == 1) & (self._book.columns.kind[at] == Kind.REFUND)
        if self.what is not Comparison.L1:
            refund &= False
        refunds = match_sums(pieces.match[refund], pieces.effect[refund], count)
        here = refund & pieces.inside
        refunds_here = match_sums(pieces.match[here], pieces.effect[here], count)
        coupons = self._coupons(full - refunds) if self.what is Comparison.L1 else np.zeros(count, np.int64)
        told = self._told(full) if self.what is Comparison.L5 else np.zeros(count, np.int64)
        base = np.where(self._owned, full - refunds - coupons - told, 0)
        coupons, told = np.where(self._owned, coupons, 0), np.where(self._owned, told, 0)
        carried = present - refunds_here - coupons - told - base
        out = [(REFUNDS, refunds_here + told), (COUPONS, coupons), (CARRIED, carried)]
        return out + self._explained(base)

    def _told(self, off: Ints) -> Ints:
        """Return of each match of sales the refunds that its orders state, where the books hold what is left."""
        pieces, columns = self._pieces, self._book.columns
        sold = self._matched & (pieces.side == 0) & (columns.refunded[pieces.at] != 0)
        at = pieces.at[sold]
        refunded = columns.refunded[at] * np.power(10, pieces.exp - columns.exp[at], dtype=np.int64)
        said = match_sums(pieces.match[sold], refunded, len(off))
        return np.where(np.abs(off - said) < np.abs(off), said, 0)

    def _coupons(self, off: Ints) -> Ints:
        """Return the part of each match's difference that its payments themselves say somebody else bore."""
        pieces, columns = self._pieces, self._book.columns
        paid = self._matched & (pieces.side == 1) & (columns.kind[pieces.at] == Kind.PAYMENT)
        paid &= columns.coupon[pieces.at] != 0
        at = pieces.at[paid]
        coupon = columns.coupon[at] * np.power(10, pieces.exp - columns.exp[at], dtype=np.int64)
        said = match_sums(pieces.match[paid], coupon, len(off))
        return np.where((np.sign(said) == np.sign(off)) & (np.abs(said) <= np.abs(off)), said, 0)

    def _explained(self, base: Ints) -> list[tuple[int, Ints]]:
        """Divide what is left of each match over the items attached to it; without one it is a residue.

        Items whose amounts add to it take their own parts; else it stands with the least settled one.
        """
        book, count = self._book, len(base)
        linked = self._item_index >= 0
        items, index = self._items[linked], self._item_index[linked]
        level = severity(book.item_state[items])
        amount = _rescaled(book.item_amount[items], book.item_exp[items], self._pieces.exp)
        parts = [match_sums(index[level == one], amount[level == one], count) for one in range(3)]
        lowest = np.full(count, 3, np.int64)
        np.minimum.at(lowest, index, level)
        lowest = self._parts.spread(lowest, 3)
        agree = (parts[0] + parts[1] + parts[2] == base) & (lowest < 3)
        out = []
        for one, heading in enumerate(HEADINGS.tolist()):
            out.append((heading, np.where(agree, parts[one], np.where(lowest == one, base, 0))))
        alone = np.where(lowest == 3, base, 0)
        sure = self._state == CONFIRMED
        return [*out, (ROUNDING, np.where(sure, alone, 0)), (NOTHING, np.where(sure, 0, alone))]

    def _on_both(self) -> Mask:
        """Return which records stand on both sides: entries of an account, seen in a bill and carried by a payout."""
        both = np.zeros((2, len(self._book.columns.record)), np.bool_)
        both[self._pieces.side, self._pieces.at] = True
        return np.asarray(both[0] & both[1], np.bool_)

    def _left_over(self, idle: tuple[Mask, Mask] | None) -> Ints:
        """Head the pieces that are in no match; return for every piece the row of its item, −1 for none."""
        book, pieces = self._book, self._pieces
        mine = np.isin(book.record_item, self._items)
        at, item = book.columns.at(book.item_record[mine]), book.record_item[mine]
        item, at = item[at >= 0], at[at >= 0]
        order = np.lexsort((-item, -severity(book.item_state[item])))
        of_record = np.full(len(book.columns.record), -1, np.int64)
        of_record[at[order]] = item[order]  # the least settled is written last and stays
        found = of_record[pieces.at]
        free = ~self._matched
        if self.what is Comparison.L2:
            # an entry stands on both sides: the item speaks of the side with its sign
            sign = np.sign(book.item_amount[np.maximum(found, 0)]) if len(book.item_amount) else found * 0
            twice = self._twice
            fee = np.append(np.isin(np.array(book.items["code"].to_pylist(), "U8"), OF_THE_FEE), False)[found]
            found = np.where(twice[pieces.at] & ((sign != np.sign(pieces.effect)) | fee), -1, found)
            pieces.heading[free & (found < 0)] = BALANCE
            # what no view holds and no item speaks of there is no second event: A alone holds it against the payouts
            pieces.inside[free & (found < 0) & (pieces.side == 1) & twice[pieces.at]] = False
        elif idle is not None:
            aside = np.where(pieces.side == 0, idle[0][pieces.at], idle[1][pieces.at])
            pieces.heading[free & (found < 0) & aside] = SET_ASIDE
        told = free & (found >= 0)
        pieces.heading[told] = HEADINGS[severity(book.item_state[found[told]])]
        return np.where(free, found, -1)

    def stands(self) -> Stands:
        """Return in which line each record stands, inside the range or not."""
        pieces, record = self._pieces, self._book.columns.record
        group = (pieces.group // self.places).astype(np.int32)
        return Stands(
            side=pieces.side.astype(np.int8), record=record[pieces.at], group=group, pairs=tuple(self._titles)
        )

    def lines(self) -> list[ProofLine]:
        """Return a line for each account pair with a record inside the range; of places a line each, not shortened."""
        values = self._values()
        used = [self._is_used(group, values) for group in range(len(self._titles) * self.places)]
        self._line_of = np.cumsum([0, *used])[:-1]
        lines = [self._line(group, values) for group, one in enumerate(used) if one]
        return lines if self.places > 1 else [shortened(one) for one in lines]

    def _is_used(self, group: int, values: dict[str, list[int]]) -> bool:
        if self.places > 1:  # what a match comes to may count in another place than its records
            return any(column[group] for column in values.values())
        return bool(values["count_a"][group] or values["count_b"][group])

    def unshortened(self) -> list[ProofLine]:
        """Return a line for each account pair and place of which anything is told; such lines can be added."""
        values = self._values()
        groups = range(len(self._titles) * self.places)
        return [self._line(one, values) for one in groups if any(column[one] for column in values.values())]

    def _values(self) -> dict[str, list[int]]:
        count = len(self._titles) * self.places
        values: dict[str, list[int]] = {}
        self._sides(values, count)
        self._headings(values, count)
        self._count_items(values, count)
        return values

    def _sides(self, values: dict[str, list[int]], count: int) -> None:
        pieces = self._pieces
        sure = np.zeros(len(pieces.at), np.bool_)
        sure[self._matched] = self._state[pieces.match[self._matched]] == CONFIRMED
        for side, name in ((0, "a"), (1, "b")):
            mine = pieces.inside & (pieces.side == side)
            sign = 1 - 2 * side
            values[f"sum_{name}"] = exact_sums(pieces.group[mine], pieces.effect[mine] * sign, count)
            values[f"count_{name}"] = self._distinct(mine, count)
            values[f"matched_sum_{name}"] = exact_sums(
                pieces.group[mine & sure], pieces.effect[mine & sure] * sign, count
            )
            values[f"matched_{name}"] = self._distinct(mine & sure, count)
        if self.what is Comparison.L2:
            twice = self._twice[pieces.at]
            for name, sign, mine in (
                ("view_a", 1, ~twice & (pieces.side == 0)),
                ("view_b", -1, twice & (pieces.side == 1)),
            ):
                mine = mine & pieces.inside
                values[name] = exact_sums(pieces.group[mine], pieces.effect[mine] * sign, count)
        for name, mine in (("gross", pieces.inside), ("matched_gross", pieces.inside & sure)):
            values[name] = exact_sums(pieces.group[mine], np.abs(pieces.effect[mine]), count)
        waiting = np.zeros(len(self._rows), np.bool_)
        waiting[pieces.match[self._matched & pieces.inside]] = True
        waiting &= self._state == SUGGESTED
        values["suggested"] = np.bincount(self._match_group[waiting], minlength=count).tolist()
        several = np.bincount(self._parts.of, minlength=self._parts.matches)[self._parts.of] > 1
        here = np.zeros(len(several), np.bool_)
        here[pieces.match[self._matched & pieces.inside]] = True
        several &= here
        values["across"] = np.bincount(self._match_group[several], minlength=count).tolist()
        parts = np.flatnonzero(waiting)  # those of one match stand side by side
        again = parts[np.diff(self._parts.of[parts], prepend=-1) == 0]
        values["crossing"] = np.bincount(self._match_group[again], minlength=count).tolist()

    def _distinct(self, mine: Mask, count: int) -> list[int]:
        """Count records, each once, with the group of its first piece."""
        at = self._pieces.at[mine]
        _known, first = np.unique(at, return_index=True)
        return [int(one) for one in np.bincount(self._pieces.group[mine][first], minlength=count)]

    def _headings(self, values: dict[str, list[int]], count: int) -> None:
        pieces = self._pieces
        free = pieces.inside & ~self._matched
        names = {WAITING: "waiting", OPEN: "open", EXPLAINED: "explained"}
        names |= {REFUNDS + at: f"adjust {key}" for at, key in enumerate(ADJUSTMENTS)}
        for heading, name in names.items():
            mine = free & (pieces.heading == heading)
            total = exact_sums(pieces.group[mine], pieces.effect[mine], count)
            for one, effect in self._headed:
                if one == heading:
                    more = exact_sums(self._match_group, effect, count)
                    total = [a + b for a, b in zip(total, more, strict=True)]
            values[name] = total

    def _count_items(self, values: dict[str, list[int]], count: int) -> None:
        """Count the items of each state inside the range: with their match, else with a record of theirs."""
        book, pieces = self._book, self._pieces
        group_of = np.full(len(book.columns.record), -1, np.int64)
        group_of[pieces.at[pieces.inside][::-1]] = pieces.group[pieces.inside][::-1]
        first = np.full(len(book.item_state), -1, np.int64)
        at = book.columns.at(book.item_record)
        seen = np.flatnonzero((at >= 0) & (group_of[np.maximum(at, 0)] >= 0))[::-1] if len(at) else at
        first[book.record_item[seen]] = group_of[at[seen]]
        group = first[self._items]
        linked = self._item_index >= 0
        index = np.maximum(self._item_index, 0)
        if len(self._rows):
            group = np.where(linked, np.where(self._owned[index], self._match_group[index], -1), group)
        state = book.item_state[self._items]
        for name, states in (("waiting", (WAITING,)), ("open", (OPEN,)), ("explained", (EXPLAINED, EXPLAINED + 1))):
            mine = np.isin(state, states) & (group >= 0)
            values[f"{name}_count"] = np.bincount(group[mine], minlength=count).tolist()

    def _line(self, group: int, values: dict[str, list[int]]) -> ProofLine:
        currency, account_a, account_b = self._titles[group // self.places]
        fields: dict[str, Any] = {name: column[group] for name, column in values.items()}
        adjustments = {name.split()[1]: fields.pop(name) for name in list(fields) if name.startswith("adjust ")}
        return ProofLine(
            comparison=self.what.value,
            account_a=account_a,
            account_b=account_b,
            currency=currency,
            exp=self._pieces.exp,
            adjustments={key: one for key, one in sorted(adjustments.items()) if one},
            place=group % self.places,
            **fields,
        )

    def open_pieces(self, most: int, lines_before: int) -> list[OpenPiece]:
        """Return up to `most` pieces a line, largest first; call after lines()."""
        if not most:
            return []
        pieces = self._pieces
        free = np.flatnonzero(pieces.inside & ~self._matched & np.isin(pieces.heading, _SHOWN) & (pieces.effect != 0))
        columns = (pieces.group, pieces.side, pieces.at, self._item_of, pieces.effect, pieces.heading)
        found = [np.concatenate([one[free], two]) for one, two in zip(columns, self._inside_matches(), strict=True)]
        group, side, at, item, effect, heading = found
        order = np.lexsort((heading, at, side, -np.abs(effect), group))
        starts = np.searchsorted(group[order], np.arange(len(self._titles)))
        order = order[np.arange(len(order)) - starts[group[order]] < most]
        record = self._book.columns.record
        return [
            OpenPiece(
                line=lines_before + int(self._line_of[group[one]]),
                side=int(side[one]),
                record=int(record[at[one]]),
                item=int(item[one]),
                effect=int(effect[one]),
                exp=pieces.exp,
                heading=int(heading[one]),
            )
            for one in order.tolist()
        ]

    def _inside_matches(self) -> list[Ints]:
        """Return group, side (−1), position of the lead, item, effect and heading of what lies inside matches."""
        pieces, count = self._pieces, len(self._rows)
        lead = np.full(count, max(len(self._book.columns.record) - 1, 0), np.int64)
        mine = self._matched & (pieces.side == 0)
        np.minimum.at(lead, pieces.match[mine], pieces.at[mine])
        item = np.full(count, -1, np.int64)
        linked = self._item_index >= 0
        item[self._item_index[linked][::-1]] = self._items[linked][::-1]
        item = self._parts.spread(item, -1)
        none = np.zeros(0, np.int64)
        parts: list[list[Ints]] = [[none] * 6]
        for heading, effect in self._headed:
            if heading in _SHOWN:
                rows = np.flatnonzero(effect)
                same = np.ones(len(rows), np.int64)
                parts.append([self._match_group[rows], -same, lead[rows], item[rows], effect[rows], same * heading])
        return [np.concatenate([part[one] for part in parts]) for one in range(6)]


def _inside(day: Ints, days: tuple[date | None, date | None]) -> Mask:
    inside = np.ones(len(day), np.bool_)
    if days[0] is not None:
        inside &= day >= day_number(days[0])
    if days[1] is not None:
        inside &= day <= day_number(days[1])
    return inside


def _rescaled(value: Ints, exp: Ints, to: int) -> Ints:
    """Return values at exponent `to`; digits beyond it are cut off (they only decide whether parts add up)."""
    up = np.power(10, np.maximum(to - exp, 0), dtype=np.int64)
    return np.where(exp <= to, value * up, value // np.power(10, np.maximum(exp - to, 0), dtype=np.int64))
