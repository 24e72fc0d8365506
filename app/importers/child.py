"""The parsing child: reads one foreign file after another, inside limits, and answers in JSON.

Nothing of Qt or of the book is imported here. What it is told and what it says:

    ← {"task", "path", "file", "sha256", "folder", "stem", "from", "options", "ask", "member"}
    → {"begin": index, "file", "sha256", "size"}      before each source of the task
    → {"source": index, "statements": [{"facts", "records", "look", "left_out"}], "refusal": {…} | null, "file",
       "sha256", "told": {"formats", "header", "habit"}}
    → the same with "answer" in place of statements where the task asks something (`app.importers.asking`)
    → {"end": true}
    → {"fault": traceback}                             a bug of ours; the source is refused, the child goes on
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.domain.errors import SourceRefused
from app.domain.statement import Refusal

OUT_OF_MEMORY = 17  # exit status
_FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
_STARTS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "pty.spawn")
_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Calls that change files, and how many of their first arguments are paths.
_ALTERS = {
    "os.remove": 1, "os.rmdir": 1, "os.mkdir": 1, "os.truncate": 1, "os.chmod": 1, "os.chown": 1, "os.utime": 1,
    "os.rename": 2, "os.link": 2, "os.symlink": 2,
}  # fmt: skip
_PACKED = ("zip", "gzip")

#: task, path, kind, name of the file, stem of files to write → plain data; see `app.importers.asking`.
Answer = Callable[[dict[str, Any], str, str, str, str], dict[str, Any]]

_place = ""  # the folder of the task at hand
_answers: Answer | None = None  # who answers what is asked of files that are no statements


def serve(line: Connection, memory_bytes: int, answers: Answer | None = None) -> None:
    """Read what the parent names until the line is closed.

    answers: of a child that reads no statements; it is asked every question instead of `app.importers.asking`.
    """
    global _answers
    _be_quiet()
    _limit(memory_bytes)
    sys.addaudithook(_guard)
    from app.domain.arrays import spare_pandas

    spare_pandas()
    _answers = answers
    if answers is None:
        from app.importers.base import load_formats

        load_formats()
    while True:
        try:
            task = json.loads(line.recv_bytes())
        except (EOFError, OSError):
            return
        try:
            _run(task, line)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # nothing can be trusted to work now: the parent refuses the file
        except (BrokenPipeError, ConnectionError):
            return


def _be_quiet() -> None:
    """Send what libraries print to nowhere: standard error belongs to the program."""
    quiet = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(quiet, number)
    os.close(quiet)


def _limit(memory_bytes: int) -> None:
    if sys.platform == "win32":
        from app.importers.windows import limit_this_process

        limit_this_process(memory_bytes)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":  # RLIMIT_AS would count what is only mapped, and break pyarrow
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))


def _guard(event: str, args: tuple[Any, ...]) -> None:
    """Forbid the network, other processes, and every change to files outside the task's own folder."""
    if event in _FORBIDDEN or event in _STARTS:
        raise PermissionError(f"{event} is not for the parsing child")
    if event == "open":
        name, _mode, flags = args
        if not (isinstance(flags, int) and flags & _CHANGES) or isinstance(name, int):
            return
        names: tuple[Any, ...] = (name,)
    elif event in _ALTERS:
        names = args[: _ALTERS[event]]
    else:
        return
    for one in names:
        path = os.path.realpath(os.fsdecode(one)) if isinstance(one, str | bytes | os.PathLike) else ""
        if event == "open" and path == _place:  # how tempfile announces a file that it names a moment later
            continue
        if one != os.devnull and not (_place and path.startswith(_place + os.sep)):
            raise PermissionError(f"{event} outside its folder is not for the parsing child")


def _run(task: dict[str, Any], line: Connection) -> None:
    """Read every source of one task (a file, or the members of an archive) from number `from` on."""
    global _place  # the audit hook has no other way to know
    _place = os.path.realpath(task["folder"])
    _use_outside(task, line)
    try:
        for index, source in enumerate(_sources(task)):
            if index >= task["from"]:
                _say(line, begin=index, file=source["file"], sha256=source["sha256"], size=source["size"])
                _say(line, source=index, **_answer(task, source, index, line))
    except SourceRefused as refused:
        _say(line, begin=0, file=task["file"], sha256=task["sha256"], size=0)
        _say(line, source=0, statements=[], **_refused(refused, task["file"], task["sha256"]))
    _say(line, end=True)
    _forget()


