"""Which records stand on which side of a comparison; the one place that knows it.

Side A of L1 are orders; side B are the events that pay or refund them: a trade bill's row where there is
one, else the account ledger's. L2 holds trade-bill rows against ledger rows (view) and entries against
the payouts that carry them (batch). L3 holds payouts against bank rows, L4 bank rows against the books' lines on cash
and channel accounts, L5 orders against their lines on revenue and tax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import one_of
from app.domain.chart import Use
from app.domain.match import Comparison
from app.domain.record import Kind, Layer, State
from app.matching.books import owners, uses
from app.matching.keys import FP_OF, column, flat, shared
from app.matching.on_platforms import told_twice
from app.matching.origin import formats, from_ledger, provider
from app.matching.told_refunds import Refunds, compare

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

#: Layers in which a channel tells of its own.
_TOLD = (Layer.CHANNEL, Layer.SETTLEMENT)
PAYOUTS = (Kind.PAYOUT, Kind.WITHDRAWAL)
EVENTS = (Kind.PAYMENT, Kind.REFUND)

#: Words in a bank row's party or text that say that the money comes from a payment channel.
CHANNEL_WORDS = (
    "支付宝|蚂蚁|财付通|微信支付|微信|网银在线|京东支付|抖音支付|合众易宝|拼多多|上海付费通|付费通|"
    "寻梦|美团|快手|有赞|翼支付|通联|拉卡拉|银联商务|收钱吧|小红书|行吟|派安盈|亚马逊|提现|结算款|商户结算|"
    "alipay|tenpay|wechat|weixin|stripe|paypal|adyen|shopify|pinduoduo|amazon|amzn|\\bsquare|etsy|ebay|payoneer|"
    "airwallex|razorpay|mollie|klarna|worldpay|payout|settlement|"
    "tiktok|shopee|lazada|aliexpress|mercado ?(?:libre|livre|pago)|walmart|sumup|gumroad|gocardless|pingpong|"
    "temu|checkout\\.com|连连|万里汇|饿了么|拉扎斯|三快|钱袋宝|绿界|綠界|歐付寶"
)


def is_payout(records: pa.Table) -> Mask:
    """Return the rows by which a channel pays out, planned (payout) or asked for (withdrawal)."""
    return one_of(column(records, "layer"), _TOLD) & one_of(column(records, "kind"), PAYOUTS)


def assign(records: pa.Table, viewed: NDArray[np.int64]) -> dict[Comparison, tuple[Mask, Mask]]:
    """Return for each comparison which rows of `records` are on side A and on side B.

    records: live_schema columns record, source, layer, kind, amount, exp, order_ref, channel_ref, parent_ref,
    account and the fingerprints of the three numbers; viewed: record numbers on side B of a live L2 view.
    A record may be on both sides of L2: B of a view and A of a batch. The order of rows does not matter.
    """
    layer, kind = column(records, "layer"), column(records, "kind")
    ledger, told = from_ledger(records), one_of(layer, _TOLD)
    payout = told & one_of(kind, PAYOUTS)
    entry = told & ~payout
    trade = entry & ~ledger & (layer == Layer.CHANNEL)
    event = one_of(kind, EVENTS)
    repeated = np.zeros(len(layer), np.bool_)
    if trade.any():
        repeated = entry & ~trade & event
        repeated[repeated] = stated(records, np.flatnonzero(repeated), np.flatnonzero(trade & event))
        repeated[refunds_beside(records).further] = False
        repeated[told_twice(records)[0]] = True
        if len(viewed):
            repeated |= np.isin(column(records, "record"), viewed)
    if ledger.any():
        reported = np.flatnonzero(entry & event & ~repeated & (layer == Layer.SETTLEMENT))
        repeated[_told_twice(records, reported, np.flatnonzero(entry & event & ~repeated & ledger))] = True
    bank, order = layer == Layer.BANK, layer == Layer.ORDER
    cash, revenue = _booked(records, layer)
    return {
        Comparison.L1: (order, entry & event & ~repeated),
        Comparison.L2: (entry, (entry & ledger) | payout),
        Comparison.L3: (payout, bank),
        Comparison.L4: (bank, cash),
        Comparison.L5: (order, revenue),
    }


def _booked(records: pa.Table, layer: NDArray[np.int64]) -> tuple[Mask, Mask]:
    """Return the books' lines on cash, channel and unknown accounts, and those on revenue and tax.

    A line of which nothing says in what currency it is can meet no other record.
    """
    import pyarrow.compute as pc

    if not (layer == Layer.LEDGER).any():
        none = np.zeros(len(layer), np.bool_)
        return none, none
    use = uses(layer, flat(records["account"]))[0]
    told = np.asarray(pc.not_equal(records["currency"], "").to_numpy())
    return (
        told & np.isin(use, (Use.CASH, Use.CHANNEL, Use.UNKNOWN)),
        told & np.isin(use, (Use.REVENUE, Use.TAX)),
    )


def stated(records: pa.Table, rows: NDArray[np.int64], trade: NDArray[np.int64]) -> Mask:
    """Return which of `rows` (ledger or settlement events) a trade-bill row states as well.

    The same event is one with a common channel number, or with one order number, kind and amount in one
    account of a provider. Calling an event new that is not would count its money twice; so one of the two is enough,
    but for a payment with a number of its own where the bill's row is another one's by the channel's number.
    """
    found = np.zeros(len(rows), np.bool_)
    if not len(rows):
        return found
    kind, family = column(records, "kind"), provider(records)
    accounts = common_accounts(records, rows, trade)
    for one in EVENTS:
        ours, theirs = np.flatnonzero(kind[rows] == one), trade[kind[trade] == one]
        if not len(ours) or not len(theirs):
            continue
        here = rows[ours]
        hit = shared(records, here, ("channel_ref",), theirs, ("channel_ref", "parent_ref"))
        hit |= shared(records, here, ("parent_ref",), theirs, ("channel_ref", "parent_ref"))
        also = (column(records, "amount"), column(records, "exp"), family, accounts)
        if (left := np.flatnonzero(~hit)).size:
            hit[left] = shared(records, here[left], ("order_ref",), theirs, ("order_ref",), also)
        if one == Kind.PAYMENT and (left := left[hit[left]]).size:
            again = left[_paid_again(records, here, here[left], theirs, also)]
            hit[again] = False
        found[ours] = hit
    return found


def _paid_again(
    records: pa.Table,
    every: NDArray[np.int64],
    rows: NDArray[np.int64],
    trade: NDArray[np.int64],
    also: tuple[NDArray[np.int64], ...],
) -> Mask:
    """Return which of `rows`, payments that share the merchant's number with one of the bill, are further payments.

    They have a number of their own, and the bill's row is that of another payment of the same file, by the channel's.
    every: all payments of ledgers and reports.
    """
    out = np.zeros(len(rows), np.bool_)
    numbered = np.asarray(records[FP_OF["channel_ref"]].to_numpy())[rows] != 0
    source = formats(records)
    for one in np.unique(source[rows[numbered]]).tolist():
        mine = np.flatnonzero(numbered & (source[rows] == one))
        met = shared(records, trade, ("channel_ref",), every[source[every] == one], ("channel_ref", "parent_ref"))
        out[mine] = ~shared(records, rows[mine], ("order_ref",), trade[~met], ("order_ref",), also)
    return out


def refunds_beside(records: pa.Table) -> Refunds:
    """Return what the refunds of ledgers and settlement reports are beside those of trade bills."""
    refund = one_of(column(records, "layer"), _TOLD) & (column(records, "kind") == Kind.REFUND)
    refund &= ~one_of(column(records, "state"), (State.FAILED, State.REVERSED))
    trade = refund & (column(records, "layer") == Layer.CHANNEL) & ~from_ledger(records)
    return compare(records, np.flatnonzero(refund & ~trade), np.flatnonzero(trade))


def _told_twice(records: pa.Table, report: NDArray[np.int64], ledger: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows that tell once more what a settlement report and the channel's ledger both tell.

    The ledger stands for an event of which both say the same; where its row is what was left of the sale (one number,
    another amount), the report, which says what was kept, stands for it.
    """
    if not len(report) or not len(ledger):
        return np.zeros(0, np.int64)
    family = provider(records)
    exact = (column(records, "kind"), column(records, "amount"), column(records, "exp"), family)
    same = shared(records, report, ("channel_ref",), ledger, ("channel_ref",), exact)
    accounts = common_accounts(records, report, ledger)
    same |= shared(records, report, ("order_ref",), ledger, ("order_ref",), (*exact, accounts))
    left = shared(records, ledger, ("channel_ref",), report[~same], ("channel_ref",), (family,))
    return np.concatenate([report[same], ledger[left]])


