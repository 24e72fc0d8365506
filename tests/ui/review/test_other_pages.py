"""Discrepancies are explained, a month is signed off and reopened, an order is found: by keyboard."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from app.domain.match import OPEN
from app.domain.period import day_number, day_of
from app.services.decide import Decision, decide
from app.services.history import undo
from app.services.sign_off import reopen, sign_off_of
from app.services.two_persons import set_wants_two
from app.ui.delegates.cell import width_of
from app.ui.models.discrepancy_model import AMOUNT, REF, TITLE
from app.ui.passphrase import UnlockDialog
from app.ui.privacy import HIDDEN, privacy
from app.ui.review.changes_dialog import ChangesDialog
from app.ui.review.dialogs import NoteDialog
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.find import FindPanel
from app.ui.review.sign_off_page import SignOffPage
from app.ui.theme import theme
from tests.demo_book import SEPTEMBER
from tests.services.test_sign_off import settle


def settled(qtbot, session):
    qtbot.waitUntil(lambda: not session.runner.jobs, timeout=60_000)


def test_enter_explains_an_item_and_goes_to_the_next(qtbot, session, show):
    page = show(DiscrepanciesPage(session))
    before = page.grid.items.columns.open_count()
    first = page.grid.number()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_2)  # no way is chosen beforehand
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.grid.number() != first
    settled(qtbot, session)
    assert page.grid.items.columns.open_count() == before - 1


def test_a_day_that_went_by_with_the_period_is_not_proposed_to_wait_for(session, show):
    """What should have come last month comes next month at the earliest; a day that a person gave stays."""
    page = show(DiscrepanciesPage(session))
    columns, next_day = page.grid.items.columns, SEPTEMBER.next().first
    past = day_number(next_day) - 5
    line = next(at for at in range(len(columns)) if columns.state[at] == OPEN)
    for reason, expected, shown in (("", past, past + 5), ("waiting", past, past), ("", past + 9, past + 9)):
        rows = columns.table.to_pylist()
        rows[line] |= {"expected": expected, "reason": reason}
        table = pa.Table.from_pylist(rows, schema=columns.table.schema)
        page.detail.show_item(replace(columns, table=table), line, next_day)
        assert page.detail.due.date().toPython() == day_of(shown)


def test_age_bands_filter_the_list(qtbot, session, show):
    page = show(DiscrepanciesPage(session))
    counts = [count for count, _sum in page.grid.items.columns.bands()]
    at = next(at for at, count in enumerate(counts) if count)
    page.bands[at].click()
    assert page.grid.items.rowCount() == counts[at]
    picture = page.bands[at].grab().toImage()  # a hairline parts it from the next
    assert picture.pixelColor(picture.width() - 1, picture.height() // 2) == theme.color("line")


def test_the_month_is_signed_by_keyboard_and_then_read_only(qtbot, session, show, monkeypatch):
    """UX 34: proposed, confirmed, signed off; read-only then."""
    page = show(SignOffPage(session))
    assert not page.sign.isEnabled() and page.why.text()
    settle(session.book)
    page.refresh()
    settled(qtbot, session)
    assert not page.sign.isEnabled()
    page.name.setFocus()
    qtbot.keyClicks(page.name, "Lin Xiao")
    assert page.sign.isEnabled() and not page.why.isVisible()
    acts: list[str] = []
    with monkeypatch.context() as encrypted:  # the passphrase is asked for once more; Esc signs nothing
        encrypted.setattr(session.book, "encrypted", True)
        encrypted.setattr(UnlockDialog, "exec", lambda asked: acts.append(asked.windowTitle()))
        page.sign_action.trigger()
    settled(qtbot, session)
    assert acts == ["Sign off"] and page.sign.isVisible()
    page.sign_action.trigger()
    settled(qtbot, session)
    with session.book.read() as uow:
        assert sign_off_of(uow, SEPTEMBER).name == "Lin Xiao"
    assert page.reopen.isVisible() and not page.name.isEnabled()
    assert "Lin Xiao" in page.said.text()
    assert page.next_month.hasFocus()  # not the button that reopens
    reopen(session.book, SEPTEMBER, "a late file", "Lin Xiao")
    page.refresh()
    settled(qtbot, session)
    assert page.name.hasFocus() and page.sign.isVisible()


def test_one_submits_a_month_and_another_signs_it_or_sends_it_back(qtbot, session, show, monkeypatch):
    """DESIGN 2 and 4 h: prepared, awaiting review; approved, or sent back."""
    settle(session.book)
    set_wants_two(session.book, True, "Lin")
    page = show(SignOffPage(session))
    qtbot.keyClicks(page.name, "Lin Xiao")
    assert page.sign.text() == "Submit for review" == page.sign_action.text()
    page.note.setPlainText("fees are booked next month")
    page.sign_action.trigger()
    settled(qtbot, session)
    assert page.sign.text() == "Approve and sign off" and not page.note.toPlainText()
    assert not page.sign.isEnabled() and "Lin Xiao" in page.why.text()  # the name in the field is still hers
    assert "fees are booked next month" in page.before.text()
    page.name.setText("Zhou Zheng")
    assert page.sign.isEnabled() and page.send_back.isVisible()
    monkeypatch.setattr(NoteDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(NoteDialog, "text", lambda self: "the fee of 3.60 has no voucher")
    page.send_back.click()
    settled(qtbot, session)
    assert page.sign.text() == "Submit for review"
    assert page.before.text() == "Sent back by Zhou Zheng: the fee of 3.60 has no voucher"
    page.name.setText("Lin Xiao")
    page.sign_action.trigger()
    settled(qtbot, session)
    with session.book.read() as uow:
        one = uow.matches.live("L1")[0]["number"][0].as_py()
    decide(session.book, Decision(kind="unmatch", matches=(one,)), "Lin")
    settle(session.book)
    page.name.setText("Zhou Zheng")
    page.refresh()
    settled(qtbot, session)
    assert not page.sign.isEnabled() and page.changed.isVisible() and "Changed since" in page.before.text()
    ChangesDialog(page.view, session.words, page).deleteLater()
    undo(session.book, "Lin")
    undo(session.book, "Lin")
    page.refresh()
    settled(qtbot, session)
    page.sign_action.trigger()
    settled(qtbot, session)
    assert page.said.text().startswith("Prepared by Lin Xiao") and "Signed off by Zhou Zheng" in page.said.text()
    assert page.reopen.isVisible() and not page.send_back.isVisible()


def test_every_sum_of_the_sign_off_leads_to_its_rows(qtbot, session, show):
    """UX 26: from the balance of a pair and from a listed item to the records by Enter, once each."""
    page, went = show(SignOffPage(session)), []
    session.go.connect(lambda name, target: went.append((name, target)))
    left = [bool(one.unexplained) for one in page.view.proof]
    for row in (left.index(True), left.index(False)):
        one = page.view.proof[row]
        page.pairs.setCurrentIndex(page.pairs.model().index(row, 0))
        qtbot.keyClick(page.pairs, Qt.Key.Key_Return)
        name, target = went.pop()
        assert (name, target["comparison"], target["tab"]) == ("review", one.comparison, ("all", "todo")[left[row]])
        assert target["pair"] == (one.account_a, one.account_b, one.currency)
    place = page.items.visualRect(page.items.model().index(0, 0)).center()
    qtbot.mouseClick(page.items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(page.items.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [sorted(one) for _name, one in went] == [["comparison", "record"]]


def test_each_condition_of_the_sign_off_says_what_it_counts(session, show):
    page = show(SignOffPage(session))
    said = [page.checks.itemAtPosition(row, 2).widget().text() for row in range(len(page.view.checks))]
    assert said[:2] == ["13 statements", "13 statements"]
    assert [one.partition(" ")[2] for one in said[2:]] == ["to approve", "to decide", "open", "pairs open"]
    mark, words = (page.checks.itemAtPosition(0, at).geometry() for at in (0, 1))
    assert words.left() - mark.right() > 4  # the line in which they stand has no gaps to give
    done = page.checks.itemAtPosition(0, 2).widget()
    ends = done.mapTo(page, QPoint(done.width() - done.contentsMargins().right(), 0)).x()
    assert ends == page.name.mapTo(page, QPoint(page.name.width(), 0)).x()
    assert page.hero_said.text() == "Unexplained difference, short plus over"
    assert page.heading.text() == "Certificate for Sep 2026"  # as the month is called above
    model = page.pairs.model()
    last = {model.text(row, 3) for row in range(len(page.view.proof)) if model.text(row, 0) == "L5"}
    assert last == {"Revenue and tax"}  # not the account of the tax alone
    channel = [
        (model.text(row, 1), model.text(row, 3)) for row in range(model.rowCount()) if model.text(row, 0) == "L2"
    ]
    assert ("Alipay …0156 · Entries", "Alipay …0156 · Account") in channel  # one name on both sides says nothing
    assert all(a != b for a, b in channel)
    items, across = page.items.model(), Qt.Orientation.Horizontal
    assert items.headerData(4, across) == model.headerData(5, across) == "A − B"  # their workbench shows B − A
    assert {items.text(row, 4) for row in range(items.rowCount()) if items.text(row, 0) == "AM1"} == {"10.00"}


def test_a_pair_with_one_side_alone_is_not_said_to_tie_out(session, show):
    """UX 35: of pairs that were held against nothing it is said how many there are, and no 0.00 is green for them."""
    page = show(SignOffPage(session))
    even = [one for one in page.view.proof if not one.unexplained and not one.lacking]
    alone = replace(even[0], account_b="", count_b=0)
    assert alone.lacking == "b" and page.head.alone.isVisible() is any(one.lacking for one in page.view.proof)
    for proof, chip, look, more in (
        (even[:2], "all 2 pair tie out", "matched", ""),
        ([*even[:2], alone], "all 2 pair tie out", "matched", "1 more pair with one side alone"),
        ([alone], "no pair has both sides", "signed", "1 more pair with one side alone"),
    ):
        page.head.show_view(replace(page.view, proof=proof))
        said = page.head.chip
        # English says how many with its own plural where another test loaded it
        words = [re.sub(r"pair(\(s\)|s)?", "pair", one) for one in (said.accessibleName(), page.head.alone.text())]
        assert (words[0], said.property("chip")) == (chip, look)
        assert page.head.alone.isVisible() is bool(more) and (not more or words[1].startswith(more))
    assert page.hero.text() == "—" and not page.hero.property("state")
    assert page.why.isVisible() and not page.why.property("state")  # nobody did anything wrong yet


def test_sums_by_age_and_by_group_tell_where_they_leave_signs_out(session, show):
    page = show(DiscrepanciesPage(session))
    items = page.grid.items
    items.set_group("age")
    heads = {items.text(line, TITLE): line for line in items.lines if line < 0}
    for band, (count, _total) in zip(page.bands, items.columns.bands(), strict=True):
        if not count:
            continue
        head = heads[band.accessibleName().partition(":")[0]]
        size = items.text(head, REF).removesuffix(" without signs") or items.text(head, AMOUNT).lstrip("−")
        assert band.accessibleName().endswith(f", {size} without signs")
        sums = [items.paint(line, AMOUNT) for line in (head, next(one for one in items.lines if one >= 0))]
        assert [one.bold for one in sums] == [True, False] and width_of(sums[0]) > width_of(
            sums[0]._replace(bold=False)
        )
    assert any(items.text(line, REF) for line in heads.values())


def test_a_month_without_records_has_nothing_to_sign(qtbot, session, show):
    """UX 35: of a month in which nothing was checked no condition is called met; what is open from before stays."""
    page = show(SignOffPage(session))
    marks = [one for one in page.findChildren(QLabel) if one.accessibleName() == "met"]
    assert marks and page.view.proof
    session.set_period(SEPTEMBER.next())
    page.refresh()
    settled(qtbot, session)
    QApplication.processEvents()
    shown = [one.accessibleName() for one in page.findChildren(QLabel) if one.isVisible()]
    assert "met" not in shown and shown.count("not met") == 1
    assert page.said.text().startswith("There is nothing to sign") and not page.sign.isEnabled()
    assert "carried over from earlier months" in page.said.text()  # the oldest may be of any of them


def test_amounts_of_the_sign_off_are_hidden_where_they_are(session, show):
    page = show(SignOffPage(session))
    seen = page.hero.text()
    privacy.set_hidden(True)
    try:
        assert page.hero.text() == HIDDEN
        assert {page.pairs.model().text(0, column) for column in (2, 4, 5, 6, 7)} == {HIDDEN}
    finally:
        privacy.set_hidden(False)
    assert page.hero.text() == seen


def test_the_document_is_saved_as_pdf(qtbot, session, show, tmp_path):
    page = show(SignOffPage(session))
    target = tmp_path / "out.pdf"
    page.paper.made(lambda html: page.paper.write(str(target), html))
    settled(qtbot, session)
    assert target.read_bytes().startswith(b"%PDF")


def test_find_leads_to_the_record(qtbot, session):
    panel = FindPanel(session)
    qtbot.addWidget(panel)
    gone = []
    session.go.connect(lambda name, target: gone.append((name, target)))
    with session.book.read() as uow:
        number = uow.records.table(layers=[1], columns=["order_ref"])["order_ref"][5].as_py()
    panel.show()
    qtbot.keyClicks(panel.field, number)
    qtbot.waitUntil(lambda: panel.results.count() > 0)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert gone and gone[0][0] == "review" and gone[0][1]["record"]
