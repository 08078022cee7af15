"""The cells of one column: those that are written alike are read once, and give the same each time.

A catalogue repeats itself: of 100,000 rows, the providers, formats, dates and levels are a few hundred texts.
What a reader of `fields` does to a draft is recorded the first time and done again for the next rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from importers.draft import Cell, Column, Draft
from importers.fields import FieldReader
from importers.records import CellValue, SourceCell
from importers.values.texts import display

TRIAL: Final = 2_000
"""Rows after which it is plain which columns repeat themselves."""
_MOST_DIFFERENT: Final = 0.5
"""A column with more different cells a row (links, descriptions) is remembered no more after the trial."""
_MOST_REMEMBERED: Final = 20_000

Step = tuple[str, str, Any]
"""A method of `Draft.again`, the attribute of the course, and what it is given."""


class ReadCell:
    """One cell as kept and, where it can be done again, what it gives to a draft."""

    __slots__ = ("source", "steps", "value")

    def __init__(self, source: SourceCell | None, value: CellValue, steps: tuple[Step, ...] | None) -> None:
        self.source = source
        """`None` for a cell that shows nothing."""
        self.value = value
        self.steps = steps
        """`None`: to be read again in each row, for what it gives depends on the other cells of the row."""


class ColumnCells:
    """Reads the cells of one column. `read` and `column` are `None` for one that no field takes."""

    def __init__(
        self,
        index: int,
        header: str,
        field: str | None,
        reader: tuple[FieldReader, Column] | None,
        *,
        can_repeat: bool = True,
    ) -> None:
        self._index = index
        self._header = header
        self._field = field
        self._reader = reader
        self._can_repeat = can_repeat
        self.texts: dict[str, ReadCell] = {}
        """The cells remembered that hold a text and nothing else: what most rows only need to look up."""
        self._others: dict[tuple[type, CellValue, str | None], ReadCell] = {}
        self._is_remembering = True

    def cell(self, value: CellValue, number_format: str | None, link: str | None) -> ReadCell:
        """The cell that holds `value`."""
        if not self._is_remembering or link is not None:
            return self._read(value, number_format, link)
        if number_format is None and type(value) is str:
            known = self.texts.get(value)
            if known is None:
                if len(self.texts) >= _MOST_REMEMBERED:
                    self.texts.clear()
                known = self.texts[value] = self._read(value, None, None)
            return known
        # 1, 1.0 and True are equal, and shown differently.
        key = (type(value), value, number_format)
        known = self._others.get(key)
        if known is None:
            if len(self._others) >= _MOST_REMEMBERED:
                self._others.clear()
            known = self._others[key] = self._read(value, number_format, None)
        return known

    def end_trial(self, rows: int) -> None:
        """Remembers no more if hardly any cell of these rows was written as one before."""
        if len(self.texts) + len(self._others) > _MOST_DIFFERENT * rows:
            self._is_remembering = False
            self.texts.clear()
            self._others.clear()

    def into(self, draft: Draft, read: ReadCell, number_format: str | None) -> Cell:
        """Reads anew, into a draft, a cell that cannot be done again."""
        field_reader, column, source = *self._required, read.source
        if source is None:
            raise ValueError("an empty cell gives nothing")
        cell = Cell(column, read.value, source.raw, number_format, source.link)
        field_reader(draft, cell)
        return cell

    @property
    def _required(self) -> tuple[FieldReader, Column]:
        if self._reader is None:
            raise ValueError(f"no field takes column {self._index}")
        return self._reader

    def _read(self, value: CellValue, number_format: str | None, link: str | None) -> ReadCell:
        text = display(value, number_format)
        if not text:
            return ReadCell(None, value, ())
        source = SourceCell(self._index, self._header, self._field, text, link)
        return ReadCell(source, value, self._steps(value, text, number_format, link))

    def _steps(
        self, value: CellValue, text: str, number_format: str | None, link: str | None
    ) -> tuple[Step, ...] | None:
        if self._reader is None:
            return ()
        if not self._can_repeat or not self._is_remembering:
            return None
        read, column = self._reader
        recording = Recording()
        try:
            read(recording, Cell(column, value, text, number_format, link))
        except RowNeededError:
            self._can_repeat = False
            return None
        return tuple(recording.steps)


class RowNeededError(Exception):
    """A reader looked at what the other cells of the row had given."""


class Recording(Draft):
    """Takes note of what is done to a draft."""

    def __init__(self) -> None:
        super().__init__("", 0)
        self.values = _OfTheRow()
        self.steps: list[Step] = []

    def put(self, name: str, value: object) -> None:
        if value is not None:
            self.steps.append(("put", name, value))

    def suggest(self, name: str, value: object) -> None:
        if value is not None:
            self.steps.append(("suggest", name, value))

    def extend(self, name: str, values: Iterable[str]) -> None:
        self.steps.append(("extend", name, dict.fromkeys(values)))

    def join(self, name: str, cell: Cell) -> None:
        self.steps.append(("join", name, cell))

    def warn(self, cell: Cell, what: str) -> None:
        self.steps.append(("warn", what, cell))


class _OfTheRow(dict[str, Any]):
    """The values of a row that is not there."""

    def __getitem__(self, name: str) -> Any:
        raise RowNeededError

    def __setitem__(self, name: str, value: object) -> None:
        raise RowNeededError

    def __contains__(self, name: object) -> bool:
        raise RowNeededError

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ARG002 - as a dictionary's
        raise RowNeededError
