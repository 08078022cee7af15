"""The report on the search in one Markdown file: quality, time a keystroke, large catalogues opened.

.venv/bin/python -m benchmarks.report OUT.md [--sizes 10000 100000] [--examples FILE.json] [FILE…]

Runs `search_quality`, `search_speed` and `search_scale` one after the other and keeps what they print, under
the machine and the versions that the figures are of.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("numpy", "rapidfuzz", "sqlalchemy", "tantivy")


def heading(sizes: list[str]) -> str:
    """What the figures are of."""
    made = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return (
        f"# Recherche : rapport du {made}\n\n"
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cœurs ; {packages}. Tailles : {', '.join(sizes)}. Temps par frappe et par clic : "
        "temps de processeur. D’une machine à l’autre, seuls les rapports à un pair se comparent.\n"
    )


def run(script: str, *arguments: str) -> str:
    """What a script prints, its titles one level down. Raises `CalledProcessError`."""
    command = [sys.executable, "-m", f"benchmarks.{script}", *arguments]
    print(" ".join(command[1:]), file=sys.stderr, flush=True)
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in printed.splitlines()) + "\n"


def main() -> None:
    """Writes the report part by part: what is done is kept when a later part is stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sizes", nargs="+", default=["10000", "100000"])
    parser.add_argument("--examples", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    asked = parser.parse_args()
    examples = ["--examples", str(asked.examples)] if asked.examples else []
    asked.out.write_text(heading(asked.sizes), encoding="utf-8")
    for script, arguments in (
        ("search_quality", [*examples, *map(str, asked.files)]),
        ("search_speed", asked.sizes),
        ("search_scale", asked.sizes),
    ):
        with asked.out.open("a", encoding="utf-8") as file:
            file.write(f"\n{run(script, *arguments)}")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


if __name__ == "__main__":
    main()
