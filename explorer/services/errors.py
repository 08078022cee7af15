"""What a use case may refuse. Each refusal says in French what happened, what is safe and what to do."""

from __future__ import annotations


class ServiceRefused(Exception):
    """Something asked that cannot be done as asked.

    `what`, `safe` and `todo` are French sentences for the user; `str()` joins them in one line.
    """

    safe = "Rien n’a été modifié."

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(what)
        self.what = what
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what} {self.safe} {self.todo}"


class StalePlan(ServiceRefused):
    """The catalogue changed after the plan was made, or the plan is no longer there."""

    @classmethod
    def gone(cls, file_name: str) -> StalePlan:
        """The process that held the plan has ended since."""
        return cls(f"Le plan de « {file_name} » n’est plus en mémoire.", "Relancez l’import de ce fichier.")


class ImportInterrupted(ServiceRefused):
    """The process that did an import ended by itself, or had to be ended."""

    @classmethod
    def unwritten(cls, file_name: str, code: int | None) -> ImportInterrupted:
        """The catalogue is as before; `code` is the status of the process, if it ended by itself."""
        why = "" if code is None else f" (code {code})"
        return cls(
            f"L’import de « {file_name} » s’est arrêté de façon inattendue{why}.",
            "Fermez les autres programmes si la mémoire manque, puis recommencez.",
        )

    @classmethod
    def not_undone(cls, file_name: str, code: int | None) -> ImportInterrupted:
        """As `unwritten`, of an import that was being taken back."""
        why = "" if code is None else f" (code {code})"
        return cls(
            f"L’annulation de l’import de « {file_name} » s’est arrêtée de façon inattendue{why}.",
            "Fermez les autres programmes si la mémoire manque, puis recommencez.",
        )

    @classmethod
    def once_written(cls, file_name: str) -> ImportInterrupted:
        """The transaction had been committed."""
        error = cls(
            f"« {file_name} » : l’opération s’est arrêtée juste après avoir été enregistrée.",
            "L’historique des imports la montre.",
        )
        error.safe = "Votre catalogue est complet."
        return error


class FileChanged(ServiceRefused):
    """The file changed after the plan was made."""


class UnknownImport(ServiceRefused):
    """No import has this number."""


class AlreadyUndone(ServiceRefused):
    """The import was undone before."""


class UnknownSelection(ServiceRefused):
    """No selection has this number, or it was deleted."""


class UnknownView(ServiceRefused):
    """No saved view has this number, or it was deleted."""


class NameTaken(ServiceRefused):
    """Another selection, or another view, has this name."""


class UnknownCourse(ServiceRefused):
    """No course has this number."""


class InvalidRating(ServiceRefused):
    """A rating that is not on the scale."""


class InvalidFigure(ServiceRefused):
    """A headcount or an amount that cannot be."""


class UnknownEvent(ServiceRefused):
    """No action of the history has this number, or it was forgotten."""


class NotInTurn(ServiceRefused):
    """An action that cannot be undone or done again before others are."""


class NotComparable(ServiceRefused):
    """Too few courses, or too many, to be compared."""


class DossierFileRefused(ServiceRefused):
    """A file that is no dossier, or not one that can be trusted."""


class CorrectionRefused(ServiceRefused):
    """A correction that cannot be read as a value of its field."""


class ExportRefused(ServiceRefused):
    """The file asked for cannot be written."""

    safe = "Aucun fichier n’a été écrit ni modifié."
