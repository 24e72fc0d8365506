"""alipay.personal.web: the list of trades that Alipay's web site exports (交易记录明细), for persons and sellers.

Source of the layout: a real export of 2019. Known traps: cells padded with blanks, a comma at the end of each row,
TABs after ids; amounts are positive, 收/支 gives the direction, 资金状态 whether the money moved; partial refunds stand
in 成功退款 of the sale's own row; 服务费 is what Alipay kept; sums of the footer may lack decimals (`27元`) and are
by 资金状态, not by 收/支; copies without that column are about, whose footer sums can be held against nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.mending import mender
from app.importers.families.alipay import CHINA, frame
from app.importers.families.orders import earliest_known
from app.importers.families.personal import (
    DIRECTION,
    SLASH,
    Tally,
    first_column,
    id_column,
    moved,
    numbered,
    statuses,
    without_tail,
)
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Part
from app.importers.times import FORMATS

AMOUNT: Names = ("金额（元）", "金额")
REFUNDED: Names = ("成功退款（元）", "成功退款")
FUNDS: Names = ("资金状态",)
SHOP_NUMBER: Names = ("商家订单号", "商户订单号")
HEADER: list[Names] = ["交易号", SHOP_NUMBER, "交易创建时间", "交易对方", "商品名称", AMOUNT, DIRECTION, "交易状态"]
FEE: Names = ("服务费（元）", "服务费")
#: Texts are never quoted, whatever commas stand in them; what shows that the cells around them stand in their columns.
MEND = without_tail(
    mender(
        ids=("交易号", SHOP_NUMBER),
        when=("交易创建时间",),
        money=(AMOUNT, FEE, REFUNDED),
        texts=("商品名称", "备注"),  # of two neighbours that may hold commas nobody could tell which one does
    )
)
#: 资金状态 → key of the stated sum that counts the row.
_BY_FUNDS = {"已收入": "in", "待收入": "due_in", "已支出": "out", "待支出": "due_out"}


def is_footer(line: str) -> bool:
    """Return whether a line ends the rows."""
    return line.lstrip(' "\t').startswith(("----", "共", "#"))


@register
class AlipayPersonalWeb:
    """Trades of one account, each once, with what was refunded of it."""

    format = "alipay.personal.web"
    version = 2
    title = "Alipay trade list (web)"
    states_totals = True

    def sniff(self, head: Head) -> float:
        """Look for the header."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send every trade, also those that moved no money."""
        table = open_table(source, HEADER, footer=is_footer, mend=MEND)
        said = frame([*table.preamble, *table.footer])
        account = said.account or source.options.account
        tally = Tally()
        for part in table:
            _send(part, out, account, tally)
        around = [*table.preamble, *table.footer]
        if table.columns.find(FUNDS) < 0:  # which sum counts a row nobody can tell
            tally.unstated, around = True, [one for one in around if "记录" in one.text]
        return [tally.facts(source, self, around, said, account)]


def _send(part: Part, out: Sink, account: str, tally: Tally) -> None:
    printed = part.minor(AMOUNT, suffix="元")
    funds = part.text(FUNDS, blank=SLASH)
    part = _directed(part, funds)
    refunded = part.minor(REFUNDED, blank=SLASH, suffix="元")
    fee, fee_exp = part.fee(FEE, blank=SLASH)
    status, title = statuses(part, "交易状态"), part.text("商品名称", blank=SLASH)
    line = moved(part, AMOUNT, printed, status, part.text("类型", blank=SLASH), title)
    coded = pc.dictionary_encode(funds)
    words = np.array([_BY_FUNDS.get(one, "neutral") for one in coded.dictionary.to_pylist()] or [""])
    word = words[coded.indices.to_numpy()]
    tally.add(word, np.abs(printed.value), line.gone, refunded.value)
    counted = np.where(line.amount > 0, np.isin(word, ("in", "due_in")), np.isin(word, ("out", "due_out")))
    tally.unstated |= bool((~counted & (line.amount != 0)).any())
    number = id_column(part, "交易号")
    paid = part.time("付款时间", FORMATS, blank=SLASH)
    due = pc.match_substring_regex(funds, "^待").to_numpy(zero_copy_only=False) & (line.state == State.DONE)
    out.send(
        row=part.row,
        layer=line.layer,
        kind=line.kind,
        state=np.where(due, State.PENDING, line.state).astype(np.int8),
        at=earliest_known(paid, part.time("交易创建时间", FORMATS)).at,
        offset=CHINA,
        amount=line.amount,
        fee=fee,
        fee_exp=fee_exp,
        refunded=refunded,
        currency="CNY",
        order_ref=id_column(part, SHOP_NUMBER),
        channel_ref=number,
        counterparty=part.text("交易对方", blank=SLASH),
        status=joined(status, funds),
        subtype=joined(part.text("类型", blank=SLASH), part.text("交易来源地", blank=SLASH)),
        text=joined(title, first_column(part, "备注"), line.unsaid),
        account=account,
        key=numbered(number, part.text("交易创建时间")),
    )


def _directed(part: Part, funds: pa.Array) -> Part:
    """Return rows whose 收/支 is blank with the direction in which their money moved, as 资金状态 says it."""
    said = pc.if_else(pc.equal(funds, "已收入"), "收入", pc.if_else(pc.equal(funds, "已支出"), "支出", ""))
    return part.with_text(DIRECTION, first_filled(part.text(DIRECTION, blank=SLASH), said))
