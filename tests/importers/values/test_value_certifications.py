"""Certifications: codes under one writing, several in a cell, blocks, replaced sheets, kinds."""

from __future__ import annotations

import pytest

from importers.records import CellValue
from importers.values.certifications import CertificationsRead, parse_certifications


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("RS6776", ("RS6776",)),
        ("rs6776", ("RS6776",)),
        ("RS 6776", ("RS6776",)),
        ("RS n°6776", ("RS6776",)),
        ("RS RS6626", ("RS6626",)),
        ("RNCP RNCP39116", ("RNCP39116",)),
        ("RNCP : 38616", ("RNCP38616",)),
        ("code RNCP n° 38 616", ("RNCP38616",)),
        ("RNCP37274 (à vérifier)", ("RNCP37274",)),
        ("RS6776 - Création de contenus rédactionnels", ("RS6776",)),
        ("fiche 38616 du RNCP", ("RNCP38616",)),
        ("Titre RNCP niveau 6 (38616)", ("RNCP38616",)),
        ("Répertoire spécifique, n° 6776", ("RS6776",)),
        ("RS6776 / RS7344 / RS7351", ("RS6776", "RS7344", "RS7351")),
        ("RS6776 / 7344", ("RS6776", "RS7344")),
        ("RNCP31946/RNCP36989", ("RNCP31946", "RNCP36989")),
        ("RS6776$RS7344", ("RS6776", "RS7344")),
        ("RS6776\nRNCP38616", ("RS6776", "RNCP38616")),
        ("RS6776, RS6776", ("RS6776",)),
        ("RNCP38616RNCP37827", ("RNCP38616", "RNCP37827")),
        ("RNCP0038616", ("RNCP38616",)),
        ("RS 6 776", ("RS6776",)),
        ("R.N.C.P. 36129", ("RNCP36129",)),
        ("www.francecompetences.fr/recherche/rs/6776", ("RS6776",)),
    ],
)
def test_codes(raw: str, codes: tuple[str, ...]) -> None:
    assert parse_certifications(raw).codes == codes


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("RNCP38616BC02", ("RNCP38616BC02",)),
        ("RNCP38616_BC2", ("RNCP38616BC02",)),
        ("RNCP38616 - BC 01, BC 03", ("RNCP38616BC01", "RNCP38616BC03")),
        ("RNCP38616BC01, 02 et 03", ("RNCP38616BC01", "RNCP38616BC02", "RNCP38616BC03")),
        ("Bloc 2 du RNCP38616", ("RNCP38616BC02",)),
        ("RNCP 38616 blocs 1, 2 et 3", ("RNCP38616BC01", "RNCP38616BC02", "RNCP38616BC03")),
        ("RNCP38616BC01 12 stagiaires, 2 jours", ("RNCP38616BC01",)),
        ("RNCP35584BC01/RNCP35584BC02", ("RNCP35584BC01", "RNCP35584BC02")),
    ],
)
def test_blocks_of_skills(raw: str, codes: tuple[str, ...]) -> None:
    assert parse_certifications(raw).codes == codes


@pytest.mark.parametrize(
    "raw",
    [
        "RNCP34496 remplacée par RNCP36405",
        "RNCP34496 → RNCP36405",
        "RNCP36405 (remplace RNCP34496)",
        "RNCP36405, ex RNCP34496",
    ],
)
def test_a_replaced_code_gives_way(raw: str) -> None:
    assert parse_certifications(raw).codes == ("RNCP36405",)


@pytest.mark.parametrize(
    ("value", "header", "codes"),
    [
        (38616, "N° RNCP", ("RNCP38616",)),
        ("38616.0", "code_rncp", ("RNCP38616",)),
        ("35392 ; 38584", "Code_RNCP", ("RNCP35392", "RNCP38584")),
        ("RS6776", "N° RNCP", ("RS6776",)),
        (5602, "N° RS", ("RS5602",)),
        ("6776", "code_inventaire", ("RS6776",)),
        (6776, "Code RNCP/RS", ("RS6776",)),
        (38616, "Code RNCP/RS", ("RNCP38616",)),
        (38616, "Certification", ()),
        (0, "N° RNCP", ()),
        (-1, "code_rncp", ()),
        ("voir 38616", "N° RNCP", ()),
    ],
)
def test_the_header_gives_the_register_of_numbers(
    value: CellValue, header: str, codes: tuple[str, ...]
) -> None:
    assert parse_certifications(value, header=header).codes == codes


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("RS 6776", ("rs",)),
        ("RNCP38616BC02", ("rncp",)),
        ("TP - Titre professionnel RNCP37123", ("rncp", "titre")),
        ("CQP Vendeur conseil", ("cqp",)),
        ("Certificat de qualification professionnelle", ("cqp",)),
        ("Diplôme d'ingénieur", ("diplome",)),
        ("CléA", ("clea",)),
        ("Attestation de formation", ("attestation",)),
        ("certificat d'achèvement délivré par l'Université d'Helsinki", ("attestation",)),
        ("Non certifiante", ("aucune",)),
        ("Certification reconnue", ()),
    ],
)
def test_kinds(raw: str, kinds: tuple[str, ...]) -> None:
    assert parse_certifications(raw).kinds == kinds


@pytest.mark.parametrize("raw", ["NR", "", None, "RNCP niveau 6", "CQP", "2 HRS 35", True])
def test_no_code(raw: CellValue) -> None:
    assert parse_certifications(raw).codes == ()


def test_unknown_is_nothing_at_all() -> None:
    assert parse_certifications("NR") == CertificationsRead()
