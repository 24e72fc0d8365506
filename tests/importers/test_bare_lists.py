"""Bank lists without a header: read where every row proves what its columns are, refused or mapped elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.record import Kind
from app.importers.base import ReadOptions
from app.importers.containers.prescan import kind_of
from app.importers.recognise import read_file
from tests.importers.pages import page_of
from tests.importers.reading import read, sniff

ABN = [
    ["123456789", "EUR", "20260901", "1000,00", "975,00", "20260901", "-25,00", "BEA  NR:A1B23C 01.09.26/09.15 Hema"],
    [
        "123456789",
        "EUR",
        "20260902",
        "975,00",
        "1475,50",
        "20260903",
        "500,50",
        "/TRTP/SEPA/IBAN/NL00/NAME/J /REMI/260901",
    ],
    ["123456789", "EUR", "20260902", "1475,50", "1470,00", "20260902", "-5,50", "SEPA iDEAL"],
]
WELLS = [
    ["09/14/2026", "-45.10", "*", "", "PURCHASE AUTHORIZED ON 09/12 SHOP"],
    ["09/03/2026", "-120.00", "*", "1042", "CHECK # 1042"],
    ["09/01/2026", "1500.00", "*", "", "STRIPE TRANSFER ST-X1, A SHOP"],
]
COMM = [
    ["15/09/2026", "-4.24", "Direct Debit 1 PAYPAL AUSTRALIA", "+1195.76"],
    ["02/09/2026", "+200.00", "Transfer from A, B", "+1200.00"],
    ["01/09/2026", "-50.00", "Card xx1", "+1000.00"],
]


def tabbed(rows: Sequence[Sequence[str]]) -> str:
    return "".join("\t".join(one) + "\r\n" for one in rows)


def quoted(rows: Sequence[Sequence[str]], quoting: int = csv.QUOTE_ALL) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "TXT260930101500.TAB"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(path: Path, **options: object) -> SourceRefused:
    kind = kind_of(str(path), path.name)
    with pytest.raises(SourceRefused) as told:
        read_file(
            str(path),
            kind,
            file=path.name,
            sha256="0" * 64,
            folder=str(path.parent),
            stem="s",
            options=ReadOptions(**options),
        )
    return told.value


@pytest.mark.parametrize("text", [tabbed(ABN), "\r\n" + tabbed(ABN) + "\r\n", tabbed(ABN[::-1]), page_of(ABN)])
def test_abn_amro_is_proved_by_the_balances_before_and_after(text, tmp_path):
    (found,) = read(written(tmp_path, text))
    facts = found.facts
    assert (facts.format, facts.account, facts.currency, facts.control) == ("bank.csv", "123456789", "EUR", "agree")
    assert (facts.opening, facts.closing, facts.rows_read) == (100000, 147000, 3)
    assert sorted(found.column("amount")) == [-2500, -550, 50050]
    assert set(found.column("kind")) == {Kind.DEPOSIT, Kind.WITHDRAWAL}


def test_one_row_of_abn_amro_proves_itself(tmp_path):
    (found,) = read(written(tmp_path, tabbed(ABN[:1])))
    assert (found.facts.control, found.facts.opening, found.facts.closing) == ("agree", 100000, 97500)


def test_accounts_of_one_abn_amro_file_are_statements_of_their_own(tmp_path):
    other = ["NL91ABNA0417164300", "USD", "20260901", "10,00", "12,00", "20260901", "2,00", "X"]
    found = read(written(tmp_path, tabbed([*ABN, other])))
    assert [(one.facts.account, one.facts.currency, one.facts.control, one.facts.closing) for one in found] == [
        ("123456789", "EUR", "agree", 147000),
        ("NL91ABNA0417164300", "USD", "agree", 1200),
    ]


@pytest.mark.parametrize("column", [3, 4, 6])
@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_changed_figure_of_abn_amro_disagrees(row, column, tmp_path):
    rows = [list(one) for one in ABN]
    rows[row][column] = "7,77"
    (found,) = read(written(tmp_path, tabbed(rows)))
    assert found.facts.control == "disagree"


def test_a_row_that_is_missing_disagrees(tmp_path):
    (found,) = read(written(tmp_path, tabbed([ABN[0], ABN[2]])))
    assert found.facts.control == "disagree"


@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_wells_fargo_is_known_by_its_stars(quoting, tmp_path):
    (found,) = read(written(tmp_path, quoted(WELLS, quoting)))
    assert (found.facts.format, found.facts.currency, found.facts.control) == ("bank.csv", "USD", "none")
    assert found.column("amount") == [-4510, -12000, 150000]
    assert found.column("channel_ref") == ["", "1042", ""]
    assert found.column("at")[-1] - found.column("at")[0] == -13 * 86_400


@pytest.mark.parametrize("rows", [COMM, COMM[::-1]])
def test_the_commonwealth_bank_is_known_by_its_signs_and_balances(rows, tmp_path):
    (found,) = read(written(tmp_path, quoted(rows)))
    assert (found.facts.format, found.facts.currency, found.facts.control) == ("bank.csv", "AUD", "none")
    assert sorted(found.column("amount")) == [-5000, -424, 20000]
    assert (found.facts.opening, found.facts.closing) == (105000, 119576)
    assert [one.name for one in found.facts.checks] == ["balance_chain"]


def changed(rows: Sequence[Sequence[str]], row: int, column: int, cell: str) -> list[list[str]]:
    found = [list(one) for one in rows]
    found[row][column] = cell
    return found


@pytest.mark.parametrize(
    "text",
    [
        quoted(changed(WELLS, 0, 0, "09/12/2026")),  # no day above twelve: which figure is the month?
        quoted(changed(WELLS, 0, 0, "14/09/2026")),
        quoted(changed(WELLS, 1, 2, "")),
        quoted([one[:2] + one[3:] for one in WELLS]),
        quoted(changed(COMM, 0, 0, "05/09/2026")),
        quoted(changed(COMM, 0, 3, "+1195.77")),  # the balances do not follow
        quoted(changed(COMM, 1, 1, "200.00")),
        quoted(COMM[:2]),  # two balances follow from each other too easily
        quoted([one[:3] for one in COMM]),  # as ANZ prints it
        quoted([[one[0], one[2], "", one[1].strip("+-"), one[3]] for one in COMM]),  # as TD prints it
    ],
)
def test_what_does_not_prove_its_columns_is_refused_and_may_be_mapped(text, tmp_path):
    from app.services.import_lines import MAPPABLE

    told = refused(written(tmp_path, text))
    assert told.key == "refused.bare_list" and told.key in MAPPABLE
    assert "2026" in str(told.params["columns"])


def test_a_row_far_down_that_is_another_is_refused(tmp_path):
    rows = [*[WELLS[0]] * 3_000, *changed(WELLS, 2, 2, "x")]
    told = refused(written(tmp_path, quoted(rows)))
    assert (told.key, told.row) == ("refused.value", 3_003)


def test_a_list_without_header_is_read_by_a_layout_that_says_its_columns(tmp_path):
    layout = {
        "title": "ANZ", "layer": "bank", "currency": "AUD", "first_row": 1,
        "columns": {"occurred_at": "[1]", "amount": "[2]", "text": "[3]"}, "date_format": "%d/%m/%Y",
    }  # fmt: skip
    path = written(tmp_path, quoted([one[:3] for one in COMM]))
    (found,) = read_file(
        str(path), "text", file="a", sha256="0" * 64, folder=str(tmp_path), stem="s", options=ReadOptions(layout=layout)
    )
    assert (found.facts.format, found.facts.rows_read, found.facts.currency) == ("generic.table", 3, "AUD")


cents = st.integers(-(10**9), 10**9)


def comma(value: int) -> str:
    return f"{'-' if value < 0 else ''}{abs(value) // 100},{abs(value) % 100:02d}"


@given(moves=st.lists(cents, min_size=1, max_size=30), start=cents, newest_first=st.booleans())
def test_any_list_of_abn_amro_comes_back(moves, start, newest_first, tmp_path_factory):
    rows, balance = [], start
    for at, moved in enumerate(moves):
        day = f"202609{at + 1:02d}"
        rows.append(["0123456789", "EUR", day, comma(balance), comma(balance + moved), day, comma(moved), f"x {at}"])
        balance += moved
    path = written(tmp_path_factory.mktemp("abn"), tabbed(rows[::-1] if newest_first else rows))
    assert sniff(path) == ["bank.csv"]
    (found,) = read(path)
    assert (sum(found.column("amount")), found.facts.opening, found.facts.closing) == (sum(moves), start, balance)
    assert found.facts.control == "agree"
