"""What exports of marketplaces in South-East Asia and beyond have in common: amounts with a currency before them and
points between thousands, times whose order the clock tells, the currency behind a column's name, words of states."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from app.domain.record import NO_TIME, Kind, State
from app.importers import amounts, times
from app.importers.families.day_order import said_order
from app.importers.families.marked_money import bare
from app.importers.families.worded_days import slash_order
from app.importers.names import Names
from app.importers.part import Columns, Minor, Part
from app.importers.stamps import of_zone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from app.importers.base import Source

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

#: What stands for "no amount": spreadsheets of these platforms print a dash for zero.
BLANK = ("-", "--", "N/A", "/")
#: Currencies whose amounts have no decimals, so that a point before three digits parts thousands.
WHOLE = frozenset(["IDR", "VND"])
_DOTTED = r"^[+-]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+$"
_SHORTENED = r"^[+-]?[1-9][0-9]{0,2}\.(?:[0-9]?[1-9]|[1-9]0?)$"
_COMMA = r"^([+-]?[0-9]{1,3}(?:\.[0-9]{3})+|[+-]?[0-9]+),([0-9]{1,2})$"
_NAMED = r"^(-?)(?:Rp\.?|RM|IDR|MYR|PHP|SGD|THB|VND|TWD|BRL|MXN|USD|GBP|EUR|₱|S\$|NT\$|R\$)\s*"
_SHIFT = r"^(?P<clock>.*[0-9]:[0-9]{2}) ?(?P<shift>[+-][0-9]{2}:?[0-9]{2})$"
_CLOCK_12 = r"(?i)[ap]\.?m\.?$"
_WHOLE_24 = "^[0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2}"
_SLASHED = ("%d/%m/%Y", "%m/%d/%Y")
_HOURS = ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p")
#: Forms that hide nothing.
PLAIN = (
    *times.ANY, "%d %b %Y %H:%M:%S", "%d %b %Y %H:%M", "%d %b %Y", "%d-%b-%Y %H:%M:%S", "%d-%b-%Y %H:%M", "%d-%b-%Y",
    "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d-%m-%Y", "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%d.%m.%Y",
)  # fmt: skip
_SIGNS = {
    "rm": "MYR", "rp": "IDR", "s$": "SGD", "₱": "PHP", "฿": "THB", "₫": "VND", "nt$": "TWD", "r$": "BRL",
    "us$": "USD", "$": "", "idr": "IDR", "myr": "MYR", "sgd": "SGD", "php": "PHP", "thb": "THB", "vnd": "VND",
    "twd": "TWD", "brl": "BRL", "usd": "USD",
}  # fmt: skip
_BEHIND = re.compile(r"[(（]\s*([^()（）]{1,4})\s*[)）]\s*$")
#: What a word inside the status of an order says of it, the first that fits.
_STATES = (
    (("unpaid", "belum bayar", "belum dibayar", "chưa thanh toán", "chờ xác nhận", "ยังไม่ชำระ", "ที่ต้องชำระ",
      "未付款", "待付款", "尚未付款", "pending payment"), State.UNPAID),
    (("cancel", "batal", "hủy", "huỷ", "ยกเลิก", "取消", "关闭", "關閉", "不成立", "closed", "failed"), State.CLOSED),
    (("returned", "refunded"), State.REFUNDED),
    (("complete", "selesai", "hoàn t", "hoàn thành", "สำเร็จ", "完成", "delivered", "terkirim", "đã giao", "finished",
      "confirmed"), State.DONE),
    (("ship", "kirim", "gửi", "giao", "จัดส่ง", "出货", "出貨", "发货", "運送", "配送", "paid", "pending", "packed",
      "transit", "đang", "received", "awaiting", "processing", "收货"), State.PAID),
)  # fmt: skip


def money(part: Part, names: Names, exp: int = 3, *, currency: str = "", blank: Sequence[str] = BLANK) -> Minor:
    """Return amounts at `exp`: `1,234.50`, `IDR 185.000`, `Rp185.000`, `BRL 35,91`, `-`.

    currency: of all of them, "" where nobody knows it.
    """
    part.need_whole(names)
    column = part.text(names)
    value, valid, bad = amounts.minor(column, exp, blank)
    if bad < 0 and not (currency in WHOLE and _pointed(column)):
        return Minor(value, valid)
    plain = bare(pc.replace_substring_regex(amounts.tidy(column), _NAMED, r"\1"), False, ("", *blank))
    if currency in WHOLE:
        thousands = pc.match_substring_regex(plain, _DOTTED)
        plain = pc.if_else(thousands, pc.replace_substring(plain, ".", ""), plain)
        # these currencies have no cents: a spreadsheet took the point of `79.500` for one before decimals
        lost = pc.match_substring_regex(plain, _SHORTENED)
        if pc.any(lost).as_py():
            part.refuse("refused.lost_thousands", names, int(pc.index(lost, True).as_py()), currency=currency)
    commas = pc.match_substring_regex(plain, _COMMA)
    pointed = pc.replace_substring(pc.replace_substring(plain, ".", ""), ",", ".")
    plain = pc.if_else(commas, pointed, plain)
    value, valid, bad = amounts.minor(plain, exp, blank)
    if bad >= 0:
        part.refuse("refused.not_amount", names, bad)
    return Minor(value, valid)


def _pointed(column: pa.Array) -> bool:
    """Return whether a point stands before figures that are not `00`."""
    return bool(pc.any(pc.match_substring_regex(column, r"\.[0-9]*[1-9]|\.[0-9]{3}$"), min_count=0).as_py())


def summed(part: Part, columns: Sequence[Names], exp: int = 3, *, currency: str = "") -> Ints:
    """Return the sum of the columns that the source has, blank cells as zero."""
    found = np.zeros(len(part), np.int64)
    for one in filter(part.has, columns):
        found = found + money(part, one, exp, currency=currency).value
    return found


def only(codes: pa.Array) -> str:
    """Return the currency that all rows have, "" where they have several."""
    found = pc.unique(codes).to_pylist()
    return found[0] if len(found) == 1 else ""


class Clock:
    """Times of one file in the zone of its shop. `09/11/2026`: the file proves which is the day, else its clock tells:
    exports with AM and PM put the month first, those with 24 hours the day; what a person said goes before."""

    def __init__(self, source: Source, zone: str = "", *, strict: bool = False) -> None:
        """Strict: where nothing tells which is the day, refuse the file and ask."""
        self._zone, self._said, self._strict = zone or source.options.zone, said_order(source.options), strict
        self._order = ""

    def read(
        self, part: Part, names: Names, *, blank: Sequence[str] | None = None
    ) -> tuple[Ints, NDArray[np.int16], Bools]:
        """Return (seconds on the source's clock, minutes east of UTC, which cells have a time)."""
        column, shift = _shifts(part.text(names))
        slashed = pc.match_substring_regex(column, "^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")
        forms: tuple[str, ...] = PLAIN
        if pc.any(slashed, min_count=0).as_py():
            if not self._order:
                late = pc.any(pc.match_substring_regex(column, _CLOCK_12), min_count=0).as_py()
                self._order = slash_order(column) or self._said
                # exports print all zeros and the seconds; without them it may be a spreadsheet's own form of any day
                whole = late or pc.all(pc.match_substring_regex(column.filter(slashed), _WHOLE_24)).as_py()
                if (self._strict or not whole) and not self._order:
                    part.refuse("refused.date_order", names, int(pc.index(slashed, True).as_py()))
                self._order = self._order or ("mdy" if late else "dmy")
            day = _SLASHED[self._order == "mdy"]
            forms = (*(f"{day} {one}" for one in _HOURS), day, *PLAIN)
        at, valid, date_only, bad = times.seconds(column, forms, blank)
        if bad >= 0:
            part.refuse("refused.not_time", names, bad)
        part.doubt(names, at, valid, (*PLAIN, *_SLASHED))
        offset = np.full(len(part), NO_TIME, np.int16)
        timed = valid & ~date_only
        if timed.any():
            offset[timed] = of_zone(at[timed], self._zone)
            offset = np.where(timed & (shift != NO_TIME), shift, offset).astype(np.int16)
        return at, offset, valid


def _shifts(column: pa.Array) -> tuple[pa.Array, NDArray[np.int16]]:
    """Return (times without an offset of their own, that offset in minutes, NO_TIME for none)."""
    none = np.full(len(column), NO_TIME, np.int16)
    if not pc.any(pc.match_substring_regex(column, _SHIFT), min_count=0).as_py():
        return column, none
    parts = pc.extract_regex(column, _SHIFT)
    coded = pc.dictionary_encode(pc.fill_null(pc.struct_field(parts, ["shift"]), ""))
    said = [_minutes(one) for one in coded.dictionary.to_pylist()]
    clock = pc.coalesce(pc.struct_field(parts, ["clock"]), column)
    return clock, np.array(said, np.int16)[coded.indices.to_numpy(zero_copy_only=False)]


def _minutes(shift: str) -> int:
    hours, rest = shift[1:3], shift[-2:]
    return (-1 if shift[0] == "-" else 1) * (60 * int(hours) + int(rest)) if shift else NO_TIME


def currency_of_name(columns: Columns, names: Sequence[str]) -> str:
    """Return the currency that stands behind a column's name, `Total Released Amount (RM)`; "" where none does."""
    for printed in columns.printed:
        found = _BEHIND.search(printed)
        if found and any(_plain(printed[: found.start()]) == _plain(one) for one in names):
            return _SIGNS.get(found[1].strip().casefold(), "")
    return ""


def named_behind(columns: Sequence[str], names: Sequence[str]) -> str:
    """Return the column, as printed, that has one of the names with or without a currency behind it; "" for none."""
    for printed in columns:
        found = _BEHIND.search(printed)
        if _plain(printed[: found.start()] if found else printed) in map(_plain, names):
            return printed
    return ""


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def state_of(word: str) -> int | None:
    """Return what the status of an order says of it."""
    plain = word.casefold()
    return next((int(state) for words, state in _STATES if any(one in plain for one in words)), None)


def kinds(
    part: Part, word: pa.Array, amount: Ints, rules: Mapping[str, Kind], *, plus: Kind, minus: Kind
) -> NDArray[np.int8]:
    """Return kinds by the first pattern that a word fits; one that fits none by the sign of its amount."""
    known = [(re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in rules.items()]

    def kind(text: str) -> int | None:
        return next((int(one) for pattern, one in known if pattern.search(text)), None)

    found = part.by_word(word, kind, other=0)
    return np.where(found > 0, found, np.where(amount < 0, minus, plus)).astype(np.int8)
