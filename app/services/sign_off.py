"""Sign-off of a period: what is still missing, freezing its numbers under a name, reopening."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.arrays import distinct
from app.domain.discrepancy import CODES
from app.domain.errors import NotAllowed, PeriodClosed
from app.domain.match import EXPLAINED, OPEN, SUGGESTED, WAITING
from app.domain.money import plain
from app.domain.period import Period, PeriodState, day_number
from app.domain.proof import ProofLine
from app.services.account_names import named
from app.services.closing import lone_ties
from app.services.coverage import statement_gaps
from app.services.decide import STILL_WAITING
from app.services.discrepancies import item_days, numbers_shown
from app.services.ports import AuditEntry, Book, StoredSignOff, UnitOfWork
from app.services.proof import proof
from app.services.review_lines import DAY_SECONDS, ints
from app.services.two_persons import Prepared, end_review, hand_on, prepared_of, same_person, wants_two

if TYPE_CHECKING:
    import pyarrow as pa

    from app.config.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One condition of a sign-off.

    name: key of its text. passed. left: how many things are missing; done: how many there are. details:
    (text key, parameters) for the first few. page: where it is settled ("statements", "review",
    "discrepancies"); tab: of the review page, "" else.
    """

    name: str
    passed: bool
    left: int = 0
    done: int = 0
    details: tuple[tuple[str, dict[str, str]], ...] = ()
    page: str = ""
    tab: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedItem:
    """A discrepancy or timing item that stands between A and B; amount is a plain decimal, A − B."""

    id: str
    code: str
    comparison: str
    amount: str
    currency: str
    expected: str
    state: int
    reason: str
    note: str
    record: int
    ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedItem:
    """What an earlier period hands on: an item that was open or waiting, or a match across the month's end.

    kind: "item" or "pair"; arrived: the other side has come meanwhile.
    """

    kind: str
    item: ListedItem
    arrived: bool


def pair_name(line: ProofLine) -> str:
    """Return how a proof line is called in one text."""
    return f"{line.comparison} {line.account_a or '–'} ↔ {line.account_b or '–'}"


def readiness(
    uow: UnitOfWork, period: Period, titles: dict[str, str] | None = None, words: Words | None = None
) -> list[Check]:
    """Return the conditions of a sign-off in the order in which they are met.

    titles: how accounts are called; words: in which the two sides of one account are told apart.
    """
    suggested, ambiguous, confirmed = _match_counts(uow, period)
    items = _items_until(uow, period)
    state = ints(items["state"])
    open_items = int((state == OPEN).sum()) if len(state) else 0
    ties = ambiguous + len(lone_ties(items, *uow.matches.live()))
    lines = [named(one, titles or {}, words) for one in proof(uow, first=period.first, last=period.last)]
    odd = [one for one in lines if one.unexplained]
    details = tuple(
        (
            "check.detail_pair",
            {"pair": pair_name(one), "amount": _amount(one, one.unexplained), "currency": one.currency},
        )
        for one in odd
    )
    months = [Check(name="check.month", passed=False, left=1)] if period.months != 1 else []
    return [
        *months,
        *_statement_checks(uow, period),
        Check(
            name="check.suggested", passed=not suggested, left=suggested, done=confirmed, page="review", tab="suggested"
        ),
        Check(name="check.ambiguous", passed=not ties, left=ties, page="review", tab="ambiguous"),
        Check(name="check.open_items", passed=not open_items, left=open_items, done=len(state), page="discrepancies"),
        Check(
            name="check.unexplained",
            passed=not odd,
            left=len(odd),
            done=sum(not one.lacking for one in lines),  # what stands alone was held against nothing
            details=details,
            page="review",
            tab="open",
        ),
    ]


def _statement_checks(uow: UnitOfWork, period: Period) -> list[Check]:
    gaps = statement_gaps(uow, period)
    accepted = {one.subject for one in uow.decisions.live("accept_statement")}
    live = [one for one in uow.statements.live() if not one.refused_key]
    odd = [one for one in live if one.control == "disagree" and one.statement_id not in accepted]
    return [
        Check(
            name="check.statements",
            passed=not gaps,
            left=len(gaps),
            done=len(live),
            details=tuple(gaps[:5]),
            page="discrepancies",
        ),
        Check(
            name="check.statements_totals",
            passed=not odd,
            left=len(odd),
            done=len(live),
            details=tuple(("check.detail_odd", {"file": one.file}) for one in odd[:5]),
            page="statements",
        ),
    ]


