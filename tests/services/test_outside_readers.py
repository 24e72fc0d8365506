"""Readers from outside the program: allowed by their content, run in the parsing child, never in place of ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.domain.errors import AppError, SourceRefused
from app.importers.base import ReadOptions
from app.services.outside_readers import (
    allow_reader,
    allowed_readers,
    list_readers,
    look_at_reader,
    remove_reader,
    take_reader,
)
from app.services.read_source import read_sources
from tests.cli.run import tieout

READER = '''
"""A till's journal: one payment a line, `T;2026-09-01;12.50`."""
from __future__ import annotations

from dataclasses import dataclass

from app.domain.record import Kind, Layer
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register


@dataclass
class Line:
    day: str
    amount: str


@register
class TillJournal:
    format = "outside.till"
    version = 1
    title = "Till journal"

    def sniff(self, head: Head) -> float:
        return 1.0 if head.text.startswith("TILL") else 0.0

    def read(self, source: Source, out: Sink):
        from datetime import date

        with open(source.text_path, encoding="utf-8") as file:
            lines = file.read().splitlines()[1:]
        found = [Line(*one.split(";")[1:]) for one in lines]
        out.send(
            row=list(range(2, len(found) + 2)),
            layer=int(Layer.CHANNEL),
            kind=int(Kind.PAYMENT),
            at=[(date.fromisoformat(one.day) - date(1970, 1, 1)).days * 86400 for one in found],
            amount=[round(float(one.amount) * 100) for one in found],
            currency="CNY",
        )
        yield StatementFacts(
            file=source.file, sha256=source.sha256, format=self.format, version=self.version,
            layer=int(Layer.CHANNEL), currency="CNY", rows_read=len(found),
        )
