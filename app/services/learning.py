"""Learning that can be seen: what a book's decisions teach, stored by version, listed, edited, forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.knowledge import ALIAS, DELAY, FORGOTTEN, PERSON, WEIGHT, Knowledge, Learned
from app.domain.match import CONFIRMED

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.matching.learning import Band, Case
    from app.services.ports import AuditEntry, Book, UnitOfWork

    Ints = NDArray[np.int64]

#: Rule of a match that says nothing of how a score can be believed: a person made it.
_BY_HAND = "manual"

#: So many suggestions of about one score must have been decided before the card says how many of them were right.
LEAST_HISTORY = 20

#: Points that a person may add to a method's suggestions, or take away.
_MOST_POINTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedPage:
    """What the page shows: everything learned, and scores claimed against what was decided."""

    knowledge: Knowledge
    bands: tuple[Band, ...]


def load_learned(uow: UnitOfWork) -> LearnedPage:
    """Return what was learned and how far the scores can be believed."""
    from app.matching.learning import calibration

    return LearnedPage(knowledge=uow.knowledge(), bands=tuple(calibration(cases(uow))))


def learn(uow: UnitOfWork) -> Knowledge:
    """Return the book's knowledge with what its confirmed and refused matches teach now; stores it where it differs.

    Called at the start of a run that says so, never in between.
    """
    known = uow.knowledge()
    fresh = known.merged(tuple(_taught(uow)))
    if fresh != known:
        uow.put_knowledge(fresh)
    return fresh


def approved_by_band(uow: UnitOfWork, comparison: str) -> dict[int, tuple[int, int]]:
    """Return by the lowest score of each band of a comparison (how many were confirmed, how many were decided).

    Bands of which fewer than LEAST_HISTORY were decided say nothing and are left out. Every decision asks for them
    anew, so that no reasons are looked through.
    """
    import pyarrow.compute as pc

    from app.matching.learning import Case, calibration

    matches, _ = uow.matches.live()
    refused = _refused(uow)
    mine = pc.and_(_by_person(matches), pc.equal(matches["comparison"], comparison))
    scores = {
        True: matches["score"].filter(mine),
        False: refused["score"].filter(pc.equal(refused["comparison"], comparison)),
    }
    bands = calibration(
        Case(comparison=comparison, method="", score=one["values"], right=right, times=one["counts"])
        for right, found in scores.items()
        for one in found.value_counts().to_pylist()
    )
    known = {one.low: (one.right, one.right + one.wrong) for one in bands}
    return {low: counts for low, counts in known.items() if counts[1] >= LEAST_HISTORY}


def cases(uow: UnitOfWork) -> list[Case]:
    """Return what a person decided of what runs proposed, those alike counted: confirmed matches and refused ones."""
    from app.matching.learning import Case

    return [
        Case(**{name: one[name] for name in _KINDS}, right=right, times=one["score_count"])
        for right, table in ((True, _confirmed(uow)), (False, _refused(uow)))
        for one in table.group_by(list(_KINDS)).aggregate([("score", "count")]).to_pylist()
    ]


#: What decided matches that are counted together have in common.
_KINDS = ("comparison", "method", "score", "weight")


def _confirmed(uow: UnitOfWork) -> pa.Table:
    """Return comparison, method, score and learned weight of what a run proposed and a person confirmed."""
    import pyarrow as pa
    import pyarrow.compute as pc

    matches, _ = uow.matches.live()
    matches = matches.filter(_by_person(matches))
    weight = pc.cast(_said(matches["reasons"], '"weight":', "-?[0-9]+", "0"), pa.int64())
    return matches.select(["comparison", "method", "score"]).append_column("weight", weight)


def _by_person(matches: pa.Table) -> pa.ChunkedArray:
    """Return which matches a run proposed and a person confirmed."""
    import pyarrow.compute as pc

    mine = pc.and_(pc.equal(matches["state"], CONFIRMED), pc.not_equal(matches["actor"], "rule"))
    return pc.and_(mine, pc.not_equal(matches["rule"], _BY_HAND))


def _refused(uow: UnitOfWork) -> pa.Table:
    """Return comparison, method, score and learned weight of what a run proposed and a person refused."""
    import pyarrow as pa
    import pyarrow.compute as pc

    said = uow.decisions.texts("refuse")
    score = _said(said["params"], '"score":', "[0-9]+", "")
    scored = pc.not_equal(score, "")
    said, score = said.filter(scored), score.filter(scored)
    columns = {
        "comparison": _said(said["subject"], "^", "[^ ]+", ""),
        "method": _said(said["params"], '"method":"', '[^"]*', ""),
        "score": pc.cast(score, pa.int64()),
        "weight": pc.cast(_said(said["params"], '"weight":', "-?[0-9]+", "0"), pa.int64()),
    }
    return pa.table(columns)


def _said(texts: pa.ChunkedArray, before: str, form: str, none: str) -> pa.ChunkedArray:
    """Return what stands after `before` in each text, `none` where nothing does."""
    import pyarrow.compute as pc

    return pc.fill_null(pc.struct_field(pc.extract_regex(texts, f"{before}(?P<found>{form})"), "found"), none)


def _taught(uow: UnitOfWork) -> list[Learned]:
    """Return what can be learned from the decided matches of the book."""
    from app.matching.learning import learn_aliases, learn_delays, learn_floors, learn_payers, learn_weights

    account, first, last, name = _deposits(uow)
    decided = cases(uow)
    return [
        *learn_delays("L3", account, first, last),
        *learn_aliases("L3", account, name),
        *learn_payers(_payers(uow)),
        *learn_floors(decided),
        *learn_weights(decided),
    ]


def _payers(uow: UnitOfWork) -> pa.Table:
    """Return buyer and payer of each confirmed match of one order and one payment."""
    import pyarrow as pa

    order, payment = _pairs(uow, "L1")
    names = uow.records.table(columns=["record", "counterparty"])
    number = names["record"].to_numpy()
    place = np.argsort(number, kind="stable")
    said = names["counterparty"].combine_chunks()

    def name_of(rows: Ints) -> pa.Array:
        return said.take(pa.array(place[np.searchsorted(number[place], rows)]))

    return pa.table({"buyer": name_of(order), "payer": name_of(payment)})


def _deposits(uow: UnitOfWork) -> tuple[pa.Array, Ints, Ints, pa.Array]:
    """Return the account and day of each confirmed payout that arrived as one line, and that line's day and party."""
    import pyarrow as pa

    payout, deposit = _pairs(uow, "L3")
    rows = uow.records.table(columns=["record", "at", "account", "counterparty"])
    number = rows["record"].to_numpy()
    place = np.argsort(number, kind="stable")
    a, b = (pa.array(place[np.searchsorted(number[place], one)], pa.int64()) for one in (payout, deposit))
    day = pa.array(rows["at"].to_numpy() // 86_400)
    account, party = (rows[name].combine_chunks().cast(pa.string()) for name in ("account", "counterparty"))
    return account.take(a), day.take(a).to_numpy(), day.take(b).to_numpy(), party.take(b)


def _pairs(uow: UnitOfWork, comparison: str) -> tuple[Ints, Ints]:
    """Return the records of the confirmed matches of one record with one other, side A and side B."""
    matches, members = uow.matches.live(comparison)
    sure = matches["number"].to_numpy()[matches["state"].to_numpy() == CONFIRMED]
    of, side, record = (members[one].to_numpy() for one in ("match", "side", "record"))
    keep = np.isin(of, sure)
    of, side, record = of[keep], side[keep], record[keep]
    order = np.lexsort((record, side, of))
    of, side, record = of[order], side[order], record[order]
    _, first, count = np.unique(of, return_index=True, return_counts=True)
    first = first[count == 2]
    first = first[(side[first] == 0) & (side[first + 1] == 1)]
    return record[first], record[first + 1]


def set_learned(book: Book, one: Learned, value: str, actor: str) -> AuditEntry:
    """Put a person's value in the place of a learned one; nothing learned overwrites it."""
    text = value.strip()
    if one.kind == WEIGHT:
        if not text.removeprefix("-").isdecimal() or not -_MOST_POINTS <= int(text) <= _MOST_POINTS:
            raise NotAllowed("learned.points", value=text, most=_MOST_POINTS)
        text = str(int(text))
    elif one.kind != ALIAS:
        most = 60 if one.kind == DELAY else 1000
        if not text.isdecimal() or int(text) > most:
            raise NotAllowed("learned.value", value=text, most=most)
        text = str(int(text))
    elif not text:
        raise NotAllowed("learned.no_name")
    return _change(book, [one], replace(one, value=text, by=PERSON), actor)


def forget(book: Book, many: Sequence[Learned], actor: str) -> AuditEntry:
    """Forget learned values; they are not learned again until somebody remembers them."""
    return _change(book, many, None, actor)


def remember(book: Book, one: Learned, actor: str) -> AuditEntry:
    """Let a forgotten value, or one that a person set, be learned again."""
    return _change(book, [one], replace(one, by="learned"), actor)


def _change(book: Book, many: Sequence[Learned], instead: Learned | None, actor: str) -> AuditEntry:
    with book.write("learned", actor) as uow:
        known = uow.knowledge()
        gone = {one.key for one in many}
        if not gone <= {one.key for one in known.items}:
            raise NotAllowed("review.gone")
        kept = [one for one in known.items if one.key not in gone]
        changed = [instead] if instead else [replace(one, by=FORGOTTEN) for one in known.items if one.key in gone]
        uow.put_knowledge(known.with_items((*kept, *changed)))
        return uow.commit(text_key="audit.learned", params={"count": len(gone)}, rows=len(gone))
