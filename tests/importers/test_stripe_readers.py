"""Stripe: signs, payouts, currencies without decimals, decimal comma; sums added up another way."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import AGREE, DISAGREE, NONE
from tests.importers.reading import Read, read, sniff
from tests.importers.workbooks import write_xlsx

COLUMNS = [
    "balance_transaction_id", "created_utc", "available_on_utc", "currency", "gross", "fee", "net",
    "reporting_category", "source_id", "description", "automatic_payout_id", "charge_id", "payment_metadata[order_id]",
]  # fmt: skip
KINDS = {
    "charge": Kind.PAYMENT, "payment": Kind.PAYMENT, "refund": Kind.REFUND, "refund_failure": Kind.REFUND,
    "dispute": Kind.CHARGEBACK, "dispute_reversal": Kind.CHARGEBACK, "fee": Kind.FEE, "network_cost": Kind.FEE,
    "payout": Kind.PAYOUT, "payout_reversal": Kind.PAYOUT, "topup": Kind.TRANSFER, "other_adjustment": Kind.ADJUSTMENT,
    "platform_earning": Kind.COMMISSION, "something_new": Kind.OTHER,
}  # fmt: skip
cents = st.integers(-(10**8), 10**8)


def money(value: int, comma: bool = False) -> str:
    text = f"{Decimal(value).scaleb(-2):f}"
    return text.replace(".", ",") if comma else text


def write(path: Path, rows: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def entry(at: int, code: str, gross: int, fee: int, word: str, *, comma: bool = False) -> dict[str, str]:
    return {
        "balance_transaction_id": f"txn_{at}", "created_utc": f"2026-09-{at % 28 + 1:02d} 10:00:0{at % 10}",
        "available_on_utc": "2026-10-01 00:00:00", "currency": code.lower(), "gross": money(gross, comma),
        "fee": money(fee, comma), "net": money(gross - fee, comma), "reporting_category": word,
        "source_id": f"ch_{at}", "description": f"Order {1000 + at}", "automatic_payout_id": f"po_{at % 3}",
        "charge_id": f"ch_{at}", "payment_metadata[order_id]": "",
    }  # fmt: skip


def by_currency(found: list[Read]) -> dict[str, Read]:
    return {one.facts.currency: one for one in found}


@given(
    st.lists(
        st.tuples(st.sampled_from(["EUR", "USD", "GBP"]), cents, st.integers(0, 10**5), st.sampled_from(sorted(KINDS))),
        min_size=1, max_size=12,
    ),
    st.permutations(COLUMNS), st.booleans(), st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig"]),
)  # fmt: skip
def test_any_order_of_columns_delimiter_and_comma_gives_the_same_entries(
    tmp_path, rows, columns, comma, mark, encoding
):
    made = [entry(at, *row, comma=comma) for at, row in enumerate(rows)]
    path = write(tmp_path / "b.csv", [columns, *([one[name] for name in columns] for one in made)], delimiter=mark)
    path.write_bytes(path.read_bytes().decode().encode(encoding))
    assert sniff(path)[0] == "stripe.balance"
    found = by_currency(read(path))
    for code in {row[0] for row in rows}:
        mine = [row for row in rows if row[0] == code]
        got = found[code]
        assert got.column("amount") == [row[1] for row in mine]
        assert got.column("fee") == [row[2] for row in mine]
        assert got.column("kind") == [int(KINDS[row[3]]) for row in mine]
        assert (got.facts.rows_read, got.facts.control) == (len(mine), NONE)
        out = [row[3].startswith("payout") for row in mine]
        assert got.column("layer") == [int(Layer.SETTLEMENT if one else Layer.CHANNEL) for one in out]


def test_a_payout_carries_the_number_that_its_entries_name(tmp_path):
    made = [entry(3, "EUR", 60000, 870, "charge"), entry(6, "EUR", -59130, 0, "payout")]
    made[1]["source_id"], made[1]["automatic_payout_id"] = "po_0", ""
    (got,) = read(write(tmp_path / "b.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in made)]))
    assert got.column("batch_ref") == ["po_0", "po_0"]
    assert sum(got.column("amount")) - sum(got.column("fee")) == 0
    assert got.column("order_ref") == ["1003", ""]
    assert got.column("offset") == [0, 0]


def test_payouts_that_are_named_and_not_stated_are_asked_for_and_never_made_up(tmp_path):
    """A payout report has no row of the payout, and its columns are those of a balance report that may hold a part."""
    rows = [entry(at, "EUR", 500 * at, 0, "charge") for at in (1, 2, 3, 4)]
    (got,) = read(write(tmp_path / "r.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in rows)]))
    assert len(got.column("kind")) == 4 and Kind.PAYOUT not in got.column("kind")
    assert (got.facts.message_key, got.facts.message_params) == ("statement.payouts_named", {"count": 3})
    rows.append({**entry(5, "EUR", -1000, 0, "payout"), "source_id": "po_1", "automatic_payout_id": "po_1"})
    (paid,) = read(write(tmp_path / "b.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in rows)]))
    assert paid.facts.message_key == ""


def test_the_shops_own_metadata_comes_before_a_description(tmp_path):
    made = entry(1, "EUR", 100, 0, "charge")
    made["payment_metadata[order_id]"] = "#A-77"
    (got,) = read(write(tmp_path / "b.csv", [COLUMNS, [made[name] for name in COLUMNS]]))
    assert got.column("order_ref") == ["A-77"]


def test_a_row_whose_net_was_edited_disagrees(tmp_path):
    made = [entry(1, "EUR", 1000, 30, "charge"), entry(2, "EUR", 1000, 30, "charge")]
    made[1]["net"] = "9.80"
    (got,) = read(write(tmp_path / "b.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in made)]))
    assert got.facts.control == DISAGREE
    assert [(one.stated, one.found) for one in got.facts.checks] == [("2", "1")]


def test_both_decimal_marks_in_one_file_are_refused_at_the_cell(tmp_path):
    made = [entry(1, "EUR", 1000, 30, "charge"), entry(2, "EUR", 1000, 30, "charge", comma=True)]
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "b.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in made)]))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.not_amount", 3, "gross")


def test_yen_has_no_decimals_and_a_dinar_three(tmp_path):
    made = [entry(1, "JPY", 0, 0, "charge"), entry(2, "KWD", 0, 0, "charge")]
    made[0].update(gross="1500", fee="54", net="1446")
    made[1].update(gross="1.234", fee="0.100", net="1.134")
    found = by_currency(read(write(tmp_path / "b.csv", [COLUMNS, *([one[n] for n in COLUMNS] for one in made)])))
    assert [Decimal(found["JPY"].column("amount")[0]).scaleb(-found["JPY"].column("exp")[0])] == [Decimal(1500)]
    assert [Decimal(found["KWD"].column("amount")[0]).scaleb(-found["KWD"].column("exp")[0])] == [Decimal("1.234")]


HISTORY = [
    "id", "Type", "Source", "Amount", "Fee", "Net", "Currency", "Created (UTC)", "Available On (UTC)", "Description",
    "Customer Facing Amount", "Customer Facing Currency", "Transfer", "Transfer Date (UTC)",
]  # fmt: skip


def test_before_april_2017_a_transfer_is_a_payout_and_later_it_is_not(tmp_path):
    def line(day: str, text: str) -> list[str]:
        return [f"txn_{day}", "transfer", "tr_1", "-8.00", "0.00", "-8.00", "usd", f"{day} 04:28", "", text, *[""] * 4]

    rows = [line("2016-07-15", "x"), line("2026-07-15", "to a partner"), line("2026-07-16", "STRIPE TRANSFER")]
    (got,) = read(write(tmp_path / "h.csv", [HISTORY, *rows]))
    assert got.column("kind") == [int(Kind.PAYOUT), int(Kind.TRANSFER), int(Kind.PAYOUT)]


def test_a_chargeback_is_an_adjustment_by_its_words_and_the_buyers_currency_is_kept(tmp_path):
    row = [
        "txn_1", "adjustment", "ch_9", "-849.00", "15.00", "-864.00", "usd", "2016-07-13 19:29", "",
        "Chargeback withdrawal for ch_9", "-700.00", "eur", "tr_1", "",
    ]  # fmt: skip
    (got,) = read(write(tmp_path / "h.csv", [HISTORY, row]))
    assert got.column("kind") == [int(Kind.CHARGEBACK)]
    assert got.column("parent_ref") == ["ch_9"] and got.column("batch_ref") == ["tr_1"]
    assert got.column("text") == ["Chargeback withdrawal for ch_9 -700.00 EUR"]


PAYMENTS = [
    "id", "Created date (UTC)", "Amount", "Amount Refunded", "Currency", "Captured", "Converted Amount",
    "Converted Amount Refunded", "Converted Currency", "Fee", "Mode", "Status", "Description", "Refunded date (UTC)",
]  # fmt: skip


def payment(number: str, **said: str) -> list[str]:
    row = dict.fromkeys(PAYMENTS, "") | {
        "id": number, "Created date (UTC)": "2026-07-10 18:37:41", "Amount": "15.00", "Amount Refunded": "0.00",
        "Currency": "usd", "Captured": "true", "Fee": "0.74", "Mode": "Live", "Status": "Paid",
    }  # fmt: skip
    return list((row | {name.replace("_", " "): value for name, value in said.items()}).values())


def test_payments_are_in_the_accounts_currency_with_their_dated_refund(tmp_path):
    converted = payment(
        "ch_1", Amount_Refunded="5.00", Converted_Amount="534.80", Converted_Amount_Refunded="178.27",
        Converted_Currency="thb", Fee="35.40", Status="Partially Refunded",
    )  # fmt: skip
    converted[-1] = "2026-07-12 10:00:00"
    rows = [converted, payment("ch_2", Amount_Refunded="15.00", Status="Refunded")]
    found = by_currency(read(write(tmp_path / "p.csv", [PAYMENTS, *rows])))
    thai = found["THB"]
    assert thai.column("amount") == [53480, -17827]
    assert thai.column("kind") == [int(Kind.PAYMENT), int(Kind.REFUND)]
    assert thai.column("suffix") == [1, 2] and thai.facts.rows_read == 1
    assert thai.column("parent_ref") == ["", "ch_1"]
    dollars = found["USD"]
    assert dollars.column("amount") == [1500]  # no day, so no record of its own
    assert dollars.column("refunded") == [1500] and dollars.column("suffix") == [0]


@pytest.mark.parametrize(
    ("status", "captured", "state"),
    [
        ("Paid", "true", State.DONE), ("Failed", "false", State.FAILED), ("Paid", "FALSE", State.PENDING),
        ("Uncaptured", "false", State.PENDING), ("Blocked", "true", State.FAILED), ("New word", "true", State.NONE),
    ],
)  # fmt: skip
def test_what_became_of_a_try_to_pay(tmp_path, status, captured, state):
    (got,) = read(write(tmp_path / "p.csv", [PAYMENTS, payment("ch_1", Status=status, Captured=captured)]))
    assert got.column("state") == [int(state)]


def test_payments_of_the_test_mode_are_refused(tmp_path):
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "p.csv", [PAYMENTS, payment("ch_1"), payment("ch_2", Mode="Test")]))
    assert (caught.value.key, caught.value.row, caught.value.column) == ("refused.test_row", 3, "Mode")


def test_payouts_of_the_dashboard_leave_the_balance_and_a_workbook_reads_alike(tmp_path):
    rows = [
        ["id", "Amount", "Currency", "Arrival Date (UTC)", "Status", "Balance Transaction", "Trace ID"],
        ["po_a", "3930.14", "usd", "2026-07-10 00:00", "paid", "txn_a", "0910"],
        ["po_b", "-20.00", "usd", "2026-07-11 00:00", "failed", "txn_b", ""],
    ]
    (got,) = read(write(tmp_path / "o.csv", rows))
    assert got.column("amount") == [-393014, 2000]
    assert got.column("state") == [int(State.DONE), int(State.FAILED)]
    assert got.column("batch_ref") == ["po_a", "po_b"]
    (again,) = read(write_xlsx(tmp_path / "o.xlsx", {"Sheet1": rows}))
    assert again.table.equals(got.table)


def test_the_report_of_payouts_tells_its_sign_by_itself(tmp_path):
    head = ["payout_id", "effective_at_utc", "currency", "gross", "fee", "net", "reporting_category"]
    row = ["po_1", "2026-07-10 00:00:00", "eur", "100.00", "0.00", "100.00", "payout"]
    (shown,) = read(write(tmp_path / "a.csv", [head, row]))
    (booked,) = read(write(tmp_path / "b.csv", [head, [*row[:3], "-100.00", "0.00", "-100.00", "payout"]]))
    assert shown.column("amount") == booked.column("amount") == [-10000]


def test_a_summary_is_no_list_and_its_balances_must_join(tmp_path):
    head = ["category", "description", "net_amount", "currency"]
    figures = {"starting_balance": "367.38", "activity": "13874.95", "payouts": "-8356.57", "ending_balance": "5885.76"}
    rows = [[name, "", value, "hkd"] for name, value in figures.items()]
    (got,) = read(write(tmp_path / "s.csv", [head, *rows]))
    assert (len(got.table), got.facts.rows_read, got.facts.control) == (0, 0, AGREE)
    assert (got.facts.opening, got.facts.closing) == (36738, 588576)
    rows[3][2] = "5885.75"
    (edited,) = read(write(tmp_path / "t.csv", [head, *rows]))
    assert edited.facts.control == DISAGREE


def test_application_fees_keep_what_was_given_back_beside_them(tmp_path):
    head = [
        "id",
        "Created (UTC)",
        "Amount",
        "Amount Refunded",
        "Currency",
        "User ID",
        "Application ID",
        "Transaction ID",
    ]
    rows = [
        ["fee_1", "2025-12-31 14:30", "0,25", "0,00", "eur", "acct", "ca", "ch_1"],
        ["fee_2", "2025-12-30 14:30", "2,50", "1,00", "eur", "acct", "ca", "ch_2"],
    ]
    (got,) = read(write(tmp_path / "f.csv", [head, *rows]))
    assert got.facts.format == "stripe.fees"
    assert got.column("amount") == [25, 250] and got.column("refunded") == [0, 100]
    assert got.column("kind") == [int(Kind.COMMISSION)] * 2


def test_a_time_without_a_zone_is_of_the_books_and_a_day_stays_a_day(tmp_path):
    head = [name if name != "created_utc" else "created" for name in COLUMNS]
    made = entry(1, "EUR", 100, 0, "charge")
    (got,) = read(write(tmp_path / "b.csv", [head, [made[n] for n in COLUMNS]]), zone="Asia/Shanghai")
    assert got.column("offset") == [480]
    made["created_utc"] = "2026-09-02"
    (day,) = read(write(tmp_path / "c.csv", [COLUMNS, [made[n] for n in COLUMNS]]))
    assert day.column("offset") == [NO_TIME]


@pytest.mark.parametrize(
    ("column", "value", "key"),
    [
        ("gross", "1e309", "not_amount"), ("gross", "NaN", "not_amount"), ("gross", "9" * 40, "not_amount"),
        ("gross", "", "not_amount"), ("net", "x", "not_amount"), ("created_utc", "2026-13-45", "not_time"),
        ("created_utc", "", "not_time"), ("currency", "euro", "word"), ("currency", "", "word"),
        ("source_id", "4.2E+27", "damaged_id"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_exactly_is_refused_with_row_and_column(tmp_path, column, value, key):
    made = [entry(1, "EUR", 100, 0, "charge"), entry(2, "EUR", 100, 0, "charge")]
    made[1][column] = value
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "b.csv", [COLUMNS, *([one[name] for name in COLUMNS] for one in made)]))
    assert (caught.value.key, caught.value.row, caught.value.column) == (f"refused.{key}", 3, column)
