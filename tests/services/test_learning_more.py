"""Points for methods and names of buyers: learned from what was decided, never from themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from app.domain.errors import NotAllowed
from app.domain.knowledge import ALIAS, FORGOTTEN, PERSON, WEIGHT, Knowledge, Learned
from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.record import Kind
from app.domain.rule import Rule, Scope
from app.matching.engine import reconcile
from app.matching.learning import Case, learn_floors, learn_payers, learn_weights
from app.rules.rulebook import rulebook
from app.services.decide import Decision, decide
from app.services.learning import cases, set_learned
from app.services.run_matching import run_matching
from tests.demo_book import SEPTEMBER, demo_book
from tests.matching.shop import Found, bank, inputs, ledger, order, payment
from tests.rules.test_rulebook import COVERED
from tests.services.test_two_months import settle


def case(right: bool, times: int, score: int = 700, weight: int = 0) -> Case:
    return Case(comparison="L3", method="amount_day", score=score, right=right, times=times, weight=weight)


def points(*given: Case) -> int:
    (one,) = learn_weights(given)
    return int(one.value)


def test_what_is_nearly_always_right_is_believed_more_and_what_is_refused_less():
    # 700 points claim odds of four to one; the odds of what was decided say how many it should be
    assert -40 < points(case(True, 40), case(False, 10)) < 40
    assert points(case(True, 60)) == 100
    assert points(case(True, 10), case(False, 40)) == -300
    assert learn_weights([]) == []


def test_nothing_is_learned_from_what_was_learned():
    first = points(case(True, 20), case(False, 20))
    again = points(case(True, 20, 700 + first, first), case(False, 20, 700 + first, first))
    assert first == again < 0
    floors = [learn_floors([case(False, 30, 500 + one, one)]) for one in (0, 60)]
    assert floors[0] == floors[1]


def learned(value: str, support: int = 30, against: int = 5, **more) -> Learned:
    return Learned(
        kind=WEIGHT, comparison="L3", subject="amount_day", value=value, support=support, against=against, **more
    )


def run(rows, items=(), rules=(), **more):
    book = Rules(rules=rules)
    known = Knowledge(version=1, items=tuple(items))
    given = inputs(rows, coverage=COVERED, knowledge=known, rules=book, rulebook=rulebook(book), **more)
    return Found(reconcile(given, silent)).of("L3")


ROWS = [ledger(Kind.PAYOUT, -100_000, record=1), bank(100_000, record=2, day="2026-10-15")]


def test_points_are_added_to_suggestions_and_said_on_the_card():
    (plain,) = run(ROWS)
    (less,) = run(ROWS, [learned("-50")])
    assert less["score"] == plain["score"] - 50 and less["why"]["weight"] == -50
    (more,) = run(ROWS, [learned("80")])
    assert more["score"] == min(plain["score"] + 80, 990) and more["state"] == 0
    for unused in (learned("-50", support=10, against=5), learned("-50", by=FORGOTTEN), learned("0")):
        assert run(ROWS, [unused]) == [plain]


def test_what_comes_to_too_little_is_suggested_no_more_and_a_rule_s_own_threshold_counts():
    (plain,) = run(ROWS)
    short = str(499 - plain["score"])
    assert run(ROWS, [learned(short, by=PERSON)]) == []
    low = Rule(id="low", scope=Scope(comparisons=("L3",)), new=300)
    assert [one["rule"] for one in run(ROWS, [learned(short, by=PERSON)], (low,))] == ["low/1"]


def test_points_confirm_nothing():
    """A rule accepts by what the records say, not by what was learned of a method."""
    (plain,) = run(ROWS)
    sure = Rule(id="sure", confirms=True, accept=plain["score"] + 1, scope=Scope(comparisons=("L3",)))
    (found,) = run(ROWS, [learned("100")], (sure,))
    assert found["state"] == 0 and found["why"]["stopped"] == ["accept"]
    (found,) = run(ROWS, [learned("-100")], (replace(sure, accept=plain["score"]),))
    assert found["state"] == 1 and "weight" not in found["why"]


def paid(pairs: list[tuple[str, str]]) -> pa.Table:
    return pa.table({"buyer": [one for one, _ in pairs], "payer": [other for _, other in pairs]})


def test_the_name_under_which_a_buyer_pays_is_learned_where_it_is_hers_alone():
    found = learn_payers(
        paid(
            [("小王", "王妈妈")] * 4 + [("小李", "李四")] * 2 + [("小张", "同名")] * 3 + [("小赵", "同名")] * 3
            + [("小周", "*周")] * 5 + [("小吴", "小吴")] * 5 + [("", "谁")] * 5
        )
    )  # fmt: skip
    assert [(one.subject, one.value, one.support, one.against, one.used) for one in found] == [
        ("小王", "王妈妈", 4, 0, True),
        ("小张", "同名", 3, 3, False),
        ("小赵", "同名", 3, 3, False),
    ]
    assert Knowledge(items=tuple(found)).of(ALIAS, "L1") == {"王妈妈": "小王"}


def test_a_learned_payer_tells_which_of_two_equal_payments_is_whose():
    buyers = [f"买家{n}" for n in range(12)]
    rows = [order(f"A{n}", 5_000, record=n + 1, counterparty=name) for n, name in enumerate(buyers)]
    rows += [payment("", 5_000, f"P{n}", record=n + 101, counterparty=f"付款人{n}") for n in range(12)]
    known = [
        Learned(kind=ALIAS, comparison="L1", subject=name, value=f"付款人{11 - n}", support=5)
        for n, name in enumerate(buyers)
    ]
    given = inputs(rows, coverage=COVERED, knowledge=Knowledge(version=1, items=tuple(known)))
    found = Found(reconcile(given, silent)).of("L1")
    assert [(one["A"], one["B"], one["ambiguous"]) for one in found] == [([n + 1], [112 - n], False) for n in range(12)]
    assert {one["why"]["name"] for one in found} == {"learned"}
    plain = Found(reconcile(inputs(rows, coverage=COVERED), silent)).of("L1")
    assert all(one["ambiguous"] for one in plain)


@pytest.mark.parametrize("value", ["x", "501", "-501", "1.5", ""])
def test_points_that_are_none_are_refused(tmp_path, value):
    book = demo_book(tmp_path)
    settle(book, SEPTEMBER)
    run_matching(book, as_of=None, actor="Lin", report=silent, learn=True)
    with book.read() as uow:
        one = next(one for one in uow.knowledge().items if one.kind == WEIGHT)
    with pytest.raises(NotAllowed):
        set_learned(book, one, value, "Lin")
    set_learned(book, one, "-20", "Lin")
    with book.read() as uow:
        assert next(each for each in uow.knowledge().items if each.key == one.key).by == PERSON
    book.close()


def test_what_was_decided_is_counted_in_groups_with_its_points(tmp_path):
    book = demo_book(tmp_path)
    with book.write("learned", "Lin") as uow:
        uow.put_knowledge(Knowledge().with_items((learned("-20", by=PERSON),)))
        uow.commit(text_key="audit.learned", params={"count": 1}, rows=1)
    run_matching(book, as_of=None, actor="Lin", report=silent)
    with book.read() as uow:
        mine = [
            one for one in uow.matches.live("L3")[0].to_pylist() if one["method"] == "amount_day" and not one["state"]
        ]
    decide(book, Decision(kind="confirm", matches=tuple(one["number"] for one in mine[:-1]), many=True), "Lin")
    decide(book, Decision(kind="reject", matches=(mine[-1]["number"],)), "Lin")
    with book.read() as uow:
        found = [one for one in cases(uow) if one.method == "amount_day" and one.comparison == "L3"]
    assert {one.weight for one in found} == {-20}
    assert sum(one.times for one in found if one.right) == len(mine) - 1
    assert [one.raw for one in found if not one.right] == [mine[-1]["score"] + 20]
    assert np.all([one.score == one.raw - 20 for one in found])
    book.close()
