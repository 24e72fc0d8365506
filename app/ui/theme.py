"""Colours, sizes and type of the window: the one place where a colour is written.

Tokens are names; `resources/qss/tieout.qss` is filled from them, delegates and charts ask for them.
Contrast of each text token is at least 4.5:1 on every ground it stands on (tests/ui/test_theme.py).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from app.ui import resources

LIGHT = {
    "window": "#F4F3EF", "surface": "#FFFFFF", "surface2": "#FAF9F6", "sunken": "#EFEDE8", "line": "#E3E0D9",
    "line2": "#C8C3B8", "control": "#8B8678", "text": "#1D2228", "text2": "#4A525C", "text3": "#5F6670",
    "accent": "#2A4B8D", "primary": "#2A4B8D", "on_primary": "#FFFFFF", "primary_hover": "#223E76",
    "primary_pressed": "#1B3260", "accenttint": "#E9EEF8", "select": "#DCE6F7", "on_select": "#1D2228",
    "disabled": "#5F6670",
    "matched": "#176446", "matched_tint": "#E5F2EB", "suggested": "#006C96", "suggested_tint": "#E1F0F7",
    "ambiguous": "#64309B", "ambiguous_tint": "#F2E9F8", "open": "#A61E3D", "open_tint": "#FBE8EB",
    "timing": "#866000", "timing_tint": "#F9F0D7", "signed": "#4A5563", "signed_tint": "#E9ECF0",
    "c1": "#5B74B8", "c2": "#B0532B", "c3": "#2FA08D", "c4": "#632B8A", "c5": "#B88B04", "c6": "#303640",
}  # fmt: skip
DARK = {
    "window": "#15171A", "surface": "#1C1F23", "surface2": "#22262B", "sunken": "#111315", "line": "#30353B",
    "line2": "#4A5159", "control": "#717A85", "text": "#E9EBEE", "text2": "#BAC1CA", "text3": "#A6AEB9",
    "accent": "#9DB9F2", "primary": "#3F63B5", "on_primary": "#FFFFFF", "primary_hover": "#4A70C6",
    "primary_pressed": "#35569F", "accenttint": "#253049", "select": "#2A3A5C", "on_select": "#E9EBEE",
    "disabled": "#A6AEB9",
    "matched": "#74C795", "matched_tint": "#1B3329", "suggested": "#4CC3EE", "suggested_tint": "#17303D",
    "ambiguous": "#CB99DE", "ambiguous_tint": "#33253D", "open": "#FF8A8A", "open_tint": "#401F23",
    "timing": "#EFD27C", "timing_tint": "#372E18", "signed": "#C6CED8", "signed_tint": "#2B3139",
    "c1": "#4F79CF", "c2": "#CC6530", "c3": "#49AE8B", "c4": "#8F5C88", "c5": "#CBB04C", "c6": "#C6D1DF",
}  # fmt: skip

#: High contrast: black on white and white on black, strong lines, no tints; the selected row is inverted.
_PLAIN_LIGHT = {
    "window": "#FFFFFF", "surface": "#FFFFFF", "surface2": "#FFFFFF", "sunken": "#FFFFFF", "line": "#4A4A4A",
    "line2": "#4A4A4A", "control": "#4A4A4A", "text": "#000000", "text2": "#000000", "text3": "#000000",
    "accent": "#0B2A6F", "primary": "#0B2A6F", "on_primary": "#FFFFFF", "primary_hover": "#1B3F94",
    "primary_pressed": "#061A47", "accenttint": "#FFFFFF", "select": "#000000", "on_select": "#FFFFFF",
    "disabled": "#595959", "matched": "#0B4A2F", "suggested": "#00496A", "ambiguous": "#4A1E7A", "open": "#86122C",
    "timing": "#5A4000", "signed": "#303A46",
    "c1": "#5B74B8", "c2": "#B0532B", "c3": "#2FA08D", "c4": "#632B8A", "c5": "#B88B04", "c6": "#303640",
}  # fmt: skip
_PLAIN_DARK = {
    "window": "#000000", "surface": "#000000", "surface2": "#000000", "sunken": "#000000", "line": "#B8B8B8",
    "line2": "#B8B8B8", "control": "#B8B8B8", "text": "#FFFFFF", "text2": "#FFFFFF", "text3": "#FFFFFF",
    "accent": "#B7CCF7", "primary": "#B7CCF7", "on_primary": "#000000", "primary_hover": "#DCE7FC",
    "primary_pressed": "#9DB9F2", "accenttint": "#000000", "select": "#FFFFFF", "on_select": "#000000",
    "disabled": "#A6A6A6", "matched": "#8FE0AE", "suggested": "#7FD6F5", "ambiguous": "#E0B8F0", "open": "#FFA9A9",
    "timing": "#F7E08F", "signed": "#DCE2E9",
    "c1": "#4F79CF", "c2": "#CC6530", "c3": "#49AE8B", "c4": "#8F5C88", "c5": "#CBB04C", "c6": "#C6D1DF",
}  # fmt: skip


def _without_tints(tokens: dict[str, str]) -> dict[str, str]:
    return tokens | {name: tokens["surface"] for name in LIGHT if name.endswith("_tint")}


LIGHT_CONTRAST, DARK_CONTRAST = _without_tints(_PLAIN_LIGHT), _without_tints(_PLAIN_DARK)
_TOKENS = {
    ("light", False): LIGHT, ("dark", False): DARK, ("light", True): LIGHT_CONTRAST, ("dark", True): DARK_CONTRAST,
}  # fmt: skip

#: Density of the grids → height of a row at 100 %.
ROWS = {"compact": 24, "normal": 28, "relaxed": 34}

#: Heights and widths in pixels at 100 %.
ROW, HEADER, BAND, FILTER_ROW, TOTAL_ROW, BUTTON = ROWS["normal"], 28, 28, 30, 30, 30
MENU_BAR, CONTEXT_BAR, TOOL_ROW, FLOW_FOOTER, PROOF_LINE, STATUS_BAR = 36, 52, 44, 52, 68, 27
RAIL, RAIL_FOLDED, RAIL_ITEM, CARD = 88, 48, 54, 346
LEAST_GRID = 902  # of the review: below this its amounts would be cut

#: State → (icon, token of its colour).
STATES = {
    "matched": ("circle-check", "matched"),
    "suggested": ("circle-dot-dashed", "suggested"),
    "ambiguous": ("split", "ambiguous"),
    "open": ("circle-alert", "open"),
    "timing": ("clock", "timing"),
    "explained": ("clock", "timing"),
    "signed": ("lock", "signed"),
    "error": ("octagon-x", "open"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """One type role: pixels at 100 % and whether bold; the font has two weights and no synthetic ones."""

    px: int
    bold: bool = False


HERO, CARD_AMOUNT, PROOF_TERM, PAGE_TITLE = Role(30, True), Role(24, True), Role(18, True), Role(18, True)
PANEL_TITLE, BODY, LABEL, TICK = Role(14, True), Role(13), Role(12), Role(11)

#: Property of an application that was made with the style already; asking for its QStyle loads a large class.
FUSION = "tieout_fusion"


class Theme(QObject):
    """The theme in use; `changed` after every switch.

    wanted: "light", "dark" or "system", "" before one was put on; name: "light" or "dark", what that comes to. scale:
    of type and of what holds it. contrast: high contrast. density: of grid rows.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted, self.name = "", "light"
        self.scale = 1.0
        self.contrast = False
        self.density = "normal"
        self._follows = False

    @property
    def tokens(self) -> dict[str, str]:
        """Return token → `#RRGGBB` of the theme in use."""
        return _TOKENS[self.name, self.contrast]

    def color(self, token: str) -> QColor:
        """Return a token's colour."""
        return QColor(self.tokens[token])

    def on_select(self, token: str) -> str:
        """Return the token in which something of `token` is written in a selected row."""
        return "on_select" if self.contrast else token

    def px(self, pixels: int) -> int:
        """Return a width or height given for 100 % at the user's scale."""
        return round(pixels * self.scale)

    def half(self, pixels: int) -> int:
        """Return a size that grows half as much as the type: of what has air around its words."""
        return round(pixels * max(1.0, (1 + self.scale) / 2))

    def icon(self, name: str, token: str = "text2", size: int = 16, air: int = 0) -> QIcon:
        """Return an icon tinted with a token; disabled ones are tinted as controls are. air: pixels at its right."""
        made = QIcon()
        for ratio in resources.ratios():
            for mode, tint in (
                (QIcon.Mode.Normal, token),
                (QIcon.Mode.Selected, self.on_select(token)),
                (QIcon.Mode.Disabled, "control"),
            ):
                made.addPixmap(resources.before_words(name, self.tokens[tint], size, ratio, air), mode)
        return made

    def row_height(self) -> int:
        """Return the height of a grid row at the user's density and scale."""
        return self.px(ROWS[self.density])

    def font(self, role: Role = BODY) -> QFont:
        """Return the font of a role at the user's scale."""
        font = QFont(resources.font_families())
        font.setPixelSize(max(1, round(role.px * self.scale)))
        font.setBold(role.bold)
        return font

    def state_font(self) -> QFont:
        """Return the font of a state in a grid: bold where colour is to count for less."""
        return self.font(Role(BODY.px, bold=self.contrast))

    def apply(
        self, name: str, scale: float | None = None, contrast: bool | None = None, density: str | None = None
    ) -> None:
        """Put "light", "dark" or "system" on the whole application; what is not named stays as it is.

        "system" follows the system also when that changes later.
        """
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._follow_system()
        self.wanted = name
        self.scale = self.scale if scale is None else scale
        self.contrast = self.contrast if contrast is None else contrast
        self.density = self.density if density is None else density
        self._tell_system(name)
        dark = name == "dark" or (name == "system" and _system_is_dark())
        self.name = "dark" if dark else "light"
        resources.forget_icons()
        if not app.property(FUSION):
            app.setStyle("Fusion")
            app.setProperty(FUSION, True)
        with _nothing_is_collected():
            app.setPalette(self._palette())
            app.setFont(self.font())
            app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def _follow_system(self) -> None:
        if not self._follows:
            self._follows = True
            QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system)

    def _on_system(self) -> None:
        if self.wanted == "system" and self.name != ("dark" if _system_is_dark() else "light"):
            self.apply("system")

    def _tell_system(self, name: str) -> None:
        """Let the native title bar and dialogs of the system have the same light (Qt 6.8)."""
        hints, scheme = QGuiApplication.styleHints(), Qt.ColorScheme
        hints.setColorScheme({"light": scheme.Light, "dark": scheme.Dark}.get(name, scheme.Unknown))

    def style_sheet(self) -> str:
        """Return the QSS template filled: tokens (`@name`), icons (`@icon(name,token)`), sizes that grow with the type
        (`@13px`) or half as much (`@28half`)."""
        sheet = resources.text("qss/tieout.qss")

        def icon(found: re.Match[str]) -> str:
            return resources.icon_file(found[1], self.tokens[found[2]])

        sheet = re.sub(r"@icon\(([\w-]+),(\w+)\)", icon, sheet)
        sheet = re.sub(r"@(\d+)px", lambda found: f"{round(int(found[1]) * self.scale)}px", sheet)
        sheet = re.sub(r"@(\d+)half", lambda found: f"{self.half(int(found[1]))}px", sheet)
        words = self.tokens | self._words()
        return re.sub(r"@([a-z]\w*)", lambda found: words[found[1]], sheet)

    def _words(self) -> dict[str, str]:
        """Return names of the template that are no colours."""
        edge = f"1px solid {self.tokens['control']}"
        plain = f"border: 2px solid {self.tokens['text']}; padding: 2px"  # its icon is not inverted
        tinted = f"background: {self.tokens['select']}; border-color: {self.tokens['line2']}"
        return {
            "row": f"{self.row_height()}px",
            "state_weight": "bold" if self.contrast else "normal",
            "hover_edge": edge if self.contrast else "1px solid transparent",
            "tint_edge": edge if self.contrast else "0",
            "switched": plain if self.contrast else tinted,
            "side_ground": self.tokens["select" if self.contrast else "accenttint"],
            "side_ink": self.tokens["on_select" if self.contrast else "accent"],
            "focus_edge": f"2px solid {self.tokens['accent']}" if self.contrast else "0",
        }

    def _palette(self) -> QPalette:
        palette, role, group = QPalette(), QPalette.ColorRole, QPalette.ColorGroup
        for where, token in (
            (role.Window, "window"), (role.WindowText, "text"), (role.Base, "surface"),
            (role.AlternateBase, "surface2"),
            (role.Text, "text"), (role.Button, "surface"), (role.ButtonText, "text"), (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"), (role.Highlight, "select"), (role.HighlightedText, "on_select"),
            (role.Link, "accent"), (role.LinkVisited, "accent"), (role.PlaceholderText, "disabled"),
            (role.Light, "surface"), (role.Midlight, "line"), (role.Mid, "line2"), (role.Dark, "control"),
            (role.Shadow, "line2"),
        ):  # fmt: skip
            palette.setColor(where, self.color(token))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, where, self.color("disabled"))
        return palette


@contextmanager
def _nothing_is_collected() -> Iterator[None]:
    """Keep Python from freeing widgets that nobody holds any more while Qt walks over all of them: it would crash."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


theme = Theme()


def contrast(first: str, second: str) -> float:
    """Return the WCAG 2 contrast ratio of two `#RRGGBB` colours."""

    def light(color: str) -> float:
        parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(first), light(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
