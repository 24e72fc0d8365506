"""Cross tables of the demo's first month agree with a plain count of its records, matches and items."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

import pytest

from app.config.words import Words
from app.domain.cross import READY, SUBJECTS, CrossForm, form_of
from app.domain.discrepancy import code_order
from app.domain.period import Period, day_of
from app.domain.progress import Cancelled, silent
from app.domain.record import Kind
from app.services.cross_table import CrossTable, TooMany, load_behind, load_cross
from app.services.discrepancies import load_discrepancies
from app.services.import_statement import import_sources
from app.services.month import load_month
from app.services.overview_columns import money_figures
from app.store.engine import BookStore
from tests import builders
from tests.cross_days import days_book, sums
from tests.demo_book import SEPTEMBER, demo_book
from tests.store.helpers import add

WORDS = Words("en")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = demo_book(tmp_path_factory.mktemp("cross"))
    yield made
    made.close()


def made(book, form: CrossForm, period: Period = SEPTEMBER) -> CrossTable:
    with book.read() as uow:
        return load_cross(uow, form, period, WORDS, silent)


def cells(table: CrossTable, value: int = 0) -> dict[tuple, Decimal]:
    """Return (row labels …, column label) → figure, without totals."""
    form = table.form
    return {
        (*(table.head(row, at) for at in range(len(form.rows))), *([table.column(at)] if form.column else [])): Decimal(
            found
        ).scaleb(-table.exp(value))
        for row in range(table.cross.rows)
        for at in range(len(table.cross.columns))
        if (found := table.value(value, row, at)) is not None
    }


def records(book) -> list[dict]:
    with book.read() as uow:
        return uow.records.table().to_pylist()


def test_records_by_kind_and_day_are_those_of_a_plain_count(book):
    table = made(book, CrossForm(subject="records", rows=("layer", "kind"), column="day", values=("amount", "count")))
    amounts, counts = defaultdict(Decimal), defaultdict(Decimal)
    for one in records(book):
        key = (one["layer"], one["kind"], one["at"] // 86_400)
        if day_of(key[2]) in SEPTEMBER:
            amounts[key] += Decimal(one["amount"]).scaleb(-one["exp"])
            counts[key] += 1
    assert cells(table) == amounts and cells(table, 1) == counts
    last = len(table.cross.columns)
    total = table.cross.rows
    assert table.is_total(total) and table.currency(total) == "CNY" and table.rows == total + 1
    assert Decimal(table.value(0, total, last)).scaleb(-table.exp(0)) == sum(amounts.values())
    assert table.value(1, total, last) == len(table.number) == sum(counts.values())


def test_the_money_of_the_channels_is_that_of_the_overview(book):
    """Each event once: what the overview says of an account is what its row says here."""
    table = made(
        book,
        CrossForm(subject="channel", rows=("account",), values=("payments", "refunds", "fees", "net"), span="month"),
    )
    with book.read() as uow:
        flows = money_figures(load_month(uow, SEPTEMBER), "CNY")
    said = {
        one.account: [
            Decimal(figure).scaleb(-flows.exp)
            for figure in (one.taken, -one.refunds, one.fees, one.taken - one.refunds - one.fees + one.other)
        ]
        for one in flows.flows
    }
    found = {key[0]: [cells(table, at)[key] for at in range(4)] for key in cells(table)}
    assert found == said and len(said) == 3


def test_payments_refunds_fees_and_the_others_add_up_to_the_net(tmp_path):
    """Every record of a channel is in one of the columns: money changed into another currency, holds, transfers."""
    kinds = [Kind.PAYMENT, Kind.REFUND, Kind.FEE, Kind.OTHER, Kind.HOLD, Kind.TRANSFER, Kind.PAYOUT]
    columns = {"amount": [90_00, -10_00, -1_50, -60_00, -5_00, 3_00, -7_00], "fee": [2_00, None, None, 10, *[None] * 3]}
    rows = builders.records(kind=kinds, at=builders.at("2026-09-10"), currency="USD", **columns)
    read = builders.read_statement(tmp_path / "read", rows)
    book = BookStore().temporary()
    import_sources(book, [builders.source(tmp_path, read)], actor="Lin")
    table = made(book, READY["channels"])
    found = {name: table.value(place, 0, 0) for place, name in enumerate(table.form.values)}
    book.close()
    assert found["payments"] + found["refunds"] - found["fees"] + found["others"] == found["net"] == 14_40
    assert (found["others"], found["fees"]) == (-62_00, 3_60)


def test_behind_a_figure_stand_the_very_records_that_it_adds_up(book):
    table = made(book, READY["channels"])
    known = {one["record"]: one for one in records(book)}
    for row in range(table.rows):
        for value, kinds in ((0, (Kind.PAYMENT, Kind.SUBSIDY)), (1, (Kind.REFUND, Kind.CHARGEBACK))):
            with book.read() as uow:
                behind = load_behind(uow, table, (row, 0, value), WORDS, silent)
            mine = [known[one] for one in behind.table["record"].to_pylist()]
            assert {one["kind"] for one in mine} <= set(kinds) and len(mine) == len(behind) > 0
            total = sum(Decimal(one["amount"]).scaleb(-one["exp"]) for one in mine)
            assert total == Decimal(table.value(value, row, 0)).scaleb(-table.exp(value))
    assert set(behind.comparison.tolist()) <= {1, 2} and behind.table["at"].to_pylist() == sorted(
        behind.table["at"].to_pylist()
    )


def test_discrepancies_are_those_of_their_page(book):
    table = made(book, READY["items"])
    with book.read() as uow:
        columns = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        behind = load_behind(uow, table, (table.cross.rows, len(table.cross.columns), 0), WORDS, silent)
    counts, sums = defaultdict(Decimal), defaultdict(Decimal)
    for at, code in enumerate(columns.code):
        key = (code, int(columns.band[at]))
        counts[key] += 1
        sums[key] -= Decimal(int(columns.amount[at])).scaleb(-columns.exp)  # short is negative on that page
    assert cells(table) == counts and cells(table, 1) == sums
    heads = [table.head(row, 0) for row in range(table.cross.rows)]
    assert heads == sorted(heads, key=code_order) != sorted(heads)  # AM2 before AM11
    spoken = {one for records in columns.table["records"].to_pylist() for one in records}
    assert set(behind.table["record"].to_pylist()) == spoken


def test_matches_count_by_comparison_and_their_differences_add_up(book):
    form = CrossForm(subject="matches", rows=("comparison",), column="match_state", values=("count", "difference"))
    table = made(book, form)
    with book.read() as uow:
        matches, members = (one.to_pylist() for one in uow.matches.live())
    parts: dict[int, Decimal] = defaultdict(Decimal)
    for one in members:
        if one["side"] == 0:
            parts[one["match"]] += Decimal(one["allocated"]).scaleb(-one["exp"])
    counts, sums, amounts = defaultdict(Decimal), defaultdict(Decimal), defaultdict(Decimal)
    for one in matches:
        key = (one["comparison"], 0 if one["state"] else 2 if one["ambiguous"] else 1)
        counts[key] += 1
        sums[key] -= Decimal(one["difference"]).scaleb(-one["exp"])  # B − A, as in the review
        amounts[one["comparison"],] += parts[one["number"]]
    assert cells(table) == counts and cells(table, 1) == sums
    amount = cells(made(book, replace(form, column="", values=("amount",))))
    assert amount["L1",] == amounts["L1",] and amount["L3",] == -amounts["L3",]  # a payout with reversed sign


def test_a_record_has_the_state_that_most_needs_a_person(book):
    table = made(book, CrossForm(subject="records", rows=("state",), values=("count",), span="book"))
    with book.read() as uow:
        matches, members = (one.to_pylist() for one in uow.matches.live())
        items = uow.discrepancies.live().to_pylist()
    spoken: dict[int, set[int]] = defaultdict(set)
    of = {one["number"]: 0 if one["state"] else 2 if one["ambiguous"] else 1 for one in matches}
    for one in members:
        spoken[one["record"]].add(of[one["match"]])
    for one in items:
        for record in one["records"]:
            spoken[record].add((4, 3, 5, 6)[one["state"]])
    order = [3, 2, 1, 4, 5, 6, 0, 8]
    counts: dict[tuple, Decimal] = defaultdict(Decimal)
    for one in records(book):
        counts[next(state for state in order if state in spoken[one["record"]] or state == 8),] += 1
    assert cells(table) == counts and len(counts) > 4


def test_a_payment_belongs_to_the_shop_of_the_order_it_pays(book):
    table = made(book, READY["sales"])
    with book.read() as uow:
        matches, members = (one.to_pylist() for one in uow.matches.live("L1"))
    known = {one["record"]: one for one in records(book)}
    sure = {one["number"] for one in matches if one["state"]}
    shops = {known[one["record"]]["shop"] for one in members if one["match"] in sure and one["side"] == 0} - {""}
    found = cells(table)
    assert {shop for shop, _channel in found} == {*shops, ""} and len(shops) == 2
    taobao = next(one for one in shops if "旗舰店" in one)
    assert {channel for shop, channel in found if shop == taobao} == {"alipay"}
    whole = made(book, replace(READY["sales"], rows=("channel",), column=""))
    assert sum(found.values()) == sum(cells(whole).values())


def test_shares_add_up_to_the_whole_and_round_half_away_from_zero(book):
    form = CrossForm(subject="orders", rows=("shop",), column="week", values=("count",), share="row")
    table = made(book, form)
    last = len(table.cross.columns)
    assert [table.share(0, row, last) for row in range(table.rows)] == [10_000] * table.rows
    one = table.share(0, 0, 0)
    part, whole = table.value(0, 0, 0), table.value(0, 0, last)
    assert one == int((Decimal(part) * 10_000 / whole).quantize(Decimal(1), "ROUND_HALF_UP"))
    down = made(book, replace(form, share="column"))
    assert down.share(0, down.cross.rows, 0) == 10_000 and down.share(0, 0, 0) == round(
        down.value(0, 0, 0) * 10_000 / down.value(0, down.cross.rows, 0)
    )


def test_every_field_of_every_subject_leads_to_a_table(book):
    for subject, of in SUBJECTS.items():
        for at in range(0, len(of.fields), 3):
            *rows, column = of.fields[at : at + 3] if at + 1 < len(of.fields) else of.fields[at - 1 :]
            form = CrossForm(subject=subject, rows=tuple(rows), column=column, values=("count",), span="book")
            table = made(book, form)
            assert table.value(0, table.cross.rows, len(table.cross.columns)) == len(table.number) > 0, form


def test_currencies_are_never_added_and_too_many_days_are_refused(tmp_path):
    """UX 15: each currency has rows and a total of its own, exact with mixed digits."""
    long = days_book(tmp_path)
    try:
        form = CrossForm(subject="bank", rows=("month",), values=("amount", "fee", "net"), span="book")
        table = made(long, form)
        assert table.currencies == ("CNY", "USD") and table.rows - table.cross.rows == 2
        for value, name in enumerate(("amount", "fee", "net")):
            told = {
                (table.currency(row), f"{1970 + month // 12}-{month % 12 + 1:02d}"): Decimal(found).scaleb(
                    -table.exp(value)
                )
                for row in range(table.cross.rows)
                if (found := table.value(value, row, 0)) is not None
                for month in (table.head(row, 0),)
            }
            naive = sums(name)
            assert told == naive
            for row in (table.cross.rows, table.cross.rows + 1):
                whole = sum(one for (currency, _month), one in naive.items() if currency == table.currency(row))
                assert Decimal(table.value(value, row, 1)).scaleb(-table.exp(value)) == whole
                numbers = table.numbers(row, 1).tolist()
                assert len(numbers) == len({*numbers}) == table.cross.counts[row, 1]
        with pytest.raises(TooMany) as wide:
            made(long, replace(form, rows=("kind",), column="day"))
        assert wide.value.field == "day" and wide.value.params == {"count": 230, "most": 200}
        assert "at most 200 columns" in WORDS.error(wide.value)
        assert len(made(long, replace(form, rows=("kind",), column="week")).cross.columns) == 34
    finally:
        long.close()


def test_an_empty_book_gives_an_empty_table_and_a_cancel_stops(book, tmp_path):
    empty = BookStore().create(str(tmp_path / "empty.tieout"))
    try:
        for form in READY.values():
            table = made(empty, form)
            assert table.rows == 0 and len(table.number) == 0
    finally:
        empty.close()

    def stop(*_said) -> None:
        raise Cancelled

    with book.read() as uow, pytest.raises(Cancelled):
        load_cross(uow, READY["sales"], SEPTEMBER, WORDS, stop)


def test_a_form_survives_its_keeping_and_nonsense_is_none():
    for form in READY.values():
        assert form_of(form.plain()) == form
    good = READY["sales"].plain()
    for wrong in ({"subject": "x"}, {"rows": []}, {"rows": ["shop", "shop"]}, {"column": "shop"}, {"values": ["size"]}):
        assert form_of(good | wrong) is None
    assert form_of(None) is None and form_of({}) is None


def test_the_year_to_date_ends_with_the_period_looked_at(book):
    form = CrossForm(subject="bank", rows=("month",), values=("count",), span="year")
    assert len(made(book, form, Period.month(2026, 12)).number) == len(made(book, form).number) > 0
    assert len(made(book, form, Period.month(2026, 8)).number) == 0
    assert len(made(book, replace(form, span="month"), Period.month(2026, 12)).number) == 0


def test_tables_that_a_person_explained_are_channels_by_the_accounts_that_she_gave_them(tmp_path):
    book = BookStore().create(str(tmp_path / "shop.tieout"))
    for number, account in enumerate(("ECPay", "JKO", ""), 1):
        table = builders.records(row=number, account=account, order_ref=[f"A{number}"])
        add(book, tmp_path, table, format="generic.table", account=account, file=f"{number}.csv")
    add(book, tmp_path, builders.records(row=9), format="alipay.merchant.trade", account="2088", file="9.csv")
    with book.read() as uow:
        form = CrossForm(subject="records", rows=("channel",), values=("count",), span="book")
        table = load_cross(uow, form, SEPTEMBER, WORDS, silent)
    book.close()
    assert sorted(table.head(row, 0) for row in range(table.cross.rows)) == ["ECPay", "JKO", "alipay", "generic"]
