"""Which of a book's matches a run leaves alone, and which it makes anew.

What people decided stays. What a rule confirmed stays as long as nothing came that a run over everything would have
judged with it: then it is judged again, so that files that come one after the other end as files that come at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct, within
from app.domain.match import CONFIRMED, SIDE_B, SUGGESTED, Comparison
from app.domain.period import day_number
from app.domain.record import Kind
from app.services.acceptance import of_statements
from app.services.run_facts import MARKED, known

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from app.services.ports import StoredStatement, UnitOfWork
    from app.services.run_facts import Known

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]
    Sides = dict[Comparison, tuple[Mask, Mask]]


def split(
    uow: UnitOfWork,
    records: pa.Table,
    statements: Sequence[StoredStatement],
    distrusted: Ints,
    pause: Callable[[], None],
) -> tuple[tuple[pa.Table, pa.Table], Ints, Known]:
    """Return the matches (with members) that stay, and the numbers and marks of those to be made anew.

    records: run_matching.read_records. Anew: suggestions that nobody decided on, and what a rule confirmed where news
    came for it, or where nobody vouches for one of its statements any more; never what touches a signed period.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    matches, members = uow.matches.live()
    by_rule = pc.equal(matches["actor"], "rule")
    suggested = matches["number"].filter(pc.and_(by_rule, pc.equal(matches["state"], SUGGESTED))).to_numpy()
    sure = matches.filter(pc.and_(by_rule, pc.equal(matches["state"], CONFIRMED)))
    pause()
    grown = _grown(uow, records, statements, distrusted, (matches, members), sure) if len(sure) else suggested[:0]
    pause()
    numbers = np.concatenate([suggested, _unsigned(uow, records, grown, members)])
    old = pc.is_in(matches["number"], pa.array(numbers))
    of_old = pc.is_in(members["match"], pa.array(numbers))
    before = known(matches.select(MARKED).filter(old), members.filter(of_old))
    if not len(numbers):
        return (matches, members), numbers, before
    return (matches.filter(pc.invert(old)), members.filter(pc.invert(of_old))), numbers, before


def _grown(
    uow: UnitOfWork,
    records: pa.Table,
    statements: Sequence[StoredStatement],
    distrusted: Ints,
    standing: tuple[pa.Table, pa.Table],
    sure: pa.Table,
) -> Ints:
    """Return which of the matches that a rule confirmed are to be judged again."""
    from app.matching.sides import assign

    sides = assign(records, _viewed(*standing))
    members = standing[1]
    orders, last = _of(sure, "L1"), _last_run(uow)
    anew = members["match"].to_numpy()[within(members["record"].to_numpy(), uow.records.restated_since(last))]
    news = [
        _refunded_since(records, orders, members),
        _stated_since(records, orders, members, sides),
        _joined_since(records, _came_since(records, statements, last), standing, sure, sides),
        _both(anew, sure["number"].to_numpy()),
    ]
    news.append(_both(of_statements(uow, records, distrusted, members), sure["number"].to_numpy()))
    return distinct(np.concatenate(news))


def _of(matches: pa.Table, comparison: str) -> Ints:
    """Return the numbers of a comparison's matches."""
    import pyarrow.compute as pc

    return np.asarray(matches["number"].filter(pc.equal(matches["comparison"], comparison)).to_numpy())


def _viewed(matches: pa.Table, members: pa.Table) -> Ints:
    """Return the ledger rows that views state."""
    import pyarrow.compute as pc

    views = matches["number"].filter(pc.equal(matches["method"], "view"))
    of_views = pc.and_(pc.equal(members["side"], SIDE_B), pc.is_in(members["match"], views.combine_chunks()))
    return np.asarray(members["record"].filter(of_views).to_numpy())


def _refunded_since(records: pa.Table, confirmed: Ints, members: pa.Table) -> Ints:
    """Return the matches of L1 for whose payments a refund stands open.

    One match holds an order with all its refunds, so a run over everything would have made it larger.
    """
    if not len(confirmed):
        return confirmed
    match, record = members["match"].to_numpy(), members["record"].to_numpy()
    mine = within(match, confirmed)
    number, kind = records["record"].to_numpy(), records["kind"].to_numpy()
    held = within(number, record[mine])
    refund = (kind == Kind.REFUND) & ~held
    if not refund.any():
        return confirmed[:0]
    # a refund points at its payment, by the channel's number of it, or bears the number that the order bears
    grown = np.zeros(len(number), np.bool_)
    for ours, theirs in (("channel_fp", "parent_fp"), ("channel_fp", "channel_fp"), ("order_fp", "order_fp")):
        marks = records[theirs].to_numpy()[refund]
        grown |= held & within(records[ours].to_numpy(), marks[marks != 0])
    # a refund that another comparison's rows state is no news
    return distinct(match[mine & within(record, number[grown])])


