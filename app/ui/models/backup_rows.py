"""Backups as rows of a table: when, why, how large, what is in them, and whether they are whole."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.services.backup import Backup
from app.services.ports import BookLook
from app.ui.models.shown import Paint
from app.ui.text import count_text, listed, range_text

translate = QCoreApplication.translate

RIGHT = (2,)
WIDTHS = (140, 120, 80, 110, 330)


@dataclass(slots=True)
class Looked:
    """A backup and what a look into it found: `look`, the `wrong` sentence, or that it is `locked` with a passphrase
    that nobody gave yet; nothing of it = not looked into."""

    backup: Backup
    look: BookLook | None = None
    wrong: str = ""
    locked: bool = False


def titles() -> list[str]:
    """Return the titles of the columns."""
    return [
        translate("Backups", "Made"),
        translate("Backups", "Why"),
        translate("Backups", "Size"),
        translate("Backups", "Checked"),
        translate("Backups", "What is in it"),
    ]


def cells(one: Looked) -> tuple[Paint, ...]:
    """Return the row of a backup."""
    made = one.backup.made_at.astimezone()
    tone = "text3" if one.wrong else "text"
    checked = Paint(text=translate("Backups", "not yet"), tone="text3")
    if one.look is not None:
        checked = Paint(text=translate("Backups", "whole"), tone="matched", icon="circle-check")
    elif one.locked:
        checked = Paint(text=translate("Backups", "has another passphrase"), tone="text3", icon="lock")
    elif one.wrong:
        checked = Paint(text=one.wrong, tone="open", icon="octagon-x")
    return (
        Paint(text=f"{made:%Y-%m-%d %H:%M}", tone=tone),
        Paint(text=kind_words(one.backup.kind), tone=tone),
        Paint(text=size_text(one.backup.size), tone=tone),
        checked,
        Paint(text=inside_text(one.look) if one.look is not None else "", tone=tone),
    )


def sort_values(one: Looked) -> tuple[object, ...]:
    """Return what the row of a backup is sorted by, for each column."""
    made, _why, _size, checked, inside = cells(one)
    return one.backup.made_at.timestamp(), one.backup.kind, one.backup.size, checked.text, inside.text or made.text


def kind_words(kind: str) -> str:
    """Return why a copy was made."""
    return {
        "daily": translate("Backups", "daily on exit"),
        "hand": translate("Backups", "by hand"),
        "upgrade": translate("Backups", "before an upgrade"),
        "restore": translate("Backups", "before a restore"),
    }.get(kind, kind)


def inside_text(look: BookLook) -> str:
    """Return what a book holds in one line."""
    if not look.statements:
        return translate("Backups", "no statements yet")
    days = range_text(look.first, look.last)
    counts = translate("Backups", "{statements} statements, {records} records, {open} to settle").format(
        statements=count_text(look.statements), records=count_text(look.records), open=count_text(look.open_items)
    )
    return f"{days} · {counts}"


def signed_text(look: BookLook) -> str:
    """Return which months are signed off."""
    return listed(look.signed) if look.signed else translate("Backups", "none")


def size_text(size: int) -> str:
    """Write a number of bytes: `812 KB`, `4.1 MB`."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} KB"
    return f"{size / 1_000_000:,.1f} MB" if size < 1_000_000_000 else f"{size / 1_000_000_000:,.2f} GB"
