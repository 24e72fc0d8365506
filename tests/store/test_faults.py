"""Whole or nothing: killed processes, full disks, flipped bits."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.domain.errors import BookUnreadable
from app.domain.progress import silent
from app.services.verify import verify
from app.store.engine import BookStore
from tests.builders import records
from tests.store.helpers import add, ids

_IMPORTS = """
import sys
from pathlib import Path
from app.store.engine import BookStore
from tests.builders import records
from tests.store.helpers import add
book = BookStore().open(sys.argv[1])
for n in range(int(sys.argv[3]), 100000):
    refs = [f"{n}-{i}" for i in range(300)]
    add(book, Path(sys.argv[2]), records(order_ref=refs), records(channel_ref=refs), file=f"{n}.csv")
    print(n, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_import_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    """UX 38: a crash in the middle of an import leaves all of it or nothing."""
    path = str(tmp_path / "shop.tieout")
    BookStore().create(path).close()
    chance, acknowledged = random.Random(7), -1
    for _ in range(6):
        command = [sys.executable, "-c", _IMPORTS, path, str(tmp_path), str(acknowledged + 2)]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(chance.uniform(0, 0.15))
        os.kill(child.pid, signal.SIGKILL)
        said += child.stdout.read()
        child.wait()
        child.stdout.close()
        done = [int(one) for one in said.split("\n")[:-1]]
        book = BookStore().open(path)
        with book.read() as uow:
            stored = [int(one.file.removesuffix(".csv")) for one in uow.statements.live()]
            count = len(uow.records.table())
            assert [one for one in uow.verify(silent) if not one[1]] == []
        book.close()
        assert set(done) <= set(stored) and len(set(stored) - set(done)) <= len(set(stored))
        assert count == 600 * len(set(stored)) and all(stored.count(one) == 2 for one in stored)
        acknowledged = max(stored)


_FULL = """
import resource, signal, sys
from pathlib import Path
from app.domain.errors import OutputFailed
from app.store.engine import BookStore
from tests.builders import read_statement, records
import random
chance = random.Random(1)
refs = [f"{chance.getrandbits(200):x}" for i in range(20000)]
read = read_statement(Path(sys.argv[2]), records(order_ref=refs))
book = BookStore().open(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    with book.write("import", "ann") as uow:
        uow.statements.add(read, "")
        uow.commit(text_key="audit.import")
except OutputFailed as error:
    print(error.key)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with book.write("note", "ann") as uow:
    uow.decisions.add("note", "goes on")
    uow.commit(text_key="audit.note")
book.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of processes")
@pytest.mark.parametrize("size", [300_000, 700_000, 1_500_000])
def test_a_full_disk_is_named_and_nothing_is_stored(tmp_path: Path, size: int) -> None:
    path = str(tmp_path / "shop.tieout")
    BookStore().create(path).close()
    command = [sys.executable, "-c", _FULL, path, str(tmp_path / "read"), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "disk.full", done.stderr
    book = BookStore().open(path)
    with book.read() as uow:
        assert uow.statements.live() == []
        assert [one.subject for one in uow.decisions.live()] == ["goes on"]
    assert [one for one in verify(book, originals=False) if not one.passed] == []
    book.close()


def test_a_flipped_bit_that_changes_a_figure_is_found(tmp_path: Path) -> None:
    path = tmp_path / "shop.tieout"
    book = BookStore().create(str(path))
    add(book, tmp_path, records(order_ref=[f"order-{n}" for n in range(400)], amount=list(range(400))))
    known = ids(book)
    book.close()
    whole = path.read_bytes()
    chance, unseen = random.Random(3), 0
    for _ in range(40):
        at = chance.randrange(len(whole) * 8)
        damaged = bytearray(whole)
        damaged[at // 8] ^= 1 << (at % 8)
        path.write_bytes(damaged)
        unseen += not _noticed(path, known)
    path.write_bytes(whole)
    assert unseen == 0


def _noticed(path: Path, known: list[str]) -> bool:
    """Return whether opening or verifying notices the damage, or there is none to be noticed."""
    try:
        book = BookStore().open(str(path))
    except BookUnreadable:
        return True
    try:
        if [one for one in verify(book, originals=False) if not one.passed]:
            return True
        with book.read() as uow:  # free pages and spare bytes say nothing
            table = uow.records.table(columns=["amount", "order_ref"])
        return ids(book) == known and table["amount"].to_pylist() == list(range(400))
    except BookUnreadable:
        return True
    finally:
        book.close()
