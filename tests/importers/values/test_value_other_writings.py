"""Writings of catalogues and web pages beside the labelled ones: what they give, field by field."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from importers.values.certifications import parse_certifications
from importers.values.dates import parse_period
from importers.values.durations import parse_duration
from importers.values.formats import parse_formats
from importers.values.levels import parse_level
from importers.values.prices import parse_price
from resources.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("raw", "hours"),
    [
        ("7h/jour sur 5 jours", 35),
        ("5 jours x 7h", 35),
        ("5 j * 6,5 h", 32.5),
        ("5 jours de 7 heures", 35),
        ("2 jours et demi", 17.5),
        ("2 jours 1/2", 17.5),
        ("½ journée", 3.5),
        ("trois jours (21h)", 21),
        ("35 hres", 35),
        ("45'", 0.75),
        ("10 séances d'1h30", 15),
        ("14 heures en présentiel + 7 heures à distance", 21),
        ("21h dont 7h en distanciel", 21),
        ("Durée totale : 2 jours, soit 14 heures", 14),
        ("2 semaines (70h)", 70),
        ("12 mois - 455 heures", 455),
        ("400 heures en centre, 140 heures en entreprise", 540),
        ("1.607 heures", 1607),
        ("15 h (10h de cours + 5h de tutorat)", 15),
        ("4 demi-journées de 3h", 12),
        ("35:00:00", 35),
        ("2 days", 14),
    ],
)
def test_durations(raw: str, hours: float) -> None:
    read = parse_duration(raw)
    assert (read.min_hours, read.max_hours) == (hours, hours)


@pytest.mark.parametrize("raw", ["6 mois", "1 an", "variable", "selon profil", "sur mesure", "J+J"])
def test_durations_without_hours(raw: str) -> None:
    assert parse_duration(raw).min_hours is None


@pytest.mark.parametrize(
    ("raw", "low", "high", "basis"),
    [
        ("1.490,00 € TTC", 1490, 1490, "TTC"),
        ("1,490.00 €", 1490, 1490, None),
        ("EUR 1490", 1490, 1490, None),
        ("1 490 € H.T.", 1490, 1490, "HT"),
        ("1 490 euros hors taxes", 1490, 1490, "HT"),
        ("dès 990€", 990, None, None),
        ("de 990€ à 1490€ HT", 990, 1490, "HT"),
        ("1,5 k€ HT", 1500, 1500, "HT"),
        ("1’490 €", 1490, 1490, None),
        ("1490,-", 1490, 1490, None),
        ("Inter : 1 490 € HT - Intra : nous consulter", 1490, 1490, "HT"),
        ("1490 HT/stagiaire", 1490, 1490, "HT"),
        ("45 € de l'heure", None, None, None),
        ("300 € / jour", None, None, None),
        ("490 CHF", None, None, None),
        ("Pris en charge à 100 %", None, None, None),
        ("Gratuite", 0, 0, None),
    ],
)
def test_prices(raw: str, low: int | None, high: int | None, basis: str | None) -> None:
    read = parse_price(raw)
    bounds = tuple(None if each is None else Decimal(each) for each in (low, high))
    assert ((read.min_eur, read.max_eur), read.basis) == (bounds, basis)


@pytest.mark.parametrize(
    ("raw", "broad"),
    [
        ("Partiellement à distance", {"mixte"}),
        ("Tout ou partie à distance", {"mixte"}),
        ("dans vos locaux", {"presentiel"}),
        ("salle de cours", {"presentiel"}),
        ("En distanciel (Teams)", {"distance"}),
        ("Zoom", {"distance"}),
        ("E-learning tutoré", {"distance"}),
        ("Présentiel ou distanciel", {"presentiel", "distance"}),
        ("Non", set()),
        ("Cours du soir", set()),
        ("contrat de professionnalisation", set()),
    ],
)
def test_formats(raw: str, broad: set[str]) -> None:
    slugs = parse_formats(raw).slugs
    parents = {vocabulary().format(slug).parent or slug for slug in slugs}
    assert parents & {"presentiel", "distance", "mixte"} == broad


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("Titre professionnel de niveau 5", 5),
        ("Equivalent niveau 4", 4),
        ("niveau III (bac+2)", 5),
        ("Niveau 6 (Licence, licence pro, maîtrise, master 1)", 6),
        ("EQF 6", 6),
        ("bac + 3/4", 6),
        ("Infra bac", None),
        ("Post-bac", None),
        ("Bac à Bac+2", None),
        ("Niveau 5 ou 6", None),
        ("Tout public", None),
    ],
)
def test_levels(raw: str, level: int | None) -> None:
    assert parse_level(raw).level == level


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("RNCP n°35584", ["RNCP35584"]),
        ("R.N.C.P. 35584", ["RNCP35584"]),
        ("N°RNCP35584", ["RNCP35584"]),
        ("rncp-35584", ["RNCP35584"]),
        ("RNCP35584 - BC01", ["RNCP35584BC01"]),
        ("RNCP35584 et 37274", ["RNCP35584", "RNCP37274"]),
        ("RNCP39063 (ex RNCP34441)", ["RNCP39063"]),
        ("https://www.francecompetences.fr/recherche/rs/5616/", ["RS5616"]),
        ("RNCP035584", ["RNCP35584"]),
        ("RNPC35584", ["RNCP35584"]),
        ("RCNP n° 35584", ["RNCP35584"]),
        ("RNPC 12", []),
        ("RS 1", []),
        ("COURS 12", []),
        ("EURS 5616", []),
    ],
)
def test_certifications(raw: str, codes: list[str]) -> None:
    assert list(parse_certifications(raw).codes) == codes


@pytest.mark.parametrize(
    ("raw", "start"),
    [
        ("2027-03-15T09:30:00+01:00", date(2027, 3, 15)),
        ("lundi 15 mars 2027", date(2027, 3, 15)),
        ("du 15 au 19 mars 2027", date(2027, 3, 15)),
        ("15-févr-27", date(2027, 2, 15)),
        ("Mar 15, 2027", date(2027, 3, 15)),
        ("20270315", date(2027, 3, 15)),
        ("15 et 16 mars 2027", date(2027, 3, 15)),
        ("99991231", None),
        ("31/12/9999", None),
        ("dès que possible", None),
        ("toute l'année", None),
    ],
)
def test_dates(raw: str, start: date | None) -> None:
    read = parse_period(raw)
    assert (read.start, read.unreadable) == (start, False)
