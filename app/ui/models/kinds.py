"""Words of what a record is, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

#: By value of app.domain.record.Kind, from 1.
_WORDS = (
    QT_TRANSLATE_NOOP("Kinds", "Order"),
    QT_TRANSLATE_NOOP("Kinds", "Payment"),
    QT_TRANSLATE_NOOP("Kinds", "Refund"),
    QT_TRANSLATE_NOOP("Kinds", "Fee"),
    QT_TRANSLATE_NOOP("Kinds", "Commission"),
    QT_TRANSLATE_NOOP("Kinds", "Subsidy"),
    QT_TRANSLATE_NOOP("Kinds", "Adjustment"),
    QT_TRANSLATE_NOOP("Kinds", "Hold"),
    QT_TRANSLATE_NOOP("Kinds", "Release"),
    QT_TRANSLATE_NOOP("Kinds", "Chargeback"),
    QT_TRANSLATE_NOOP("Kinds", "Payout"),
    QT_TRANSLATE_NOOP("Kinds", "Deposit"),
    QT_TRANSLATE_NOOP("Kinds", "Withdrawal"),
    QT_TRANSLATE_NOOP("Kinds", "Transfer"),
    QT_TRANSLATE_NOOP("Kinds", "Voucher"),
    QT_TRANSLATE_NOOP("Kinds", "Other"),
)


def kind_word(kind: int) -> str:
    """Return the word for a kind of record, "" for an unknown one."""
    return QCoreApplication.translate("Kinds", _WORDS[kind - 1]) if 0 < kind <= len(_WORDS) else ""
