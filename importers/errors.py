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


class PasswordNeeded(ImportRefused):
    """An encrypted workbook. With `wrong`, a password was given and does not open it."""

    def __init__(self, name: str, *, wrong: bool = False) -> None:
        if wrong:
            what = f"Ce mot de passe n’ouvre pas « {name} »."
        else:
            what = f"« {name} » est protégé par un mot de passe."
        super().__init__(what, "Donnez son mot de passe, ou enregistrez-en une copie sans mot de passe.")
        self.wrong = wrong


class NoCoursesFound(ImportRefused):
    """The file opens, but no sheet holds a table of courses."""


class AxisNeeded(ImportRefused):
    """Sheets hold courses but neither a sheet nor a column tells their axis."""

    def __init__(self, what: str, todo: str, sheets: tuple[str, ...]) -> None:
        super().__init__(what, todo)
        self.sheets = sheets
