"""taobao.deposit: the bill of a Tmall shop's deposit (千牛 → 财务 → 保证金账户 → 账单明细), xlsx or CSV.

Source of the layout: a public tool that downloads it, with its twelve columns and a row, 2026, and a shop's own program
that settles two real months of it by these names. The deposit is the shop's money: what Tmall pays buyers from it
leaves the shop, and what refills it comes from the shop's Alipay account. Known traps: 收支金额 carries a sign and
操作类型 (出账, 入账) says the same; in some months the column of order numbers has no name; no row has a number of its
own and no balance is stated, so equal rows may both be genuine.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from app.domain.record import Kind, Layer
from app.importers import times
from app.importers.base import register
from app.importers.families.alipay_kinds import SEPARATOR, kind_of_entry
from app.importers.families.bank import currency_codes
from app.importers.families.platform import BLANK, by_direction, ids, is_total_line, kind_inside
from app.importers.families.table_reader import Rows, TableReader
from app.importers.joined import joined, where
from app.importers.names import Names, same_name
from app.importers.part import Part, repeated

WHEN, DIRECTION, ORDER = "完成时间", "操作类型", "订单编号"
AMOUNT: Names = ["收支金额（元）", "收支金额"]
HEADER: list[Names] = [WHEN, DIRECTION, AMOUNT, "来源账户", "去向账户", "业务描述"]
_DIRECTIONS = {"入账": 1, "入帐": 1, "收入": 1, "出账": -1, "出帐": -1, "支出": -1}
_NUMBER = r"^(?:|-|[0-9]{15,25})$"
#: Words inside reason and description, where the description's code says nothing; the first that fits.
_WORDS = (("赔", Kind.ADJUSTMENT), ("充值", Kind.TRANSFER), ("补缴", Kind.TRANSFER), ("转", Kind.TRANSFER))


@register
class TaobaoDeposit(TableReader):
    """What was paid from a shop's deposit, and what refilled it."""

    format = "taobao.deposit"
    version = 1
    title = "Tmall deposit bill"
    header = HEADER
    footer = staticmethod(is_total_line)
    currency = "CNY"

    def send(self, part: Part, rows: Rows) -> None:
        """Send one record for each row."""
        amount = by_direction(part, AMOUNT, DIRECTION, _DIRECTIONS)
        reason, code = part.text("原因", blank=BLANK), part.text("业务描述", blank=BLANK)
        when = part.time(WHEN, times.ANY)
        rows.send(
            part,
            currency=currency_codes(part, "币种"),
            amount=amount,
            kind=_kinds(part, reason, code, amount),
            layer=Layer.CHANNEL.value,
            when=when,
            order_ref=_orders(part),
            channel_ref=ids(part, "业务编号"),
            counterparty=where(amount < 0, part.text("去向账户", blank=BLANK), part.text("来源账户", blank=BLANK)),
            subtype=joined(reason, code),
            text=joined(part.text("备注", blank=BLANK), part.text("出资类型", blank=BLANK)),
        )


def _orders(part: Part) -> pa.Array:
    """Return order numbers; where no column is called so, of the one without a name that holds nothing else."""
    if part.has(ORDER):
        return ids(part, ORDER)
    for at, name in enumerate(part.columns.printed, start=1):
        if not same_name(name) and pc.all(pc.match_substring_regex(part.text(f"[{at}]"), _NUMBER), min_count=0).as_py():
            return ids(part, f"[{at}]")
    return repeated("", len(part))


def _kinds(part: Part, reason: pa.Array, code: pa.Array, amount: NDArray[np.int64]) -> NDArray[np.int8]:
    way, nothing = where(amount < 0, "-", "+"), repeated("", len(part))
    found = part.by_word(pc.binary_join_element_wise(nothing, code, reason, way, SEPARATOR), kind_of_entry)
    told = part.by_word(joined(reason, code), kind_inside(_WORDS))
    return np.where(found == Kind.OTHER, told, found).astype(np.int8)
