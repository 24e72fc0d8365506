"""Small shops made by hand for the engine: rows in, matches and codes out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from app.domain.columns import NULLABLE, TEXT_COLUMNS, live_schema
from app.domain.fingerprint import of_text
from app.domain.progress import silent
from app.domain.record import Kind, Layer, State
from app.matching.engine import reconcile
from app.matching.inputs import COLUMNS, Coverage, Inputs
from app.matching.order_words import order_words
from app.matching.outcome import Outcome
from tests.builders import at

_REFS = {"order_fp": "order_ref", "channel_fp": "channel_ref", "parent_fp": "parent_ref", "batch_fp": "batch_ref"}
DAY = "2026-10-14"


def row(source: str, layer: Layer, kind: Kind, amount: int, **more: Any) -> dict[str, Any]:
    """Return one record; `day` and `clock` become `at`."""
    day, clock = more.pop("day", DAY), more.pop("clock", "12:00:00")
    values = {
        "source": source,
        "layer": layer,
        "kind": kind,
        "amount": amount,
        "state": State.DONE,
        "at": at(day, clock),
    }
    return {**values, "offset": 480, "exp": 2, "fee_exp": 2, "currency": "CNY", "statement": 1, **more}


def order(ref: str, amount: int, **more: Any) -> dict[str, Any]:
    return row("taobao.orders", Layer.ORDER, Kind.ORDER, amount, order_ref=ref, **{"state": State.PAID, **more})


def payment(ref: str, amount: int, channel: str = "", **more: Any) -> dict[str, Any]:
    source = more.pop("source", "alipay.merchant.trade")
    channel = channel or f"2026{abs(hash_of(ref)) % 10**14:014d}"
    given = {"statement": 2, "channel_ref": channel, **more}
    return row(source, Layer.CHANNEL, Kind.PAYMENT, amount, order_ref=ref, **given)


def refund(parent: str, amount: int, **more: Any) -> dict[str, Any]:
    source = more.pop("source", "alipay.merchant.trade")
    return row(source, Layer.CHANNEL, Kind.REFUND, -amount, parent_ref=parent, **{"statement": 2, **more})


def ledger(kind: Kind, amount: int, **more: Any) -> dict[str, Any]:
    layer = Layer.SETTLEMENT if kind in (Kind.PAYOUT, Kind.WITHDRAWAL) else Layer.CHANNEL
    return row("alipay.merchant.account", layer, kind, amount, **{"statement": 3, "account": "2088", **more})


def bank(amount: int, **more: Any) -> dict[str, Any]:
    kind = Kind.DEPOSIT if amount > 0 else Kind.WITHDRAWAL
    given = {"statement": 4, "account": "6222", "counterparty": "支付宝（中国）网络技术有限公司", **more}
    return row("cmb.bank", Layer.BANK, kind, amount, **given)


def hash_of(text: str) -> int:
    return int(of_text(pa.array([text]))[0])


def table(rows: list[dict[str, Any]]) -> pa.Table:
    """Return live_schema columns; record numbers are 1, 2 … where not given."""
    arrays = {}
    for field in live_schema():
        if field.name in _REFS:
            continue
        none: Any = "" if field.name in (*TEXT_COLUMNS, "source") else None if field.name in NULLABLE else 0
        values = [one.get(field.name, none) for one in rows]
        if field.name == "record":
            values = [one.get("record", n + 1) for n, one in enumerate(rows)]
        if field.name == "source":
            arrays["source"] = pa.array(values, pa.string()).dictionary_encode()
        else:
            arrays[field.name] = pa.array([int(v) if hasattr(v, "name") else v for v in values], field.type)
    for name, ref in _REFS.items():
        arrays[name] = pa.array(of_text(arrays[ref]))
    return pa.table({name: arrays[name] for name in COLUMNS})


def coverage(number: int, name: str, layer: Layer, first: str, last: str, **more: Any) -> Coverage:
    days = [int(np.datetime64(one, "D").astype(int)) for one in (first, last)]
    given = {"account": "", "id": f"s{number}", **more}
    return Coverage(number=number, format=name, layer=int(layer), first=days[0], last=days[1], **given)


def said_of_orders(rows: list[dict[str, Any]]) -> pa.Table:
    """Return what the engine is told of the orders' status and shop."""
    orders = [{"record": n, **one} for n, one in enumerate(rows, 1) if one["layer"] == Layer.ORDER]
    columns = {name: [one.get(name, "") for one in orders] for name in ("status", "shop")}
    numbers = {name: pa.array([int(one[name]) for one in orders], pa.int64()) for name in ("record", "state")}
    return order_words(pa.table(numbers | {name: pa.array(values, pa.string()) for name, values in columns.items()}))


def inputs(rows: list[dict[str, Any]], **more: Any) -> Inputs:
    return Inputs(records=table(rows), rank=np.arange(len(rows)), orders=said_of_orders(rows), **more)


@dataclass
class Found:
    """An outcome with words: matches and items as dicts."""

    outcome: Outcome

    @property
    def matches(self) -> list[dict[str, Any]]:
        out = [{**one, "A": [], "B": [], "why": json.loads(one["reasons"])} for one in self.outcome.told().to_pylist()]
        for one in self.outcome.members.to_pylist():
            out[one["match"]]["AB"[one["side"]]].append(one["record"])
        return out

    @property
    def items(self) -> list[dict[str, Any]]:
        return [{**one, "params": json.loads(one["params"])} for one in self.outcome.discrepancies.to_pylist()]

    def of(self, comparison: str) -> list[dict[str, Any]]:
        return [one for one in self.matches if one["comparison"] == comparison]

    def code(self, code: str) -> list[dict[str, Any]]:
        return [one for one in self.items if one["code"] == code]

    @property
    def codes(self) -> list[str]:
        return sorted(one["code"] for one in self.items)


def run(rows: list[dict[str, Any]], **more: Any) -> Found:
    """Match rows whose record_ids are in the order given."""
    return Found(reconcile(inputs(rows, **more), silent))
