"""Looks at a file for the steps of an import: its sheets, its columns, the values that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from explorer.services.inspection import ColumnView, PreviewRow, RowKind, SheetView
from explorer.services.sampling import shown_as
from importers.layout import Table, body, samples
from importers.records import ColumnMapping, IgnoredRow, RawRow, column_letter
from importers.sheets import InspectedSheet
from importers.values.texts import display

_ROWS_SHOWN: Final = 40
_ROWS_ABOVE: Final = 15
"""Titles and notes above a header are shown so far."""
_COLUMNS_SHOWN: Final = 60
_SAMPLES: Final = 3


def view_of(one: InspectedSheet) -> SheetView:
    """What is shown of one sheet."""
    sheet, table = one.sheet, one.table
    rows, hidden = _count(one)
    return SheetView(
        name=sheet.name,
        state=sheet.state,
        outcome=one.outcome,
        reason=one.reason,
        axis=one.axis,
        axis_reason=one.axis_reason,
        header_rows=table.header_rows if table else (),
        preview=tuple(_preview(one)),
        hidden_columns=tuple(sorted(sheet.hidden_columns)),
        hidden_row_count=hidden,
        row_count=rows,
        columns=_columns(one, table) if table else (),
    )


def _count(one: InspectedSheet) -> tuple[int, int]:
    """Rows under the header, or rows that hold something, and how many of them are hidden."""
    last_header = one.table.last_header_row if one.table else 0
    count = hidden = 0
    for row in one.sheet.rows():
        if row.number > last_header:
            count += 1
            hidden += row.hidden
    return count, hidden


def _preview(one: InspectedSheet) -> Iterator[PreviewRow]:
    """The first rows, from a little above the header when it is far down."""
    table = one.table
    if table is None:
        for row in islice(one.sheet.rows(), _ROWS_SHOWN):
            yield PreviewRow(row.number, _texts(row), "data", row.hidden)
        return
    first = table.header_rows[0] - _ROWS_ABOVE
    kinds = _kinds(one, table)
    for row in islice((row for row in one.sheet.rows() if row.number >= first), _ROWS_SHOWN):
        yield PreviewRow(row.number, _texts(row), _kind(row, table, kinds), row.hidden)


def _kinds(one: InspectedSheet, table: Table) -> dict[int, RowKind]:
    """What the first rows under the header are, by number, where they are not data."""
    below = islice(body(one.sheet, table, one.title_column), 2 * _ROWS_SHOWN)
    return {each.row: each.kind for each in below if isinstance(each, IgnoredRow)}


def _kind(row: RawRow, table: Table, kinds: dict[int, RowKind]) -> RowKind:
    if row.number in table.header_rows:
        return "header"
    return "banner" if row.number < table.header_rows[0] else kinds.get(row.number, "data")


def _texts(row: RawRow) -> tuple[str, ...]:
    values = row.values[:_COLUMNS_SHOWN]
    return tuple(display(value, row.formats.get(column)) for column, value in enumerate(values))


def _columns(one: InspectedSheet, table: Table) -> tuple[ColumnView, ...]:
    rows = samples(one.sheet, table)
    return tuple(
        ColumnView(
            column=mapping.column,
            letter=column_letter(mapping.column),
            header=mapping.header,
            field=mapping.field,
            suggested=suggested.field,
            confidence=mapping.confidence,
            reason=mapping.reason,
            hidden=mapping.column in one.sheet.hidden_columns,
            samples=tuple(_samples(mapping, rows)),
        )
        for mapping, suggested in zip(one.columns, one.suggested, strict=True)
    )


def _samples(mapping: ColumnMapping, rows: Sequence[RawRow]) -> list[tuple[str, str]]:
    """Up to three different values of a column, with what is read in them."""
    column = mapping.column
    found: dict[str, str] = {}
    for row in rows:
        value = row.values[column] if column < len(row.values) else None
        written = display(value, row.formats.get(column))
        if not written or written in found:
            continue
        found[written] = (
            written
            if mapping.field is None
            else shown_as(
                mapping.field,
                value,
                header=mapping.header,
                number_format=row.formats.get(column),
                link=row.links.get(column),
            )
        )
        if len(found) == _SAMPLES:
            break
    return list(found.items())
