"""What stands between {{ and }}: names in three languages, filters, and what is no field."""

from __future__ import annotations

import pytest

from app.domain.errors import SourceRefused
from app.reports.template.fields import Condition, Field, pieces, pieces_of_runs
from app.reports.template.names import CHINESE, SINGLES, TABLES, in_language


def one(text: str) -> Field:
    (found,) = pieces("{{" + text + "}}", "S", "A1")
    assert isinstance(found, Field)
    return found


def every_name() -> list[str]:
    totals = ["L1.side_a.amount", "L2.unexplained.CNY", "L3.suggested", "L1.adjustments.fees", "L5.title"]
    listed = [f"{table}.{column}" for table, columns in TABLES.items() for column in columns]
    return [*SINGLES, *totals, "L1.open_by_code.EX2.amount", *listed]


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_field_is_known_by_its_name_in_every_language(lang):
    for name in every_name():
        found = one(in_language(name, lang))
        assert name in (found.name, f"{found.table}.{found.name}"), name
        if lang != "en":
            parts = [part for part in name.split(".") if part.islower() and part != "sha256"]
            assert all(part in CHINESE for part in parts), name


def test_a_filter_says_which_rows_and_may_be_typed_with_an_input_method_on():
    plain = one("discrepancies[state=open|waiting, comparison!=L1].amount")
    assert plain.where == (
        Condition("state", ("open", "waiting")),
        Condition("comparison", ("L1",), other=True),
    )
    assert one("差异［状态＝open｜waiting，比对！＝L1］。金额").where == plain.where
    assert one(" 差異 【狀態 = open | waiting】.金額 ").where == (plain.where[0],)


def test_text_around_a_field_stays():
    assert [getattr(part, "name", part) for part in pieces("期间：{{period}}，{{店铺}}", "S", "A1")] == [
        "期间：",
        "period",
        "，",
        "shop",
    ]


def test_a_field_cut_by_a_change_of_type_is_one_field():
    def names(runs):
        return [[getattr(one, "name", one) for one in run] for run in pieces_of_runs(runs, "S", "A1")]

    assert names(["{{", "企业", "}}"]) == [["company"]]
    assert names(["期间 {{", "期间", "}} / ", "{{shop}}", " x"]) == [["期间 ", "period"], [], [" / "], ["shop"], [" x"]]
    with pytest.raises(SourceRefused, match="not_closed"):
        names(["{{", "企业", "} }"])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("{{nothing}}", "template.unknown_field"),
        ("{{L6.side_a.count}}", "template.unknown_field"),
        ("{{L1.side_a.amount.CNT}}", "template.unknown_field"),
        ("{{L1.open_by_code.EX99.amount}}", "template.unknown_field"),
        ("{{records.nothing}}", "template.unknown_column"),
        ("{{records[nothing=1].amount}}", "template.unknown_column"),
        ("{{records[kind].amount}}", "template.wrong_filter"),
        ("{{records[kind=].amount}}", "template.wrong_filter"),
        ("{{period", "template.not_closed"),
        ("{{period}} {{", "template.not_closed"),
    ],
)
def test_what_is_no_field_is_refused_with_its_sheet_and_cell(text, key):
    with pytest.raises(SourceRefused) as refused:
        pieces(text, "对账", "C7")
    assert refused.value.key == key
    assert refused.value.params["place"]["params"] == {"sheet": "对账", "cell": "C7"}
