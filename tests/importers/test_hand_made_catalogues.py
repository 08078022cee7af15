"""Whole files as people make them: a training plan, an export of an ERP, answers to a form, a price list."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from importers.choices import Choices
from importers.reading import read
from importers.records import Reading
from tests.importers.conftest import MakeWorkbook

HERE = Choices(axis="generaliste")


def fields(reading: Reading) -> dict[str, str | None]:
    return {" ".join(column.header.split()): column.field for column in reading.sheets[0].columns}


def test_a_training_plan(make_workbook: MakeWorkbook) -> None:
    header = [
        "Service",
        "NOM Prénom",
        "Poste",
        "Intitulé de la formation",
        "Organisme",
        "Nb d'heures",
        "Coût péda. HT",
        "Salaires + charges",
        "Frais annexes",
        "Prise en charge OPCO",
        "Reste à charge",
    ]
    rows: list[list[Any]] = [["SARL Dupont"], ["Plan de développement des compétences 2026"], [], header]
    for service in ("Vente", "Caisse"):
        for place in range(3):
            who = [service, f"DURAND Léa{place}", "Vendeuse"]
            rows.append([*who, f"Vendre {service} {place}", "Greta", 14, 890, 210, 50, 534, 356])
        rows.append([f"Total {service}", None, None, None, None, 42, 2670])
    rows.append(["TOTAL GÉNÉRAL", None, None, None, None, 84, 5340])
    reading = read(make_workbook({"PDC 2026": rows}), HERE)
    assert fields(reading) == dict.fromkeys(header) | {
        "Intitulé de la formation": "title",
        "Organisme": "provider",
        "Nb d'heures": "duration",
        "Coût péda. HT": "price",
    }
    assert len(reading.courses) == 6
    first = reading.courses[0]
    assert (first.duration_min_hours, first.price_min_eur, first.price_basis) == (14, 890, "HT")
    assert {row.kind for row in reading.sheets[0].ignored} == {"total"}


def test_an_export_of_an_erp(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    lines = [
        "EXPORT_FORMATION;;;;;;;",
        "Date extraction : 12/03/2026;;;;;;;",
        "CODE_STAGE;LIB_STAGE;LIB_ORGANISME;NB_HEURES;MT_HT;CD_POSTAL;LIB_VILLE;DT_DEBUT",
        "STG01;VENDRE À DISTANCE;GRÉTA;7,00;890,50;01000;BOURG-EN-BRESSE;01/06/2026",
        "STG02;GÉRER LES STOCKS;CNAM;14,00;1200,00;59000;LILLE;02/06/2026",
        "STG03;ENCAISSER;CNAM;21,00;1500,00;59000;LILLE;03/06/2026",
    ]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    reading = read(path, HERE)
    assert list(fields(reading).values()) == [
        "reference",
        "title",
        "provider",
        "duration",
        "price",
        "postcode",
        "city",
        "session_start",
    ]
    first = reading.courses[0]
    assert (first.title, first.price_min_eur, first.price_basis) == ("VENDRE À DISTANCE", 890.5, "HT")
    assert (first.postcode, first.session_start) == ("01000", date(2026, 6, 1))


def test_answers_to_a_form(make_workbook: MakeWorkbook) -> None:
    header = [
        "Horodateur",
        "Adresse e-mail",
        "1. Quel est l'intitulé de la formation ?",
        "2. Quel organisme la dispense ?",
        "3. Combien de jours dure-t-elle ?",
        "4. Combien coûte-t-elle (HT) ?",
        "5. Est-elle éligible au CPF ?",
        "6. Se déroule-t-elle en présentiel ou à distance ?",
        "7. Dans quelle ville ?",
        "8. Avez-vous un commentaire ?",
    ]
    answers = [
        [
            date(2026, 2, day),
            "moi@corp.fr",
            f"IA {day}",
            "Cegos",
            2,
            890,
            "Oui",
            "Présentiel",
            "Nantes",
            "RAS",
        ]
        for day in (1, 2, 3)
    ]
    reading = read(make_workbook({"Réponses au formulaire 1": [header, *answers]}), HERE)
    assert list(fields(reading).values()) == [
        None,
        None,
        "title",
        "provider",
        "duration",
        "price",
        "funding",
        "formats",
        "city",
        None,
    ]
    first = reading.courses[0]
    assert (first.duration_min_hours, first.email, first.city) == (14, None, "Nantes")


def test_a_price_list_with_dates_by_town(make_workbook: MakeWorkbook) -> None:
    rows: list[list[Any]] = [
        ["TARIFS INTER-ENTREPRISES 2026"],
        ["Prix HT par personne, repas inclus"],
        [],
        ["Réf.", "Stage", "Durée", "Prix HT", "Paris", "À distance"],
        ["INTELLIGENCE ARTIFICIELLE"],
        ["IA01", "Rédiger avec l'IA", "1 jour", 890, "12-13 mars", None],
        ["IA02", "Décider avec l'IA", "2 jours", 1490, "9-10 avril", "x"],
        ["COMMERCE"],
        ["CO01", "Vendre", "3 jours", 2190, "2-4 juin", "x"],
        [],
        ["(1) Hors frais de certification."],
    ]
    reading = read(make_workbook({"Tarifs": rows}), HERE)
    assert [course.title for course in reading.courses] == [
        "Rédiger avec l'IA",
        "Décider avec l'IA",
        "Vendre",
    ]
    assert [course.formats for course in reading.courses] == [(), ("distance",), ("distance",)]
    assert [(each.price_min_eur, each.price_basis) for each in reading.courses] == [
        (890, "HT"),
        (1490, "HT"),
        (2190, "HT"),
    ]
