"""One box over all layers: order, number, amount or party, with the trail of its money."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from app.domain.arrays import distinct
from app.domain.money import plain
from app.domain.pinyin import has_pinyin, is_pinyin
from app.domain.record import KIND_WORDS, LAYER_WORDS, NO_TIME
from app.services.ports import UnitOfWork
from app.services.review_lines import ints

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

#: Comparisons in the order in which money goes from the order to the bank and the books.
_WAY = ("L1", "L2", "L3", "L4", "L5")
#: Order → payment → ledger entry → payout → deposit → voucher.
_STEPS = 5
_AMOUNT = re.compile(r"[+\-−]?[\d,，\s]*\d(\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One record that was found, or one station of a trail; amount is a plain decimal, at = seconds."""

    record: int
    layer: int
    kind: str
    at: int
    dated: bool
    amount: str
    currency: str
    ref: str
    party: str
    account: str
    comparison: str = ""
    trail: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Hits by layer (name of the layer → hits), in the order of the money's way; total counts them."""

    text: str
    groups: tuple[tuple[str, tuple[Hit, ...]], ...]
    total: int


def normalised(text: str) -> list[str]:
    """Return what to look for: the text with full-width signs made plain, an amount without separators too."""
    text = unicodedata.normalize("NFKC", text).strip().lstrip("¥￥ ").strip()
    if not text:
        return []
    forms = [text]
    if _AMOUNT.fullmatch(text):
        bare = re.sub(r"[,，\s+]", "", text).replace("−", "-")
        if "." in bare:
            forms += [bare, bare.rstrip("0").rstrip(".")] if bare.endswith("0") else [bare]
        else:
            forms.append(bare)
    return list(dict.fromkeys(forms))


def search(uow: UnitOfWork, text: str, *, limit: int = 100) -> Found:
    """Return the records that carry `text`, grouped by layer, each with the stations it is matched to.

    Letters alone also find parties in Chinese by their pinyin, first letters or in full.
    """
    found: list[int] = []
    for form in normalised(text):
        found += [one for one in uow.records.find(form, limit).tolist() if one not in found]
    if len(found) < limit and is_pinyin(text.strip()):
        found += [one for one in _by_pinyin(uow, text.strip().lower()) if one not in found]
    numbers = np.array(found[:limit], np.int64)
    if not len(numbers):
        return Found(text=text, groups=(), total=0)
    trails = _trails(uow, numbers)
    wanted = distinct(np.concatenate([numbers, *(np.array(one, np.int64) for one in trails.values())]))
    hits = dict(zip(wanted.tolist(), _hits(uow.records.rows(wanted)), strict=True))
    groups: dict[int, list[Hit]] = {}
    for number in numbers.tolist():
        hit = _with_trail(hits[number], tuple(hits[one] for one in trails.get(number, ())))
        groups.setdefault(hit.layer, []).append(hit)
    ordered = tuple(
        (LAYER_WORDS[layer], tuple(sorted(groups[layer], key=lambda h: (h.at, h.record)))) for layer in sorted(groups)
    )
    return Found(text=text, groups=ordered, total=len(numbers))


def _by_pinyin(uow: UnitOfWork, typed: str) -> list[int]:
    """Return records whose party is read as this pinyin."""
    import pyarrow as pa

    table = uow.records.table(columns=("record", "counterparty"))
    coded = table["counterparty"].dictionary_encode().combine_chunks()
    if isinstance(coded, pa.ChunkedArray) or not len(coded):
        return []
    known = np.array([has_pinyin(one, typed) for one in coded.dictionary.to_pylist()], bool)
    found: list[int] = ints(table["record"])[known[coded.indices.to_numpy()]].tolist()
    return found


def _with_trail(hit: Hit, trail: tuple[Hit, ...]) -> Hit:
    from dataclasses import replace

    return replace(hit, trail=tuple(sorted(trail, key=lambda one: (one.layer, one.at, one.record))))


def _hits(rows: pa.Table) -> list[Hit]:
    out = []
    for one in rows.to_pylist():
        layer = int(one["layer"])
        out.append(
            Hit(
                record=one["record"],
                layer=layer,
                kind=KIND_WORDS[one["kind"]],
                at=one["at"],
                dated=one["offset"] == NO_TIME,
                amount=plain(one["amount"], one["exp"], one["currency"]),
                currency=one["currency"],
                ref=next((one[name] for name in ("order_ref", "channel_ref", "batch_ref") if one[name]), ""),
                party=one["counterparty"],
                account=one["account"],
                comparison={1: "L1", 2: "L1", 3: "L3", 4: "L3", 5: "L4"}[layer],
            )
        )
    return out


def _trails(uow: UnitOfWork, numbers: NDArray[np.int64]) -> dict[int, tuple[int, ...]]:
    """Return for each record the stations of its money: on towards the bank, and back towards the orders.

    A way never turns: an order leads to its payout and not to what else that payout carries.
    """
    tables = [uow.matches.live(one)[1] for one in _WAY]
    side, record, match = (np.concatenate([ints(one[name]) for one in tables]) for name in ("side", "record", "match"))
    sides = [_Side(record[side == one], match[side == one]) for one in (0, 1)]
    out: dict[int, tuple[int, ...]] = {}
    for number in numbers.tolist():
        seen = {number}
        for here, there in (sides, sides[::-1]):
            edge = [number]
            for _step in range(_STEPS):
                met = dict.fromkeys(two for one in edge for tie in here.matches(one) for two in there.records(tie)[:20])
                edge = [one for one in met if one not in seen][:20]
                seen.update(edge)
        out[number] = tuple(sorted(seen - {number}))
    return out


class _Side:
    """Members of one side, found by record and by match."""

    def __init__(self, record: NDArray[np.int64], match: NDArray[np.int64]) -> None:
        self._by_record, self._by_match = np.argsort(record, kind="stable"), np.argsort(match, kind="stable")
        self._record, self._match = record, match
        self._records, self._matches = record[self._by_record], match[self._by_match]

    def matches(self, record: int) -> list[int]:
        """Return the matches that hold a record on this side."""
        return [int(self._match[at]) for at in _span(self._by_record, self._records, record)]

    def records(self, match: int) -> list[int]:
        """Return the records that a match holds on this side."""
        return [int(self._record[at]) for at in _span(self._by_match, self._matches, match)]


def _span(order: NDArray[np.int64], values: NDArray[np.int64], value: int) -> NDArray[np.int64]:
    left, right = np.searchsorted(values, value, "left"), np.searchsorted(values, value, "right")
    return order[left:right]
