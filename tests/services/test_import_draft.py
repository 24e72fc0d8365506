"""The import flow without a window: what looking says is what storing does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from app.bootstrap import wire
from app.domain.errors import NotAllowed
from app.domain.progress import Cancelled, Step
from app.services.import_draft import ImportDraft, known_habits
from app.store import seen
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


def test_rows_that_the_book_holds_are_compared_in_batches_that_say_how_far_they_are(book, draft, tmp_path, monkeypatch):
    source = next((DEMO / "2026-09").glob("youzan_*.csv"))
    other = tmp_path / "other.csv"
    other.write_bytes(b"\n" + source.read_bytes())
    before = _look(draft, book, source)[0]
    draft.store(book, "me")
    monkeypatch.setattr(seen, "_COMPARED", 7)
    again, told = ImportDraft(), []
    again.add([str(other)])
    found = again.look(book, "me", lambda step, done, total, _file: told.append((step, done, total)))
    again.close()
    compared = [done for step, done, total in told if step is Step.LOADING and total == before.rows]
    assert (found.lines[0].seen, found.lines[0].new) == (before.rows, 0)
    assert compared == sorted(compared) and len(compared) > before.rows / 7


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


def test_what_was_said_of_a_file_holds_for_the_next_one_like_it(book, draft, tmp_path):
    """UX 9: account and shop are remembered by columns and name, kept in the book, and undone with the import."""
    source = next((DEMO / "2026-09").glob("pdd-mall-*.csv"))
    _look(draft, book, source)
    draft.say(str(source), account="拼多多 1 店", shop="禾木家居", format=draft.found.lines[0].format)
    line = _look(draft, book)[0]
    assert (line.account, line.shop, line.habit) == ("拼多多 1 店", "禾木家居", False)
    entry = draft.store(book, "me").entry
    with book.read() as uow:
        [kept] = known_habits(uow)
    assert {name: kept[name] for name in ("account", "shop", "format")} == {
        "account": "拼多多 1 店", "shop": "禾木家居", "format": line.format,
    }  # fmt: skip
    later = next((DEMO / "2026-10").glob("pdd-mall-*.csv"))
    other = ImportDraft()
    line = _look(other, book, later)[0]
    assert (line.account, line.shop, line.habit, line.stated) == ("拼多多 1 店", "禾木家居", True, False)
    other.say(str(later), account="二店")
    line = _look(other, book)[0]
    assert (line.account, line.shop, line.habit) == ("二店", "禾木家居", False)
    other.close()
    with book.write("undo", "me") as uow:
        uow.undo(entry)
        uow.commit(text_key="audit.undo", undoes=entry)
    with book.read() as uow:
        assert not uow.decisions.live("import_habit")
    third = ImportDraft()
    assert _look(third, book, later)[0].account == ""
    third.close()


def test_a_file_of_another_name_is_no_file_like_it(book, draft, tmp_path):
    source = next((DEMO / "2026-09").glob("pdd-mall-*.csv"))
    _look(draft, book, source)
    draft.say_account(str(source), "一店")
    _look(draft, book)
    draft.store(book, "me")
    other_shop = tmp_path / "pdd-mall-88-bill-2026-10.csv"
    other_shop.write_bytes(next((DEMO / "2026-10").glob("pdd-mall-*.csv")).read_bytes())
    other = ImportDraft()
    assert _look(other, book, other_shop)[0].account == ""
    other.close()


def test_only_what_is_new_is_read_again(book, draft):
    _look(draft, book, *(DEMO / "2026-09").glob("*.csv"))
    records = {one.file: one.statements[0].records for one in draft.found.sources if one.statements}
    path = str(next((DEMO / "2026-09").glob("pdd-mall-*.csv")))
    draft.say_account(path, "一店")
    _look(draft, book)
    again = {one.file: one.statements[0].records for one in draft.found.sources if one.statements}
    assert {name for name in records if records[name] != again[name]} == {path}


def test_choices_stay_with_their_file_when_another_is_added(book, draft):
    _look(draft, book, next((DEMO / "2026-09").glob("youzan_*.csv")))
    draft.choose(0, False)
    _look(draft, book, *(DEMO / "2026-09").glob("*_account.csv"))
    assert [Path(one.file).name.startswith("youzan") for one in draft.chosen()] == [False]


def test_a_row_left_out_by_the_person_is_counted_again_as_new_elsewhere(book, draft, tmp_path):
    source = next((DEMO / "2026-09").glob("youzan_*.csv"))
    lines = source.read_bytes().splitlines(keepends=True)
    for name, rows in (("a.csv", lines[:50]), ("b.csv", [lines[0], *lines[20:80]])):
        (tmp_path / name).write_bytes(b"".join(rows))
    _look(draft, book, tmp_path / "a.csv", tmp_path / "b.csv")
    assert sorted(one.new for one in draft.found.lines) in ([30, 49], [19, 60])
    assert draft.overlaps
    draft.choose(0, False)
    draft.take(draft.recount(book, "me"))
    [chosen] = draft.chosen()
    assert chosen.new == chosen.rows
    assert draft.store(book, "me").rows_stored == chosen.rows


def _broken_rows(tmp_path, *rows):
    """Return a copy of the demo's orders with an amount that is none in these lines."""
    import csv
    import io

    source = next((DEMO / "2026-09").glob("youzan_*.csv"))
    lines = source.read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    column = next(csv.reader([lines[0]])).index("应收订单金额")
    for row in rows:
        cells = next(csv.reader([lines[row - 1]]))
        cells[column] = "twelve"
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerow(cells)
        lines[row - 1] = out.getvalue()
    path = tmp_path / "wrong.csv"
    path.write_text("".join(lines), encoding="utf-8")
    return str(path), len(lines) - 1


