"""L5: orders ↔ what the books declare as revenue and tax, order by order or in sums of a day or month for each shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.chart import Use
from app.domain.match import SIDE_A, SIDE_B, Comparison
from app.domain.record import State
from app.matching import by_rule
from app.matching.by_amount_and_day import passed
from app.matching.by_books import voucher
from app.matching.cancelled import cancelled, stands
from app.matching.confirm_rule import EARLY, LATE
from app.matching.keys import group_ids
from app.matching.meetings import Bundles, bundle, joined, meet
from app.matching.pairing import codes, single
from app.matching.proposals import Proposals, group_sum
from app.matching.references import short_ones
from app.matching.short_numbers import SCORE as DOUBTFUL
from app.matching.short_numbers import Named, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.matching.frame import Frame
    from app.matching.work import Work

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L5 = Comparison.L5

EQUAL, CLOSE = 600, 500
#: Seconds between vouchers of one short number that are several orders'.
VOUCHERS_APART = 45 * 86_400
#: Share by which a month's vouchers may differ from its orders and still be offered as theirs.
CLOSE_PERCENT = 10
#: What platforms are called in the books, by the first part of their files' format.
SHOP_WORDS = {
    "taobao": "淘宝|天猫|淘寶|天貓|taobao|tmall",
    "jd": "京东|京東|jd",
    "douyin": "抖音|抖店|douyin",
    "pinduoduo": "拼多多|pinduoduo",
    "youzan": "有赞|有贊|youzan",
    "orders": "shopify|amazon|etsy|ebay|woocommerce|亚马逊|亞馬遜",
}


def run(work: Work) -> None:
    """Find the matches of L5 and keep them in `work`."""
    side_a, side_b = work.sides[L5]
    if not side_a.any() or not side_b.any():
        return
    for method, one in PASSES:
        work.pause()
        work.frame.spent.begin("L5", method)
        one(work)


def counting(frame: Frame) -> Mask:
    """Return the orders that are sales: neither unpaid nor closed."""
    return np.asarray(~np.isin(frame.num("state"), (State.UNPAID, State.CLOSED)) & (frame.amount != 0))


def _by_number(work: Work) -> None:
    """Match an order with all lines of the vouchers that name it; sure where one voucher books exactly its amount."""
    frame = work.frame
    orders, lines = frame.by_rank(work.sides[L5][0]), frame.by_rank(work.sides[L5][1])
    text, marks = frame.ref("order_ref")
    if not marks[lines].any():
        return
    ids, count = group_ids(
        np.concatenate([marks[orders], marks[lines]]), pa.concat_arrays([text.take(orders), text.take(lines)])
    )
    made = _numbered(work, orders, lines, ids, count)
    if made is not None:
        work.take(made)


def _numbered(
    work: Work, orders: Ints, lines: Ints, ids: Ints, count: int, method: str = "reference"
) -> Proposals | None:
    """Return the matches of open orders with all lines of the vouchers that bear their number.

    ids: number of each order, then of each line, 0 … count−1, −1 for none.
    """
    frame = work.frame
    of = voucher(frame, lines)
    said = _of_voucher(ids[len(orders) :], of)
    named = np.unique(said[said >= 0])
    # the order must bear its number alone, and all its lines must be open
    times = np.bincount(ids[: len(orders)][ids[: len(orders)] >= 0], minlength=count)
    free = np.ones(count, np.bool_)
    free[said[(said >= 0) & ~work.open(L5, SIDE_B)[lines]]] = False
    order_of = np.full(count, -1, np.int64)
    order_of[ids[: len(orders)][ids[: len(orders)] >= 0]] = orders[ids[: len(orders)] >= 0]
    named = named[(times[named] == 1) & free[named]]
    named = named[work.open(L5, SIDE_A)[order_of[named]]]
    if not len(named):
        return None
    mine = np.isin(said, named)
    held = np.zeros(frame.count, np.bool_)
    if method == "reference":  # what a person's rule reads as a number is one
        held = _doubtful(frame, orders, lines, ids[: len(orders)], said, of)
    a = bundle(order_of[named], frame.net[order_of[named]], named, frame.day[order_of[named]])
    b = bundle(lines[mine], frame.net[lines[mine]], said[mine], frame.day[lines[mine]], said[mine])
    i, j = single(a.key, b.key)
    return _joined(work, (a, i), (b, j), method, held)


def _doubtful(frame: Frame, orders: Ints, lines: Ints, key: Ints, said: Ints, of: Ints) -> Mask:
    """Return by row the orders of which nothing but a short number says that a voucher is theirs.

    key: number of each order; said: of each line; of: voucher of each line.
    """
    held = np.zeros(frame.count, np.bool_)
    short = short_ones(frame.ref("order_ref")[0], orders[key >= 0])
    if not len(short):
        return held
    _, first, voucher_of = np.unique(of, return_index=True, return_inverse=True)
    booked = group_sum(frame.net[lines], voucher_of.ravel(), len(first))
    where = np.full(frame.count, -1, np.int64)
    where[orders] = key
    some = said[first] >= 0
    row, number = lines[first][some], said[first][some]
    vouchers = Named(row, number, booked[some][:, None], np.zeros(len(row), np.int64), VOUCHERS_APART)
    held[short] = ~told(frame, short, where[short], vouchers, _soon)[short]
    return held


def _soon(frame: Frame, a: Ints, b: Ints) -> Mask:
    """Return where an order is booked on its day or the day after."""
    days = frame.day[b] - frame.day[a]
    return np.asarray((days >= 0) & (days <= 1))


def _of_voucher(said: Ints, of: Ints) -> Ints:
    """Give every line of a voucher the one number that its lines name; −1 stays where they name none or several."""
    order = np.lexsort((said, of))
    real = order[said[order] >= 0]
    out = said.copy()
    if not len(real):
        return out
    size = int(of.max()) + 1
    low, high = np.full(size, np.iinfo(np.int64).max), np.full(size, -1, np.int64)
    np.minimum.at(low, of[real], said[real])
    np.maximum.at(high, of[real], said[real])
    alone = (low == high)[of] & (said < 0)
    out[alone] = low[of[alone]]
    return out


def _joined(work: Work, a: tuple[Bundles, Ints], b: tuple[Bundles, Ints], method: str, held: Mask) -> Proposals | None:
    """Return orders with the lines of the vouchers that name them; sure where nothing is left to be asked.

    held: orders whose number may be another's, by row.
    """
    frame = work.frame
    made = joined(frame, L5, method, a, b, score=np.full(len(a[1]), 800))
    good = frame.currency[made.row] == frame.currency[made.lead_a[made.match]]
    whole = np.ones(made.count, np.bool_)
    whole[made.match[~good]] = False
    made = made.keep(whole)
    if not made.count:
        return None
    vouchers = _vouchers(frame, made)
    due, booked = made.sums(frame)
    refunded = np.where(due - booked == frame.refunded[made.lead_a], frame.refunded[made.lead_a], 0)
    made.figures = {"refunded_a": refunded, "off": due - booked - refunded}
    made.counts = {"vouchers": vouchers}
    trusted = np.ones(made.count, np.bool_)
    trusted[made.match[~frame.trusted[made.row]]] = False
    made.gates = {
        "amount": (due == booked) & (due != 0),
        "single": (vouchers == 1) & (~_guessed(frame, made) | (method != "reference")),
        "totals": trusted,
        "state": counting(frame)[made.lead_a],
        "number": ~held[made.lead_a],
        "days": _near(frame, made),
        "undone": stands(made, cancelled(frame, frame.by_rank(work.sides[L5][1]))),
    }
    sure = passed(made)
    made.confirmed, made.score = sure, np.where(sure, 1000, np.where(made.figures["off"] == 0, 900, 700))
    made.score = np.where(made.gates["number"], made.score, np.minimum(made.score, DOUBTFUL))
    return made


def _near(frame: Frame, made: Proposals) -> Mask:
    """Return where a voucher is of a day on which its number is surely this order's: numbers are used again."""
    days = frame.day[made.lead_b] - frame.day[made.lead_a]
    return np.asarray((days >= -EARLY) & (days <= LATE))


