"""Run by Alembic: applies the steps on the connection that `db.migrations.upgrade` hands over."""

from alembic import context

# One transaction for all steps, owned by the caller: either the whole file moves on, or none of it.
context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
