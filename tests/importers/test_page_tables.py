"""Tables called .xls that are pages, XML or text in truth: read as a sheet is, or refused with a reason."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.importers.base import ReadOptions
from app.importers.containers.cells import iter_rows, sheet_heads
from app.importers.containers.page_rows import page_rows
from app.importers.containers.prescan import kind_of
from app.importers.layouts.form import ENCODINGS
from app.importers.peek import peek
from app.importers.recognise import read_file
from tests.importers.pages import SPREADSHEET, book, cell, cells, page, page_of, xml_row
from tests.importers.reading import read, sniff
from tests.importers.test_order_readers import PINDUODUO
from tests.importers.test_sandbox import FLOW

ORDER = "260901-123456789012345"
LINES = (
    f"杯子 & <碗>|{ORDER}|已发货，待签收|100.00|0.00|10.00|5.00|0.00|85.00|90.00|1|2026-09-01 10:00:00||"
    "1234567890123456789|白色|无售后或售后取消||",
    "盘|260902-123456789012346|已发货，待签收|50.50|0.00|0.00|0.00|0.00|50.50|50.50|1|2026-09-02 11:00:00||"
    "1234567890123456780|红|无售后或售后取消||",
)
ORDERS = [PINDUODUO, *(one.split("|") for one in LINES)]


def flow_rows() -> list[list[str]]:
    return [list(map(str, one)) for one in csv.reader(io.StringIO(FLOW))]


def written(folder: Path, content: str | bytes, name: str = "bill.xls") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def rows_of(path: Path, sheet: str = "") -> list[tuple[int, list[str]]]:
    return list(iter_rows(str(path), path.name, sheet or sheet_heads(str(path), path.name)[0].sheet))


def refused(path: Path) -> SourceRefused:
    with pytest.raises(SourceRefused) as told:
        read_file(
            str(path),
            kind_of(str(path), path.name),
            file=path.name,
            sha256="0" * 64,
            folder=str(path.parent),
            stem="s",
            options=ReadOptions(),
        )
    return told.value


def html_of(content: str) -> list[list[str]]:
    return [row for _number, row in page_rows([content], "x.xls")]


@pytest.mark.parametrize("rows", [flow_rows(), ORDERS], ids=["flow", "orders"])
@pytest.mark.parametrize(
    "write",
    [
        lambda rows: page_of(rows),
        lambda rows: page_of(rows, "gb2312").encode("gb18030"),
        lambda rows: page_of(rows).replace('<meta http-equiv="Content-Type" content="text/html; charset=utf-8">', ""),
        lambda rows: page_of(rows, "utf-8").encode("gb18030"),  # a page that declares what it is not
        lambda rows: b"\xef\xbb\xbf" + page_of(rows).encode(),
        lambda rows: page_of(rows).encode("utf-16"),
        lambda rows: "\r\n\r\n" + "".join(["<TABLE>", *map(cells, rows), "</TABLE>"]),
        lambda rows: page_of(rows).replace("</td>", "").replace("</tr>", ""),  # ends that pages may leave out
        lambda rows: page_of(rows).replace("</head>", "").replace("<body>", ""),
        lambda rows: book("".join(map(xml_row, rows))),
        lambda rows: book("".join(map(xml_row, rows))).replace("UTF-8", "GB2312").encode("gb18030"),
    ],
)
def test_the_same_records_come_from_a_page_from_xml_and_from_text(write, rows, tmp_path):
    held = io.StringIO()
    csv.writer(held).writerows(rows)
    (plain,) = read(written(tmp_path, held.getvalue(), "plain.xls"))
    path = written(tmp_path, write(rows))
    (one,) = read(path)
    for name in ("amount", "order_ref", "channel_ref", "at", "kind", "state"):
        assert one.column(name) == plain.column(name), name
    assert (one.facts.format, one.facts.control, one.facts.rows_read) == (
        plain.facts.format,
        plain.facts.control,
        plain.facts.rows_read,
    )


def test_the_mapping_page_sees_a_page_as_a_sheet(tmp_path):
    path = written(tmp_path, page_of([["编号", "金额"], ["0012345678901234567890", "1.00"]]))
    ask = {"sheet": "", "encoding": "", "delimiter": ""}
    seen = peek(str(path), kind_of(str(path), "x"), file="x", folder=str(tmp_path), stem="s", ask=ask)
    assert seen["first"] == [[1, ["编号", "金额"]], [2, ["0012345678901234567890", "1.00"]]]
    assert (seen["container"], seen["encodings"]) == ("html", []) and "utf-8" in ENCODINGS


def test_a_cell_is_what_the_page_shows():
    found = html_of(
        "<script>var a = '<table><tr><td>no</td></tr></table>';</script>"
        "<h3>账单 2026-09</h3><table><caption>明细</caption>"
        "<tr><th colspan=2>号 码</th><th>金额&nbsp;</th></tr>"
        "<tr><td rowspan='2'>00123</td><td>a &amp; b<br>c</td><td x:num=\"1234.5\"></td></tr>"
        "<tr><td>  x \n  y </td><td>1<!-- x -->0.00</td></tr>"
        "<tr><td></td><td>&#31532;</td><td><b>3</b>.<i>50</i></td></tr></table>合计<p>完"
    )
    assert found == [
        ["账单 2026-09"],
        ["明细"],
        ["号 码", "", "金额\xa0"],
        ["00123", "a & b\nc", "1234.5"],
        ["", "x y", "10.00"],
        ["", "第", "3.50"],
        ["合计"],
        ["完"],
    ]


def test_a_row_without_cells_counts_as_it_does_in_a_sheet():
    assert list(page_rows(["<table><tr></tr><tr><td></td></tr><tr><td>a</td></tr></table>"], "x")) == [(3, ["a"])]


def test_a_span_reaches_as_far_as_it_says():
    found = html_of(
        "<table><tr><td rowspan=3>a</td><td colspan='2' rowspan=2>b</td><td>c</td></tr><tr><td>d</td></tr>"
        "<tr><td>e</td><td>f</td><td>g</td></tr><tr><td>h</td></tr></table>"
    )
    assert found == [["a", "b", "", "c"], ["", "", "", "d"], ["", "e", "f", "g"], ["h"]]


def test_a_table_in_a_table_is_told_row_by_row_or_refused():
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    assert html_of(f"<table><tr><td>标题{inner}末</td></tr></table>") == [["标题"], ["1", "2"], ["末"]]
    assert html_of(f"<table><tr><td></td><td>{inner}</td><td></td></tr></table>") == [["1", "2"]]
    for row in (f"<td>a</td><td>{inner}</td>", f"<td>{inner}</td><td>a</td>", f"<td>a</td>{inner}"):
        with pytest.raises(SourceRefused, match=r"refused\.page_nested"):
            html_of(f"<table><tr>{row}</tr></table>")


@pytest.mark.parametrize("kept", [0.3, 0.5, 0.8, 0.97])
def test_a_page_that_is_cut_off_is_refused(kept, tmp_path):
    whole = page(f"<table>{''.join(map(cells, flow_rows()))}</table>")
    start, stop = whole.index("<table>"), whole.index("</table>")
    path = written(tmp_path, whole[: start + 7 + int((stop - start - 7) * kept)])
    assert refused(path).key in ("refused.page_cut", "refused.error_page")
    whole = book("".join(map(xml_row, flow_rows())))
    assert refused(written(tmp_path, whole[: int(len(whole) * kept)])).key == "refused.markup_broken"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (page("<table>" + "<tr><td>" + "<table>" * 70 + "</table>" * 71), "refused.markup_strange"),
        (page(f"<table><tr><td>{'x' * 1_000_001}</td><td>1</td></tr></table>"), "refused.markup_strange"),
        (page("<table><tr>" + "<td colspan=1000>a</td>" * 17 + "</tr></table>"), "refused.markup_strange"),
        (page("<table><tr><td>a</td><td>\0</td></tr></table>"), "refused.nul"),
        (page("<table><tr><td><![CDATA[1]]></td><td>2</td></tr></table>"), "refused.markup_strange"),
        (page("<form>用户名 <input> 密码 <input></form>"), "refused.error_page"),
        (page("<table><tr><td>用户名</td><td><input></td></tr></table>"), "refused.error_page"),
        (
            book(xml_row(["a", "b"])).replace("<Workbook", "<!DOCTYPE a [<!ENTITY b 'c'>]><Workbook"),
            "refused.markup_dtd",
        ),
        (book(xml_row(["a", "b"], Index="1048577")), "refused.markup_strange"),
        (book(xml_row(["a", "b"], Index="2") + xml_row(["c"], Index="1")), "refused.markup_strange"),
        (book("<Row>" + cell("String", "a", Index="16385") + "</Row>"), "refused.markup_strange"),
        (book("<Row>" + cell("String", "a", MergeAcross="-1") + "</Row>"), "refused.markup_strange"),
        (book("<Row>" + cell("String", "<B>" * 70 + "</B>" * 70) + "</Row>"), "refused.markup_strange"),
    ],
)
def test_what_is_made_to_do_harm_is_refused(content, key, tmp_path):
    assert refused(written(tmp_path, content)).key == key


def test_a_letter_that_is_not_in_the_encoding_is_refused(tmp_path):
    long = page_of([["a", "b"], *[["xxxxxxxxxxxxxxxx", "1"]] * 5_000, ["坏", "1"]])
    assert refused(written(tmp_path, long.encode().replace("坏".encode(), b"\xe5\x9d"))).key == "refused.encoding"


def test_cells_of_excel_2003_are_what_excel_shows(tmp_path):
    rows = (
        "<Row>" + "".join(cell("String", one) for one in "号额时日真错式") + "</Row>"
        '<Row ss:Index="3">'
        + cell("Number", "4200001234567890123456789012")
        + cell("Number", "146.91999999999999")
        + cell("DateTime", "2026-09-01T10:11:11.600")
        + cell("DateTime", "2026-09-01T00:00:00.000")
        + cell("Boolean", "1")
        + cell("Error", "#REF!")
        + '<Cell ss:Formula="=R1C1"/></Row>'
        "<Row>" + cell("Number", "4.2000012345678902E+27") + cell("Number", "1.5E2")
        + cell("String", " 0012 ", Index="4")
        + cell("String", "<B>粗</B>体", MergeAcross="1") + cell("String", "末") + "</Row>"
        '<Row ss:Span="4"/><Row>' + cell("Number", "12.50") + "</Row>"
    )  # fmt: skip
    path = written(tmp_path, book("", rows))
    assert [one.sheet for one in sheet_heads(str(path), "x")] == ["页2"]
    assert rows_of(path) == [
        (1, list("号额时日真错式")),
        (
            3,
            [
                "4200001234567890123456789012",
                "146.92",
                "2026-09-01 10:11:12",
                "2026-09-01",
                "TRUE",
                "#REF!",
                "#FORMULA!",
            ],
        ),
        (4, ["4.200001E+27", "150", "", " 0012 ", "粗体", "", "末"]),
        (10, ["12.50"]),
    ]


def test_an_id_that_excel_has_damaged_is_refused(tmp_path):
    rows = [*ORDERS[:1], [ORDERS[1][0], "4.2E+27", *ORDERS[1][2:]]]
    assert refused(written(tmp_path, page_of(rows))).key == "refused.damaged_id"


def test_each_sheet_of_xml_is_a_statement(tmp_path):
    one = "".join(map(xml_row, flow_rows()))
    path = written(tmp_path, book(xml_row(["说明", "x"]), one, one.replace("5.00", "7.00")))
    assert [(each.facts.sheet, sum(each.column("amount"))) for each in read(path)] == [("页2", 500), ("页3", 700)]


def test_text_called_a_workbook_is_read_as_text(tmp_path):
    rows = flow_rows()
    tabbed = "\r\n".join("\t".join(one) for one in rows) + "\r\n"
    for content in (
        FLOW.encode("gb18030"),
        tabbed.encode("utf-16"),
        tabbed.encode("gb18030"),
        FLOW.encode("utf-8-sig"),
    ):
        assert sniff(written(tmp_path, content)) == ["wechatpay.merchant.fundflow"]
        (one,) = read(written(tmp_path, content))
        assert one.column("amount") == [500]


@given(
    grid=st.lists(
        st.lists(
            st.text(st.characters(codec="gb18030", exclude_characters="\0", exclude_categories=["Cc", "Cs"])),
            max_size=5,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_any_texts_come_back(grid, tmp_path_factory):
    folder = tmp_path_factory.mktemp("any")
    wide = [[*row, "末", "尾"] for row in grid]
    squeezed = [[" ".join(filter(None, one.split(" "))) for one in row] for row in wide]
    path = written(folder, page_of(wide, "gb18030").encode("gb18030"))
    assert [row for _number, row in rows_of(path)] == squeezed
    path = written(folder, book("".join(map(xml_row, wide))))
    assert [row for _number, row in rows_of(path)] == wide


def test_a_namespace_in_a_statement_of_another_kind_is_no_workbook(tmp_path):
    path = written(tmp_path, f"<note>{SPREADSHEET}</note>", "a.txt")
    assert kind_of(str(path), "a") == "text" and refused(path).key == "refused.error_page"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_byte_text_without_its_mark_is_known_by_its_zero_bytes(encoding, tmp_path):
    refund = FLOW.replace("`x,`,", "`x,`退款后,")  # 退 and 后 leave a zero where Chinese mostly has none
    for text in (FLOW, FLOW.replace(",", "\t"), refund):
        (one,) = read(written(tmp_path, text.encode(encoding)))
        assert (one.column("amount"), one.facts.control) == ([500], "agree")
