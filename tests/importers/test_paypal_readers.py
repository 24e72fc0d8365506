"""PayPal: days that the rows must prove, zones row by row, running balances, reports of record types."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff

HEAD = [
    "Date", "Time", "TimeZone", "Name", "Type", "Status", "Currency", "Gross", "Fee", "Net", "From Email Address",
    "To Email Address", "Transaction ID", "Reference Txn ID", "Invoice Number", "Balance", "Subject", "Note",
]  # fmt: skip
EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001
START = dt.datetime(2026, 6, 20, 8)  # noqa: DTZ001


def money(value: int, local: bool = False) -> str:
    text = f"{Decimal(value).scaleb(-2):,f}"
    return text.translate(str.maketrans(",.", ".,")) if local else text


def line(at: int, code: str, gross: int, fee: int, balance: int | str, word: str, **said: str) -> list[str]:
    when = START + dt.timedelta(hours=7 * at)
    row = {
        "Date": f"{when:%m/%d/%Y}", "Time": f"{when:%H:%M:%S}", "TimeZone": "PDT", "Name": "Ann", "Type": word,
        "Status": "Completed", "Currency": code, "Gross": money(gross), "Fee": money(fee), "Net": money(gross + fee),
        "From Email Address": "ann@example.com", "To Email Address": "shop@example.com", "Transaction ID": f"T{at}",
        "Reference Txn ID": "", "Invoice Number": f"{1000 + at}",
        "Balance": money(balance) if isinstance(balance, int) else balance, "Subject": "", "Note": "",
    }  # fmt: skip
    return list((row | {name.replace("_", " "): value for name, value in said.items()}).values())


def write(path: Path, rows: list[list[str]], *, mark: str = ",", encoding: str = "utf-8-sig") -> Path:
    lines = [mark.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def by_currency(found: list[Read]) -> dict[str, Read]:
    return {one.facts.currency: one for one in found}


@given(
    st.lists(st.tuples(st.sampled_from(["USD", "EUR"]), st.integers(-(10**7), 10**7), st.integers(-500, 0)),
             min_size=2, max_size=15),
    st.booleans(), st.permutations(range(len(HEAD))),
)  # fmt: skip
def test_balances_join_in_each_currency_whichever_end_comes_first(tmp_path, moves, newest_first, columns):
    balance = {"USD": 100, "EUR": -50}
    rows = []
    for at, (code, gross, fee) in enumerate(moves):
        balance[code] += gross + fee
        rows.append(line(at, code, gross, fee, balance[code], "Website Payment"))
    rows = rows[::-1] if newest_first else rows
    table = [[row[one] for one in columns] for row in [HEAD, *rows]]
    path = write(tmp_path / "Download.CSV", table)
    assert sniff(path)[0] == "paypal.activity"
    found = by_currency(read(path))
    for code in {one[0] for one in moves}:
        mine = [one for one in moves if one[0] == code]
        got = found[code]
        assert sorted(got.column("amount")) == sorted(one[1] for one in mine)
        assert sum(got.column("fee")) == -sum(one[2] for one in mine)
        if len(mine) > 1:
            assert got.facts.control == NONE
            moved = sum(one[1] + one[2] for one in mine)
            assert got.facts.closing - got.facts.opening == moved


def test_an_edited_balance_or_a_missing_row_disagrees(tmp_path):
    rows = [line(0, "USD", 100, 0, 100, "Website Payment"), line(1, "USD", 50, 0, 151, "Website Payment"),
            line(2, "USD", -20, 0, 131, "Payment Refund")]  # fmt: skip
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows]))
    assert got.facts.control == DISAGREE and got.facts.opening is None
    rows[1] = line(1, "USD", 50, 0, 150, "Website Payment")
    rows[2] = line(2, "USD", -20, 0, 130, "Payment Refund")
    (whole,) = read(write(tmp_path / "e.csv", [HEAD, *rows]))
    assert whole.facts.control == NONE
    (cut,) = read(write(tmp_path / "f.csv", [HEAD, rows[0], rows[2]]))
    assert cut.facts.control == DISAGREE


def test_pending_withdrawals_moved_money_and_denied_payments_did_not(tmp_path):
    rows = [
        line(0, "USD", 5000, 0, 5000, "Website Payment"),
        line(1, "USD", 700, 0, 5000, "Website Payment", Status="Denied"),
        line(2, "USD", -2000, 0, 3000, "General Withdrawal", Status="Pending"),
    ]
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows]))
    assert got.column("state") == [int(State.DONE), int(State.FAILED), int(State.DONE)]
    assert got.column("kind") == [int(Kind.PAYMENT), int(Kind.PAYMENT), int(Kind.WITHDRAWAL)]
    assert got.column("layer") == [int(Layer.CHANNEL), int(Layer.CHANNEL), int(Layer.SETTLEMENT)]
    assert (got.facts.control, got.facts.closing) == (NONE, 3000)


def test_balance_impact_decides_where_there_is_one(tmp_path):
    head = [*HEAD, "Balance Impact"]
    rows = [
        [*line(0, "USD", 5000, 0, "", "Website Payment", Status="Pending"), "Credit"],
        [*line(1, "USD", 900, 0, "", "General Authorization"), "Memo"],
    ]
    (got,) = read(write(tmp_path / "d.csv", [head, *rows]))
    assert got.column("state") == [int(State.DONE), int(State.PENDING)]
    assert got.facts.control == NONE


@pytest.mark.parametrize(
    ("word", "gross", "kind"),
    [
        ("Express Checkout Payment", 100, Kind.PAYMENT), ("Express Checkout Payment", -100, Kind.OTHER),
        ("Payment Refund", -100, Kind.REFUND), ("Payment Refund", 100, Kind.OTHER),
        ("General Currency Conversion", -100, Kind.TRANSFER), ("Payment Hold", -100, Kind.HOLD),
        ("Payment Release", 100, Kind.RELEASE), ("Reserve Hold", -100, Kind.HOLD),
        ("Reserve Release", 100, Kind.RELEASE), ("Chargeback", -100, Kind.CHARGEBACK),
        ("Chargeback Fee", -100, Kind.FEE), ("Payment Reversal", -100, Kind.CHARGEBACK),
        ("Bank Deposit to PP Account ", 100, Kind.TRANSFER), ("Auto-sweep", -100, Kind.PAYOUT),
        ("Hold on Balance for Dispute Investigation", -100, Kind.HOLD),
        ("Cancellation of Hold for Dispute Resolution", 100, Kind.RELEASE), ("Something New", 100, Kind.OTHER),
        ("Rückzahlung", -100, Kind.REFUND), ("Allgemeine Währungsumrechnung", 100, Kind.TRANSFER),
        ("Remboursement de paiement", -100, Kind.REFUND), ("付款退款", -100, Kind.REFUND),
        ("网站付款", 100, Kind.PAYMENT),
    ],
)  # fmt: skip
def test_types_in_several_languages_say_the_kind(tmp_path, word, gross, kind):
    (got,) = read(write(tmp_path / "d.csv", [HEAD, line(0, "USD", gross, 0, "", word)]))
    assert got.column("kind") == [int(kind)]


def test_a_conversion_and_a_refund_name_what_they_belong_to_but_an_agreement_is_nothing(tmp_path):
    rows = [
        line(0, "USD", 100, 0, "", "Website Payment", Reference_Txn_ID="B-99"),
        line(1, "USD", -100, 0, "", "General Currency Conversion", Reference_Txn_ID="T0"),
        line(2, "EUR", 90, 0, "", "General Currency Conversion", Reference_Txn_ID="T0"),
    ]
    found = by_currency(read(write(tmp_path / "d.csv", [HEAD, *rows])))
    assert found["USD"].column("parent_ref") == ["", "T0"]
    assert found["EUR"].column("parent_ref") == ["T0"]


def days(tmp_path: Path, *texts: str, zone: str = "GMT", clock: str = "10:00:00") -> list[dt.datetime]:
    rows = [line(at, "USD", 1, 0, "", "Website Payment", Date=one, Time=clock, TimeZone=zone)
            for at, one in enumerate(texts)]  # fmt: skip
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows]))
    return [EPOCH + dt.timedelta(seconds=one) for one in got.column("at")]


@pytest.mark.parametrize(
    ("texts", "zone", "months"),
    [
        (["09/04/2026", "28/04/2026"], "GMT", [4, 4]),  # a number over twelve
        (["09/04/2026", "09/28/2026"], "GMT", [9, 9]),
        (["01/09/2026", "02/08/2026", "03/08/2026", "01/09/2026"], "GMT", [1, 2, 3, 1]),
        (["03/05/2026"], "PST", [3]),  # in May it would be summer time
        (["03/05/2026"], "PDT", [5]),
        (["6/4/2026"], "PDT", [6]),  # no zero before a small number
        (["31.12.2026", "01.02.2026"], "CET", [12, 2]),
        (["2026-02-01"], "GMT", [2]),
    ],
)
def test_days_are_read_in_the_one_way_that_the_rows_prove(tmp_path, texts, zone, months):
    if len(texts) == 4:
        texts = ["01/06/2026", "02/06/2026", "03/06/2026", "01/07/2026"]  # in order as day first alone
        months = [6, 6, 6, 7]
    assert [one.month for one in days(tmp_path, *texts, zone=zone)] == months


def test_days_that_nothing_tells_apart_are_refused_with_a_reason(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        days(tmp_path, "04/06/2026", "05/06/2026")
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.date_order", 2, "Date")


def test_each_row_is_in_its_own_zone_and_summer_time_is_known(tmp_path):
    rows = [
        line(0, "USD", 1, 0, "", "Website Payment", TimeZone="America/Los_Angeles"),
        line(1, "USD", 1, 0, "", "Website Payment", TimeZone="CEST"),
        line(2, "USD", 1, 0, "", "Website Payment", TimeZone="GMT+08:00"),
        line(3, "USD", 1, 0, "", "Website Payment", TimeZone="Nowhere"),
    ]
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows]))
    assert got.column("offset") == [-420, 120, 480, NO_TIME]


def test_a_german_file_of_an_old_encoding_reads_like_one_in_utf8(tmp_path):
    names = {
        "Date": "Datum", "Time": "Uhrzeit", "TimeZone": "Zeitzone", "Type": "Typ", "Currency": "Währung",
        "Gross": "Brutto", "Fee": "Gebühr", "Net": "Netto", "From Email Address": "Absender E-Mail-Adresse",
        "To Email Address": "Empfänger E-Mail-Adresse", "Transaction ID": "Transaktionscode",
        "Reference Txn ID": "Zugehöriger Transaktionscode", "Invoice Number": "Rechnungsnummer",
        "Balance": "Guthaben", "Subject": "Betreff", "Note": "Hinweis",
    }  # fmt: skip
    rows = [
        line(0, "EUR", 123456, -512, "1.229,44", "Website-Zahlung", Date="03.09.2026", TimeZone="CEST",
             Gross="1.234,56", Fee="-5,12", Net="1.229,44", Name="Jürgen Groß", Status="Abgeschlossen"),
        line(1, "EUR", -3456, 0, "1.194,88", "Rückzahlung", Date="04.09.2026", TimeZone="CEST", Gross="-34,56",
             Fee="0,00", Net="-34,56", Name="Jürgen Groß", Status="Abgeschlossen"),
    ]  # fmt: skip
    table = [[names.get(one, one) for one in HEAD], *rows]
    (new,) = read(write(tmp_path / "n.csv", table, mark=";"))
    (old,) = read(write(tmp_path / "o.csv", table, mark=";", encoding="cp1252"))
    assert old.table.equals(new.table)
    assert old.column("counterparty")[0].startswith("Jürgen Groß")
    assert old.column("amount") == [123456, -3456] and old.facts.control == NONE


def test_chinese_names_keep_their_characters_after_a_spreadsheet_saved_them_in_gbk(tmp_path):
    rows = [line(0, "USD", 100, 0, "", "Website Payment", Name="王小明", Date="2026-09-03")]
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows], encoding="gb18030"))
    assert got.column("counterparty")[0].startswith("王小明")


def test_a_row_whose_net_was_edited_disagrees(tmp_path):
    rows = [line(0, "USD", 100, -5, "", "Website Payment", Net="0.99", Date="2026-09-03")]
    (got,) = read(write(tmp_path / "d.csv", [HEAD, *rows]))
    assert got.facts.control == DISAGREE


SHORT = (
    "Date,Time,Time zone,Name,Type,Status,Currency,Amount,Fees,Total,Exchange Rate,Receipt ID,Balance,Transaction ID,"
    "Item Title"
)


def test_the_short_download_has_other_names_for_gross_and_net(tmp_path):
    rows = [
        "10/04/2026,09:00:00,BST,,Bank Deposit to PP Account ,Completed,GBP,45.00,0.00,45.00,,,45.00,D1,",
        "10/04/2026,09:01:00,BST,Acme Shop,General Payment,Completed,GBP,-45.00,0.00,-45.00,,,0.00,P1,Widget",
        "20/05/2026,09:02:00,BST,Buyer,General Payment,Completed,GBP,100.00,-3.20,96.80,,,96.80,P2,",
        "21/05/2026,09:00:00,BST,Shop,General Authorization,Pending,GBP,-9.00,0.00,-9.00,,,96.80,A1,",
        "22/05/2026,09:02:00,BST,,General Withdrawal,Completed,GBP,-96.80,0.00,-96.80,,,0.00,W1,",
    ]
    path = tmp_path / "p.csv"
    path.write_text("\ufeff" + "\n".join([SHORT, *rows]), "utf-8")
    assert sniff(path) == ["paypal.activity"]
    (got,) = read(path)
    assert got.column("amount") == [4500, -4500, 10_000, -900, -9680]
    assert got.column("fee") == [0, 0, 320, 0, 0]
    assert got.column("state")[3] == State.PENDING and set(got.column("offset")) == {60}
    kinds = [Kind.TRANSFER, Kind.OTHER, Kind.PAYMENT, Kind.WITHDRAWAL]
    assert [kind for at, kind in enumerate(got.column("kind")) if at != 3] == kinds
    assert (got.facts.opening, got.facts.closing) == (0, 0)
    path.write_text("\n".join([SHORT, *rows]).replace("96.80,,,96.80,P2", "97.80,,,96.80,P2"), "utf-8")
    assert read(path)[0].facts.control == DISAGREE  # the net is not gross and fee
    path.write_text("\n".join([SHORT.replace("Receipt ID", "Reference"), *rows]), "utf-8")
    assert "paypal.activity" not in sniff(path)  # another wallet's list


ITALIAN = (
    '"Data","Orario","Fuso orario","Nome","Tipo","Stato","Valuta","Lordo","Tariffa","Netto",'
    '"Indirizzo email mittente","Indirizzo email destinatario","Codice transazione","Titolo oggetto",'
    '"Codice transazione di riferimento","N° ordine commerciante","Saldo","Impatto sul saldo"'
)


def test_an_italian_download_keeps_its_times_orders_and_parties(tmp_path):
    """Header and rows of a real download of 2019; the bank's part stays pending though it moved the balance."""
    rows = [
        '"23/03/2019","22:55:23","CET","","{}","In sospeso","EUR","112,61","0,00","112,61","","io@x.it","38R","2 '
        'biglietti","4FX","1167203024","112,61","Accredito"',
        '"23/03/2019","22:55:23","CET","TicketOne","Pagamento Express Checkout","Completata","EUR","-112,61","0,00",'
        '"-112,61","io@x.it","cura@ticketone.it","4FX","2 biglietti","","1167203024","0,00","Addebito"',
    ]
    for funding in ("Versamento generico con carta", "Bonifico bancario sul conto PayPal"):
        path = tmp_path / "it.csv"
        path.write_text("\n".join([ITALIAN, rows[0].format(funding), rows[1]]), "utf-8-sig")
        (got,) = read(path)
        assert got.column("amount") == [11_261, -11_261] and set(got.column("offset")) == {60}
        assert [one % 86_400 for one in got.column("at")] == [22 * 3600 + 55 * 60 + 23] * 2
        assert got.column("kind") == [Kind.TRANSFER, Kind.OTHER] and set(got.column("state")) == {State.DONE}
        assert set(got.column("order_ref")) == {"1167203024"} and "cura@ticketone.it" in got.column("counterparty")[1]
        assert (got.facts.opening, got.facts.closing) == (0, 0)


