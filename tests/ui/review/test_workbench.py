"""The workbench: groups, owners, reasons for many, the way back to where one was; what changed since a sign-off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.discrepancy import code_order
from app.domain.match import OPEN, RESOLVED, WAITING
from app.services.decide import Decision, decide
from app.services.discrepancies import load_discrepancies
from app.services.locked import LATE
from app.services.sign_off import sign_off
from app.services.write_off import limit, set_limit
from app.ui.models import discrepancy_model as dm
from app.ui.models import shown
from app.ui.review.changes_dialog import ChangesDialog
from app.ui.review.dialogs import OwnerDialog, WriteOffDialog
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.sign_off_page import SignOffPage
from app.ui.review.signed_since import SignedSince
from app.ui.settings.limits import LimitsSection
from app.ui.theme import LABEL, theme
from tests.demo_book import SEPTEMBER
from tests.services.test_sign_off import settle
from tests.ui.conftest import answer


@pytest.fixture
def page(session, show):
    made = show(DiscrepanciesPage(session))
    made.grid.setFocus()
    return made


def settled(qtbot: Any, session: Any) -> None:
    for _ in range(3):
        qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)
        QApplication.processEvents()


def heads(page: Any) -> list[tuple[str, str]]:
    items = page.grid.items
    rows = [row for row in range(items.rowCount()) if items.line(row) < 0]
    return [(items.index(row, dm.TITLE).data(), items.index(row, dm.CODE).data()) for row in rows]


def test_an_amount_of_nothing_is_not_coloured(page):
    items = page.grid.items
    paints = [items.paint(line, dm.AMOUNT) for line in range(len(items._columns.amount))]
    assert {one.tone for one in paints if one.text == "0.00"} == {"text3"}
    assert "open" in {one.tone for one in paints if one.text != "0.00"}


def test_a_fee_too_high_is_no_money_over_and_what_is_settled_is_quiet(page, qtbot):
    columns = page.grid.items.columns
    line = columns.code.index("AM4")
    for state, look in ((OPEN, "open"), (WAITING, None), (RESOLVED, None)):
        told = replace(columns, state=np.full_like(columns.state, state))
        page.detail.show_item(told, line, SEPTEMBER.next().first)
        said = [one for one in page.detail.findChildren(QLabel) if one.text() == "Overcharged"]
        assert said and not [one for one in page.detail.findChildren(QLabel) if "over" in one.text().split(", ")]
        text = shown.amount(-int(columns.amount[line]), columns.exp, "CNY")
        amount = [one for one in page.detail.findChildren(QLabel) if one.text() == text][-1]
        assert (amount.property("state") or None) == look


def test_what_came_after_a_sign_off_is_said_once_and_leads_to_it(page, session, qtbot):
    """A late file makes an item of each row; a person sees what to do with all of them."""
    columns, gone = page.grid.items.columns, []
    session.go.connect(lambda where, _target: gone.append(where))
    (notice,) = page.findChildren(SignedSince)
    assert not notice.isVisible()
    late = np.flatnonzero(columns.state == OPEN)[:2]
    words = {"text_key": LATE, "params": '{"period":"2026-09"}'}
    table = columns.table
    for name, said in words.items():
        values = [said if at in late else one for at, one in enumerate(table[name].to_pylist())]
        at = table.schema.get_field_index(name)
        table = table.set_column(at, name, pa.array(values, table.schema.field(at).type))
    session.set_period(SEPTEMBER.next())
    page.grid.items.set_columns(replace(columns, table=table))
    said = notice.text.text()
    assert notice.isVisible() and said.startswith("2 item") and "about Sep 2026, which was signed off" in said
    notice.action.click()
    assert gone == ["sign_off"] and session.period == SEPTEMBER
    settled(qtbot, session)


def test_a_group_shows_what_its_column_adds_up_to(page):
    page.groups.choose("code")
    items, columns = page.grid.items, page.grid.items.columns
    seen: list[str] = []
    for row in range(items.rowCount()):
        if items.line(row) < 0:
            seen.append(items.index(row, dm.AMOUNT).data())
            added = [0]
        else:
            added.append(-int(columns.amount[items.line(row)]))
        if row + 1 == items.rowCount() or items.line(row + 1) < 0:
            assert seen[-1] == shown.amount(sum(added), columns.exp, "CNY")
    assert "−1,263.28" in seen  # 137.77 and −1,401.05
    said = {items.title("EX1", one) for one in ("L1", "L4")}  # one of the orders, one of the bank
    assert len(said) == 2 and any(set(name.removeprefix("EX1 ").split(" · ")) == said for name, _count in heads(page))


@pytest.mark.parametrize("group", dm.GROUPS)
def test_groups_hold_every_item_once_and_count_them(page, group):
    items = page.grid.items
    page.groups.choose(group)
    lines = [items.line(row) for row in range(items.rowCount())]
    assert sorted(one for one in lines if one >= 0) == list(range(len(items.columns)))
    if group == "code":  # AM2 stands before AM11
        codes = [items.columns.code[one] for one in lines if one >= 0]
        assert codes == sorted(codes, key=code_order) != sorted(codes)
    assert sum(int(count) for _name, count in heads(page)) == (len(items.columns) if group else 0)
    items.sort_by([(dm.AMOUNT, Qt.SortOrder.DescendingOrder)])
    assert sorted(items.line(row) for row in range(items.rowCount())) == sorted(lines)


def test_an_owner_is_given_by_key_to_all_selected_and_shown(qtbot, page, session):
    page.groups.choose("owner")
    page.grid.selectAll()
    count = len(page.grid.numbers())
    assert count == len(page.grid.items.columns)

    def fill(dialog: OwnerDialog) -> None:
        dialog.name.setCurrentText("Zhou")
        dialog.accept()

    answer(OwnerDialog, fill)
    QTest.keyClick(page.grid, Qt.Key.Key_T)
    settled(qtbot, session)
    page.groups.choose("owner")
    assert heads(page) == [("Zhou", str(count))]
    said = "\n".join(one.text() for one in page.detail.findChildren(QLabel))
    assert "Zhou" in said and f"Gave {count} items to Zhou" in said
    with session.book.read() as uow:
        assert len(uow.audit.entries()) == 3  # import, run, one step for all


def test_a_reason_is_given_by_keys_and_filled_down_to_the_items_selected(qtbot, page, session):
    """UX 27: F2, arrows, Enter, Esc, Ctrl+D; UX 14, 15: how many are selected, and their sum; UX 19: still so."""
    columns, said = page.grid.items.columns, []
    page.status_changed.connect(said.append)
    first, second, third = (int(one) for one in columns.number[columns.state == OPEN][:3])
    page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.row_of(first), dm.CODE))
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    assert page.focusWidget() in page.detail.ways.buttons()
    assert page.detail.ways.checkedButton() is None and not page.detail.settle.isEnabled(), "nothing is chosen for her"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.focusWidget() is page.grid
    QTest.keyClick(page.grid, Qt.Key.Key_F2)
    for _way in page.detail.ways.buttons():
        if page.focusWidget().objectName() == "claimed":
            break
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert not page.detail.reason(), "arrows look, Enter chooses"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.detail.reason() == "claimed"
    page.detail.note.setText("case 12")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.focusWidget() is page.grid
    settled(qtbot, session)
    items = page.grid.items
    reason = items.columns.reason
    source = next(row for row in range(items.rowCount()) if reason[items.line(row)] == "claimed")
    rows = [source, items.row_of(second), items.row_of(third)]
    page.grid.setCurrentIndex(items.index(source, dm.CODE))
    flags = page.grid.selectionModel().SelectionFlag
    for row in rows:
        page.grid.selectionModel().select(items.index(row, 0), flags.Select | flags.Rows)
    amounts = [-int(items.columns.amount[items.line(row)]) for row in rows]
    assert said[-1].startswith(f"3 selected   Sum {shown.amount(sum(amounts), items.columns.exp, 'CNY')}   ")
    picked = page.grid.picked()
    page.settling.fill_down()
    settled(qtbot, session)
    assert page.grid.picked() == picked and len(picked) == 3, "they can be acted on once more"
    for change in (page.grid.header.click_sort, lambda column: page.grid.header.type_text(column, "<99999")):
        change(dm.AMOUNT)
        assert page.grid.picked() == picked
    assert list(page.grid.items.columns.reason).count("claimed") == 3
    table = page.grid.items.columns.table.to_pylist()
    assert [one["note"] for one in table if one["reason"] == "claimed"] == ["case 12"] * 3


def test_a_filter_on_the_amount_means_the_amount_that_is_seen(page):
    """UX 17"""
    items, found = page.grid.items, set()
    for typed in (">0", "<0"):
        page.grid.header.type_text(dm.AMOUNT, typed)
        texts = [items.index(row, dm.AMOUNT).data() for row in range(items.rowCount())]
        assert texts and all(one.startswith("−") is (typed == "<0") for one in texts), typed
        found |= {items.line(row) for row in range(items.rowCount())}
    assert found == set(np.flatnonzero(items.columns.amount).tolist())


def test_w_writes_off_within_the_limit_and_says_what_it_is(qtbot, page, session):
    """UX 29"""
    columns = page.grid.items.columns
    matched = np.array([one["match"] > 0 for one in columns.table.to_pylist()])
    line = int(np.flatnonzero(matched & (columns.state == OPEN) & (columns.amount != 0))[0])
    row = page.grid.items.row_of(int(columns.number[line]))
    page.grid.setCurrentIndex(page.grid.items.index(row, dm.CODE))
    size = abs(int(columns.amount[line])) / 10**columns.exp
    QTest.keyClick(page.grid, Qt.Key.Key_W)
    assert (size <= 1) or page.notice.isVisible()
    set_limit(session.book, f"{size:.2f}", "Lin")
    page.refresh()
    settled(qtbot, session)
    page.grid.setCurrentIndex(page.grid.items.index(row, dm.CODE))
    answer(WriteOffDialog, lambda dialog: dialog.accept())
    QTest.keyClick(page.grid, Qt.Key.Key_W)
    settled(qtbot, session)
    assert "written_off" in page.grid.items.columns.reason


def test_the_workbench_goes_back_to_where_it_was(qtbot, page, session, show):
    """UX 37"""
    page.groups.choose("code")
    page.grid.header.type_text(dm.CODE, "EX")
    settled(qtbot, session)
    page.grid.setCurrentIndex(page.grid.items.index(page.grid.items.rowCount() - 1, dm.CODE))
    state = page.state()
    again = DiscrepanciesPage(session)
    again.restore(state)
    again = show(again)
    settled(qtbot, session)
    assert again.state() == state and again.grid.number() == page.grid.number() != 0
    again.show_target({"state": OPEN})
    settled(qtbot, session)
    again.grid.setCurrentIndex(again.grid.items.index(again.grid.items.rowCount() - 1, dm.CODE))
    number = again.grid.number()
    again.show_target({"code": "EX6", "live": True})
    settled(qtbot, session)
    assert again.grid.number() != number != 0
    again.grid.header.clear_filters()
    again.show_target(number)
    settled(qtbot, session)
    again.show_target({"state": OPEN})  # the closing key, pressed on another page meanwhile
    settled(qtbot, session)
    assert again.grid.number() == number


def test_what_changed_since_the_sign_off_is_told_pair_by_pair(qtbot, session, show):
    """UX 36: the report names what is different; the signed numbers stay."""
    settle(session.book)
    sign_off(session.book, SEPTEMBER, "Lin Xiao", "", "Lin")
    with session.book.read() as uow:
        before = uow.periods.sign_offs()[0].digest
        waiting = load_discrepancies(uow, first=SEPTEMBER.first, last=SEPTEMBER.last)
    number = int(waiting.number[waiting.state == WAITING][0])
    came = Decision(kind="explain", discrepancies=(number,), reason="other_period", note="came")
    decide(session.book, came, "Lin")
    page = show(SignOffPage(session))
    settled(qtbot, session)
    assert page.changed.isVisible() and page.view.changes
    seen: list[list[str]] = []

    def read(dialog: ChangesDialog) -> None:
        rows = range(dialog.model.rowCount())
        seen.extend([dialog.model.index(row, at).data() for at in range(3)] for row in rows)
        dialog.reject()

    answer(ChangesDialog, read)
    page.changed.click()
    assert seen and all(then != now for _what, then, now in seen)
    with session.book.read() as uow:
        assert uow.periods.sign_offs()[0].digest == before


def test_the_limit_of_the_book_is_set_in_the_settings(qtbot, session, show):
    section = show(LimitsSection(session))
    settled(qtbot, session)
    assert section.limit.text() == "1.00"
    section.limit.setText("２０")
    section.limit.editingFinished.emit()
    settled(qtbot, session)
    with session.book.read() as uow:
        assert limit(uow) == "20.00"
    section.limit.setText("much")
    section.limit.editingFinished.emit()
    assert section.notice.isVisible()


def test_the_limits_of_a_run_are_kept_with_the_rules_of_the_book(qtbot, session, show):
    section = show(LimitsSection(session))
    settled(qtbot, session)
    limits = section.run_limits
    assert (limits.large.text(), limits.margin.value(), limits.late.value(), limits.rounding.value()) == ("", 5, 3, 1)
    with session.book.read() as uow:
        before = uow.rules().version
    limits.large.setText("50,000")
    limits.large.editingFinished.emit()
    settled(qtbot, session)
    limits.margin.setValue(2)
    limits.margin.editingFinished.emit()
    settled(qtbot, session)
    shown = [one.value() for one in (limits.cases, limits.night_from, limits.night_to, limits.share)]
    assert shown == [8, 1, 5, 25]
    for field, value in ((limits.cases, 12), (limits.night_from, 23), (limits.night_to, 4), (limits.share, 40)):
        field.setValue(value)
        field.editingFinished.emit()
        settled(qtbot, session)
    with session.book.read() as uow:
        rules = uow.rules()
    assert (rules.large, rules.margin, rules.version) == (5_000_000, 2, before + 6)
    assert (rules.cases, rules.night_from, rules.night_to, rules.share) == (12, 23, 4, 40)
    limits.large.setText("lots")
    limits.large.editingFinished.emit()
    assert section.notice.isVisible()


def test_the_arrow_of_a_sort_leaves_the_title_whole(page):
    """UX 19: a narrow column says what it holds also while it is sorted by."""
    header, column = page.grid.header, dm.AGE
    title = page.grid.items.titles()[column]
    wide = QFontMetrics(theme.font(LABEL)).horizontalAdvance(title)
    assert header.sort_is_small(title, wide + 4) and not header.sort_is_small(title, wide + 40)
    page.grid.setColumnWidth(column, wide + 16)
    left, top = header.sectionViewportPosition(column), theme.px(4)
    inner, whole = (QRect(left + 8 - more, top, wide + 2 * more, theme.px(20)) for more in (0, 7))
    before = [header.viewport().grab(one).toImage() for one in (inner, whole)]
    header.click_sort(column)
    header.click_sort(dm.AMOUNT, adds=True)
    after = [header.viewport().grab(one).toImage() for one in (inner, whole)]
    assert after[0] == before[0] and after[1] != before[1]


def test_a_day_of_another_year_says_its_year(page):
    items = page.grid.items
    columns = replace(items.columns, since_day=items.columns.since_day.copy())
    last = int(columns.record.argmax())
    assert not items.other_year(dm.SINCE) and len(items.paint(last, dm.SINCE).text) == len("09-01")
    narrow = page.grid.columnWidth(dm.SINCE)
    columns.since_day[last] -= 400
    items.set_columns(columns)
    page.grid.fit_columns()
    assert items.other_year(dm.SINCE) and items.paint(last, dm.SINCE).text.startswith("2025-")
    assert page.grid.columnWidth(dm.SINCE) > narrow


def test_a_number_gives_way_to_the_title_beside_it(page):
    """UX 58: a number is cut in its middle as it is, and a title would lose its last word."""
    grid = page.grid
    grid.setMinimumWidth(0)
    grid.resize(theme.px(930), 600)
    QApplication.processEvents()
    assert grid.columnWidth(dm.TITLE) >= grid.text_width(dm.TITLE, 18)
    assert theme.px(112) <= grid.columnWidth(dm.REF) < grid.text_width(dm.REF, 18)


def test_the_sum_of_an_age_is_whole_however_often_it_is_shown(page):
    """UX 58: a long sum is written small, and stays so when it is written again."""
    band = page.bands[0]
    band.resize(theme.px(100), theme.px(62))
    for _ in range(3):
        band.show_values("10", "10 items", ["6,260,720.7206"])
        band.ensurePolished()
        assert band._sum.property("small") is True
    band.show_values("1", "1 item", ["0.00"])
    assert not band._sum.property("small")
    band.show_values("7", "7 items", ["59.98 EUR", "22,504.00 TWD"])
    band.ensurePolished()
    assert band._sum.sizeHint().width() <= band.width() - 18  # no code of a currency is cut
