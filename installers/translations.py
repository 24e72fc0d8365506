"""Compiles the translations: `.ts` of the widgets by lrelease, `.po` of everything else by polib.

Run by the Python of `.venv`. What is newer than its source stays as it is; a missing translation falls
back to English, so there may be none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "i18n"


def _stale(source: Path, made: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def _lrelease() -> str:
    """Return the tool that PySide6 brings, beside this Python."""
    name = "pyside6-lrelease.exe" if sys.platform == "win32" else "pyside6-lrelease"
    return str(Path(sys.executable).parent / name)


def _beside(made: Path) -> Path:
    """Return where to write first: a window that opens meanwhile must not read half a file."""
    return made.with_name(f"{made.stem}.new{made.suffix}")


def main() -> int:
    """Compile what is stale; returns the exit status."""
    for source in sorted(FOLDER.glob("*.ts")):
        made = source.with_suffix(".qm")
        if _stale(source, made):
            fresh = _beside(made)
            done = subprocess.run(
                [_lrelease(), str(source), "-qm", str(fresh)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                fresh.unlink(missing_ok=True)
                print(done.stdout + done.stderr, file=sys.stderr)
                return 1
            fresh.replace(made)
    for source in sorted(FOLDER.glob("*.po")):
        made = source.with_suffix(".mo")
        if _stale(source, made):
            import polib

            fresh = _beside(made)
            polib.pofile(str(source)).save_as_mofile(str(fresh))
            fresh.replace(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
