"""Readers from outside the program: files of Python, run in the parsing child alone, by the hash a person allowed.

Such a file is written like one of `app.importers.formats`: a class under `@register` (CONTRIBUTING shows one). Its
format begins with "outside.", and it is asked only where none of our own readers knows a source: it can neither
stand in for one of them nor take a file from it. What it raises refuses the source, as with our own.
"""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from app.domain.errors import SourceRefused
from app.importers import base

MOST_BYTES = 1_000_000

#: hash of a file → its readers by format; what was loaded once stays, a task uses what is allowed for it.
_loaded: dict[str, dict[str, base.Reader]] = {}


def use_outside(allowed: Sequence[Mapping[str, str]]) -> list[str]:
    """Make the readers of `allowed` files ({"path", "sha256"}) those of the next source, and no others.

    Returns a traceback for each file that could not be loaded: it is left out, the other ones are used.
    """
    for name in [one for one in base.READERS if one.startswith(base.OUTSIDE)]:
        del base.READERS[name]
    wrong = []
    for one in allowed:
        try:
            found = load(one["path"], one["sha256"])
        except Exception:  # noqa: BLE001 - foreign code may raise anything; the parent logs it
            wrong.append(traceback.format_exc())
            continue
        base.READERS.update({name: reader for name, reader in found.items() if name not in base.READERS})
    return wrong


def load(path: str, sha256: str) -> dict[str, base.Reader]:
    """Return the readers of a file by format; SourceRefused where it is another file, or holds none that may be used.

    The bytes that are checked are the bytes that run.
    """
    name = Path(path).name
    if sha256 not in _loaded:
        with Path(path).open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES or hashlib.sha256(raw).hexdigest() != sha256:
            raise SourceRefused("refused.reader_changed", file=name)
        _loaded[sha256] = _readers(raw, name, sha256)
    return _loaded[sha256]


def _readers(raw: bytes, name: str, sha256: str) -> dict[str, base.Reader]:
    base.load_formats()
    before = dict(base.READERS)
    module = ModuleType(f"outside_{sha256[:16]}")
    module.__file__ = name
    sys.modules[module.__name__] = module  # dataclasses look their module up there
    try:
        exec(compile(raw, name, "exec"), module.__dict__)  # noqa: S102 - what it is for: a person allowed these bytes
        found = {key: reader for key, reader in base.READERS.items() if before.get(key) is not reader}
    except Exception as exc:
        raise SourceRefused("refused.reader_broken", file=name, reason=_reason(exc)) from exc
    finally:
        base.READERS.clear()
        base.READERS.update(before)
    for key, reader in found.items():
        if not key.startswith(base.OUTSIDE) or key in before:
            raise SourceRefused("refused.reader_name", file=name, format=key)
        if not _is_reader(reader):
            raise SourceRefused("refused.reader_broken", file=name, reason=f"{key}: version, title, sniff, read")
    if not found:
        raise SourceRefused("refused.reader_none", file=name)
    return found


def _is_reader(one: Any) -> bool:
    said = isinstance(getattr(one, "version", None), int) and isinstance(getattr(one, "title", None), str)
    return said and callable(getattr(one, "sniff", None)) and callable(getattr(one, "read", None))


def _reason(exc: Exception) -> str:
    line = exc.lineno if isinstance(exc, SyntaxError) else _line(exc)
    said = exc.msg if isinstance(exc, SyntaxError) else str(exc)
    return f"{type(exc).__name__}: {said}"[:200] + (f", line {line}" if line else "")


def _line(exc: Exception) -> int:
    frames = traceback.extract_tb(exc.__traceback__)
    return (frames[-1].lineno or 0) if frames else 0
