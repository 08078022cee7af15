"""The rows of a table → a `Course` each, or the reason why it cannot be one.

A block of rows is read column by column, and what a column alone gives goes to all courses at once. Only
where several columns give one attribute is there a draft for each row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import repeat, zip_longest
from operator import attrgetter, itemgetter
from typing import Any, Final

from importers.answers import Answers
from importers.choices import Choices
from importers.columns import TRIAL, ColumnCells, ReadCell
from importers.draft import Column, Draft, warning
from importers.headers import header_words
from importers.records import (
    ColumnMapping,
    Course,
    RawRow,
    Reject,
    SourceCell,
    Warning,  # noqa: A004 - the domain's word
    column_letter,
)
from importers.values.texts import display
from resources.vocabulary import fold

_LOWEST: Final = frozenset({"min", "mini", "minimum", "minimal", "minimale"})
_HIGHEST: Final = frozenset({"max", "maxi", "maximum", "maximal", "maximale"})
_RANGES: Final = frozenset({"duration", "price"})
_BOUNDS: Final = (("duration_min_hours", "duration_max_hours"), ("price_min_eur", "price_max_eur"))
_NO_AXIS: Final = "L’axe de cette formation n’est pas indiqué."
_DEFAULTS: Final[Mapping[str, Any]] = Course._field_defaults

_Read = Mapping[int, Sequence[ReadCell]]
"""Column → its cell in each row of a block."""
_Given = dict[str, list[Any]]
"""Attribute of a course → its value in each row."""
_Warned = tuple[int, int, Warning]
"""Place of the row in its block, turn of the column, and what to say."""

_source: Final = attrgetter("source")


class CourseReader:
    """Reads the rows of one table; what could not be understood gathers in `warnings`."""

    def __init__(
        self, sheet: str, mappings: Sequence[ColumnMapping], axis: str | None, choices: Choices
    ) -> None:
        """Raises `ImportRefused` for answers that mean nothing."""
        self.sheet = sheet
        self.axis = axis
        self.warnings: list[Warning] = []
        self._title = next(mapping for mapping in mappings if mapping.field == "title")
        # The surest column of a field speaks first; the others complete it.
        surest = sorted(mappings, key=lambda mapping: -mapping.confidence)
        columns = _with_roles([each for each in surest if each.field is not None], choices.hours_per_day)
        columns.sort(key=lambda column: column.role == "middle")
        self._turns = {column.index: turn for turn, column in enumerate(columns)}
        answers = Answers(choices.values)
        readers = {column.index: (answers.reader(column.field), column) for column in columns}
        self._providers = {fold(written): name for written, name in choices.providers.items()}
        self._rows = 0
        self._columns = {
            each.column: ColumnCells(each.column, each.header, each.field, readers.get(each.column))
            for each in mappings
        }

    def read(self, rows: Sequence[RawRow]) -> list[Course | Reject]:
        """What each of these rows is; their warnings are added to `warnings`."""
        if not rows:
            return []
        read = self._read_cells(rows)
        given, warned = self._given(read, rows)
        self._complete(given, rows)
        titles = given["title"]
        warned += [
            (at, len(self._turns), Warning(self.sheet, rows[at].number, None, "axis", None, _NO_AXIS))
            for at, axis in enumerate(given["axis"])
            if axis is None
        ]
        warned.sort(key=itemgetter(0, 1))
        self.warnings += [said for at, _turn, said in warned if titles[at] is not None]
        values = (given.get(name) or repeat(_DEFAULTS.get(name)) for name in Course._fields)
        courses = map(Course._make, zip(*values, strict=False))  # what is repeated has no end
        return [
            course if title is not None else self._reject(row, course.cells)
            for course, title, row in zip(courses, titles, rows, strict=True)
        ]

    def _read_cells(self, rows: Sequence[RawRow]) -> dict[int, list[ReadCell]]:
        apart = frozenset[int]().union(*(each for row in rows for each in (row.formats, row.links) if each))
        read: dict[int, list[ReadCell]] = {}
        for index, values in enumerate(zip_longest(*(row.values for row in rows))):
            if index not in self._columns:
                self._columns[index] = ColumnCells(index, "", None)
            column = self._columns[index]
            if index in apart:
                read[index] = [
                    column.cell(value, row.formats.get(index), row.links.get(index))
                    for value, row in zip(values, rows, strict=True)
                ]
            else:
                read[index] = column.read(values)
        self._rows += len(rows)
        if self._rows - len(rows) < TRIAL <= self._rows:
            for column in self._columns.values():
                column.end_trial(self._rows)
        return read

    def _given(self, read: _Read, rows: Sequence[RawRow]) -> tuple[_Given, list[_Warned]]:
        """What the cells give to the courses, and what of them could not be read."""
        unknown = [None] * len(rows)
        given: _Given = {
            "sheet": [self.sheet] * len(rows),
            "row": [row.number for row in rows],
            "title": unknown,
            "axis": unknown,
            "cells": [
                tuple(filter(None, each))
                for each in zip(*(map(_source, cells) for cells in read.values()), strict=True)
            ],
        }
        warned: list[_Warned] = []
        columns = {index: self._columns[index] for index in self._turns if index in read}
        names = Counter(name for column in columns.values() for name in column.names)
        together = [
            index for index, column in columns.items() if any(names[name] > 1 for name in column.names)
        ]
        for index in columns.keys() - set(together):
            cells = read[index]
            for name in columns[index].names:
                default = _DEFAULTS.get(name)
                given[name] = [each.gives.get(name, default) for each in cells]
            if columns[index].has_warned:
                warned += [
                    (at, self._turns[index], warning(self.sheet, rows[at].number, *said))
                    for at, each in enumerate(cells)
                    for said in each.warnings
                ]
        if together:
            drafts = self._drafts(together, read, len(rows))
            finished = [draft.finished() for draft in drafts]
            for name in frozenset[str]().union(*finished):
                default = _DEFAULTS.get(name)
                given[name] = [each.get(name, default) for each in finished]
            warned += [
                (at, self._turns[cell.column.index], warning(self.sheet, rows[at].number, cell, what))
                for at, draft in enumerate(drafts)
                for cell, what in draft.warnings
            ]
        return given, warned

    def _drafts(self, indexes: Sequence[int], read: _Read, count: int) -> list[Draft]:
        """What columns give of which some complete the others, row by row."""
        drafts = [Draft() for _ in range(count)]
        for index in indexes:
            for draft, cell in zip(drafts, read[index], strict=True):
                self._columns[index].into(draft, cell)
        return drafts

    def _complete(self, given: _Given, rows: Sequence[RawRow]) -> None:
        """What no cell gives by itself: the axis of the sheet, the names approved, bounds in their order."""
        given["axis"] = [axis or self.axis for axis in given["axis"]]
        if self._providers and "provider" in given:
            given["provider"] = [name and self._approved(name) for name in given["provider"]]
        at = self._title.column
        if any(at in row.links for row in rows):
            urls = given.get("url") or repeat(None)
            given["url"] = [url or row.links.get(at) for url, row in zip(urls, rows, strict=False)]
        for low, high in _BOUNDS:
            if low in given and high in given:
                bounds = [_in_order(*each) for each in zip(given[low], given[high], strict=True)]
                given[low], given[high] = map(list, zip(*bounds, strict=True))

    def _approved(self, provider: str) -> str:
        """The names that the user approved for those of a cell, one a line."""
        names = (self._providers.get(fold(name), name) for name in provider.splitlines())
        return "\n".join(dict.fromkeys(names))

    def _reject(self, row: RawRow, cells: tuple[SourceCell, ...]) -> Reject:
        cell = f"{column_letter(self._title.column)}{row.number}"
        header = self._title.header
        at = self._title.column
        raw = display(row.values[at] if at < len(row.values) else None) or None
        reason = (
            f"Pas d’intitulé : la cellule {cell} de la colonne « {header} » est vide."
            if raw is None
            else f"« {raw} » n’est pas l’intitulé d’une formation (cellule {cell}, colonne « {header} »)."
        )
        return Reject(self.sheet, row.number, self._title.column, raw, reason, cells)


def _with_roles(mappings: Sequence[ColumnMapping], hours_per_day: float) -> list[Column]:
    """Two columns « min » and « max » of one field make a range; alone, each is the figure itself."""
    words = {mapping.column: header_words(mapping.header) for mapping in mappings}
    columns = []
    for mapping in mappings:
        field = mapping.field or ""
        role: str = "only"
        if field in _RANGES:
            same = [words[other.column] for other in mappings if other.field == field]
            if any(one & _LOWEST for one in same) and any(one & _HIGHEST for one in same):
                own = words[mapping.column]
                role = "lowest" if own & _LOWEST else "highest" if own & _HIGHEST else "middle"
        columns.append(Column(mapping.column, mapping.header, field, role, hours_per_day))
    return columns


def _in_order(lowest: Any, highest: Any) -> tuple[Any, Any]:
    """Bounds of a range the right way round: some catalogues exchange their minimum and maximum."""
    if lowest is not None and highest is not None and lowest > highest:
        return highest, lowest
    return lowest, highest
