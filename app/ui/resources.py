"""Icons, styles, fonts and translations: the one place that builds paths to them.

Works in a checkout and in an installed program. Icons are SVG, tinted from the theme's tokens and
rendered once for each name, colour, size and device ratio.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLibraryInfo, QLocale, QRectF, Qt, QTranslator
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.config.places import resources
from app.config.scratch import held_folder

#: Ours first, with every character that a file in GBK or Big5 can hold; then what systems have, for still rarer ones.
FONT_FAMILIES = [
    "Noto Sans SC",
    "Tieout Rare",
    "Microsoft YaHei UI",
    "PingFang SC",
    "Noto Sans CJK SC",
    "WenQuanYi Micro Hei",
    "Segoe UI Symbol",
    "DejaVu Sans",
]

#: Texts of Qt's own dialogs that its Chinese translations lack; ours hold them.
QT_GAPS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Shortcut"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
)
#: Arrow keys, which Qt calls in Traditional Chinese what Taiwan calls the mouse's buttons: 左鍵.
QT_ARROWS = (
    *(QT_TRANSLATE_NOOP("QShortcut", "Left"), QT_TRANSLATE_NOOP("QShortcut", "Right")),
    *(QT_TRANSLATE_NOOP("QShortcut", "Up"), QT_TRANSLATE_NOOP("QShortcut", "Down")),
)

#: Ours for English: the same letters, with quotes and dots that are not as wide as a Chinese character.
LATIN_FAMILY = "Tieout Latin"
#: Ours for Taiwan: commas and full stops stand in the middle of their square.
HANT_FAMILY = "Tieout Hant"

#: Each with the bytes it reads from: Qt keeps a pointer to them and no copy.
_translators: list[tuple[QTranslator, bytes]] = []


def path(name: str) -> Path:
    """Return the path of a resource by its name below `resources/`."""
    return resources() / name


@cache
def text(name: str) -> str:
    """Return a text resource."""
    return path(name).read_text(encoding="utf-8")


@cache
def load_fonts() -> bool:
    """Register the bundled fonts; True where both weights of each are there."""
    families = ("NotoSansSC", "TieoutLatin", "TieoutHant")
    files = [*(f"{family}-{one}.ttf" for family in families for one in ("Regular", "Bold")), "TieoutRare-Regular.ttf"]
    ids = [QFontDatabase.addApplicationFont(str(path(f"fonts/{one}"))) for one in files]
    return all(one >= 0 for one in ids)


def font_families() -> list[str]:
    """Return the families of the window in its language, the first choice first."""
    if QLocale().language() == QLocale.Language.English:
        return [LATIN_FAMILY, *FONT_FAMILIES]
    return [HANT_FAMILY, *FONT_FAMILIES] if QLocale().name() == "zh_TW" else FONT_FAMILIES


def qt_translations() -> str:
    """Return the folder with Qt's own translations: buttons of its dialogs, menus of its text fields."""
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def load_translation(app: QApplication, lang: str) -> bool:
    """Translate widgets and Qt's own texts to `lang` ("en", "zh_CN", "zh_TW"); False where ours is missing.

    Read into memory first: Qt would map a file, and one written anew under a running window ends the process.
    """
    for old, _data in _translators:
        app.removeTranslator(old)
    _translators.clear()
    QLocale.setDefault(QLocale(lang))
    found = False
    for source in (Path(qt_translations()) / f"qtbase_{lang}.qm", path(f"i18n/tieout_{lang}.qm")):
        translator = QTranslator(app)
        data = source.read_bytes() if source.is_file() else b""
        found = bool(data) and translator.load(data)
        if found:
            app.installTranslator(translator)
            _translators.append((translator, data))
    return found


def language_of(tags: Sequence[str]) -> str:
    """Return our language for the first of a system's tags (`zh-Hant-HK`, `zh_TW`, `en-GB`); English for others."""
    parts = tags[0].replace("_", "-").split("-") if tags else [""]
    if parts[0] != "zh":
        return "en"
    traditional = "Hant" in parts or ("Hans" not in parts and bool({"TW", "HK", "MO"} & set(parts)))
    return "zh_TW" if traditional else "zh_CN"


def _svg(name: str, color: str) -> bytes:
    return text(f"icons/{name}.svg").replace("currentColor", color).encode()


@cache
def _shape(name: str, side: int) -> QPixmap:
    """Return an icon in black, `side` pixels square: drawing lines takes ten times as long as giving them a colour."""
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(_svg(name, "#000000")).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@cache
def pixmap(name: str, color: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return one icon as pixels: `size` logical pixels square in `color`."""
    shape = _shape(name, round(size * ratio))
    picture = shape.copy()  # a new one that is filled with a colour has no transparency: its ground would be black
    picture.fill(QColor(color))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, shape)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def before_words(name: str, color: str, size: int, ratio: float, air: int) -> QPixmap:
    """Return one icon with `air` empty logical pixels at its right, for what leaves too little before its words."""
    if not air:
        return pixmap(name, color, size, ratio)
    picture = QPixmap(round((size + air) * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    bare = pixmap(name, color, size, ratio)
    painter = QPainter(picture)
    painter.drawPixmap(QRectF(0, 0, bare.width(), bare.height()), bare, QRectF(bare.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def ratios() -> tuple[float, ...]:
    """Return how many pixels of the screens there are make one of ours; another screen asks for it anew."""
    return tuple(sorted({1.0, *(one.devicePixelRatio() for one in QGuiApplication.screens())}))


@cache
def _icon_folder() -> Path:
    return held_folder()


@cache
def icon_file(name: str, color: str) -> str:
    """Return a file with the tinted icon, for style sheets, which take paths alone."""
    target = _icon_folder() / f"{name}-{color[1:]}.svg"
    target.write_bytes(_svg(name, color))
    return target.as_posix()


def forget_icons() -> None:
    """Drop rendered icons after a change of theme."""
    pixmap.cache_clear()
    before_words.cache_clear()
    ratios.cache_clear()


@cache
def logo(size: int, ratio: float = 1.0) -> QPixmap:
    """Return the program's own picture, `size` logical pixels square, in its own colours: it takes no tint."""
    side = round(size * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(path("icons/tieout.svg"))).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def app_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        made.addPixmap(logo(size))
    return made
