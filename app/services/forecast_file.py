"""The forecast for programs: `forecast.csv` and the lines that the command says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, SupportsInt

from app.config.files import output_failed, write_whole
from app.domain.money import plain
from app.domain.period import day_of
from app.services.forecast import Forecast

if TYPE_CHECKING:
    from app.config.words import Words

NAME = "forecast.csv"
COLUMNS = ("day", "currency", "payouts", "under_way", "incoming", "monthly", "outgoing", "cash", "low", "high")


def write_forecast(folder: str, found: Sequence[Forecast]) -> Path:
    """Write `forecast.csv` into a folder, made where it is missing; a row for each currency and day, currencies by
    name.

    low and high are empty without a band, cash where no account states a balance is what moved since. OutputFailed
    where it cannot be written.
    """
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(COLUMNS)
    for one in sorted(found, key=lambda one: one.currency):
        lines.writerows(_rows(one))
    path = Path(folder) / NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as exc:
        raise output_failed(folder, exc) from exc
    with write_whole(str(path)) as file:
        file.write(text.getvalue().encode())
    return path


def _rows(found: Forecast) -> Iterator[list[str]]:
    sums = (found.payouts, found.known, found.incoming, found.monthly, found.outgoing, found.cash)
    for at in range(len(found)):
        edges = [_plain(found, one[at]) if len(one) else "" for one in (found.low, found.high)]
        yield [str(day_of(found.first + at)), found.currency, *(_plain(found, one[at]) for one in sums), *edges]


def _plain(found: Forecast, value: SupportsInt) -> str:
    return plain(int(value), found.exp, found.currency)


def printed(found: Sequence[Forecast], words: Words) -> list[str]:
    """Return what the command says, a line for each currency."""
    if not found:
        return [words.say("summary.no_forecast")]
    out = []
    for one in found:
        low, last = one.lowest, len(one) - 1
        said = {
            "currency": one.currency or "—",
            "start": str(day_of(one.first - 1)),
            "opening": "—" if one.opening is None else _plain(one, one.opening),
            "end": str(day_of(one.first + last)),
            "cash": _plain(one, one.cash[last]),
            "low_day": str(day_of(one.first + low)),
            "least": _plain(one, one.cash[low]),
        }
        out.append(words.say("summary.forecast", said))
        if len(one.low):
            band = {"low": _plain(one, one.low[last]), "high": _plain(one, one.high[last])}
            out.append(words.say("summary.forecast_band", band))
    return out
