from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from app.domain.match import CONFIRMED, EXPLAINED, OPEN, RESOLVED, SUGGESTED, Rules
from app.domain.progress import Cancelled, Step, silent
from app.domain.record import Kind, Layer, State
from app.domain.tolerance import Tolerance
from app.services.decide import Decision, decide
from app.services.import_statement import import_sources
from app.services.ports import Book
from app.services.run_matching import Run, run_matching
from app.store.engine import BookStore
from tests.builders import at, read_statement, records, source


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "book.tieout"))
    yield made
    made.close()


def put(book: Book, folder: Path, **statements: pa.Table) -> None:
    """Import statements: name → records; names that start with `orders` are order exports."""
    given = []
    for name, table in statements.items():
        formats = {"orders": "taobao.orders", "bill": "alipay.merchant.trade", "bank": "cmb.bank"}
        formats["ledger"] = "wechatpay.merchant.fundflow"
        kind = next(one for one in formats if name.startswith(one))
        more: dict[str, Any] = {"control": "disagree"} if name.endswith("odd") else {}
        read = read_statement(folder, table, file=f"{name}.csv", format=formats[kind], account=kind, **more)
        given.append(source(folder, read))
    import_sources(book, given, actor="local")


def orders(refs: list[str], amounts: list[int], **more: Any) -> pa.Table:
    given = {"layer": Layer.ORDER, "kind": Kind.ORDER, "state": State.PAID, "account": "orders", **more}
    return records(order_ref=refs, amount=amounts, **given)


def bill(refs: list[str], amounts: list[int], **more: Any) -> pa.Table:
    numbers = [f"P-{one}-{n}" for n, one in enumerate(refs)]
    return records(order_ref=refs, amount=amounts, **{"channel_ref": numbers, "account": "bill", **more})


def match(book: Book, **more: Any) -> Run:
    return run_matching(book, as_of=more.pop("as_of", None), actor="local", report=silent, **more)


def live(book: Book) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    with book.read() as uow:
        matches, members = uow.matches.live()
        return matches.to_pylist(), members.to_pylist(), uow.discrepancies.live().to_pylist()


def by_code(book: Book) -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in live(book)[2]}


