"""Left before closing: the steps of the month with what is left in each; each leads to where it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import resources
from app.ui.keymap import keymap
from app.ui.models import shown
from app.ui.session import Session
from app.ui.theme import theme
from app.ui.widgets.common import button, frame, label

if TYPE_CHECKING:
    from app.services.closing import CloseStep

_ICONS = {
    "done": ("circle-check", "matched"),
    "next": ("arrow-right", "accent"),
    "later": ("minus", "text3"),
    "blocked": ("lock", "text3"),
}
#: Steps that say how much was done, as `close.done_<name>`; of the others a check is enough.
_COUNTED = ("statements", "run", "suggested")


def step_left(step: CloseStep, say: Any) -> str:
    """Return what is left of a step as words; "" for one that is done."""
    if step.state == "done":
        return said(say, f"close.done_{step.name}", step.done) if step.done and step.name in _COUNTED else ""
    if step.state == "blocked":
        return str(say(f"close.wait_{step.name}"))
    return said(say, f"close.left_{step.name}", step.left)


def said(say: Any, key: str, count: int, **params: Any) -> str:
    """Return a text with a count in it; a single thing is said as one where the key has words for it."""
    params["count"] = shown.count(count)
    single = say(f"{key}_one", params) if count == 1 else f"{key}_one"
    return str(say(key, params) if single == f"{key}_one" else single)


def place_text(steps: tuple[CloseStep, ...], step: CloseStep, say: Any) -> str:
    """Return where the month stands: `Step 3 of 9: 12 suggestions left`."""
    at = next(at for at, one in enumerate(steps, 1) if one.name == step.name)
    return str(say("close.place", {"at": at, "all": len(steps), "what": step_left(step, say)}))


class StepsPanel(QFrame):
    """asked: a step was chosen."""

    asked = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("frame", "panel")
        self.setProperty("help_topic", "close")
        self._session = session
        self._steps: tuple[CloseStep, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 4)
        self._box.setSpacing(0)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 10, 16, 8)
        self.title, self.progress = label(self.tr("Left before closing"), "panel"), label("", "label")
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.progress)
        self._box.addWidget(head)
        self._rows: list[QWidget] = []
        self.buttons: dict[str, Any] = {}
        self._box.addStretch(1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(16, 4, 16, 8)
        self.effort = label("", "label", wrap=True)
        foot.addWidget(self.effort, 1)
        self._box.addWidget(self._foot)
        theme.changed.connect(self._again)

    def _again(self) -> None:
        self.show_steps(self._steps)

    def show_steps(self, steps: tuple[CloseStep, ...]) -> None:
        """Show the steps; the one to do next stands out."""
        had = next((name for name, one in self.buttons.items() if one.hasFocus()), "")
        self._steps = steps
        for old in self._rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows, self.buttons = [], {}
        for one in steps:
            for part in (frame("line"), self._row(one)):
                self._box.insertWidget(1 + len(self._rows), part)
                self._rows.append(part)
        done = sum(one.state == "done" for one in steps)
        self.progress.setText(self.tr("{done} of {all}").format(done=done, all=len(steps)))
        self.show_effort()
        if had in self.buttons:
            self.buttons[had].setFocus()

    def _row(self, step: CloseStep) -> QWidget:
        row = QWidget()
        row.setProperty("ground", "next" if step.state == "next" else None)
        box = QHBoxLayout(row)
        box.setContentsMargins(16, 0, 16, 0)
        box.setSpacing(8)
        say = self._session.words.say
        icon, token = _ICONS[step.state]
        mark = label("")
        mark.setPixmap(resources.pixmap(icon, theme.tokens[token], 16, self.devicePixelRatioF()))
        jump = button(say(f"close.{step.name}"), kind="flat", on=lambda: self.asked.emit(step))
        jump.setProperty("slim", "true")
        jump.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        left = label(step_left(step, say), "label", "accent" if step.state == "next" else "")
        states = {
            "done": self.tr("done"),
            "next": self.tr("next"),
            "later": self.tr("to do"),
            "blocked": self.tr("after the others"),
        }
        jump.setAccessibleName(f"{say(f'close.{step.name}')}: {states[step.state]}, {left.text()}".rstrip(", "))
        self.buttons[step.name] = jump
        for one in (mark, jump):
            box.addWidget(one)
        box.addStretch(1)
        box.addWidget(left)
        return row

    def show_effort(self) -> None:
        """Say how much time and how many keys the month took so far, once it is closed; nothing where none was kept."""
        steps = self._steps
        text = effort_text(self._session) if steps and all(one.state == "done" for one in steps) else ""
        key = keymap.cap("close.next")
        if not text and any(one.state == "next" for one in steps):
            text = self.tr("{key} goes on with the next step from every page.").format(key=key) if key else ""
        self.effort.setText(text)
        self._foot.setVisible(bool(text))


def effort_text(session: Session) -> str:
    """Return time and keys used for the period, "" where they were not counted."""
    kept = session.recall(f"effort.{session.period.name}", {})
    keys, seconds = kept.get("keys"), kept.get("seconds")
    if not isinstance(keys, int) or not isinstance(seconds, int | float):
        return ""
    words = QCoreApplication.translate("StepsPanel", "Closed with {keys} keys in {minutes} min.")
    return words.format(keys=shown.count(keys), minutes=shown.count(max(1, round(seconds / 60))))
