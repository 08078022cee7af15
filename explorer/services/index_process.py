"""A large index made by another process: Python cannot prepare so many texts and let a window paint.

The process leaves its work in the file beside the catalogue, where the next start would find it too.
"""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

LARGE: Final = 20_000
"""Courses to be read: below, reading them takes less time than a process does to start."""

_log = logging.getLogger(__name__)


class IndexProcess:
    """The process, while it works. One call of `build` at a time; any thread may `close`."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._lock = threading.Lock()
        self.is_closed = False

    def build(self, catalogue: Path) -> None:
        """Returns when the index of `catalogue` is in its file, or cannot be: the log says why."""
        from multiprocessing import get_context  # noqa: PLC0415 - large catalogues only

        from explorer.services.index_building import build  # noqa: PLC0415

        # « spawn » everywhere: a fork would copy the threads' locks and Qt's connection to the display.
        process = get_context("spawn").Process(target=build, args=(catalogue,), name="index")
        with self._lock:
            if self.is_closed:
                return
            process.start()
            self._process = process
        process.join()
        with self._lock:
            self._process = None
            if process.exitcode and not self.is_closed:
                _log.warning("the process that builds the index ended with %s", process.exitcode)
            process.close()

    def close(self) -> None:
        """Ends the process, whatever it was doing; it only ever writes what can be made again."""
        with self._lock:
            self.is_closed = True
            if self._process is not None:
                self._process.kill()
