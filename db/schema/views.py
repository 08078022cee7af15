"""What the search index needs to know of the courses since it was last built."""

from __future__ import annotations

from sqlalchemy import DDL, event
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base
from db.schema.courses import Course


class CourseTouched(Base):
    """Courses changed or deleted after they were added, and by which revision of the catalogue.

    Written by triggers, so that no writer can forget it; new courses are known by their numbers.
    """

    __tablename__ = "course_touched"

    course_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign key: the line outlives its course."""
    revision: Mapped[int]


# The revision is raised once in each transaction that changes courses, by its last statement.
_NOTED = """
BEGIN
    INSERT OR REPLACE INTO course_touched (course_id, revision)
    VALUES (old.id, coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'), 0) + 1);
END
"""
TRIGGERS = (
    f"CREATE TRIGGER course_changed AFTER UPDATE OF content_hash, missing_since_import_id ON course {_NOTED}",
    f"CREATE TRIGGER course_deleted AFTER DELETE ON course {_NOTED}",
)
for _trigger in TRIGGERS:
    event.listen(Course.__table__, "after_create", DDL(_trigger))  # type: ignore[no-untyped-call]
