"""What the user decided about imports and courses, which no import ever takes back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json
from db.schema.base import Base


class Layout(Base):
    """What was decided of the files that have these headers, to be proposed for the next one."""

    __tablename__ = "layout"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    file_name: Mapped[str]
    """The last file of this layout that was imported."""
    headers: Mapped[Any] = mapped_column(Json, nullable=False)
    """Folded, sorted: a layout with one column more or less is still recognised."""
    choices: Mapped[Any] = mapped_column(Json, nullable=False)
    decided_at: Mapped[datetime]


class PairDecision(Base):
    """Whether two courses are one and the same, as the user said."""

    __tablename__ = "pair_decision"
    __table_args__ = (
        CheckConstraint("course_id < other_id", name="order"),
        CheckConstraint("is_same IN (0, 1)", name="is_same"),
        {"sqlite_with_rowid": False},
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    other_id: Mapped[int] = mapped_column(
        ForeignKey("course.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_same: Mapped[bool]
    decided_at: Mapped[datetime]


class Separation(Base):
    """« Pas un doublon » of two courses one of which is gone with its import, until it comes back with it."""

    __tablename__ = "separation"
    __table_args__ = ({"sqlite_with_rowid": False},)

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    identity_key: Mapped[str] = mapped_column(primary_key=True)
    other_source_id: Mapped[int] = mapped_column(
        ForeignKey("source.id", ondelete="CASCADE"), primary_key=True
    )
    other_identity_key: Mapped[str] = mapped_column(primary_key=True)
    decided_at: Mapped[datetime]


class Correction(Base):
    """A field of a course as the user put it right. A course that was corrected is never deleted."""

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("trim(field) <> ''", name="field"),
        {"sqlite_with_rowid": False},
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="RESTRICT"), primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    """Name of a field, as in the vocabulary: `price`."""
    text: Mapped[str]
    """As typed; empty: not known."""
    facts: Mapped[Any] = mapped_column(Json, nullable=False)
    """Names of `db.records.CourseFacts` → values, as in a snapshot; the course holds them."""
    file_facts: Mapped[Any] = mapped_column(Json, nullable=False)
    """The same names → what the last file says, which imports compare with and an undo puts back."""
    corrected_at: Mapped[datetime]
