"""One environment for every test: no display, no home folder, a zone that is nobody's, no chance."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from app.importers.sandbox import kept_children
from tests.examples import LEAST
from tests.samples import FOLDER, MISSING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("MPLCONFIGDIR", tempfile.mkdtemp(prefix="tieout-mpl-"))
# A result may depend on neither zone nor locale of the machine, so tests run in unlikely ones:
# whatever leaks in shows as an odd quarter of an hour.
os.environ["TZ"] = "Asia/Kathmandu"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANG"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
if hasattr(time, "tzset"):
    time.tzset()
# Settings and logs of the program stay out of the home folder of whoever runs the tests.
_HOME = tempfile.mkdtemp(prefix="tieout-home-")
for _name in (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
):
    os.environ[_name] = _HOME

_slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
settings.register_profile("ci", max_examples=LEAST, deadline=None, derandomize=True, suppress_health_check=_slow)
settings.register_profile("dev", max_examples=100, deadline=None, derandomize=True, suppress_health_check=_slow)
settings.register_profile("long", max_examples=2000, deadline=None, suppress_health_check=_slow)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


#: Files that take longest, the longest first; they begin first, so that no worker is left alone with one at the end.
_LONG = (
    "ui/test_every_screen.py",
    "ui/test_month_by_keyboard.py",
    "ui/dashboard/test_overview_page.py",
    "ui/test_import_files.py",
    "ui/test_mapping.py",
    "matching/test_spread.py",
    "ui/settings/test_rules.py",
    "services/test_settling.py",
    "ui/test_help.py",
    "importers/test_sandbox.py",
    "matching/test_merged.py",
    "ui/test_application.py",
    "ui/test_review_in_window.py",
    "services/test_stopping.py",
    "services/test_rules.py",
    "cli/test_reconcile.py",
    "ui/settings/test_tolerance.py",
    "ui/test_import.py",
    "ui/settings/test_sections.py",
    "store/test_faults.py",
    "importers/test_cn_bank_readers.py",
    "ui/review/test_deciding.py",
    "worlds/test_worlds.py",
    "worlds/test_shops.py",
    "ui/test_access.py",
    "matching/test_properties.py",
    "services/test_steps.py",
    "services/test_two_months.py",
    "ui/dashboard/test_in_window.py",
    "importers/test_unknown_tables.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first."""

    def place(one: pytest.Item) -> int:
        path = str(one.path).replace(os.sep, "/")
        return next((at for at, name in enumerate(_LONG) if path.endswith(name)), len(_LONG))

    items.sort(key=place)


def pytest_configure(config: pytest.Config) -> None:
    """Let the one harmless message of Qt's offscreen platform pass."""
    config.addinivalue_line("qt_log_ignore", "propagateSizeHints")
    config.addinivalue_line("markers", "own_children: parsing children are started anew for each test")
    config.addinivalue_line("markers", "smoke: starts the program on a display; run by .ci/run")


class _Children:
    """The parsing children of this process of tests: handed on while they are kept, as the program does it."""

    def __init__(self) -> None:
        self._kept: ExitStack | None = None

    def keep(self) -> None:
        """Hand them on from now on."""
        if self._kept is None:
            self._kept = ExitStack()
            self._kept.enter_context(kept_children())

    def end(self) -> None:
        """End those that wait; each further one is new."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None


_children = _Children()


@pytest.fixture(scope="module", autouse=True)
def _kept_children(request: pytest.FixtureRequest) -> None:
    """Hand parsing children on from test to test and from file to file, as a start costs more than most tests.

    Files whose tests are about the children themselves are marked `own_children`: each of theirs is a new one.
    """
    if request.node.get_closest_marker("own_children"):
        _children.end()
    else:
        _children.keep()


def pytest_collection_finish() -> None:
    """Look no more through what thousands of collected tests are made of whenever garbage is looked for."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _temporary_files_where_they_were() -> Iterator[None]:
    """Undo what a program that was started within a test said of this process: its temporary files in a folder."""
    before = tempfile.tempdir
    assert before is None or not Path(before).name.startswith("tieout-run-"), "a fixture left this process in a folder"
    yield
    tempfile.tempdir = before


def _skipped_for_samples(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return 0
    return sum(MISSING in str(one.longrepr) for one in reporter.stats.get("skipped", ()))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """End the children; fail a run that skipped for want of samples although they are there."""
    _children.end()
    if exitstatus == 0 and FOLDER.is_dir() and _skipped_for_samples(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were skipped for want of the samples."""
    missing = _skipped_for_samples(terminalreporter.config)
    if missing:
        terminalreporter.write_line(f"samples: {missing} skipped, {MISSING}")
