"""The example in CONTRIBUTING is a reader that reads."""

from __future__ import annotations

import re
import textwrap

from app.importers.base import ReadOptions
from app.services.outside_readers import reader_hash
from app.services.read_source import read_sources
from tests.samples import ROOT

NEEDS = """
from __future__ import annotations

import numpy as np

from app.domain.record import Kind
from app.domain.statement import Check
from app.importers.base import register
from app.importers.checks import stated_check
from app.importers.families.ledgers import Ledger
from app.importers.families.table_reader import Rows, TableReader
from app.importers.part import Part
from app.importers.table import Table
"""
WALLET = """Date,Type,Amount,Reference,Balance
2026-09-01 10:00:00,Sale,12.50,R1,112.50
2026-09-02 10:00:00,Refund,2.50,R2,110.00
2026-09-03 10:00:00,Payout,100.00,R3,10.00
"""


def example() -> str:
    (block,) = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.DOTALL)
    return NEEDS + textwrap.dedent(block).replace('"harbour.wallet"', '"outside.harbour"')


def read(tmp_path, total):
    reader, bill = tmp_path / "harbour.py", tmp_path / "wallet.csv"
    reader.write_text(example(), encoding="utf-8")
    bill.write_text(f"{WALLET}Total,3,{total}\n", encoding="utf-8")
    options = ReadOptions(outside=({"path": str(reader), "sha256": reader_hash(str(reader))},))
    (source,) = read_sources([str(bill)], options, str(tmp_path))
    assert source.refusal is None, source.refusal
    (statement,) = source.statements
    return statement.facts


def test_the_example_reads_a_file_and_holds_it_against_its_totals(tmp_path):
    facts = read(tmp_path, "-90.00")
    assert (facts.format, facts.rows_read, facts.control) == ("outside.harbour", 3, "agree")
    assert (facts.opening, facts.closing) == (10_000, 1_000)
    assert read(tmp_path, "-91.00").control == "disagree"
