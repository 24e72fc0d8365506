"""Refreshes resources/i18n/*.po from the texts: `python -m tests.tools.extract_texts`.

What is known keeps its translation, what is new comes empty, what is gone is dropped. Entries are sorted
by key, so that equal texts give equal files.
"""

from __future__ import annotations

import json
from pathlib import Path

from app.config.catalogue import parse_po
from app.config.places import resources
from app.config.words import LANGUAGES
from app.domain.discrepancy import BOOK_TITLES, CODES
from app.domain.texts import all_texts

FOLDER = resources() / "i18n"


def wanted() -> dict[str, list[str]]:
    """Return English text → keys that say it, sorted by key."""
    found: dict[str, list[str]] = {}
    keys = {**all_texts(), **{f"code.{code}": title for code, title in CODES.items()}}
    keys |= {f"code.{code}.{comparison}": title for (code, comparison), title in BOOK_TITLES.items()}
    for key, text in sorted(keys.items()):
        found.setdefault(text, []).append(key)
    return found


def catalogue(lang: str, known: dict[str, str]) -> str:
    """Return the text of a .po file."""
    head = [
        'msgid ""',
        'msgstr ""',
        *(
            json.dumps(f"{line}\n")
            for line in (
                "Project-Id-Version: Tieout",
                f"Language: {lang}",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: 8bit",
            )
        ),
    ]
    parts = ["\n".join(head)]
    for text, keys in wanted().items():
        lines = [*(f"#. {key}" for key in keys), f"msgid {_quoted(text)}", f"msgstr {_quoted(known.get(text, ''))}"]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def refresh(folder: Path = FOLDER) -> dict[str, int]:
    """Write both catalogues; return how many texts have no translation, by language."""
    missing = {}
    for lang in LANGUAGES[1:]:
        path = folder / f"{lang}.po"
        known = parse_po(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(catalogue(lang, known), encoding="utf-8")
        missing[lang] = sum(text not in known for text in wanted())
    return missing


if __name__ == "__main__":
    for lang, count in refresh().items():
        print(f"{lang}: {count} of {len(wanted())} texts without a translation")
