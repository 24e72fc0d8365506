"""The page of rules: what matches are made and confirmed by, how far amounts may differ, what was learned, limits."""

from __future__ import annotations

from app.ui.settings.page import SettingsPage


class RulesPage(SettingsPage):
    """Sections about the matching of the open book, each with its trial before anything is changed."""

    name = "rules"

    def title(self) -> str:
        return self.tr("Rules")
