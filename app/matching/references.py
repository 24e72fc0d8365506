"""References made comparable: the same number written in two ways is one number.

A shop's number comes with blanks, tabs, an apostrophe, as a spreadsheet formula (`="123"`), in small
letters, or behind the prefix that Alipay gives to Taobao's orders (`T200P`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.fingerprint import of_text

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

#: What stands where a source has no number; never a reference that joins anything.
EMPTY_WORDS = ("0", "-", "--", "/", "N/A", "NA", "NONE", "NULL", "NAN", "无", "空")

#: What a spreadsheet makes of a long number (`4.51E+18`): its digits are lost, so it is nobody's number. And
#: a word such as 现金 is none either.
NO_NUMBER = r"^\d\.\d+E\+?\d+$|^\dE\+\d+$|^[^0-9A-Za-z]+$"

#: Shortest number that is looked for inside a text: shorter ones are dates, amounts and phone numbers.
TEXT_DIGITS = 10


def normalised(text: pa.Array, fingerprint: NDArray[np.int64]) -> tuple[pa.Array, NDArray[np.int64]]:
    """Return the references in one spelling and their fingerprints.

    fingerprint: of `text`; it is kept where the spelling did not change.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not fingerprint.any():
        return text, fingerprint
    out = pc.ascii_upper(pc.utf8_trim_whitespace(text))
    # RE2 looks once at each text; only the few that are written specially are taken apart
    odd = pc.match_substring_regex(out, r"""^(?:=|'|"|T\d{2,4}P\d)|^(?:.{1,4}|\D*)$|["']$|^\d(?:\.\d+)?E\+?\d+$""")
    rows = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
    if len(rows):
        some = out.take(rows)
        some = pc.replace_substring_regex(some, r"""^=?["']?([^"']*)["']?$""", r"\1")
        some = pc.replace_substring_regex(pc.utf8_trim_whitespace(some), r"^T\d{2,4}P(\d)", r"\1")
        nothing = pc.or_(pc.is_in(some, pa.array(EMPTY_WORDS)), pc.match_substring_regex(some, NO_NUMBER))
        some = pc.if_else(nothing, "", some)
        out = pc.replace_with_mask(out, odd, some)
    changed = np.flatnonzero(pc.not_equal(out, text).to_numpy(zero_copy_only=False))
    if len(changed):
        fingerprint = fingerprint.copy()
        fingerprint[changed] = of_text(out.take(changed))
    return out, fingerprint


def without_suffix(text: pa.Array) -> pa.Array:
    """Return references without a trailing `-1`, `_2` or letter; "" where there is none to take off."""
    import pyarrow.compute as pc

    bare = pc.replace_substring_regex(text, r"^(.*\d)(?:[-_]\d{1,2}|[-_]?[A-Z])$", r"\1")
    return pc.if_else(pc.equal(bare, text), "", bare)


def numbers_inside(text: pa.Array) -> tuple[NDArray[np.int64], pa.Array]:
    """Return (row, number) for every run of at least TEXT_DIGITS digits in the texts."""
    import pyarrow as pa
    import pyarrow.compute as pc

    has = pc.match_substring_regex(text, rf"\d{{{TEXT_DIGITS},}}")
    rows = np.flatnonzero(has.to_numpy(zero_copy_only=False))
    if not len(rows):
        return np.zeros(0, np.int64), pa.array([], pa.string())
    lists = pc.split_pattern_regex(text.take(rows), r"\D+")
    flat, parent = lists.flatten(), pc.list_parent_indices(lists)
    keep = pc.greater_equal(pc.binary_length(flat), TEXT_DIGITS)
    return rows[parent.filter(keep).to_numpy()], flat.filter(keep)


def shapes(text: pa.Array) -> pa.Array:
    """Return how each reference is built: digits as 9, letters as A; `E2026-1` is `A9999-9`."""
    import pyarrow.compute as pc

    return pc.replace_substring_regex(pc.replace_substring_regex(text, r"[0-9]", "9"), r"[A-Za-z]", "A")
