"""Every key of the window: commands with their standard keys, and what the person put in their place.

A command's keys are written portably ("Ctrl+I", "F9", "A"). One without Ctrl, Alt or a function key is *bare*: it
acts only while a grid has the focus and no input method is composing; views ask `bare` for it. The others are
shortcuts of the actions made by `widgets.common.action`, which follow when keys change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

WINDOW, GRID, REVIEW, DISCREPANCIES, SIGN_OFF = "window", "grid", "review", "discrepancies", "sign_off"
FEES, CROSS = "fees", "cross"
START = "start"


class Command(NamedTuple):
    """name: never changes, settings refer to it. place: where its keys act. words: what it does, to be translated."""

    name: str
    place: str
    words: str
    keys: tuple[str, ...]


COMMANDS: tuple[Command, ...] = (
    Command("book.import", WINDOW, QT_TRANSLATE_NOOP("Keys", "Import statements"), ("Ctrl+I",)),
    Command("book.paste", WINDOW, QT_TRANSLATE_NOOP("Keys", "Import copied cells"), ("Ctrl+Shift+V",)),
    Command("book.new", WINDOW, QT_TRANSLATE_NOOP("Keys", "New book"), ("Ctrl+N",)),
    Command("book.open", WINDOW, QT_TRANSLATE_NOOP("Keys", "Open book"), ("Ctrl+O",)),
    Command("book.close", WINDOW, QT_TRANSLATE_NOOP("Keys", "Close book"), ("Ctrl+W",)),
    Command("book.back_up", WINDOW, QT_TRANSLATE_NOOP("Keys", "Back up now"), ("Ctrl+B",)),
    Command("book.quit", WINDOW, QT_TRANSLATE_NOOP("Keys", "Quit"), ("Ctrl+Q",)),
    Command("edit.undo", WINDOW, QT_TRANSLATE_NOOP("Keys", "Undo"), ("Ctrl+Z",)),
    Command("edit.redo", WINDOW, QT_TRANSLATE_NOOP("Keys", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("edit.history", WINDOW, QT_TRANSLATE_NOOP("Keys", "History"), ("Ctrl+H",)),
    Command("edit.find", WINDOW, QT_TRANSLATE_NOOP("Keys", "Find anything, or a command"), ("Ctrl+K",)),
    Command("run.match", WINDOW, QT_TRANSLATE_NOOP("Keys", "Match now"), ("F9",)),
    Command("run.report", WINDOW, QT_TRANSLATE_NOOP("Keys", "What the runs did"), ("Ctrl+R",)),
    Command("close.next", WINDOW, QT_TRANSLATE_NOOP("Keys", "Continue closing"), ("F7",)),
    Command("view.previous_month", WINDOW, QT_TRANSLATE_NOOP("Keys", "Previous month"), ("Alt+Left",)),
    Command("view.next_month", WINDOW, QT_TRANSLATE_NOOP("Keys", "Next month"), ("Alt+Right",)),
    Command("view.shops", WINDOW, QT_TRANSLATE_NOOP("Keys", "Choose shops"), ("Ctrl+Alt+S",)),
    Command("view.next_pane", WINDOW, QT_TRANSLATE_NOOP("Keys", "Next pane"), ("F6",)),
    Command("view.previous_pane", WINDOW, QT_TRANSLATE_NOOP("Keys", "Previous pane"), ("Shift+F6",)),
    Command("view.next_page", WINDOW, QT_TRANSLATE_NOOP("Keys", "Next page"), ("Ctrl+Tab",)),
    Command("view.full_screen", WINDOW, QT_TRANSLATE_NOOP("Keys", "Full screen"), ("F11",)),
    Command("view.larger", WINDOW, QT_TRANSLATE_NOOP("Keys", "Larger"), ("Ctrl+=", "Ctrl++")),
    Command("view.smaller", WINDOW, QT_TRANSLATE_NOOP("Keys", "Smaller"), ("Ctrl+-",)),
    Command("view.normal_size", WINDOW, QT_TRANSLATE_NOOP("Keys", "Normal size"), ("Ctrl+0",)),
    Command("view.hide_amounts", WINDOW, QT_TRANSLATE_NOOP("Keys", "Hide amounts"), ("Ctrl+Shift+H",)),
    Command("view.lock", WINDOW, QT_TRANSLATE_NOOP("Keys", "Lock the window"), ("Ctrl+L",)),
    Command("view.settings", WINDOW, QT_TRANSLATE_NOOP("Keys", "Settings"), ("Ctrl+,",)),
    Command("report.export", WINDOW, QT_TRANSLATE_NOOP("Keys", "Export report and tables"), ("Ctrl+E",)),
    Command("report.template", WINDOW, QT_TRANSLATE_NOOP("Keys", "Fill my own workbook"), ("Ctrl+Alt+W",)),
    Command("report.write", WINDOW, QT_TRANSLATE_NOOP("Keys", "Write the chosen report"), ("Ctrl+Alt+R",)),
    Command("report.print", WINDOW, QT_TRANSLATE_NOOP("Keys", "Print"), ("Ctrl+P",)),
    Command("help.topic", WINDOW, QT_TRANSLATE_NOOP("Keys", "Help on what has the focus"), ("F1",)),
    Command("help.keys", WINDOW, QT_TRANSLATE_NOOP("Keys", "List of keys"), ("?", "Ctrl+F1")),
    Command("start.pin", START, QT_TRANSLATE_NOOP("Keys", "Pin or unpin a book"), ("P",)),
    Command("start.forget", START, QT_TRANSLATE_NOOP("Keys", "Take a book off the list"), ("Del",)),
    Command("grid.copy", GRID, QT_TRANSLATE_NOOP("Keys", "Copy"), ("Ctrl+C",)),
    Command("grid.copy_titles", GRID, QT_TRANSLATE_NOOP("Keys", "Copy with column titles"), ("Ctrl+Shift+C",)),
    Command("grid.copy_cell", GRID, QT_TRANSLATE_NOOP("Keys", "Copy this cell"), ("Ctrl+Alt+C",)),
    Command("grid.export", GRID, QT_TRANSLATE_NOOP("Keys", "Export the rows shown"), ("Ctrl+Alt+E",)),
    Command("grid.columns", GRID, QT_TRANSLATE_NOOP("Keys", "Choose columns"), ("Ctrl+Shift+O",)),
    Command("grid.tick", GRID, QT_TRANSLATE_NOOP("Keys", "Tick or untick"), ("Space",)),
    Command("grid.tick_range", GRID, QT_TRANSLATE_NOOP("Keys", "Tick the selected rows"), ("Shift+Space",)),
    Command("grid.next", GRID, QT_TRANSLATE_NOOP("Keys", "Next item to decide"), ("J", "Ctrl+Down")),
    Command("grid.previous", GRID, QT_TRANSLATE_NOOP("Keys", "Previous item to decide"), ("K", "Ctrl+Up")),
    Command("grid.find", GRID, QT_TRANSLATE_NOOP("Keys", "Find in the grid"), ("Ctrl+F",)),
    Command("grid.find_next", GRID, QT_TRANSLATE_NOOP("Keys", "Next hit"), ("F3",)),
    Command("grid.find_previous", GRID, QT_TRANSLATE_NOOP("Keys", "Previous hit"), ("Shift+F3",)),
    Command("grid.filters", GRID, QT_TRANSLATE_NOOP("Keys", "Filter row"), ("Ctrl+Shift+L",)),
    Command("grid.filter_by_cell", GRID, QT_TRANSLATE_NOOP("Keys", "Filter by this cell"), ("Alt+Shift+F",)),
    Command("grid.edit", GRID, QT_TRANSLATE_NOOP("Keys", "Edit the note"), ("F2",)),
    Command("grid.fill_down", GRID, QT_TRANSLATE_NOOP("Keys", "Fill the note and reason down"), ("Ctrl+D",)),
    Command("review.approve", REVIEW, QT_TRANSLATE_NOOP("Keys", "Approve"), ("A", "Return", "Enter", "Ctrl+Shift+A")),
    Command("review.reject", REVIEW, QT_TRANSLATE_NOOP("Keys", "Not a match"), ("X", "Ctrl+Shift+X")),
    Command("review.match", REVIEW, QT_TRANSLATE_NOOP("Keys", "Match selected"), ("M", "Ctrl+M")),
    Command("review.unmatch", REVIEW, QT_TRANSLATE_NOOP("Keys", "Unmatch"), ("U", "Ctrl+Shift+U")),
    Command("review.explain", REVIEW, QT_TRANSLATE_NOOP("Keys", "Explain"), ("E", "Ctrl+Shift+E")),
    Command("review.flag", REVIEW, QT_TRANSLATE_NOOP("Keys", "Flag"), ("F", "Ctrl+Shift+F")),
    Command("review.note", REVIEW, QT_TRANSLATE_NOOP("Keys", "Note"), ("N", "Ctrl+Shift+N")),
    Command("review.split", REVIEW, QT_TRANSLATE_NOOP("Keys", "Split"), ("/", "Ctrl+/")),
    Command("review.write_off", REVIEW, QT_TRANSLATE_NOOP("Keys", "Write off difference"), ("W", "Ctrl+Shift+W")),
    Command("review.entry", REVIEW, QT_TRANSLATE_NOOP("Keys", "Add a missing entry"), ("Ins", "Ctrl+Shift+I")),
    Command("review.candidates", REVIEW, QT_TRANSLATE_NOOP("Keys", "Show candidates"), ("Ctrl+Enter", "Ctrl+Return")),
    Command("review.made_of", REVIEW, QT_TRANSLATE_NOOP("Keys", "What makes this deposit"), ("D", "Ctrl+Shift+D")),
    Command("review.trail", REVIEW, QT_TRANSLATE_NOOP("Keys", "Trail"), ("Y", "Ctrl+Alt+Y")),
    Command("review.accept_all", REVIEW, QT_TRANSLATE_NOOP("Keys", "Accept the suggestions shown"), ("Ctrl+Shift+G",)),
    Command("review.card", REVIEW, QT_TRANSLATE_NOOP("Keys", "Evidence"), ("F4",)),
    Command("review.view", REVIEW, QT_TRANSLATE_NOOP("Keys", "Pairs or split view"), ("F8",)),
    Command("discrepancies.settle", DISCREPANCIES, QT_TRANSLATE_NOOP("Keys", "Settle this way"), ("Ctrl+Shift+S",)),
    Command(
        "discrepancies.write_off",
        DISCREPANCIES,
        QT_TRANSLATE_NOOP("Keys", "Write off difference"),
        ("W", "Ctrl+Shift+W"),
    ),
    Command("discrepancies.assign", DISCREPANCIES, QT_TRANSLATE_NOOP("Keys", "Assign"), ("T", "Ctrl+Shift+T")),
    Command("discrepancies.note", DISCREPANCIES, QT_TRANSLATE_NOOP("Keys", "Note"), ("N", "Ctrl+Shift+N")),
    Command("discrepancies.entries", DISCREPANCIES, QT_TRANSLATE_NOOP("Keys", "Entries"), ("E", "Ctrl+Shift+E")),
    Command("sign_off.sign", SIGN_OFF, QT_TRANSLATE_NOOP("Keys", "Sign off"), ("Ctrl+Shift+Return",)),
    Command("sign_off.document", SIGN_OFF, QT_TRANSLATE_NOOP("Keys", "Bank reconciliation"), ("Ctrl+Shift+P",)),
    Command("fees.claim", FEES, QT_TRANSLATE_NOOP("Keys", "Make claim list"), ("Ctrl+Shift+K",)),
    Command("fees.claim_all", FEES, QT_TRANSLATE_NOOP("Keys", "Claim lists of all channels"), ("Ctrl+Alt+K",)),
    Command("fees.contract", FEES, QT_TRANSLATE_NOOP("Keys", "Set contract rate"), ("Ctrl+Shift+R",)),
    Command("cross.open", CROSS, QT_TRANSLATE_NOOP("Keys", "Records behind the figure"), ("Return", "Enter")),
    Command("cross.turn", CROSS, QT_TRANSLATE_NOOP("Keys", "Turn rows into columns"), ("Ctrl+T",)),
    Command("cross.share", CROSS, QT_TRANSLATE_NOOP("Keys", "Sums or shares"), ("Ctrl+Shift+P",)),
    Command("cross.save", CROSS, QT_TRANSLATE_NOOP("Keys", "Save the cross table"), ("Ctrl+S",)),
    Command("cross.export", CROSS, QT_TRANSLATE_NOOP("Keys", "Export the cross table"), ("Ctrl+Shift+E",)),
)
_BY_NAME = {one.name: one for one in COMMANDS}
_HELD = ("Ctrl+", "Alt+", "Meta+")


def is_bare(key: str) -> bool:
    """Return whether a key is typed without Ctrl, Alt or a function key."""
    last = key.rsplit("+", 1)[-1]
    function = last[:1] == "F" and last[1:].isdigit()
    return not key.startswith(_HELD) and not function


def is_typed(key: str) -> bool:
    """Return whether a bare key writes a letter or sign where text is typed."""
    return is_bare(key) and len(key.removeprefix("Shift+")) == 1


#: Keys that mean the same in every window, or that the window needs for itself.
_RESERVED = frozenset(
    {
        "Tab", "Backtab", "Shift+Tab", "Shift+Backtab", "Esc", "Up", "Down", "Left", "Right", "Home", "End", "PgUp",
        "PgDown", "Backspace", "F10", "Alt+F4", "Ctrl+A", "Ctrl+X", "Ctrl+V", "Menu",
        *(f"Alt+{at}" for at in range(10)),
        *(f"Ctrl+{at}" for at in range(1, 10)), *(str(at) for at in range(10)),
    }
)  # fmt: skip


def is_reserved(key: str) -> bool:
    """Return whether a key cannot be given to a command."""
    return key.removeprefix("Shift+") in _RESERVED or key in _RESERVED


class KeyMap(QObject):
    """Which keys a command has; `changed` after the person changed some."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._own: dict[str, tuple[str, ...]] = {}

    def keys(self, name: str) -> tuple[str, ...]:
        """Return all keys of a command, portably written; () for none. KeyError for an unknown command."""
        return self._own.get(name, _BY_NAME[name].keys)

    def standard(self, name: str) -> tuple[str, ...]:
        """Return the keys that a command is delivered with."""
        return _BY_NAME[name].keys

    def shortcuts(self, name: str) -> list[QKeySequence]:
        """Return the keys that an action may have everywhere in the window."""
        return [QKeySequence(one) for one in self.keys(name) if not is_bare(one)]

    def cap(self, name: str) -> str:
        """Return the key that a button shows: the bare one where there is one, "" for none."""
        keys = self.keys(name)
        return next((one for one in keys if is_bare(one)), keys[0] if keys else "")

    def bare(self, event: QKeyEvent, *places: str) -> str:
        """Return the command of these places that a bare key means, "" for none."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        if event.modifiers() & held:
            return ""
        typed = {_written(event)}
        if event.text() and event.text().isprintable() and not event.text().isspace():
            typed.add(event.text().upper())  # "?" and "/" whatever the keyboard needs to type them
        for one in COMMANDS:
            if one.place in places and any(is_bare(key) and key in typed for key in self.keys(one.name)):
                return one.name
        return ""

    def own(self) -> dict[str, tuple[str, ...]]:
        """Return what differs from the standard keys."""
        return dict(self._own)

    def set_own(self, keys: Mapping[str, Iterable[str]]) -> None:
        """Put the person's keys in place; what is not named has its standard keys again."""
        wanted = {name: tuple(own) for name, own in keys.items() if name in _BY_NAME}
        wanted = {name: own for name, own in wanted.items() if own != _BY_NAME[name].keys}
        if wanted != self._own:
            self._own = wanted
            self.changed.emit()

    def clash(self, name: str, key: str) -> str:
        """Return the other command that a key would mean at the same time, "" for none."""
        return next(iter(self.clashes(name, key)), "")

    def clashes(self, name: str, key: str) -> list[str]:
        """Return all other commands that a key would mean at the same time."""
        place = _BY_NAME[name].place
        return [
            one.name
            for one in COMMANDS
            if one.name != name
            and (one.place == place or {WINDOW, GRID} & {one.place, place})
            and key in self.keys(one.name)
        ]

    def with_key(self, name: str, key: str) -> dict[str, tuple[str, ...]]:
        """Return the own keys there would be if a command had one key more, taken from those that have it now."""
        own = self.own() | {name: (*(one for one in self.keys(name) if one != key), key)}
        return own | {other: tuple(one for one in self.keys(other) if one != key) for other in self.clashes(name, key)}

    def without_key(self, name: str, key: str) -> dict[str, tuple[str, ...]]:
        """Return the own keys there would be if a command had one key less."""
        return self.own() | {name: tuple(one for one in self.keys(name) if one != key)}

    def lacks_twin(self, name: str) -> bool:
        """Return whether a command has letters or signs alone, which an input method may swallow."""
        keys = self.keys(name)
        return any(is_typed(one) for one in keys) and all(is_bare(one) for one in keys)


