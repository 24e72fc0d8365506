"""The trail of a record: order → payment → settlement → deposit → voucher, with its matches and where it ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.ui.delegates.lined import LinedDelegate
from app.ui.models import shown
from app.ui.text import begun, listed, params_shown, plain_amount_text
from app.ui.theme import theme
from app.ui.widgets.common import Notice, button, label
from app.ui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from app.services.trail import End, Link, Stage, Station, Trail
    from app.ui.session import Session

RECORD, COMPARISON = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
#: Ends where nothing is missing.
_WELL = ("trail.order", "trail.books", "trail.none")
#: Stations that a stage shows unfolded.
_UNFOLDED = 8


class TrailDialog(Dialog):
    """Stays beside the window. record_asked: comparison and record to go to in the review."""

    record_asked = Signal(str, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.found: Trail | None = None
        self._record, self._before = 0, list[int]()
        self.setProperty("help_topic", "review")
        self.setWindowTitle(self.tr("Trail"))
        self.resize(theme.px(900), theme.px(560))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        self.about = label("", "quiet", wrap=True)
        self.notice = Notice()
        self.tree = self._tree()
        layout.addWidget(self.about)
        layout.addWidget(self.notice)
        layout.addWidget(self.tree, 1)
        layout.addLayout(self._foot())
        QShortcut(QKeySequence("Backspace"), self, self.back)
        session.book_changed.connect(self._again)

    def _tree(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setItemDelegate(LinedDelegate(made))
        made.setAccessibleName(self.tr("Stations of the money"))
        made.setHeaderLabels([self.tr("Station"), self.tr("Time"), self.tr("Number"), self.tr("Amount")])
        made.headerItem().setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setUniformRowHeights(True)
        header = made.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)
        made.itemActivated.connect(self._on_line)
        made.currentItemChanged.connect(self._rest)
        return made

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.return_ = button(self.tr("Back"), on=self.back)
        self.show_it = button(self.tr("Show in the review"), on=self._on_show)
        self.hint = label(self.tr("Enter follows the trail of a station."), "hint")
        close = button(self.tr("Close"), on=self.reject)
        row.addWidget(self.return_)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.show_it)
        row.addWidget(close)
        return row

    # asking

    def ask(self, record: int, before: tuple[int, ...] = ()) -> None:
        """Look for the trail of a record; before: records to go back to."""
        self._record, self._before, self.found = record, list(before), None
        self.notice.hide()
        self.tree.clear()
        self.about.setText(self.tr("Looking …"))
        self._rest()
        self.session.read(partial(_ask, record), self._on_found, self._on_failed)

    def _again(self) -> None:
        """The book is another than before: what was found may no longer hold."""
        if self._record and self.isVisible() and self.session.book is not None:
            self.ask(self._record, tuple(self._before))

    def _on_failed(self, exc: BaseException) -> None:
        self.about.setText("")
        if isinstance(exc, KeyError):
            self.notice.say(self.tr("This record is no longer in the book."))
        else:
            self.notice.fail(exc, self.session.words)

    def _on_found(self, found: Trail) -> None:
        if found.own.record == self._record:
            self.found = found
            self._show(found)
            self._rest()

    # showing

    def _show(self, found: Trail) -> None:
        own = found.own
        parts = (self._kind(own), shown.moment_full(own.at, own.dated), own.ref, shown.party(own.party))
        self.about.setText(begun(" · ".join(one for one in (*parts, self._money(own)) if one)))
        self.tree.clear()
        for way in (-1, 1):
            stages = [one for one in found.stages if one.way == way]
            rows = [self._stage(one) for one in stages]
            ends = [self._end(one) for one in found.ends if one.way == way]
            for row in [*ends, *rows] if way < 0 else [*rows, *ends]:
                self.tree.addTopLevelItem(row)
            if way < 0:
                row = self._station(own, found.stages[0].comparison if found.stages else "L1")
                font = row.font(0)
                font.setBold(True)
                for column in range(4):
                    row.setFont(column, font)
                self.tree.addTopLevelItem(row)
                self.tree.setCurrentItem(row)
        for at in range(self.tree.topLevelItemCount()):
            one = self.tree.topLevelItem(at)
            if one is not None:
                one.setExpanded(one.childCount() <= _UNFOLDED)
        self.tree.setFocus()

    def _stage(self, stage: Stage) -> QTreeWidgetItem:
        kinds = list(dict.fromkeys(self._kind(one) for one in stage.stations))
        head = self.tr("{comparison} {what}").format(comparison=stage.comparison, what=listed(kinds[:3]))
        more = self._link(stage.links) if stage.links else ""
        number = (
            self.tr("1 record")
            if stage.count == 1
            else self.tr("{count} records").format(count=shown.count(stage.count))
        )
        row = self._row(f"{head} · {more}" if more else head, "", number, "")
        for one in stage.stations:
            row.addChild(self._station(one, stage.comparison))
        return row

    def _link(self, links: tuple[Link, ...]) -> str:
        """Return by what a stage is reached: state, method, difference; of several how many."""
        if len(links) > 1:
            sure = sum(one.state == "confirmed" for one in links)
            return self.tr("{count} matches, {sure} approved").format(count=len(links), sure=sure)
        (one,) = links
        state = self.tr("approved") if one.state == "confirmed" else self.tr("suggested")
        if one.ambiguous:
            state = self.tr("ambiguous")
        parts = [state, str(self.session.words.say(f"method.{one.method}"))]
        if one.difference.strip("-0.") != "":
            parts.append(self.tr("difference {amount}").format(amount=plain_amount_text(one.difference)))
        return " · ".join(parts)

    def _end(self, end: End) -> QTreeWidgetItem:
        text = str(self.session.words.say(end.text_key, params_shown(end.params)))
        said = f"{end.code} {text}" if end.code else text
        row = self._row(said, "", shown.short_id(end.station.ref, 24), self._money(end.station))
        well = end.text_key in _WELL
        row.setIcon(0, theme.icon(*(("circle-check", "matched") if well else ("circle-alert", "open"))))
        row.setToolTip(0, said)
        row.setData(0, RECORD, end.station.record)
        row.setData(0, COMPARISON, end.comparison)
        return row

    def _station(self, one: Station, comparison: str) -> QTreeWidgetItem:
        name = " · ".join(part for part in (self._kind(one), shown.party(one.party), one.account) if part)
        row = self._row(begun(name), shown.moment_full(one.at, one.dated, seconds=False), one.ref, self._money(one))
        row.setData(0, RECORD, one.record)
        row.setData(0, COMPARISON, comparison)
        return row

    def _row(self, name: str, time: str, number: str, amount: str) -> QTreeWidgetItem:
        row = QTreeWidgetItem([name, time, shown.short_id(number, 32), amount])
        row.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(0, name)
        row.setToolTip(2, number)
        return row

    def _kind(self, one: Station) -> str:
        return str(self.session.words.say(f"kind.{one.kind}"))

    def _money(self, one: Station) -> str:
        return f"{plain_amount_text(one.amount)} {one.currency}"

    # acting

    def _rest(self) -> None:
        """Offer what can be done now."""
        self.return_.setVisible(bool(self._before))
        item = self.tree.currentItem()
        self.show_it.setEnabled(item is not None and bool(item.data(0, RECORD)))

    def _on_line(self, item: QTreeWidgetItem, _column: int) -> None:
        """Follow a station's own trail."""
        record = item.data(0, RECORD)
        if not record:
            item.setExpanded(not item.isExpanded())
        elif int(record) != self._record:
            self.ask(int(record), (*self._before, self._record))

    def _on_show(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, RECORD):
            self.record_asked.emit(str(item.data(0, COMPARISON)), int(item.data(0, RECORD)))

    def back(self) -> None:
        """Go back to the record from which a station was followed."""
        if self._before:
            *before, record = self._before
            self.ask(record, tuple(before))


def _ask(record: int, uow: Any, _report: Any) -> Any:
    from app.services.trail import trail

    return trail(uow, record)