def _match_counts(uow: UnitOfWork, period: Period) -> tuple[int, int, int]:
    """Return how many matches with a member in the period are suggested, ambiguous, confirmed."""
    matches, members = uow.matches.live()
    if not matches.num_rows:
        return 0, 0, 0
    days = uow.records.table(columns=["record", "at"])
    number, day = ints(days["record"]), np.floor_divide(ints(days["at"]), DAY_SECONDS)
    inside = (day >= day_number(period.first)) & (day <= day_number(period.last))
    within = np.sort(number[inside])
    hit = np.isin(ints(members["record"]), within)
    mine = np.isin(ints(matches["number"]), distinct(ints(members["match"])[hit]))
    proposed = mine & (ints(matches["state"]) == SUGGESTED)
    tied = proposed & np.asarray(matches["ambiguous"].to_numpy(), bool)
    return int((proposed & ~tied).sum()), int(tied.sum()), int((mine & ~proposed).sum())


def _items_until(uow: UnitOfWork, period: Period) -> pa.Table:
    """Return the items that the period has to answer for: dated in it, or earlier and not yet settled."""
    items = uow.discrepancies.live()
    low, high = item_days(uow, items)
    state = ints(items["state"])
    alive = (state == OPEN) | (state == WAITING)
    keep = (low <= day_number(period.last)) & ((high >= day_number(period.first)) | alive)
    return items.filter(keep)


def listed_items(uow: UnitOfWork, period: Period) -> list[ListedItem]:
    """Return the items that stand between A and B of the period, by code and id."""
    return _listed(uow, _items_until(uow, period))


def _listed(uow: UnitOfWork, table: pa.Table) -> list[ListedItem]:
    rows = table.to_pylist()
    firsts = [one["records"][0] if one["records"] else 0 for one in rows]
    numbers = np.array([one for one in firsts if one], np.int64)
    ids = dict(zip(numbers.tolist(), uow.records.ids(numbers).to_pylist(), strict=True)) if len(numbers) else {}
    refs = dict(zip(numbers.tolist(), numbers_shown(uow.records.rows(numbers)), strict=True)) if len(numbers) else {}
    out = [
        ListedItem(
            id=f"{one['code']}:{ids.get(first, one['subject'])}",
            code=one["code"],
            comparison=one["comparison"],
            amount=plain(one["amount"], one["exp"], one["currency"]),
            currency=one["currency"],
            expected=_day_text(one["expected"]),
            state=one["state"],
            reason=one["reason"],
            note=one["note"],
            record=first,
            ref=refs.get(first, one["subject"]),
        )
        for one, first in zip(rows, firsts, strict=True)
    ]
    return sorted(out, key=lambda one: (one.code, one.id))


def _day_text(day: int | None) -> str:
    return date.fromordinal(date(1970, 1, 1).toordinal() + day).isoformat() if day else ""


def _amount(line: ProofLine, value: int) -> str:
    return plain(value, line.exp, line.currency)


def numbers_of(uow: UnitOfWork, period: Period) -> dict[str, Any]:
    """Return what a sign-off freezes, as plain data with sorted keys: proof, listed items, statements, rules."""
    lines = []
    for one in proof(uow, first=period.first, last=period.last):
        row: dict[str, Any] = {"comparison": one.comparison, "account_a": one.account_a, "account_b": one.account_b}
        row["currency"] = one.currency
        for name in ("sum_a", "sum_b", "waiting", "explained", "open", "unexplained", "matched_sum_a", "matched_sum_b"):
            row[name] = _amount(one, getattr(one, name))
        for name in ("count_a", "count_b", "waiting_count", "explained_count", "open_count", "matched_a", "matched_b"):
            row[name] = getattr(one, name)
        row["adjustments"] = {name: _amount(one, value) for name, value in sorted(one.adjustments.items())}
        lines.append(row)
    items = []
    for item in listed_items(uow, period):
        row = asdict(item)
        del row["record"]
        items.append(row)
    live = [one for one in uow.statements.live() if not one.refused_key]
    statements = [
        {"id": one.statement_id, "sha256": one.sha256, "digest": one.digest, "file": one.file}
        for one in live
        if not one.period_end or not one.period_start or _overlaps(one.period_start, one.period_end, period)
    ]
    rules: dict[str, Any] = json.loads(json.dumps(asdict(uow.rules()), sort_keys=True))
    return {"period": period.name, "proof": lines, "items": items, "statements": statements, "rules": rules}


