"""The tolerance slider: counted once, looked up while it moves, taken on demand."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from app.domain.money import plain
from app.services.tolerance_curve import STEPS
from app.ui.models.shown import plain_amount
from tests.ui.conftest import settle


def ready(qtbot, section):
    qtbot.waitUntil(
        lambda: bool(section.points) and section._job is None and not section._timer.isActive(), timeout=120_000
    )
    settle(qtbot, section.window())


def test_each_step_says_matches_and_money_and_counts_only_once_it_is_taken(qtbot, open_demo_book):
    """UX 43: nothing stands there empty before there are figures. Looser is never fewer candidates."""
    section = open_demo_book().show_page("rules").show_section("tolerance")
    assert not section.points and section.said.text()
    for one in (section.counts, section.money):
        assert one.title.text() and one.stack.currentWidget() is one.empty and one.empty.text.text()
    assert not section.take.isEnabled()

    ready(qtbot, section)
    assert section.counts.stack.currentWidget() is section.counts.view
    assert not section.take.isEnabled()
    assert [one.minor for one in section.points] == list(STEPS)
    assert section.points[0].drift <= section.points[-1].drift
    titles = [section.comparison.itemText(at) for at in range(section.comparison.count())]
    assert titles == ["L1 Orders ↔ payments", "L3 Payouts ↔ bank"]
    section.slider.setFocus()
    before = section.said.text()
    qtbot.keyClick(section.slider, Qt.Key.Key_End)
    assert section.said.text() != before and "50.00 CNY" in section.said.text()
    exact, wide = section.points[0], section.points[-1]  # pairs of one number differ at any tolerance
    assert exact.drift > 0 and "same number" in before and "adds" not in before
    assert f"differ by {plain_amount(plain(exact.drift, exact.exp, 'CNY'))} CNY in all" in before
    section.points = (*section.points[:-1], replace(wide, drift=wide.drift + 5 * 10**wide.exp))
    section._say()
    assert "What this tolerance adds differs by 5.00 CNY in all." in section.said.text()
    section.points = (*section.points[:-1], wide)
    assert section.counts.chart.table_rows[0][0] == "0.00 CNY" and len(section.money.chart.table_rows) == len(STEPS)
    assert "500" in [word for _value, word in section.money.chart.ticks]  # on an axis neither cents nor a currency
    section.refresh()  # something in the book is other than before
    ready(qtbot, section)
    assert section.slider.value() == len(STEPS) - 1  # it stays where it was put

    book = section._session.book

    def stored():
        with book.read() as uow:
            return uow.rules().tolerance

    section.slider.setValue(4)
    assert (stored().below, stored().above) == (0, 0)
    section.take.click()
    settle(qtbot, section.window())
    ready(qtbot, section)
    assert (stored().below, stored().above) == (50, 50)
    assert section.slider.value() == 4


def test_nothing_is_counted_for_a_page_that_nobody_sees(open_demo_book, qtbot):
    window = open_demo_book()
    page = window.show_page("rules")
    for name in ("rules", "learned", "tolerance"):
        page.show_section(name)
    settle(qtbot, window)
    review = window.show_page("review")
    settle(qtbot, window)
    titles: list[str] = []
    window.runner.started.connect(lambda job: titles.append(job.title))
    qtbot.keyClick(review.grid, Qt.Key.Key_A)
    settle(qtbot, window)
    qtbot.wait(600)  # longer than a section waits before it counts
    settle(qtbot, window)
    assert titles and "Counting what would match" not in titles
    window.show_page("rules")
    qtbot.waitUntil(lambda: "Counting what would match" in titles, timeout=10_000)


def test_a_count_that_was_left_before_it_began_is_made_when_the_page_is_seen_again(open_demo_book, qtbot):
    window = open_demo_book()
    section = window.show_page("rules").show_section("tolerance")
    ready(qtbot, section)
    titles: list[str] = []
    window.runner.started.connect(lambda job: titles.append(job.title))
    section.refresh()
    window.show_page("review")
    settle(qtbot, window)
    qtbot.wait(600)
    assert "Counting what would match" not in titles
    window.show_page("rules")
    qtbot.waitUntil(lambda: "Counting what would match" in titles, timeout=10_000)
