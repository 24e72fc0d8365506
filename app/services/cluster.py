"""The parts of a run on a dask cluster; needs the extra `cluster` (pip install "tieout[cluster]").

A cluster runs what is sent to it and sends back what is trusted: only one of one's own is ever named.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from app.domain.errors import WrongUsage
from app.domain.progress import Step, silent

if TYPE_CHECKING:
    from app.domain.progress import Report
    from app.matching.engine import Part, Spread
    from app.matching.inputs import Inputs


#: How soon a run that was stopped here stops waiting.
_TICK_S = 0.05


def on_cluster(client: Any) -> Spread:
    """Return what runs parts on the workers of a `distributed.Client`; the inputs travel to each worker once.

    Parts whose accounts are independent are cut into as many shares as there are workers.
    """

    def run(inputs: Inputs, names: Sequence[str], report: Report) -> list[Part]:
        from app.matching.engine import merged, shares

        # compiled conditions do not travel: each worker makes them anew from the rules
        sent = client.scatter(replace(inputs, rulebook=None), broadcast=True)
        machines = max(len(client.scheduler_info()["workers"]), 1)
        cut = [shares(name, machines) for name in names]
        waiting = [client.submit(_part, sent, one, pure=False) for some in cut for one in some]
        done: list[Part] = []
        try:
            for one in waiting:
                while one.status == "pending":
                    report(Step.PAUSE, 0, 0, "")
                    time.sleep(_TICK_S)
                done.append(one.result())
        finally:
            client.cancel([one for one in waiting if one.status == "pending"])
        found = iter(done)
        return [merged([next(found) for _ in some]) for some in cut]

    return run


def _part(inputs: Inputs, name: str) -> Part:
    """Run one part on a worker."""
    from app.matching.engine import run_part
    from app.services.rules import ready_rules

    return run_part(replace(inputs, rulebook=ready_rules(inputs.rules)), name, silent)


def connect(address: str, wait_s: float = 10) -> Any:
    """Return a client of the cluster at `address` ("tcp://host:8786"); WrongUsage where none answers in time."""
    try:
        import distributed

        client: Any = distributed.Client
    except ImportError as exc:
        raise WrongUsage("usage.no_cluster_extra") from exc
    try:
        return client(address, timeout=wait_s, set_as_default=False)
    except (OSError, ValueError) as exc:
        raise WrongUsage("usage.no_cluster", address=address) from exc
