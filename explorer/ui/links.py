"""The one door for links of the courses: only what a browser, a mailer or a phone opens goes through."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OPENED_SCHEMES: Final = frozenset(("http", "https", "mailto", "tel"))


def open_link(target: str) -> None:
    """A link comes from a file: anything else than these schemes does nothing."""
    url = QUrl(target, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme().lower() in OPENED_SCHEMES:
        QDesktopServices.openUrl(url)