def _guessed(frame: Frame, made: Proposals) -> Mask:
    """Return which matches hold a line that bears no number and is of a voucher without one.

    Where the books number no vouchers, what says the same on one day is taken for one; it may be two sales.
    """
    label = pc.match_substring_regex(frame.text("subtype").take(pa.array(made.row)), "[0-9]")
    loose = ~label.to_numpy(zero_copy_only=False) & (frame.ref("order_ref")[1][made.row] == 0)
    return np.asarray(group_sum((loose & (made.side == SIDE_B)).astype(np.int64), made.match, made.count) > 0)


def _vouchers(frame: Frame, made: Proposals) -> Ints:
    """Return how many vouchers each match holds."""
    line = made.side == SIDE_B
    both = codes(made.match[line], voucher(frame, made.row[line]))
    _, first = np.unique(both, return_index=True)
    return np.bincount(made.match[line][first], minlength=made.count)


def shops(frame: Frame, orders: Ints) -> Ints:
    """Return a code of the shop of each order: its platform and the shop that its statement names."""
    said = {one.number: one.shop for one in frame.inputs.coverage}
    statement = frame.num("statement")[orders]
    numbers, index = np.unique(statement, return_inverse=True)
    names = sorted({said.get(one, "") for one in numbers.tolist()})
    shop = np.array([names.index(said.get(one, "")) for one in numbers.tolist()] or [0], np.int64)[index.ravel()]
    return codes(frame.family[0][orders], shop) if len(orders) else orders


