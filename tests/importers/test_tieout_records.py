"""records.csv read back: everything the table says comes back as it was, byte for byte."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import SourceRefused
from app.domain.money import plain
from app.domain.record import KIND_WORDS, LAYER_WORDS, NO_TIME
from tests.importers.reading import Read, read, sniff

HEADER = [
    *("record_id", "statement_id", "file", "sheet", "row", "layer", "kind", "occurred_at", "amount", "currency"),
    *("fee", "net", "order_ref", "channel_ref", "batch_ref", "counterparty", "status", "shop", "account"),
]
KEPT = HEADER[5:]

words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",)), max_size=8)
amounts = st.tuples(st.integers(-(10**9), 10**9), st.sampled_from([2, 2, 5]))


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    currency = draw(st.sampled_from(["CNY", "CNY", "USD", "JPY"]))
    amount, exp = draw(amounts)
    fee = draw(st.none() | amounts)
    net = amount * 10 ** (5 - exp) - (fee[0] * 10 ** (5 - fee[1]) if fee else 0)
    moment = dt.datetime(2026, 1, 1) + dt.timedelta(seconds=draw(st.integers(0, 10**7)))  # noqa: DTZ001
    stamp = moment.isoformat() + draw(st.sampled_from(["+08:00", "-03:30", "+00:00"]))
    return {
        "record_id": f"0123456789abcdef-{draw(st.integers(1, 99))}",
        "statement_id": "0123456789abcdef",
        "file": "a.csv",
        "sheet": "",
        "row": "7",
        "layer": draw(st.sampled_from(sorted(LAYER_WORDS.values()))),
        "kind": draw(st.sampled_from(sorted(KIND_WORDS.values()))),
        "occurred_at": draw(st.sampled_from([stamp, moment.date().isoformat()])),
        "amount": plain(amount, exp, currency),
        "currency": currency,
        "fee": "" if fee is None else plain(*fee, currency),
        "net": plain(net, 5, currency),
        **{name: draw(words) for name in HEADER[12:18]},
        "account": draw(st.sampled_from(["店一", "店二"])),
    }


def write(path: Path, wanted: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, HEADER, lineterminator="\n")
        out.writeheader()
        out.writerows(wanted)
    return path


def printed(got: Read) -> list[dict[str, str]]:
    """Write records as records.csv does, the naive way."""
    found = []
    for one in got.table.to_pylist():
        moment = (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=one["at"])).isoformat()  # noqa: DTZ001
        minutes = abs(one["offset"])
        zone = f"{'-' if one['offset'] < 0 else '+'}{minutes // 60:02d}:{minutes % 60:02d}"
        code, top = one["currency"], 8
        fee = one["fee"] or 0
        net = one["amount"] * 10 ** (top - one["exp"]) - fee * 10 ** (top - one["fee_exp"])
        found.append(
            {
                **{name: one[name] for name in KEPT if name in one},
                "layer": LAYER_WORDS[one["layer"]],
                "kind": KIND_WORDS[one["kind"]],
                "occurred_at": moment[:10] if one["offset"] == NO_TIME else moment + zone,
                "amount": plain(one["amount"], one["exp"], code),
                "fee": "" if one["fee"] is None else plain(fee, one["fee_exp"], code),
                "net": plain(net, top, code),
            }
        )
    return found


@given(st.lists(rows(), max_size=12))
def test_reading_records_back_is_the_inverse_of_writing_them(tmp_path, wanted):
    path = write(tmp_path / "records.csv", wanted)
    assert sniff(path)[0] == "tieout.records"
    statements = read(path)
    pairs = list(dict.fromkeys((one["account"], one["currency"]) for one in wanted))
    if wanted:
        assert [(one.facts.account, one.facts.currency) for one in statements] == pairs
    assert sum(one.facts.rows_read for one in statements) == len(wanted)
    for got in statements:
        mine = [one for one in wanted if (one["account"], one["currency"]) == (got.facts.account, got.facts.currency)]
        assert printed(got) == [{name: one[name] for name in KEPT} for one in mine]
        assert got.column("text") == [one["record_id"] for one in mine]


@pytest.mark.parametrize(
    ("name", "cell", "key"),
    [
        ("net", "1.01", "edited_net"),
        ("amount", "1e3", "not_amount"),
        ("amount", "+1.00", "not_amount"),
        ("amount", "", "not_amount"),
        ("occurred_at", "2026-01-01T10:00:00", "not_time"),
        ("occurred_at", "01.02.2026", "saved_time"),
        ("layer", "wallet", "word"),
        ("kind", "gift", "word"),
        ("currency", "XYZ", "currency"),
        ("currency", "\u200b", "currency"),
    ],
)
def test_an_edited_row_is_refused_and_named(tmp_path, name, cell, key):
    good = dict.fromkeys(HEADER, "") | {
        "layer": "channel",
        "kind": "payment",
        "occurred_at": "2026-01-01T10:00:00+08:00",
        "amount": "1.00",
        "net": "1.00",
        "currency": "CNY",
    }
    with pytest.raises(SourceRefused) as caught:
        read(write(tmp_path / "r.csv", [good, good | {name: cell}]))
    assert (caught.value.key, caught.value.row) == (f"refused.{key}", 3)
    assert caught.value.column == name or key == "currency"  # which is looked at whatever column it came from


def test_what_rows_leave_empty_is_what_the_person_named(tmp_path):
    bare = dict.fromkeys(HEADER, "") | {
        "layer": "channel",
        "kind": "payment",
        "occurred_at": "2026-01-01",
        "amount": "1.00",
        "net": "1.00",
        "currency": "CNY",
    }
    path = write(tmp_path / "r.csv", [bare, bare | {"account": "店一", "shop": "小店"}])
    found = read(path, account="2088", shop="别店")
    assert [(one.facts.account, one.column("account"), one.column("shop")) for one in found] == [
        ("2088", ["2088"], ["别店"]),
        ("店一", ["店一"], ["小店"]),
    ]
