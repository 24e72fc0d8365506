"""Lists of banks in Taiwan: years of the Republic, traditional names, Big5, what the account is in, corrections."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from app.domain.errors import SourceRefused
from app.domain.statement import AGREE, DISAGREE
from app.importers.base import ReadOptions
from app.importers.layouts.likeliest import likeliest
from app.importers.recognise import read_file
from tests.importers.reading import Read, follows, heads, read

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001

FIRST = """交易日期,交易時間,幣別,支出金額,存入金額,餘額,票據號碼,摘要,附註
2026/05/12,15:50:44,新臺幣,-,"2,000.00","2,000.00",,跨行轉帳,0120082120000062728
2026/05/12,16:11:57,新臺幣,15.00,-,"1,985.00",,手續費,
2026/05/13,08:00:00,新臺幣,-,29000.00,30985.00,,跨行轉帳,財付通
"""
COOPERATIVE = """合作金庫銀行 交易明細查詢
帳號：0070717559515
查詢期間:115/03/01~115/03/31
交易日期,摘要,提款金額,存款金額,餘額,備註
115/03/05,匯款,390,,50000,
115/03/20,轉帳,,80000,130000,某公司
合計,,390,80000,,
"""
CATHAY = """筆數,(自 2026/01/01 至 2026/06/30)
123456789012 活存
幣別：TWD
交易日期,帳務日期,說明,提出,存入,餘額,交易資訊,備註
2026/06/29,2026/06/29,存入,−,700,1200,−,−
2026/06/28,2026/06/28,錯誤更正,-500,−,500,(822)0001,−
2026/06/28,2026/06/28,電子轉出,500,−,0,(822)0001,−
提出,0 ( 共 2 筆 )
存入,700 ( 共 1 筆 )
"""
FOREIGN = """"123456789012 活存外幣"
"交易日期","帳務日期","提出","存入","餘額","成交匯率","交易資訊"
"2026/06/11","2026/06/11","USD 1,000.50","−","USD 0.00","−","網銀轉"
"2026/06/07","2026/06/07","−","USD 1,000.00","USD 1,000.50","32.1","台幣存"
"""
SINOPAC = """說明
帳號,交易日 ,計息日 ,入帳日 ,摘要,幣別,支出,存入,餘額,銷帳編號,交易參考編號,,更正註記,存摺備註
000012345678,2026/07/15 08:09:10,2026/07/15,2026/07/15,轉帳,TWD,,"1,200","5,000",000099,000077,,,備註
000012345678,2026/07/16 08:09:11,2026/07/16,2026/07/16,轉帳,TWD,9025,,"-4,025",000099,000078,,,
總計,,,,,TWD,"9,025","1,200",,,,,,
"""
MEGA = """帳號,12345678901
交易時間,銀行帳務日,交易項目,支出,收入,帳戶餘額,存摺備註
* 2026/02/28 09:31:52,2026/03/02,網際轉,100,,900,房租
2026/03/02 07:29:32,2026/03/02,利息,,5,905,
"""


def text(path: Path, body: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(body.replace("\n", "\r\n").encode(encoding))
    return path


def one(path: Path) -> Read:
    (found,) = read(path)
    assert found.facts.format == "tw.bank"
    return found


def days(found: Read) -> list[str]:
    return [str(EPOCH + dt.timedelta(seconds=at)) for at in found.column("at")]


def test_money_in_is_positive_a_dash_is_nothing_and_the_fee_is_one(tmp_path):
    for encoding in ("utf-8-sig", "big5"):
        found = one(text(tmp_path / f"{encoding}.txt", FIRST, encoding))
        assert found.column("amount") == [200_000, -1_500, 2_900_000]
        assert set(found.column("currency")) == {"TWD"}
        assert days(found) == ["2026-05-12 15:50:44", "2026-05-12 16:11:57", "2026-05-13 08:00:00"]
        assert follows(found.facts)
        assert (found.facts.opening, found.facts.closing) == (0, 3_098_500)
        kinds = found.column("kind")
        assert kinds[0] == kinds[2] != kinds[1]


def test_years_of_the_republic_and_a_line_of_totals_are_read(tmp_path):
    found = one(text(tmp_path / "b.csv", COOPERATIVE))
    assert days(found) == ["2026-03-05 00:00:00", "2026-03-20 00:00:00"]
    assert found.column("amount") == [-39_000, 8_000_000]
    facts = found.facts
    assert (facts.account, facts.currency, facts.control) == ("0070717559515", "TWD", AGREE)
    assert (facts.period_start, facts.period_end) == ("2026-03-01", "2026-03-31")
    (wrong,) = read(text(tmp_path / "w.csv", COOPERATIVE.replace("合計,,390,80000", "合計,,390,80001")))
    assert wrong.facts.control == DISAGREE


def test_a_correction_of_money_out_comes_back_and_the_account_stands_above(tmp_path):
    found = one(text(tmp_path / "b.csv", CATHAY))
    assert found.column("amount") == [70_000, 50_000, -50_000]
    facts = found.facts
    assert (facts.account, facts.opening, facts.closing) == ("123456789012", 50_000, 120_000)
    assert (facts.period_start[:10], facts.period_end[:10]) == ("2026-01-01", "2026-06-30")
    assert follows(facts)


def test_the_currency_beside_an_amount_counts_and_none_is_made_up(tmp_path):
    found = one(text(tmp_path / "b.csv", FOREIGN))
    assert found.column("amount") == [-100_050, 100_000]
    assert set(found.column("currency")) == {"USD"}
    nameless = one(text(tmp_path / "n.csv", FOREIGN.replace("USD ", "")))
    assert set(nameless.column("currency")) == {""}
    with pytest.raises(SourceRefused) as caught:
        read(text(tmp_path / "w.csv", FOREIGN.replace('USD 1,000.50","−', 'XQZ 1,000.50","−')))
    assert (caught.value.key, caught.value.row) == ("refused.word", 3)
    mixed = read(text(tmp_path / "m.csv", FOREIGN.replace('−","USD 1,000.00', '−","JPY 1,000')))
    assert sorted(found.facts.currency for found in mixed) == ["JPY", "USD"]


def test_a_company_list_is_proved_by_its_totals_though_they_name_the_currency(tmp_path):
    found = one(text(tmp_path / "b.csv", SINOPAC))
    assert found.column("amount") == [120_000, -902_500]
    assert set(found.column("account")) == {"000012345678"}
    assert found.column("channel_ref") == ["000077", "000078"]
    assert found.facts.control == AGREE


def test_the_day_of_the_books_counts_where_the_bank_was_shut(tmp_path):
    found = one(text(tmp_path / "b.csv", MEGA))
    assert days(found) == ["2026-03-02 00:00:00"] * 2
    assert (found.column("amount"), found.facts.account) == ([-10_000, 500], "12345678901")


def test_a_list_that_names_no_currency_has_none(tmp_path):
    plain = "日期,摘要,支出,存入,餘額\n2026/09/01,貨款,,12000,52000\n2026/09/05,進貨,2400,,49600\n"
    found = one(text(tmp_path / "b.csv", plain))
    assert set(found.column("currency")) == {""}
    assert found.column("amount") == [1_200_000, -240_000]


def test_columns_of_an_unknown_file_in_big5_are_named_as_it_prints_them(tmp_path):
    card = "消費日,入帳起息日,摘要,幣別,消費地金額,新臺幣金額,末四碼\n115/06/01,115/06/03,統一超商,TWD,150,150,4321\n"
    path = text(tmp_path / "c.csv", card, "big5")
    assert likeliest(heads(path)).encoding == "big5"
    said = {"file": "c.csv", "sha256": "0" * 64, "folder": str(tmp_path), "stem": "c"}
    with pytest.raises(SourceRefused) as caught:
        read_file(str(path), "text", options=ReadOptions(), **said)
    assert caught.value.params["columns"][:3] == ["消費日", "入帳起息日", "摘要"]
    unnamed = text(tmp_path / "u.csv", "甲項,乙項,丙項\n東,西,南\n", "big5")
    assert likeliest(heads(unnamed)).encoding == "big5"
    mainland = text(tmp_path / "m.csv", "甲项,乙项,丙项\n东,西,南\n", "gb18030")
    assert likeliest(heads(mainland)).encoding == "gb18030"
