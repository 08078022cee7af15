"""The language of the window: French is the source, English and the French plurals are in resources/i18n."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from explorer.settings import LanguageChoice
from resources import read_bytes

Language = Literal["fr", "en"]


def of(choice: LanguageChoice) -> Language:
    """`system` gives English on a desktop in English; on any other French, the language of the catalogue."""
    if choice != "system":
        return choice
    return "en" if QLocale.system().uiLanguages()[0].startswith("en") else "fr"


def install(application: QApplication, language: Language) -> None:
    """Texts made from now on are in `language`; Qt's own (OK, Cut, Paste…) too."""
    qt = QTranslator(application)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(qt)
    application.installTranslator(_OurTexts(language, application))


class _OurTexts(QTranslator):
    """Qt reads the compiled texts where they lie: the bytes live as long as the translator."""

    def __init__(self, language: Language, application: QApplication) -> None:
        super().__init__(application)
        self._bytes = read_bytes("i18n", f"app_{language}.qm")
        if not self.load(self._bytes):
            raise ValueError(f"app_{language}.qm holds no compiled texts")
