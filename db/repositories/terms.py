"""Lists of a course that have their own tables: skills, job families, formats, funding, sectors, codes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import Any, Final, TypeVar

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from db.records import DeducedTerm
from db.repositories.bulk import insert_rows
from db.schema import (
    Certification,
    CourseCertification,
    CourseFormat,
    CourseFunding,
    CourseJobFamily,
    CourseSector,
    CourseSkill,
)

CHUNK: Final = 5_000
"""Courses a statement: SQLite takes at most 32,766 parameters."""

_Item = TypeVar("_Item")
Terms = dict[int, dict[str, Any]]

_TABLES: Final[Mapping[str, tuple[Any, str | None]]] = {
    "skills": (CourseSkill, "deduced_skills"),
    "job_families": (CourseJobFamily, "deduced_job_families"),
    "formats": (CourseFormat, None),
    "funding": (CourseFunding, None),
    "sectors": (CourseSector, None),
}


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Numbers of courses, or codes, in pieces that fit in one statement."""
    return (items[start : start + CHUNK] for start in range(0, len(items), CHUNK))


def read_terms(session: Session, ids: Sequence[int] | None) -> Terms:
    """Course → field of `CourseFacts` → values, of these courses or of all (`None`); absent when empty."""
    found: Terms = defaultdict(dict)
    for part in (None,) if ids is None else chunks(ids):
        for course_id, codes in certification_codes(session, part).items():
            found[course_id]["certifications"] = codes
        for name in _TABLES:
            _read_table(session, part, name, found)
    return found


def certification_codes(session: Session, ids: Sequence[int] | None = None) -> dict[int, tuple[str, ...]]:
    """Course → its codes in the order of its file; at most `CHUNK` courses, or all (`None`)."""
    query = select(CourseCertification.course_id, Certification.code).join(
        Certification, Certification.id == CourseCertification.certification_id
    )
    if ids is not None:
        query = query.where(CourseCertification.course_id.in_(ids))
    codes: dict[int, tuple[str, ...]] = {}
    for course_id, code in session.execute(
        query.order_by(CourseCertification.course_id, CourseCertification.ordinal)
    ):
        codes[course_id] = (*codes.get(course_id, ()), code)
    return codes


def write_terms(
    session: Session, numbers: Collection[int], columns: Mapping[str, Sequence[tuple[Any, ...]]]
) -> None:
    """Stores the lists of courses that have none stored; `columns`: field → the list of each of them."""
    names = ("course_id", "value", "ordinal", "declared", "words")
    for name, (table, deduced) in _TABLES.items():
        found = columns[deduced] if deduced else repeat(())
        lines_of = map(_lines, columns[name], found)
        rows = [(number, *line) for number, lines in zip(numbers, lines_of, strict=True) for line in lines]
        insert_rows(session, table, names, rows)
    certified = columns["certifications"]
    codes = _certification_ids(session, chain.from_iterable(certified))
    borne = (
        (number, codes[code], ordinal)
        for number, each in zip(numbers, certified, strict=True)
        for ordinal, code in enumerate(dict.fromkeys(each))
    )
    insert_rows(session, CourseCertification, ("course_id", "certification_id", "ordinal"), borne)


def delete_terms(session: Session, ids: Sequence[int]) -> None:
    """Empties the lists of these courses."""
    for part in chunks(ids):
        tables: tuple[Any, ...] = (CourseCertification, *(each for each, _ in _TABLES.values()))
        for table in tables:
            session.execute(delete(table).where(table.course_id.in_(part)))


def delete_unused_certifications(session: Session) -> None:
    """Forgets the codes that no course bears."""
    used = select(CourseCertification.certification_id)
    session.execute(delete(Certification).where(Certification.id.not_in(used)))


def _read_table(session: Session, ids: Sequence[int] | None, name: str, found: Terms) -> None:
    table, deduced = _TABLES[name]
    query = select(table.course_id, table.value, table.declared, table.words)
    if ids is not None:
        query = query.where(table.course_id.in_(ids))
    for course_id, value, declared, words in session.execute(query.order_by(table.course_id, table.ordinal)):
        course = found[course_id]
        if declared:
            course[name] = (*course.get(name, ()), value)
        if words and deduced:
            course[deduced] = (*course.get(deduced, ()), DeducedTerm(value, words))


@lru_cache(maxsize=8_192)
def _lines(
    declared: tuple[str, ...], found: tuple[DeducedTerm, ...]
) -> tuple[tuple[str, int, bool, tuple[str, ...]], ...]:
    """What a table keeps of a list: value, ordinal, declared, words; many courses have the same.

    Declared values first; a value both declared and deduced is one row with its words.
    """
    words = {term.slug: term.words for term in found}
    return tuple(
        (value, place, value in declared, words.get(value, ()))
        for place, value in enumerate(dict.fromkeys((*declared, *words)))
    )


def _certification_ids(session: Session, codes: Iterable[str]) -> dict[str, int]:
    """Code → its number, given to those that have none yet."""
    wanted = tuple(dict.fromkeys(codes))
    query = select(Certification.code, Certification.id)
    known: dict[str, int] = {}
    for part in chunks(wanted):
        known.update(session.execute(query.where(Certification.code.in_(part))).all())
    unknown = (code for code in wanted if code not in known)
    last = session.execute(select(func.max(Certification.id))).scalar_one() or 0
    new = {code: number for number, code in enumerate(unknown, last + 1)}
    rows = ((number, code, _register(code)) for code, number in new.items())
    insert_rows(session, Certification, ("id", "code", "kind"), rows)
    return known | new


def _register(code: str) -> str | None:
    """The national register that numbers a code, as a slug of the vocabulary's certification kinds."""
    return next((slug for slug in ("rncp", "rs") if code.lower().startswith(slug)), None)
