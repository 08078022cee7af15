"""Courses found by a search with all that a listing tells of them, read in bulk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db import repositories
from db.engine import Database
from db.records import CourseRecord
from explorer.services.catalogue import Catalogue
from explorer.services.courses import CourseRow


@dataclass(frozen=True, slots=True)
class ListedCourse:
    """`row`: how it is shown and why it was found; `facts`: what is stored; `file_name`: its last file."""

    row: CourseRow
    facts: CourseRecord
    file_name: str
    score: float


def list_courses(
    database: Database, catalogue: Catalogue, ids: Sequence[int], scores: Sequence[float], text: str
) -> tuple[ListedCourse, ...]:
    """These courses in this order; `scores` is parallel to `ids`, or empty when no text was searched."""
    rows = {each.id: each for each in catalogue.rows(ids, text)}
    score_of = dict(zip(map(int, ids), map(float, scores), strict=True)) if len(scores) else {}
    with database.read() as session:
        records = repositories.Courses(session).records(tuple(map(int, ids)))
        files = {each.id: each.file_name for each in repositories.Imports(session).all()}
    return tuple(
        ListedCourse(rows[each.id], each, files[each.import_id], score_of.get(each.id, 0.0))
        for each in records
        if each.id in rows
    )
