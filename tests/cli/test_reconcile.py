"""From files to result tables, as a script sees it; in processes of their own where a start may leave a trace."""

from __future__ import annotations

import csv
import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from app.config.places import resources
from tests.cli.run import Ran, inside, tables, tieout
from tests.contract.checker import problems

MONTH = resources() / "demo" / "2026-09"


@pytest.fixture(scope="module")
def sources(tmp_path_factory) -> Path:
    """Return a folder with the demo's first month, where relative names are short."""
    folder = tmp_path_factory.mktemp("sources")
    shutil.copytree(MONTH, folder / "month")
    return folder


@pytest.fixture(scope="module")
def reconciled(sources) -> tuple[Ran, Path]:
    ran = tieout("reconcile", "month", "--out", "out", "--no-report", cwd=sources)
    return ran, sources / "out"


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines(keepends=True), strict=True))


def test_a_month_is_done_with_tables_that_keep_the_contract(reconciled):
    ran, out = reconciled
    assert (ran.status, ran.err) == (0, "")
    assert problems(out) == []
    assert sorted(one.name for one in out.iterdir()) == sorted([*tables(out), "run.json"])


def test_the_summary_says_what_a_plain_reading_of_the_tables_adds_up_to(reconciled):
    ran, out = reconciled
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    orders = [one for one in rows(out / "records.csv") if one["layer"] == "order"]
    side = summary["comparisons"]["L1"]["CNY"]["side_a"]
    assert side["count"] == len(orders) > 100
    assert Decimal(side["amount"]) == sum(Decimal(one["amount"]) for one in orders)
    sure = {one["record_id"] for one in rows(out / "matches.csv") if one["comparison"] == "L1" and one["side"] == "A"
            and one["state"] == "confirmed"}  # fmt: skip
    assert summary["comparisons"]["L1"]["CNY"]["matched_a"]["count"] == len(sure) > 100
    found = rows(out / "discrepancies.csv")
    for code, total in summary["comparisons"]["L1"]["CNY"]["open_by_code"].items():
        mine = [one for one in found if (one["code"], one["comparison"], one["state"]) == (code, "L1", "open")]
        assert (total["count"], Decimal(total["amount"])) == (len(mine), sum(Decimal(one["amount"]) for one in mine))
    statements = rows(out / "statements.csv")
    assert summary["statements"]["rows_read"] == sum(int(one["rows_read"]) for one in statements)
    for comparison in summary["comparisons"]:
        unexplained = summary["comparisons"][comparison]["CNY"]["unexplained"]
        assert f"unexplained difference: {unexplained}" in ran.out


def test_what_depends_on_the_clock_is_in_run_json(reconciled):
    _ran, out = reconciled
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert set(run) == {*("audit", "book", "duration_s", "knowledge", "program", "rules", "shares", "started_at")}
    assert abs(sum(run["shares"].values()) - 1) < 0.01


def test_order_hash_seed_locale_and_zone_leave_no_trace(sources, reconciled):
    files = sorted(f"month/{one.name}" for one in (sources / "month").iterdir())
    first = inside("reconcile", *files, "--out", "one", "--no-report", cwd=sources)
    env = {"PYTHONHASHSEED": "77", "LANG": "C", "LC_ALL": "POSIX", "TZ": "America/St_Johns"}
    second = tieout("reconcile", *reversed(files), "--no-report", "--out", "two", cwd=sources, **env)
    assert (first.status, second.status) == (0, 0)
    assert tables(sources / "one") == tables(sources / "two") == tables(reconciled[1])
    assert first.out.splitlines()[:-1] == second.out.splitlines()[:-1]


def test_importing_and_matching_one_book_gives_the_tables_of_one_reconcile(sources, reconciled):
    book = sources / "book.tieout"
    said = [
        inside("import", "month", "--book", book, cwd=sources),
        inside("match", "--book", book),
        inside("export", "--book", book, "--out", sources / "three", "--no-report"),
        inside("verify", book),
    ]
    assert [(one.status, one.err) for one in said] == [(0, "")] * 4
    assert tables(sources / "three") == tables(reconciled[1])
    assert "0 failed" in said[3].out


def test_a_range_chooses_what_is_reported_and_not_what_is_known(sources, reconciled):
    days = ("--from", "2026-09-03", "--to", "2026-09-04")
    ran = inside("reconcile", "month", "--out", "part", "--no-report", *days, cwd=sources)
    assert ran.status == 0
    part, whole = sources / "part", reconciled[1]
    assert problems(part, whole=False) == []
    assert (part / "records.csv").read_bytes() == (whole / "records.csv").read_bytes()
    day = {one["record_id"]: one["occurred_at"][:10] for one in rows(whole / "records.csv")}
    asked = {"2026-09-03", "2026-09-04"}
    hit = {one["match_id"] for one in rows(whole / "matches.csv") if day[one["record_id"]] in asked}
    assert {one["match_id"] for one in rows(part / "matches.csv")} == hit
    known = rows(whole / "discrepancies.csv")
    dated = {one["discrepancy_id"] for one in known if {day[name] for name in one["record_ids"].split()} & asked}
    assert {one["discrepancy_id"] for one in rows(part / "discrepancies.csv") if one["record_ids"]} == dated


def test_language_words_texts_and_nothing_else(sources, reconciled):
    again = ("--lang", "zh_TW", "reconcile", "month", "--out", "zh", "--no-report", "--lang", "zh_CN")
    ran = inside(*again, cwd=sources)  # what is said last counts
    assert "未解释差额" in ran.out
    here, there = tables(sources / "zh"), tables(reconciled[1])
    for name in ("matches.csv", "records.csv", "summary.json"):
        assert here[name] == there[name]


def test_other_files_are_left_alone_and_tables_replaced_whole(sources):
    out = sources / "old"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    (out / "records.csv").write_text("old")
    ran = inside(
        "reconcile", f"month/{next(MONTH.glob('orders_export*')).name}", "--out", out, "--no-report", cwd=sources
    )
    assert ran.status == 0
    assert (out / "notes.txt").read_text() == "mine"
    assert (out / "records.csv").read_text(encoding="utf-8").startswith("record_id,")
    assert not list(out.glob(".*"))


def test_the_demo_writes_tables_and_a_report_without_a_display(tmp_path):
    ran = tieout("demo", cwd=tmp_path, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="offscreen")
    assert (ran.status, ran.err) == (0, "")
    assert problems(tmp_path / "tieout-demo") == []
    assert (tmp_path / "tieout-demo" / "report.xlsx").stat().st_size > 10_000
    assert "L1 orders and payments, CNY" in ran.out
    assert rows(tmp_path / "tieout-demo" / "statements.csv")[0]["file"].startswith("2026-")


def test_without_a_display_the_window_is_a_matter_of_usage(tmp_path):
    ran = tieout(cwd=tmp_path, DISPLAY="", WAYLAND_DISPLAY="")
    assert ran.status == 2 and "reconcile" in ran.complaints[0]
