"""Saved views, and the search index kept beside the catalogue."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE saved_view (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT COLLATE "NOCASE" NOT NULL,
        "query" TEXT NOT NULL,
        display TEXT NOT NULL,
        created_at TEXT NOT NULL,
        seen_at TEXT NOT NULL,
        seen BLOB NOT NULL,
        deleted_at TEXT,
        CONSTRAINT ck_saved_view_name CHECK (trim(name) <> '')
    )
    """,
    "CREATE UNIQUE INDEX uq_saved_view_name ON saved_view (name) WHERE deleted_at IS NULL",
    "CREATE INDEX ix_course_source_id_missing_since_import_id ON course (source_id, missing_since_import_id)",
    """
    CREATE TABLE course_touched (
        course_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        CONSTRAINT pk_course_touched PRIMARY KEY (course_id)
    )
    """,
    """
    CREATE TRIGGER course_changed AFTER UPDATE OF content_hash, missing_since_import_id ON course
    BEGIN
        INSERT OR REPLACE INTO course_touched (course_id, revision)
        VALUES (old.id, coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'), 0) + 1);
    END
    """,
    """
    CREATE TRIGGER course_deleted AFTER DELETE ON course
    BEGIN
        INSERT OR REPLACE INTO course_touched (course_id, revision)
        VALUES (old.id, coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'), 0) + 1);
    END
    """,
    """
    CREATE TABLE catalogue_revision (
        number INTEGER NOT NULL,
        token TEXT NOT NULL,
        CONSTRAINT pk_catalogue_revision PRIMARY KEY (number)
    )
    """,
    """
    CREATE TRIGGER revision_set AFTER INSERT ON setting
    WHEN new.name = 'revision'
    BEGIN
        INSERT OR REPLACE INTO catalogue_revision (number, token)
        VALUES (CAST(new.value AS INTEGER), lower(hex(randomblob(16))));
    END
    """,
    """
    CREATE TRIGGER revision_raised AFTER UPDATE OF value ON setting
    WHEN new.name = 'revision'
    BEGIN
        INSERT OR REPLACE INTO catalogue_revision (number, token)
        VALUES (CAST(new.value AS INTEGER), lower(hex(randomblob(16))));
    END
    """,
    """
    INSERT INTO catalogue_revision (number, token)
    SELECT CAST(value AS INTEGER), lower(hex(randomblob(16))) FROM setting WHERE name = 'revision'
    """,
)


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
