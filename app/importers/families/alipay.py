"""What Alipay's merchant bills have in common: preamble, footer, sentinels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from app.domain.errors import SourceRefused
from app.domain.period import EPOCH
from app.importers import times
from app.importers.table import Line, Table

CHINA = 480  # minutes east of UTC
_DAY = 86_400
#: `账号：[2088…]`; in the spreadsheet's list as text `账号：name@example.com[2088…]`, and above one the number alone.
_ACCOUNT = re.compile(
    r"账[号户]\s*[:：][\s,]*(?:(?:[^\s\[\],]*@[^\s\[\],]*)?\[([^\]]*)\]|(2088\d{12}(?:\d{4})?)(?!\d))"
)
_PERIOD = re.compile(r"起始(?:日期|时间)\s*[:：]\s*\[([^\]]+)\][\s,;]*终止(?:日期|时间)\s*[:：]\s*\[([^\]]+)\]")
#: Lines of the footer behind the one that closes the list.
_ENDED = re.compile(r"(?:交易|退款|收入|支出)合计\s*[:：]|导出时间\s*[:：]\s*\[")
_EXPORTED = re.compile(r"导出时间\s*[:：]\s*\[([^\]]+)\]")


class Frame(NamedTuple):
    """What the lines around the rows say; "" where nothing does."""

    account: str
    period_start: str
    period_end: str
    exported_at: str


def is_footer(line: str) -> bool:
    """Return whether a line is one of the remarks that end the rows."""
    return line.lstrip(' "\t').startswith("#")


def frame(lines: Iterable[Line]) -> Frame:
    """Read preamble and footer. The end of the period may be midnight of the day after it; a bare day is its last."""
    text = "\n".join(one.text for one in lines)
    account, period, exported = _ACCOUNT.search(text), _PERIOD.search(text), _EXPORTED.search(text)
    first = times.parse(period[1]) if period else None
    end = times.parse(period[2]) if period else None
    if first is not None and end is not None and end > first and end % _DAY == 0 and period and ":" in period[2]:
        end -= 1
    known = first is not None and end is not None
    told = times.parse(exported[1]) if exported else None
    return Frame(
        account=(account[1] or account[2] or "").strip() if account else "",
        period_start=_day(first) if known and first is not None else "",
        period_end=_day(end) if known and end is not None else "",
        exported_at=f"{_day(told)}T{_clock(told)}" if told is not None else "",
    )


def need_end(table: Table, list_name: str) -> None:
    """Refuse a text bill that is cut off: inside its last row, or inside the footer before that says anything.

    Bills whose footer somebody took off end with a whole row; nothing tells whether rows are missing before it.
    """
    opened = any(list_name in one.text and "结束" not in one.text for one in table.preamble)
    if not opened or any(f"{list_name}结束" in one.text or _ENDED.search(one.text) for one in table.footer):
        return
    if table.footer:
        raise SourceRefused("refused.cut_off", file=table.file, row=table.footer[0].row)
    table.need_end()


def _day(seconds: int) -> str:
    return str(EPOCH + timedelta(days=seconds // _DAY))


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds % _DAY, 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{second:02d}"
