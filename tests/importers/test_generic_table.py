"""Unknown tables: read where nothing is in doubt, by layout otherwise, refused with the columns seen."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config.words import Words
from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer
from app.importers.base import ReadOptions, load_formats
from app.importers.containers.lines import text_heads
from app.importers.layouts.mapping import from_json, guess
from app.services.read_source import read_sources
from tests.importers.reading import read, read_as, sniff
from tests.importers.workbooks import write_xlsx


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "layer", "amounts", "kinds"),
    [
        (
            "交易日期,对方户名,收入,支出,余额,摘要\n2026-06-01,财付通,100.00,,100.00,货款\n2026-06-02,,,0.50,99.50,手续费\n",
            Layer.BANK,
            [10000, -50],
            [Kind.DEPOSIT, Kind.WITHDRAWAL],
        ),
        (
            '订单号,下单时间,订单金额(元),订单状态\nA1,2026-06-01 10:00:00,"1,000.50",交易成功\n',
            Layer.ORDER,
            [100050],
            [Kind.ORDER],
        ),
        (
            "Transaction ID,Date,Type,Amount,Fee,Currency,Order ID\n"
            "t1,2026-06-01T10:00:00Z,Payment,12.00,0.30,USD,A1\nt2,2026-06-02T10:00:00Z,Refund,-2.00,,USD,A1\n",
            Layer.CHANNEL,
            [1200, -200],
            [Kind.PAYMENT, Kind.REFUND],
        ),
        ("Date\tMoney in\tMoney out\tBalance\n2026-06-01\t5\t\t5\n", Layer.BANK, [500], [Kind.DEPOSIT]),
        (
            "记账日期,借方发生额(支取),贷方发生额(收入),余额,对方账户名称,摘要,附言\n"
            "2026-06-01,0.00,5.00,15.00,某公司,,货款\n2026-06-02,2.00,0.00,13.00,某店,付款,进货\n",
            Layer.BANK,
            [500, -200],
            [Kind.DEPOSIT, Kind.WITHDRAWAL],
        ),
    ],
)
def test_a_table_that_leaves_no_doubt_is_read_by_itself(tmp_path, text, layer, amounts, kinds):
    path = write(tmp_path / "x.csv", text, "gb18030")
    assert sniff(path) == ["generic.table"]
    (got,) = read(path)
    assert got.facts.layer == layer
    assert set(got.column("layer")) == {int(layer)}
    assert got.column("amount") == amounts
    assert got.column("kind") == [int(one) for one in kinds]


def test_a_time_of_day_may_stand_without_colons(tmp_path):
    text = "交易日期,交易时间,收入,支出,余额,摘要\n20260601,91112,5,,5,货款\n20260602,235900,,2,3,进货\n"
    (got,) = read(write(tmp_path / "x.csv", text))
    assert [one % 86400 for one in got.column("at")] == [9 * 3600 + 11 * 60 + 12, 23 * 3600 + 59 * 60]
    assert sniff(write(tmp_path / "y.csv", text.replace("91112", "1112"))) == []


def test_of_two_columns_of_texts_the_fuller_is_the_text(tmp_path):
    text = "日期,收入,支出,余额,备注,摘要,对方账户名称\n2026-06-01,5,,5,,货款,某公司\n2026-06-02,,2,3,急,进货,某店\n"
    (got,) = read(write(tmp_path / "x.csv", text))
    assert (got.column("text"), got.column("counterparty")) == (["货款", "进货"], ["某公司", "某店"])


@pytest.mark.parametrize(
    "text",
    [
        "日期,金额\n2026-06-01,1.00\n",  # whose?
        "订单号,下单时间,支付时间,订单金额\nA,2026-06-01,2026-06-02,1.00\n",  # which time?
        "订单号,下单时间,订单金额,优惠金额\nA,2026-06-01,1.00,0.10\n",  # which amount?
        "订单号,下单时间,订单金额\nA,01/02/2026,1.00\n",  # which month?
        "订单号,下单时间,订单金额\nA,2026-06-01,$1.00\n",  # which currency?
        "订单号,下单时间,订单金额\nA,2026-06-01,eins\n",
        "a,b,c\n1,2,3\n",
        "",
    ],
)
def test_any_doubt_keeps_a_table_unread(tmp_path, text):
    assert sniff(write(tmp_path / "x.csv", text)) == []


@pytest.mark.parametrize(
    ("header", "rows", "known"),
    [
        ("日期,摘要,借方金额,贷方金额,余额", "2026-01-05,收货款,500,,1500\n", False),  # one balance proves no side
        ("日期,摘要,借方发生额,贷方发生额", "2026-01-05,收货款,500,\n2026-01-06,付款,,200\n", False),
        ("Date,Memo,Debit amount,Credit amount", "2026-01-05,Sale,500,\n2026-01-06,Rent,,200\n", False),
        ("日期,摘要,借方金额,贷方金额,余额", "2026-01-05,收货款,500,,1500\n2026-01-06,付款,,200,1300\n", False),
        ("日期,摘要,借方金额,贷方金额,余额", "2026-01-05,付款,500,,1500\n2026-01-06,货款,,200,1700\n", True),
        ("日期,对方户名,借方金额,贷方金额", "2026-01-05,某物业,500,\n2026-01-06,某公司,,200\n", True),
        ("日期,摘要,收入,支出,余额", "2026-01-05,货款,500,,1500\n", True),
    ],
)
def test_debit_and_credit_need_balances_or_a_bank_for_books_call_them_the_other_way(tmp_path, header, rows, known):
    path = write(tmp_path / "x.csv", f"{header}\n{rows}", "gb18030")
    assert sniff(path) == (["generic.table"] if known else [])


def test_a_positive_refund_of_an_unmapped_table_is_not_guessed(tmp_path):
    text = "交易号,交易时间,类型,金额,手续费\nt1,2026-06-01 10:00:00,付款,1.00,0\nt2,2026-06-01 11:00:00,退款,1.00,0\n"
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "x.csv", text))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.value", 3, "金额")


LAYOUT = {
    "layer": "channel",
    "columns": {"occurred_at": "Gebucht", "amount": "Summe", "order_ref": "Auftrag", "kind": "Art", "fee": "Kosten"},
    "kinds": {"Verkauf": "payment", "Storno": "refund"},
    "signs": {"Storno": -1},
    "date_format": "%d.%m.%Y %H:%M",
    "decimal": ",",
    "currency": "EUR",
    "account": "DE1",
}
GERMAN = (
    "Auftrag;Gebucht;Art;Summe;Kosten\nA1;02.06.2026 10:00;Verkauf;1.234,50;0,30\nA2;03.06.2026 11:30;Storno;2,00;\n"
)


def test_a_layout_says_what_columns_signs_and_forms_mean(tmp_path):
    (got,) = read_as("generic.table", write(tmp_path / "x.csv", GERMAN), layout=LAYOUT, zone="Europe/Berlin")
    assert got.column("amount") == [123450, -200]
    assert got.column("fee") == [30000, None]
    assert got.column("kind") == [int(Kind.PAYMENT), int(Kind.REFUND)]
    assert got.column("offset") == [120, 120]
    assert got.column("currency") == ["EUR", "EUR"]
    assert (got.facts.account, got.facts.currency) == ("DE1", "EUR")


def test_a_layout_that_does_not_fit_names_the_missing_column(tmp_path):
    layout = LAYOUT | {"columns": LAYOUT["columns"] | {"status": "Zustand"}}
    with pytest.raises(SourceRefused) as caught:
        read_as("generic.table", write(tmp_path / "x.csv", GERMAN), layout=layout)
    assert caught.value.key == "refused.layout_column"
    assert caught.value.params == {
        "missing": ["Zustand"],
        "columns": ["Auftrag", "Gebucht", "Art", "Summe", "Kosten"],
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"layer": "wallet"}, "layer"),
        ({"columns": {}}, "columns"),
        ({"columns": {"amount": "A"}}, "columns.occurred_at"),
        ({"columns": {"occurred_at": "A"}}, "columns.amount"),
        ({"columns": {"occurred_at": "A", "amount": "B", "in": "C"}}, "columns.amount"),
        ({"columns": {"occurred_at": "A", "amount": "B", "surprise": "C"}}, "columns.surprise"),
        ({"kinds": {"x": "gift"}}, "kinds"),
        ({"signs": {"x": 2}}, "signs"),
        ({"sign": True}, "sign"),
        ({"date_format": "%d.%m.%y"}, "date_format"),
        ({"decimal": ";"}, "decimal"),
        ({"currency": "yuan"}, "currency"),
        ({"extra": 1}, "extra"),
    ],
)
def test_a_layout_is_checked_field_by_field(change, field):
    with pytest.raises(SourceRefused) as caught:
        from_json(LAYOUT | change)
    assert (caught.value.key, caught.value.params) == ("refused.layout_field", {"field": field})


def test_totals_at_the_end_are_no_rows(tmp_path):
    text = "订单号,下单时间,订单金额\nA1,2026-06-01,1.00\nA2,2026-06-02,2.00\n合计,,3.00\n"
    (got,) = read(write(tmp_path / "x.csv", text))
    assert got.column("order_ref") == ["A1", "A2"]
    assert got.column("offset") == [NO_TIME] * 2


def test_an_unknown_spreadsheet_is_read_by_the_same_rules(tmp_path):
    rows = [["订单号", "下单时间", "订单金额"], ["A1", dt.datetime(2026, 6, 1, 10), 12.3], ["A2", 46174.5, 4]]  # noqa: DTZ001
    path = write_xlsx(tmp_path / "x.xlsx", {"说明": [["读我"]], "数据": rows})
    (got,) = read(path)
    assert got.facts.sheet == "数据"
    assert got.column("amount") == [1230, 400]
    assert [one % 86400 for one in got.column("at")] == [36000, 43200]


def test_every_real_format_is_surer_than_the_generic_one(tmp_path):
    text = "订单编号,总金额,买家应付货款,订单创建时间\n1,1.00,1.00,2026-06-01 10:00:00\n"
    assert sniff(write(tmp_path / "x.csv", text))[0] == "taobao.orders"


cell = st.text(st.sampled_from("订单号金额下单时间日期收入支出余额,;\t12.-: ab#\"'\n"), max_size=40)


@given(st.lists(cell, max_size=12))
def test_sniffing_never_raises_and_is_a_share(tmp_path, lines):
    path = write(tmp_path / "x.csv", "\n".join(lines))
    for head in text_heads(str(path)):
        assert all(0.0 <= reader.sniff(head) <= 1.0 for reader in load_formats().values())


@given(st.lists(st.lists(cell, max_size=6), max_size=6))
def test_guessing_never_raises(rows):
    guess(rows)


def test_a_layout_reaches_only_what_no_format_recognises(tmp_path):
    unknown = write(tmp_path / "u.csv", GERMAN)
    known = write(tmp_path / "k.csv", "订单编号,总金额,买家应付货款,订单创建时间\n1,1.00,1.00,2026-06-01 10:00:00\n")
    book = write_xlsx(tmp_path / "b.xlsx", {"读我": [["x"]], "数据": [row.split(";") for row in GERMAN.splitlines()]})
    folder = tmp_path / "out"
    folder.mkdir()
    paths = [str(one) for one in (unknown, known, book)]
    found = {
        one.file: one for one in read_sources(paths, ReadOptions(layout=LAYOUT, zone="Europe/Berlin"), str(folder))
    }
    assert all(one.refusal is None for one in found.values())
    formats = [found[one].statements[0].facts.format for one in paths]
    assert formats == ["generic.table", "taobao.orders", "generic.table"]
    assert found[paths[2]].statements[0].facts.sheet == "数据"


def test_without_a_layout_the_columns_that_were_seen_are_named(tmp_path):
    (found,) = read_sources([str(write(tmp_path / "u.csv", GERMAN))], ReadOptions(), str(tmp_path))
    assert found.refusal is not None
    assert (found.refusal.key, found.refusal.params["columns"]) == (
        "refused.unknown_columns",
        ["Auftrag", "Gebucht", "Art", "Summe", "Kosten"],
    )
    for lang, said in (("en", "Auftrag, Gebucht, Art"), ("zh_CN", "Auftrag、Gebucht、Art")):
        assert said in Words(lang).refusal("u.csv", 0, "", found.refusal.key, found.refusal.params)


@pytest.mark.parametrize("empty", ["0", "0.00", "", "-"])
def test_a_table_that_lacks_the_column_of_the_other_side_is_not_read_by_itself(tmp_path, empty):
    head = "商户订单号,发生时间,支出金额（-元）,账务类型,备注,业务描述\n"
    spent = "".join(f"26-{at},2026-06-{at:02d} 10:00:00,1.00,技术服务费,-,费\n" for at in range(1, 23))
    (whole,) = read(write(tmp_path / "spent.csv", head + spent))
    assert whole.column("amount") == [-100] * 22
    lacking = f"26-9,2026-06-30 23:30:43,{empty},交易收入,-,收入\n"
    assert sniff(write(tmp_path / "lacking.csv", head + lacking + spent)) == []
    with pytest.raises(SourceRefused) as refused:
        read(write(tmp_path / "later.csv", head + spent + lacking + spent))
    assert (refused.value.key, refused.value.row) == ("refused.value", 24)
