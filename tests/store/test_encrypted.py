"""A book with a passphrase: nothing of it can be read without, and all that is done with books is done with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.errors import BookUnreadable, OutputFailed
from app.services.backup import daily
from app.services.restore import look_into, restore
from app.services.verify import verify
from app.store.engine import Book, BookStore
from app.store.making import made_aside
from app.trust import keys
from app.trust.keys import Cost
from tests.builders import records
from tests.store.helpers import add, business, ids

CHEAP = Cost(memory_kib=8 << 10, iterations=1, lanes=1)
PASS = "对账 correct horse 'battery'"
CANARY = "LANTERNCANARY"


def new_store() -> BookStore:
    """Return a store that knows no key yet."""
    return BookStore(busy_ms=50, key_cost=CHEAP)


@pytest.fixture
def store() -> BookStore:
    return new_store()


@pytest.fixture
def path(store: BookStore, tmp_path: Path) -> str:
    made = str(tmp_path / "shop.tieout")
    with closing(store.create(made, info={"company": CANARY}, passphrase=PASS)) as book:
        add(book, tmp_path, records(order_ref=[f"{CANARY}{n}" for n in range(200)]), file=f"{CANARY}.csv")
    return made


@contextmanager
def refused(key: str) -> Iterator[None]:
    with pytest.raises(BookUnreadable) as error:
        yield
    assert error.value.key == key


def found(folder: Path) -> list[str]:
    """Return the files in which the canary can be read."""
    return sorted(one.name for one in folder.rglob("*") if one.is_file() and CANARY.encode() in one.read_bytes())


def test_no_file_of_an_encrypted_book_shows_a_word_of_it(store: BookStore, tmp_path: Path) -> None:
    for name, passphrase in (("open", ""), ("shut", PASS)):
        folder = tmp_path / name
        folder.mkdir()
        book = store.create(str(folder / "shop.tieout"), info={"company": CANARY}, passphrase=passphrase)
        add(book, tmp_path / "elsewhere", records(order_ref=[f"{CANARY}{n}" for n in range(200)]))
        held = {one.name for one in folder.iterdir()}  # its log too, while it is open
        assert "shop.tieout-wal" in held and ("shop.keys" in held) == bool(passphrase) == book.encrypted
        seen = found(folder)
        daily(book, folder / "copies", date(2026, 11, 2))
        book.close()
        assert bool(seen) == (not passphrase) and bool(found(folder)) == (not passphrase)


def test_it_opens_with_its_passphrase_alone(path: str) -> None:
    store, keys = new_store(), Path(path).with_name("shop.keys")
    with refused("book.needs_passphrase"):
        store.open(path)
    with refused("book.passphrase"):
        store.unlock(path, PASS + "x")
    with refused("book.needs_passphrase"):
        look_into(store, Path(path))
    store._keys.tries.ticks = lambda: 1e9  # long after
    assert store.unlock(path, PASS)
    with closing(store.open(path)) as book:
        assert len(ids(book)) == 200 and not [one for one in verify(book, originals=False) if not one.passed]
    assert look_into(store, Path(path)).company == CANARY
    text = keys.read_text("utf-8")
    keys.write_text(text.replace('"version": 1', '"version": 7'), "utf-8")
    with refused("book.keys_damaged"):
        store.open(path)
    keys.unlink()
    with refused("book.no_keys"):
        store.open(path)
    assert keys.name not in {one.name for one in keys.parent.iterdir()}


def test_wrong_passphrases_are_taken_more_and_more_slowly_and_the_right_one_ends_it(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    store, now, waits = new_store(), [5.0], []
    store._keys.tries.ticks = lambda: now[0]
    for _ in range(8):
        with refused("book.passphrase"):
            store.unlock(path, "wrong")
        waits.append(store.wait_s(path))
        for early in (PASS, "wrong"):  # neither is looked at, and no time is added
            with refused("book.wait"):
                store.unlock(path, early)
        with refused("book.wait"):
            store.change_passphrase(path, PASS, "another one entirely")
        assert store.wait_s(path) == waits[-1]
        now[0] += waits[-1]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert caplog.text.count("did not open the book") == 8 and "wrong" not in caplog.text
    assert store.unlock(path, PASS) and store.wait_s(path) == 0
    with refused("book.passphrase"):
        store.unlock(path, "wrong")
    assert store.wait_s(path) == 1


def test_a_bit_that_turns_in_any_page_is_noticed(path: str) -> None:
    store, raw = new_store(), Path(path).read_bytes()
    store.unlock(path, PASS)
    for at in (20, len(raw) // 2, len(raw) - 9):
        Path(path).write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        with refused("book.damaged"):
            look_into(store, Path(path))


def test_a_plain_book_is_encrypted_given_another_passphrase_and_made_plain_again(tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    store, path = new_store(), str(folder / "shop.tieout")
    with closing(store.create(path, info={"company": CANARY})) as book:
        add(book, tmp_path, records(order_ref=[f"{CANARY}{n}" for n in range(200)]))
        before = business(book), sorted(ids(book))
        with refused("book.locked"):  # somebody has it open
            store.change_passphrase(path, "", PASS)
    assert found(folder) == [one.name for one in folder.iterdir()] == ["shop.tieout"]
    for old, new in (("", PASS), (PASS, PASS + "2"), (PASS + "2", "")):
        store.change_passphrase(path, old, new)
        assert bool(found(folder)) == (not new)
        fresh = new_store()
        if new:
            with refused("book.passphrase"):
                fresh.unlock(path, old)
        fresh._keys.tries.ticks = lambda: 1e9  # long after
        assert fresh.unlock(path, new) == bool(new)
        with closing(fresh.open(path)) as book:
            assert (business(book), sorted(ids(book))) == before
            assert not [one for one in verify(book, originals=False) if not one.passed]
    assert [one.name for one in folder.iterdir()] == ["shop.tieout"]


def test_a_wrong_old_passphrase_changes_nothing(path: str) -> None:
    folder = Path(path).parent
    before = {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}
    for new in ("", "another one entirely"):
        with refused("book.passphrase"):
            new_store().change_passphrase(path, "wrong", new)
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()} == before


def test_keys_that_cannot_be_written_or_read_are_said_and_leave_nothing(tmp_path: Path, path: str) -> None:
    store, folder = new_store(), tmp_path / "books"
    folder.mkdir()
    with pytest.raises(OutputFailed) as error:
        store.create(str(folder / ("x" * 251)), passphrase=PASS)  # with .keys no disk has room for the name
    assert error.value.key == "output.failed" and not list(folder.iterdir())
    (tmp_path / "copy.keys").write_text("{", "utf-8")
    store.carry_keys(path, str(tmp_path / "copy.tieout"))
    assert (tmp_path / "copy.keys").read_bytes() == (tmp_path / "shop.keys").read_bytes()


def test_keys_of_another_book_are_not_written_over(store: BookStore, tmp_path: Path, path: str) -> None:
    kept = (tmp_path / "shop.keys").read_bytes()
    with refused("book.keys_there"):
        store.create(str(tmp_path / "shop.other"), passphrase=PASS)
    assert (tmp_path / "shop.keys").read_bytes() == kept and not (tmp_path / "shop.other").exists()


def test_of_two_programs_that_make_one_book_neither_takes_the_others_keys(store: BookStore, path: str) -> None:
    """Keys that lie there since a moment may be all that opens a book."""
    kept = Path(path).with_suffix(".keys").read_bytes()
    with refused("book.keys_there"), new_store()._keys.put(path, keys.make(), PASS):
        raise AssertionError("written over")
    with pytest.raises(FileExistsError), made_aside(path, lambda one: store._write_to(one, ""), {}) as take_place:
        take_place()
    assert Path(path).with_suffix(".keys").read_bytes() == kept
    assert sorted(one.name for one in Path(path).parent.iterdir()) == sorted(["read", "shop.keys", "shop.tieout"])
    store.unlock(path, PASS)
    store.open(path).close()


def test_copies_have_their_keys_and_old_ones_go_with_them(path: str) -> None:
    store, folder = new_store(), Path(path).parent / "copies"
    store.unlock(path, PASS)
    with closing(store.open(path)) as book:
        for day in (1, 2, 3):
            daily(book, folder, date(2026, 11, day), keep=2)
    names = sorted(one.name for one in folder.iterdir())
    assert names == [f"shop.2026-11-0{day}.{kind}" for day in (2, 3) for kind in ("keys", "tieout")]
    fresh, copy = new_store(), str(folder / "shop.2026-11-03.tieout")
    assert fresh.unlock(copy, PASS) and look_into(fresh, Path(copy)).records == 200
    aside = fresh.upgrade(path) if fresh.unlock(path, PASS) else ""
    assert Path(aside).with_suffix(".keys").exists() and look_into(fresh, Path(aside)).records == 200


def test_a_restored_copy_opens_with_the_passphrase_of_today_and_a_plain_one_with_none(path: str) -> None:
    store, book, now = new_store(), Path(path), datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    copies = book.parent / "copies"

    def opened() -> Book:
        return store.open(path)

    store.unlock(path, PASS)
    with closing(opened()) as one:
        copy = daily(one, copies, date(2026, 11, 1))
    store.change_passphrase(path, PASS, "the second passphrase")
    restore(store, book, copy, copies, now)
    assert new_store().unlock(path, "the second passphrase")
    with closing(opened()) as one:
        assert len(ids(one)) == 200
    store.change_passphrase(path, "the second passphrase", "")
    with closing(opened()) as one:
        plain = daily(one, copies, date(2026, 11, 2))
    store.change_passphrase(path, "", "the third passphrase")
    restore(store, book, plain, copies, now)
    assert not book.with_suffix(".keys").exists()
    with closing(new_store().open(path)) as one:
        assert not one.encrypted and len(ids(one)) == 200
