"""What a cell that is a drop-down offers, and the roles under which a model tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt

CHOICES_ROLE: Final = Qt.ItemDataRole.UserRole + 10
VALUE_ROLE: Final = Qt.ItemDataRole.UserRole + 11


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down."""

    value: object
    label: str
    starts_group: bool = False
    """A line stands above it."""
