"""How alike two names of payers are, as a grade for each pair; masked names are held against what they show.

A statement prints 张三 as `*三`, `张*` or `张**`, a company as `han***`, a name with a word behind it (货款,
payment) or with a company's ending. Names are compared by the bytes of their UTF-8: of a name of two characters
one wrong one leaves more than half, which a scale of characters does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

#: Grades; 0 is nothing to compare.
MISSING, EQUAL, CORE, MASK_LONG, MASK_TWO, MASK_ONE, MASK_LOOSE, MASK_NOT, BAND = range(9)

#: Lower edges of the bands of likeness, which follow one another from BAND on; no likeness falls on an edge.
BANDS = (0.9011, 0.8011, 0.7011, 0.6011, 0.5011, 0.4011, 0.2011)
GRADES = BAND + len(BANDS) + 1

#: Grades in the words of the evidence.
GRADE_WORDS = (
    "", "equal", "core", "masked", "masked", "masked", "masked", "masked_not",
    "alike", "alike", "near", "near", "far", "far", "far", "far",
)  # fmt: skip

#: Signs that stand for a hidden letter each, and what stands for hidden letters, however many.
HIDES_ONE, HIDES_SOME = r"[●•○◯×#?■□█某]", r"xxx+|\.\.+"
_BESIDE_X = r"[0-9\x{4e00}-\x{9fff}*]"
HIDES_X = rf"({_BESIDE_X})x($|{_BESIDE_X})"
HIDES_XX = rf"({_BESIDE_X})xx($|{_BESIDE_X})"

#: Endings that say what a payer is, or what was paid, and not who paid.
ENDINGS = (
    r"(?:(?:有限责任公司|股份有限公司|有限公司|\(个体工商户\)|个体工商户|公司|货款|转账|付款|收款|先生|女士)|"
    r"[ ,.]+(?:ltd|limited|co|inc|llc|gmbh|corp|company|payment|transfer))[ .]*$"
)

#: A word that so many hundredths of the spellings bear, and so many spellings at least, tells nobody apart.
COMMON_SHARE, COMMON_LEAST = 1, 8

#: Characters of each end that are compared as one number, and pairs that are sampled for what chance does.
ENDS, SAMPLE = 3, 20_000


def plain(text: pa.Array) -> pa.Array:
    """Return names in one spelling: letters of one width and size, no blanks around, one sign for what is hidden."""
    out = pc.utf8_trim_whitespace(pc.utf8_lower(pc.utf8_normalize(text, "NFKC")))
    odd = pc.match_substring_regex(out, f"{HIDES_ONE}|{HIDES_SOME}|{HIDES_X}|{HIDES_XX}")
    if not pc.any(odd).as_py():
        return out
    some = out.filter(odd)
    for pattern, by in ((HIDES_ONE, "*"), (HIDES_SOME, "***"), (HIDES_XX, r"\1**\2"), (HIDES_X, r"\1*\2")):
        some = pc.replace_substring_regex(some, pattern, by)
    return pc.replace_with_mask(out, odd, some)


class Names:
    """The names of two sides as numbers on one list of distinct spellings; −1 is no name."""

    def __init__(self, a: pa.Array, b: pa.Array) -> None:
        raw = pa.concat_arrays([a, b]).dictionary_encode()
        spelled = plain(raw.dictionary).dictionary_encode()
        self.spellings: pa.Array = spelled.dictionary
        some = pc.not_equal(self.spellings, "").to_numpy(zero_copy_only=False)
        code = spelled.indices.to_numpy()[raw.indices.to_numpy()].astype(np.int64)
        code = np.where(some[code], code, -1) if len(some) else code
        self.a, self.b = code[: len(a)], code[len(a) :]
        self.masked: Mask = pc.match_substring(self.spellings, "*").to_numpy(zero_copy_only=False)

    def counts(self, code: Ints) -> Ints:
        """Return how often each spelling stands among the codes of a side."""
        return np.bincount(code[code >= 0], minlength=len(self.spellings))


class Grader:
    """Grades pairs of spellings; made for those that occur in `used` alone, since it takes each name apart."""

    def __init__(self, names: Names, used: Ints) -> None:
        self.place = np.full(len(names.spellings) + 1, -1, np.int64)
        used = np.unique(used[used >= 0])
        self.place[used] = np.arange(len(used))
        self.masked = np.append(names.masked[used], False)
        text = names.spellings.take(pa.array(used))
        core = _cores(text).dictionary_encode()
        self.core = core.indices.to_numpy()
        self._core_texts = core.dictionary
        self._bytes: list[str] | None = None
        self.length = pc.utf8_length(core.dictionary).to_numpy()[self.core]
        self._start, self._end = _ends(core.dictionary), _ends(pc.utf8_reverse(core.dictionary))
        short = pc.utf8_length(core.dictionary).to_numpy() <= ENDS
        self._letters = np.where(short, _sorted(self._start), -1 - np.arange(len(short)))

    def grade(self, a: Ints, b: Ints) -> Ints:
        """Return the grade of each pair of codes."""
        out = np.zeros(len(a), np.int64)
        some = np.flatnonzero((a >= 0) & (b >= 0))
        i, j = self.place[a[some]], self.place[b[some]]
        grades = np.where(i == j, EQUAL, np.where(self.core[i] == self.core[j], CORE, MISSING))
        hidden_i, hidden_j = self.masked[i], self.masked[j]
        one = np.flatnonzero(hidden_i ^ hidden_j)
        full, shown = np.where(hidden_i[one], j[one], i[one]), np.where(hidden_i[one], i[one], j[one])
        grades[one] = self._shown(full, shown)
        both = np.flatnonzero(hidden_i & hidden_j)  # two masks say no more than what both of them show
        if len(both):
            same = (self.core[i[both]] == self.core[j[both]]) & (self._parts().visible[self.core[i[both]]] > 0)
            grades[both] = np.where(same, MASK_LOOSE, MISSING)
        rest = np.flatnonzero((grades == MISSING) & ~hidden_i & ~hidden_j)
        i, j = self.core[i[rest]], self.core[j[rest]]
        # of a short name that is written the wrong way round no scale leaves anything
        turned = self._letters[i] == self._letters[j]
        grades[rest[turned]] = BAND
        grades[rest[~turned]] = self._likeness(i[~turned], j[~turned])
        out[some] = grades
        return out

    def _likeness(self, i: Ints, j: Ints) -> Ints:
        from rapidfuzz import process
        from rapidfuzz.distance import JaroWinkler

        if not len(i):
            return i
        if self._bytes is None:
            self._bytes = [one.encode().decode("latin1") for one in self._core_texts.to_pylist()]
        texts = self._bytes
        like = process.cpdist(
            [texts[one] for one in i.tolist()],
            [texts[one] for one in j.tolist()],
            scorer=JaroWinkler.normalized_similarity,
            dtype=np.float64,
        )
        return np.asarray(BAND + len(BANDS) - np.searchsorted(np.array(BANDS[::-1]), like, "right"), np.int64)

    def _shown(self, full: Ints, shown: Ints) -> Ints:
        """Return the grade of whole names beside masked ones: do they begin and end as far as is shown?"""
        if not len(full):
            return full
        parts = self._parts()
        i, j = self.core[full], self.core[shown]
        fits = (self._start[i] & parts.keep_start[j]) == (self._start[j] & parts.keep_start[j])
        fits &= (self._end[i] & parts.keep_end[j]) == (self._end[j] & parts.keep_end[j])
        fits &= self.length[full] > parts.visible[j]
        fits &= parts.visible[j] > 0
        texts = self._core_texts
        for at in np.flatnonzero(fits & parts.long[j]).tolist():  # what more is shown than the ends that were compared
            fits[at] = _holds(str(texts[int(i[at])]), str(texts[int(j[at])]))
        same = self.length[full] == self.length[shown]
        few = np.where(parts.visible[j] == 1, MASK_ONE, MASK_TWO)
        good = np.where(parts.visible[j] >= ENDS, MASK_LONG, np.where(same, few, MASK_LOOSE))
        return np.where(parts.visible[j] == 0, MISSING, np.where(fits, good, MASK_NOT))

    def _parts(self) -> _Shown:
        """Return what each core shows before its first and behind its last hidden letter."""
        if not hasattr(self, "_made"):
            self._made = _Shown(self._core_texts)
        return self._made


class _Shown:
    """visible: letters shown; keep_start, keep_end: bits of the ends' numbers that count; long: more is shown."""

    def __init__(self, texts: pa.Array) -> None:
        stars = pc.count_substring(texts, "*").to_numpy()
        self.visible = np.where(stars > 0, pc.utf8_length(texts).to_numpy() - stars, 0)
        first = pc.utf8_length(pc.replace_substring_regex(texts, r"\*.*$", "")).to_numpy()
        last = pc.utf8_length(pc.replace_substring_regex(texts, r"^.*\*", "")).to_numpy()
        self.keep_start, self.keep_end = _KEEP[np.minimum(first, ENDS)], _KEEP[np.minimum(last, ENDS)]
        self.long = (first > ENDS) | (last > ENDS) | (first + last < self.visible)


