"""Remembered layouts: small JSON files in a folder beside the settings, one for each kind of table somebody mapped.

They belong to the person, not to a book, and can be passed on: a file received from somebody is checked before it is
kept. A folder that is missing holds none; a file that cannot be used is shown with its reason and never used.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.config.files import write_whole
from app.domain.errors import AppError, SourceRefused

if TYPE_CHECKING:
    from app.domain.statement import ReadSource

_MOST_BYTES = 256 * 1024
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutFile:
    """One file of the folder. data: as read, {} where it is no layout; wrong: why it cannot be used, None where it can.

    used: day on which it was last used or saved, ISO. shipped: a starting layout that comes with Tieout.
    """

    path: str
    title: str
    data: dict[str, Any] = field(default_factory=dict)
    used: str = ""
    wrong: AppError | None = None
    shipped: bool = False


def layouts_folder(settings_path: Path) -> Path:
    """Return where layouts are kept; the folder may not exist yet."""
    return settings_path.parent / "layouts"


def read_layout(path: str) -> dict[str, Any]:
    """Return a layout file's content, checked field by field.

    AppError("layout.unreadable") for what is no JSON object, SourceRefused("refused.layout_field") naming the field
    or column that is missing or wrong.
    """
    from app.importers.layouts.form import from_json

    try:
        raw = Path(path).read_bytes()
        if len(raw) > _MOST_BYTES:
            raise ValueError("too long")
        data = json.loads(raw.decode("utf-8-sig"))
        if not isinstance(data, dict):
            raise ValueError("not an object")
    except (OSError, ValueError, RecursionError) as exc:
        raise AppError("layout.unreadable", file=Path(path).name) from exc
    try:
        from_json(data)
    except SourceRefused as refused:
        refused.file = Path(path).name
        raise
    return data


def list_layouts(folder: Path) -> list[LayoutFile]:
    """Return every file of the folder by title; bad ones too, with the reason."""
    found = []
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            data, wrong = read_layout(str(path)), None
        except AppError as exc:
            data, wrong = {}, exc
        used = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date().isoformat()
        title = str(data.get("title") or path.stem)
        found.append(LayoutFile(path=str(path), title=title, data=data, used=used, wrong=wrong))
    return sorted(found, key=lambda one: (one.title, one.path))


def remembered(folder: Path) -> tuple[dict[str, Any], ...]:
    """Return the layouts that recognise their tables by the header, for ReadOptions.layouts."""
    usable = [one for one in list_layouts(folder) if one.wrong is None and one.data.get("header")]
    return tuple({**one.data, "title": one.title} for one in usable)


def mark_used(folder: Path, sources: Iterable[ReadSource]) -> None:
    """Note that these sources were read by remembered layouts."""
    titles = {
        str(read.facts.message_params.get("layout", ""))
        for source in sources
        for read in source.statements
        if read.facts.message_key == "statement.by_layout"
    }
    for one in list_layouts(folder) if titles else ():
        if one.title in titles:
            with contextlib.suppress(OSError):  # a day that is not noted is no reason to stop
                os.utime(one.path)


def save_layout(folder: Path, data: Mapping[str, Any], path: str = "") -> str:
    """Write a checked layout to `path`, "" for a new file with a readable name; return where it is."""
    from app.importers.layouts.form import from_json

    from_json(data)
    folder.mkdir(parents=True, exist_ok=True)
    target = path or str(_free(folder, str(data.get("title", ""))))
    with write_whole(target) as file:
        file.write((json.dumps(dict(data), ensure_ascii=False, indent=1) + "\n").encode())
    return target


def _free(folder: Path, title: str) -> Path:
    """Return a path of the folder that nobody has taken."""
    stem = " ".join(_UNSAFE.sub(" ", title).split()).strip(" .")[:_LONGEST_NAME] or "layout"
    names = [stem, *(f"{stem} {number}" for number in range(2, 1000))]
    return next(path for name in names if not (path := folder / f"{name}.json").exists())


def take_layout(folder: Path, path: str) -> str:
    """Keep a layout file received from somebody; return where it is. Raises as read_layout does."""
    data = read_layout(path)
    same = next((one.path for one in list_layouts(folder) if one.data == data), "")
    return same or save_layout(folder, {**data, "title": data.get("title") or Path(path).stem})


def rename_layout(folder: Path, path: str, title: str) -> str:
    """Give a layout another title and its file the name that goes with it."""
    data = {**read_layout(path), "title": title.strip()}
    made = save_layout(folder, data)
    Path(path).unlink()
    return made


def delete_layout(path: str) -> bytes:
    """Delete a layout's file; return its bytes, for `restore_layout`."""
    kept = Path(path).read_bytes()
    Path(path).unlink()
    return kept


def restore_layout(path: str, kept: bytes) -> None:
    """Put a deleted file back."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with write_whole(path) as file:
        file.write(kept)


def export_layout(path: str, to: str) -> None:
    """Copy a layout for somebody else; the account number stays here."""
    try:
        data = read_layout(path)
        data.pop("account", None)
        with write_whole(to) as file:
            file.write((json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())
    except SourceRefused:
        shutil.copy(path, to)


def missing_columns(data: Mapping[str, Any], header: Sequence[str]) -> list[str]:
    """Return the columns that a layout names and a header does not have."""
    from app.importers.layouts.form import from_json
    from app.importers.names import same_name

    known = {same_name(one) for one in header}
    return [one for one in from_json(data).wanted() if same_name(one) not in known]
