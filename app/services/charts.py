"""The charts of the overview for whoever shows them: said in words, drawn, saved to a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.config.files import output_failed, write_whole
from app.config.places import resources
from app.config.words import Words
from app.domain.money import plain
from app.reports import charts
from app.reports.chart_series import Chart, Series, Writing, axis_amount, grid_ticks
from app.reports.charts import Drawing, Style
from app.services.overview import CurrencyFigures, OverviewFigures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.services.fees import FeeBoard
    from app.services.forecast import Forecast
    from app.services.made_of import SetFound

__all__ = ["Chart", "Drawing", "Series", "Style", "axis_amount", "chart_of_fees", "chart_of_forecast",
           "chart_of_set", "draw", "file_amount", "grid_ticks", "overview_charts", "save", "saved", "style",
           "warm_up"]  # fmt: skip

MINUS = "\N{MINUS SIGN}"


def overview_charts(
    figures: OverviewFigures,
    shown: CurrencyFigures,
    words: Words,
    amount: Callable[[int, int, str], str],
    count: Callable[[int], str],
    hidden: bool = False,
    write_day: Callable[[date], str] | None = None,
) -> dict[str, Chart]:
    """Return the charts of one currency by name.

    amount and count write numbers, write_day a day (None: as the language does); hidden keeps amounts off the axes.
    """
    from app.reports import overview_charts as made

    def code(name: str) -> str:
        return f"{name} {words.code_title(name)}"

    write = Writing(
        say=words.say,
        amount=amount,
        count=count,
        name=figures.name,
        code=code,
        write_day=write_day,
        lang=words.lang,
        hidden=hidden,
    )
    every = (
        made.days_chart(shown.days, write),
        made.money_chart(shown.money, write),
        made.codes_chart(shown.ageing, write),
        made.delays_chart(shown.delays, write),
        made.channels_chart(shown.channels, write),
        made.ages_chart(shown.ageing, write),
        made.fees_chart(shown.fees, write),
    )
    return {one.name: one for one in every}


def chart_of_fees(
    board: FeeBoard,
    model: int,
    days: tuple[int, int],
    sentence: str,
    words: Words,
    write_day: Callable[[date], str] | None = None,
) -> Chart:
    """Return what the rows of each day were charged by one model of the fee page; days: first and last."""
    from app.domain.fees import RATE
    from app.reports.fee_chart import fee_days_chart

    def millionths(rate: int) -> int:
        return (rate * 1_000_000 + RATE // 2) // RATE

    one = board.models[model]
    points = [[(day.day, millionths(day.rate)) for day in board.daily if (day.model, day.odd) == (model, odd)]
              for odd in (False, True)]  # fmt: skip
    write = Writing(
        say=words.say, amount=file_amount, count=str, name=str, code=str, write_day=write_day, lang=words.lang
    )
    return fee_days_chart(points[0], points[1], millionths((one.agreed or one.terms).rate), days, sentence, write)


def chart_of_forecast(
    found: Forecast,
    what_if: Sequence[int],
    words: Words,
    amount: Callable[[int, int, str], str],
    count: Callable[[int], str],
    hidden: bool = False,
    write_day: Callable[[date], str] | None = None,
) -> Chart:
    """Return the money of the days before and to come; what_if: of each day to come, empty where nothing is supposed.

    amount, count, hidden and write_day as in `overview_charts`.
    """
    from app.reports.forecast_chart import forecast_chart

    write = Writing(
        say=words.say,
        amount=amount,
        count=count,
        name=str,
        code=str,
        write_day=write_day,
        lang=words.lang,
        hidden=hidden,
    )
    past = list(zip(found.past_days.tolist(), found.past.tolist(), strict=True))
    coming = list(zip(range(found.first, found.first + len(found)), found.cash.tolist(), strict=True))
    band = found.low.tolist(), found.high.tolist()
    return forecast_chart(past, coming, band, what_if, (found.exp, found.currency), write)


def chart_of_set(
    found: SetFound,
    words: Words,
    amount: Callable[[int, int, str], str],
    count: Callable[[int], str],
    hidden: bool = False,
) -> Chart:
    """Return how the sum of a set comes about; amount, count and hidden as in `overview_charts`."""
    from app.reports.set_chart import set_chart

    write = Writing(say=words.say, amount=amount, count=count, name=str, code=str, lang=words.lang, hidden=hidden)
    return set_chart(found.steps, found.exp, found.currency, write, found.left_count)


def file_amount(value: int, exp: int, currency: str) -> str:
    """Write an amount for a file: `1,234.56`, hidden by nobody's setting."""
    text = plain(value, exp, currency)
    whole, dot, part = text.lstrip("-").partition(".")
    return f"{MINUS if text.startswith('-') else ''}{int(whole):,}{dot}{part}"


def style(tokens: Mapping[str, str], scale: float = 1.0, lang: str = "en") -> Style:
    """Return the look of charts in a theme, with the bundled fonts, signs as `lang` sets them."""
    files = ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "TieoutRare-Regular.ttf"]
    families = [charts.FAMILY, charts.RARE]
    if lang == "zh_TW":
        files += ["TieoutHant-Regular.ttf", "TieoutHant-Bold.ttf"]
        families.insert(0, charts.HANT)
    fonts = tuple(resources() / "fonts" / one for one in files)
    return Style(tokens=dict(tokens), scale=scale, fonts=fonts, families=tuple(families))


def warm_up(folder: Path, look: Style) -> None:
    """Load matplotlib on this thread; its caches go to `folder` unless the environment names another place."""
    import os

    os.environ.setdefault("MPLCONFIGDIR", str(folder))
    charts.prepare(look.fonts)


def draw(chart: Chart, look: Style, width: int, height: int, ratio: float) -> Drawing:
    """Return a chart as pixels; see app.reports.charts."""
    return charts.draw(chart, look, width, height, ratio)


def saved(chart: Chart, look: Style, kind: str) -> bytes:
    """Return a chart as a "png", "svg" or "pdf" with title, sentence and legend."""
    return charts.saved(chart, look, kind)


def save(chart: Chart, look: Style, path: Path) -> Path:
    """Write a chart to a file whose ending says the kind; OutputFailed where it cannot be written."""
    data = charts.saved(chart, look, path.suffix.lower().lstrip(".") or "png")
    try:
        with write_whole(str(path)) as file:
            file.write(data)
    except OSError as exc:
        raise output_failed(str(path), exc) from exc
    return path
