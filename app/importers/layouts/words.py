"""What the words of a type column, and of a column that says in or out, are thought to mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

from app.domain.record import KIND_WORDS, Kind
from app.importers.layouts.cells import Column
from app.importers.names import same_name
from app.importers.words import kind_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_WORDS = 30
_OUT = frozenset(["支出", "支", "付", "付款", "借", "借方", "出", "流出", "out", "debit", "dr", "d", "-", "expense"])
_IN = frozenset(["收入", "收", "收款", "贷", "贷方", "貸", "貸方", "入", "流入", "in", "credit", "cr", "c", "+"])
_PAID = ("成交", "收款", "入账", "充值", "到账", "成功")
_OUTWARD = (Kind.REFUND, Kind.FEE, Kind.WITHDRAWAL, Kind.CHARGEBACK, Kind.COMMISSION, Kind.PAYOUT)


def words_of(columns: Mapping[str, Column], value: NDArray[np.int64] | None) -> list[dict[str, Any]]:
    """Return field, word, count, kind, sign and sure of each word.

    columns: of the fields kind and direction; value: amounts as printed, None where money in and out stand apart.
    """
    found = []
    for field, column in columns.items():
        for word, count in column.words[:MOST_WORDS]:
            mine = None if value is None else value[pc.equal(column.cells, word).to_numpy(zero_copy_only=False)]
            found.append({"field": field, "word": word, "count": count, **_meaning(field, word, mine)})
    return found


def _meaning(field: str, word: str, value: NDArray[np.int64] | None) -> dict[str, Any]:
    """Return kind, sign and whether both are certain of one word."""
    plain = same_name(word)
    above = value is not None and bool((value > 0).any())
    below = value is not None and bool((value < 0).any())
    if field == "direction":
        turned = plain in _OUT and not below
        return {"kind": "", "sign": -1 if turned else 1, "sure": plain in _OUT or plain in _IN}
    kind = kind_of(word)
    if kind is None:
        refund = below and not above and not any(one in word for one in _PAID)
        return {"kind": KIND_WORDS[Kind.REFUND if refund else Kind.PAYMENT], "sign": 1, "sure": False}
    turned = kind in _OUTWARD and above and not below
    return {"kind": KIND_WORDS[kind], "sign": -1 if turned else 1, "sure": True}
