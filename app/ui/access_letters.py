"""Letters that give the entries of a menu: Alt and the menu's own, then the entry's; each once in its menu.

English underlines a letter of the words, Chinese programs write one behind them: 导入账单(I)…. Entries come and go with
the page, and undo says what it would undo, so that letters are given when a menu opens and taken back when it closes:
nothing else that shows an action has to know of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import partial
from string import ascii_uppercase, digits

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.ui.keymap import keymap

#: command → the letters that it has in programs which people know, the best first; any other has that of its key.
_KNOWN = {
    "book.paste": "P",
    "book.close": "C",
    "book.quit": "XQ",
    "edit.undo": "U",
    "edit.redo": "R",
    "edit.find": "F",
    "run.report": "R",
    "close.next": "C",
    "view.previous_month": "P",
    "view.next_month": "N",
    "view.shops": "C",
    "view.next_page": "G",
    "view.next_pane": "A",
    "view.previous_pane": "V",
    "view.full_screen": "F",
    "view.larger": "I",
    "view.smaller": "O",
    "view.normal_size": "Z",
    "view.settings": "S",
    "report.template": "F",
    "help.topic": "H",
    "help.keys": "K",
}
#: The property of an action that has no command: its letters, the best first.
LETTERS = "letters"
_COMMAND, _PLAIN = "command", "plain_words"


def lend(menu: QMenu) -> QMenu:
    """Give the entries of a menu, and of those in it, letters while it is open; return it."""
    if sys.platform != "darwin" and not menu.property("lends"):  # there menus have none
        menu.setProperty("lends", True)
        menu.aboutToShow.connect(partial(_give, menu))
        menu.aboutToHide.connect(partial(_take_back, menu))
    return menu


def words_of(action: QAction) -> str:
    """Return the words of an action without its letter, be its menu open or not."""
    lent = action.property(_PLAIN)
    return str(lent[0]) if lent and action.text() == lent[1] else action.text()


def read_out(text: str) -> str:
    """Return the words of an entry as they are read: without its letter and key."""
    text = re.sub(r"\s*\(&\w\)", "", text.partition("\t")[0])
    return re.sub(r"&(.)", r"\1", text)


def escaped(text: str) -> str:
    """Return a name as an entry shows it whole: an "&" of its own is none before a letter."""
    return text.replace("&", "&&")


def _give(menu: QMenu) -> None:
    _take_back(menu)
    free = dict.fromkeys(ascii_uppercase + digits)
    entries = [one for one in menu.actions() if one.text() and not one.isSeparator() and one.isVisible()]
    for one in entries:
        inner = one.menu()
        if isinstance(inner, QMenu):
            lend(inner)
        free.pop(_own(one), None)
    waiting = [one for one in entries if not _own(one)]
    for wanted in (_preferred, _any):  # nobody takes a letter by chance that another is known by
        left = []
        for one in waiting:
            letter = next((each for each in wanted(one) if each in free), "")
            if letter:
                free.pop(letter)
                _put(one, letter)
            else:
                left.append(one)
        waiting = left


def _take_back(menu: QMenu) -> None:
    for one in menu.actions():
        if one.property(_PLAIN):
            one.setText(words_of(one))
            one.setProperty(_PLAIN, None)


def _own(action: QAction) -> str:
    """Return the letter that an entry came with, "" for none."""
    return QKeySequence.mnemonic(action.text()).toString(QKeySequence.SequenceFormat.PortableText)[-1:]


def _preferred(action: QAction) -> str:
    """Return the letters an entry is known by; of a text in Latin letters those that stand in it."""
    command = str(getattr(action, "command", "") or action.property(_COMMAND) or "")
    found = str(action.property(LETTERS) or "") or _KNOWN.get(command, "")
    if command and not found:
        keys = (one.rsplit("+", 1)[-1] for one in keymap.standard(command))
        found = "".join(one for one in keys if len(one) == 1 and one.isalnum())
    text = _head(action.text())
    return "".join(one for one in found if one in text.upper()) if text.isascii() else found


def _any(action: QAction) -> Iterator[str]:
    """Yield the first letters of the words, further letters of the text, then what is left."""
    text = _head(action.text()).upper()
    words = re.findall(r"[A-Z0-9]+", text)
    yield from (one[0] for one in words)
    yield from "".join(words)
    yield from ascii_uppercase + digits


def _head(text: str) -> str:
    """Return the words that a letter can stand in or behind: without key, dots, and what is said after a colon.

    A colon of a name in quotes ends nothing: 欄「訂單：付款時間」(X).
    """
    found = re.match(r"(?:「[^」\t]*」|“[^”\t]*”|(?!\t|：|: |…|\.\.\.).)*", text)
    return found[0] if found else text


def _put(action: QAction, letter: str) -> None:
    text = action.text()
    head = _head(text)
    at = _place(head, letter) if head.isascii() else -1
    if at >= 0:
        said = f"{text[:at]}&{text[at:]}"
    elif head.isascii():  # all letters of an English text are taken: behind the whole of it, set off like any bracket
        words = re.split(r"\t|…|\.\.\.", text, maxsplit=1)[0]
        said = f"{words} (&{letter}){text[len(words) :]}"
    else:
        said = f"{head}(&{letter}){text[len(head) :]}"
    action.setProperty(_PLAIN, [text, said])
    action.setText(said)


def _place(head: str, letter: str) -> int:
    """Return where a letter is underlined: at the beginning of a word where it can be, -1 for nowhere."""
    begun = re.search(rf"\b{letter}", head, re.IGNORECASE)
    return begun.start() if begun else head.upper().find(letter)
