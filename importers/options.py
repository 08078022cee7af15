"""What a user may say of the file itself, when what was guessed is not right."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """How to open a file. `None`: to be found out."""

    password: str | None = field(default=None, repr=False)
    """Of an encrypted workbook; never kept."""
    encoding: str | None = None
    """Of a text file, as Python names it: `utf-8`, `cp1252`, `mac-roman`…"""
    separator: str | None = None
    """Between the values of a text file: one character."""
