"""The door: a window without a command, the command line with one."""

from __future__ import annotations

import sys
from pathlib import Path


def open_window(database: Path | None) -> int:
    """Opens the window on the catalogue `database` (default: the user's own)."""
    from explorer.app import main  # noqa: PLC0415 - a command needs no Qt

    return main(database)


def main(arguments: list[str]) -> int:
    """Returns the exit status. A window asked for as most people do does not wait for the command line."""
    if not arguments:
        return open_window(None)
    from explorer import cli  # noqa: PLC0415 - see above

    return cli.main(arguments, open_window)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # In a packaged program, the process of a large import runs this file and goes no further.
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main(sys.argv[1:]))
