"""Holds a folder of result tables against the contract, with nothing of the program: csv, decimal, re.

`problems(folder)` returns one sentence for every clause that is broken; an empty list is a pass.
"""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

HEADERS = {
    "statements": "statement_id, file, sheet, sha256, format, account, layer, period_start, period_end, rows_read, "
    "rows_stored, rows_seen_before, rows_refused, currency, opening, closing, control_totals, message",
    "records": "record_id, statement_id, file, sheet, row, layer, kind, occurred_at, amount, currency, fee, net, "
    "order_ref, channel_ref, batch_ref, counterparty, status, shop, account",
    "matches": "match_id, comparison, method, state, ambiguous, score, difference, currency, side, record_id, "
    "allocated, reasons",
    "discrepancies": "discrepancy_id, code, comparison, record_ids, match_id, amount, currency, expected_by, state, "
    "explanation",
}
KINDS = {
    *("order", "payment", "refund", "fee", "commission", "subsidy", "adjustment", "hold", "release", "chargeback"),
    *("payout", "deposit", "withdrawal", "transfer", "voucher", "other"),
}
LAYERS = {"order", "channel", "settlement", "bank", "ledger"}
DECIMAL = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z))?")
#: What may follow an id: letters where a row gives several records, a number where a record leads several.
LETTERS, NUMBER = re.compile("[a-z]*"), re.compile(r"(\.\d+)?")
PLAIN_ZERO = {"JPY", "KRW", "VND"}
THREE = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}


