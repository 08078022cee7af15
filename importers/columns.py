"""The cells of one column: those that are written alike are read once, and give the same each time.

A catalogue repeats itself: of 100,000 rows, the providers, formats, dates and levels are a few hundred texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from importers.draft import Cell, Column, Draft, Step
from importers.fields import FieldReader
from importers.records import CellValue, SourceCell
from importers.values.texts import display

TRIAL: Final = 2_000
"""Rows after which it is plain which columns repeat themselves."""
_MOST_DIFFERENT: Final = 0.5
"""A column with more different cells a row (links, descriptions) is remembered no more after the trial."""
_MOST_REMEMBERED: Final = 20_000


_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


class ReadCell:
    """One cell as kept, and what it gives to a course."""

    __slots__ = ("cell", "gives", "source", "steps", "warnings")

    def __init__(self, source: SourceCell | None, cell: Cell | None = None) -> None:
        self.source = source
        """`None` for a cell that shows nothing."""
        self.cell = cell
        """`None` where no field takes the column."""
        self.gives: Mapping[str, Any] = _NOTHING
        """Attributes of the course, when no other column of the row gives them or looks at them."""
        self.warnings: Sequence[tuple[Cell, str]] = ()
        """What could not be read: arguments of `Draft.warn`."""
        self.steps: Sequence[Step] | None = None
        """What it does to the draft of a row, once that was asked for; empty if it must be read anew."""


_NO_CELL: Final = ReadCell(None)


class ColumnCells:
    """Reads the cells of one column. `read` and `column` are `None` for one that no field takes."""

    def __init__(
        self,
        index: int,
        header: str,
        field: str | None,
        reader: tuple[FieldReader, Column] | None = None,
    ) -> None:
        self.names: set[str] = set()
        """Attributes of the course that the cells read so far give, or that their reader looks at."""
        self.has_warned = False
        self._index = index
        self._header = header
        self._field = field
        self._reader = reader
        self._alone = _Alone(self.names)
        self._texts: dict[CellValue, ReadCell] = {None: _NO_CELL}
        """The cells remembered that hold a text and nothing else: what most rows only need to look up."""
        self._others: dict[tuple[type, CellValue, str | None], ReadCell] = {}
        self._is_remembering = True

    def read(self, values: Sequence[CellValue]) -> list[ReadCell]:
        """The cells that hold these values, without link nor number format."""
        if not self._is_remembering:
            return [_NO_CELL if value is None else self._read(value, None, None) for value in values]
        known = self._texts
        try:
            return list(map(known.__getitem__, values))
        except KeyError:  # some were not seen yet
            return [known.get(value) or self.cell(value) for value in values]

    def cell(self, value: CellValue, number_format: str | None = None, link: str | None = None) -> ReadCell:
        """The cell that holds `value`."""
        if value is None:
            return _NO_CELL
        if not self._is_remembering or link is not None:
            return self._read(value, number_format, link)
        if number_format is None and type(value) is str:
            known = self._texts.get(value)
            if known is None:
                if len(self._texts) >= _MOST_REMEMBERED:
                    self._texts = {None: _NO_CELL}
                known = self._texts[value] = self._read(value, None, None)
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
        if len(self._texts) + len(self._others) > _MOST_DIFFERENT * rows:
            self._is_remembering = False
            self._texts = {None: _NO_CELL}
            self._others.clear()

    def into(self, draft: Draft, read: ReadCell) -> None:
        """Adds a cell to the draft of its row, which other columns share."""
        if self._reader is None or read.cell is None:
            return
        if read.steps is None:
            read.steps = _steps(self._reader[0], read.cell)
        if read.steps:
            draft.again(read.steps)
        else:
            self._reader[0](draft, read.cell)

    def _read(self, value: CellValue, number_format: str | None, link: str | None) -> ReadCell:
        text = display(value, number_format)
        if not text:
            return _NO_CELL
        source = SourceCell(self._index, self._header, self._field, text, link)
        if self._reader is None:
            return ReadCell(source)
        reader, column = self._reader
        cell = Cell(column, value, text, number_format, link)
        read = ReadCell(source, cell)
        draft = self._alone
        reader(draft, cell)
        gives = read.gives = draft.taken()
        if not self.names.issuperset(gives):
            self.names.update(gives)
        if draft.warnings:
            read.warnings, draft.warnings = draft.warnings, []
            self.has_warned = True
        return read


def _steps(reader: FieldReader, cell: Cell) -> Sequence[Step]:
    recording = _Recording()
    try:
        reader(recording, cell)
    except _RowNeededError:
        return ()
    return recording.steps


class _Alone(Draft):
    """A draft for one cell after the other, each alone in its row."""

    def __init__(self, looked_at: set[str]) -> None:
        super().__init__()
        self.values = _Watched(looked_at)

    def taken(self) -> dict[str, Any]:
        """What the cell gave; the draft is empty again."""
        if self._suggested or self._lists or self._texts:
            gives = self.finished()
            self._suggested, self._lists, self._texts = {}, {}, {}
        else:
            gives = dict(self.values)
        self.values.clear()
        return gives


class _Watched(dict[str, Any]):
    """Values, and the names that were looked at or set past `Draft.put`."""

    def __init__(self, looked_at: set[str]) -> None:
        super().__init__()
        self._looked_at = looked_at

    def __getitem__(self, name: str) -> Any:
        self._looked_at.add(name)
        return super().__getitem__(name)

    def __setitem__(self, name: str, value: object) -> None:
        self._looked_at.add(name)
        super().__setitem__(name, value)

    def __contains__(self, name: object) -> bool:
        self._looked_at.add(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._looked_at.add(name)
        return super().get(name, default)


class _RowNeededError(Exception):
    """A reader looked at what the other cells of the row had given."""


class _Recording(Draft):
    """Takes note of what one cell does to a draft."""

    def __init__(self) -> None:
        super().__init__()
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

    def replace(self, name: str, free_word: str, value: str) -> None:  # noqa: ARG002 - as a draft's
        raise _RowNeededError

    def forget_warnings(self, cell: Cell) -> None:  # noqa: ARG002 - as a draft's
        raise _RowNeededError

    def join(self, name: str, cell: Cell) -> None:
        self.steps.append(("join", name, cell))

    def warn(self, cell: Cell, what: str) -> None:
        self.steps.append(("warn", what, cell))


class _OfTheRow(dict[str, Any]):
    """The values of a row that is not there."""

    def __getitem__(self, name: str) -> Any:
        raise _RowNeededError

    def __setitem__(self, name: str, value: object) -> None:
        raise _RowNeededError

    def __contains__(self, name: object) -> bool:
        raise _RowNeededError

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ARG002 - as a dictionary's
        raise _RowNeededError
