"""The door: a window without a command, the command line with one."""

from __future__ import annotations

import sys
from pathlib import Path

from explorer import cli


def open_window(database: Path | None) -> int:
    """Opens the window on the catalogue `database` (default: the user's own)."""
    from explorer.app import main  # noqa: PLC0415 - a command needs no Qt

    return main(database)


if __name__ == "__main__":
    sys.exit(cli.main(sys.argv[1:], open_window))
