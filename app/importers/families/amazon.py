"""What Amazon's seller reports have in common: kinds by transaction and amount, taxes, forms of times."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.part import Part

#: Between the words of a key for `kind_of`.
BETWEEN = "\x1f"
_MOST = 1_000_000  # combinations of words that a table of their kinds may have
#: Forms of a time, without the zone behind it.
CLOCKS = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%d.%m.%Y %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%b %d, %Y %I:%M:%S %p",
    "%d %b %Y %I:%M:%S %p",
    "%b %d, %Y %H:%M:%S",
    "%d %b %Y %H:%M:%S",
    "%d %b, %Y %H:%M:%S",
    "%d-%b-%Y %H:%M:%S",
)
#: Marketplaces where tax comes on top of the price; elsewhere prices hold it.
TAX_ON_TOP = ("amazon.com", "amazon.ca")
_REFUNDS = ("refund", "a-to-z guarantee refund", "a-to-z guarantee claim", "guarantee claim", "chargeback refund")
_FEES = ("servicefee", "service fee", "shipment", "shipping services", "couponredemptionfee", "fulfillment fee refund")
_ADJUSTED = (
    "adjustment",
    "retrocharge",
    "safe-t reimbursement",
    "refund_retrocharge",
    "order_retrocharge",
    "liquidations",
)


def kinds(part: Part, *words: pa.Array) -> NDArray[np.int8]:
    """Return the kind of each amount by its transaction, kind of amount, description, marketplace and sign."""
    coded = [pc.dictionary_encode(one) for one in words]
    if math.prod(len(one.dictionary) for one in coded) > _MOST:
        lower = [pc.replace_substring(pc.utf8_lower(one), BETWEEN, " ") for one in words]
        return part.by_word(pc.binary_join_element_wise(*lower, BETWEEN), kind_of)
    # few words in few combinations: each is asked about once
    number = np.zeros(len(part), np.int64)
    for one in coded:
        number = number * len(one.dictionary) + one.indices.to_numpy(zero_copy_only=False)
    texts = [[word.lower().replace(BETWEEN, " ") for word in one.dictionary.to_pylist()] for one in coded]
    table = np.zeros(math.prod(map(len, texts)) or 1, np.int8)
    seen = np.flatnonzero(np.bincount(number, minlength=len(table)))
    places = np.unravel_index(seen, tuple(map(len, texts))) if len(seen) else ()
    for at, *which in zip(seen.tolist(), *(one.tolist() for one in places), strict=True):
        table[at] = kind_of(BETWEEN.join(text[place] for text, place in zip(texts, which, strict=True)))
    return np.asarray(table[number])


def kind_of(key: str) -> int:
    """Return the kind for `transaction, amount type, description, marketplace, sign` in small letters."""
    transaction, amount, said, market, sign = key.split(BETWEEN)
    if ("reserve" in said and "amount" in said) or "reserve amount" in transaction:
        return int(Kind.HOLD if sign == "-" else Kind.RELEASE)
    if "withheld" in amount or "facilitator" in said or _is_tax_on_top(amount, said, market):
        return int(Kind.ADJUSTMENT)
    if amount in ("itemprice", "promotion", "directpayment"):
        return _of_price(transaction)
    if amount in ("itemfees", "shipment-fees", "fee") or "fee" in amount or "advertising" in amount:
        return int(Kind.COMMISSION if "commission" in said else Kind.FEE)
    if transaction in _FEES or "fee" in transaction.split():
        return int(Kind.FEE)
    if transaction in _ADJUSTED or "reimbursement" in amount or "reimbursement" in said:
        return int(Kind.ADJUSTMENT)
    return int(Kind.TRANSFER if transaction == "transfer" else Kind.OTHER)


def _of_price(transaction: str) -> int:
    if "chargeback" in transaction:
        return int(Kind.CHARGEBACK)
    if transaction in _REFUNDS:
        return int(Kind.REFUND)
    return int(Kind.PAYMENT if transaction in ("order", "order payment", "") else Kind.OTHER)


def _is_tax_on_top(amount: str, said: str, market: str) -> bool:
    """Return whether an amount is tax that the buyer paid beside the price and that is not the shop's money."""
    return market in TAX_ON_TOP and amount in ("itemprice", "promotion") and "tax" in said
