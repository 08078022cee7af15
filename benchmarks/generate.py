"""Large catalogues made up from real French words: distinct titles, skewed facets, the same for a same seed.

    .venv/bin/python -m benchmarks.generate 100000 catalogue.csv
    .venv/bin/python -m benchmarks.generate 100000 catalogue.xlsx
    .venv/bin/python -m benchmarks.generate 1000000 catalogue.sqlite3

writes a file that the application imports (headers in French, one axis column), or a catalogue file itself.
"""

from __future__ import annotations

import csv
import random
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Final

from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.labels import PRESENT
from resources.vocabulary import Vocabulary, vocabulary

WORDS: Final = {
    name: [" ".join(each.split()) for each in text.split("|")]
    for name, text in tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8")).items()
}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """N generated courses, column by column; `None` and `()` where a real file would say nothing."""

    titles: list[str]
    providers: list[str]
    cities: list[str | None]
    axes: list[str]
    formats: list[tuple[str, ...]]
    skills: list[tuple[str, ...]]
    job_families: list[tuple[str, ...]]
    certifications: list[tuple[str, ...]]
    kinds: list[tuple[str, ...]]
    levels: list[int | None]
    fundings: list[tuple[str, ...]]
    hours: list[float | None]
    euros: list[float | None]


def catalogue(count: int, seed: int = 1) -> Catalogue:
    """`count` courses, 1 to 1,000,000; a longer catalogue does not begin as a shorter one does."""
    chance = random.Random(seed)
    words = vocabulary()
    providers = [f"{firm} {name}" for firm in WORDS["firms"] for name in WORDS["names"]]
    chance.shuffle(providers)
    cities = [_town(chance) for _ in range(400)]
    codes = [f"RS{n}" for n in range(5000, 5900)] + [f"RNCP{n}" for n in range(34000, 36500)]
    chance.shuffle(codes)
    made = Catalogue(*([] for _ in range(13)))  # type: ignore[arg-type]
    made.titles.extend(_titles(count, chance))
    pick = _Picker(chance)
    for _ in range(count):
        made.providers.append(pick.of(providers))
        made.cities.append(pick.of(cities) if chance.random() < 0.7 else None)
        made.axes.append(pick.of([axis.slug for axis in words.axes]))
        made.formats.append(pick.some([each.slug for each in words.formats], 0.85))
        made.skills.append(pick.some([each.slug for each in words.skills], 0.6))
        made.job_families.append(pick.some([each.slug for each in words.job_families], 0.6))
        code = pick.of(codes) if chance.random() < 0.4 else None
        made.certifications.append((code,) if code else ())
        made.kinds.append(("rs",) if code and code.startswith("RS") else ("rncp",) if code else ())
        made.levels.append(chance.choices((3, 4, 5, 6, 7, 8), (6, 10, 20, 30, 20, 1))[0] if code else None)
        made.fundings.append(pick.some([each.slug for each in words.fundings], 0.5))
        hours = (
            chance.choice((2, 3.5, 7, 7, 14, 14, 14, 21, 21, 35, 70, 140, 400))
            if chance.random() < 0.85
            else None
        )
        made.hours.append(hours)
        known = hours is not None and chance.random() < 0.7
        made.euros.append(round((hours or 0) * chance.uniform(10, 120), -1) if known else None)
    return made


def corpus(made: Catalogue) -> Corpus:
    """The catalogue as the search index takes it, codes and providers included, without descriptions."""
    words: Vocabulary = vocabulary()
    one = [((value,) if value else ()) for value in made.cities]
    return Corpus.of(
        ids=range(1, len(made.titles) + 1),
        texts={
            "title": made.titles,
            "provider": made.providers,
            "city": [city or "" for city in made.cities],
            "code": [
                " ".join((code, code.lstrip("RSNCP")))
                for (code,) in (c or ("",) for c in made.certifications)
            ],
        },
        facets={
            "axis": [(axis,) for axis in made.axes],
            "format": made.formats,
            "skill": made.skills,
            "job_family": made.job_families,
            "certification": made.kinds,
            "certification_code": made.certifications,
            "level": [(str(level),) if level else () for level in made.levels],
            "funding": made.fundings,
            "provider": [(provider,) for provider in made.providers],
            "territory": one,
            "missing": [(PRESENT,)] * len(made.titles),
        },
        figures={
            "duration_hours": (made.hours, made.hours),
            "price_eur": (made.euros, made.euros),
        },
        plans={
            "format": FacetPlan(parents={each.slug: each.parent for each in words.formats if each.parent})
        },
        synonyms=[(each.words, each.related) for each in words.synonyms],
    )


