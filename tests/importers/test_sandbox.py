"""Whatever a parsing child does, the program goes on: the file is refused, the others are read."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain.progress import Cancelled, Step
from app.importers.base import ReadOptions
from app.importers.sandbox import _WORTH, Limits, Outcome, Sandbox, Task, kept_children
from tests.importers import faults

pytestmark = pytest.mark.own_children

FLOW = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\n"
    "`2026-09-01 10:00:00,`42000001,`1,`交易,`交易,`收入,`5.00,`5.00,`x,`,`A1\n"
    "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\n"
    "`1,`1,`5.00,`0,`0.00\n"
)


def tasks(folder: Path, *contents: str) -> list[Task]:
    found = []
    for number, content in enumerate(contents):
        path = folder / f"{number}.csv"
        path.write_text(content, encoding="utf-8")
        found.append(Task(path=str(path), file=path.name, sha256=f"{number:064d}", size=len(content)))
    return found


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("die", "refused.child_died"),
        ("abort", "refused.child_died"),
        ("garbage", "refused.child_died"),
        ("nonsense", "refused.child_died"),
        ("hog", "refused.too_big"),
        ("hang", "refused.too_slow"),
    ],
)
def test_a_child_that_fails_costs_one_file_and_no_more(fault, key, tmp_path):
    limits = Limits(base_s=2.0, per_mb_s=0.0) if fault == "hang" else Limits()
    with Sandbox(str(tmp_path), workers=1, target=faults.serve, limits=limits) as sandbox:
        bad, good = sandbox.read(tasks(tmp_path, f"{fault}\n", FLOW), ReadOptions())
    assert bad.refusal is not None and bad.refusal.key == key
    assert (bad.file, good.refusal) == ("0.csv", None)
    assert good.statements[0].facts.rows_read == 1


def test_a_child_that_swells_is_ended(tmp_path):
    limits = Limits(memory_mb=4000, resident_mb=150)
    with Sandbox(str(tmp_path), workers=1, target=faults.serve, limits=limits) as sandbox:
        (bad,) = sandbox.read(tasks(tmp_path, "swell\n"), ReadOptions())
    assert bad.refusal is not None and bad.refusal.key == "refused.too_big"


def test_a_member_that_kills_the_child_leaves_the_other_members(tmp_path):
    path = tmp_path / "bills.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(3):
            packed.writestr(f"{number}.csv", FLOW.replace("42000001", f"4200000{number}"))
    task = Task(path=str(path), file="bills.zip", sha256="0" * 64, size=1000)
    with Sandbox(str(tmp_path), workers=1) as sandbox:
        found = sandbox.read([task], ReadOptions())
        assert [one.file for one in found] == [f"bills.zip!{number}.csv" for number in range(3)]
        # the same with a child that dies when it is told of the second member
        job = _begun(sandbox, task)
        sandbox._workers[0].job = job
        waiting, outcomes = _queues(job, found)
        sandbox._lost(sandbox._workers[0], waiting, outcomes, "refused.child_died")
        assert [one.start for one in waiting] == [2]
        assert outcomes[job.stem][-1][1].refusal.key == "refused.child_died"
        assert outcomes[job.stem][-1][1].file == "bills.zip!1.csv"


def _begun(sandbox, task):
    from app.importers.sandbox import _Job

    return _Job(task, "s9", start=1, name="bills.zip!1.csv", sha256="1" * 64)


def _queues(job, found):
    from collections import deque

    return deque(), {job.stem: [(0, found[0])]}


def test_cancelling_ends_the_children_and_returns_nothing(tmp_path):
    def report(step: Step, done: int, total: int, what: str) -> None:
        if any(one.job and one.job.name for one in sandbox._workers):
            pids.extend(one.process.pid for one in sandbox._workers)
            raise Cancelled

    pids: list[int] = []
    sandbox = Sandbox(str(tmp_path), workers=2, target=faults.serve)
    with pytest.raises(Cancelled):
        sandbox.read(tasks(tmp_path, "hang\n", "hang\n"), ReadOptions(), report)
    assert pids and not any(alive(pid) for pid in pids)


def test_children_are_replaced_after_so_many_files(tmp_path):
    pids = set()

    def report(*_said: object) -> None:
        pids.update(one.process.pid for one in sandbox._workers)

    with Sandbox(str(tmp_path), workers=1, limits=Limits(files=2)) as sandbox:
        found = sandbox.read(tasks(tmp_path, *[FLOW] * 5), ReadOptions(), report)
    assert all(one.refusal is None for one in found)
    assert len(pids) == 3


@pytest.mark.parametrize(("size", "children"), [(400, 1), (_WORTH, 2)], ids=["little", "much"])
def test_outcomes_come_in_the_order_of_the_tasks_whatever_child_is_quicker(size, children, tmp_path):
    pids = set()

    def report(*_said: object) -> None:
        pids.update(one.process.pid for one in sandbox._workers)

    wanted = [replace(one, size=size) for one in tasks(tmp_path, *[FLOW] * 6)]
    with Sandbox(str(tmp_path), workers=2) as sandbox:
        found = sandbox.read(wanted, ReadOptions(), report)
    assert [one.file for one in found] == [f"{number}.csv" for number in range(6)]
    assert len(pids) == children  # one more costs more than a few small files


def test_small_files_do_not_wait_for_one_that_takes_long(tmp_path):
    ended = []

    def report(*_said: object) -> None:
        busy = [one.job.task.file for one in sandbox._workers if one.job]
        ended.extend(one.files for one in sandbox._workers if "0.csv" in busy and one.job is None)
        if ended:
            raise Cancelled

    sandbox = Sandbox(str(tmp_path), workers=2, target=faults.serve)
    with pytest.raises(Cancelled):  # while the first file is still at work
        sandbox.read(tasks(tmp_path, "hang\n", FLOW), ReadOptions(), report)
    assert ended == [1]


def test_nothing_is_left_running_when_the_sandbox_ends(tmp_path):
    with Sandbox(str(tmp_path), workers=2) as sandbox:
        sandbox.warm([_WORTH, _WORTH])
        pids = [one.process.pid for one in sandbox._workers]
    assert len(pids) == 2 and not any(alive(pid) for pid in pids)


def test_idle_children_are_handed_on_while_they_are_kept_and_then_ended(tmp_path):
    def read(*contents: str, **how: Any) -> tuple[set[int], list[Outcome]]:
        pids: set[int] = set()

        def report(*_said: object) -> None:
            pids.update(one.process.pid for one in sandbox._workers)

        with Sandbox(str(tmp_path), workers=1, **how) as sandbox:
            found = sandbox.read(tasks(tmp_path, *contents), ReadOptions(), report)
        return pids, found

    with kept_children():
        (first,), _found = read(FLOW)
        assert alive(first)
        again, (one,) = read(FLOW, limits=Limits(files=2))
        assert again == {first} and one.refusal is None
        more, _found = read(FLOW, limits=Limits(files=2))
        assert first not in more and not alive(first)  # after as many files as ever
        other, _found = read(FLOW, target=faults.serve)
        less, _found = read(FLOW, limits=Limits(memory_mb=700))
        assert not more & other and not (more | other) & less  # what runs and its memory are the same or it is not used
        (killed,) = [one for one in multiprocessing.active_children() if one.pid in more]
        killed.kill()
        killed.join()
        after, (one,) = read(FLOW)
        assert not after & more and one.refusal is None
        dead, (bad,) = read("die\n", target=faults.serve)
        assert dead == other and bad.refusal is not None
        assert not any(alive(pid) for pid in more | other)
        assert all(alive(pid) for pid in less | after)
        with contextlib.chdir(tmp_path), Sandbox(str(tmp_path), workers=1) as sandbox:  # they stand in another folder
            (one,) = sandbox.read([replace(one, path=one.file) for one in tasks(tmp_path, FLOW)], ReadOptions())
        assert one.refusal is None
    assert not any(alive(pid) for pid in less | after)


def test_a_child_at_work_is_ended_with_its_sandbox_where_children_are_kept(tmp_path):
    def report(*_said: object) -> None:
        if any(one.job and one.job.name for one in sandbox._workers):
            pids.extend(one.process.pid for one in sandbox._workers)
            raise Cancelled

    pids: list[int] = []
    with kept_children():
        sandbox = Sandbox(str(tmp_path), workers=1, target=faults.serve)
        with pytest.raises(Cancelled):
            sandbox.read(tasks(tmp_path, "hang\n"), ReadOptions(), report)
        assert pids and not any(alive(pid) for pid in pids)


def test_a_child_reaches_neither_the_network_nor_other_programs(tmp_path):
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_try_outside, args=(theirs,))
    process.start()
    assert ours.recv() == ["PermissionError"] * 3
    process.join(10)


def _try_outside(line) -> None:
    import socket
    import subprocess
    import sys

    from app.importers.child import _guard

    sys.addaudithook(_guard)
    said = []
    for attempt in (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: subprocess.Popen(["true"]),
        lambda: os.system("true"),
    ):
        try:
            attempt()
            said.append("allowed")
        except PermissionError:
            said.append("PermissionError")
    line.send(said)
