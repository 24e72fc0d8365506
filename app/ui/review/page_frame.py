"""What stands around the review's grid: comparisons and pairs to choose from, titles, counts, the proof."""

from __future__ import annotations

from app.domain.proof import ProofLine
from app.services.review_columns import ReviewColumns
from app.ui.models import review_model as rm
from app.ui.models import shown
from app.ui.review.decisions import Decisions
from app.ui.review.header import Band
from app.ui.review.load import Loaded
from app.ui.review.page_parts import ReviewParts
from app.ui.review.sides import accounts_said, side_names
from app.ui.text import COMPARISONS, comparison_title

#: Account A, account B and currency; "" for the currency means any.
Pair = tuple[str, str, str]
EVERY_PAIR: Pair = ("", "", "")


class ReviewFrame(ReviewParts):
    """Words and figures of the comparison that is looked at; the page says which that is."""

    comparison: str
    pair: int
    loaded: Loaded | None
    decisions: Decisions
    wanted_pair: Pair = EVERY_PAIR

    def _fill_pairs(self, loaded: Loaded) -> None:
        self.pairs.blockSignals(True)
        self.pairs.clear()
        for comparison in COMPARISONS:
            self.pairs.addItem(comparison_title(comparison), (comparison, EVERY_PAIR))
            lines = [one for one in loaded.proof if one.comparison == comparison]
            mixed = len({one.currency for one in lines}) > 1
            if len(lines) > 1:
                for one in lines:
                    a, b = accounts_said(one, lines, loaded.name)
                    if loaded.name(one.account_a) == loaded.name(one.account_b) != "":
                        b = side_names(comparison)[1]  # the name once: a field has less room than a line
                    text = f"   {a} ↔ {b}" + (f" {one.currency}" if mixed else "")
                    self.pairs.addItem(text, (comparison, (one.account_a, one.account_b, one.currency)))
        wanted = (self.comparison, self.wanted_pair)
        at = next((at for at in range(self.pairs.count()) if self.pairs.itemData(at) == wanted), -1)
        if at < 0:
            at = next(at for at in range(self.pairs.count()) if self.pairs.itemData(at)[0] == self.comparison)
        self.pairs.setCurrentIndex(at)
        self.pairs.blockSignals(False)
        self.pair = self._pair_index(self.wanted_pair)

    def _pair_index(self, wanted: Pair) -> int:
        if self.loaded is None or wanted == EVERY_PAIR:
            return -1
        return next((at for at, one in enumerate(self.loaded.columns.pairs) if _is_meant(wanted, one)), -1)

    def _side_names(self, columns: ReviewColumns) -> tuple[str, str]:
        return side_names(columns.comparison)

    def _bands(self, columns: ReviewColumns) -> None:
        name_a, name_b = self._side_names(columns)
        lines = self._proof_lines()
        count_a, count_b = sum(one.count_a for one in lines), sum(one.count_b for one in lines)
        rows = self.tr("{count} rows")
        self.grid.header.set_bands(
            [
                Band(name_a, rows.format(count=shown.count(count_a)), rm.SIDE_A),
                Band(self.tr("Match"), "", rm.MIDDLE, centred=True),
                Band(name_b, rows.format(count=shown.count(count_b)), rm.SIDE_B),
            ]
        )

    def _counts(self) -> None:
        assert self.loaded is not None
        pair = self.pair if self.pair >= 0 else None
        for name, count in self.loaded.columns.counts(pair).items():
            self.tabs.set_text(name, f"{self._tab_words[name]}  {shown.count(count)}")
        self._count_suggestions()

    def _count_suggestions(self) -> None:
        """Say in the button how many suggestions the present filter shows."""
        suggestions = self.decisions.count_suggestions()
        self.accept_all.setText(self._accept_words(suggestions))
        self.accept_all.setEnabled(suggestions > 0)

    def _accept_words(self, count: int) -> str:
        # a count in a class with subclasses: Qt for Python's tr() would look for it under the subclass alone
        text = self.tr("Accept 1 suggestion") if count == 1 else self.tr("Accept {count} suggestions")
        return text.format(count=shown.count(count))

    def _proof_lines(self) -> list[ProofLine]:
        if self.loaded is None:
            return []
        lines = [one for one in self.loaded.proof if one.comparison == self.comparison]
        if self.wanted_pair != EVERY_PAIR:
            pairs = [(one.account_a, one.account_b, one.currency) for one in lines]
            lines = [line for line, pair in zip(lines, pairs, strict=True) if _is_meant(self.wanted_pair, pair)]
        return lines

    def _show_proof(self) -> None:
        if self.loaded is not None:
            names = self._side_names(self.loaded.columns)
            self.bar.show_lines(self._proof_lines(), *names, self.loaded.names)

    def _choose_stack(self) -> None:
        model = self.grid.review
        if model.columns is None or not model.columns.items:
            self.empty.text.setText(self._missing_side())
            self.stack.setCurrentWidget(self.empty)
        elif self.views.current() == "split":
            self.stack.setCurrentWidget(self.split)
        elif not model.rowCount() and self.grid.header.typed():
            self.stack.setCurrentWidget(self.grid)  # says so itself: what is typed must stay in sight
        else:
            self.stack.setCurrentWidget(self.grid if model.rowCount() or not self._filtered() else self.no_rows)

    def _filtered(self) -> bool:
        header = self.grid.header
        return bool(header.typed()) or header.further is not None or bool(header.choice(rm.STATE)) or self.pair >= 0

    def _missing_side(self) -> str:
        return {
            "L1": self.tr("Orders or payments are missing; they are matched once both are imported."),
            "L2": self.tr("The account's own statement is missing; import it to compare."),
            "L3": self.tr("Payouts or the bank statement are missing; import them to compare."),
            "L4": self.tr("The bank statement or the books' vouchers are missing; import them to compare."),
            "L5": self.tr("Orders or the books' vouchers are missing; import them to compare."),
        }[self.comparison]


def _is_meant(wanted: Pair, pair: Pair) -> bool:
    return wanted[:2] == pair[:2] and wanted[2] in ("", pair[2])
