"""unionpay.lakala.settlement: what Lakala settles and pays out (JS, JZ, D0, DW), text with bars between the columns.

Layouts: JS by trade with 结算日期 and 结算状态; D0 by trade with a second fee, D0手续费; JZ by day and wallet
(钱包类型): a total that is paid out; DW withdrawals (提现金额). Known traps: as in the trade file the header's 分 is
not to be trusted: a decimal point proves yuan, whole numbers are fen only where amount = fees + settlement on every
row; DW states nothing that adds up, so whole numbers there are refused. Splits (SEP) do not say whose side they are on.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families.lakala import (
    AMOUNT,
    EXTRA,
    FEE,
    FLOW,
    MERCHANT,
    SETTLED,
    Bill,
    Merchants,
    moments,
    money_names,
    state_of,
    time_columns,
)
from app.importers.families.platform import BLANK, ids
from app.importers.heads import header_in
from app.importers.joined import joined
from app.importers.names import Names, has_all
from app.importers.open_table import open_table
from app.importers.part import Part

WITHDRAWN: Names = money_names("提现金额")
WITHDRAWAL: Names = ["提现流水号"]
WALLET: Names = ["钱包类型"]
DAY = "结算日期"
_TRADES: list[Names] = [MERCHANT, FLOW, AMOUNT, FEE, [DAY, *EXTRA]]
_TOTALS: list[Names] = [MERCHANT, DAY, WALLET, AMOUNT, SETTLED]
_WITHDRAWALS: list[Names] = [MERCHANT, "提现日期", WITHDRAWAL, WITHDRAWN]
_SHAPES = (_TOTALS, _WITHDRAWALS, _TRADES)


@register
class LakalaSettlement:
    """Settled trades, settled totals and withdrawals of the merchants in a file."""

    format = "unionpay.lakala.settlement"
    version = 1
    title = "Lakala settlement (JS, JZ, D0, DW)"

    def sniff(self, head: Head) -> float:
        """Look for one of the headers among the first rows; the trade file has 交易类型."""
        found = next((cells for shape in _SHAPES if (cells := header_in(head, shape))), [])
        return 1.0 if found and not has_all(found, ["交易类型"]) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row."""
        shape = next((one for one in _SHAPES if header_in(source.head, one)), _TRADES)
        table = open_table(source, shape)
        bill = Bill(list(table), [AMOUNT, FEE, EXTRA, SETTLED, WITHDRAWN], source.file)
        bill.settle_unit(shape is not _WITHDRAWALS and bill.adds_up())
        merchants = Merchants()
        for part in bill.parts:
            if shape is _TOTALS:
                _send_totals(part, bill, merchants, out)
            elif shape is _WITHDRAWALS:
                _send_withdrawals(part, bill, merchants, out)
            else:
                _send_trades(part, bill, merchants, out)
        return list(merchants.facts(source, self.format, self.version, Layer.SETTLEMENT))


def _send_trades(part: Part, bill: Bill, merchants: Merchants, out: Sink) -> None:
    money = bill.money(part)
    day = pc.replace_substring_regex(part.text(DAY, blank=BLANK), "[^0-9]", "")
    merchant, flow = ids(part, MERCHANT), ids(part, FLOW)
    batch = pc.if_else(pc.equal(day, ""), "", pc.binary_join_element_wise(merchant, day, "-"))
    merchants.send(
        part,
        out,
        money.right,
        layer=Layer.SETTLEMENT.value,
        kind=np.where(money.amount < 0, Kind.REFUND, Kind.PAYMENT).astype(np.int8),
        state=part.by_word(part.text("结算状态", blank=BLANK), state_of),
        **time_columns(moments(part, DAY)),
        amount=money.amount,
        fee=money.fee,
        channel_ref=flow,
        batch_ref=batch,
        order_ref=ids(part, "商户订单号"),
        status=part.text("结算状态", blank=BLANK),
        text=joined(part.text("备注", blank=BLANK), part.text("终端号", blank=BLANK)),
        key=flow,
    )


def _send_totals(part: Part, bill: Bill, merchants: Merchants, out: Sink) -> None:
    """Send what a day's trades of a wallet came to, after fees: it leaves for the bank."""
    money = bill.money(part)
    wallet = part.text(WALLET, blank=BLANK)
    merchants.send(
        part,
        out,
        money.right,
        layer=Layer.SETTLEMENT.value,
        kind=Kind.PAYOUT.value,
        state=State.DONE.value,
        **time_columns(moments(part, DAY)),
        amount=-bill.minor(part, SETTLED).value,
        subtype=wallet,
        counterparty=wallet,
        key=joined(part.text(DAY), wallet, between="|"),
    )


def _send_withdrawals(part: Part, bill: Bill, merchants: Merchants, out: Sink) -> None:
    number = ids(part, WITHDRAWAL)
    status = part.text(["状态", "提现状态"], blank=BLANK)
    merchants.send(
        part,
        out,
        np.ones(len(part), np.bool_),
        layer=Layer.SETTLEMENT.value,
        kind=Kind.WITHDRAWAL.value,
        state=part.by_word(status, state_of),
        **time_columns(moments(part, "提现日期")),
        amount=-np.abs(bill.minor(part, WITHDRAWN).value),
        fee=bill.minor(part, FEE, BLANK),
        channel_ref=number,
        status=status,
        text=part.text("备注", blank=BLANK),
        key=number,
    )
