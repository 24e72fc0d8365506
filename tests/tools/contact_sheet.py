"""All pictures of the window in every look: a process for each, and one page that shows them side by side."""

from __future__ import annotations

import html
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

LANGS, THEMES, SCALES = ("zh_CN", "zh_TW", "en"), ("light", "dark"), (100, 150, 200)
#: Two of them run at a time; a scale of the screen holds for a whole process, so each look has its own.
AT_ONCE = 2


def looks() -> list[tuple[str, str, int]]:
    """Return every (language, theme, scale in percent)."""
    return [(lang, theme, scale) for scale in SCALES for theme in THEMES for lang in LANGS]


def take_all(folder: Path, more: Sequence[str] = ()) -> int:
    """Take every picture in every look; return how many looks failed. `more` goes to every process."""
    folder.mkdir(parents=True, exist_ok=True)
    waiting, running, failed = looks(), [], 0
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            look = waiting.pop(0)
            running.append((look, _start(folder, look, more)))
        time.sleep(0.5)
        for one in [one for one in running if one[1].poll() is not None]:
            running.remove(one)
            failed += one[1].returncode != 0
            print(f"{one[0]}: {'failed, see its log' if one[1].returncode else 'taken'}", flush=True)
    write_index(folder)
    return failed


def _start(folder: Path, look: tuple[str, str, int], more: Sequence[str]) -> subprocess.Popen[bytes]:
    lang, theme, scale = look
    command = [sys.executable, "-m", "tests.screenshots", str(folder), "--lang", lang, "--theme", theme]
    command += ["--scale", str(scale), *more]
    with (folder / f"{lang}-{theme}-{scale}.log").open("wb") as log:
        return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)


def write_index(folder: Path) -> Path:
    """Write index.html: a row for each screen, a column for each look that has a picture of it."""
    pictures: dict[str, dict[str, str]] = {}
    for one in sorted(folder.glob("*.png")):
        screen, look, _end = one.name.rsplit(".", 2)
        pictures.setdefault(screen, {})[look] = one.name
    columns = sorted({look for found in pictures.values() for look in found})
    head = "".join(f"<th>{html.escape(one)}</th>" for one in columns)
    rows = "".join(
        f"<tr><th>{html.escape(screen)}</th>" + "".join(_cell(found.get(one)) for one in columns) + "</tr>\n"
        for screen, found in pictures.items()
    )
    style = "img{width:480px} th{position:sticky;top:0;background:#fff;text-align:left} td{vertical-align:top}"
    page = f"<!DOCTYPE html><meta charset=utf-8><title>Tieout</title><style>{style}</style><table><tr><th>{head}</tr>\n"
    target = folder / "index.html"
    target.write_text(f"{page}{rows}</table>\n", encoding="utf-8")
    return target


def _cell(name: str | None) -> str:
    return f'<td><a href="{html.escape(name)}"><img src="{html.escape(name)}" loading=lazy></a>' if name else "<td>–"
