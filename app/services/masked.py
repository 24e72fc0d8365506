"""A snapshot of a book with the names of persons masked, for files that leave the house."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.parties import masked_party

if TYPE_CHECKING:
    import pyarrow as pa

    from app.services.report_data import Loaded

#: Names in the evidence of a match, as its canonical JSON has them.
_NAMED = re.compile(r'"(name_[ab])":("(?:[^"\\]|\\.)*")')


def masked(loaded: Loaded) -> Loaded:
    """Return the snapshot with parties masked in records, in what matches go by and in what items say."""
    records, matches, items = loaded.records, loaded.matches, loaded.items
    return replace(
        loaded,
        records=_changed(records, "counterparty", masked_party),
        matches=_changed(matches, "reasons", _reasons),
        items=_changed(items, "params", _params),
    )


def _changed(table: pa.Table, name: str, change: Callable[[str], str]) -> pa.Table:
    """Return the table with each text of one column changed; equal texts are changed once."""
    import pyarrow as pa

    at = table.schema.get_field_index(name)
    field = table.schema.field(at)
    column = table.column(at).cast(pa.string()).dictionary_encode().unify_dictionaries()
    parts = []
    for one in column.chunks:
        texts = pa.array([change(text) if text else text for text in one.dictionary.to_pylist()], pa.string())
        parts.append(texts.take(one.indices).cast(field.type))
    return table.set_column(at, field, pa.chunked_array(parts, field.type))


def _reasons(text: str) -> str:
    def one(found: re.Match[str]) -> str:
        return f'"{found[1]}":{json.dumps(masked_party(json.loads(found[2])), ensure_ascii=False)}'

    return _NAMED.sub(one, text) if '"name_' in text else text


def _params(text: str) -> str:
    if '"party"' not in text:
        return text
    params = json.loads(text)
    if isinstance(params.get("party"), str):
        params["party"] = masked_party(params["party"])
    return json.dumps(params, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
