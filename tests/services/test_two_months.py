"""Two months in one book: the first is signed off, the second opens with what was left, and is signed too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.match import CONFIRMED, EXPLAINED, RESOLVED, WAITING
from app.domain.period import Period, PeriodState, day_number
from app.domain.progress import silent
from app.domain.proof import ProofLine
from app.importers.base import ReadOptions
from app.services import review_columns as rc
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies
from app.services.import_statement import import_sources
from app.services.ports import Book, UnitOfWork
from app.services.proof import proof
from app.services.read_source import read_sources
from app.services.review import load_review
from app.services.run_matching import run_matching
from app.services.sign_off import carried_items, changed_since, readiness, sign_off, sign_off_of
from app.services.verify import verify
from tests.demo_book import SEPTEMBER, demo_book
from tests.samples import ROOT

OCTOBER = Period.month(2026, 10)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    yield opened
    opened.close()


def settle(book: Book, period: Period) -> None:
    for comparison in ("L1", "L2", "L3", "L4", "L5"):
        with book.read() as uow:
            columns = load_review(uow, comparison, first=period.first, last=period.last)
        open_states = np.isin(columns.state, (rc.SUGGESTED, rc.AMBIGUOUS))
        matches = tuple(np.unique(columns.match[open_states]).tolist())
        if matches:
            decide(book, Decision(kind="confirm", matches=matches, many=True), "Lin")
    with book.read() as uow:
        items = load_discrepancies(uow, first=period.first, last=period.last)
    numbers = tuple(items.number[items.state == 1].tolist())
    if numbers:
        decide(book, Decision(kind="explain", discrepancies=numbers, reason="accepted", note="checked"), "Lin")


def import_october(book: Book, folder: Path) -> None:
    months = ROOT / "resources" / "demo" / "2026-10"
    read = read_sources([str(months)], ReadOptions(), str(folder), silent)
    import_sources(book, read, actor="Lin", report=silent)
    run_matching(book, as_of=None, actor="Lin", report=silent)


def failed(book: Book) -> list[tuple[str, str]]:
    return [(one.name, one.detail) for one in verify(book, silent) if not one.passed]


def totals(lines: list[ProofLine]) -> dict[str, tuple[int, int, int]]:
    found: dict[str, tuple[int, int, int]] = {}
    for one in lines:
        key, scale = f"{one.comparison} {one.currency}", 10 ** (8 - one.exp)
        more = (one.sum_a * scale, one.sum_b * scale, one.unexplained * scale)
        found[key] = tuple(map(sum, zip(found.get(key, (0, 0, 0)), more, strict=True)))  # type: ignore[assignment]
    return found


def settled_items(uow: UnitOfWork) -> set[tuple[str, tuple[int, ...]]]:
    """Return (code, records) of the items that somebody explained."""
    items = uow.discrepancies.live().select(["code", "records", "state"]).to_pylist()
    return {(one["code"], tuple(one["records"])) for one in items if one["state"] in (EXPLAINED, RESOLVED)}


def members_inside(uow: UnitOfWork, matches: set[int]) -> tuple[set[int], set[int]]:
    """Return which of `matches` lie wholly in September, and the records of all of them."""
    members = [one for one in uow.matches.live()[1].to_pylist() if one["match"] in matches]
    table = uow.records.table(columns=["record", "at"])
    day = dict(zip(table["record"].to_pylist(), (table["at"].to_numpy() // 86_400).tolist(), strict=True))
    last = day_number(SEPTEMBER.last)
    outside = {one["match"] for one in members if day[one["record"]] > last}
    return matches - outside, {one["record"] for one in members}


def left(book: Book, period: Period) -> list[tuple[str, object]]:
    with book.read() as uow:
        return [(one.key, one) for one in readiness(uow, period) if not one.passed]


def test_the_second_month_opens_with_the_items_carried_over_and_can_be_signed(book, tmp_path):
    settle(book, SEPTEMBER)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        signed = sign_off_of(uow, SEPTEMBER)
        waiting = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        confirmed = set(uow.matches.live()[0]["number"].to_pylist())
        explained = settled_items(uow)
        before = totals(proof(uow, first=SEPTEMBER.first, last=SEPTEMBER.last))
    assert (waiting.state == WAITING).any()

    import_october(book, tmp_path)

    with book.read() as uow:
        assert uow.periods.state(SEPTEMBER) is PeriodState.SIGNED
        matches = uow.matches.live()[0]
        assert confirmed <= set(matches["number"].to_pylist()), "a signed match went away"
        assert carried_items(uow, OCTOBER)
        now = proof(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
        assert signed is not None and changed_since(uow, signed)  # what was in transit has arrived: that is listed
        later = set(uow.matches.live()[0]["number"].to_pylist()) - confirmed
        inside, met = members_inside(uow, later)
        assert not inside, "a run proposed a match wholly inside the signed month"
        still = settled_items(uow)
    assert {one for one in explained if not met & set(one[1])} <= still, "an explained item went away"
    assert totals(now) == before, "a signed month's sums or unexplained differences moved"
    assert failed(book) == []

    settle(book, OCTOBER)
    assert left(book, OCTOBER) == []
    sign_off(book, OCTOBER, "Lin", "", "Lin")
    with book.read() as uow:
        states = set(uow.matches.live()[0]["state"].to_pylist())
    assert states == {CONFIRMED}
    assert failed(book) == []


def test_records_explained_in_a_signed_month_are_not_offered_to_each_other_again(book, tmp_path):
    with book.read() as uow:
        matches, members = (table.to_pylist() for table in uow.matches.live("L1"))
    tied = [one["number"] for one in matches if one["ambiguous"]][:2]
    sides = [[one["record"] for one in members if one["match"] == tied[at] and one["side"] == at] for at in (0, 1)]
    crossed = Decision(kind="match", comparison="L1", records_a=tuple(sides[0]), records_b=tuple(sides[1]))
    decide(book, crossed, "Lin")  # not as the engine had paired them: one of each side is left
    settle(book, SEPTEMBER)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    with book.read() as uow:
        confirmed = set(uow.matches.live()[0]["number"].to_pylist())
        explained = settled_items(uow)

    import_october(book, tmp_path)

    with book.read() as uow:
        inside, met = members_inside(uow, set(uow.matches.live()[0]["number"].to_pylist()) - confirmed)
        still = settled_items(uow)
    assert not inside, "a run proposed a match wholly inside the signed month"
    assert {one for one in explained if not met & set(one[1])} <= still, "an explained item went away"
    assert failed(book) == []
