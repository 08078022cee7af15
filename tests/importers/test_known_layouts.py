"""Public files are recognised by their columns, and their columns mean what the publisher says."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from importers.headers import is_header_word
from importers.known_layouts import recognise
from importers.layout import HeaderColumn, find_table
from importers.mapping import map_columns
from importers.readers import open_workbook
from resources.vocabulary import vocabulary

MCF = [
    "date_extract",
    "nom_of",
    "nom_region",
    "type_referentiel",
    "code_rncp",
    "intitule_certification",
    "siret",
    "numero_formation",
    "intitule_formation",
    "points_forts",
    "nb_action",
    "frais_ttc_tot_min",
]
RNCP = [
    "Id_Fiche",
    "Numero_Fiche",
    "Intitule",
    "Abrege_Libelle",
    "Nomenclature_Europe_Niveau",
    "Date_Fin_Enregistrement",
    "Type_Enregistrement",
    "Actif",
]
KIT = [
    "Code Diplôme",
    "Intitulé diplôme (DEPP)",
    "FicheRNCP",
    "Niveau fiche RNCP",
    "Abrégé de diplôme (RNCP)",
]
CERTIF_INFO = [
    "Code_Diplome",
    "Libelle_Diplome",
    "Libelle_Type_Diplome",
    "Code_Niveau_Europeen",
    "Code_RNCP",
    "Code_RS",
    "valideur",
    "`Options`",
    "Etat_Libelle",
]
APPRENTICESHIP = [
    "cle_ministere_educatif",
    "cfd",
    "intitule_long",
    "niveau",
    "rncp_code",
    "localite",
    "etablissement_formateur_siret",
    "etablissement_formateur_entreprise_raison_sociale",
]
LHEO = ["intitule-formation", "nom-organisme", "numero-action"]


@pytest.mark.parametrize(
    ("headers", "slug"),
    [
        (MCF, "mon-compte-formation"),
        ([header.replace("_", " ").upper() for header in MCF], "mon-compte-formation"),
        (RNCP, "rncp-rs"),
        (KIT, "kit-apprentissage"),
        ([*KIT, "Intitulé certification (RNCP)", "Ancienne Certification (RNCP)"], "kit-apprentissage"),
        (CERTIF_INFO, "certif-info"),
        (APPRENTICESHIP, "catalogue-apprentissage"),
        (["intitule-formation", "objectif-formation", "numero-formation"], "lheo"),
        (["Intitulé", "Organisme", "Durée", "Prix", "Code RNCP"], None),
        (["Intitulé", "Niveau", "Région", "SIRET", "Certificateur"], None),
        ([], None),
    ],
)
def test_recognised_by_columns(headers: list[str], slug: str | None) -> None:
    layout = recognise(headers)
    assert (layout.slug if layout else None) == slug


def test_lheo_proposes_its_axis_and_the_others_ask_for_it() -> None:
    axes = {layout.axis for headers in (MCF, RNCP, KIT, CERTIF_INFO) if (layout := recognise(headers))}
    assert axes == {None}
    lheo = recognise(LHEO)
    assert lheo is not None
    assert (lheo.axis, lheo.label) == ("carif-oref", "LHÉO (Carif-Oref)")
    assert lheo.notes.endswith(".")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (
            MCF,
            {
                "intitule_formation": "title",
                "nom_of": "provider",
                "type_referentiel": None,
                "nb_action": None,
            },
        ),
        (RNCP, {"Intitule": "title", "Numero_Fiche": "certifications", "Id_Fiche": None, "Actif": None}),
        (
            KIT,
            {"Code Diplôme": "reference", "Intitulé diplôme (DEPP)": "title"},
        ),
        (CERTIF_INFO, {"Code_Diplome": "certif_info", "Libelle_Diplome": "title", "valideur": None}),
        (
            APPRENTICESHIP,
            {
                "intitule_long": "title",
                "etablissement_formateur_entreprise_raison_sociale": "provider",
                "localite": "city",
                "cfd": None,
            },
        ),
    ],
)
def test_their_columns(headers: list[str], expected: dict[str, str | None]) -> None:
    mappings = map_columns([HeaderColumn(index, header) for index, header in enumerate(headers)], [])
    fields = {mapping.header: mapping.field for mapping in mappings}
    assert {header: fields[header] for header in expected} == expected


def test_their_fields_exist() -> None:
    known = {field.name for field in vocabulary().fields}
    for headers in (
        MCF,
        RNCP,
        KIT,
        CERTIF_INFO,
        APPRENTICESHIP,
        ["intitule-formation", "nom-organisme", "numero-action"],
    ):
        layout = recognise(headers)
        assert layout is not None
        assert {field for field in layout.fields.values() if field} <= known


@pytest.mark.parametrize(
    ("name", "sheet", "slug"),
    [
        ("Kit_apprentissage_20240119.xlsx", 1, "kit-apprentissage"),
        ("Kit_apprentissage_20240625.xlsx", 1, "kit-apprentissage"),
        ("certif_info_3000.csv", 0, "certif-info"),
    ],
)
def test_the_real_files(shared_data: Path, name: str, sheet: int, slug: str) -> None:
    table = find_table(open_workbook(shared_data / "real" / name).sheets[sheet], is_header_word)
    assert table is not None
    layout = recognise(column.shown for column in table.columns)
    assert layout is not None
    assert layout.slug == slug


def test_no_map_is_taken_for_a_public_file(map_workbook: Path) -> None:
    for sheet in open_workbook(map_workbook).sheets:
        table = find_table(sheet, is_header_word)
        assert table is None or recognise(column.shown for column in table.columns) is None


def test_the_labelled_headers_keep_their_fields_in_their_files(shared_data: Path) -> None:
    files: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    with (shared_data / "headers_examples.csv").open(encoding="utf-8", newline="") as stream:
        for line in csv.DictReader(stream):
            files[line["source"]].append((line["header"], set(line["expected"].split("|"))))
    wrong = []
    for examples in files.values():
        columns = [HeaderColumn(index, header) for index, (header, _expected) in enumerate(examples)]
        for mapping, (header, expected) in zip(map_columns(columns, []), examples, strict=True):
            if (mapping.field or "ignore") not in expected:
                wrong.append((header, mapping.field))
    assert wrong == []
