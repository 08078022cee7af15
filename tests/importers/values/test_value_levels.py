"""Levels: today's numbers, the Roman numerals of 1969, years after the baccalauréat, names of diplomas."""

from __future__ import annotations

import pytest

from importers.records import CellValue
from importers.values.levels import LevelRead, parse_level

NO_LEVEL = LevelRead()
UNREADABLE = LevelRead(unreadable=True)


@pytest.mark.parametrize(
    ("raw", "level"),
    [
        ("Niveau 6", 6),
        ("NIV7", 7),
        ("niveau4", 4),
        ("NIVEAU : 5", 5),
        ("Niveau CEC 6", 6),
        ("Level 6", 6),
        ("N6", 6),
        (6, 6),
        (6.0, 6),
        ("6", 6),
        ("6 - Bac+3", 6),
        ("5 (BTS)", 5),
        ("BAC+5 : grade master, DEA, DESS, ingénieur... (NIVEAU 7)", 7),
        ("BAC+3 ou 4 : licence, master 1, maîtrise (NIVEAU 6)", 6),
        ("CAP, BEP... (NIVEAU 3)", 3),
        ("Autre titre inscrit sur demande au RNCP (niveau 5)", 5),
        ("Niveau 5. Capacité à maitriser des savoir-faire dans un champ d'activité", 5),
        ("niveau 5 (ancien niveau III)", 5),
        ("ancien niveau II", 6),
        ("V", 3),
        ("IV", 4),
        ("III", 5),
        ("II", 6),
        ("I", 7),
        ("niveau IV (BP, BT, baccalauréat professionnel ou technologique)", 4),
        ("Bac +3", 6),
        ("Bac+3/4", 6),
        ("bac + 2", 5),
        ("Bac+3/+4", 6),
        ("Niveau 7 (ex niveau I)", 7),
        ("Niveau Bac + 5", 7),
        ("Autre certification (bac + 5 et plus)", 7),
        ("BAC+8", 8),
        ("Bac pro", 4),
        ("CAP", 3),
        ("BTS", 5),
        ("Licence", 6),
        ("Master", 7),
        ("Titre ingénieur", 7),
        ("Doctorat", 8),
    ],
)
def test_level(raw: CellValue, level: int) -> None:
    assert parse_level(raw) == LevelRead(level)


@pytest.mark.parametrize(
    "raw",
    [
        *(
            0,
            2,
            "0",
            "Niveau 1",
            "niveau V bis (préqualification)",
            "Débutant",
            "Tous niveaux",
            "B2",
            "NR",
            "",
            None,
        ),
        *("Sans niveau spécifique", "niveau VI (illettrisme, analphabétisme)"),
    ],
)
def test_no_level_of_the_cadre_national(raw: CellValue) -> None:
    assert parse_level(raw) == NO_LEVEL


@pytest.mark.parametrize(
    "raw", ["abc", "Niveau 5 à 7", "Licence ou master", "bac+1", "Bac+3 à Bac+5", "Niveaux 4 et 5", 6.5, True]
)
def test_no_single_level(raw: CellValue) -> None:
    assert parse_level(raw) == UNREADABLE