#: For 0, 1 … ENDS letters: the bits of a number of `_ends` that hold them.
_KEEP = np.array([sum(((1 << 21) - 1) << (21 * (ENDS - 1 - at)) for at in range(n)) for n in range(ENDS + 1)], np.int64)


def _ends(texts: pa.Array) -> Ints:
    """Return the first ENDS characters of each text as one number, 21 bits each."""
    if not len(texts):
        return np.zeros(0, np.int64)
    heads = np.array(pc.utf8_slice_codeunits(texts, 0, ENDS).to_pylist(), f"U{ENDS}")
    points = heads.view(np.uint32).reshape(len(heads), ENDS).astype(np.int64)
    return np.asarray((points[:, 0] << 42) | (points[:, 1] << 21) | points[:, 2])


def _sorted(ends: Ints) -> Ints:
    """Return numbers of `_ends` with their letters in order: those of the same letters are the same."""
    letter = (1 << 21) - 1
    points = np.sort(np.stack([ends >> 42 & letter, ends >> 21 & letter, ends & letter], 1), axis=1)
    return np.asarray((points[:, 0] << 42) | (points[:, 1] << 21) | points[:, 2])


def _holds(full: str, shown: str) -> bool:
    """Return whether a name begins, goes on and ends with what the masked one shows."""
    parts = shown.split("*")
    if not full.startswith(parts[0]) or not full[len(parts[0]) :].endswith(parts[-1]):
        return False
    rest, at = full[len(parts[0]) : len(full) - len(parts[-1])], 0
    for one in parts[1:-1]:
        at = rest.find(one, at)
        if at < 0:
            return False
        at += len(one)
    return True


