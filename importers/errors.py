"""Why a file is refused as a whole. Each error says in French what happened, what is safe and what to do."""

from __future__ import annotations


class ImportRefused(Exception):
    """A file that gives no courses. Nothing has been written.

    `what`, `safe` and `todo` are French sentences for the user; `str()` joins them in one line.
    """

    safe = "Votre catalogue n’a pas changé."

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.safe} {self.todo}"


class UnreadableFile(ImportRefused):
    """Damaged, empty, truncated, not a workbook, or too large to be one."""


class PasswordProtected(ImportRefused):
    """An encrypted workbook: it must be opened with its password first."""


class NoCoursesFound(ImportRefused):
    """The file opens, but no sheet holds a table of courses."""


class AxisNeeded(ImportRefused):
    """Sheets hold courses but neither a sheet nor a column tells their axis."""

    def __init__(self, what: str, todo: str, sheets: tuple[str, ...]) -> None:
        super().__init__(what, todo)
        self.sheets = sheets
