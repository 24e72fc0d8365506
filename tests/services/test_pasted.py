"""Copied cells as a source: a whole table or nothing."""

from __future__ import annotations

import pytest

from app.domain.errors import WrongUsage
from app.services.pasted import table_of


def test_cells_with_tabs_are_lines_of_a_table():
    """UX 11: cells of Excel and WPS; a line break inside a cell stays in its row."""
    text = '订单号\t金额\r\n4200001\t12.50\r\n4200002\t"3.00\nnet"\r\n'
    assert table_of(text, "") == "订单号\t金额\n4200001\t12.50\n4200002\t3.00 net\n"


def test_quotation_marks_inside_cells_survive():
    assert table_of('name\tsize\nscreen\t15"\n', "") == 'name\tsize\nscreen\t"15"""\n'


def test_a_table_in_html_is_taken_where_there_is_no_text():
    html = (
        "<html><body><table><tr><th>Date</th><th colspan=2>In</th></tr><tr><td>2026-10-01<td>1&nbsp;<br>2</td>"
        "<td>&lt;3&gt;</td></tr></table><table><tr><td>other</td></tr></table></body></html>"
    )
    assert table_of("", html) == "Date\tIn\t\n2026-10-01\t1 2\t<3>\n"


@pytest.mark.parametrize(
    ("text", "html", "picture", "key", "params"),
    [
        ("", "", False, "paste.nothing", {}),
        (" \r\n\t\r\n", "", False, "paste.nothing", {}),
        ("", "", True, "paste.picture", {}),
        ("", '<html><img src="x.png"></html>', True, "paste.picture", {}),
        ("12.50", "", False, "paste.one_cell", {"rows": 1, "columns": 1}),
        ("a\tb\tc", "", False, "paste.one_cell", {"rows": 1, "columns": 3}),
        ("a\nb\nc", "", False, "paste.one_cell", {"rows": 3, "columns": 1}),
        ("a\tb\tc\n1\t2\n", "", False, "paste.half", {"row": 2, "found": 2, "wanted": 3}),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(text, html, picture, key, params):
    with pytest.raises(WrongUsage) as refused:
        table_of(text, html, picture=picture)
    assert (refused.value.key, refused.value.params) == (key, params)


def test_text_beside_a_picture_is_the_table():
    assert table_of("a\tb\n1\t2", "", picture=True) == "a\tb\n1\t2\n"