def _overlaps(start: str, end: str, period: Period) -> bool:
    return date.fromisoformat(start[:10]) <= period.last and date.fromisoformat(end[:10]) >= period.first


def submit(book: Book, period: Period, name: str, note: str, actor: str) -> AuditEntry:
    """Hand a month on for its review with its numbers as they are; NotAllowed names what is missing."""
    if not name.strip():
        raise NotAllowed("period.name")
    with book.write("submit", actor) as uow:
        _refuse_signed(uow, period)
        refuse_unready(readiness(uow, period))
        hand_on(uow, period, name.strip(), note, numbers_of(uow, period))
        return uow.commit(text_key="audit.submit", params={"period": period.name, "name": name.strip()}, rows=1)


def sign_off(book: Book, period: Period, name: str, note: str, actor: str) -> AuditEntry:
    """Freeze the period's numbers under a name and lock it; NotAllowed names what is missing.

    Where another person prepared them, the numbers keep who, when and the note under "prepared".
    """
    if not name.strip():
        raise NotAllowed("period.name")
    with book.write("sign_off", actor) as uow:
        _refuse_signed(uow, period)
        refuse_unready(readiness(uow, period))
        prepared, numbers = prepared_of(uow, period), numbers_of(uow, period)
        refuse_alone(wants_two(uow), prepared, name, period)
        if prepared is not None:
            if changes := changes_since(uow, prepared):
                raise NotAllowed("period.changed_prepared", count=len(changes))
            numbers["prepared"] = {"name": prepared.name, "at": prepared.at, "note": prepared.note}
            end_review(uow, period)
        signed = uow.periods.sign(period, name.strip(), note, numbers)
        uow.periods.put(period, PeriodState.SIGNED)
        params = {"period": period.name, "name": name.strip(), "numbers": signed.digest}  # the chain covers them so
        return uow.commit(text_key="audit.sign_off", params=params, rows=1)


def _refuse_signed(uow: UnitOfWork, period: Period) -> None:
    if uow.periods.state(period) is PeriodState.SIGNED:
        raise PeriodClosed("period.signed", period=period.name)


def refuse_alone(two: bool, prepared: Prepared | None, name: str, period: Period) -> None:
    """Raise NotAllowed where it takes another person: two: the book wants two; prepared: as handed on, None if not."""
    if prepared is None and two:
        raise NotAllowed("period.not_prepared", period=period.name)
    if prepared is not None and same_person(prepared.name, name):
        raise NotAllowed("period.same_person", name=prepared.name)


def refuse_unready(checks: list[Check]) -> None:
    """Raise NotAllowed for the first condition that is not met."""
    for one in checks:
        if one.passed:
            continue
        if one.name == "check.unexplained" and one.details:
            raise NotAllowed("period.unexplained", **one.details[0][1])
        if one.name == "check.month":
            raise NotAllowed("period.no_month")
        if one.name in ("check.suggested", "check.ambiguous"):
            raise NotAllowed("period.suggested", count=one.left)
        if one.name == "check.open_items":
            raise NotAllowed("period.open_items", count=one.left)
        if one.name == "check.statements_totals":
            raise NotAllowed("period.totals", count=one.left)
        raise NotAllowed("period.statements", count=one.left)


def reopen(book: Book, period: Period, reason: str, actor: str) -> AuditEntry:
    """Take a sign-off back, with the reason for it."""
    if not reason.strip():
        raise NotAllowed("period.reason", period=period.name)
    with book.write("reopen", actor) as uow:
        if uow.periods.state(period) is not PeriodState.SIGNED:
            raise NotAllowed("period.not_signed", period=period.name)
        uow.periods.unsign(period)
        uow.periods.put(period, PeriodState.REOPENED, reason.strip())
        params = {"period": period.name, "reason": reason.strip()}
        return uow.commit(text_key="audit.reopen", params=params, rows=1)


