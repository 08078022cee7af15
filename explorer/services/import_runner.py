"""`Imports` for a window: what is large is done by another process, with the same methods and errors.

Measured at 100,000 rows: a thread that reads stops the window for 77 to 1,170 ms, a process of its own does
not. A map of 200 rows is read faster than a process starts: small files stay in the caller's thread.
"""

from __future__ import annotations

import stat
import threading
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from db.engine import Database
from explorer.services import import_process
from explorer.services.errors import ImportInterrupted, StalePlan
from explorer.services.import_process import Answer, Failure, Part, Request, Steps, Stop, Stopped
from explorer.services.imports import Imports
from explorer.services.inspection import Inspection
from explorer.services.plan import ImportPlan, ImportReport, Progress, UndoReport
from importers.choices import Choices
from resources.vocabulary import Vocabulary

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

LARGE_WORKBOOK: Final = 400_000
"""Bytes; some 2,000 rows of 25 columns."""
LARGE_TEXT: Final = 1_500_000
"""Bytes; the same rows without compression."""
LARGE_ONCE_UNZIPPED: Final = 10_000_000
"""Bytes; few, well compressed, may hold as many rows."""
LARGE_UNDO: Final = 2_000
"""Courses."""
_COMPRESSED: Final = frozenset({".xlsx", ".xlsm", ".ods", ".zip"})
_LISTEN_S: Final = 0.05
_PATIENCE_S: Final = 10.0
"""After this, a write that was asked to stop is stopped; its transaction then leaves no trace."""


class ImportRunner(Imports):
    """The same as `Imports`; `close()` it when the catalogue is closed. One import at a time.

    `is_large` tells which files are for the process; without it, all is done in the caller's thread.
    """

    def __init__(
        self,
        database: Database,
        vocabulary: Vocabulary,
        *,
        is_large: Callable[[Path], bool] | None = None,
    ) -> None:
        super().__init__(database, vocabulary)
        self._has_process = is_large is not None
        self._is_large = is_large or (lambda _path: False)
        self._worker = _Worker(database.path)
        self._plan: ImportPlan | None = None
        """The plan that the process holds, as shown here."""

    def inspect(
        self, path: Path, choices: Choices | None = None, *, progress: Progress | None = None
    ) -> Inspection:
        self._refuse_itself(path)
        if not self._is_large(path):
            return super().inspect(path, choices, progress=progress)
        inspection: Inspection = self._worker.ask(Request("inspect", (path, choices)), path.name, progress)
        return inspection

    def preview(
        self,
        path: Path,
        choices: Choices | None = None,
        *,
        source: str | None = None,
        axis: str | None = None,
        sheets: tuple[str, ...] = (),
        is_sample: bool = False,
        progress: Progress | None = None,
    ) -> ImportPlan:
        self._plan = None
        self._refuse_itself(path)
        options: dict[str, Any] = {"source": source, "axis": axis, "sheets": sheets, "is_sample": is_sample}
        if not self._is_large(path):
            return super().preview(path, choices, **options, progress=progress)
        plan: ImportPlan = self._worker.ask(Request("preview", (path, choices), options), path.name, progress)
        self._plan = plan
        return plan

    def apply(self, plan: ImportPlan, progress: Progress | None = None) -> ImportReport:
        """As `Imports.apply`. Raises `ImportInterrupted` if the process ends before it answers."""
        if self._plan is not plan:
            if self._is_large(plan.file):
                raise StalePlan.gone(plan.file.name)
            return super().apply(plan, progress)
        try:
            report: ImportReport = self._worker.ask(
                Request("apply", (plan.file.name,)), plan.file.name, progress, revision=self.revision
            )
        finally:
            self.release()
        return report

    def undo(self, import_id: int) -> UndoReport:
        entries = self.history() if self._has_process else ()
        entry = next((each for each in entries if each.id == import_id), None)
        if entry is None or entry.counts.created + entry.counts.updated <= LARGE_UNDO:
            return super().undo(import_id)
        try:
            report: UndoReport = self._worker.ask(
                Request("undo", (import_id,)), entry.file_name, None, revision=self.revision
            )
        finally:
            self.release()
        return report

    def prepare(self) -> None:
        """Starts the process ahead, when a file is about to be chosen: it takes a second to be ready."""
        if self._has_process:
            self._worker.start()

    def release(self) -> None:
        """Gives back the memory of a plan that will not be applied (or was). Not on the window's thread."""
        self._plan = None
        self._worker.end()

    def close(self) -> None:
        """Ends the process; what it had not committed leaves no trace."""
        self.release()


