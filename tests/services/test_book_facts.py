"""What holds for the whole book can be changed and undone, and never so that a file would count twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import NotAllowed
from app.domain.progress import silent
from app.services.book_facts import book_facts, set_company, set_currency, set_zone, zones
from app.services.history import undo
from app.services.ports import Book
from app.services.steps import blockers, steps
from app.services.take_in import read_options, take_in
from app.services.taking_back import take_back, touched
from app.services.verify import verify
from app.store.engine import BookStore

#: No zone and no number of its own in the one; the other says of each row where its clock stands.
ORDERS = """Order Number,Order Status,Order Date,First Name (Billing),Name,Quantity,Payment Method Title,\
Order Total Amount
501,Completed,2026-01-05 14:22,Ann,Lamp,1,Card,20.00
502,Completed,2026-01-06 23:10,Bob,Lamp,1,Card,35.50
"""
STATED = """record_id,statement_id,file,sheet,row,layer,kind,occurred_at,amount,currency,fee,net,order_ref,channel_ref,\
batch_ref,counterparty,status,shop,account
,,,,2,channel,payment,2026-01-05T14:23:00+08:00,20.00,GBP,,20.00,501,ch_1,,,,,
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = BookStore().create(str(tmp_path / "shop.tieout"))
    yield made
    made.close()


def _import(book: Book, path: Path, text: str) -> None:
    path.write_text(text)
    options = read_options(book, account="", shop="", zone="", passwords=(), layout=None)
    assert take_in(book, [str(path)], options, actor="Lin", report=silent) == []


def _facts(book: Book) -> tuple[str, str, str]:
    with book.read() as uow:
        found = book_facts(uow)
    return found.company, found.currency, found.zone


def _offsets(book: Book) -> set[int]:
    with book.read() as uow:
        return set(uow.records.table(columns=["offset"])["offset"].to_pylist())


def test_the_zone_is_held_by_files_that_were_read_by_it_and_by_no_others(book, tmp_path):
    _import(book, tmp_path / "stated.csv", STATED)
    _import(book, tmp_path / "orders.csv", ORDERS)
    assert set_zone(book, "Asia/Taipei", "Lin").text_key == "audit.book_zone"  # the clocks are the same
    with pytest.raises(NotAllowed) as held:
        set_zone(book, "Europe/London", "Lin")
    assert (held.value.key, held.value.params["count"]) == ("facts.zone_held", 1)
    assert held.value.params["file"].endswith("orders.csv") and held.value.params["zone"] == "Asia/Taipei"
    with book.read() as uow:
        mine = [one.number for one in uow.statements.live() if one.file.endswith("orders.csv")]
        seen = touched(uow, mine)
    take_back(book, mine, actor="Lin", seen=seen)
    changed = set_zone(book, "Europe/London", "Lin").seq
    _import(book, tmp_path / "orders.csv", ORDERS)
    assert _offsets(book) == {480, 0}
    with book.read() as uow:  # undone alone, the files that came since would stand by a zone that is not the book's
        assert [one.action for one in blockers(uow, changed)] == ["import"]
    undo(book, "Lin")
    undo(book, "Lin")
    assert _facts(book)[2] == "Asia/Taipei" and len([one for one in _steps(book) if one.undone]) == 2
    assert all(one.passed for one in verify(book))


def _steps(book: Book):
    with book.read() as uow:
        return steps(uow)


def test_company_and_home_currency_are_steps_of_the_history(book):
    """UX 32."""
    assert _facts(book) == ("", "CNY", "Asia/Shanghai")
    assert set_currency(book, "cny", "Lin") is None and _steps(book) == []
    set_currency(book, " twd ", "Lin")
    set_company(book, "北島商行", "Lin")
    assert _facts(book) == ("北島商行", "TWD", "Asia/Shanghai")
    undo(book, "Lin")
    undo(book, "Lin")
    assert _facts(book) == ("", "CNY", "Asia/Shanghai")
    for call, wrong in ((set_currency, "NTD"), (set_zone, "Taipei")):
        with pytest.raises(NotAllowed):
            call(book, wrong, "Lin")
    assert {"Asia/Taipei", "Europe/London", "UTC"} <= set(zones()) and "Etc/GMT+8" not in zones()
