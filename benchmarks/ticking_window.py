"""The real window, and how long its event loop goes without a turn while something is done."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QSettings, Qt, QTimer

from explorer.app import make_application, open_services
from explorer.services.opening import Services
from explorer.settings import Settings
from explorer.tasks import Tasks
from explorer.ui.main_window import MainWindow
from explorer.ui.theme import Theme

Gap = dict[str, float]
LONG_MS = 50


class TickingWindow(QObject):
    """A window on a catalogue of its own, in `folder`; it has shown the sample map when this returns."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        self._application = make_application(["benchmark"])
        settings = Settings(folder / "settings.ini")
        theme = Theme("light", self._application)
        theme.apply_palette()
        self._tasks = Tasks(self._application)
        self._window = MainWindow(folder / "catalogue.sqlite3", open_services, settings, theme, self._tasks)
        self._window.painted.connect(self._window.start)
        self._window.resize(1280, 720)
        self._window.show()
        self._loop = QEventLoop(self)
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = 0.0
        self._gaps: list[float] = []
        self._reports = 0
        self._result: Any = None
        self._turn(lambda: self._window.page is not None and self._tasks.is_idle)

    @property
    def services(self) -> Services:
        """What the window asks."""
        if self._window.services is None:
            raise RuntimeError("the catalogue did not open")
        return self._window.services

    def idle(self, seconds: float, every_ms: int) -> Gap:
        """The gaps while nothing is done."""
        self._start(every_ms)
        end = time.perf_counter() + seconds
        self._turn(lambda: time.perf_counter() > end)
        return self._stop()

    def work(self, function: Callable[..., Any], *args: Any, every_ms: int) -> tuple[Gap, Any]:
        """The gaps while the writing thread runs a function that tells its progress, and its result."""
        self._start(every_ms)
        self._tasks.write(
            function, *args, done=self._on_done, failed=self._on_failed, progress=self._on_progress
        )
        self._turn(lambda: self._tasks.is_idle)
        return self._stop(), self._taken()

    def search(self, function: Callable[..., Any], *, every_ms: int) -> tuple[Gap, Any]:
        """The gaps while the searching thread runs a function, and its result."""
        self._start(every_ms)
        self._tasks.search(function, done=self._on_done, failed=self._on_failed, lane="index")
        self._turn(lambda: self._tasks.is_idle)
        return self._stop(), self._taken()

    def close(self) -> None:
        """Closes the window as a user does."""
        self._window.close()

    def _start(self, every_ms: int) -> None:
        self._gaps.clear()
        self._reports = 0
        self._last = time.perf_counter()
        self._timer.start(every_ms)

    def _tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    def _stop(self) -> Gap:
        self._timer.stop()
        long = sum(1 for gap in self._gaps if gap > LONG_MS)
        return {"longest_ms": max(self._gaps, default=0.0), "long": long, "reports": self._reports}

    def _turn(self, is_over: Callable[[], bool]) -> None:
        while not is_over():
            self._loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)

    def _taken(self) -> Any:
        result, self._result = self._result, None
        if isinstance(result, Exception):
            raise result
        return result

    def _on_done(self, _generation: int, result: object) -> None:
        self._result = result

    def _on_failed(self, error: Exception) -> None:
        self._result = error

    def _on_progress(self, _done: int, _total: int | None) -> None:
        self._reports += 1
