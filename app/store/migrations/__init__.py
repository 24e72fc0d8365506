"""From an older book to this program's: Alembic, configured in code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

#: Alembic's head; a test holds that it is. Known here so that opening a current book loads no Alembic.
HEAD = "0002"
#: Every revision that a book may have.
REVISIONS = ("0001", HEAD)


def config() -> Config:
    """Return Alembic's configuration: this folder, no file of settings."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return made


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the migrations on an open connection, inside its transaction."""
    from alembic import command

    made = config()
    made.attributes["connection"] = connection
    command.upgrade(made, to)
