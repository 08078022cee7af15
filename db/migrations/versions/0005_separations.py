"""« Pas un doublon », kept by what the courses are while one of them is out of the catalogue."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = (
    """
    CREATE TABLE separation (
        source_id INTEGER NOT NULL,
        identity_key TEXT NOT NULL,
        other_source_id INTEGER NOT NULL,
        other_identity_key TEXT NOT NULL,
        decided_at TEXT NOT NULL,
        CONSTRAINT pk_separation PRIMARY KEY (source_id, identity_key, other_source_id, other_identity_key),
        CONSTRAINT fk_separation_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
        CONSTRAINT fk_separation_other_source_id FOREIGN KEY(other_source_id) REFERENCES source (id)
            ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
)


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
