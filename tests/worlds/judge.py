"""Holds result tables against a world's truth: wrong confirmed matches first, then what was found and missed."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from .model import Plant, Thing, Truth, World

#: Codes that say of a record that it is still open: honest wherever its match is not confirmed.
HONEST = frozenset(("EX1", "EX2", "EX3", "EX5", "EX6", "EX7", "ST4", "TS1", "TS2", "TS3", "EX8"))

#: Shapes of sales that no discrepancy should name.
SETTLED = frozenset(
    (
        "plain",
        "spelled",
        "number_of_channel",
        "partial_refund",
        "full_refund",
        "repeated_refunds",
        "on_delivery",
        "euros",
        "booked",
        "numbered",
    )
)


@dataclass
class Tally:
    """Counts of one level. found: by (comparison, what)."""

    wrong: list[str] = field(default_factory=list)
    matches: Counter[tuple[str, str]] = field(default_factory=Counter)
    shapes: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    codes: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Add another world's counts."""
        self.wrong += other.wrong
        self.missed += other.missed
        self.false += other.false
        self.matches.update(other.matches)
        for name, counts in other.shapes.items():
            self.shapes[name].update(counts)
        for code, counts in other.codes.items():
            self.codes[code].update(counts)


class Tables:
    """The result tables of one run, by place."""

    def __init__(self, out: Path, name: str = "") -> None:
        self.name = name
        self.records = _rows(out / "records.csv")
        self.matches = _rows(out / "matches.csv")
        self.discrepancies = _rows(out / "discrepancies.csv")
        self.at: dict[tuple[str, int], list[dict[str, str]]] = defaultdict(list)
        for one in self.records:
            name = one["file"].replace("\\", "/").rpartition("/")[2]
            self.at[name, int(one["row"])].append(one)

    def ids(self, things: Iterable[Thing], *, events: bool = False) -> frozenset[str]:
        """Return the records of these rows; events: only those that are a payment or a refund."""
        return frozenset(
            one["record_id"]
            for thing in things
            for one in self.at.get((thing.place.file, thing.place.row), [])
            if not events or one["kind"] in ("payment", "refund")
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge(world: World, out: Path) -> Tally:
    """Return how a run over a world did."""
    tables, tally = Tables(out, f"seed {world.seed} {world.level}"), Tally()
    _matches(world, tables, tally)
    _codes(world, tables, tally)
    return tally


def _groups(world: World, tables: Tables, comparison: str) -> list[tuple[Truth, frozenset[str], frozenset[str]]]:
    return [
        (one, tables.ids(one.a), tables.ids(one.b, events=comparison == "L1"))
        for one in world.truths
        if one.comparison == comparison
    ]


def _matches(world: World, tables: Tables, tally: Tally) -> None:
    for comparison in ("L1", "L2", "L3", "L4", "L5"):
        groups = _groups(world, tables, comparison)
        by_record: dict[str, list[int]] = defaultdict(list)
        for at, (_truth, a, b) in enumerate(groups):
            for record in a | b:
                by_record[record].append(at)
        found: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in tables.matches:
            if row["comparison"] == comparison:
                found[row["match_id"]].append(row)
        best: dict[int, str] = {}
        for match_id, rows in found.items():
            members = frozenset(row["record_id"] for row in rows)
            state = "ambiguous" if rows[0]["ambiguous"] == "1" else rows[0]["state"]
            holders = [at for at in by_record.get(min(members), []) if members <= groups[at][1] | groups[at][2]]
            exact = [at for at in holders if members == groups[at][1] | groups[at][2]]
            verdict = "right" if exact else "part" if holders else "wrong"
            tally.matches[comparison, f"{state} {verdict}"] += 1
            for at in exact:
                best[at] = state
            if verdict == "wrong" and state != "ambiguous":
                shapes = sorted({groups[at][0].shape for one in members for at in by_record.get(one, [])})
                said = f"{tables.name} {comparison} {rows[0]['method']} {match_id} of {shapes}"
                if state == "confirmed":
                    tally.wrong.append(said)
                else:
                    tally.false.append(f"suggested: {said}")
        for at, (truth, _a, _b) in enumerate(groups):
            kind = best.get(at, "missed") if truth.decided or at in best else "undecided"
            tally.matches[comparison, f"truth {kind}"] += 1
            tally.shapes[comparison, f"{truth.method} {truth.shape}"][kind] += 1
            if kind == "missed":
                where = f"{truth.a[0].place} … {truth.b[0].place}"
                tally.missed.append(f"{tables.name} {comparison} {truth.method} {truth.shape} {where}")


def _codes(world: World, tables: Tables, tally: Tally) -> None:
    said: dict[str, list[tuple[frozenset[str], dict[str, str]]]] = defaultdict(list)
    for row in tables.discrepancies:
        said[row["code"]].append((frozenset(row["record_ids"].split()), row))
    expected: dict[str, set[str]] = defaultdict(set)
    days: set[str] = set()
    touched = set(tables.ids(one for one in world.touched if one.place.file))
    for plant in world.plants:
        ids = tables.ids(plant.about)
        touched |= ids
        for code in (plant.code, *plant.or_code):
            expected[code] |= ids
        if plant.day:
            days.add(plant.day)
        if _found(plant, ids, said):
            tally.codes[plant.code]["found"] += 1
        elif any(ids & names for code in plant.or_code for names, _ in said[code]) or "" in plant.or_code:
            tally.codes[plant.code]["otherwise"] += 1
        else:
            tally.codes[plant.code]["missed"] += 1
            others = sorted({row["code"] for rows in said.values() for names, row in rows if names & ids})
            where = plant.about[0].place if plant.about else plant.day
            tally.missed.append(f"{tables.name} code {plant.code} at {where}, said {others}")
    easy = _settled(world, tables)
    for code, rows in said.items():
        for names, row in rows:
            if names & expected[code] or (
                code == "EX8" and any(day in row["discrepancy_id"] + row["explanation"] for day in days)
            ):
                continue
            beside = bool(names & touched) or not names
            plain = names & easy[row["comparison"] if row["comparison"] in ("L4", "L5") else "L1"]
            kind = "beside" if beside else "false" if plain or code not in HONEST else "honest"
            tally.codes[code][kind] += 1
            if kind == "false":
                tally.false.append(f"{tables.name} code {row['discrepancy_id']} {row['explanation'][:110]}")


def _found(plant: Plant, ids: frozenset[str], said: dict[str, list[tuple[frozenset[str], dict[str, str]]]]) -> bool:
    if plant.day:
        return any(plant.day in row["discrepancy_id"] or not names for names, row in said[plant.code])
    return any(ids & names for names, _ in said[plant.code])


def _settled(world: World, tables: Tables) -> dict[str, set[str]]:
    """Return by comparison the records of which nothing is wrong: no honest word may be said of them."""
    whole: dict[str, set[str]] = defaultdict(set)
    for truth in world.truths:
        if truth.comparison not in ("L2", "L3") and truth.shape in SETTLED:
            whole[truth.comparison] |= tables.ids([*truth.a, *truth.b])
    return whole
