"""Headers of real and hand-written catalogues → fields; a header that says something else stays unmapped."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from importers.companions import is_set_aside
from importers.headers import is_header_word, recognise
from resources.vocabulary import vocabulary


def test_labelled_headers(shared_data: Path) -> None:
    with (shared_data / "headers_examples.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = {row["header"]: recognise(row["header"]).field or "ignore" for row in rows}
    assert [row["header"] for row in rows if found[row["header"]] not in row["expected"].split("|")] == []


@pytest.mark.parametrize("field", vocabulary().fields, ids=lambda field: field.name)
def test_labels_are_names_of_their_own_field(field: object) -> None:
    """An exported workbook is read back by the labels of its columns."""
    assert recognise(field.label).field == field.name  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Intitulé du stage", "title"),
        ("INTITULE_FORMATION", "title"),
        ("intituleFormation", "title"),
        ("Intitlué de la formation", "title"),
        ("Organsime", "provider"),
        ("nomOrganisme", "provider"),
        ("Nb d'heures", "duration"),
        ("Nbre d’heures", "duration"),
        ("Durée (en jours)", "duration"),
        ("dureeHeures", "duration"),
        ("Volume horaire", "duration"),
        ("Tarif / pers", "price"),
        ("prix-total-TTC", "price"),
        ("Coût pédagogique HT (€)", "price"),
        ("N° RNCP", "certifications"),
        ("n°RNCP", "certifications"),
        ("FicheRNCP", "certifications"),
        ("Date fin validité RNCP", "certification_expiry"),
        ("Niveau d'entrée", "prerequisites"),
        ("code_postal", "postcode"),
        ("Dépt.", "department"),
        ("lieu-de-formation", "city"),
        ("siret_of", "siret"),
        ("HT / TTC", "price_basis"),
        ("Prérequis / conditions d'accès", "prerequisites"),
        ("COÛT › Prix", "price"),
        ("CERTIFICATION › Code", "certifications"),
    ],
)
def test_writings_of_known_headers(header: str, field: str) -> None:
    assert recognise(header).field == field


@pytest.mark.parametrize(
    "header",
    [
        "",
        "N°",
        "#",
        "Source du fait",
        "Mise à jour",
        "Remarque interne",
        "Coût horaire",
        "€/h",
        "Reste à charge (frais restants)",
        "Nombre de places",
        "Date limite d'inscription",
        "Date de création",
        "Modalités d'évaluation",
        "Certification Qualiopi",
        "Ancien n° RNCP",
        "Remplacé par",
        "Adresse",
        "Student Name",
        "Rang",
        "Avis",
        "Statut",
    ],
)
def test_other_things_stay_unmapped(header: str) -> None:
    assert recognise(header).field is None


@pytest.mark.parametrize(
    ("group", "header", "field"),
    [
        ("CERTIFICATION", "Code", "certifications"),
        ("CERTIFICATION", "Échéance", "certification_expiry"),
        ("CERTIFICATION", "Niveau", "level"),
        ("ORGANISME", "Nom", "provider"),
        ("SESSION", "Début", "session_start"),
        ("SESSION", "Fin", "session_end"),
        ("FORMATION", "Intitulé", "title"),
        ("CONTACT", "Nom", None),
        ("CERTIFICATION", "Prix", None),
    ],
)
def test_group_above_decides(group: str, header: str, field: str | None) -> None:
    assert recognise(header, group).field == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Nb d'heures (centre)", "duration"),
        ("Nb d'heures (entreprise)", None),
        ("Durée (stage en entreprise)", None),
        ("Coût (hébergement)", None),
        ("Coût (horaire)", None),
        ("Coût (hors hébergement)", "price"),
        ("Coût (repas inclus)", "price"),
        ("Coût total (péda + annexes)", "price"),
        ("Région (découpage de la source)", "region"),
    ],
)
def test_brackets_tell_what_a_figure_is_of(header: str, field: str | None) -> None:
    assert recognise(header).field == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Intended audience", "audience"),
        ("Minimum language level", None),
        ("Average course fee", "price"),
        ("Contact (tél.)", "phone"),
        ("Contact (mail)", "email"),
        ("Id du stage", "reference"),
        ("Réf. du module", "reference"),
        ("Les + du stage", "description"),
        ("En savoir +", "url"),
        ("Où ?", "city"),
        ("Où se déroule le stage ?", "city"),
    ],
)
def test_words_last_signs_and_codes(header: str, field: str | None) -> None:
    assert recognise(header).field == field


@pytest.mark.parametrize("header", ["Modèle", "Amplitude", "À supprimer", "Suite", "Réalisé (O/N)"])
def test_a_word_of_its_own_is_no_slip(header: str) -> None:
    assert recognise(header).field is None


def test_typo_is_less_sure_than_the_word() -> None:
    assert recognise("Organsime").confidence < recognise("Organisme").confidence == 1


@pytest.mark.parametrize(
    ("text", "expected"), [("Durée", 1.0), ("Remarques", 0.5), ("Vente en magasin", 0.0)]
)
def test_header_words(text: str, expected: float) -> None:
    assert is_header_word(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lisez-moi", True),
        ("Corrections Kit", True),
        ("Évolutions Kit", True),
        ("Synthèse", True),
        ("Sélection", False),
        ("Kit apprentissage", False),
        ("1 - IA-IAG généralistes", False),
    ],
)
def test_sheets_about_the_file(name: str, expected: bool) -> None:
    assert is_set_aside(name) is expected


@pytest.mark.parametrize("header", ["Anc. intitulé", "ANCIENS combattants", "Anciennes formations", "ancien"])
def test_words_of_the_past_in_any_form_are_read(header: str) -> None:
    assert recognise(header).field is None
