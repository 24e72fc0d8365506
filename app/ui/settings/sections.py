"""The sections of the settings page: one line each; a section is loaded when it is first shown."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


class SectionEntry(NamedTuple):
    """module, kind: a QWidget made with (session, parent) that may have refresh(). icon, words: in the list.

    It may have unsaved() and take_up(), for what a person has not saved when the window goes.

    topic: of the help. of_book: it is about the open book, and not offered without one. page: where it stands.
    """

    name: str
    module: str
    kind: str
    icon: str
    words: str
    topic: str = "settings"
    of_book: bool = False
    page: str = "settings"


SECTIONS: tuple[SectionEntry, ...] = (
    SectionEntry(
        "book",
        "app.ui.settings.book",
        "BookSection",
        "store",
        QT_TRANSLATE_NOOP("Settings", "This book"),
        "settings#book",
        of_book=True,
    ),
    SectionEntry(
        "accounts",
        "app.ui.wizards.accounts_page",
        "AccountsPage",
        "landmark",
        QT_TRANSLATE_NOOP("Settings", "Shops and accounts"),
        "accounts",
        of_book=True,
    ),
    SectionEntry(
        "layouts",
        "app.ui.settings.layouts",
        "LayoutsSection",
        "layers",
        QT_TRANSLATE_NOOP("Settings", "Layouts"),
        "mapping#layout",
    ),
    SectionEntry(
        "readers",
        "app.ui.settings.readers",
        "ReadersSection",
        "file-check",
        QT_TRANSLATE_NOOP("Settings", "Readers"),
        "settings#readers",
    ),
    SectionEntry(
        "rates",
        "app.ui.settings.rates",
        "RatesSection",
        "percent",
        QT_TRANSLATE_NOOP("Settings", "Exchange rates"),
        "settings#rates",
        of_book=True,
    ),
    SectionEntry(
        "chart",
        "app.ui.settings.chart",
        "ChartSection",
        "receipt-text",
        QT_TRANSLATE_NOOP("Settings", "Chart of accounts"),
        "entries#chart",
        of_book=True,
    ),
    SectionEntry(
        "rules",
        "app.ui.settings.rules",
        "RulesSection",
        "sliders-horizontal",
        QT_TRANSLATE_NOOP("Settings", "Rules"),
        "settings#rules",
        of_book=True,
        page="rules",
    ),
    SectionEntry(
        "tolerance",
        "app.ui.settings.tolerance",
        "ToleranceSection",
        "scale",
        QT_TRANSLATE_NOOP("Settings", "Tolerance"),
        "settings#tolerance",
        of_book=True,
        page="rules",
    ),
    SectionEntry(
        "learned",
        "app.ui.settings.learned",
        "LearnedSection",
        "book-open",
        QT_TRANSLATE_NOOP("Settings", "Learned"),
        "settings#learned",
        of_book=True,
        page="rules",
    ),
    SectionEntry(
        "limits",
        "app.ui.settings.limits",
        "LimitsSection",
        "circle-minus",
        QT_TRANSLATE_NOOP("Settings", "Limits"),
        "splitting#write-off",
        of_book=True,
    ),
    SectionEntry(
        "look",
        "app.ui.settings.look",
        "LookSection",
        "languages",
        QT_TRANSLATE_NOOP("Settings", "Look and language"),
        "settings#look",
    ),
    SectionEntry(
        "keys",
        "app.ui.settings.keys",
        "KeysSection",
        "keyboard",
        QT_TRANSLATE_NOOP("Settings", "Keys"),
        "settings#keys",
    ),
    SectionEntry(
        "privacy",
        "app.ui.settings.privacy_section",
        "PrivacySection",
        "eye-off",
        QT_TRANSLATE_NOOP("Settings", "Privacy"),
        "privacy",
    ),
    SectionEntry(
        "you", "app.ui.settings.you", "YouSection", "user", QT_TRANSLATE_NOOP("Settings", "You"), "settings#person"
    ),
    SectionEntry(
        "backup",
        "app.ui.settings.backup",
        "BackupSection",
        "hard-drive-download",
        QT_TRANSLATE_NOOP("Settings", "Backups"),
        "backup",
    ),
    SectionEntry(
        "diagnostics",
        "app.ui.help.diagnostics",
        "DiagnosticsSection",
        "file-archive",
        QT_TRANSLATE_NOOP("Settings", "Diagnostics"),
        "diagnostics",
    ),
)


def page_of(name: str) -> str:
    """Return the page on which a section stands, the settings for an unknown one."""
    return next((one.page for one in SECTIONS if one.name == name), "settings")


def section_words(entry: SectionEntry) -> str:
    """Return what a section is called, in the language of the window."""
    return QCoreApplication.translate("Settings", entry.words)
