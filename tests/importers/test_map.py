"""The training map, row by row and field by field, against what its authors expect."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from importers.choices import Choices
from importers.reading import read
from importers.records import Course, Reading
from resources.vocabulary import fold, vocabulary

SKILLS = {
    "relations": "nouvelles-dynamiques-relationnelles",
    "communication": "communication-humaine",
    "emotions": "intelligence-emotionnelle",
    "esprit-critique": "esprit-critique",
    "outils": "outils-enrichis",
    "culture-data": "culture-data",
    "prompt-engineering": "prompt-engineering",
    "ethique": "ethique-reglementation",
}
"""Skills of the expected file → ours."""


def hours(course: Course) -> float | list[float | None] | None:
    """A single figure, a range, or nothing."""
    low, high = course.duration_min_hours, course.duration_max_hours
    return low if low == high else [low, high]


def price(course: Course) -> float | list[float | None] | None:
    low, high = (None if p is None else float(p) for p in (course.price_min_eur, course.price_max_eur))
    return low if low == high else [low, high]


def formats(course: Course) -> list[str]:
    """Parents only, as the expected file writes them."""
    words = vocabulary()
    return sorted(
        {words.format(slug).parent or slug for slug in course.formats} & {"presentiel", "distance", "mixte"}
    )


def folded(values: tuple[str, ...], label: Callable[[str], str]) -> list[str]:
    return sorted(fold(label(value)) for value in values)


def job_label(value: str) -> str:
    return next((job.label for job in vocabulary().job_families if job.slug == value), value)


def sector_label(value: str) -> str:
    return next((branch.label for branch in vocabulary().branches if branch.slug == value), value)


def maturity_label(course: Course) -> str | None:
    return None if course.maturity is None else vocabulary().maturity(course.maturity).label


def iso(value: object) -> str | None:
    return None if value is None else str(value)


FOUND: Mapping[str, Callable[[Course], Any]] = {
    "title": lambda c: c.title,
    "provider": lambda c: c.provider,
    "axis": lambda c: c.axis,
    "formats": formats,
    "duration_hours": hours,
    "duration_raw": lambda c: c.duration_raw,
    "price_eur": price,
    "price_basis": lambda c: c.price_basis,
    "certifications": lambda c: sorted(c.certifications),
    "certification_expiry": lambda c: iso(c.certification_expiry),
    "certification_kind": lambda c: sorted(set(c.certification_kinds) - {"rncp", "rs"}),
    "level": lambda c: c.level,
    "skills": lambda c: sorted(c.skills),
    "url": lambda c: c.url,
    "maturity": maturity_label,
    "job_families": lambda c: folded(c.job_families, job_label),
    "sectors": lambda c: folded(c.sectors, sector_label),
    "certif_info": lambda c: c.certif_info,
    "formacode": lambda c: ", ".join(c.formacode) or None,
    "nsf": lambda c: ", ".join(c.nsf) or None,
    "rome": lambda c: sorted(c.rome),
    "region": lambda c: c.region,
    "city": lambda c: c.city,
    "postcode": lambda c: c.postcode,
}
EMPTY = {"formats": [], "certifications": [], "skills": [], "job_families": [], "sectors": [], "rome": []}
SPARSE = {"certification_kind", "duration_raw"}
"""Compared only where the expected file tells them."""


def normal(field: str, value: Any) -> Any:
    """The expected value in the shape of `FOUND`."""
    if isinstance(value, str):
        # A double space inside « EMLyon  Business School » is the source's slip.
        return "\n".join(" ".join(line.split()) for line in value.split("\n"))
    if field == "skills":
        return sorted(SKILLS[skill] for skill in value)
    if field in {"job_families", "sectors"}:
        return sorted(fold(text) for text in value)
    if isinstance(value, list) and field in {"formats", "certifications", "rome", "certification_kind"}:
        return sorted(value)
    return value


def mismatches(reading: Reading, expected: Mapping[str, Any]) -> tuple[list[str], int]:
    """What differs, and how many fields were compared."""
    courses = {(course.sheet, course.row): course for course in reading.courses}
    wrong, compared = [], 0
    for row in expected["rows"]:
        course = courses[row["sheet"], row["row"]]
        accept = row.get("accept", {})
        for field, found_in in FOUND.items():
            if field in SPARSE and field not in row:
                continue
            compared += 1
            found = found_in(course)
            answers = [row.get(field, EMPTY.get(field)), *accept.get(field, [])]
            if found not in [normal(field, answer) for answer in answers]:
                wrong.append(f"{course.sheet} {course.row} {field}: {found!r}, expected {answers}")
    return wrong, compared


@pytest.fixture(scope="module")
def expected(shared_data: Path) -> dict[str, Any]:
    return json.loads((shared_data / "cartographie_ia_commerce.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading(map_workbook: Path) -> Reading:
    return read(map_workbook)


@pytest.fixture(scope="module")
def next_reading(next_map_workbook: Path) -> Reading:
    return read(next_map_workbook)


def test_no_row_too_many_or_too_few(reading: Reading, expected: dict[str, Any]) -> None:
    assert {(c.sheet, c.row) for c in reading.courses} == {(r["sheet"], r["row"]) for r in expected["rows"]}
    assert reading.rejects == ()


def test_fields_are_those_expected(reading: Reading, expected: dict[str, Any]) -> None:
    wrong, compared = mismatches(reading, expected)
    share = 1 - len(wrong) / compared
    print(f"{compared - len(wrong)} / {compared} fields equal ({share:.2%})", *wrong, sep="\n")  # noqa: T201
    assert share == 1, "\n".join(wrong)


def test_columns_are_those_expected(reading: Reading, expected: dict[str, Any]) -> None:
    reports = {report.name: report for report in reading.sheets}
    for sheet in expected["sheets"]:
        report = reports[sheet["sheet"]]
        assert list(report.header_rows) == sheet["header_rows"]
        assert {row.row for row in report.ignored} == set(sheet["rows_to_ignore"])
        wanted = [column["field"].split("|") for column in sheet["columns"]]
        found = [column.field or "ignore" for column in report.columns]
        assert len(found) == len(wanted)
        assert [one for one, fields in zip(found, wanted, strict=True) if one not in fields] == []


def test_other_sheets_are_reported(reading: Reading) -> None:
    outcomes = {
        report.name: (report.outcome, report.reason)
        for report in reading.sheets
        if report.outcome != "imported"
    }
    assert outcomes["Lisez-moi"][0] == "not-courses"
    assert outcomes["Archives"] == ("hidden", "feuille masquée : 4 lignes, non importée")
    assert any("Archives" in warning for warning in reading.file_warnings)


def test_hidden_column_is_told_and_its_cells_kept(reading: Reading) -> None:
    report = next(report for report in reading.sheets if report.name.startswith("1 -"))
    assert report.hidden_columns == (14,)
    course = next(course for course in reading.courses if course.sheet == report.name and course.row == 9)
    assert [cell.raw for cell in course.cells if cell.header == "Remarque interne"] == [
        "format déduit du mot MOOC"
    ]


def test_every_cell_of_a_row_is_kept(reading: Reading) -> None:
    course = next(c for c in reading.courses if c.sheet == "2 - Sectorielles" and c.row == 10)
    cells = {cell.header: cell for cell in course.cells}
    assert cells["COÛT › Prix"].raw == "1490 €"
    assert cells["CERTIFICATION › Échéance"].raw == "01/10/2026"
    assert cells["POUR ALLER PLUS LOIN › Lien"].link == course.url
    assert cells["POUR ALLER PLUS LOIN › Source du fait"].field is None


def test_next_edition_has_one_reject_and_two_warnings(next_reading: Reading) -> None:
    assert [(reject.sheet, reject.row, str(reject.column)) for reject in next_reading.rejects] == [
        ("2 - Sectorielles", 33, "0")
    ]
    assert "A33" in next_reading.rejects[0].reason
    assert sorted(warning.raw for warning in next_reading.warnings if warning.raw) == ["31/02/2026", "abc"]
    assert len(next_reading.warnings) == 2
    assert len(next_reading.courses) == 207


def test_progress_counts_rows(map_workbook: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    read(map_workbook, Choices(), lambda done, total: seen.append((done, total)))
    assert seen[-1] == (203, None)
    assert [done for done, _total in seen] == sorted(done for done, _total in seen)
