"""A form to start from: a finished month's reconciliation in one language, with every common field in its place."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.reports.template.names import AMOUNT, COUNT, DAY, TABLES, in_language
from app.reports.template.pack import packed
from app.reports.template.places import Moves

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Say = Callable[[str, Mapping[str, Any]], str]

_FONTS = {"en": "Calibri", "zh_CN": "微软雅黑", "zh_TW": "微軟正黑體"}
_INK, _PALE, _LINE, _WARN = "1F4E5F", "E8F1F2", "B7C9CE", "FCE8D5"
#: WeChat Pay states fees with five decimals; a difference of 0.0006 shown as 0.00 would puzzle.
_AMOUNT, _COUNT, _DAY = "#,##0.00###;[Red]-#,##0.00###", "#,##0", "yyyy-mm-dd"
_SHAPES = {AMOUNT: _AMOUNT, COUNT: _COUNT, DAY: _DAY}

#: Lists of the first sheet: heading, table, columns.
_LISTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "template.example_comparisons",
        "comparisons",
        (
            *("comparison", "title", "currency", "side_a.count", "side_a.amount", "side_b.count", "side_b.amount"),
            *("timing.amount", "explained.amount", "open.amount", "unexplained", "suggested"),
        ),
    ),
    (
        "report.sheet_reconciliation",
        "reconciliation",
        (
            *("comparison", "account_a", "currency", "count_a", "sum_a", "count_b", "sum_b", "timing", "explained"),
            *("adjustments", "unexplained", "account_b"),
        ),
    ),
    (
        "report.sheet_discrepancies",
        "codes",
        ("code", "meaning", "currency", "count", "amount", "comparison", "state_title"),
    ),
)
_OPEN = ("comparison", "code", "meaning", "amount", "currency", "expected_by", "state_title", "explanation")
_STATEMENTS = (
    *("file", "account", "period_start", "period_end", "currency", "opening", "closing", "rows_read", "rows_stored"),
    *("rows_refused", "control_totals", "message"),
)
_WIDTHS = (14, 28, 12, 12, 15, 11, 15, 13, 13, 13, 15, 26)
_OPEN_WIDTHS = (14, 10, 30, 15, 12, 14, 12, 84)
_STATEMENT_WIDTHS = (44, 24, 13, 13, 12, 15, 15, 11, 11, 11, 13, 50)
_HEADINGS = {
    "title": "report.name",
    "side_a.count": "report.count_a",
    "side_a.amount": "report.sum_a",
    "side_b.count": "report.count_b",
    "side_b.amount": "report.sum_b",
    "timing.amount": "report.waiting",
    "explained.amount": "report.explained",
    "open.amount": "report.open",
    "timing": "report.waiting",
    "adjustments": "template.example_adjustments",
    "count": "report.count",
    "meaning": "report.meaning",
    "state_title": "report.column_state",
}


def example(say: Say, lang: str) -> bytes:
    """Return the workbook; the same bytes every time. say: key and parameters → words of `lang`."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    first.title = say("template.example_title", {})
    _Sheet(first, say, lang, _WIDTHS).front()
    second = book.create_sheet(say("report.sheet_open", {}))
    _Sheet(second, say, lang, _OPEN_WIDTHS).listed("discrepancies", _OPEN, "state=open|waiting")
    third = book.create_sheet(say("report.sheet_statements", {}))
    _Sheet(third, say, lang, _STATEMENT_WIDTHS).listed("statements", _STATEMENTS, "", total="rows_stored")
    book.properties.creator = "Tieout"
    book.properties.title = first.title
    out = io.BytesIO()
    book.save(out)
    return packed(out.getvalue(), None, Moves({}), lambda: None)


