"""Wrong usage, refused sources, books that do not open: one line and the right status.

Commands run in this process (`inside`) but where streams, signals or the log of a process are what is asked about,
and once for each status, which a process must end with (`tieout`).
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from app.cli import _made
from app.cli_streams import say
from app.config.places import resources
from app.domain.errors import OutputFailed
from app.store.engine import BookStore
from tests.cli.run import inside, tieout
from tests.contract.checker import problems
from tests.importers.old_workbooks import write_xls
from tests.samples import ROOT

#: A column of amounts in the order export.
PAID = "商家实收金额(元)"
ORDERS = next((resources() / "demo" / "2026-09").glob("orders_export*"))


def statements(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "statements.csv").read_text(encoding="utf-8").splitlines(), strict=True))


def records(folder: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / "records.csv").read_text(encoding="utf-8").splitlines(), strict=True))


@pytest.mark.parametrize(
    "args",
    [
        ["reconcile"],
        ["reconcile", "x.csv"],
        ["frobnicate"],
        ["import", "x.csv"],
        ["import", "x.csv", "--book", "o"],
        ["import", "", "--book", "o"],
        ["reconcile", "{orders}", "--out", "{dangling}"],
        ["reconcile", "no-such.csv", "--out", "o"],
        ["reconcile", "{orders}", "--out", "o", "--from", "2026-13-01"],
        ["reconcile", "{orders}", "--out", "o", "--from", "20260901"],
        ["reconcile", "{orders}", "--out", "o", "--from", "2026-09-02", "--to", "2026-09-01"],
        ["reconcile", "{orders}", "--out", "o", "--lang", "fr"],
        ["reconcile", "{orders}", "--out", "o", "--zone", "Mars/Olympus"],
        ["reconcile", "{orders}", "--out", "o", "--rules", "no-such.json"],
        ["reconcile", "{orders}", "--out", "o", "--layout", "no-such.json"],
        ["reconcile", "{orders}", "--out", "o", "--passphrase", "secret"],
        ["reconcile", "{orders}", "--out", "o", "--book", ""],
        ["reconcile", "{orders}", "--out", "{orders}"],
        ["export", "--book", "no-such.tieout", "--out", "{orders}/below"],
    ],
)
def test_wrong_usage_is_one_line_and_two(tmp_path, args):
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    ran = inside(*(one.format(orders=ORDERS, dangling=tmp_path / "dangling") for one in args), cwd=tmp_path)
    assert (ran.status, ran.out, len(ran.complaints)) == (2, "", 1)
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"layer": "bank", "layer": "order"}', '{"layer": "bank", "columnz": {}}']
)
def test_a_layout_that_no_table_can_fit_is_wrong_usage(tmp_path, text):
    (tmp_path / "l.json").write_text(text)
    ran = inside("import", ORDERS, "--book", "b.tieout", "--layout", "l.json", cwd=tmp_path)
    assert (ran.status, ran.out, len(ran.complaints)) == (2, "", 1)
    assert not (tmp_path / "b.tieout").exists()


@pytest.fixture
def bad(tmp_path) -> Path:
    folder = tmp_path / "bad"
    folder.mkdir()
    (folder / "empty.csv").write_bytes(b"")
    (folder / "error.csv").write_bytes(b'{"code": 401, "message": "expired"}')
    (folder / "page.csv").write_bytes(b"<!doctype html><html><body>502</body></html>")
    (folder / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    whole = ORDERS.read_bytes()
    (folder / "encoding.csv").write_bytes(whole[:400] + b"\xff\xfe\x81" + whole[400:])
    return folder


def test_each_refused_source_is_one_line_and_the_others_are_stored(tmp_path, bad):
    ran = tieout("reconcile", bad, ORDERS, "--out", "out", "--no-report", cwd=tmp_path)
    count = len(list(bad.iterdir()))
    assert ran.status == 3
    assert len(ran.complaints) == count
    assert problems(tmp_path / "out") == []
    found = statements(tmp_path / "out")
    refused = [one for one in found if one["rows_stored"] == "0"]
    assert sorted(one["message"] for one in refused) == sorted(ran.complaints)
    assert len(refused) == count and len(found) == count + 1
    for line, name in zip(ran.complaints, sorted(one.name for one in bad.iterdir()), strict=True):
        assert line.startswith(f"{bad}/{name}")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the library may find the memory that it asks for")
def test_a_workbook_that_aborts_its_reader_is_one_line_and_nothing_of_it_is_stored(tmp_path):
    rows = [["订单编号", "总金额", "买家应付货款", "订单创建时间"], ["7001", 12.5, 12.5, "2026-06-01 10:00:00"]]
    good = write_xls(tmp_path / "good.xls", rows)
    # a dense table of so many cells cannot be had: the library ends its process, which is the parsing child
    far = write_xls(tmp_path / "far.xls", rows, far=(65_535, 65_535))
    book, out = tmp_path / "b.tieout", tmp_path / "out"
    ran = inside("import", far, good, ORDERS, "--book", book)
    (line,) = ran.complaints
    assert ran.status == 3
    assert line == f"{far}: Reading the file failed hard. It is damaged, or made to do harm."
    assert inside("export", "--book", book, "--out", out, "--no-report").status == 0
    assert problems(out) == []
    found = {Path(one["file"]).name: one for one in statements(out)}
    assert {name: one["rows_stored"] == "0" for name, one in found.items()} == {
        "far.xls": True, "good.xls": False, ORDERS.name: False,
    }  # fmt: skip
    assert found["far.xls"]["message"] == line
    assert not any(one["statement_id"] == found["far.xls"]["statement_id"] for one in records(out))
    assert "0 failed" in inside("verify", book).out


def test_a_cell_that_is_no_amount_is_named_with_row_and_column(tmp_path):
    source = tmp_path / "orders.csv"
    lines = ORDERS.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    cells = lines[3].split(",")
    cells[lines[0].split(",").index(PAID)] = "twenty"
    source.write_text("".join([*lines[:3], ",".join(cells), *lines[4:]]), encoding="utf-8-sig")
    ran = inside("import", source, "--book", tmp_path / "b.tieout")
    assert ran.status == 3
    assert ran.complaints[0].startswith(f"{source}, row 4, column {PAID}: ") and "twenty" in ran.complaints[0]


def test_a_book_that_cannot_be_opened_is_five(tmp_path):
    broken = tmp_path / "broken.tieout"
    broken.write_bytes(b"no book at all" * 100)
    for args in (["match", "--book"], ["export", "--out", tmp_path / "o", "--book"], ["verify"]):
        for book in (broken, tmp_path / "missing.tieout"):
            ran = inside(*args, book)
            assert (ran.status, ran.out, len(ran.complaints)) == (5, "", 1)
    assert tieout("verify", broken) == inside("verify", broken)
    assert broken.read_bytes() == b"no book at all" * 100


def test_two_commands_that_make_one_book_both_store(tmp_path):
    """A file name in the letters of an old archive is stored like any other."""
    book, other = tmp_path / "b.tieout", os.fsencode(tmp_path) + "/订单.csv".encode("gb18030")
    shutil.copy(ORDERS, other)
    assert inside("import", ORDERS, "--book", book).status == 0
    assert _made(BookStore(), str(book), {}, None) is None  # it came in between: the book is opened then
    ran = inside("import", os.fsdecode(other), "--book", book)
    assert (ran.status, ran.err) == (0, "") and inside("verify", book).status == 0
    assert inside("export", "--book", book, "--out", tmp_path / "o", "--no-report").status == 0
    assert sorted(Path(one["file"]).name for one in statements(tmp_path / "o")) == [ORDERS.name, "订单.csv"]


def test_a_passphrase_makes_the_book_of_a_command_encrypted_and_without_it_the_book_stays_shut(tmp_path):
    secret, wrong, empty, book = (tmp_path / one for one in ("secret", "wrong", "empty", "b.tieout"))
    secret.write_text("correct horse battery staple\nnot this line", "utf-8")
    wrong.write_text("correct horse", "utf-8")
    empty.write_text("\n", "utf-8")
    shut = "is encrypted. Its passphrase is needed (in a command: --passphrase-file)."
    for given, status, said in (
        (empty, 2, "has no passphrase in its first line."),
        (secret, 0, ""),
        (secret, 0, ""),
        (wrong, 5, "The passphrase does not open"),
        (None, 5, shut),
    ):
        ran = inside("import", ORDERS, "--book", book, *(["--passphrase-file", given] if given else []))
        assert (ran.status, len(ran.complaints)) == (status, int(bool(said))) and said in "".join(ran.complaints)
    assert b"SQLite" not in book.read_bytes()[:16] and (tmp_path / "b.keys").exists()
    assert inside("verify", book, "--passphrase-file", secret).status == 0
    assert inside("import", ORDERS, "--book", tmp_path / "plain.tieout").status == 0
    ran = inside("import", ORDERS, "--book", tmp_path / "plain.tieout", "--passphrase-file", secret)
    assert (ran.status, ran.complaints) == (
        0,
        [f"The passphrase is not used: {tmp_path / 'plain.tieout'} is not encrypted."],
    )


def test_a_damaged_book_fails_its_checks(tmp_path):
    book = tmp_path / "b.tieout"
    assert inside("import", ORDERS, "--book", book).status == 0
    assert inside("verify", book).status == 0
    import sqlcipher3

    connection = sqlcipher3.connect(str(book))
    connection.execute("update statement set rows_stored = rows_stored + 1")
    connection.commit()
    connection.close()
    ran = tieout("verify", book)
    assert ran.status == 4 and "failed: " in ran.out


def test_tables_that_cannot_be_written_are_said_and_one(tmp_path):
    blocked = tmp_path / "dir" / "records.csv"
    blocked.mkdir(parents=True)
    ran = inside("reconcile", ORDERS, "--out", "dir", cwd=tmp_path)
    assert (ran.status, len(ran.complaints)) == (1, 1) and blocked.is_dir()
    assert "records.csv" in ran.complaints[0] and "Traceback" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="other systems have no such file")
def test_an_output_that_takes_nothing_is_one_line_and_no_fault(tmp_path):
    """A scheduler's file on a full disk: what went wrong is said, and that the files are not it."""
    said = "Standard output could not be written: No space left on device. Files that the command wrote are whole.\n"
    variables = {name: one for name, one in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, ROOT / "main.py", "--version"],
            cwd=tmp_path, env=variables, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120,
        )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (1, said)
    unbuffered = io.TextIOWrapper(Path("/dev/full").open("wb", buffering=0), write_through=True)  # noqa: SIM115
    with redirect_stdout(unbuffered), pytest.raises(OutputFailed) as caught:
        say("L1")
    unbuffered.detach().close()
    assert (caught.value.key, caught.value.exit_status) == ("output.said", 1)


