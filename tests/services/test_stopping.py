"""Long work can be stopped at many moments, and leaves nothing behind; what is shown of it is not disturbed."""

from __future__ import annotations

import pytest

from app.domain.errors import OutputFailed
from app.domain.progress import Cancelled, Step, pauses, silent
from app.services.export import export_book
from app.services.run_matching import run_matching
from app.services.stopwatch import Stopwatch
from tests.demo_book import demo_book


class StopAt:
    """A report that raises at its n-th pause, and counts them."""

    def __init__(self, at: int = 0) -> None:
        self.at, self.pauses, self.shown = at, 0, []

    def __call__(self, step: Step, done: int, total: int, what: str) -> None:
        if step is not Step.PAUSE:
            self.shown.append(step)
            return
        self.pauses += 1
        if self.pauses == self.at:
            raise Cancelled


@pytest.fixture
def book(tmp_path):
    made = demo_book(tmp_path)
    yield made
    made.close()


def _stopped_again_and_again(step: int, work) -> int:
    """Run `work(report)` again and again, stopped a little later each time, until it comes through."""
    stops = 0
    while True:
        try:
            work(StopAt(1 + stops * step))
        except Cancelled:
            stops += 1
        else:
            return stops


def test_matching_can_be_stopped_at_any_pause_and_leaves_the_book_as_it_was(book):
    def work(report):
        with book.read() as uow:
            assert (uow.audit.head(), uow.business_hash()) == before
        run_matching(book, as_of=None, actor="me", report=report)

    with book.read() as uow:
        before = uow.audit.head(), uow.business_hash()
    assert _stopped_again_and_again(4, work) >= 7
    with book.read() as uow:
        assert uow.audit.head()[0] == before[0][0] + 1


def test_an_export_can_be_stopped_at_any_pause_and_leaves_whole_files_alone(book, tmp_path):
    out = tmp_path / "out"
    export_book(book, str(out), report=silent)
    kept = {one.name: one.read_bytes() for one in out.glob("*.csv")}
    assert _stopped_again_and_again(2, lambda report: export_book(book, str(out), report=report)) >= 8
    assert {one.name: one.read_bytes() for one in out.glob("*.csv")} == kept
    assert {one.suffix for one in out.iterdir()} == {".csv", ".json", ".xlsx"}


def test_a_disk_that_is_full_before_the_last_table_leaves_those_of_the_run_before(book, tmp_path):
    resource = pytest.importorskip("resource")
    out = tmp_path / "out"
    export_book(book, str(out), report_file=False, report=silent)
    kept = {one.name: (one.stat().st_ino, one.read_bytes()) for one in out.iterdir()}
    largest = max(one.stat().st_size for one in out.iterdir())
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, hard))
    try:
        with pytest.raises(OutputFailed):
            export_book(book, str(out), report_file=False, report=silent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert {one.name: (one.stat().st_ino, one.read_bytes()) for one in out.iterdir()} == kept


def test_one_long_statement_of_the_database_is_stopped_too(book):
    slow = "with recursive n(i) as (select 1 union all select i + 1 from n where i < 50000000) select count(*) from n"
    with pytest.raises(Cancelled), book.read() as uow:
        uow.watch(pauses(StopAt(3)))
        uow._connection.exec_driver_sql(slow).fetchall()
    with book.read() as uow:  # the connection serves the next reader, who watches nothing
        assert uow.audit.head()[0] > 0


def test_a_pause_is_no_step_of_its_own():
    shown = []
    watch = Stopwatch(lambda step, done, total, what: shown.append(step))
    watch(Step.MATCHING, 0, 1, "")
    pauses(watch)()
    watch(Step.WRITING, 0, 1, "")
    assert set(watch.facts()["shares"]) == {"starting", "matching", "writing"}
    assert shown == [Step.MATCHING, Step.PAUSE, Step.WRITING]