def test_a_dutch_withdrawal_leaves_the_account(tmp_path):
    path = tmp_path / "nl.csv"
    path.write_text(
        "Datum,Tijd,Tijdzone,Naam,Type,Status,Valuta,Bruto,Kosten,Netto,Saldo,Ref,Transactie-ID\n"
        '05/03/2026,12:00:00,CET,,Algemene opname,Voltooid,EUR,"-50,00","0,00","-50,00","10,00",,REF1\n'
        '16/03/2026,13:00:00,CET,Shop,Algemene betaling,Voltooid,EUR,"30,00","-1,00","29,00","39,00",,REF2\n',
        "utf-8",
    )
    (got,) = read(path)
    assert got.column("kind") == [Kind.WITHDRAWAL, Kind.PAYMENT] and got.column("amount") == [-5000, 3000]
    assert got.column("channel_ref") == ["REF1", "REF2"] and (got.facts.opening, got.facts.closing) == (6000, 3900)
    hours = got.column("at")
    assert [one % 86_400 // 3600 for one in hours] == [12, 13]
    path.write_text(path.read_text("utf-8").replace("Tijd,", "Uur,"), "utf-8")  # a name that nobody knew
    assert read(path)[0].column("at") == hours


# ---------------------------------------------------------------- reports of record types

STL = [
    "Transaction ID", "Invoice ID", "PayPal Reference ID", "PayPal Reference ID Type", "Transaction Event Code",
    "Transaction Initiation Date", "Transaction Completion Date", "Transaction  Debit or Credit",
    "Gross Transaction Amount", "Gross Transaction Currency", "Fee Debit or Credit", "Fee Amount", "Fee Currency",
    "Custom Field", "Consumer ID", "Payment Tracking ID", "Store ID", "Bank Reference ID",
]  # fmt: skip


def body(code: str, event: str, sign: str, amount: str, fee_sign: str = "", fee: str = "", **said: str) -> list[str]:
    row = dict.fromkeys(STL, "") | {
        "Transaction ID": f"TX{event}", "Invoice ID": "INV-1", "Transaction Event Code": event,
        "Transaction Completion Date": "2024/08/20 00:01:17 -0700", "Transaction  Debit or Credit": sign,
        "Gross Transaction Amount": amount, "Gross Transaction Currency": code, "Fee Debit or Credit": fee_sign,
        "Fee Amount": fee, "Fee Currency": code if fee else "",
    }  # fmt: skip
    return ["SB", *(row | {name.replace("_", " "): value for name, value in said.items()}).values()]


def settlement(
    path: Path,
    bodies: list[list[str]],
    count: int | None = None,
    footers: list[list[str]] | None = None,
    more: str = "",
) -> Path:
    said = str(len(bodies) if count is None else count)
    return write(path, [
        ["RH", "2024/08/21 03:02:43 -0700", "A", "ACC1", "010"], ["FH", "01"],
        ["SH", "2024/08/20 00:00:00 -0700", "2024/08/20 23:59:59 -0700", "ACC1\r\n", ""],
        ["CH", *STL, *([more] if more else [])], *bodies,
        *(footers or [["SF", "USD", "0"]]), ["SC", said], ["RF", said], ["RC", said], ["FF", said],
    ], encoding="utf-8")  # fmt: skip


def test_a_settlement_report_counts_in_the_smallest_unit_with_signs_beside(tmp_path):
    path = settlement(tmp_path / "s.csv", [
        body("USD", "T0006", "CR", "10000", "DR", "320"), body("JPY", "T1107", "DR", "10000", "CR", "0"),
        body("USD", "T0400", "DR", "9680"), body("USD", "T1201", "DR", "500", "DR", "1500"),
    ])  # fmt: skip
    assert sniff(path) == ["paypal.settlement"]
    found = by_currency(read(path))
    dollars, yen = found["USD"], found["JPY"]
    assert dollars.column("amount") == [10000, -9680, -500] and dollars.column("fee") == [320, 0, 1500]
    assert dollars.column("kind") == [int(Kind.PAYMENT), int(Kind.WITHDRAWAL), int(Kind.CHARGEBACK)]
    assert dollars.column("row") == [6, 8, 9]  # the account number holds a line end
    assert Decimal(yen.column("amount")[0]).scaleb(-yen.column("exp")[0]) == -10000
    assert dollars.facts.account == "ACC1" and dollars.facts.control == NONE
    assert dollars.column("offset") == [-420] * 3


def test_a_report_that_counts_other_rows_disagrees_and_one_cut_off_is_refused(tmp_path):
    bodies = [body("USD", "T0006", "CR", "10000")]
    (got,) = read(settlement(tmp_path / "s.csv", bodies, count=2))
    assert got.facts.control == DISAGREE
    path = settlement(tmp_path / "t.csv", bodies)
    path.write_bytes(path.read_bytes().split(b'"SF"')[0])
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert caught.value.key == "refused.cut_off"


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (body("USD", "T0006", "CR", "100.00"), "not_amount"), (body("USD", "T0006", "CR", "-5"), "not_amount"),
        (body("USD", "T0006", "", "5"), "word"), (body("USD", "T0006", "CR", "9" * 30), "not_amount"),
        (body("dollars", "T0006", "CR", "5"), "word"), (["XX", "1"], "value"), (["SB", "T1"], "ragged"),
        (body("USD", "T0006", "CR", "5", "DR", "1", Fee_Currency="EUR"), "value"),
    ],
)  # fmt: skip
def test_a_wrong_record_is_refused_with_its_line(tmp_path, wrong, key):
    with pytest.raises(SourceRefused) as caught:
        read(settlement(tmp_path / "s.csv", [body("USD", "T0006", "CR", "100"), wrong]))
    assert (caught.value.key, caught.value.row) == (f"refused.{key}", 7)


