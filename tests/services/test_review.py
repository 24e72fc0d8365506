"""The review's columns, candidates and decisions on a real book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.discrepancy import code_order
from app.domain.errors import NotAllowed
from app.domain.match import OPEN
from app.domain.progress import silent
from app.domain.record import Layer
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies, ways
from app.services.history import redo, undo
from app.services.items_about import items_about
from app.services.ports import Book
from app.services.review import candidates, details, load_review
from app.services.review_columns import ReviewColumns
from app.services.review_lines import _party
from app.services.run_matching import run_matching
from tests.demo_book import SEPTEMBER, demo_book
from tests.reports.tables_input import live


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def review(book: Book, comparison: str = "L1") -> ReviewColumns:
    with book.read() as uow:
        return load_review(uow, comparison, first=SEPTEMBER.first, last=SEPTEMBER.last)


def state_of(book: Book) -> str:
    with book.read() as uow:
        return uow.business_hash()


def numbers(columns: ReviewColumns, item: int, side: int) -> tuple[int, ...]:
    return tuple(int(columns.records.number[row]) for row in columns.members(item, side))


def first_in(columns: ReviewColumns, state: int, *, with_match: bool = True) -> int:
    return int(np.flatnonzero((columns.state == state) & ((columns.match > 0) == with_match))[0])


@pytest.mark.parametrize("comparison", ["L1", "L2", "L3", "L4", "L5"])
def test_lines_hold_every_member_once_and_add_up(book, comparison):
    columns = review(book, comparison)
    sides = ((columns.a, columns.a_value, columns.n_a), (columns.b, columns.b_value, columns.n_b))
    for cells, values, counts in sides:
        assert np.array_equal(np.bincount(columns.item[cells >= 0], minlength=columns.items), counts)
        assert not values[cells < 0].any()
    sums = np.zeros(columns.items, np.int64)
    np.add.at(sums, columns.item, columns.a_value - columns.b_value)
    assert np.array_equal(sums, columns.difference)
    assert columns.counts()["all"] == columns.items


def test_a_group_takes_as_many_lines_as_its_longer_side(book):
    columns = review(book)
    item = int(np.flatnonzero(columns.n_a > 1)[0])
    lines = columns.lines_of(item)
    assert len(lines) == max(int(columns.n_a[item]), int(columns.n_b[item]))
    brackets = columns.brackets()[lines.start : lines.stop]
    assert brackets[0] == rc.BRACKET_FIRST and brackets[-1] == rc.BRACKET_LAST


def test_numeric_columns_stay_under_eighty_bytes_a_record():
    from app.ui.review.sample import sample_review

    columns = sample_review(5_000)
    records = columns.records
    arrays = [getattr(columns, name) for name in columns.__dataclass_fields__]
    arrays += [getattr(records, name) for name in records.__dataclass_fields__]
    size = sum(one.nbytes for one in arrays if isinstance(one, np.ndarray))
    assert size / len(records) <= 80


def test_approving_many_is_one_entry_and_undo_restores_the_book(book):
    before = state_of(book)
    columns = review(book)
    matches = tuple(columns.match[columns.state == rc.SUGGESTED].tolist())
    entry = decide(book, Decision(kind="confirm", matches=matches, many=True), "Lin")
    assert entry.rows == len(matches) and entry.actor == "Lin"
    after = state_of(book)
    assert not review(book).counts()["suggested"]
    undo(book, "Lin")
    assert state_of(book) == before
    redo(book, "Lin")
    assert state_of(book) == after


def test_unmatch_and_match_again_explain_the_same_money(book):
    columns = review(book)
    item = first_in(columns, rc.MATCHED)
    a, b = numbers(columns, item, 0), numbers(columns, item, 1)
    decide(book, Decision(kind="unmatch", matches=(int(columns.match[item]),)), "Lin")
    loose = review(book)
    assert loose.state[loose.item_of_record(a[0])] == rc.OPEN
    decide(book, Decision(kind="match", comparison="L1", records_a=a, records_b=b), "Lin")
    again = review(book)
    found = again.item_of_record(a[0])
    assert again.state[found] == rc.MATCHED and numbers(again, found, 1) == b
    assert again.counts() == columns.counts()


@pytest.mark.parametrize("kind", ["confirm", "reject", "unmatch", "flag", "note", "explain", "match"])
def test_every_action_can_be_undone_and_done_again(book, kind):
    columns = review(book)
    lone_a = int(np.flatnonzero((columns.state == rc.OPEN) & (columns.n_b == 0))[0])
    lone_b = int(np.flatnonzero((columns.state == rc.OPEN) & (columns.n_a == 0))[0])
    suggested = int(columns.match[first_in(columns, rc.SUGGESTED)])
    decision = {
        "confirm": Decision(kind="confirm", matches=(suggested,)),
        "reject": Decision(kind="reject", matches=(suggested,)),
        "unmatch": Decision(kind="unmatch", matches=(int(columns.match[first_in(columns, rc.MATCHED)]),)),
        "flag": Decision(kind="flag", subjects=(str(numbers(columns, lone_a, 0)[0]),)),
        "note": Decision(kind="note", subjects=(str(numbers(columns, lone_a, 0)[0]),), note="asked the buyer"),
        "explain": Decision(kind="explain", discrepancies=(int(columns.discrepancy[lone_a]),), reason="accepted"),
        "match": Decision(
            kind="match",
            comparison="L1",
            records_a=numbers(columns, lone_a, 0),
            records_b=numbers(columns, lone_b, 1),
            note="the buyer paid twice",
        ),
    }[kind]
    before = state_of(book)
    decide(book, decision, "Lin")
    after = state_of(book)
    assert after != before
    undo(book, "Lin")
    assert state_of(book) == before
    redo(book, "Lin")
    assert state_of(book) == after


def test_a_match_by_hand_keeps_its_difference_as_an_open_item(book):
    columns = review(book)
    lone_a = int(np.flatnonzero((columns.state == rc.OPEN) & (columns.n_b == 0))[0])
    lone_b = int(np.flatnonzero((columns.state == rc.OPEN) & (columns.n_a == 0))[0])
    a, b = numbers(columns, lone_a, 0), numbers(columns, lone_b, 1)
    decide(book, Decision(kind="match", comparison="L1", records_a=a, records_b=b, note="same buyer"), "Lin")
    after = review(book)
    item = after.item_of_record(a[0])
    assert after.state[item] == rc.OPEN and after.discrepancy[item]
    with book.read() as uow:
        found = details(uow, after, item)
    assert found["items"][0]["code"] in ("AM1", "AM2")
    assert found["items"][0]["match"] == after.match[item]


def test_a_match_needs_both_sides_and_free_records(book):
    columns = review(book)
    item = first_in(columns, rc.MATCHED)
    with pytest.raises(NotAllowed) as empty:
        decide(book, Decision(kind="match", comparison="L1", records_a=numbers(columns, item, 0)), "Lin")
    assert empty.value.key == "match.empty"
    a, b = numbers(columns, item, 0), numbers(columns, item, 1)
    with pytest.raises(NotAllowed) as twice:
        decide(book, Decision(kind="match", comparison="L1", records_a=a, records_b=b), "Lin")
    assert twice.value.key == "match.twice"


def test_what_was_refused_is_not_proposed_again(book):
    from app.domain.progress import silent
    from app.services.run_matching import run_matching

    columns = review(book)
    item = first_in(columns, rc.SUGGESTED)
    a, b = numbers(columns, item, 0), numbers(columns, item, 1)
    decide(book, Decision(kind="reject", matches=(int(columns.match[item]),)), "Lin")
    run_matching(book, as_of=None, actor="Lin", report=silent)
    after = review(book)
    found = after.item_of_record(a[0])
    assert set(numbers(after, found, 1)) != set(b)


def test_a_tie_shows_its_candidates_and_the_other_one_can_be_chosen(book):
    columns = review(book)
    item = int(np.flatnonzero(columns.state == rc.AMBIGUOUS)[0])
    found = candidates(columns, item)
    assert len(found) >= 2 and found[0].points == found[1].points
    assert columns.why[item] == rc.WHY_CANDIDATES and columns.why_n[item] >= 2
    own = columns.members(item, 1).tolist()
    other = next(one for one in found if one.row not in own)
    a = numbers(columns, item, 0)
    b = (int(columns.records.number[other.row]),)
    decide(book, Decision(kind="match", comparison="L1", records_a=a, records_b=b), "Lin")
    after = review(book)
    assert numbers(after, after.item_of_record(a[0]), 1) == b


def test_details_name_source_rows_and_evidence(book):
    columns = review(book)
    item = first_in(columns, rc.MATCHED)
    with book.read() as uow:
        found = details(uow, columns, item)
    assert {one["side"] for one in found["members"]} == {0, 1}
    assert all(found["statements"][one["statement"]][0] and one["row"] > 0 for one in found["members"])
    assert {"amount_a", "amount_b", "rule", "runner_up"} <= found["reasons"].keys()


def test_discrepancies_come_by_code_with_bands_that_count_what_is_unsettled(book):
    with book.read() as uow:
        columns = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    assert list(columns.code) == sorted(columns.code, key=code_order)  # AM2 before AM11
    assert sum(count for count, _sum in columns.bands()) == int((columns.state <= 1).sum())
    assert set(ways("AM1")) == set(ways("EX2")) and ways("AM1")[0] == "entry_made"


def test_a_code_without_an_entry_offers_none_unless_one_is_usual_or_was_chosen():
    assert "entry_made" not in ways("ST4") and "entry_made" in ways("AM14")
    assert ways("ST4", "entry_made").count("entry_made") == 1


def test_approving_the_last_of_tied_matches_settles_the_tie(book):
    columns = review(book)
    tied = tuple(columns.match[(columns.state == rc.AMBIGUOUS) & (columns.match > 0)].tolist())
    assert tied
    decide(book, Decision(kind="confirm", matches=tied), "Lin")
    with book.read() as uow:
        codes = uow.discrepancies.live()["code"].to_pylist()
    assert "ST4" not in codes
    assert not review(book).counts()["ambiguous"]


def test_approving_a_match_settles_what_is_said_of_how_it_is_made_up(book):
    """Orders paid together and in parts: nothing is left to explain, and no later run says it again."""

    def made_up() -> dict[str, int]:
        with book.read() as uow:
            live = uow.discrepancies.live()
        rows = live.select(["code", "match", "state"]).to_pylist()
        return {one["code"]: one["match"] for one in rows if one["code"] in ("ST6", "ST7") and one["state"] == OPEN}

    before = made_up()
    assert set(before) == {"ST6", "ST7"}
    decide(book, Decision(kind="confirm", matches=(before["ST7"],)), "Lin")
    assert set(made_up()) == {"ST6"}
    undo(book, "Lin")
    assert made_up() == before
    decide(book, Decision(kind="confirm", matches=tuple(before.values()), many=True), "Lin")
    assert not made_up()
    run_matching(book, as_of=None, actor="Lin", report=silent)
    assert not made_up()


def test_a_bank_s_row_without_a_party_goes_by_its_text():
    """Lists of banks abroad have one column of text; without it a row shows nothing by which it is known."""
    layers, texts = [Layer.BANK, Layer.BANK, Layer.LEDGER], ["UNIT 4 RENT", "PAID", "Rent"]
    books = {"layer": layers, "counterparty": ["", "ACME LTD", ""], "text": texts}
    entries = {"layer": Layer.CHANNEL, "counterparty": [""], "text": ["Order 1"]}
    table = live([(1, "bank.csv", books), (2, "stripe.balance", entries)])
    assert _party(table).to_pylist() == ["UNIT 4 RENT", "ACME LTD", "Rent", ""]
    assert _party(table.drop_columns("text")).to_pylist() == ["", "ACME LTD", "", ""]


def test_items_about_matches_and_records_are_those_that_say_so(book):
    with book.read() as uow:
        live = uow.discrepancies.live()
    rows = live.to_pylist()
    match, record = rows[-1]["match"] or max(one["match"] for one in rows), rows[0]["records"][0]
    found = items_about(live, np.array([match, 0]), np.array([record])).to_pylist()
    assert found == [one for one in rows if one["match"] == match or record in one["records"]]
    assert 2 <= len(found) < len(rows)