def test_rows_that_cannot_be_read_are_left_out_with_a_reason(book, draft, tmp_path):
    path, count = _broken_rows(tmp_path, 4, 17, 90)
    [line] = _look(draft, book, path)
    assert (line.refusal_key, line.row, line.mendable) == ("refused.not_amount", 4, True)
    assert draft.leave_out_rows(path, "bought by the owner")
    [line] = _look(draft, book)
    assert [one.row for one in line.left_out] == [4, 17, 90]
    assert {one.column for one in line.left_out} == {"应收订单金额"}
    assert (line.rows, line.new, line.seen, line.refused) == (count, count - 3, 0, 3)
    result = draft.store(book, "me")
    [stored] = result.statements
    assert (stored.rows_read, stored.rows_stored, stored.rows_refused) == (count, count - 3, 3)
    with book.read() as uow:
        [said] = uow.decisions.live("rows_left_out")
        assert (said.subject, said.note) == (stored.statement_id, "bought by the owner")
        assert [one["row"] for one in said.params["rows"]] == [4, 17, 90]
        assert uow.audit.entries()[-1].params["refused"] == 3
    from app.services.verify import verify

    assert all(one.passed for one in verify(book))


def test_taking_back_the_wish_refuses_the_file_again(book, draft, tmp_path):
    path, _count = _broken_rows(tmp_path, 4)
    _look(draft, book, path)
    draft.leave_out_rows(path, "a reason")
    _look(draft, book)
    draft.leave_out_rows(path, None)
    [line] = _look(draft, book)
    assert line.refusal_key == "refused.not_amount"


def test_rows_are_never_left_out_without_a_reason(book, draft, tmp_path):
    path, _count = _broken_rows(tmp_path, 4)
    _look(draft, book, path)
    draft.leave_out_rows(path, "")
    _look(draft, book)
    with pytest.raises(ValueError, match="without a reason"):
        draft.store(book, "me")


def test_totals_of_the_file_disagree_when_rows_are_left_out(book, draft, tmp_path):
    source = next((DEMO / "2026-09").glob("*_account.csv"))
    lines = source.read_bytes().decode("gb18030").splitlines(keepends=True)
    at = next(i for i, one in enumerate(lines) if not one.startswith("#") and "2026-09-10" in one)
    time = next(one for one in lines[at].split(",") if "2026-09-10" in one)
    lines[at] = lines[at].replace(time, "tomorrow", 1)
    path = tmp_path / "account.csv"
    path.write_bytes("".join(lines).encode("gb18030"))
    _look(draft, book, path)
    draft.leave_out_rows(str(path), "known")
    [line] = _look(draft, book)
    assert line.refused == 1 and line.control == "disagree"
    assert line.message_key == "statement.left_out_and"


