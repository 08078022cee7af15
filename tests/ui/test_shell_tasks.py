"""Background work: the latest search wins, writes keep their order, cancelling stops, closing waits."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from explorer.tasks import Tasks


class Listener(QObject):
    """Remembers what came back, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[tuple[int, object]] = []
        self.errors: list[Exception] = []
        self.steps: list[tuple[int, int | None]] = []
        self.cancelled = 0
        self.threads: set[QThread] = set()

    def on_done(self, generation: int, result: object) -> None:
        self.threads.add(QThread.currentThread())
        self.results.append((generation, result))

    def on_failed(self, error: Exception) -> None:
        self.errors.append(error)

    def on_progress(self, done: int, total: int | None) -> None:
        self.steps.append((done, total))

    def on_cancelled(self) -> None:
        self.cancelled += 1


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener()


def wait_idle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.is_idle)


def test_result_comes_back_on_the_window_thread(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    worker: list[int] = []

    def job(a: int, b: int) -> int:
        worker.append(threading.get_ident())
        return a + b

    generation = tasks.search(job, 2, 3, done=listener.on_done, failed=listener.on_failed)
    wait_idle(qtbot, tasks)
    assert listener.results == [(generation, 5)]
    assert listener.threads == {QThread.currentThread()}
    assert worker != [threading.get_ident()]


def test_only_the_latest_search_is_heard(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    started, release, ran = threading.Event(), threading.Event(), []

    def slow(name: str) -> str:
        ran.append(name)
        started.set()
        release.wait(5)
        return name

    tasks.search(slow, "pro", done=listener.on_done, failed=listener.on_failed)
    assert started.wait(5)
    tasks.search(slow, "prom", done=listener.on_done, failed=listener.on_failed)
    last = tasks.search(slow, "prompt", done=listener.on_done, failed=listener.on_failed)
    release.set()
    wait_idle(qtbot, tasks)
    assert listener.results == [(last, "prompt")]
    assert ran == ["pro", "prompt"], "a search that waited and was replaced never runs"


def test_a_search_under_way_is_told_that_a_later_one_has_come(
    qtbot: QtBot, tasks: Tasks, listener: Listener
) -> None:
    started, asked = threading.Event(), threading.Event()
    told: list[bool] = []

    def search(*, is_stale: Callable[[], bool]) -> None:
        told.append(is_stale())
        started.set()
        asked.wait(5)
        told.append(is_stale())

    tasks.search(search, done=listener.on_done, failed=listener.on_failed, abandons=True)
    started.wait(5)
    last = tasks.search(str, 2, done=listener.on_done, failed=listener.on_failed)
    asked.set()
    wait_idle(qtbot, tasks)
    assert told == [False, True]
    assert listener.results == [(last, "2")]


def test_lanes_do_not_cancel_each_other(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    tasks.search(str, 1, done=listener.on_done, failed=listener.on_failed)
    tasks.search(str, 2, done=listener.on_done, failed=listener.on_failed, lane="details")
    wait_idle(qtbot, tasks)
    assert [result for _, result in listener.results] == ["1", "2"]


def test_error_comes_back_as_an_error(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    tasks.write(int, "sept", done=listener.on_done, failed=listener.on_failed)
    wait_idle(qtbot, tasks)
    assert [type(error) for error in listener.errors] == [ValueError]
    assert not listener.results


def test_writes_keep_their_order_and_tell_when_busy(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    busy: list[bool] = []
    tasks.busy_changed.connect(busy.append)
    written: list[int] = []
    for number in range(5):
        tasks.write(written.append, number, failed=listener.on_failed)
    wait_idle(qtbot, tasks)
    assert written == [0, 1, 2, 3, 4]
    assert busy == [True, False]


def test_cancelling_stops_a_job_at_its_next_report(qtbot: QtBot, tasks: Tasks, listener: Listener) -> None:
    reported = threading.Event()
    go_on = threading.Event()

    def job(progress) -> None:  # type: ignore[no-untyped-def]
        progress(1, 10)
        reported.set()
        go_on.wait(5)
        progress(2, 10)
        listener.results.append((0, "went on"))

    task = tasks.write(
        job,
        done=listener.on_done,
        failed=listener.on_failed,
        progress=listener.on_progress,
        cancelled=listener.on_cancelled,
    )
    assert reported.wait(5)
    qtbot.waitUntil(lambda: listener.steps == [(1, 10)])
    task.cancel()
    go_on.set()
    wait_idle(qtbot, tasks)
    assert (listener.cancelled, listener.results, listener.errors) == (1, [], [])


def test_closing_does_the_short_writes_and_drops_the_rest(qtbot: QtBot, listener: Listener) -> None:
    tasks = Tasks()
    started, release, written = threading.Event(), threading.Event(), []

    def import_file(progress) -> None:  # type: ignore[no-untyped-def]
        started.set()
        release.wait(5)
        progress(1, 2)
        written.append("import")

    tasks.write(import_file, progress=listener.on_progress, failed=listener.on_failed)
    tasks.write(written.append, "note", failed=listener.on_failed)
    assert started.wait(5)
    timer = threading.Timer(0.05, release.set)
    timer.start()
    tasks.close()
    timer.join()
    assert written == ["note"]


def test_nothing_is_delivered_to_a_widget_that_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    release = threading.Event()
    gone = Listener()
    results = gone.results
    tasks.search(release.wait, 5, done=gone.on_done, failed=gone.on_failed)
    gone.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(gone))
    release.set()
    wait_idle(qtbot, tasks)
    assert results == []


def test_nothing_starts_after_closing(tasks: Tasks, listener: Listener) -> None:
    """A timer of the closing window may still ask: its job would outlive the signals it ends with."""
    ran: list[bool] = []
    tasks.close()
    tasks.search(ran.append, True, done=listener.on_done, failed=listener.on_failed)  # noqa: FBT003
    tasks.close()
    assert not ran


def test_garbage_is_collected_on_the_window_thread_alone(
    qtbot: QtBot, tasks: Tasks, listener: Listener
) -> None:
    """A collection in a worker may free widgets there, which ends the process."""
    threads: set[int] = set()

    def on_collection(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    def litter() -> None:
        for _ in range(2_000):
            ring: list[object] = []
            ring.append(ring)

    gc.callbacks.append(on_collection)
    try:
        tasks.search(litter, done=listener.on_done, failed=listener.on_failed)
        qtbot.waitUntil(lambda: bool(threads))
        wait_idle(qtbot, tasks)
    finally:
        gc.callbacks.remove(on_collection)
    assert threads == {threading.get_ident()}


def test_a_burst_of_data_is_set_aside_and_its_garbage_found_once_it_is_quiet(
    qtbot: QtBot, tasks: Tasks, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Going through 100,000 courses at each collection would stop the window for a second."""

    class Ring:
        """Garbage as soon as it is made."""

        def __init__(self) -> None:
            self.me = self

    dead: list[weakref.ref[Ring]] = []

    def bring() -> list[list[int]]:
        dead.append(weakref.ref(Ring()))
        return [[number] for number in range(20_000)]

    tasks.search(bring, done=listener.on_done, failed=listener.on_failed)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 20_000)
    wait_idle(qtbot, tasks)
    assert dead[0]() is not None
    monkeypatch.setattr("explorer.tasks.FEW_OBJECTS", 10**9)  # other tests have left theirs
    monkeypatch.setattr("explorer.tasks.QUIET_S", 0.0)
    qtbot.waitUntil(lambda: dead[0]() is None)


def _is_alive(item: QObject) -> bool:
    from shiboken6 import isValid  # noqa: PLC0415

    return isValid(item)
