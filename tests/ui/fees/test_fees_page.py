"""Fee models are looked at, held to a contract and claimed, by keyboard and mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.fees import parse_rate
from app.services.fees import set_contract
from app.ui.fees.contract_dialog import ContractDialog
from app.ui.fees.page import FeesPage
from app.ui.fees.rows import BASE, NUMBER, OVER, TICK
from app.ui.privacy import HIDDEN, privacy
from app.ui.resources import load_translation
from app.ui.theme import theme
from tests.services.test_fees import WECHAT, contract
from tests.ui.walker import mute, nameless


@pytest.fixture
def page(qtbot, session, show):
    made = show(FeesPage(session))  # it begins with a model of which rows differ: the second one of the list
    assert made.models.currentIndex().row() > 0 and made.board.models[made.models.current()].account == WECHAT
    return made


def choose(page: Any, account: str) -> None:
    at = next(at for at, one in enumerate(page.board.models) if one.account == account)
    page.models.choose(at)


def settled(qtbot: Any, session: Any) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def texts(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_the_page_shows_the_terms_the_odd_row_and_what_is_at_stake(page):
    values = [value.text() for _title, value, _remark in page.terms.cells]
    assert values[0] == "0.60\N{NO-BREAK SPACE}%"
    assert values[2:4] == ["none seen", "none seen"]
    lefts = {one.mapTo(page, QPoint()).x() for one in (page.terms.cells[0][1], page.chart.sentence, page.total)}
    assert len(lefts) == 1
    picture, second = page.terms.grab().toImage(), page.terms.cells[1][0].parentWidget()  # a hairline parts the figures
    across = [picture.pixelColor(second.x() + off, page.terms.height() // 2) for off in (-1, 0, 1)]
    assert [one == theme.color("line") for one in across] == [False, True, False]
    line = page.models.viewport().mapTo(page, QPoint(page.models.itemDelegate().beside(), 0)).x()
    assert line == page.count.parentWidget().findChild(QLabel).mapTo(page, QPoint()).x()  # models below their title
    rows = page.grid.rows
    assert [[rows.cell(at, column).text for column in (NUMBER, BASE, OVER)] for at in range(rows.rowCount())] == [
        ["4200002055202609222989760898", "299.10", "+1.20"],
        ["5030030920260923971212041000", "263.10", "+1.58"],  # refunded, and the fee was kept
    ]
    assert page.side.hero.text() == "2.78"
    assert {"1.79", "2.99"} <= set(texts(page.side))
    assert page.chart.sentence.text() == (
        "2 rows were charged otherwise, from 09-22 11:27 to 09-23 09:40. The axis does not begin at 0."
    )
    odd = next(one for one in page.chart.chart.series if one.name == "Charged otherwise")
    assert [value for value in odd.values if value is not None] == [9_997]  # millionths: 2.99 of 299.10


def test_a_model_all_rows_obey_says_so_and_has_nothing_to_claim(page):
    choose(page, "20880412600157390156")
    assert page.grid.rows.rowCount() == 0
    assert page.side.hero.text() == "0.00"
    assert not page.side.claim.isEnabled() and not page.side.record.isVisible()
    line = next(one for one in page.models.lines.lines if one.model == page.models.current())
    assert line.state == "all agree"


def test_models_of_several_currencies_name_theirs(page):
    board = page.board
    mixed = replace(board, models=(replace(board.models[0], currency="USD"), *board.models[1:]))
    assert "CNY" not in page._line(board, 0).below
    assert [page._line(mixed, at).below.split(" · ")[1] for at in range(2)] == ["USD", "CNY"]


def test_space_takes_a_row_out_of_the_claim_and_puts_it_back(qtbot, page):
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.grid.rows.cell(0, TICK).check == 0
    assert page.side.hero.text() == "1.58" and page.side.claim.isEnabled()
    qtbot.keyClick(page.grid, Qt.Key.Key_Space)
    assert page.side.hero.text() == "2.78"
    for at in range(2):
        index = page.grid.rows.index(at, TICK)
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=page.grid.visualRect(index).center())
    assert page.grid.rows.ticked == set()
    assert page.side.hero.text() == "0.00" and not page.side.claim.isEnabled()


def test_the_claim_list_is_written_in_the_background(qtbot, qapp, session, page, tmp_path):
    load_translation(qapp, "en")  # one row is not "1 rows"
    path = tmp_path / "claim.csv"
    said: list[str] = []
    session.toast.connect(lambda text, _undo: said.append(text))
    rows = sorted(page.grid.rows.ticked)
    for ticked in (rows, rows[:1]):
        page.write_claim(str(path), page.board, page.models.current(), tuple(ticked))
        settled(qtbot, session)
        assert "4200002055202609222989760898" in path.read_text("utf-8-sig")
    assert said == ["Saved claim.csv: 2 rows", "Saved claim.csv: 1 row"]


def test_a_claim_that_cannot_be_written_is_said_in_the_page(qtbot, session, page, tmp_path):
    page.write_claim(str(tmp_path), page.board, page.models.current(), tuple(page.grid.rows.ticked))
    settled(qtbot, session)
    assert page.notice.isVisible()


def test_a_contract_rate_is_set_by_keyboard_and_taken_away_again(qtbot, session, page):
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ContractDialog)
        assert (dialog.rate.text(), dialog.ok.isEnabled()) == ("0.60\N{NO-BREAK SPACE}%", True)
        QTest.keyClicks(dialog.rate, "x")
        assert dialog.rate.text() == "x", "what is typed takes the place of what stood there"
        assert not dialog.ok.isEnabled() and dialog.hint.text() == "Rate cannot be read."
        dialog.rate.setText("0.6")
        dialog.least.setText("2")
        dialog.cap.setText("1")
        assert not dialog.ok.isEnabled() and dialog.hint.text() == "The minimum is above the cap."
        dialog.least.clear()
        dialog.cap.clear()
        assert dialog.ok.isEnabled() and dialog.hint.text().startswith("From this day on")
        for field, text in (
            (dialog.rate, "０。５５％"),
            (dialog.cap, "１，２００。５"),
        ):  # as input methods type
            field.setText(text)
        rule = dialog.rule()
        assert rule is not None and (rule.rate, rule.cap) == (parse_rate("0.55"), 120_050)
        dialog.cap.setText("12,5")
        assert not dialog.ok.isEnabled()  # 12.50 or 125: nobody knows
        dialog.cap.clear()
        dialog.rate.selectAll()
        QTest.keyClicks(dialog.rate, "0.55")
        dialog.since.setDate(QDate(2026, 9, 15))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    page._actions[2].trigger()
    settled(qtbot, session)
    assert page.board.models[page.models.current()].agreed.rate == 550_000
    assert page.grid.rows.rowCount() > 20
    assert page.terms.cells[0][2].text() == "contract 0.55\N{NO-BREAK SPACE}%"
    page._actions[3].trigger()
    settled(qtbot, session)
    assert page.board.contracts == ()
    assert page.grid.rows.rowCount() == 2


def test_a_row_leads_to_its_record(qtbot, session, page):
    with qtbot.waitSignal(session.go) as heard:
        page.side.record.click()
    name, target = heard.args
    assert name == "review"
    assert target["record"] == int(page.board.rows.record[page.board.of(page.models.current())[0]])


def test_the_page_comes_back_to_its_model(qtbot, session, page, show):
    again = FeesPage(session)
    again.restore(page.state())
    show(again)
    assert again.models.current() == page.models.current()


def test_amounts_are_hidden_where_they_are(page):
    privacy.set_hidden(True)
    try:
        assert page.side.hero.text() == HIDDEN
        assert page.grid.rows.cell(0, BASE).text == HIDDEN
    finally:
        privacy.set_hidden(False)


def test_a_book_without_fees_says_what_will_be_here(qtbot, session, show):
    from app.domain.period import Period

    session.period = Period.month(2020, 1)
    page = show(FeesPage(session))
    assert page.stack.currentWidget() is page.empty


def test_every_part_has_a_name_and_the_rows_can_be_sorted(qtbot, session, page):
    set_contract(session.book, contract(), "me")
    page.refresh()
    settled(qtbot, session)
    assert not nameless(page) and not mute(page)
    page.grid.sortByColumn(OVER, Qt.SortOrder.DescendingOrder)
    over = [int(page.board.rows.over[line]) for line in page.grid.rows.lines]
    assert over == sorted(over, reverse=True)


def test_the_chart_has_its_numbers_its_files_and_its_help(qtbot, session, page, tmp_path):
    qtbot.waitUntil(lambda: page.chart.view.is_drawn, timeout=20_000)
    page.chart.view.show_chart(replace(page.chart.view.chart, sentence="Another account."))
    assert not page.chart.view.is_drawn  # the pixels are those of the chart before
    qtbot.waitUntil(lambda: page.chart.view.is_drawn, timeout=20_000)
    page.chart.as_table.click()
    grid = page.chart.grid.rows
    assert grid.titles() == ["Day", "Charged as the price says", "Charged otherwise", "Price"]
    assert any(grid.text(row, 2) == "1.00 %" and grid.text(row, 3) == "0.60 %" for row in range(grid.rowCount()))
    page.chart.save(tmp_path / "rates.svg")
    settled(qtbot, session)
    assert (tmp_path / "rates.svg").read_bytes().startswith(b"<?xml")
    assert page.help_topic() == "fees" and page.chart.property("help_topic") == "fees#chart"


@pytest.mark.parametrize("width", [1440, 960, 720])
def test_where_there_is_little_room_columns_give_way_and_nothing_scrolls_sideways(qtbot, page, width):
    page.setMinimumSize(0, 0)
    page.resize(width, 480)
    QApplication.processEvents()
    assert page.grid.horizontalScrollBar().maximum() == 0
    assert not page.grid.isColumnHidden(OVER) and not page.grid.isColumnHidden(NUMBER)
    assert page.swap.isVisible() and not page.chart.isVisible()
    page.swap.click()
    assert page.chart.isVisible() and not page.grid.isVisible() and page.swap.text() == "Show the rows"
    page.swap.click()
    assert page.details.isVisible() == (width < 880) == (not page.side.isVisible())
    if page.details.isVisible():
        page.details.click()
        QApplication.processEvents()
        assert page.side.isVisible() and not page.models.isVisible()
        assert page.grid.horizontalScrollBar().maximum() == 0


def test_how_many_rows_differ_is_said_in_one_and_in_many(qtbot, session, page, qapp):
    """One row is not "1 rows"."""
    load_translation(qapp, "en")
    said: list[str] = []
    page.status_changed.connect(said.append)
    page.refresh()
    settled(qtbot, session)
    models, wrong = len(page.models.lines.lines), len(page.board.rows)
    assert said[-1] == f"{models} models, {wrong} rows charged otherwise"
    one = page.board.models[0]
    assert (page._state(one, 1)[0], page._state(one, 2)[0]) == ("1 differs", "2 differ")
