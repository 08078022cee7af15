"""The order of the results, kept from one start to the next."""

from __future__ import annotations

from typing import Final

from explorer.search.query import Sort
from explorer.settings import Settings
from explorer.ui.widgets.results_header import ORDERS

SORT_KEY: Final = "explorer/sort"


def saved_sort(settings: Settings) -> Sort:
    """The order last chosen; that of relevance when none was, or one that is no longer known."""
    field, _, direction = settings.text(SORT_KEY).partition(":")
    wanted = Sort(field, direction == "desc")  # type: ignore[arg-type]
    known = {order.field for order in ORDERS} | {"axis", "format", "certification"}
    return wanted if field in known else Sort()


def save_sort(settings: Settings, sort: Sort) -> None:
    """Keeps the order for the next start."""
    settings.set_text(SORT_KEY, f"{sort.field}:{'desc' if sort.descending else 'asc'}")