def common_accounts(records: pa.Table, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a code for the account of every record; −1 for one that only rows of one side are in.

    Two files may name one account in two ways, or one of them not at all; where both sides name an account in
    the same way, its rows are nobody else's: a shop's own numbers count from 1 in each of its accounts.
    """
    coded = flat(records["account"]).dictionary_encode()
    codes = coded.indices.to_numpy().astype(np.int64)
    if not len(coded.dictionary):
        return np.asarray(codes)
    named = np.array([bool(one) for one in coded.dictionary.to_pylist()], np.bool_)
    return np.asarray(np.where(named[codes], common_codes(codes, left, right), -1))


def common_codes(codes: NDArray[np.int64], left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return every record's code, −1 for one that rows of one side alone have. codes: from 0, one for each record."""
    size = int(codes.max(initial=-1)) + 1
    both = (np.bincount(codes[left], minlength=size) > 0) & (np.bincount(codes[right], minlength=size) > 0)
    return np.where(both[codes], codes, -1)


def unexpected(records: pa.Table) -> dict[Comparison, tuple[Mask, Mask]]:
    """Return for L1, L3, L4 and L5 the rows to which no counterpart is expected, found or not.

    L1 A and L5 A: orders that are unpaid or closed; L4 A and L5 A: what is in a currency that the books do not keep;
    L1 B and L3 A: events that moved no money (failed, pending, reversed); L3 B: bank rows that do not come from a
    payment channel; L4 B: the books' lines on accounts of which no bank statement is here. They are no discrepancy, and
    a proof sets them aside where they are in no match.
    """
    state = column(records, "state")
    idle = one_of(state, (State.FAILED, State.PENDING, State.REVERSED))
    waiting = one_of(state, (State.UNPAID, State.CLOSED, State.REFUNDED))
    cash, revenue = _booked(records, column(records, "layer"))
    nothing = column(records, "amount") == 0
    return {
        Comparison.L1: (waiting | nothing, idle | nothing),
        Comparison.L3: (idle | nothing, ~channel_like(records)),
        Comparison.L4: (nothing | ~in_currency(records, cash), nothing | (owners(records).pool < 0)),
        Comparison.L5: (waiting | nothing | ~in_currency(records, revenue), nothing),
    }


def in_currency(records: pa.Table, other: Mask) -> Mask:
    """Return which records are in a currency that some row of the other side is in; books may lack one altogether."""
    import pyarrow as pa
    import pyarrow.compute as pc

    known = records["currency"].filter(pa.array(other)).unique()
    return np.asarray(pc.is_in(records["currency"], known).to_numpy(), np.bool_)


def channel_like(records: pa.Table) -> Mask:
    """Return bank credits whose party or text names a payment channel."""
    import pyarrow.compute as pc

    credit = (column(records, "layer") == Layer.BANK) & (column(records, "amount") > 0)
    rows = np.flatnonzero(credit)
    found = np.zeros(len(rows), np.bool_)
    for name in ("counterparty", "text", "subtype"):
        said = pc.match_substring_regex(records[name].take(rows), CHANNEL_WORDS, ignore_case=True)
        found |= np.asarray(said.to_numpy())
    credit[rows] = found
    return np.asarray(credit, np.bool_)
