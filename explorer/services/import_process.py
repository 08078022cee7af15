"""The process that reads and writes large imports, so that no instant of the window waits for them.

`serve` runs in it: it answers one request after the other, keeps the last plan it made (100,000 rows are
never sent back to be written), and ends when the other end of its pipe is closed, whatever ended it.
"""

from __future__ import annotations

import copyreg
import gc
import os
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from explorer.services.errors import StalePlan
from explorer.services.plan import ImportPlan, PlannedChange

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from explorer.services.imports import Imports


def _frozen(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


# The frozen values of an import hold such mappings, which Python does not send to another process by itself.
copyreg.pickle(MappingProxyType, lambda proxy: (_frozen, (dict(proxy),)))

_POLITENESS: Final = 5
PROGRESS_INTERVAL_S: Final = 0.05
PART: Final = 500
"""Items of a plan sent at once: unpickling more would hold the window's process for longer than a frame."""
PARTS: Final = ("changes", "rejects", "warnings")
"""What a plan has one of for each row."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: the name of a method of `Imports`, or `apply`, of the plan held here for a file."""

    name: Literal["inspect", "preview", "apply", "undo"]
    arguments: tuple[Any, ...] = ()
    options: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """Asks for the end of the request under way, at its next report of progress."""


@dataclass(frozen=True, slots=True)
class Steps:
    """How far the request is."""

    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """Some items of the plan to come."""

    name: str
    items: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The last word on a request that went well."""

    result: Any


@dataclass(frozen=True, slots=True)
class Stopped:
    """The last word on a request that was asked to stop: nothing is written."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The last word on a request that raised: enough to raise the same again."""

    kind: type[BaseException]
    arguments: tuple[Any, ...]
    attributes: dict[str, Any]
    trace: str

    def error(self) -> BaseException:
        """The exception, its traceback as a note; its `__init__` may take other arguments than `args`."""
        error = self.kind.__new__(self.kind, *self.arguments)
        error.args = self.arguments
        for name, value in self.attributes.items():
            setattr(error, name, value)
        error.add_note(self.trace)
        return error


class StopAsked(BaseException):
    """Raised inside a request, at its next report of progress, once its end was asked."""


def serve(pipe: Connection, database_file: Path) -> None:
    """Answers until the other end of `pipe` is closed."""
    # Ctrl+C in a terminal reaches both processes: the other one decides, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_POLITENESS)  # on a busy machine the window comes first
    # What lives here lives until the import ends, and hardly anything in it is a cycle.
    gc.disable()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError), pipe:
        _Server(pipe, database_file).run()


class _Server:
    """Answers the requests of one pipe."""

    def __init__(self, pipe: Connection, database_file: Path) -> None:
        self._pipe = pipe
        self._database_file = database_file
        self._plan: ImportPlan | None = None
        self._last_report = 0.0
        self._untold: Steps | None = None

    @cached_property
    def _imports(self) -> Imports:
        # Imported here: both sides of the pipe need this module, only this one needs what follows.
        from db.engine import open_database  # noqa: PLC0415
        from db.patience import WINDOW_PATIENCE_S, Patience  # noqa: PLC0415
        from explorer.services.imports import Imports  # noqa: PLC0415
        from explorer.services.opened import LastOpened  # noqa: PLC0415
        from resources.vocabulary import vocabulary  # noqa: PLC0415

        database = open_database(self._database_file, create=False, patience=Patience(WINDOW_PATIENCE_S))
        return Imports(database, vocabulary(), last_opened=LastOpened())

    def run(self) -> None:
        """One request after the other."""
        while True:
            request = self._pipe.recv()
            if isinstance(request, Request):  # a `Stop` that came after its request had ended says nothing
                self._answer(request)

    def _answer(self, request: Request) -> None:
        try:
            result = self._do(request)
        except StopAsked:
            self._pipe.send(Stopped())
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # noqa: BLE001 - raised again at the other end
            self._pipe.send(_failure(error))
        else:
            if self._untold:  # the last step came too soon after the one before
                self._pipe.send(self._untold)
            self._pipe.send(Answer(result))
        finally:
            self._untold = None

    def _do(self, request: Request) -> object:
        call: Callable[..., Any] = getattr(self._imports, request.name)
        if request.name == "apply":
            if self._plan is None:  # the process that made it has ended: this one has taken its place
                raise StalePlan.gone(*request.arguments)
            return call(self._plan, progress=self._report)
        if request.name == "undo":
            return call(*request.arguments)
        result = call(*request.arguments, **(request.options or {}), progress=self._report)
        if isinstance(result, ImportPlan):
            self._plan = result
            return self._send_rows(result)
        return result

    def _send_rows(self, plan: ImportPlan) -> ImportPlan:
        """Sends what a plan has by row; returns the rest of it."""
        for name in PARTS:
            items = getattr(plan, name)
            for start in range(0, len(items), PART):
                part = items[start : start + PART]
                self._pipe.send(Part(name, tuple(_shown(part))))
        return replace(plan, changes=(), rejects=(), warnings=())

    def _report(self, done: int, total: int | None = None) -> None:
        if self._pipe.poll():
            if isinstance(self._pipe.recv(), Stop):
                raise StopAsked
            raise RuntimeError("a request came before the one under way had ended")
        self._untold = Steps(done, total)
        now = time.monotonic()
        if done == total or now - self._last_report >= PROGRESS_INTERVAL_S:
            self._last_report = now
            self._pipe.send(self._untold)
            self._untold = None


def _shown(items: tuple[Any, ...]) -> Iterator[Any]:
    """Changes without what would be stored: it stays here, where it is stored."""
    for each in items:
        if isinstance(each, PlannedChange) and (each.write or each.place or each.new):
            yield replace(each, write=None, place=None, new=None)
        else:
            yield each


def _failure(error: Exception) -> Failure:
    attributes = {name: value for name, value in vars(error).items() if not name.startswith("__")}
    trace = "".join(traceback.format_exception(error))
    return Failure(type(error), error.args, attributes, trace)
