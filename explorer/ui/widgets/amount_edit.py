"""Fields for what may stay unknown: an amount in euros, a number of people, a day. Empty is not 0."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from explorer.services import wording

SPACES: Final = re.compile(r"[\s\u00a0\u202f€]")
AMOUNT: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
WHOLE: Final = re.compile(r"\d{1,6}")
DAY: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
CENTURY: Final = 2000
FIRST_WHOLE_YEAR: Final = 100


class OptionalField(QLineEdit):
    """A line that holds a value or nothing. What cannot be read is said, and nothing is changed.

    `read` gives the value of a text and raises `ValueError`; `written` gives the text of a value.
    """

    edited = Signal()
    """The value was changed by the user, and can be read."""

    def __init__(
        self, name: str, hint: str, read: Callable[[str], Any], written: Callable[[Any], str]
    ) -> None:
        super().__init__()
        self._hint = hint
        self._read = read
        self._written = written
        self._value: Any = None
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.editingFinished.connect(self._on_finished)

    @property
    def value(self) -> Any:
        """What was last read; `None` when nothing was entered."""
        return self._value

    @property
    def has_trouble(self) -> bool:
        """Whether what is written cannot be read."""
        return bool(self.property("trouble"))

    def show_value(self, value: Any) -> None:
        """Shows a value, unless the user is writing another one."""
        if self.hasFocus() and self.isModified():
            return
        self._value = value
        self._tell(has_trouble=False)
        self.setText("" if value is None else self._written(value))

    def _on_finished(self) -> None:
        text = self.text().strip()
        try:
            value = self._read(text) if text else None
        except ValueError:
            self._tell(has_trouble=True)
            return
        self._tell(has_trouble=False)
        is_new = value != self._value
        self._value = value
        self.setText("" if value is None else self._written(value))
        if is_new:
            self.edited.emit()

    def _tell(self, *, has_trouble: bool) -> None:
        self.setProperty("trouble", has_trouble)
        self.setToolTip(self.tr("Non compris : %1").replace("%1", self._hint) if has_trouble else self._hint)
        self.setAccessibleDescription(self.toolTip())
        self.style().unpolish(self)
        self.style().polish(self)


class AmountEdit(OptionalField):
    """Euros: « 1 290,50 € »; the value is a `Decimal`."""

    def __init__(self, name: str) -> None:
        super().__init__(name, self.tr("un montant en euros, par exemple 1 290,50"), _amount, wording.euros)


class CountEdit(OptionalField):
    """A number of people."""

    def __init__(self, name: str) -> None:
        super().__init__(name, self.tr("un nombre de personnes, par exemple 12"), _count, wording.number)


class DayEdit(OptionalField):
    """A day: « 25/09/2027 »; « 25/9/27 » is read too."""

    def __init__(self, name: str) -> None:
        super().__init__(name, self.tr("une date, par exemple 25/09/2027"), _day, wording.date)


def _amount(text: str) -> Decimal:
    bare = SPACES.sub("", text)
    if not AMOUNT.fullmatch(bare):
        raise ValueError(text)
    return Decimal(bare.replace(",", "."))


def _count(text: str) -> int:
    bare = SPACES.sub("", text)
    if not WHOLE.fullmatch(bare):
        raise ValueError(text)
    return int(bare)


def _day(text: str) -> date:
    found = DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    day, month, year = (int(each) for each in found.groups())
    return date(year + CENTURY if year < FIRST_WHOLE_YEAR else year, month, day)
