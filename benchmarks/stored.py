"""A generated catalogue written into a database as an import would leave it, by the program's own repositories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

from benchmarks.generate import Catalogue
from db.engine import open_database
from db.records import CourseFacts, CourseWrite
from db.repositories import Courses, Imports, NewImport, Settings, Sources

PART: Final = 20_000
"""Courses a call: their records are made, written and let go."""
EMPTY: Final = CourseFacts(sheet="Formations", row=1, title="-")


def store(made: Catalogue, file: Path) -> None:
    """Fills a new database at `file`; the courses have no cells of their own."""
    database = open_database(file, create=True)
    total = len(made.titles)
    with database.write() as session:
        source = Sources(session).add("Catalogue engendré", is_sample=False)
        new = NewImport(source, "catalogue.csv", "0" * 64, datetime.now(UTC), "", {"created": total}, ())
        number = Imports(session).add(new)
        for start in range(0, total, PART):
            places = range(start, min(start + PART, total))
            writes = {place + 1: CourseWrite(_facts(made, place), (), str(place), "", "") for place in places}
            Courses(session).insert(source, number, writes)
            Imports(session).add_sightings(number, writes, ())
        Settings(session).raise_revision()
    database.close()


def _facts(made: Catalogue, place: int) -> CourseFacts:
    hours, euros = made.hours[place], made.euros[place]
    price = None if euros is None else Decimal(str(euros))
    return replace(
        EMPTY,
        row=place + 2,
        title=made.titles[place],
        provider=made.providers[place],
        city=made.cities[place],
        axis=made.axes[place],
        formats=made.formats[place],
        skills=made.skills[place],
        job_families=made.job_families[place],
        certifications=made.certifications[place],
        certification_kinds=made.kinds[place],
        level=made.levels[place],
        funding=made.fundings[place],
        duration_min_hours=hours,
        duration_max_hours=hours,
        price_min_eur=price,
        price_max_eur=price,
    )
