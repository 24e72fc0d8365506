"""Small parts that every page is built of; all look comes from properties that the style sheet knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import AppError
from app.domain.progress import Cancelled
from app.ui import resources
from app.ui.access_letters import lend
from app.ui.keymap import keymap
from app.ui.text import error_text
from app.ui.theme import RAIL, theme
from app.ui.widgets.segments import Segments as Segments  # every page takes its parts from here

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractSpinBox, QStyleOptionButton

    from app.config.words import Words

_BLANK = "\N{NO-BREAK SPACE}"
_AIR = 4  # between a button's picture and its words, beside the 4 that Qt leaves there itself


def set_look(widget: QWidget, **properties: str) -> None:
    """Set style properties (role, state, chip, kind …) and let the style sheet see them."""
    for name, value in properties.items():
        widget.setProperty(name, value or None)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def indent(box: QAbstractSpinBox) -> None:
    """Let the words of a number box begin where those of an edit do; no style sheet moves them."""
    box.lineEdit().setTextMargins(9, 0, 0, 0)


def label(text: str = "", role: str = "", state: str = "", wrap: bool = False) -> QLabel:
    """Return a plain-text label in a type role ("hero", "title", "panel", "label", "hint" …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if state:
        made.setProperty("state", state)
    return made


def frame(kind: str, parent: QWidget | None = None) -> QFrame:
    """Return a frame of a kind that the style sheet knows ("bar", "panel", "side", "line" …)."""
    made = Hairline(parent) if kind == "line" else QFrame(parent)
    made.setProperty("frame", kind)
    return made


class Hairline(QFrame):
    """A line between parts, equally thick everywhere: at 150 % a ground fills one pixel of the screen or two."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = painter.deviceTransform().m22()  # of what is painted on, which need not be the screen
        thick = max(1, int(ratio)) / ratio
        painter.fillRect(QRectF(0, (1 - thick) / 2, self.width(), thick), theme.color("line"))
        painter.end()


def button(
    text: str, icon: str = "", *, kind: str = "", key: str = "", on: Callable[[], object] | None = None
) -> KeyButton:
    """Return a push button; kind "primary", "link", "flat" or "" (outlined); key = the cap it shows."""
    made = KeyButton(text, icon, kind, key)
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


class KeyButton(QPushButton):
    """A push button that shows its key as a cap; the accessible name says the key in words."""

    def __init__(self, text: str, icon: str = "", kind: str = "", key: str = "") -> None:
        super().__init__(text)
        self._icon_name, self._kind, self._key = icon, kind, key
        self._painting = False
        self.setProperty("kind", kind or None)
        self.setProperty("ringed", "true")
        self.setAccessibleName(f"{text} ({key})" if key else text)
        if key:
            self.setToolTip(f"{text} ({key})")
        self._tint()
        theme.changed.connect(self._tint)

    def set_text(self, text: str) -> None:
        """Change the text and with it the accessible name."""
        self.setText(text)
        self._tint()
        self.setAccessibleName(f"{text} ({self._key})" if self._key else text)
        if self._key:
            self.setToolTip(f"{text} ({self._key})")
        self.updateGeometry()

    def set_icon(self, icon: str) -> None:
        """Show another picture."""
        if icon != self._icon_name:
            self._icon_name = icon
            self._tint()

    def set_kind(self, kind: str) -> None:
        """Make the button a filled ("primary") or an outlined ("") one."""
        if kind != self._kind:
            self._kind = kind
            set_look(self, kind=kind)
            self._tint()

    def _tint(self) -> None:
        if self._icon_name:
            token = {"primary": "on_primary", "link": "accent"}.get(self._kind, "text2")
            size, air = theme.half(16), _AIR if self.text() else 0
            self.setIcon(theme.icon(self._icon_name, token, size, air))
            self.setIconSize(QSize(size + air, size))

    def _cap_font(self) -> QFont:
        font = self.font()
        font.setPixelSize(max(9, round(11 * theme.scale)))
        font.setBold(False)
        return font

    def _cap_width(self) -> int:
        """Return by how much the cap widens the button: it stands 8 after the words, at the right edge."""
        if not self._key:
            return 0
        inside = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        inside += self.iconSize().width() + 4 if self._icon_name else 0  # the 4 are Qt's
        painting, self._painting = self._painting, False  # the hint is of the words alone
        edge = (super().sizeHint().width() - inside) // 2  # from the words to the button's edge
        self._painting = painting
        return QFontMetrics(self._cap_font()).horizontalAdvance(self._key) + 8 + 8 + 8 - edge

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + self._cap_width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for room anew when the style sheet has made the text bold or larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt lets Enter press buttons of dialogs only; in a page people expect it as well as the space bar
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        if self._painting:  # blanks where the cap will stand, so that the words are in the middle of what is left
            blank = max(1, self.fontMetrics().horizontalAdvance(_BLANK))
            option.text += _BLANK * round(self._cap_width() / blank)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painting = bool(self._key)
        super().paintEvent(event)
        self._painting = False
        if self._key:
            self._paint_cap()
        if self._kind == "primary" and self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.tokens["on_primary"]), 2))
            painter.drawRect(self.rect().adjusted(4, 4, -4, -4))

    def _paint_cap(self) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._cap_font())
        width = painter.fontMetrics().horizontalAdvance(self._key) + 8
        cap = self.rect().adjusted(self.width() - width - 8, 0, -8, 0)
        cap.setHeight(theme.half(18))
        cap.moveTop((self.height() - cap.height()) // 2)
        primary = self._kind == "primary" and self.isEnabled()
        painter.setPen(QPen(QColor(theme.tokens["on_primary" if primary else "line2"]), 1))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(QColor(theme.tokens["on_primary" if primary else "text3"]))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)


class IconButton(QToolButton):
    """A button with an icon alone; `name` is its tooltip and accessible name."""

    def __init__(self, icon: str, name: str, key: str = "") -> None:
        super().__init__()
        self._icon_name = icon
        self.setToolTip(f"{name} ({key})" if key else name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        size = theme.half(16)
        self.setIcon(theme.icon(self._icon_name, size=size))
        self.setIconSize(QSize(size, size))


def icon_button(icon: str, name: str, key: str = "", on: Callable[[], object] | None = None) -> QToolButton:
    """Return a button with an icon alone; `name` is its tooltip and accessible name."""
    made = IconButton(icon, name, key)
    if on is not None:
        made.clicked.connect(lambda _checked=False: on())
    return made


class Chip(QLabel):
    """A state as icon, text and colour in one pill."""

    def __init__(self, text: str = "", look: str = "accent", icon: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_state(text, look, icon)
        theme.changed.connect(self._draw_again)

    def _draw_again(self) -> None:
        """Tint the icon for the theme there is now: it is a picture and takes no colour of the style sheet."""
        self.show_state(*self._shown)

    def show_state(self, text: str, look: str, icon: str = "") -> None:
        """Show another state; the icon stands in front of the text as a picture of the same colour."""
        self._shown = text, look, icon
        self.setAccessibleName(text)
        set_look(self, chip=look)
        if icon:
            token = look if look in theme.tokens else "accent"
            file = resources.icon_file(icon, theme.tokens[token])
            self.setTextFormat(Qt.TextFormat.RichText)
            self.setText(f'<img src="{file}" width="14" height="14" style="vertical-align: middle"> {_escaped(text)}')
        else:
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setText(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class EmptyState(QWidget):
    """One icon, one sentence what will be here, one button."""

    def __init__(self, icon: str, text: str, action: str = "", on: Callable[[], object] | None = None) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        self._icon_name = icon
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text = label(text, "quiet", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.picture)
        layout.addSpacing(8)
        layout.addWidget(self.text)
        layout.addSpacing(8)
        self.button = button(action, on=on) if action else None
        if self.button is not None:
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.picture.setPixmap(resources.pixmap(self._icon_name, theme.tokens["control"], 32, 2.0))


LINK, TICK = 5, 4  # pixels of the frame of a link and of a tick, seen under the mouse and with the focus


def at_edge(link: QWidget, *, right: bool = False) -> QHBoxLayout:
    """Return a line for a link or tick that stands in line with what is above it; its frame stands over the edge.

    Also for something that begins with a tick, and for a column of links (property "links") whose margin is LINK.
    """
    over = LINK if isinstance(link, QPushButton) or link.property("links") else TICK
    line = QHBoxLayout()
    line.setSpacing(0)
    if right:
        line.addStretch(1)
    else:
        line.addSpacing(-over)
    line.addWidget(link)
    if right:
        line.addSpacing(-over)
    else:
        line.addStretch(1)
    return line


class Notice(QFrame):
    """A line in the page: what happened, and what to do; an error can be copied."""

    def __init__(self, kind: str = "error") -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("frame", kind)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        self.text = label("", wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.text, 1)
        self.action = button("", kind="link", on=self._on_action)
        self._act: Callable[[], object] | None = None
        self._passing = False
        self.copy = button(self.tr("Copy details"), "copy", kind="link", on=self._on_copy)
        if kind != "error":
            self.copy.hide()
        self.close_button = icon_button("x", self.tr("Hide"), on=self.hide)
        for one in (self.action, self.copy, self.close_button):
            layout.addWidget(one)
        self.hide()

    def say(self, text: str, action: str = "", on: Callable[[], object] | None = None) -> None:
        """Show the line, and a button for what can be done about it where there is something."""
        self._look(self._kind)
        self.text.setText(text)
        self.setAccessibleName(text)
        self._act, self._passing = on, False
        self.action.set_text(action)
        self.action.setVisible(bool(action))
        self.show()
        # nothing takes the focus: a screen reader would never come here
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def advise(self, text: str) -> None:
        """Say what has to be done first: nothing went wrong, so that it looks like no error; over with what is done."""
        self.say(text)
        self._look("banner")
        self._passing = True

    def _look(self, kind: str) -> None:
        if self.property("frame") != kind:
            set_look(self, frame=kind)
        self.copy.setVisible(kind == "error")

    def fail(self, exc: BaseException, words: Words) -> None:
        """Say why a call failed. That it was cancelled is no news; what no person can act on is a bug and raised."""
        if isinstance(exc, Cancelled):
            return
        if not isinstance(exc, AppError):
            raise exc  # the hook in ui/errors.py reports it
        self.say(error_text(exc, words))
        self.pass_by(exc)

    def pass_by(self, exc: AppError) -> None:
        """Let an error of the book's file or its disk be over once the book is written again."""
        self._passing = exc.key.startswith(("book.", "disk."))

    def saved(self) -> None:
        """Take off an error or advice that is over: the book was written."""
        if self._passing:
            self.hide()

    def _on_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self.text.text())


