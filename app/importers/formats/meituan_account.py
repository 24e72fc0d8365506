"""meituan.account: the balance of a shop that delivers through Meituan, sheet 账户余额流水 of its bill, xlsx or CSV.

Source of the layout: a whole month of a shop, 2026, published cell by cell. Newest row first, the balance after each
row (现有余额). Known traps: a row `2026.8.28~2026.8.28 账单` brings the bill of those days in one sum: its orders stand
in meituan.settlement; 余额提现 follows seconds later and takes the whole to the bank, below zero; a movement that
failed changes no balance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind, State
from app.importers import times
from app.importers.base import register
from app.importers.families.platform import BLANK, ids, is_total_line
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import joined
from app.importers.names import Names
from app.importers.part import Part

if TYPE_CHECKING:
    from numpy.typing import NDArray

AMOUNT: Names = ("金额(元)", "金额")
BALANCE: Names = ("现有余额", "现有余额(元)")
HEADER: list[Names] = ["门店id", "日期", "类型", AMOUNT, BALANCE, "状态", "交易号"]
_STATES = {"交易成功": State.DONE, "成功": State.DONE, "交易失败": State.FAILED, "失败": State.FAILED}
_PERIOD = r"^(\d{4})\.(\d{1,2})\.(\d{1,2})~(\d{4})\.(\d{1,2})\.(\d{1,2})\s*账单$"


@register
class MeituanAccount(TableReader):
    """Every movement of a shop's balance at Meituan; one statement for each store."""

    format = "meituan.account"
    version = 1
    title = "Meituan balance flow"
    header = HEADER
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row; withdrawals are of the settlement layer."""
        amount, balance = part.minor(AMOUNT).value, part.minor(BALANCE, blank=BLANK)
        word, number = part.text("类型"), ids(part, "交易号")
        state = part.one_of("状态", _STATES, other=State.PENDING)
        kind = _kinds(word, amount)
        when = part.time("日期", times.ANY)
        rows.send(
            part,
            account=ids(part, "门店id"),
            amount=amount,
            kind=kind,
            chain=(balance.valid & (state == State.DONE), amount, number),
            state=state,
            when=when,
            balance=balance,
            channel_ref=number,
            batch_ref=_periods(word),
            status=part.text("状态"),
            subtype=word,
            key=joined(number, word, between="|"),
        )


def _kinds(word: pa.Array, amount: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return what a movement is; a withdrawal that came back is a transfer."""
    taken = pc.match_substring(word, "提现").to_numpy(zero_copy_only=False)
    found = np.where(taken, np.where(amount < 0, Kind.WITHDRAWAL, Kind.TRANSFER), Kind.OTHER)
    return found.astype(np.int8)


def _periods(word: pa.Array) -> pa.Array:
    """Return the days of a bill as its orders name them (2026-08-28~2026-08-28), "" for another movement."""

    def days(text: str) -> str:
        first, last = text.split(" ")[0].split("~")
        return "~".join("-".join(part.zfill(2) for part in day.split(".")) for day in (first, last))

    told = pc.match_substring_regex(word, _PERIOD).to_pylist()
    return pa.array([days(text) if one else "" for text, one in zip(word.to_pylist(), told, strict=True)], pa.string())
