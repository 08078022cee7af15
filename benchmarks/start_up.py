"""Cold start of the window: process start → first paint, first courses, all results, beside a bare window.

    .venv/bin/python -m benchmarks.start_up [--runs 7]

Each run is a new process of `main.py` on a fresh folder (first start: the sample map is imported) or on the
catalogue that it left (later start), with compiled modules as after a first start. Figures are medians in
milliseconds; ratios are taken in the same run, pair by pair.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("paint", time.time(), flush=True)
        QApplication.quit()
application = QApplication([])
window = Window()
window.resize(1440, 900)
window.show()
application.exec()
"""

OURS = """
import runpy, sys, time
from explorer.ui.main_window import MainWindow
painted = []
def paint(self, event, original=MainWindow.paintEvent):
    original(self, event)
    if not painted:
        painted.append(True)
        print("paint", time.time(), flush=True)
MainWindow.paintEvent = paint
make_page = MainWindow._make_page
def page_made(self):
    page = make_page(self)
    page.table.model().modelReset.connect(lambda: later("courses"))
    page.searched.connect(lambda outcome: outcome.total and later("results"))
    return page
def later(moment):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(0, courses if moment == "courses" else finish)
def courses():
    from PySide6.QtWidgets import QApplication
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.repaint()
    print("courses", time.time(), flush=True)
def finish():
    from PySide6.QtWidgets import QApplication
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.repaint()
    print("results", time.time(), flush=True)
    for window in QApplication.topLevelWidgets():
        window.close()
MainWindow._make_page = page_made
sys.argv = ["main.py"]
runpy.run_path("main.py", run_name="__main__")
"""


def main() -> None:
    """Prints one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    figures: dict[str, list[float]] = {}
    ratios: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as compiled:
        measure(runs, compiled, figures, ratios)
    print(f"Median of {runs} runs, Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
    print("| | ms | × bare window |\n|---|--:|--:|")
    for name, values in figures.items():
        print(f"| {name} | {statistics.median(values):.0f} | {statistics.median(ratios[name]):.2f} |")


def measure(
    runs: int, compiled: str, figures: dict[str, list[float]], ratios: dict[str, list[float]]
) -> None:
    """Fills the tables; the first round compiles the modules into `compiled` and is not counted."""
    for number in range(runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            bare = timed(BARE, folder, compiled)["paint"]
            first = timed(OURS, folder, compiled)
            later = timed(OURS, folder, compiled)
        if not number:
            continue
        for name, value in (
            ("bare QMainWindow, first paint", bare),
            ("first start, first paint", first["paint"]),
            ("first start, courses of the sample painted", first["courses"]),
            ("first start, results and filters too", first["results"]),
            ("later start, first paint", later["paint"]),
            ("later start, first courses painted", later["courses"]),
            ("later start, results and filters too", later["results"]),
        ):
            figures.setdefault(name, []).append(value)
            ratios.setdefault(name, []).append(value / bare)


def timed(program: str, home: str, compiled: str) -> dict[str, float]:
    """Milliseconds from the start of a process to each moment that it prints."""
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": compiled,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"), home),
    }
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    moments: dict[str, float] = {}
    for line in done.stdout.splitlines():
        name, at = line.split()
        moments.setdefault(name, (float(at) - start) * 1000)
    return moments


if __name__ == "__main__":
    main()
