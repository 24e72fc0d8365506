"""A workbook of one's own is filled from the reports menu: chosen, looked at, filled and remembered."""

from __future__ import annotations

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox

from app.ui.help.guide import topic_of
from app.ui.privacy import privacy
from app.ui.wizards.template_dialog import TemplateDialog
from tests.reports.template.forms import cells, form
from tests.ui.conftest import settle


def opened(qtbot, window):
    """Open the dialog by its key, as a person would, and return it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return next(one for one in window.findChildren(TemplateDialog) if one.isVisible())


def test_a_month_goes_into_her_own_workbook_and_hidden_amounts_are_no_dots(qtbot, open_demo_book, tmp_path):
    """UX 50, UX 54."""
    window = open_demo_book("zh_TW")
    session = window.session
    good, bad, to = tmp_path / "mine.xlsx", tmp_path / "bad.xlsx", tmp_path / "mine 2026-09.xlsx"
    fields = {
        "A1": "{{period}}",
        "B1": "{{L1.side_a.amount}}",
        "A2": "{{records.order_ref}}",
        "B2": "{{records.amount}}",
    }
    good.write_bytes(form(cells(fields)))
    bad.write_bytes(form(cells({"C3": "{{nothing}}"})))

    dialog = opened(qtbot, window)
    assert not dialog.fill.isEnabled() and isinstance(dialog.fill.parentWidget(), QDialogButtonBox)
    dialog.choose(str(bad))
    qtbot.waitUntil(dialog.notice.isVisible, timeout=20_000)
    assert "C3" in dialog.notice.text.text() and not dialog.fill.isEnabled()
    dialog.choose(str(good))
    qtbot.waitUntil(dialog.fill.isEnabled, timeout=20_000)
    assert not dialog.notice.isVisible() and "2" in dialog.said.text()
    dialog.fill_to(str(good))  # never over the template itself
    assert dialog.isVisible() and dialog.notice.isVisible()
    assert good.read_bytes()[:2] == b"PK" and openpyxl.load_workbook(good)["S"]["A1"].value == "{{period}}"

    said = []
    session.toast.connect(lambda text, _undo: said.append(text))
    privacy.set_hidden(True)
    try:
        dialog.fill_to(str(to))
        assert not dialog.isVisible()
        qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    finally:
        privacy.set_hidden(False)
    assert to.name in said[0]
    sheet = openpyxl.load_workbook(to)["S"]
    assert sheet["A1"].value == f"{session.period.first} 至 {session.period.last}"
    assert isinstance(sheet["B1"].value, float) and sheet.max_row > 100
    assert all(isinstance(cell.value, int | float) for cell in sheet["B"][1:])

    again = opened(qtbot, window)
    assert again.path == str(good)  # remembered with the book
    assert topic_of(again) == "templates"
    again.save_example(str(tmp_path / "範本.xlsx"))  # while the other one is still being looked at
    qtbot.waitUntil(lambda: again.fill.isEnabled() and again.path.endswith("範本.xlsx"), timeout=20_000)
    texts = [cell.value for cell in openpyxl.load_workbook(again.path).worksheets[0][4]]
    assert texts[:2] == ["期間", "{{期間}}"] and again.notice.isVisible()
    again.reject()
    settle(qtbot, window)
