"""Where somebody was comes back: after closing, after a killed process, on a smaller screen; one window at a time."""

from __future__ import annotations

import inspect
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter

from app.config import settings as config
from app.domain.period import Period
from tests.samples import ROOT
from tests.ui.conftest import demo_file, settle

SCREEN = QRect(0, 0, 1920, 1040)
SECOND = QRect(1920, 0, 1280, 1024)
LEAST = QSize(1024, 640)


@pytest.mark.parametrize(
    ("wanted", "screens", "place"),
    [
        (QRect(100, 50, 1400, 900), [SCREEN], QRect(100, 50, 1400, 900)),
        (QRect(1500, 800, 1200, 700), [SCREEN], QRect(720, 340, 1200, 700)),
        (QRect(-300, -80, 1200, 700), [SCREEN], QRect(0, 0, 1200, 700)),
        (QRect(9000, 9000, 1200, 700), [SCREEN], QRect(359, 169, 1200, 700)),
        (QRect(2000, 10, 1900, 1000), [SCREEN, SECOND], QRect(1920, 10, 1280, 1000)),
        (QRect(2000, 10, 1200, 1000), [SCREEN], QRect(359, 19, 1200, 1000)),
        (QRect(0, 0, 1900, 1000), [QRect(0, 0, 1366, 728)], QRect(0, 0, 1366, 728)),
        (QRect(0, 0, 1400, 900), [QRect(0, 0, 800, 600)], QRect(0, 0, 1024, 640)),
    ],
)
def test_a_window_stands_whole_on_a_screen_that_is_there(wanted, screens, place):
    """UX 66: off-screen geometry is corrected, also half off the screen and on a smaller one."""
    from app.ui.geometry import fitted

    assert fitted(wanted, screens, LEAST) == place


@pytest.mark.parametrize(
    ("screen", "size"),
    [
        (QRect(0, 0, 1920, 1040), QSize(1440, 900)),
        (QRect(0, 0, 1440, 900), QSize(1424, 844)),
        (QRect(0, 0, 1366, 728), QSize(1350, 672)),
        (QRect(0, 0, 800, 600), LEAST),
    ],
)
def test_the_first_window_is_no_larger_than_the_screen_with_its_frame(screen, size):
    """UX 66: the status bar of a first start is in sight."""
    from app.ui.geometry import first_place

    place = first_place([screen], LEAST)
    assert place.size() == size
    assert size == LEAST or (place.bottom() < screen.bottom() and place.top() >= 32)


def test_size_and_place_come_back(qtbot, wiring):
    """UX 66: the window's size; what stood half off the screen stands whole on it."""
    from app.ui.geometry import restore_geometry, save_geometry

    first, second = QMainWindow(), QMainWindow()
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    first.setGeometry(40, 30, 700, 500)
    first.show()
    save_geometry(first, wiring)
    restore_geometry(second, wiring)
    assert second.geometry() == QRect(40, 30, 700, 500)
    screen = second.screen().availableGeometry()
    first.setGeometry(screen.right() - 200, screen.bottom() - 150, 700, 500)
    save_geometry(first, wiring)
    restore_geometry(second, wiring)
    assert second.size() == QSize(700, 500) and screen.contains(second.geometry())
    second.setMinimumSize(screen.width() + 20, 400)  # Qt sees to its size alone and leaves a gap at the left
    restore_geometry(second, wiring)
    assert second.geometry().left() == screen.left()


def test_the_window_comes_back_in_the_size_it_was_closed_in(open_window, wiring):
    """UX 66"""
    from app.config.settings import Settings
    from app.ui.main_window import MainWindow

    window = open_window()
    window.resize(1111, 677)
    window.close()
    again = MainWindow(wiring, Settings(lang="en", tour_done=True), "en", wiring.words("en"))
    assert again.height() == 677  # the screen made up offscreen is narrower than the least window
    again.deleteLater()


def _book(tmp_path: Path, demo_book: Path) -> str:
    path = tmp_path / "shop.tieout"
    shutil.copy(demo_book, path)
    return str(path)


def test_a_book_opens_on_the_page_month_and_splitters_it_was_left_with(open_demo_book, open_window, qtbot):
    """UX 66: last tab, period, splitters; UX 37: the row."""
    window = open_demo_book()
    path = window.session.book.path
    window.session.set_period(Period.month(2026, 9))
    statements = window.show_page("statements")
    settle(qtbot, window)
    statements.grid.selectRow(4)
    chosen = statements.current().number
    rules = window.show_page("rules").show_section("rules")
    settle(qtbot, window)
    wide = rules.form.width() + rules.catch.width()
    rules._below.setSizes([wide - 560, 560])
    beside = rules._below.sizes()
    split = window.show_page("settings").show_section("accounts").findChildren(QSplitter)[0]
    settle(qtbot, window)
    split.setSizes([150, 320])
    sizes = split.sizes()
    window.close()
    second = open_window()
    second.books.open(path)
    qtbot.waitUntil(lambda: second.session.book is not None, timeout=20_000)
    settle(qtbot, second)
    assert second.current == "settings" and second.session.period == Period.month(2026, 9)
    page = second.pages["settings"]
    assert page.made.keys() == {"accounts"} and page.findChildren(QSplitter)[0].sizes() == sizes
    rules = second.show_page("rules").show_section("rules")
    settle(qtbot, second)
    assert rules._below.sizes() == beside and beside[1] > 500
    assert page.made["accounts"].findChildren(QSplitter)[0].sizes() == sizes
    statements = second.show_page("statements")
    settle(qtbot, second)
    assert statements.current().number == chosen


