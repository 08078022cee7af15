"""Brings a catalogue file to the schema of this program: Alembic steps of frozen SQL.

Alembic is slow to import and most files are up to date: it is only loaded when a step must run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

KNOWN_REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Oldest first; a test compares them with the files in `versions/`."""

LOCATION = Path(__file__).parent

HEAD = KNOWN_REVISIONS[-1]


def upgrade(connection: Connection) -> None:
    """Runs the missing steps inside the transaction that `connection` has open."""
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(LOCATION).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
