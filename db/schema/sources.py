"""Where courses come from: sources, imports, and what each import did."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json
from db.schema.base import Base


class Setting(Base):
    """Facts about the file itself."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class Source(Base):
    """Where courses come from, over all its editions."""

    __tablename__ = "source"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="name"),
        CheckConstraint("is_sample IN (0, 1)", name="is_sample"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text(collation="NOCASE"), unique=True)
    is_sample: Mapped[bool] = mapped_column(server_default=text("0"))
    # An import refers to its source too: the cycle is broken here when tables are sorted.
    retired_by_import_id: Mapped[int | None] = mapped_column(
        ForeignKey("import.id", ondelete="SET NULL", use_alter=True)
    )


class Import(Base):
    """One file taken in. Its line stays for ever, also once undone."""

    __tablename__ = "import"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"), index=True)
    file_name: Mapped[str]
    sha256: Mapped[str]
    imported_at: Mapped[datetime]
    program_version: Mapped[str]
    counts: Mapped[Any] = mapped_column(Json, nullable=False)
    mapping: Mapped[Any] = mapped_column(Json, nullable=False)
    undone_at: Mapped[datetime | None]


class Sighting(Base):
    """Whether an import's file held a course of its source: which courses are missing follows from these."""

    __tablename__ = "sighting"
    __table_args__ = (
        CheckConstraint("is_present IN (0, 1)", name="is_present"),
        Index(None, "course_id", "import_id"),
        {"sqlite_with_rowid": False},
    )

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="RESTRICT"), primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    is_present: Mapped[bool]


class CourseChange(Base):
    """What an import did to a course: enough to take it back, field by field, at any later time."""

    __tablename__ = "course_change"
    __table_args__ = (
        CheckConstraint("kind IN ('created', 'updated', 'missing', 'reappeared', 'moved')", name="kind"),
        Index(None, "course_id", "import_id"),
        {"sqlite_with_rowid": False},
    )

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="RESTRICT"), primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str]
    before: Mapped[Any] = mapped_column(Json, nullable=False)
    after: Mapped[Any] = mapped_column(Json, nullable=False)