def test_a_fault_is_one_line_and_a_traceback_in_the_log(tmp_path):
    script = (
        "import sys\nfrom app.bootstrap import wire\nfrom app.cli import main\nfrom dataclasses import replace\n"
        "class Broken:\n    def open(self, path): raise ZeroDivisionError('inside')\n"
        "sys.exit(main(['verify', 'x.tieout'], replace(wire(), book_store=Broken())))\n"
    )
    env = {**os.environ, "XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1 and "ZeroDivisionError" in done.stderr
    logs = "".join(one.read_text(encoding="utf-8") for one in tmp_path.rglob("*.log"))
    assert "Traceback" in logs and "inside" in logs


def test_progress_is_said_only_when_asked_for(tmp_path):
    quiet = inside("import", ORDERS, "--book", tmp_path / "a.tieout")
    loud = inside("--progress", "import", ORDERS, "--book", tmp_path / "b.tieout")
    assert quiet.err == "" and "Reading" in loud.err and loud.out == quiet.out


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a POSIX thing")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_request_to_end_while_the_program_still_loads_says_130(name):
    script = f"""
import os, runpy, signal, sys
class Interrupted:
    def find_spec(self, name, *_):
        if name == "app.bootstrap":
            os.kill(os.getpid(), signal.{name})
sys.meta_path.insert(0, Interrupted())
sys.argv = ["main.py", "verify", "x"]
runpy.run_path("main.py", run_name="__main__")
"""
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (130, b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_leaves_nothing_and_says_130(tmp_path, number):
    book = tmp_path / "b.tieout"
    command = [sys.executable, str(ROOT / "main.py"), "import", str(ORDERS.parent), "--book", str(book), "--progress"]
    running = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert running.stderr is not None
    running.stderr.readline()  # it is at work
    running.send_signal(number)
    _out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert err.splitlines()[-1].startswith("Cancelled")
    deadline = time.monotonic() + 30
    while inside("verify", book).status == 5 and book.exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not book.exists() or "0 failed" in inside("verify", book).out


@pytest.mark.skipif(sys.platform == "win32", reason="the shell's way to start a program without streams")
def test_a_scheduler_that_gives_no_streams_gets_its_work_done(tmp_path):
    asked = 'exec "$0" "$1" import "$2" --book "$3" >&- 2>&- <&-'
    book = tmp_path / "b.tieout"
    done = subprocess.run(
        ["sh", "-c", asked, sys.executable, str(ROOT / "main.py"), str(ORDERS), str(book)], check=False
    )
    assert done.returncode == 0
    assert inside("verify", book).status == 0
