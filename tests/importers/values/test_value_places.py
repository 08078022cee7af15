"""Places, links and identifiers: zeros that came back, addresses that may be opened, codes as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from importers.records import CellValue
from importers.values import identifiers
from importers.values.identifiers import CodesRead, parse_reference, parse_siret
from importers.values.links import LinkRead, parse_email, parse_phone, parse_url
from importers.values.places import (
    PostcodeRead,
    Town,
    parse_department,
    parse_postcode,
    parse_region,
    parse_town,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (8200, PostcodeRead("08200")),
        ("51100", PostcodeRead("51100")),
        ("75 012", PostcodeRead("75012")),
        ("75012 Paris", PostcodeRead("75012")),
        ("NR", PostcodeRead()),
        (None, PostcodeRead()),
        ("Paris", PostcodeRead(unreadable=True)),
    ],
)
def test_postcode(value: CellValue, expected: PostcodeRead) -> None:
    assert parse_postcode(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (8, "08"),
        ("2a", "2A"),
        ("974", "974"),
        ("Ardennes", "08"),
        ("Ain (01)", "01"),
        ("01 - Ain", "01"),
        ("Dépt de l'Ain", "01"),
        ("Seine St Denis", "93"),
        ("69 - Ain", "69 - Ain"),
        ("75, 92 et 93", "75, 92 et 93"),
        ("Rhône-Alpes", "Rhône-Alpes"),
        ("20", "20"),
        ("0", "0"),
        ("NR", None),
    ],
)
def test_department(value: CellValue, expected: str | None) -> None:
    assert parse_department(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ILE DE FRANCE", "Île-de-France"),
        ("IDF", "Île-de-France"),
        (11, "Île-de-France"),
        ("Provence-Alpes-Côte d’Azur", "Provence-Alpes-Côte d'Azur"),
        ("Région Bretagne", "Bretagne"),
        ("Champagne-Ardenne", "Champagne-Ardenne"),
        ("11 - Île-de-France", "Île-de-France"),
        ("PACA (Provence-Alpes-Côte d'Azur)", "Provence-Alpes-Côte d'Azur"),
        ("IDF, PACA", "IDF, PACA"),
        ("Nlle Aquitaine", "Nouvelle-Aquitaine"),
        ("-", None),
    ],
)
def test_region(value: CellValue, expected: str | None) -> None:
    assert parse_region(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Reims", Town("Reims")),
        ("75012 Paris", Town("Paris", "75012")),
        ("Reims (51)", Town("Reims", department="51")),
        ("LYON CEDEX 03", Town("Lyon")),
        ("Lyon 69003", Town("Lyon", "69003")),
        ("Paris - Lyon 69003", Town("Paris - Lyon", "69003")),
        ("PARIS 11e", Town("Paris", "75011")),
        ("Paris XVIIIe arrondissement", Town("Paris", "75018")),
        ("Lyon 03", Town("Lyon", "69003")),
        ("Lyon 12", Town("Lyon 12")),
        ("Paris 75", Town("Paris", department="75")),
        ("75011 Paris 11e", Town("Paris", "75011")),
        ("59 - Lille", Town("Lille", department="59")),
        ("Lille (Nord)", Town("Lille", department="59")),
        ("Lille (site 2)", Town("Lille (site 2)")),
        ("St-Étienne", Town("Saint-Étienne")),
        ("SAINT ETIENNE", Town("Saint-Étienne")),
        ("STE MARIE", Town("Sainte-Marie")),
        ("TRIFOUILLIS-LES-OIES", Town("Trifouillis-les-Oies")),
        ("CCI LYON", Town("CCI LYON")),
        ("Distanciel", Town()),
        ("À distance", Town()),
        ("en ligne", Town()),
        ("Salle Visio, Lens", Town("Salle Visio, Lens")),
        ("L'Haÿ-les-Roses", Town("L'Haÿ-les-Roses")),
        ("Lille\nLens", Town("Lille\nLens")),
        (None, Town()),
    ],
)
def test_town(value: CellValue, expected: Town) -> None:
    assert parse_town(value) == expected


@pytest.mark.parametrize(
    ("value", "link", "expected"),
    [
        ("Lien", "https://a.fr/x?y=(1)#z", LinkRead("https://a.fr/x?y=(1)#z")),
        ("https://a.fr/b", None, LinkRead("https://a.fr/b")),
        ("Voir https://a.fr/b, merci", None, LinkRead("https://a.fr/b")),
        ("www.lopcommerce.com/x.", None, LinkRead("https://www.lopcommerce.com/x")),
        ("lopcommerce.com", None, LinkRead("https://lopcommerce.com")),
        ("Lien", None, LinkRead()),
        ("", None, LinkRead()),
        ("javascript:alert(1)", None, LinkRead(unreadable=True)),
        ("Lien", "file:///c:/x.exe", LinkRead(unreadable=True)),
        ("contact@a.fr", None, LinkRead(unreadable=True)),
    ],
)
def test_url(value: CellValue, link: str | None, expected: LinkRead) -> None:
    assert parse_url(value, link) == expected


@pytest.mark.parametrize(
    ("value", "link", "expected"),
    [
        ("Contact : a.b@c.fr", None, LinkRead("a.b@c.fr")),
        ("Écrire", "mailto:x@y.fr?subject=z", LinkRead("x@y.fr")),
        ("sur le site", None, LinkRead(unreadable=True)),
        ("NR", None, LinkRead()),
    ],
)
def test_email(value: CellValue, link: str | None, expected: LinkRead) -> None:
    assert parse_email(value, link) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("01-23-45-67-89", LinkRead("01 23 45 67 89")),
        ("Tél. 0123456789", LinkRead("01 23 45 67 89")),
        (123456789, LinkRead("01 23 45 67 89")),
        ("+33 (0)1.23.45.67.89", LinkRead("+33 1 23 45 67 89")),
        ("3949", LinkRead("3949")),
        ("abc", LinkRead(unreadable=True)),
        (None, LinkRead()),
    ],
)
def test_phone(value: CellValue, expected: LinkRead) -> None:
    assert parse_phone(value) == expected


@pytest.mark.parametrize(
    ("parse", "value", "codes"),
    [
        (identifiers.parse_rome, "M1805 - Études et développement, h2502", ("M1805", "H2502")),
        (identifiers.parse_rome, "H2502,M1805", ("H2502", "M1805")),
        (identifiers.parse_formacode, 31028, ("31028",)),
        (identifiers.parse_formacode, "31028$31090", ("31028", "31090")),
        (identifiers.parse_nsf, 326, ("326",)),
        (identifiers.parse_nsf, "326T : Programmation", ("326t",)),
        (identifiers.parse_certif_info, 50279, ("50279",)),
        (identifiers.parse_rome, "", ()),
    ],
)
def test_codes(parse: Callable[[CellValue], CodesRead], value: CellValue, codes: tuple[str, ...]) -> None:
    assert parse(value) == CodesRead(codes)


def test_wording_without_its_code_is_told() -> None:
    assert identifiers.parse_formacode("Intelligence artificielle") == CodesRead(unreadable=True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("130 025 265 00013", CodesRead(("13002526500013",))),
        (13002526500013, CodesRead(("13002526500013",))),
        (5880034500025, CodesRead(("05880034500025",))),
        ("130025265", CodesRead(unreadable=True)),
        ("NR", CodesRead()),
    ],
)
def test_siret(value: CellValue, expected: CodesRead) -> None:
    assert parse_siret(value) == expected


def test_reference_is_text() -> None:
    assert [parse_reference(value) for value in (12.0, "007", None)] == ["12", "007", None]
