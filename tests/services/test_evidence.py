"""An evidence pack proves a signed month to somebody without the program, and notices one changed byte."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.errors import NotAllowed, SourceRefused
from app.domain.progress import silent
from app.services.evidence import Made, write_evidence
from app.services.evidence_check import check_evidence, is_pack
from app.services.history import history
from app.services.ports import Book
from app.services.sign_off import reopen, sign_off
from app.services.take_in import read_options, take_in
from app.trust import pack_check
from tests.demo_book import SEPTEMBER, demo_book
from tests.samples import ROOT
from tests.services.test_sign_off import settle


def paper(html: str, title: str, month: str) -> bytes:
    """Stand for the PDF, which is tested where it is written (tests/printing)."""
    return f"{title}\n{month}\n{html}".encode()


@dataclass(frozen=True)
class Shop:
    """A book whose September was signed, with a pack of that moment, and what stood in the book then."""

    book: Book
    folder: Path
    made: Made
    was: str


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("evidence")
    book = demo_book(folder)
    settle(book)
    sign_off(book, SEPTEMBER, "林晓", "all checked", "Lin")
    with book.read() as uow:
        was = uow.business_hash()
    made = write_evidence(book, SEPTEMBER, str(folder / "a.zip"), actor="Lin", lang="en", pdf=paper, originals=True)
    yield Shop(book, folder, made, was)
    book.close()


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table."""
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_pack_is_what_was_signed_whatever_came_later(shop, tmp_path):
    book, first = shop.book, Path(shop.made.path)
    with book.read() as uow:
        entry = uow.audit.head()[0]
    assert shop.made.entry.seq == entry and shop.made.entry.action == "evidence"
    assert shop.made.sha256 == hashlib.sha256(first.read_bytes()).hexdigest() == shop.made.entry.params["sha256"]
    assert all(one.action != "evidence" for one in history(book).undoable)
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    october = next((ROOT / "resources" / "demo" / "2026-10").glob("history*"))
    assert not take_in(book, [str(october)], options, actor="Wu", report=silent)
    with book.read() as uow:
        assert uow.business_hash() != shop.was
    again = write_evidence(book, SEPTEMBER, str(tmp_path / "b.zip"), actor="Wu", lang="en", pdf=paper, originals=True)
    assert Path(again.path).read_bytes() == first.read_bytes()
    past = book.as_of(shop.made.entry.seq - 1)
    with past.read() as uow:
        assert uow.business_hash() == shop.was
    past.close()
    assert not Path(past.path).exists()
    with book.read() as uow:
        found = check_evidence(again.path, uow)
    assert found.differs == () and found.here and (found.period, found.name) == ("2026-09", "林晓")
    with zipfile.ZipFile(first) as pack:
        names = pack.namelist()
        records = pack.read("tables/records.csv").decode()
        numbers = json.loads(pack.read("signed/numbers.json"))
        assert any(one.startswith("originals/") for one in names)
        paper_said = pack.read("certificate.pdf").decode()
        assert "29,470.20" in paper_said and paper_said.count("<tr>") > len(numbers["proof"]) + len(numbers["items"])
    assert {one["counterparty"] for one in rows_of(records.encode())} & {"清*", "嘉*"}
    assert "清越" not in records.replace("*清越", "")


def test_names_are_in_full_only_where_the_right_to_see_them_is_used(shop, tmp_path):
    full = write_evidence(
        shop.book, SEPTEMBER, str(tmp_path / "c.zip"), actor="Lin", lang="zh_CN", pdf=paper, full_names=True
    )
    assert full.entry.params["full_names"] is True
    with zipfile.ZipFile(full.path) as pack:
        assert '"清越"' in pack.read("tables/records.csv").decode()
        assert not [one for one in pack.namelist() if one.startswith("originals/")]
    assert check_evidence(full.path).differs == ()


