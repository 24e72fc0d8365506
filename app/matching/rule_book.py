"""What the engine asks of people's rules; app.rules fulfils it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.domain.match import Comparison
    from app.matching.frame import Frame
    from app.matching.governed import Applied

    Mask = NDArray[np.bool_]


class RuleBook(Protocol):
    """Rules that were checked."""

    def apply(self, frame: Frame, sides: dict[Comparison, tuple[Mask, Mask]]) -> Applied:
        """Return what they say of these records."""
