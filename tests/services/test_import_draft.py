"""The import flow without a window: what looking says is what storing does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import wire
from app.domain.progress import Cancelled
from app.services.import_draft import ImportDraft
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo"


@pytest.fixture
def book(tmp_path):
    made = wire().book_store.create(str(tmp_path / "shop.tieout"), info={"zone": "Asia/Shanghai", "currency": "CNY"})
    yield made
    made.close()


@pytest.fixture
def draft():
    made = ImportDraft()
    yield made
    made.close()


def _look(draft, book, *paths):
    draft.add([str(one) for one in paths])
    draft.take(draft.look(book, "me"))
    return draft.found.lines


def test_looking_stores_nothing_and_storing_gives_what_it_said(book, draft):
    lines = _look(draft, book, DEMO / "2026-09")
    with book.read() as uow:
        assert not uow.statements.live() and not uow.audit.entries()
    result = draft.store(book, "me")
    assert result.rows_stored == draft.new_rows == sum(one.new for one in lines) > 1500
    stored = {(one.file, one.format): (one.rows_stored, one.rows_seen_before) for one in result.statements}
    assert stored == {(one.file, one.format): (one.new, one.seen) for one in lines}
    assert all(one.rows == one.new + one.seen + one.refused for one in lines)


def test_an_overlapping_file_brings_only_what_is_new(book, draft, tmp_path):
    source = next((DEMO / "2026-09").glob("youzan_*.csv"))
    lines = source.read_bytes().splitlines(keepends=True)
    half = tmp_path / "half.csv"
    half.write_bytes(b"".join(lines[: len(lines) // 2]))
    first = _look(draft, book, half)[0]
    draft.store(book, "me")
    other = ImportDraft()
    whole = _look(other, book, source)[0]
    assert whole.seen == first.new and whole.new == whole.rows - first.new > 0
    assert whole.ready and other.why_not() == ""
    other.close()


def test_two_copies_in_one_batch_are_one_statement(book, draft, tmp_path):
    source = next((DEMO / "2026-09").glob("youzan_*.csv"))
    copy = tmp_path / "copy.csv"
    copy.write_bytes(source.read_bytes())
    lines = _look(draft, book, source, copy)
    assert sorted(one.new for one in lines) == [0, lines[0].rows]
    assert len([one for one in lines if one.repeats]) == 1
    assert draft.new_rows == lines[0].rows
    assert len(draft.chosen()) == 1


def test_the_person_names_the_account_of_a_file_that_states_none(book, draft):
    path = str(next((DEMO / "2026-09").glob("pdd-mall-*.csv")))
    line = _look(draft, book, path)[0]
    assert (line.account, line.stated) == ("", False)
    assert draft.say_account(path, " 店铺一 ") and not draft.say_account(path, "店铺一")
    line = _look(draft, book)[0]
    assert (line.account, line.stated) == ("店铺一", False)
    draft.store(book, "me")
    with book.read() as uow:
        assert set(uow.records.table(columns=["account"])["account"].to_pylist()) == {"店铺一"}


def test_sums_are_those_of_the_rows(book, draft):
    line = _look(draft, book, next((DEMO / "2026-09").glob("*_account.csv")))[0]
    figures = {str(one["name"]): one["stated"] for one in line.checks}
    assert f"{line.money_in / 100:.2f}" == figures["sum_in"]
    assert {f"{line.money_out / 100:.2f}", f"{-line.money_out / 100:.2f}"} & {figures["sum_out"]}


def test_a_cancelled_look_leaves_no_file_behind(book, draft):
    def stop(*_args):
        raise Cancelled

    draft.add([str(DEMO / "2026-09")])
    with pytest.raises(Cancelled):
        draft.look(book, "me", stop)
    folder = Path(draft._folder.name) if draft._folder else None
    draft.close()
    assert folder is None or not folder.exists()


def test_why_nothing_can_be_imported_has_a_reason(book, draft, tmp_path):
    assert draft.why_not() == "import.nothing_chosen"
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    _look(draft, book, empty)
    assert draft.why_not() == "import.nothing_ready"
    _look(draft, book, next((DEMO / "2026-09").glob("youzan_*.csv")))
    assert draft.why_not() == ""
    good = next(one.source for one in draft.found.lines if one.ready)
    draft.choose(good, False)
    assert draft.why_not() == "import.nothing_chosen"