def _open(work: Work) -> tuple[Ints, Ints]:
    """Return open orders that are sales, and open lines of vouchers."""
    frame = work.frame
    return frame.by_rank(work.open(L5, SIDE_A) & counting(frame)), frame.by_rank(work.open(L5, SIDE_B))


def _by_rule(work: Work) -> None:
    """Match orders with the lines of the vouchers that bear a number of theirs, as a person's rule reads it."""
    frame = work.frame
    for ready in work.applied.match.get(L5, ()):
        if ready.keys is None:
            continue
        work.pause()
        orders, lines = (
            frame.by_rank(work.sides[L5][side] & mask) for side, mask in enumerate((ready.side_a, ready.side_b))
        )
        ids = np.concatenate(by_rule.shared_ids(ready, orders, lines))
        made = _numbered(work, orders, lines, ids, int(ids.max(initial=-1)) + 1, by_rule.METHOD)
        if made is None:
            continue
        off, held = made.figures["off"], ready.pairs(made.lead_a, made.lead_b)
        inside = by_rule.inside_of(frame, ready.rule.tolerance, made.lead_a, made.lead_b, made.sums(frame)[0], off)
        made.score = np.where(off == 0, by_rule.EQUAL, by_rule.DRIFTED)
        sure = made.gates.pop("state") & made.gates.pop("single") & (made.figures["refunded_a"] == 0)
        undone = {"undone": made.gates.pop("undone")}
        work.take(by_rule.judged(frame, made, ready, inside & held, sure, undone))


def _by_rule_alone(work: Work) -> None:
    by_rule.by_amount(work, L5, alone=True)


def _by_rule_rest(work: Work) -> None:
    by_rule.by_amount(work, L5, alone=False)


def _by_totals(work: Work) -> None:
    """Match vouchers with the orders of a day or month, of one shop or of all, whose sum they book exactly."""
    for span in ("day", "month"):
        work.frame.spent.begin("L5", f"{span}_total")
        for several in (False, True):
            for per_shop, named in ((True, True), (True, False), (False, False)):
                for net, after in ((False, 0), (False, 1), (True, 0), (True, 1)):
                    work.pause()
                    _totals(work, span, after, per_shop=per_shop, named=named, net=net, all_vouchers=several)


def _totals(work: Work, span: str, after: int, *, per_shop: bool, named: bool, net: bool, all_vouchers: bool) -> None:
    """Match sums of orders with sums of vouchers that stand alone with them.

    span: "day" or "month" that the orders are of; after: days or months by which a voucher may follow them; net: after
    the refunds that the orders state; all_vouchers: those of the whole day or month together; named: only vouchers
    that name the orders' platform.
    """
    frame = work.frame
    orders, lines = _open(work)
    if not len(orders) or not len(lines):
        return
    # numbers of a group of orders serve as its days: a voucher is written on that day or in that month, or after it
    unit = frame.day if span == "day" else frame.month
    value = frame.net[orders] - (frame.refunded[orders] if net else 0)
    if net and not frame.refunded[orders].any():
        return
    by = shops(frame, orders) if per_shop else np.zeros(len(orders), np.int64)
    of = unit[lines] if all_vouchers else voucher(frame, lines)
    key_a, key_b = frame.currency[orders], frame.currency[lines]
    if named:
        own, said = _platforms(frame, orders, lines)
        key_a, key_b = key_a * len(SHOP_WORDS) + own, key_b * len(SHOP_WORDS) + said
        orders, value, by, key_a = (one[own >= 0] for one in (orders, value, by, key_a))
        lines, of, key_b = (one[said >= 0] for one in (lines, of, key_b))
    a = bundle(orders, value, key_a, unit[orders], unit[orders], by)
    b = bundle(lines, frame.net[lines], key_b, unit[lines], of)
    i, j = meet(a, b, 0, after)
    i, j = i[a.total[i] != 0], j[a.total[i] != 0]
    if not len(i):
        return
    _take_total(work, (a, i), (b, j), f"{span}_total", np.full(len(i), EQUAL))


