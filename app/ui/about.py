"""About: versions of the program and of what it stands on, licences, where the data lie."""

from __future__ import annotations

import sys

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from app import __version__
from app.ui.main_window import MainWindow


def show_about(window: MainWindow) -> None:
    """Show the box."""
    translate = QCoreApplication.translate
    box = QMessageBox(QMessageBox.Icon.NoIcon, translate("About", "About Tieout"), "", parent=window)
    box.setIconPixmap(window.windowIcon().pixmap(48, 48))
    box.setText(f"Tieout {__version__}")
    lines = [
        translate("About", "Everything stays on this PC; the program makes no connection."),
        f"Python {sys.version.split()[0]} · Qt {qt_version}",
        translate(
            "About",
            "Tieout is licensed under Apache-2.0; Noto Sans SC under the OFL, Lucide icons under the ISC licence.",
        ),
        translate("About", "Settings: {file}").format(file=window.session.wiring.settings_path),
        translate("About", "Log: {file}").format(file=window.session.wiring.log_path),
    ]
    box.setInformativeText("\n".join(lines))
    box.exec()
