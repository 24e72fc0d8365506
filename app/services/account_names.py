"""What an account is called where its source states none: by the format of its statements.

Result tables leave such an account empty. In proofs and on screen two channels without a number must
not become one account, so each goes by its format there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.record import Layer
from app.domain.texts import all_texts

if TYPE_CHECKING:
    import pyarrow as pa

    from app.config.words import Words
    from app.domain.proof import ProofLine
    from app.services.ports import UnitOfWork

_NOBODY = ("generic", "orders", "tieout")  # stems of formats that belong to nobody in particular
_TAIL = 4  # characters of a number that tell accounts of one provider apart
_LAYERS = (Layer.CHANNEL, Layer.SETTLEMENT, Layer.BANK)


def account_keys(records: pa.Table) -> pa.ChunkedArray:
    """Return each record's account, or its format where the account is ""; records: account and source."""
    import pyarrow as pa
    import pyarrow.compute as pc

    empty = pc.equal(records["account"], "")
    return pc.if_else(empty, records["source"].cast(pa.string()), records["account"])


def format_titles(words: Words) -> dict[str, str]:
    """Return every format in words."""
    return {key.removeprefix("format."): words.say(key) for key in all_texts() if key.startswith("format.")}


def account_titles(uow: UnitOfWork, words: Words) -> dict[str, str]:
    """Return how accounts are called: a person's own titles by code, and every format in words."""
    return format_titles(words) | {code: one.title for code, one in uow.accounts.live().items() if one.title}


def provider_name(stem: str, words: Words) -> str:
    """Return what the provider of a format (`alipay` of `alipay.merchant.trade`) is called, "" where it has no name."""
    key = f"provider.{stem}"
    name = words.say(key)
    return "" if name == key else name


def numbered_name(name: str, account: str, words: Words) -> str:
    """Return an account's name with its last digits: `Alipay …0156`."""
    return words.say("provider.numbered", {"name": name, "account": f"…{account[-_TAIL:]}"})


def account_names(uow: UnitOfWork, words: Words, titles: dict[str, str]) -> dict[str, str]:
    """Return how accounts are called where there is no room for their numbers: `Alipay …0156`.

    titles: `account_titles`, which come first. An account whose name another one would bear too, or whose provider has
    no name, is left out: it goes by its number.
    """
    providers: dict[str, set[str]] = {}
    for one in uow.statements.live():
        if one.account and one.layer in _LAYERS:
            providers.setdefault(one.account, set()).add(one.format.split(".")[0])
    made = {
        account: numbered_name(name, account, words)
        for account, found in providers.items()
        if len(found) == 1 and min(found) not in _NOBODY and (name := provider_name(min(found), words))
    }
    often = Counter(made.values())
    return {account: name for account, name in made.items() if often[name] == 1} | titles


def proved_names(uow: UnitOfWork, words: Words) -> dict[str, str]:
    """Return how accounts are called on paper: by name, the whole number beside it, `Alipay …0156 (2088…0156)`.

    A document proves something by itself, so that the number stands in it once; a person's own title has it too.
    """
    formats = format_titles(words)
    names = account_names(uow, words, account_titles(uow, words))
    return {
        code: name if code in formats or name == code else words.say("provider.full", {"name": name, "account": code})
        for code, name in names.items()
    }


def named(line: ProofLine, titles: dict[str, str], words: Words | None = None) -> ProofLine:
    """Return a line of a proof with accounts called as people call them.

    words: where a channel's entries meet its own account, each of the two says what of it is meant.
    """
    a, b = titles.get(line.account_a, line.account_a), titles.get(line.account_b, line.account_b)
    if words is not None and a == b and a and line.comparison == "L2":
        a, b = words.say("provider.entries", {"name": a}), words.say("provider.account", {"name": b})
    return replace(line, account_a=a, account_b=b)
