"""Files, folders and archives become sources with the names of the tables, in an order that nothing disturbs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest

from app.domain.columns import record_schema
from app.domain.digest import table_digest
from app.domain.errors import WrongUsage
from app.domain.progress import Cancelled
from app.importers.base import ReadOptions
from app.services.read_source import RESULTS, expand, read_sources, sha256_of
from app.services.take_in import check_sources
from tests.importers.test_sandbox import FLOW


def flow(number: int) -> str:
    return FLOW.replace("42000001", f"4200000{number}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    at = tmp_path / "九月"
    (at / "deep").mkdir(parents=True)
    (at / "b.csv").write_text(flow(1), encoding="utf-8")
    (at / "deep" / "a.csv").write_text(flow(2), encoding="utf-8")
    for junk in (".DS_Store", "Thumbs.db", "~$b.xlsx", "desktop.ini"):
        (at / junk).write_bytes(b"x")
    with zipfile.ZipFile(at / "c.zip", "w") as packed:
        packed.writestr("x/d.csv", flow(3))
    return at


def test_names_are_the_argument_the_path_below_and_the_member(folder, tmp_path):
    found = read_sources([f"{folder}/"], ReadOptions(), str(tmp_path))
    assert sorted(one.file.removeprefix(str(folder)) for one in found) == ["/b.csv", "/c.zip!x/d.csv", "/deep/a.csv"]
    assert all(one.statements and one.refusal is None for one in found)
    member = next(one for one in found if "!" in one.file)
    assert member.path == str(folder / "c.zip")
    assert member.sha256 == hashlib.sha256(flow(3).encode()).hexdigest()
    assert member.original_sha256 == hashlib.sha256((folder / "c.zip").read_bytes()).hexdigest()


def test_sources_come_by_hash_and_name_whatever_the_order_of_arguments(folder, tmp_path):
    files = [str(folder / "b.csv"), str(folder / "deep" / "a.csv"), str(folder / "c.zip")]
    one, two = ([(s.sha256, s.file) for s in read_sources(order, ReadOptions(), str(tmp_path))]
                for order in (files, files[::-1]))  # fmt: skip
    assert one == two == sorted(one)


def test_a_file_that_is_reached_twice_is_taken_once(folder):
    both = [str(folder), str(folder / "b.csv")]
    assert len(expand(both)) == 3
    assert sorted(expand(both)) == sorted(expand(both[::-1]))


def test_results_in_a_folder_of_sources_are_no_sources(folder):
    """Else the report and the records of a first run would count a second time in the next."""
    (folder / "result").mkdir()
    for name in (*RESULTS, "more.csv"):
        (folder / "result" / name).write_text(flow(1), encoding="utf-8")
    (folder / "records.csv").write_text(flow(4), encoding="utf-8")
    (folder / "shop.tieout").write_bytes(b"x")
    names = {"b.csv", "deep/a.csv", "c.zip", "result/more.csv"}
    left = {"statements.csv": "statement_id,file,sheet,sha256\n", "matches.csv": "商户,金额\n", "run.json": "{}"}
    for name, text in left.items():  # of an export of which somebody deleted a part
        (folder / "deep" / name).write_text(text, encoding="utf-8")
    names.add("deep/matches.csv")
    written = [str(folder / "shop.tieout"), str(folder / "records.csv")]
    assert {name.removeprefix(f"{folder}/") for _, name in expand([str(folder)], written)} == names
    assert len(expand([str(folder), str(folder / "result" / "records.csv")])) == len(names) + 3
    with pytest.raises(WrongUsage) as caught:
        expand([str(folder / "b.csv"), written[1]], written)
    assert caught.value.key == "usage.own_output"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_in_the_letters_of_an_old_archive_is_read(folder, tmp_path):
    strange = os.fsdecode(os.fsencode(folder) + "/账单.csv".encode("gb18030"))
    Path(strange).write_text(flow(5), encoding="utf-8")
    (found,) = read_sources([strange], ReadOptions(), str(tmp_path))
    assert (found.file, len(found.statements)) == (f"{folder}/账单.csv", 1)


@contextlib.contextmanager
def stepped_down():
    """Be a person whom a folder can be closed to."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
def test_what_lies_in_a_closed_folder_is_refused_and_not_passed_over():
    with tempfile.TemporaryDirectory() as name:  # one that others may look into
        top, closed, bare = Path(name), Path(name) / "closed", Path(name) / "bare"
        for one, mode in ((closed, 0), (bare, 0o444)):
            one.mkdir()
            (one / "a.csv").write_text(flow(1), "utf-8")
            one.chmod(mode)
        top.chmod(0o755)
        with stepped_down():
            found = dict(expand([name]))
            assert found == {str(closed): f"{name}/closed", str(bare / "a.csv"): f"{name}/bare/a.csv"}
            assert expand([str(closed)]) == [(str(closed), str(closed))]
            with pytest.raises(OSError, match="denied"):
                sha256_of(str(closed))
            with pytest.raises(WrongUsage):
                check_sources([str(closed / "a.csv")])


def test_what_is_neither_file_nor_folder_is_said_to_be_so():
    with pytest.raises(WrongUsage) as caught:
        expand([os.devnull])
    assert caught.value.key == "usage.no_file"


def test_a_path_that_does_not_exist_is_wrong_usage(tmp_path):
    with pytest.raises(WrongUsage) as caught:
        read_sources([str(tmp_path / "no.csv")], ReadOptions(), str(tmp_path))
    assert caught.value.key == "usage.missing_source"
    with pytest.raises(WrongUsage):
        read_sources([], ReadOptions(), str(tmp_path))


def test_records_lie_in_arrow_files_with_their_digest(folder, tmp_path):
    (source,) = read_sources([str(folder / "b.csv")], ReadOptions(account="160", shop="店"), str(tmp_path))
    (one,) = source.statements
    with pa.OSFile(one.records) as file:
        table = pa.ipc.open_file(file).read_all()
    assert table.schema == record_schema()
    assert table_digest(table) == one.facts.digest
    assert (one.facts.account, one.facts.shop) == ("160", "店")
    assert (table["account"].to_pylist(), table["shop"].to_pylist()) == (["160"], ["店"])
    assert (one.facts.period_start, one.facts.period_end) == ("2026-09-01", "2026-09-01")


def test_the_same_rows_have_the_same_keys_in_another_encoding_and_file(folder, tmp_path):
    other = tmp_path / "other.csv"
    other.write_bytes(flow(1).replace("\n", "\r\n").encode("gb18030"))
    found = read_sources([str(folder / "b.csv"), str(other)], ReadOptions(), str(tmp_path))
    tables = []
    for source in found:
        with pa.OSFile(source.statements[0].records) as file:
            tables.append(pa.ipc.open_file(file).read_all())
    for name in ("key_fp", "content_fp"):
        assert tables[0][name].to_pylist() == tables[1][name].to_pylist()


def test_cancelling_raises_and_gives_nothing(folder, tmp_path):
    def report(*_said: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_sources([str(folder)], ReadOptions(), str(tmp_path), report)
