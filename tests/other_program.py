"""What tests of several areas share: another program on a catalogue, and programs that are killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

KILLING = signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL
"""Ends a process at once and unheard; on Windows, which has no `SIGKILL`, `os.kill` always does."""
KILLED_STATUS = int(KILLING) if sys.platform == "win32" else -int(KILLING)
"""What a process that was killed so ends with."""

ends_with_its_children = pytest.mark.skipif(
    sys.platform == "win32",
    reason="on Windows a spawned child does not inherit the standard output: its end would prove nothing",
)
"""Of a test that reads the output of a program to its end, which comes with that of the last process."""

_WRITING = """
import sys
from pathlib import Path
from sqlalchemy import text
from db.engine import open_database
database = open_database(Path(sys.argv[1]), create=False)
with database.write() as session:
    for number in range(2_000):
        session.execute(text("INSERT INTO setting (name, value) VALUES (:name, :value)"),
                        {"name": f"other {number}", "value": "x" * 200})
database.close()
"""


def write_from_another_program(catalogue: Path) -> None:
    """Opens the catalogue in another process, adds 2,000 settings « other … » and closes it."""
    subprocess.run([sys.executable, "-c", _WRITING, str(catalogue)], check=True, timeout=60)
