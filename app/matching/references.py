"""References made comparable: the same number written in two ways is one number.

A shop's number comes with blanks, tabs, an apostrophe, as a spreadsheet formula (`="123"`), in small or
full-width letters, with signs that nobody sees, behind a `#` (Shopify's orders), or behind the prefix that Alipay
gives to Taobao's orders (`T200P`).
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

#: Signs without a shape that come along when a number is copied from a page: soft hyphen, joiners, marks of direction.
UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"

#: What is written specially: a formula, quotes or #, Alipay's prefix, too short, no figures, a float, in groups.
ODD = r"""^(?:=|'|"|#|T\d{2,4}P\d)|^(?:.{1,4}|\D*)$|["']$|^\d(?:\.\d+)?E\+?\d+$|\d \d"""

#: Figures and letters, but for a date among them, that a number has at least if nobody else will have made it.
LONG = 10
#: No number of so many characters is short, whatever date is in it.
_SURELY_LONG = 18
_DATE = r"20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"

#: A long number printed in groups: `4511 8809 5039 0344069`. A day and a clock are shorter.
IN_GROUPS = r"^[A-Z]{0,4}\d{2,}(?: \d{2,})+$"

#: Shortest number that is looked for inside a text: shorter ones are dates, amounts and phone numbers.
TEXT_DIGITS = 10

#: Shortest number with letters that is looked for there, and most letters that are set before an order's number.
WORD, LETTERS = 8, 4


def normalised(text: pa.Array, fingerprint: NDArray[np.int64]) -> tuple[pa.Array, NDArray[np.int64]]:
    """Return the references in one spelling and their fingerprints.

    fingerprint: of `text`; it is kept where the spelling did not change.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not fingerprint.any():
        return text, fingerprint
    # most numbers are nothing but digits: they are as they should be, and no expression looks at them
    plain = pc.and_(pc.ascii_is_decimal(text), pc.greater(pc.binary_length(text), 4))
    rows = np.flatnonzero(~plain.to_numpy(zero_copy_only=False) & (fingerprint != 0))
    if not len(rows):
        return text, fingerprint
    raw = text.take(pa.array(rows))
    some = spelled(raw)
    differs = pc.not_equal(some, raw).to_numpy(zero_copy_only=False)
    if not differs.any():
        return text, fingerprint
    changed = rows[differs]
    new = some if differs.all() else some.filter(pa.array(differs))
    fingerprint = fingerprint.copy()
    fingerprint[changed] = of_text(new)
    if len(changed) == len(text):
        return new, fingerprint
    mask = np.zeros(len(text), np.bool_)
    mask[changed] = True
    return pc.replace_with_mask(text, pa.array(mask), new), fingerprint


def spelled(text: pa.Array) -> pa.Array:
    """Return references in one spelling, "" for what is no number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    out = pc.ascii_upper(pc.utf8_trim_whitespace(_plain(text)))
    # RE2 looks once at each text; only the few that are written specially are taken apart
    odd = pc.match_substring_regex(out, ODD)
    rows = np.flatnonzero(odd.to_numpy(zero_copy_only=False))
    if not len(rows):
        return out
    some = out if len(rows) == len(out) else out.take(pa.array(rows))
    if pc.any(pc.match_substring_regex(some, r"""^[='"]|["']$""")).as_py():
        some = pc.replace_substring_regex(some, r"""^=?["']?([^"']*)["']?$""", r"\1")
        some = pc.utf8_trim_whitespace(some)
    some = pc.replace_substring_regex(some, r"^(?:T\d{2,4}P|#)(\d)", r"\1")
    if pc.any(grouped := pc.match_substring_regex(some, IN_GROUPS)).as_py():
        some = pc.if_else(grouped, pc.replace_substring(some, " ", ""), some)
    nothing = pc.or_(pc.is_in(some, pa.array(EMPTY_WORDS)), pc.match_substring_regex(some, NO_NUMBER))
    if pc.any(nothing).as_py():
        some = pc.if_else(nothing, "", some)
    return some if len(rows) == len(out) else pc.replace_with_mask(out, odd, some)


def _plain(text: pa.Array) -> pa.Array:
    """Return texts with full-width figures and letters as plain ones, and without signs that nobody sees."""
    import pyarrow.compute as pc

    wide = pc.invert(pc.string_is_ascii(text))
    if not pc.any(wide).as_py():
        return text
    some = pc.replace_substring_regex(pc.utf8_normalize(text.filter(wide), "NFKC"), UNSEEN, "")
    return some if len(some) == len(text) else pc.replace_with_mask(text, wide, some)


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


def words_inside(text: pa.Array) -> pa.Array:
    """Return the words of at least WORD letters and figures, a figure among them, as numbers are spelled."""
    return rows_and_words(text)[1]


def rows_and_words(text: pa.Array) -> tuple[NDArray[np.int64], pa.Array]:
    """Return (row, word) for every word of at least WORD letters and figures, a figure among them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    has = pc.match_substring_regex(text, rf"[0-9A-Za-z_-]{{{WORD},}}")
    rows = np.flatnonzero(has.to_numpy(zero_copy_only=False))
    if not len(rows):
        return rows, pa.array([], pa.string())
    lists = pc.split_pattern_regex(pc.ascii_upper(text.take(rows)), "[^0-9A-Z_-]+")
    words, parent = lists.flatten(), pc.list_parent_indices(lists)
    long = pc.and_(pc.greater_equal(pc.binary_length(words), WORD), pc.match_substring_regex(words, "[0-9]"))
    return rows[parent.filter(long).to_numpy()], words.filter(long)


