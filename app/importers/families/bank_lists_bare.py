"""Layouts of bank lists without a header; what their cells must be is in each, and every row is held against it.

Columns as several public tools read them. ANZ (day, amount, text) and TD (day, text, out, in, balance) print nothing
that tells them from others': they are mapped once.
"""

from __future__ import annotations

from app.importers.families.bank_layout import BankLayout

_COMMA = r"-?[0-9]+,[0-9]{2}"
_SIGNED = r"[+-][0-9]+\.[0-9]{2}"
_SLASHED = r"[0-9]{2}/[0-9]{2}/20[0-9]{2}"
_DAY = r"20[0-9]{2}[01][0-9][0-3][0-9]"

BARE = (
    BankLayout(
        bank="ABN AMRO (.TAB)", western=True, header=(), default="EUR", zone="Europe/Amsterdam", dates=("%Y%m%d",),
        decimal=",", grouping=".",
        bare=(r"[0-9]{9,10}|[A-Z]{2}[0-9]{2}ABNA[0-9]{10}", "[A-Z]{3}", _DAY, _COMMA, _COMMA, _DAY, _COMMA, ".+"),
        account="[1]", currency="[2]", day="[3]", before="[4]", balance="[5]", amount="[7]", text=("[8]",),
    ),
    BankLayout(
        bank="Wells Fargo", western=True, header=(), default="USD", zone="America/New_York",
        dates=("%m/%d/%Y",), prove=True,
        bare=(_SLASHED, r"-?[0-9]+\.[0-9]{2}", r"\*", "[0-9]*", ".+"),
        day="[1]", amount="[2]", text=("[5]",), ref="[4]", chained=False,
    ),
    BankLayout(
        bank="Commonwealth Bank (NetBank)", western=True, header=(), default="AUD", zone="Australia/Sydney",
        dates=("%d/%m/%Y",), prove=True,
        bare=(_SLASHED, _SIGNED, ".+", _SIGNED),
        day="[1]", amount="[2]", text=("[3]",), balance="[4]",
    ),
)  # fmt: skip
