"""Starting layouts: proposed for a table with their columns, right for a table as they expect it, never used alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.config.places import resources
from app.domain.errors import SourceRefused
from app.domain.progress import silent
from app.domain.record import KIND_WORDS
from app.importers.layouts.form import from_json, to_json
from app.importers.names import same_name
from app.services.layout_asker import LayoutAsker
from app.services.layout_draft import ASK, LayoutDraft
from app.services.layouts import missing_columns, remembered, take_layout
from app.services.read_source import read_sources
from app.services.starting_layouts import proposed, starting_layouts
from app.ui.wizards.mapping_calls import begin
from tests.cli.run import inside
from tests.contract.checker import problems
from tests.importers.reading import ReadOptions, read_as, sniff
from tests.importers.starting_tables import TABLES, write_table
from tests.samples import ROOT

SHIPPED = {Path(one.path).stem: one for one in starting_layouts()}
HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Any]:
    """Return what begins a draft as the mapping page does."""
    made: list[LayoutAsker] = []

    def start(path: Path, lang: str = "en", header_row: int = -1) -> tuple[LayoutAsker, LayoutDraft, Any]:
        made.append(LayoutAsker(str(path), "Asia/Shanghai"))
        look, said, starting = begin(made[-1], {}, header_row, "CNY", lang, None, silent)
        return made[-1], LayoutDraft.of_guess(look, said), starting

    yield start
    for one in made:
        one.close()


def test_every_one_is_a_layout_with_a_title_in_each_language():
    assert set(SHIPPED) == set(TABLES)
    for one in SHIPPED.values():
        assert one.wrong is None and one.shipped and one.data["provider"]
        assert not HAN.search(one.title)
        assert set(one.data["titles"]) == {"zh_CN", "zh_TW"}
        assert {"header", "account", "shop"} & set(one.data) == set()
        assert from_json(to_json(from_json(one.data))) == from_json(one.data)
    for lang in ("zh_CN", "zh_TW"):
        assert all(HAN.search(one.title) for one in starting_layouts(lang))


def test_no_two_are_for_the_same_columns():
    for name, one in SHIPPED.items():
        others = [other for other in SHIPPED if other != name]
        assert not [
            other for other in others if not missing_columns(SHIPPED[other].data, [*one.data["columns"].values()])
        ]


@pytest.mark.parametrize("name", TABLES)
def test_none_reads_a_table_by_itself(tmp_path, name):
    """CONTRACT: an unknown table is mapped by itself only when nothing is in doubt."""
    path = write_table(tmp_path / "x.csv", name)
    assert sniff(path) == []
    assert remembered(resources() / "layouts") == ()
    folder = tmp_path / "kept"
    take_layout(folder, SHIPPED[name].path)
    (found,) = read_sources([str(path)], ReadOptions(layouts=remembered(folder)), str(tmp_path), silent)
    assert found.refusal is not None and found.refusal.key == "refused.unknown_columns"


@pytest.mark.parametrize("name", TABLES)
def test_given_by_a_person_it_reads_the_table(tmp_path, name):
    _above, _header, rows, total, kinds = TABLES[name]
    layout = {"currency": "USD", **SHIPPED[name].data}  # some leave the currency to the person
    got = read_as("generic.table", write_table(tmp_path / "x.csv", name), layout=layout)
    amounts = [
        amount * 10 ** (2 - exp)
        for one in got
        for amount, exp in zip(one.column("amount"), one.column("exp"), strict=True)
    ]
    assert (len(amounts), sum(amounts)) == (len(rows), total)
    assert [KIND_WORDS[kind] for one in got for kind in one.column("kind")] == kinds


@pytest.mark.parametrize("name", TABLES)
def test_the_mapping_begins_with_it_and_the_draft_reads_the_same(tmp_path, started, name):
    above, header, rows, total, kinds = TABLES[name]
    asker, draft, starting = started(write_table(tmp_path / "x.csv", name), "zh_TW")
    assert Path(starting.path).stem == name and HAN.search(starting.title)
    assert draft.header_row == len(above) + 1
    assert draft.propose(starting.data) == []
    chosen = {one.field: one.name for one in draft.columns if one.field}
    wanted = starting.data["columns"]
    assert {field: same_name(chosen[field]) for field in wanted} == {
        field: same_name(one) for field, one in wanted.items()
    }
    draft.title = starting.title
    tried = asker.attempt(draft.look, draft.form(), draft.layout(), silent)
    draft.take_words(tried["words"])
    if draft.currency_state == ASK and "currency" not in wanted:
        draft.choose_currency("USD")
    draft.confirm_words()
    assert draft.why_not() == ("", {})
    layout = draft.layout()
    asker.prove(layout)
    found = asker.attempt(draft.look, draft.form(), layout, silent)
    assert not [one for one in found["tests"] if one["state"] == "failed"]
    assert sum(one["amount"] * 10 ** (2 - one["exp"]) for one in found["first"]) == total
    assert [one["kind"] for one in found["first"]] == kinds
    assert layout["header"] == header and len(found["first"]) == len(rows)


def test_what_a_starting_layout_does_not_name_stays_as_thought(tmp_path, started):
    """A remark is one whether the layout knew of it or not; of a bank, kinds are not asked for."""
    _asker, draft, starting = started(write_table(tmp_path / "x.csv", "wecom-receipts"))
    assert "备注" not in starting.data["columns"].values()
    draft.propose(starting.data)
    assert {one.name: one.field for one in draft.columns}["备注"] == "text"
    _asker, draft, starting = started(write_table(tmp_path / "y.csv", "square-deposits"))
    draft.propose(starting.data)
    assert "kind" in draft.layout()
    draft.choose_layer("bank")
    assert "kind" not in draft.layout()


def test_a_currency_that_nothing_says_is_still_asked_for(tmp_path, started):
    _asker, draft, starting = started(write_table(tmp_path / "x.csv", "square-deposits"))
    before = draft.currency, draft.currency_state
    draft.propose(starting.data)
    assert (draft.currency, draft.currency_state) == before == ("CNY", ASK)


def test_a_table_that_lacks_a_column_gets_none(tmp_path, started):
    path = write_table(tmp_path / "x.csv", "wecom-receipts")
    path.write_text(path.read_text(encoding="utf-8").replace("关联单号", "单据"), encoding="utf-8")
    assert started(path)[2] is None
    assert proposed([(1, ["Date", "Amount", "Currency", "Status"])]) is None


def test_another_header_row_of_the_persons_choice_gets_none(tmp_path, started):
    path = write_table(tmp_path / "x.csv", "alipay-trade-orders")
    assert started(path, header_row=3)[2] is not None
    _asker, draft, starting = started(path, header_row=0)
    assert starting is None and draft.header_row == 0


def test_of_several_that_fit_the_one_that_names_most_is_proposed():
    both = [
        *SHIPPED["wechat-shop-orders"].data["columns"].values(),
        *SHIPPED["wechat-shop-settlement"].data["columns"].values(),
    ]
    row, one = proposed([(4, ["x"]), (5, both)])
    assert (row, Path(one.path).stem) == (5, "wechat-shop-settlement")


def test_titles_are_checked_by_hand():
    said = {**SHIPPED["wecom-receipts"].data, "titles": {"fr": "x"}}
    with pytest.raises(SourceRefused) as caught:
        from_json(said)
    assert caught.value.params == {"field": "titles"}


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_help_lists_every_one_and_says_that_none_is_confirmed(lang):
    from app.config.words import Words
    from app.services.help_pages import HelpPages
    from tests.services.test_help_pages import _Keys

    topic = HelpPages(ROOT / "resources" / "help", Words(lang), _Keys()).topic("mapping")
    text = next(one.text for one in topic.sections if one.anchor == "layouts")
    assert all(one.title in text for one in starting_layouts(lang))
    assert {"en": "not confirmed", "zh_CN": "未经确认", "zh_TW": "未經確認"}[lang] in text


def test_a_command_refuses_such_a_table_until_the_layout_is_given(tmp_path):
    path = write_table(tmp_path / "etsy.csv", "etsy-deposits")
    ran = inside("reconcile", path, "--out", tmp_path / "out", "--no-report")
    assert ran.status == 3 and "Bank Account Ending Digits" in "".join(ran.complaints) and len(ran.complaints) == 1
    file = SHIPPED["etsy-deposits"].path
    ran = inside("reconcile", path, "--out", tmp_path / "out", "--no-report", "--layout", file)
    assert (ran.status, ran.complaints) == (0, [])
    assert problems(tmp_path / "out") == []
