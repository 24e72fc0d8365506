"""Books that cannot be opened or written: what is safe, what to do, and a button where something can be done."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.config.files import is_file, is_folder
from app.domain.book_files import keys_path
from app.domain.errors import AppError
from app.ui.text import error_text
from app.ui.widgets.marks import marked

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

translate = QCoreApplication.translate
Way = tuple[str, Callable[[], object]]


def show(window: MainWindow, exc: AppError) -> None:
    """Show an error: in the page while a book is open, else in a box with what can be done about it."""
    text = error_text(exc, window.session.words)
    ways = ways_out(window, exc)
    if window.session.book is not None:
        window.notice.say(text, *(ways[0] if ways else ("", None)))
        window.notice.pass_by(exc)
        return
    act = ask(window, text, more(exc), ways)
    if act is not None:
        act()


def ask(window: MainWindow, text: str, hint: str, ways: list[Way]) -> Callable[[], object] | None:
    """Show the box and return what was chosen; Close is the default, so that nothing is done by mistake."""
    title = QCoreApplication.translate("MainWindow", "Tieout")
    box = marked(QMessageBox(QMessageBox.Icon.Warning, title, "", parent=window))
    box.setProperty("help_topic", "refusals#book")
    box.setText(text)
    box.setInformativeText(hint)
    acts = {box.addButton(words, QMessageBox.ButtonRole.ActionRole): act for words, act in ways}
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
    return acts.get(box.clickedButton())


def more(exc: AppError) -> str:
    """Return what helps to understand an error beside its own sentence, "" for nothing."""
    return {
        "book.missing": translate("Trouble", "It may have been moved or renamed, or its disk is not connected."),
        "book.read_only": translate("Trouble", "A copy in a folder of your own can be worked on."),
    }.get(exc.key, "")


def ways_out(window: MainWindow, exc: AppError) -> list[Way]:
    """Return what a person can do about an error: words of a button, what it does."""
    file = str(exc.params.get("file", ""))
    if not file:
        return []
    folder = (translate("Trouble", "Show the folder"), partial(show_folder, file))
    again = (translate("Trouble", "Try again"), partial(window.shelf.open_path, file))
    backup = (translate("Trouble", "Restore a backup…"), partial(window.shelf.restore_backup, file))
    elsewhere = (translate("Trouble", "Copy to another place…"), partial(copy_elsewhere, window, file))
    other = (translate("Trouble", "Choose another place…"), window.shelf.new_book)
    is_open = window.session.book is not None
    return {
        "book.newer": [folder],
        "book.damaged": [backup, folder],
        "book.missing": [
            (translate("Trouble", "Look for it…"), window.shelf.open_book),
            backup,
            (translate("Trouble", "Take it off the list"), partial(window.shelf.forget, file)),
        ],
        "book.moved": [(translate("Trouble", "Look for it…"), window.shelf.open_book)],
        "book.locked": [] if is_open else [again],
        "book.read_only": [elsewhere if is_file(file) else other, folder],
        "book.folder": [other],
        "disk.full": [folder] if is_open else [folder, again],
        "output.failed": [folder],
    }.get(exc.key, [])


def show_folder(file: str) -> None:
    """Open the nearest folder of a path that exists in the system's own file manager."""
    place = Path(file).parent
    while not is_folder(place) and place != place.parent:
        place = place.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))


def copy_elsewhere(window: MainWindow, file: str) -> None:
    """Ask for a place that can be written, copy the book there and open the copy; the first file stays as it is."""
    start = str(Path.home() / Path(file).name)
    path, _ = QFileDialog.getSaveFileName(window, translate("Trouble", "Copy to another place"), start)
    if path and Path(path) != Path(file):
        window.session.background(
            partial(_copied, file, path),
            window.shelf.open_path,
            window.show_error,
            title=translate("Trouble", "Copying {file}").format(file=Path(file).name),
            output=True,
        )


def _copied(file: str, path: str, _report: object) -> str:
    from app.config.files import output_failed

    try:
        shutil.copyfile(file, path)
        if keys_path(file).exists():  # of an encrypted book: a copy without them opens for nobody
            shutil.copyfile(keys_path(file), keys_path(path))
    except OSError as exc:
        Path(path).unlink(missing_ok=True)
        raise output_failed(path, exc) from exc
    return path