def test_a_run_stores_matches_and_items_with_one_entry(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1", "A2"], [100, 200]), bill=bill(["A1", "A3"], [100, 300]))
    found = match(book, as_of=date(2026, 12, 31))
    assert found.matches == {"L1": {"confirmed": 1, "suggested": 0, "ambiguous": 0}}
    assert found.items == {"EX1": 1, "EX2": 1}
    with book.read() as uow:
        entries = uow.audit.entries()
    assert [one.action for one in entries] == ["import", "run"]
    assert (entries[-1].seq, entries[-1].text_key) == (found.entry, "audit.run")


def test_a_second_run_stores_nothing_twice_and_keeps_what_is_confirmed(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1", "A2"], [100, 200]), bill=bill(["A1", "A3"], [100, 300]))
    match(book, as_of=date(2026, 12, 31))
    before = live(book)
    match(book, as_of=date(2026, 12, 31))
    after = live(book)
    assert after[0] == before[0]
    assert after[1] == before[1]
    assert [one["code"] for one in after[2]] == [one["code"] for one in before[2]]


def test_two_imports_and_a_run_between_end_as_one(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1", "A2"], [100, 200]))
    match(book)
    put(book, tmp_path, bill=bill(["A1", "A2"], [100, 200]))
    match(book)
    matches, _members, items = live(book)
    assert [one["state"] for one in matches] == [CONFIRMED, CONFIRMED]
    assert not items


def test_suggestions_are_made_anew_and_a_confirmed_one_stays(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill(["A1"], [90]))
    match(book)
    (first,) = live(book)[0]
    decide(book, Decision(kind="confirm", matches=(first["number"],)), "local")
    match(book)
    matches, _, items = live(book)
    assert [(one["number"], one["state"]) for one in matches] == [(first["number"], CONFIRMED)]
    assert [(one["code"], one["match"]) for one in items] == [("AM1", first["number"])]


def test_a_rejected_pair_is_not_offered_again(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill(["A1"], [90]))
    match(book, as_of=date(2026, 12, 31))
    decide(book, Decision(kind="reject", matches=(live(book)[0][0]["number"],)), "local")
    match(book, as_of=date(2026, 12, 31))
    assert not live(book)[0]
    assert set(by_code(book)) == {"EX1", "EX2"}


def test_an_explained_item_stays_explained_until_its_amount_changes_or_it_is_matched(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1", "A2"], [100, 200]), bill=bill(["A1"], [100]))
    match(book, as_of=date(2026, 12, 31))
    number = by_code(book)["EX2"]["number"]
    said = Decision(kind="explain", discrepancies=(number,), reason="accepted", note="a gift")
    decide(book, said, "local")
    match(book, as_of=date(2026, 12, 31))
    item = by_code(book)["EX2"]
    assert (item["state"], item["reason"], item["note"]) == (RESOLVED, "accepted", "a gift")
    put(book, tmp_path, bill2=bill(["A2"], [200]))
    match(book, as_of=date(2026, 12, 31))
    assert not live(book)[2]


def test_a_waiting_reason_explains_and_undo_opens_again(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill(["A9"], [7]))
    match(book, as_of=date(2026, 12, 31))
    number = by_code(book)["EX2"]["number"]
    entry = decide(book, Decision(kind="explain", discrepancies=(number,), reason="waiting"), "local")
    match(book, as_of=date(2026, 12, 31))
    assert by_code(book)["EX2"]["state"] == EXPLAINED
    with book.write("undo", "local") as uow:
        decisions = uow.decisions.live("explain")
        uow.decisions.close([one.number for one in decisions])
        uow.commit(text_key="audit.undo", params={"what": str(entry.seq)})
    match(book, as_of=date(2026, 12, 31))
    assert by_code(book)["EX2"]["state"] == OPEN


def test_a_statement_at_odds_with_itself_confirms_only_once_accepted(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill_odd=bill(["A1"], [100]))
    assert match(book).matches["L1"]["suggested"] == 1
    with book.read() as uow:
        (odd,) = [one.statement_id for one in uow.statements.live() if one.control == "disagree"]
    decide(book, Decision(kind="accept", subjects=(odd,), note="seen"), "local")
    assert match(book).matches["L1"]["confirmed"] == 1


def late_refund(**more: Any) -> pa.Table:
    given = {"parent_ref": ["P-A1-0"], "channel_ref": "R1", "at": at("2026-10-02"), **more}
    return records(amount=[-30], kind=Kind.REFUND, account="bill", **given)


@pytest.mark.parametrize("numbers", [{}, {"parent_ref": [""], "order_ref": "A1"}])
def test_a_refund_that_comes_later_joins_what_a_rule_confirmed(book, tmp_path, numbers):
    put(book, tmp_path, orders=orders(["A1", "A2"], [100, 50]), bill=bill(["A1", "A2"], [100, 50]))
    match(book)
    before = {one["lead"]: one["number"] for one in live(book)[0]}
    put(book, tmp_path, bill2=late_refund(**numbers))
    match(book)
    matches, members, items = live(book)
    assert sorted((one["state"], one["ordinal"], one["difference"]) for one in matches) == [(1, 1, 0), (1, 1, 30)]
    assert sorted(one["allocated"] for one in members) == [-30, 50, 50, 100, 100]
    # the other match was not touched
    assert len({one["number"] for one in matches} & set(before.values())) == 1
    assert not items


def test_a_bill_that_comes_after_the_ledger_takes_its_place(book, tmp_path):
    whole = {"channel_ref": ["P-A1-0"], "account": "bill"}
    wechat = {"bill": bill(["A1"], [100]), "orders": orders(["A1"], [100])}
    put(book, tmp_path, orders=wechat["orders"], ledger=bill(["A1"], [100], **whole))
    match(book)
    (before,) = live(book)[0]
    put(book, tmp_path, bill=wechat["bill"])
    match(book)
    matches, members, items = live(book)
    (after,) = [one for one in matches if one["comparison"] == "L1"]
    assert (after["lead"], after["ordinal"], after["state"]) == (before["lead"], before["ordinal"], CONFIRMED)
    held = {one["record"] for one in members if one["match"] == after["number"]}
    with book.read() as uow:
        table = uow.records.table(columns=["record", "source"])
    sources = {one["record"]: one["source"] for one in table.to_pylist()}
    assert sorted(sources[one] for one in held) == ["alipay.merchant.trade", "taobao.orders"]
    assert not [one for one in items if one["code"] == "EX3"]


def test_a_payment_that_comes_later_under_the_number_of_one_that_is_matched_pays_again(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100], channel_ref=["P1"]), bill=bill(["W9"], [100], channel_ref=["P1"]))
    match(book)
    put(book, tmp_path, bill_2=bill(["W9"], [100], channel_ref=["P2"]))
    match(book)
    matches, members, items = live(book)
    assert [one["state"] for one in matches if one["comparison"] == "L1"] == [SUGGESTED]
    assert len(members) == 3
    assert [(one["code"], one["text_key"]) for one in items] == [("EX3", "ex3.open")]
    # what many payments have in common is no sale's number
    put(book, tmp_path, bill_3=bill(["W9"] * 4, [1, 2, 3, 4], channel_ref=["P3", "P4", "P5", "P6"]))
    match(book)
    assert {one["code"] for one in live(book)[2]} == {"EX1"}
    assert [one["state"] for one in live(book)[0]] == [CONFIRMED]


def test_a_second_run_changes_nothing_of_batches_and_residues(book, tmp_path):
    entries = records(
        amount=[10_000, -10_000, 20_500, -20_000],
        kind=[Kind.PAYMENT, Kind.PAYOUT, Kind.PAYMENT, Kind.PAYOUT],
        layer=[Layer.CHANNEL, Layer.SETTLEMENT, Layer.CHANNEL, Layer.SETTLEMENT],
        channel_ref=["W1", "O1", "W2", "O2"],
        at=[at(one) for one in ("2026-10-12", "2026-10-13", "2026-10-13", "2026-10-14")],
        account="ledger",
    )
    put(book, tmp_path, ledger=entries)
    match(book)
    before = live(book)
    assert [one["code"] for one in before[2]] == ["AM7"]
    match(book)
    kept = ("comparison", "lead", "ordinal", "state", "difference", "reasons", "code", "records", "amount")
    for now, then in zip(live(book), before, strict=True):
        assert [{k: one[k] for k in kept if k in one} for one in now] == [
            {k: one[k] for k in kept if k in one} for one in then
        ]


def test_what_a_person_confirmed_or_signed_never_moves_by_itself(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill(["A1"], [90]))
    match(book)
    decide(book, Decision(kind="confirm", matches=(live(book)[0][0]["number"],)), "local")
    put(book, tmp_path, bill2=late_refund())
    match(book)
    matches, _, items = live(book)
    assert [(one["state"], one["difference"]) for one in matches] == [(CONFIRMED, 10)]
    assert sorted((one["code"], one["text_key"]) for one in items) == [("AM1", "am1.open"), ("EX7", "ex7.matched")]


def test_rules_of_a_run_are_those_given(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill([""], [95]))
    assert "L1" not in match(book).matches
    assert match(book, rules=Rules(tolerance=Tolerance(below=5))).matches["L1"]["suggested"] == 1


@pytest.mark.parametrize("when", [Step.LOADING, Step.MATCHING, Step.CLASSIFYING, Step.STORING])
def test_a_cancelled_run_leaves_no_trace(book, tmp_path, when):
    put(book, tmp_path, orders=orders(["A1"], [100]), bill=bill(["A1"], [100]))

    def stop(step: Step, done: int, total: int, what: str) -> None:
        if step is when:
            raise Cancelled

    with pytest.raises(Cancelled):
        run_matching(book, as_of=None, actor="local", report=stop)
    with book.read() as uow:
        assert not uow.matches.live()[0].num_rows
        assert [one.action for one in uow.audit.entries()] == ["import"]


def test_an_empty_book_gives_an_empty_run(book):
    assert match(book).matches == {}


def test_records_are_ranked_as_their_ids(book, tmp_path):
    put(book, tmp_path, orders=orders(["A1"] * 3, [100] * 3, row=[9, 10, 100]), bill=bill(["A1"], [300]))
    match(book)
    matches, members, _ = live(book)
    with book.read() as uow:
        lead = uow.records.ids(pc.unique(pa.array([matches[0]["lead"]])).to_numpy()).to_pylist()
        ids = sorted(
            uow.records.ids(pa.array([one["record"] for one in members if one["side"] == 0]).to_numpy()).to_pylist()
        )
    assert lead == ids[:1]
