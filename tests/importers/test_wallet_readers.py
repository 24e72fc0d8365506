"""Wise, Payoneer and Airwallex: running balances, several currencies, charges beside transfers, clocks; and the words
and signs by which exports abroad tell zones and currencies."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import DISAGREE, NONE
from app.importers.families.marked_money import bare, currency_of, marks
from app.importers.families.worded_days import day_of, slash_order
from tests.importers import abroad
from tests.importers.abroad import Sheet, airwallex, payoneer, running, wise
from tests.importers.reading import read

moves = st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=20)
WALLETS = {"wise": (abroad.WISE, wise), "payoneer": (abroad.PAYONEER, payoneer), "air": (abroad.AIRWALLEX, airwallex)}


def seconds(*parts: int) -> int:
    return int((dt.datetime(*parts) - dt.datetime(1970, 1, 1)).total_seconds())  # type: ignore[arg-type]  # noqa: DTZ001


def of_wise(tmp_path, rows, header=None, **options):
    return read(Sheet(header or abroad.WISE, rows).csv(tmp_path / "w.csv"), **options)


@given(name=st.sampled_from(sorted(WALLETS)), moved=moves, opening=st.integers(0, 10**9), newest_first=st.booleans())
def test_a_running_balance_gives_opening_and_closing_in_either_order(name, moved, opening, newest_first, tmp_path):
    header, row = WALLETS[name]
    rows = running(moved, row, opening)
    rows = rows[::-1] if newest_first else rows
    (found,) = read(Sheet(header, rows).csv(tmp_path / "w.csv"), account="mine")
    assert sum(found.column("amount")) == sum(moved)
    assert (found.facts.opening, found.facts.closing) == (opening, opening + sum(moved))
    assert found.facts.control == NONE
    assert set(found.column("layer")) == {int(Layer.BANK)} and found.facts.account == "mine"


@given(
    name=st.sampled_from(sorted(WALLETS)),
    moved=st.lists(st.integers(1, 10**6), min_size=3, max_size=8),
    at=st.integers(0, 7),
    off=st.integers(1, 500),
)
def test_an_edited_amount_or_a_lost_row_breaks_the_balance(name, moved, at, off, tmp_path):
    header, row = WALLETS[name]
    rows = running(moved, row, 77)
    at = 1 + at % (len(rows) - 2)
    edited = [*rows[:at], row(moved[at] + off, 77 + sum(moved[: at + 1]), at), *rows[at + 1 :]]
    for changed in (edited, [*rows[:at], *rows[at + 1 :]]):
        (found,) = read(Sheet(header, changed).csv(tmp_path / "w.csv"))
        assert found.facts.control == DISAGREE and found.facts.opening is None


# ---------------------------------------------------------------- Wise


def test_a_charge_may_stand_on_either_side_of_its_transfer(tmp_path):
    transfer = wise(-35738, 78762, 24, Description="Sent money to John Doe", **{"Payee Name": "John Doe"})
    charge = wise(-1135, 77627, 24, Description="TransferWise Charges for: TRANSFER-24")
    before = wise(100, 114500, 23)
    for rows in ([transfer, charge, before], [charge, transfer, before], [before, transfer, charge]):
        (found,) = of_wise(tmp_path, rows)
        assert (found.facts.control, found.facts.opening, found.facts.closing) == (NONE, 114400, 77627)
    kind = dict(zip(found.column("amount"), found.column("kind"), strict=True))
    assert kind == {100: Kind.DEPOSIT, -35738: Kind.WITHDRAWAL, -1135: Kind.FEE}
    assert found.column("parent_ref")[2] == "TRANSFER-24" and found.column("counterparty")[1] == "John Doe"


def test_wise_currencies_are_statements_and_conversions_are_transfers(tmp_path):
    rows = [
        *running([1000, -400], wise, 0),
        *running([370, 5], wise, 10, currency="EUR"),
        wise(-200, 400, 5, Description="Converted 2.00 USD to 1.85 EUR"),
    ]
    dollars, euros = of_wise(tmp_path, rows)
    assert (dollars.facts.currency, dollars.facts.closing, euros.facts.closing) == ("USD", 400, 385)
    assert dollars.column("kind")[-1] == Kind.TRANSFER


def test_wise_times_are_of_the_book_and_files_without_them_give_days(tmp_path):
    (found,) = of_wise(tmp_path, [wise(100, 100, 1)], zone="Europe/Berlin")
    assert (found.column("at"), found.column("offset")) == ([seconds(2026, 8, 2, 13, 43, 54)], [120])
    header = [name for name in abroad.WISE if name not in ("Date Time", "Transaction Type", "Exchange To Amount")]
    (old,) = of_wise(tmp_path, [wise(100, 100, 1)], header)
    assert (old.column("at"), old.column("offset")) == ([seconds(2026, 8, 2)], [NO_TIME])


def test_a_row_without_balance_leaves_the_chain_unjudged(tmp_path):
    rows = running([100, 200, 300], wise, 0)
    rows[1]["Running Balance"] = ""
    (found,) = of_wise(tmp_path, rows)
    assert (found.facts.control, found.facts.opening) == (NONE, None)


@pytest.mark.parametrize(("name", "value"), [("Amount", "1,5"), ("Currency", "Dollar"), ("Date", "2026-24-08")])
def test_a_wise_cell_that_is_none_is_named(name, value, tmp_path):
    with pytest.raises(SourceRefused) as caught:
        of_wise(tmp_path, [wise(1, 1, 1), wise(1, 2, 2, **{name: value})])
    assert (caught.value.row, caught.value.column) == (3, name)


# ---------------------------------------------------------------- Payoneer and Airwallex


def test_payoneer_rows_that_moved_nothing_stand_outside_the_balance(tmp_path):
    rows = [
        payoneer(100000, 100000, 1),
        payoneer(-5000, 0, 2, Status="Pending", **{"Running Balance": ""}),
        payoneer(-20000, 80000, 3, **{"Debit Amount": "-200.00"}),
        payoneer(-150, 79850, 4, Description="Withdrawal fee"),
        payoneer(-1, 0, 5, Status="Cancelled", **{"Running Balance": ""}),
    ]
    (found,) = read(Sheet(abroad.PAYONEER, rows).csv(tmp_path / "p.csv"))
    assert found.column("amount") == [100000, -5000, -20000, -150, -1]
    assert found.column("state") == [State.DONE, State.PENDING, State.DONE, State.DONE, State.FAILED]
    assert found.column("kind")[3] == Kind.FEE
    assert (found.facts.control, found.facts.closing) == (NONE, 79850)
    assert (found.column("at")[0], found.column("offset")[0]) == (seconds(2026, 8, 2, 10, 0, 1), 0)


def test_payoneer_of_the_later_layout_has_no_balance(tmp_path):
    header = [name for name in abroad.PAYONEER if name != "Running Balance"]
    header += ["Transfer Amount", "Transfer Amount Currency", "Source", "Target", "Reference ID"]
    row = payoneer(-100, 0, 1, Target="My bank", **{"Time Zone": "somewhere"})
    (found,) = read(Sheet(header, [row]).csv(tmp_path / "p.csv"))
    assert (found.column("counterparty"), found.facts.control) == (["My bank"], NONE)
    assert found.column("offset") == [NO_TIME] and found.column("at") == [seconds(2026, 8, 2)]


@pytest.mark.parametrize(
    ("more", "key"),
    [({"Credit Amount": "1.00", "Debit Amount": "1.00"}, "both_amounts"), ({"Credit Amount": ""}, "not_amount")],
)
def test_payoneer_rows_with_both_amounts_or_none_are_refused(more, key, tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(Sheet(abroad.PAYONEER, [payoneer(100, 100, 1) | more]).csv(tmp_path / "p.csv"))
    assert (caught.value.key, caught.value.row) == (f"refused.{key}", 2)


def test_an_airwallex_fee_inside_its_row_is_told_apart(tmp_path):
    rows = [
        airwallex(442000, 442000, 1),
        airwallex(-10500, 431500, 2, Amount="100.00", Fee="5.00"),
        airwallex(-300, 431200, 3, Type="CONVERSION", **{"Financial Transaction Type": "CONVERSION_SELL"}),
        airwallex(-50, 431150, 4, **{"Financial Transaction Type": "FEE"}),
        airwallex(-60, 431090, 5, Amount="9.99", Fee="5.00"),
    ]
    (found,) = read(Sheet(abroad.AIRWALLEX, rows).csv(tmp_path / "a.csv"))
    assert found.column("amount") == [442000, -10000, -300, -50, -60]
    assert found.column("fee") == [0, 500, 0, 0, 0]
    assert found.column("kind") == [Kind.DEPOSIT, Kind.WITHDRAWAL, Kind.TRANSFER, Kind.FEE, Kind.WITHDRAWAL]
    assert (found.facts.control, found.column("offset")[0]) == (NONE, 600)


def test_what_airwallex_reserves_changes_no_account_balance(tmp_path):
    def reserved(moved, at, word, available):
        return airwallex(moved, 442000, at, **{"Financial Transaction Type": word, "Available Balance": available})

    rows = [
        airwallex(442000, 442000, 1),
        reserved(-21168, 2, "CARD_AUTHORISATION", "4,208.32"),
        reserved(21168, 3, "CARD_AUTHORISATION_RELEASE", "4,420.00"),
        reserved(-100, 4, "PAYMENT_RESERVE_HOLD", "4,419.00"),
        airwallex(-21000, 421000, 5, **{"Financial Transaction Type": "CARD_PURCHASE"}),
    ]
    (found,) = read(Sheet(abroad.AIRWALLEX, rows).csv(tmp_path / "a.csv"))
    assert found.column("kind") == [Kind.DEPOSIT, Kind.HOLD, Kind.RELEASE, Kind.HOLD, Kind.WITHDRAWAL]
    assert found.column("state") == [State.DONE, *[State.PENDING] * 3, State.DONE]
    assert (found.facts.control, found.facts.opening, found.facts.closing) == (NONE, 0, 421000)


# ---------------------------------------------------------------- words and signs


@pytest.mark.parametrize(
    ("text", "comma", "plain"),
    [
        ("-$0.95", False, "-0.95"),
        ("$-0.95", False, "-0.95"),
        ("CA$1,076.00", False, "1,076.00"),
        ("EUR 5", False, "5"),
        ("(£5.00)", False, "(5.00)"),
        ("116,99 €", True, "116.99"),
        ("1.116,99 €", True, "1116.99"),
        ("-1.116 zł", True, "-1116"),
        ("12.50", True, "?"),
        ("1.1169,9", True, "?"),
        ("--5", False, "--5"),
        ("1e309", False, "1e309"),
    ],
)
def test_amounts_lose_their_currency_and_nothing_else(text, comma, plain):
    assert bare(pa.array([text]), comma, ("",)).to_pylist() == [plain]


@pytest.mark.parametrize(
    ("text", "mark", "currency"),
    [
        ("-$1", "$", "USD"),
        ("AU $1", "AU$", "AUD"),
        ("1 €", "€", "EUR"),
        ("USD 1", "USD", "USD"),
        ("¥1", "¥", ""),
        ("1", "", ""),
    ],
)
def test_signs_tell_one_currency_or_none(text, mark, currency):
    assert marks(pa.array([text])).to_pylist() == [mark]
    assert currency_of(mark) == currency


@given(st.dates(dt.date(1990, 1, 1), dt.date(2199, 12, 31)))
def test_a_day_is_read_however_it_is_printed(day):
    wanted = (day - dt.date(1970, 1, 1)).days * 86400
    month = f"{day:%B}"
    for text in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{day.day}. {month} {day.year}",
    ):
        assert day_of(text) == wanted
    assert day_of(f"{day:%m/%d/%Y}", "mdy") == day_of(f"{day:%d/%m/%Y}", "dmy") == wanted
    assert day_of(f"{day.isoformat()} 00:00:00") == wanted


def test_which_number_is_the_month_must_be_proved():
    assert slash_order(pa.array(["01/02/2026", "01/13/2026"])) == "mdy"
    assert slash_order(pa.array(["01/02/2026", "13/01/2026"])) == "dmy"
    assert slash_order(pa.array(["01/02/2026"])) == slash_order(pa.array(["13/01/2026", "01/13/2026"])) == ""
