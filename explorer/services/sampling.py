"""How a cell would be read, in the words that people read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from explorer.services import wording
from importers.draft import Cell, Column, Draft
from importers.fields import FIELD_READERS
from importers.records import CellValue, Course
from importers.values.texts import clean, display
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
    if field == "title":
        return " ".join((clean(value) or "").split())
    draft = Draft("", 1)
    text = display(value, number_format)
    FIELD_READERS[field](draft, Cell(Column(0, header, field), value, text, number_format, link))
    read = draft.finished()
    course = Course("", 1, "", read.pop("axis", None), **read)
    return _SHOWN.get(field, _plain(field))(course)


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
