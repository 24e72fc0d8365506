"""What the edges (commands, window) are handed: nobody fetches such things from a global."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.ports import BookStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """Made once by app.bootstrap.

    settings_path, log_path: files that may not exist yet. words: language → Words.
    demo_folder: the demo shop's source files, a folder for each month.
    """

    book_store: BookStore
    settings_path: Path
    log_path: Path
    words: Callable[[str], Words]
    demo_folder: Path
