"""Layout files: everything they may say survives the file, and means the same for commands and window."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import KIND_WORDS, LAYER_WORDS, Kind
from app.importers import times
from app.importers.base import ReadOptions
from app.importers.layouts.form import ENCODINGS, GROUPINGS, Layout, from_json, to_json
from app.importers.layouts.names import FIELDS
from app.importers.marks import other_currency
from app.services.read_source import read_sources
from tests.importers.reading import read_as

name = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["C", "Z", "P"]), min_size=1, max_size=12
)
word = st.text(min_size=0, max_size=8)
sign = st.sampled_from([1, -1])
form = st.sampled_from(["%Y-%m-%d", "%d.%m.%Y %H:%M", "%Ey/%m/%d", "%b %d, %Y %I:%M %p"])


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    money = draw(st.sampled_from([["amount"], ["in", "out"], ["in"], ["out"]]))
    other = [one for one in FIELDS if one not in ("occurred_at", "amount", "in", "out")]
    fields = ["occurred_at", *money, *draw(st.lists(st.sampled_from(other), unique=True))]
    decimal = draw(st.sampled_from([".", ","]))
    return Layout(
        layer=draw(st.sampled_from(sorted(LAYER_WORDS))),
        columns={one: draw(name) for one in fields},
        kind=draw(st.none() | st.sampled_from(sorted(KIND_WORDS))),
        kinds=draw(st.dictionaries(word, st.sampled_from(sorted(KIND_WORDS)), max_size=3)),
        signs=draw(st.dictionaries(word, sign, max_size=3)),
        sign=draw(sign),
        fee_sign=draw(sign),
        out_sign=draw(sign),
        formats=draw(st.just(times.ANY) | st.lists(form, min_size=1, max_size=3).map(tuple)),
        decimal=decimal,
        grouping=draw(st.sampled_from([one for one in GROUPINGS if one != decimal])),
        currency=draw(st.sampled_from(["CNY", "TWD", "EUR"])),
        account=draw(word),
        shop=draw(word),
        zone=draw(st.sampled_from(["", "Asia/Taipei"])),
        title=draw(word),
        provider=draw(word),
        header=tuple(draw(st.lists(word, max_size=5))),
        sheet=draw(word),
        first_row=draw(st.integers(0, 200)),
        footer_rows=draw(st.integers(0, 20)),
        total=tuple(draw(st.lists(word, max_size=2))),
        delimiter=draw(st.sampled_from(["", ",", "\t", ";", "|"])),
        encoding=draw(st.sampled_from(["", *ENCODINGS])),
    )  # fmt: skip


@given(layouts())
def test_what_a_layout_says_survives_its_file(layout):
    assert from_json(json.loads(json.dumps(to_json(layout)))) == layout


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"layer": ["bank"]}, "layer"),
        ({"grouping": "."}, "grouping"),
        ({"decimal": ",", "grouping": ","}, "grouping"),
        ({"date_format": "%Y-%Y-%m-%d"}, "date_format"),
        ({"date_format": "%Y-%m-%d %I:%M"}, "date_format"),
        ({"date_format": []}, "date_format"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"header": "时间"}, "header"),
        ({"footer_rows": True}, "footer_rows"),
        ({"first_row": -1}, "first_row"),
        ({"encoding": "utf-7"}, "encoding"),
        ({"delimiter": ":"}, "delimiter"),
        ({"kinds": {"x": {}}}, "kinds"),
        ({"fee_sign": 0}, "fee_sign"),
        ({"title": 3}, "title"),
    ],
)
def test_each_further_field_is_checked(change, field):
    with pytest.raises(SourceRefused) as caught:
        from_json({"layer": "bank", "columns": {"occurred_at": "a", "amount": "b"}} | change)
    assert (caught.value.key, caught.value.params) == ("refused.layout_field", {"field": field})


def write(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


BASE = {"layer": "channel", "columns": {"occurred_at": "时间", "amount": "金额"}}


def test_the_own_total_of_a_table_is_held_against_its_rows(tmp_path):
    text = "时间,金额\n2026-10-01,1.00\n2026-10-02,2.00\n合计,{}\n"
    right = read_as("generic.table", write(tmp_path / "a.csv", text.format("3.00")), layout=BASE)[0].facts
    wrong = read_as("generic.table", write(tmp_path / "b.csv", text.format("3.01")), layout=BASE)[0].facts
    assert (right.control, wrong.control) == ("agree", "disagree")
    assert (wrong.checks[0].name, wrong.checks[0].stated, wrong.checks[0].found) == ("sum", "3.01", "3.00")


def test_lines_left_out_by_their_number_are_never_rows(tmp_path):
    layout = BASE | {"footer_rows": 1}
    good = write(tmp_path / "a.csv", "时间,金额\n2026-10-01,1.00\n共1笔,1.00\n")
    assert read_as("generic.table", good, layout=layout)[0].column("amount") == [100]
    bad = write(tmp_path / "b.csv", "时间,金额\n2026-10-01,1.00\n2026-10-02,2.00\n")
    with pytest.raises(SourceRefused) as caught:
        read_as("generic.table", bad, layout=layout)
    assert (caught.value.key, caught.value.row) == ("refused.after_footer", 3)


def test_a_column_named_by_its_place_is_checked_by_the_header(tmp_path):
    layout = {
        "layer": "channel",
        "columns": {"occurred_at": "时间", "amount": "[3]"},
        "header": ["时间", "金额", "金额"],
    }
    path = write(tmp_path / "a.csv", "时间,金额,金额\n2026-10-01,1.00,2.00\n")
    assert read_as("generic.table", path, layout=layout)[0].column("amount") == [200]
    moved = write(tmp_path / "b.csv", "时间,金额,手续费,金额\n2026-10-01,1.00,0.10,2.00\n")
    with pytest.raises(SourceRefused) as caught:
        read_as("generic.table", moved, layout=layout)
    assert caught.value.key == "refused.layout_column" and caught.value.params["missing"] == "金额"


def test_a_day_that_is_none_is_refused_where_its_clock_stands_beside_it(tmp_path):
    columns = {"occurred_at": "日期", "clock": "时间", "amount": "金额"}
    path = write(tmp_path / "a.csv", "日期,时间,金额\n2026-10-01,09:30:00,1.00\n初二,10:00:00,2.00\n")
    with pytest.raises(SourceRefused) as caught:
        read_as("generic.table", path, layout={"layer": "channel", "columns": columns})
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.not_time", 3, "日期")


def test_an_edited_net_is_refused_and_a_missing_fee_follows_from_the_net(tmp_path):
    columns = {"occurred_at": "时间", "amount": "金额", "net": "到账"}
    path = write(tmp_path / "a.csv", "时间,金额,到账\n2026-10-01,10.00,9.94\n")
    got = read_as("generic.table", path, layout={"layer": "channel", "columns": columns})[0]
    assert (got.column("fee"), got.column("fee_exp")) == ([6000], [5])
    edited = write(tmp_path / "b.csv", "时间,金额,手续费,到账\n2026-10-01,10.00,0.06,9.95\n")
    with pytest.raises(SourceRefused) as caught:
        read_as("generic.table", edited, layout={"layer": "channel", "columns": columns | {"fee": "手续费"}})
    assert (caught.value.key, caught.value.column) == ("refused.edited_net", "到账")


def test_words_of_a_direction_turn_amounts_and_kinds_follow(tmp_path):
    layout = BASE | {"columns": BASE["columns"] | {"direction": "收/支"}, "signs": {"支出": -1}}
    path = write(tmp_path / "a.csv", "时间,收/支,金额\n2026-10-01,收入,1.00\n2026-10-02,支出,2.00\n")
    got = read_as("generic.table", path, layout=layout)[0]
    assert got.column("amount") == [100, -200]
    assert got.column("kind") == [int(Kind.PAYMENT), int(Kind.REFUND)]


@pytest.mark.parametrize(
    ("currency", "cells", "wrong"),
    [
        ("CNY", ["US$ 123.45", "¥ 80.00"], 0),
        ("CNY", ["CN￥ 123.45", "￥-80.00", "RMB 5", "1.00元", "EUR 2.00"], 4),
        ("CNY", ["1.00", "$2.00"], 1),
        ("HKD", ["HK$1.00", "$2.00", "3", "NT$4.00"], 3),
        ("GBP", ["£1.00", "€2.00"], 1),
        ("JPY", ["JP¥100", "¥200", "300円"], None),
    ],
)
def test_an_amount_that_names_another_currency_than_the_layout_is_refused(tmp_path, currency, cells, wrong):
    rows = "".join(f"2026-10-0{at},{one}\n" for at, one in enumerate(cells, start=1))
    layout = {"layer": "channel", "columns": {"occurred_at": "时间", "amount": "金额"}, "currency": currency}
    path = write(tmp_path / "a.csv", f"时间,金额\n{rows}")
    (found,) = read_sources([str(path)], ReadOptions(layout=layout), str(tmp_path))
    if wrong is None:
        assert found.statements[0].facts.rows_read == len(cells)
        return
    assert found.refusal is not None
    assert (found.refusal.key, found.refusal.row) == ("refused.other_currency", wrong + 2)
    assert (found.refusal.column, found.refusal.params["currency"]) == ("金额", currency)


def test_where_no_currency_is_named_two_signs_may_not_contradict_each_other():
    for cells, wrong in ((["£1", "2", "€2"], 2), (["$1", "US$2", "A$ 3"], 2), (["$1", "US$2", "3 USD"], -1)):
        assert other_currency(pa.array(cells), pa.array([""] * 3)) == wrong


def test_without_a_layout_a_column_of_directions_is_a_doubt(tmp_path):
    path = write(tmp_path / "a.csv", "交易号,交易时间,收/支,金额\nt1,2026-10-01 10:00:00,支出,1.00\n")
    (found,) = read_sources([str(path)], ReadOptions(), str(tmp_path))
    assert found.refusal is not None and found.refusal.key == "refused.unknown_columns"


REMEMBERED = {**BASE, "title": "One", "header": ["时间", "金额", "说明"]}


def test_one_remembered_layout_reads_a_table_with_its_header_and_says_so(tmp_path):
    """UX 9: a mapping is remembered and used the next time."""
    path = write(tmp_path / "a.csv", "导出\n时间,金额,说明\n2026-10-01,1.00,x\n")
    other = {**REMEMBERED, "title": "Two", "header": ["时间", "金额"]}
    (found,) = read_sources([str(path)], ReadOptions(layouts=(REMEMBERED, other)), str(tmp_path))
    facts = found.statements[0].facts
    assert (facts.message_key, facts.message_params) == ("statement.by_layout", {"layout": "One"})


def test_two_layouts_for_one_header_are_a_question(tmp_path):
    path = write(tmp_path / "a.csv", "时间,金额,说明\n2026-10-01,1.00,x\n")
    (found,) = read_sources(
        [str(path)], ReadOptions(layouts=(REMEMBERED, {**REMEMBERED, "title": "Two"})), str(tmp_path)
    )
    assert found.refusal is not None
    assert (found.refusal.key, found.refusal.params) == ("refused.two_layouts", {"first": "One", "second": "Two"})


def test_a_known_format_never_asks_a_remembered_layout(tmp_path):
    text = "订单编号,总金额,买家应付货款,订单创建时间\n1,1.00,1.00,2026-06-01 10:00:00\n"
    layout = {
        "layer": "bank",
        "title": "x",
        "columns": {"occurred_at": "订单创建时间", "amount": "总金额"},
        "header": text.split("\n", maxsplit=1)[0].split(","),
    }
    (found,) = read_sources([str(write(tmp_path / "a.csv", text))], ReadOptions(layouts=(layout,)), str(tmp_path))
    assert found.statements[0].facts.format == "taobao.orders"


@pytest.mark.parametrize(
    ("text", "form", "seconds"),
    [
        ("115/01/05", "%Ey/%m/%d", 1767571200),
        ("1150105", "%Ey%m%d", 1767571200),
        ("Jan 5, 2026 12:30 AM", "%b %d, %Y %I:%M %p", 1767573000),
        ("05 January 2026", "%d %b %Y", 1767571200),
        ("2026/1/5 下午 1:05", "%Y/%m/%d %p %I:%M", 1767618300),
        ("Foo 5, 2026", "%b %d, %Y", None),
        ("2026/1/5 下午 13:05", "%Y/%m/%d %p %I:%M", None),
        ("115/02/29", "%Ey/%m/%d", None),
    ],
)
def test_years_of_the_republic_month_names_and_hours_of_twelve(text, form, seconds):
    assert times.parse(text, (form,)) == seconds
