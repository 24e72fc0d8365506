"""Every real sample: recognised, and its rows, sums, balances and totals as EXPECTED.csv states them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from app.domain.money import plain
from app.domain.record import Kind
from app.domain.statement import ReadSource, ReadStatement
from app.importers.base import ReadOptions
from app.importers.sandbox import Sandbox
from app.services.read_source import read_sources
from tests.samples import FOLDER, sample

#: Right answers that EXPECTED.csv names beside the first one.
_ALSO = re.compile(r"also right: (\d+) rows, sum (-?[\d.]+|-)")
_FREE = re.compile(r"(\d+) lines of together ([\d.]+) may have either sign or zero")
#: Files whose total is a line of its own: the payout, which leaves the balance and is no part of what it pays out.
_PAYOUT = re.compile(r"summary line as payout")
#: Files of payouts alone, whose sums EXPECTED.csv writes as the bank sees them.
_PAID = ("shopify/payouts_summary_synthetic.csv",)
_REFUSED = re.compile(r"refusing with the reason is right as well|must be refused")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a statement of one currency may say: rows of the file, sum, and how far the sum is free."""

    rows: int
    amount: Decimal | None
    free: Decimal = Decimal(0)


def expected() -> dict[str, list[dict[str, str]]]:
    """Return the rows of EXPECTED.csv by file, each file's in order; {} where there are no samples."""
    if not FOLDER.is_dir():
        return {}
    found: dict[str, list[dict[str, str]]] = {}
    with (FOLDER / "EXPECTED.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["file"], []).append(row)
    return found


EXPECTED = expected()


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    with Sandbox(str(tmp_path_factory.mktemp("read")), workers=1) as warm:
        yield warm


def read(sandbox: Sandbox, name: str, tmp_path: Path) -> list[ReadSource]:
    return list(read_sources([str(sample(name))], ReadOptions(), str(tmp_path), sandbox=sandbox))


def total(one: ReadStatement, *, payouts: bool = True) -> Decimal:
    """Add up the amounts of a statement, each at its own exponent; payouts: with those rows or without."""
    with pa.OSFile(one.records) as file:
        table = pa.ipc.open_file(file).read_all()
    if not payouts:
        table = table.filter(pc.not_equal(table["kind"], int(Kind.PAYOUT)))
    found = Decimal(0)
    for exp in pc.unique(table["exp"]).to_pylist():
        amounts = table.filter(pc.equal(table["exp"], exp))["amount"]
        found += Decimal(pc.sum(amounts, min_count=0).as_py() or 0).scaleb(-exp)
    return found


def answers(row: dict[str, str]) -> list[Answer]:
    free = sum((Decimal(amount) for _lines, amount in _FREE.findall(row["note"])), Decimal(0))
    first = Answer(rows=int(row["rows"]), amount=Decimal(row["sum"]) if row["sum"] else None, free=free)
    also = [
        Answer(rows=int(rows), amount=None if amount == "-" else Decimal(amount), free=free)
        for rows, amount in _ALSO.findall(row["note"])
    ]
    return [first, *also]


def fits(answer: Answer, rows: int, amount: Decimal) -> bool:
    return answer.rows == rows and (answer.amount is None or abs(amount - answer.amount) <= answer.free)


def balances(found: list[ReadStatement], field: str) -> list[Decimal | None]:
    values = [(getattr(one.facts, field), one.facts) for one in found]
    return [None if value is None else Decimal(plain(value, facts.exp, facts.currency)) for value, facts in values]


def named(format_: str, wanted: str) -> bool:
    if wanted == "bank.cn":
        return format_.endswith((".bank", ".card"))
    if wanted == "accounting":
        return bool(format_)
    return format_ == wanted or format_.startswith(wanted + ".")


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_gives_the_rows_sums_and_totals_that_are_expected(name, sandbox, tmp_path):
    wanted = EXPECTED[name]
    sources = read(sandbox, name, tmp_path)
    refusals = [one.refusal for one in sources if one.refusal is not None]
    if refusals and _REFUSED.search(wanted[0]["note"]):
        assert all(one.key for one in refusals)
        return
    assert not refusals
    assert "must be refused" not in wanted[0]["note"]
    found = [one for source in sources for one in source.statements]
    assert all(named(one.facts.format, wanted[0]["format"]) and one.facts.digest for one in found)
    rows = sum(one.facts.rows_read for one in found)
    for row in wanted:
        mine = [one for one in found if row["currency"] in ("", one.facts.currency)]
        amount = sum((total(one, payouts=not _PAYOUT.search(row["note"])) for one in mine), Decimal(0))
        amount = -amount if name in _PAID else amount
        assert any(fits(answer, rows, amount) for answer in answers(row)), (rows, amount, row)
        for field in ("opening", "closing"):
            stated = [Decimal(one) for one in row[field].split(" | ") if one]
            if stated and len(mine) == len(stated):
                assert balances(mine, field) == stated
    controls = {one.facts.control for one in found}
    control = next(one for one in ("disagree", "agree", "none") if one in controls)
    assert control in {one for row in wanted for one in row["totals"].split(" or ")}


def test_the_samples_are_where_they_belong():
    assert sample("EXPECTED.csv").is_file()
