"""What stands on the two sides of a comparison, as a bookkeeper calls it: never A and B alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.proof import ProofLine

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


def lacking_said(line: ProofLine) -> str:
    """Return what a pair lacks one side of which is not here at all, "" where both are."""
    if not line.lacking:
        return ""
    if line.across:
        return QCoreApplication.translate("ReviewFrame", "matched in another currency")
    if line.comparison == "L4":
        if line.lacking == "a":
            return QCoreApplication.translate("ReviewFrame", "no bank statement")
        return QCoreApplication.translate("ReviewFrame", "nothing in the books")
    return QCoreApplication.translate("ReviewFrame", "one side alone")


def accounts_said(line: ProofLine, lines: Sequence[ProofLine], name: Callable[[str], str]) -> tuple[str, str]:
    """Return how the two accounts of a pair among `lines` are called; name: an account's own.

    Orders meet revenue and tax together, and such a pair bears the lowest account of both: that of the tax. It is
    named only where it tells pairs of the same orders apart. A channel's entries meet its own account: where both
    sides bear one name, each says what of it is meant.
    """
    a, b = name(line.account_a), name(line.account_b)
    if line.comparison == "L5" and line.account_b:
        same = (line.comparison, line.account_a, line.currency)
        if sum((one.comparison, one.account_a, one.currency) == same for one in lines) == 1:
            return a, side_names("L5")[1]
    return told_apart(line.comparison, a, b)


def told_apart(comparison: str, a: str, b: str) -> tuple[str, str]:
    """Return the names of two sides as they are, or, where they are one name, with what stands on each side."""
    if a != b or not a.strip("–—"):
        return a, b
    said = QCoreApplication.translate("ReviewFrame", "{name} · {side}")
    first, second = (said.format(name=a, side=side) for side in side_names(comparison))
    return first, second
