"""The same values met again and again, replaced by their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Value = TypeVar("Value", str, tuple[str, ...])


class Numbers(defaultdict[Value, int]):
    """Gives the next number to each value met for the first time, from 0 on."""

    def __init__(self) -> None:
        # A counter apart: a method of this very dictionary would keep it alive until cycles are collected.
        super().__init__(count().__next__)

    def of(self, values: Sequence[Value]) -> NDArray[np.int32]:
        """The number of each of these values."""
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))