def behind_letters(text: pa.Array) -> pa.Array:
    """Return what stands behind the first, the first two … letters of the references that begin with some."""
    import pyarrow as pa
    import pyarrow.compute as pc

    out = []
    for _ in range(LETTERS):
        text = text.filter(pc.match_substring_regex(text, rf"^[A-Z][-_]?[0-9A-Z][0-9A-Z_-]{{{WORD - 1},}}"))
        text = pc.replace_substring_regex(text, "^[A-Z][-_]?", "")
        out.append(text)
    return pa.concat_arrays(out)


def longest_inside(text: pa.Array) -> tuple[NDArray[np.int64], pa.Array]:
    """Return (row, number): the longest run of at least TEXT_DIGITS digits in each text, the first of equals."""
    import pyarrow.compute as pc

    rows, number = numbers_inside(text)
    order = np.lexsort((np.arange(len(rows)), -pc.binary_length(number).to_numpy(), rows)) if len(rows) else rows
    best = order[np.append(True, rows[order][1:] != rows[order][:-1])] if len(rows) else rows
    return rows[best], number.take(best)


def cores(text: pa.Array) -> pa.Array:
    """Return of each reference the longest run of at least TEXT_DIGITS digits, "" where there is none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = pc.and_(pc.ascii_is_decimal(text), pc.greater_equal(pc.binary_length(text), TEXT_DIGITS))
    rows = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
    if not len(rows):
        return text
    at, number = longest_inside(text.take(pa.array(rows)))
    place = np.full(len(rows), len(number), np.int64)
    place[at] = np.arange(len(at))
    found = pa.concat_arrays([number, pa.array([""])]).take(pa.array(place))
    return found if len(rows) == len(text) else pc.replace_with_mask(text, pc.invert(plain), found)


def shapes(text: pa.Array) -> pa.Array:
    """Return how each reference is built: digits as 9, letters as A; `E2026-1` is `A9999-9`."""
    import pyarrow as pa

    if not len(text):
        return text
    text = pa.concat_arrays([text])  # offsets of its own bytes
    kind = np.arange(256, dtype=np.uint8)
    kind[48:58], kind[65:91], kind[97:123] = 57, 65, 65
    _, offsets, data = text.buffers()
    changed = kind[np.frombuffer(data or b"", np.uint8)]
    return pa.StringArray.from_buffers(len(text), offsets, pa.py_buffer(changed), offset=text.offset)


def short_ones(text: pa.Array, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the rows whose reference, in one spelling, is there and too short to be one order's alone."""
    import pyarrow as pa
    import pyarrow.compute as pc

    length = pc.binary_length(text).to_numpy(zero_copy_only=False)[rows]
    if not len(rows) or length.min() >= _SURELY_LONG:
        return rows[:0]
    some = np.flatnonzero((length >= LONG) & (length < _SURELY_LONG))
    short = (length > 0) & (length < LONG)
    bare = pc.replace_substring_regex(text.take(pa.array(rows[some])), _DATE, "", max_replacements=1)
    # a count with zeros before it (100000001009) is no longer for them
    bare = pc.replace_substring_regex(bare, "[^0-9A-Za-z]|0{4,}", "")
    short[some] = pc.binary_length(bare).to_numpy(zero_copy_only=False) < LONG
    return np.asarray(rows[short])