def test_files_not_imported_yet_are_there_again_with_all_that_was_said(open_window, qtbot, tmp_path):
    """UX 11, 37: closed between dropping or pasting and importing, nothing is lost; what was imported is over."""
    path = str(tmp_path / "shop.tieout")
    window = open_window(book=path)
    files = [str(demo_file("2026-09", one)) for one in ("*All2026-09*", "*_account.csv")]
    window.import_files(files)
    settle(qtbot, window)
    draft = window.pages["statements"].flow.draft
    names = [one.file for one in draft.found.sources]
    draft.choose(names.index(next(one for one in names if "_account" in one)), False)
    draft.say(next(one for one in names if "All2026" in one), shop="禾木家居小店")
    draft.add_pasted("日期\t金额\n2026-09-01\t1.00\n", "pasted-{n}.tsv")
    window.close()
    second = open_window()
    told = []
    second.session.toast.connect(lambda text, _undo: told.append(text))
    second.books.open(path)
    qtbot.waitUntil(lambda: second.session.book is not None, timeout=20_000)
    settle(qtbot, second)
    page = second.pages["statements"]
    assert page.stack.currentWidget() is page.flow and page.flow.grid.hasFocus()
    again = page.flow.draft
    assert sorted(one for one in again.paths if not one.endswith(".tsv")) == sorted(files) and again.said == draft.said
    assert [one.file for one in again.found.lines if one.refusal_key] == ["pasted-1.tsv"]
    assert [one.file for one in again.chosen()] == [one for one in names if "All2026" in one]
    assert told == ["You had not imported these files yet."]
    page.flow.primary.click()
    settle(qtbot, second)
    assert "waiting" not in page.state()


def test_a_page_is_asked_where_the_person_is_and_brought_back_there(open_demo_book, open_window, qtbot):
    """UX 37: each page says what it wants to find again."""
    from app.ui.wizards.statements_page import StatementsPage

    told: list[dict] = []
    before = StatementsPage.state, StatementsPage.restore
    StatementsPage.state = lambda self: {"row": 7}
    StatementsPage.restore = lambda self, state: told.append(state)
    try:
        window = open_demo_book()
        path = window.session.book.path
        window.show_page("statements")
        window.close()
        second = open_window()
        second.books.open(path)
        qtbot.waitUntil(lambda: second.session.book is not None, timeout=20_000)
        settle(qtbot, second)
        second.show_page("statements")
    finally:
        StatementsPage.state, StatementsPage.restore = before
    assert told[-1] == {"row": 7}


_RUN = """
import json, sys
from pathlib import Path
from app.bootstrap import wire
from app.services.wiring import Wiring
from app.ui.application import Application
home, files = Path(sys.argv[1]), sys.argv[2:]
made = wire()
wiring = Wiring(book_store=made.book_store, settings_path=home / "settings.json", log_path=home / "tieout.log",
    words=made.words, demo_folder=made.demo_folder)
application = Application(wiring)
window = application.window
def said(what):
    print(json.dumps(what), flush=True)
from PySide6.QtCore import QTimer
def look():
    book = window.session.book
    line = window.start.line.text() if window.start.line.isVisible() else ""
    said({"book": book.path if book else "", "page": window.current, "busy": bool(window.runner.jobs),
        "period": window.session.period.name, "line": line, "active": window.isActiveWindow(),
        "jobs": [one.title for one in window.runner.jobs]})
timer = QTimer(); timer.timeout.connect(look); timer.start(100)
def command():
    import threading
    def read():
        for line in sys.stdin:
            calls.append(line.strip())
    threading.Thread(target=read, daemon=True).start()
calls = []
def serve():
    while calls:
        name, _, rest = calls.pop(0).partition(" ")
        if name == "page": window.show_page(rest)
        if name == "month":
            from app.domain.period import Period
            window.session.set_period(Period.month(*map(int, rest.split("-"))))
        if name == "close_book": window.shelf.close_book()
        if name == "quit": window.close()
server = QTimer(); server.timeout.connect(serve); server.start(50)
command()
status = application.run(files, False)
print(json.dumps({"ended": status}), flush=True)
"""


