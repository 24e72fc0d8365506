"""Several blocks of one source, each with statements of its own, sent one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.domain.statement import StatementFacts
from app.importers.base import Sink


class Shifted:
    """A sink whose ordinals go on where the block before ended."""

    def __init__(self, out: Sink) -> None:
        self._out = out
        self.shift = 0

    def send(self, ordinal: int = 1, /, **columns: Any) -> None:
        """Append rows of statement `ordinal` of the present block."""
        self._out.send(ordinal + self.shift, **columns)


def one_after_another(blocks: Sequence[Sequence[StatementFacts]]) -> list[StatementFacts]:
    """Return the statements of all blocks with the ordinals under which they were sent."""
    found = [one for facts in blocks for one in facts]
    several = len(found) > 1
    return [replace(one, ordinal=number, several=several) for number, one in enumerate(found, start=1)]
