"""Whose shop a record is, and what a choice of shops comes to: two shops, an account each, one bank that they share."""

from __future__ import annotations

from itertools import combinations

import pytest

from app.config.words import Words
from app.domain.cross import CrossForm
from app.domain.match import Account
from app.domain.period import day_number
from app.domain.progress import silent
from app.domain.shops import ALL, Shops
from app.services.accounts import save_account
from app.services.closing import close_steps
from app.services.cross_table import load_cross
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies
from app.services.forecast import load_forecast
from app.services.history import undo
from app.services.overview import load_overview
from app.services.proof import proof
from app.services.shop_tree import load_shops
from app.services.shops import _reckon, belonging, scope_of, shops_of
from app.ui.review.load import load_page
from tests.two_shops import HILL, OCTOBER, ROWS, SEA, cents, two_shops

WORDS = Words("en")
WHOSE = (HILL, SEA, "")
PARTS = tuple(Shops(frozenset({(one, None)})) for one in WHOSE)
MONEY = ("sum_a", "sum_b", "waiting", "open", "explained", "unexplained", "matched_sum_a", "matched_sum_b", "gross")
COUNTS = ("count_a", "count_b", "waiting_count", "open_count", "matched_a", "matched_b")


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = two_shops(tmp_path_factory.mktemp("shops"))
    yield made
    made.close()


