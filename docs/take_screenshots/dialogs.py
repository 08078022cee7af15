"""The menu, the dialogs that any page may open, and a message."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMessageBox

from docs.take_screenshots.studio import Studio
from explorer.services.errors import ServiceRefused
from explorer.ui import messages


def take_dialogs(studio: Studio) -> None:
    """Draws each of them over the page that is shown."""
    window = studio.window
    menu = window.commands.menu
    corner = window.mapToGlobal(QPoint(window.width() - menu.sizeHint().width() - 16, 50))
    studio.take_menu("menu", menu, corner)
    studio.take_dialog("raccourcis", window.commands.shortcuts)
    studio.take_dialog("a-propos", window.commands.about)
    box = messages.show(
        window, ServiceRefused("Le fichier « carte.xlsx » est endommagé.", "Demandez-en une autre copie.")
    )
    studio.take("message", box)
    box.button(QMessageBox.StandardButton.Ok).click()
