"""Draws a Chart: one matplotlib Figure for screen, PNG, SVG and PDF; no pyplot, no window.

Loading matplotlib takes a second and drawing some tens of milliseconds: the window does both on a worker thread
and shows the pixels. So figures are rendered by Agg here and not by a canvas widget, whose drawing would hold up
the event loop. Text stays text in SVG and PDF, in the bundled font, of which both carry the glyphs they use.
"""

from __future__ import annotations

import base64
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from app.reports.chart_series import Chart, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FAMILY = "Noto Sans SC"
RARE = "Tieout Rare"  # what else a file in GBK or Big5 can hold, above all in names
HANT = "Tieout Hant"  # for Taiwan: commas and full stops stand in the middle of their square
#: Logical pixels of an inch: sizes are given in pixels, matplotlib wants points.
DPI = 100
_MARKERS = ("o", "s", "^", "D", "v", "P")
#: matplotlib keeps fonts and settings for the whole process: one thread draws at a time.
_drawing = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """tokens: colours of a theme by name, `#RRGGBB`, c1 to c6 among them; scale: of the type, 1.0 = 100 %;
    fonts: files of the bundled fonts; families: those that a text is written in, the first choice first."""

    tokens: Mapping[str, str]
    scale: float = 1.0
    fonts: tuple[Path, ...] = ()
    families: tuple[str, ...] = (FAMILY, RARE)

    def points(self, pixels: float) -> float:
        """Return a size of type given in pixels at 100 %."""
        return pixels * self.scale * 72 / DPI


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Pixels of a chart: RGBA bytes, width × height device pixels; boxes: for each category the place that means
    it, (left, top, width, height) in logical pixels."""

    rgba: bytes
    width: int
    height: int
    boxes: tuple[tuple[float, float, float, float], ...]


def prepare(fonts: Sequence[Path]) -> None:
    """Load matplotlib and make the bundled font known; the first call takes a second, later ones nothing."""
    with _drawing:
        import matplotlib
        from matplotlib import font_manager

        known = {Path(one.fname) for one in font_manager.fontManager.ttflist}
        for one in fonts:
            if one not in known and one.is_file():
                font_manager.fontManager.addfont(str(one))
        matplotlib.rcParams.update(
            {
                "axes.unicode_minus": True,
                "text.hinting": "none",
                "svg.fonttype": "none",
                "svg.hashsalt": "tieout",
                "pdf.fonttype": 42,
            }
        )


def draw(chart: Chart, style: Style, width: int, height: int, ratio: float = 1.0) -> Drawing:
    """Return a chart as pixels, `width` × `height` logical ones, without its title."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    prepare(style.fonts)
    with _drawing:
        figure, axes = _figure(chart, style, max(width, 80), max(height, 60), DPI * ratio)
        canvas: Any = FigureCanvasAgg(figure)
        canvas.draw()
        boxes = tuple(_boxes(chart, axes, figure, ratio))
        pixels = canvas.buffer_rgba()
        return Drawing(rgba=bytes(pixels), width=pixels.shape[1], height=pixels.shape[0], boxes=boxes)


