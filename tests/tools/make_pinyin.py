"""Writes app/domain/pinyin_syllables.py: the pinyin of every character from U+4E00 to U+9FA5, without its tone.

    python -m tests.tools.make_pinyin

Source: the transliterator "Han-Latin" of the ICU libraries that come with PySide6 for Linux (Unicode CLDR, made from
the Unihan database; Unicode licence). It gives the reading used most; ü is written v, as it is typed. Run again when
a newer ICU is to be taken.
"""

from __future__ import annotations

import ctypes
import textwrap
import unicodedata
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST, WIDTH = 0x4E00, 0x9FA5, 112
HEAD = '''"""The pinyin of each character from U+4E00 to U+9FA5, made by tests/tools/make_pinyin.py.

From the Han-Latin transliterator of ICU (Unicode CLDR and Unihan, Unicode licence v3). READINGS: two letters for each
character, the place of its syllable among the words of SYLLABLES from "aa" on; the first, "?", is no reading known.
"""

SYLLABLES = (
'''


def main() -> None:
    """Ask ICU for every character and write the table."""
    said = syllables([chr(one) for one in range(FIRST, LAST + 1)])
    known = ["?", *sorted({*said} - {"?"})]
    places = {one: f"{chr(97 + at // 26)}{chr(97 + at % 26)}" for at, one in enumerate(known)}
    listed = "".join(f'    "{line}"\n' for line in textwrap.wrap(" ".join(known), WIDTH - 1, drop_whitespace=False))
    codes = "".join(places[one] for one in said)
    lines = "".join(f'    "{codes[at : at + WIDTH]}"\n' for at in range(0, len(codes), WIDTH))
    text = f"{HEAD}{listed})\nREADINGS = (\n{lines})\n"
    (ROOT / "app/domain/pinyin_syllables.py").write_text(text, encoding="utf-8")


def syllables(characters: list[str]) -> list[str]:
    """Return the small letters of a syllable (or "?") for each character."""
    spaced = _transliterated("\n".join(characters)).split("\n")
    assert len(spaced) == len(characters)
    plain = [unicodedata.normalize("NFD", one.strip().lower()).replace("u\u0308", "v") for one in spaced]
    return ["".join(sign for sign in one if sign.isascii() and sign.isalpha()) or "?" for one in plain]


def _transliterated(text: str) -> str:
    folder = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicui18n.so.*"))
    version = folder.name.rsplit(".", 1)[-1]
    for name in ("data", "uc"):
        ctypes.CDLL(str(folder.with_name(f"libicu{name}.so.{version}")), mode=ctypes.RTLD_GLOBAL)
    icu = ctypes.CDLL(str(folder))
    opened = getattr(icu, f"utrans_openU_{version}")
    opened.restype = ctypes.c_void_p
    failed = ctypes.c_int(0)
    name = _units("Han-Latin")
    handle = opened(name, len(name), 0, None, -1, None, ctypes.byref(failed))
    assert not failed.value, failed.value
    source = _units(text)
    room = len(source) * 12
    buffer = (ctypes.c_uint16 * room)(*source)
    length, limit = ctypes.c_int(len(source)), ctypes.c_int(len(source))
    change = getattr(icu, f"utrans_transUChars_{version}")
    change(ctypes.c_void_p(handle), buffer, ctypes.byref(length), room, 0, ctypes.byref(limit), ctypes.byref(failed))
    assert failed.value <= 0, failed.value
    return bytes(buffer)[: length.value * 2].decode("utf-16-le")


def _units(text: str) -> ctypes.Array[ctypes.c_uint16]:
    raw = text.encode("utf-16-le")
    return (ctypes.c_uint16 * (len(raw) // 2))(*memoryview(raw).cast("H"))


if __name__ == "__main__":
    main()