def sign_off_of(uow: UnitOfWork, period: Period) -> StoredSignOff | None:
    """Return the live sign-off of a period, None where there is none."""
    return next((one for one in uow.periods.sign_offs() if one.period == period), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that differs today from the signed numbers.

    section: "proof", "items" or "statements"; name: of the pair, item or statement; then, now: its fields as
    signed and as they are, {} where it is not there.
    """

    section: str
    name: str
    then: dict[str, Any]
    now: dict[str, Any]


def changes_since(uow: UnitOfWork, signed: StoredSignOff | Prepared) -> list[Change]:
    """Return what differs today from numbers that were signed or prepared, by section and name."""
    now = json.loads(json.dumps(numbers_of(uow, signed.period)))
    then = signed.numbers
    out: list[Change] = []
    for section, key in (("proof", _line_key), ("items", _id_key), ("statements", _id_key)):
        before, after = ({key(one): one for one in numbers.get(section, [])} for numbers in (then, now))
        for name in sorted(before.keys() | after.keys()):
            old, new = before.get(name) or {}, after.get(name) or {}
            if new and old.get("ref") == "":  # signed when vouchers were listed without their number
                old = {**old, "ref": new["ref"]}
            if old != new:
                out.append(Change(section=section, name=name, then=old, now=new))
    return out


def changed_since(uow: UnitOfWork, signed: StoredSignOff) -> list[tuple[str, str, str]]:
    """Return the changes as plain texts: (what, signed, now); "" where it is not there."""
    return [
        (f"{one.section} {one.name}", *_difference(one.then or None, one.now or None))
        for one in changes_since(uow, signed)
    ]


def _line_key(row: dict[str, Any]) -> str:
    return f"{row['comparison']} {row['account_a']} ↔ {row['account_b']} {row['currency']}"


def _id_key(row: dict[str, Any]) -> str:
    return str(row["id"])


def _difference(old: dict[str, Any] | None, new: dict[str, Any] | None) -> tuple[str, str]:
    """Return the differing fields of both, as one text each."""
    names = sorted({*(old or {}), *(new or {})})
    differ = [name for name in names if (old or {}).get(name) != (new or {}).get(name)]
    texts = ["; ".join(f"{name} {row[name]}" for name in differ if name in row) if row else "" for row in (old, new)]
    return texts[0], texts[1]


def carried_items(uow: UnitOfWork, period: Period) -> list[CarriedItem]:
    """Return what the months before hand on to this one: unsettled items, and matches across its beginning."""
    items = uow.discrepancies.live()
    _low, high = item_days(uow, items)
    state, start = ints(items["state"]), day_number(period.first)
    kept = [state[at] in (OPEN, WAITING) or (state[at] == EXPLAINED and reason in STILL_WAITING)
            for at, reason in enumerate(items["reason"].to_pylist())]  # fmt: skip
    before = items.filter((high < start) & np.array(kept, bool))
    out = [CarriedItem(kind="item", item=one, arrived=False) for one in _listed(uow, before)]
    return out + _pairs_across(uow, period)


def _pairs_across(uow: UnitOfWork, period: Period) -> list[CarriedItem]:
    """Return matches with a record before the period and one inside it, as TS2 items."""
    matches, members = uow.matches.live()
    if not matches.num_rows:
        return []
    numbers = ints(members["record"])
    days = uow.records.table(columns=["record", "at"])
    order = np.argsort(ints(days["record"]), kind="stable")
    known = ints(days["record"])[order]
    at = np.minimum(np.searchsorted(known, numbers), len(known) - 1)
    day = np.floor_divide(ints(days["at"])[order][at], DAY_SECONDS)
    match = ints(members["match"])
    early = distinct(match[day < day_number(period.first)])
    inside = distinct(match[(day >= day_number(period.first)) & (day <= day_number(period.last))])
    found = matches.filter(np.isin(ints(matches["number"]), np.intersect1d(early, inside))).to_pylist()
    if not found:
        return []
    leads = np.array([one["lead"] for one in found], np.int64)
    ids, rows = uow.records.ids(leads).to_pylist(), uow.records.rows(leads)
    return [
        CarriedItem(kind="pair", arrived=True, item=_pair_item(one, record_id, row, ref))
        for one, record_id, row, ref in zip(found, ids, rows.to_pylist(), numbers_shown(rows), strict=True)
    ]


def _pair_item(match: dict[str, Any], record_id: str, row: dict[str, Any], ref: str) -> ListedItem:
    return ListedItem(
        id=f"TS2:{record_id}",
        code="TS2",
        comparison=match["comparison"],
        amount=plain(row["amount"], row["exp"], row["currency"]),
        currency=row["currency"],
        expected="",
        state=WAITING if match["state"] == SUGGESTED else EXPLAINED,
        reason="",
        note="",
        record=row["record"],
        ref=ref,
    )


def code_title(code: str) -> str:
    """Return the English title of a code; pages say it through Words."""
    return CODES.get(code, code)