def _stated_since(records: pa.Table, confirmed: Ints, members: pa.Table, sides: Sides) -> Ints:
    """Return the matches of L1 that hold a ledger's row of an event that a trade bill states by now.

    The bill's row stands for the event and one event counts once, whichever file came first.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not len(confirmed):
        return confirmed
    event = sides[Comparison.L1][1]
    on_b = pc.equal(members["side"], SIDE_B)
    mine = members.filter(pc.and_(on_b, pc.is_in(members["match"], pa.array(confirmed))))
    stays = within(mine["record"].to_numpy(), records["record"].to_numpy()[event])
    return distinct(mine["match"].to_numpy()[~stays])


def _last_run(uow: UnitOfWork) -> int:
    """Return the entry of the last run that is in force, 0 for none."""
    from app.services.history import stacks

    done, _redoable = stacks(uow.audit.entries())
    return max((one.first for one in done if one.action == "run"), default=0)


def _came_since(records: pa.Table, statements: Sequence[StoredStatement], last: int) -> Mask:
    """Return which records belong to statements that came, or were counted anew, after an entry."""
    fresh = np.array([one.number for one in statements if one.since > last], np.int64)
    return within(records["statement"].to_numpy(), fresh)


def _joined_since(
    records: pa.Table, came: Mask, standing: tuple[pa.Table, pa.Table], sure: pa.Table, sides: Sides
) -> Ints:
    """Return the matches that something which came since, and is in no match, may belong to or put in doubt.

    Orders, payments and what two files state of one event belong together by their numbers. Batches, deposits and
    vouchers may do so by a day, a sum or a word as well, and are few: all of their comparison are judged again.
    """
    import pyarrow.compute as pc

    matches, members = standing
    match, record = members["match"].to_numpy(), members["record"].to_numpy()
    number = records["record"].to_numpy()
    out: list[Ints] = [np.zeros(0, np.int64)]
    if not came.any():
        return out[0]
    views = np.asarray(sure["number"].filter(pc.equal(sure["method"], "view")).to_numpy())
    for comparison, (side_a, side_b) in sides.items():
        mine = _of(sure, comparison.value)
        held = within(number, record[within(match, _of(matches, comparison.value))])
        if comparison is Comparison.L2:  # a row may be in a view and in a batch
            free = came & (side_a | side_b)
            batches = _without(mine, views)
            if (free & side_a).any() or (free & side_b & ~held).any():
                out.append(batches)
            mine = _both(mine, views)
            free &= ~held
        else:
            free = came & (side_a | side_b) & ~held
        if not len(mine) or not free.any():
            continue
        if comparison in (Comparison.L1, Comparison.L2):
            mine = _marked(records, free, mine, members)
        out.append(mine)
    return np.concatenate(out)


def _marked(records: pa.Table, free: Mask, matches: Ints, members: pa.Table) -> Ints:
    """Return which of these matches hold a record that shares a number with one of the free records.

    A number counts as the engine reads it: in one spelling, and beside it without an ending and leading zeros, or
    inside another number or a text that names it.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    from app.domain.fingerprint import of_text
    from app.matching.keys import FP_OF, flat
    from app.matching.references import (
        behind_letters,
        cores,
        normalised,
        numbers_inside,
        without_suffix,
        words_inside,
    )

    columns = [normalised(flat(records[name]), records[mark].to_numpy()) for name, mark in FP_OF.items()]
    said = []
    for text, mark in columns:
        mine = text.filter(pa.array(free & (mark != 0)))
        said += [of_text(one) for one in (mine, without_suffix(mine), pc.utf8_ltrim(mine, "0"))]
    order = columns[list(FP_OF).index("order_ref")][0]
    kind = records["kind"].to_numpy()
    events = pa.array(free & np.isin(kind, (int(Kind.PAYMENT), int(Kind.REFUND))))
    remarks = pc.unique(flat(records["text"]).filter(events))
    said += [
        of_text(words_inside(remarks)),
        of_text(behind_letters(order.filter(pa.array(free & (kind != Kind.ORDER))))),
    ]
    marks = distinct(np.concatenate(said))
    marks = marks[marks != 0]
    shares = np.zeros(len(free), np.bool_)
    for text, mark in columns:
        shares |= within(mark, marks)
        zeros = np.flatnonzero(pc.starts_with(text, "0").to_numpy(zero_copy_only=False))
        shares[zeros] |= within(of_text(pc.utf8_ltrim(text.take(pa.array(zeros)), "0")), marks)
    inside = [numbers_inside(one)[1] for one in (order.filter(events), remarks)]
    if any(len(one) for one in inside):
        held = np.flatnonzero((kind == Kind.ORDER) & ~free)
        named = within(of_text(cores(order.take(pa.array(held)))), of_text(pa.concat_arrays(inside)))
        shares[held[named]] = True
    match, record = members["match"].to_numpy(), members["record"].to_numpy()
    hit = within(record, records["record"].to_numpy()[shares & ~free])
    return _both(match[hit], matches)


def _unsigned(uow: UnitOfWork, records: pa.Table, found: Ints, members: pa.Table) -> Ints:
    """Return the matches of `found` that touch no signed period."""
    signs = uow.periods.sign_offs() if len(found) else ()
    if not signs:
        return found
    day = records["at"].to_numpy() // 86_400
    signed = np.zeros(len(day), np.bool_)
    for one in signs:
        signed |= (day >= day_number(one.period.first)) & (day <= day_number(one.period.last))
    match, record = members["match"].to_numpy(), members["record"].to_numpy()
    return _without(found, match[within(record, records["record"].to_numpy()[signed])])


def _both(ones: Ints, others: Ints) -> Ints:
    """Return what is in both, each once."""
    return distinct(ones[within(ones, others)])


def _without(ones: Ints, others: Ints) -> Ints:
    """Return what is in the one alone, each once."""
    return distinct(ones[~within(ones, others)])
