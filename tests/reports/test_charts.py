"""Charts said, drawn and saved: sentences from the data, axes by language, files that open and carry their font."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from app.analysis.delays import delays
from app.config.words import Words
from app.reports.chart_series import MOST_GRID, Writing, axis_amount, grid_ticks, spread
from app.reports.charts import elided
from app.reports.fee_chart import fee_days_chart
from app.services import charts
from app.services.overview import load_overview
from app.ui.theme import DARK, LIGHT
from tests.demo_book import SEPTEMBER, demo_book


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    book = demo_book(tmp_path_factory.mktemp("book"))
    with book.read() as uow:
        figures = load_overview(uow, SEPTEMBER, Words("zh_CN"))
    book.close()
    return figures


def said(month, lang="en", **kwargs):
    return charts.overview_charts(month, month.currencies[0], Words(lang), charts.file_amount, "{:,}".format, **kwargs)


@pytest.mark.parametrize(
    ("value", "exp", "lang", "text"),
    [
        (5_000_000, 2, "en", "50k"), (5_000_000, 2, "zh_CN", "5 万"), (5_000_000, 2, "zh_TW", "5 萬"),
        (150_000_000, 2, "en", "1.5M"), (150_000_000, 2, "zh_CN", "150 万"), (30_000_000_000, 2, "zh_TW", "3 億"),
        (50_000, 2, "en", "500"), (50_000, 2, "zh_CN", "500"), (0, 2, "en", "0"), (125_000, 2, "en", "1.25k"),
        (50_000, 0, "zh_CN", "5 万"),
    ],
)  # fmt: skip
def test_axes_are_short_in_the_language_of_the_reader(value, exp, lang, text):
    """UX 52: `5 万`, `5 萬`, `50k`."""
    assert axis_amount(value, exp, lang) == text


@pytest.mark.parametrize("top", [1, 2, 3, 7, 19, 99, 100, 101, 12_345, 10**9 + 1])
def test_an_axis_has_few_grid_lines_that_reach_far_enough(top):
    ticks = [value for value, _text in grid_ticks(top, str)]
    assert ticks[0] == 0 and 1 <= len(ticks) - 1 <= MOST_GRID and ticks[-1] <= top
    assert ticks[-1] * 2 > top or len(ticks) == 2


@pytest.mark.parametrize("count", [1, 7, 12, 28, 30, 31, 62, 92, 365])
def test_labels_of_days_keep_their_distance(count):
    shown = spread(count)
    assert shown[0] == 0 and shown[-1] == count - 1
    assert len(shown) <= 12 and all(b - a >= min(2, count) - 1 for a, b in pairwise(shown))


@pytest.mark.parametrize("lang", ["en", "zh_CN", "zh_TW"])
def test_every_chart_has_a_title_a_sentence_and_its_numbers_as_a_table(month, lang):
    """UX 52: a sentence computed from the data, and the same numbers beside it."""
    for one in said(month, lang).values():
        assert one.title and one.sentence and "{" not in one.sentence + "".join(one.heads)
        assert all(len(row) == len(one.table_heads) for row in one.table_rows)
        assert len(one.labels) == len(one.heads) == len(one.keys) == len(one.tips)
        assert all(len(series.values) == len(one.labels) for series in one.series)
        assert len(one.series) <= 6 and len(one.ticks) <= MOST_GRID + 1
        assert (len(one.labels) <= 8) == bool(one.ends) or one.kind == "lines"
        if one.kind != "lines" and one.name in ("days", "channels"):
            sums = [f"{one.total(at):,}" for at in range(len(one.labels))]
            assert [row[-1] for row in one.table_rows[:-1]] == sums
            assert one.table_rows[-1][-1] == f"{sum(one.total(at) for at in range(len(one.labels))):,}"


def test_sentences_say_what_the_figures_say(month):
    one = said(month)
    assert one["channels"].sentence.startswith("Of 474 payments and refunds 96.6 % are matched; most open: ")
    assert "39 payouts" in one["delays"].sentence
    assert "0.67 %" in one["fees"].sentence and "22 Sep" in one["fees"].sentence
    chinese = said(month, "zh_CN")["channels"].sentence
    assert chinese.startswith("474 笔收款和退款，已匹配 96.6 %；未决最多的是微信支付")


def test_hidden_amounts_stand_on_no_axis_and_at_no_bar(month):
    """UX 41: the switch reaches the charts."""
    hidden = charts.overview_charts(
        month, month.currencies[0], Words("en"), lambda *_money: "••••", "{:,}".format, hidden=True
    )["money"]
    assert set(hidden.ends) == {"••••"} and {text for _value, text in hidden.ticks} <= {"", "0"}
    assert all("." not in cell for row in hidden.table_rows for cell in row[1:])


def test_a_dot_on_the_uppermost_line_is_whole():
    words = Words("en")
    write = Writing(say=words.say, amount=charts.file_amount, count=str, name=str, code=str)
    chart = fee_days_chart([(1, 6_000), (3, 6_000)], [(2, 10_000)], 6_000, (1, 3), "", write)
    assert chart.ticks[-1][0] == 10_000
    drawn = charts.draw(chart, charts.style(LIGHT), 480, 240, 2.0)
    wanted = tuple(int(LIGHT["c2"][at : at + 2], 16) for at in (1, 3, 5))
    dot = [at // 4 for at in range(0, len(drawn.rgba), 4) if tuple(drawn.rgba[at : at + 3]) == wanted]
    tall, wide = len({at // drawn.width for at in dot}), len({at % drawn.width for at in dot})
    assert abs(tall - wide) <= 2 < tall


def test_nothing_known_gives_a_chart_that_says_what_will_be_there():
    from app.reports.chart_series import Writing
    from app.reports.overview_charts import delays_chart

    words = Words("en")
    write = Writing(say=words.say, amount=charts.file_amount, count=str, name=str, code=str)
    import numpy as np

    none = np.zeros(0, np.int64)
    empty = delays_chart(delays(none, none, none, none, []), write)
    assert empty.empty and not empty.labels


@pytest.mark.parametrize("name", ["days", "money", "codes", "fees"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_drawing_has_a_place_for_every_category(month, name, scale):
    chart = said(month)[name]
    drawn = charts.draw(chart, charts.style(LIGHT, scale), 480, 240, 2.0)
    assert (drawn.width, drawn.height) == (960, 480) and len(drawn.rgba) == 960 * 480 * 4
    assert len(drawn.boxes) == len(chart.labels)
    assert all(0 <= left < 480 and 0 <= top < 240 and wide > 0 and high > 0 for left, top, wide, high in drawn.boxes)


def pixels(chart, tokens) -> set[tuple[int, int, int]]:
    drawn = charts.draw(chart, charts.style(tokens), 480, 240, 1.0)
    return {tuple(drawn.rgba[at : at + 3]) for at in range(0, len(drawn.rgba), 4)}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_those_of_the_theme(month, tokens):
    """UX 57: bars and ground in both themes."""
    found = pixels(said(month)["money"], tokens)
    for token in ("surface", "c1", "c2", "c3", "c5"):
        assert tuple(int(tokens[token][at : at + 2], 16) for at in (1, 3, 5)) in found


def test_chinese_is_drawn_in_letters_not_in_boxes(month):
    """UX 56: no missing glyph, in pixels or in the font that the file carries."""
    from fontTools.ttLib import TTFont

    with TTFont(str(charts.style(LIGHT).fonts[0])) as font:
        known = set(font.getBestCmap())
    for one in said(month, "zh_TW").values():
        texts = (one.title, one.sentence, *one.labels, *one.ends, *(text for _value, text in one.ticks))
        assert {ord(letter) for letter in "".join(texts)} <= known


def test_a_name_in_rare_characters_is_drawn_and_carried_too(month):
    """UX 56: 喆, 堃 and 龑 are names of people and shops; of a box matplotlib would warn, and warnings fail."""
    from matplotlib import font_manager

    chart, look = said(month)["money"], charts.style(LIGHT)
    named = replace(chart, labels=("喆堃龑", *chart.labels[1:]))
    charts.draw(named, look, 480, 240, 1.0)
    assert charts.saved(named, look, "svg").count(b"@font-face") == 3
    assert font_manager.findfont("Tieout Rare", fallback_to_default=False).endswith("TieoutRare-Regular.ttf")


def test_commas_of_a_chart_stand_where_the_reader_expects_them(month):
    """UX 56: in the middle of their square in Taiwan, in pixels and in the font that a file carries."""
    chart = replace(said(month, "zh_TW")["money"], labels=("，。、",) * len(said(month, "zh_TW")["money"].labels))
    mainland, taiwan = charts.style(LIGHT, lang="zh_CN"), charts.style(LIGHT, lang="zh_TW")
    assert charts.draw(chart, mainland, 480, 240, 1.0).rgba != charts.draw(chart, taiwan, 480, 240, 1.0).rgba
    families = [charts.saved(chart, one, "svg").decode().partition("font-family:'Tieout Hant'")[1] for one in
                (mainland, taiwan)]  # fmt: skip
    assert families == ["", "font-family:'Tieout Hant'"]


@pytest.fixture
def saved(month, tmp_path):
    def save(name: str, kind: str) -> Path:
        return charts.save(said(month, "zh_CN")[name], charts.style(LIGHT), tmp_path / f"{name}.{kind}")

    return save


def test_a_png_has_twice_the_pixels_and_opens(saved):
    """UX 52: export as PNG."""
    from PIL import Image

    with Image.open(saved("money", "png")) as image:
        assert image.format == "PNG" and image.size == (1520, 840)


def test_an_svg_parses_and_its_text_is_text_in_its_own_font(saved):
    """UX 52: export as SVG."""
    path = saved("money", "svg")
    root = ET.parse(path).getroot()
    texts = "".join(root.itertext())
    assert "钱在哪里" in texts and "支付宝" in texts
    raw = path.read_text("utf-8")
    assert raw.count("@font-face") == 2 and "Noto Sans SC" in raw and len(raw) < 200_000
    assert "<image" not in raw


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
def test_a_pdf_is_searched_in_chinese_and_carries_its_font(saved):
    """UX 52, 49: export as PDF."""
    path = saved("money", "pdf")
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "钱在哪里" in text and "支付宝" in text and "38,511.35" in text
    fonts = subprocess.run(["pdffonts", str(path)], capture_output=True, text=True, check=True).stdout
    assert "NotoSansSC" in fonts and " yes " in fonts


def test_the_same_chart_gives_the_same_file(month):
    chart, look = said(month)["days"], charts.style(LIGHT)
    for kind in ("png", "svg", "pdf"):
        assert charts.saved(chart, look, kind) == charts.saved(chart, look, kind), kind
    assert io.BytesIO(charts.saved(chart, look, "png")).read(4) == b"\x89PNG"


def test_a_folder_that_cannot_be_written_is_said(month, tmp_path):
    from app.domain.errors import OutputFailed

    with pytest.raises(OutputFailed):
        charts.save(said(month)["days"], charts.style(LIGHT), tmp_path / "none" / "x.png")


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("EX6 Deposit without settlement", 13, "EX6 Deposit without..."),
        ("TS2 Across the month's end", 11, "TS2 Across the..."),
        ("Other (15)", 13, "Other (15)"),
        ("EX6 有收款无结算单的到账", 9, "EX6 有收款无结…"),
        ("EX1 有收款，无订单（平台漏单）", 13, "EX1 有收款，无订单…"),
        ("Pinduoduoaccountflow", 6, "Pinduoduo..."),
    ],
)
def test_a_label_without_room_is_cut_between_words(text, most, cut):
    assert elided(text, most) == cut
