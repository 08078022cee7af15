"""Key event → repainted results in the real window, by size of the catalogue; prints one Markdown table.

    .venv/bin/python -m benchmarks.window_speed [SIZE…]        1000 100000 by default

Each size has a generated catalogue and processes of its own: a first start, whose index is not there yet,
then a later one. A keystroke is a key event sent to the search field, timed until the results of the whole
text have been painted; a click on a filter likewise. The counts of the filters come after: they have a line
of their own. The heartbeat is a timer of the window's thread: a gap in it, painting left out, is a moment
when a search kept the window from painting.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks import corruption, generate
from benchmarks.fill import fill
from benchmarks.measures import memory
from explorer import app
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.main_window import MainWindow
from explorer.ui.pages.explorer import ExplorerPage
from explorer.ui.theme import Theme

SIZES: Final = ("1000", "100000")
QUERIES: Final = 1
"""Texts typed for each kind of error."""
CLICKS: Final = 12
BEAT_MS: Final = 2
PATIENCE_S: Final = 600.0
GATES: Final = {100_000: 50.0, 1_000_000: 80.0}
"""Courses → most milliseconds from a key to the pixels (p95)."""


class Watch(QObject):
    """Knows when results were painted, and the longest gap of the heartbeat before they were."""

    def __init__(self, page: ExplorerPage) -> None:
        super().__init__()
        for shown in (page.results.front.viewport(), page.empty):
            shown.installEventFilter(self)
        page.table.model().modelReset.connect(self._on_answered)
        page.searched.connect(self._on_counted)
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()
        self._page = page
        self._text: str | None = None
        self._is_answered = self.is_painted = self.is_counted = False
        self._last = perf_counter()
        self.gap_ms = 0.0

    def expect(self, text: str | None) -> None:
        """The next results to wait for: those of `text`, or whatever comes."""
        self._text = text
        self._is_answered = self.is_painted = self.is_counted = False
        self._last, self.gap_ms = perf_counter(), 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if event.type() == QEvent.Type.Paint and self._is_answered:
            self.is_painted = True
        return False

    def _on_beat(self) -> None:
        now = perf_counter()
        if not self._is_answered:
            self.gap_ms = max(self.gap_ms, (now - self._last) * 1000 - BEAT_MS)
        self._last = now

    def _on_answered(self) -> None:
        if self._text is None or self._page.current_query().text == self._text:
            self._is_answered = True

    def _on_counted(self, _outcome: object) -> None:
        if self._is_answered:
            # Posted paintings come before a timer.
            QTimer.singleShot(0, self._on_counts_painted)

    def _on_counts_painted(self) -> None:
        self.is_counted = True


def until(what: str, condition: Callable[[], object]) -> None:
    """Lets the window work until `condition` holds. Raises `TimeoutError` with `what` when it never does."""
    started = perf_counter()
    while not condition():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if perf_counter() - started > PATIENCE_S:
            raise TimeoutError(what)


def measure(file: Path, texts: Sequence[str]) -> dict[str, float]:
    """Opens the window on `file`, types the texts, clicks on filters. Returns milliseconds and megabytes."""
    application = app.make_application(sys.argv[:1])
    theme = Theme("light")
    theme.apply()
    tasks = Tasks()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "reglages.ini")
        window = MainWindow(file, app.open_services, settings, theme, tasks)
        window.resize(1440, 900)
        window.show()
        wake = QTimer(interval=20)
        wake.start()
        started = perf_counter()
        window.start()
        until("the page", lambda: window.findChild(ExplorerPage))
        page = window.findChild(ExplorerPage)
        until("the first rows", lambda: page.table.model().rowCount() and page.table.isVisible())
        window.repaint()
        found = {"first page": (perf_counter() - started) * 1000}
        until("the catalogue", lambda: window.page is not None)
        services = window.services
        until("the index", lambda: services.catalogue.is_warm and page.facets.section("axis").boxes)
        found["search ready"] = (perf_counter() - started) * 1000
        until("quiet", lambda: tasks.is_idle)
        wake.stop()
        watch = Watch(page)
        keys, all_keys, key_gaps = typed(tasks, page, watch, texts)
        clicks, click_gaps = clicked(tasks, page, watch)
        found |= {f"key {name}": value for name, value in spread(keys).items()}
        found |= {f"all {name}": value for name, value in spread(all_keys).items()}
        found |= {f"click {name}": value for name, value in spread(clicks).items()}
        gaps = key_gaps + click_gaps
        found |= {f"gap {name}": value for name, value in spread(gaps).items()}
        found["edit"], edit_keys = edited(window, tasks, watch, texts[0])
        found |= {f"edit key {name}": value for name, value in spread(edit_keys).items()}
        found |= {"keys": len(keys), "memory": memory(), "file": file.stat().st_size / 1e6}
        window.close()
    application.quit()
    return found


def typed(
    tasks: Tasks, page: ExplorerPage, watch: Watch, texts: Sequence[str]
) -> tuple[list[float], list[float], list[float]]:
    """Of each keystroke: until the results, until the counts too; the longest gap of the heartbeat."""
    field = page.findChild(QLineEdit, "search-field")
    field.setFocus()
    times, all_times, gaps = [], [], []
    for text in texts:
        field.clear()
        until("quiet", lambda: tasks.is_idle)
        for end, letter in enumerate(text, start=1):
            asked = text[:end].strip()
            if page.current_query().text == asked:  # A space asks for nothing else.
                QApplication.sendEvent(field, key(letter))
                continue
            watch.expect(asked)
            started = perf_counter()
            QApplication.sendEvent(field, key(letter))
            until(asked, lambda: watch.is_painted)
            times.append((perf_counter() - started) * 1000)
            until(asked, lambda: watch.is_counted)
            all_times.append((perf_counter() - started) * 1000)
            gaps.append(watch.gap_ms)
            until("quiet", lambda: tasks.is_idle)
    field.clear()
    until("quiet", lambda: tasks.is_idle)
    return times, all_times, gaps


def clicked(tasks: Tasks, page: ExplorerPage, watch: Watch) -> tuple[list[float], list[float]]:
    """The time of each click on a value of a filter, taken then left."""
    times, gaps = [], []
    for number in range(CLICKS):
        facet = ("axis", "skill", "format")[number % 3]
        boxes = page.facets.section(facet).boxes  # type: ignore[arg-type]
        watch.expect(None)
        started = perf_counter()
        QTest.mouseClick(boxes[number % min(2, len(boxes))], Qt.MouseButton.LeftButton)
        until(facet, lambda: watch.is_painted)
        times.append((perf_counter() - started) * 1000)
        until(facet, lambda: watch.is_counted)
        gaps.append(watch.gap_ms)
        until("quiet", lambda: tasks.is_idle)
    return times, gaps


def edited(window: MainWindow, tasks: Tasks, watch: Watch, text: str) -> tuple[float, list[float]]:
    """From a correction just written to the index that knows it; each key typed meanwhile, to its results."""
    page, services = window.page, window.services
    field = page.findChild(QLineEdit, "search-field")
    field.clear()
    until("quiet", lambda: tasks.is_idle)
    course_id = int(page.table.model().ids[0])
    done: list[float] = []
    page.refreshed.connect(lambda: done.append(perf_counter()))
    services.corrections.correct(course_id, "title", "Vente assistée, titre corrigé")
    started = perf_counter()
    window.corrections.changed.emit()
    keys = []
    for end, letter in enumerate(text, start=1):
        asked = text[:end].strip()
        if page.current_query().text != asked:
            watch.expect(asked)
            pressed = perf_counter()
            QApplication.sendEvent(field, key(letter))
            until(asked, lambda: watch.is_painted)
            keys.append((perf_counter() - pressed) * 1000)
        else:
            QApplication.sendEvent(field, key(letter))
    until("the index after an edit", lambda: done)
    until("quiet", lambda: tasks.is_idle)
    return (done[0] - started) * 1000, keys


def key(letter: str) -> QKeyEvent:
    """As a keyboard sends it; accents included."""
    return QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)


def spread(times: Sequence[float]) -> dict[str, float]:
    """The median, the 95th percentile and the longest."""
    ordered = sorted(times)
    return {
        "p50": ordered[len(ordered) // 2],
        "p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
        "max": ordered[-1],
    }


def report(size: int) -> tuple[dict[str, float], dict[str, float]]:
    """A first start and a later one on a catalogue of this size, each in its own process."""
    made = generate.catalogue(size)
    by_kind = corruption.queries(made.titles[:20_000], QUERIES).values()
    texts = json.dumps([text for found in by_kind for text, _place in found])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalogue.sqlite3"
        fill(file, made)
        del made
        command = [sys.executable, "-m", "benchmarks.window_speed", "--one", str(file), texts]
        outputs = [subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout for _ in range(2)]
    runs = [json.loads(output.splitlines()[-1]) for output in outputs]
    return runs[0], runs[1]


def main() -> None:
    """Measures each size in turn, then prints everything."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(Path(sys.argv[2]), json.loads(sys.argv[3]))))
        return
    sizes = [int(each) for each in sys.argv[1:] or SIZES]
    found = {size: report(size) for size in sizes}
    print(f"# Fenêtre : de la touche aux pixels ({os.cpu_count()} cœurs, Python {sys.version.split()[0]})\n")
    print("| | " + " | ".join(f"{size:,}".replace(",", " ") for size in sizes) + " |")
    print("|---|" + "--:|" * len(sizes))
    for words, run, name in (
        ("first start: first rows painted, ms", 0, "first page"),
        ("first start: search ready, ms", 0, "search ready"),
        ("later start: first rows painted, ms", 1, "first page"),
        ("later start: search ready, ms", 1, "search ready"),
        ("key → pixels p50, ms", 1, "key p50"),
        ("key → pixels p95, ms", 1, "key p95"),
        ("key → pixels, longest, ms", 1, "key max"),
        ("key → counts of the filters painted too p95, ms", 1, "all p95"),
        ("click on a filter → pixels p95, ms", 1, "click p95"),
        ("a course corrected: index up to date, ms", 1, "edit"),
        ("… key → pixels meanwhile, longest, ms", 1, "edit key max"),
        ("heartbeat gap while searching p95, ms", 1, "gap p95"),
        ("heartbeat gap while searching, longest, ms", 1, "gap max"),
        ("keystrokes", 1, "keys"),
        ("memory of the process, MB", 1, "memory"),
        ("catalogue file, MB", 1, "file"),
    ):
        print(f"| {words} | " + " | ".join(f"{found[size][run][name]:.0f}" for size in sizes) + " |")
    for size in sizes:
        if size in GATES:
            p95, gate = found[size][1]["key p95"], GATES[size]
            print(f"\n{size}: key → pixels p95 {p95:.0f} ms (gate {gate:.0f})")
    if len(sizes) > 1:
        first, last = (found[size][1]["first page"] for size in (sizes[-2], sizes[-1]))
        print(f"\nFirst page, {sizes[-1]} against {sizes[-2]}: {last / first:.2f} × (gate 1.3)")


if __name__ == "__main__":
    main()
