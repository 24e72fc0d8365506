"""A filled form read back: values, looks, formulas, and everything that had to make way."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

from app.domain.errors import SourceRefused
from app.reports.template import fill as filling
from app.reports.template.example import example
from app.reports.template.form import Form
from tests.reports.template.forms import cells, column, filled, form

AMOUNTS = ["69916.15", "-0.10", "300807.8306", "1234567890123456.78"]


def test_numbers_days_and_text_are_what_they_are_and_take_the_cells_own_format():
    texts = {
        "A1": "{{L1.side_a.amount}}", "B1": "{{period.first}}", "C1": "{{sources.stored}}", "D1": "{{company}}",
        "E1": "期间：{{period}}（{{sources.stored}}）", "F1": "{{shop}}", "G1": 69916.15,
    }  # fmt: skip

    def make(book):
        cells(texts)(book)
        book.active["A1"].number_format = "0.000"
        book.active["B1"].number_format = 'yyyy"年"m"月"'
        book.active["D1"].font = Font(bold=True)
        book.active["F1"] = CellRichText("Shop ", TextBlock(InlineFont(b=True), "{{"), "shop", "}}")
        book.active["H1"] = CellRichText("{{sources.", TextBlock(InlineFont(b=True), "stored}}"))

    values = {
        "L1.side_a.amount": "69916.15", "period.first": "2026-09-01", "sources.stored": "26", "company": "=1+1",
        "period": "a\x0b_x0041_b", "shop": "@x",
    }  # fmt: skip
    book, data = filled(form(make), values)
    sheet = book["S"]
    assert (sheet["A1"].value, sheet["A1"].number_format) == (69916.15, "0.000")
    assert (sheet["B1"].value, sheet["B1"].number_format) == (datetime.fromisoformat("2026-09-01"), 'yyyy"年"m"月"')
    assert sheet["C1"].value == 26
    assert (sheet["D1"].value, sheet["D1"].data_type, sheet["D1"].font.b) == ("=1+1", "s", True)
    assert sheet["E1"].value == "期间：a\\x0b_x0041_b（26）"
    assert sheet["H1"].value == 26
    assert sheet["F1"].value[1].font.b and str(sheet["F1"].value) == "Shop @x"
    written = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"_x005F_x0041_" in written  # as it is, a spreadsheet would show an A
    assert written.count(b"<v>69916.15</v>") == 2  # a float would have made it 69916.14999999999


def test_a_row_of_fields_is_repeated_with_its_looks_and_its_formulas():
    def make(book):
        cells({
            "A1": "head", "A2": "{{records.order_ref}}", "B2": "{{records.amount}}", "C2": "{{records.occurred_at}}",
            "D2": "{{records.row}} of {{shop}}", "E2": "=B2*2", "F2": "=SUM($B$2:B2)", "G2": "same", "A3": "sum",
            "B3": "=SUM(B2:B2)",
        })(book)  # fmt: skip
        sheet = book.active
        sheet["B2"].fill = PatternFill("solid", fgColor="FFEEDD")
        sheet.row_dimensions[2].height, sheet.row_dimensions[3].height = 21, 33
        sheet.merge_cells("G2:H2")

    rows = {
        "order_ref": ["0012", "1234567890123456789", "=A1", ""],
        "amount": AMOUNTS,
        "occurred_at": ["2026-09-01T10:00:00+08:00", "2026-09-02", "1899-01-01", ""],
        "row": ["2", "3", "4", "5"],
    }
    sheet = filled(form(make), {"shop": "禾木"}, rows)[0]["S"]
    assert column(sheet, "A") == ["head", "0012", "1234567890123456789", "=A1", None, "sum"]
    assert column(sheet, "B") == [None, 69916.15, -0.1, 300807.8306, "1234567890123456.78", "=SUM(B2:B5)"]
    assert [sheet[f"B{row}"].number_format for row in (2, 3, 4)] == ["#,##0.00", "#,##0.00", "#,##0.0000"]
    assert column(sheet, "C")[1:4] == [
        datetime.fromisoformat("2026-09-01T10:00"),
        datetime.fromisoformat("2026-09-02"),
        "1899-01-01",
    ]
    assert sheet["C2"].number_format == "yyyy-mm-dd hh:mm:ss" and sheet["C3"].number_format == "yyyy-mm-dd"
    assert column(sheet, "D")[1:3] == ["2 of 禾木", "3 of 禾木"]
    assert column(sheet, "E")[1:5] == [f"=B{row}*2" for row in range(2, 6)]
    assert column(sheet, "F")[4] == "=SUM($B$2:B5)"
    assert {sheet[f"B{row}"].fill.fgColor.rgb for row in range(2, 6)} == {"00FFEEDD"}
    assert [sheet.row_dimensions[row].height for row in range(1, 7)] == [None, 21, 21, 21, 21, 33]
    assert sorted(str(one) for one in sheet.merged_cells.ranges) == [f"G{row}:H{row}" for row in range(2, 6)]
    assert sheet["A4"].data_type == "s"


def test_everything_that_stands_below_or_names_the_rows_makes_way():
    def make(book):
        sheet, other = book.active, book.create_sheet("他")
        cells({"A2": "{{records.row}}", "A6": "x", "C7": "y"})(book)
        sheet["B4"] = "=SUM(A2:A2)"
        other["A1"], other["A2"] = "=S!C7", "=SUM(S!A1:A3)"
        book.defined_names["all"] = DefinedName("all", attr_text="S!$A$2:$A$2")
        sheet.defined_names["low"] = DefinedName("low", attr_text="S!$C$7")
        sheet.conditional_formatting.add("A2", CellIsRule("lessThan", ["$C$7"], font=Font(b=True)))
        sheet.conditional_formatting.add("C5:C9", FormulaRule(["$A$6=1"], font=Font(b=True)))
        rule = DataValidation("list", formula1="$C$7:$C$8")
        rule.add("A2")
        rule.add("B6")
        sheet.add_data_validation(rule)
        sheet.print_area, sheet.print_title_rows = "A1:C7", "1:1"
        sheet.row_breaks.append(Break(4))
        sheet["A6"].hyperlink = Hyperlink(ref="A6", location="S!C7")
        sheet["C7"].hyperlink = "#S!A2"
        sheet["A6"].comment = Comment("why", "me")
        sheet["C9"] = "h1"
        sheet["D9"] = "h2"
        sheet["C10"], sheet["D10"] = 1, 2
        sheet.add_table(Table(displayName="T", ref="C9:D10"))
        sheet.auto_filter.ref = "A1:C7"
        sheet.merge_cells("A12:B13")
        picture = io.BytesIO()
        from PIL import Image as Picture

        Picture.new("RGB", (2, 2)).save(picture, "PNG")
        sheet.add_image(Image(picture), "E8")
        sheet.oddHeader.left.text = "{{company}} &P"
        book.move_sheet("他", -1)

    book, _data = filled(form(make), {"company": "A&B"}, {"row": ["1", "2", "3"]})
    sheet, other = book["S"], book["他"]
    assert sheet["B6"].value == "=SUM(A2:A4)"
    assert (other["A1"].value, other["A2"].value) == ("=S!C9", "=SUM(S!A1:A5)")
    assert book.defined_names["all"].attr_text == "S!$A$2:$A$4"
    assert sheet.defined_names["low"].attr_text == "S!$C$9"
    formats = {str(one.sqref): one.rules[0].formula for one in sheet.conditional_formatting}
    assert formats == {"A2:A4": ["$C$9"], "C7:C11": ["$A$8=1"]}
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.formula1) == ("A2:A4 B8", "$C$9:$C$10")
    assert (sheet.print_area, sheet.print_title_rows) == ("'S'!$A$1:$C$9", "$1:$1")
    assert [one.id for one in sheet.row_breaks.brk] == [6]
    assert (sheet["A8"].hyperlink.location, sheet["A8"].hyperlink.ref) == ("S!C9", "A8")
    assert sheet["C9"].hyperlink.target == "#S!A2"
    assert sheet["A8"].comment.text == "why"
    assert sheet.tables["T"].ref == "C11:D12" and sheet.auto_filter.ref == "A1:C9"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A14:B15"]
    assert sheet._images[0].anchor._from.row == 9
    assert sheet.oddHeader.left.text == "A&&B &P"


def test_charts_keep_their_look_and_draw_the_rows_that_were_added():
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("S")
    sheet.write_column("A1", ["{{records.row}}", "end"])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=S!$A$1:$A$1", "name": "=S!$A$2"})
    chart.set_style(10)
    sheet.insert_chart("C5", chart)
    book.close()
    form = Form(out.getvalue(), "f.xlsx")
    form.check_losses(lambda: None)
    made = zipfile.ZipFile(io.BytesIO(filling.fill(form, {}, [{"row": ["1", "2"]}])))
    xml = made.read("xl/charts/chart1.xml").decode()
    assert "<c:f>S!$A$1:$A$2</c:f>" in xml and "<c:f>S!$A$3</c:f>" in xml
    assert '<c:style val="10"/>' in xml  # openpyxl alone drops it


def test_a_list_without_rows_leaves_one_empty_row():
    data = form(cells({"A1": "{{records.row}}", "B1": "no. {{records.row}}", "C1": "=A1", "A2": "=SUM(A1:A1)"}))
    sheet = filled(data, {}, {"row": []})[0]["S"]
    assert [cell.value for cell in sheet[1]] == [None, None, "=A1"] and sheet["A2"].value == "=SUM(A1:A1)"


def test_the_same_form_and_values_give_the_same_bytes():
    data = form(cells({"A1": "{{records.row}}", "B3": "{{company}}"}))
    first, second = (filled(data, {"company": "x"}, {"row": ["1", "2"]})[1] for _ in range(2))
    assert first == second
    stamps = {one.date_time for one in zipfile.ZipFile(io.BytesIO(first)).infolist()}
    assert stamps == {(1980, 1, 1, 0, 0, 0)}
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")
    assert zipfile.ZipFile(io.BytesIO(first)).read("docProps/core.xml").split(b"modified")[1] in core


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"A1": "plain"}, "template.no_fields"),
        ({"A1": "{{records.row}}", "B1": "{{matches.score}}"}, "template.two_tables"),
        ({"A1": "{{records[kind=fee].row}}", "B1": "{{records[kind=fee|hold].fee}}"}, "template.two_filters"),
        ({"A1": '="{{period}}"'}, "template.in_formula"),
    ],
)
def test_a_form_that_cannot_be_meant_is_refused(values, key):
    with pytest.raises(SourceRefused) as refused:
        Form(form(cells(values)), "f.xlsx")
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda sheet: sheet.merge_cells("B1:B2"), "template.merged_rows"),
        (lambda sheet: sheet.__setitem__("B3", "=A1"), "template.one_of_many"),
        (lambda sheet: sheet.parent.create_sheet("T").__setitem__("A1", "=S!$A$1"), "template.one_of_many"),
    ],
)
def test_a_row_that_cannot_be_repeated_truly_is_refused(change, key):
    def make(book):
        book.active["A1"] = "{{records.row}}"
        change(book.active)

    for rows in (["1"], ["1", "2"]):  # whatever the month holds
        with pytest.raises(SourceRefused) as refused:
            filled(form(make), {}, {"row": rows})
        assert refused.value.key == key


def test_fields_where_none_are_filled_and_too_long_lists_are_refused():
    def commented(book):
        book.active["A1"] = "{{period}}"
        book.active["A2"].comment = Comment("{{period}}", "me")

    def headed(book):
        book.active["A1"], book.active["A2"] = "{{period}}", "x"
        book.active.add_table(Table(displayName="T", ref="A1:A2"))

    def listed(book):
        book.active["A1"], book.active.oddFooter.left.text = "{{period}}", "{{records.row}}"

    def typed(book):
        book.active["A1"], book.active.oddFooter.left.text = "{{period}}", '&"宋体,Bold"{{&"Arial,Bold"period}}'

    expected = (
        *((commented, "elsewhere"), (headed, "table_head")),
        *((listed, "list_in_header"), (typed, "header_type")),
    )
    for make, key in expected:
        with pytest.raises(SourceRefused, match=f"template.{key}"):
            Form(form(make), "f.xlsx")
    data = form(cells({"A1": "{{records.row}}"}))
    with pytest.raises(SourceRefused) as refused:
        filled(data, {}, {"row": ["1"] * (filling.MOST_LISTED + 1)})
    assert (refused.value.key, refused.value.params["most"]) == ("template.too_many_rows", filling.MOST_LISTED)


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_the_example_is_a_form_in_the_persons_language(lang):
    from app.config.words import Words

    say = Words(lang).say
    data = example(say, lang)
    made = Form(data, "example.xlsx")
    made.check_losses(lambda: None)
    assert [one.table for one in made.plan.lists] == [
        *("comparisons", "reconciliation", "codes", "discrepancies", "statements"),
    ]
    assert {"company", "shop", "period"} <= set(made.plan.singles)
    assert data == example(say, lang)
    texts = [cell.value for sheet in made.book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if str(text).startswith(("report.", "template."))]
