"""Where the user's own files live: the same folder for the window and for the command line."""

from __future__ import annotations

from pathlib import Path

import platformdirs

APPLICATION = "explorateur-formations"


def data_folder() -> Path:
    """The folder of the catalogue, its backups and the log; made if absent.

    Windows: `%LOCALAPPDATA%`, macOS: `~/Library/Application Support`, Linux: `$XDG_DATA_HOME`.
    Raises `OSError` if it cannot be made.
    """
    return platformdirs.user_data_path(APPLICATION, appauthor=False, ensure_exists=True)


def database_file() -> Path:
    """The catalogue used when none is named."""
    return data_folder() / "catalogue.sqlite3"


def log_file() -> Path:
    """The program's log, for whoever helps the user: no course and no note is written there."""
    return data_folder() / "explorateur.log"


def settings_file() -> Path:
    """What the window remembers: theme, widths, order of the columns."""
    folder = platformdirs.user_config_path(APPLICATION, appauthor=False, ensure_exists=True)
    return folder / "reglages.ini"


def documents_folder() -> Path:
    """Where file dialogs start the first time."""
    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.home()