def _take_total(work: Work, a: tuple[Bundles, Ints], b: tuple[Bundles, Ints], method: str, score: Ints) -> None:
    frame = work.frame
    made = joined(frame, L5, method, a, b, score=score)
    due, booked = made.sums(frame)
    ours = made.side == SIDE_A
    returned = group_sum(np.where(ours, frame.refunded[made.row], 0), made.match, made.count)
    refunded = np.where(np.abs(due - returned - booked) < np.abs(due - booked), returned, 0)
    made.figures = {"refunded_a": refunded, "off": due - booked - refunded}
    made.counts = {
        "orders": np.bincount(made.match[ours], minlength=made.count),
        "rows_b": np.bincount(made.match[~ours], minlength=made.count),
    }
    work.take(made)


def _by_month(work: Work) -> None:
    """Match what a month's vouchers book with its orders though the sums differ, where nothing else can be meant.

    Of several shops each voucher must name the platform it is about.
    """
    frame = work.frame
    orders, lines = _open(work)
    if not len(orders) or not len(lines):
        return
    shop = shops(frame, orders)
    if len(np.unique(shop)) > 1:
        of_order, of_line = _platforms(frame, orders, lines)
    else:
        of_order, of_line = np.zeros(len(orders), np.int64), np.zeros(len(lines), np.int64)
    orders, lines = orders[of_order >= 0], lines[of_line >= 0]
    of_order, of_line = of_order[of_order >= 0], of_line[of_line >= 0]
    if not len(orders) or not len(lines):
        return
    key = codes(
        np.concatenate([frame.currency[orders], frame.currency[lines]]),
        np.concatenate([frame.month[orders], frame.month[lines]]),
        np.concatenate([of_order, of_line]),
    )
    ours, theirs = key[: len(orders)], key[len(orders) :]
    a = bundle(orders, frame.net[orders], ours, frame.month[orders], ours)
    b = bundle(lines, frame.net[lines], theirs, frame.month[lines], theirs)
    i, j = single(a.key, b.key)
    near = np.abs(a.total[i] - b.total[j]) * 100 <= CLOSE_PERCENT * np.abs(a.total[i])
    i, j = i[near], j[near]
    if len(i):
        _take_total(work, (a, i), (b, j), "month_total", np.full(len(i), CLOSE))


def _platforms(frame: Frame, orders: Ints, lines: Ints) -> tuple[Ints, Ints]:
    """Return the platform of each order and the one that each voucher names, −1 for none or several."""
    family, names = frame.family
    place = {name: at for at, name in enumerate(SHOP_WORDS)}
    known = np.array([place.get(name, -1) for name in names] or [-1], np.int64)
    said = pc.binary_join_element_wise(frame.text("account").take(lines), frame.text("text").take(lines), " ")
    hits = np.stack(
        [
            pc.match_substring_regex(said, word, ignore_case=True).to_numpy(zero_copy_only=False)
            for word in SHOP_WORDS.values()
        ]
    )
    of = voucher(frame, lines)
    size = int(of.max()) + 1
    whole = np.zeros((len(SHOP_WORDS), size), np.bool_)
    for at in range(len(SHOP_WORDS)):
        whole[at, of[hits[at]]] = True
    one = np.where(whole.sum(axis=0) == 1, whole.argmax(axis=0), -1)
    return known[family[orders]], one[of]


def is_tax(frame: Frame, rows: Ints) -> Mask:
    """Return which lines of vouchers are tax."""
    return np.asarray(frame.owners.use[rows] == Use.TAX)


#: Passes by their method, surest first.
PASSES: tuple[tuple[str, Callable[[Work], None]], ...] = (
    ("reference", _by_number),
    (by_rule.METHOD, _by_rule),
    ("amount_day", _by_rule_alone),
    ("day_total", _by_totals),
    ("month_total", _by_month),
    ("amount_day", _by_rule_rest),
)
