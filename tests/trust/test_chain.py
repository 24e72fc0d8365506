"""A log that was edited in any way no longer verifies; a clean one always does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trust.chain import START, breaks, canonical, entry_hash


def _chain(length: int, word: str = "") -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = []
    for seq in range(1, length + 1):
        entry: dict[str, Any] = {
            "seq": seq, "at": f"2026-10-01T00:00:{seq:02d}Z", "actor": "ann", "action": "note",
            "text_key": "audit.note", "params": {"b": seq, "a": word}, "rows": seq, "sums": {"CNY": "1.00"},
            "digest": "", "undoes": None, "previous": entries[-1]["hash"] if entries else START,
        }  # fmt: skip
        entries.append(entry | {"hash": entry_hash(entry)})
    return entries


def _recomputed(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the chain as a forger leaves it who knows how hashes are made."""
    previous, made = START, []
    for seq, entry in enumerate(entries, 1):
        again = entry | {"seq": seq, "previous": previous}
        made.append(again | {"hash": entry_hash(again)})
        previous = made[-1]["hash"]
    return made


@given(length=st.integers(0, 8), word=st.text(max_size=5))
def test_a_clean_chain_verifies(length: int, word: str) -> None:
    entries = _chain(length, word)
    head = (length, entries[-1]["hash"]) if entries else (0, START)
    assert breaks(entries, head) == []
    assert breaks(entries) == []


@given(at=st.integers(0, 5), field=st.sampled_from(["at", "actor", "action", "text_key", "digest", "hash", "previous"]))
def test_an_edited_entry_is_found(at: int, field: str) -> None:
    entries = _chain(6)
    entries[at][field] += "x"
    assert breaks(entries)


@given(at=st.integers(0, 5), what=st.sampled_from(["rows", "params", "sums", "undoes"]))
def test_an_edited_figure_is_found(at: int, what: str) -> None:
    entries = _chain(6)
    entries[at][what] = {"rows": 99, "params": {}, "sums": {"CNY": "2.00"}, "undoes": 1}[what]
    assert breaks(entries)


@pytest.mark.parametrize("at", range(5))
def test_a_missing_or_moved_entry_is_found(at: int) -> None:
    entries = _chain(6)
    assert breaks(entries[:at] + entries[at + 1 :])
    assert breaks([*entries[:at], entries[at + 1], entries[at], *entries[at + 2 :]])
    assert breaks(entries[: at + 1] + entries[at:])


def test_a_tail_that_was_cut_is_found_by_the_head_seen_before() -> None:
    entries = _chain(6)
    assert breaks(entries[:4]) == []
    assert [one.what for one in breaks(entries[:4], (6, entries[5]["hash"]))] == ["head"]


def test_a_recomputed_chain_is_found_by_the_head_seen_before() -> None:
    entries = _chain(6)
    forged = _recomputed([entries[0] | {"actor": "eve"}, *entries[1:]])
    assert breaks(forged) == []
    assert breaks(forged, (6, entries[5]["hash"]))


def test_canonical_text_has_one_form() -> None:
    assert canonical({"b": 1, "a": ["对", None]}) == '{"a":["对",null],"b":1}'
    with pytest.raises(ValueError):
        canonical(float("nan"))
