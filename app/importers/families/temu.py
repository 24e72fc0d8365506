"""What Temu's exports have in common: times of China with or without CST, currencies by row, words of charges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from app.domain.record import Kind
from app.importers.families.orders import offsets
from app.importers.families.platform import BLANK
from app.importers.joined import first_filled
from app.importers.names import Names
from app.importers.part import Part, repeated

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from app.importers.base import Source

    Ints = NDArray[np.int64]

CURRENCY: Names = "币种"
POSTED: Names = ("账务时间", "到账时间")
REMARK: Names = "备注"
#: Decimals that amounts are read with; a currency has two, three or none.
EXP = 3
#: Words of a charge, its sheet or its remark: the first that fits.
_CHARGES = (
    ("拒付", Kind.CHARGEBACK),
    ("提现", Kind.WITHDRAWAL),
    ("解冻", Kind.RELEASE),
    ("冻结", Kind.HOLD),
    ("补贴", Kind.SUBSIDY),
    ("技术服务费", Kind.COMMISSION),
    ("推广", Kind.ADJUSTMENT),
    ("保障", Kind.ADJUSTMENT),
    ("违规", Kind.ADJUSTMENT),
    ("赔", Kind.ADJUSTMENT),
    ("罚", Kind.ADJUSTMENT),
    ("退款", Kind.REFUND),
    ("费", Kind.FEE),
    ("EPR", Kind.FEE),
)


def charge(word: str) -> int:
    """Return the kind that a word of a charge tells, an adjustment where it tells none."""
    return next((one for inside, one in _CHARGES if inside in word), Kind.ADJUSTMENT).value


def settled(kind: NDArray[np.int8], amount: Ints) -> NDArray[np.int8]:
    """Return kinds of rows as their sign has it: what comes back under the name of a charge is an adjustment."""
    back = np.isin(kind, (Kind.FEE, Kind.COMMISSION, Kind.CHARGEBACK, Kind.REFUND, Kind.WITHDRAWAL)) & (amount > 0)
    taken = (kind == Kind.PAYMENT) & (amount < 0)
    return np.where(back | taken, Kind.ADJUSTMENT, kind).astype(np.int8)


def when(part: Part, names: Names = POSTED) -> tuple[Ints, NDArray[np.int16]]:
    """Return (seconds on the clock of China, minutes east of UTC); other zones than CST are refused as no time."""
    column = part.text(names)
    plain = pc.replace_substring_regex(column, r" *(?:CST|\(?(?:GMT|UTC)\+0?8(?::00)?\)?)$", "")
    found = part.with_text(names, pc.replace_substring_regex(plain, r"\.[0-9]{1,3}$", "")).time(names)
    return found.at, offsets(found)


def currencies(part: Part, source: Source) -> pa.Array:
    """Return the currency of each row: its own, else the one that a person said; another word is refused."""
    found = pc.utf8_upper(part.text(CURRENCY, blank=BLANK))
    wrong = pc.index(pc.match_substring_regex(found, "^(?:[A-Z]{3})?$"), False).as_py()
    if wrong >= 0:
        part.refuse("refused.currency", CURRENCY, wrong)
    return first_filled(found, repeated(source.options.currency, len(part)))


def without_second_header(part: Part, *filled: Names) -> Part:
    """Return the first rows of a table without a second line of column names: blank where each row says something."""
    keep = np.ones(len(part), np.bool_)
    for at in range(min(2, len(part))):
        if any(part.text(one)[at].as_py() for one in filled):
            break
        keep[at] = False
    return part.where(keep)
