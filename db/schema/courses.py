"""The courses, their evidence and their lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from db.schema.base import Base


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


class CourseCells(Base):
    """Every non-empty cell of the course's row, apart from the course so that scanning courses stays fast."""

    __tablename__ = "course_cells"

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    cells: Mapped[str]
    """JSON, `[[column,header,field,raw,link],…]`."""


class Certification(Base):
    """One code of the national registers, shared by its courses."""

    __tablename__ = "certification"
    __table_args__ = (CheckConstraint("trim(code) <> ''", name="code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str | None]
    label: Mapped[str | None]


class CourseCertification(Base):
    """The codes of a course, in the order of its file."""

    __tablename__ = "course_certification"
    __table_args__ = (
        UniqueConstraint("course_id", "ordinal"),
        {"sqlite_with_rowid": False},
    )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    certification_id: Mapped[int] = mapped_column(
        ForeignKey("certification.id", ondelete="RESTRICT"), primary_key=True, index=True
    )
    ordinal: Mapped[int]


class CourseTerm:
    """A word of a vocabulary, or a free one, that a file declares of a course or that its text suggests."""

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805 - SQLAlchemy calls it on the class
        return (
            CheckConstraint("trim(value) <> ''", name="value"),
            CheckConstraint("declared IN (0, 1)", name="declared"),
            CheckConstraint("declared = 1 OR words <> '[]'", name="evidence"),
            {"sqlite_with_rowid": False},
        )

    course_id: Mapped[int] = mapped_column(ForeignKey("course.id", ondelete="CASCADE"), primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    ordinal: Mapped[int]
    declared: Mapped[bool]
    words: Mapped[tuple[str, ...]]
    """What in the text led to a deduced value."""


class CourseSkill(CourseTerm, Base):
    """The study's competences, and free ones."""

    __tablename__ = "course_skill"


class CourseJobFamily(CourseTerm, Base):
    """The study's job families."""

    __tablename__ = "course_job_family"


class CourseFormat(CourseTerm, Base):
    """Finest formats known."""

    __tablename__ = "course_format"


class CourseFunding(CourseTerm, Base):
    """Ways of funding that a file mentions; an eligibility is always to be verified."""

    __tablename__ = "course_funding"


class CourseSector(CourseTerm, Base):
    """Branches and sector words."""

    __tablename__ = "course_sector"
