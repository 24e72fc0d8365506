"""Accounts and their opening balances."""

from __future__ import annotations

from dataclasses import asdict, fields

from app.domain.match import Account
from app.store import schema
from app.store.context import Context

_FIELDS = [one.name for one in fields(Account)]


class SqlAccounts:
    """One live row for each code."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def live(self) -> dict[str, Account]:
        """Return accounts by code, in the order of the codes."""
        sql = f"select {', '.join(_FIELDS)} from account where until is null order by code"
        rows = self._context.connection.exec_driver_sql(sql).fetchall()
        found = [Account(**dict(zip(_FIELDS, row, strict=True))) for row in rows]
        return {one.code: one for one in found}

    def put(self, account: Account) -> None:
        """Store an account, ending the row with the same code, whose number it keeps."""
        number = self._number(account.code)
        if number:
            self._context.close_rows(schema.account, [number])
        columns = asdict(account) | {"number": number or self._context.next_number(schema.account)}
        self._context.open_rows(schema.account, columns, 1)

    def close(self, code: str) -> None:
        """End an account's row; nothing happens where there is none."""
        number = self._number(code)
        if number:
            self._context.close_rows(schema.account, [number])

    def _number(self, code: str) -> int:
        sql = "select number from account where code = ? and until is null"
        row = self._context.connection.exec_driver_sql(sql, (code,)).fetchone()
        return int(row[0]) if row else 0
