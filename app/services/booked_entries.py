"""What a run finds about lines that a draft's own voucher brought: they have their reason already.

A voucher that books a draft changes accounts on which its discrepancy stood. Where its line meets its counterpart, the
item is gone; where it has none (a discount on revenue of which no order speaks), it must not be asked about again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.booking import MARK, VOUCHER
from app.domain.match import OPEN, RESOLVED
from app.services.vouchers import REASON, booked_vouchers, marked_lines

if TYPE_CHECKING:
    import pyarrow as pa

    from app.services.ports import UnitOfWork

#: Comparisons with the books.
_OF_BOOKS = ("L4", "L5")


def known_lines(uow: UnitOfWork, items: pa.Table) -> pa.Table:
    """Return items; those that would be none without the lines of vouchers that book drafts have that as their reason.

    Only vouchers that book a draft as it was drafted count; the amounts of their lines are the item's, to the unit.
    """
    live = uow.decisions.live(VOUCHER)
    lines = marked_lines(uow) if live and items.num_rows else None
    if lines is None:
        return items
    booked = {mark: one for mark, one in booked_vouchers(uow, live).items() if one.agrees}
    of_record: dict[int, tuple[str, int, int]] = {}
    for one in lines.to_pylist():
        for mark in set(MARK.findall(one["text"])) & set(booked):
            of_record[int(one["record"])] = (mark, int(one["amount"]), int(one["exp"]))
    rows = items.select(["comparison", "state", "records", "reason", "note", "amount", "exp"]).to_pylist()
    state, reason, note = ([one[name] for one in rows] for name in ("state", "reason", "note"))
    for at, one in enumerate(rows):
        mine = [of_record[record] for record in one["records"] if record in of_record]
        if one["comparison"] not in _OF_BOOKS or one["state"] != OPEN or not mine:
            continue
        top = max([int(one["exp"]), *(exp for _mark, _amount, exp in mine)])
        booked_sum = sum(amount * 10 ** (top - exp) for _mark, amount, exp in mine)
        if int(one["amount"]) * 10 ** (top - int(one["exp"])) + booked_sum:
            continue  # the books are side B: without these lines something would be off all the same
        state[at], reason[at] = RESOLVED, REASON
        note[at] = ", ".join(f"{booked[mark].voucher} ({mark})" for mark in sorted({mark for mark, _a, _e in mine}))
    return _with(items, {"state": np.array(state, np.int8), "reason": reason, "note": note})


def _with(items: pa.Table, columns: dict[str, object]) -> pa.Table:
    import pyarrow as pa

    for name, values in columns.items():
        at = items.schema.get_field_index(name)
        items = items.set_column(at, items.schema.field(name), pa.array(values, items.schema.field(name).type))
    return items
