"""Courses as the catalogue gives them, made by hand: what is not told is not known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from db.records import CourseRecord


def course(number: int, **facts: Any) -> CourseRecord:
    """Course `number`, « T1 » unless it is given a title."""
    known = {"title": f"T{number}", "sheet": "S", "row": number, "source_id": 1, "import_id": 1, **facts}
    return CourseRecord(id=number, **known)


def at(euros: int | str, basis: str | None = None, most: int | str | None = None) -> dict[str, Any]:
    """A price; `most`: its upper bound, « + » for none (« à partir de »)."""
    low = Decimal(euros)
    high = low if most is None else None if most == "+" else Decimal(most)
    return {"price_min_eur": low, "price_max_eur": high, "price_basis": basis}


def lasting(hours: float, most: float | None = None) -> dict[str, Any]:
    """A duration."""
    return {"duration_min_hours": hours, "duration_max_hours": most or hours}
