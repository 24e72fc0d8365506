"""How a person wants days and amounts written, and whether names are masked; files never ask this.

One object for the whole program, like the theme. `app.ui.models.shown` writes by it; whoever shows days or
amounts shows them again on `changed`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

#: Forms of days in the order in which they are offered; the first is everybody's who chose none.
DAY_FORMS = ("iso", "slash", "chinese", "english", "roc")

#: Form of numbers → sign between thousands. The space is one that no line breaks at.
GROUP_SIGNS = {"comma": ",", "space": "\N{NO-BREAK SPACE}", "none": ""}


class Forms(QObject):
    """day: of DAY_FORMS. group: sign between thousands. masked: names of persons. red_negative: amounts below
    zero in red."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = DAY_FORMS[0]
        self.group = GROUP_SIGNS["comma"]
        self.masked = True
        self.red_negative = False

    def use(self, day: str, number: str, masked: bool = True, red_negative: bool = False) -> None:
        """Take other forms ("" = the usual one) and tell everybody who shows something."""
        wanted = (day or DAY_FORMS[0], GROUP_SIGNS[number or "comma"], masked, red_negative)
        if wanted != (self.day, self.group, self.masked, self.red_negative):
            self.day, self.group, self.masked, self.red_negative = wanted
            self.changed.emit()


forms = Forms()