def test_one_changed_byte_in_each_file_is_noticed_with_the_file_named(shop, tmp_path):
    source = Path(shop.made.path)
    with zipfile.ZipFile(source) as pack:
        members = {one: pack.read(one) for one in pack.namelist()}
    opened = dict(members)
    for name, data in members.items():
        at = len(data) // 2
        opened[name] = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        found, _manifest = pack_check.files_differ(list(opened), lambda one: io.BytesIO(opened[one]))
        assert ("sums", name) in found and {where for _step, where in found} <= {name, "SHA256SUMS"}, (name, found)
        opened[name] = data
    assert pack_check.examine(list(opened), lambda one: io.BytesIO(opened[one])) == []
    left_out = [one for one in members if one != "tables/matches.csv"]
    found = pack_check.examine(left_out, lambda one: io.BytesIO(members[one]))
    assert ("missing", "tables/matches.csv") in found
    # a byte of the zip itself, in the middle of a packed file
    raw = bytearray(source.read_bytes())
    with zipfile.ZipFile(source) as pack:
        info = pack.getinfo("tables/records.csv")
    raw[info.header_offset + 60 + info.compress_size // 2] ^= 1
    (tmp_path / "bit.zip").write_bytes(raw)
    assert ("sums", "tables/records.csv") in check_evidence(str(tmp_path / "bit.zip")).differs


def test_a_forger_who_makes_every_sum_anew_breaks_the_chain_or_the_totals(shop, tmp_path):
    """UX 42: What is recomputed beside the sums: chain, signed numbers, columns."""
    with zipfile.ZipFile(shop.made.path) as pack:
        members = {one: pack.read(one) for one in pack.namelist()}

    def forged(name: str, data: bytes) -> list[tuple[str, str]]:
        made = {**members, name: data}
        manifest = json.loads(made["manifest.json"])
        manifest["files"][name]["sha256"] = hashlib.sha256(data).hexdigest()
        made["manifest.json"] = json.dumps(manifest).encode()
        stated = {one: hashlib.sha256(text).hexdigest() for one, text in made.items() if one != "SHA256SUMS"}
        made["SHA256SUMS"] = pack_check.sums_text(stated).encode()
        return pack_check.examine(list(made), lambda one: io.BytesIO(made[one]))

    log = members["audit/log.jsonl"].decode().splitlines(keepends=True)
    assert forged("audit/log.jsonl", "".join([*log[:1], *log[2:]]).encode()) == [("chain", "2")]
    assert forged("audit/log.jsonl", "".join(log[:-1]).encode()) == [("chain", str(len(log) - 1))]
    assert forged("audit/log.jsonl", b"[" * 100_000) == [("chain", "")]
    records = members["tables/records.csv"].replace(b'"165.30","CNY"', b'"165.31","CNY"', 1)
    assert forged("tables/records.csv", records) == [("totals", "tables/records.csv")]
    items = members["signed/items.csv"].replace(b"accepted", b"mistaken", 1)
    assert forged("signed/items.csv", items) == [("signed", "signed/items.csv")]
    numbers = members["signed/numbers.json"].replace(b"accepted", b"mistaken", 1)
    assert ("signed", "signed/numbers.json") in forged("signed/numbers.json", numbers)
    original = next(one for one in members if one.startswith("originals/"))
    assert forged(original, b"x") == [("original", original)]


def test_an_outsider_follows_the_readme_with_the_standard_library_alone(shop, tmp_path):
    with zipfile.ZipFile(shop.made.path) as pack:
        pack.extractall(tmp_path)
    readme = (tmp_path / "README.txt").read_text("utf-8")
    command = next(one.strip() for one in readme.splitlines() if one.strip().startswith("python3 check.py"))
    run = [sys.executable, "-I", "-S", *command.split()[1:]]
    told = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False)
    assert (told.returncode, told.stdout.decode().split(" ")[0]) == (0, "unchanged"), told
    # 1 by hand
    sums = [one.split("  ", 1) for one in (tmp_path / "SHA256SUMS").read_text().splitlines()]
    assert all(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == stated for stated, name in sums)
    assert len(sums) == shop.made.files - 1
    # 2, by the formula as it is printed
    formula = next(one.strip() for one in readme.splitlines() if one.strip().startswith("hashlib."))
    names = "seq, at, actor, action, text_key, params, rows, sums, digest, undoes, previous"
    assert names in readme.replace("\n   ", " ")
    previous = "0" * 64
    for seq, line in enumerate((tmp_path / "audit/log.jsonl").read_text("utf-8").splitlines(), 1):
        entry = json.loads(line)
        fields = {name: entry[name] for name in names.split(", ")}
        made = eval(formula, {"hashlib": hashlib, "json": json, "fields": fields})  # noqa: S307 - printed by us
        assert (made, entry["seq"], entry["previous"]) == (entry["hash"], seq, previous)
        previous = made
    assert f"number {seq},\n  {previous}" in readme
    # 3
    numbers = (tmp_path / "signed/numbers.json").read_bytes()
    assert hashlib.sha256(numbers).hexdigest() == entry["params"]["numbers"] and entry["params"]["numbers"] in readme
    # 4
    for name, stated in json.loads((tmp_path / "manifest.json").read_text("utf-8"))["totals"].items():
        rows = rows_of((tmp_path / name).read_bytes())
        assert len(rows) == stated["rows"]
        for column, by_currency in stated["columns"].items():
            for currency, total in by_currency.items():
                mine = (Decimal(one[column]) for one in rows if one["currency"] == currency and one[column])
                assert sum(mine) == Decimal(total), (name, column)
    # 5
    proof = rows_of((tmp_path / "signed/proof.csv").read_bytes())
    for one in proof:
        parts = [Decimal(one[name]) for name in ("sum_b", "adjustments", "waiting", "explained")]
        assert Decimal(one["sum_a"]) - sum(parts) == Decimal(one["unexplained"]) == 0
    assert proof
    (tmp_path / "versions.json").write_bytes(b"{}")
    told = subprocess.run(run, cwd=tmp_path, capture_output=True, check=False)
    assert told.returncode == 1 and b"versions.json" in told.stdout


