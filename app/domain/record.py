"""A record: one movement of money as one source states it; its layer, kind and state.

Bulk records travel as Arrow tables (`app.domain.columns.record_schema`); the integer values of the
enums below are what those columns hold and what the book stores: they are never renumbered.
"""

from __future__ import annotations

from enum import IntEnum


class Layer(IntEnum):
    """Station of the money on its way from the order to the books."""

    ORDER = 1
    CHANNEL = 2
    SETTLEMENT = 3
    BANK = 4
    LEDGER = 5


class Kind(IntEnum):
    """What a record is; signs are the shop's: money to the account is positive."""

    ORDER = 1
    PAYMENT = 2
    REFUND = 3
    FEE = 4
    COMMISSION = 5
    SUBSIDY = 6
    ADJUSTMENT = 7
    HOLD = 8
    RELEASE = 9
    CHARGEBACK = 10
    PAYOUT = 11
    DEPOSIT = 12
    WITHDRAWAL = 13
    TRANSFER = 14
    VOUCHER = 15
    OTHER = 16


class State(IntEnum):
    """What the source says of the record, in one word of ours; `status` keeps the source's own.

    Of an order: UNPAID, PAID (money taken, sale not finished), DONE (finished), CLOSED (cancelled or
    closed, paid or not), REFUNDED (closed after a full refund). Of a channel entry: DONE, PENDING
    (accepted, money not moved), FAILED (no money moved), REVERSED. NONE where nothing is said.
    """

    NONE = 0
    UNPAID = 1
    PAID = 2
    DONE = 3
    CLOSED = 4
    REFUNDED = 5
    PENDING = 6
    FAILED = 7
    REVERSED = 8


#: Words of the result tables, by value of the enum.
LAYER_WORDS = {one.value: one.name.lower() for one in Layer}
KIND_WORDS = {one.value: one.name.lower() for one in Kind}

#: `offset` of a record whose source gives dates alone.
NO_TIME = -32768


def suffix_text(suffix: int) -> str:
    """Return "" for 0 (the row's only record), "a" for 1, "b" for 2 … "aa" for 27."""
    text = ""
    while suffix:
        suffix, rest = divmod(suffix - 1, 26)
        text = chr(97 + rest) + text
    return text