class Toast(QFrame):
    """One line, one action, six seconds; stays while hovered or focused."""

    acted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frame", "toast")
        self.lift = 0  # height of what must stay in sight below it
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        self.text = label("")
        self.action = button(self.tr("Undo"), kind="link", on=self._on_action)
        layout.addWidget(self.text)
        layout.addWidget(self.action)
        self._timer = QTimer(self, singleShot=True, interval=6000)
        self._timer.timeout.connect(self._on_timeout)
        self.hide()

    def say(self, text: str, undoable: bool = False) -> None:
        """Show a line at the bottom left of the parent."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self.action.setVisible(undoable)
        self.layout().setContentsMargins(12, 6, 8 if undoable else 12, 6)
        self.adjustSize()
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def place(self) -> None:
        """Stand at the bottom left above the status bar."""
        parent = self.parentWidget()
        self.move(QPoint(RAIL + 16, parent.height() - self.height() - 40 - self.lift))

    def _on_action(self) -> None:
        self.hide()
        self.acted.emit()

    def _on_timeout(self) -> None:
        if self.underMouse() or self.action.hasFocus():
            self._timer.start()
        else:
            self.hide()


def hang_menu(made: QPushButton | QToolButton, menu: QMenu, letters: bool = True) -> None:
    """Give a button a menu; it looks pointed at no longer than the mouse is on it. letters: its entries have some.

    A popup that closes by a choice tells nobody under it that the mouse has gone.
    """

    def look() -> None:
        if not made.rect().contains(made.mapFromGlobal(QCursor.pos())):
            made.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            made.update()

    made.setMenu(lend(menu) if letters else menu)
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, made, look))


class CommandAction(QAction):
    """An action whose keys are those of a command, also after the person changed them."""

    def __init__(self, text: str, parent: QWidget, command: str) -> None:
        super().__init__(text, parent)
        self.command = command
        self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.take_keys()
        keymap.changed.connect(self.take_keys)

    @Slot()
    def take_keys(self) -> None:
        """Take the keys that the command has now."""
        self.setShortcuts(keymap.shortcuts(self.command))


def action(
    parent: QWidget, text: str, command: str = "", icon: str = "", on: Callable[[], object] | None = None
) -> QAction:
    """Return an action of `parent` with the keys of a command (`app.ui.keymap`, "" for none).

    `text` is its name in menus and tooltips.
    """
    made = CommandAction(text, parent, command) if command else QAction(text, parent)
    if icon:
        made.setIcon(theme.icon(icon))
        made.setProperty("icon_name", icon)
    if on is not None:
        made.triggered.connect(lambda _checked=False: on())
    return made
