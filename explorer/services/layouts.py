"""What was decided of a file, proposed again for the next one with the same headers.

A layout is told by the headers of a table. One that has a column more or less is still the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import islice
from typing import Any, Final

from sqlalchemy.orm import Session

from db import repositories
from db.records import LayoutRecord
from explorer.services.editions import stem_of
from explorer.services.plan import ImportPlan
from importers.choices import Choices, SheetChoice
from importers.corrected import added_columns
from importers.headers import is_header_word
from importers.layout import find_table, table_at
from importers.records import RawSheet, RawWorkbook, SheetReport
from resources.vocabulary import fold

_SAME_LAYOUT: Final = 0.8
"""Share of the headers that two layouts must have in common."""
_ROWS_SEARCHED: Final = 100
_ONLY_SHEET: Final = ""
"""The name under which the only sheet of a file is remembered: its own may hold a date."""

Headers = Mapping[int, str]
"""0-based column → header, folded."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """Choices completed by what was decided before, and the layouts that told it."""

    choices: Choices
    fingerprints: tuple[str, ...] = ()


def recall(session: Session, workbook: RawWorkbook, choices: Choices, *, with_axes: bool) -> Recalled:
    """Completes the choices that were made for a file; what is decided already stays.

    Without `with_axes`, an axis is not taken again: it is proposed to whoever looks, never given silently.
    """
    layouts = repositories.Layouts(session).all() if choices.recall else ()
    if not layouts:
        return Recalled(replace(choices, recall=False))
    fingerprints: dict[str, None] = {}
    for sheet in workbook.sheets:
        found = _find(sheet, choices.of(sheet.name), layouts)
        if found is None:
            continue
        layout, header_row, headers = found
        fingerprints[layout.fingerprint] = None
        name = _ONLY_SHEET if len(workbook.sheets) == 1 else fold(sheet.name)
        decided: Mapping[str, Any] = layout.choices["sheets"].get(name, {})
        own = choices.of(sheet.name)
        choices = choices.with_sheet(
            sheet.name,
            included=decided.get("included") if own.included is None else own.included,
            axis=own.axis or (decided.get("axis") if with_axes else None),
            header_row=own.header_row or header_row,
            columns={**_columns(layout, headers), **own.columns},
        )
        choices = replace(
            choices,
            axis=choices.axis or (layout.choices["axis"] if with_axes else None),
            values={
                **{(field, raw): slug for field, raw, slug in layout.choices["values"]},
                **choices.values,
            },
            providers={**layout.choices["providers"], **choices.providers},
        )
    return Recalled(replace(choices, recall=False), tuple(fingerprints))


def axis_of_last_edition(session: Session, file_name: str) -> str | None:
    """The axis that was chosen for files of this name, edition apart, if it was always one.

    Their headers may have changed since: the axis is proposed, to be confirmed.
    """
    stem = stem_of(file_name)
    chosen = {
        axis
        for layout in repositories.Layouts(session).all()
        if stem_of(layout.file_name) == stem
        for axis in (
            layout.choices["axis"],
            *(each.get("axis") for each in layout.choices["sheets"].values()),
        )
        if axis
    }
    return chosen.pop() if len(chosen) == 1 else None


def remember(session: Session, plan: ImportPlan) -> None:
    """Keeps what was decided of the sheets that an import takes; forgets a layout of which nothing was."""
    layouts = repositories.Layouts(session)
    for report in plan.sheets:
        if report.outcome != "imported" or not report.columns:
            continue
        headers = sorted({fold(column.header) for column in report.columns} - {""})
        fingerprint = _fingerprint(headers)
        decided = _decided(plan.choices, report, is_only=len(plan.sheets) == 1)
        if decided is None:
            layouts.forget((fingerprint,))
            continue
        before = next((each for each in layouts.all() if each.fingerprint == fingerprint), None)
        if before is not None:
            # Five sheets of one workbook may share their headers: each has an axis of its own.
            decided["sheets"] = {**before.choices["sheets"], **decided["sheets"]}
        layouts.put(LayoutRecord(fingerprint, plan.file.name, tuple(headers), decided, datetime.now(UTC)))


def _decided(choices: Choices, report: SheetReport, *, is_only: bool) -> dict[str, Any] | None:
    """The choices about one sheet as a JSON value; `None` if there are none."""
    own = choices.of(report.name)
    places = _places({column.column: fold(column.header) for column in report.columns})
    columns = [[*places[column], field] for column, field in own.columns.items() if column in places]
    sheet = {"included": own.included, "axis": own.axis}
    if not (columns or own.header_row or any(sheet.values()) or _is_about_all(choices)):
        return None
    return {
        "columns": columns,
        "by_hand": own.header_row is not None,
        "sheets": {_ONLY_SHEET if is_only else fold(report.name): sheet},
        "axis": choices.axis,
        "values": [[field, raw, slug] for (field, raw), slug in choices.values.items()],
        "providers": dict(choices.providers),
    }


def _is_about_all(choices: Choices) -> bool:
    return bool(choices.axis or choices.values or choices.providers)


def _find(
    sheet: RawSheet, own: SheetChoice, layouts: Sequence[LayoutRecord]
) -> tuple[LayoutRecord, int | None, Headers] | None:
    """The layout of a sheet, the row of its header if it was shown by hand, and its headers."""
    if own.header_row is not None:
        table = table_at(sheet, own.header_row, is_header_word)
    else:
        table = find_table(sheet, is_header_word)
    if table is not None:
        added = added_columns(table.columns)
        own_columns = (column for column in table.columns if column.index not in added)
        headers = {column.index: fold(column.shown) for column in own_columns}
        if layout := _nearest(headers.values(), layouts):
            return layout, None, headers
    by_hand = [each for each in layouts if each.choices["by_hand"]]
    if by_hand and own.header_row is None:
        for number, texts in _rows(sheet):
            if layout := _nearest(texts.values(), by_hand):
                return layout, number, texts
    return None


def _rows(sheet: RawSheet) -> Iterator[tuple[int, Headers]]:
    """The first rows as if they were headers, with Excel's number."""
    for row in islice(sheet.rows(), _ROWS_SEARCHED):
        yield (
            row.number,
            {place: fold(value) for place, value in enumerate(row.values) if isinstance(value, str)},
        )


def _nearest(headers: Iterable[str], layouts: Sequence[LayoutRecord]) -> LayoutRecord | None:
    """The layout with the same headers, or with most of them in common."""
    own = frozenset(headers) - {""}
    best, likeness = None, 0.0
    for layout in layouts:
        other = frozenset(layout.headers)
        shared = len(own & other) / len(own | other) if own | other else 0.0
        if shared > likeness:
            best, likeness = layout, shared
    return best if likeness >= _SAME_LAYOUT else None


def _columns(layout: LayoutRecord, headers: Headers) -> dict[int, str | None]:
    """The remembered columns, where they stand in this file."""
    at = {place: column for column, place in _places(headers).items()}
    return {at[header, nth]: field for header, nth, field in layout.choices["columns"] if (header, nth) in at}


def _places(headers: Headers) -> dict[int, tuple[str, int]]:
    """Column → its header and how many columns before it have the same one."""
    seen: Counter[str] = Counter()
    places = {}
    for column, header in sorted(headers.items()):
        places[column] = (header, seen[header])
        seen[header] += 1
    return places


def _fingerprint(headers: Sequence[str]) -> str:
    return blake2b("\x1f".join(headers).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