def test_other_zips_are_no_packs_and_hostile_ones_are_refused(shop, tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("a.csv", "1")
    assert not is_pack(str(tmp_path / "other.zip")) and is_pack(shop.made.path)
    with pytest.raises(NotAllowed):
        check_evidence(str(tmp_path / "other.zip"))
    with zipfile.ZipFile(shop.made.path) as pack, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for name in pack.namelist():
            bad.writestr(name, pack.read(name))
        bad.writestr("../outside.txt", "x")
    with pytest.raises(SourceRefused):
        check_evidence(str(tmp_path / "bad.zip"))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in ("manifest.json", "SHA256SUMS", "audit/log.jsonl"):
            bomb.writestr(name, bytes(30_000_000))
    with pytest.raises(SourceRefused):
        check_evidence(str(tmp_path / "bomb.zip"))


def test_a_month_that_is_not_signed_or_reopened_has_no_pack(shop, tmp_path):
    book, to = demo_book(tmp_path), str(tmp_path / "2.zip")

    def refused() -> bool:
        with pytest.raises(NotAllowed) as why:
            write_evidence(book, SEPTEMBER, to, actor="Lin", lang="en", pdf=paper)
        return why.value.key == "evidence.not_signed" and not Path(to).exists()

    assert refused()
    with book.read() as uow:
        assert check_evidence(shop.made.path, uow).here is False  # the pack of another book
    settle(book)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    reopen(book, SEPTEMBER, "a late refund", "Lin")
    assert refused()
    sign_off(book, SEPTEMBER, "Wu", "", "Wu")
    again = write_evidence(book, SEPTEMBER, to, actor="Lin", lang="en", pdf=paper)
    with book.read() as uow:
        found = check_evidence(to, uow)
    assert (found.name, found.differs, found.here) == ("Wu", (), True) and again.sha256 != shop.made.sha256
    book.close()
