"""The discrepancies page: age bands, list by group, and the way each item is settled."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.services.discrepancies import DiscrepancyColumns, ItemDetails
from app.ui.forms import forms
from app.ui.models import discrepancy_model as dm
from app.ui.models import shown
from app.ui.privacy import privacy
from app.ui.review.age_band import Band
from app.ui.review.discrepancy_detail import DiscrepancyDetail
from app.ui.review.discrepancy_grid import NOT_SETTLED, DiscrepancyGrid
from app.ui.review.entry_drafts import EntryDrafts
from app.ui.review.entry_list import EntryList
from app.ui.review.load_items import LoadedItems, load_items
from app.ui.review.settling import Settling
from app.ui.review.signed_since import SignedSince
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import EmptyState, Notice, Segments, action, frame
from app.ui.widgets.elided import ElidedLabel
from app.ui.widgets.page import ReadingPage
from app.ui.widgets.segments import RowFit

_LOW = 420  # pixels at 100 % of the page below which the list needs the room of the bands' sums
_BANDS = 600  # pixels at 100 % that six age bands need side by side


class DiscrepanciesPage(ReadingPage):
    """What does not tie out, with its age, its cause and its settlement."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._key: tuple[Any, ...] = ()
        self._target, self._of_record = 0, False  # whose item to show: its own number, or a record's
        self._limit = "0"
        self.loaded: LoadedItems | None = None
        self._turned = False  # a step was undone or done again: its item is to be shown
        session.turned.connect(self._on_turned)
        self._build()
        self._make_actions()
        self.setFocusProxy(self.grid)
        theme.changed.connect(self._fit)
        privacy.changed.connect(self._show_again)
        forms.changed.connect(self._show_again)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._bands_row())
        left.addWidget(self._groups_row())
        self.notice = Notice()
        left.addWidget(self.notice)
        self.grid = DiscrepancyGrid(self)
        self.grid.layout_of.keep(self.session.memory, "discrepancies")
        left.addWidget(SignedSince(self.session, self.grid.items))
        self.grid.items.say, self.grid.items.title = self.session.words.say, self.session.words.code_title
        go = self.session.go
        self.empty = EmptyState(
            "circle-check", self.tr("Nothing to settle"), self.tr("Go to sign-off"), lambda: go.emit("sign_off", None)
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        self.unmatched = EmptyState(
            "circle", self.tr("Nothing has been matched yet."), self.tr("Go to review"), lambda: go.emit("review", None)
        )
        self.stack.addWidget(self.unmatched)
        left.addWidget(self.stack, 1)
        whole.addLayout(left, 1)
        self.detail = DiscrepancyDetail(self.session.words, self)
        whole.addWidget(self.detail)
        self.settling, self.drafts = Settling(self), EntryDrafts(self)
        self.grid.header.filters_changed.connect(self._on_filters)
        self.grid.item_changed.connect(self._show_item)
        self.grid.selectionModel().selectionChanged.connect(self._say)
        self.grid.settle.connect(self.settling.settle)
        self.grid.acted.connect(self.act)
        self.grid.moved.connect(self._move)
        self.detail.acted.connect(self.act)
        self.grid.selectionModel().selectionChanged.connect(self.drafts.offer)

    def _make_actions(self) -> None:
        self._actions = [
            action(self, self.tr("Settle this way"), "discrepancies.settle", "check", self.settling.settle),
            action(
                self,
                self.tr("Write off difference…"),
                "discrepancies.write_off",
                "circle-minus",
                self.settling.write_off,
            ),
            action(self, self.tr("Assign…"), "discrepancies.assign", "user", self.settling.assign),
            action(self, self.tr("Note"), "discrepancies.note", "message-square-text", self.settling.note),
            action(
                self, self.tr("Fill the note and reason down"), "grid.fill_down", "arrow-down", self.settling.fill_down
            ),
            action(self, self.tr("Next item"), "grid.next", "arrow-down", lambda: self._move(1)),
            action(self, self.tr("Previous item"), "grid.previous", "arrow-up", lambda: self._move(-1)),
        ]
        self.entries = EntryList(self)
        for one in (*self._actions, self.entries.action):
            self.addAction(one)

    def _bands_row(self) -> QWidget:
        self._bands_frame = row_frame = frame("bar")
        self._bands_grid = QGridLayout(row_frame)
        self._bands_grid.setContentsMargins(0, 0, 0, 0)
        self._bands_grid.setSpacing(0)
        names = ("0–3", "4–7", "8–15", "16–30", "31–60")
        texts = [self.tr("{days} days").format(days=one) for one in names] + [self.tr("over 60 days")]
        self.bands = [Band(one, row_frame) for one in texts]
        for one in self.bands:
            one.clicked.connect(self._on_band)
        self._in_a_row = 0
        self._place_bands(len(self.bands))
        return row_frame

    def _place_bands(self, in_a_row: int) -> None:
        """Put the age bands into one row, or into two where there is no room for their sums."""
        if in_a_row != self._in_a_row:
            self._in_a_row = in_a_row
            for at, one in enumerate(self.bands):
                self._bands_grid.addWidget(one, at // in_a_row, at % in_a_row)
            for column in range(len(self.bands)):
                self._bands_grid.setColumnStretch(column, 1 if column < in_a_row else 0)
        low = in_a_row < len(self.bands) and self.height() < theme.px(_LOW)
        for one in self.bands:
            one.set_low(low)
        rows = len(self.bands) // in_a_row
        lines = [max(one.lines for one in self.bands[at * in_a_row :][:in_a_row]) for at in range(rows)]
        heights = [(62 if rows == 1 else 54) if one == 1 else 36 + 20 * one for one in lines]
        self._bands_frame.setFixedHeight(theme.px(2 * 28 if low else sum(heights)))

    def _groups_row(self) -> QWidget:
        bar = frame("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 4, 16, 4)
        words = {
            "": self.tr("One list"),
            "state": self.tr("By state"),
            "code": self.tr("By code"),
            "age": self.tr("By age"),
            "owner": self.tr("By owner"),
        }
        self.groups = Segments([(name, words[name]) for name in dm.GROUPS], self.tr("Grouped"))
        self.groups.chosen.connect(self._on_group)
        row.addWidget(self.groups)
        said = ElidedLabel()
        said.setText(self.tr("Sums by age leave signs out: short and over are added up."))
        said.shorter = self.tr("Sums by age leave signs out")
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(said, 1)
        RowFit(bar, self.groups)
        return bar

    def title(self) -> str:
        return self.tr("Discrepancies")

    def panes(self) -> list[QWidget]:
        return [self._bands_frame, self.grid, self.detail]

    def leave(self) -> bool:
        self._key = ()  # next time the list is in its own order again
        return True

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reconcile": [*self._actions, self.entries.action]}

    def actions_shown(self) -> list[QAction]:
        return [self.entries.action]

    def state(self) -> dict[str, Any]:
        return {
            "group": self.grid.items.group,
            "band": next((at for at, one in enumerate(self.bands) if one.isChecked()), -1),
            "typed": {str(column): text for column, text in self.grid.header.typed().items() if text},
            "states": sorted(self.grid.header.choice(dm.STATE) or ()),
            "item": self.grid.number() or self._target,
        }

    def restore(self, state: dict[str, Any]) -> None:
        if state.get("group") in dm.GROUPS:
            self.groups.buttons[state["group"]].setChecked(True)
            self.grid.items.set_group(state["group"])
        for at, one in enumerate(self.bands):
            one.setChecked(at == state.get("band"))
        typed = state.get("typed")
        for column, text in typed.items() if isinstance(typed, dict) else ():
            if str(column).isdigit() and self.grid.header.field(int(column)) is not None:
                self.grid.header.type_text(int(column), str(text))
        if state.get("states"):
            self._choose_states(frozenset(state["states"]))
        self._target = int(state["item"]) if isinstance(state.get("item"), int) else 0
        self._of_record = False

    # loading

    def refresh(self) -> None:
        """Read again; rows keep their place after a decision."""
        period, shops = self.session.period, self.session.shops
        self.read_anew(lambda uow, _report: load_items(uow, period, shops))

    def choose_shops(self) -> None:
        self.narrow(self.loaded)

    def _on_loaded(self, loaded: LoadedItems) -> None:
        key = (self.session.period, self.session.shops, id(self.session.book))
        if not self.is_wanted((loaded.period, loaded.shops) == key[:2]):
            return
        self.loaded, columns, self._limit = loaded, loaded.columns, loaded.limit
        row, picked = self.grid.currentIndex().row(), self.grid.picked()
        if key == self._key:
            before = self.grid.items.columns
            self.grid.items.refresh(columns)
            if self._turned and before is not None:
                self._aim_at(self.grid.items.changed_since(before))
        else:
            self.grid.items.set_columns(columns)
            self._filter()
        self._key, self._turned = key, False
        self._show_bands(columns)
        self.entries.count()
        self.drafts.forget()
        self.grid.fit_columns()
        bare = self.empty if loaded.matched else self.unmatched
        self.stack.setCurrentWidget(self.grid if len(columns) else bare)
        self._select(row)
        self.grid.pick(picked)

    def _select(self, row: int) -> None:
        items = self.grid.items
        if self._target and items.columns is not None:  # a filter may be quicker than what is read
            found = [at for at, line in enumerate(items.lines) if line >= 0 and self._is_target(int(line))]
            if self.loaded is not None and self.loaded.let_in(self.session, self._target, self._of_record):
                return  # it is aimed at again once the shop shows
            row, self._target = (found[0] if found else row), 0
        if items.rowCount():
            row = min(max(row, 0), items.rowCount() - 1)
            if items.line(row) < 0 and row + 1 < items.rowCount():
                row += 1  # below the line of a group stands at least one item
            self.grid.setCurrentIndex(items.index(row, dm.CODE))
        self._show_item()

    def _on_turned(self) -> None:
        self._turned = self.isVisible()  # elsewhere nobody looks for an item here

    def _aim_at(self, lines: Sequence[int]) -> None:
        """Have the first item shown that an undo concerned; one that the filters kept out is let in."""
        columns = self.grid.items.columns
        if columns is None or not lines:
            return
        if not np.isin(lines, self.grid.items.lines).any():
            self._filter()
        shown = self.grid.items.lines
        first = next((int(one) for one in shown if one in set(lines)), lines[0])
        self._target, self._of_record = int(columns.number[first]), False

    def _is_target(self, line: int) -> bool:
        columns = self.grid.items.columns
        return columns is not None and self._target == int(
            (columns.record if self._of_record else columns.number)[line]
        )

    def _show_bands(self, columns: DiscrepancyColumns) -> None:
        mixed, nothing = columns.mixed(), shown.amount(0, columns.exp, next(filter(None, columns.currency), "CNY"))
        for band, (count, sums) in zip(self.bands, columns.bands(), strict=True):
            words = self.tr("{count} item(s)", "", count).format(count=shown.count(count))
            totals = shown.sums(((one, columns.exp, code) for code, one in sums.items() if one), mixed)
            band.show_values(shown.count(count), words, totals or [nothing])
        self._place_bands(self._in_a_row)

    def _show_again(self) -> None:
        """Write amounts anew: their form changed, or they are hidden."""
        columns = self.grid.items.columns
        if columns is not None:
            self._show_bands(columns)
            self._show_item()

    # filters

    def _on_band(self) -> None:
        pressed = self.sender()
        for one in self.bands:
            if one is not pressed:
                one.setChecked(False)
        self._on_filters()

    def _on_group(self, name: str) -> None:
        number = self.grid.number()
        self.grid.items.set_group(name)
        row = self.grid.items.row_of(number) if number else 0
        self._select(row)

    def _on_filters(self) -> None:
        """Filter anew and stay with the current item and those selected where they still show."""
        number, picked = self.grid.number(), self.grid.picked()
        self._filter()
        self._select(self.grid.items.row_of(number) if number else 0)
        self.grid.pick(picked)

    def _filter(self) -> None:
        band = next((at for at, one in enumerate(self.bands) if one.isChecked()), -1)
        states = self.grid.header.choice(dm.STATE) or frozenset()
        wrong = self.grid.items.set_filter(band, self.grid.header.typed(), states)
        self.grid.header.mark_wrong(wrong, self.tr("Not understood."))

    # the current item

    def help_topic(self) -> str:
        columns, line = self.grid.items.columns, self.grid.line()
        return super().help_topic() if columns is None or line < 0 else f"code-{columns.table['code'][line].as_py()}"

    def _show_item(self) -> None:
        columns, line = self.grid.items.columns, self.grid.line()
        self._say()
        if columns is None or line < 0:
            self.detail.clear()
            return
        self.detail.show_item(columns, line, self.session.period.last + timedelta(days=1))
        number = self.grid.number()

        def call(uow: Any, _report: Any) -> Any:
            from app.services.discrepancies import item_details

            return columns, item_details(uow, number)

        if self.session.book is not None:
            self.session.read(call, self._on_details, self._on_failed)

    def _on_details(self, result: tuple[DiscrepancyColumns, ItemDetails | None]) -> None:
        columns, details = result
        if columns is self.grid.items.columns and details is not None and details.number == self.grid.number():
            self.detail.show_details(columns, self.grid.line(), details)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() <= theme.px(1200)
        detail = min(theme.px(344 if narrow else 432), self.width() * 45 // 100)
        self.detail.setFixedWidth(detail)
        self._place_bands(len(self.bands) if self.width() - detail >= theme.px(_BANDS) else len(self.bands) // 2)
        self.detail.next.setVisible(not narrow)  # J and the menu do it too

    # actions

    def act(self, name: str) -> None:
        """Do an action of the grid or the detail by its name; "way:2" chooses the second way."""
        if name.startswith("way:"):
            self.detail.choose_way(int(name[4:]) - 1)
            return
        {
            "settle": self.settling.settle,
            "next": partial(self._move, 1),
            "assign": self.settling.assign,
            "note": self.settling.note,
            "write_off": self.settling.write_off,
            "review": self._go_review,
            "entries": self.entries.open,
            "edit": self.detail.edit,
            "back": self.grid.setFocus,
        }[name]()

    def move_on(self) -> None:
        """Go to the next open item, with the list under the hand."""
        self._move(1)
        self.grid.setFocus()

    def show_failure(self, exc: BaseException) -> None:
        """Show here what somebody can act on."""
        self._on_failed(exc)

    @property
    def limit(self) -> str:
        """Return up to how much may be written off, as a plain decimal."""
        return self._limit

    def _move(self, step: int) -> None:
        """Go to the next item that is open; at the end stay."""
        columns, items = self.grid.items.columns, self.grid.items
        if columns is None:
            return
        row = self.grid.currentIndex().row() + step
        while 0 <= row < items.rowCount():
            line = items.line(row)
            if line >= 0 and columns.state[line] == 1:
                self.grid.setCurrentIndex(items.index(row, dm.CODE))
                return
            row += step

    def _go_review(self) -> None:
        columns, line = self.grid.items.columns, self.grid.line()
        if columns is not None and line >= 0:
            target = {"comparison": columns.comparison[line] or "L1", "record": int(columns.record[line])}
            self.session.go.emit("review", target)

    def show_target(self, target: Any) -> None:
        """Bring a discrepancy (by number) or a record's one into view; or show a "code", a "state", an age "band"."""
        kept = 0
        if isinstance(target, dict):
            if target.keys() == {"state"}:  # the way on leads back to where the person was
                kept = self.grid.number() or self._target
            if target.keys() & {"code", "state", "band"}:
                self._show_only(target)
            self._of_record = bool(target.get("record"))
            target = target.get("record") or target.get("number")
        else:
            self._of_record = False
        self._target = int(target or 0)
        if self._target:
            self._show_only({})  # a filter could hide it
        self._target = self._target or kept
        self.refresh()

    def _show_only(self, target: dict[str, Any]) -> None:
        """Filter by a code, a state of an item (0 waiting, 1 open …), an age band; live: by what is not settled."""
        self.grid.header.clear_filters()
        for at, one in enumerate(self.bands):
            one.setChecked(at == target.get("band", -1))
        if "state" in target:
            self._choose_states(frozenset({int(target["state"])}))
        elif target.get("live"):
            self._choose_states(NOT_SETTLED)
        if target.get("code"):
            self.grid.header.type_text(dm.CODE, str(target["code"]))
        self._on_filters()

    def _choose_states(self, wanted: frozenset[int]) -> None:
        field = self.grid.header.field(dm.STATE)
        if isinstance(field, QComboBox):
            field.setCurrentIndex(next((at for at in range(field.count()) if field.itemData(at) == wanted), 0))

    def _say(self) -> None:
        if self.grid.items.columns is not None:
            self.status_changed.emit(self.grid.said())
