"""Forms on their way through the child and the commands: what is checked, what is written, what is left alone."""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from app.config.places import resources
from app.domain.errors import FormRefused, SourceRefused
from app.domain.progress import Cancelled, Step
from app.reports.template.form import MOST_BYTES
from app.services import form_child
from app.services.forms import Forms
from tests.cli.run import inside
from tests.reports.template.forms import cells, form

MONTH = resources() / "demo" / "2026-09"
SOURCES = [MONTH / name for name in ("youzan_orders_20260901_20260930.csv", "1609920260All2026-09-01_2026-09-30.csv")]
PLAIN = {
    "A1": "{{shop}} {{period}}", "B1": "{{sources.rows_stored}}", "C1": "{{L1.side_a.amount.CNY}}",
    "D1": "{{L1.side_a.count}}", "E1": "{{L4.unexplained}}",
    "A3": "{{records[kind=order].order_ref}}", "B3": "{{records.amount}}", "C3": "{{records.occurred_at}}",
    "B4": "=SUM(B3:B3)",
}  # fmt: skip


def rows(path, sheet="S"):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]


def test_commands_fill_templates_before_the_report_and_refuse_before_anything_is_done(tmp_path):
    month = tmp_path / "month"  # sources, templates and results in one folder
    month.mkdir()
    for one in SOURCES:
        shutil.copy(one, month)
    plain, listed, wrong = (month / name for name in ("对账.xlsx", "b.xlsx", "wrong.xlsx"))
    plain.write_bytes(form(cells(PLAIN)))
    listed.write_bytes(form(cells({"A1": "{{discrepancies[state!=explained].code}}"})))
    wrong.write_bytes(form(cells({"B2": "{{nothing}}"})))
    book, out = tmp_path / "a.tieout", month / "out"

    ran = inside("reconcile", month, "--book", book, "--out", out, "--template", plain, "--template", wrong)
    assert ran.status == 2 and not book.exists() and not out.exists()
    assert [str(wrong) in line and "sheet “S”, cell B2" in line and "nothing" in line for line in ran.complaints] == [
        True
    ]

    wrong.unlink()
    (out / "b.xlsx").parent.mkdir()
    (out / "b.xlsx").write_bytes(b"of an earlier run")
    done = inside("reconcile", month, "--book", book, "--out", out, "--template", plain, "--template", listed)
    assert (done.status, done.err) == (0, "")
    times = {one.name: one.stat().st_mtime_ns for one in out.iterdir()}
    assert times["report.xlsx"] == max(times.values()) and {"对账.xlsx", "b.xlsx"} <= set(times)
    side = json.loads((out / "summary.json").read_bytes())["comparisons"]["L1"]["CNY"]["side_a"]
    found = rows(out / "对账.xlsx")
    assert [Decimal(str(found[0][2])), *found[0][3:]] == [Decimal(side["amount"]), side["count"]]
    orders = [row for row in found[2:-1] if row[0]]
    assert len(orders) == side["count"] and sum(Decimal(str(row[1])) for row in orders) == Decimal(side["amount"])
    assert found[-1][1] == f"=SUM(B3:B{len(found) - 1})"

    again = tmp_path / "again"
    assert inside("export", "--book", book, "--out", again, "--template", listed, "--template", plain).status == 0
    for name in ("对账.xlsx", "b.xlsx"):
        assert (again / name).read_bytes() == (out / name).read_bytes()
    assert rows(plain)[0][0] == PLAIN["A1"]

    for more, said in (
        (["--out", month, "--template", plain], "overwritten by its own filled copy"),
        (["--out", again, "--template", plain, "--template", tmp_path / "x" / "对账.xlsx"], "Two templates"),
        (["--out", again, "--template", tmp_path / "report.xlsx"], "name of a result"),
        (["--out", again, "--template", tmp_path / "gone.xlsx"], "gone.xlsx"),
    ):
        ran = inside("export", "--book", book, *more)
        assert ran.status == 2 and said in ran.err, ran.err


def _changed(data, name, old, new):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for one in before.namelist():
            content = before.read(one)
            after.writestr(one, content.replace(old, new) if one == name else content)
        if name not in before.namelist():
            after.writestr(name, new)
    return out.getvalue()


GOOD = form(cells({"A1": "{{period}}"}))
_TYPES = "[Content_Types].xml"
_DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\x03\x04 no zip", "template.not_xlsx"),
        (GOOD[: len(GOOD) // 2], "template.not_xlsx"),
        (b"a,b\n1,2\n", "template.not_xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le"), "template.not_xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "refused.workbook_password",
        ),
        (_changed(GOOD, _TYPES, b"sheet.main", b"template.main"), "template.not_xlsx"),
        (_changed(GOOD, _TYPES, b"sheet.main", b"sheet.macroEnabled.main"), "refused.workbook_macro"),
        (_changed(GOOD, "xl/vbaProject.bin", b"", b"x"), "refused.workbook_macro"),
        (_changed(GOOD, "xl/drawings/drawing1.xml", b"", _DTD), "refused.workbook_dtd"),
        (_changed(GOOD, "xl/theme/theme1.xml", b"</a:theme>", b"<a:theme>"), "refused.workbook_broken"),
        (_changed(GOOD, "xl/worksheets/sheet1.xml", b'r="A1"', b'r="XFD1048576"'), "refused.workbook_far_cell"),
        (_changed(GOOD, "xl/media/x.bin", b"", bytes(30_000_000)), "refused.workbook_bomb"),
        (GOOD + bytes(MOST_BYTES), "template.too_big"),
        (
            _changed(
                GOOD,
                "xl/worksheets/sheet1.xml",
                b"</sheetData>",
                b'</sheetData><mergeCells><mergeCell ref="?"/></mergeCells>',
            ),
            "template.unreadable",
        ),
    ],
)
def test_a_foreign_workbook_is_checked_before_a_library_opens_it(tmp_path, data, key):
    path = tmp_path / "form.xlsx"
    path.write_bytes(data)
    task = {"folder": str(tmp_path), "ask": {"what": "look"}}
    with pytest.raises(SourceRefused) as refused:
        form_child.answer(task, str(path), "workbook", "form.xlsx", "s1")
    assert refused.value.key == key
    assert [one.name for one in tmp_path.iterdir()] == ["form.xlsx"]
    assert tempfile.gettempdir() != str(tmp_path)


@pytest.mark.parametrize(("name", "key"), [("a.xlsx", "template.only_called_xlsx"), ("a.csv", "template.not_xlsx")])
@pytest.mark.parametrize("data", [b"a,b\n1,2\n", GOOD[: len(GOOD) // 2]])
def test_what_is_only_called_a_workbook_is_not_told_to_be_one(tmp_path, name, key, data):
    """UX 47: “only .xlsx can be filled” would be no help for a file whose name ends so."""
    path = tmp_path / name
    path.write_bytes(data)
    with Forms([str(path)]) as forms, pytest.raises(FormRefused) as refused:
        forms.look()
    assert refused.value.key == key


def test_a_look_can_be_cancelled_and_leaves_nothing(tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(GOOD)

    def stop(step, _done, _total, _what):
        if step is Step.WRITING:
            raise Cancelled

    with Forms([str(path)], stop) as forms, pytest.raises(Cancelled):
        forms.look()
    assert [one.name for one in tmp_path.iterdir()] == ["form.xlsx"]
