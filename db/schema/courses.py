"""The courses and their evidence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.records import DeducedTerm
from db.schema.base import Base

_NOTHING: Final = "[]"


class Course(Base):
    """One course as its last edition tells it. Columns are named as in `db.records.CourseFacts`."""

    __tablename__ = "course"
    __table_args__ = (
        CheckConstraint("trim(title) <> ''", name="title"),
        CheckConstraint('"row" >= 1', name="row"),
        CheckConstraint("level BETWEEN 3 AND 8", name="level"),
        CheckConstraint("price_basis IN ('HT', 'TTC')", name="price_basis"),
        CheckConstraint("price_min_eur >= 0 AND price_max_eur >= price_min_eur", name="price"),
        CheckConstraint(
            "duration_min_hours >= 0 AND duration_max_hours >= duration_min_hours", name="duration"
        ),
        Index(None, "source_id", "identity_key"),
        Index(None, "source_id", "missing_since_import_id"),  # counts a source without reading its courses
        {"sqlite_autoincrement": True},  # a number once given never names another course
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="RESTRICT"))
    import_id: Mapped[int] = mapped_column(ForeignKey("import.id", ondelete="RESTRICT"), index=True)
    """The last import, not undone, whose file held the course."""
    missing_since_import_id: Mapped[int | None] = mapped_column(
        ForeignKey("import.id", ondelete="RESTRICT"), index=True
    )
    identity_key: Mapped[str]
    content_hash: Mapped[str]
    evidence_hash: Mapped[str]
    sheet: Mapped[str]
    row: Mapped[int]
    title: Mapped[str]
    axis: Mapped[str | None]
    provider: Mapped[str | None]
    siret: Mapped[str | None]
    training_type: Mapped[str | None]
    description: Mapped[str | None]
    objectives: Mapped[str | None]
    audience: Mapped[str | None]
    prerequisites: Mapped[str | None]
    duration_min_hours: Mapped[float | None]
    duration_max_hours: Mapped[float | None]
    duration_raw: Mapped[str | None]
    price_min_eur: Mapped[Decimal | None]
    price_max_eur: Mapped[Decimal | None]
    price_basis: Mapped[str | None]
    price_raw: Mapped[str | None]
    certification_kinds: Mapped[tuple[str, ...]]
    certification_raw: Mapped[str | None]
    certification_expiry: Mapped[date | None]
    level: Mapped[int | None]
    funding_raw: Mapped[str | None]
    region: Mapped[str | None]
    department: Mapped[str | None]
    city: Mapped[str | None]
    postcode: Mapped[str | None]
    session_start: Mapped[date | None]
    session_end: Mapped[date | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    maturity: Mapped[str | None]
    reference: Mapped[str | None]
    rome: Mapped[tuple[str, ...]]
    formacode: Mapped[tuple[str, ...]]
    nsf: Mapped[tuple[str, ...]]
    certif_info: Mapped[str | None]
    language: Mapped[str | None]
    skills: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    job_families: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    sectors: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    formats: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    certifications: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    funding: Mapped[tuple[str, ...]] = mapped_column(server_default=_NOTHING)
    deduced_skills: Mapped[tuple[DeducedTerm, ...]] = mapped_column(server_default=_NOTHING)
    deduced_job_families: Mapped[tuple[DeducedTerm, ...]] = mapped_column(server_default=_NOTHING)


class CellLayout(Base):
    """Which cells rows fill, for all the rows that fill the same."""

    __tablename__ = "cell_layout"

    id: Mapped[int] = mapped_column(primary_key=True)
    """Made of what it says: the same layout has the same number in every catalogue."""
    layout: Mapped[str]
    """JSON, `[[column,header,field],…]`."""


class CourseCells(Base):
    """Every non-empty cell of the course's row, apart from the course so that scanning courses stays fast."""

    __tablename__ = "course_cells"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    layout_id: Mapped[int]
    """Of a `CellLayout`: not looked for at each row that is written, but by `db.checks`."""
    texts: Mapped[str]
    links: Mapped[str | None]
    """As `db.cells.KeptCells` tells."""
