"""The bank reconciliation of the shown month as a document: previewed, printed, saved as PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from app.domain.errors import AppError
from app.ui import resources
from app.ui.widgets.common import action

if TYPE_CHECKING:
    from app.ui.review.sign_off_page import SignOffPage


class ProofDocument(QObject):
    """Writes what the sign-off page shows; its errors stand in the page."""

    def __init__(self, page: SignOffPage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.session

    def evidence(self) -> QAction:
        """Return what leads to the evidence pack of the month, among the reports."""
        made = action(self._page, self.tr("Evidence pack"), "", "file-archive", self._to_evidence)
        made.setProperty("quiet", True)
        return made

    def _to_evidence(self) -> None:
        self._session.go.emit("reports", "evidence")

    def preview(self) -> None:
        """Show the document as it would be printed."""
        # once the call has ended: it would stand in the status bar as running for as long as the preview is open
        self.made(lambda html: QTimer.singleShot(0, self, partial(self._show, html)))

    def save(self) -> None:
        """Ask for a file and write the document to it."""
        session = self._session
        start = str(Path(session.settings.last_folder or ".") / f"reconciliation-{session.period.name}.pdf")
        path, _kind = QFileDialog.getSaveFileName(self._page, self.tr("Save as PDF…"), start, "PDF (*.pdf)")
        if path:
            self.made(partial(self.write, path))

    def made(self, on_html: Callable[[str], Any]) -> None:
        """Make the document in the background and hand its HTML on."""
        period, words, view = self._session.period, self._session.words, self._page.view
        signed = view.signed if view is not None else None

        def call(uow: Any, _report: Any) -> Any:
            from app.services.reconciliation import reconciliation_document

            return reconciliation_document(
                uow,
                first=period.first,
                last=period.last,
                words=words,
                comparison="",
                signed=signed,
            )

        self._session.read(call, on_html, self._failed, title=self.tr("Writing the document"))

    def write(self, path: str, html: str) -> None:
        """Write the document to a file, whole or not at all."""
        from app.config.files import write_whole
        from app.printing.pdf import write_pdf

        try:
            with write_whole(path) as file:
                write_pdf(html, file, self._frame(), resources.path("fonts"), title=self.tr("Bank reconciliation"))
        except AppError as exc:
            self._failed(exc)
            return
        self._session.toast.emit(self.tr("Saved {file}").format(file=Path(path).name), False)

    def _failed(self, exc: BaseException) -> None:
        self._page.notice.fail(exc, self._session.words)

    def _frame(self) -> Any:
        from app.printing.pdf import PageFrame

        return PageFrame(left=self._session.info.get("company", ""), right=self._session.period.name)

    def _show(self, html: str) -> None:
        from app.printing.pdf import bundled_fonts, paint
        from app.ui.widgets.print_preview import show_preview

        frame, fonts = self._frame(), bundled_fonts(resources.path("fonts"))
        show_preview(self._page, self.tr("Bank reconciliation"), lambda printer: paint(html, printer, frame, fonts))
