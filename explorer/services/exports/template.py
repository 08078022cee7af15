"""An empty training map to fill in: one sheet for each axis, with the headers that an import knows."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from explorer.services.exports.placing import check_name, replacing
from explorer.services.exports.tables import DATE, TEXT, Column, TableSheet, TextSheet, Value
from explorer.services.exports.xlsx import write_workbook
from resources.vocabulary import Vocabulary

_ROWS: Final = 200
_TITLE: Final = "Carte de l’offre de formation"
_SHEETS: Final = {
    "generaliste": "1 - IA-IAG généralistes",
    "sectorielle": "2 - Sectorielles",
    "opcommerce": "3 - Dispositifs Opcommerce",
    "carif-oref": "4 - Carif-Oref",
    "transitions-pro": "5 - Transitions Pro",
}
"""Axis → name of its sheet, short enough for Excel; the import finds the axis in it."""
_COLUMNS: Final[tuple[tuple[str, float, str, str], ...]] = (
    ("title", 46, "General", "Obligatoire : une ligne sans intitulé est rejetée."),
    ("provider", 28, "General", "L’organisme de formation ; plusieurs : un par ligne de la cellule."),
    ("training_type", 18, "General", "Formation initiale, continue, ou les deux."),
    ("description", 40, "General", "Les thèmes abordés, en texte libre."),
    ("objectives", 34, "General", "Ce que l’on saura faire, en texte libre."),
    ("audience", 24, "General", "À qui la formation s’adresse."),
    ("prerequisites", 24, "General", "Niveau ou expérience attendus à l’entrée."),
    ("skills", 28, "General", "Compétences de l’étude ou vos propres mots ; plusieurs : séparées par « ; »."),
    ("job_families", 28, "General", "Familles de métiers de l’étude ; plusieurs : séparées par « ; »."),
    ("sectors", 24, "General", "Branches ou secteurs ; plusieurs : séparés par « ; »."),
    ("formats", 16, "General", "Choisissez dans la liste ; plusieurs : séparées par « ; »."),
    ("duration", 12, "General", "« 21 h », « 2,5 jours », « 7 à 21 h » ; un nombre seul compte des heures."),
    ("price", 14, "General", "« 1 290 € HT », « à partir de 390 € », « Sur devis » ; gratuit : 0."),
    ("price_basis", 8, "General", "HT ou TTC, si le coût ne le dit pas."),
    ("certifications", 22, TEXT, "« RNCP 38616 », « RS 6776 », « CQP », ou « aucune »."),
    ("certification_expiry", 14, DATE, "Fin d’enregistrement de la certification, en jj/mm/aaaa."),
    ("level", 9, "General", "De 3 à 8 (cadre national des certifications)."),
    ("funding", 20, "General", "CPF, OPCO, plan de développement… toujours montrés « à vérifier »."),
    ("region", 18, "General", "La région du lieu de formation."),
    ("department", 16, "General", "Son département."),
    ("city", 18, "General", "Sa commune."),
    ("postcode", 11, TEXT, "Cinq chiffres, zéro compris."),
    ("session_start", 13, DATE, "Premier jour de la prochaine session, en jj/mm/aaaa."),
    ("url", 30, "General", "La page de la formation, en https://."),
    ("email", 24, "General", "L’adresse à laquelle s’inscrire."),
    ("phone", 16, TEXT, "Le numéro à appeler."),
    ("maturity", 18, "General", "Choisissez dans la liste."),
    ("reference", 16, TEXT, "Votre numéro : il fait retrouver la formation dans l’édition suivante."),
)
"""Field, width, number format of the column, and what is written there."""
_ADVICE: Final[tuple[tuple[str, Value], ...]] = (
    (
        "Remplir",
        "Une feuille par axe, une formation par ligne. Les colonnes peuvent changer d’ordre ou manquer.",
    ),
    ("Ajouter", "Vos propres colonnes sont gardées telles quelles, sous leur nom."),
    ("Cellule vide", "Une information inconnue se laisse vide : elle ne compte jamais pour 0."),
    ("Importer", "Déposez ce classeur dans la fenêtre, ou : main.py import CE-CLASSEUR.xlsx"),
    (
        "Réimporter",
        "Une nouvelle édition met à jour les formations déjà là ; vos notes et sélections restent.",
    ),
)


def write_template(path: Path, words: Vocabulary) -> None:
    """Writes the empty map. Raises `ExportRefused` when the file cannot be written there."""
    columns = [
        Column(words.field(name).label, width, number_format, choices=_choices(name, words))
        for name, width, number_format, _told in _COLUMNS
    ]
    lines: list[tuple[str, Value]] = [*_ADVICE, ("", ""), ("Colonnes", None)]
    lines += [(words.field(name).label, told) for name, _width, _format, told in _COLUMNS]
    lines += [("", ""), ("Feuilles", None)]
    lines += [(_SHEETS[axis.slug], axis.label) for axis in words.axes]
    lines += [("", ""), ("Compétences de l’étude", None)]
    lines += [("", skill.label) for skill in words.skills]
    lines += [("", ""), ("Familles de métiers", None)]
    lines += [("", family.label) for family in words.job_families]
    sheets = [TableSheet(_SHEETS[axis.slug], columns, (), spare_rows=_ROWS) for axis in words.axes]
    check_name(path, "xlsx")
    with replacing(path) as target:
        write_workbook(target, (TextSheet("Lisez-moi", _TITLE, lines), *sheets), title=_TITLE)


def _choices(name: str, words: Vocabulary) -> tuple[str, ...]:
    match name:
        case "formats":
            return tuple(each.label for each in words.formats)
        case "level":
            return tuple(str(each.number) for each in words.levels)
        case "price_basis":
            return ("HT", "TTC")
        case "maturity":
            return tuple(each.label for each in words.maturities)
        case "training_type":
            return tuple(each.label for each in words.training_types)
    return ()
