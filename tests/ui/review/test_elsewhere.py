"""The review opens where there is something to decide, and says where there is more."""

from __future__ import annotations

from datetime import date

from app.domain.period import Period
from app.domain.progress import silent
from app.services import review_columns as rc
from app.services.history import redo, undo
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.page import ReviewPage
from tests.services.test_across_currencies import HEAD

PAYOUT = "s,f,,2,s-2,settlement,payout,2026-09-10T23:00:00+08:00,-100.00,CNY,,-100.00,,p1,p1,,done,,W1"
DEPOSITS = [
    "t,g,,2,t-2,bank,deposit,2026-09-11T09:00:00+08:00,100.00,CNY,,100.00,,,,W1,done,,6222",
    "t,g,,3,t-3,bank,deposit,2026-09-12T09:00:00+08:00,7.00,CNY,,7.00,,,,W1,done,,6222",
]


def _settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.jobs, timeout=20_000)


def test_the_review_opens_where_work_is_and_a_choice_stays(qtbot, session, show, tmp_path):
    """After a run whose only finds are payouts nobody looks at orders that are not there."""
    for name, rows in (("payouts", [PAYOUT]), ("bank", DEPOSITS)):
        (tmp_path / f"{name}.csv").write_text(HEAD + "\n".join(rows) + "\n")
    demo, book = session.book, BookStore().create(str(tmp_path / "b.tieout"))
    files = [str(tmp_path / "payouts.csv"), str(tmp_path / "bank.csv")]
    asked = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    take_in(book, files, asked, actor="me", report=silent)
    run_matching(book, as_of=date(2026, 9, 30), actor="me", report=silent)
    session.set_book(book, {}, Period.month(2026, 9))
    page = show(ReviewPage(session))
    assert page.comparison == "L3"
    assert page.pairs.currentData()[0] == "L3" and page.grid.review.rowCount()

    page.pairs.setCurrentIndex(0)
    page.pairs.activated.emit(0)
    _settle(qtbot, session)
    assert page.comparison == "L1" and not page.grid.review.rowCount()
    assert page.grid.why_empty().startswith("Orders or payments are missing")
    assert page.hint.isVisible() and "L3 Payouts" in page.hint.text.text()
    page.refresh()  # what somebody chose stays, and what she closed is not said again
    page.hint.hide()
    page.refresh()
    _settle(qtbot, session)
    assert page.comparison == "L1" and page.hint.isHidden()
    page.hint.action.click()
    _settle(qtbot, session)
    assert page.comparison == "L3" and page.grid.review.rowCount() and page.hint.isHidden()

    page.pairs.activated.emit(0)
    _settle(qtbot, session)
    page.hide()
    session.matched.emit()  # a run that was started on another page
    page.show()
    page.refresh()
    _settle(qtbot, session)
    assert page.comparison == "L3"
    page.look_at("L1")
    session.set_book(demo, {}, Period.month(2026, 9))
    _settle(qtbot, session)
    book.close()
    undo(demo, "me")  # its run: both sides are here
    page.refresh()
    _settle(qtbot, session)
    page.tabs.choose("todo")
    assert page.comparison == "L1" and page.grid.why_empty().startswith("Nothing has been matched yet")

    # what no run has looked at is not called set aside, and nothing is settled because nothing was looked at
    assert set(page.loaded.every.state.tolist()) == {rc.UNMATCHED}
    items = show(DiscrepanciesPage(session))
    assert items.stack.currentWidget() is items.unmatched
    redo(demo, "me")
    for one in (page, items):
        one.refresh()
    _settle(qtbot, session)
    assert rc.UNMATCHED not in page.loaded.every.state and items.stack.currentWidget() is items.grid
