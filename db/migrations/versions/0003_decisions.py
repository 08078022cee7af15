"""Decisions of the user on imports: layouts, values, duplicates, corrections."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE layout (
        fingerprint TEXT NOT NULL,
        file_name TEXT NOT NULL,
        headers TEXT NOT NULL,
        choices TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        CONSTRAINT pk_layout PRIMARY KEY (fingerprint)
    )
    """,
    """
    CREATE TABLE pair_decision (
        course_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        is_same BOOLEAN NOT NULL,
        decided_at TEXT NOT NULL,
        CONSTRAINT pk_pair_decision PRIMARY KEY (course_id, other_id),
        CONSTRAINT ck_pair_decision_order CHECK (course_id < other_id),
        CONSTRAINT ck_pair_decision_is_same CHECK (is_same IN (0, 1)),
        CONSTRAINT fk_pair_decision_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE,
        CONSTRAINT fk_pair_decision_other_id FOREIGN KEY(other_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_pair_decision_other_id ON pair_decision (other_id)",
    """
    CREATE TABLE correction (
        course_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        facts TEXT NOT NULL,
        file_facts TEXT NOT NULL,
        corrected_at TEXT NOT NULL,
        CONSTRAINT pk_correction PRIMARY KEY (course_id, field),
        CONSTRAINT ck_correction_field CHECK (trim(field) <> ''),
        CONSTRAINT fk_correction_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
