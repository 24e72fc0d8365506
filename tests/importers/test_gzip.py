"""Gzip files: one file in each, checked before it is unpacked, and the same source as without the packing."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox, Task
from app.services.read_source import read_sources
from tests.importers.pages import page_of
from tests.importers.test_hostile import outcome, zip_bytes
from tests.importers.test_page_tables import flow_rows
from tests.importers.test_sandbox import FLOW

compress = partial(gzip.compress, mtime=0)  # the same bytes at any time: tests are named after them


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox(str(tmp_path_factory.mktemp("read")), workers=1) as warm:
        yield warm


def test_a_bill_in_gzip_is_the_bill(sandbox, tmp_path):
    plain, packed = tmp_path / "flow.csv", tmp_path / "flow.csv.GZ"
    plain.write_bytes(FLOW.encode())
    packed.write_bytes(compress(FLOW.encode()))
    first, second = (
        read_sources([str(one)], ReadOptions(), str(tmp_path), sandbox=sandbox)[0] for one in (plain, packed)
    )
    assert (first.sha256, second.file) == (second.sha256, f"{packed}!flow.csv")
    facts = [one.statements[0].facts for one in (first, second)]
    assert replace(facts[0], file="") == replace(facts[1], file="")


@pytest.mark.parametrize("content", [page_of(flow_rows()).encode(), FLOW.encode("gb18030"), FLOW.encode("utf-16")])
def test_what_is_inside_is_told_by_its_content(content, sandbox, tmp_path):
    path = tmp_path / "flow.gz"
    path.write_bytes(compress(content))
    assert outcome(sandbox, path) == {"!flow": 1}


def tar_bytes() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as packed:
        info = tarfile.TarInfo("flow.csv")
        info.size = len(FLOW.encode())
        packed.addfile(info, io.BytesIO(FLOW.encode()))
    return held.getvalue()


def with_size(packed: bytes, size: int) -> bytes:
    return packed[:-4] + struct.pack("<I", size)


PACKED = compress(FLOW.encode())


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (PACKED + PACKED, "!a.csv", "refused.gzip_several"),
        (PACKED + b"more", "", "refused.archive_broken"),  # the size does not stand at the end
        (PACKED + b"\7\0\0\0", "!a.csv", "refused.member_broken"),
        (PACKED[:-9], "", "refused.archive_broken"),
        (with_size(PACKED, len(FLOW.encode()) - 1), "!a.csv", "refused.member_broken"),
        (with_size(PACKED, len(FLOW.encode()) + 1), "!a.csv", "refused.member_broken"),
        (PACKED[:40] + bytes([PACKED[40] ^ 255]) + PACKED[41:], "!a.csv", "refused.member_broken"),
        (compress(b"0" * 40_000_000), "", "refused.archive_bomb"),
        (compress(compress(FLOW.encode())), "!a.csv", "refused.nested_archive"),
        (compress(zip_bytes(("flow.csv", FLOW.encode()))), "!a.csv", "refused.nested_archive"),
        (compress(tar_bytes()), "!a.csv", "refused.is_archive"),
        (compress(b""), "!a.csv", "refused.empty"),
    ],
)
def test_what_is_wrong_with_it_is_said(content, name, key, sandbox, tmp_path):
    path = tmp_path / "a.csv.gz"
    path.write_bytes(content)
    assert outcome(sandbox, path) == {name: key}


def test_gzip_in_a_zip_is_an_archive_in_an_archive(sandbox, tmp_path):
    path = Path(tmp_path / "a.zip")
    path.write_bytes(zip_bytes(("flow.csv.gz", PACKED)))
    assert outcome(sandbox, path) == {"!flow.csv.gz": "refused.nested_archive"}


def test_the_file_inside_can_be_mapped(sandbox, tmp_path):
    path = tmp_path / "list.csv.gz"
    path.write_bytes(compress("编号,金额\n0012345678901234567,1.00\n".encode()))
    ask = {"what": "peek", "sheet": "", "encoding": "", "delimiter": ""}
    task = Task(path=str(path), file=path.name, sha256="0" * 64, size=path.stat().st_size, ask=ask, member="list.csv")
    (seen,) = sandbox.read([task], ReadOptions())
    assert seen.answer is not None and seen.file == "list.csv.gz!list.csv"
    assert seen.answer["first"] == [[1, ["编号", "金额"]], [2, ["0012345678901234567", "1.00"]]]
