"""The review page: tool row, grid of pairs, evidence card, proof line; a month can be closed by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.period import Period, day_of
from app.services import review_columns as rc
from app.services.decide import Decision
from app.ui.forms import forms
from app.ui.models import review_model as rm
from app.ui.privacy import privacy
from app.ui.review.decisions import Decisions
from app.ui.review.elsewhere import Elsewhere
from app.ui.review.entries import Entries
from app.ui.review.evidence import Evidence
from app.ui.review.grid import DataGrid
from app.ui.review.load import Loaded, load_page
from app.ui.review.made_of import MadeOf
from app.ui.review.note_editor import NoteEditor
from app.ui.review.page_frame import EVERY_PAIR, Pair, ReviewFrame
from app.ui.review.place import Place
from app.ui.review.selection import Selection
from app.ui.review.trail import TrailWay
from app.ui.session import Session
from app.ui.widgets.sums_bar import StatusValue

#: Actions on the current pair, which nobody sees while the two sides stand beside each other.
_OF_PAIRS = frozenset(
    {"approve", "reject", "unmatch", "explain", "flag", "note", "candidates", "edit", "fill_down", "made_of", "trail"}
)


class ReviewPage(ReviewFrame):
    """Pairs of one comparison in the period looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.comparison, self.pair = "L1", -1
        self.loaded: Loaded | None = None
        self._key: tuple[Any, ...] = ()
        self._then: Callable[[], object] | None = None  # once what the filters let through shows
        self._fresh, self._taken_back = True, 0
        self._target: dict[str, Any] | None = None
        self._turned = False  # a step was undone or done again: its row is to be shown
        self.decisions, self._selection = Decisions(self), Selection(self)
        self.evidence, self.entries, self.place = Evidence(self), Entries(self), Place(self)
        self.made_of, self.elsewhere = MadeOf(self), Elsewhere(self)
        self.trail = TrailWay(self)
        self._build()
        self.note_editor = NoteEditor(self.grid)
        self.note_editor.written.connect(self.decisions.rewrite_note)
        self._make_actions()
        self.setFocusProxy(self.grid)
        session.matched.connect(self._start_anew)
        session.turned.connect(self._on_turned)
        privacy.changed.connect(self._say_again)
        forms.changed.connect(self._say_again)

    # loading

    def refresh(self) -> None:
        """Read again; what is shown keeps its place where it is the same comparison and period."""
        comparison, period, words, shops = self.comparison, self.session.period, self.session.words, self.session.shops
        loaded = self.loaded if self._turned else None
        same = loaded is not None and (loaded.comparison, loaded.period) == (comparison, period)
        before = loaded.columns if loaded is not None and same else None
        self.read_anew(lambda uow, report: load_page(uow, comparison, period, words, before, shops, report))

    def choose_shops(self) -> None:
        self.narrow(self.loaded)

    def leave(self) -> bool:
        self._start_anew()
        return True

    def _on_turned(self) -> None:
        self._turned = self.isVisible()  # elsewhere nobody looks for a row here

    def _start_anew(self) -> None:
        """Let what is read next be filtered anew: decided rows leave, new ones come."""
        self._fresh = True

    def _on_loaded(self, loaded: Loaded) -> None:
        asked = (self.comparison, self.session.period, self.session.shops)
        if not self.is_wanted((loaded.comparison, loaded.period, loaded.shops) == asked):
            return
        if self.elsewhere.leads(loaded):
            return
        key = (*asked, id(self.session.book))
        self.loaded = loaded
        both = (loaded.every.a >= 0).any() and (loaded.every.b >= 0).any()  # else no run will match anything
        self.grid.lacks = "" if both else self._missing_side()
        model = self.grid.review
        period = loaded.period
        model.year, model.today = period.last.year, period.last
        for one in (self.split.a.records, self.split.b.records):
            one.year = period.last.year
        model.account_titles, model.say = loaded.titles, self.session.words.say
        model.rule_names = loaded.rules
        self._fill_pairs(loaded)
        current, picked = self.grid.kept()
        here = current if self._key[:1] == key[:1] else 0  # in another comparison the record is another thing
        self.grid.decided.clear()
        same, self._key, self._fresh = key == self._key and not self._fresh, key, False
        if same:
            model.refresh(loaded.columns)
            self._after_load(current, here, picked)
        else:
            model.set_columns(loaded.columns, show=False)
            model.retranslate()
            self._then = partial(self._after_load, current, here)
            self._on_filters()

    def _after_load(self, current: int, here: int, picked: Sequence[int] | NDArray[np.int64] = ()) -> None:
        assert self.loaded is not None
        self.split.set_columns(self.loaded.columns, *self.side_names())
        self._counts()
        self._bands(self.loaded.columns)
        self._show_proof()
        self._choose_stack()
        self.evidence.forget()
        self._hint_to_match(self.loaded.taken_back)
        if self._target is not None:
            target, self._target = self._target, None
            self._aim(target, here)
        elif self.place.go_back() or self.entries.show_added():
            pass
        elif current and self.grid.review.row_of_key(current) >= 0:
            self.grid.restore(current, picked)
        elif self.grid.review.rowCount():
            self.grid.select_row(0)
        self._show_turned()
        self._on_item(self.grid.item())
        self._say_selection()

    def _show_turned(self) -> None:
        """Make the first row current that an undo concerned; one that the filters kept out is let in."""
        changed = self.loaded.changed if self.loaded is not None else None
        self._turned = self._turned and changed is None
        if changed and not self._select_first(changed):
            self._then = partial(self._select_first, changed)
            self._on_filters()

    def _select_first(self, items: Sequence[int]) -> bool:
        spans = self.grid.review.spans_of(items)
        if spans:
            self.grid.select_row(spans[0][0])
        return bool(spans)

    def _hint_to_match(self, taken_back: int) -> None:
        """Say that records whose match was taken back are looked at again only by the next run; once for each."""
        if taken_back and taken_back != self._taken_back:
            text = self.tr("The records of a match that was taken back get new suggestions when you match again.")
            self.hint.say(text, self.tr("Match now"), self._match_now)
        elif not taken_back and self.loaded is not None:
            self.elsewhere.offer(self.loaded)
        self._taken_back = taken_back

    # filters

    def _on_pair(self, at: int) -> None:
        comparison, pair = self.pairs.itemData(at)
        self.wanted_pair = pair
        if comparison != self.comparison:
            self.look_at(comparison, pair)
            return
        self.pair = self._pair_index(pair)
        self._on_filters()
        self._counts()
        self._show_proof()
        if self.loaded is not None:
            self._bands(self.loaded.columns)

    def look_at(self, comparison: str, pair: Pair = EVERY_PAIR) -> None:
        """Show another comparison, or one account pair of it."""
        self.elsewhere.stays()
        self.comparison, self.wanted_pair, self._fresh = comparison, pair, True
        self.refresh()

    def _on_pair_asked(self, account_a: str, account_b: str, currency: str) -> None:
        wanted = (self.comparison, (account_a, account_b, currency))
        at = next((at for at in range(self.pairs.count()) if self.pairs.itemData(at) == wanted), -1)
        if at >= 0:
            self.pairs.setCurrentIndex(at)
            self._on_pair(at)

    def filter_again(self) -> None:
        """Show what the filters let through now: new rows come, decided ones leave."""
        self._on_filters()

    def side_names(self) -> tuple[str, str]:
        """Return what stands on both sides of the comparison."""
        assert self.loaded is not None
        return self._side_names(self.loaded.columns)

    def _on_tab(self, _name: str) -> None:
        self._on_filters()

    def _on_filters(self) -> None:
        self.grid.refilter(self.tabs.current(), self.pair)

    def _on_filtered(self) -> None:
        """What the filters let through shows now, of a large table some time after they were set."""
        self.chips.refresh()
        self._choose_stack()
        self._count_suggestions()
        self._on_item(self.grid.item())
        self._say_selection()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _clear_filters(self) -> None:
        self.wanted_pair, self.pair = EVERY_PAIR, -1
        self.grid.header.clear_filters()
        if self.loaded is not None:
            self._fill_pairs(self.loaded)

    def _on_view(self, _name: str) -> None:
        self._choose_stack()
        self._say_selection()
        self.evidence.follow()

    def _on_term(self, key: str) -> None:
        """Show the rows behind a term of the proof."""
        self.grid.header.clear_filters()
        tab = {"waiting": "timing", "open": "todo"}.get(key, "all")
        if key == "explained":
            self.choose_states(frozenset({rc.EXPLAINED}))
        elif key == "set_aside":
            self.choose_states(frozenset({rc.ASIDE}))
        self.tabs.choose(tab)
        self.grid.setFocus()

    def choose_states(self, states: frozenset[int]) -> None:
        """Filter by states; all where no entry of the field means just these."""
        field = self.grid.header.field(rm.STATE)
        if isinstance(field, QComboBox):
            at = next((at for at in range(field.count()) if field.itemData(at) == states), 0)
            field.setCurrentIndex(at)

    def _switch_view(self) -> None:
        self.views.choose("pairs" if self.views.current() == "split" else "split")

    def _toggle_filters(self) -> None:
        self._table_here().toggle_filters()

    def _table_here(self) -> DataGrid:
        return self.split.current_side() if self.stack.currentWidget() is self.split else self.grid

    def _find(self) -> None:
        self._table_here().find()

    def _filter_by_cell(self) -> None:
        self._table_here().filter_by_cell()

    def _toggle_card(self) -> None:
        self.desk.toggle()

    # the current item

    def _on_item(self, _item: int) -> None:
        self.evidence.follow()

    def _on_ticks(self) -> None:
        """Show the remaining difference of what is ticked at once, in the status bar and in the card."""
        self._say_selection()
        self.evidence.follow()

    def _say_again(self) -> None:
        """Write amounts anew: their form changed, or they are hidden."""
        if self.loaded is not None:
            self._show_proof()
            self._bands(self.loaded.columns)
            self.evidence.fill()
            self._say_selection()

    def _tint(self, number: int) -> None:
        if self.grid.review.columns is not None:
            self.split.tint(self.grid.review.columns, number)

    def _on_source(self, statement: int) -> None:
        self.session.go.emit("statements", statement)

    def _on_record(self, record: int) -> None:
        """Go to a record that the card names, here or in the month it lies in."""
        self._to_month_of(record)
        self.show_target({"comparison": self.comparison, "record": record})

    def _to_month_of(self, record: int) -> bool:
        """Look at the month in which a record lies; False where that is this one, or nothing is known of it."""
        columns = self.grid.review.columns
        row = int(columns.records.find(np.array([record], np.int64))[0]) if columns is not None else -1
        if columns is None or row < 0:
            return False
        day = day_of(int(columns.records.at[row]) // 86_400)
        if day in self.session.period:
            return False
        self.session.set_period(Period.month(day.year, day.month))
        return True

    # actions

    def _on_twin(self) -> None:
        self.act(self.sender().objectName())

    def act(self, name: str) -> None:
        """Do one of the card's actions on what it concerns."""
        self.notice.hide()
        if self.stack.currentWidget() is self.split and name in _OF_PAIRS:
            self.tell(self.tr("This acts on pairs: choose Pairs first. Here rows are ticked and matched."))
        elif name == "match" and self.stack.currentWidget() is self.split:
            self._match_split()
        elif name == "candidates":
            self.evidence.show_candidates()
            self.evidence.fill()
        elif name == "entry":
            self.entries.add()
        elif name == "made_of":
            self.made_of.show_current()
        elif name == "trail":
            self.trail.show_current()
        elif name == "edit":
            self.note_editor.open(self.grid.item())
        elif name == "fill_down":
            self.decisions.fill_down()
        elif name == "accept_all":
            self.decisions.accept_all()
        elif name == "card":
            self._toggle_card()
        elif name == "view":
            self._switch_view()
        else:
            self.decisions.act(name)

    def _accept_all(self) -> None:
        self.decisions.accept_all()

    def _match_split(self) -> None:
        a, b = self.split.ticked()
        self.decisions.match(tuple(a), tuple(b))

    def _match_now(self) -> None:
        window = self.window()
        if hasattr(window, "match_now"):
            window.match_now()
            return

        def call(book: Any, actor: str, report: Any) -> Any:
            from app.services.run_matching import run_matching

            return run_matching(book, as_of=None, actor=actor, report=report)

        self._fresh = True
        self.session.write(call, None, self._on_failed, title=self.tr("Matching"))

    def decide(self, decision: Decision, done: str, *, advance: bool = False) -> None:
        """Carry out a decision in the background; `done` is the toast."""

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.decide import decide

            return decide(book, decision, actor)

        def finished(_entry: Any) -> None:
            self.grid.review.clear_ticks()
            self.split.clear_ticks()
            self.session.toast.emit(done, True)

        self.notice.hide()
        kept = self.grid.kept()
        if advance:
            self.grid.decided |= {self.grid.review.item_key(one) for one in self.grid.acted_on()}
            self.grid.to_next()
        self.session.write(call, finished, partial(self._on_refused, kept))

    def _on_refused(self, kept: tuple[int, Any], exc: Any) -> None:
        """Say why it was not done, at the row that was meant."""
        self.grid.decided.clear()
        self.grid.restore(*kept)
        self._on_failed(exc)

    def tell(self, text: str) -> None:
        """Say in the page what an action needs first."""
        self.notice.advise(text)

    def details_items(self) -> list[dict[str, Any]]:
        """Return the discrepancies of the current item, as far as they have been read."""
        details = self.evidence.details
        return list(details["items"]) if details else []

    def show_failure(self, exc: BaseException) -> None:
        """Show in the page what somebody can act on."""
        self._on_failed(exc)

    def due_default(self) -> date:
        """Return the first day after the period, which most waiting items are expected on."""
        return self.session.period.last + timedelta(days=1)

    # moving

    def _next(self) -> None:
        if not self.grid.to_next(1):
            self.session.toast.emit(self.tr("Nothing left to decide here."), False)

    def _previous(self) -> None:
        self.grid.to_next(-1)

    def _on_wrapped(self) -> None:
        self.session.toast.emit(self.tr("Started again at the other end."), False)

    def show_target(self, target: Any) -> None:
        """Show a record, a tab or a comparison: {"comparison", "record", "tab"}, each optional.

        Also "pair" (account A, account B, currency); "days", a filter on the time of "side" 0 or 1; "waited",
        payouts that took so many days to the bank (the longest class takes in everything longer).
        """
        if not isinstance(target, dict):
            target = {"record": int(target)} if target else {}
        self._target = target
        comparison = target.get("comparison") or self.comparison
        if target.keys() - {"tab"}:
            self.elsewhere.stays()
        self.wanted_pair = target.get("pair") or EVERY_PAIR
        if comparison != self.comparison:
            self.comparison, self._fresh = comparison, True
        self.refresh()

    def _aim(self, target: dict[str, Any], here: int) -> None:
        """Go to a target; one that names no more than comparison and tab leads back to the row where the person was."""
        assert self.loaded is not None
        record, days = int(target.get("record") or 0), str(target.get("days") or "")
        if record or days or "waited" in target:
            self.grid.header.clear_filters()
        if "waited" in target:
            self._filter_waited(int(target["waited"]))
        if days:
            self.grid.header.type_text(rm.B_TIME if target.get("side") else rm.A_TIME, days)
        stays = not target.keys() - {"comparison", "tab"}
        self._then = partial(self._after_aim, record, here if stays else 0, stays)
        self.tabs.choose(str(target.get("tab") or "all"))

    def _after_aim(self, record: int, here: int, stays: bool) -> None:
        assert self.loaded is not None
        if record:
            item = self.loaded.columns.item_of_record(record)
            if item >= 0:
                self.grid.select_item(item)
            elif self.loaded.every.item_of_record(record) >= 0:  # of a shop that is not among those chosen
                self._target = {"comparison": self.comparison, "record": record}
                self.session.let_in(self.loaded.belonging.place(record))
            elif self._to_month_of(record):  # an item that was carried over is about an earlier month's record
                self.show_target({"comparison": self.comparison, "record": record})
        elif here and self.grid.review.row_of_key(here) >= 0:
            self.grid.restore(here)
        elif stays:
            self.place.go_back()
        self.grid.setFocus()

    def _filter_waited(self, days: int) -> None:
        from app.services.overview import MOST_DAYS

        words = self.tr("Took %n day(s)", "", days)
        if days >= MOST_DAYS:
            words = self.tr("Took %n day(s) or more", "", days)
        self.grid.header.set_further(words, days)

    def say_selection(self) -> None:
        """Say anew what is selected."""
        self._say_selection()

    def state(self) -> dict[str, Any]:
        return self.place.state()

    def restore(self, state: dict[str, Any]) -> None:
        self.place.restore(state)

    def _say_selection(self) -> None:
        self.status_changed.emit(self.selection_text())

    def status_values(self) -> list[StatusValue]:
        return self._selection.values()

    def selection_text(self) -> str:
        """Return count, sums and difference of what is ticked or selected, and how many rows show."""
        return self._selection.text()

    def _import(self) -> None:
        self.session.go.emit("statements", None)
