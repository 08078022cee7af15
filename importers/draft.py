"""A course in the making: what the columns of its row have given so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from importers.records import CellValue, Warning  # noqa: A004 - the domain's word
from importers.values.texts import clean

_SHOWN_LENGTH: Final = 80


@dataclass(frozen=True, slots=True)
class Column:
    """A mapped column of the table."""

    index: int
    header: str
    field: str
    role: str = "only"
    """`lowest`, `highest` or `middle` where several columns give the bounds of one range."""
    hours_per_day: float = 7.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to read, with what surrounds its value; `shown` is what a reader of the sheet sees."""

    column: Column
    value: CellValue
    shown: str
    number_format: str | None = None
    link: str | None = None

    @property
    def text(self) -> str | None:
        """The words of the cell as seen in the sheet; `None` if they only say « unknown »."""
        return clean(self.shown)


class Draft:
    """Values by the name of the `Course` attribute; lists grow, texts join, the first figure stays."""

    def __init__(self, sheet: str, row: int) -> None:
        self.values: dict[str, Any] = {}
        self.warnings: list[Warning] = []
        self._sheet = sheet
        self._row = row
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
        self.warnings = [each for each in self.warnings if each.column != cell.column.index]

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
        shown = cell.shown
        short = shown if len(shown) <= _SHOWN_LENGTH else f"{shown[: _SHOWN_LENGTH - 1]}…"
        self.warnings.append(
            Warning(
                self._sheet,
                self._row,
                cell.column.index,
                cell.column.field,
                shown,
                f"« {short} » n’est pas {what} : le texte est gardé, la valeur reste inconnue.",
            )
        )

    def again(self, steps: Iterable[tuple[str, str, Any]]) -> None:
        """Does what these methods did with a cell written alike: (method, name, argument)."""
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
