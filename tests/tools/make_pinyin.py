"""Writes app/domain/pinyin_letters.py: the first letter of the pinyin of every character from U+4E00 to U+9FA5.

    python -m tests.tools.make_pinyin

Source: the transliterator "Han-Latin" of the ICU libraries that come with PySide6 for Linux (Unicode CLDR, made from
the Unihan database; Unicode licence). It gives the reading used most. Run again when a newer ICU is to be taken.
"""

from __future__ import annotations

import ctypes
import unicodedata
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
FIRST, LAST, WIDTH = 0x4E00, 0x9FA5, 112
HEAD = '''"""First letters of pinyin, made by tests/tools/make_pinyin.py: one for each character from U+4E00 to U+9FA5.

From the Han-Latin transliterator of ICU (Unicode CLDR and Unihan, Unicode licence v3); "?" = no reading known.
"""

LETTERS = (
'''


def main() -> None:
    """Ask ICU for every character and write the table."""
    letters = first_letters([chr(one) for one in range(FIRST, LAST + 1)])
    lines = [f'    "{letters[at : at + WIDTH]}"\n' for at in range(0, len(letters), WIDTH)]
    (ROOT / "app/domain/pinyin_letters.py").write_text(HEAD + "".join(lines) + ")\n", encoding="utf-8")


def first_letters(characters: list[str]) -> str:
    """Return one small letter (or "?") for each character."""
    spaced = _transliterated("\n".join(characters)).split("\n")
    assert len(spaced) == len(characters)
    plain = [unicodedata.normalize("NFD", one.strip())[:1].lower() for one in spaced]
    return "".join(one if one.isascii() and one.isalpha() else "?" for one in plain)


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
