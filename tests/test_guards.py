"""Keeps true what was measured or read once about libraries, licences and the lock."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.samples import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "installers" / "requirements.lock").read_text("utf-8")


def _python(code: str) -> str:
    """Run code in a fresh interpreter at the root of the project; returns what it prints."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_emitting_a_signal_keeps_the_references_of_true_and_none():
    code = """
import sys
from PySide6.QtCore import QObject, Signal
class Sender(QObject):
    said = Signal(bool)
def heard(value):
    return None
sender = Sender()
sender.said.connect(heard)
sender.said.emit(True)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(100):
    sender.said.emit(True)
after = sys.getrefcount(True), sys.getrefcount(None)
print(before[0] - after[0], before[1] - after[1])
"""
    lost = [int(one) for one in _python(code).split()]
    assert max(lost) < 10, f"references lost in 100 emits: {lost}"


def test_a_broken_model_fails_the_model_tester(tmp_path):
    (tmp_path / "test_broken.py").write_text(
        """
from PySide6.QtCore import QAbstractTableModel

class Broken(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 3  # a cell of a table has no rows of its own
    def columnCount(self, parent=None):
        return 2
    def data(self, index, role=0):
        return None

def test_it(qtmodeltester):
    qtmodeltester.check(Broken(), force_py=False)
""",
        "utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    options = ["-p", "no:cacheprovider", str(tmp_path)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([*command, *options], capture_output=True, text=True, cwd=tmp_path, env=env, check=False)
    assert done.returncode == 1, done.stdout
    assert "1 failed" in done.stdout


def test_pytest_is_never_run_so_that_the_model_tester_goes_blind():
    settings = PROJECT["tool"]["pytest"]["ini_options"]
    assert not {"-s", "--capture=no", "--no-qt-log"} & set(settings["addopts"].split())
    assert settings["qt_log_level_fail"] in ("CRITICAL", "WARNING", "DEBUG")


@pytest.mark.parametrize(
    ("module", "banned"),
    [
        ("app.ui.application", "numpy pandas pyarrow scipy matplotlib openpyxl sqlalchemy alembic pydantic"),
        ("app.bootstrap", "PySide6 pandas pyarrow scipy matplotlib openpyxl sqlalchemy"),
        ("app.cli", "PySide6 pandas scipy matplotlib openpyxl"),
        ("app.importers.child", "PySide6 pandas scipy matplotlib openpyxl sqlalchemy sqlcipher3"),
    ],
)
def test_a_start_loads_nothing_heavy(module, banned):
    code = f"import sys, {module}\nprint(*[one for one in {banned.split()!r} if one in sys.modules])"
    assert _python(code) == ""


def test_the_thread_that_opens_a_book_has_loaded_what_the_pages_stand_on():
    """UX 63: the event loop loads modules of the window alone when a page is first shown."""
    code = (
        "import sys\n"
        "from importlib import import_module\n"
        "from app.ui.loading import load_qt\n"
        "load_qt()\n"
        "import app.ui.application\n"
        "from app.bootstrap import wire\n"
        "from app.ui.pages import PAGES, load_beneath\n"
        "load_beneath()\n"
        "wire().book_store.temporary().close()\n"
        "before = set(sys.modules)\n"
        "for page in PAGES.values():\n"
        "    import_module(page.module)\n"
        "new = set(sys.modules) - before\n"
        "print(*[one for one in new if not one.startswith(('app.ui.', 'PySide6', 'app.printing'))])\n"
        "print(*[one for one in ('pandas', 'scipy', 'matplotlib', 'openpyxl') if one in sys.modules])"
    )
    assert _python(code) == ""


def test_the_window_is_made_without_reading_the_sources_of_what_it_loads():
    code = (
        "import linecache\n"
        "from app.ui import start\n"
        "from app.bootstrap import wire\n"
        "made = start(wire())\n"
        "import app.services.review\n"
        f"print(*[one for one in linecache.cache if one.startswith({str(ROOT / 'app')!r})])"
    )
    assert _python(code) == ""


def test_the_linked_sqlite_is_new_enough():
    from sqlcipher3 import dbapi2

    assert tuple(int(one) for one in dbapi2.sqlite_version.split(".")) >= (3, 51, 3)


def _shipped() -> list[metadata.Distribution]:
    """Return what the program installs: its dependencies and theirs."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [Requirement(one) for one in PROJECT["project"]["dependencies"]]
    while waiting:
        wanted = waiting.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        found[name] = metadata.distribution(wanted.name)
        waiting += [Requirement(one) for one in found[name].requires or []]
    return [found[name] for name in sorted(found)]


#: Permissive licences, and the LGPL used dynamically.
ALLOWED = re.compile(
    r"\b(MIT|BSD|[023]-?clause|Apache|PSF|Python Software Foundation|ISC|zlib|HPND|LGPL|Unlicense|MPL|OFL)\b", re.I
)
STRICT = re.compile(r"(?<![L])\bA?GPL|GNU (Affero )?General Public", re.I)


def _licence(dist: metadata.Distribution) -> str:
    info = dist.metadata
    classified = [one for one in info.get_all("Classifier") or [] if one.startswith("License ::")]
    words = [info.get("License-Expression") or "", *classified]
    if not any(words):
        words = [(info.get("License") or "")[:200]]
    if not any(words):
        words = [_licence_text(dist)]
    return " | ".join(one for one in words if one)


def _licence_text(dist: metadata.Distribution) -> str:
    """Return the name of the licence whose text a package carries without naming it."""
    for file in dist.files or []:
        if "licen" in file.name.lower():
            text = Path(str(dist.locate_file(file))).read_text("utf-8", "replace")
            return "zlib" if "misrepresented; you must not" in text else text[:200]
    return ""


def test_everything_shipped_has_a_licence_that_allows_it():
    wrong = {}
    for dist in _shipped():
        licence = _licence(dist)
        choice = bool(re.search(r"\bOR\b", licence)) and "LGPL" in licence
        if not ALLOWED.search(licence) or (STRICT.search(licence.replace("LGPL", "")) and not choice):
            wrong[dist.metadata["Name"]] = licence
    assert not wrong
    assert len(_shipped()) > 15


def _entries() -> list[str]:
    """Return the entries of the lock, continuation lines joined."""
    joined = LOCK.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_every_entry_of_the_lock_is_pinned_and_hashed():
    assert len(_entries()) > 20
    for entry in _entries():
        assert re.match(r"[A-Za-z0-9._-]+(\[[\w,]+\])?==[^\s;]+", entry), entry[:80]
        assert "--hash=sha256:" in entry, entry[:80]


def test_the_lock_holds_no_address():
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host|^-e|@ ", LOCK, re.M)


def test_the_lock_holds_every_dependency():
    wanted = [*PROJECT["project"]["dependencies"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        wanted += extra
    locked = {re.sub(r"[-_.]+", "-", re.split(r"[=\[]", one)[0]).lower() for one in _entries()}
    assert {re.sub(r"[-_.]+", "-", Requirement(one).name).lower() for one in wanted} <= locked


def test_fonts_carry_their_licence():
    folder = ROOT / "resources" / "fonts"
    fonts = [one for one in folder.rglob("*") if one.suffix.lower() in (".ttf", ".otf", ".woff2")]
    for font in fonts:
        texts = [one.read_text("utf-8").upper() for one in font.parent.glob("*.txt")]
        assert any("SIL OPEN FONT LICENSE" in one for one in texts), f"{font.name} without the text of its licence"
    assert fonts
