"""Holds the rooms apart: who may import whom, which libraries, where Qt and SQL may stand."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.samples import ROOT

APP = ROOT / "app"
EVERY = "domain importers matching rules analysis trust reports printing connectors config store services cli ui"

#: room → rooms it may import. Beside them the store, which fulfils them, may import the ports of the services.
PORTS = "app.services.ports"
ROOMS = {
    "domain": "",
    "importers": "domain",
    "matching": "domain",
    "rules": "domain matching",
    "analysis": "domain",
    "trust": "domain",
    "reports": "domain analysis",
    "printing": "domain reports",
    "connectors": "domain",
    "config": "domain",
    "store": "domain trust",
    "services": "domain importers matching rules analysis trust reports connectors config",
    "cli": "services domain config",
    "ui": "services domain config printing",
    "bootstrap": EVERY,
}
#: room → libraries it may use besides Python's own. numpy and pyarrow are the columns that travel.
LIBRARIES = {
    "domain": "numpy pyarrow",
    "importers": "numpy pyarrow python_calamine defusedxml pdfplumber pdfminer pyzipper",
    "matching": "numpy pyarrow pandas scipy rapidfuzz chinese_calendar",
    "rules": "numpy pyarrow pydantic pydantic_core simpleeval re2",
    "analysis": "numpy pyarrow pandas scipy",
    "trust": "numpy pyarrow cryptography argon2",
    "reports": "numpy pyarrow pandas xlsxwriter openpyxl matplotlib fontTools",
    "printing": "PySide6",
    "connectors": "httpx keyring",
    "config": "platformdirs",
    "store": "numpy pyarrow sqlalchemy alembic sqlcipher3",
    "services": "numpy pyarrow distributed",
    "cli": "",
    "ui": "PySide6 shiboken6 matplotlib numpy pyarrow",
    "bootstrap": "",
}
#: Libraries that cost so much to load that the window may not need them before it is painted.
HEAVY = frozenset(
    ["pandas", "pyarrow", "scipy", "matplotlib", "openpyxl", "sqlalchemy", "alembic", "xlsxwriter", "pydantic"]
)
#: Rooms that the window loads at its start.
EARLY = frozenset(["domain", "config", "analysis", "services", "ui", "cli", "bootstrap"])


@dataclass(frozen=True)
class Use:
    """One import: file, line, the module named, whether it waits inside a function or is for types alone."""

    file: Path
    line: int
    module: str
    lazy: bool
    types: bool

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT).as_posix()}:{self.line} imports {self.module}"


def _room(path: Path) -> str:
    part = path.relative_to(APP).parts[0]
    name = part.removesuffix(".py")
    return "cli" if name.startswith("cli") else name


def _sources() -> list[Path]:
    return [path for path in sorted(APP.rglob("*.py")) if path != APP / "__init__.py"]


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def _nodes(path: Path, words: str) -> Iterator[ast.AST]:
    """Give every node of a file in which one of these words stands."""
    if re.search(rf"\b(?:{words})\b", path.read_text("utf-8"), re.IGNORECASE):
        yield from ast.walk(_tree(path))


def _uses(path: Path) -> Iterator[Use]:
    def walk(node: ast.AST, lazy: bool, types: bool) -> Iterator[Use]:
        for child in ast.iter_child_nodes(node):
            inside = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            typing = types or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test))
            for module in _named(child, path):
                yield Use(path, getattr(child, "lineno", 0), module, inside, typing)
            yield from walk(child, inside, typing)

    yield from walk(_tree(path), False, False)


def _named(node: ast.AST, path: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    base = node.module or ""
    if node.level:
        here = path.relative_to(ROOT).with_suffix("").parts
        base = ".".join([*here[: len(here) - node.level], *([base] if base else [])])
    if base in ("app", "PySide6"):  # `from app import ui` names a room
        return [f"{base}.{one.name}" for one in node.names]
    modules = [f"{base}.{one.name}" for one in node.names]
    return [one if one in MODULES else base for one in modules]


#: Every module of ours, by its file.
MODULES = {".".join(one.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): one for one in _sources()}


@cache
def uses() -> list[Use]:
    """Return every import; not as this file is loaded, which each process of tests does."""
    return [use for path in _sources() for use in _uses(path)]


def test_every_room_is_known():
    assert {_room(path) for path in _sources()} <= set(ROOMS)


def test_rooms_import_only_the_rooms_they_may():
    wrong = []
    for use in uses():
        here, parts = _room(use.file), use.module.split(".")
        if parts[0] != "app" or parts[1:2] in ([], ["__version__"]) or (here, use.module) == ("store", PORTS):
            continue
        there = "cli" if parts[1].startswith("cli") else parts[1]
        if there != here and there not in ROOMS[here].split():
            wrong.append(str(use))
    assert not wrong


def test_no_modules_import_each_other_not_even_inside_functions():
    graph: dict[str, set[str]] = {name: set() for name in MODULES}
    names = {path: name for name, path in MODULES.items()}
    for use in uses():
        if use.module in graph and not use.types:
            graph[names[use.file]].add(use.module)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as exc:
        pytest.fail(" ← ".join(exc.args[1]))


def test_rooms_use_only_their_libraries():
    known = set(sys.stdlib_module_names) | {"app", "__future__"}
    wrong = []
    for use in uses():
        top = use.module.split(".")[0]
        if top not in known and top not in LIBRARIES[_room(use.file)].split():
            wrong.append(str(use))
    assert not wrong


def test_nothing_below_the_window_knows_qt_but_printing_its_gui_module():
    wrong = []
    for use in uses():
        if use.module.split(".")[0] not in ("PySide6", "shiboken6"):
            continue
        room = _room(use.file)
        printing = room == "printing" and use.module.split(".")[1:2] in (["QtGui"], ["QtCore"], ["QtPrintSupport"])
        if room != "ui" and not printing:
            wrong.append(str(use))
    assert not wrong


#: Modules that reach other machines. A cluster is named by the person who runs one.
NETWORK = re.compile(
    r"(?:socket|ssl|http|urllib\.request|ftplib|smtplib|imaplib|xmlrpc|asyncio|requests|httpx|aiohttp|urllib3"
    r"|PySide6\.Qt(?:WebSockets|WebEngine\w*))(?:\.|$)"
)


def test_nothing_connects_by_itself():
    """UX 67: no module that reaches another machine is used; of Qt's, what joins processes of this one alone."""
    assert not [str(use) for use in uses() if NETWORK.match(use.module)]
    network = re.compile(r"\bQ(?:NetworkAccessManager|TcpSocket|TcpServer|UdpSocket|SslSocket|HttpServer)\b")
    assert not [str(path) for path in _sources() if network.search(path.read_text("utf-8"))]


