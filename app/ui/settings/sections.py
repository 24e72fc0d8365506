"""The sections of the settings page: one line each; a section is loaded when it is first shown."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class SectionEntry(NamedTuple):
    """module, kind: a QWidget made with (session, parent) that may have refresh(). icon, words: in the list."""

    name: str
    module: str
    kind: str
    icon: str
    words: str


SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry(
        "accounts",
        "app.ui.wizards.accounts_page",
        "AccountsPage",
        "landmark",
        QT_TRANSLATE_NOOP("Settings", "Shops and accounts"),
    ),
)


def section_words(entry: SectionEntry) -> str:
    """Return what a section is called, in the language of the window."""
    return QCoreApplication.translate("Settings", entry.words)
