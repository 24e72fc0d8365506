"""Claim lists: the rows a channel took too much of, worded for its support, as a workbook or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from app.config.files import write_whole
from app.domain.errors import NotAllowed
from app.domain.money import plain
from app.domain.period import day_of
from app.domain.progress import Report, Step
from app.reports.claim import Claim, write_claims_csv, write_claims_xlsx
from app.services.fees import FeeBoard, terms_text

if TYPE_CHECKING:
    from app.config.words import Words

_HEADS = ("number", "order", "time", "event", "base", "due", "charged", "over")


def claim(board: FeeBoard, model: int, rows: Iterable[int], words: Words) -> Claim | None:
    """Return the claim of one model for those of `rows` that were overcharged; None where there is none."""
    table = board.rows
    mine = [one for one in rows if int(table.model[one]) == model and int(table.over[one]) > 0]
    if not mine:
        return None
    one = board.models[model]
    account = board.titles.get(one.account or one.source, one.account or one.source)

    def money(value: int) -> str:
        return plain(value, table.exp, one.currency)

    texts = tuple(
        (
            table.channel_ref[at],
            table.order_ref[at],
            _moment(board, at),
            words.say(f"claim.event.{table.event[at]}"),
            *(money(int(column[at])) for column in (table.base, table.due, table.charged, table.over)),
        )
        for at in mine
    )
    # sums in whole numbers of any size: a million rows of large amounts leave 64 bits
    sums = [sum(int(column[at]) for at in mine) for column in (table.base, table.due, table.charged, table.over)]
    days = sorted(int(table.at[at]) // 86_400 for at in mine)
    said = {
        "first": str(day_of(days[0])),
        "last": str(day_of(days[-1])),
        "count": len(mine),
        "amount": money(sums[3]),
        "currency": one.currency,
        "basis": _basis(board, model, words),
    }
    return Claim(
        sheet=account,
        heading=words.say("claim.heading", {"account": account, "kind": words.say(f"fees.kind.{one.kind}")}),
        lead=words.say("claim.lead" if len(mine) > 1 else "claim.lead_one", said) + _of_shops(board, words),
        heads=tuple(words.say(f"claim.{name}") for name in _HEADS),
        rows=texts,
        total=(words.say("claim.total", {"account": account}), tuple(money(one) for one in sums)),
    )


def claims_of_all(board: FeeBoard, words: Words) -> list[Claim]:
    """Return the claims of every model with overcharged rows, in the order of the models."""
    found = (claim(board, model, board.of(model).tolist(), words) for model in range(len(board.models)))
    return [one for one in found if one is not None]


def write_claims(path: str, claims: Sequence[Claim], report: Report) -> int:
    """Write claims to `path`, a workbook where that ends in .xlsx, else CSV; return how many rows.

    NotAllowed("fees.no_claim") where nothing was overcharged; OutputFailed where the file cannot be written.
    """
    if not claims:
        raise NotAllowed("fees.no_claim")
    count = sum(len(one.rows) for one in claims)
    report(Step.WRITING, 0, count, path)
    with write_whole(path) as file:
        (write_claims_xlsx if path.lower().endswith(".xlsx") else write_claims_csv)(file, claims)
    report(Step.WRITING, count, count, path)
    return count


def _moment(board: FeeBoard, at: int) -> str:
    stamp = str(np.datetime64(int(board.rows.at[at]), "s")).replace("T", " ")
    return stamp if board.rows.timed[at] else stamp[:10]


def _of_shops(board: FeeBoard, words: Words) -> str:
    """Say which shops the rows are of, where some alone are looked at."""
    if board.shops.every:
        return ""
    names = [account or shop or "—" for shop, account in board.shops.ordered()]
    return " " + words.say("claim.shops", {"shops": names})


def _basis(board: FeeBoard, model: int, words: Words) -> str:
    one = board.models[model]
    if one.agreed is not None:
        return words.say("claim.basis.contract", {"rate": terms_text(one.agreed, one.currency)})
    said = {"rate": terms_text(one.terms, one.currency), "share": one.exact + one.residue, "rows": one.rows}
    return words.say("claim.basis.usual", said)
