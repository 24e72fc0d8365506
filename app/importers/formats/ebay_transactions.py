"""ebay.transactions: eBay's transaction report, CSV, English (comma) and German (semicolon, decimal comma).

Source of the layout: public parsers of American, British and German reports, 36 to 38 columns and more; no real file
seen. Known traps: three to eleven lines stand before the header; `--` is an empty cell; days are `Jul 9, 2023`,
`9 Jul 2023` or `01.10.2025`; fees are negative, in the currency of the sale, and their columns differ by site, so
they are told by their names; the tax that eBay collects is not the shop's, in gross or not; an order of several
items has a row with its net amount and rows without one that carry the items' fees; payouts stand as rows of their
own, and reports of one payout have its amount before the header instead.

Net is what moves the account; amount is net before the fees of the row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.errors import SourceRefused
from app.domain.record import NO_TIME, Kind, Layer, State
from app.domain.statement import StatementFacts
from app.importers.base import Head, Sink, Source, register
from app.importers.families import ebay
from app.importers.families.ledgers import Ledgers, carried_batches, paid_out_layer, whole_batches
from app.importers.families.marked_money import marked, wide_exp
from app.importers.families.order_lines import Lines
from app.importers.families.worded_days import days
from app.importers.heads import header_in
from app.importers.joined import filled, first_filled, joined, where
from app.importers.names import Names
from app.importers.open_table import open_table
from app.importers.part import Minor, Part, repeated

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

CURRENCY: Names = (*ebay.PAYOUT_CURRENCY, *ebay.CURRENCY)
HEADER: tuple[Names, ...] = (ebay.CREATED, ebay.TYPE, ebay.ORDER, ebay.NET, ebay.GROSS, ebay.PAYOUT_ID, CURRENCY)
_FEE = re.compile(ebay.FEE_NAME)


@register
class EbayTransactions:
    """The account at eBay, entry by entry; payouts to the bank are of the settlement layer."""

    format = "ebay.transactions"
    version = 1
    western = True
    title = "eBay transaction report"

    def sniff(self, head: Head) -> float:
        """Look for the header among the first rows."""
        return 1.0 if header_in(head, HEADER) else 0.0

    def read(self, source: Source, out: Sink) -> Iterable[StatementFacts]:
        """Send one record for each row that moves the account."""
        table = open_table(source, HEADER)
        said = ebay.preamble(table.preamble)
        lines, ledgers = Lines(), Ledgers()
        for part in table:
            _keep(part, lines)
        account = said.seller or source.options.account
        stated = bool(lines.count) and _stated_payout(lines, said, account, out, ledgers)
        if lines.count:
            _send(lines, account, out, ledgers)
        return ledgers.facts(
            source,
            self,
            layer=Layer.CHANNEL,
            checks=whole_batches if stated else carried_batches,
            account=account,
            currency="USD",
            **said.period,
        )


def _stated_payout(lines: Lines, said: ebay.Preamble, account: str, out: Sink, ledgers: Ledgers) -> bool:
    """Send the payout that a report of one payout states before its header; return whether there is one."""
    numbers = [one for one in pc.unique(lines["payout"]).to_pylist() if one]
    currencies = pc.unique(lines["currency"])
    words = pc.is_in(pc.utf8_lower(lines["type"]), pa.array(ebay.PAYOUTS, pa.string()))
    if said.amount is None or len(numbers) != 1 or len(currencies) != 1 or pc.any(words).as_py():
        return False
    assert lines.part is not None
    paid: Ints = lines["paid"]
    ledgers.send(
        out,
        Part(np.array([said.row], np.int32), [], lines.part.columns, file=lines.part.file),
        account=pa.array([account], pa.string()),
        currency=currencies,
        exp=3,
        amount=np.array([-said.amount]),
        fee=np.zeros(1, np.int64),
        kind=np.array([Kind.PAYOUT], np.int8),
        lines=np.zeros(1, np.int64),
        layer=Layer.SETTLEMENT.value,
        state=State.DONE.value,
        at=np.array([int((paid if paid.any() else lines["at"]).max())]),
        offset=NO_TIME,
        channel_ref=pa.array(numbers, pa.string()),
        batch_ref=pa.array(numbers, pa.string()),
        key=pa.array(numbers, pa.string()),
    )
    return True


def _keep(part: Part, lines: Lines) -> None:
    comma = part.has(ebay.GERMAN)
    currency = first_filled(*(part.text(one, blank=ebay.EMPTY) for one in (ebay.PAYOUT_CURRENCY, ebay.CURRENCY)))
    wrong = pc.index(pc.match_substring_regex(currency, "^[A-Z]{3}$"), False).as_py()
    if wrong >= 0:
        part.refuse("refused.word", CURRENCY, wrong)
    sold_in = part.text(ebay.CURRENCY, blank=ebay.EMPTY)
    wrong = pc.index(pc.match_substring_regex(sold_in, "^(?:[A-Z]{3})?$"), False).as_py()
    if wrong >= 0:
        part.refuse("refused.word", ebay.CURRENCY, wrong)
    exp = wide_exp(currency)
    same = pc.or_(pc.equal(sold_in, ""), pc.equal(sold_in, currency)).to_numpy(zero_copy_only=False)

    def money(names: Names) -> Minor:
        found = marked(part, names, exp, blank=ebay.EMPTY, comma=comma)
        return Minor(found.value * 10 ** (3 - exp), found.valid)

    fees = [money(f"[{at + 1}]") for at, name in enumerate(part.columns.printed) if _FEE.search(name)]
    when = days(part, ebay.CREATED)
    lines.add(
        part,
        currency=currency,
        same=same,
        net=money(ebay.NET),
        gross=money(ebay.GROSS),
        tax=money(ebay.EBAY_TAX).value,
        parts=np.sum([money(one).value for one in ebay.PARTS], axis=0),
        fees=np.sum([one.value for one in fees], axis=0) if fees else np.zeros(len(part), np.int64),
        at=when.at,
        paid=days(part, ebay.PAYOUT_DATE, blank=ebay.EMPTY).at,
        type=part.text(ebay.TYPE),
        order=part.ref(ebay.ORDER, blank=ebay.EMPTY),
        payout=part.ref(ebay.PAYOUT_ID, blank=ebay.EMPTY),
        item=part.ref(ebay.ITEM_TRANSACTION, blank=ebay.EMPTY),
        reference=part.ref(ebay.REFERENCE, blank=ebay.EMPTY),
        buyer=part.text(ebay.BUYER, blank=ebay.EMPTY),
        status=part.text(ebay.PAYOUT_STATUS, blank=ebay.EMPTY),
        said=joined(part.text(ebay.TITLE, blank=ebay.EMPTY), part.text(ebay.DESCRIPTION, blank=ebay.EMPTY)),
    )


def _send(lines: Lines, account: str, out: Sink, ledgers: Ledgers) -> None:
    net: Minor = lines["net"]
    rows = np.flatnonzero(net.valid)
    owner = _owners(lines, net.valid)
    fees, parts = _of_owner(lines["fees"], owner), _of_owner(lines["parts"], owner)
    tax = _of_owner(lines["tax"], owner)
    same: NDArray[np.bool_] = lines["same"][rows]
    moved, gross, sale_fees = net.value[rows], lines["gross"], fees[rows]
    fee = np.where(same, -sale_fees, 0)
    ways = [gross.value[rows] + sale_fees, gross.value[rows] - tax[rows] + sale_fees, parts[rows] + sale_fees]
    right = np.any([one == moved for one in ways], axis=0)
    pick = pa.array(rows)
    part = _rows(lines, rows)
    kind = part.by_word(pc.utf8_lower(lines["type"].take(pick)), ebay.KINDS.get, other=Kind.OTHER)
    held = np.isin(kind, (Kind.HOLD, Kind.RELEASE))
    kind = np.where(held, np.where(moved < 0, Kind.HOLD, Kind.RELEASE), kind).astype(np.int8)
    pays = kind == Kind.PAYOUT
    payout, item, reference, order = (lines[name].take(pick) for name in ("payout", "item", "reference", "order"))
    ledgers.send(
        out,
        part,
        account=repeated(account, len(part)),
        currency=lines["currency"].take(pick),
        exp=3,
        amount=np.where(pays, -np.abs(moved), moved + fee),
        fee=np.where(pays, 0, fee),
        right=(((gross.valid[rows] & (gross.value[rows] != 0)) | (sale_fees != 0)) & same & ~pays, right),
        kind=kind,
        lines=np.bincount(np.searchsorted(rows, owner), minlength=len(rows)).astype(np.int64),
        layer=paid_out_layer(kind, Layer.CHANNEL),
        state=State.DONE.value,
        at=lines["at"][rows],
        offset=NO_TIME,
        order_ref=order,
        channel_ref=where(pays, payout, first_filled(reference, item)),
        batch_ref=payout,
        counterparty=lines["buyer"].take(pick),
        status=lines["status"].take(pick),
        subtype=lines["type"].take(pick),
        text=lines["said"].take(pick),
        key=_keys(lines, rows, where(pays, payout, "")),
    )


def _keys(lines: Lines, rows: Ints, payout: pa.Array) -> pa.Array:
    """Return what makes a row itself again in a later report, in which its payout and status are known."""
    numbers = [pa.array(one[rows]).cast(pa.string()) for one in (lines["at"], lines["net"].value)]
    texts = [lines[name].take(pa.array(rows)) for name in ("type", "order", "item", "reference", "said")]
    return pc.binary_join_element_wise(*numbers, *texts, payout, "|")


def _rows(lines: Lines, rows: Ints) -> Part:
    assert lines.part is not None
    return Part(lines["row"][rows].astype(np.int32), [], lines.part.columns, file=lines.part.file)


def _owners(lines: Lines, moves: NDArray[np.bool_]) -> Ints:
    """Return for each row the row that moves the account: itself, or that of its order, the nearest before it.

    A row that moves nothing and belongs to no order is refused: what it means is not known.
    """
    places = np.arange(lines.count)
    before = np.maximum.accumulate(np.where(moves, places, -1))
    order: pa.Array = lines["order"]
    loose = ~moves & ((before < 0) | ~filled(order))
    if not loose.any():
        own = pc.equal(order, order.take(pa.array(np.maximum(before, 0)))).to_numpy(zero_copy_only=False)
        loose = ~moves & ~own
    if loose.any():
        row = int(lines["row"][int(np.argmax(loose))])
        raise SourceRefused(
            "refused.not_amount", file=lines.part.file if lines.part else "", row=row, column=str(ebay.NET[0]), value=""
        )
    return before


def _of_owner(values: Ints, owner: Ints) -> Ints:
    found = np.zeros(len(values), np.int64)
    np.add.at(found, owner, values)
    return found
