"""Queries that the user keeps under a name, with how their answers are shown."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.columns import Json, Numbers
from db.schema.base import Base


class SavedView(Base):
    """A query under a name. `seen`: the courses that answered when the user last looked."""

    __tablename__ = "saved_view"
    __table_args__ = (
        CheckConstraint("trim(name) <> ''", name="name"),
        Index("uq_saved_view_name", "name", unique=True, sqlite_where=text("deleted_at IS NULL")),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text(collation="NOCASE"))
    query: Mapped[Any] = mapped_column(Json, nullable=False)
    display: Mapped[Any] = mapped_column(Json, nullable=False)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    seen: Mapped[Any] = mapped_column(Numbers, nullable=False)
    deleted_at: Mapped[datetime | None]
    """A deleted view can be restored, also after a restart."""
