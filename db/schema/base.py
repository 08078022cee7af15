"""What every table of the catalogue has in common."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from db.columns import Euros, Moment, Terms, Words
from db.records import DeducedTerm


class Base(DeclarativeBase):
    """Every table of the catalogue."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own spelling
        str: Text,
        Decimal: Euros,
        datetime: Moment,
        tuple[str, ...]: Words,
        tuple[DeducedTerm, ...]: Terms,
    }
