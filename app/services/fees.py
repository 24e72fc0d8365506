"""Fee models for the window: what each channel charges, which rows were charged otherwise, contract rates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.errors import NotAllowed
from app.domain.fees import FeeModel, FeeRule, FeeTerms, StartingFee, percent_text, rate_text
from app.domain.progress import silent
from app.domain.shops import ALL, Shops

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from app.config.words import Words
    from app.domain.period import Period
    from app.domain.progress import Report
    from app.matching.fees.models import Fees
    from app.matching.frame import Frame
    from app.services.ports import AuditEntry, Book, UnitOfWork

    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FeeRows:
    """Rows charged otherwise, n, by model, then time, then record_id. Amounts at `exp`.

    model: index in FeeBoard.models. at: seconds on the source's clock; timed: whether it has one. base: what the fee
    is of. due, charged: of a refund what ought to have been and what was given back, negative. over: what the
    channel took too much, negative = too little. event: "payment" …, or "refund".
    """

    exp: int
    model: Ints
    record: Ints
    at: Ints
    timed: NDArray[np.bool_]
    base: Ints
    due: Ints
    charged: Ints
    over: Ints
    event: tuple[str, ...]
    channel_ref: tuple[str, ...]
    order_ref: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.record)


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyRate:
    """Rates of one model's days: Σ fee / Σ base of the rows as they should be (odd False) or charged otherwise."""

    model: int
    day: int
    rate: int
    odd: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FeeBoard:
    """Everything that the fee page shows of shops. seen: rows of each model inside the period. titles: of accounts."""

    models: tuple[FeeModel, ...]
    rows: FeeRows
    daily: tuple[DailyRate, ...]
    seen: tuple[int, ...]
    contracts: tuple[FeeRule, ...]
    starting: tuple[StartingFee, ...]
    titles: dict[str, str]
    shops: Shops = ALL

    def of(self, model: int) -> Ints:
        """Return the rows of a model."""
        return np.flatnonzero(self.rows.model == model)

    def stake(self, model: int) -> int:
        """Return Σ of what a model's rows were overcharged, at the rows' exponent."""
        over = self.rows.over[self.of(model)]
        return int(over[over > 0].sum())


def load_fees(uow: UnitOfWork, period: Period, words: Words, report: Report = silent, shops: Shops = ALL) -> FeeBoard:
    """Return the models of the whole book, and the rows of a period that were charged otherwise.

    shops: of these alone the rows, and the models of which the period has some; what a model says rests on the book.
    """
    from app.domain.arrays import distinct
    from app.domain.match import Comparison
    from app.domain.period import day_number
    from app.domain.progress import pauses
    from app.matching.engine import prepare
    from app.matching.fees.read import read_fees
    from app.services.account_names import account_titles
    from app.services.run_matching import load, read_records
    from app.services.shops import scope_of
    from app.services.starting_fees import starting_fees

    pause = pauses(report)
    uow.watch(pause)
    rules = replace(uow.rules(), rules=())  # rules of other things are not asked here
    statements = [one for one in uow.statements.live() if not one.refused_key]
    records = read_records(uow, ())
    pause()
    inputs = load(uow, statements, records, uow.matches.live(), as_of=None, rules=rules)
    work = prepare(inputs, pause)
    fees = read_fees(work.frame, work.sides[Comparison.L1][1], rules.fees, starting_fees())
    pause()
    days = day_number(period.first), day_number(period.last)
    inside = (fees.charges.day >= days[0]) & (fees.charges.day <= days[1])
    scope = scope_of(uow, shops)
    if scope is not None:
        mine = scope.records(work.frame.num("record")[fees.charges.row])
        inside &= mine
    seen = np.bincount(fees.model[inside & (fees.model >= 0)], minlength=len(fees.models))
    board = FeeBoard(
        models=tuple(fees.models),
        rows=_rows(work.frame, fees, inside),
        daily=_daily(fees, inside),
        seen=tuple(seen.tolist()),
        contracts=rules.fees,
        starting=starting_fees(),
        titles=account_titles(uow, words),
        shops=shops,
    )
    return board if scope is None else _only(board, distinct(fees.model[mine & (fees.model >= 0)]))


def _only(board: FeeBoard, models: Ints) -> FeeBoard:
    """Return these models of a board alone; no row of it is of another."""
    place = np.zeros(len(board.models) + 1, np.int64)
    place[models] = np.arange(len(models))
    daily = (replace(one, model=int(place[one.model])) for one in board.daily)
    return replace(
        board,
        models=tuple(board.models[one] for one in models.tolist()),
        rows=replace(board.rows, model=place[board.rows.model]),
        daily=tuple(daily),
        seen=tuple(board.seen[one] for one in models.tolist()),
    )