def _use_outside(task: dict[str, Any], line: Connection) -> None:
    from app.importers.outside import use_outside

    for fault in use_outside(task["options"]["outside"]):
        _say(line, fault=fault)


def _answer(task: dict[str, Any], source: dict[str, Any], index: int, line: Connection) -> dict[str, Any]:
    try:
        return _read(task, source, index)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the parent logs it; other sources are read all the same
        _say(line, fault=traceback.format_exc())
        refused = SourceRefused("refused.fault", file=source["file"])
        return {"statements": [], **_refused(refused, source["file"], source["sha256"] or task["sha256"])}


def _forget() -> None:
    if "pyarrow" in sys.modules:
        import pyarrow as pa

        pa.default_memory_pool().release_unused()


def _sources(task: dict[str, Any]) -> list[dict[str, Any]]:
    from app.importers.containers.archive import gzip_member, members
    from app.importers.containers.prescan import kind_of, weight

    path, file = task["path"], task["file"]
    kind = kind_of(path, file)
    if kind not in _PACKED:
        size = weight(path, kind)
        return [{"kind": kind, "file": file, "sha256": task["sha256"], "size": size, "member": None}]
    found = members(path, file) if kind == "zip" else [gzip_member(path, file)]
    if task["member"]:
        found = [one for one in found if one.name == task["member"]][:1]
        if not found:
            raise SourceRefused("refused.missing", file=file)
    if all(one.locked for one in found) and not task["options"]["passwords"]:
        raise SourceRefused("refused.archive_password", file=file)
    return [{"kind": "", "file": f"{file}!{one.name}", "sha256": "", "size": one.size, "member": one} for one in found]


def _read(task: dict[str, Any], source: dict[str, Any], index: int) -> dict[str, Any]:
    from app.importers.base import ReadOptions
    from app.importers.containers.prescan import kind_of
    from app.importers.recognise import Told, read_file

    options, told = ReadOptions(**_tuples(task["options"])), Told()
    path, file, sha256, kind = task["path"], source["file"], source["sha256"], source["kind"]
    stem, member = f"{task['stem']}-{index}", source["member"]
    unpacked = Path(task["folder"]) / f"{stem}.part"
    try:
        if member is not None:
            path, sha256 = str(unpacked), _unpack(task, member, str(unpacked), file)
            kind = kind_of(path, file)
            if kind in _PACKED:
                raise SourceRefused("refused.nested_archive", file=file)
        if task["ask"] is not None:
            from app.importers.asking import answer

            said = (_answers or answer)(task, path, kind, file, stem)
            return {"statements": [], "refusal": None, "file": file, "sha256": sha256, "answer": said}
        read = read_file(
            path, kind, file=file, sha256=sha256, folder=task["folder"], stem=stem, options=options, told=told
        )
    except SourceRefused as refused:
        return {"statements": [], **_refused(refused, file, sha256 or task["sha256"]), "told": asdict(told)}
    finally:
        unpacked.unlink(missing_ok=True)
    statements = [
        {
            "facts": one.facts.to_json(),
            "records": one.records,
            "look": asdict(one.look),
            "left_out": [asdict(row) for row in one.left_out],
        }
        for one in read
    ]
    return {"statements": statements, "refusal": None, "file": file, "sha256": sha256, "told": asdict(told)}


def _tuples(options: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in options.items()}


def _unpack(task: dict[str, Any], member: Any, to: str, file: str) -> str:
    from app.importers.containers.archive import unpack

    if member.wrong:
        raise SourceRefused(member.wrong, file=file)
    return unpack(task["path"], member, to, task["options"]["passwords"], file=file)


def _refused(refused: SourceRefused, file: str, sha256: str) -> dict[str, Any]:
    where = refused.file or file
    refusal = Refusal(
        file=where, sha256=sha256, key=refused.key, params=refused.params, row=refused.row, column=refused.column
    )
    plain = {name: getattr(refusal, name) for name in Refusal.__slots__}
    return {"refusal": plain, "file": where, "sha256": sha256}


def _say(line: Connection, **message: Any) -> None:
    line.send_bytes(json.dumps(message, ensure_ascii=True).encode("ascii"))
