"""What the user has just written on courses: it is shown at once, while it is still being stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.services.courses import CourseDetails


class Opinions:
    """Notes and stars of this session, over those that the catalogue gives."""

    def __init__(self) -> None:
        self.notes: dict[int, str] = {}
        self.ratings: dict[int, int | None] = {}
        self.refused: set[int] = set()
        """Courses whose note could not be written; it is still in `notes`."""

    def clear(self) -> None:
        """Another catalogue."""
        self.notes.clear()
        self.ratings.clear()
        self.refused.clear()

    def refuse(self, course_id: int) -> None:
        """What was written on this course last could not be."""
        if course_id in self.notes:
            self.refused.add(course_id)
        self.ratings.pop(course_id, None)

    def over(self, course: CourseDetails) -> CourseDetails:
        """The course with the latest note and stars."""
        note = self.notes.get(course.id, course.note)
        return replace(course, note=note, rating=self.ratings.get(course.id, course.rating))
