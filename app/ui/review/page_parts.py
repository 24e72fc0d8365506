"""The parts of the review page and its actions; what they do stands in `page`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.services import review_columns as rc
from app.ui.keymap import keymap
from app.ui.review.card import EvidenceCard, of_several
from app.ui.review.chips import FilterChips
from app.ui.review.grid import ReviewGrid
from app.ui.review.proof_line import ProofBar
from app.ui.review.split import SplitView
from app.ui.theme import CARD, LEAST_GRID, TOOL_ROW, theme
from app.ui.widgets.common import EmptyState, Notice, Segments, action, frame, icon_button
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.segments import RowFit

_TABS = ("todo", "suggested", "ambiguous", "open", "timing", "all")


class Desk(QWidget):
    """Table and card beside each other; where both do not fit, the card is a drawer over side B."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = QStackedWidget(self)
        self._open = {False: True, True: False}  # narrow → whether the card shows there

    def stand(self, card: QWidget) -> None:
        """Put the card beside the table; it is made in here, and after what is in the table, whose Tab comes first."""
        self.card = card
        theme.changed.connect(self._place)

    @property
    def narrow(self) -> bool:
        """Return whether the card has to lie over the table."""
        return self.width() < theme.px(LEAST_GRID + CARD)

    def toggle(self) -> None:
        """Fold the card away or bring it back."""
        self._open[self.narrow] = not self._open[self.narrow]
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        shown = self._open[self.narrow]
        card = theme.px(CARD)
        width = self.width() if self.narrow or not shown else self.width() - card
        self.table.setGeometry(0, 0, width, self.height())
        self.card.setFixedWidth(card)
        self.card.setGeometry(self.width() - card, 0, card, self.height())
        self.card.setVisible(shown)
        self.card.raise_()


