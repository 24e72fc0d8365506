"""Columns as one array, and groups of equal texts by fingerprint, always verified on the whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

#: Rows whose texts are copied at a time.
BLOCK = 1 << 15

#: Names of the fingerprint column that belongs to a reference column.
FP_OF = {"order_ref": "order_fp", "channel_ref": "channel_fp", "parent_ref": "parent_fp", "batch_ref": "batch_fp"}


def column(records: pa.Table, name: str) -> NDArray[np.int64]:
    """Return a number column as int64, nulls as 0."""
    import pyarrow.compute as pc

    values = records[name]
    if values.null_count:
        values = pc.fill_null(values, 0)
    return np.asarray(values.to_numpy()).astype(np.int64, copy=False)


def flat(values: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Return one Arrow array; what joins row numbers must not meet chunks."""
    import pyarrow as pa

    if not isinstance(values, pa.ChunkedArray):
        return values
    if values.num_chunks == 1:
        return values.chunk(0)
    return pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)


def group_ids(
    fingerprint: NDArray[np.int64], text: pa.Array, at: NDArray[np.int64] | None = None
) -> tuple[NDArray[np.int64], int]:
    """Return for each row the number of its text's group, −1 for "", and how many groups there are.

    at: where in `text` each row's text stands; None = the rows are those of `text`.
    Equal texts and only equal texts have one number: rows whose fingerprint is another text's as well
    get groups of their own.
    """
    out = np.full(len(fingerprint), -1, np.int64)
    rows = np.flatnonzero(fingerprint != 0)
    if not len(rows):
        return out, 0
    # any member may stand for its group: only what shares a fingerprint is compared, with that member
    order = np.argsort(fingerprint[rows])
    order = rows[order]
    fresh = np.append(True, fingerprint[order[1:]] != fingerprint[order[:-1]])
    group = np.cumsum(fresh) - 1
    out[order] = group
    count = int(group[-1]) + 1
    again = order[~fresh]
    like = order[fresh][group[~fresh]]
    place = (lambda rows: rows) if at is None else (lambda rows: at[rows])
    same = equal_texts(text, place(again), text, place(like))
    if not same.all():
        odd = again[~same]
        codes = text.take(place(odd)).dictionary_encode()
        out[odd] = count + codes.indices.to_numpy()
        count += len(codes.dictionary)
    return out, count


def twos(fingerprint: NDArray[np.int64], first: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return pairs of positions, one before `first` and one from there on, whose fingerprint stands twice in all.

    Texts are not looked at. Fingerprint 0 is nobody's. Places are sorted together with the leading bits of their
    fingerprints, which is several times as fast as sorting by key: the few that share those bits with another
    number are left out.
    """
    bits = np.uint64(len(fingerprint).bit_length())
    packed = (fingerprint.view(np.uint64) >> bits << bits) | np.arange(len(fingerprint), dtype=np.uint64)
    packed = packed[fingerprint != 0]
    packed.sort()
    head = packed >> bits
    same = np.concatenate([[False], head[1:] == head[:-1], [False]])
    two = np.flatnonzero(same[1:-1] & ~same[:-2] & ~same[2:])
    place = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    left, right = place[two], place[two + 1]
    across = (left < first) & (right >= first)
    return left[across], right[across]


def equal_texts(
    text: pa.Array, left: NDArray[np.int64], other: pa.Array, right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Return where rows of two columns say the same; in blocks, so that copies of texts stay small."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if len(left) > BLOCK:
        one, two = _level(text), _level(other)
        if one.type == two.type:
            text, other = one, two
    same = np.empty(len(left), np.bool_)
    for start in range(0, len(left), BLOCK):
        cut = slice(start, start + BLOCK)
        ours, theirs = text.take(pa.array(left[cut])), other.take(pa.array(right[cut]))
        same[cut] = pc.equal(ours, theirs).to_numpy(zero_copy_only=False)
    return same


def _level(text: pa.Array) -> pa.Array:
    """Return texts that are all of one length as bytes of that length, which are taken twice as fast; else as they are.

    Numbers of one channel mostly are: 28 figures, or 19.
    """
    import pyarrow as pa

    if text.null_count or text.type != pa.string() or not len(text):
        return text
    _, ends, data = text.buffers()
    edge = np.frombuffer(ends, np.int32)[text.offset : text.offset + len(text) + 1]
    width = int(edge[1] - edge[0])
    if not width or (edge[1:] - edge[:-1] != width).any():
        return text
    return pa.FixedSizeBinaryArray.from_buffers(pa.binary(width), len(text), [None, data.slice(int(edge[0]))])


def shared(
    records: pa.Table,
    left: NDArray[np.int64],
    left_names: Sequence[str],
    right: NDArray[np.int64],
    right_names: Sequence[str],
    also: Sequence[NDArray[np.int64]] = (),
) -> NDArray[np.bool_]:
    """Return which rows of `left` carry a number that a row of `right` carries too.

    also: columns of all records that must be equal as well.
    """
    import pyarrow as pa

    sides = [(left, name) for name in left_names] + [(right, name) for name in right_names]
    fingerprint = np.concatenate([_fp(records, name)[rows] for rows, name in sides])
    text = pa.concat_arrays([flat(records[name]).take(rows) for rows, name in sides])
    ids, count = group_ids(fingerprint, text)
    if also:
        more = np.stack([np.concatenate([values[rows] for rows, _ in sides]) for values in also])
        _, kinds = np.unique(more, axis=1, return_inverse=True)
        ids = np.where(ids < 0, -1, kinds.ravel() * max(count, 1) + ids)
    cut = len(left) * len(left_names)
    hit = np.isin(ids[:cut], ids[cut:]) & (ids[:cut] >= 0)
    return np.asarray(hit.reshape(len(left_names), len(left)).any(axis=0))


def _fp(records: pa.Table, name: str) -> NDArray[np.int64]:
    return np.asarray(records[FP_OF[name]].to_numpy())
