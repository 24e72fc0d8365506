"""Why there is no suggestion, where a person's rule had a say; and what a rule does not want shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.rule import ASIDE, Rule, Scope
from app.domain.tolerance import Tolerance
from app.services import review_columns as rc
from app.services.ports import Book
from app.services.review import candidates, details, load_review
from app.services.rule_trial import with_rule
from app.services.run_matching import run_matching
from app.services.save_rules import save_rules
from app.services.sights import sights, unseen
from app.services.why_none import why_none
from tests.demo_book import SEPTEMBER, demo_book

L3 = Scope(comparisons=("L3",))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = demo_book(tmp_path)
    with opened.write("anew", "Lin") as uow:  # nothing is decided yet
        uow.matches.close(uow.matches.live("L3")[0]["number"].to_numpy())
        uow.commit(text_key="audit.run", rows=1)
    yield opened
    opened.close()


def matched(book: Book, rule: Rule):
    """Run with a rule; return L3 as it is reviewed."""
    save_rules(book, with_rule(Rules(), rule), "Lin", silent)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    with book.read() as uow:
        return load_review(uow, "L3", first=SEPTEMBER.first, last=SEPTEMBER.last)


def alone(columns, n: int = 0) -> int:
    """Return an item of side A without a match whose amount stands on the other side."""
    free = [
        one for one in np.flatnonzero((columns.match == 0) & (columns.n_a == 1)).tolist() if candidates(columns, one)
    ]
    return free[n]


def gates(found):
    return {stop.gate: stop.params for near in found.near for stop in near.stops}


def test_a_threshold_says_the_rule_its_version_and_the_points(book):
    columns = matched(book, Rule(id="sure", title="Only the surest", scope=L3, new=999, accept=1000))
    with book.read() as uow:
        told = [gates(why_none(uow, columns, one)) for one in np.flatnonzero(columns.match == 0).tolist()]
    stopped = [one["rule_weak"] for one in told if "rule_weak" in one]
    assert len(stopped) > 10
    for said in stopped:
        assert (said["rule"], said["version"], said["least"]) == ("Only the surest", "2", "999")
        assert 500 <= int(said["score"]) < 999


def test_a_tolerance_says_the_rule_that_did_not_allow_the_days(book):
    exact = Tolerance(days_before=0, days_after=0)
    columns = matched(book, Rule(id="on-time", title="On time", scope=L3, tolerance=exact))
    with book.read() as uow:
        said = [gates(why_none(uow, columns, one)) for one in np.flatnonzero(columns.match == 0).tolist()]
    days = [one["rule_day"] for one in said if "rule_day" in one]
    assert days and all((one["rule"], one["before"], one["after"]) == ("On time", "0", "0") for one in days)


def test_what_scores_less_than_a_rule_shows_is_no_candidate(book):
    columns = matched(book, Rule(id="sure", scope=L3, show=999, new=999, accept=1000))
    item = alone(columns)
    with book.read() as uow:
        near = candidates(columns, item)
        hidden = unseen(uow, columns, item, [one.row for one in near])
        assert hidden == {one.row for one in near}
        assert candidates(columns, item, unseen=hidden) == []
        assert not {one.row for one in why_none(uow, columns, item).near} & hidden
        seen = sights(uow, columns, item, [one.row for one in near])
    assert {one.show for one in seen.values()} == {999}


def test_without_rules_the_general_tolerance_and_the_expected_day_are_told(book):
    save_rules(book, Rules(accept=1000, tolerance=Tolerance(days_before=0, days_after=0)), "Lin", silent)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    with book.read() as uow:
        columns = load_review(uow, "L3", first=SEPTEMBER.first, last=SEPTEMBER.last)
        for item in np.flatnonzero(columns.match == 0).tolist():
            near = candidates(columns, item)
            assert unseen(uow, columns, item, [one.row for one in near]) == frozenset()
            assert not any(name.startswith("rule_") for name in gates(why_none(uow, columns, item)))


def test_what_a_rule_set_aside_says_so_to_who_asks_about_its_payment(book):
    with book.read() as uow:
        columns = load_review(uow, "L3", first=SEPTEMBER.first, last=SEPTEMBER.last)
        rows = columns.records
        deposits = [int(one) for one in np.flatnonzero(rows.side == 2)]
    amount = int(rows.value[deposits].max())
    where = f'kind == "deposit" and amount == money("{amount // 100}.{amount % 100:02d}")'
    columns = matched(book, Rule(id="not-ours", title="Not ours", does=ASIDE, scope=L3, where=where))
    aside = np.flatnonzero((columns.state == rc.EXPLAINED) & (columns.match == 0))
    with book.read() as uow:
        said = [gates(why_none(uow, columns, one)) for one in np.flatnonzero(columns.match == 0).tolist()]
        about = [details(uow, columns, int(one))["items"] for one in aside]
    assert any(one.get("aside", {}).get("rule") == "Not ours" for one in said)
    assert any('"rule_id":"not-ours"' in item["params"] for items in about for item in items)
