"""What the engine is given; plain data, made by services.run_matching."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from app.domain.fees import StartingFee
from app.domain.knowledge import Knowledge
from app.domain.match import Account, Rules
from app.domain.rates import RateTable

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.rule_book import RuleBook

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
