"""Cut the bundled fonts: Noto Sans SC, regular and bold, to the characters that the program shows.

usage: python installers/cut_fonts.py [FOLDER]

FOLDER is the unpacked npm package `@expo-google-fonts/noto-sans-sc` (static TrueType files with the OFL
text beside them). The result is committed, so this is run only when the set of characters changes.
From it come Tieout Latin, for English: the same letters, with quotes, dots and signs as wide as they are
and not as wide as a Chinese character; and Tieout Hant, for Taiwan, where commas and full stops stand in the
middle of their square. Without FOLDER only these are made anew. Tieout Rare has what else a file in GBK or Big5
can hold, above all characters of names; one weight of it is enough, systems make it bold.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

WEIGHTS = {"400Regular/NotoSansSC_400Regular.ttf": "Regular", "700Bold/NotoSansSC_700Bold.ttf": "Bold"}

#: What neither GB2312 nor Big5 holds and the program writes: minus, arrows, currency signs, boxes.
EXTRA = "−…→←↑↓↔·✓✗×≤≥±¥￥–—•●○■□▲▼◆◇‹›«»“”‘’№€£₩₹©®™°\u00a0\u2009\u200a\u3000"

#: What English writes, and the room beside each sign that a Chinese font draws in a whole square.
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "−–—…‘’“”•‹›\u2009\u200a")}
ROOM = {"‘": 45, "’": 45, "“": 45, "”": 45, "·": 70, "×": 40, "±": 40, "•": 70, "§": 50, "¶": 50, "÷": 40}


#: Signs that Taiwan writes in the middle of their square, and whether upright ones stay on their line.
CENTRED = dict.fromkeys("，。、；：", False) | dict.fromkeys("！？", True)
#: What stands beside them in most lines, so that a figure or a date is drawn with one font; and the dots of what was
#: cut: Qt writes three full stops for them where the first font of a text has none.
BESIDE = {*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "−–—…")}


def characters() -> set[int]:
    """Return code points: Latin, GB2312, the frequent part of Big5, full-width forms and EXTRA."""
    found = {*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0xFF01, 0xFF5F), *range(0x2500, 0x2580)}
    found |= {*range(0x3000, 0x3020), *map(ord, EXTRA)}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            found |= _decoded(bytes([high, low]), "gb2312")
    for high in range(0xA1, 0xC7):  # Big5 level 1 and its signs
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            found |= _decoded(bytes([high, low]), "big5")
    return found


def _decoded(pair: bytes, encoding: str) -> set[int]:
    try:
        return {ord(pair.decode(encoding))}
    except (UnicodeDecodeError, TypeError):
        return set()


def main(package: Path, out: Path) -> None:
    """Write NotoSansSC-Regular.ttf, NotoSansSC-Bold.ttf and OFL.txt to `out`."""
    options = subset.Options(hinting=False, layout_features=["kern"], name_IDs=["*"], notdef_outline=True)
    wanted = characters()
    for source, weight in WEIGHTS.items():
        font = subset.load_font(str(package / source), options)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=wanted)
        cutter.subset(font)
        target = out / f"NotoSansSC-{weight}.ttf"
        subset.save_font(font, str(target), options)
        print(f"{target.name}: {len(font.getGlyphOrder())} glyphs, {target.stat().st_size} bytes")
    shutil.copyfile(package / "LICENSE_FONT", out / "OFL.txt")
    font = subset.load_font(str(package / next(iter(WEIGHTS))), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=held_by_files() - wanted)
    cutter.subset(font)
    _save(font, out / "TieoutRare-Regular.ttf", "Tieout Rare")


def held_by_files() -> set[int]:
    """Return the code points of all of GBK and Big5."""
    found: set[int] = set()
    for high in range(0x81, 0xFF):
        for low in range(0x40, 0xFF):
            found |= _decoded(bytes([high, low]), "gbk") | _decoded(bytes([high, low]), "big5")
    return found


def latin(fonts: Path, weight: str) -> None:
    """Write TieoutLatin of a weight beside the font that it is cut from."""
    options = subset.Options(hinting=False, layout_features=["kern"], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(fonts / f"NotoSansSC-{weight}.ttf"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LATIN)
    cutter.subset(font)
    names = font.getBestCmap()
    for sign, room in ROOM.items():
        _set_width(font, names[ord(sign)], room)
    _set_dots(font, names[ord("…")], names[ord(".")])
    _save(font, fonts / f"TieoutLatin-{weight}.ttf", "Tieout Latin")


def hant(fonts: Path, weight: str) -> None:
    """Write TieoutHant of a weight beside the font that it is cut from."""
    options = subset.Options(hinting=False, layout_features=["kern"], name_IDs=["*"], notdef_outline=True)
    font = subset.load_font(str(fonts / f"NotoSansSC-{weight}.ttf"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=BESIDE | set(map(ord, CENTRED)))
    cutter.subset(font)
    names = font.getBestCmap()
    middle = (font["OS/2"].sTypoAscender + font["OS/2"].sTypoDescender) // 2  # of the square of a character
    for sign, upright in CENTRED.items():
        shape, width = font["glyf"][names[ord(sign)]], font["hmtx"][names[ord(sign)]][0]
        across = (width - shape.xMin - shape.xMax) // 2
        up = 0 if upright else middle - (shape.yMin + shape.yMax) // 2
        _draw(font, names[ord(sign)], [(names[ord(sign)], across)], width, up)
    _save(font, fonts / f"TieoutHant-{weight}.ttf", "Tieout Hant")


def _save(font: TTFont, target: Path, family: str) -> None:
    """Write a font under a name of its own."""
    for one in font["name"].names:
        one.string = one.toUnicode().replace("Noto Sans SC", family).replace("NotoSansSC", family.replace(" ", ""))
    subset.save_font(font, str(target), subset.Options())
    print(f"{target.name}: {len(font.getGlyphOrder())} glyphs, {target.stat().st_size} bytes")


def _set_width(font: TTFont, name: str, room: int) -> None:
    """Leave so much room at either side of a sign."""
    shape = font["glyf"][name]
    _draw(font, name, [(name, room - shape.xMin)], shape.xMax - shape.xMin + 2 * room)


def _set_dots(font: TTFont, name: str, dot: str) -> None:
    """Make three full stops of a sign."""
    step = font["hmtx"][dot][0]
    _draw(font, name, [(dot, at * step) for at in range(3)], 3 * step)


def _draw(font: TTFont, name: str, parts: list[tuple[str, int]], width: int, up: int = 0) -> None:
    """Make a glyph of others, each moved to the right, and up."""
    glyphs, pen = font.getGlyphSet(), TTGlyphPen(None)
    for part, by in parts:
        glyphs[part].draw(TransformPen(pen, (1, 0, 0, 1, by, up)))
    font["glyf"][name] = made = pen.glyph()
    made.recalcBounds(font["glyf"])
    font["hmtx"][name] = (width, made.xMin)


if __name__ == "__main__":
    place = Path(__file__).resolve().parent.parent / "resources" / "fonts"
    if sys.argv[1:]:
        main(Path(sys.argv[1]), place)
    for each in WEIGHTS.values():
        latin(place, each)
        hant(place, each)
