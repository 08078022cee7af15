"""How a search is given up when a newer one makes it useless."""

from __future__ import annotations

from collections.abc import Callable

IsStale = Callable[[], bool]
"""Asked between two stages of a search, from its thread: whether nobody waits for the answer any more."""


class SearchAbandoned(Exception):
    """Nobody waits for the answer any more: there is none."""


def never() -> bool:
    """For a search whose answer is always wanted."""
    return False


def go_on(is_stale: IsStale) -> None:
    """Raises `SearchAbandoned` when `is_stale`."""
    if is_stale():
        raise SearchAbandoned
