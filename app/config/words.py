"""Words for people: a key and its parameters, said in English or Chinese.

What is stored or raised is a key and parameters; here it becomes a sentence. The English text of a
key stands in `app.domain.texts` and is what the catalogues in `resources/i18n` translate; what has no
translation is said in English. No Qt, no locale, no clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from unicodedata import category

from app.config.catalogue import load_catalogue
from app.config.places import resources
from app.domain.discrepancy import BOOK_TITLES, CODES
from app.domain.errors import AppError, SourceRefused
from app.domain.texts import all_texts

LANGUAGES = ("en", "zh_CN", "zh_TW")
_FORMATS = frozenset({"format", "formats"})  # parameters that hold the ids of formats
#: Parameters that hold names or numbers in a row, not parts of a sentence.
_LISTED = frozenset({"columns", "missing", "accounts", "rows", "words", "near", "months"})


class _Filled(dict[str, str]):
    """Parameters of a text; one that is missing stays visible as `{name}`."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


class Words:
    """Says keys in one language; cheap to make twice, safe in any thread.

    A parameter may be text, a number, a list (said one after the other, names with commas) or again a key with
    parameters as {"key": …, "params": {…}}, which is said in the same language. The ids of formats are said by their
    names.
    """

    def __init__(self, lang: str = "en", folder: Path | None = None) -> None:
        if lang not in LANGUAGES:
            raise ValueError(f"no words in {lang}")
        self.lang = lang
        self._folder = folder
        self._between, self._comma = ("; ", ", ") if lang == "en" else ("；", "、")

    @cached_property
    def _known(self) -> Mapping[str, str]:
        """Return the translations; read when the first sentence is said, which is after the window is painted."""
        return {} if self.lang == "en" else load_catalogue(self.lang, self._folder or resources() / "i18n")

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        return all_texts()

    def text(self, english: str) -> str:
        """Return `english` in this language, placeholders still in it."""
        return self._known.get(english, english)

    def say(self, key: str, params: Mapping[str, Any] | None = None) -> str:
        """Return the text of `key` with its parameters; an unknown key is said as it is, "" is "".

        `key.one` is said instead where there is such a text and the parameter `count` is 1.
        """
        if not key:
            return ""
        if params and str(params.get("count")) == "1" and f"{key}.one" in self._texts:
            key = f"{key}.one"
        text = self.text(self._texts.get(key, key))
        if not params:
            return text
        return text.format_map(_Filled({name: self._param(name, value) for name, value in params.items()}))

    def _param(self, name: str, value: Any) -> str:
        if name in _LISTED and isinstance(value, (list, tuple)):
            return self._comma.join(map(str, value))
        return self._value(value, name in _FORMATS)

    def _value(self, value: Any, is_format: bool = False) -> str:
        if isinstance(value, Mapping) and "key" in value:
            return self.say(str(value["key"]), value.get("params"))
        if isinstance(value, (list, tuple)):
            return self._between.join(self._value(one, is_format) for one in value)
        name = f"format.{value}"
        return self.say(name) if is_format and name in self._texts else str(value)

    def code_title(self, code: str, comparison: str = "") -> str:
        """Return what a discrepancy code means in a few words; an unknown code as it is.

        comparison: some codes are called otherwise between the books and the bank or the orders.
        """
        return self.text(BOOK_TITLES.get((code, comparison), CODES.get(code, code)))

    def code_advice(self, kind: str, code: str, comparison: str = "") -> str:
        """Return the usual `cause` of a code or how to `settle` it; "" where nothing is known."""
        for key in (f"{kind}.{code}.{comparison}", f"{kind}.{code}"):
            if key in self._texts:
                return self.say(key)
        return ""

    def error(self, exc: AppError) -> str:
        """Return an error as one line; a refused source with its file, row and column."""
        if isinstance(exc, SourceRefused):
            return self.refusal(exc.file, exc.row, exc.column, exc.key, exc.params)
        return one_line(self.say(exc.key, exc.params))

    def refusal(self, file: str, row: int, column: str, key: str, params: Mapping[str, Any]) -> str:
        """Return why a source was refused as one line: file, row and column where known, reason."""
        place = {(False, False): "file", (True, False): "row", (False, True): "column", (True, True): "cell"}
        where = place[bool(row), bool(column)]
        here = {"file": file, "row": row, "column": column}
        reason = self.say(key, {**here, **params})
        return one_line(self.say(f"summary.refused_{where}", {**here, "reason": reason}))


def one_line(text: str) -> str:
    """Return `text` with line breaks, control and direction characters written out as `\\x0a` or `\\u202e`."""
    if text.isprintable():
        return text
    return "".join(_visible(char) if category(char) in _HIDDEN else char for char in text)


_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def _visible(char: str) -> str:
    number = ord(char)
    return f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}"
