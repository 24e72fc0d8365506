"""Parts of a run side by side: in threads of this machine."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from app.matching.engine import Part, run_part

if TYPE_CHECKING:
    from app.domain.progress import Report
    from app.matching.inputs import Inputs


def in_threads(inputs: Inputs, names: Sequence[str], report: Report) -> list[Part]:
    """Run each part in a thread; raises what the first of them raised, in the order of `names`."""
    with ThreadPoolExecutor(max_workers=len(names), thread_name_prefix="part") as pool:
        return list(pool.map(lambda name: run_part(inputs, name, report), names))
