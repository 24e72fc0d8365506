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

#: Methods that say nothing of how a score can be believed: a person made them.
_BY_HAND = ("hand", "split", "write_off")

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


def cases(uow: UnitOfWork) -> list[Case]:
    """Return what a person decided of what runs proposed: confirmed matches and refused ones with their scores."""
    from app.matching.learning import Case

    out = [
        Case(**{name: one[name] for name in _KINDS}, right=True, times=one["score_count"])
        for one in _confirmed(uow).group_by(list(_KINDS)).aggregate([("score", "count")]).to_pylist()
    ]
    for one in uow.decisions.live("refuse"):
        if "score" in one.params:
            out.append(
                Case(
                    comparison=one.subject.partition(" ")[0],
                    method=str(one.params.get("method", "")),
                    score=int(one.params["score"]),
                    weight=int(one.params.get("weight", 0)),
                    right=False,
                )
            )
    return out


#: What decided matches that are counted together have in common.
_KINDS = ("comparison", "method", "score", "weight")


def _confirmed(uow: UnitOfWork) -> pa.Table:
    """Return comparison, method, score and learned weight of what a run proposed and a person confirmed."""
    import pyarrow as pa
    import pyarrow.compute as pc

    matches, _ = uow.matches.live()
    mine = pc.and_(pc.equal(matches["state"], CONFIRMED), pc.not_equal(matches["actor"], "rule"))
    hand = pa.array(_BY_HAND, matches["method"].type)
    matches = matches.filter(pc.and_(mine, pc.invert(pc.is_in(matches["method"], hand))))
    said = pc.extract_regex(matches["reasons"], r'"weight":(?P<weight>-?[0-9]+)')
    weight = pc.cast(pc.fill_null(pc.struct_field(said, "weight"), "0"), pa.int64())
    return matches.select(["comparison", "method", "score"]).append_column("weight", weight)


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

    matches, members = uow.matches.live("L1")
    sure = matches["number"].to_numpy()[matches["state"].to_numpy() == CONFIRMED]
    of, side, record = (members[one].to_numpy() for one in ("match", "side", "record"))
    keep = np.isin(of, sure)
    of, side, record = of[keep], side[keep], record[keep]
    order = np.lexsort((record, side, of))
    of, side, record = of[order], side[order], record[order]
    _, first, count = np.unique(of, return_index=True, return_counts=True)
    first = first[count == 2]
    first = first[(side[first] == 0) & (side[first + 1] == 1)]
    names = uow.records.table(columns=["record", "counterparty"])
    number = names["record"].to_numpy()
    place = np.argsort(number, kind="stable")
    said = names["counterparty"].combine_chunks()

    def name_of(rows: Ints) -> pa.Array:
        return said.take(pa.array(place[np.searchsorted(number[place], rows)]))

    return pa.table({"buyer": name_of(record[first]), "payer": name_of(record[first + 1])})


def _deposits(uow: UnitOfWork) -> tuple[list[str], Ints, Ints, list[str]]:
    """Return the account and day of each confirmed payout that arrived as one line, and that line's day and party."""
    matches, members = uow.matches.live("L3")
    state = matches["state"].to_numpy()
    sure = matches["number"].to_numpy()[state == CONFIRMED]
    of, side, record = (members[one].to_numpy() for one in ("match", "side", "record"))
    keep = np.isin(of, sure)
    of, side, record = of[keep], side[keep], record[keep]
    pairs: dict[int, tuple[list[int], list[int]]] = {}
    for match, at, one in zip(of.tolist(), side.tolist(), record.tolist(), strict=True):
        pairs.setdefault(match, ([], []))[at].append(one)
    both = [(a[0], b[0]) for a, b in pairs.values() if len(a) == len(b) == 1]
    none = np.zeros(0, np.int64)
    if not both:
        return [], none, none, []
    rows = uow.records.rows(np.array([one for pair in both for one in pair], np.int64))
    day = rows["at"].to_numpy() // 86_400
    account, party = rows["account"].to_pylist()[::2], rows["counterparty"].to_pylist()[1::2]
    return account, day[::2], day[1::2], party


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
