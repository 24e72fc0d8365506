"""Reading statements into checked columns, against bare libraries on the same rows, in the same run.

    python -m tests.benchmarks.bench_read --rows 1000000 --sheet-rows 100000 --reps 5

- an Alipay trade bill of N rows (25 columns), UTF-8: sniffed, read, typed, checked against its own totals and written
  as columns by a warm parsing child, against `pyarrow.csv` that reads the bare rows (no preamble, no TABs) with every
  column typed; the same without what is kept for the book (SHA-256 of the file, fingerprints of every row, a file of
  columns and its digest), called columns; and the same bill as GB18030 against UTF-8;
- a workbook of M × 20 cells against `python-calamine` that iterates its rows;
- the bill stored in a new book with its indexes, against `executemany` of exactly the rows that such a book holds, all
  tables, into a fresh database with the same tables, and the build of the same indexes in one transaction;
- how much the memory of a fresh parent grows over reading and storing.

Wall time and CPU (user and system, of this process and its parsing child) of each, taken in turn, median. The goals are
of CPU: it is what the work costs, whoever else uses the machine; bare pyarrow keeps every core busy, so its wall time
is that of a machine with nothing else to do.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from tests.benchmarks.bill import Bill, write
from tests.benchmarks.other_bills import BILLS

GOALS = {"columns": 2.0, "csv": 2.0, "gb18030": 2.5, "xlsx": 1.5, "store": 1.25}
GOAL_GROWTH_MB = 600
_AMOUNTS = (11, 12, 13, 14, 15, 16, 17, 19, 20, 22, 23)  # columns of the bill, from 0
_TIMES = (4, 5)
_TICKS = os.sysconf("SC_CLK_TCK")


class Cost(NamedTuple):
    """Seconds: on the clock, and of processors."""

    wall: float
    cpu: float


def main() -> int:
    """Measure and print; returns 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sheet-rows", type=int, default=100_000)
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--format", choices=[*BILLS, "all"], help="columns of other bills alone, no goals")
    parser.add_argument("--grow", nargs=2, help=argparse.SUPPRESS)  # bill and folder, in a process of its own
    args = parser.parse_args()
    if args.grow:
        print(_grown_mb(args.grow[0], Path(args.grow[1])))
        return 0
    with tempfile.TemporaryDirectory(prefix="tieout-read-") as scratch:
        home = Path(scratch)
        if args.format:
            _others(home, list(BILLS) if args.format == "all" else [args.format], args.rows, args.reps)
            return 0
        ratios = {**_texts(home, args.rows, args.reps), **_sheets(home, args.sheet_rows, args.reps)}
        growth = _growth_mb(home)
        ratios |= _stored(home, args.reps)
    missed = 0
    for name, goal in GOALS.items():
        missed += ratios[name].cpu > goal
        print(f"{name:8} CPU ratio {ratios[name].cpu:5.2f} (goal {goal}), wall {ratios[name].wall:5.2f}")
    print(f"growth of the parent {growth:.0f} MB (goal {GOAL_GROWTH_MB})")
    return int(missed > 0 or growth > GOAL_GROWTH_MB)


def _cpu_s() -> float:
    """Return what this process and its living children have used of processors."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    ticks = 0
    for child in multiprocessing.active_children():
        fields = Path(f"/proc/{child.pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return own.ru_utime + own.ru_stime + ticks / _TICKS


def _medians(calls: dict[str, Callable[[], Any]], reps: int) -> dict[str, Cost]:
    """Return the median cost of each call, taken in turn."""
    found: dict[str, list[Cost]] = {name: [] for name in calls}
    for _ in range(reps):
        for name, call in calls.items():
            wall, cpu = time.perf_counter(), _cpu_s()
            call()
            found[name].append(Cost(time.perf_counter() - wall, _cpu_s() - cpu))
    return {name: _middle(name, costs) for name, costs in found.items()}


def _middle(name: str, costs: list[Cost]) -> Cost:
    walls, cpus = [one.wall for one in costs], [one.cpu for one in costs]
    found = Cost(statistics.median(walls), statistics.median(cpus))
    print(
        f"{name:18} CPU {found.cpu:6.2f} s ({min(cpus):.2f} to {max(cpus):.2f}), "
        f"wall {found.wall:6.2f} s ({min(walls):.2f} to {max(walls):.2f})",
        flush=True,
    )
    return found


def _ratio(ours: Cost, bare: Cost) -> Cost:
    return Cost(ours.wall / bare.wall, ours.cpu / bare.cpu)


def _growth_mb(home: Path) -> float:
    """Return how much a fresh process grows that reads the bill and stores it in a book."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_read", "--grow", str(home / "bill.csv"), str(home)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _grown_mb(bill: str, home: Path) -> float:
    """Read and store `bill` here, after a small one; return the peak above what was there before."""
    from tests.demo import scale

    small = scale.write(home / "small", 1000)[1]
    _import(home, str(small), "grow-small")
    before = _memory_mb("VmRSS")
    _import(home, bill, "grow")
    return _memory_mb("VmHWM") - before