def _rows(frame: Frame, fees: Fees, inside: NDArray[np.bool_]) -> FeeRows:
    from app.domain.fees import KINDS
    from app.domain.record import NO_TIME
    from app.matching.classify.instalments import explained_by, instalments
    from app.matching.fees.models import OTHERWISE
    from app.matching.fees.rows import REFUND

    charges = fees.charges
    wrong = inside & (fees.verdict == OTHERWISE) & ~explained_by(instalments(frame, fees), fees)
    at = np.flatnonzero(wrong)
    clock = frame.num("at")[charges.row[at]]
    at = at[np.lexsort((frame.rank[charges.row[at]], clock, fees.model[at]))]
    row, back = charges.row[at], charges.what[at] == REFUND
    sign = np.where(back, -1, 1)
    due, charged = sign * fees.due[at], sign * charges.fee[at]
    names = [*KINDS, "refund"]

    def texts(name: str) -> tuple[str, ...]:
        import pyarrow as pa

        column: pa.Array = frame.text(name).take(pa.array(row))
        return tuple(column.to_pylist())

    return FeeRows(
        exp=fees.exp,
        model=fees.model[at],
        record=frame.num("record")[row],
        at=frame.num("at")[row],
        timed=frame.num("offset")[row] != NO_TIME,
        base=charges.base[at],
        due=due,
        charged=charged,
        over=charged - due,
        event=tuple(names[one] for one in charges.what[at].tolist()),
        channel_ref=texts("channel_ref"),
        order_ref=texts("order_ref"),
    )


def _daily(fees: Fees, inside: NDArray[np.bool_]) -> tuple[DailyRate, ...]:
    """Return the rate of each model's days, rows as they should be apart from the others; refunds are in neither."""
    from app.domain.arrays import distinct
    from app.domain.fees import RATE
    from app.matching.fees.models import OTHERWISE
    from app.matching.fees.rows import REFUND

    charges = fees.charges
    at = np.flatnonzero(inside & (fees.model >= 0) & (charges.what != REFUND) & (charges.base > 0))
    if not len(at):
        return ()
    odd = (fees.verdict[at] == OTHERWISE).astype(np.int64)
    model, day = fees.model[at].astype(np.int64), charges.day[at].astype(np.int64)
    low = int(day.min())
    span = int(day.max()) - low + 1
    # one number for the three: NumPy's `unique` over columns of a million rows lets no other thread run for a second
    key = (model * span + day - low) * 2 + odd
    keys = distinct(key)
    place = np.searchsorted(keys, key)
    fee, base = (np.zeros(len(keys), np.int64) for _ in range(2))
    np.add.at(fee, place, charges.fee[at])
    np.add.at(base, place, charges.base[at])
    columns = (keys // 2 // span, keys // 2 % span + low, keys % 2, fee, base)
    return tuple(
        DailyRate(model=of, day=when, rate=RATE * cost // total, odd=bool(other))
        for of, when, other, cost, total in zip(*(one.tolist() for one in columns), strict=True)
    )


def terms_text(terms: FeeTerms, currency: str, rate: Callable[[int], str] = rate_text) -> str:
    """Return terms as people write them: `0.6%`, `2.9% + 0.30`, `0.38% (≥ 0.08, ≤ 25.00)`; rate: writes a rate."""
    from app.matching.classify.fees import terms_text as written

    return written(terms, currency, rate)


def set_contract(book: Book, rule: FeeRule, actor: str) -> AuditEntry:
    """Hold a channel to a rate from a day on; one of the same charges and day is replaced."""
    _refuse_wrong(rule)
    with book.write("fees", actor) as uow:
        rules = uow.rules()
        rest = [one for one in rules.fees if contract_key(one) != contract_key(rule)]
        uow.put_rules(replace(rules, fees=tuple(sorted([*rest, rule], key=contract_key))))
        rate = terms_text(rule.terms(), rule.currency, percent_text)
        params = {"account": _whose(rule), "since": rule.since, "rate": rate}
        return uow.commit(text_key="audit.fee_rate", params=params, rows=1)


def remove_contract(book: Book, rule: FeeRule, actor: str) -> AuditEntry:
    """Hold a channel to this rate no longer."""
    with book.write("fees", actor) as uow:
        rules = uow.rules()
        rest = tuple(one for one in rules.fees if contract_key(one) != contract_key(rule))
        if len(rest) == len(rules.fees):
            raise NotAllowed("fees.no_contract", account=rule.account)
        uow.put_rules(replace(rules, fees=rest))
        return uow.commit(text_key="audit.fee_rate_gone", params={"account": _whose(rule), "since": rule.since}, rows=1)


def _whose(rule: FeeRule) -> Any:
    """Return what the history calls a contract's charges by: their account, their kind where the files name none."""
    return rule.account or {"key": f"fees.kind.{rule.kind}"}


def contract_key(rule: FeeRule) -> tuple[str, ...]:
    """Return what there is one contract rate for at most."""
    return (rule.account, rule.kind, rule.currency, rule.subtype, rule.since)


def _refuse_wrong(rule: FeeRule) -> None:
    """Raise NotAllowed where a rule breaks the schema that rules files are held to."""
    from dataclasses import asdict

    from app.rules.fees import FeeSchema

    try:
        FeeSchema.model_validate(asdict(rule))
    except ValueError as exc:
        raise NotAllowed("fees.wrong_contract", account=rule.account) from exc