class Process:
    """The program in a process of its own; it says ten times a second what it shows."""

    def __init__(self, home: Path, *files: str) -> None:
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _RUN, str(home), *files],
            cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def until(self, wanted) -> dict:
        """Read on until it shows what is wanted; return that."""
        for line in self.process.stdout:
            said = json.loads(line)
            if wanted(said):
                return said
        raise AssertionError("the program ended")

    def tell(self, line: str) -> None:
        """Have it do something."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        self.process.wait()
        self.process.stdout.close()
        self.process.stdin.close()


@pytest.fixture
def start(tmp_path):
    """Return a function that starts the program with the settings of this test."""
    home = tmp_path / "home"
    home.mkdir()
    config.save(config.Settings(lang="en", theme="light"), home / "settings.json")
    made: list[Process] = []

    def run(*files: str) -> Process:
        made.append(Process(home, *files))
        return made[-1]

    yield run
    for one in made:
        one.kill()


def _shows(page: str, book: str = ""):
    return lambda said: said.get("page") == page and not said.get("busy") and (not book or said["book"] == book)


def test_a_killed_program_is_taken_up_where_it_was(start, tmp_path, demo_book):
    """UX 37, 66: kill the process, restart: the same book, page and month."""
    path = _book(tmp_path, demo_book)
    first = start(path)
    first.until(_shows("statements", path))
    first.tell("month 2026-8")
    first.tell("page settings")
    first.until(lambda said: said.get("page") == "settings" and said["period"] == "2026-08")
    memory = tmp_path / "home" / "memory.json"
    kept = {}
    while kept.get("page") != "settings" or kept.get("period", [""])[0] != "2026-08-01":
        first.until(_shows("settings"))
        kept = json.loads(memory.read_text("utf-8")).get(path, {}) if memory.exists() else {}
    first.kill()
    second = start()
    said = second.until(_shows("settings", path))
    assert said["period"] == "2026-08"


def test_a_closed_book_stays_closed_at_the_next_start(start, tmp_path, demo_book):
    path = _book(tmp_path, demo_book)
    first = start(path)
    first.until(_shows("statements", path))
    first.tell("close_book")
    first.until(lambda said: said.get("book") == "")
    first.tell("quit")
    assert first.until(lambda said: "ended" in said) == {"ended": 0}
    second = start()
    said = second.until(lambda said: "book" in said and not said["busy"])
    assert said["book"] == "" and said["line"] == ""


def test_a_last_book_that_is_gone_is_said_on_the_start_page(start, tmp_path, demo_book):
    path = _book(tmp_path, demo_book)
    first = start(path)
    first.until(_shows("statements", path))
    first.tell("quit")
    first.until(lambda said: "ended" in said)
    Path(path).rename(tmp_path / "moved.tieout")
    second = start()
    said = second.until(lambda said: said.get("line"))
    assert path in said["line"] and "not there now" in said["line"] and said["book"] == ""


def test_a_second_start_hands_its_book_to_the_running_window(start, tmp_path, demo_book):
    """UX 40: the second process ends, the first opens what it was given."""
    path = _book(tmp_path, demo_book)
    first = start()
    first.until(lambda said: said.get("book") == "" and not said["busy"])
    second = start(path)
    assert second.until(lambda said: "ended" in said) == {"ended": 0}
    first.until(_shows("statements", path))
    third = start(path)
    assert third.until(lambda said: "ended" in said) == {"ended": 0}
    assert first.until(_shows("statements", path))["book"] == path
    other = str(tmp_path / "other.tieout")
    shutil.copy(demo_book, other)
    fourth = start(other)
    assert fourth.until(lambda said: "ended" in said) == {"ended": 0}
    first.until(_shows("statements", other))


def test_a_start_after_a_killed_one_takes_its_place(start, tmp_path, demo_book):
    """UX 40: a stale socket and lock are taken over."""
    path = _book(tmp_path, demo_book)
    first = start()
    first.until(lambda said: said.get("book") == "" and not said["busy"])
    first.kill()
    second = start()
    second.until(lambda said: said.get("book") == "" and not said["busy"])
    third = start(path)
    assert third.until(lambda said: "ended" in said) == {"ended": 0}
    second.until(_shows("statements", path))


def test_who_speaks_nonsense_to_the_socket_is_not_answered_and_others_are(qtbot, tmp_path):
    from PySide6.QtNetwork import QLocalSocket

    from app.ui.single import SingleInstance, server_name

    settings = tmp_path / "settings.json"
    single = SingleInstance(settings)
    asked: list[dict] = []
    single.asked.connect(asked.append)
    assert single.claim()
    single.listen()
    for said in (b"hello\n", b'{"files": 3, "demo": 1}\n', b"[]\n", b"\xff\xfe\n"):
        socket = QLocalSocket()
        socket.connectToServer(server_name(settings))
        socket.write(said)
        qtbot.waitUntil(lambda one=socket: one.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
    assert asked == []
    # a wish that opens a dialog outlives the socket that brought it: it is told outside of that one's signal
    inside: list[str] = []
    single.asked.connect(lambda _wish: inside.extend(one.function for one in inspect.stack()))
    socket = QLocalSocket()
    socket.connectToServer(server_name(settings))
    socket.write(b'{"files": ["a.csv"], "demo": false}\n')
    qtbot.waitUntil(lambda: bool(inside), timeout=5000)
    assert "_on_said" not in inside and asked == [{"files": ["a.csv"], "demo": False}]
    socket.abort()
    single.release()
    assert SingleInstance(settings).claim()
