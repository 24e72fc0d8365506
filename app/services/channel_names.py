"""What a channel is called on charts: by its provider, with its number only where a provider has several accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.domain.record import Layer
from app.services.account_names import numbered_name, provider_name

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.month import Month
    from app.services.ports import UnitOfWork

_LAYERS = (Layer.CHANNEL, Layer.SETTLEMENT)


def channel_titles(month: Month, uow: UnitOfWork, words: Words) -> dict[str, str]:
    """Return account → name of every channel account; a person's own title comes first."""
    own = {code: one.title for code, one in uow.accounts.live().items() if one.title}
    found = _providers(month)
    numbered: dict[str, list[str]] = {}
    for account, (provider, has_number) in found.items():
        if has_number:
            numbered.setdefault(provider, []).append(account)
    out = {}
    for account, (provider, has_number) in found.items():
        if name := provider_name(provider, words):
            several = has_number and len(numbered[provider]) > 1
            out[account] = numbered_name(name, account, words) if several else name
    return out | own


def _providers(month: Month) -> dict[str, tuple[str, bool]]:
    """Return account → (its provider, whether a source states its number) of channel accounts."""
    columns = month.columns
    rows = np.flatnonzero(np.isin(columns.layer, _LAYERS))
    pairs, first = np.unique(columns.account[rows], return_index=True)
    taken = month.records.select(["source", "account"]).take(rows[first]).to_pylist()
    return {
        columns.accounts[account]: (str(one["source"]).split(".")[0], bool(one["account"]))
        for account, one in zip(pairs.tolist(), taken, strict=True)
    }
