"""What a run gives back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run found: untold_schema (number 0), member_schema (match = row of `matches`) and
    discrepancy_schema (match = row of `matches`, −1 for none) tables, in canonical order.

    evidence: of each match, not written as text yet; None where it was taken away after that.
    untold: how many planned payouts no set explains, by the reason's key of texts.
    spent: nanoseconds by pass; the one thing here that is not the same twice.
    """

    matches: pa.Table
    members: pa.Table
    discrepancies: pa.Table
    evidence: Evidence | None
    untold: dict[str, int] = field(default_factory=dict)
    spent: dict[tuple[str, str], int] = field(default_factory=dict, compare=False)

    def told(self, rows: NDArray[np.int64] | None = None, pause: Callable[[], None] = lambda: None) -> pa.Table:
        """Return the matches, or some of them in their order, as a match_schema table: with their reasons.

        pause: called between blocks of them; what it raises goes on.
        """
        from app.domain.columns import match_schema

        assert self.evidence is not None
        table = self.matches if rows is None else self.matches.take(rows)
        at = match_schema().get_field_index("reasons")
        return table.add_column(at, match_schema().field(at), self.evidence.texts(rows, pause)).cast(match_schema())

    def only(self, which: NDArray[np.bool_], members: pa.Table, discrepancies: pa.Table) -> Outcome:
        """Return the matches of a mask, with the members and items that are theirs."""
        return replace(
            self,
            matches=self.matches.filter(which),
            members=members,
            discrepancies=discrepancies,
            evidence=None if self.evidence is None else self.evidence.filter(which),
        )
