"""English texts by key, for everything that is stored or raised as key and parameters.

Each module holds a dict `TEXTS`; keys start with the module's topic. Placeholders are named:
`{file}`. `app.config.words.Words` translates by the English text (gettext) and fills them in.
"""

from __future__ import annotations

import importlib
from functools import cache


@cache
def all_texts() -> dict[str, str]:
    """Return every key with its English text; a key that stands twice is a bug."""
    import pkgutil

    found: dict[str, str] = {}
    for module in sorted(one.name for one in pkgutil.iter_modules(__path__)):
        for key, text in importlib.import_module(f"{__name__}.{module}").TEXTS.items():
            if key in found:
                raise ValueError(f"text {key} stands twice")
            found[key] = text
    return found
