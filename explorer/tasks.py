"""Background work: one thread writes; on those that search, read and index, the latest request wins.

A job is a plain function: it knows nothing of Qt. Its result comes back as a signal on the thread of the
window. Slots must be methods of QObjects: Qt then drops the call by itself when its receiver is gone.
"""

from __future__ import annotations

import gc
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

PROGRESS_INTERVAL_S = 0.05
COLLECT_EVERY_MS = 250
BURST = 4_000
"""New objects between two looks of the collector that can only be data a worker is bringing."""
QUIET_S = 30.0
FEW_OBJECTS = 300_000
"""So many are gone through in a tenth of a second, once in a while."""
Told = Literal["progress", "is_stale"]
"""The keyword by which a job is given something to call while it runs."""


_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside a job, at its next progress report, once its cancellation was asked."""


class Task(QObject):
    """One job. Its signals are emitted on the window's thread; what was dropped emits only `finished`."""

    done = Signal(int, object)
    """Generation, result."""
    failed = Signal(object)
    """The exception."""
    progressed = Signal(int, object)
    """Steps done, total or `None` when unknown."""
    cancelled = Signal()
    finished = Signal(object)
    """The task itself; always, and last."""

    _reported = Signal(int, object)
    _ended = Signal(str, object)

    def __init__(
        self,
        generation: int,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        *,
        can_be_cancelled: bool,
        told: Told | None = None,
    ) -> None:
        super().__init__()
        self.generation = generation
        self.can_be_cancelled = can_be_cancelled
        self._told = told
        self._function = function
        self._args = args
        self._stop = threading.Event()
        self._is_dropped = False
        self._last_report = 0.0
        # Emitted by the worker, received here on the window's thread: whether the result is still wanted
        # is decided there, so that no outdated result can slip through between two threads.
        self._reported.connect(self._on_reported)
        self._ended.connect(self._on_ended)

    def cancel(self) -> None:
        """Asks the job to stop: before it starts if it waits, else at its next report."""
        self._stop.set()

    def silence(self) -> None:
        """Lets the job end, and says nothing more of it than that it is finished."""
        self._is_dropped = True

    def drop(self) -> None:
        """Cancels and silences."""
        self.silence()
        self.cancel()

    def report(self, done: int, total: int | None = None) -> None:
        """What a job calls to tell how far it is (in the worker). Raises `Cancelled` when it must stop."""
        self._raise_if_stopped()
        now = time.monotonic()
        if done == total or now - self._last_report >= PROGRESS_INTERVAL_S:
            self._last_report = now
            self._reported.emit(done, total)

    def is_stale(self) -> bool:
        """What a search asks (in the worker): whether nobody waits for its answer any more."""
        return self._stop.is_set()

    def run(self) -> None:
        """Does the job (in the worker)."""
        tellers = {"progress": self.report, "is_stale": self.is_stale}
        options = {self._told: tellers[self._told]} if self._told else {}
        try:
            self._raise_if_stopped()
            result = self._function(*self._args, **options)
        except Cancelled:
            self._ended.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001 - whatever a job raises is shown, never lost in a thread
            if self._is_dropped and not self._stop.is_set():
                _log.warning("refused while the window was closing: %s", error)
            self._ended.emit("failed", error)
        else:
            self._ended.emit("done", result)

    def _raise_if_stopped(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def _on_reported(self, done: int, total: int | None) -> None:
        if not self._stop.is_set():
            self.progressed.emit(done, total)

    def _on_ended(self, how: str, outcome: object) -> None:
        if not self._is_dropped:
            if how == "done":
                self.done.emit(self.generation, outcome)
            elif how == "failed":
                self.failed.emit(outcome)
            else:
                self.cancelled.emit()
        self.finished.emit(self)


class _Run(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


class WindowCollector(QObject):
    """Runs Python's cycle collector on the window's thread alone, in place of wherever it would strike.

    Run by a worker, it may free a whole tree of widgets there; Shiboken then deletes parents and children
    one by one on the window's thread, children twice, and the process dies. Measured with PySide6 6.11.3.

    A plan or an index of 20,000 courses makes one whole collection last 250 ms, and the window stand still
    meanwhile. Such bursts are frozen values without cycles: they are set aside from later collections, and
    freed as soon as nothing refers to them any more. The cycles that came with them are looked for once it
    has been quiet for a while and no job runs, unless the catalogue is so large that the window would stand
    still.
    """

    def __init__(self, parent: QObject, is_idle: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._burst_at: float | None = None
        self._timer = QTimer(self, interval=COLLECT_EVERY_MS)
        self._timer.timeout.connect(self._on_time)
        self._timer.start()

    def stop(self) -> None:
        """Leaves the collector as it was found: no worker runs any more."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _on_time(self) -> None:
        counts, limits = gc.get_count(), gc.get_threshold()
        if counts[0] > BURST:
            gc.freeze()
            self._burst_at = time.monotonic()
            return
        is_quiet = self._burst_at is not None and time.monotonic() - self._burst_at > QUIET_S
        if is_quiet and self._is_idle():
            self._burst_at = None
            if gc.get_freeze_count() <= FEW_OBJECTS:
                gc.unfreeze()
                gc.collect()
                gc.freeze()
        full = [age for age in range(3) if counts[age] > limits[age]]
        if full:
            gc.collect(max(full))


class Tasks(QObject):
    """Runs jobs away from the window. `busy_changed` tells whether something is being written."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search_pool = self._single_thread("recherche")
        self._read_pool = self._single_thread("lecture")
        self._keep_pool = self._single_thread("index")
        self._write_pool = self._single_thread("écriture")
        self._collector = WindowCollector(self, self._has_no_job)
        self._generation = 0
        self._latest: dict[str, Task] = {}
        self._running: set[Task] = set()
        self._writing = 0
        self._is_closed = False

    def search(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[int, Any], None],
        failed: Callable[[Exception], None],
        lane: str = "search",
        abandons: bool = False,
    ) -> int:
        """Runs `function(*args)` on the search thread and gives `done(generation, result)`.

        The latest request of a `lane` wins: an older one that waits is never run, the result of one under
        way is dropped. Lanes only keep different questions (results, details of one course) from cancelling
        each other; they share the thread. With `abandons`, the function is given `is_stale=`, to ask whether
        a later request has come. Returns the generation, which grows by one at each request.
        """
        told: Told | None = "is_stale" if abandons else None
        return self._ask(self._search_pool, function, args, lane=lane, told=told, done=done, failed=failed)

    def read(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[int, Any], None],
        failed: Callable[[Exception], None],
        lane: str,
    ) -> int:
        """As `search`, on a thread of its own: a few rows that are about to be seen, whatever is searched.

        It does not wait for an index that is being made.
        """
        return self._ask(self._read_pool, function, args, lane=lane, done=done, failed=failed)

    def keep(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[int, Any], None],
        failed: Callable[[Exception], None],
        lane: str,
    ) -> int:
        """As `search`, on a thread of its own: what follows a change of the catalogue.

        What is typed meanwhile is answered from the former index and does not wait.
        """
        return self._ask(self._keep_pool, function, args, lane=lane, done=done, failed=failed)

    def _ask(
        self,
        pool: QThreadPool,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        *,
        lane: str,
        done: Callable[[int, Any], None],
        failed: Callable[[Exception], None],
        told: Told | None = None,
    ) -> int:
        """Starts a task that takes the place of the previous one of its lane; returns its generation."""
        self._generation += 1
        task = Task(self._generation, function, args, can_be_cancelled=True, told=told)
        previous = self._latest.get(lane)
        if previous is not None:
            previous.drop()
        self._latest[lane] = task
        task.done.connect(done)
        task.failed.connect(failed)
        self._start(pool, task)
        return task.generation

    def write(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[int, Any], None] | None = None,
        failed: Callable[[Exception], None],
        progress: Callable[[int, int | None], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Task:
        """Runs `function(*args)` on the writing thread, after what was asked before it.

        With `progress`, the function is given `progress=` to call with (done, total) and can be cancelled
        while it runs: `task.cancel()`.
        """
        self._generation += 1
        with_progress = progress is not None
        told: Told | None = "progress" if with_progress else None
        task = Task(self._generation, function, args, can_be_cancelled=with_progress, told=told)
        if done is not None:
            task.done.connect(done)
        task.failed.connect(failed)
        if progress is not None:
            task.progressed.connect(progress)
        if cancelled is not None:
            task.cancelled.connect(cancelled)
        task.finished.connect(self._on_write_finished)
        self._count_writing(+1)
        self._start(self._write_pool, task)
        return task

    @property
    def is_writing(self) -> bool:
        """Whether a write is under way or waits."""
        return self._writing > 0

    @property
    def is_idle(self) -> bool:
        """Whether nothing runs, waits, or has a result to deliver."""
        return not self._running

    def _has_no_job(self) -> bool:
        return self.is_idle

    def close(self) -> None:
        """Cancels what can be cancelled, then waits for the workers. Results still to come are dropped.

        What is asked afterwards (a timer of the closing window) is not started: nothing would wait for it.
        A short write that was asked (a note, a selection) is always done: the user saw it as done.
        """
        self._is_closed = True
        for task in tuple(self._running):
            if task.can_be_cancelled:
                task.drop()
            else:
                task.silence()
        self._search_pool.waitForDone()
        self._read_pool.waitForDone()
        self._keep_pool.waitForDone()
        self._write_pool.waitForDone()
        self._running.clear()
        self._latest.clear()
        self._collector.stop()

    def _single_thread(self, name: str) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setObjectName(name)
        pool.setMaxThreadCount(1)
        pool.setExpiryTimeout(-1)
        return pool

    def _start(self, pool: QThreadPool, task: Task) -> None:
        if self._is_closed:
            return
        # Without this reference Python would free the signals before the worker emits them.
        self._running.add(task)
        task.finished.connect(self._on_finished)
        pool.start(_Run(task))

    def _on_finished(self, task: Task) -> None:
        self._running.discard(task)

    def _on_write_finished(self, _task: Task) -> None:
        self._count_writing(-1)

    def _count_writing(self, change: int) -> None:
        was_writing = self.is_writing
        self._writing += change
        if self.is_writing != was_writing:
            self.busy_changed.emit(self.is_writing)