class _Sheet:
    """Writes one sheet from its top to its end."""

    def __init__(self, sheet: Worksheet, say: Say, lang: str, widths: Sequence[float]) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
        from openpyxl.utils import get_column_letter

        self._sheet, self._say, self._lang, self._last = sheet, say, lang, len(widths)
        name, line = _FONTS[lang], Side("thin", _LINE)
        self._plain = Font(name=name, size=10)
        self._bold = Font(name=name, size=10, bold=True, color=_INK)
        self._large = Font(name=name, size=18, bold=True, color=_INK)
        self._section = Font(name=name, size=12, bold=True, color=_INK)
        self._pale = PatternFill("solid", fgColor=_PALE)
        self._box = Border(line, line, line, line)
        self._rule = Border(bottom=Side("medium", _INK))
        self._wrap = Alignment(wrap_text=True, vertical="center", horizontal="left", indent=1)
        self._right = Alignment(horizontal="right", vertical="center")
        self._middle = Alignment(vertical="center")
        for at, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.print_options.horizontalCentered = True
        sheet.oddHeader.left.text = self._field("company")
        sheet.oddHeader.right.text = self._field("period")
        sheet.oddFooter.center.text = say("report.page", {"page": "&P", "pages": "&N"})

    def _field(self, name: str, where: str = "") -> str:
        table, _, column = name.partition(".")
        if not where:
            return "{{" + in_language(name, self._lang) + "}}"
        key, _, values = where.partition("=")
        known = f"[{in_language(key, self._lang)}={values}]"
        return "{{" + in_language(table, self._lang) + known + "." + in_language(column, self._lang) + "}}"

    def _put(self, row: int, column: int, text: str, font: Any) -> Any:
        cell = self._sheet.cell(row, column, text)
        cell.font, cell.alignment = font, self._middle
        return cell

    def front(self) -> None:
        """Write the sheet that is signed: head, the three summaries, and who made and looked over it."""
        say, sheet = self._say, self._sheet
        self._put(1, 1, say("template.example_title", {}), self._large)
        sheet.row_dimensions[1].height = 34
        for at in range(1, self._last + 1):
            sheet.cell(1, at).border = self._rule
        head = (("report.company", "company"), ("report.column_shop", "shop"), ("report.period", "period"))
        for row, (words, name) in enumerate(head, 2):
            self._put(row, 1, say(words, {}), self._bold)
            self._put(row, 2, self._field(name), self._plain)
        row = 6
        for words, table, columns in _LISTS:
            self._put(row, 1, say(words, {}), self._section)
            sheet.row_dimensions[row].height = 22
            self._table(row + 1, table, columns)
            sheet.row_dimensions[row + 2].height = 18
            if "unexplained" in columns:
                self._warn(row + 2, columns.index("unexplained") + 1)
            row += 4
        for at, words in ((1, "report.prepared"), (5, "report.reviewed"), (9, "report.date")):
            self._put(row, at, say(words, {}), self._bold)
            for column in (at + 1, at + 2):
                sheet.cell(row, column).border = self._rule
        sheet.row_dimensions[row].height = 26
        sheet.freeze_panes = "A2"

    def listed(self, table: str, columns: Sequence[str], where: str, total: str = "") -> None:
        """Write a sheet of one list, the headings fixed and on every page; total: a column added up below it."""
        self._table(1, table, columns, where)
        self._sheet.freeze_panes = "A2"
        self._sheet.print_title_rows = "1:1"
        if total:
            letter = self._sheet.cell(2, columns.index(total) + 1).column_letter
            self._put(3, 1, self._say("report.total", {}), self._bold)
            cell = self._put(3, columns.index(total) + 1, f"=SUM({letter}2:{letter}2)", self._bold)
            cell.number_format = _COUNT

    def _table(self, row: int, table: str, columns: Sequence[str], where: str = "") -> None:
        """Write headings and the row of fields below them."""
        for at, name in enumerate(columns, 1):
            kind = TABLES[table][name]
            known = _HEADINGS.get(name, f"report.column_{name}")
            words = self._say(known, {})
            if words == known:
                words = self._say(f"report.{name}", {})
            head = self._put(row, at, words, self._bold)
            head.fill, head.border = self._pale, self._box
            head.alignment = self._right if kind in (AMOUNT, COUNT) else self._wrap
            cell = self._put(row + 1, at, self._field(f"{table}.{name}", where if at == 1 else ""), self._plain)
            cell.border, cell.number_format = self._box, _SHAPES.get(kind, "General")
            cell.alignment = self._right if kind in (AMOUNT, COUNT) else self._wrap
        self._sheet.row_dimensions[row].height = 30

    def _warn(self, row: int, column: int) -> None:
        """Colour what nobody has explained yet."""
        from openpyxl.formatting.rule import CellIsRule
        from openpyxl.styles import PatternFill

        cell = self._sheet.cell(row, column).coordinate
        fill = PatternFill(bgColor=_WARN)
        self._sheet.conditional_formatting.add(cell, CellIsRule(operator="notEqual", formula=["0"], fill=fill))
