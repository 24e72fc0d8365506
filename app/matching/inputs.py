"""What the engine is given and what it gives back; plain data, made by services.run_matching."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import StartingFee
from app.domain.knowledge import Knowledge
from app.domain.match import Account, Rules
from app.domain.rates import RateTable

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.evidence import Evidence
    from app.matching.governed import RuleBook

#: Columns of live_schema that the engine reads.
COLUMNS = (
    "record", "statement", "source", "layer", "kind", "state", "at", "offset", "amount", "exp", "fee", "fee_exp",
    "coupon", "refunded", "currency", "order_ref", "channel_ref", "parent_ref", "batch_ref", "counterparty",
    "subtype", "rate", "text", "account", "order_fp", "channel_fp", "parent_fp", "batch_fp",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The days that one statement covers, and its balances.

    number: the book's; first, last: days from 1970-01-01, both inclusive, None where nothing says.
    opening, closing: value at `exp`, None = not stated. id: statement_id.
    """

    number: int
    id: str
    format: str
    layer: int
    account: str
    shop: str = ""
    currency: str = ""
    first: int | None = None
    last: int | None = None
    opening: int | None = None
    closing: int | None = None
    exp: int = 2


def _no_rows() -> NDArray[np.int64]:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Everything a run goes by; equal inputs give equal outcomes whatever the order of their rows.

    records: live_schema columns COLUMNS (more are ignored), every live record.
    rank: int64, one for each record, its place among all record_ids in the order of their bytes.
    matches, members: match_schema and member_schema tables of what stands and is left alone (confirmed);
        members name match numbers.
    refused: comparison and record numbers; no match that holds all of them is offered again. taken_back: the same of
        matches that a person took back; they are offered, and confirmed by her alone.
    distrusted: numbers of statements that contradict their own totals and were not accepted. told_by_them: numbers of
        records of other statements that say what one of these says of them.
    as_of: day that the run looks from, None = the last day that the other side's statements cover.
    coverage: every stored statement, empty ones too. by_hand: numbers of statements that a person wrote, which
        cover no day and are not in it.
    rates: what a currency is worth in another by day; empty = nothing is known.
    starting: what payment methods are known to cost before the data say so.
    knowledge: what was learned of the book; it does not change within a run.
    orders: what matching.order_words makes of the orders' status and shop; None = nothing is known.
    rulebook: the rules that people wrote, checked and ready (app.rules makes it of `rules.rules`).
    """

    records: pa.Table
    rank: NDArray[np.int64]
    matches: pa.Table | None = None
    members: pa.Table | None = None
    refused: tuple[tuple[str, frozenset[int]], ...] = ()
    taken_back: tuple[tuple[str, frozenset[int]], ...] = ()
    distrusted: NDArray[np.int64] = field(default_factory=_no_rows)
    told_by_them: NDArray[np.int64] = field(default_factory=_no_rows)
    rules: Rules = field(default_factory=Rules)
    accounts: dict[str, Account] = field(default_factory=dict)
    as_of: int | None = None
    coverage: tuple[Coverage, ...] = ()
    by_hand: NDArray[np.int64] = field(default_factory=_no_rows)
    rates: RateTable = field(default_factory=RateTable)
    starting: tuple[StartingFee, ...] = ()
    orders: pa.Table | None = None
    rulebook: RuleBook | None = None
    knowledge: Knowledge = field(default_factory=Knowledge)


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
