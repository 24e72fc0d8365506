"""What stands on the two sides of a comparison, as a bookkeeper calls it: never A and B alone."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_SIDES = {
    "L1": (QT_TRANSLATE_NOOP("ReviewFrame", "Orders"), QT_TRANSLATE_NOOP("ReviewFrame", "Payments")),
    "L2": (QT_TRANSLATE_NOOP("ReviewFrame", "Entries"), QT_TRANSLATE_NOOP("ReviewFrame", "Account")),
    "L3": (QT_TRANSLATE_NOOP("ReviewFrame", "Payouts"), QT_TRANSLATE_NOOP("ReviewFrame", "Bank")),
    "L4": (QT_TRANSLATE_NOOP("ReviewFrame", "Bank"), QT_TRANSLATE_NOOP("ReviewFrame", "Books")),
    "L5": (QT_TRANSLATE_NOOP("ReviewFrame", "Orders"), QT_TRANSLATE_NOOP("ReviewFrame", "Revenue and tax")),
}


def side_names(comparison: str) -> tuple[str, str]:
    """Return the names of side A and of side B of a comparison in the language of the window."""
    a, b = (QCoreApplication.translate("ReviewFrame", one) for one in _SIDES[comparison])
    return a, b