def _import(home: Path, path: str, name: str) -> None:
    from app.bootstrap import wire
    from app.importers.base import ReadOptions
    from app.services.import_statement import import_sources
    from app.services.read_source import read_sources

    folder = home / name
    folder.mkdir()
    found = read_sources([path], ReadOptions(), str(folder))
    book = wire().book_store.create(str(home / f"{name}.tieout"), info={"zone": "Asia/Shanghai"})
    import_sources(book, found, actor="bench", report=lambda *_said: None)
    book.close()


def _memory_mb(name: str) -> float:
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in text.splitlines() if line.startswith(name)).split()[1]) / 1024


def _texts(home: Path, rows: int, reps: int) -> dict[str, Cost]:
    from tests.demo import scale  # not at the top: parsing children import this module, and have little memory

    (home / "scale").mkdir()
    gb = scale.write(home / "scale", rows)[1]
    utf8, bare = home / "bill.csv", home / "bare.csv"
    text = gb.read_text(encoding="gb18030")
    utf8.write_text(text, encoding="utf-8")
    lines = [one for one in text.splitlines() if not one.startswith("#")]
    bare.write_text("\n".join(lines).replace("\t", ""), encoding="utf-8")
    columns = lines[0].split(",")
    del text, lines
    with _Reader(home) as read:
        read(str(utf8))  # starts the child and warms its libraries
        _columns(str(utf8))  # and loads the readers here
        calls = {
            "pyarrow.csv": lambda: _bare_csv(bare, columns),
            "bill, columns": lambda: _columns(str(utf8)),
            "bill, UTF-8": lambda: read(str(utf8)),
            "bill, GB18030": lambda: read(str(gb)),
        }
        took = _medians(calls, reps)
    return {
        "columns": _ratio(took["bill, columns"], took["pyarrow.csv"]),
        "csv": _ratio(took["bill, UTF-8"], took["pyarrow.csv"]),
        "gb18030": _ratio(took["bill, GB18030"], took["bill, UTF-8"]),
    }


def _others(home: Path, names: list[str], rows: int, reps: int) -> None:
    """Print what the columns of other bills cost against a bare typed read of the same bytes."""
    for name in names:
        bill, path = BILLS[name], home / f"{name}.csv"
        bare = write(path, bill, rows)
        columns = [one.strip('"') for one in bill.header.split(bill.mark)]
        places = [[columns.index(one) for one in group] for group in (bill.money, bill.times)]
        calls = {
            f"{name}, pyarrow.csv": partial(_bare_csv, bare, columns, *places, bill.mark, bill.clock),
            f"{name}, columns": partial(_columns, str(path), rows=rows, bill=bill),
        }
        took = _medians(calls, reps)
        ratio = _ratio(*reversed(took.values()))
        print(f"{name:12} CPU ratio {ratio.cpu:5.2f}, wall {ratio.wall:5.2f}")


def _bare_csv(
    path: Path,
    columns: list[str],
    amounts: Sequence[int] = _AMOUNTS,
    times: Sequence[int] = _TIMES,
    mark: str = ",",
    clock: str = "",
) -> None:
    import pyarrow as pa
    from pyarrow import csv

    kinds: dict[str, pa.DataType] = dict.fromkeys(columns, pa.string())
    kinds |= {columns[at]: pa.decimal128(18, 2) for at in amounts}
    kinds |= {columns[at]: pa.timestamp("s", "UTC" if "%z" in clock else None) for at in times}
    form = csv.ParseOptions(delimiter=mark)
    clocks = [clock or csv.ISO8601]
    kept = csv.ConvertOptions(column_types=kinds, null_values=[""], timestamp_parsers=clocks)
    table = csv.read_csv(path, parse_options=form, convert_options=kept)
    assert table.num_columns == len(columns)


class _Totals:
    """A sink that keeps nothing but what the columns add up to."""

    def __init__(self) -> None:
        self.records = self.amount = 0

    def send(self, _ordinal: int = 1, /, **columns: Any) -> None:
        self.records += len(columns["row"])
        amount = columns["amount"]
        self.amount += int(amount.value.sum() if hasattr(amount, "value") else amount.sum())


def _columns(path: str, *, rows: int = 0, bill: Bill | None = None) -> None:
    """Sniff, read, type and check a text here: all that a reader does, and nothing of what is kept for the book.

    bill: what was written, `rows` rows of it; None where the text states its totals.
    """
    from app.importers.base import Source, candidates
    from app.importers.containers.encoding import as_utf8
    from app.importers.containers.lines import text_heads

    known = [(one, candidates(one)) for one in text_heads(path)]
    head, reader = next((one, found[0][1]) for one, found in known if found)
    text = as_utf8(path, head.encoding, f"{path}.utf8", file=path)
    totals = _Totals()
    (facts,) = reader.read(Source(path=path, file=path, sha256="", head=head, text_path=text), totals)
    if bill is None:
        assert facts.control == "agree"
        assert facts.rows_read == totals.records
    else:
        assert facts.rows_read == rows + bool(bill.first), (facts.rows_read, rows)
        assert totals.records == bill.records(rows) + bool(bill.first), (totals.records, rows)


