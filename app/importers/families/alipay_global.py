"""What Alipay's files for merchants abroad have in common: forms of times, what a settlement is called by.

Source: Alipay's own descriptions with examples (Alipay Global, now Antom, and AlipayHK), 2013 to 2023.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from app.importers.part import Times

#: Alipay prints the first; AlipayHK the month before the day.
FORMATS = (
    *("%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y.%m.%d %H:%M:%S"),
    *("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M"),
)


def settlement_of(found: Times) -> pa.Array:
    """Return what names a settlement: its time, which all its rows and its line in the batch file share."""
    stamps = found.at.astype("datetime64[s]").astype("U")
    return pa.array(np.where(found.valid, np.char.replace(stamps, "T", " "), ""), pa.string())
