"""Alembic steps; the file is copied before the first one runs."""
