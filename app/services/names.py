"""Seeing names of persons in full is a right that is logged: it leaves an entry in the history of the book."""

from __future__ import annotations

from app.services.ports import AuditEntry, Book


def note_names(book: Book, actor: str, *, masked: bool) -> AuditEntry:
    """Write down that names are shown in full from now on, or masked again; nothing else changes."""
    with book.write("names", actor) as uow:
        return uow.commit(text_key="audit.names_masked" if masked else "audit.names_shown", params={}, rows=0)