def is_large_file(path: Path) -> bool:
    """Whether a file is better read by another process; a file that cannot be looked at is not."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return False
    size = status.st_size
    if not stat.S_ISREG(status.st_mode):
        return False  # opening a named pipe could wait for ever
    if path.suffix.lower() not in _COMPRESSED:
        return size > LARGE_TEXT
    return size > LARGE_WORKBOOK or _unzipped(path) > LARGE_ONCE_UNZIPPED


def _unzipped(path: Path) -> int:
    """Bytes once unzipped, as the archive tells; 0 for what is none: its reading will say what it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return 0


class _Worker:
    """The process, started when it is needed, and one conversation with it at a time."""

    def __init__(self, database_file: Path) -> None:
        self._database_file = database_file
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Starts the process unless it runs."""
        with self._lock:
            self._started()

    def ask(
        self,
        request: Request,
        file_name: str,
        progress: Progress | None,
        *,
        revision: Callable[[], int] | None = None,
    ) -> Any:
        """The result of a request; raises what it raised, or what `progress` raises.

        `revision` tells the state of the catalogue, for a request that writes: such a request is asked to
        stop and waited for, any other is cut short.
        """
        with self._lock:
            pipe = self._started()
            talk = _Talk(pipe, progress, is_writing=revision is not None)
            before = revision() if revision else 0
            try:
                talk.send(request)
                return talk.outcome()
            except _CutShort as cut:
                code = self._kill()
                if revision is not None and revision() != before:
                    raise ImportInterrupted.once_written(file_name) from cut.why
                if cut.why is not None:
                    raise cut.why from None
                told = ImportInterrupted.not_undone if request.name == "undo" else ImportInterrupted.unwritten
                raise told(file_name, code) from None

    def end(self) -> None:
        """Ends the process, if one runs and no request is under way."""
        with self._lock:
            self._kill()

    def _started(self) -> Connection:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self._kill()
        from multiprocessing import get_context  # noqa: PLC0415 - few imports need it

        # « spawn » everywhere: a fork would copy the threads' locks and Qt's connection to the display.
        context = get_context("spawn")
        pipe, theirs = context.Pipe()
        process = context.Process(
            target=import_process.serve, args=(theirs, self._database_file), name="import", daemon=True
        )
        process.start()
        theirs.close()
        self._process, self._pipe = process, pipe
        return pipe

    def _kill(self) -> int | None:
        """Returns how the process had ended, `None` when it ran or there was none."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return None
        process.join(0.2)  # one that lost its pipe, or crashed, is about to end by itself
        code = process.exitcode
        if code is None:
            process.kill()
            process.join()
        process.close()
        return code


class _CutShort(Exception):
    """A conversation that has no end: the process is gone, or must go. `why`: what asked for it."""

    def __init__(self, why: BaseException | None) -> None:
        super().__init__()
        self.why = why


class _Talk:
    """One request and what comes back until its last word."""

    def __init__(self, pipe: Connection, progress: Progress | None, *, is_writing: bool) -> None:
        self._pipe = pipe
        self._progress = progress
        self._is_writing = is_writing
        self._steps = Steps(0, None)
        self._parts: dict[str, list[Any]] = {name: [] for name in import_process.PARTS}
        self._stop: BaseException | None = None
        self._deadline = float("inf")

    def send(self, message: Request | Stop) -> None:
        """Says something to the process, unless it is gone."""
        try:
            self._pipe.send(message)
        except OSError as error:
            raise _CutShort(self._stop) from error

    def outcome(self) -> Any:
        """The result, or what was raised."""
        while True:
            message = self._next()
            if isinstance(message, Answer):
                return self._whole(message.result)
            if isinstance(message, Failure):
                raise message.error()
            if isinstance(message, Stopped) and self._stop is not None:
                raise self._stop
            if isinstance(message, Part):
                self._parts[message.name].extend(message.items)
            elif isinstance(message, Steps):
                self._steps = message
            self._tell()

    def _next(self) -> object:
        try:
            while not self._pipe.poll(_LISTEN_S):
                self._tell()
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise _CutShort(self._stop) from error

    def _tell(self) -> None:
        """Reports the progress, also while there is none: whoever wants to stop says so in the report."""
        if self._stop is not None:
            if time.monotonic() > self._deadline:
                raise _CutShort(self._stop)
            return
        if self._progress is None:
            return
        try:
            self._progress(self._steps.done, self._steps.total)
        except BaseException as error:
            if not self._is_writing:
                raise _CutShort(error) from error
            self._stop = error
            self._deadline = time.monotonic() + _PATIENCE_S
            self.send(Stop())

    def _whole(self, result: Any) -> Any:
        if isinstance(result, ImportPlan):
            changes, rejects, warnings = (tuple(self._parts[name]) for name in import_process.PARTS)
            return replace(result, changes=changes, rejects=rejects, warnings=warnings)
        return result