def pressed(event: QKeyEvent) -> str:
    """Return a pressed key portably written, "" while only Shift, Ctrl or Alt is held."""
    alone = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
    if event.key() in (0, Qt.Key.Key_unknown, *alone):
        return ""
    typed, held = event.text(), event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
    if len(typed) == 1 and typed.isprintable() and not typed.isalnum() and not typed.isspace() and not held:
        return typed  # "?" and "/" whatever the keyboard needs to type them
    combination = QKeyCombination(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def key_words(key: str) -> str:
    """Return a key as the person's keyboard and language call it."""
    said = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
    return re.sub(r"\bReturn\b", "Enter", said)  # what stands on the key


def _written(event: QKeyEvent) -> str:
    shift = "Shift+" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else ""
    return shift + QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)


def command_of(event: QKeyEvent, *places: str) -> str:
    """Return the command of these places that a pressed key means, bare or held with others, "" for none.

    For views that hear keys themselves; keys of actions never come here, Qt takes them before.
    """
    found = keymap.bare(event, *places)
    if found:
        return found
    text = pressed(event)
    return next((one.name for one in COMMANDS if one.place in places and text in keymap.keys(one.name)), "")


def command_words(name: str) -> str:
    """Return what a command does, in the language of the window."""
    return QCoreApplication.translate("Keys", _BY_NAME[name].words)


def written(settings: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the keys of the settings' lines `name=key key`."""
    pairs = [one.partition("=") for one in settings]
    return {name: tuple(keys.split(" ")) if keys else () for name, _sign, keys in pairs}


def lines(own: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the settings' lines of the person's keys."""
    return tuple(f"{name}={' '.join(keys)}" for name, keys in sorted(own.items()))


keymap = KeyMap()
