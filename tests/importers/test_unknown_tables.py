"""The first layout for a table nobody knows: set where figures or names leave no doubt, asked where they do."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from app.domain.errors import SourceRefused
from app.domain.fingerprint import of_text
from app.domain.progress import silent
from app.importers.layouts.form import from_json
from app.services.layout_asker import LayoutAsker
from app.services.layout_draft import ASK, LayoutDraft
from tests.cli.run import inside
from tests.importers.reading import read, sniff
from tests.importers.unknown_tables import ROWS, TABLES, Unknown, bank_list, group_sales, order, sale, two_amounts


@pytest.fixture
def ask() -> Iterator[Any]:
    """Return a function that looks at a file and guesses: (asker, draft)."""
    made: list[LayoutAsker] = []

    def start(path: Path, known: str = "", **choice: Any) -> tuple[LayoutAsker, LayoutDraft]:
        asker = LayoutAsker(str(path), "Asia/Shanghai")
        asker._known = known
        made.append(asker)
        look = asker.look(**{name: value for name, value in choice.items() if name != "header_row"})
        said = asker.guess(look, choice.get("header_row", -1))
        draft = LayoutDraft.of_guess(look, said)
        draft.title = path.stem
        return asker, draft

    yield start
    for one in made:
        one.close()


def answered(draft: LayoutDraft, table: Unknown) -> LayoutDraft:
    """Answer what is asked as a person would who knows the table."""
    if draft.layer_state == ASK:
        draft.choose_layer(table.layer or "channel")
    if draft.currency_state == ASK:
        draft.choose_currency("CNY" if draft.currency == "CNY" else draft.currency)
    if draft.date_state == ASK:
        draft.choose_date(draft.formats[0])
    for at, one in enumerate(draft.columns):
        if one.state == ASK and "amount" not in one.also:
            draft.choose(at, one.field or one.also[0])
    paid = {"two amounts": 3, "same names": 1}.get(table.name)
    if paid is not None:
        draft.choose(paid, "amount")
    for at, one in enumerate(draft.columns):
        if one.state == ASK:
            draft.choose(at, one.field)
    draft.confirm_words()
    return draft


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_columns_are_set_by_evidence_and_asked_about_without(tmp_path, ask, table):
    _asker, draft = ask(table.write(tmp_path / "table"))
    layout = draft.layout()
    columns = {one.field: (layout["columns"][one.field], one.state) for one in draft.columns if one.field}
    for field, header in table.fields.items():
        assert columns[field] == (header, ASK if field in table.asked else "set")
    open_questions = {
        *(field for one in draft.columns if one.state == ASK for field in (one.field, *one.also) if field),
        *(["layer"] if draft.layer_state == ASK else []),
        *(["date"] if draft.date_state == ASK else []),
    }
    assert set(table.asked) <= open_questions
    assert draft.why_not()[0] or not table.asked
    if table.layer:
        assert draft.layer == table.layer
    for name, value in table.more.items():
        assert layout.get(name) == value


def test_words_are_counted_over_every_row(tmp_path, ask):
    _asker, draft = ask(group_sales(tmp_path / "table"))
    assert {one.word: one.count for one in draft.words} == {"成交": 53, "退款": 7}


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_the_layout_reads_the_same_records_by_command(tmp_path, ask, table):
    path = table.write(tmp_path / "table")
    asker, draft = ask(path)
    answered(draft, table)
    assert draft.why_not() == ("", {})
    layout = draft.layout()
    assert from_json(layout)
    found = asker.attempt(draft.look, draft.form(), layout, silent)
    assert found["refusal"] is None
    assert not [one for one in found["tests"] if one["state"] == "failed"]
    asker.prove(layout)
    file = tmp_path / "layout.json"
    file.write_text(json.dumps(layout), encoding="utf-8")
    ran = inside("reconcile", path, "--out", tmp_path / "out", "--no-report", "--layout", file)
    assert (ran.status, ran.complaints) == (0, [])
    records = list(csv.DictReader((tmp_path / "out" / "records.csv").read_text(encoding="utf-8").splitlines()))
    assert len(records) == draft.count
    assert sum(round(float(one["amount"]) * 100) for one in records) == table.amount_sum
    by_row = {int(one["row"]): one for one in records}
    for one in found["first"]:
        stored = by_row[one["row"]]
        assert (stored["kind"], stored["order_ref"], stored["channel_ref"]) == (
            one["kind"], one["order_ref"], one["channel_ref"],
        )  # fmt: skip
        assert round(float(stored["amount"]) * 100) == one["amount"] * 10 ** (2 - one["exp"])
    (statement,) = csv.DictReader((tmp_path / "out" / "statements.csv").read_text(encoding="utf-8").splitlines())
    assert statement["control_totals"] != "disagree"


def known_file(tmp_path: Path, currency: str = "CNY", rate: int = 1) -> str:
    """Write what a book with these sales as orders knows; rate: what their amounts are multiplied by."""
    refs = pa.array([order(at) for at in range(ROWS)], pa.string())
    table = pa.table(
        {
            "layer": pa.array([1] * ROWS, pa.int8()),
            "order_fp": pa.array(of_text(refs)),
            "channel_fp": pa.array([0] * ROWS, pa.int64()),
            "amount": pa.array([sale(at) * rate for at in range(ROWS)], pa.int64()),
            "exp": pa.array([2] * ROWS, pa.int8()),
            "currency": pa.array([currency] * ROWS, pa.string()),
        }
    )
    path = tmp_path / "known.arrow"
    with pa.OSFile(str(path), "wb") as out, pa.ipc.new_file(out, table.schema) as writer:
        writer.write_table(table)
    return str(path)


def test_the_amounts_of_known_orders_settle_which_of_two_columns_counts(tmp_path, ask):
    asker, draft = ask(two_amounts(tmp_path / "t"), known_file(tmp_path))
    assert draft.columns[3].field == "amount" and draft.columns[3].state == "set"
    draft.choose_layer("channel")
    tests = {one["title"]: one for one in asker.attempt(draft.look, draft.form(), draft.layout(), silent)["tests"]}
    assert tests["mapping.known_order_ref"]["figure"] == f"{ROWS} / {ROWS}"
    assert tests["mapping.known_amounts"]["state"] == "passed"
    draft.choose(2, "amount")
    tests = {one["title"]: one for one in asker.attempt(draft.look, draft.form(), draft.layout(), silent)["tests"]}
    assert tests["mapping.known_amounts"]["state"] == "failed"


def test_the_currency_of_the_known_orders_is_taken_and_another_one_does_not_pass(tmp_path, ask):
    """The very amounts in another currency are wrong; other amounts may have been paid in it: a person looks."""
    asker, draft = ask(two_amounts(tmp_path / "t"), known_file(tmp_path, "TWD"))
    assert (draft.currency, draft.currency_state) == ("TWD", "set")
    draft.choose_layer("channel")

    def tests() -> dict[str, Any]:
        found = asker.attempt(draft.look, draft.form(), draft.layout(), silent)["tests"]
        return {one["title"]: one for one in found}

    assert tests()["mapping.known_amounts"]["state"] == "passed" and "mapping.known_currency" not in tests()
    draft.choose_currency("CNY")
    found = tests()
    assert found["mapping.known_currency"]["state"] == "failed" and "mapping.known_amounts" not in found
    assert found["mapping.known_currency"]["params"] == {"n": ROWS, "currency": "TWD"}
    asker._known = known_file(tmp_path, "USD", rate=2)
    assert tests()["mapping.known_currency"]["state"] == "ask"


def test_a_wrong_choice_fails_its_tests(tmp_path, ask):
    asker, draft = ask(bank_list(tmp_path / "t"))
    into, out = draft.place_of_field("in"), draft.place_of_field("out")
    draft.choose(into, "out")
    draft.choose(out, "in")
    found = asker.attempt(draft.look, draft.form(), draft.layout(), silent)
    assert [one["state"] for one in found["tests"] if one["title"] == "mapping.balance"] == ["failed"]


def test_a_sum_that_is_not_the_files_own_is_named_with_its_row(tmp_path, ask):
    asker, draft = ask(group_sales(tmp_path / "t"))
    draft.choose(7, "amount")  # what arrived, not what was paid
    tests = asker.attempt(draft.look, draft.form(), draft.layout(), silent)["tests"]
    assert all(one["params"]["row"] == 64 for one in tests if one["title"] == "mapping.total")
    assert "failed" not in {one["state"] for one in tests if one["title"] == "mapping.total"}


def test_a_sheet_a_header_row_and_a_delimiter_can_be_chosen(tmp_path, ask):
    path = group_sales(tmp_path / "t")
    _asker, draft = ask(path, sheet="说明")
    assert draft.look.sheet == "说明" and not draft.can_try()
    _asker, draft = ask(path, header_row=0)
    assert (draft.header_row, draft.layout()["columns"]["occurred_at"]) == (0, "[3]")
    semicolons = tmp_path / "s.csv"
    semicolons.write_text("a;b\n2026-10-01;1,50\n", encoding="utf-8")
    _asker, draft = ask(semicolons, delimiter=",")
    assert draft.look.delimiter == "," and draft.look.first[0][1][0] == "a;b"


def test_what_is_no_table_is_refused_with_a_reason(tmp_path, ask):
    for name, data, key in (
        ("empty.csv", b"", "refused.empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(64), "refused.is_picture"),
        ("blank.csv", b"\n\n \n", "refused.empty"),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(SourceRefused) as caught:
            ask(path)
        assert caught.value.key == key


def test_choosing_one_of_two_rivals_settles_the_other(tmp_path, ask):
    _asker, draft = ask(two_amounts(tmp_path / "t"))
    assert [one.state for one in draft.columns].count(ASK) == 3
    draft.choose(3, "amount")
    assert [one.state for one in draft.columns].count(ASK) == 0
    draft.choose(2, "in")
    assert draft.columns[3].field == ""


def test_a_layout_that_exists_is_taken_over_or_names_what_is_missing(tmp_path, ask):
    _asker, draft = ask(two_amounts(tmp_path / "t"))
    draft.choose(3, "amount")
    draft.choose_layer("channel")
    layout = draft.layout() | {"date_format": "%Y-%m-%d %H:%M:%S"}
    _asker, again = ask(two_amounts(tmp_path / "u"))
    assert again.apply(layout) == []
    assert again.layout() | {"title": ""} == layout | {"title": ""} or again.why_not() == ("", {})
    assert again.apply(layout | {"columns": layout["columns"] | {"fee": "手续费", "status": "状态"}}) == [
        "手续费",
        "状态",
    ]


MANY = [f"分摊{one}" for one in "甲乙丙丁戊己庚辛壬癸子丑寅卯"]


@pytest.mark.parametrize(
    ("header", "row", "chosen"),
    [
        (["实付金额"], lambda at: [f"{sale(at) / 100:.2f}" if at % 5 else "未支付"], {"实付金额": ("amount", ASK)}),
        (["订单金额", "实付金额"], lambda at: ["90.10", f"{sale(at) / 100:.2f}" if at % 5 else "未支付"],
         {"订单金额": ("amount", ASK), "实付金额": ("", ASK)}),
        (["实付金额"], lambda at: [str(100 + at)], {"实付金额": ("amount", "set")}),  # as if it counted the rows
        ([*MANY, "实付金额"], lambda at: [*("1.10" for _one in MANY), f"{sale(at) / 100:.2f}"],
         {"实付金额": ("amount", ASK)}),
    ],
)  # fmt: skip
def test_a_column_whose_name_says_what_was_paid_is_never_left_out_in_silence(tmp_path, ask, header, row, chosen):
    lines = [["订单号", "下单时间", *header]]
    lines += [[order(at), f"2026-10-{at % 28 + 1:02d} 10:00:00", *row(at)] for at in range(ROWS)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(",".join(one) for one in lines), encoding="utf-8")
    _asker, draft = ask(path)
    said = {one.name: (one.field, one.state) for one in draft.columns}
    assert {name: said[name] for name in chosen} == chosen


def test_a_list_of_a_payment_service_in_taiwan_is_guessed_in_its_words_and_money(tmp_path, ask):
    head = "特店訂單編號,綠界交易編號,付款日期,交易金額(元),處理費,應撥款金額,交易狀態"
    rows = [f"10{at:02d},2610{at:08d},2026/10/{at:02d} 15:23:00,{at}000,{at}0,{at * 990},已付款" for at in range(3, 28)]
    path = tmp_path / "綠界.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8-sig")
    _asker, draft = ask(path)
    fields = [one.field for one in draft.columns]
    assert fields == ["order_ref", "channel_ref", "occurred_at", "amount", "fee", "net", "status"]
    assert (draft.currency, draft.currency_state) == ("TWD", ASK)  # 元 alone names no currency; Hong Kong writes so too
    path.write_text("\n".join([head.replace("(元)", "(新臺幣)"), *rows]), encoding="utf-8-sig")
    _asker, draft = ask(path)
    assert (draft.currency, draft.currency_state) == ("TWD", "set")


def test_a_member_of_an_archive_is_asked_about_and_read_alone(tmp_path):
    table, archive = bank_list(tmp_path / "bank"), tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a/bank.csv", table.read_bytes())
        packed.writestr("b/bank.csv", b"hello,world\n1,2\n")
    asker = LayoutAsker(str(archive), "Asia/Shanghai", "a/bank.csv")
    try:
        draft = LayoutDraft.of_guess(look := asker.look(), asker.guess(look))
        assert (look.rows, asker.file) == (ROWS + 2, "all.zip!a/bank.csv")
        for at, one in enumerate(draft.columns):
            if one.state == ASK:
                draft.choose(at, one.field or one.also[0])
        layout = draft.layout()
        asker.prove(layout)
        with pytest.raises(SourceRefused) as caught:
            asker.prove(layout | {"columns": {**layout["columns"], "text": "没有"}})
        assert caught.value.file == "all.zip!a/bank.csv"
    finally:
        asker.close()
    file = tmp_path / "layout.json"
    file.write_text(json.dumps(layout), encoding="utf-8")
    ran = inside("reconcile", archive, "--out", tmp_path / "out", "--no-report", "--layout", file)
    assert ran.status == 3 and len(ran.complaints) == 1 and "b/bank.csv" in ran.complaints[0]
    with (tmp_path / "out" / "statements.csv").open(encoding="utf-8") as lines:
        stored = {one["file"].rpartition("!")[2]: one["rows_stored"] for one in csv.DictReader(lines)}
    assert stored == {"a/bank.csv": str(ROWS), "b/bank.csv": "0"}


def test_columns_that_follow_each_other_in_three_rows_are_no_balance_and_no_ways(tmp_path, ask):
    head = "订单编号,下单时间,订单状态,商品总价,运费,优惠金额,实收金额,退款金额"
    told = ["100.00,0.00,10.00,90.00,0.00", "50.00,5.00,0.00,55.00,5.00", "70.00,5.00,0.00,75.00,0.00"]
    rows = [f"W{at},2026-09-0{at} 10:00:00,已完成,{one}" for at, one in enumerate(told, start=1)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    _asker, draft = ask(path)
    found = {one.name: (one.field, one.state) for one in draft.columns}
    assert found["退款金额"] == ("refunded", "set") and found["实收金额"] == ("amount", ASK)
    assert not {"balance", "in", "out"} & {field for field, _state in found.values()}


def test_an_order_of_several_rows_is_read_by_no_table_alone(tmp_path):
    head = "订单编号,下单时间,订单状态,订单金额"
    rows = [f"A{at},2026-09-01 10:00:00,已完成,100.00" for at in (*range(50), 49)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.unknown_columns"
    path.write_text("\n".join([head, *rows[:-1], ""]), "utf-8")
    assert sum(read(path)[0].column("amount")) == 50 * 10_000


def test_a_fee_under_a_name_of_its_own_leaves_doubt(tmp_path):
    head = "Date,Transaction ID,Product,Amount,Currency,Payhip Fee"
    path = tmp_path / "t.csv"
    path.write_text(f"{head}\n2026-09-07,PH1,Meal,9.00,USD,0.45\n", "utf-8")
    assert sniff(path) == []


@pytest.mark.parametrize(
    ("above", "first", "second"),
    [("", "82.500", "1.000"), ("金额单位：万元", "1.50", "2.00"), ("Amounts in cents", "150", "200")],
)
def test_amounts_in_another_unit_or_with_points_before_three_digits_are_asked_about(
    tmp_path, ask, above, first, second
):
    head = "Date,Order Number,Transaction ID,Amount"
    rows = [f"2026-09-0{day} 10:00:00,A{day},T{day},{amount}" for day, amount in ((1, first), (2, second), (3, first))]
    path = tmp_path / "t.csv"
    path.write_text("\n".join([*([above] if above else []), head, *rows, ""]), "utf-8")
    assert sniff(path) == []
    _asker, draft = ask(path)
    assert [one.state for one in draft.columns if one.field == "amount"] == [ASK]
    path.write_text("\n".join([head, *rows[:2], "2026-09-03 10:00:00,A3,T3,3.25", ""]), "utf-8")
    assert sniff(path) == ["generic.table"]  # another amount shows what a point is
