"""What openpyxl would lose is found by doing it: each thing of its own by name, and nothing where nothing is lost."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter
from PIL import Image

from app.domain.errors import SourceRefused
from app.reports.template.form import Form
from tests.samples import sample


def _picture(kind="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind)
    out.seek(0)
    return out


def _book(make=lambda book, sheet: None):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表")
    sheet.write("A1", "{{period}}")
    make(book, sheet)
    book.close()
    return out.getvalue()


def _lost(data):
    """Return (sheet, things) that a form is refused for; None where it may be filled."""
    try:
        Form(data, "f.xlsx").check_losses(lambda: None)
    except SourceRefused as refused:
        return refused.params.get("sheet", ""), [one["key"] for one in refused.params["what"]]
    return None


def _kept(book, sheet):
    """Put in what openpyxl keeps: looks, formulas, checks, names, pictures, notes, page set-up, charts."""
    bold = book.add_format({"bold": True, "border": 1, "num_format": "#,##0.00", "font_name": "宋体"})
    sheet.write("B1", "x", bold)
    sheet.write_formula("B2", "=SUM(A1:A3)", bold, 3)
    sheet.write_array_formula("C1:C3", "{=A1:A3*2}")
    sheet.write_rich_string("D1", "a", bold, "b")
    sheet.insert_image("E1", "logo.png", {"image_data": _picture()})
    sheet.write_comment("A2", "note")
    sheet.data_validation("A5", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format("A1:A9", {"type": "data_bar"})
    sheet.conditional_format("C1:C9", {"type": "3_color_scale"})
    sheet.add_table("A20:C23", {"total_row": True})
    sheet.set_header('&L&"宋体,Regular"&10抬头 &R&D&C&P / &N', {"margin": 0.5})
    sheet.set_footer('&C&"宋体,Bold"抬头&"Arial,Bold" ABC &P')
    sheet.repeat_rows(0)
    sheet.print_area("A1:K20")
    sheet.freeze_panes(1, 0)
    sheet.merge_range("A30:C30", "m", bold)
    sheet.protect("x")
    sheet.write_url("A40", "internal:表!A1")
    sheet.ignore_errors({"number_stored_as_text": "A1:A5"})
    book.define_name("name", "=表!$A$1:$A$3")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=表!$A$1:$A$3", "trendline": {"type": "linear"}})
    chart.set_style(10)
    sheet.insert_chart("F5", chart)


def test_what_is_kept_is_no_reason_to_refuse():
    assert _lost(_book(_kept)) is None
    for folder, name in (("alipay", "account_log_export_2026_fixture"), ("jd", "settlement_22col_2026_fixture")):
        data = sample(f"{folder}/{name}.xlsx").read_bytes()  # of openpyxl and of another program
        with pytest.raises(SourceRefused, match="no_fields"):
            Form(data, "f.xlsx")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda book, sheet: sheet.insert_textbox("H1", "text"), "shapes"),
        (lambda book, sheet: sheet.insert_button("P3", {"caption": "b"}), "controls"),
        (lambda book, sheet: sheet.add_sparkline("K1", {"range": "表!A1:A3"}), "sparklines"),
        (
            lambda book, sheet: sheet.conditional_format("B1:B9", {"type": "data_bar", "data_bar_2010": True}),
            "new_formats",
        ),
        (
            lambda book, sheet: sheet.set_header("&L&G", {"image_left": "l.png", "image_data_left": _picture()}),
            "header_pictures",
        ),
        (lambda book, sheet: sheet.set_background(_picture()), "background"),
        (lambda book, sheet: sheet.write_dynamic_array_formula("M1", "=SORT(A1:A3)"), "dynamic"),
        (lambda book, sheet: sheet.embed_image("B2", "l.png", {"image_data": _picture()}), "cell_pictures"),
        (
            lambda book, sheet: sheet.insert_image("B2", "l.png", {"image_data": _picture(), "url": "https://a.b"}),
            "picture_links",
        ),
        (lambda book, sheet: sheet.set_footer("页 &P"), "header_texts"),
        (lambda book, sheet: sheet.insert_checkbox("N1", True), "checkboxes"),
        (lambda book, sheet: book.read_only_recommended(), "read_only"),
    ],
)
def test_what_would_be_lost_is_named_with_its_sheet(make, what):
    found = _lost(_book(make))
    sheet = "" if what in ("checkboxes", "read_only") else "表"
    assert found == (sheet, [f"template.lost_{what}"])


def _with(data, parts, edits=()):
    """Return a package with further parts and with texts of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            for part, old, new in edits:
                if part == name:
                    assert old in content
                    content = content.replace(old, new)
            after.writestr(name, content)
        for name, content in parts.items():
            after.writestr(name, content)
    return out.getvalue()


_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s'


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("externalLink", "external"),
        ("pivotCacheDefinition", "pivot"),
        ("connections", "queries"),
        ("slicerCache", "slicer"),
        ("http://www.wps.cn/officeDocument/2020/cellImage", "cell_pictures"),
        ("nobodyKnows", "rest_part"),
        ("calcChain", None),
    ],
)
def test_parts_that_nothing_keeps_are_found_by_what_refers_to_them(kind, what):
    kind = kind if kind.startswith("http") else f"{_RELS}/{kind}"
    more = f'<Relationship Id="rId99" Type="{kind}" Target="other.xml"/></Relationships>'.encode()
    edit = ("xl/_rels/workbook.xml.rels", b"</Relationships>", more)
    data = _with(_book(), {"xl/other.xml": b"<x/>"}, [edit])
    if what == "external":  # openpyxl reads these by what the workbook says, and would carry them along
        assert _lost(data) == ("", ["template.lost_external"])
    else:
        assert _lost(data) == (None if what is None else ("", [f"template.lost_{what}"]))


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (
            '<customSheetViews><customSheetView guid="{00000000-0000-0000-0000-000000000000}"/></customSheetViews>',
            "views",
        ),
        ('<extLst><ext uri="x"><x:dataValidations xmlns:x="urn:x"/></ext></extLst>', "new_validations"),
        ('<extLst><ext uri="x"><x:unseen xmlns:x="urn:x"/></ext></extLst>', None),
        ("<futureThing/>", "rest_sheet"),
        ('<headerFooter differentFirst="false"><oddFooter/></headerFooter>', None),
    ],
)
def test_elements_of_a_sheet_that_are_dropped_are_found(more, what):
    edit = ("xl/worksheets/sheet1.xml", b"</worksheet>", f"{more}</worksheet>".encode())
    found = _lost(_with(_book(), {}, [edit]))
    assert found == (None if what is None else ("表", [f"template.lost_{what}"]))


def test_a_pictures_looks_are_found_one_by_one():
    picture = _book(lambda book, sheet: sheet.insert_image("B2", "l.png", {"image_data": _picture()}))
    part = "xl/drawings/drawing1.xml"
    crop = (part, b"<a:stretch>", b'<a:srcRect l="100"/><a:stretch>')
    plain = (part, b"</xdr:spPr>", b"<a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr>")
    bright = (part, b'r:embed="rId1"/>', b'r:embed="rId1"><a:lum bright="10"/></a:blip>')
    shadow = (part, b"</xdr:spPr>", b"<a:effectLst><a:outerShdw/></a:effectLst></xdr:spPr>")
    assert _lost(_with(picture, {}, [crop, plain])) is None
    for edit in (bright, shadow):
        assert _lost(_with(picture, {}, [edit])) == ("表", ["template.lost_picture_looks"])