def test_the_sums_of_a_settlements_footers_prove_its_rows(tmp_path):
    bodies = [
        body("USD", "T0006", "CR", "10000", "DR", "320"), body("USD", "T1107", "DR", "500", "CR", "20"),
        body("JPY", "T0006", "CR", "10000", "DR", "400"),
    ]  # fmt: skip
    for into, control in (("10000", AGREE), ("10001", DISAGREE)):
        footers = [
            ["SF", "USD", into, "500", "20", "320", "CR", "0", "CR", "9200", "2"],
            ["SF", "JPY", "10000", "0", "0", "400", "CR", "0", "CR", "9600", "1"],
        ]
        found = by_currency(read(settlement(tmp_path / "s.csv", bodies, footers=footers)))
        assert (found["USD"].facts.control, found["JPY"].facts.control) == (control, AGREE)
        checks = found["JPY"].facts.checks[-3:]
        assert [one.name for one in checks] == ["sum_in", "sum_out", "sum_fees"]
        assert [one.stated for one in checks] == ["10000", "0", "400"]


def test_a_detail_report_has_rows_that_moved_nothing(tmp_path):
    pending = body(
        "USD", "T0006", "CR", "2000", Transaction_Completion_Date="",
        Transaction_Initiation_Date="2024/08/20 00:00:17 -0700",
    )  # fmt: skip
    bodies = [
        [*body("USD", "T0006", "CR", "1000", "DR", "42"), "S"], [*pending, "P"],
        [*body("USD", "T0006", "CR", "3000"), "D"], [*body("USD", "T0006", "CR", "4000"), "V"],
        [*body("USD", "T1300", "CR", "5000"), "S"],
    ]  # fmt: skip
    path = settlement(
        tmp_path / "t.csv", bodies, footers=[["SF", "USD", "1", "1", "1", "1"]], more="Transactional Status"
    )
    (got,) = read(path)
    states = [State.DONE, State.PENDING, State.FAILED, State.DONE, State.PENDING]
    assert got.column("state") == states and got.facts.control == NONE
    assert got.column("amount") == [1000, 2000, 3000, 4000, 5000] and got.column("at")[1] == got.column("at")[0] - 60


def test_disputes_are_counted_and_store_nothing(tmp_path):
    rows = [
        ["RH", "2015/09/08 06:56:10 +0200", "R", "ACC1", "008"], ["FH", "01"], ["SH", "a", "b", "ACC1"],
        ["CH", "Case type", "Case ID", "Disputed amount", "Disputed currency"], ["SB", "Claim", "PP-1", "221", "GBP"],
        ["SF", "1"], ["SC", "1"], ["RF", "1"], ["RC", "1"], ["FF", "1"],
    ]  # fmt: skip
    (got,) = read(write(tmp_path / "d.csv", rows))
    assert (got.facts.format, got.facts.control, got.facts.rows_read) == ("paypal.disputes", NONE, 0)
    assert got.facts.message_key == "statement.no_money"
