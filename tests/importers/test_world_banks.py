"""Lists of banks of further countries: each layout's rows, signs, days and balances; what it must not guess."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from app.domain.errors import SourceRefused
from app.domain.record import Kind, State
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.containers.encoding import candidates
from app.importers.families.bank_west import two_digit_years
from app.importers.recognise import read_file
from tests.importers.reading import Read, follows, read, sniff
from tests.importers.test_bank_readers import seconds, written
from tests.importers.west_banks import DAYS, MOVED, OPENING
from tests.importers.workbooks import write_xlsx
from tests.importers.world_banks import WORLD, world_lines

CLOSING = OPENING + sum(MOVED)


def one(path: Path) -> Read:
    assert [each for each in sniff(path) if each != "generic.table"] == ["bank.csv"]
    (found,) = read(path)
    return found


def listed(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("name", WORLD)
def test_a_layout_gives_its_rows_and_a_changed_amount_disagrees_or_is_refused(tmp_path, name):
    made = WORLD[name]
    rows = world_lines(made)
    found = one(written(tmp_path / "b.csv", rows, made.encoding))
    turn = slice(None, None, -1 if made.newest_first else 1)
    assert found.column("amount") == MOVED[turn]
    days = [seconds(f"2026-{month:02d}-{day:02d}") for day, month in DAYS]
    assert [at - at % 86_400 for at in found.column("at")] == days[turn]
    assert (found.facts.currency, set(found.column("account"))) == (made.currency, {made.account})
    both = name in ("fio", "volksbank until 2021")  # opening and closing are printed
    assert found.facts.control == (AGREE if both else NONE)
    assert both or follows(found.facts) == made.balanced
    if made.balanced:
        assert (found.facts.opening, found.facts.closing) == (OPENING, CLOSING)

    at = next(number for number, line in enumerate(rows) if rows.index(made.header) < number and _second(line))
    old = "4,2" if "4,250" in rows[at] else "42"
    for new, wanted in (("43", {DISAGREE}), ("4x2", set())):
        changed = [*rows[:at], rows[at].replace(old, new, 1), *rows[at + 1 :]]
        path = written(tmp_path / "c.csv", changed, made.encoding)
        if not wanted:
            with pytest.raises(SourceRefused) as caught:
                read(path)
            assert caught.value.row, name
        elif made.balanced:
            assert {each.facts.control for each in read(path)} == wanted
        else:
            assert sum(sum(each.column("amount")) for each in read(path)) != sum(MOVED)


def _second(line: str) -> bool:
    return "42.5" in line or "42,5" in line or "-4250" in line or "4,250" in line


DEBIT = "Date,Transaction,Name,Memo,Amount\n{day},DEBIT,SHOP,x,{amount}\n"


@pytest.mark.parametrize(("day", "amount", "currency"), [("2026-06-14", "-5.00", "USD"), ("6/14/2026", "-5.00", "")])
def test_the_sign_must_be_that_of_the_word_beside_it_and_days_tell_whose_list_it_is(tmp_path, day, amount, currency):
    found = one(listed(tmp_path / "b.csv", DEBIT.format(day=day, amount=amount)))
    assert (found.column("amount"), found.facts.currency) == ([-500], currency)
    with pytest.raises(SourceRefused) as caught:  # a card that prints what was spent as positive
        read(listed(tmp_path / "b.csv", DEBIT.format(day=day, amount="5.00")))
    assert (caught.value.key, caught.value.row) == ("refused.sign", 2)


def test_a_status_that_no_word_explains_is_refused_and_a_known_one_moves_nothing(tmp_path):
    header = "Tipo,Producto,Fecha de inicio,Fecha de finalización,Descripción,Importe,Comisión,Divisa,State,Saldo\n"
    done = "Recargas,Actual,2026-01-04 09:12:00,2026-01-04 09:12:03,x,35.00,0.50,EUR,COMPLETADO,34.50\n"
    other = "Pago,Actual,2026-01-05 10:00:00,,y,-9.99,0.00,EUR,{},\n"
    text = header + done + other.format("REVERTIDO") + other.format("PENDIENTE")
    found = one(listed(tmp_path / "b.csv", text))
    assert found.column("state") == [State.NONE, State.FAILED, State.PENDING]
    assert (found.column("fee"), found.facts.opening, found.facts.closing) == ([50, 0, 0], 0, 3450)
    with pytest.raises(SourceRefused) as caught:
        read(listed(tmp_path / "b.csv", header + done + other.format("EN REVISIÓN")))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.word", 3, "State")


def test_either_decimal_sign_is_taken_where_it_can_be_nothing_else(tmp_path):
    header = '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"\n'
    row = '"08.06.2026";"x";"08.06.2026";"{}";"{}"\n'
    text = header + row.format("249,90", "") + row.format("", "10027.2") + row.format("", "35 000,00")
    assert one(listed(tmp_path / "b.csv", text + row.format("150", "0"))).column("amount") == [
        -24990, 1002720, 3500000, -15000,
    ]  # fmt: skip
    for doubtful in ("1.234", "1,234", "1.234,50"):
        with pytest.raises(SourceRefused) as caught:
            read(listed(tmp_path / "b.csv", header + row.format(doubtful, "")))
        assert caught.value.key == "refused.not_amount"


def test_two_digits_of_a_year_may_mean_the_last_century():
    days = pa.array(["31.12.98", "1/2/69", "5 Jan 70", "01.01.1998"])
    assert two_digit_years(days).to_pylist() == ["31.12.1998", "1/2/2069", "5 Jan 1970", "01.01.1998"]


def test_an_opening_balance_that_is_owed_is_negative(tmp_path):
    made = WORLD["volksbank until 2021"]
    text = "\n".join(world_lines(made)).replace("5.000,00;H", "100,00;S").replace("5.192,80;H", "92,80;H")
    found = one(written(tmp_path / "b.csv", text.split("\n"), made.encoding))
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (-10000, 9280, AGREE)


def test_what_a_card_paid_for_stands_in_the_row_below(tmp_path):
    head = "Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Details;Wisselkoers;Gerelateerde kost\n"
    rows = "30/01/2026;31/01/2026;-39,28;EUR;;;\n;;;;Dorfladen CH;Wisselkoers##1,05;Gerelateerde kost##+0,00\n"
    found = one(listed(tmp_path / "c.csv", f"{head}{rows}07/01/2026;08/01/2026;+1,50;EUR;;;\n;;;;PP*1425CODE;;\n"))
    assert (found.column("amount"), found.column("row")) == ([-3928, 150], [2, 4])
    assert [text.split(" Wissel")[0] for text in found.column("text")] == ["Dorfladen CH", "PP*1425CODE"]


def test_a_text_that_speaks_of_the_closing_balance_is_a_row(tmp_path):
    made = WORLD["mbank"]
    rows = [line.replace("|", ";") for line in world_lines(made)]
    last = next(at for at in range(len(rows) - 1, 0, -1) if rows[at].startswith("2026"))
    rows[last] = rows[last].replace("SKLEP", "Saldo końcowe dla Anny", 1)
    assert one(written(tmp_path / "b.csv", rows, made.encoding)).column("amount") == MOVED


def test_a_row_of_two_currencies_is_refused_and_accounts_of_each_stand_apart(tmp_path):
    header = ('"Account Type","Account Number","Transaction Date","Cheque Number","Description 1","Description 2",'
              '"CAD$","USD$"\n')  # fmt: skip
    text = header + "Chequing,1,6/12/2026,,A,B,5.00,\nSavings,2,6/13/2026,,A,B,,-7.00\n"
    found = read(listed(tmp_path / "b.csv", text))
    assert sorted((each.facts.account, each.facts.currency, each.column("amount")[0]) for each in found) == [
        ("1", "CAD", 500), ("2", "USD", -700),
    ]  # fmt: skip
    with pytest.raises(SourceRefused) as caught:
        read(listed(tmp_path / "b.csv", header + "Chequing,1,6/12/2026,,A,B,5.00,5.00\n"))
    assert caught.value.key == "refused.both_amounts"


def test_japan_and_korea_are_known_by_their_words_and_chinese_stays_chinese():
    japanese, korean = "日付,摘要,残高\n2026/6/1,振込,5\n", "거래일시,적요,잔액\n2026.06.01,이체,5\n"
    assert candidates(japanese.encode("cp932"), True)[0] == "cp932"
    assert candidates(korean.encode("cp949"), True)[0] == "cp949"
    for text, encoding in (("日期,摘要,余额\n", "gb18030"), ("交易日期,金額,餘額,摘要\n", "big5"), (japanese, "utf-8")):
        assert candidates(text.encode(encoding), True)[0] in (encoding, "gb18030")


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        (
            "Sl. No.,Day,Text,Amount,Dr / Cr,Balance,Dr / Cr\n1,06-06-2026 22:04:25,PAID,500.00,DR,0.46,CR\n"
            "2,07-06-2026 22:04:25,GOT,501.00,CR,501.46,CR\n",
            "refused.unknown_columns",
            "Sl. No., Day, Text, Amount, Dr / Cr, Balance, Dr / Cr",
        ),
        (
            "From,To,Account No,Total,Unit\n2024-01-01,2024-02-15,1234567,1.67,EUR\nSearched for,nothing\n"
            "Booking,Worth,What it was,Turnover,Unit\n2024-01-20,2024-01-20,SHOP,-11.99,EUR\n"
            "2024-01-29,2024-01-29,WORK,432.10,EUR\n",
            "refused.unknown_columns",
            "Booking, Worth, What it was, Turnover",
        ),
        ("07 Nov 2013,Credit,Shop,,£500.00,£500.00\n09 Dec 2013,Visa,Shop,£19.77,,£480.23\n", "refused.bare_list", ""),
    ],
)
def test_a_table_nobody_knows_is_told_by_its_names_not_by_a_row(tmp_path, text, key, said):
    from app.importers.base import ReadOptions

    path = listed(tmp_path / "b.csv", text)
    with pytest.raises(SourceRefused) as caught:
        read_file(str(path), "text", file=path.name, sha256="0" * 64, folder=str(tmp_path), stem="x",
                  options=ReadOptions())  # fmt: skip
    assert caught.value.key == key and ", ".join(caught.value.params["columns"]).startswith(said)


BALTIC = [
    "Kliendi konto", "Reatüüp", "Kuupäev", "Saaja/Maksja", "Selgitus", "Summa", "Valuuta", "Deebet/Kreedit",
    "Arhiveerimistunnus", "Tehingu tüüp", "Viitenumber", "Dokumendi number", "",
]  # fmt: skip
LATVIAN = [
    "Klienta konts", "Ieraksta tips", "Datums", "Saņēmējs/Maksātājs", "Informācija saņēmējam", "Summa", "Valūta",
    "Debets/Kredīts", "Arhīva kods", "Maksājuma veids", "Refernces numurs", "Dokumenta numurs", "",
]  # fmt: skip
ENGLISH = [
    "Client account", "Row type", "Date", "Beneficiary/Payer", "Details", "Amount", "Currency", "Debit/Credit",
    "Transfer reference", "Transaction type", "Reference number", "Document number",
]  # fmt: skip


def baltic(kind: str, amount: str, side: str, word: str = "", account: str = "EE12", number: str = "") -> list[str]:
    return [account, kind, "02.06.2026", "Pood", "Makse", amount, "EUR", side, number, word, "", "", ""]


@pytest.mark.parametrize(("header", "came"), [(BALTIC, "K"), (LATVIAN, "K"), (ENGLISH, "C")])
def test_rows_of_swedbank_in_the_baltic_say_what_they_are(tmp_path, header, came):
    rows = [
        baltic("10", "100,00", came),
        baltic("20", "12,30", "D", "K", number="1"),
        baltic("20", "50,00", came, "MK", number="2"),
        baltic("20", "0,40", "D", "KOM", number="3"),
        baltic("900", "0,10", came, "I", number="4"),
        baltic("82", "12,70", "D"),
        baltic("82", "50,10", came),
        baltic("86", "137,40", came),
    ]
    path = tmp_path / "s.csv"

    def saved(body):
        cells = [header, *(row[: len(header)] for row in body)]
        path.write_text("".join(";".join(f'"{one}"' for one in row) + "\n" for row in cells), "utf-8-sig")
        return read(path)

    (found,) = saved(rows)
    assert (found.facts.format, found.facts.account, found.facts.currency) == ("swedbank.baltic", "EE12", "EUR")
    assert found.column("amount") == [-1230, 5000, -40, 10] and found.facts.rows_read == 4
    assert found.column("kind") == [Kind.WITHDRAWAL, Kind.DEPOSIT, Kind.FEE, Kind.DEPOSIT]
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (10_000, 13_740, AGREE)
    assert {one.name for one in found.facts.checks} == {"closing", "sum_in", "sum_out"}
    (less,) = saved([*rows[:2], *rows[3:]])
    assert less.facts.control == DISAGREE
    two = saved([*rows, baltic("20", "1,00", came, account="EE99")])
    assert [one.facts.account for one in two] == ["EE12", "EE99"] and two[1].facts.opening is None
    with pytest.raises(SourceRefused) as caught:
        saved([*rows[:2], baltic("30", "1,00", "D")])
    assert (caught.value.key, caught.value.row) == ("refused.word", 4)


def test_a_list_that_was_saved_with_the_other_decimal_sign_is_read_and_a_mixture_is_not(tmp_path):
    """A spreadsheet writes numbers with a point, or with the comma of its country; thousands have three figures."""
    head = ["Buchungsdatum", "Wertstellung", "Status", "Zahlungspflichtige*r", "Zahlungsempfänger*in",
            "Verwendungszweck", "Umsatztyp", "Betrag (€)"]  # fmt: skip

    def row(amount: float | str) -> list[float | str]:
        return ["17.09.26", "17.09.26", "Gebucht", "A", "B", "x", "Eingang", amount]

    sheet = write_xlsx(tmp_path / "dkb.xlsx", {"S": [head, row(1250), row(-54.99), row(-1234.5)]})
    assert one(sheet).column("amount") == [125_000, -5499, -123_450]
    bunq = '"Date","Amount","Account","Counterparty","Name","Description"\n' + "".join(
        f'"2026-09-17","{amount}","NL44BUNQ2025123456","","x","y"\n' for amount in ("1,250.00", "-8.9", "-3,000")
    )
    assert one(listed(tmp_path / "bunq.csv", bunq)).column("amount") == [125_000, -890, -300_000]
    for wrong in ("8,90", "1.250,00"):
        with pytest.raises(SourceRefused) as caught:
            read(listed(tmp_path / "b.csv", bunq.replace("-3,000", wrong)))
        assert caught.value.key == "refused.not_amount"
    swedish = "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo\n2026-06-01;2026-06-01;1;x;{};{}\n"
    assert one(listed(tmp_path / "s.csv", swedish.format("-64,20", "1.435,80"))).column("amount") == [-6420]


def test_what_an_italian_list_has_not_booked_yet_is_pending(tmp_path):
    made = WORLD["intesa"]
    line = "22.09.2023;Pagamento Tramite Pos;x;Conto 1234/12345678;{};Altre uscite;EUR;-2.40;;"
    states = ("NON CONTABILIZZATO", "CONTABILIZZATO")
    found = one(listed(tmp_path / "i.csv", "\n".join([made.header, *map(line.format, states)])))
    assert found.column("state") == [State.PENDING, State.NONE] and found.column("amount") == [-240, -240]
    with pytest.raises(SourceRefused) as caught:
        read(listed(tmp_path / "j.csv", "\n".join([made.header, line.format("ANNULLATO")])))
    assert caught.value.key == "refused.word"
