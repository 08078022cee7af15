"""How widths give way to a room that is too small for them."""

from __future__ import annotations

from collections.abc import Mapping


def shared(wanted: Mapping[int, int], least: Mapping[int, int], room: int) -> dict[int, int]:
    """Place → pixels: as wanted when they fit in `room`, else each gives its part, down to its least.

    Those that want less than their least give nothing. The sum may still be more than `room`.
    """
    can_give = {place: max(width - least[place], 0) for place, width in wanted.items()}
    lacks = sum(wanted.values()) - room
    part = min(max(lacks / max(sum(can_give.values()), 1), 0), 1)
    # Rounded so that what is given is never a pixel short.
    return {place: int(width - part * can_give[place]) for place, width in wanted.items()}
