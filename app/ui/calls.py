"""What the window asks of the services, on worker threads; heavy libraries are loaded with the first call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from app.domain.period import Period, PeriodState
from app.domain.shops import Shops


def frame_facts(period: Period, empty: bool, shops: Shops, uow: Any, _report: Any) -> dict[str, Any]:
    """Return what the frame of the window shows: the period and its state, months, its open items of shops, history.

    empty: the book had no statement so far; where it has now, how many rows lie in each month.
    """
    from app.domain.match import OPEN
    from app.services.discrepancies import open_until
    from app.services.history import history_of
    from app.services.periods import book_periods, month_rows
    from app.services.shops import scope_of

    items = uow.discrepancies.live()
    items = items.filter(items["state"].to_numpy() == OPEN)
    scope = scope_of(uow, shops)
    if scope is not None:
        items = items.filter(scope.lists(items["records"], items["subject"]))
    found = book_periods(uow)
    months = list(found.months)
    last = max((one.last for one, _state in months), default=period.last)
    return {
        "current": found.current,
        "covered": [one for one, _state in found.months],
        "period": period,
        "state": uow.periods.state(period),
        "months": months or [(period, PeriodState.OPEN)],
        "open": items.num_rows if period.last >= last else open_until(uow, items, period.last),
        "history": history_of(uow),
        "info": uow.info(),
        "rows": month_rows(uow) if empty and months else {},
    }


def shop_tree(words: Any, uow: Any, _report: Any) -> Any:
    """Return the shops to choose from."""
    from app.services.shop_tree import load_shops

    return load_shops(uow, words)


def match(book: Any, actor: str, report: Any) -> Any:
    """Run the engine over what is open."""
    from app.services.run_matching import run_matching

    return run_matching(book, as_of=None, actor=actor, report=report)


def undo(book: Any, actor: str, _report: Any) -> Any:
    """Undo the last thing done."""
    from app.services import history

    return history.undo(book, actor)


def redo(book: Any, actor: str, _report: Any) -> Any:
    """Do again what was undone last."""
    from app.services import history

    return history.redo(book, actor)


def verify(book: Any, _actor: str, report: Any) -> Any:
    """Check the book."""
    from app.services import verify as checks

    return checks.verify(book, report)


def back_up(path: str, book: Any, _actor: str, report: Any) -> Any:
    """Copy the book to a file."""
    from app.services import backup

    return backup.back_up(book, Path(path), report)


def export(folder: str, period: Period, lang: str, book: Any, _actor: str, report: Any) -> Any:
    """Write tables and report of a period to a folder."""
    from app.services.export import export_book

    return export_book(book, folder, first=period.first, last=period.last, lang=lang, report_file=True, report=report)


def look_at_form(path: str, report: Any) -> Any:
    """Return what a workbook of one's own asks for."""
    from app.services.forms import Forms

    with Forms([path], report) as forms:
        return forms.look()[0]


def fill_form(path: str, to: str, period: Period, lang: str, book: Any, _actor: str, report: Any) -> Any:
    """Fill a workbook of one's own with a period."""
    from app.services.export import fill_form as fill

    return fill(book, path, to, first=period.first, last=period.last, lang=lang, report=report)


def write_example(to: str, lang: str, _report: Any) -> Any:
    """Save an example of such a workbook."""
    from app.services import form_example

    return form_example.write_example(to, lang)
