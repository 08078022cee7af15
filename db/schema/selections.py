"""What the user adds: dossiers (named selections), what was done to them, and notes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json
from db.schema.base import Base


class Selection(Base):
    """A dossier: a named selection of courses, made for someone or something, kept until some day."""

    __tablename__ = "selection"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="name"),
        Index("uq_selection_name", "name", unique=True, sqlite_where=text("deleted_at IS NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text(collation="NOCASE"))
    reference: Mapped[str | None]
    purpose: Mapped[str | None]
    retention_date: Mapped[date | None]
    """The last day on which the dossier may be kept."""
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    """A deleted dossier can be restored, also after a restart."""


class SelectionItem(Base):
    """A course's place in a dossier. A course that is selected is never deleted."""

    __tablename__ = "selection_item"
    __table_args__ = (
        UniqueConstraint("selection_id", "rank"),
        CheckConstraint("rank >= 1", name="rank"),
        CheckConstraint("status IN ('a-etudier', 'retenue', 'ecartee')", name="status"),
        CheckConstraint("headcount >= 1", name="headcount"),
        CheckConstraint("unit_cost_eur >= 0", name="unit_cost"),
        CheckConstraint("cost_basis IN ('HT', 'TTC')", name="cost_basis"),
        CheckConstraint("additional_costs_eur >= 0", name="additional_costs"),
        CheckConstraint("funding_eur >= 0", name="funding"),
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
    comment: Mapped[str | None]
    next_action: Mapped[str | None]
    next_action_date: Mapped[date | None]
    headcount: Mapped[int | None]
    unit_cost_eur: Mapped[Decimal | None]
    """What the user says that one person costs; `NULL`: the price that the course's source tells."""
    cost_basis: Mapped[str | None]
    additional_costs_eur: Mapped[Decimal | None]
    funding_eur: Mapped[Decimal | None]
    added_at: Mapped[datetime]


class DossierEvent(Base):
    """One change of a dossier, or of the note on a course: enough to take it back and to do it again."""

    __tablename__ = "dossier_event"
    __table_args__ = (
        CheckConstraint("(selection_id IS NULL) <> (course_id IS NULL)", name="subject"),
        CheckConstraint("is_undone IN (0, 1)", name="is_undone"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    selection_id: Mapped[int | None] = mapped_column(
        ForeignKey("selection.id", ondelete="CASCADE"), index=True
    )
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), index=True)
    """The course whose note or rating changed."""
    kind: Mapped[str]
    before: Mapped[Any] = mapped_column(Json, nullable=False)
    after: Mapped[Any] = mapped_column(Json, nullable=False)
    done_at: Mapped[datetime]
    is_undone: Mapped[bool] = mapped_column(server_default=text("0"))


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
