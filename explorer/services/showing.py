"""Everything known of one course, turned into what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import repositories
from db.records import CellRecord, CourseRecord, DeducedTerm
from db.repositories.courses import Courses
from db.repositories.selections import Notes
from db.schema import Import, Source
from explorer.search.outcome import Span
from explorer.services.corrections import corrections_of
from explorer.services.courses import CellShown, CourseDetails, LinkedCourse, TermShown
from explorer.services.lines import HIGHLIGHTED, row_values
from explorer.services.links import linked_courses
from importers.records import column_letter
from importers.sections import stands_above
from resources.vocabulary import Vocabulary

if TYPE_CHECKING:
    from explorer.services.lines import Explained

_DETAIL_FACTS: Final = (
    *(
        "siret",
        "training_type",
        "description",
        "objectives",
        "audience",
        "prerequisites",
        "sectors",
        "funding",
    ),
    *("funding_raw", "region", "department", "postcode", "session_end", "url", "email", "phone", "maturity"),
    *("reference", "rome", "formacode", "nsf", "certif_info", "language", "sheet", "row"),
)


def details_of(
    session: Session, record: CourseRecord, vocabulary: Vocabulary, explained: Explained
) -> CourseDetails:
    """Everything known of one course, with its source cells and the user's note."""
    courses, note = Courses(session), Notes(session).get(record.id)
    source, file_name, imported_at = session.execute(
        select(Source.name, Import.file_name, Import.imported_at)
        .join(Import, Import.source_id == Source.id)
        .where(Import.id == record.import_id)
    ).one()
    values = row_values(record, explained) | {name: getattr(record, name) for name in _DETAIL_FACTS}
    spans: dict[str, tuple[Span, ...]] = {}
    if explained is not None:
        for name, field in HIGHLIGHTED.items():
            spans[name] = explained[1].spans(field, values[name])
    cells = courses.cells(record.id)
    last_column = max((each.column for each in cells), default=0)
    return CourseDetails(
        **values,
        skills=_terms("skill", record.skills, record.deduced_skills, vocabulary),
        job_families=_terms("job_family", record.job_families, record.deduced_job_families, vocabulary),
        spans={name: each for name, each in spans.items() if each},
        cells=tuple(
            CellShown(each.header, each.field, each.raw, _place(each, record.row, last_column), each.link)
            for each in cells
        ),
        source=source,
        file_name=file_name,
        imported_at=imported_at,
        corrections=corrections_of(session, record.id),
        also_in=_linked(session, record.id),
        note=note.text if note else "",
        rating=note.rating if note else None,
    )


def _linked(session: Session, course_id: int) -> tuple[LinkedCourse, ...]:
    others = linked_courses(repositories.PairDecisions(session).all(), course_id)
    names = {each.id: each.name for each in repositories.Sources(session).all()} if others else {}
    return tuple(
        LinkedCourse(each.id, each.title, names[each.source_id], each.axis)
        for each in Courses(session).records(others)
    )


def _place(cell: CellRecord, row: int, last_column: int) -> str:
    """« F12 »; a title that stands above the row has no cell in it."""
    is_above = stands_above(cell.header, cell.column, last_column)
    return f"l. {row}" if is_above else f"{column_letter(cell.column)}{row}"


def _terms(
    facet: str, declared: Sequence[str], deduced: Sequence[DeducedTerm], vocabulary: Vocabulary
) -> tuple[TermShown, ...]:
    """Declared ones first; the words that confirm one of them go with it."""
    words = {each.slug: each.words for each in deduced}
    return tuple(
        TermShown(slug, vocabulary.label(facet, slug), slug in declared, words.get(slug, ()))
        for slug in dict.fromkeys((*declared, *words))
    )