def saved(chart: Chart, style: Style, kind: str, width: int = 760, height: int = 420) -> bytes:
    """Return a chart with title, sentence and legend as "png", "svg" or "pdf"; same chart, same bytes."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    prepare(style.fonts)
    with _drawing:
        figure, _axes = _figure(chart, style, width, height, DPI, framed=True)
        FigureCanvasAgg(figure)
        out = io.BytesIO()
        nothing: dict[str, Any] = {"png": {"Software": None}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}
        metadata = {"Title": chart.title, **nothing[kind]}
        figure.savefig(out, format=kind, dpi=2 * DPI if kind == "png" else DPI, metadata=metadata)
    data = out.getvalue()
    return _with_font(data, chart, style) if kind == "svg" else data


def _figure(
    chart: Chart, style: Style, width: int, height: int, dpi: float, framed: bool = False
) -> tuple[Figure, Axes]:
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams["font.family"] = [*style.families, "DejaVu Sans"]
    figure = Figure(
        figsize=(width / DPI, height / DPI), dpi=dpi, layout="constrained", facecolor=style.tokens["surface"]
    )
    axes = figure.add_subplot(facecolor=style.tokens["surface"])
    kinds = {"columns": _columns, "bars": _bars, "lines": _lines, "levels": _levels, "points": _points}
    kinds[chart.kind](chart, style, axes, width)
    _frame(chart, style, axes)
    if framed:
        _heading(chart, style, figure)
    return figure, axes


def _frame(chart: Chart, style: Style, axes: Axes) -> None:
    """Keep one base line, the grid across it and quiet labels."""
    base = "left" if chart.kind == "bars" else "bottom"
    for side, spine in axes.spines.items():
        spine.set_visible(side == base)
        spine.set_color(style.tokens["line2"])
    axes.set_axisbelow(True)
    axes.grid(axis="x" if chart.kind == "bars" else "y", color=style.tokens["line"], linewidth=0.8)
    axes.tick_params(length=0, labelsize=style.points(11), labelcolor=style.tokens["text2"], pad=4)


def _filled(chart: Chart) -> Iterator[tuple[Series, list[int], list[float]]]:
    """Return each series with the places where it has something to show, and how much."""
    for one in chart.series:
        at = [place for place, value in enumerate(one.values) if value]
        if at:
            yield one, at, [float(one.values[place] or 0) for place in at]


def _ground(style: Style) -> dict[str, Any]:
    """Return the ground of a figure: a line of the grid that runs through it would strike it out."""
    return {"facecolor": style.tokens["surface"], "edgecolor": "none", "pad": 1}


def _columns(chart: Chart, style: Style, axes: Axes, _width: int) -> None:
    floor = [0.0] * len(chart.labels)
    for one, places, heights in _filled(chart):
        color, edge = style.tokens[one.token], style.tokens["surface"]
        axes.bar(places, heights, 0.76, [floor[at] for at in places], color=color, edgecolor=edge, linewidth=0.5)
        for place, height in zip(places, heights, strict=True):
            floor[place] += height
    _value_axis(chart, axes, max(floor))
    axes.set_xlim(-0.6, len(chart.labels) - 0.4)
    for at, text in enumerate(chart.ends):
        axes.annotate(
            text, (at, floor[at]), (0, 3), textcoords="offset points", ha="center", va="bottom",
            fontsize=style.points(12), color=style.tokens["text"], bbox=_ground(style),
        )  # fmt: skip


def _bars(chart: Chart, style: Style, axes: Axes, width: int) -> None:
    start = [float(one) for one in chart.starts] or [0.0] * len(chart.labels)
    low = min(0.0, *start)
    for one, places, lengths in _filled(chart):
        color, edge = style.tokens[one.token], style.tokens["surface"]
        axes.barh(places, lengths, 0.56, [start[at] for at in places], color=color, edgecolor=edge, linewidth=0.5)
        for place, length in zip(places, lengths, strict=True):
            start[place] += length
    top = max(start)
    axes.set_xlim(low, max(top, 0.0) or 1)
    axes.set_xticks(*zip(*[one for one in chart.ticks if one[0] <= top], strict=True))
    most = width * 0.36 / (11 * style.scale)
    axes.set_yticks(range(len(chart.labels)), [elided(one, most) for one in chart.labels])
    axes.set_ylim(max(len(chart.labels), 3) - 0.45, -0.55)
    for at, text in enumerate(chart.ends):
        axes.annotate(
            text, (start[at], at), (4, 0), textcoords="offset points", ha="left", va="center",
            fontsize=style.points(12), color=style.tokens["text"], bbox=_ground(style),
        )  # fmt: skip


def _lines(chart: Chart, style: Style, axes: Axes, _width: int) -> None:
    places = range(len(chart.labels))
    top = 0.0
    for at, one in enumerate(chart.series):
        values = [math.nan if value is None else float(value) for value in one.values]
        top = max([top, *(value for value in values if not math.isnan(value))])
        axes.plot(
            places, values, color=style.tokens[one.token], linewidth=1.6, marker=_MARKERS[at], markersize=3.2,
            markeredgewidth=0,
        )  # fmt: skip
    _value_axis(chart, axes, top)
    axes.set_xlim(-0.6, len(chart.labels) - 0.4)


def _levels(chart: Chart, style: Style, axes: Axes, _width: int) -> None:
    """Draw lines over their band; what stands between the least and the most value fills the height."""
    places = list(range(len(chart.labels)))
    every = [
        value for one in (*chart.band, *(line.values for line in chart.series)) for value in one if value is not None
    ]
    if chart.band:
        inside = [at for at in places if chart.band[0][at] is not None and chart.band[1][at] is not None]
        low, high = ([float(edge[at] or 0) for at in inside] for edge in chart.band)
        axes.fill_between(inside, low, high, color=style.tokens["c1"], alpha=0.16, linewidth=0)
    for at, one in enumerate(chart.series):
        values = [math.nan if value is None else float(value) for value in one.values]
        axes.plot(places, values, color=style.tokens[one.token], linewidth=1.8, linestyle=("-", "-", "--")[min(at, 2)])
    least, most = float(min(every)), float(max(every))
    room = (most - least) * 0.06 or 1.0
    axes.set_ylim(least - room, most + room)
    axes.set_yticks([value for value, _text in chart.ticks], [text for _value, text in chart.ticks])
    axes.set_xticks(list(chart.shown), [chart.labels[at] for at in chart.shown])
    axes.set_xlim(-0.6, len(chart.labels) - 0.4)
    if least < 0 < most:
        axes.axhline(0, color=style.tokens["line2"], linewidth=1)


def _points(chart: Chart, style: Style, axes: Axes, _width: int) -> None:
    """Draw the first series as a dashed line and the others as signs of their own, as near as the rates allow."""
    places = range(len(chart.labels))
    for at, one in enumerate(chart.series):
        values = [math.nan if value is None else float(value) for value in one.values]
        line, marker = ("--", "") if not at else ("", "oD"[min(at - 1, 1)])
        axes.plot(
            places, values, color=style.tokens[one.token], linestyle=line, linewidth=1.4, marker=marker, markersize=5,
            markeredgewidth=0, clip_on=False,
        )  # fmt: skip
    axes.set_ylim(chart.ticks[0][0], chart.ticks[-1][0])
    axes.set_yticks([value for value, _text in chart.ticks], [text for _value, text in chart.ticks])
    axes.set_xticks(list(chart.shown), [chart.labels[at] for at in chart.shown])
    axes.set_xlim(-0.6, len(chart.labels) - 0.4)


def _value_axis(chart: Chart, axes: Axes, top: float) -> None:
    axes.set_ylim(0, top * 1.06 or 1)
    axes.set_yticks([value for value, _text in chart.ticks], [text if value else "" for value, text in chart.ticks])
    axes.set_xticks(list(chart.shown), [chart.labels[at] for at in chart.shown])


def elided(text: str, most: float) -> str:
    """Return a label cut to `most` ems, a Chinese sign counting one, a Latin letter little more than a half.

    Cut between words where two of them have room; half a word says nothing, nor does half of what stands in brackets.
    """
    room = most
    for at, letter in enumerate(text):
        room -= 1.0 if ord(letter) > 0x2E7F else 0.58
        if room < 0:
            whole, gap, _rest = text[: max(1, at - 1)].rpartition(" ")
            if not gap or " " not in whole or text[at - 1] == " ":
                whole = text[: max(1, at - 1)]
            before, _bracket, inside = whole.rpartition("（")
            if before and "）" not in inside:
                whole = before
            return whole.rstrip(" '") + ("..." if text.isascii() else "…")
    return text


def _heading(chart: Chart, style: Style, figure: Figure) -> None:
    """Put title, sentence and legend into the figure: outside the window nothing else says them."""
    from matplotlib.patches import Patch

    figure.get_layout_engine().set(w_pad=0.16, h_pad=0.12)  # type: ignore[union-attr, call-arg]
    size, height = style.points(16), figure.get_figheight() * 72
    # a blank second line keeps the room in which the sentence stands
    figure.suptitle(f"{chart.title}\n", x=0.02, ha="left", fontsize=size, fontweight="bold", color=style.tokens["text"])
    figure.text(
        0.02, 1 - 2.45 * size / height, chart.sentence, fontsize=style.points(12), color=style.tokens["text2"],
        ha="left", va="center", wrap=True, in_layout=False,
    )  # fmt: skip
    if len(chart.series) > 1:
        figure.legend(
            handles=[Patch(color=style.tokens[one.token], label=one.name) for one in chart.series],
            loc="outside lower left",
            ncols=len(chart.series),
            frameon=False,
            fontsize=style.points(12),
            labelcolor=style.tokens["text2"],
            handlelength=0.9,
            handleheight=0.9,
        )


def _boxes(chart: Chart, axes: Axes, figure: Figure, ratio: float) -> list[tuple[float, float, float, float]]:
    """Return for each category its slot across the whole plot."""
    whole = axes.get_window_extent()
    height = float(figure.bbox.height)
    out = []
    for at in range(len(chart.labels)):
        if chart.kind == "bars":
            low, high = (axes.transData.transform((0, at + part))[1] for part in (0.45, -0.45))
            box = (whole.x0, height - high, whole.width, high - low)
        else:
            left, right = (axes.transData.transform((at + part, 0))[0] for part in (-0.48, 0.48))
            box = (left, height - whole.y1, right - left, whole.height)
        out.append(tuple(float(one) / ratio for one in box))
    return out  # type: ignore[return-value]


#: Family and weight that a bundled file is, by its name.
_FACES = {
    "NotoSansSC-Regular": (FAMILY, "normal"),
    "NotoSansSC-Bold": (FAMILY, "bold"),
    "TieoutRare-Regular": (RARE, "normal"),
    "TieoutHant-Regular": (HANT, "normal"),
    "TieoutHant-Bold": (HANT, "bold"),
}


def _with_font(svg: bytes, chart: Chart, style: Style) -> bytes:
    """Return an SVG that carries the glyphs it uses, so that it looks the same where the font is not installed."""
    letters = set("".join((chart.title, chart.sentence, *chart.labels, *chart.ends)))
    letters |= set("".join(text for _value, text in chart.ticks))
    letters |= set("".join(one.name for one in chart.series)) | set("0123456789.,%… −-")
    faces = []
    for path in style.fonts:
        family, weight = _FACES[path.stem]
        if family in style.families and (font := base64.b64encode(_subset(path, letters)).decode()):
            source = f"url(data:font/ttf;base64,{font})"
            faces.append(f"@font-face{{font-family:'{family}';font-weight:{weight};src:{source}}}")
    head, mark, rest = svg.partition(b"<defs>")
    return head + mark + f"<style>{''.join(faces)}</style>".encode() + rest if faces else svg


def _subset(path: Path, letters: set[str]) -> bytes:
    """Return a font file with the glyphs of these letters alone, b"" for none; fontTools comes with matplotlib."""
    from fontTools import subset  # type: ignore[import-untyped]

    options = subset.Options(notdef_outline=True, layout_features=[], hinting=False)
    out = io.BytesIO()
    with subset.load_font(str(path), options) as font:
        if not font.getBestCmap().keys() & set(map(ord, letters)):
            return b""
        cut = subset.Subsetter(options)
        cut.populate(unicodes=[ord(one) for one in letters])
        cut.subset(font)
        font.save(out)
    return out.getvalue()
