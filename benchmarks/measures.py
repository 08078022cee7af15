"""How long calls take and how much memory this process holds."""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of many calls."""

    p50: float
    p95: float

    def __str__(self) -> str:
        return f"{self.p50:.2f} | {self.p95:.2f}"


def timed(calls: Sequence[Callable[[], object]]) -> Times:
    """The processor times of the calls, each made once, in order: what other programs do is left out."""
    taken = []
    for call in calls:
        started = process_time()
        call()
        taken.append((process_time() - started) * 1000)
    taken.sort()
    return Times(taken[len(taken) // 2], taken[min(len(taken) - 1, int(len(taken) * 0.95))])


def memory() -> float:
    """Resident memory of this process in megabytes; its peak where the system tells no more."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1_048_576
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_048_576 if sys.platform == "darwin" else 1_024)
