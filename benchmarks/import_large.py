"""Import of a large workbook, from the file to searchable courses, beside openpyxl reading its values alone.

    .venv/bin/python -m benchmarks.import_large [--rows 100000]

The workbook (25 columns, seeded) is kept in the temporary folder for the next runs. Each part is a process
of its own, so that its peak memory is its own: openpyxl's `read_only` pass; the whole import (read, map,
normalise, plan, write, index) and the same file again; the same import in a window, whose event loop ticks
every 10 ms: the longest time without a tick, while it idles and while it imports.
Seconds are elapsed ones; beside other work, compare the seconds of processor.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

Result = TypeVar("Result")
Figures = dict[str, Any]

_TICK_MS: Final = 10
_IDLE_S: Final = 5.0


def main() -> None:
    """Prints one Markdown table, or does one part and prints its figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    file = Path(tempfile.gettempdir()) / f"explorateur-de-formations-{arguments.rows}.xlsx"
    if arguments.part:
        sys.stdout.write(json.dumps(PARTS[arguments.part](file)))
        return
    if not file.exists():
        from benchmarks.large_workbook import write  # noqa: PLC0415 - only for the first run

        write(file, arguments.rows)
    parts = {name: _in_a_process(name, arguments.rows) for name in PARTS}
    print(f"{arguments.rows:,} rows × 25 columns, {file.stat().st_size / 1e6:.0f} MB", end=", ")
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
    print("\n".join(_table(parts)))


def _in_a_process(part: str, rows: int) -> Figures:
    command = [sys.executable, "-m", "benchmarks.import_large", "--rows", str(rows), "--part", part]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def _table(parts: Mapping[str, Figures]) -> list[str]:
    peer, whole, window = parts["peer"], parts["import"], parts["window"]
    first = _sum(whole["plan"], whole["write"], whole["index"])
    again = whole["again"]
    lines = ["| | s | of processor | × openpyxl | peak MB |", "|---|--:|--:|--:|--:|"]

    def add(name: str, taken: Mapping[str, float], memory: object = "") -> None:
        ratio = taken["processor"] / peer["time"]["processor"]
        lines.append(f"| {name} | {taken['s']:.1f} | {taken['processor']:.1f} | {ratio:.2f} | {memory} |")

    add("openpyxl `read_only`, all values", peer["time"], peer["peak_mb"])
    for name in ("plan", "write", "index"):
        add(f"our {name}", whole[name])
    add("our whole import", first, whole["peak_mb"])
    add("the index as a window has it built, by another process", whole["index_in_window"])
    add("the same file again: plan and write", again)
    lines += [
        "",
        f"The same file again: {first['processor'] / again['processor']:.0f} times faster; "
        f"to be told that it is in already: {whole['known']['s'] * 1000:.0f} ms.",
        "",
        "| event loop of the window | longest gap, ms | gaps over 50 ms | rows told |",
        "|---|--:|--:|--:|",
    ]
    for name, gap in window["gaps"].items():
        lines.append(f"| {name} | {gap['longest_ms']:.0f} | {gap['long']} | {gap['reports']} |")
    lines += [
        "",
        f"Peak of the window: {window['peak_mb']} MB, of its import process: {window['child_mb']} MB.",
    ]
    return lines


def _sum(*times: Mapping[str, float]) -> dict[str, float]:
    return {name: sum(each[name] for each in times) for name in ("s", "processor")}


def timed(action: Callable[[], Result]) -> tuple[dict[str, float], Result]:
    """Seconds that an action takes, elapsed and of processor, and what it returns.

    The processes that it starts and waits for count too, except on Windows, which does not tell.
    """
    start, processor = time.perf_counter(), _processor()
    result = action()
    return {"s": time.perf_counter() - start, "processor": _processor() - processor}, result


def _processor() -> float:
    children = os.times()
    return time.process_time() + children.children_user + children.children_system


def peak_mb(*, children: bool = False) -> int | None:
    """Most memory that this process, or one of its ended children, ever held; unknown on Windows."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return None
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    kilobytes = resource.getrusage(who).ru_maxrss
    return round(kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024))


def peer_part(file: Path) -> Figures:
    """What a program does at the least: every value, as fast as openpyxl can."""
    import openpyxl  # noqa: PLC0415 - in this process alone

    def read() -> int:
        book = openpyxl.load_workbook(file, read_only=True)
        return sum(1 for sheet in book for row in sheet.iter_rows(values_only=True) for _ in row)

    taken, _cells = timed(read)
    return {"time": taken, "peak_mb": peak_mb()}


def import_part(file: Path) -> Figures:
    """The whole import as its process does it: without the cycle collector."""
    from explorer.services.catalogue import Catalogue  # noqa: PLC0415 - these in this process alone
    from explorer.services.index_process import IndexProcess  # noqa: PLC0415
    from explorer.services.indexing import IndexFile  # noqa: PLC0415
    from explorer.services.opening import open_services  # noqa: PLC0415
    from resources.vocabulary import vocabulary  # noqa: PLC0415

    gc.disable()
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        services = open_services(Path(folder) / "catalogue.sqlite3")
        imports = services.imports
        figures["plan"], plan = timed(lambda: imports.preview(file))
        figures["write"], _ = timed(partial(imports.apply, plan))
        del plan
        figures["index"], _ = timed(services.catalogue.refresh)
        figures["peak_mb"] = peak_mb()
        IndexFile(services.database.path).path.unlink(missing_ok=True)
        in_window = Catalogue(services.database, vocabulary(), IndexProcess())
        figures["index_in_window"], _ = timed(in_window.refresh)
        figures["known"], _ = timed(lambda: imports.already_in(file))
        figures["again"], report = timed(lambda: imports.apply(imports.preview(file)))
        if report.import_id is not None or not report.counts.unchanged:
            raise RuntimeError("the same file was not recognised")
        services.close()
    return figures


def window_part(file: Path) -> Figures:
    """The same import in a window that is shown and ticks."""
    from benchmarks.ticking_window import TickingWindow  # noqa: PLC0415 - Qt, in this process alone

    with tempfile.TemporaryDirectory() as folder:
        window = TickingWindow(Path(folder))
        gaps = {"idle": window.idle(_IDLE_S, _TICK_MS)}
        services = window.services
        imports = services.imports
        gaps["reading and planning"], plan = window.work(imports.preview, file, every_ms=_TICK_MS)
        gaps["writing"], _ = window.work(imports.apply, plan, every_ms=_TICK_MS)
        gaps["index"], _ = window.search(services.catalogue.refresh, every_ms=_TICK_MS)
        window.close()
    return {"gaps": gaps, "peak_mb": peak_mb(), "child_mb": peak_mb(children=True)}


PARTS: Final[Mapping[str, Callable[[Path], Figures]]] = {
    "peer": peer_part,
    "import": import_part,
    "window": window_part,
}


if __name__ == "__main__":
    main()
