"""`search`, `facets` and `show` on the real map, as JSON and as people read them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from command_runs import Run, all_courses


def lowest(bounds: dict[str, Any]) -> float:
    """« Jusqu’à 2 000 € » says no lowest figure: the only one there is."""
    figure: float = bounds["max"] if bounds["min"] is None else bounds["min"]
    return figure


def test_a_search_forgives_and_explains(run: Run, database: Path) -> None:
    document = run("search", "promt", "relation", "clien", "--json", "--database", database).document
    assert document.keys() == {"total", "took_ms", "courses"}
    assert document["total"] == len(document["courses"]) > 0
    course = document["courses"][0]
    assert "relation client" in course["title"]
    kinds = {(each["typed"], each["word"].lower(), each["kind"]) for each in course["matches"]}
    assert ("clien", "client", "prefix") in kinds
    assert course["score"] > 0


def test_a_course_in_json_has_the_agreed_shape(run: Run, database: Path) -> None:
    document = run("search", "RS6776 automatisation", "--limit", 1, "--json", "--database", database).document
    (course,) = document["courses"]
    assert document["total"] >= 1
    assert {
        name: course[name]
        for name in ("axis", "formats", "certifications", "level", "duration_hours", "price_eur", "missing")
    } == {
        "axis": "generaliste",
        "formats": ["distance"],
        "certifications": ["RS6776"],
        "level": None,
        "duration_hours": {"min": 21, "max": 21},
        "price_eur": {"min": 1490, "max": 1490, "basis": "TTC"},
        "missing": False,
    }
    assert course["source"] == {
        "file": "cartographie_ia_commerce.xlsx",
        "sheet": "1 - IA-IAG généralistes",
        "row": 22,
    }
    assert all({"id", "declared"} <= each.keys() for each in course["skills"])
    assert course["job_families"] == [] or isinstance(course["job_families"][0], str)


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (["axis=sectorielle"], lambda c: c["axis"] == "sectorielle"),
        (["axis=sectorielle", "axis=opcommerce"], lambda c: c["axis"] in ("sectorielle", "opcommerce")),
        (["axis!=generaliste"], lambda c: c["axis"] != "generaliste"),
        (["level=?"], lambda c: c["level"] is None),
        (["duration_hours=7..21"], lambda c: 7 <= lowest(c["duration_hours"]) <= 21),
        (["price_eur=..1500"], lambda c: lowest(c["price_eur"]) <= 1500),
        (["price_eur=?"], lambda c: c["price_eur"] is None),
        (["certification_code=RS 6776"], lambda c: "RS6776" in c["certifications"]),
        (["axis=generaliste", "level=6"], lambda c: (c["axis"], c["level"]) == ("generaliste", 6)),
    ],
)
def test_filters_give_exactly_the_courses_that_hold(
    run: Run, database: Path, filters: list[str], holds: Callable[[dict[str, Any]], bool]
) -> None:
    def holds_if_known(course: dict[str, Any]) -> bool:
        known = not any(
            each.split("=")[0] in course and course[each.split("=")[0]] is None for each in filters
        )
        return (known or any(each.endswith("=?") for each in filters)) and holds(course)

    everything = all_courses(run, database)
    arguments = [part for each in filters for part in ("--filter", each)]
    found = run("search", *arguments, "--json", "--database", database).document["courses"]
    assert found
    assert {each["id"] for each in found} == {each["id"] for each in everything if holds_if_known(each)}


@pytest.mark.parametrize(("sort", "reverse"), [("--sort=price_eur", False), ("--sort=-price_eur", True)])
def test_an_order_puts_the_unknown_last(run: Run, database: Path, sort: str, reverse: bool) -> None:
    courses = run("search", sort, "--json", "--database", database).document["courses"]
    prices = [each["price_eur"]["min"] if each["price_eur"] else None for each in courses]
    known = [each for each in prices if each is not None]
    assert known == sorted(known, reverse=reverse)
    assert prices[len(known) :] == [None] * (len(prices) - len(known))


def test_people_read_a_short_list(run: Run, database: Path) -> None:
    ran = run("search", "intelligence", "--database", database)
    assert ran.status == 0
    assert " sur 203" in ran.out
    assert "--limit" in ran.out
    assert "Aucune formation" in run("search", "zzzzqqqq", "--database", database).out


def test_the_words_of_a_search_may_follow_an_option(run: Run, database: Path) -> None:
    options = ("--json", "--database", database)
    straight = run("search", "relation", "client", *options).document["total"]
    assert run("search", "relation", *options, "client").document["total"] == straight


def test_facets_count_what_a_search_finds(run: Run, database: Path) -> None:
    document = run("facets", "--json", "--database", database).document
    assert document["total"] == 203
    axes = {each["value"]: each["count"] for each in document["facets"]["axis"]}
    assert axes == {
        "generaliste": 87,
        "sectorielle": 27,
        "opcommerce": 34,
        "carif-oref": 44,
        "transitions-pro": 11,
    }
    assert {"axis", "format", "skill", "certification", "level"} <= document["facets"].keys()
    unknown = next(each for each in document["facets"]["level"] if each["value"] == "?")
    assert unknown["label"] == "Non renseigné"
    assert "Axe (axis)" in run("facets", "--database", database).out


def test_show_tells_every_field_its_text_and_its_cell(run: Run, database: Path) -> None:
    number = run("search", "RS6776 automatisation", "--limit", 1, "--json", "--database", database).document[
        "courses"
    ][0]["id"]
    document = run("show", number, "--json", "--database", database).document
    price = next(each for each in document["cells"] if each["field"] == "price")
    assert price == {"cell": "E22", "header": "Tarif", "field": "price", "raw": "1 490 € TTC", "link": None}
    assert (document["price_raw"], document["price_min_eur"]) == ("1 490 € TTC", 1490)
    assert any(each["field"] is None for each in document["cells"])
    told = run("show", number, "--database", database).out
    assert "E22 Tarif" in told
    assert "Non renseigné" in told
