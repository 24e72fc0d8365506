"""yonyou.u8.vouchers: voucher text of Yonyou U8, T3 and T6 (用友 总账工具 凭证引入).

Source of the layout: four public projects and a help page, read 2026. The first line is `填制凭证,V800` (the version
differs), then one line without header for each entry: 1 day, 2 voucher word, 3 number, 4 attachments, 5 text, 6 account
number, 7 debit, 8 credit, 9 quantity, 10 foreign amount, 11 rate, 12 maker, 13 way of settling, 14 its number …; fields
at the end may be missing. Day, word and number make a voucher. The account has no name; which of the fields 9 to 11 is
which is not sure, so that amounts are those of the books.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused
from app.domain.statement import StatementFacts
from app.importers import amounts, times
from app.importers.base import Head, Sink, Source, register
from app.importers.families.vouchers import Lines, send_vouchers
from app.importers.names import clean_cell
from app.importers.part import shown

_BEGINS = "填制凭证"
_NEEDED = 8
_DAY, _WORD, _NUMBER, _TEXT, _CODE, _DEBIT, _CREDIT = 0, 1, 2, 4, 5, 6, 7
_NAMES = ("制单日期", "凭证类别字", "凭证号", "附单据数", "摘要", "科目编码", "金额借方", "金额贷方")
_SECONDS = 86_400


@register
class YonyouU8Vouchers:
    format = "yonyou.u8.vouchers"
    version = 1
    title = "Yonyou U8 vouchers"

    def sniff(self, head: Head) -> float:
        """Look at the first line."""
        first = head.text.lstrip("\ufeff").partition("\n")[0]
        return 1.0 if head.container == "text" and first.split(",")[0].strip('"') == _BEGINS else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send the lines of every voucher."""
        rows = list(_rows(source))
        lines = _lines(rows, source.file)
        return send_vouchers(source, out, self, lines, rows=len(rows))


def _rows(source: Source) -> Iterable[tuple[int, list[str]]]:
    with Path(source.text_path).open(encoding="utf-8-sig", newline="") as file:
        for number, line in enumerate(file, start=1):
            text = line.rstrip("\r\n")
            if number == 1 or not text.strip(", \t"):
                continue
            cells = next(csv.reader([text])) if '"' in text else text.split(",")
            if len(cells) < _NEEDED:
                raise SourceRefused("refused.ragged", file=source.file, row=number, found=len(cells), wanted=_NEEDED)
            yield number, [clean_cell(one) for one in cells]


def _lines(rows: list[tuple[int, list[str]]], file: str) -> Lines:
    texts_of_days = {cells[_DAY]: row for row, cells in reversed(rows)}
    known_days = {text: _day(row, text, file) for text, row in reversed(texts_of_days.items())}
    days = [known_days[cells[_DAY]] for _row, cells in rows]
    money = [_money(row, cells, file) for row, cells in rows]
    labels = [f"{cells[_WORD]}-{cells[_NUMBER]}" for _row, cells in rows]
    known: dict[tuple[int, str], int] = {}
    voucher = [known.setdefault(one, len(known)) for one in zip(days, labels, strict=True)]
    codes = [cells[_CODE] for _row, cells in rows]
    if "" in codes:
        raise SourceRefused("refused.value", file=file, row=rows[codes.index("")][0], column=_NAMES[_CODE], value="")

    def texts(values: list[str]) -> pa.Array:
        return pa.array(values, pa.string())

    home = texts(["CNY"] * len(rows))
    return Lines(
        row=np.array([row for row, _cells in rows], np.int32),
        at=np.array(days, np.int64),
        voucher=np.array(voucher, np.int64),
        label=texts(labels),
        code=texts(codes),
        name=texts([""] * len(rows)),
        amount=np.array(money, np.int64),
        exp=2,
        currency=home,
        weight=np.array(money, np.int64),
        book=home,
        texts={"text": texts([cells[_TEXT] for _row, cells in rows])},
    )


def _day(row: int, text: str, file: str) -> int:
    found = times.parse(text)
    if found is None:
        raise SourceRefused("refused.not_time", file=file, row=row, column=_NAMES[_DAY], value=shown(text))
    return found - found % _SECONDS


def _money(row: int, cells: list[str], file: str) -> int:
    """Return debit less credit; exactly one of them is not zero."""
    sides = []
    for at in (_DEBIT, _CREDIT):
        value = amounts.parse(cells[at] or "0", 2)
        if value is None:
            raise SourceRefused("refused.not_amount", file=file, row=row, column=_NAMES[at], value=shown(cells[at]))
        sides.append(value)
    if sides[0] and sides[1]:
        raise SourceRefused("refused.both_amounts", file=file, row=row, column=_NAMES[_DEBIT])
    return sides[0] - sides[1]
