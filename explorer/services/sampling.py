"""How a cell would be read, in the words that people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from explorer.services import wording
from importers.draft import Cell, Column, Draft
from importers.fields import FIELD_READERS
from importers.records import CellValue, Course
from importers.values.texts import display
from resources.vocabulary import vocabulary


def shown_as(
    field: str,
    value: CellValue,
    *,
    header: str = "",
    number_format: str | None = None,
    link: str | None = None,
) -> str:
    """The value that a cell gives to `field`, as it will be shown; empty when it gives none."""
    read, _warned = _read(field, value, header, number_format, link)
    return shown_of(field, {name: each for name, each in read.items() if not name.endswith("_raw")})


def read_text(field: str, text: str) -> dict[str, Any] | None:
    """Attributes of `Course` → values that a text gives to `field`; `None` if it cannot be read."""
    read, warned = _read(field, text, "", None, None)
    return None if warned or not read else read


def shown_of(field: str, facts: Mapping[str, Any]) -> str:
    """Facts of one field as people read them; the text they come from if it gives no value."""
    course = Course(**{"sheet": "", "row": 1, "title": "", "axis": None, **facts})
    raw = next((each for name, each in facts.items() if name.endswith("_raw") and each), "")
    return _SHOWN.get(field, _plain(field))(course) or raw


def _read(
    field: str, value: CellValue, header: str, number_format: str | None, link: str | None
) -> tuple[dict[str, Any], bool]:
    """What a cell gives, and whether something in it could not be read."""
    draft = Draft()
    text = display(value, number_format)
    FIELD_READERS[field](draft, Cell(Column(0, header, field), value, text, number_format, link))
    return draft.finished(), bool(draft.warnings)


def _plain(field: str) -> Callable[[Course], str]:
    def show(course: Course) -> str:
        value = getattr(course, field)
        return ", ".join(value) if isinstance(value, tuple) else str(value or "")

    return show


def _labels(facet: str, attribute: str) -> Callable[[Course], str]:
    def show(course: Course) -> str:
        value = getattr(course, attribute)
        values = value if isinstance(value, tuple) else () if value is None else (str(value),)
        return ", ".join(vocabulary().label(facet, each) for each in values)

    return show


def _date(attribute: str) -> Callable[[Course], str]:
    def show(course: Course) -> str:
        return wording.date(getattr(course, attribute))

    return show


def _duration(course: Course) -> str:
    is_known = course.duration_min_hours is not None or course.duration_max_hours is not None
    return wording.duration(course) if is_known else ""


def _price(course: Course) -> str:
    is_known = course.price_min_eur is not None or course.price_max_eur is not None
    return wording.price(course) if is_known else ""


def _certifications(course: Course) -> str:
    kinds = (vocabulary().label("certification", each) for each in course.certification_kinds)
    return wording.codes(course.certifications) or ", ".join(kinds)


def _period(course: Course) -> str:
    dates = (course.session_start, course.session_end)
    return " – ".join(wording.date(each) for each in dates if each is not None)


_SHOWN: Final[Mapping[str, Callable[[Course], str]]] = {
    "axis": _labels("axis", "axis"),
    "training_type": _labels("training_type", "training_type"),
    "skills": _labels("skill", "skills"),
    "job_families": _labels("job_family", "job_families"),
    "sectors": _labels("sector", "sectors"),
    "formats": _labels("format", "formats"),
    "level": _labels("level", "level"),
    "funding": _labels("funding", "funding"),
    "maturity": _labels("maturity", "maturity"),
    "duration": _duration,
    "price": _price,
    "certifications": _certifications,
    "certification_expiry": _date("certification_expiry"),
    "session_start": _period,
    "session_end": _date("session_end"),
}
"""By field; the others are shown as they are."""
