"""Import of a map, from the file to searchable courses, beside openpyxl reading the same file's values alone.

    .venv/bin/python -m benchmarks.import_map MAP.xlsx [--runs 5]

Each run works on a new catalogue: preview (read, map, normalise, deduce, compare), apply (one transaction,
synchronised to disk), index; then the same file again, all unchanged.
Medians in milliseconds; ratios run by run.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import openpyxl

from explorer.services.opening import open_services

Result = TypeVar("Result")


def main() -> None:
    """Prints one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    figures: dict[str, list[float]] = {}
    for _ in range(arguments.runs + 1):
        one = one_run(arguments.map)
        for name, value in one.items():
            figures.setdefault(name, []).append(value)
    for values in figures.values():
        del values[0]  # the first run imports the libraries
    peer = figures["openpyxl, all cells of the file"]
    print(f"Median of {arguments.runs} runs after one not counted, Python {sys.version.split()[0]}\n")
    print("| | ms | × openpyxl |\n|---|--:|--:|")
    for name, values in figures.items():
        ratio = statistics.median(value / other for value, other in zip(values, peer, strict=True))
        print(f"| {name} | {statistics.median(values):.0f} | {ratio:.2f} |")


def one_run(file: Path) -> dict[str, float]:
    """Milliseconds of each step, on a catalogue of its own."""
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Path(folder) / "catalogue.sqlite3")
        peer, _ = timed(lambda: read_all_cells(file))
        preview, plan = timed(lambda: services.imports.preview(file))
        apply, _ = timed(lambda: services.imports.apply(plan))
        index, _ = timed(services.catalogue.refresh)
        again, _ = timed(lambda: services.imports.apply(services.imports.preview(file)))
        services.close()
    return {
        "openpyxl, all cells of the file": peer,
        "preview: drop to plan": preview,
        "apply": apply,
        "index": index,
        "whole import": preview + apply + index,
        "same file again": again,
    }


def read_all_cells(file: Path) -> int:
    """What a program does at the least: every value of every sheet."""
    workbook = openpyxl.load_workbook(file)
    return sum(1 for sheet in workbook for row in sheet.iter_rows(values_only=True) for _ in row)


def timed(action: Callable[[], Result]) -> tuple[float, Result]:
    """Milliseconds that `action` takes, and what it returns."""
    start = time.perf_counter()
    result = action()
    return (time.perf_counter() - start) * 1000, result


if __name__ == "__main__":
    main()
