"""The password of a locked file: asked for, and turned into the choices that open it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from explorer.ui.theme import Theme


class ImportPassword(QObject):
    """One file at a time."""

    given = Signal(object)
    """The `Choices` that hold it."""
    refused = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window

    def ask(self, file_name: str, *, wrong: bool) -> None:
        """`wrong`: one was given that does not open the file."""
        from explorer.ui.dialogs.password import PasswordQuestion  # noqa: PLC0415 - rarely opened

        question = PasswordQuestion(self._theme, file_name, self._window, wrong=wrong)
        question.given.connect(self._on_given)
        question.rejected.connect(self.refused)
        question.open()

    def _on_given(self, password: str) -> None:
        from explorer.services.imports import Choices, OpenOptions  # noqa: PLC0415 - after the first paint

        self.given.emit(Choices(open=OpenOptions(password=password)))
