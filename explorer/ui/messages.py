"""One door for what went wrong: what happened, what is safe, what to do. Never a bare Python message."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure in three French sentences; `details` is for whoever helps the user."""

    what: str
    safe: str
    todo: str
    details: str = ""


def problem_of(error: BaseException) -> Problem:
    """What to say of `error`. Ours carry their sentences; any other is a fault."""
    what, safe, todo = (getattr(error, part, None) for part in ("what", "safe", "todo"))
    if isinstance(what, str) and isinstance(safe, str) and isinstance(todo, str):
        return Problem(what, safe, todo)
    if isinstance(error, OSError):
        return _file_problem(error)
    return Problem(
        QCoreApplication.translate("messages", "Une erreur inattendue s’est produite."),
        QCoreApplication.translate(
            "messages", "Ce qui était enregistré le reste : catalogue, sélections et notes n’ont pas bougé."
        ),
        QCoreApplication.translate(
            "messages",
            "Réessayez. Si cela recommence, transmettez le journal "
            "(menu Aide, « Ouvrir le dossier du journal »).",
        ),
        _trace(error),
    )


def show(parent: QWidget | None, error: BaseException) -> QMessageBox:
    """Tells the user about `error` in a box that does not stop the event loop, and logs it."""
    problem = problem_of(error)
    if problem.details:
        log.error("erreur inattendue", exc_info=error)
    else:
        log.warning("%s", error)
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Critical if problem.details else QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("messages", "Explorateur de formations"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(problem.what)
    box.setInformativeText(f"{problem.safe}\n{problem.todo}")
    if problem.details:
        box.setDetailedText(problem.details)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def _trace(error: BaseException) -> str:
    import traceback  # noqa: PLC0415 - after the first paint

    return "".join(traceback.format_exception(error))


def _file_problem(error: OSError) -> Problem:
    name = Path(str(error.filename)).name if error.filename else ""
    if isinstance(error, PermissionError):
        what = QCoreApplication.translate("messages", "Le fichier « %1 » ne peut pas être ouvert ou écrit.")
        todo = QCoreApplication.translate(
            "messages", "S’il est ouvert dans Excel, fermez-le ; sinon choisissez un autre dossier."
        )
    elif isinstance(error, FileNotFoundError):
        what = QCoreApplication.translate("messages", "Le fichier « %1 » n’existe pas ou n’existe plus.")
        todo = QCoreApplication.translate("messages", "Vérifiez le dossier, puis recommencez.")
    else:
        what = QCoreApplication.translate("messages", "Le fichier « %1 » n’a pas pu être lu ou écrit.")
        todo = QCoreApplication.translate(
            "messages", "Vérifiez que le disque est accessible et n’est pas plein, puis recommencez."
        )
    safe = QCoreApplication.translate("messages", "Votre catalogue et vos sélections n’ont pas changé.")
    return Problem(what.replace("%1", name), safe, todo, "" if name else str(error))
