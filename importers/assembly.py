"""One row of a table → one `Course`, or the reason why it cannot be one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from importers.answers import Answers
from importers.choices import Choices
from importers.columns import TRIAL, ColumnCells, ReadCell
from importers.draft import Column, Draft
from importers.fields import FIELD_READERS
from importers.headers import header_words
from importers.records import (
    NOTHING,
    CellValue,
    ColumnMapping,
    Course,
    RawRow,
    Reject,
    SourceCell,
    Warning,  # noqa: A004 - the domain's word
    column_letter,
)
from importers.values.texts import clean, display
from resources.vocabulary import fold

_LOWEST: Final = frozenset({"min", "mini", "minimum", "minimal", "minimale"})
_HIGHEST: Final = frozenset({"max", "maxi", "maximum", "maximal", "maximale"})
_RANGES: Final = frozenset({"duration", "price"})


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
        read = [mapping for mapping in mappings if mapping.field is not None and mapping is not self._title]
        # The surest column of a field speaks first; the others complete it.
        read.sort(key=lambda mapping: -mapping.confidence)
        columns = _with_roles(read, choices.hours_per_day)
        columns.sort(key=lambda column: column.role == "middle")
        self._answers = Answers(choices.values)
        self._providers = {fold(written): name for written, name in choices.providers.items()}
        self._in_turn = tuple(column.index for column in columns)
        readers = {column.index: (FIELD_READERS[column.field], column) for column in columns}
        self._rows = 0
        self._cells = {
            each.column: ColumnCells(
                each.column,
                each.header,
                each.field,
                readers.get(each.column),
                can_repeat=not self._answers,
            )
            for each in mappings
        }

    def read(self, row: RawRow) -> Course | Reject:
        """The course of `row`; its warnings are added to `warnings`."""
        self._rows += 1
        if self._rows == TRIAL:
            for column in self._cells.values():
                column.end_trial(TRIAL)
        read = self._read_cells(row)
        cells = tuple([each.source for each in read.values() if each.source is not None])
        at = self._title.column
        raw_title = row.values[at] if at < len(row.values) else None
        title = clean(raw_title)
        if title is None or not any(map(str.isalpha, title)):
            return self._reject(row, raw_title, cells)
        draft = Draft(self.sheet, row.number)
        for index in self._in_turn:
            each = read.get(index)
            if each is None or each.source is None:
                continue
            if each.steps is not None:
                draft.again(each.steps)
                continue
            cell = self._cells[index].into(draft, each, row.formats.get(index))
            if self._answers:
                self._answers.complete(draft, cell)
        self.warnings += draft.warnings
        if "url" not in draft.values and at in row.links:
            draft.put("url", row.links[at])
        return self._course(row.number, " ".join(title.split()), draft, cells)

    def _read_cells(self, row: RawRow) -> dict[int, ReadCell]:
        """Column → its cell, for those that hold a value."""
        formats, links = row.formats or NOTHING, row.links or NOTHING
        is_plain = not formats and not links
        columns = self._cells
        read: dict[int, ReadCell] = {}
        for index, value in enumerate(row.values):
            if value is None:
                continue
            if index not in columns:
                columns[index] = ColumnCells(index, "", None, None)
            column = columns[index]
            if is_plain and type(value) is str and (known := column.texts.get(value)) is not None:
                read[index] = known
            else:
                read[index] = column.cell(value, formats.get(index), links.get(index))
        return read

    def _course(self, number: int, title: str, draft: Draft, cells: tuple[SourceCell, ...]) -> Course:
        values: dict[str, Any] = draft.finished()
        axis = values.pop("axis", None) or self.axis
        if self._providers and "provider" in values:
            values["provider"] = self._approved(values["provider"])
        if axis is None:
            self.warnings.append(
                Warning(self.sheet, number, None, "axis", None, "L’axe de cette formation n’est pas indiqué.")
            )
        return Course(self.sheet, number, title, axis, cells=cells, **_in_order(values))

    def _approved(self, provider: str) -> str:
        """The names that the user approved for those of a cell, one a line."""
        names = (self._providers.get(fold(name), name) for name in provider.splitlines())
        return "\n".join(dict.fromkeys(names))

    def _reject(self, row: RawRow, raw_title: CellValue, cells: tuple[SourceCell, ...]) -> Reject:
        cell = f"{column_letter(self._title.column)}{row.number}"
        header = self._title.header
        raw = display(raw_title) or None
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


def _in_order(values: Mapping[str, Any]) -> dict[str, Any]:
    """Bounds of a range the right way round: some catalogues exchange their minimum and maximum."""
    ordered = dict(values)
    for low, high in (("duration_min_hours", "duration_max_hours"), ("price_min_eur", "price_max_eur")):
        lowest: float | Decimal | None = ordered.get(low)
        highest: float | Decimal | None = ordered.get(high)
        if lowest is not None and highest is not None and lowest > highest:
            ordered[low], ordered[high] = highest, lowest
    return ordered
