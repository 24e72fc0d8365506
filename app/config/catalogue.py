"""Translation catalogues: gettext's compiled .mo, else the .po beside it read as it is."""

from __future__ import annotations

import gettext
import json
from pathlib import Path


def load_catalogue(lang: str, folder: Path) -> dict[str, str]:
    """Return English text → text in `lang` from `folder`/<lang>.mo or .po; empty where neither is there.

    A .mo older than its .po is not used: the one who edited the .po wants to see it.
    """
    compiled, source = folder / f"{lang}.mo", folder / f"{lang}.po"
    if compiled.is_file() and not (source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime):
        with compiled.open("rb") as file:
            known = gettext.GNUTranslations(file)
        catalogue: dict[str, str] = getattr(known, "_catalog", {})
        return {key: value for key, value in catalogue.items() if isinstance(key, str) and key and value}
    if source.is_file():
        return parse_po(source.read_text(encoding="utf-8"))
    return {}


def parse_po(text: str) -> dict[str, str]:
    """Return msgid → msgstr of a .po file; fuzzy, empty and plural entries are left out.

    ValueError names the line that is not a .po line.
    """
    found: dict[str, str] = {}
    entry: dict[str, str] = {}
    field, fuzzy, plural = "", False, False

    def close() -> None:
        if entry.get("msgid") and entry.get("msgstr") and not fuzzy and not plural:
            found[entry["msgid"]] = entry["msgstr"]

    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            if "msgstr" in entry:
                close()
                entry, field, fuzzy, plural = {}, "", False, False
            fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
            continue
        word, _, rest = line.partition(" ")
        if word.startswith('"'):
            rest = line
        elif word == "msgid" and "msgstr" in entry:
            close()
            entry, field, fuzzy, plural = {"msgid": ""}, "msgid", False, False
        else:
            field = word
            plural = plural or word.startswith(("msgid_plural", "msgstr["))
            entry[field] = ""
        if not field or not rest.startswith('"'):
            raise ValueError(f"line {number} is not a .po line")
        entry[field] += str(json.loads(rest))
    close()
    return found
