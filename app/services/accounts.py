"""Accounts of the book: those a person described, and those that statements speak of by themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.domain.chart import Use, use_of
from app.domain.errors import NotAllowed
from app.domain.match import Account
from app.domain.money import digits
from app.domain.record import Layer
from app.services.ports import AuditEntry, Book, StoredStatement, UnitOfWork

#: What an account may be, by `role`.
ROLES = ("shop", "channel", "bank", "ledger")

#: Those whose money arrives somewhere else days later, so that working days can be said of them.
PAYS_OUT = ("channel",)

#: Endings of formats that say what the account behind a statement is; all others are channels.
_ROLE_BY_END = {".bank": "bank", ".orders": "shop"}


#: Accounts of the books that may stand for a bank account.
_MAY_BE_BANK = (Use.CASH, Use.UNKNOWN, Use.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One account as the page shows it.

    stored: somebody described it; else it is only what statements say. statements: how many speak of it;
    formats: theirs, sorted; first, last: ISO days that they cover, "" for none.
    """

    account: Account
    stored: bool
    statements: int = 0
    formats: tuple[str, ...] = ()
    first: str = ""
    last: str = ""


def list_accounts(uow: UnitOfWork) -> list[AccountRow]:
    """Return every account, described or merely stated, sorted by role, then by code.

    Of the books those are stated that may stand for a bank account; statements: vouchers' files that name one.
    """
    known = uow.accounts.live()
    stated: dict[str, list[StoredStatement]] = defaultdict(list)
    for one in uow.statements.live():
        if not one.refused_key and one.account and one.layer != Layer.LEDGER:  # lines name the accounts of the books
            stated[one.account].append(one)
    for code, files in _of_books(uow).items():
        stated[code] += [one for one in files if one not in stated[code]]
    rows = [_row(code, known.get(code), stated.get(code, [])) for code in sorted({*known, *stated})]
    order = {role: place for place, role in enumerate(ROLES)}
    return sorted(rows, key=lambda one: (order.get(one.account.role, len(ROLES)), one.account.code))


def _of_books(uow: UnitOfWork) -> dict[str, list[StoredStatement]]:
    """Return the vouchers' accounts that may stand for a bank account, each with the statements that name it."""
    files = {one.number: one for one in uow.statements.live() if not one.refused_key and one.layer == Layer.LEDGER}
    if not files:
        return {}
    import pyarrow.compute as pc

    from app.matching.books import split_account

    table = uow.records.table(columns=["layer", "account", "statement"])
    lines = table.filter(pc.equal(table["layer"], int(Layer.LEDGER))).select(["account", "statement"])
    out: dict[str, list[StoredStatement]] = defaultdict(list)
    for one in lines.group_by(["account", "statement"]).aggregate([]).to_pylist():
        file = files.get(one["statement"])
        if file and one["account"] and use_of(*split_account(one["account"])) in _MAY_BE_BANK:
            out[one["account"]].append(file)
    return {code: sorted(mine, key=lambda one: one.statement_id) for code, mine in out.items()}


def _row(code: str, account: Account | None, statements: list[StoredStatement]) -> AccountRow:
    days = [one.period_start[:10] for one in statements if one.period_start]
    ends = [one.period_end[:10] for one in statements if one.period_end]
    return AccountRow(
        account=account or _guess(code, statements),
        stored=account is not None,
        statements=len(statements),
        formats=tuple(sorted({one.format for one in statements})),
        first=min(days, default=""),
        last=max(ends, default=""),
    )


def _guess(code: str, statements: list[StoredStatement]) -> Account:
    """Return what statements alone say of an account."""
    one = min(statements, key=lambda each: each.statement_id)
    role = next((role for end, role in _ROLE_BY_END.items() if one.format.endswith(end)), "channel")
    role = "ledger" if one.layer == Layer.LEDGER else role
    return Account(
        code=code,
        role=role,
        provider=one.format.partition(".")[0],
        shop=next((each.shop for each in statements if each.shop), ""),
        currency=one.currency or "CNY",
        exp=digits(one.currency or "CNY"),
    )


def save_account(book: Book, account: Account, actor: str) -> AuditEntry:
    """Store what a person says of an account; NotAllowed names what cannot be.

    An account needs a code, a role that is known, a delay of 0 to 60 working days, a day's end inside the
    day, and an opening balance only together with its day.
    """
    if not account.code.strip():
        raise NotAllowed("accounts.no_code")
    if account.role not in ROLES:
        raise NotAllowed("accounts.role", value=account.role)
    if not 0 <= account.delay_days <= 60:
        raise NotAllowed("accounts.delay", value=str(account.delay_days))
    if not 0 <= account.cutoff_min < 24 * 60:
        raise NotAllowed("accounts.cutoff", value=str(account.cutoff_min))
    if (account.opening is None) != (not account.opening_on):
        raise NotAllowed("accounts.opening")
    if account.bank == account.code:
        raise NotAllowed("accounts.own_bank")
    with book.write("account", actor) as uow:
        uow.accounts.put(account)
        return uow.commit(text_key="audit.account", params={"account": account.title or account.code}, rows=1)