class ReviewParts(ReadingPage):
    """Tool row, grid, split view, card, proof line; slots are given by ReviewPage."""

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._tool_row())  # made in the order in which Tab goes through them
        self.notice = Notice()
        self.hint = Notice("banner")
        self.desk = Desk(self)
        self.stack = self.desk.table
        self.grid, self.split = ReviewGrid(self.stack), SplitView(self.stack)
        self.card = EvidenceCard(self.desk)
        self.desk.stand(self.card)
        for one in (self.grid, self.split.a, self.split.b):
            one.runner = self.session.runner
        self.grid.layout_of.keep(self.session.memory, "review")
        self.split.keep_layouts(self.session.memory)
        self.chips.follow(self.grid)
        for one in (self.notice, self.hint):
            whole.addWidget(one)
        self.empty = EmptyState(
            "git-compare-arrows", self.tr("Nothing to compare yet."), self.tr("Import"), self._import
        )
        self.no_rows = EmptyState("funnel", self.tr("No rows match"), self.tr("Clear conditions"), self._clear_filters)
        for one in (self.grid, self.split, self.empty, self.no_rows):
            self.stack.addWidget(one)
        whole.addWidget(self.desk, 1)
        self.bar = ProofBar(self)
        whole.addWidget(self.bar)
        self.grid.header.filters_changed.connect(self._on_filters)
        self.grid.current_item.connect(self._on_item)
        self.grid.acted.connect(self.act)
        self.grid.chose.connect(self.evidence.tick)
        self.evidence.watch(self.grid.review)
        self.grid.selection_changed.connect(self._on_ticks)
        self.grid.wrapped.connect(self._on_wrapped)
        self.grid.filtered.connect(self._on_filtered)
        self.card.acted.connect(self.act)
        self.card.ticked.connect(self.evidence.tick)
        self.card.done_with.connect(self.stack_focus)
        self.card.source_asked.connect(self._on_source)
        self.card.record_asked.connect(self._on_record)
        self.bar.asked.connect(self._on_term)
        self.bar.pair_asked.connect(self._on_pair_asked)
        self.split.ticks_changed.connect(self._on_ticks)
        self.split.matched.connect(self._match_split)
        self.split.asked.connect(self._tint)

    def _tool_row(self) -> QWidget:
        bar = frame("bar")
        bar.setMinimumHeight(TOOL_ROW)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        self.pairs = QComboBox()
        self.pairs.setAccessibleName(self.tr("Comparison and accounts"))
        self.pairs.setMinimumWidth(180)
        self.pairs.setMaximumWidth(theme.px(260))  # the list of its entries is as wide as they are
        self.pairs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.pairs.activated.connect(self._on_pair)
        words = {
            "todo": self.tr("To do"),
            "suggested": self.tr("Suggested"),
            "ambiguous": self.tr("Ambiguous"),
            "open": self.tr("Open"),
            "timing": self.tr("In transit"),
            "all": self.tr("All"),
        }
        self._tab_words = words
        self.tabs = Segments([(name, words[name]) for name in _TABS], self.tr("Which rows"))
        self.tabs.chosen.connect(self._on_tab)
        self.chips = FilterChips()
        self.chips.cleared.connect(self._clear_filters)
        self.views = Segments([("pairs", self.tr("Pairs")), ("split", self.tr("Split"))], self.tr("View"))
        self.views.chosen.connect(self._on_view)
        cap = keymap.cap("review.card")
        self.show_card = icon_button("panel-right", self.tr("Evidence"), cap, on=self._toggle_card)
        row.addWidget(self.pairs)
        row.addWidget(self.tabs)
        row.addWidget(self.chips, 1)
        row.addWidget(self.views)
        row.addWidget(self.show_card)
        RowFit(bar, self.tabs, self.views)
        return bar

    def _make_actions(self) -> None:
        words = self.tr("Accept suggestions")
        self.accept_all = action(self, words, "review.accept_all", "list-checks", self._accept_all)
        self.match_now = action(self, self.tr("Match now"), "run.match", "play", self._match_now)
        self.match_now.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # the window's own F9 does it
        self.match_now.setProperty("quiet", True)  # the filled button of this page is Approve
        twins = (
            ("approve", self.tr("Approve"), "review.approve", "check"),
            ("reject", self.tr("Not a match"), "review.reject", "x"),
            ("match", self.tr("Match selected"), "review.match", "link"),
            ("unmatch", self.tr("Unmatch"), "review.unmatch", "unlink"),
            ("explain", self.tr("Explain…"), "review.explain", "receipt-text"),
            ("flag", self.tr("Flag"), "review.flag", "flag"),
            ("note", self.tr("Note"), "review.note", "message-square-text"),
            ("candidates", self.tr("Show candidates"), "review.candidates", "search"),
            ("split", self.tr("Divide…"), "review.split", "scissors"),
            ("write_off", self.tr("Write off difference…"), "review.write_off", "circle-minus"),
            ("made_of", self.tr("What makes this deposit…"), "review.made_of", "layers"),
            ("trail", self.tr("Trail…"), "review.trail", "link"),
            ("entry", self.tr("Add a missing entry…"), "review.entry", "plus"),
            ("edit", self.tr("Edit the note"), "grid.edit", "pencil"),
            ("fill_down", self.tr("Fill the note and reason down"), "grid.fill_down", "arrow-down"),
        )
        self._twins: list[QAction] = []
        for name, text, key, icon in twins:
            one = action(self, text, key, icon)
            one.setObjectName(name)
            one.triggered.connect(self._on_twin)
            self._twins.append(one)
        self._moves = [
            action(self, self.tr("Next item to decide"), "grid.next", "arrow-down", self._next),
            action(self, self.tr("Previous item to decide"), "grid.previous", "arrow-up", self._previous),
            action(self, self.tr("Find in the grid"), "grid.find", "search", self._find),
            action(self, self.tr("Filter row"), "grid.filters", "funnel", self._toggle_filters),
            action(self, self.tr("Filter by this cell"), "grid.filter_by_cell", "funnel", self._filter_by_cell),
            action(self, self.tr("Evidence"), "review.card", "panel-right", self._toggle_card),
            action(self, self.tr("Pairs or split view"), "review.view", "columns-2", self._switch_view),
        ]
        for one in (self.accept_all, self.match_now, *self._twins, *self._moves):
            self.addAction(one)

    def stack_focus(self) -> None:
        """Give the keys back to what stands at the left."""
        self.stack.currentWidget().setFocus()

    def title(self) -> str:
        return self.tr("Review")

    def actions_shown(self) -> list[QAction]:
        return [self.accept_all, self.match_now]

    def foot_height(self) -> int:
        return self.bar.height()  # the difference is always visible

    def panes(self) -> list[QWidget]:
        return [self.pairs, self.stack, self.card, self.bar]

    def offers(self, action: QAction) -> bool:
        columns, name = self.grid.review.columns, getattr(action, "command", "").removeprefix("review.")
        items = self.grid.acted_on()
        if columns is None or not items or self.stack.currentWidget() is self.split:
            return True
        open_too = name == "approve" and columns.state[items[0]] in (rc.OPEN, rc.AMBIGUOUS)  # one of its candidates
        return open_too or of_several(columns, items).get(name, True)

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reconcile": [self.accept_all, *self._twins], "edit": self._moves}
