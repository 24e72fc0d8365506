"""Parts of a run side by side: in threads of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from app.matching.engine import Part, merged, run_part, shares

if TYPE_CHECKING:
    from app.domain.progress import Report
    from app.matching.inputs import Inputs


def in_threads(inputs: Inputs, names: Sequence[str], report: Report, accounts: int = 1) -> list[Part]:
    """Run each part in a thread; raises what the first of them raised, in the order of `names`.

    accounts: in how many shares the parts are cut whose accounts are independent.
    """
    cut = [shares(name, accounts) for name in names]
    every = [one for some in cut for one in some]
    with ThreadPoolExecutor(max_workers=len(every), thread_name_prefix="part") as pool:
        done = iter(list(pool.map(lambda name: run_part(inputs, name, report), every)))
    return [merged([next(done) for _ in some]) for some in cut]
