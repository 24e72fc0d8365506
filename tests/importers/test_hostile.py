"""Files that are no statements, or are made to do harm: one refusal each, the others are read."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import pyzipper

from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.importers.test_sandbox import FLOW

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox(str(tmp_path_factory.mktemp("read")), workers=1) as warm:
        yield warm


def outcome(sandbox: Sandbox, path: Path, **options):
    """Return {name below the file: key of its refusal, or its rows}."""
    found = read_sources([str(path)], ReadOptions(**options), str(path.parent), sandbox=sandbox)
    return {
        one.file.removeprefix(str(path)): one.refusal.key if one.refusal else one.statements[0].facts.rows_read
        for one in found
    }


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "refused.empty"),
        (b" \r\n\r\n", "refused.empty"),
        (b"\xef\xbb\xbf", "refused.empty"),
        (PNG, "refused.is_picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "refused.is_picture"),
        (b"%PDF-1.7\n...", "refused.pdf_broken"),
        (b"MZ\x90\0\x03\0\0\0", "refused.is_program"),
        (b"\x7fELF\x02\x01\x01\0", "refused.is_program"),
        (b"Rar!\x1a\x07\x01\0", "refused.is_archive"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "refused.archive_broken"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "refused.is_archive"),
        (b"bill.csv".ljust(257, b"\0") + b"ustar\x0000", "refused.is_archive"),
        (b"SQLite format 3\0\x10\0", "refused.is_database"),
        (b"\0\x01\0\0Standard Jet DB\0", "refused.is_database"),
        (b"\x03\x7e\x07\x01\x01\0\0\0\x61\0\x1d\0".ljust(96, b"\0") + b"\r 20260701", "refused.is_dbase"),
        (b"From: a@b.cn\nSubject: bill\nContent-Type: multipart/mixed\n\nhello", "refused.is_mail"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nA web archive", "refused.is_page_table"),
        (b"<!DOCTYPE html>\n<html><body>502 Bad Gateway</body></html>", "refused.error_page"),
        (b"<html>\n<table><tr><td>a</td></tr></table></html>", "refused.error_page"),
        (b'<html><frameset><frame src="sheet001.htm"></frameset></html>', "refused.is_page_table"),
        (b"<table><tr><td>name</td><td>value</td></tr></table>", "refused.unknown_columns"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "refused.empty"),
        (b'{"code": 500, "message": "internal"}', "refused.error_page"),
        (b"<xml><return_code>FAIL</return_code><return_msg>sign error</return_msg></xml>", "refused.error_page"),
        (b"PK\x03\x04 and then nothing", "refused.archive_broken"),
        (b"a\xff\xfe\xff,b\n1,2\n", "refused.not_text"),
        (FLOW.encode().replace("交易,`收入".encode(), b"\xff\xff,`"), "refused.encoding"),
        (FLOW.encode().replace(b"`A1", b"`A\0"), "refused.nul"),
        (FLOW.encode("utf-16"), 1),
        (FLOW.encode("utf-8-sig"), 1),
        (FLOW.encode("gb18030"), 1),
        (FLOW.replace("\n", "\r").encode(), 1),
        (FLOW.replace("\n", "\r\n").encode(), 1),
        (b"name,value\nx,y\n", "refused.unknown_columns"),
    ],
)
def test_what_is_no_statement_is_refused_by_its_content(content, key, sandbox, tmp_path):
    path = tmp_path / "statement.csv"
    path.write_bytes(content)
    assert outcome(sandbox, path) == {"": key}


def test_a_wrong_byte_is_refused_with_its_line(sandbox, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(FLOW.encode().replace("交易,`收入".encode(), b"\xff\xff,`"))
    (one,) = read_sources([str(path)], ReadOptions(), str(tmp_path), sandbox=sandbox)
    assert one.refusal is not None and one.refusal.row == 2


@pytest.mark.parametrize("cut", [1, 30, 60, 75, 100])
def test_a_bill_that_is_cut_off_is_refused(cut, sandbox, tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(FLOW.encode()[:-cut][: FLOW.encode().rindex("资金流水".encode()) - cut])
    (key,) = outcome(sandbox, path).values()
    assert str(key).startswith("refused.")


def zipped(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return path


def test_members_are_sources_of_their_own_and_junk_is_passed_over(sandbox, tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        ("九月/flow.csv", FLOW.encode()),
        ("picture.csv", PNG),
        ("inner.zip", zip_bytes(("x.csv", FLOW.encode()))),
        ("__MACOSX/._flow.csv", b"x"),
        (".DS_Store", b"x"),
    )
    assert outcome(sandbox, path) == {
        "!九月/flow.csv": 1,
        "!picture.csv": "refused.is_picture",
        "!inner.zip": "refused.nested_archive",
    }


def zip_bytes(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in members:
            packed.writestr(name, content)
    return held.getvalue()


def test_names_in_gbk_without_the_flag_are_read(sandbox, tmp_path):
    name = "2088_业务明细.csv".encode("gbk")
    plain = zip_bytes(("x" * len(name), FLOW.encode()))
    path = tmp_path / "a.zip"
    path.write_bytes(plain.replace(b"x" * len(name), name))
    assert outcome(sandbox, path) == {"!2088_业务明细.csv": 1}


@pytest.mark.parametrize("password", ["", "123456"])
def test_names_in_gbk_that_are_flagged_as_utf8_are_read(password, sandbox, tmp_path):
    """As Alipay packs some of its account logs."""
    name = "2088_业务明细1.csv".encode("gbk")
    held, stands_in = io.BytesIO(), "é" * (len(name) // 2)
    with pyzipper.AESZipFile(held, "w", pyzipper.ZIP_DEFLATED) as packed:
        if password:
            packed.setpassword(password.encode())
            packed.setencryption(pyzipper.WZ_AES)
        packed.writestr(stands_in, FLOW.encode())
        packed.writestr("余额.csv", FLOW.encode())
    path = tmp_path / "a.zip"
    path.write_bytes(held.getvalue().replace(stands_in.encode(), name))
    read = outcome(sandbox, path, passwords=(password,) if password else ())
    assert read == {"!2088_业务明细1.csv": 1, "!余额.csv": 1}


@pytest.mark.parametrize(
    "name",
    ["../x.csv", "/etc/x.csv", "C:\\x", "a\\..\\x.csv", "\\\\srv\\x.csv", ".. /x.csv", "nul.csv", "aux .csv", "CONIN$"],
)
def test_a_name_that_points_outside_is_not_unpacked(name, sandbox, tmp_path):
    path = zipped(tmp_path / "a.zip", ("q" * len(name), FLOW.encode()), ("good.csv", FLOW.encode()))
    path.write_bytes(path.read_bytes().replace(b"q" * len(name), name.encode()))
    found = outcome(sandbox, path)
    assert sorted(map(str, found.values())) == ["1", "refused.member_name"]


def test_a_name_with_a_zero_byte_is_not_unpacked(sandbox, tmp_path):
    path = zipped(tmp_path / "a.zip", ("a.exeQ.csv", FLOW.encode()))
    path.write_bytes(path.read_bytes().replace(b"a.exeQ.csv", b"a.exe\0.csv"))
    assert list(outcome(sandbox, path).values()) == ["refused.member_name"]


def test_a_bomb_is_refused_before_it_is_unpacked(sandbox, tmp_path):
    path = zipped(tmp_path / "a.zip", ("a.csv", b"0" * 40_000_000))
    assert outcome(sandbox, path) == {"": "refused.archive_bomb"}


def test_members_that_overlap_are_refused(sandbox, tmp_path):
    data = bytearray(zip_bytes(("a.csv", FLOW.encode()), ("b.csv", FLOW.encode())))
    second = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, second + 42, 0)  # both say that they begin at the first
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert outcome(sandbox, path) == {"": "refused.archive_overlap"}


def test_a_member_with_a_lying_size_is_refused(sandbox, tmp_path):
    data = bytearray(zip_bytes(("a.csv", FLOW.encode())))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, len(FLOW.encode()) - 7)
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert list(outcome(sandbox, path).values()) == ["refused.member_broken"]


def test_a_member_with_a_wrong_checksum_is_refused(sandbox, tmp_path):
    data = bytearray(zip_bytes(("a.csv", FLOW.encode())))
    data[data.index(b"5.00")] = ord("9")
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert zlib.crc32(FLOW.encode())
    assert list(outcome(sandbox, path).values()) == ["refused.member_broken"]


def test_an_archive_without_files_is_refused(sandbox, tmp_path):
    path = zipped(tmp_path / "a.zip")
    assert outcome(sandbox, path) == {"": "refused.archive_empty"}


def test_a_password_is_asked_for_and_used(sandbox, tmp_path):
    path = tmp_path / "a.zip"
    with pyzipper.AESZipFile(path, "w", encryption=pyzipper.WZ_AES) as packed:
        packed.setpassword(b"123456")
        packed.writestr("flow.csv", FLOW.encode())
    assert outcome(sandbox, path) == {"": "refused.archive_password"}
    assert outcome(sandbox, path, passwords=("wrong",)) == {"!flow.csv": "refused.archive_password"}
    assert outcome(sandbox, path, passwords=("wrong", "123456")) == {"!flow.csv": 1}


@pytest.mark.parametrize(
    "content",
    [
        "<xml><return_code><![CDATA[FAIL]]></return_code><return_msg><![CDATA[No Bill Exist]]></return_msg>"
        "<error_code><![CDATA[20002]]></error_code></xml>",
        '{"code":"NO_STATEMENT_EXIST","message":"账单文件不存在"}',
        '{"return_code":"FAIL","return_msg":"No Bill Exist","error_code":"20002"}',
    ],
)
def test_the_channels_no_bill_is_an_empty_statement(content, sandbox, tmp_path):
    path = tmp_path / "bill.csv"
    path.write_text(content, encoding="utf-8")
    (one,) = read_sources([str(path)], ReadOptions(account="160"), str(tmp_path), sandbox=sandbox)
    (read,) = one.statements
    assert (read.facts.format, read.facts.rows_read, read.facts.control) == ("wechatpay.merchant.trade", 0, "none")
    assert (read.facts.account, read.facts.message_key) == ("160", "statement.no_bill")
