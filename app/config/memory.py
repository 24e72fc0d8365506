"""What the window remembers from one day to the next: where somebody was, how she had arranged her columns.

Nothing in here is part of a result, and losing it costs nobody more than a few clicks; so a file that cannot be read
is a file that is not there. Values are what JSON holds.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

from app.config.files import write_whole
from app.domain.errors import AppError

_MOST_SCOPES = 50  # books remembered


class Memory:
    """Values by scope and key; scope "" is the program's, any other a book's path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, dict[str, Any]] | None = None
        self._changed = self._told = False

    def get(self, scope: str, key: str, default: Any = None) -> Any:
        """Return what was put, else `default`; also where it is of another kind than `default`."""
        value = self._loaded().get(scope, {}).get(key, default)
        return value if default is None or isinstance(value, type(default)) else default

    def put(self, scope: str, key: str, value: Any) -> None:
        """Remember a value; None forgets it. `save` writes it."""
        values = self._loaded()
        mine = values.pop(scope, {})
        self._changed |= mine.get(key) != value
        if value is None:
            mine.pop(key, None)
        else:
            mine[key] = value
        values[scope] = mine  # the scope used last stands last

    def forget(self, scope: str) -> None:
        """Forget everything of a book."""
        self._changed |= self._loaded().pop(scope, None) is not None

    def save(self) -> None:
        """Write what changed; a folder that cannot be written is logged, not told."""
        if not self._changed:
            return
        values = self._loaded()
        books = [scope for scope in values if scope]
        for scope in books[:-_MOST_SCOPES]:
            del values[scope]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with write_whole(str(self._path), private=True) as file:
                file.write(json.dumps(values, ensure_ascii=False, indent=1).encode())
            self._changed = False
        except (AppError, OSError) as exc:
            if not self._told:
                logging.getLogger(__name__).warning("the window's memory was not written: %s", type(exc).__name__)
            self._told = True

    def _loaded(self) -> dict[str, dict[str, Any]]:
        if self._values is None:
            try:
                data = json.loads(self._path.read_text(encoding="utf-8"))
                fits = isinstance(data, dict) and all(isinstance(one, dict) for one in data.values())
            except (OSError, ValueError):
                data, fits = {}, True
            self._values = data if fits else {}
        return self._values
