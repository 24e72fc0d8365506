"""Cut the bundled fonts: Noto Sans SC, regular and bold, to the characters that the program shows.

usage: python installers/cut_fonts.py FOLDER

FOLDER is the unpacked npm package `@expo-google-fonts/noto-sans-sc` (static TrueType files with the OFL
text beside them). The result is committed, so this is run only when the set of characters changes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset

WEIGHTS = {"400Regular/NotoSansSC_400Regular.ttf": "Regular", "700Bold/NotoSansSC_700Bold.ttf": "Bold"}

#: What neither GB2312 nor Big5 holds and the program writes: minus, arrows, currency signs, boxes.
EXTRA = "−…→←↑↓↔·✓✗×≤≥±¥￥–—•●○■□▲▼◆◇‹›«»“”‘’№€£₩₹©®™°\u00a0\u2009\u200a\u3000"


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


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).resolve().parent.parent / "resources" / "fonts")
