"""Words, icons and colours of the states of the review: one place for grid, card, filter and tabs."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

#: By value of ReviewColumns.state.
STATE_ICONS = (
    "circle-check",
    "circle-dot-dashed",
    "split",
    "circle-alert",
    "clock",
    "clock",
    "circle-check",
    "circle-minus",
    "circle",
)
STATE_TONES = ("matched", "suggested", "ambiguous", "open", "timing", "timing", "matched", "text3", "text3")
_WORDS = (
    QT_TRANSLATE_NOOP("States", "Matched"),
    QT_TRANSLATE_NOOP("States", "Suggested"),
    QT_TRANSLATE_NOOP("States", "Ambiguous"),
    QT_TRANSLATE_NOOP("States", "Open"),
    QT_TRANSLATE_NOOP("States", "In transit"),
    QT_TRANSLATE_NOOP("States", "Explained"),
    QT_TRANSLATE_NOOP("States", "Resolved"),
    QT_TRANSLATE_NOOP("States", "Set aside"),
    QT_TRANSLATE_NOOP("States", "Not matched yet"),
)

#: By value of a discrepancy's state: waiting, open, explained, resolved.
ITEM_STATES = (4, 3, 5, 6)


def state_word(state: int) -> str:
    """Return the word for a state in the language of the window."""
    return QCoreApplication.translate("States", _WORDS[state])