def test_a_shop_is_told_by_source_account_and_matches(book):
    with book.read() as uow:
        whose, tree = belonging(uow), load_shops(uow, WORDS)
        table = uow.records.table(columns=["record", "at", "amount"])
        shops, names = shops_of(uow, table["record"].to_numpy())
        assert belonging(uow) is whose  # once for each change of the book
    days = (table["at"].to_numpy() // 86_400 - day_number(OCTOBER.first) + 1).tolist()
    got = zip(days, table["amount"].to_pylist(), (names[one] for one in shops), strict=True)
    assert sorted(got) == sorted((row.day, cents((row,)), row.whose) for row in ROWS)
    assert [shop for shop, _accounts in tree.shops] == list(WHOSE)
    assert set(whose.places) == {("", ""), (HILL, ""), (HILL, "pay-hill"), (SEA, "pay-sea")}


def test_the_proofs_of_all_shops_add_up_to_the_whole(book):
    with book.read() as uow:
        whole = proof(uow, first=OCTOBER.first, last=OCTOBER.last)
        loaded = load_page(uow, "L1", OCTOBER, WORDS)
    assert loaded.proof == whole
    parts = [loaded.within(one) for one in PARTS]
    for line in whole:
        key = (line.comparison, line.account_a, line.account_b)
        mine = [one for part in parts for one in part.proof if (one.comparison, one.account_a, one.account_b) == key]
        for name in (*MONEY, *COUNTS):
            assert sum(getattr(one, name) for one in mine) == getattr(line, name), (key, name)
    for shop, part in zip(WHOSE, parts, strict=True):
        for what, layers in (("L1", ("order", "channel")), ("L3", ("settlement", "bank"))):
            for side, layer in zip("ab", layers, strict=True):
                rows = [one for one in ROWS if one.layer == layer and one.whose == shop]
                total = sum(getattr(one, f"sum_{side}") for one in part.proof if one.comparison == what)
                assert total == abs(cents(rows)), (shop, what, side)
    assert [part.columns.items for part in parts] == [3, 3, 0]  # Hill's 03 and Sea's payment without order stand alone
    two = loaded.within(Shops(frozenset({(HILL, None), (SEA, None)})))
    assert two.columns.items == loaded.columns.items == 6
    assert loaded.within(Shops(frozenset({(HILL, "pay-hill")}))).columns.items == 2


def test_choosing_reads_no_bulk_data(book):
    with book.read() as uow:
        loaded = load_page(uow, "L3", OCTOBER, WORDS)
    assert [loaded.within(one).columns.items for one in (*PARTS, ALL)] == [1, 1, 2, 4]  # no unit of work is asked
    lines = loaded.within(PARTS[0]).columns
    assert lines.lines_of(0) == range(0, 1) and lines.currency_of(0) == "CNY"


def test_every_figure_is_of_the_shops_chosen(book):
    with book.read() as uow:
        every = [load_overview(uow, OCTOBER, WORDS, 0.0, one) for one in (ALL, *PARTS)]
        items = [len(load_discrepancies(uow).within(scope_of(uow, one))) for one in (ALL, *PARTS)]
        steps = [{one.name: one.left for one in close_steps(uow, OCTOBER, 0.0, part)} for part in (ALL, *PARTS)]
        form = CrossForm(subject="records", rows=("shop",), column="kind", values=("count", "amount"), share="")
        tables = [load_cross(uow, form, OCTOBER, WORDS, silent, one) for one in (ALL, *PARTS)]
        cash = [load_forecast(uow, WORDS, days=7, shops=one) for one in (ALL, *PARTS)]
    flows = [{one.account: one for one in figures.currencies[0].money.flows} for figures in every]
    assert [sorted(one) for one in flows] == [["pay-hill", "pay-sea"], ["pay-hill"], ["pay-sea"], []]
    for shop, flow in zip(WHOSE[:2], flows[1:], strict=False):
        taken = cents([one for one in ROWS if one.kind == "payment" and one.whose == shop])
        assert [one.taken for one in flow.values()] == [taken]
    assert items == [2, 1, 1, 0] and [one["items"] for one in steps] == [1, 1, 0, 0]
    assert [one.statements for one in every] == [4, 3, 3, 1]  # the bank's statement has rows of everybody
    counts = [len(one.number) for one in tables]
    assert counts == [len(ROWS), *(sum(row.whose == shop for row in ROWS) for shop in WHOSE)]
    assert sorted({table.head(row, 0) for table in tables[1:] for row in range(table.cross.rows)}) == sorted(WHOSE)
    # money that came and went adds up; what the account holds that all share is nobody's alone
    moved = [int(one.history.amount.sum()) for one in cash if one is not None]
    mine = [cents([row for row in ROWS if row.layer == "bank" and row.whose == shop]) for shop in WHOSE]
    assert moved == [sum(mine), *mine]
    assert [one.opening for one in cash if one is not None] == [None] * 4


def test_what_is_left_of_a_choice_is_told_by_the_places_there_are():
    some = Shops(frozenset({(HILL, None), ("Gone", None), (SEA, "pay-sea"), (SEA, "pay-old")}))
    assert Shops.of_kept(some.kept()) == some and Shops.of_kept([["x"], 3, ["a", 1], "b"]) == ALL
    places = [("", ""), (HILL, "pay-hill"), (SEA, "pay-sea")]
    assert some.known(places).ordered() == [(HILL, None), (SEA, "pay-sea")]
    assert Shops(frozenset({("Gone", None)})).known(places) == ALL
    for one, other in combinations(PARTS, 2):
        assert not (one.chosen & other.chosen)


def test_where_records_belong_is_reckoned_again_where_matches_statements_or_accounts_are_others(tmp_path):
    made = two_shops(tmp_path)
    with made.read() as uow:
        before = belonging(uow)
        sure = uow.matches.live("L1")[0]["number"].to_pylist()
        record = uow.records.table(columns=["record"])["record"][0].as_py()
    decide(made, Decision(kind="note", subjects=(str(record),), note="asked"), "ann")
    with made.read() as uow:
        assert belonging(uow) is before  # a note moves no record
    decide(made, Decision(kind="unmatch", matches=(sure[0],)), "ann")
    with made.read() as uow:
        after = belonging(uow)
        assert after is not before and after.of.tolist() == _reckon(uow)[0].of.tolist() != before.of.tolist()
    undo(made, "ann")
    save_account(made, Account(code="pay-sea", role="channel", shop=HILL), "ann")
    with made.read() as uow:
        whose = belonging(uow)
        assert whose.of.tolist() == _reckon(uow)[0].of.tolist() and (HILL, "pay-sea") in whose.places
    made.close()
