"""Brings the widgets' translations up to date with the code: run it after changing a text of the window.

    python -m tests.tools.refresh_ts

New texts come in unfinished, texts that are gone go. English has plural forms alone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"


def _tool() -> str:
    name = "pyside6-lupdate.exe" if sys.platform == "win32" else "pyside6-lupdate"
    return str(Path(sys.executable).parent / name)


def refresh(folder: Path = I18N) -> None:
    """Run lupdate over app/ui for every language."""
    sources = sorted(str(one) for one in (ROOT / "app" / "ui").rglob("*.py"))
    always = ["-locations", "none", "-no-obsolete"]
    for name, more in (("tieout_zh_CN.ts", []), ("tieout_zh_TW.ts", []), ("tieout_en.ts", ["-pluralonly"])):
        command = [_tool(), *sources, *always, *more, "-target-language", name[7:-3], "-ts", str(folder / name)]
        subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    refresh()