def read(folder: Path, name: str) -> tuple[list[str], list[dict[str, str]]]:
    """Return header and rows of one table; the file must be UTF-8 with `\\n` line ends."""
    raw = (folder / f"{name}.csv").read_bytes()
    assert b"\r\n" not in raw, f"{name}.csv has \\r\\n"
    assert not raw.startswith(b"\xef\xbb\xbf"), f"{name}.csv has a byte order mark"
    csv.field_size_limit(1 << 24)
    rows = list(csv.reader(raw.decode("utf-8").splitlines(keepends=True), strict=True))
    return rows[0], [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def problems(folder: Path, *, whole: bool = True) -> list[str]:
    """Return what the tables in `folder` break; whole = no --from/--to was given."""
    out: list[str] = []
    tables = {}
    for name, header in HEADERS.items():
        found, rows = read(folder, name)
        if found != header.split(", "):
            out.append(f"{name}.csv: header is {found}")
        tables[name] = rows
    out += _statements(tables["statements"], tables["records"])
    out += _records(tables["records"])
    out += _matches(tables["matches"], {one["record_id"]: one for one in tables["records"]}, whole)
    out += _discrepancies(tables["discrepancies"], tables, whole)
    out += _across(tables["matches"], tables["discrepancies"])
    summary = (folder / "summary.json").read_text(encoding="utf-8")
    if json.dumps(json.loads(summary), sort_keys=True) != json.dumps(json.loads(summary)):
        out.append("summary.json: keys are not sorted")
    if re.search(r":\s*-?\d+\.\d", summary):
        out.append("summary.json: an amount is a number, not a string")
    return out


def _is_id(text: str, stem: str, tail: re.Pattern[str]) -> bool:
    """Return whether an id is `stem` and what may follow it; a pattern for each of thousands of ids takes seconds."""
    return text.startswith(stem) and tail.fullmatch(text, len(stem)) is not None


def _amount(text: str, currency: str, where: str) -> list[str]:
    if not DECIMAL.fullmatch(text):
        return [f"{where}: {text!r} is no plain decimal"]
    places = len(text.partition(".")[2])
    if Decimal(text) == 0 and text.startswith("-"):
        return [f"{where}: {text!r} is a negative zero"]
    least = 3 if currency in THREE else 2
    if currency not in PLAIN_ZERO and (places < least or (places > least and text.endswith("0"))):
        return [f"{where}: {text!r} has wrong decimals"]
    return []


def _sorted(rows: list[dict[str, str]], key: object, name: str) -> list[str]:
    keys = [key(one) for one in rows]  # type: ignore[operator]
    return [] if keys == sorted(keys) else [f"{name}.csv is not sorted"]


def _statements(rows: list[dict[str, str]], records: list[dict[str, str]]) -> list[str]:
    out = _sorted(rows, lambda one: one["statement_id"].encode(), "statements")
    stored = Counter(f"{one['statement_id']} {one['row']}" for one in records)
    of_statement: Counter[str] = Counter(key.split()[0] for key in stored)
    seen = set()
    for one in rows:
        where = f"statements.csv {one['statement_id']}"
        if one["statement_id"] in seen:
            out.append(f"{where}: stands twice")
        seen.add(one["statement_id"])
        if not re.fullmatch(r"[0-9a-f]{16}(\.\d+)?(\+\d+)?", one["statement_id"]):
            out.append(f"{where}: odd id")
        if not one["sha256"].startswith(one["statement_id"][:16]) or len(one["sha256"]) != 64:
            out.append(f"{where}: sha256 does not fit")
        counts = [int(one[key]) for key in ("rows_read", "rows_stored", "rows_seen_before", "rows_refused")]
        if counts[0] != sum(counts[1:]):
            out.append(f"{where}: rows do not add up {counts}")
        if of_statement[one["statement_id"]] > counts[1]:
            out.append(f"{where}: {of_statement[one['statement_id']]} rows in records.csv, stored {counts[1]}")
        if one["control_totals"] not in {"agree", "disagree", "none"}:
            out.append(f"{where}: control_totals {one['control_totals']!r}")
        if one["control_totals"] == "disagree" and not one["message"]:
            out.append(f"{where}: disagrees without a message")
        if one["format"] and one["layer"] not in LAYERS:
            out.append(f"{where}: layer {one['layer']!r}")
        for key in ("opening", "closing"):
            if one[key]:
                out += _amount(one[key], one["currency"], f"{where} {key}")
    return out


def _records(rows: list[dict[str, str]]) -> list[str]:
    out = _sorted(
        rows, lambda one: (one["statement_id"].encode(), int(one["row"]), one["record_id"].encode()), "records"
    )
    seen = set()
    for one in rows:
        where = f"records.csv {one['record_id']}"
        if one["record_id"] in seen:
            out.append(f"{where}: stands twice")
        seen.add(one["record_id"])
        if not _is_id(one["record_id"], f"{one['statement_id']}-{one['row']}", LETTERS):
            out.append(f"{where}: odd id")
        if one["kind"] not in KINDS or one["layer"] not in LAYERS:
            out.append(f"{where}: kind {one['kind']!r}, layer {one['layer']!r}")
        if not MOMENT.fullmatch(one["occurred_at"]):
            out.append(f"{where}: occurred_at {one['occurred_at']!r}")
        for key in ("amount", "net", "fee"):
            if one[key] or key == "amount":
                out += _amount(one[key], one["currency"], f"{where} {key}")
        fee = Decimal(one["fee"] or 0)
        if one["net"] and Decimal(one["net"]) != Decimal(one["amount"]) - fee:
            out.append(f"{where}: net {one['net']} is not {one['amount']} − {one['fee']}")
        if not one["net"]:
            out.append(f"{where}: no net")
    return out


def _effect(record: dict[str, str], comparison: str) -> Decimal:
    value = Decimal(record["amount"] if comparison == "L1" else record["net"])
    if record["layer"] == "settlement" and record["kind"] in {"payout", "withdrawal"}:
        return -value
    return value


def _matches(rows: list[dict[str, str]], records: dict[str, dict[str, str]], whole: bool) -> list[str]:
    out = _sorted(rows, lambda one: tuple(one[key].encode() for key in ("match_id", "side", "record_id")), "matches")
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    used: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for one in rows:
        groups[one["match_id"]].append(one)
        if one["record_id"] not in records:
            if whole:
                out.append(f"matches.csv {one['match_id']}: no record {one['record_id']}")
            continue
        record = records[one["record_id"]]
        used[one["comparison"], one["side"], one["record_id"]] += Decimal(one["allocated"])
        most = Decimal(record["amount"] if one["comparison"] == "L1" else record["net"])
        part = used[one["comparison"], one["side"], one["record_id"]]
        if part * most < 0 or abs(part) > abs(most):
            out.append(f"matches.csv {one['match_id']}: {one['record_id']} is allocated {part} of {most}")
    for match_id, members in groups.items():
        out += _match(match_id, members, records)
    return out


def _match(match_id: str, members: list[dict[str, str]], records: dict[str, dict[str, str]]) -> list[str]:
    where, out = f"matches.csv {match_id}", []
    first = members[0]
    for key in ("comparison", "method", "state", "ambiguous", "score", "reasons"):
        if len({one[key] for one in members}) != 1:
            out.append(f"{where}: members differ in {key}")
    sides: dict[str, list[dict[str, str]]] = {"A": [], "B": []}
    for one in members:
        sides.setdefault(one["side"], []).append(one)
    if set(sides) != {"A", "B"} or not sides["A"] or not sides["B"]:
        return [*out, f"{where}: sides {sorted(one for one in sides if sides[one])}"]
    lead = min((one["record_id"] for one in sides["A"]), key=str.encode)
    if not _is_id(match_id, f"{first['comparison']}:{lead}", NUMBER):
        out.append(f"{where}: id is not the lowest record of side A, {lead}")
    if first["state"] not in {"suggested", "confirmed"} or first["ambiguous"] not in {"0", "1"}:
        out.append(f"{where}: state {first['state']!r}, ambiguous {first['ambiguous']!r}")
    if first["state"] == "confirmed" and first["ambiguous"] == "1":
        out.append(f"{where}: confirmed and ambiguous")
    if not 0 <= int(first["score"]) <= 1000:
        out.append(f"{where}: score {first['score']}")
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for one in members:
        groups[one["currency"]].append(one)
    if len(groups) > 1 and first["state"] == "confirmed" and '"stopped"' not in first["reasons"]:
        out.append(f"{where}: confirmed by a rule across {sorted(groups)}")
    out += _of_books(first["comparison"], sides, records, where)
    for currency, rows in groups.items():
        out += _group(f"{where} {currency}", currency, rows, records)
    return out


def _group(where: str, currency: str, rows: list[dict[str, str]], records: dict[str, dict[str, str]]) -> list[str]:
    """The rows of one match in one currency: its members alone make its difference."""
    first = rows[0]
    out = _amount(first["difference"], currency, f"{where} difference")
    if len({one["difference"] for one in rows}) != 1:
        out.append(f"{where}: members differ in difference")
    if any(one["record_id"] not in records for one in rows):
        return out
    total = Decimal()
    for one in rows:
        record = records[one["record_id"]]
        if record["currency"] != currency:
            out.append(f"{where}: currency of {one['record_id']}")
        value = Decimal(one["allocated"])
        if record["layer"] == "settlement" and record["kind"] in {"payout", "withdrawal"}:
            value = -value
        total += value if one["side"] == "A" else -value
    if total != Decimal(first["difference"]):
        out.append(f"{where}: difference {first['difference']}, members give {total}")
    return out


def _across(matches: list[dict[str, str]], items: list[dict[str, str]]) -> list[str]:
    """A match across currencies has an AM10 that says what the one was worth in the other."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in matches:
        found[one["match_id"]].add(one["currency"])
    named = {one["match_id"] for one in items if one["code"] == "AM10"}
    return [
        f"matches.csv {name}: across {sorted(one)} without an AM10"
        for name, one in found.items()
        if len(one) > 1 and name not in named
    ]


#: What may stand on the sides of the comparisons with the books.
BOOK_SIDES = {"L4": ({"bank"}, {"ledger"}), "L5": ({"order"}, {"ledger"})}


def _of_books(
    comparison: str, sides: dict[str, list[dict[str, str]]], records: dict[str, dict[str, str]], where: str
) -> list[str]:
    """Bank rows meet vouchers of one account, orders meet vouchers; what is confirmed has one amount on both sides."""
    if comparison not in BOOK_SIDES:
        return []
    out = []
    for side, layers in zip("AB", BOOK_SIDES[comparison], strict=True):
        found = {records[one["record_id"]]["layer"] for one in sides[side] if one["record_id"] in records}
        if not found <= layers:
            out.append(f"{where}: {sorted(found)} on side {side}")
    lines = [records[one["record_id"]] for one in sides["B"] if one["record_id"] in records]
    if any(one["kind"] != "voucher" for one in lines):
        out.append(f"{where}: a record on side B is no voucher")
    if comparison == "L4" and len({one["account"] for one in lines}) > 1:
        out.append(f"{where}: lines of several accounts")
    first = sides["A"][0]
    if first["state"] == "confirmed" and Decimal(first["difference"]) and '"by":"hand"' not in first["reasons"]:
        out.append(f"{where}: confirmed with a difference of {first['difference']}")
    return out


def _discrepancies(rows: list[dict[str, str]], tables: dict[str, list[dict[str, str]]], whole: bool) -> list[str]:
    out = _sorted(rows, lambda one: one["discrepancy_id"].encode(), "discrepancies")
    records = {one["record_id"] for one in tables["records"]}
    matches = {one["match_id"] for one in tables["matches"]}
    seen = set()
    for one in rows:
        where = f"discrepancies.csv {one['discrepancy_id']}"
        if one["discrepancy_id"] in seen:
            out.append(f"{where}: stands twice")
        seen.add(one["discrepancy_id"])
        if not one["discrepancy_id"].startswith(f"{one['code']}:"):
            out.append(f"{where}: id does not begin with {one['code']}:")
        ids = one["record_ids"].split()
        if ids and not _is_id(one["discrepancy_id"], f"{one['code']}:{ids[0]}", NUMBER):
            out.append(f"{where}: id does not name {ids[0]}")
        if whole:
            out += [f"{where}: no record {name}" for name in ids if name not in records]
            if one["match_id"] and one["match_id"] not in matches:
                out.append(f"{where}: no match {one['match_id']}")
        if one["state"] not in {"waiting", "open", "explained", "resolved"}:
            out.append(f"{where}: state {one['state']!r}")
        if one["expected_by"] and not re.fullmatch(r"\d{4}-\d\d-\d\d", one["expected_by"]):
            out.append(f"{where}: expected_by {one['expected_by']!r}")
        if one["state"] == "waiting" and not one["expected_by"]:
            out.append(f"{where}: waits without a day")
        if not one["explanation"]:
            out.append(f"{where}: no explanation")
        if one["amount"]:
            out += _amount(one["amount"], one["currency"], where)
    return out


if __name__ == "__main__":
    import sys

    found = problems(Path(sys.argv[1]))
    print("\n".join(found[:40]), f"\n{len(found)} problems")
    raise SystemExit(bool(found))
