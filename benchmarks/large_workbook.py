"""A large catalogue as its publishers send it: one sheet, 25 French columns, the same for a same seed.

.venv/bin/python -m benchmarks.large_workbook 100000 catalogue.xlsx
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from benchmarks.generate import WORDS, Catalogue, catalogue
from resources.vocabulary import vocabulary

HEADERS: Final = (
    *("Axe", "Référence", "Intitulé de la formation", "Organisme", "SIRET", "Objectifs", "Public visé"),
    *("Prérequis", "Modalité", "Compétences visées", "Métiers concernés", "Certification", "Niveau"),
    *("Financement", "Durée", "Prix", "Date de début", "Date de fin", "Ville", "Code postal", "Département"),
    *("Lien", "Courriel", "Téléphone", "Commentaire interne"),
)
_DEPARTMENTS: Final = ("75", "69", "13", "31", "44", "59", "33", "67", "35", "34", "92", "93", "06", "38")
_PUBLICS: Final = (
    *("Salariés en poste", "Demandeurs d’emploi", "Tout public", "Managers et chefs d’équipe"),
    *("Dirigeants de TPE et PME", "Équipes ressources humaines", "Commerciaux et vendeurs"),
)
_NEEDS: Final = (
    *("Aucun", "Maîtrise des outils bureautiques courants", "Une première expérience du métier"),
    *("Niveau 4 ou équivalent", "Avoir suivi le module d’initiation"),
)
_COMMENTS: Final = ("À revoir avec l’organisme", "Vérifié au téléphone", "Prix négocié", "Session complète")


def write(path: Path, count: int, seed: int = 1) -> None:
    """Writes `count` courses to the workbook `path`."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Formations")
    sheet.append(HEADERS)
    for row in rows(count, seed):
        sheet.append(row)
    book.save(path)


def rows(count: int, seed: int = 1) -> Iterator[tuple[object, ...]]:
    """The rows below the header; holes, units and spellings as in real files."""
    made = catalogue(count, seed)
    chance = random.Random(seed + 1)
    firms = {
        name: f"{chance.randrange(10**8, 10**9)}{chance.randrange(10**4, 10**5)}" for name in made.providers
    }
    for i in range(count):
        yield (*_what(made, i, firms, chance), *_how(made, i, chance), *_where(made, i, chance))


def _what(made: Catalogue, i: int, firms: dict[str, str], chance: random.Random) -> tuple[object, ...]:
    words = vocabulary()
    what = chance.sample(WORDS["objects"], 3)
    verbs = chance.sample(WORDS["verbs"], 3)
    goals = "\n".join(f"- {verb} {each}" for verb, each in zip(verbs, what, strict=True))
    return (
        words.axis(made.axes[i]).label,
        f"F{100_000 + i}",
        made.titles[i],
        made.providers[i],
        firms[made.providers[i]],
        goals if chance.random() < 0.8 else None,
        chance.choice(_PUBLICS),
        chance.choice(_NEEDS) if chance.random() < 0.7 else None,
    )


def _how(made: Catalogue, i: int, chance: random.Random) -> tuple[object, ...]:
    words = vocabulary()
    level, hours, euros = made.levels[i], made.hours[i], made.euros[i]
    start = date(2026, 1, 5) + timedelta(days=chance.randrange(500)) if chance.random() < 0.6 else None
    return (
        "\n".join(words.format(slug).label for slug in made.formats[i]) or None,
        "\n".join(words.skill(slug).label for slug in made.skills[i]) or None,
        "\n".join(words.job_family(slug).label for slug in made.job_families[i]) or None,
        "\n".join(made.certifications[i]) or None,
        level and f"Niveau {level}",
        "\n".join(words.funding(slug).label for slug in made.fundings[i]) or None,
        hours and (f"{hours:g} h".replace(".", ",") if chance.random() < 0.8 else hours),
        euros and (f"{euros:.0f} € HT" if chance.random() < 0.5 else euros),
        start,
        start and start + timedelta(days=chance.randrange(1, 90)),
    )


def _where(made: Catalogue, i: int, chance: random.Random) -> tuple[object, ...]:
    city = made.cities[i]
    department = _DEPARTMENTS[hash_of(city) % len(_DEPARTMENTS)] if city else None
    site = made.providers[i].lower().replace(" ", "-").encode("ascii", "ignore").decode()
    return (
        city,
        department and f"{department}{hash_of(city) % 90:02d}0",
        department,
        f"https://www.{site}.example/formations/{i}" if chance.random() < 0.9 else None,
        f"contact@{site}.example",
        f"0{chance.randrange(1, 6)} {' '.join(f'{chance.randrange(100):02d}' for _ in range(4))}",
        chance.choice(_COMMENTS) if chance.random() < 0.1 else None,
    )


def hash_of(text: str | None) -> int:
    """The same in every run, as Python's own is not."""
    return sum((place + 1) * ord(char) for place, char in enumerate(text or ""))


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(Path(sys.argv[2]), int(sys.argv[1]))
