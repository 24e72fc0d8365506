"""The files of an import as rows of a table: what each cell says and in which colour."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from app.config.words import Words
from app.services.import_draft import ImportDraft
from app.services.import_lines import Line
from app.ui.models.shown import Paint
from app.ui.text import NOTHING, account_text, amount_text, count_text, range_text, shortened, visible

translate = QCoreApplication.translate  # a name that lupdate knows

TICK, FILE, FORMAT, ACCOUNT, PERIOD, ROWS, NEW, SEEN, REFUSED, MONEY_IN, MONEY_OUT, CONTROL = range(12)
RIGHT = (ROWS, NEW, SEEN, REFUSED, MONEY_IN, MONEY_OUT)

_SHORT = 18  # characters of a file's name where the whole has no room
_ICONS = {".zip": "file-archive", ".gz": "file-archive", ".xlsx": "file-spreadsheet", ".xls": "file-spreadsheet"}


def titles() -> list[str]:
    """Return the column titles in the language of the window."""
    return [
        "✓",
        translate("ImportModel", "File"),
        translate("ImportModel", "Recognised as"),
        translate("ImportModel", "Account"),
        translate("ImportModel", "Period"),
        translate("ImportModel", "Rows"),
        translate("ImportModel", "New"),
        translate("ImportModel", "Seen"),
        translate("ImportModel", "Refused"),
        translate("ImportModel", "In"),
        translate("ImportModel", "Out"),
        translate("ImportModel", "Control totals"),
    ]


def format_title(format: str, title: str, words: Words) -> str:
    """Return what a format is called; the reader's own English title where no text is known."""
    key = f"format.{format}"
    said = words.say(key)
    return words.text(title or format) if said == key else said


def short_name(file: str) -> str:
    """Return the last part of a file's name; of a member of an archive both names."""
    outer, mark, inner = file.partition("!")
    name = PurePath(outer.replace("\\", "/")).name
    return visible(f"{name} ! {PurePath(inner).name}" if mark else name)


def control_paint(line: Line) -> Paint:
    """Return whether a statement agrees with its own figures, as icon, word and number of figures."""
    if line.left_out:
        text = translate("ImportModel", "without rows: {n}").format(n=len(line.left_out))
        return Paint(text, "timing", "scissors")
    if line.control == "agree":
        return Paint(translate("ImportModel", "Agree"), "matched", "circle-check", figures_said(len(line.checks)))
    if line.control == "disagree":
        wrong = sum(1 for one in line.checks if not one.get("agrees"))
        return Paint(
            translate("ImportModel", "Disagree"),
            "open",
            "circle-alert",
            figures_said(wrong),
        )
    if line.checks:
        return Paint(translate("ImportModel", "In part"), "text2", "circle-minus", figures_said(len(line.checks)))
    none = translate("ImportModel", "file has none")
    return Paint(f"{NOTHING} {none}", "text3")


def figures_said(count: int) -> str:
    """Say how many figures; lupdate knows counted texts of a class alone."""
    if count == 1:
        return translate("ImportModel", "1 figure")
    return translate("ImportModel", "{n} figures").format(n=count)


def rows_of(draft: ImportDraft, words: Words, year: int) -> list[tuple[Paint, ...]]:
    """Return the cells of every line of a draft; days of another year than `year` are written with theirs."""
    mixed = several(one.currency for one in draft.found.lines)
    return [_cells(one, draft, words, year, mixed) for one in draft.found.lines]


def several(currencies: Iterable[str]) -> bool:
    """Return whether statements are of several currencies, so that each must say which is its own."""
    return len({one for one in currencies if one}) > 1


def format_paint(format: str, title: str, words: Words, currency: str, tone: str = "text") -> Paint:
    """Return what a statement is, and its currency where there are several: one file may give a statement of each."""
    return Paint(format_title(format, title, words), tone, after=currency)


def file_icon(file: str) -> str:
    """Return the icon of a file by its ending; what lies in an archive has the archive's."""
    outer = file.partition("!")[0]
    ends = (PurePath(one).suffix.lower() for one in (outer, file))
    return next((_ICONS[one] for one in ends if one in _ICONS), "file-text")


def _cells(one: Line, draft: ImportDraft, words: Words, year: int, mixed: bool) -> tuple[Paint, ...]:
    name = Paint(shortened(short_name(one.file), 60), "text3" if one.repeats else "text", file_icon(one.path))
    if one.refusal_key:
        why = Paint(words.say(one.refusal_key, {**one.refusal_params, "file": one.file}), "text2")
        refused = Paint(translate("ImportModel", "Refused"), "open", "octagon-x")
        if one.mappable:
            refused = Paint(translate("ImportModel", "Not recognised"), "ambiguous", "file-question-mark")
            why = Paint(translate("ImportModel", "Say what the columns mean, then import"), "text2", "table-2")
        dash = Paint(NOTHING, "text3")
        empty = Paint()
        return (empty, name, refused, dash, dash, empty, empty, empty, empty, empty, empty, why)
    wanted = one.source not in draft.left_out
    tone = "text" if wanted else "text3"
    account = (
        Paint(account_text(one.account), tone)
        if one.account
        else Paint(translate("ImportModel", "not stated"), "ambiguous")
    )
    control = control_paint(one)
    if one.repeats:
        same, whole = translate("ImportModel", "The same as {file}"), short_name(one.repeats)
        short = same.format(file=shortened(whole, _SHORT))  # its end tells it from others, and would be cut
        control = Paint(same.format(file=whole), "text2", "copy", short=short)
    return (
        Paint(check=1 if wanted else 0),
        name,
        format_paint(one.format, one.title, words, one.currency if mixed else "", tone),
        account,
        Paint(range_text(one.period_start, one.period_end, year), tone),
        Paint(count_text(one.rows), tone),
        Paint(count_text(one.new), tone if one.new else "text3"),
        Paint(count_text(one.seen), tone if one.seen else "text3"),
        Paint(count_text(one.refused), "open" if one.refused else "text3"),
        Paint(amount_text(one.money_in, one.exp, one.currency), tone if one.money_in else "text3"),
        Paint(amount_text(one.money_out, one.exp, one.currency), tone if one.money_out else "text3"),
        control,
    )
