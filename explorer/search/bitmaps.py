"""Sets of courses as bits, 64 to a number: cut and counted far faster than lists of places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from explorer.search.postings import Docs

Flags = NDArray[np.bool_]
"""One boolean a course."""
Bits = NDArray[np.uint64]
"""Course d is bit d % 64 of number d // 64; the bits after the last course are 0."""


def packed(flags: Flags) -> Bits:
    """The courses that are flagged."""
    eights = np.packbits(flags, bitorder="little")
    whole = np.zeros(-(-len(flags) // 64) * 8, np.uint8)
    whole[: len(eights)] = eights
    return whole.view("<u8")


def packed_docs(docs: Docs, count: int) -> Bits:
    """These courses, out of `count`."""
    flags = np.zeros(count, np.bool_)
    flags[docs] = True
    return packed(flags)


def docs_of(bits: Bits, count: int) -> Docs:
    """The places of the courses of a set, ascending, out of `count`."""
    flags = np.unpackbits(bits.view(np.uint8), count=count, bitorder="little").view(np.bool_)
    return np.flatnonzero(flags).astype(np.int32)


def size(bits: Bits) -> int:
    """How many courses a set holds."""
    return int(np.bitwise_count(bits).sum(dtype=np.int64))


def sizes(rows: NDArray[np.uint64], within: Bits) -> NDArray[np.int64]:
    """How many courses each of several sets has in common with one."""
    found: NDArray[np.int64] = np.bitwise_count(rows & within).sum(axis=1, dtype=np.uint32).astype(np.int64)
    return found
