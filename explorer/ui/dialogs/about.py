"""« À propos » and the list of keyboard shortcuts (F1)."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from explorer.ui.dialogs.sizes import keep_whole, room
from explorer.ui.icons import application_icon

LOGO_SIDE = 56
LINE_LIMIT_IN_LETTERS = 62
MARGINS = (24, 20, 24, 20)
Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading, then keys and what they do."""


def program_version() -> str:
    """The installed version; empty in a checkout that was not installed."""
    try:
        return version("explorateur-formations")
    except PackageNotFoundError:
        return ""


class ShortcutsDialog(QDialog):
    """Keys and what they do, page by page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Raccourcis clavier"))
        whole = room(self)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.windowTitle())  # Tab comes to it, for the arrows to scroll
        bar = scroll.verticalScrollBar().sizeHint().width()
        body = self._body(self._columns())
        if body.sizeHint().width() + bar > whole.width():
            body = self._body(self._fewer_columns())
        scroll.setWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        closing = _closing_row(self, self.tr("Fermer"))
        closing.setContentsMargins(*MARGINS)
        column.addLayout(closing)
        wanted = body.sizeHint() + QSize(0, closing.sizeHint().height())
        if wanted.height() > whole.height():
            wanted += QSize(bar, 0)
        self.resize(wanted.boundedTo(whole))

    def _body(self, columns: Sequence[Sequence[Group]]) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(36)
        for groups in columns:
            stacked = QVBoxLayout()
            stacked.setSpacing(18)
            for heading, lines in groups:
                stacked.addLayout(self._group(heading, lines))
            stacked.addStretch(1)
            row.addLayout(stacked)
        return body

    def _columns(self) -> Sequence[Sequence[Group]]:
        return (
            (self._exploring(), self._importing()),
            (self._deciding(), self._comparing()),
            (self._window(),),
        )

    def _fewer_columns(self) -> Sequence[Sequence[Group]]:
        return (
            (self._exploring(), self._importing()),
            (self._window(), self._deciding(), self._comparing()),
        )

    def _exploring(self) -> Group:
        return self.tr("Explorer"), (
            (self.tr("Ctrl+F"), self.tr("Rechercher")),
            (self.tr("↑ ↓"), self.tr("Parcourir les formations")),
            (self.tr("Espace"), self.tr("Ajouter à la sélection ou retirer")),
            (self.tr("Entrée"), self.tr("Aller à la fiche")),
            (self.tr("Ctrl+Entrée"), self.tr("Ouvrir le site")),
            (self.tr("N"), self.tr("Écrire une note")),
            (self.tr("C"), self.tr("Comparer les formations choisies")),
            (self.tr("Ctrl+S"), self.tr("Enregistrer la vue")),
            (self.tr("Ctrl+M"), self.tr("Ouvrir une vue enregistrée")),
            (self.tr("Maj+Espace"), self.tr("Exclure une valeur d’un filtre (ou Alt+clic)")),
            (self.tr("Échap"), self.tr("Effacer la recherche")),
        )

    def _deciding(self) -> Group:
        return self.tr("Sélections"), (
            (self.tr("Alt+↑ ↓"), self.tr("Monter ou descendre dans le classement")),
            (self.tr("R"), self.tr("Retenue")),
            (self.tr("E"), self.tr("À étudier")),
            (self.tr("X"), self.tr("Écartée")),
            (self.tr("Entrée"), self.tr("Aller à la décision")),
            (self.tr("N"), self.tr("Écrire un commentaire")),
            (self.tr("C"), self.tr("Comparer")),
            (self.tr("Suppr"), self.tr("Retirer du dossier")),
        )

    def _comparing(self) -> Group:
        return self.tr("Comparaison"), (
            (self.tr("Alt+← →"), self.tr("Déplacer la formation")),
            (self.tr("Suppr"), self.tr("La retirer de la comparaison")),
            (self.tr("Entrée"), self.tr("La voir dans l’Explorer")),
            (self.tr("Échap"), self.tr("Revenir")),
        )

    def _importing(self) -> Group:
        return self.tr("Imports"), (
            (self.tr("Entrée"), self.tr("Ouvrir une liste, désigner les en-têtes")),
            (self.tr("Suppr"), self.tr("Annuler l’import choisi dans l’historique")),
            (self.tr("Échap"), self.tr("Abandonner le fichier en cours")),
        )

    def _window(self) -> Group:
        return self.tr("Partout"), (
            (self.tr("Ctrl+I"), self.tr("Importer un fichier")),
            (self.tr("Ctrl+E"), self.tr("Exporter la sélection")),
            (self.tr("Ctrl+Z"), self.tr("Annuler")),
            (self.tr("Ctrl+Y"), self.tr("Rétablir")),
            (self.tr("F10"), self.tr("Ouvrir le menu")),
            (self.tr("F1"), self.tr("Cette aide")),
            (self.tr("Ctrl+Q"), self.tr("Quitter")),
        )

    def _group(self, heading: str, lines: Sequence[tuple[str, str]]) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, (keys, meaning) in enumerate(lines):
            key = QLabel(keys)
            key.setProperty("ink", "key")
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(QLabel(meaning), row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        title = QLabel(heading)
        bold = QFont(title.font())
        bold.setWeight(QFont.Weight.DemiBold)
        title.setFont(bold)
        column.addWidget(title)
        column.addLayout(grid)
        column.addStretch(1)
        return column


class AboutDialog(QDialog):
    """What the program is, where its files are, whose work it uses."""

    def __init__(self, data_folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("À propos"))
        logo = QLabel()
        logo.setPixmap(application_icon().pixmap(QSize(LOGO_SIDE, LOGO_SIDE), self.devicePixelRatioF()))
        name = QLabel(self.tr("Explorateur de formations"))
        large = QFont(name.font())
        large.setPointSizeF(large.pointSizeF() * 1.4)
        large.setWeight(QFont.Weight.Bold)
        name.setFont(large)
        number = QLabel(self.tr("Version %1").replace("%1", program_version()))
        number.setProperty("ink", "muted")
        number.setVisible(bool(program_version()))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(logo)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addStretch(1)
        names.addWidget(name)
        names.addWidget(number)
        names.addStretch(1)
        head.addLayout(names, 1)
        rule = QFrame()
        rule.setFrameShape(QFrame.Shape.HLine)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(rule)
        for text in (
            self.tr(
                "Explorer l’offre de formation à l’intelligence artificielle générative pour le commerce, "
                "hors ligne : rien ne quitte cet ordinateur."
            ),
            self.tr("Vos données : %1").replace("%1", data_folder),
            self.tr("Logiciel libre, licence MIT. Icônes Lucide (ISC). Fenêtres Qt et PySide6 (LGPL 3)."),
        ):
            label = QLabel(text, wordWrap=True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addLayout(_closing_row(self, self.tr("Fermer")))
        keep_whole(self, LINE_LIMIT_IN_LETTERS)


def _closing_row(dialog: QDialog, text: str) -> QHBoxLayout:
    close = QPushButton(text)
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(close)
    return row
