"""The discrepancies page: age bands, list by code, and the way each item is settled."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.services.decide import STILL_WAITING, Decision
from app.services.discrepancies import DiscrepancyColumns, ways
from app.ui.delegates.amount import AmountDelegate
from app.ui.delegates.cell import CellDelegate
from app.ui.delegates.state import StateDelegate
from app.ui.models import discrepancy_model as dm
from app.ui.models import shown
from app.ui.models.discrepancy_model import DiscrepancyModel
from app.ui.models.states import ITEM_STATES, STATE_ICONS, STATE_TONES, state_word
from app.ui.review.age_band import Band
from app.ui.review.grid import DataGrid
from app.ui.session import Session
from app.ui.text import params_shown
from app.ui.theme import theme
from app.ui.widgets.common import Chip, EmptyState, Notice, action, button, frame, label
from app.ui.widgets.page import ReadingPage

_WIDTHS = (92, 56, 190, 56, 160, 92, 60, 52, 60, 110)
_SPARE = (dm.PLACE, dm.SINCE, dm.DUE, dm.REASON)  # told in the detail too: they give way in a narrow window
_NARROW = 800


class DiscrepancyGrid(DataGrid):
    """The list; Enter settles, J and K move."""

    settle = Signal()
    moved = Signal(int)
    item_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = DiscrepancyModel(self)
        self.header = self.header_view()
        self.setModel(self.items)
        self.setAccessibleName(self.tr("Discrepancies"))
        self._delegates = (CellDelegate(self), StateDelegate(self), AmountDelegate(self))
        self.setItemDelegate(self._delegates[0])
        self.setItemDelegateForColumn(dm.STATE, self._delegates[1])
        self.setItemDelegateForColumn(dm.AMOUNT, self._delegates[2])
        self.fit_columns()
        self.header.setStretchLastSection(True)
        self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        hints = {dm.AMOUNT: ">0.01", dm.SINCE: "10-01", dm.AGE: ">15"}
        words: list[tuple[str, Any]] = [(self.tr("All"), frozenset())]
        words += [(state_word(one), frozenset({at})) for at, one in enumerate(ITEM_STATES)]
        self.header.add_choice(dm.STATE, self.tr("Filter by state"), words)
        for column in range(1, 10):
            name = self.tr("Filter {column}").format(column=self.items.titles()[column])
            self.header.add_text(column, name, hints.get(column, ""))
        self.header.left_fields.connect(self.setFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what the detail tells anyway where there is no room for it."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        if self.model() is None:
            return
        narrow = self.viewport().width() < theme.px(_NARROW)
        for column in _SPARE:
            hidden = narrow or column in self.layout_of.hidden
            if self.isColumnHidden(column) != hidden:
                self.setColumnHidden(column, hidden)
        widths = [theme.px(one) for one in _WIDTHS]
        if narrow:
            widths[dm.REF] = theme.px(128)
        rest = self.viewport().width() - sum(one for at, one in enumerate(widths) if not self.isColumnHidden(at))
        widths[dm.TITLE] = max(theme.px(110), widths[dm.TITLE] + (rest if narrow or rest < 0 else rest // 2))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self.keep_own_widths()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle.emit()
        else:
            super().keyPressEvent(event)

    def do(self, command: str) -> bool:
        if command in ("grid.next", "grid.previous"):
            self.moved.emit(1 if command == "grid.next" else -1)
            return True
        return super().do(command)

    def keyboardSearch(self, search: str) -> None:
        """Take no letters for a search: they are actions."""

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        self.item_changed.emit()

    def number(self) -> int:
        """Return the number of the current item, 0 for none."""
        row = self.currentIndex().row()
        return self.items.key(self.items.line(row)) if 0 <= row < self.items.rowCount() else 0

    def line(self) -> int:
        """Return the line of the current item, −1 for none."""
        row = self.currentIndex().row()
        return self.items.line(row) if 0 <= row < self.items.rowCount() else -1


class DiscrepanciesPage(ReadingPage):
    """What does not tie out, with its age, its cause and its settlement."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._key: tuple[Any, ...] = ()
        self._target = 0
        self._build()
        self.setFocusProxy(self.grid)
        theme.changed.connect(self._fit)

    def _build(self) -> None:
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._bands_row())
        self.notice = Notice()
        left.addWidget(self.notice)
        self.grid = DiscrepancyGrid(self)
        self.grid.layout_of.keep(self.session.memory, "discrepancies")
        self.grid.items.say, self.grid.items.title = self.session.words.say, self.session.words.code_title
        go = self.session.go
        self.empty = EmptyState(
            "circle-check", self.tr("Nothing to settle"), self.tr("Go to sign-off"), lambda: go.emit("sign_off", None)
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.empty)
        left.addWidget(self.stack, 1)
        whole.addLayout(left, 1)
        whole.addWidget(self._detail())
        self.grid.header.filters_changed.connect(self._on_filters)
        self.grid.item_changed.connect(self._show_item)
        self.grid.settle.connect(self._settle)
        self.grid.moved.connect(self._move)
        self._actions = [
            action(self, self.tr("Settle this way"), "discrepancies.settle", "check", self._settle),
            action(self, self.tr("Next item"), "grid.next", "arrow-down", lambda: self._move(1)),
            action(self, self.tr("Previous item"), "grid.previous", "arrow-up", lambda: self._move(-1)),
        ]
        for one in self._actions:
            self.addAction(one)

    def _bands_row(self) -> QWidget:
        row_frame = frame("bar")
        self._bands_frame = row_frame
        row = QHBoxLayout(row_frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        names = ("0–3", "4–7", "8–15", "16–30", "31–60")
        texts = [self.tr("{days} days").format(days=one) for one in names] + [self.tr("over 60 days")]
        self.bands = [Band(one, row_frame) for one in texts]
        for one in self.bands:
            one.clicked.connect(self._on_band)
            row.addWidget(one, 1)
        return row_frame

    def _detail(self) -> QWidget:
        side = frame("side")
        self._side = side
        box = QVBoxLayout(side)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("ground", "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._detail_body = QVBoxLayout()
        column.addLayout(self._detail_body)
        column.addWidget(self._form())
        column.addStretch(1)
        self.scroll.setWidget(inside)
        box.addWidget(self.scroll, 1)
        foot = frame("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 12)
        self.settle = button(self.tr("Settle this way"), "check", kind="primary", key="Enter", on=self._settle)
        self.next = button(self.tr("Next"), "arrow-down", key="J", on=lambda: self._move(1))
        self.review = button(self.tr("Show rows"), kind="link", on=self._go_review)
        for one in (self.settle, self.next, self.review):
            row.addWidget(one)
        row.addStretch(1)
        box.addWidget(foot)
        return side

    def _form(self) -> QFrame:
        form = frame("foot")
        self.form = form
        box = QVBoxLayout(form)
        box.setContentsMargins(16, 8, 16, 8)
        box.setSpacing(4)
        box.addWidget(label(self.tr("How it is settled"), "panel"))
        self._ways_box = QVBoxLayout()
        self._ways_box.setSpacing(0)
        box.addLayout(self._ways_box)
        self.ways = QButtonGroup(form)
        due = QHBoxLayout()
        self.has_due = QCheckBox(self.tr("Expected on"))
        self.due = QDateEdit()
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setCalendarPopup(True)
        self.due.setAccessibleName(self.tr("Expected on"))
        self.has_due.toggled.connect(self.due.setEnabled)
        due.addWidget(self.has_due)
        due.addWidget(self.due, 1)
        box.addLayout(due)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.returnPressed.connect(self._settle)
        box.addWidget(self.note)
        return form

    def title(self) -> str:
        return self.tr("Discrepancies")

    def panes(self) -> list[QWidget]:
        return [self._bands_frame, self.grid, self._side]

    def leave(self) -> bool:
        self._key = ()  # next time the list is in its own order again
        return True

    def menu_actions(self) -> dict[str, list[QAction]]:
        return {"reconcile": self._actions}

    # loading

    def refresh(self) -> None:
        """Read again; rows keep their place after a decision."""
        period = self.session.period

        def call(uow: Any, _report: Any) -> Any:
            from app.services.discrepancies import load_discrepancies

            return period, load_discrepancies(uow, first=period.first, last=period.last)

        self.read_anew(call)

    def _on_loaded(self, result: Any) -> None:
        period, columns = result
        if not self.is_wanted(period == self.session.period):
            return
        key = (period, id(self.session.book))
        row = self.grid.currentIndex().row()
        if key == self._key:
            self.grid.items.refresh(columns)
        else:
            self.grid.items.set_columns(columns)
        self._key = key
        self._show_bands(columns)
        self.stack.setCurrentWidget(self.grid if len(columns) else self.empty)
        self._select(row)

    def _select(self, row: int) -> None:
        items = self.grid.items
        if self._target:
            found = [at for at, line in enumerate(items.lines) if self._is_target(int(line))]
            row, self._target = (found[0] if found else row), 0
        if items.rowCount():
            self.grid.setCurrentIndex(items.index(min(max(row, 0), items.rowCount() - 1), dm.CODE))
        self._show_item()

    def _is_target(self, line: int) -> bool:
        columns = self.grid.items.columns
        return columns is not None and self._target in (int(columns.number[line]), int(columns.record[line]))

    def _show_bands(self, columns: DiscrepancyColumns) -> None:
        currency = columns.currency[0] if len(columns) and columns.currency[0] else "CNY"
        for band, (count, total) in zip(self.bands, columns.bands(), strict=True):
            words = self.tr("{count} items").format(count=shown.count(count))
            band.show_values(shown.count(count), words, shown.amount(total, columns.exp, currency))

    # filters

    def _on_band(self) -> None:
        pressed = self.sender()
        for one in self.bands:
            if one is not pressed:
                one.setChecked(False)
        self._on_filters()

    def _on_filters(self) -> None:
        band = next((at for at, one in enumerate(self.bands) if one.isChecked()), -1)
        states = self.grid.header.choice(dm.STATE) or frozenset()
        wrong = self.grid.items.set_filter(band, self.grid.header.typed(), states)
        self.grid.header.mark_wrong(wrong, self.tr("Not understood."))
        self._select(0)

    # the current item

    def _show_item(self) -> None:
        columns, line = self.grid.items.columns, self.grid.line()
        self.setProperty("help_topic", "")
        self._say()
        if columns is None or line < 0:
            self._body([label(self.tr("Choose an item to see how it may be settled."), "quiet", wrap=True)])
            for one in (self.settle, self.review):
                one.setEnabled(False)
            return
        one = columns.table.slice(line, 1).to_pylist()[0]
        self.setProperty("help_topic", f"code-{one['code']}")
        state = ITEM_STATES[int(columns.state[line])]
        chip = Chip(state_word(state), STATE_TONES[state], STATE_ICONS[state])
        words = self.session.words
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(chip)
        row.addWidget(label(f"{one['code']} {words.code_title(one['code'])}", "panel"))
        row.addStretch(1)
        params = params_shown(json.loads(one["params"] or "{}"))
        off = -int(columns.amount[line])
        word = (
            self.tr("Difference, short") if off < 0 else self.tr("Difference, over") if off else self.tr("Difference")
        )
        value = label(shown.amount(off, columns.exp, columns.currency[line]), "amount", "open" if off else "matched")
        parts = [head, label(word, "label"), value, frame("line")]
        parts.append(label(words.say(one["text_key"], params) or words.code_title(one["code"]), wrap=True))
        if (cause := words.say(f"cause.{one['code']}")) != f"cause.{one['code']}":
            parts += [frame("line"), label(self.tr("Likely cause"), "panel"), label(cause, wrap=True)]
        if (usual := words.say(f"settle.{one['code']}")) != f"settle.{one['code']}":
            parts.append(label(usual, "hint", wrap=True))
        if one["reason"]:
            said = words.say(f"reason.{one['reason']}")
            both = self.tr("{reason}. {note}").format(reason=said, note=one["note"])
            parts += [frame("line"), label(both if one["note"] else said, wrap=True)]
        self._body(parts)
        self._fill_form(one)

    def _body(self, parts: list[QWidget]) -> None:
        while (item := self._detail_body.takeAt(0)) is not None:
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        inside = QWidget()
        inside.setProperty("ground", "surface")
        box = QVBoxLayout(inside)
        box.setContentsMargins(16, 14, 16, 12)
        box.setSpacing(8)
        for one in parts:
            box.addWidget(one)
        self._detail_body.addWidget(inside)
        self.form.setVisible(len(parts) > 1)
        self.scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() <= theme.px(1200)
        self._bands_frame.setFixedHeight(theme.px(62))
        self._side.setFixedWidth(min(theme.px(344 if narrow else 432), self.width() * 45 // 100))
        self.next.setVisible(not narrow)  # J and the menu do it too

    def _fill_form(self, one: dict[str, Any]) -> None:
        for old in self.ways.buttons():
            self.ways.removeButton(old)
            old.hide()
            old.deleteLater()
        words = self.session.words
        for at, reason in enumerate(ways(one["code"])):
            text = words.say(f"reason.{reason}")
            row = QRadioButton(self.tr("{reason}   (usual)").format(reason=text) if at == 0 else text)
            row.setObjectName(reason)
            row.toggled.connect(self._on_way)
            self.ways.addButton(row, at)
            self._ways_box.addWidget(row)
        picked = one["reason"] or ways(one["code"])[0]
        next(row for row in self.ways.buttons() if row.objectName() == picked).setChecked(True)
        day = date(1970, 1, 1) + timedelta(days=one["expected"]) if one["expected"] else None
        day = day or self.session.period.last + timedelta(days=1)
        self.due.setDate(QDate(day.year, day.month, day.day))
        self.note.setText(one["note"])
        self.settle.setEnabled(True)
        self.review.setEnabled(bool(one["records"]))

    def _on_way(self) -> None:
        waits = self._reason() in STILL_WAITING
        self.has_due.setChecked(waits)
        self.due.setEnabled(waits)

    def _reason(self) -> str:
        picked = self.ways.checkedButton()
        return picked.objectName() if picked is not None else ""

    # actions

    def _settle(self) -> None:
        number = self.grid.number()
        if not number:
            return
        day = self.due.date()
        due = date(day.year(), day.month(), day.day()) if self.has_due.isChecked() else None
        rows = [self.grid.items.key(self.grid.items.line(row)) for row in self.grid.selected_rows()]
        decision = Decision(
            kind="explain",
            discrepancies=tuple(rows) if len(rows) > 1 else (number,),
            reason=self._reason(),
            note=self.note.text().strip(),
            expected=due,
        )
        self.notice.hide()

        def call(book: Any, actor: str, _report: Any) -> Any:
            from app.services.decide import decide

            return decide(book, decision, actor)

        done = self.tr("{count} explained.").format(count=len(decision.discrepancies))
        self.session.write(call, lambda _entry: self.session.toast.emit(done, True), self._on_failed)
        self._move(1)
        self.grid.setFocus()

    def _move(self, step: int) -> None:
        """Go to the next item that is open or waiting; at the end stay."""
        columns, items = self.grid.items.columns, self.grid.items
        if columns is None:
            return
        row = self.grid.currentIndex().row() + step
        while 0 <= row < items.rowCount():
            if columns.state[items.line(row)] == 1:
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
        if isinstance(target, dict):
            if target.keys() & {"code", "state", "band"}:
                self._show_only(target)
            target = target.get("record") or target.get("number")
        self._target = int(target or 0)
        self.refresh()

    def _show_only(self, target: dict[str, Any]) -> None:
        """Filter by a code, a state of an item (0 waiting, 1 open …), an age band."""
        self.grid.header.clear_filters()
        for at, one in enumerate(self.bands):
            one.setChecked(at == target.get("band", -1))
        field = self.grid.header.field(dm.STATE)
        if isinstance(field, QComboBox) and "state" in target:
            wanted = frozenset({int(target["state"])})
            field.setCurrentIndex(next((at for at in range(field.count()) if field.itemData(at) == wanted), 0))
        self.grid.header.type_text(dm.CODE, str(target.get("code") or ""))
        self._on_filters()

    def _say(self) -> None:
        columns, items = self.grid.items.columns, self.grid.items
        if columns is None:
            return
        text = self.tr("{shown} of {all} shown, {open} open")
        counts = {"shown": items.rowCount(), "all": len(columns), "open": columns.open_count()}
        self.status_changed.emit(text.format(**{key: shown.count(one) for key, one in counts.items()}))
