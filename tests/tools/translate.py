"""Puts new translations into resources/i18n: `python -m tests.tools.translate WORDS.json`.

WORDS.json holds English → [simplified, traditional], of the window and of what lies below it alike; "Context|English"
says it for one class of the window alone. A third item is [singular, plural] of a counted English text. The catalogues
are brought up to date first, and made into what the program loads.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from xml.sax.saxutils import escape, unescape

from app.config.catalogue import parse_po
from tests.tools import extract_texts, refresh_ts

Words = dict[str, list]
_QUOTES = {"&apos;": "'", "&quot;": '"'}


def _written(text: str) -> str:
    return escape(text, {mark: name for name, mark in _QUOTES.items()})


def _message(block: str, context: str, words: Words, at: int) -> str:
    """Return one <message> with its translation, as lupdate writes it."""
    if 'type="unfinished"' not in block:
        return block
    source = unescape(block.split("<source>")[1].split("</source>")[0], _QUOTES)
    found = words.get(f"{context}|{source}", words.get(source))
    if found is None or at >= len(found):
        return block
    start = block.index("<translation")
    end = block.index("</translation>") + len("</translation>") if "</translation>" in block else block.index("/>") + 2
    forms = found[at] if isinstance(found[at], list) else [found[at]]
    if 'numerus="yes"' in block:
        lines = "".join(f"\n            <numerusform>{_written(one)}</numerusform>" for one in forms)
        text = f"<translation>{lines}\n        </translation>"
    else:
        text = f"<translation>{_written(forms[0])}</translation>"
    return block[:start] + text + block[end:]


def window(words: Words, folder: Path = refresh_ts.I18N) -> int:
    """Fill unfinished texts of the window; return how many are left."""
    refresh_ts.refresh(folder)
    left = 0
    for at, lang in enumerate(("zh_CN", "zh_TW", "en")):
        path = folder / f"tieout_{lang}.ts"
        parts = path.read_text(encoding="utf-8").split("<message")
        context = ""
        for number, part in enumerate(parts):
            if number:
                body, mark, rest = part.partition("</message>")
                parts[number] = _message(body, context, words, at) + mark + rest
            if "<name>" in part:
                context = part.rsplit("<name>", 1)[1].split("</name>")[0]
        text = "<message".join(parts)
        left += text.count('type="unfinished"')
        path.write_text(text, encoding="utf-8")
    return left


def below(words: Words, folder: Path = extract_texts.FOLDER) -> int:
    """Fill texts below the window that have no translation; return how many are left."""
    extract_texts.refresh(folder)
    left = 0
    for at, lang in enumerate(("zh_CN", "zh_TW")):
        path = folder / f"{lang}.po"
        known = {text: said for text, said in parse_po(path.read_text(encoding="utf-8")).items() if said}
        new = {text: found[at] for text, found in words.items() if isinstance(found[at], str) and text not in known}
        path.write_text(extract_texts.catalogue(lang, {**new, **known}), encoding="utf-8")
        left += sum(text not in known and text not in new for text in extract_texts.wanted())
    return left


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.tools.translate")
    parser.add_argument("words", type=Path, nargs="+")
    words: Words = {}
    for one in parser.parse_args().words:
        words |= json.loads(one.read_text(encoding="utf-8"))
    print(f"{window(words)} texts of the window and {below(words)} below it have no translation")
    sys.exit(
        subprocess.run([sys.executable, refresh_ts.ROOT / "installers" / "translations.py"], check=False).returncode
    )
