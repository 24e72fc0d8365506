"""A match across currencies on screen: each side in its own, and nothing subtracted."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from app.config.words import Words
from app.domain.progress import silent
from app.services.rates import take_rates
from app.services.review import details, load_review
from app.services.run_matching import run_matching
from app.services.take_in import read_options, take_in
from app.store.engine import BookStore
from app.ui.models.review_model import ReviewModel
from app.ui.models.review_order import COLUMNS
from app.ui.review.card import EvidenceCard, Shown
from tests.services.test_across_currencies import HEAD, ORDERS, PAYMENTS


@pytest.fixture
def found(tmp_path):
    """Return the columns of L1 and the details of the match across currencies."""
    for name, rows in (("orders", ORDERS), ("payments", PAYMENTS)):
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
    with book.read() as uow:
        columns = load_review(uow, "L1")
        item = next(one for one in range(columns.items) if columns.crossed(one))
        yield columns, item, details(uow, columns, item)
    book.close()


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


def test_the_grid_names_the_currency_that_is_not_the_items_own(qtbot, found):
    columns, item, _told = found
    model = ReviewModel()
    model.set_columns(columns)
    line = columns.lines_of(item).start
    values = [at for at, one in enumerate(COLUMNS) if one.field == "value"]
    assert [model.text(line, at) for at in values] == ["100.00", "705.00 CNY"]
    sums = model.sums([item])
    assert sums.by_currency == {"USD": (10_000, 0), "CNY": (0, 70_500)}
