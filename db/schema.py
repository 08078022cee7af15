"""The tables of a catalogue and the rules that SQLite itself enforces.

A change here needs a new step in `db/migrations/versions/`; a test compares the two.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db.columns import Euros, Json, Moment, Words


class Base(DeclarativeBase):
    """Every table of the catalogue."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own spelling
        str: Text,
        Decimal: Euros,
        datetime: Moment,
        tuple[str, ...]: Words,
    }


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
    cells: Mapped[Any] = mapped_column(Json, nullable=False)
    """`[[column, header, field, raw, link], …]`."""


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
