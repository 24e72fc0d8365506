"""Records that a rule sets aside: out of matching, never out of sight. Each is an explained item with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import EXPLAINED, SIDE_A, Comparison
from app.domain.record import Kind
from app.matching.figures import quoted
from app.matching.proposals import sign_of, value_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items

    Ints = NDArray[np.int64]

#: What a record would be if it were left over, by comparison and side.
_CODES = {
    (Comparison.L1, 0): "EX2", (Comparison.L1, 1): "EX1", (Comparison.L3, 0): "EX5", (Comparison.L3, 1): "EX6",
    (Comparison.L4, 0): "EX2", (Comparison.L4, 1): "EX1", (Comparison.L5, 0): "EX2", (Comparison.L5, 1): "EX1",
}  # fmt: skip


def add(items: Items) -> None:
    """Add what rules set aside, one item for each record; its amount stays in the proof as explained."""
    work, frame = items.work, items.frame
    for comparison, rule_of in sorted(work.set_aside.items(), key=lambda one: one[0].value):
        for side in (0, 1):
            for at in range(len(work.applied.rules)):
                rows = frame.by_rank((rule_of == at) & work.all_sides[comparison][side])
                if not len(rows):
                    continue
                value = value_of(frame, comparison)[rows] * sign_of(frame, rows)
                refund = frame.num("kind")[rows] == Kind.REFUND
                for which, code in ((~refund, _CODES[comparison, side]), (refund, "EX7")):
                    _add(items, comparison, rows[which], value[which] * (1 if side == SIDE_A else -1), code, at)


def _add(items: Items, comparison: Comparison, rows: Ints, amount: Ints, code: str, at: int) -> None:
    rule = items.work.applied.rules[at]
    title, name = (quoted(pa.array([one] * len(rows), pa.string())) for one in (rule.name, rule.id))
    version = pa.array([str(items.frame.inputs.rules.version)] * len(rows), pa.string())
    items.add(
        code,
        comparison,
        rows,
        f"aside.{rule.reason}",
        amount=amount,
        state=np.full(len(rows), EXPLAINED),
        more={"rule": title, "rule_id": name, "version": version},
    )