'''
TILL = "TILL 7\nT;2026-09-01;12.50\nT;2026-09-02;3.00\n"


def reader(folder: Path, text: str = READER, name: str = "till.py") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(source: Path, tmp_path: Path, folder: Path) -> tuple[str, list[str]]:
    """Return the refusal's key, "" for none, and the formats of the statements."""
    home = tmp_path / "read"
    home.mkdir(exist_ok=True)
    (found,) = read_sources([str(source)], ReadOptions(outside=allowed_readers(folder)), str(home))
    return (found.refusal.key if found.refusal else "", [one.facts.format for one in found.statements])


@pytest.fixture
def till(tmp_path: Path) -> Path:
    path = tmp_path / "till.txt"
    path.write_text(TILL, encoding="utf-8")
    return path


def test_a_reader_reads_once_it_is_allowed_and_no_longer_after_a_change(tmp_path, till):
    folder = tmp_path / "readers"
    path = take_reader(folder, str(reader(tmp_path / "given")))
    (one,) = list_readers(folder)
    assert not one.allowed and read(till, tmp_path, folder)[0] == "refused.unknown_columns"
    allow_reader(folder, one.sha256, allowed=True)
    assert read(till, tmp_path, folder) == ("", ["outside.till"])
    path.write_text(READER + "\n# changed\n", encoding="utf-8")
    assert [one.allowed for one in list_readers(folder)] == [False]
    assert read(till, tmp_path, folder)[0] == "refused.unknown_columns"


def test_permission_taken_back_and_a_deleted_reader_read_nothing(tmp_path, till):
    folder = tmp_path / "readers"
    path = take_reader(folder, str(reader(tmp_path / "given")))
    sha256 = list_readers(folder)[0].sha256
    allow_reader(folder, sha256, allowed=True)
    allow_reader(folder, sha256, allowed=False)
    assert read(till, tmp_path, folder)[0] == "refused.unknown_columns"
    allow_reader(folder, sha256, allowed=True)
    remove_reader(folder, str(path))
    assert list_readers(folder) == [] and allowed_readers(folder) == ()
    assert json.loads((folder / "allowed.json").read_text()) == []


def test_a_reader_may_not_take_a_file_from_one_of_ours(tmp_path):
    folder = tmp_path / "readers"
    greedy = READER.replace('1.0 if head.text.startswith("TILL") else 0.0', "1.0")
    reader(folder, greedy)
    allow_reader(folder, list_readers(folder)[0].sha256, allowed=True)
    records = tmp_path / "records.csv"
    head = "record_id,statement_id,file,sheet,row,layer,kind,occurred_at,amount,currency,fee,net,order_ref,"
    head += "channel_ref,batch_ref,counterparty,status,shop,account"
    records.write_text(head + "\nr1,s,f,,2,channel,payment,2026-09-01,1.00,CNY,,1.00,,,,,,,\n", encoding="utf-8")
    assert read(records, tmp_path, folder) == ("", ["tieout.records"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("x = (", "refused.reader_broken"),
        ("import nothing_of_this_name", "refused.reader_broken"),
        ("x = 1", "refused.reader_none"),
        (READER.replace("outside.till", "till"), "refused.reader_name"),
        (READER.replace("outside.till", "tieout.records"), "refused.reader_broken"),
        (READER.replace("    version = 1\n", ""), "refused.reader_broken"),
    ],
)
def test_a_file_that_is_no_reader_is_refused_with_its_reason(tmp_path, text, key):
    with pytest.raises(SourceRefused) as said:
        look_at_reader(str(reader(tmp_path, text)))
    assert said.value.key == key and said.value.file == "till.py"


def test_looking_at_a_reader_says_what_it_reads(tmp_path):
    assert look_at_reader(str(reader(tmp_path))) == {"outside.till": "Till journal"}


@pytest.mark.parametrize(
    "attempt",
    [
        'open("{target}", "w")',
        '__import__("os").remove("{victim}")',
        '__import__("os").rename("{victim}", "{target}")',
        '__import__("socket").create_connection(("127.0.0.1", 9))',
        '__import__("subprocess").run(["true"])',
    ],
)
def test_a_reader_changes_nothing_outside_and_reaches_nobody(tmp_path, till, attempt):
    victim = tmp_path / "victim.txt"
    victim.write_text("kept", encoding="utf-8")
    line = attempt.format(target=tmp_path / "written.txt", victim=victim)
    folder = tmp_path / "readers"
    reader(
        folder,
        READER.replace("        from datetime import date\n", f"        from datetime import date\n        {line}\n"),
    )
    allow_reader(folder, list_readers(folder)[0].sha256, allowed=True)
    assert read(till, tmp_path, folder)[0] == "refused.fault"
    assert victim.read_text() == "kept" and not (tmp_path / "written.txt").exists()


def test_a_fault_of_one_reader_leaves_other_files_alone(tmp_path, till):
    folder = tmp_path / "readers"
    reader(folder, "raise SystemError\n", "a.py")
    reader(folder)
    for one in list_readers(folder):
        allow_reader(folder, one.sha256, allowed=True)
    assert read(till, tmp_path, folder) == ("", ["outside.till"])


def test_what_is_no_python_file_or_already_there_is_not_taken(tmp_path):
    folder = tmp_path / "readers"
    given = reader(tmp_path / "given")
    take_reader(folder, str(given))
    with pytest.raises(AppError) as said:
        take_reader(folder, str(given))
    assert said.value.key == "reader.there"
    other = reader(tmp_path / "given", name="reader.txt")
    with pytest.raises(AppError) as said:
        take_reader(folder, str(other))
    assert said.value.key == "reader.unreadable"


def test_a_command_uses_the_reader_that_it_names(tmp_path, till):
    path = reader(tmp_path / "given")
    done = tieout("reconcile", str(till), "--out", str(tmp_path / "out"), "--no-report", "--reader", str(path))
    assert done.status == 0, done.err
    assert "outside.till" in (tmp_path / "out" / "statements.csv").read_text(encoding="utf-8")
    broken = reader(tmp_path / "given", "x = (", "broken.py")
    done = tieout("reconcile", str(till), "--out", str(tmp_path / "out"), "--no-report", "--reader", str(broken))
    assert done.status == 2 and "broken.py" in done.err
