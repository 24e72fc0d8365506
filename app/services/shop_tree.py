"""The tree of a book's shops to choose from: the company, its shops, the accounts through which their money goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.services.account_names import account_names, account_titles
from app.services.shops import Belonging, belonging

if TYPE_CHECKING:
    from app.config.words import Words
    from app.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopTree:
    """shops: name, and its accounts as (code, how it is called, its merchant number); the accounts of one with a single
    account are left out. The shop "", what nothing tells a shop of, comes last, where there is anything."""

    belonging: Belonging
    shops: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


def load_shops(uow: UnitOfWork, words: Words) -> ShopTree:
    """Return the tree; without shops where there are fewer than two to choose from."""
    whose = belonging(uow)
    if not whose.divides:
        return ShopTree(belonging=whose, shops=())
    names = account_names(uow, words, account_titles(uow, words))
    known = uow.accounts.live()
    shops = []
    for shop in (*whose.shops, ""):
        codes = [account for place, account in whose.places if place == shop and account]
        accounts = tuple(
            (code, names.get(code, code), known[code].merchant if code in known else "") for code in sorted(codes)
        )
        shops.append((shop, accounts if len(accounts) > 1 else ()))
    return ShopTree(belonging=whose, shops=tuple(shops))