def test_heavy_libraries_wait_inside_functions_where_the_window_starts():
    wrong = [
        str(use)
        for use in uses()
        if use.module.split(".")[0] in HEAVY and _room(use.file) in EARLY and not (use.lazy or use.types)
    ]
    assert not wrong


def test_charts_are_drawn_without_pyplot_and_nothing_is_pickled():
    banned = ("matplotlib.pyplot", "pylab", "pickle", "shelve", "marshal", "sqlite3")
    assert not [str(use) for use in uses() if use.module.startswith(banned)]


_SQL = re.compile(
    r"^\s*(select\s+.+\s+from\s|insert\s+(or\s+\w+\s+)?into\s|update\s+\w+\s+set\s|delete\s+from\s|"
    r"create\s+(table|index|unique|trigger)\s|pragma\s+\w+|attach\s+database)",
    re.IGNORECASE | re.DOTALL,
)


def test_sql_stands_in_the_store_alone():
    wrong = []
    for path in _sources():
        if _room(path) == "store":
            continue
        for node in _nodes(path, "select|insert|update|delete|create|pragma|attach"):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _SQL.match(node.value):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


def test_no_code_is_made_from_text():
    """But for readers from outside, which a person allowed by their content and which run in the parsing child."""
    wrong = []
    for path in [*_sources(), ROOT / "main.py"]:
        if path == APP / "importers" / "outside.py":
            continue
        for node in _nodes(path, "eval|exec|compile|__import__|shell"):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id in ("eval", "exec", "compile", "__import__"):
                wrong.append(f"{path.relative_to(ROOT)}:{called.lineno} {called.id}")
            if isinstance(node, ast.keyword) and node.arg == "shell":
                wrong.append(f"{path.relative_to(ROOT)}:{node.value.lineno} shell=")
    assert not wrong


def test_no_result_asks_the_clock():
    """Only who stamps the audit chain, a log or a file's properties may know today's date."""
    wrong = []
    for path in _sources():
        if _room(path) not in ("domain", "importers", "matching", "rules", "analysis"):
            continue
        for node in _nodes(path, "now|utcnow|today|time"):
            if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name):
                continue
            asked = f"{node.value.id}.{node.attr}"
            if asked in ("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert not wrong


def test_files_stay_short():
    long = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in _sources()}
    assert not {name: lines for name, lines in long.items() if lines > 500}


def test_the_program_never_imports_its_tests():
    assert not [
        str(use) for use in uses() if use.module.split(".")[0] in ("tests", "installers", "pytest", "hypothesis")
    ]


def _tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in done.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


#: Written in pieces, so that this file does not find itself.
_PLACES = [
    ("machine path", re.compile(rb"(?<![\w.<-])/(?:wo" + rb"rk|ro" + rb"ot|ho" + rb"me|Us" + rb"ers)/[\w.]+")),
    (
        "package index",
        re.compile(rb"py" + rb"pi\.org|python" + rb"hosted|npm" + rb"js\.|--(?:extra-)?index" + rb"-url"),
    ),
]


def test_tracked_files_name_no_machine_and_no_package_index():
    wrong = []
    for path in _tracked():
        data = path.read_bytes()
        for what, pattern in _PLACES:
            if b"\0" not in data[:4096] and (found := pattern.search(data)):
                wrong.append(f"{what} in {path.relative_to(ROOT)}: {found.group().decode('ascii', 'replace')}")
    assert not wrong
