"""Delimited text: every row keeps its physical line; what does not fit is refused with it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.importers.base import Source
from app.importers.containers import text
from app.importers.containers.encoding import as_utf8
from app.importers.containers.lines import text_heads
from app.importers.open_table import open_table
from app.importers.table import Table

HEADER = ("编号", "名称", "金额")


def table(folder: Path, content: str | bytes, **shape) -> Table:
    path = folder / "t.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    head = text_heads(str(path))[0]
    source = Source(path=str(path), file="t.csv", sha256="0" * 64, head=head)
    source.text_path = as_utf8(str(path), head.encoding, str(folder / "t.utf8"), file="t.csv")
    return open_table(source, HEADER, **shape)


def rows(found: Table) -> list[tuple[int, ...]]:
    return [
        (row, *cells)
        for part in found
        for row, *cells in zip(part.row.tolist(), *(part.text(one).to_pylist() for one in HEADER), strict=True)
    ]


def test_preamble_blank_lines_and_footer_are_counted_and_known(tmp_path):
    content = "说明\r\n账号：1\r\n\r\n编号,名称,金额\r\n1,a,2.00\r\n\r\n2,b,3.00\r\n,,\r\n   \r\n#合计,5.00\r\n#完\r\n"
    found = table(tmp_path, content, footer=lambda line: line.startswith("#"))
    assert (found.header_row, [one.row for one in found.preamble]) == (4, [1, 2, 3])
    assert [tuple(one) for one in found.footer] == [(10, "#合计,5.00"), (11, "#完")]
    assert rows(found) == [(5, "1", "a", "2.00"), (7, "2", "b", "3.00")]
    assert found.rows == 2


def test_columns_stand_in_any_order_and_may_have_company(tmp_path):
    assert rows(table(tmp_path, "金额,x,名称,编号\n2.00,,a,1\n")) == [(2, "1", "a", "2.00")]


def test_a_record_over_several_lines_has_the_first_of_them(tmp_path):
    content = '编号,名称,金额\n1,"a\nb, ""c""",2\n2,d,3\n'
    assert rows(table(tmp_path, content)) == [(2, "1", 'a\nb, "c"', "2"), (4, "2", "d", "3")]


def test_a_delimiter_at_the_end_of_rows_alone_adds_nothing(tmp_path):
    assert rows(table(tmp_path, "编号,名称,金额\n1,a,2,\n2,b,3,\n")) == [(2, "1", "a", "2"), (3, "2", "b", "3")]
    assert rows(table(tmp_path, "编号,名称,金额,\n1,a,2\n2,b,3,\n")) == [(2, "1", "a", "2"), (3, "2", "b", "3")]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter, tmp_path):
    content = "编号,名称,金额\n1,a b,2\n".replace(",", delimiter)
    assert rows(table(tmp_path, content)) == [(2, "1", "a b", "2")]


@pytest.mark.parametrize(
    ("content", "key", "row"),
    [
        ("编号,名称,金额\n1,a,2\n2,b\n3,c,4\n", "refused.ragged", 3),
        ("编号,名称,金额\n1,a,2\n2,b,3,4\n", "refused.ragged", 3),
        ('编号,名称,金额\n1,a,2\n2,"b,3\n3,c,4\n', "refused.quotes", 3),
        ('编号,名称,金额\n1,"a"b,2"\n', "refused.quotes", 2),
        ("编号,名称,价\n1,a,2\n", "refused.no_header", 0),
    ],
)
def test_what_does_not_fit_is_refused_with_its_row(content, key, row, tmp_path):
    with pytest.raises(SourceRefused) as caught:
        rows(table(tmp_path, content))
    assert (caught.value.key, caught.value.row) == (key, row)


def test_a_stray_quotation_mark_inside_a_cell_is_text(tmp_path):
    content = '编号,名称,金额\n1,5" 屏,2\n2,"x, y",3\n3,6" 屏,4\n'
    assert [one[1:] for one in rows(table(tmp_path, content))] == [
        ("1", '5" 屏', "2"),
        ("2", "x, y", "3"),
        ("3", '6" 屏', "4"),
    ]


def test_short_rows_are_filled_only_where_the_reader_says_so(tmp_path):
    assert rows(table(tmp_path, "编号,名称,金额\n1,a,2\n2\n", pad_short=True)) == [(2, "1", "a", "2"), (3, "2", "", "")]


def test_a_table_without_rows_is_a_table(tmp_path):
    assert rows(table(tmp_path, "编号,名称,金额\n")) == []
    assert rows(table(tmp_path, "编号,名称,金额")) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le"])
def test_encodings_are_told_apart(encoding, tmp_path):
    content = "编号,名称,金额\n1,中文,2\n" if encoding != "big5" else "編號,名稱,金額\n1,中文,2\n"
    data = content.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    (tmp_path / "t.csv").write_bytes(data)
    assert any("中文" in one.text for one in text_heads(str(tmp_path / "t.csv")))


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs", "Cc")), max_size=8)
WILD = st.text(st.sampled_from('ab,"\n中 '), max_size=8)


@given(
    st.lists(st.tuples(st.integers(1, 10**6).map(str), CELL | WILD, st.integers(0, 999).map(str)), max_size=40),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(40, 400),
)
def test_what_the_csv_module_writes_comes_back_with_its_lines(tmp_path_factory, values, end, block):
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator=end)
    writer.writerow(HEADER)
    want, line = [], 2
    for value in values:
        writer.writerow(value)
        want.append((line, *value))
        line += 1 + value[1].count("\n")
    before = text._BLOCK
    text._BLOCK = block  # many blocks, cut at every place
    try:
        found = [
            (row, *cells)
            for part in table(tmp_path_factory.mktemp("t"), held.getvalue())
            for row, *cells in zip(part.row.tolist(), *(part.raw(one).to_pylist() for one in HEADER), strict=True)
        ]
    finally:
        text._BLOCK = before
    assert found == want


@given(st.text('ab,"\n', max_size=60))
def test_line_ends_inside_quotations_are_none(content):
    piece = np.frombuffer(content.encode(), np.uint8)
    breaks = [at for at, one in enumerate(content) if one == "\n"]
    outside = [content[:at].count('"') % 2 == 0 for at in breaks]
    assert text._outside(piece, np.array(breaks, np.int64)).tolist() == outside
