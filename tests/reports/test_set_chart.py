"""The waterfall of a set: each bar begins where the one before ends, and the last one is what was paid."""

from __future__ import annotations

import pytest

from app.config.words import Words
from app.reports.chart_series import Writing
from app.reports.set_chart import set_chart
from app.services import charts
from app.ui.theme import LIGHT

STEPS = (("pool", 10_000), ("left", -2_500), ("fees", -60), ("beside", 100), ("total", 7_540))


def write(lang="en", hidden=False):
    return Writing(
        say=Words(lang).say,
        amount=charts.file_amount,
        count="{:,}".format,
        name=str,
        code=str,
        lang=lang,
        hidden=hidden,
    )


def test_each_step_begins_where_the_one_before_ends():
    chart = set_chart(STEPS, 2, "CNY", write(), 4)
    assert chart.starts == (0, 7_500, 7_440, 7_440, 0)
    assert [chart.total(at) for at in range(5)] == [10_000, 2_500, 60, 100, 7_540]
    assert chart.sentence == "In the pool 100.00, 25.00 left out (4), fees 0.60, 75.40 paid"
    assert [row[1] for row in chart.table_rows] == ["100.00", "−25.00", "−0.60", "1.00", "75.40"]
    assert [one.name for one in chart.series] == ["Sums", "Takes away", "Adds"]


def test_steps_of_nothing_are_left_out_and_no_set_says_what_will_be_here():
    chart = set_chart((("pool", 500), ("left", 0), ("fees", 0), ("beside", 0), ("total", 500)), 2, "CNY", write())
    assert chart.labels == ("In the pool", "Paid")
    assert chart.sentence == "In the pool 5.00, 5.00 paid"
    assert set_chart((), 2, "CNY", write()).empty


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
@pytest.mark.parametrize("steps", [STEPS, (("pool", -300), ("fees", -5), ("total", -305))])
def test_it_is_drawn_and_saved_in_every_kind_also_below_nought(lang, steps):
    chart = set_chart(steps, 2, "CNY", write(lang))
    look = charts.style(LIGHT)
    drawn = charts.draw(chart, look, 400, 240, 1.0)
    assert len(drawn.boxes) == len(chart.labels)
    for kind, head in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        assert charts.saved(chart, look, kind).startswith(head)


def test_hidden_amounts_stand_on_no_axis():
    chart = set_chart(STEPS, 2, "CNY", write(hidden=True))
    assert not any(text for value, text in chart.ticks if value)
