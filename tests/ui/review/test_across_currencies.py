"""A match across currencies on screen: each side in its own, and nothing subtracted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from app.config.words import Words
from app.domain.period import Period
from app.domain.progress import silent
from app.services.rates import take_rates
from app.services.review import details, load_review
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from app.ui.models.discrepancy_model import AMOUNT, REF
from app.ui.models.record_model import VALUE, RecordModel
from app.ui.models.review_model import ReviewModel
from app.ui.models.review_order import COLUMNS, DIFFERENCE
from app.ui.review.card import EvidenceCard, Shown
from app.ui.review.discrepancies_page import DiscrepanciesPage
from app.ui.review.page import ReviewPage
from app.ui.review.page_frame import EVERY_PAIR
from app.ui.review.proof_line import ProofBar
from app.ui.review.sign_off_page import SignOffPage
from app.ui.theme import theme
from tests.services.test_across_currencies import HEAD, ORDERS, PAYMENTS

MORE_ORDERS = [
    "s,f,,3,s-3,order,order,2026-09-10T12:00:00+08:00,30.00,CNY,,30.00,S3,,,,paid,,",
    "s,f,,4,s-4,order,order,2026-09-10T13:00:00+08:00,20.00,USD,,20.00,S4,,,,paid,,",
]
MORE_PAYMENT = "t,g,,4,t-4,channel,payment,2026-09-11T10:00:00+08:00,20.00,USD,,20.00,S4,c4,,,done,,"


@pytest.fixture
def book(tmp_path):
    """Return a book with a match across currencies, one in each of them, and an order that nobody paid."""
    for name, rows in (("orders", [*ORDERS, *MORE_ORDERS]), ("payments", [*PAYMENTS, MORE_PAYMENT])):
        (tmp_path / f"{name}.csv").write_text(HEAD + "\n".join(rows) + "\n")
    (tmp_path / "rates.csv").write_text("date,from,to,rate\n2026-09-10,USD,CNY,7.1\n")
    book = BookStore().create(str(tmp_path / "b.tieout"))
    sources = [str(tmp_path / f"{name}.csv") for name in ("orders", "payments")]
    take_in(
        book,
        sources,
        read_options(book, account="", shop="", zone="", passwords=(), layout=None),
        actor="me",
        report=silent,
    )
    take_rates(book, str(tmp_path / "rates.csv"), actor="me")
    run_matching(book, as_of=date(2026, 9, 30), actor="me", report=silent)
    yield book
    book.close()


@pytest.fixture
def found(book):
    """Return the columns of L1 and the details of the match across currencies."""
    with book.read() as uow:
        columns = load_review(uow, "L1")
        item = next(one for one in range(columns.items) if columns.crossed(one))
        yield columns, item, details(uow, columns, item)


def test_the_card_shows_each_side_in_its_currency_and_the_rest_by_the_rate(qtbot, found):
    columns, item, told = found
    card = EvidenceCard()
    qtbot.addWidget(card)
    card.show_item(columns, item, Shown(details=told), Words("en"))
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert "100.00 USD" in texts and "705.00 CNY" in texts and "−5.00 CNY" in texts
    assert any("it is 710.00" in one and "margin −5.00" in one for one in texts)
    assert not any("−605.00" in one or "605.00" in one for one in texts)


def test_a_suggestion_says_how_many_like_it_were_approved(qtbot, found):
    columns, item, told = found
    card = EvidenceCard()
    qtbot.addWidget(card)
    score = int(columns.score[columns.evidence[item]])
    low = score // 50 * 50
    card.show_item(columns, item, Shown(details=told, history={low: (18, 21), low + 50: (3, 30)}), Words("en"))
    said = f"Of 21 suggestions like this one (score {low // 10} to {(low + 49) // 10}), you approved 18."
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert [one for one in texts if "like this one" in one] == [said]
    assert texts[texts.index("Score") + 1] == str(score // 10)  # of 100, as in the grid and of the runner-up
    card.show_item(columns, item, Shown(details=told, history={low + 50: (3, 30)}), Words("en"))
    card_texts = [one.text() for one in card.findChildren(QLabel) if one.isVisibleTo(card)]
    assert not any("like this one" in one for one in card_texts)


def test_every_amount_among_several_currencies_names_its_own(qtbot, found):
    columns, item, _told = found
    model = ReviewModel()
    model.set_columns(columns)
    line = columns.lines_of(item).start
    values = [at for at, one in enumerate(COLUMNS) if one.field == "value"]
    assert [model.text(line, at) for at in values] == ["100.00 USD", "705.00 CNY"]
    assert model.text(line, DIFFERENCE) == "—"  # nothing is subtracted across
    own = [one for one in range(columns.items) if one != item and columns.n_b[one]]
    other = columns.lines_of(next(one for one in own if columns.currency_of(one) == "CNY")).start
    assert [model.text(other, at) for at in (*values, DIFFERENCE)] == ["50.00 CNY", "50.00 CNY", "0.00 CNY"]
    side = RecordModel(0)
    side.set_columns(columns)
    assert {side.text(line, VALUE) for line in side.lines} == {"100.00 USD", "20.00 USD", "30.00 CNY", "50.00 CNY"}
    sums = model.sums([item])
    assert sums.by_currency == {"USD": (10_000, 0), "CNY": (0, 70_500)}


def test_no_page_adds_up_what_is_open_in_several_currencies(qtbot, session, show, book):
    """UX 15: by age, in the certificate and below the review each currency has a sum of its own."""
    session.set_book(book, {}, Period.month(2026, 9))
    page = show(DiscrepanciesPage(session))
    items = page.grid.items
    assert [items.text(line, AMOUNT) for line in items.lines] == ["−100.00 USD", "−30.00 CNY"]
    sums = ", 30.00 CNY · 100.00 USD without signs"
    (band,) = (one for one in page.bands if one.accessibleName().endswith(sums))
    assert band.lines == 2 and band.height() >= 2 * band.fontMetrics().height() + band.fontMetrics().height()
    items.set_group("state")
    head = next(line for line in items.lines if line < 0)
    assert (items.text(head, AMOUNT), items.text(head, REF)) == ("—", sums.removeprefix(", "))
    signing = show(SignOffPage(session))
    lines = [one for one in signing.view.proof if one.comparison == "L1"]
    assert signing.hero.text().split("\n") == ["735.00 CNY", "100.00 USD"]
    assert signing.hero.sizeHint().height() < theme.px(2 * 30)  # so that the conditions stay in sight
    assert [signing.items.model().text(row, 4) for row in range(2)] == ["100.00 USD", "30.00 CNY"]
    assert sum(one.crossing for one in lines) == 1  # suggested once, and standing in two lines
    bar = ProofBar()
    qtbot.addWidget(bar)
    bar.resize(1300, 68)
    bar.show()
    bar.show_lines(lines, "Orders", "Payments", {})
    texts = [one.text() for one in bar.findChildren(QLabel)]
    assert {"705.00 CNY", "100.00 USD", "30.00 CNY"} <= set(texts)
    reasons = next(one for one in texts if "open" in one).split("\n")
    assert [one.partition(", ")[2] for one in reasons] == ["735.00 CNY · 100.00 USD", ""]
    assert reasons[1].startswith(f"{sum(one.suggested for one in lines) - 1} match")


def test_the_same_accounts_in_two_currencies_are_two_pairs(qtbot, session, show, book):
    session.set_book(book, {}, Period.month(2026, 9))
    page = show(ReviewPage(session))
    entries = [(page.pairs.itemText(at).strip(), page.pairs.itemData(at)) for at in range(page.pairs.count())]
    pairs = [(text, pair) for text, (comparison, pair) in entries if comparison == "L1" and pair != EVERY_PAIR]
    assert len({pair[:2] for _text, pair in pairs}) < len(pairs) == len({text for text, _pair in pairs})
    columns = page.grid.review.columns
    both = [(text, pair) for text, pair in pairs if pair in columns.pairs and all(pair)]
    assert {pair[2] for _text, pair in both} == {"CNY", "USD"}
    for text, pair in both:
        page.bar.pair_asked.emit(*pair)
        assert page.pairs.currentText().strip() == text and columns.pairs[page.pair] == pair
