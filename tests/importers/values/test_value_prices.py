"""Prices: amounts and basis, and the writings that give no amount."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from importers.records import CellValue, PriceBasis
from importers.values.prices import Price, parse_price

NOTHING = Price()
UNREADABLE = Price(unreadable=True)


def euros(low: float, high: float | None = None, basis: PriceBasis | None = None) -> Price:
    return Price(Decimal(str(low)), Decimal(str(low if high is None else high)), basis)


def from_euros(low: float, basis: PriceBasis | None = None) -> Price:
    return Price(Decimal(str(low)), None, basis)


WRITINGS: list[tuple[str, Price]] = [
    ("gratuit pour le personnel du Cnam", euros(0)),
    ("2 500 € (tarif de lancement)", euros(2500)),
    ("1 490,50 € TTC", euros(1490.5, basis="TTC")),
    ("1.490,50 €", euros(1490.5)),
    ("1.490 €", euros(1490)),
    ("1,490 €", euros(1490)),
    ("1'490.- CHF", NOTHING),
    ("CHF 1'490.–", NOTHING),
    ("1500e", euros(1500)),
    ("1,5E+03", euros(1500)),
    ("1e308", UNREADABLE),
    ("1500 E HT", euros(1500, basis="HT")),
    ("€ 1200", euros(1200)),
    ("1 200 EUR", euros(1200)),
    ("1,5 k€", euros(1500)),
    ("2K€ HT", euros(2000, basis="HT")),
    ("1500 € H.T.", euros(1500, basis="HT")),
    ("1500 € T.T.C.", euros(1500, basis="TTC")),
    ("1500 euros hors taxes", euros(1500, basis="HT")),
    ("1200 € HT (1 440 € TTC)", euros(1200, basis="HT")),
    ("1200 € HT / 1440 € TTC", euros(1200, basis="HT")),
    ("1440 € TTC (1200 € HT)", euros(1440, basis="TTC")),
    ("HT : 1 200 € / TTC : 1 440 €", euros(1200, basis="HT")),
    ("1200 € HT soit 1440 € TTC", euros(1200, basis="HT")),
    ("45 €/h", NOTHING),
    ("45 € de l'heure", NOTHING),
    ("25 € / heure", NOTHING),
    ("450 € HT / jour", NOTHING),
    ("29 € par mois", NOTHING),
    ("Tarif horaire : 45 €", NOTHING),
    ("de 300 à 500 €", euros(300, 500)),
    ("entre 300 et 500 € HT", euros(300, 500, basis="HT")),
    ("300-500 €", euros(300, 500)),
    ("300/500 €", euros(300, 500)),
    ("1 000 - 2 400 €", euros(1000, 2400)),
    ("Intra : 1800 € - Inter : 350 €", euros(350)),
    ("Inter : 350 € HT / Intra : 1 800 € HT", euros(350, basis="HT")),
    ("990 € au lieu de 1 500 €", euros(990)),
    ("1 200 € + 150 € de frais d'inscription", euros(1200)),
    ("1200 € HT + frais de dossier : 50 €", euros(1200, basis="HT")),
    ("1200 € dont 200 € de certification", euros(1200)),
    ("payable en 3 x 500 € ou 1 400 €", euros(1400)),
    ("3 x 500 €", euros(1500)),
    ("100 % pris en charge", NOTHING),
    ("Prise en charge à 100 % par l'OPCO", NOTHING),
    ("Sur devis", NOTHING),
    ("Nous consulter", NOTHING),
    ("Gratuit (financé par la Région)", euros(0)),
    ("Offert", euros(0)),
    ("0 €", euros(0)),
    ("0", euros(0)),
    ("abc", UNREADABLE),
    ("Non communiqué", NOTHING),
    ("-50 €", UNREADABLE),
    ("1490 € nets de TVA", euros(1490)),
    ("1490 € (exonéré de TVA, art. 261-4-4 du CGI)", euros(1490)),
    ("1 490 € TVA non applicable", euros(1490)),
    ("1490 € HT (TVA 20 %)", euros(1490, basis="HT")),
    ("Salarié : 1500 € ; demandeur d'emploi : 900 €", euros(900, 1500)),
    ("1 500 € HT pour 2 jours", euros(1500, basis="HT")),
    ("1 500 € HT les 2 jours", euros(1500, basis="HT")),
    ("2 jours : 1 500 € HT", euros(1500, basis="HT")),
    ("14 h - 890 € TTC", euros(890, basis="TTC")),
    ("À partir de 1 200€", from_euros(1200)),
    ("à partir de 950 €", from_euros(950)),
    ("1 800 HT", euros(1800, basis="HT")),
    ("Tarif : 1500", euros(1500)),
    ("1 500,00", euros(1500)),
    ("1500.00", euros(1500)),
    ("1500,-", euros(1500)),
    ("1 500 € / pers.", euros(1500)),
    ("1500€/stagiaire", euros(1500)),
    ("1 690 € HT par personne et par session", euros(1690, basis="HT")),
    ("8 900 € / an", euros(8900)),
    ("450 $", NOTHING),
    ("£500", NOTHING),
    ("jusqu'à 2 000 €", Price(None, Decimal(2000))),
    ("1 500 € TTC maximum", Price(None, Decimal(1500), "TTC")),
    ("De 0 à 350 €", euros(0, 350)),
    ("350 € à 1 200 € selon statut", euros(350, 1200)),
    ("Gratuit pour les adhérents, 300 € sinon", euros(0, 300)),
    ("maintien de la rémunération", NOTHING),
    ("formation financée, salaire maintenu", NOTHING),
    ("CPF ; rémunération minimale versée par l’employeur et remboursée", NOTHING),
    ("1 490 €*", euros(1490)),
    ("1490€ HT/jour/stagiaire", NOTHING),
    ("1 200 € HT (déjeuners inclus)", euros(1200, basis="HT")),
    ("Selon le nombre de participants", NOTHING),
    ("2 100,00 €", euros(2100)),
    ("2 100 € 50", euros(2100.5)),
    ("Prix public : 2 490 € HT", euros(2490, basis="HT")),
    ("1490 EUR TTC", euros(1490, basis="TTC")),
    ("1490 TTC", euros(1490, basis="TTC")),
    ("12 000€ HT (groupe de 10 personnes)", euros(12000, basis="HT")),
    ("1500 (CPF)", euros(1500)),
    ("Devis", NOTHING),
    ("Coût pédagogique : 3 200 €", euros(3200)),
    ("1 350 € HT - tarif intra sur devis", euros(1350, basis="HT")),
    ("Éligible CPF - 1 500 €", euros(1500)),
    ("1500 F CFA", NOTHING),
    ("Formation gratuite", euros(0)),
    ("Gratuit (certificat : 49 €)", euros(0)),
    ("Audit gratuit, formation payante", NOTHING),
    ("Coût : 2500 € HT ; prise en charge OPCO : 1500 €", euros(2500, basis="HT")),
    ("21h x 15€", NOTHING),
    ("15€/h soit 315€", euros(315)),
    ("1500HT", euros(1500, basis="HT")),
    ("1200€00", euros(1200)),
    ("Prix : 990€ HT (au lieu de 1290€)", euros(990, basis="HT")),
    ("3 600 € HT la session de 3 jours", euros(3600, basis="HT")),
    ("Nous contacter au 01 23 45 67 89", NOTHING),
]


@pytest.mark.parametrize(("raw", "expected"), WRITINGS)
def test_writing(raw: str, expected: Price) -> None:
    assert parse_price(raw) == expected


@pytest.mark.parametrize(
    ("value", "number_format", "header", "expected"),
    [
        (1500, None, "Tarif", euros(1500)),
        (1500, None, "Prix HT", euros(1500, basis="HT")),
        ("1500", None, "Coût TTC", euros(1500, basis="TTC")),
        ("1 500 € HT", None, "Coût TTC", euros(1500, basis="HT")),
        ("1500", None, "Prix (HT ou TTC)", euros(1500)),
        (6079.3333, None, "frais_ttc_tot_min", euros(6079.3333, basis="TTC")),
        ("350.125", None, "frais_ttc_tot_mean", euros(350.125, basis="TTC")),
        (1.5, None, "Prix (k€)", euros(1500)),
        (45, None, "Coût horaire", NOTHING),
        ("45", None, "Prix par heure (€)", NOTHING),
        (1500, '#,##0.00" €"', "", euros(1500)),
        (600, '0" euros"', "", euros(600)),
        (1490, '#,##0 "€ HT"', "", euros(1490, basis="HT")),
        (1490, "_-* #,##0.00\\ [$€-40C]_-;-* #,##0.00\\ [$€-40C]_-", "Coût TTC", euros(1490, basis="TTC")),
        (1200, '"€ "#,##0', "", euros(1200)),
        (1200, "[$CHF] #,##0", "", NOTHING),
        (1, "0%", "Prise en charge", NOTHING),
        (0, None, "Prix", euros(0)),
        (-50, None, "Prix", UNREADABLE),
        (46000, "dd/mm/yyyy", "Prix", UNREADABLE),
        (13002526500013, None, "Prix", UNREADABLE),
        (date(2026, 1, 1), None, "Prix", UNREADABLE),
        (False, None, "Prix", UNREADABLE),
        (None, None, "Prix HT", NOTHING),
    ],
)
def test_what_surrounds_a_number(
    value: CellValue, number_format: str | None, header: str, expected: Price
) -> None:
    assert parse_price(value, number_format=number_format, header=header) == expected


@pytest.mark.parametrize(
    ("raw", "basis"), [("HT", "HT"), ("TTC", "TTC"), ("HT / TTC", None), ("net de taxes", None)]
)
def test_a_basis_in_a_column_of_its_own(raw: str, basis: PriceBasis | None) -> None:
    assert parse_price(raw) == Price(basis=basis)
