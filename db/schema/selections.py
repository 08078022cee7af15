"""What the user adds: selections and notes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.schema.base import Base


class Selection(Base):
    """A named selection of courses."""

    __tablename__ = "selection"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="name"),
        Index("uq_selection_name", "name", unique=True, sqlite_where=text("deleted_at IS NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text(collation="NOCASE"))
    reference: Mapped[str | None]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    """A deleted selection can be restored, also after a restart."""


class SelectionItem(Base):
    """A course's place in a selection. A course that is selected is never deleted."""

    __tablename__ = "selection_item"
    __table_args__ = (
        UniqueConstraint("selection_id", "rank"),
        CheckConstraint("rank >= 1", name="rank"),
        CheckConstraint("status IN ('a-etudier', 'retenue', 'ecartee')", name="status"),
        {"sqlite_with_rowid": False},
    )

    selection_id: Mapped[int] = mapped_column(
        ForeignKey("selection.id", ondelete="CASCADE"), primary_key=True
    )
    course_id: Mapped[int] = mapped_column(
        ForeignKey("course.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    rank: Mapped[int]
    status: Mapped[str] = mapped_column(server_default=text("'a-etudier'"))
    reason: Mapped[str | None]
    added_at: Mapped[datetime]


class Note(Base):
    """What the user wrote on a course. A course that has a note is never deleted."""

    __tablename__ = "note"
    __table_args__ = (
        CheckConstraint("rating BETWEEN 0 AND 5", name="rating"),
        CheckConstraint("text <> '' OR rating IS NOT NULL", name="content"),
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="RESTRICT"), primary_key=True)
    text: Mapped[str] = mapped_column(server_default=text("''"))
    rating: Mapped[int | None]
    updated_at: Mapped[datetime]
