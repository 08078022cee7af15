"""A course in the making: what the columns of its row have given so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from importers.records import CellValue, Warning  # noqa: A004 - the domain's word
from importers.values.texts import meaning

_SHOWN_LENGTH: Final = 80

Step = tuple[str, str, Any]
"""A method of `Draft`, the attribute of the course, and what it is given."""


@dataclass(frozen=True, slots=True)
class Column:
    """A mapped column of the table."""

    index: int
    header: str
    field: str
    role: str = "only"
    """`lowest`, `highest` or `middle` where several columns give the bounds of one range."""
    hours_per_day: float = 7.0


class Cell(NamedTuple):
    """One cell to read, with what surrounds its value; `shown` is what a reader of the sheet sees."""

    column: Column
    value: CellValue
    shown: str
    number_format: str | None = None
    link: str | None = None

    @property
    def text(self) -> str | None:
        """The words of the cell as seen in the sheet; `None` if they only say « unknown »."""
        return meaning(self.shown)


class Draft:
    """Values by the name of the `Course` attribute; lists grow, texts join, the first figure stays."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.warnings: list[tuple[Cell, str]] = []
        """A cell and what it is not."""
        self._suggested: dict[str, object] = {}
        self._lists: dict[str, dict[str, None]] = {}
        self._texts: dict[str, dict[int, str]] = {}

    def put(self, name: str, value: object) -> None:
        """Set `name` unless a surer column has."""
        if value is not None:
            self.values.setdefault(name, value)

    def suggest(self, name: str, value: object) -> None:
        """Set `name` if no column of its own does."""
        if value is not None:
            self._suggested.setdefault(name, value)

    def extend(self, name: str, values: Iterable[str]) -> None:
        """Add to a list, without repeats."""
        self._lists.setdefault(name, {}).update(dict.fromkeys(values))

    def replace(self, name: str, free_word: str, value: str) -> None:
        """Add `value` to a list, where `free_word` may stand for it."""
        values = self._lists.setdefault(name, {})
        values.pop(free_word, None)
        values[value] = None

    def forget_warnings(self, cell: Cell) -> None:
        """Drop what was said of a cell that the user has answered about."""
        self.warnings = [each for each in self.warnings if each[0].column.index != cell.column.index]

    def join(self, name: str, cell: Cell) -> None:
        """Add the text of a cell; texts of several columns follow each other in the order of the sheet."""
        text = cell.text
        if text is None:
            return
        texts = self._texts.setdefault(name, {})
        if text not in texts.values():
            texts[cell.column.index] = text

    def warn(self, cell: Cell, what: str) -> None:
        """Say that a value could not be read: « 31/02/2026 » n’est pas une date."""
        self.warnings.append((cell, what))

    def again(self, steps: Iterable[Step]) -> None:
        """Does what was done with a cell written alike."""
        values, lists = self.values, self._lists
        for method, name, argument in steps:
            if method == "put":
                values.setdefault(name, argument)
            elif method == "extend":
                if name in lists:
                    lists[name].update(argument)
                else:
                    lists[name] = argument.copy()
            elif method == "join":
                self.join(name, argument)
            elif method == "suggest":
                self._suggested.setdefault(name, argument)
            else:
                self.warn(argument, name)

    def finished(self) -> dict[str, Any]:
        """Attributes for `Course`; nothing stands for unknown."""
        lists = {name: tuple(values) for name, values in self._lists.items() if values}
        texts = {
            name: "\n".join(text for _index, text in sorted(parts.items()))
            for name, parts in self._texts.items()
        }
        return self._suggested | self.values | lists | texts


def warning(sheet: str, row: int, cell: Cell, what: str) -> Warning:
    """What a draft says of a cell of this row."""
    shown = cell.shown
    short = shown if len(shown) <= _SHOWN_LENGTH else f"{shown[: _SHOWN_LENGTH - 1]}…"
    message = f"« {short} » n’est pas {what} : le texte est gardé, la valeur reste inconnue."
    return Warning(sheet, row, cell.column.index, cell.column.field, shown, message)
