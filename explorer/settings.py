"""What the window remembers between two starts, typed, in an INI file of the user's configuration folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, get_args

from PySide6.QtCore import QByteArray, QSettings

ThemeChoice = Literal["system", "light", "dark"]
LanguageChoice = Literal["system", "fr", "en"]


class Settings:
    """A wrong or absent value in the file counts as the default: an edited file never prevents the start."""

    def __init__(self, file: Path) -> None:
        self._file = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        """`system` follows the desktop's colours."""
        return self._one_of("window/theme", get_args(ThemeChoice), "system")

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._file.setValue("window/theme", choice)

    @property
    def language(self) -> LanguageChoice:
        """Of the window, from its next start on: French, as the courses are, unless the user chose another.

        `system` follows the desktop's language.
        """
        return self._one_of("window/language", get_args(LanguageChoice), "fr")

    @language.setter
    def language(self, choice: LanguageChoice) -> None:
        self._file.setValue("window/language", choice)

    @property
    def selection_id(self) -> int | None:
        """The selection shown in the tray."""
        text = str(self._file.value("selection/current", ""))
        return int(text) if text.isdigit() else None

    @selection_id.setter
    def selection_id(self, selection_id: int | None) -> None:
        self._file.setValue("selection/current", "" if selection_id is None else str(selection_id))

    def folder(self, purpose: str, default: Path) -> Path:
        """The folder last used for `purpose` (`import`, `export`, `backup`), if it still exists."""
        text = str(self._file.value(f"folders/{purpose}", ""))
        return Path(text) if text and Path(text).is_dir() else default

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remembers the folder of `purpose`."""
        self._file.setValue(f"folders/{purpose}", str(folder))

    def bytes_of(self, key: str) -> QByteArray:
        """A state saved by Qt (`window/geometry`, `explorer/header`), empty if none."""
        value = self._file.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, state: QByteArray) -> None:
        """Saves a state made by Qt's `saveState()` or `saveGeometry()`."""
        self._file.setValue(key, state)

    def text(self, key: str, default: str = "") -> str:
        """A word remembered by a page (`explorer/view`, `explorer/sort`)."""
        value = self._file.value(key, default)
        return value if isinstance(value, str) else default

    def set_text(self, key: str, value: str) -> None:
        """Remembers a word of a page."""
        self._file.setValue(key, value)

    def save(self) -> None:
        """Writes the file now."""
        self._file.sync()

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str) -> Any:
        value = self._file.value(key, default)
        return value if value in allowed else default
