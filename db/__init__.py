"""The catalogue file: SQLite through SQLAlchemy."""
