"""The overview: amounts, charts, steps and alerts say what the book says and lead to its rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.analysis.ageing import WAITS
from app.domain.period import Period
from app.services.closing import STEPS, CloseStep
from app.ui.dashboard.alerts import alert_text
from app.ui.dashboard.overview_page import CHARTS
from app.ui.forms import forms
from app.ui.models import shown
from app.ui.privacy import HIDDEN, privacy
from app.ui.theme import theme
from tests.demo_book import SEPTEMBER
from tests.ui.dashboard.conftest import settled


@pytest.fixture
def gone(page):
    """Return where the page wanted to go."""
    found = []
    page.session.go.connect(lambda name, target: found.append((name, target)))
    return found


def hover(view, at):
    place = view.boxes[at].center()
    view.mouseMoveEvent(
        QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            view.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    return place.toPoint()


def test_no_empty_box_of_currencies_stands_there_while_the_figures_are_read(qtbot, page):
    made = type(page)(page.session)
    qtbot.addWidget(made)
    made.resize(1300, 1400)
    made.show()
    made.refresh()
    assert not made.currencies.isVisible() and not made.currencies.count()
    settled(qtbot, made)
    assert made.currencies.isVisible() == (made.currencies.count() > 1)


def test_the_home_currency_is_shown_first_where_somebody_set_it(page):
    (one,) = page.figures.currencies
    page.figures = replace(page.figures, currencies=tuple(replace(one, currency=name) for name in ("USD", "TWD")))
    for info, first in (({}, "USD"), ({"currency": "TWD"}, "TWD"), ({"currency": "GBP"}, "USD")):
        page.session.info, page._currency = info, None
        page._fill_currencies()
        assert page.currencies.currentText() == first


def test_what_is_in_transit_is_the_sum_of_the_items_that_wait(page):
    """The figure leads to the list of them; a reserve that a batch holds waits as well, and no pair is off by it."""
    (one,) = page.figures.currencies
    page.numbers.show_figures(page.figures, replace(one, lines=()))
    sum_of = one.ageing.total(WAITS)
    assert sum_of and page.numbers.parts[2].value.text() == shown.amount(sum_of, one.ageing.exp, one.currency)


def test_amounts_in_no_currency_do_not_stand_before_all_others(page):
    (one,) = page.figures.currencies
    made = type(page)(page.session)
    made.figures = replace(page.figures, currencies=tuple(replace(one, currency=name) for name in ("USD", "")))
    made._fill_currencies()
    assert made.shown_currency().currency == made.currencies.currentText() == "USD"
    made.currencies.setCurrentIndex(1)
    made.currencies.activated.emit(1)
    assert made.shown_currency().currency == "" and made.currencies.currentText() == "No currency"


def test_five_amounts_stand_on_top_the_difference_the_largest_and_enter_shows_their_rows(qtbot, page, gone):
    parts = page.numbers.parts
    assert len(parts) == 5 and parts[0].value.text() == "7,551.4206"
    heights = [one.value.fontMetrics().height() for one in parts]
    assert heights[0] > max(heights[1:])
    assert parts[3].value.text() == "4,646.86" and "2 of 3" in parts[3].hint.text()
    for one in parts:
        assert one.accessibleName() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        one.setFocus()
        QApplication.processEvents()
    assert not gone
    qtbot.keyClick(page.numbers.parts[0], Qt.Key.Key_Return)
    qtbot.mouseClick(page.numbers.parts[2], Qt.MouseButton.LeftButton)
    assert gone == [("review", {"comparison": "L1", "tab": "todo"}), ("discrepancies", {"state": 0})]


def test_a_panel_has_title_sentence_legend_and_its_numbers_and_they_are_copied(qtbot, page):
    """UX 52: data table next to each chart."""
    for name in CHARTS:
        panel = page.panels[name]
        chart = panel.chart
        assert panel.title.text() == chart.title and panel.sentence.text() == chart.sentence, name
        assert panel.view.is_drawn and len(panel.view.boxes) == len(chart.labels), name
        assert panel.legend.isVisible() == (len(chart.series) > 1), name
        panel.as_table.setChecked(True)
        assert panel.stack.currentWidget() is panel.grid and not panel.legend.isVisible(), name
        model = panel.grid.model()
        shown = [
            tuple(model.index(row, column).data() for column in range(model.columnCount()))
            for row in range(model.rowCount())
        ]
        assert tuple(shown) == chart.table_rows, name
        bold = [panel.grid.rows.paint(line, 1).bold for line in range(model.rowCount())]
        assert not any(bold[:-1]) and bold[-1] == chart.totals == (shown[-1][0] in ("Total", "All channels")), name
        panel.as_table.setChecked(False)
        assert panel.stack.currentWidget() is panel.view, name
        assert panel.legend.isVisible() == (len(chart.series) > 1), name
    panel = page.panels["money"]
    panel.as_table.setChecked(True)
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(panel.chart.table_rows) and lines[0].startswith("Channel\t")
    assert "38511.35" in lines[1].replace(",", "")


def test_a_bar_says_its_numbers_under_the_mouse_and_a_click_opens_its_records(qtbot, page, gone):
    """UX 52: tooltips; a click leads to the records."""
    view = page.panels["days"].view
    place = hover(view, 14)
    assert view.tip.isVisible() and view.tip.lines[0].text() == "Tue 15 Sep"
    assert "Matched 15" in [one.text() for one in view.tip.lines]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert gone == [("review", {"comparison": "L1", "tab": "all", "side": 0, "days": "2026-09-15"})]
    assert view.at(QPoint(0, 0)) == -1 and view.at(QPointF(view.boxes[3].center()).toPoint()) == 3


def test_keys_go_from_bar_to_bar_and_enter_opens(qtbot, page, gone):
    """UX 59: reachable by keyboard, said to a screen reader."""
    view = page.panels["codes"].view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.current == 0 and view.tip.isVisible()
    assert view.accessibleName() == "Discrepancies by code" and view.accessibleDescription().startswith("TS3 ")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current == 1 and view.accessibleDescription().startswith("EX6 ")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert gone == [("discrepancies", {"code": "EX6", "live": True})]
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == len(view.chart.labels) - 1
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.tip.isVisible()
    gone.clear()
    view = page.panels["delays"].view
    view.go_to(0)  # no payout came on the same day: an empty bar opens nothing
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not gone and not view.tip.isVisible()


def test_f6_goes_from_chart_to_chart(page):
    """UX 59: F6 enters a panel at its first bar."""
    from app.ui.panes import focus_next

    page.panels["days"].view.setFocus()
    focus_next(page.panes())
    assert QApplication.focusWidget() is page.panels["money"].view and page.panels["money"].view.current == 0
    page.panels["codes"].as_table.setChecked(True)
    focus_next(page.panes())
    assert QApplication.focusWidget() is page.panels["codes"].grid


def test_every_chart_is_drawn_anew_for_another_theme_and_size_of_type(qtbot, page):
    """UX 57, 60: theme and font size reach the charts."""
    before = page.easel.drawn
    light = page.panels["money"].view._pixmap.toImage()
    try:
        theme.apply("dark")  # nothing has another size
        settled(qtbot, page)
        assert page.panels["money"].view._pixmap.toImage() != light
        theme.apply("dark", 1.3)
        settled(qtbot, page)
        dark = page.panels["money"].view._pixmap.toImage()
        assert page.easel.drawn >= before + len(CHARTS)
        assert dark.pixelColor(3, 3).name().upper() == theme.tokens["surface"] != light.pixelColor(3, 3).name().upper()
    finally:
        theme.apply("light", 1.0)
        settled(qtbot, page)


def test_hidden_amounts_are_hidden_in_charts_too(qtbot, page, tmp_path):
    """UX 41: the switch reaches charts; what is written to files is never hidden."""
    try:
        privacy.set_hidden(True)
        settled(qtbot, page)
        assert page.numbers.parts[0].value.text() == HIDDEN
        assert set(page.panels["money"].chart.ends) == {HIDDEN}
        assert page.panels["days"].chart.total(14) == 18
        page.panels["money"].save(tmp_path / "money.svg")
        settled(qtbot, page)
        assert "38,511.35" in (tmp_path / "money.svg").read_text("utf-8")
    finally:
        privacy.set_hidden(False)
        settled(qtbot, page)


def test_a_chart_is_saved_from_the_panel_and_copied_as_an_image(qtbot, page, tmp_path):
    """UX 52: export PNG, SVG, PDF; copy as image. A folder that is gone is said."""
    said, failed = [], []
    page.session.toast.connect(lambda text, _undo: said.append(text))
    page.session.failed.connect(failed.append)
    for kind in ("png", "svg", "pdf"):
        page.panels["days"].save(tmp_path / f"days.{kind}")
        settled(qtbot, page)
        assert (tmp_path / f"days.{kind}").stat().st_size > 5_000 and said == [f"Saved: days.{kind}"]
        said.clear()
    page.panels["channels"].copy_action.trigger()
    settled(qtbot, page)
    image = QApplication.clipboard().image()
    assert (image.width(), image.height()) == (1520, 840)
    assert not failed
    page.panels["days"].save(tmp_path / "none" / "days.png")
    settled(qtbot, page)
    assert len(failed) == 1 and failed[0].key == "output.failed"


def test_the_steps_say_what_is_left_and_lead_there_and_what_a_closed_month_took(qtbot, page, gone):
    assert page.steps.progress.text() == "3 of 9"
    assert list(page.steps.buttons)[:3] == ["statements", "run", "suggested"]
    left = next(one.left for one in page.figures.steps if one.name == "suggested")
    assert page.steps.buttons["suggested"].accessibleName() == f"Approve suggestions: next, {left} suggestions left"
    page.steps.buttons["items"].click()
    assert gone == [("discrepancies", {"state": 1})]
    page.session.remember("effort.2026-09", {"keys": 1234, "seconds": 1500})
    page.steps.show_steps(tuple(CloseStep(name=name, state="done", left=0) for name in STEPS))
    assert page.steps.effort.text() == "Closed with 1,234 keys in 25 min."
    page.session.remember("effort.2026-09", None)
    page.steps.show_effort()
    assert not page.steps.effort.text()


def test_continue_closing_goes_to_the_next_step_and_says_which(qtbot, page, gone):
    said = []
    left = next(one.left for one in page.figures.steps if one.name == "suggested")
    page.session.toast.connect(lambda text, _undo: said.append(text))
    page.go_on.trigger()
    settled(qtbot, page)
    assert gone == [("review", {"comparison": "L1", "tab": "suggested"})]
    assert said == [f"Step 3 of 9: {left} suggestions left"]


def test_the_backup_step_is_done_at_once(qtbot, page):
    page.steps.buttons["backup"].click()
    settled(qtbot, page)
    page.refresh()
    settled(qtbot, page)
    assert "done" in page.steps.buttons["backup"].accessibleName()


def test_alerts_show_one_and_the_others_on_demand(qtbot, page, gone):
    bar = page.alerts
    assert len(bar.alerts) == 6 and len(bar.links) == 1 and bar.more.text() == "5 more"
    bar.links[0].click()
    assert gone == [(bar.alerts[0].page, bar.alerts[0].target)]
    bar.more.click()
    assert len(bar.links) == 6 and all(one.accessibleName() for one in bar.links)
    qtbot.waitUntil(lambda: len({one.mapTo(bar, one.rect().topLeft()).x() for one in bar.links}) == 1)
    told = {alert_text(one, page.session) for one in bar.alerts}
    labels = [label for one in bar.links for label in one.parentWidget().findChildren(QLabel)]
    said = [one for one in labels if one.text() in told]
    assert len(said) == 6 and len({one.mapTo(bar, QPoint()).x() for one in said}) == 1
    bar.more.click()
    assert len(bar.links) == 1


def test_a_month_without_statements_offers_the_import(qtbot, page, gone):
    page.session.set_period(Period.month(2026, 3))
    settled(qtbot, page)
    assert page.stack.currentWidget() is page.empty
    page.empty.button.click()
    assert gone == [("statements", None)]
    page.session.set_period(SEPTEMBER)
    settled(qtbot, page)
    assert page.stack.currentWidget() is page.scroll


def test_panels_stand_below_each_other_in_a_small_window(qtbot, page):
    """UX 58: 1024×640 without anything cut at the right."""
    page.resize(976, 500)
    settled(qtbot, page)
    assert page.scroll.widget().width() <= page.scroll.viewport().width()
    assert page.panels["money"].y() > page.panels["days"].y()
    for one in page.panels.values():
        assert one.title.width() >= one.title.sizeHint().width()


def test_nothing_is_drawn_before_the_page_is_painted(qtbot, session):
    """UX 63: charts come after the page, drawn on other threads."""
    from app.ui.dashboard.overview_page import OverviewPage

    made = OverviewPage(session)
    qtbot.addWidget(made)
    made.refresh()
    qtbot.waitUntil(lambda: made.figures is not None)
    qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
    assert made.easel.drawn == 0
    made.resize(1300, 1400)
    made.show()
    assert made.easel.drawn == 0 and made.numbers.parts[0].value.text()
    view = made.panels["days"].view
    said, view.chart = view.grab().toImage(), None  # until then it says what will be here
    assert said != view.grab().toImage()
    view.chart = made.panels["days"].chart
    settled(qtbot, made)
    assert made.easel.drawn >= len(CHARTS)


def test_the_charts_write_days_as_the_person_wants_them(qtbot, page):
    """UX 55: a chosen form of days holds on axes and in tooltips; without one the language's own does."""
    days = page.panels["days"]
    assert days.chart.labels[14] == "15 Sep"
    try:
        forms.use("roc", "")
        settled(qtbot, page)
        assert days.chart.labels[14] == "09/15" and days.chart.heads[14] == "Tue 09/15"
    finally:
        forms.use("", "")
