"""The forecast page over the demo's first month, with real store and threads."""

from tests.ui.review.conftest import session, show

__all__ = ["session", "show"]
