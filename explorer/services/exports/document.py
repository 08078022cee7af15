"""An export before it has a format: frozen, complete, and already without what was not asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from explorer.services import wording
from explorer.services.alerts import Alert
from explorer.services.comparing import Comparison, ComparisonGroup, ComparisonRow, compare
from explorer.services.exports.columns import CourseColumn
from explorer.services.exports.options import ExportOptions, chosen_columns
from explorer.services.exports.tables import Column, Value
from explorer.services.exports.values import ExportedCourse
from explorer.services.questions import Question, questions
from explorer.services.totals import Totals, add_up
from explorer.services.training_plan import TrainingPlan
from resources.vocabulary import Vocabulary

MOST_COMPARED: Final = 5
_COLUMN_OF: Final = {
    "certifications": "codes",
    "session": "session_start",
    "place": "city",
    "certification": "certification",
}
"""Criterion of a comparison → the column that says the same, where their keys differ."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What an export says of itself."""

    title: str
    reference: str | None
    query_sentence: str
    today: date
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A file that courses come from. `name`: of its source; `text`: file, day of import, how many courses."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class ExportDocument:
    """`values` of each course go with `columns`; a column without any value is marked hidden."""

    cover: Cover
    courses: tuple[ExportedCourse, ...]
    columns: tuple[CourseColumn, ...]
    layouts: tuple[Column, ...]
    values: tuple[tuple[Value, ...], ...]
    totals: Totals
    """Over the courses that were not set aside."""
    comparison: Comparison | None
    """Of the first courses that were not set aside; `None` for fewer than two."""
    alerts: tuple[Alert, ...]
    plan: TrainingPlan | None
    editions: tuple[Edition, ...]

    def asked(self, course: ExportedCourse) -> tuple[Question, ...]:
        """What is not known of a course, as questions to its provider."""
        return tuple(questions(course.facts))

    def facts(self, place: int) -> Iterator[tuple[str, Column, Value]]:
        """What is known of the course at this place: key, column, value."""
        for column, layout, value in zip(self.columns, self.layouts, self.values[place], strict=True):
            if value is not None:
                yield column.key, layout, value


def make_document(
    cover: Cover,
    courses: Sequence[ExportedCourse],
    words: Vocabulary,
    options: ExportOptions,
    *,
    alerts: Sequence[Alert] = (),
    plan: TrainingPlan | None = None,
) -> ExportDocument:
    """Gathers what an export holds; `plan` only goes in when it is started and asked for."""
    columns: list[CourseColumn] = []
    by_column: list[list[Value]] = []
    for column in chosen_columns(words, options):
        found = [column.value(each) for each in courses]
        if not column.is_further or any(value is not None for value in found):
            columns.append(column)
            by_column.append(found)
    kept = [each.facts for each in courses if not _is_set_aside(each)]
    return ExportDocument(
        cover,
        tuple(courses),
        tuple(columns),
        tuple(_layout(column, found) for column, found in zip(columns, by_column, strict=True)),
        tuple(zip(*by_column, strict=True)),
        replace(add_up(kept), set_aside=len(courses) - len(kept)),
        _comparison(courses, words, options, cover.today),
        tuple(alerts),
        plan if plan is not None and plan.is_started and options.plan else None,
        tuple(_editions(courses)),
    )


def _is_set_aside(course: ExportedCourse) -> bool:
    return course.item is not None and course.item.status == "ecartee"


def _layout(column: CourseColumn, found: Sequence[Value]) -> Column:
    is_empty = not column.to_fill and all(value is None for value in found)
    return replace(column.layout, hidden=True) if is_empty else column.layout


def _comparison(
    courses: Sequence[ExportedCourse], words: Vocabulary, options: ExportOptions, today: date
) -> Comparison | None:
    compared = [each.facts for each in courses if not _is_set_aside(each)][:MOST_COMPARED]
    if len(compared) < 2:  # noqa: PLR2004 - a comparison needs two
        return None
    whole = compare(compared, words, today)
    groups = (
        ComparisonGroup(
            group.label,
            tuple(
                row for row in group.rows if options.wants(_COLUMN_OF.get(row.key, row.key)) and _tells(row)
            ),
        )
        for group in whole.groups
    )
    return replace(whole, groups=tuple(each for each in groups if each.rows))


def _tells(row: ComparisonRow) -> bool:
    """What is known of no course is a question, not a comparison."""
    return any(cell.is_known for cell in row.cells)


def _editions(courses: Sequence[ExportedCourse]) -> Iterator[Edition]:
    counted = Counter((each.source, each.file_name, each.imported_at) for each in courses)
    for (source, file_name, imported_at), count in sorted(counted.items(), key=lambda item: -item[1]):
        when = f", importé le {wording.date(imported_at)}" if imported_at else ""
        yield Edition(source, f"{file_name}{when} : {wording.count(count, 'formation')}")
