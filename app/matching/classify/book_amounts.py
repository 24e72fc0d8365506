"""Matches with the books whose amounts do not agree: slips of digits, residues, too little or too much booked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import SIDE_B, Comparison
from app.domain.record import State
from app.matching.by_books import SHIFTED, SWAPPED, slip
from app.matching.classify.amounts import unit
from app.matching.classify.left_books import booked_in_another_month
from app.matching.figures import quoted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.proposals import Proposals

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L4, L5 = Comparison.L4, Comparison.L5


def add(items: Items) -> None:
    """Add what is wrong inside the matches of L4 and L5 of this run."""
    booked_in_another_month(items)
    for number, found in enumerate(items.work.found):
        row_of = items.work.row_of[number]
        if found.comparison is L4 and "off" in found.figures:
            _Match(items, found, row_of, found.figures["off"]).bank()
        elif found.comparison is L5:
            one = _Match(items, found, row_of, found.figures["off"])
            one.states()
            one.sales()


class _Match:
    """The matches of one pass: what is due and booked, and what stays of their difference."""

    def __init__(self, items: Items, found: Proposals, row_of: Ints, off: Ints) -> None:
        self.items, self.found, self.row_of, self.off = items, found, row_of, off
        self.due, self.booked = found.sums(items.frame)
        self.slip = slip(self.due, self.due - off)
        step = unit(items.frame, found.lead_a)
        most = np.bincount(found.match, minlength=found.count) - 1
        self.residue = (off != 0) & (np.abs(off) <= items.frame.inputs.rules.rounding * most * step)

    def bank(self) -> None:
        """Add bank rows that were booked with another amount."""
        self._digits("am14.bank")
        self._put("AM9", self.residue & (self.slip == 0), "am9.books")
        tolerance, step = self.items.frame.inputs.rules.tolerance, unit(self.items.frame, self.found.lead_a)
        allowed = (-self.off >= -tolerance.below * step) & (-self.off <= tolerance.above * step)
        self._put("AM8", (self.slip == 0) & ~self.residue & ~allowed, "am8.books")

    def sales(self) -> None:
        """Add sales that were booked twice, with another amount, too low or too high."""
        vouchers = self.found.counts.get("vouchers", np.ones(self.found.count, np.int64))
        again = (self.off < 0) & (vouchers > 1) & (self.off % np.where(self.due == 0, 1, self.due) == 0)
        self._put("EX4", again, "ex4.sale", {"vouchers": vouchers})
        self._digits("am14.sale", ~again)
        rest = (self.off != 0) & ~again & (self.slip == 0)
        self._put("AM9", rest & self.residue, "am9.sale")
        told = self.due - self.booked != self.off  # the orders state refunds, and the books hold what is left
        for code, which in (("AM1", self.off > 0), ("AM2", self.off < 0)):
            which = which & rest & ~self.residue
            self._put(code, which & ~told, f"{code.lower()}.sale")
            self._put(code, which & told, f"{code.lower()}.sale_back")

    def states(self) -> None:
        """Add sales that are booked though their order is closed or unpaid."""
        state = self.items.frame.num("state")[self.found.lead_a]
        gone = (self.items.frame.refunded[self.found.lead_a] == 0) & (self.booked != 0)
        self._put("TS4", gone & (state == State.CLOSED), "ts4.sale")
        self._put("TS5", gone & (state == State.UNPAID), "ts5.sale")

    def _digits(self, key: str, which: Mask | bool = True) -> None:
        self._put("AM14", (self.slip == SWAPPED) & which & ~self.residue, f"{key}_swapped")
        self._put("AM14", (self.slip == SHIFTED) & which & ~self.residue, f"{key}_shifted")
        self.slip = np.where(self.residue, 0, self.slip)

    def _put(self, code: str, which: Mask, key: str, counts: dict[str, Ints] | None = None) -> None:
        items, found = self.items, self.found
        label = items.frame.text("subtype").take(pa.array(found.lead_b[which]))
        items.add(
            code,
            found.comparison,
            found.lead_a[which],
            key,
            amount=self.off[which],
            others=_lines(found, which),
            match=self.row_of[which],
            money={
                "due": np.abs(self.due[which]),
                "booked": np.abs(self.booked[which]),
                "back": np.abs(self.due - self.booked - self.off)[which],
            },
            more={
                "voucher": quoted(label),
                **{name: pa.array(values[which]).cast(pa.string()) for name, values in (counts or {}).items()},
            },
        )


def _lines(found: Proposals, which: Mask) -> tuple[Ints, Ints]:
    """Return (item, row) of the vouchers of the matches of a mask; the sales of a month may be a million."""
    place = np.cumsum(which) - 1
    mine = which[found.match] & (found.side == SIDE_B)
    return place[found.match[mine]], found.row[mine]
