"""Dossiers: what a selection is for and what was decided in it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
