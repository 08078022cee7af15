"""Decisions of the user on imports: layouts, values, duplicates, corrections."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS: tuple[str, ...] = ()


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
