"""A month is imported, matched, reviewed to nothing unexplained and signed off by keys alone; then the next opens.

Every key goes to the widget that has the focus, as a keyboard sends it; nothing is clicked and no method of a
page is called. Only the choice of files stands in for the system's dialog. One month is closed by keys to its last
item; where two are walked through, what would be the second press and more for the same kind of match or item is
decided below the window (`leave_a_few`).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.match import OPEN, SUGGESTED
from app.domain.period import Period, PeriodState
from app.domain.progress import silent
from app.services import review_columns as rc
from app.services.closing import STEPS
from app.services.decide import Decision, decide
from app.services.ports import Book
from app.services.proof import proof
from app.services.sign_off import sign_off_of
from app.services.verify import verify
from app.ui.review.page_frame import EVERY_PAIR
from tests.ui.conftest import DEMO, settle

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
SEPTEMBER, OCTOBER = Period.month(2026, 9), Period.month(2026, 10)
MANY = 400
#: How many matches or items of one kind are left to the keys; the presses of Return and A take turns.
FEW = 1


class Hands:
    """Presses keys on whatever has the focus, counts them, and looks only where a person would."""

    def __init__(self, qtbot: Any, window: Any) -> None:
        self.qtbot, self.window, self.keys = qtbot, window, 0
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, wait: bool = True) -> None:
        """Press one key; wait until the work it started is done."""
        self.keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        if wait:
            settle(self.qtbot, self.window)

    def type(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        self.keys += len(text)
        QTest.keyClicks(QApplication.focusWidget(), text)

    def tab_to(self, wanted: QWidget, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press Tab until a widget has the focus."""
        for _step in range(40):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Qt.Key.Key_Tab, modifiers, wait=False)
        raise AssertionError(f"Tab does not lead to {wanted.accessibleName() or wanted}")

    def page(self, number: int, name: str) -> Any:
        """Go to a page by Alt and its number."""
        self.press(Qt.Key(int(Qt.Key.Key_0) + number), ALT)
        self.qtbot.waitUntil(lambda: self.window.current == name)  # Qt shows the button pressed for a moment
        settle(self.qtbot, self.window)
        return self.window.pages[name]


@pytest.fixture
def hands(qtbot, open_window, tmp_path):
    return Hands(qtbot, open_window(book=str(tmp_path / "禾木家居.tieout")))


def bring(hands: Hands, month: str) -> None:
    """Import a month: the files as a drop hands them over, the rest by keys."""
    hands.window.import_files([str(DEMO / month)])
    settle(hands.qtbot, hands.window)
    flow = hands.window.pages["statements"].flow
    assert flow.primary.isEnabled(), flow.reason.text()
    hands.tab_to(flow.primary)
    hands.press(Qt.Key.Key_Return)
    assert flow.result.rows_stored > 0
    hands.press(Qt.Key.Key_F9)
    assert hands.window.current == "review" or flow.stack.currentIndex() == 2


def leave_a_few(hands: Hands) -> None:
    """Decide what repeats itself: of a comparison's matches of one method, tied or not, and of its items of one code
    and state FEW are left, so that each kind is met by keys and none a hundred times."""

    def others(kinds: list[tuple[Any, ...]], numbers: list[int]) -> tuple[int, ...]:
        seen: Counter[tuple[Any, ...]] = Counter()
        more = []
        for kind, number in zip(kinds, numbers, strict=True):
            seen[kind] += 1
            if seen[kind] > FEW:
                more.append(number)
        return tuple(more)

    def work(book: Book, actor: str, _report: Any) -> None:
        with book.read() as uow:
            ties = [one for one in uow.matches.live()[0].to_pylist() if one["state"] == SUGGESTED]
        kinds = [(one["comparison"], one["method"], one["ambiguous"]) for one in ties]
        matches = others(kinds, [one["number"] for one in ties])
        assert decide(book, Decision(kind="confirm", matches=matches, many=True), actor)
        with book.read() as uow:
            items = [one for one in uow.discrepancies.live().to_pylist() if one["state"] == OPEN]
        kinds = [(one["comparison"], one["code"], one["match"] > 0) for one in items]
        numbers = others(kinds, [one["number"] for one in items])
        assert decide(book, Decision(kind="explain", discrepancies=numbers, reason="accepted"), actor)

    hands.window.session.write(work)
    settle(hands.qtbot, hands.window)