class _Reader:
    """A warm parsing child and what it writes to; calling it reads one file and returns its statements."""

    def __init__(self, home: Path) -> None:
        from app.importers.sandbox import Sandbox

        self.folder = home / "columns"
        self.folder.mkdir(exist_ok=True)
        self._sandbox = Sandbox(str(self.folder), workers=1)

    def __enter__(self) -> Callable[[str], Any]:
        return self._read

    def _read(self, path: str) -> Any:
        from app.importers.base import ReadOptions
        from app.services.read_source import read_sources

        found = read_sources([path], ReadOptions(), str(self.folder), sandbox=self._sandbox)
        assert all(one.refusal is None for one in found), [one.refusal for one in found]
        for one in found:
            for statement in one.statements:
                assert statement.facts.control != "disagree"
                Path(statement.records).unlink()
        return found

    def __exit__(self, *_exc: object) -> None:
        self._sandbox.close()


def _sheets(home: Path, rows: int, reps: int) -> dict[str, Cost]:
    path = home / "flow.xlsx"
    _write_sheet(path, rows)
    with _Reader(home) as read:
        read(str(path))
        took = _medians({"calamine": lambda: _bare_sheet(path), "workbook": lambda: read(str(path))}, reps)
    return {"xlsx": _ratio(took["workbook"], took["calamine"])}


def _write_sheet(path: Path, rows: int) -> None:
    """Write a corporate statement of China Merchants Bank: 20 columns, its balance true in every row."""
    import xlsxwriter

    names = "交易日 交易时间 起息日 交易类型 借方金额 贷方金额 余额 摘要 流水号 流程实例号 业务名称 用途 业务参考号 "
    names += "业务摘要 其它摘要 收/付方分行名 收/付方名称 收/付方帐号 收/付方开户行行号 收/付方开户行名"
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet()
    for row, cells in enumerate([["账号", "6225880000000001"], ["币种", "人民币"], names.split()]):
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell)
    balance = 0
    for at in range(rows):
        cents = 100 + at * 7919 % 90_000
        balance += cents
        day = f"202609{1 + at * 30 // rows:02d}"
        cells = [day, "120000", day, "汇入", "", f"{cents / 100:.2f}", f"{balance / 100:.2f}", "货款", f"C{at:012d}"]
        cells += [
            "",
            "",
            "货款",
            f"R{at:09d}",
            "",
            "",
            "深圳分行",
            "财付通支付科技有限公司",
            "755900000000001",
            "308584000013",
            "招商银行",
        ]
        for column, cell in enumerate(cells):
            sheet.write_string(at + 3, column, cell)
    book.close()


def _bare_sheet(path: Path) -> None:
    from python_calamine import CalamineWorkbook

    for _row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows():
        pass


def _stored(home: Path, reps: int) -> dict[str, Cost]:
    from app.bootstrap import wire
    from app.importers.base import ReadOptions
    from app.services.import_statement import import_sources
    from app.services.read_source import read_sources

    folder = home / "stored"
    folder.mkdir()
    (source,) = read_sources([str(home / "bill.csv")], ReadOptions(), str(folder))
    book_file, bare_file = home / "ours.tieout", home / "bare.db"

    def ours() -> None:
        _remove(book_file)
        book = wire().book_store.create(str(book_file), info={"zone": "Asia/Shanghai"})
        import_sources(book, [source], actor="bench", report=lambda *_said: None)
        book.close()

    ours()
    tables, indexes = _content(book_file)
    gc.freeze()  # else each collection walks over the prepared rows
    took = _medians({"executemany": lambda: _bare_store(bare_file, tables, indexes), "import": ours}, reps)
    gc.unfreeze()
    return {"store": _ratio(took["import"], took["executemany"])}


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)


def _content(path: Path) -> tuple[list[tuple[str, str, list[Any]]], list[str]]:
    """Return (name, SQL, rows) of each table of a book, and the SQL of its indexes."""
    import sqlcipher3

    link = sqlcipher3.connect(str(path))
    made = link.execute("select type, name, sql from sqlite_master where sql is not null").fetchall()
    tables = [
        (name, sql, link.execute(f"select * from {name}").fetchall()) for kind, name, sql in made if kind == "table"
    ]
    link.close()
    return tables, [sql for kind, _name, sql in made if kind == "index"]


def _bare_store(path: Path, tables: list[tuple[str, str, list[Any]]], indexes: list[str]) -> None:
    """Put the rows of a book into a fresh file with the same tables and indexes; as durable as a book."""
    import sqlcipher3

    _remove(path)
    link = sqlcipher3.connect(str(path), isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=full", "cache_size=-65536", "foreign_keys=on"):
        link.execute(f"pragma {pragma}")
    link.execute("begin immediate")
    for name, sql, rows in tables:
        link.execute(sql)
        if rows:
            link.executemany(f"insert into {name} values ({', '.join('?' * len(rows[0]))})", rows)
    for sql in indexes:
        link.execute(sql)
    link.execute("commit")
    link.close()


if __name__ == "__main__":
    sys.exit(main())
