"""Lists of banks outside China: each layout with its own names, separators and signs; traps; what is refused."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, State
from app.domain.statement import AGREE, DISAGREE, NONE
from app.importers.families.bank_fits import layout_of
from app.importers.formats.bank_csv import BankCsv
from tests.importers.reading import Read, follows, heads, read, sniff
from tests.importers.west_banks import DAYS, MADE, MOVED, OPENING, lines
from tests.importers.workbooks import write_xlsx

EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001


def written(path: Path, rows: list[str], encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join([*rows, ""]).encode(encoding))
    return path


def one(path: Path, **options: str) -> Read:
    assert [each for each in sniff(path) if each != "generic.table"] == ["bank.csv"]
    (found,) = read(path, **options)
    return found


def seconds(text: str) -> int:
    return int((dt.datetime.fromisoformat(text) - EPOCH).total_seconds())


@pytest.mark.parametrize("name", MADE)
def test_a_layout_gives_its_rows_signs_days_and_balances(tmp_path, name):
    made = MADE[name]
    found = one(written(tmp_path / "b.csv", lines(made), made.encoding))
    turn = slice(None, None, -1 if made.newest_first else 1)
    assert found.column("amount") == MOVED[turn]
    days = [seconds(f"2026-{month:02d}-{day:02d}") for day, month in DAYS]
    assert [at - at % 86_400 for at in found.column("at")] == days[turn]
    assert set(found.column("offset")) == ({60} if made.timed else {NO_TIME})
    assert (found.facts.currency, set(found.column("account"))) == (made.currency, {made.account})
    assert found.facts.control == NONE if not made.balanced else follows(found.facts) or found.facts.control == AGREE
    if made.balanced:
        assert (found.facts.opening, found.facts.closing) == (OPENING, OPENING + sum(MOVED))
    first = next(at for at, line in enumerate(lines(made), 1) if line == made.header)
    assert found.column("row") == list(range(first + 1, first + 6))


@pytest.mark.parametrize("name", [name for name, made in MADE.items() if made.balanced])
def test_a_changed_amount_disagrees_with_the_balance(tmp_path, name):
    made = MADE[name]
    text = "\n".join(lines(made)).replace("42,50", "42,51").replace("42.50", "42.51")
    found = one(written(tmp_path / "b.csv", text.split("\n"), made.encoding))
    assert found.facts.control == DISAGREE


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("bad", ["NaN", "1e309", "4.2.50", "4,2,50", "9" * 30, "42.505"])
def test_an_amount_that_is_none_is_refused_with_its_row(tmp_path, name, bad):
    made = MADE[name]
    if "," in bad and made.between == "," and made.point == ",":
        bad = "4.2.50"  # it stands in quotation marks already
    rows = [line.replace("42,50", f'"{bad}"').replace("42.50", f'"{bad}"') for line in lines(made)]
    rows = [
        line.replace(f'-"{bad}"', f'"{bad}"').replace(f'£"{bad}"', f'"{bad}"').replace(f'"{bad}" €', f'"{bad}"')
        for line in rows
    ]
    rows = [line.replace(f' "{bad}"', f'"{bad}"').replace(f'"{bad}" ', f'"{bad}"') for line in rows]
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path / "b.csv", rows, made.encoding))
    assert caught.value.key in ("refused.not_amount", "refused.value")
    assert caught.value.row


@pytest.mark.parametrize("name", MADE)
def test_a_resaved_workbook_reads_the_same(tmp_path, name):
    made = MADE[name]
    rows = [
        [cell.strip('"') for cell in line.split(made.between)]
        if '"' not in line or made.between != ","
        else _cells(line)
        for line in lines(made)
    ]
    found = one(write_xlsx(tmp_path / "b.xlsx", {"S": rows}))
    assert sorted(found.column("amount")) == sorted(MOVED)
    assert name == "bank of america" or not made.balanced or follows(found.facts) or found.facts.control == AGREE


def _cells(line: str) -> list[str]:
    import csv

    return next(csv.reader([line]))


def test_every_layout_is_found_by_its_own_header_first(tmp_path):
    for name, made in MADE.items():
        head = heads(written(tmp_path / "b.csv", lines(made), made.encoding))[0]
        layout = layout_of(head, BankCsv.layouts)
        assert layout is not None and (layout.named or layout.default == made.currency), name


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(MADE)))
def test_columns_in_any_order_give_the_same_records(tmp_path, rng: random.Random, name):
    made = MADE[name]
    head, *body = [_split(line, made.between) for line in lines(made)][lines(made).index(made.header) :][:6]
    while head and not head[-1].strip():
        head = head[:-1]
    order = list(range(len(head)))
    rng.shuffle(order)
    rows = [[row[at] for at in order] for row in (head, *(row + [""] * len(head) for row in body))]
    text = [made.between.join(f'"{cell}"' for cell in row) for row in rows]
    path = written(tmp_path / f"{name}.csv", [*lines(made)[: lines(made).index(made.header)], *text], made.encoding)
    found = one(path)
    assert sorted(found.column("amount")) == sorted(MOVED)


def _split(line: str, between: str) -> list[str]:
    import csv

    return next(csv.reader([line], delimiter=between))


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(name for name, made in MADE.items() if made.balanced)))
def test_a_changed_cell_is_refused_or_disagrees_or_changes_no_sum(tmp_path, rng: random.Random, name):
    made = MADE[name]
    rows = [_split(line, made.between) for line in lines(made)]
    header = lines(made).index(made.header)
    oldest = header + (5 if made.newest_first else 1)
    at = rng.choice([row for row in range(header + 1, header + 6) if row != oldest])
    rows[at][rng.randrange(len(rows[at]))] = rng.choice(["", "x", "0", "-", "5", "nan", "\u202e1", "2026-06-15", "1e3"])
    text = [made.between.join(f'"{cell}"' for cell in row) for row in rows]
    try:
        found = read(written(tmp_path / f"{name}.csv", text, made.encoding))
    except (SourceRefused, UnicodeEncodeError):
        return
    moved = sum(sum(each.column("amount")) for each in found)
    assert moved == sum(MOVED) or len(found) > 1 or any(each.facts.control == DISAGREE for each in found)


# ---------------------------------------------------------------- traps

REVOLUT = "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance"


def test_fees_pending_and_reverted_rows_of_revolut(tmp_path):
    rows = [
        REVOLUT,
        "TOPUP,Current,2026-01-02 10:00:00,2026-01-02 10:00:01,Top-Up,500.00,0.00,EUR,COMPLETED,500.00",
        "TRANSFER,Current,2026-01-03 10:00:00,2026-01-03 10:00:01,To X,-100.00,0.50,EUR,COMPLETED,399.50",
        "CARD_PAYMENT,Current,2026-01-04 10:00:00,,store,-44.57,0.00,EUR,PENDING,",
        "CARD_PAYMENT,Current,2026-01-04 11:00:00,,gone,-10.00,0.00,EUR,REVERTED,",
        "EXCHANGE,Current,2026-01-05 10:00:00,2026-01-05 10:00:01,Exchanged to USD,-99.50,0.00,EUR,COMPLETED,300.00",
        "FEE,Current,2026-01-06 10:00:00,2026-01-06 10:00:01,Plan fee,-10.00,0.00,EUR,COMPLETED,290.00",
        "EXCHANGE,Current,2026-01-05 10:00:00,2026-01-05 10:00:01,Exchanged,105.00,0.00,USD,COMPLETED,105.00",
    ]
    path = written(tmp_path / "r.csv", rows)
    euro, dollar = read(path, zone="Europe/Vilnius")
    assert euro.column("amount") == [50_000, -10_000, -4457, -1000, -9950, -1000]
    assert euro.column("fee") == [0, 50, 0, 0, 0, 0]
    assert euro.column("state") == [State.NONE, State.NONE, State.PENDING, State.FAILED, State.NONE, State.NONE]
    assert [euro.column("kind")[at] for at in (4, 5)] == [Kind.TRANSFER, Kind.FEE]
    assert (euro.facts.opening, euro.facts.closing, euro.facts.control) == (0, 29_000, NONE)
    assert euro.column("offset")[0] == 120
    assert euro.column("at")[2] == seconds("2026-01-04T10:00:00")
    assert (dollar.facts.currency, dollar.facts.closing, dollar.facts.ordinal) == ("USD", 10_500, 2)


def test_a_list_whose_every_row_is_pending_has_no_balance(tmp_path):
    rows = [REVOLUT, "CARD_PAYMENT,Current,2026-01-04 10:00:00,,store,-44.57,0.00,EUR,PENDING,1.00"]
    found = one(written(tmp_path / "r.csv", rows))
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (None, None, NONE)


def test_a_column_without_a_name_says_which_way_the_money_went(tmp_path):
    rows = [
        "Date Processed,Description,Amount,",
        "Pending,SHOP,£67.40,",
        '12-Dec-2026,SHOP,"£1,183.23",',
        '02-Dec-2026,PAYMENT RECEIVED - THANK YOU,"+ £1,100.00",CR',
    ]
    found = one(written(tmp_path / "m.csv", rows, "utf-8-sig"))
    assert found.column("amount") == [-118_323, 110_000]
    assert found.facts.rows_read == 2  # what is pending has no day: it is no row yet
    # without that column, or with another in its place, a payment would be an expense
    for changed in ([one.rsplit(",", 1)[0] for one in rows], ["," + one for one in rows]):
        assert sniff(written(tmp_path / "n.csv", changed, "utf-8-sig")) == []
    strange = [*rows[:3], rows[3].replace(",CR", ",note")]
    with pytest.raises(SourceRefused):
        read(written(tmp_path / "o.csv", strange, "utf-8-sig"))


def test_a_memo_in_the_next_row_belongs_to_the_row_above(tmp_path):
    rows = [
        "Transaction date,Value date,Description,Withdrawals (USD),Deposits (USD)",
        "18/04/2026,18/04/2026,DEBIT PURCHASE,6.66,",
        ",,15/04/26 UBER",
        "19/04/2026,19/04/2026,SALARY,,100.00",
        ",,FOR: MAY",
    ]
    found = one(written(tmp_path / "o.csv", rows))
    assert found.column("amount") == [-666, 10_000]
    assert found.column("text") == ["DEBIT PURCHASE 15/04/26 UBER", "SALARY FOR: MAY"]
    assert found.facts.currency == "USD"
    with pytest.raises(SourceRefused):
        read(written(tmp_path / "p.csv", [rows[0], ",,a memo first", *rows[1:]]))


def test_balances_above_and_below_are_stated_and_held_against_the_rows(tmp_path):
    rows = [
        "Bank code : 1001010101,Agency Code : 10000,Download start date : 01/04/2026,Download end date : 30/04/2026,,",
        "Account Number : 08088804068,Account Name : Owner,: EUR,,,",
        ",,,,,",
        'Balance at end of period,,,,"+31070,11",',
        "Date,Operation Number,Label,Debit,Credit,Detail",
        '01/04/26,OP 1,LABEL,"-50,00",,DETAILS',
        '02/04/26,OP 2,LABEL,,"1.120,11",DETAILS',
        'Balance at start of period,,,,"+30000,00",',
    ]
    found = one(written(tmp_path / "f.csv", rows))
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (3_000_000, 3_107_011, AGREE)
    assert (found.facts.account, found.facts.currency) == ("08088804068", "EUR")
    assert (found.facts.period_start, found.facts.period_end) == ("2026-04-01", "2026-04-30")
    rows[3] = rows[3].replace("31070,11", "31070,12")
    assert one(written(tmp_path / "g.csv", rows)).facts.control == DISAGREE
    rows[3] = rows[3].replace("31070,12", "xx,yy")
    assert one(written(tmp_path / "h.csv", rows)).facts.control == NONE


def test_a_sign_beside_a_flag_says_one_thing_throughout(tmp_path):
    head = '"Date","Label","Amount","D/C","Balance","Partner Name","Bank Account"'
    rows = [head, '"12/15/2026","A","33.50","D","-23.50","X",""', '"12/15/2026","B","-1,533.50","C","1,510.00","Y",""']
    found = one(written(tmp_path / "d.csv", rows))
    assert found.column("amount") == [-3350, 153_350]
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (1000, 151_000, NONE)
    rows.append('"12/16/2026","C","-5.00","D","1,505.00","Z",""')
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path / "e.csv", rows))
    assert caught.value.key == "refused.value"


def test_common_names_are_taken_only_where_the_days_prove_their_order(tmp_path):
    head = "Date,Details,Debit,Credit,Balance"
    assert "bank.csv" in sniff(written(tmp_path / "a.csv", [head, "13/09/2026,X,1.00,,9.00"]))
    assert "bank.csv" not in sniff(written(tmp_path / "b.csv", [head, "09/08/2026,X,1.00,,9.00"]))
    assert "bank.csv" not in sniff(written(tmp_path / "c.csv", [head, "09/13/2026,X,1.00,,9.00"]))


def test_a_balance_on_some_rows_is_held_against_the_sum_between_them(tmp_path):
    rows = [
        "Date,Details,Debit,Credit,Balance",
        "13/09/2026,A,,10.00,",
        "13/09/2026,B,2.00,,108.00",
        "14/09/2026,C,1.00,,",
    ]
    rows += ["14/09/2026,D,1.00,,106.00", "15/09/2026,E,6.00,,"]
    found = one(written(tmp_path / "a.csv", rows))
    assert (found.facts.opening, found.facts.closing, found.facts.control) == (10_000, 10_000, NONE)
    (back,) = read(written(tmp_path / "b.csv", [rows[0], *rows[:0:-1]]))
    assert (back.facts.opening, back.facts.closing, back.facts.control) == (10_000, 10_000, NONE)
    wrong = [line.replace("C,1.00", "C,1.01") for line in rows]
    assert one(written(tmp_path / "c.csv", wrong)).facts.control == DISAGREE


def test_rows_that_only_explain_a_collective_booking_are_its_text(tmp_path):
    head = MADE["ubs"].header
    rows = [
        head,
        "2026-02-25;10:00:00;2026-02-25;2026-02-25;CHF;-30.00;;;970.00;T1;Collective order;;;;",
        "2026-02-25;;2026-02-25;2026-02-25;CHF;;;-10.00;;T1;To A;;;;",
        "2026-02-25;;2026-02-25;2026-02-25;CHF;;;-20.00;;T1;To B;;;;",
        "2026-02-24;;2026-02-24;2026-02-24;CHF;;1000.00;;1000.00;T0;ACME;;;;",
    ]
    found = one(written(tmp_path / "u.csv", rows))
    assert found.column("amount") == [-3000, 100_000]
    assert "To A" in found.column("text")[0] and "To B" in found.column("text")[0]
    assert follows(found.facts)


def test_pending_rows_of_a_german_bank_are_marked(tmp_path):
    made = MADE["sparkasse"]
    text = "\n".join(lines(made)).replace("Umsatz gebucht", "Umsatz vorgemerkt", 1)
    found = one(written(tmp_path / "s.csv", text.split("\n"), made.encoding))
    assert found.column("state") == [State.PENDING, 0, 0, 0, 0]
    assert found.column("counterparty")[0] == "Müller GmbH"


def test_a_mark_in_a_cell_without_a_header_says_that_a_row_is_not_booked(tmp_path):
    rows = [line + ("*" if "0,75" in line else "") for line in lines(MADE["sparda"])]
    found = one(written(tmp_path / "s.csv", rows, "cp1252"))
    assert found.column("state") == [0, State.PENDING, 0, 0, 0] and found.column("amount") == MOVED[::-1]
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path / "s.csv", [line + ";x" if "0,75" in line else line for line in rows], "cp1252"))
    assert caught.value.key == "refused.ragged"


def test_a_cut_row_and_a_missing_column_are_refused(tmp_path):
    rows = lines(MADE["lloyds"])
    with pytest.raises(SourceRefused) as caught:
        read(written(tmp_path / "a.csv", [*rows[:3], rows[3][:20]]))
    assert (caught.value.key, caught.value.row) == ("refused.ragged", 4)
    with pytest.raises(SourceRefused) as caught:  # a list of pounds
        read(written(tmp_path / "c.csv", [rows[0], *(line.replace(",0.75,", ",€0.75,") for line in rows[1:])]))
    assert (caught.value.key, caught.value.params["currency"]) == ("refused.other_currency", "GBP")
    gone = [line.replace(",Balance,", ",") for line in rows]
    assert "bank.csv" not in sniff(written(tmp_path / "b.csv", gone))


def test_a_card_that_prints_money_in_below_zero_does_so_throughout(tmp_path):
    head = "Status,Date,Description,Debit,Credit"
    path = tmp_path / "c.csv"
    path.write_text(f"{head}\nCleared,03/21/2026,SHOP,17.99,\nCleared,03/16/2026,THANK YOU,,-2000.05\n", "utf-8")
    (found,) = read(path)
    assert found.column("amount") == [-1799, 200_005]
    path.write_text(f"{head}\nCleared,03/21/2026,A,,17.99\nCleared,03/16/2026,THANK YOU,,-2000.05\n", "utf-8")
    with pytest.raises(SourceRefused) as caught:
        read(path)
    assert (caught.value.key, caught.value.row) == ("refused.value", 3)
