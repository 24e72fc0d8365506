"""What looks as if somebody made it so: other ways of refunding, one-sided residues, brushing, new payees (AB3 to AB8).

All are questions to look into, not faults; each has a least number of cases, so that a small shop is not asked about
chance, and nothing is matched or left open for their sake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from app.domain.match import Comparison
from app.domain.record import NO_TIME, Kind
from app.matching.classify.amounts import unit
from app.matching.classify.unusual import MOST_PAYMENTS, beyond_chance, lopsided, parties
from app.matching.figures import quoted
from app.matching.pairing import codes
from app.matching.proposals import group_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.matching.classify.items import Items
    from app.matching.events import Events
    from app.matching.frame import Frame

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

L1, L3, L4 = Comparison.L1, Comparison.L3, Comparison.L4

#: What is round, in whole units.
ROUND = 100
#: A month's payments by which a buyer's share counts, and buyers among them.
MONTH_PAYMENTS, MONTH_BUYERS = 50, 10


def add(items: Items) -> None:
    """Add what each pattern finds."""
    _other_path(items)
    _one_way(items)
    _new_payees(items)
    event = items.work.events
    if event is None or not len(event.payment):
        return
    buyer, names = parties(items.frame, event)
    _clusters(items, event, buyer, names)
    _loops(items, event, buyer, names)
    _shares(items, event, buyer, names)


def _other_path(items: Items) -> None:
    """AB3: refunds by another provider than any that was paid for the order."""
    frame = items.frame
    provider = frame.family[0]
    for number, found in enumerate(items.work.found):
        if found.comparison is not L1:
            continue
        kind = frame.num("kind")[found.row]
        key = found.match * (int(provider.max(initial=0)) + 1) + provider[found.row]
        pay = (found.side == 1) & (kind == Kind.PAYMENT)
        back = np.flatnonzero((found.side == 1) & (kind == Kind.REFUND) & ~np.isin(key, key[pay]))
        rows, match = found.row[back], found.match[back]
        items.add(
            "AB3", L1, rows, "ab3.open", amount=-frame.amount[rows], match=items.work.row_of[number][match],
            others=(np.arange(len(rows)), found.lead_b[match]),
        )  # fmt: skip


def _one_way(items: Items) -> None:
    """AB4: small differences of one account that nearly all have one sign, beyond chance."""
    frame, rules = items.frame, items.frame.inputs.rules
    for comparison in (L1, L3):
        lead, off = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for found in items.work.found:
            if found.comparison is comparison and "off" in found.figures:
                size = np.abs(found.figures["off"])
                small = (size > 0) & (size <= rules.small * unit(frame, found.lead_a)) & ~found.ambiguous
                lead.append(found.lead_b[small])
                off.append(found.figures["off"][small])
        rows, values = np.concatenate(lead), np.concatenate(off)
        if len(rows) < rules.residues:
            continue
        group = codes(frame.accounts[0][rows], frame.currency[rows])
        for one in np.unique(group).tolist():
            mine = group == one
            few = int(min((values[mine] > 0).sum(), (values[mine] < 0).sum()))
            count = int(mine.sum())
            if count >= rules.residues and lopsided(count, few):
                account = frame.accounts[1][int(frame.accounts[0][rows[mine][0]])]
                counts = {"count": count, "few": few, "version": rules.version}
                _group(
                    items, "AB4", comparison, "ab4.open", rows[mine], int(values[mine].sum()), counts, account=account
                )


def _group(
    items: Items, code: str, comparison: Comparison, key: str, rows: Ints, amount: int, counts: dict[str, int],
    **said: str,
) -> None:  # fmt: skip
    """Add one item that the first of `rows` names."""
    rows = rows[np.argsort(items.frame.rank[rows])]
    more = {name: pa.array([str(value)]) for name, value in counts.items()}
    more |= {name: quoted(pa.array([text], pa.string())) for name, text in said.items()}
    items.add(
        code, comparison, rows[:1], key, amount=np.array([amount]), more=more,
        others=(np.zeros(len(rows) - 1, np.int64), rows[1:]),
    )  # fmt: skip


def _clusters(items: Items, event: Events, buyer: Ints, names: list[str]) -> None:
    """AB5: buyers whose payments are round, or at night, far more often than those of all others."""
    frame, rows, rules = items.frame, event.payment, items.frame.inputs.rules
    night = _at_night(frame, rows)
    hours = {"night_from": rules.night_from, "night_to": rules.night_to}
    whole = frame.amount[rows] % (ROUND * 10**frame.exp) == 0
    known = buyer >= 0
    bought = np.bincount(buyer[known], minlength=len(names))
    tried = int((bought > 0).sum())
    for odd, key, said in ((whole, "ab5.round", {}), (night, "ab5.night_hours", hours)):
        hits = np.bincount(buyer[known & odd], minlength=len(names))
        total, total_hits = int(bought.sum()), int(hits.sum())
        for one in np.flatnonzero((hits >= rules.cases) & (bought <= MOST_PAYMENTS)).tolist():
            if beyond_chance(int(bought[one]), int(hits[one]), total, total_hits, tried):
                mine = rows[(buyer == one) & odd]
                counts = {"count": int(hits[one]), "payments": int(bought[one]), "version": rules.version, **said}
                _group(items, "AB5", L1, key, mine, -int(frame.amount[mine].sum()), counts, party=names[one])


def _at_night(frame: Frame, rows: Ints) -> Mask:
    """Return which rows have a time between the hours that the book calls night; over midnight where they say so."""
    first, last = frame.inputs.rules.night_from, frame.inputs.rules.night_to
    hour = frame.num("at")[rows] % 86_400 // 3600
    inside = (hour - first) % 24 < (last - first) % 24
    return np.asarray(inside & (frame.num("offset")[rows] != NO_TIME))


def _loops(items: Items, event: Events, buyer: Ints, names: list[str]) -> None:
    """AB6: payments of one buyer and one amount that went back whole, again and again."""
    frame, rows, rules = items.frame, event.payment, items.frame.inputs.rules
    owned = event.owner >= 0
    back = group_sum(frame.amount[event.refund[owned]], event.owner[owned], len(rows))
    key = np.where(buyer >= 0, codes(buyer, frame.currency[rows], frame.amount[rows]), -1)
    known = np.flatnonzero(buyer >= 0)
    count = np.bincount(key[known], minlength=int(key.max(initial=-1)) + 1)
    gone = known[(frame.amount[rows[known]] > 0) & (back[known] == -frame.amount[rows[known]])]
    loops = np.bincount(key[gone], minlength=len(count))
    many = (loops >= rules.loops) & (5 * loops >= 4 * count) & (count <= MOST_PAYMENTS)
    for one in np.flatnonzero(many).tolist():
        mine = gone[key[gone] == one]
        each = int(frame.amount[rows[mine[0]]])
        counts = {"count": int(loops[one]), "payments": int(count[one]), "version": rules.version}
        _group(items, "AB6", L1, "ab6.open", rows[mine], -each * len(mine), counts, party=names[int(buyer[mine[0]])])


def _new_payees(items: Items) -> None:
    """AB7: large payments from a bank account to somebody whom its history never named."""
    frame, rules = items.frame, items.frame.inputs.rules
    party = frame.text("counterparty")
    names = frame.accounts[1]
    moved = frame.is_bank & ~frame.idle  # a list may hold nothing but what is not booked yet
    for account in np.unique(frame.accounts[0][moved]).tolist():
        if not names[account]:  # files that name no account may be of several
            continue
        rows = np.flatnonzero(moved & (frame.accounts[0] == account))
        first = int(frame.day[rows].min())
        out = rows[frame.net[rows] < 0]
        if len(out) < rules.payee_rows:
            continue
        coded = party.take(out).dictionary_encode()
        known = np.array([bool(one.strip(" /-")) and "*" not in one for one in coded.dictionary.to_pylist()])
        who = coded.indices.to_numpy().astype(np.int64)
        size = np.abs(frame.net[out])
        least = int(np.sort(size)[len(size) * rules.payee_percent // 100])
        order = np.lexsort((frame.rank[out], frame.day[out], who))
        fresh = order[np.append(True, np.diff(who[order]) != 0)]  # the first payment to each
        # anybody the account ever got money from is no stranger
        friends = set(party.take(rows[frame.net[rows] > 0]).to_pylist())
        strange = np.array([name not in friends for name in coded.dictionary.to_pylist()], np.bool_)
        late = (frame.day[out[fresh]] - first >= rules.payee_days) & known[who[fresh]] & strange[who[fresh]]
        found = out[fresh[late & (size[fresh] >= least)]]
        found = found[np.argsort(frame.rank[found])]
        said = {"count": len(out), "version": rules.version}
        items.add(
            "AB7", L4, found, "ab7.open", amount=frame.net[found],
            more={"party": quoted(party.take(found)), **{k: pa.array([str(n)] * len(found)) for k, n in said.items()}},
        )  # fmt: skip


def _shares(items: Items, event: Events, buyer: Ints, names: list[str]) -> None:
    """AB8: a buyer who brought a large part of a month's payments."""
    frame, rows = items.frame, event.payment
    group = codes(frame.month[rows], frame.currency[rows])
    for one in np.unique(group).tolist():
        mine = np.flatnonzero((group == one) & (buyer >= 0))
        if len(mine) < MONTH_PAYMENTS or len(np.unique(buyer[mine])) < MONTH_BUYERS:
            continue
        sums = group_sum(frame.amount[rows[mine]], buyer[mine], len(names))
        total = int(frame.amount[rows[group == one]].sum())
        for who in np.flatnonzero(sums * 100 >= frame.inputs.rules.share * total).tolist():
            bought = rows[mine[buyer[mine] == who]]
            counts = {"percent": int(sums[who]) * 100 // total, "payments": len(bought)}
            _group(items, "AB8", L1, "ab8.open", bought, -int(sums[who]), counts, party=names[who])