def _cores(text: pa.Array) -> pa.Array:
    """Return names without company endings and without words that stand in many names."""
    core = pc.utf8_trim_whitespace(pc.replace_substring_regex(text, ENDINGS, ""))
    core = pc.utf8_trim_whitespace(pc.replace_substring_regex(core, ENDINGS, ""))
    core = pc.if_else(pc.equal(core, ""), text, core)
    words = pc.utf8_split_whitespace(core)
    several = np.flatnonzero(pc.list_value_length(words).to_numpy() > 1)
    if not len(several):
        return core
    lists = words.take(pa.array(several))
    counted = lists.flatten().value_counts()
    often = counted.field("counts").to_numpy() >= max(COMMON_LEAST, len(text) * COMMON_SHARE // 100)
    common = counted.field("values").filter(pa.array(often))
    if not len(common):
        return core
    flat = lists.flatten()
    kept = np.flatnonzero(pc.invert(pc.is_in(flat, value_set=common)).to_numpy(zero_copy_only=False))
    number = np.bincount(pc.list_parent_indices(lists).to_numpy()[kept], minlength=len(several))
    fewer = pa.ListArray.from_arrays(pa.array(np.append(0, np.cumsum(number)), pa.int32()), flat.take(pa.array(kept)))
    joined = pc.binary_join(fewer, " ")
    joined = pc.if_else(pc.equal(joined, ""), core.take(pa.array(several)), joined)
    mask = np.zeros(len(core), np.bool_)
    mask[several] = True
    return pc.replace_with_mask(core, pa.array(mask), joined)
