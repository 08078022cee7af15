"""What the search index needs to know of the courses since it was last built."""

from __future__ import annotations

from sqlalchemy import DDL, event
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base
from db.schema.courses import Course
from db.schema.sources import Setting


class CourseTouched(Base):
    """Courses changed or deleted after they were added, and by which revision of the catalogue.

    Written by triggers, so that no writer can forget it; new courses are known by their numbers.
    """

    __tablename__ = "course_touched"

    course_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """No foreign key: the line outlives its course."""
    revision: Mapped[int]


class CatalogueRevision(Base):
    """Every state of the courses: a number alone would not tell a restored copy from its original.

    Written by triggers when the setting `revision` is raised.
    """

    __tablename__ = "catalogue_revision"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    token: Mapped[str]
    """Drawn at random."""


# The revision is raised once in each transaction that changes courses, by its last statement.
_NOTED = """
BEGIN
    INSERT OR REPLACE INTO course_touched (course_id, revision)
    VALUES (old.id, coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'), 0) + 1);
END
"""
_STAMPED = """
WHEN new.name = 'revision'
BEGIN
    INSERT OR REPLACE INTO catalogue_revision (number, token)
    VALUES (CAST(new.value AS INTEGER), lower(hex(randomblob(16))));
END
"""
TRIGGERS = (
    f"CREATE TRIGGER course_changed AFTER UPDATE OF content_hash, missing_since_import_id ON course {_NOTED}",
    f"CREATE TRIGGER course_deleted AFTER DELETE ON course {_NOTED}",
)
STAMPS = (
    f"CREATE TRIGGER revision_set AFTER INSERT ON setting {_STAMPED}",
    f"CREATE TRIGGER revision_raised AFTER UPDATE OF value ON setting {_STAMPED}",
)
for _table, _triggers in ((Course.__table__, TRIGGERS), (Setting.__table__, STAMPS)):
    for _trigger in _triggers:
        event.listen(_table, "after_create", DDL(_trigger))  # type: ignore[no-untyped-call]
