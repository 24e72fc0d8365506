"""Every key of the window, and how to change it: a list by place, below it the keys of the chosen command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.ui import keymap as keys
from app.ui.delegates.lined import LinedDelegate
from app.ui.keymap import COMMANDS, command_words, key_words, keymap
from app.ui.models.wanted import Wanted
from app.ui.review.ask import ask_many
from app.ui.session import Session
from app.ui.settings.key_field import KeyField
from app.ui.theme import theme
from app.ui.widgets.common import button, frame, label, set_look
from app.ui.widgets.entry import Entry

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

_NAME = Qt.ItemDataRole.UserRole


class KeysSection(Entry, QWidget):
    """A key that another command has is refused with its name, unless the person takes it over."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.command = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head())
        self.tree = self._tree()
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._editor())
        self.setFocusProxy(self.filter)
        keymap.changed.connect(self.refresh)
        theme.changed.connect(self._size)
        self._fill()
        self._size()

    # ---- building

    def _head(self) -> QWidget:
        bar = frame("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Find a command or a key"))
        self.filter.setAccessibleName(self.filter.placeholderText())
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._on_filter)
        row.addWidget(self.filter, 1)
        self.all = button(self.tr("Restore all default keys"), "undo-2", on=self.reset_all)
        row.addWidget(self.all)
        return bar

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setItemDelegate(LinedDelegate(tree))
        tree.setColumnCount(3)
        tree.setHeaderLabels([self.tr("Command"), self.tr("Keys"), self.tr("Default keys")])
        tree.setAccessibleName(self.tr("Commands and their keys"))
        tree.setUniformRowHeights(True)
        tree.setProperty("kind", "groups")
        tree.setRootIsDecorated(False)
        tree.setIndentation(16)
        tree.setExpandsOnDoubleClick(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(self._on_current)
        tree.itemActivated.connect(lambda _item, _column: self.field.setFocus())
        return tree

    def _editor(self) -> QWidget:
        foot = frame("foot")
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        self.title = label("", "panel")
        self.caps = QHBoxLayout()
        self.caps.setSpacing(6)
        first = QHBoxLayout()
        first.addWidget(self.title)
        first.addSpacing(12)
        first.addLayout(self.caps)
        first.addStretch(1)
        column.addLayout(first)
        second = QHBoxLayout()
        self.field = KeyField()
        self.field.setAccessibleName(self.tr("New key: press it here"))
        self.field.key_pressed.connect(self._on_pressed)
        self.add = button(self.tr("Add key"), "plus", kind="primary", on=self.add_key)
        self.standard = button(self.tr("Default keys"), "undo-2", on=self.reset)
        for one in (self.field, self.add, self.standard):
            second.addWidget(one)
        second.addStretch(1)
        column.addLayout(second)
        self.said = label("", "label", wrap=True)
        column.addWidget(self.said)
        return foot

    # ---- the list

    def _places(self) -> dict[str, str]:
        return {
            keys.WINDOW: self.tr("Everywhere"),
            keys.START: self.tr("Start page"),
            keys.GRID: self.tr("In tables"),
            keys.REVIEW: self.tr("Review"),
            keys.DISCREPANCIES: self.tr("Discrepancies"),
            keys.SIGN_OFF: self.tr("Sign-off"),
            keys.FEES: self.tr("Fees"),
        }

    def _fill(self) -> None:
        places = self._places()
        groups: dict[str, QTreeWidgetItem] = {}
        for one in COMMANDS:
            if one.place not in groups:
                group = QTreeWidgetItem(self.tree, [places.get(one.place, one.place)])
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.setFirstColumnSpanned(True)
                group.setExpanded(True)
                groups[one.place] = group
            item = QTreeWidgetItem(groups[one.place])
            item.setData(0, _NAME, one.name)
        self.refresh()
        self.tree.setCurrentItem(groups[COMMANDS[0].place].child(0))

    def items(self) -> dict[str, QTreeWidgetItem]:
        """Return the lines by command, in the order shown."""
        groups = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        lines = (group.child(at) for group in groups for at in range(group.childCount()))
        return {str(one.data(0, _NAME)): one for one in lines}

    def refresh(self) -> None:
        """Show the keys as they are now."""
        own = keymap.own()
        for name, item in self.items().items():
            item.setText(0, command_words(name))
            item.setText(1, _said(keymap.keys(name)))
            item.setText(2, _said(keymap.standard(name)))
            font = theme.font()
            font.setBold(name in own)
            item.setFont(1, font)
        self.all.setEnabled(bool(own))
        self._show_command()

    def choose(self, name: str) -> None:
        """Show the keys of a command."""
        self.tree.setCurrentItem(self.items()[name])

    def _on_filter(self, text: str) -> None:
        wanted = Wanted(text)
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            shown = 0
            for child in (group.child(line) for line in range(group.childCount())):
                fits = not wanted or any(wanted.is_in(child.text(column)) for column in (0, 1))
                child.setHidden(not fits)
                shown += fits
            group.setHidden(not shown)

    def _on_current(self, item: QTreeWidgetItem | None, _before: object) -> None:
        self.command = str(item.data(0, _NAME) or "") if item is not None else ""
        self.field.clear_key()
        self._show_command()

    # ---- the chosen command

    def _show_command(self) -> None:
        while (old := self.caps.takeAt(0)) is not None:
            if old.widget() is not None:
                old.widget().hide()
                old.widget().deleteLater()
        name = self.command
        for one in (self.field, self.add, self.standard):
            one.setEnabled(bool(name))
        self.add.setEnabled(False)
        self.title.setText(command_words(name) if name else "")
        for key in keymap.keys(name) if name else ():
            cap = button(key_words(key), "x", kind="", on=lambda key=key: self.remove_key(key))
            cap.setAccessibleName(self.tr("Take away the key {key}").format(key=key_words(key)))
            cap.setToolTip(cap.accessibleName())
            self.caps.addWidget(cap)
        self.standard.setEnabled(name in keymap.own())
        self._say(self._warning())

    def _warning(self) -> str:
        if self.command and keymap.lacks_twin(self.command):
            return self.tr(
                "A letter alone does not act while Chinese is typed. Add a key with Ctrl, Alt or a function key."
            )
        return ""

    def _say(self, text: str, wrong: bool = False) -> None:
        self.said.setText(text)
        self.said.setAccessibleName(text)
        set_look(self.said, state="open" if wrong else "")

    def _on_pressed(self, key: str) -> None:
        self.add.set_text(self.tr("Add key"))
        self.add.setEnabled(False)
        if not key:
            self._say(self._warning())
        elif keys.is_reserved(key):
            said = self.tr("{key} keeps its meaning in every window. Choose another.")
            self._say(said.format(key=key_words(key)), wrong=True)
        elif key in keymap.keys(self.command):
            self._say(self.tr("{key} is its key already.").format(key=key_words(key)))
        elif others := keymap.clashes(self.command, key):
            names = self.tr(", ").join(command_words(one) for one in others)
            self._say(self.tr("{key} is the key of: {command}.").format(key=key_words(key), command=names), wrong=True)
            self.add.set_text(self.tr("Take it over"))
            self.add.setEnabled(True)
        else:
            self._say("")
            self.add.setEnabled(True)

    # ---- changes

    def add_key(self) -> None:
        """Give the command the key that was pressed; whoever had it loses it."""
        key = self.field.key
        if self.command and key and not keys.is_reserved(key):
            self.field.clear_key()
            self.add.set_text(self.tr("Add key"))
            self._keep(keymap.with_key(self.command, key))
            self.tree.setFocus()  # not "Default keys", where a second Enter would undo it

    def remove_key(self, key: str) -> None:
        """Take a key from the command."""
        self._keep(keymap.without_key(self.command, key))
        self.field.setFocus()

    def reset(self) -> None:
        """Give the command its standard keys again; who took one of them over gives it back."""
        own = keymap.own()
        own.pop(self.command, None)
        for key in keymap.standard(self.command):
            for other in keymap.clashes(self.command, key):
                own[other] = tuple(one for one in keymap.keys(other) if one != key)
        self._keep(own)
        self.tree.setFocus()  # the button pressed is dead now

    def reset_all(self) -> None:
        """Give every command its standard keys again, after one question."""
        question = self.tr("%n command(s) lose the keys that you gave them.", "", len(keymap.own()))
        if ask_many(self, question, self.tr("Default keys")):
            self._keep({})
            self.tree.setFocus()  # the button pressed is dead now

    def _keep(self, own: Mapping[str, tuple[str, ...]]) -> None:
        cast("MainWindow", self.window()).books.change_settings(keys=keys.lines(own))

    def _size(self) -> None:
        self.field.setFixedWidth(theme.px(180))
        head = theme.font()
        head.setBold(True)
        for at in range(self.tree.topLevelItemCount()):
            self.tree.topLevelItem(at).setFont(0, head)
        self.refresh()


def _said(found: tuple[str, ...]) -> str:
    return "   ".join(dict.fromkeys(key_words(one) for one in found)) or "—"  # both Enter keys have one name
