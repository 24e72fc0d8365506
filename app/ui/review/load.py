"""What the review page reads in one go, on a reading thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.config.words import Words
from app.domain.period import Period
from app.domain.progress import Report, pauses, silent
from app.domain.proof import ProofLine, added
from app.domain.shops import ALL, Shops
from app.services import review_columns as rc
from app.services.review_columns import ReviewColumns
from app.services.shops import Belonging


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Columns of one comparison, the proof of all, titles of accounts, how many suggestions there are, the limit.

    shops: those that columns, proof and suggested are of; every, lines: the columns of all, and the proof by place.
    names: what accounts are called in the names of pairs (services.account_names.account_names).
    rules: how people called their rules (services.rules.rule_names).
    taken_back: how often matches were taken back since the engine ran last. history: by the lowest score of a band,
    how many suggestions were approved and decided (services.learning.approved_by_band). changed: the items that stand
    otherwise than in the columns it was asked to compare with, None where it was asked for none.
    """

    comparison: str
    period: Period
    shops: Shops
    belonging: Belonging
    every: ReviewColumns
    lines: list[ProofLine]
    columns: ReviewColumns
    proof: list[ProofLine]
    titles: dict[str, str]
    names: dict[str, str]
    suggested: int
    write_off_limit: str
    rules: Mapping[str, str] = field(default_factory=dict)
    taken_back: int = 0
    history: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    changed: Sequence[int] | None = None

    def name(self, account: str) -> str:
        """Return how an account is called on screen."""
        return self.names.get(account) or account or "—"

    def within(self, shops: Shops) -> Loaded:
        """Return the same of other shops; nothing is read for it."""
        scope = self.belonging.within(shops)
        columns = self.every.of(scope)
        proof = self.lines
        if self.belonging.divides:
            proof = added(self.lines, scope.place if scope is not None else lambda _place: True)
        free = (columns.state == rc.SUGGESTED) & ~columns.locked
        return replace(self, shops=shops, columns=columns, proof=proof, suggested=int(free.sum()), changed=None)


def load_page(
    uow: Any,
    comparison: str,
    period: Period,
    words: Words,
    before: ReviewColumns | None = None,
    shops: Shops = ALL,
    report: Report = silent,
) -> Loaded:
    """Read what the page shows of a comparison in a period; before: what it showed of it until now.

    report is called between its parts, each of some tenths of the whole; what it raises stops it.
    """
    from app.services.account_names import account_names, account_titles
    from app.services.history import taken_back
    from app.services.learning import approved_by_band
    from app.services.proof_kept import proof_of
    from app.services.review_changes import changed_items
    from app.services.review_kept import load_review
    from app.services.review_pairs import as_proved
    from app.services.rules import rule_names
    from app.services.shops import belonging
    from app.services.write_off import limit

    pause = pauses(report)
    whose = belonging(uow)
    pause()
    proved = proof_of(uow, first=period.first, last=period.last, stands=comparison, belonging=whose)
    pause()
    columns = load_review(uow, comparison, first=period.first, last=period.last, pause=pause)
    pause()
    columns = as_proved(columns, proved.stands)
    titles = account_titles(uow, words)
    loaded = Loaded(
        comparison=comparison,
        period=period,
        shops=ALL,
        belonging=whose,
        every=columns,
        lines=proved.lines,
        columns=columns,
        proof=[],
        titles=titles,
        names=account_names(uow, words, titles),
        suggested=0,
        write_off_limit=limit(uow),
        rules=rule_names(uow),
        taken_back=taken_back(uow.audit.entries()),
        history=approved_by_band(uow, comparison),
    ).within(shops)
    return replace(loaded, changed=changed_items(before, loaded.columns).tolist() if before is not None else None)
