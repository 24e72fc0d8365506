"""The overview alone on the demo's first month, with real store and threads."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.dashboard.overview_page import OverviewPage
from tests.ui.review.conftest import session  # noqa: F401 - a fixture


def settled(qtbot: Any, page: Any) -> None:
    """Wait until the page has read, and every chart shown has been drawn."""

    def quiet() -> bool:
        QApplication.processEvents()
        views = [one.view for one in page.panels.values() if one.view.isVisible()]
        return not page.session.runner.jobs and all(one.is_drawn and not one._later.isActive() for one in views)

    qtbot.waitUntil(quiet, timeout=60_000)


@pytest.fixture
def page(qtbot: Any, session: Any) -> OverviewPage:  # noqa: F811
    """Return the overview shown at 1300×1400, so that every panel is in sight, all charts drawn."""
    made = OverviewPage(session)
    qtbot.addWidget(made)
    session.book_changed.connect(made.refresh)
    session.period_changed.connect(made.refresh)
    made.resize(1300, 1400)
    made.show()
    made.refresh()
    settled(qtbot, made)
    return made
