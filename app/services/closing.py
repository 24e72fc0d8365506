"""The way from missing files to the sign-off: the steps of a month, what is left in each, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.match import EXPLAINED, OPEN, RUN_ORDER, SUGGESTED
from app.domain.period import Period, PeriodState
from app.domain.shops import ALL, Shops
from app.services.backup import copies
from app.services.decide import STILL_WAITING
from app.services.history import stacks
from app.services.month import Month, items_inside, load_month
from app.services.ports import UnitOfWork

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

DONE, NEXT, LATER, BLOCKED = "done", "next", "later", "blocked"
#: The names of the steps in their order; texts are `close.<name>`.
STEPS = ("statements", "run", "suggested", "ambiguous", "items", "due", "unexplained", "backup", "sign_off")
#: What brings rows that the engine has not seen.
_BRINGS = frozenset({"import", "remove"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStep:
    """One step. name: of STEPS, or "review" in place of the last where a second person is awaited.

    state: done, next (the first that is not), later, blocked (others come first).
    left: how many things are to be done; done: how many there are in all. page, target: where, and what to look at
    there (`Page.show_target`); page "" for what is done at once ("run", "backup").
    """

    name: str
    state: str
    left: int
    done: int = 0
    page: str = ""
    target: Any = None


def close_steps(uow: UnitOfWork, period: Period, copied_at: float = 0.0, shops: Shops = ALL) -> tuple[CloseStep, ...]:
    """Return the steps of a period and of shops; copied_at: when the book was last backed up, seconds since 1970."""
    return steps_of(load_month(uow, period, shops), copied_at)


def steps_of(month: Month, copied_at: float) -> tuple[CloseStep, ...]:
    """Return the steps of a month already read."""
    signed = month.state is PeriodState.SIGNED
    made = [
        _statements(month),
        _run(month),
        *_matches(month),
        *_items(month),
        _unexplained(month),
        CloseStep(name="backup", state="", left=int(not _backed_up(month, copied_at))),
        CloseStep(name="sign_off", state="", left=1, page="sign_off"),
    ]
    if signed:
        return tuple(_with(one, DONE, 0) for one in made)
    if month.state is PeriodState.PREPARED:
        made[-1] = CloseStep(name="review", state="", left=1, page="sign_off")
    first = next(at for at, one in enumerate(made) if one.left)
    return tuple(_with(one, _state(one, at, first), one.left) for at, one in enumerate(made))


def next_step(steps: tuple[CloseStep, ...]) -> CloseStep | None:
    """Return the step to do next, None for a month that is signed off."""
    return next((one for one in steps if one.state == NEXT), None)


def _with(one: CloseStep, state: str, left: int) -> CloseStep:
    return CloseStep(name=one.name, state=state, left=left, done=one.done, page=one.page, target=one.target)


def _state(one: CloseStep, at: int, first: int) -> str:
    if at == first:
        return NEXT
    if not one.left:
        return DONE
    return BLOCKED if one.page == "sign_off" else LATER


def _statements(month: Month) -> CloseStep:
    """Missing days and files, and statements at odds with their own totals that nobody accepted."""
    accepted = {one.subject for one in month.accepted}
    live = month.live_statements
    odd = [one for one in live if one.control == "disagree" and one.statement_id not in accepted]
    gaps = _open_codes(month, items_inside(month)).count("EX8")
    step = CloseStep(name="statements", state="", left=gaps + len(odd), done=len(live), page="statements")
    if not live or not month.inside.any():
        return CloseStep(name="statements", state="", left=max(1, step.left), done=len(live), page="statements")
    if odd:
        return CloseStep(name="statements", state="", left=step.left, done=len(live), page="statements",
                         target=odd[0].number)  # fmt: skip
    if gaps:
        return CloseStep(name="statements", state="", left=step.left, done=len(live), page="discrepancies",
                         target={"code": "EX8"})  # fmt: skip
    return step


def _run(month: Month) -> CloseStep:
    """Statements that came or went since the last run of the engine."""
    undoable, _redoable = stacks(month.entries)
    since = 0
    for one in undoable:
        since = 0 if one.action == "run" else since + (one.action in _BRINGS)
    runs = sum(one.action == "run" for one in undoable)
    return CloseStep(name="run", state="", left=since, done=runs)


def _matches(month: Month) -> tuple[CloseStep, CloseStep]:
    """Suggestions to approve and ties to answer, at the first comparison that has some."""
    book, steps = month.book, []
    tied = np.asarray(month.matches["ambiguous"].to_numpy(), bool) if len(month.matches) else np.zeros(0, bool)
    shown = _with_member_inside(month)
    for name, mask in (
        ("suggested", shown & (book.state == SUGGESTED) & ~tied),
        ("ambiguous", shown & (book.state == SUGGESTED) & tied),
    ):
        counts = {one.value: int((mask & (book.comparison == one.value)).sum()) for one in RUN_ORDER}
        if name == "ambiguous":
            ties = lone_ties(month.items.filter(items_inside(month)), month.matches, month.members)
            counts = {key: count + ties.count(key) for key, count in counts.items()}
        left = sum(counts.values())
        at = next((key for key, count in counts.items() if count), "")
        target = {"comparison": at, "tab": name} if at else {"tab": name}
        done = int((shown & (book.state != SUGGESTED)).sum()) if name == "suggested" else 0
        steps.append(CloseStep(name=name, state="", left=left, done=done, page="review", target=target))
    return steps[0], steps[1]


def _with_member_inside(month: Month) -> Mask:
    """Return which matches have a record dated in the period."""
    book = month.book
    out = np.zeros(len(book.number), np.bool_)
    for what in RUN_ORDER:
        rows, match, member = book.of(what)
        out[rows[match[month.inside[member["at"]]]]] = True
    return out


def lone_ties(items: pa.Table, matches: pa.Table, members: pa.Table) -> list[str]:
    """Return the comparison of every open tie that no undecided match with a tie is about: it is no second question."""
    import pyarrow.compute as pc

    mine = pc.and_(pc.equal(items["code"], "ST4"), pc.equal(items["state"], OPEN))
    ties = items.select(["comparison", "records"]).filter(mine).to_pylist()
    if not ties:
        return []
    tied = np.asarray(matches["ambiguous"].to_numpy(), bool) & (np.asarray(matches["state"]) == SUGGESTED)
    of_tied = np.isin(np.asarray(members["match"]), np.asarray(matches["number"])[tied])
    held = set(np.asarray(members["record"])[of_tied].tolist())
    return [one["comparison"] for one in ties if held.isdisjoint(one["records"])]


def _open_codes(month: Month, inside: Mask) -> list[str]:
    mine = inside & (month.book.item_state == OPEN)
    return list(month.items["code"].filter(mine).to_pylist()) if mine.any() else []


def _items(month: Month) -> tuple[CloseStep, CloseStep]:
    """Discrepancies without a reason, and explained ones that wait for no day."""
    inside, state = items_inside(month), month.book.item_state
    left = _open_codes(month, inside)
    explained = inside & (state == EXPLAINED)
    rows = month.items.select(["number", "reason", "expected"]).filter(explained).to_pylist() if explained.any() else []
    undated = [one["number"] for one in rows if one["reason"] in STILL_WAITING and one["expected"] is None]
    items = CloseStep(name="items", state="", left=len(left), done=int(inside.sum()), page="discrepancies",
                      target={"state": OPEN})  # fmt: skip
    due = CloseStep(name="due", state="", left=len(undated), done=len(rows), page="discrepancies",
                    target={"number": undated[0]} if undated else None)  # fmt: skip
    return items, due


def _unexplained(month: Month) -> CloseStep:
    odd = [one for one in month.lines if one.unexplained]
    target = {"comparison": odd[0].comparison, "tab": "todo"} if odd else None
    return CloseStep(name="unexplained", state="", left=len(odd), done=len(month.lines), page="review", target=target)


def _backed_up(month: Month, copied_at: float) -> bool:
    """Return whether a copy was made after the last thing that happened in the book."""
    if not month.entries:
        return True
    return copied_at >= datetime.fromisoformat(month.entries[-1].at.replace("Z", "+00:00")).timestamp() - 1


def last_copy(book: str, folder: str, also: str = "") -> float:
    """Return when the latest copy of a book was made, seconds since 1970, 0 where there is none.

    folder: of the daily copies, "" = beside the book; also: a copy made by hand, "" = none.
    """
    path = Path(book)
    found = [one.path for one in copies(Path(folder) if folder else path.parent / "Tieout backups", path)]
    if also:
        found.append(Path(also))
    return max([one.stat().st_mtime for one in found if one.is_file()], default=0.0)
