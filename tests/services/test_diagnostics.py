"""The bundle holds what helps and nothing about people; what is saved is what was shown and ticked."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

from app.bootstrap import wire
from app.config.settings import Settings
from app.domain.errors import OutputFailed
from app.domain.match import Account
from app.domain.progress import silent
from app.services.accounts import save_account
from app.services.demo import fill_demo
from app.services.diagnostics import Part, book_facts, collect, log_tail, save
from tests.samples import ROOT

DEMO = ROOT / "resources" / "demo"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("diagnostics") / "禾木.tieout"
    made = wire().book_store.create(str(path), info={"company": "禾木家居", "demo": "1"})
    fill_demo(made, DEMO, months=1, actor="王会计", report=silent)
    yield made
    made.close()


def _text(parts: list[Part], name: str) -> str:
    return next(one.text for one in parts if one.name == name)


def test_a_bundle_has_versions_settings_log_and_counts(book, tmp_path):
    """UX 68."""
    parts = collect(Settings(), tmp_path / "none.log", book, ["Qt 6"])
    assert [one.name for one in parts] == ["versions.txt", "settings.json", "log.txt", "book.json"]
    assert "Tieout" in _text(parts, "versions.txt") and "pyarrow" in _text(parts, "versions.txt")
    facts = json.loads(_text(parts, "book.json"))
    assert facts["statements"]["youzan.orders"] == "1"
    assert facts["records"] == "1 956"
    assert facts["checks"]["verify.chain"] == "passed" and "failed" not in facts["checks"].values()
    assert facts["items"]["EX1 open"] == "2"


def test_counts_of_a_book_name_no_shop_party_amount_or_number(book):
    """UX 68."""
    text = json.dumps(book_facts(book), ensure_ascii=False)
    with book.read() as uow:
        rows = uow.records.table(columns=["counterparty", "order_ref", "account", "shop"]).to_pydict()
    said = {str(one) for column in rows.values() for one in column if one and len(str(one)) > 3}
    assert not [one for one in said if one in text]
    assert "禾木" not in text and "王会计" not in text
    assert not re.search(r"\d{6,}|\d\.\d", text)


def test_settings_tell_how_much_but_not_whom_and_where(tmp_path):
    """UX 68."""
    place = str(tmp_path / "李小华" / "north.tieout")
    mine = Settings(name="李小华", recent=(place,), pinned=(place,), last_folder=str(tmp_path), theme="dark")
    said = json.loads(_text(collect(mine, tmp_path / "none.log", None), "settings.json"))
    assert said["name"] == "[set]" and said["recent"] == "[1]" and said["last_folder"] == "[set]"
    assert said["theme"] == "dark"
    assert "李小华" not in json.dumps(said, ensure_ascii=False)


def test_the_end_of_an_old_log_is_masked_again(tmp_path):
    """UX 68."""
    path = tmp_path / "tieout.log"
    path.write_text("2026 INFO order 1930679858170647 of 李小华: 88.00\n" * 9000, encoding="utf-8")
    path.with_name("tieout.log.1").write_text("older 13812345678\n", encoding="utf-8")
    text = log_tail(path)
    assert len(text) < 200_000 and text.startswith("2026 INFO")
    assert not re.search(r"\d{6,}|\d\.\d|李", text)


def test_names_in_latin_letters_that_the_book_knows_are_masked_too(tmp_path):
    """UX 68."""
    path = tmp_path / "tieout.log"
    said = "2026 INFO Northwind Trading asked Mary Poppins; the trading of others stays"
    path.write_text(f"{said}; Bluebird, Deep Sea Shop and acc-north\n", encoding="utf-8")
    book = wire().book_store.create(str(tmp_path / "n.tieout"), info={"company": "Northwind Trading"})
    save_account(book, Account(code="acc-north", title="Bluebird", shop="Deep Sea Shop", role="channel"), "me")
    text = _text(collect(Settings(name="Mary Poppins"), path, book), "log.txt")
    book.close()
    assert "the trading of others stays" in text
    assert not [one for one in ("Northwind", "Poppins", "Bluebird", "Deep Sea", "acc-north") if one in text]


def test_what_is_saved_is_what_was_chosen(tmp_path):
    parts = [Part(name="a.txt", title="a", text="一\n"), Part(name="b.txt", title="b", text="two\n")]
    save(parts[:1], tmp_path / "d.zip")
    with zipfile.ZipFile(tmp_path / "d.zip") as archive:
        assert archive.namelist() == ["a.txt"]
        assert archive.read("a.txt").decode() == "一\n"


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(OutputFailed):
        save([], Path(tmp_path / "nowhere" / "d.zip"))