def choose_comparison(hands: Hands, page: Any, comparison: str) -> None:
    """Choose a comparison in the box left above the grid."""
    hands.tab_to(page.pairs, SHIFT)
    for _step in range(page.pairs.count() * 2):
        if page.pairs.currentData() == (comparison, EVERY_PAIR):
            break
        down = page.pairs.currentData()[0] < comparison
        hands.press(Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    assert page.loaded.comparison == comparison
    hands.tab_to(page.grid)


def approve(hands: Hands, page: Any) -> tuple[int, int]:
    """Approve what is suggested and answer the ties of the comparison shown; return how many of each."""
    sure = tied = 0
    model = page.grid.review
    for _step in range(MANY):
        counts = page.loaded.columns.counts()
        if not counts["suggested"] and not counts["ambiguous"]:
            return sure, tied
        state = int(model.columns.state[page.grid.item()])
        if state == rc.SUGGESTED:
            hands.press(Qt.Key.Key_Return if sure % 2 else Qt.Key.Key_A)
            sure += 1
        elif state == rc.AMBIGUOUS:
            assert model.chosen == -1, "a tie is never ticked beforehand"
            hands.press(Qt.Key.Key_1)
            hands.press(Qt.Key.Key_A)
            tied += 1
        else:
            hands.press(Qt.Key.Key_J)
    raise AssertionError(f"{counts} are left")


def settle_all(hands: Hands, page: Any) -> int:
    """Give every open item the reason that is usual for it; return how many."""
    done = 0
    for _step in range(MANY):
        columns = page.grid.items.columns
        if not columns.open_count():
            return done
        assert QApplication.focusWidget() is page.grid
        line = page.grid.line()
        if columns.state[line] != OPEN:
            hands.press(Qt.Key.Key_J)
            if page.grid.line() == line:
                hands.press(Qt.Key.Key_Home, CTRL)
            continue
        assert not page.detail.reason(), "no way is chosen beforehand"
        hands.press(Qt.Key.Key_1)
        hands.press(Qt.Key.Key_Return)
        done += 1
    raise AssertionError(f"{page.grid.items.columns.open_count()} items are left")


def answer(hands: Hands, page: Any, tab: str) -> int:
    """Answer every row of one tab of the comparison shown; return how many."""
    done, wanted = 0, {"suggested": rc.SUGGESTED, "ambiguous": rc.AMBIGUOUS}[tab]
    for _step in range(MANY):
        if not page.loaded.columns.counts()[tab]:
            return done
        assert QApplication.focusWidget() is page.grid, "the next step opens with the grid under the hand"
        if int(page.grid.review.columns.state[page.grid.item()]) != wanted:
            hands.press(Qt.Key.Key_J)
            continue
        if tab == "ambiguous":
            hands.press(Qt.Key.Key_1)
        hands.press(Qt.Key.Key_A)
        done += 1
    raise AssertionError(f"{page.loaded.columns.counts()} are left")


def go_on(hands: Hands) -> str:
    """Press the closing key; return what the window says is next."""
    said: list[str] = []
    hands.window.session.toast.connect(lambda text, _undo: said.append(text))
    hands.press(Qt.Key.Key_F7)
    return said[0]


def close_by_steps(hands: Hands, period: Period) -> list[str]:
    """Take a matched month to its sign-off by the closing key alone; return the steps it went through."""
    window, went = hands.window, []
    for _step in range(30):
        went.append(go_on(hands).split(":")[0])
        page, at = window.pages[window.current], int(went[-1].split()[1])
        if STEPS[at - 1] in ("suggested", "ambiguous"):
            assert answer(hands, page, STEPS[at - 1])
        elif STEPS[at - 1] in ("items", "due"):
            assert settle_all(hands, page)
        elif STEPS[at - 1] == "sign_off":
            hands.tab_to(page.name)
            hands.type("Lin Xiao")
            hands.press(Qt.Key.Key_Return, CTRL | SHIFT)
            with window.session.book.read() as uow:
                assert uow.periods.state(period) is PeriodState.SIGNED
            said = window.toast.text.text()
            assert said.startswith(f"{period.name} is signed off. Closed with ") and said.endswith(" min.")
            return went
        else:
            assert STEPS[at - 1] == "backup", "nothing but the copy is made without a person"
    raise AssertionError(f"the steps do not end: {went}")


def unexplained(book: Any, period: Period) -> dict[str, int]:
    with book.read() as uow:
        return {
            f"{one.comparison} {one.account_a} {one.account_b}": one.unexplained
            for one in proof(uow, first=period.first, last=period.last)
        }


def close_month(hands: Hands, period: Period) -> None:
    """Take a matched month to its sign-off."""
    window = hands.window
    review = hands.page(3, "review")
    assert QApplication.focusWidget() is review.grid, "the page opens with the grid under the hand"
    total = 0
    for comparison in ("L1", "L2", "L3", "L4", "L5"):
        choose_comparison(hands, review, comparison)
        total += sum(approve(hands, review))
    assert total
    items = hands.page(4, "discrepancies")
    assert settle_all(hands, items)
    page = hands.page(5, "sign_off")
    assert not page.sign.isEnabled() and page.why.text()
    hands.tab_to(page.name)
    hands.type("Lin Xiao")
    hands.press(Qt.Key.Key_Return, CTRL | SHIFT)
    with window.session.book.read() as uow:
        assert uow.periods.state(period) is PeriodState.SIGNED
        assert sign_off_of(uow, period).name == "Lin Xiao"


def test_two_months_with_each_kind_of_decision_by_keys(hands):
    window = hands.window
    bring(hands, "2026-09")
    assert window.session.period == SEPTEMBER
    leave_a_few(hands)
    close_month(hands, SEPTEMBER)
    book = window.session.book
    left = unexplained(book, SEPTEMBER)
    assert left and not any(left.values()), left
    assert [one for one in verify(book, silent) if not one.passed] == []
    bring(hands, "2026-10")
    page = hands.page(5, "sign_off")
    if window.session.period == SEPTEMBER:
        hands.tab_to(page.next_month)
        hands.press(Qt.Key.Key_Return)
    assert window.session.period == OCTOBER
    page = hands.page(5, "sign_off")
    assert page.view.period == OCTOBER and page.view.carried
    said = [page.items.model().index(row, 6).data() for row in range(page.items.model().rowCount())]
    assert any(one.startswith("carried over") for one in said), said
    with book.read() as uow:
        assert uow.periods.state(SEPTEMBER) is PeriodState.SIGNED
    left = unexplained(book, SEPTEMBER)
    assert not any(left.values()), left


def test_a_month_by_the_closing_key(hands, record_property):
    """UX 26, 35: one key leads through every step of the month to its sign-off."""
    window = hands.window
    bring(hands, "2026-09")
    before = hands.keys
    went = close_by_steps(hands, SEPTEMBER)
    left = unexplained(window.session.book, SEPTEMBER)
    assert left and not any(left.values()), left
    places = [int(one.split()[1]) for one in went]
    assert places == sorted(places) and places[0] == 3 and places[-1] == 9, went
    kept = window.session.recall("effort.2026-09")
    assert 0 < kept["keys"] <= hands.keys
    assert go_on(hands).startswith("This month is signed off. Closed with ")
    steps = ", ".join(went)
    record_property("keys", hands.keys)
    record_property("steps", steps)
    print(f"September closed with {hands.keys} keys, {hands.keys - before} of them after matching; {steps}")


def test_undo_and_redo_by_key_after_the_window_was_closed(open_demo_book, open_window, qtbot):
    window = open_demo_book()
    hands = Hands(qtbot, window)
    review = hands.page(3, "review")
    before = review.loaded.columns.counts()
    assert review.grid.review.columns.state[review.grid.item()] == rc.SUGGESTED or before["suggested"]
    while review.grid.review.columns.state[review.grid.item()] != rc.SUGGESTED:
        hands.press(Qt.Key.Key_J)
    hands.press(Qt.Key.Key_A)
    after = review.loaded.columns.counts()
    assert after["suggested"] == before["suggested"] - 1
    path = window.session.book.path
    window.close()
    window = open_window()
    window.books.open(path)
    qtbot.waitUntil(lambda: window.session.book is not None)
    settle(qtbot, window)
    hands = Hands(qtbot, window)
    review = hands.page(3, "review")
    assert review.loaded.columns.counts() == after
    hands.press(Qt.Key.Key_Z, CTRL)
    assert review.loaded.columns.counts() == before
    hands.press(Qt.Key.Key_Y, CTRL)
    assert review.loaded.columns.counts() == after
    hands.press(Qt.Key.Key_Z, CTRL)
    hands.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert review.loaded.columns.counts() == after
