"""Files of other makers than those of the samples: what says which way money went, what names no currency, and other
columns of known lists."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from tests.importers.reading import read, sniff


def lines(path: Path, *rows: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(("\n".join(rows) + "\n").encode(encoding))
    return path


# ---------------------------------------------------------------- which way the money went


MOVES = ("2026-08-20 10:00:00,{},1200.00,甲,货", "2026-08-21 11:30:00,{},300.00,乙,纸")
PAIR = ("1,2026-01-15,1000.00,T1,{}", "2,2026-01-16,45.67,T2,{}")


def worded(rows: Sequence[str], *words: str) -> list[str]:
    return [row.format(word) for row, word in zip(rows, words, strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        ("发生时间,方向,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("发生时间,走向,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("交易时间,收支类型,金额,对方户名,摘要", *worded(MOVES, "收入", "支出")),
        ("交易时间,类型,金额,对方户名,附言", *worded(MOVES, "转入", "转出")),
        ("交易日期,金额,对方户名,摘要", "2026-01-15,1000.00,甲,货款", "2026-01-16,45.67,乙,采购"),
        ("Date,Type,Amount,Payee,Running Balance", *worded(MOVES, "Credit", "Debit")),
        ("Order ID,Created,Amount,Transaction ID,Way", *worded(PAIR, "In", "Out")),
        ("Order ID,Created,Amount,Transaction ID,Way", *worded(PAIR, "In", "In")),
    ],
)
def test_a_table_whose_signs_do_not_say_in_or_out_is_not_read_by_itself(tmp_path, rows: Sequence[str]):
    assert sniff(lines(tmp_path / "t.csv", *rows)) == []


@pytest.mark.parametrize(
    ("header", "rows", "amounts"),
    [
        ("交易日期,金额,类型,对方户名", ("2026-01-15,10.00,收入,甲", "2026-01-16,-4.00,支出,乙"), [1000, -400]),
        ("交易日期,金额,对方户名,交易摘要", ("2026-01-15,10.00,甲,货", "2026-01-16,-4.00,乙,纸"), [1000, -400]),
        ("交易日期,支付单号,金额,交易类型", ("2026-01-15,P1,10.00,收款", "2026-01-15,P2,4.00,收款"), [1000, 400]),
        ("交易日期,支付单号,金额,备注", ("2026-01-15,P1,10.00,-", "2026-01-15,P2,4.00,-"), [1000, 400]),
    ],
)
def test_signs_that_agree_with_the_words_are_read(tmp_path, header: str, rows: Sequence[str], amounts: list[int]):
    (found,) = read(lines(tmp_path / "t.csv", header, *rows))
    assert found.facts.format == "generic.table" and found.column("amount") == amounts
    assert found.facts.currency == "CNY"


def test_a_word_for_out_beside_a_positive_amount_further_down_is_refused(tmp_path):
    rows = [f"2026-01-15 10:00:{at:02d},P{at},10.00,收款" for at in range(40)]
    path = lines(tmp_path / "t.csv", "交易时间,支付单号,金额,交易类型", *rows, "2026-01-15 11:00:00,P99,4.00,支出")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.row, caught.value.column) == (42, "金额")


def test_a_table_with_english_names_and_no_currency_asks_for_it(tmp_path):
    path = lines(tmp_path / "t.csv", "Date,Description,Debit,Credit,Balance", "2026-01-15,Shop,,1000.00,5000.00",
                 "2026-01-16,Paper,45.67,,4954.33")  # fmt: skip
    (found,) = read(path)
    assert (found.facts.currency, found.facts.message_key) == ("", "statement.no_currency")
    assert found.column("amount") == [100000, -4567]
    (told,) = read(path, currency="SGD")
    assert (told.facts.currency, told.facts.closing) == ("SGD", 495433)


def test_wises_word_for_out_beside_a_positive_amount_is_refused(tmp_path):
    header = "TransferWise ID,Date,Amount,Currency,Description,Running Balance,Direction"
    path = lines(tmp_path / "w.csv", header, "T1,08-05-2026,10.50,GBP,Card payment,989.50,OUT")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.row, caught.value.column) == (2, "Direction")
    (found,) = read(lines(tmp_path / "x.csv", header, "T1,08-05-2026,-10.50,GBP,Card payment,989.50,OUT"))
    assert found.column("amount") == [-1050] and found.column("kind") == [Kind.WITHDRAWAL]


# ---------------------------------------------------------------- SWIFT

MESSAGE = (":20:ONE", ":25:NL00BANK0123456789", ":28C:1/1", ":60F:C260507EUR600,00")


@pytest.mark.parametrize(
    ("entry", "amount", "said"),
    [
        (":61:2605080508D12,35 NRTIKREF+//2026021783252833", -1235, "NRTI"),  # a blank before the type
        (":61:2605080508C500NTRF08-05-2026 10:05//B4G29PGDCK1QFV3E", 50000, "NTRF"),  # whole units without a comma
        (":61:2605080508DF2402,00S   X", -240200, "S"),  # a type of one letter
        (":61:2605080508C7,5", 750, ""),
    ],
)
def test_entries_of_banks_with_their_own_habits_are_read_and_proved(tmp_path, entry: str, amount: int, said: str):
    left = f"{'D' if 60000 + amount < 0 else 'C'}260508EUR{abs(60000 + amount) // 100},{abs(60000 + amount) % 100:02d}"
    (found,) = read(lines(tmp_path / "m.sta", *MESSAGE, entry, ":86:SOMETHING", f":62F:{left}", "-"))
    assert (found.column("amount"), found.column("subtype")) == ([amount], [said])
    assert found.facts.control == "agree"


NO_AMOUNT = ("C500", "C500 000NTRFX", "C5007", "C50X0NTRF")


@pytest.mark.parametrize("entry", [f":61:2605080508{one}" for one in NO_AMOUNT])
def test_an_amount_without_comma_and_type_stays_refused(tmp_path, entry: str):
    with pytest.raises(SourceRefused) as caught:
        read(lines(tmp_path / "m.sta", *MESSAGE, entry, ":86:SOMETHING", ":62F:C260508EUR1100,00", "-"))
    assert caught.value.row == 5
