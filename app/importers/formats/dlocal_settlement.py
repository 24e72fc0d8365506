"""dlocal.settlement: the settlement report of dLocal (cross-border), one transfer with all of its rows, CSV.

Source of the layout: the public program of a large merchant that books these reports, with files of 2026 in its tests;
the report proves itself: gross and fee of a row, both signed, give its net, and the nets of all rows the transfer's
NET_TOTAL_AMOUNT. Two tables in one: names and values of the transfer (ROW_TYPE = HEADER), then names and rows. Known
traps: the currency of the settlement stands in the first table alone, LOCAL_AMOUNT is what the buyer paid; rows have
six decimals and the total may have two; a fee of the transfer has no gross, an adjustment no fee.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.errors import SourceRefused
from app.domain.record import Kind, Layer, State
from app.domain.statement import Check, StatementFacts
from app.importers import amounts
from app.importers.base import Head, Sink, Source, register
from app.importers.containers.lines import split_line
from app.importers.controls import count_check, money_check
from app.importers.families.bank import currency_code
from app.importers.families.ledgers import Ledger, Ledgers, accounts, shops
from app.importers.families.psp import stamps
from app.importers.heads import header_in
from app.importers.joined import first_filled, joined, where
from app.importers.names import Names, clean_cell
from app.importers.open_table import open_table
from app.importers.part import Columns, Part, repeated
from app.importers.table import Table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

HEADER: list[Names] = [
    "ROW_TYPE", "CREATION_DATE", "DLOCAL_TRANSACTION_ID", "GROSS_AMOUNT", "FEE_AMOUNT", "NET_AMOUNT", "LOCAL_CURRENCY",
]  # fmt: skip
_STATED = ("SETTLEMENT_CURRENCY", "NET_TOTAL_AMOUNT", "TRANSFER_DATE", "TRANSFER_ID")
_TYPES = {
    "PAYMENT": Kind.PAYMENT, "CAPTURE": Kind.PAYMENT, "REFUND": Kind.REFUND, "CHARGEBACK": Kind.CHARGEBACK,
    "SETTLEMENT_FEE": Kind.FEE,
}  # fmt: skip
_EXP = 6


@register
class DlocalSettlement:
    """The rows of one transfer, and the transfer."""

    format = "dlocal.settlement"
    version = 1
    title = "dLocal settlement report"

    def sniff(self, head: Head) -> float:
        """Look for the header of the rows below that of the transfer."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row, and one for the transfer."""
        table, ledgers = open_table(source, HEADER), Ledgers(_EXP)
        said, row = _transfer(table, source)
        total = amounts.parse(said["NET_TOTAL_AMOUNT"], _EXP)
        if total is None:
            raise SourceRefused(
                "refused.not_amount", file=source.file, row=row, column="NET_TOTAL_AMOUNT",
                value=said["NET_TOTAL_AMOUNT"],
            )  # fmt: skip
        rows = 0
        for part in table:
            rows += len(part)
            _send(part, said, source, out, ledgers)
        items = said.get("NUMBER_OF_ITEMS", "")
        checks = [count_check("count", int(items), rows)] if items.isdecimal() else []

        found = sum(one.net for one in ledgers.all)
        # a total without six decimals is rounded, to the cent at most
        unit = 10 ** (_EXP - max(2, len(said["NET_TOTAL_AMOUNT"].partition(".")[2])))
        found = total if 2 * abs(found - total) <= unit > 1 else found

        def checked(one: Ledger) -> list[Check]:
            return [money_check("payout", total, found, one.exp, one.currency), *checks]

        _send_transfer(said, row, total, source, out, ledgers)
        return ledgers.facts(source, self, layer=Layer.SETTLEMENT, checks=checked)


def _transfer(table: Table, source: Source) -> tuple[dict[str, str], int]:
    """Return what the first table says of the transfer, and the row in which it stands."""
    cut = table.delimiter or ","  # a sheet has none
    lines = [(one.row, [clean_cell(cell) for cell in split_line(one.text, cut)]) for one in table.preamble]
    for (_row, names), (row, values) in pairwise(lines):
        said = dict(zip(names, values, strict=False))
        if said.get("ROW_TYPE") == "HEADER" and all(said.get(one) for one in _STATED):
            if not currency_code(said["SETTLEMENT_CURRENCY"]):
                raise SourceRefused("refused.no_currency", file=source.file, row=row)
            return said, row
    raise SourceRefused("refused.no_header", file=source.file, columns=", ".join(_STATED))


def _send(part: Part, said: dict[str, str], source: Source, out: Sink, ledgers: Ledgers) -> None:
    gross, fee, net = (part.minor(one, _EXP, blank=()).value for one in ("GROSS_AMOUNT", "FEE_AMOUNT", "NET_AMOUNT"))
    word = part.text("ROW_TYPE")
    kind = part.by_word(word, _TYPES.get, other=Kind.ADJUSTMENT)
    # a payment that takes money, or a refund that brings it, is none
    against = ((kind == Kind.PAYMENT) & (gross < 0)) | ((kind == Kind.REFUND) & (gross > 0))
    kind = np.where(against, Kind.ADJUSTMENT, kind).astype(np.int8)
    alone = kind == Kind.FEE
    number = part.ref("DLOCAL_TRANSACTION_ID")
    day = "CREATION_DATE"
    filled = first_filled(part.text("APPROVED_DATE"), part.text(day), repeated(said["TRANSFER_DATE"], len(part)))
    at, offset = stamps(part.with_text(day, filled), day, zone="UTC")
    ledgers.send(
        out,
        part,
        account=accounts(part, source, part.text("MID")),
        currency=repeated(currency_code(said["SETTLEMENT_CURRENCY"]), len(part)),
        exp=_EXP,
        amount=np.where(alone, net, gross),
        fee=np.where(alone, 0, gross - net),
        kind=kind,
        right=(np.ones(len(part), np.bool_), gross + fee == net),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        order_ref=part.ref("TRANSACTION_ID"),
        channel_ref=where(alone, "", number),
        batch_ref=repeated(said["TRANSFER_ID"], len(part)),
        counterparty=part.text("USER_EMAIL"),
        status=word,
        subtype=part.text("PAYMENT_METHOD_CODE"),
        text=joined(part.text("DESCRIPTION"), part.text("COUNTRY")),
        shop=shops(part, source),
        key=joined(word, number, part.text("GROSS_AMOUNT"), part.text("FEE_AMOUNT"), between="|"),
    )


def _send_transfer(said: dict[str, str], row: int, total: int, source: Source, out: Sink, ledgers: Ledgers) -> None:
    """Send what was paid out, of the row that states it."""
    part = Part(np.array([row], np.int32), [pa.array([said["TRANSFER_DATE"]])], Columns(["day"]), file=source.file)
    at, offset = stamps(part, "day", zone="UTC")
    account = ledgers.all[0].account if ledgers.all else source.options.account
    ledgers.send(
        out,
        part,
        account=repeated(account, 1),
        currency=repeated(currency_code(said["SETTLEMENT_CURRENCY"]), 1),
        exp=_EXP,
        amount=np.array([-total], np.int64),
        kind=np.array([Kind.PAYOUT], np.int8),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=at,
        offset=offset,
        channel_ref=repeated(said["TRANSFER_ID"], 1),
        batch_ref=repeated(said["TRANSFER_ID"], 1),
        shop=shops(part, source),
        key=repeated(f"HEADER|{said['TRANSFER_ID']}", 1),
    )
