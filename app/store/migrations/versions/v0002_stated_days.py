"""Whether a statement itself says which days it covers; of those imported before nobody knows."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; the rows that are there keep their digests, which leave out what came later and is empty."""
    op.execute("alter table statement add column stated_days BIGINT")
