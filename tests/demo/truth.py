"""What was planted and what belongs together: the answers, for tests and for judging."""

from __future__ import annotations

import json
from pathlib import Path

from .catalog import COMPANY, SHOPS
from .model import Event, Order, Plant, World, yuan
from .output import Output, Thing


def _amount(plant: Plant) -> str:
    if plant.exp == 2:
        return yuan(plant.amount)
    sign, value = ("-", -plant.amount) if plant.amount < 0 else ("", plant.amount)
    return f"{sign}{value // 10**plant.exp}.{value % 10**plant.exp:0{plant.exp}d}".rstrip("0")


def planted(world: World, out: Output, seed: int) -> dict[str, object]:
    """Return the planted discrepancies and the list of files as plain data.

    amount: side A − side B as the shop sees it; of a fee, refund or payout code what is too much or missing.
    records: file and row of everything that shows it, the naming record first.
    """
    found = []
    for plant in world.plants:
        records = [_place(one) for one in plant.about]
        assert all(one[0] != "#" for one in records), f"{plant.code} {plant.reference} stands in no file"
        found.append(
            {
                "code": plant.code,
                "comparison": plant.comparison,
                "month": plant.month,
                "file": records[0].rpartition("#")[0],
                "row": int(records[0].rpartition("#")[2]),
                "records": records,
                "reference": plant.reference,
                "amount": _amount(plant),
                "currency": "CNY",
                "state": plant.state,
                "resolved_in": plant.resolved_in,
                "note": plant.note,
            }
        )
    found.sort(key=lambda one: (str(one["month"]), str(one["code"]), str(one["file"]), int(str(one["row"]))))
    files = sorted(out.written, key=lambda one: str(one["file"]))
    return {"company": COMPANY, "shops": sorted(SHOPS.values()), "seed": seed, "files": files, "planted": found}


def links(world: World) -> list[dict[str, object]]:
    """Return every true match: comparison, method, and the places of both sides.

    L1 holds an order (or the orders of one cart) with all its payments and refunds; Pinduoduo's events are
    rows of its account. L2 views hold a trade-bill row with its ledger rows, L2 batches the rows of a day
    with the payout that carries them. L3 holds a payout with its deposit, L4 a bank row with the line of the books that
    stands for it, L5 the sales of a shop's month with the voucher that books them.
    """
    found: list[dict[str, object]] = []
    for orders, events in _sales(world):
        places = [_place(one) for one in events]
        found.append(_link("L1", "sale", [str(one.place) for one in orders], places))
    for event in world.events:
        if event.channel != "pdd":
            found.append(_link("L2", "view", [str(event.place)], [str(one.place) for one in event.moves]))
    for move in world.moves:
        if move.members:
            found.append(_link("L2", "batch", [str(one.place) for one in move.members], [str(move.place)]))
        if move.deposit is not None:
            found.append(_link("L3", "payout", [str(move.place)], [str(move.deposit.place)]))
    for line in world.lines:
        if line.entries:
            found.append(_link("L4", "voucher", [str(line.place)], [str(line.entries[0].place)]))
    for orders, entries in world.sold:
        found.append(_link("L5", "month", [str(one.place) for one in orders], [str(one.place) for one in entries]))
    return sorted(found, key=lambda one: (str(one["comparison"]), str(one["method"]), str(one["a"])))


def _sales(world: World) -> list[tuple[list[Order], list[Event]]]:
    groups: dict[int, tuple[list[Order], list[Event]]] = {}
    for event in world.events:
        if not event.orders:
            continue
        group = groups.setdefault(id(event.orders[0]), (event.orders, []))
        group[1].append(event)
    return list(groups.values())


def _place(thing: Thing) -> str:
    """Return where it stands; an event of Pinduoduo is the first of its rows in the account."""
    if isinstance(thing, Event) and thing.channel == "pdd":
        thing = thing.moves[0]
    return str(thing.place)


def _link(comparison: str, method: str, a: list[str], b: list[str]) -> dict[str, object]:
    return {"comparison": comparison, "method": method, "a": sorted(a), "b": sorted(b)}


def write_json(path: Path, data: object) -> None:
    """Write sorted, readable JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
