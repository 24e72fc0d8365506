"""Rules in the settings: written as a form, tried at once, saved with a question, refused with their place."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from app.domain.match import Rules
from app.domain.progress import silent
from app.domain.rule import ASIDE, MATCH, MOST_PATTERNS, Key, Pattern, Rule, Scope
from app.domain.tolerance import Tolerance
from app.services.rule_trial import with_rule
from app.services.save_rules import save_rules
from tests.ui.conftest import answer, settle


@pytest.fixture
def section(qtbot, open_demo_book):
    window = open_demo_book()
    section = window.show_page("rules").show_section("rules")
    settle(qtbot, window)
    return section


def rules_of(section):
    with section._session.book.read() as uow:
        return uow.rules()


def wait(qtbot, section):
    settle(qtbot, section.window())
    qtbot.waitUntil(lambda: not section._timer.isActive() and section._trial is None, timeout=60_000)
    settle(qtbot, section.window())


def make_aside(qtbot, section, where='kind == "order" and amount >= money("100.00")'):
    section.add_aside.click()
    section.form.title.clear()
    qtbot.keyClicks(section.form.title, "Large ones")
    section.form.where.setFocus()
    qtbot.keyClicks(section.form.where, where)
    wait(qtbot, section)


def test_built_in_rules_can_be_read_and_not_changed(qtbot, section):
    texts = [section.model.text(row, 0) for row in range(len(section.shown))]
    assert "Same number on both sides" in texts
    section.grid.selectRow(0)
    assert not section.form.widget().isEnabled() and not section.delete.isEnabled() and not section.switch.isEnabled()
    assert section.form.verticalScrollBar().isEnabled()  # what may stand in a condition can be read all the same
    section.store(with_rule(section.rules, Rule(id="rule-1", title="Mine")))
    wait(qtbot, section)
    section.grid.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    for row in range(section.model.rowCount()):  # under a sort the rule is meant that is seen
        section.grid.selectRow(row)
        mine = section.model.index(row, 0).data() == "Mine"
        able = section.form.widget().isEnabled()
        assert (section.current() is not None) == mine == able == section.delete.isEnabled()


def test_a_rule_shows_its_catch_while_it_is_typed_and_before_it_is_saved(qtbot, section):
    make_aside(qtbot, section)
    assert "set aside" in section.catch.said.text()
    assert section.catch.examples.rowCount() > 0
    assert rules_of(section).rules == ()
    section.grid.selectRow(section.model.rowCount() - 1)  # a click beside it loses nothing
    qtbot.waitUntil(lambda: section.current() is not None, timeout=5000)
    assert section.notice.text.text().startswith("Save the rule") and section.form.rule().title == "Large ones"
    section.save.click()
    wait(qtbot, section)
    (rule,) = rules_of(section).rules
    assert (rule.title, rule.does, rule.scope.comparisons) == ("Large ones", ASIDE, ("L1",))
    assert section.edited is None and not section.save.isEnabled()


def test_a_rule_half_written_is_there_again_whatever_is_gone_to(qtbot, section, open_window):
    """UX 37: at another page, and in another window on the book; a rule that has its name by then stays."""
    window = section.window()
    section.add_aside.click()
    section.form.title.setText("Large ones")
    section.form.where.insert("amount >")
    section.form.changed.emit()
    window.show_page("review")
    settle(qtbot, window)
    window.show_page("rules")
    settle(qtbot, window)
    typed = section.form.rule()
    assert section.edited == typed and (typed.title, typed.where) == ("Large ones", "amount >")
    save_rules(window.session.book, Rules(rules=(Rule(id=typed.id, title="Other"),)), "Lin", silent)
    path = window.session.book.path
    window.resume.keep()
    window.books.close()
    again, said = open_window(), []
    again.session.toast.connect(lambda text, _undo: said.append(text))
    # as before the rules had a page of their own: what was left among the settings is taken up, and the page found
    for key, value in (("page.settings", window.session.memory.get(path, "page.rules", None)), ("page.rules", None)):
        again.session.memory.put(path, key, value)
    for key, value in (("page", "settings"), ("settings.section", "rules"), ("rules.section", None)):
        again.session.memory.put(path, key, value)
    again.books.open(path)
    qtbot.waitUntil(lambda: again.session.book is not None, timeout=20_000)
    settle(qtbot, again)
    assert again.current == "rules"
    shown = again.show_page("rules").show_section("rules")
    settle(qtbot, again)
    assert shown.form.rule() == shown.edited == replace(typed, id=shown.edited.id) and shown.edited.id != typed.id
    assert said == ["You had not saved this rule yet."] and shown.save.isEnabled()
    assert [one.title for one in shown.rules.rules] == ["Other", "Large ones"]
    assert [one.title for one in rules_of(shown).rules] == ["Other"]
    shown.drop.click()
    settle(qtbot, again)
    again.resume.keep()
    assert not again.session.recall("page.settings") and shown.model.rowCount() == len(shown.shown)


def test_what_cannot_run_says_rule_field_letter_and_reason_and_is_not_saved(qtbot, section):
    make_aside(qtbot, section, "ammount > 5")
    assert "there is no field ammount; the nearest is amount" in section.catch.said.text()
    section.save.click()
    wait(qtbot, section)
    assert "rule Large ones, On the record, character 1" in section.notice.text.text()
    assert section.form.where.hasFocus() and section.form.where.cursorPosition() == 0
    assert rules_of(section).rules == () and section.edited is not None


def test_every_field_of_a_rule_comes_back_from_its_form(qtbot, section):
    section.add_match.click()
    form = section.form
    for line, text in (
        (form.lists["accounts"], "2088, 招商，"), (form.where_a, "amount < 0"), (form.where_b, 'has(text, "x")'),
        (form.where, "days >= 0"), (form.below, "5"), (form.percent_above, "0.5"), (form.cap, "20.00"),
    ):  # fmt: skip
        form.own.setChecked(True)
        line.clear()
        line.insert(text)
        line.textEdited.emit(text)
    form.confirms.setChecked(True)
    form.days_after.setValue(9)
    form.anchor.setCurrentIndex(1)
    form.scores[2].setValue(800)
    form.keys[0][0].setCurrentIndex(form.keys[0][0].findData("channel_ref"))
    form.keys[1][0].setCurrentIndex(form.keys[1][0].findData("text"))
    qtbot.keyClicks(form.keys[1][1], r"No (\d+)")
    form.patterns[0].side.setCurrentIndex(2)
    form.patterns[0].text.insert("提现")
    form.patterns[0].text.textEdited.emit("提现")
    assert form.comparisons["L4"].toolTip() == "L4 Bank ↔ books"
    form.comparisons["L4"].click()
    section.save.click()
    wait(qtbot, section)
    (rule,) = rules_of(section).rules
    assert rule.scope.comparisons == ("L3", "L4")
    assert rule.does == MATCH and rule.scope.accounts == ("2088", "招商") and rule.confirms and rule.accept == 800
    own = rule.tolerance
    assert (own.below, own.percent_above, own.cap, own.days_after, own.anchor) == (500, 50, 2000, 9, "B")
    assert (rule.key_a.field, rule.key_b.field, rule.key_b.pattern) == ("channel_ref", "text", r"No (\d+)")
    assert [(one.side, one.pattern) for one in rule.patterns] == [("B", "提现")]
    section.grid.selectRow(0)
    assert section.form.rule() == rule


WHOLE = Rule(
    id="whole", title="All of it", on=False, scope=Scope(
        shops=("Tea",), stores=("茶铺",), merchants=("2088001",), channels=("alipay", "jd"), accounts=("6222",),
        comparisons=("L1", "L4"), currencies=("CNY", "USD"),
    ),
    show=100, new=450, accept=700, confirms=True, ambiguous=False,
    tolerance=Tolerance(
        below=1, above=250, percent_below=50, percent_above=125, cap=9_999, days_before=4, days_after=11, anchor="B"
    ),
    where_a="amount < 0", where_b='has(text, "x")', where="days >= 0",
    patterns=tuple(
        Pattern(field=field, pattern=f"p{at}", side=("", "A", "B")[at % 3], absent=at % 2 == 1)
        for at, field in enumerate(("text", "status", "counterparty", "order_ref", "channel", "shop", "subtype"))
    ),
    key_a=Key(field="channel_ref"), key_b=Key(field="text", pattern=r"No (\d+)"),
)  # fmt: skip
OUT = Rule(
    id="out", title="Out", does=ASIDE, scope=Scope(comparisons=("L1", "L5")), where="amount == 0", reason="gift",
    with_payments=True, patterns=(Pattern(field="text", pattern="礼", absent=True),),
)  # fmt: skip


@pytest.mark.parametrize("rule", [WHOLE, OUT])
def test_everything_that_a_rules_file_may_say_is_in_the_form(qtbot, section, rule):
    """What a file brings is shown whole, and is what the form gives back; each field is another than built in."""
    shown = {one.name for one in fields(Rule)} - {"id", "does"}
    plain = Rule(id=rule.id, does=rule.does)
    differs = {name for name in shown if getattr(rule, name) != getattr(plain, name)}
    assert rule is OUT or differs == shown - {"reason", "with_payments"}
    section.form.show_rule(rule)
    assert section.form.rule() == rule
    section.form.show_rule(plain)
    assert section.form.rule() == plain
    assert sum(one.text.isVisibleTo(section.form) for one in section.form.patterns) == 1


def test_patterns_are_added_by_a_button_as_many_as_a_rule_may_have(qtbot, section):
    section.add_match.click()
    for _each in range(30):
        section.form.more.click()
    assert len(section.form.patterns) == MOST_PATTERNS and not section.form.more.isEnabled()
    last = section.form.patterns[-1].text
    last.insert("(")
    last.textEdited.emit("(")
    section.save.click()
    wait(qtbot, section)
    assert rules_of(section).rules == () and "Pattern 20, character 1" in section.notice.text.text()
    assert last.hasFocus()


def test_an_amount_that_is_none_is_refused_where_it_stands(qtbot, section):
    section.add_match.click()
    section.form.own.setChecked(True)
    section.form.cap.insert("much")
    section.form.cap.textEdited.emit("much")
    section.save.click()
    wait(qtbot, section)
    assert "“much” is no amount" in section.notice.text.text() and section.form.cap.hasFocus()
    assert rules_of(section).rules == ()


def test_thresholds_that_contradict_each_other_are_refused_where_they_stand(qtbot, section):
    section.add_match.click()
    section.form.scores[0].setValue(990)
    section.save.click()
    wait(qtbot, section)
    assert "show may not be above new" in section.notice.text.text() and section.form.scores[0].hasFocus()
    assert rules_of(section).rules == ()


def test_order_switch_and_delete_by_keys(qtbot, section):
    for _each in range(2):
        make_aside(qtbot, section)
        section.save.click()
        wait(qtbot, section)
    first, second = (one.id for one in rules_of(section).rules)
    section.grid.setFocus()
    section.grid.selectRow(1)
    qtbot.keyClick(section.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    wait(qtbot, section)
    assert [one.id for one in rules_of(section).rules] == [second, first]
    section.grid.setFocus()
    section.grid.selectRow(0)
    qtbot.keyClick(section.grid, Qt.Key.Key_Space)
    wait(qtbot, section)
    assert [one.on for one in rules_of(section).rules] == [False, True]
    section.grid.setFocus()
    section.grid.selectRow(0)
    qtbot.keyClick(section.grid, Qt.Key.Key_Delete)
    wait(qtbot, section)
    assert [one.id for one in rules_of(section).rules] == [first]


def test_a_signed_month_that_would_differ_is_asked_about_with_its_numbers(qtbot, section):
    from app.services.sign_off import sign_off
    from tests.demo_book import SEPTEMBER
    from tests.services.test_two_months import settle as decide_all

    book = section._session.book
    decide_all(book, SEPTEMBER)
    sign_off(book, SEPTEMBER, "Lin", "", "Lin")
    asked = []
    answer(QMessageBox, lambda box: (asked.append(box.text()), box.reject()))
    make_aside(qtbot, section)
    assert section.catch.months.rowCount() == 1 and section.catch.months.text(0, 2) != "0"
    section.save.click()
    wait(qtbot, section)
    assert "2026-09" in asked[0] and rules_of(section).rules == ()
    answer(QMessageBox, lambda box: next(one for one in box.buttons() if "all the same" in one.text()).click())
    section.save.click()
    wait(qtbot, section)
    assert len(rules_of(section).rules) == 1


def test_rules_go_out_as_a_file_and_come_back(qtbot, section, tmp_path):
    make_aside(qtbot, section)
    section.save.click()
    wait(qtbot, section)
    rules = rules_of(section).rules
    section.write_file(str(tmp_path / "rules.json"))
    section.delete_current()
    wait(qtbot, section)
    assert rules_of(section).rules == ()
    section.take_file(str(tmp_path / "rules.json"))
    wait(qtbot, section)
    assert rules_of(section).rules == rules
    (tmp_path / "bad.json").write_text('{"rules": [{"id": "x", "where_a": "foo"}]}')
    section.take_file(str(tmp_path / "bad.json"))
    assert "there is no field foo" in section.notice.text.text()