class _Picker:
    """Chooses as real catalogues do: a few values often, most of them rarely."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._weights: dict[int, list[float]] = {}

    def of(self, values: list[str]) -> str:
        weights = self._weights.get(len(values))
        if weights is None:
            weights = self._weights[len(values)] = list(
                accumulate(1 / (rank + 2) for rank in range(len(values)))
            )
        return self._chance.choices(values, cum_weights=weights)[0]

    def some(self, values: list[str], known: float) -> tuple[str, ...]:
        if self._chance.random() > known:
            return ()
        size = self._chance.choices((1, 2, 3), (6, 3, 1))[0]
        return tuple(dict.fromkeys(self.of(values) for _ in range(size)))


def _titles(count: int, chance: random.Random) -> Iterator[str]:
    seen: set[str] = set()
    towns = [_town(chance) for _ in range(max(200, count // 8))]
    domain = _domain_phrases()
    while len(seen) < count:
        title = _title(chance, towns, domain)
        if title not in seen:
            seen.add(title)
            yield title


def _title(chance: random.Random, towns: list[str], domain: list[str]) -> str:
    what = chance.choice(WORDS["objects"])
    draw = chance.random()
    if draw < 0.55:
        title = f"{chance.choice(WORDS['verbs'])} {what}"
    elif draw < 0.75:
        title = f"{chance.choice(WORDS['diplomas'])} {chance.choice(domain)}"
    elif draw < 0.9:
        title = f"{chance.choice(domain)} : {chance.choice(WORDS['verbs']).lower()} {what}"
    else:
        title = f"{chance.choice(WORDS['verbs'])} et {chance.choice(WORDS['verbs']).lower()} {what}"
    if chance.random() < 0.6:
        title += f" {chance.choice(WORDS['ways'])}"
    if chance.random() < 0.55:
        title += f" {chance.choice(WORDS['publics'])}"
    if chance.random() < 0.3:
        title += f" – {chance.choice(WORDS['levels'])}"
    if chance.random() < 0.3:
        title += f" ({chance.choice(towns)})"
    return title


def _domain_phrases() -> list[str]:
    """Short phrases of the study itself: skills, trades, technologies."""
    words = vocabulary()
    phrases = [each.label for each in (*words.skills, *words.job_families, *words.branches)]
    phrases += [phrase for skill in words.skills for phrase in skill.sub_skills]
    phrases += [phrase for family in words.job_families for phrase in (*family.technologies, *family.impacts)]
    return [phrase for phrase in dict.fromkeys(phrases) if len(phrase) <= 70]


def _town(chance: random.Random) -> str:
    name = chance.choice(WORDS["town_starts"]) + chance.choice(WORDS["town_ends"])
    draw = chance.random()
    if draw < 0.15:
        return f"{name}-sur-{chance.choice(WORDS['rivers'])}"
    return f"Saint-{name}" if draw < 0.25 else name


def write(path: Path, count: int, seed: int = 1) -> None:
    """Writes a catalogue as `.csv` (`;`, UTF-8) or `.xlsx`."""
    made = catalogue(count, seed)
    words = vocabulary()
    header = (
        *("Axe", "Intitulé", "Organisme", "Ville", "Modalité", "Compétences", "Métiers", "Certification"),
        *("Niveau", "Financement", "Durée", "Prix"),
    )
    rows = (
        (
            words.axis(made.axes[i]).label,
            made.titles[i],
            made.providers[i],
            made.cities[i],
            "\n".join(words.format(slug).label for slug in made.formats[i]),
            "\n".join(words.skill(slug).label for slug in made.skills[i]),
            "\n".join(words.job_family(slug).label for slug in made.job_families[i]),
            "\n".join(made.certifications[i]),
            made.levels[i] and f"Niveau {made.levels[i]}",
            "\n".join(words.funding(slug).label for slug in made.fundings[i]),
            made.hours[i] and f"{made.hours[i]:g} h".replace(".", ","),
            made.euros[i] and f"{made.euros[i]:.0f} €",
        )
        for i in range(count)
    )
    if path.suffix == ".xlsx":
        from openpyxl import Workbook  # noqa: PLC0415 - only for this format

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Formations")
        sheet.append(header)
        for row in rows:
            sheet.append(row)
        book.save(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter=";")
            writer.writerow(header)
            writer.writerows(rows)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    if Path(sys.argv[2]).suffix in (".csv", ".xlsx"):
        write(Path(sys.argv[2]), int(sys.argv[1]))
    else:
        from benchmarks.fill import fill  # it needs this module

        fill(Path(sys.argv[2]), catalogue(int(sys.argv[1])))