def test_a_missing_file_loses_no_other(book, draft, tmp_path):
    gone = tmp_path / "gone.csv"
    gone.write_text("x")
    draft.add([str(gone)])
    gone.unlink()
    lines = _look(draft, book, next((DEMO / "2026-09").glob("youzan_*.csv")))
    assert [one.refusal_key for one in lines] == ["", "refused.missing"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
def test_a_pipe_is_not_waited_for_and_stops_no_other(book, draft, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    lines = _look(draft, book, tmp_path / "pipe.csv", next((DEMO / "2026-09").glob("youzan_*.csv")))
    assert [one.refusal_key for one in lines] == ["", "refused.missing"]


def test_what_was_added_after_the_last_look_can_be_given_up(book, draft, tmp_path):
    first, second = next((DEMO / "2026-09").glob("youzan_*.csv")), tmp_path / "more.csv"
    _look(draft, book, first)
    draft.add([str(second)])
    draft.give_up()
    assert draft.paths == [str(first)]
    assert draft.add([str(second)]) == 1, "it may be added again"


def test_a_file_is_taken_out_and_what_is_left_outlives_the_draft_with_copied_cells(book, draft, tmp_path):
    """UX 6, 11, 37: a file of a folder goes alone; cells that were pasted are no file that could be read again."""
    folder = tmp_path / "账单"
    folder.mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    draft.add([str(folder)])
    pasted = draft.add_pasted("what\tis\n这\t{n}\n", "pasted-{n}.tsv")
    draft.remove(str(folder / "a.csv"))
    names = [f"{folder}/b.csv", "pasted-1.tsv"]
    assert sorted(one.file for one in _look(draft, book)) == names
    kept = json.loads(json.dumps(draft.plain()))
    other = ImportDraft()
    assert sorted(one.file for one in _look(other, book, *other.recall(kept))) == names
    cells = next(one for one in other.paths if one.endswith(".tsv"))
    assert cells != pasted and Path(cells).read_text("utf-8") == Path(pasted).read_text("utf-8")
    other.remove(cells)
    assert other.plain()["cells"] == [] and other.plain()["taken_out"] == [str(folder / "a.csv")]
    other.add([str(folder)])  # asked for once more, it comes whole
    assert other.plain()["taken_out"] == []
    other.close()


def test_a_file_that_changed_since_it_was_checked_is_not_stored(book, draft, tmp_path):
    path = tmp_path / "orders.csv"
    path.write_bytes(next((DEMO / "2026-09").glob("youzan_*.csv")).read_bytes())
    _look(draft, book, path)
    path.write_bytes(next((DEMO / "2026-10").glob("youzan_*.csv")).read_bytes())
    with pytest.raises(NotAllowed) as wrong:
        draft.store(book, "me")
    assert wrong.value.key == "import.changed"
    _look(draft, book)
    assert draft.store(book, "me").rows_stored > 0


def test_a_look_says_in_what_form_a_file_was_found(book, draft):
    """UX 5: encoding, delimiter, header row, dates, first rows; whether the file itself states its period."""
    lines = _look(draft, book, *(DEMO / "2026-09").glob("*_account.csv"))
    look = lines[0].look
    assert (look.container, look.encoding, look.delimiter) == ("text", "gb18030", ",")
    assert look.header_row > 1 and look.date_form == "%Y-%m-%d %H:%M:%S" and look.stated
    assert len(look.rows) == len(look.numbers) == 8 and len(look.rows[0]) == len(look.header)
    assert look.numbers[0] == look.header_row + 1


def test_a_tie_of_formats_is_settled_by_the_person(book, draft):
    [line] = _look(draft, book, next((DEMO / "2026-09").glob("youzan_*.csv")))
    assert line.formats[0] == line.format == "youzan.orders"
    draft.say(line.file, format="taobao.orders")
    [line] = _look(draft, book)
    assert line.refusal_key  # it cannot be read as that, and says so; the file's own format stays on offer
    assert line.formats == ("youzan.orders",)
    draft.say(line.file, format=None)
    assert _look(draft, book)[0].ready
