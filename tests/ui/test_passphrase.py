"""A book is encrypted, opened with its passphrase and made plain again, in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from app.ui.passphrase import PassphraseDialog, UnlockDialog, proved
from app.ui.wizards.restore_dialog import RestoreDialog
from tests.ui.conftest import answer, settle

PASS = "correct horse 对账 battery"


def plain(path: str) -> bool:
    return Path(path).read_bytes()[:15] == b"SQLite format 3"


def test_a_book_is_encrypted_opened_and_made_plain_again_by_keyboard(open_window, qtbot, tmp_path):
    """UX 32: what a passphrase does is said before; what is too short, guessed or mistyped is not taken."""
    path = str(tmp_path / "shop.tieout")
    window = open_window(path)
    section = window.show_page("settings").show_section("book")
    settle(qtbot, window)
    assert section.encrypted.text() == "Not encrypted" and section.remove_passphrase.isHidden()

    def encrypt(dialog):
        said = []
        for new, again in (("short", "short"), ("123456789012", ""), (PASS, PASS + "x"), (PASS, PASS)):
            dialog.new_field.setText(new)
            dialog.again_field.setText(again)
            said.append((dialog.wrong.text()[:20], dialog.go.isEnabled()))
        assert said == [
            ("At least 12 characte", False),
            ("This is guessed too ", False),
            ("The two are not the ", False),
            ("", True),
        ]
        assert isinstance(dialog.go.parentWidget(), QDialogButtonBox)  # the order of every other form
        assert dialog.new_field.echoMode() == QLineEdit.EchoMode.Password
        dialog.shown.click()
        assert dialog.new_field.echoMode() == QLineEdit.EchoMode.Normal
        qtbot.keyClick(dialog.again_field, Qt.Key.Key_Return)

    answer(PassphraseDialog, encrypt)
    section.change_passphrase.click()
    qtbot.waitUntil(lambda: window.session.book is not None and window.session.book.encrypted, timeout=30_000)
    settle(qtbot, window)
    assert not plain(path) and window.toast.text.text() == "The book is encrypted."

    window.books.close()
    window.session.wiring.book_store._store = None  # as in a new start: what was typed is known no more
    tried, now = [], [100.0]
    window.session.wiring.book_store._loaded()._keys.tries.ticks = lambda: now[0]

    def unlock(dialog):
        assert not dialog.go.isEnabled()
        for one in (PASS.upper(), PASS):
            dialog.field.setText(one)
            if tried:  # the next is taken a second later, and the window says so meanwhile
                assert not dialog.go.isEnabled() and "1 s" in dialog.wait.text()
                now[0] += 1
                qtbot.waitUntil(dialog.go.isEnabled)
                assert dialog.wait.isHidden()
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: not dialog.isVisible() or bool(dialog.wrong.text()), timeout=30_000)
            tried.append(dialog.wrong.text())

    answer(UnlockDialog, lambda dialog: None)  # Esc: nothing is opened, and nothing is an error
    window.books.open(path)
    qtbot.waitUntil(lambda: not window.books.opening and not window.runner.jobs, timeout=30_000)
    assert window.session.book is None and window.notice.isHidden()
    answer(UnlockDialog, unlock)
    window.books.open(path)
    qtbot.waitUntil(lambda: window.session.book is not None, timeout=30_000)
    settle(qtbot, window)
    assert tried[0].startswith("The passphrase does not open") and tried[1] == ""

    section = window.show_page("settings").show_section("book")
    settle(qtbot, window)
    assert section.encrypted.text() == "Encrypted" and section.change_passphrase.text() == "Change…"

    def again(dialog):
        asked.append((dialog.windowTitle(), dialog.go.text()))
        dialog.field.setText(PASS)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)

    asked: list[tuple[str, str]] = []
    answer(UnlockDialog, again)
    assert proved(window.session, "Sign off", window) and asked == [("Sign off", "Sign off")]
    answer(UnlockDialog, lambda dialog: None)
    assert not proved(window.session, "Sign off", window)

    window.lock.lock()
    assert "passphrase" in window.lock.covers[0].accessibleName()
    for typed, opens in (("", False), (PASS.upper(), False), (PASS, True)):  # "": Esc
        now[0] += 60
        qtbot.keyClick(window, Qt.Key.Key_Space)
        dialog = window.lock.asking
        assert window.lock.locked and dialog.isVisible() and dialog not in {one.parent() for one in window.lock.covers}
        if not typed:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            dialog.field.setText(typed)
            qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: window.lock.asking is None or bool(window.lock.asking.wrong.text()), timeout=30_000)
        assert window.lock.locked is not opens
        if window.lock.asking is not None:
            window.lock.asking.reject()

    def remove(dialog):
        dialog.old_field.setText(PASS)
        qtbot.keyClick(dialog.old_field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=30_000)

    # a copy that was made under another book's passphrase is not damaged, and can be gone back to
    other = Path(path).with_name("other.tieout")
    store = type(window.session.wiring.book_store)()
    store.create(str(other), info={"company": "Other"}, passphrase="another one entirely").close()
    copy = other.rename(other.with_name("shop-backup.tieout"))
    other.with_suffix(".keys").rename(copy.with_suffix(".keys"))

    def compare(dialog):
        qtbot.waitUntil(lambda: dialog.list.rows and dialog.list.rows[0].locked and dialog.next.isEnabled())
        assert dialog.list.model.index(0, 3).data() == "has another passphrase"

        def known(asked):
            asked.field.setText("another one entirely")
            qtbot.keyClick(asked.field, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: not asked.isVisible(), timeout=30_000)

        answer(UnlockDialog, known)
        dialog.next.click()
        qtbot.waitUntil(lambda: dialog._looks.get("copy") is not None, timeout=30_000)

    answer(RestoreDialog, compare)
    window.shelf.restore_backup()
    settle(qtbot, window)

    answer(PassphraseDialog, remove)
    section.remove_passphrase.click()
    qtbot.waitUntil(lambda: window.session.book is not None and not window.session.book.encrypted, timeout=30_000)
    settle(qtbot, window)
    assert plain(path) and not Path(path).with_suffix(".keys").exists()
