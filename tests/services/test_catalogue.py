"""The catalogue answers from what was imported: search, rows, details, counts, all from the real map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from db.engine import Database, open_database
from db.first_rows import read_first_rows
from explorer.search.filters import FilterRefused
from explorer.search.outcome import Outcome
from explorer.search.query import UNKNOWN, Query, Range, Sort, SortField
from explorer.services.catalogue import Catalogue, CourseNotFound
from explorer.services.corrections import Corrections
from explorer.services.dossiers import Dossiers
from explorer.services.imports import Imports
from resources.vocabulary import vocabulary


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, map_workbook: Path) -> Iterator[Database]:
    opened = open_database(tmp_path_factory.mktemp("catalogue") / "catalogue.db", create=True)
    imports = Imports(opened, vocabulary())
    imports.apply(imports.preview(map_workbook))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def catalogue(database: Database) -> Catalogue:
    return Catalogue(database, vocabulary())


def counts(outcome: Outcome, facet: str) -> dict[str, int]:
    return {each.value: each.count for each in outcome.facets[facet]}  # type: ignore[index]


def test_typed_queries_find_what_is_meant(catalogue: Catalogue, shared_data: Path) -> None:
    """First result acceptable; a list that fits in five is wholly in the first five."""
    examples = json.loads((shared_data / "search_examples.json").read_text(encoding="utf-8"))
    wrong = []
    for example in examples["queries"]:
        wanted = {(sheet, row) for sheet, row in example["acceptable"]}
        ids = catalogue.search(Query(example["query"])).ids[:5]
        found = [(each.sheet, each.row) for each in map(catalogue.details, ids)]
        if found[:1] == [] or found[0] not in wanted or (len(wanted) <= 5 and not wanted <= set(found)):
            wrong.append((example["query"], found))
    assert wrong == []


@pytest.mark.parametrize("text", ["", "ia generative", "RS 6776"])
def test_the_lines_of_a_table_are_the_rows_without_their_reasons(catalogue: Catalogue, text: str) -> None:
    ids = [int(each) for each in catalogue.search(Query(text)).ids[:40]]
    rows = catalogue.rows(ids, text)
    assert catalogue.lines(ids, text) == tuple(replace(row, matches=()) for row in rows)
    assert [each.id for each in catalogue.lines([ids[1], 999_999, ids[0]])] == [ids[1], ids[0]]


def test_everything_is_there_at_first(catalogue: Catalogue) -> None:
    outcome = catalogue.search(Query())
    assert outcome.total == outcome.catalogue_total == len(outcome.ids) == 203
    axes = counts(outcome, "axis")
    assert sum(axes.values()) == 203
    assert axes["sectorielle"] == 27
    assert [each.label for each in outcome.facets["level"]][-1] == "Non renseigné"


@pytest.mark.parametrize(
    "facet", ["axis", "skill", "format", "certification", "level", "provider", "funding"]
)
def test_a_facet_s_count_is_what_a_click_gives(catalogue: Catalogue, facet: str) -> None:
    for each in catalogue.search(Query("intelligence")).facets[facet][:6]:  # type: ignore[index]
        clicked = catalogue.search(Query("intelligence").toggled(facet, each.value))  # type: ignore[arg-type]
        assert clicked.total == each.count


def test_ranges_and_their_histogram(catalogue: Catalogue) -> None:
    outcome = catalogue.search(Query(ranges=(Range("duration_hours", 7, 21),)))
    rows = catalogue.rows(outcome.ids)
    assert 0 < len(rows) < 203
    assert all(row.duration_min_hours is not None and row.duration_min_hours <= 21 for row in rows)
    histogram = outcome.histograms["duration_hours"]
    assert sum(histogram.matching) == sum(histogram.counts)
    assert sum(histogram.counts) + histogram.unknown == 203
    unknown = catalogue.search(Query(ranges=(Range("duration_hours", only_unknown=True),)))
    assert unknown.total == histogram.unknown


def test_rows_come_in_the_order_asked_with_what_matched(catalogue: Catalogue) -> None:
    text = "promt relation clien"
    ids = list(catalogue.search(Query(text)).ids)
    row = catalogue.rows(ids, text)[0]
    assert row.id == ids[0]
    assert row.title == "L'IA pour optimiser la relation client"
    assert [row.title[start:end] for start, end in row.title_spans] == ["relation", "client"]
    assert [(each.typed, each.word, each.kind) for each in row.matches] == [
        ("relation", "relation", "exact"),
        ("clien", "client", "prefix"),
    ]
    every = catalogue.search(Query()).ids
    assert [each.id for each in catalogue.rows(every[::-1])] == list(every[::-1])
    assert catalogue.rows([-1, every[0]])[0].id == every[0]


def test_sorting_by_price_puts_unknown_prices_last(catalogue: Catalogue) -> None:
    for descending in (False, True):
        rows = catalogue.rows(catalogue.search(Query(sort=Sort("price_eur", descending=descending))).ids)
        prices = [row.price_min_eur for row in rows]
        known = [price for price in prices if price is not None]
        assert prices == [*sorted(known, reverse=descending), *([None] * (len(prices) - len(known)))]


def test_details_tell_the_source_of_every_value(catalogue: Catalogue, database: Database) -> None:
    course_id = catalogue.search(Query("RS6776")).ids[0]
    Dossiers(database).set_note(course_id, "Devis demandé.")
    details = catalogue.details(course_id, "automatisasion rs 6776")
    assert details.certifications == ("RS6776",)
    assert (details.sheet, details.row) == ("1 - IA-IAG généralistes", 22)
    assert details.file_name == "cartographie_ia_commerce.xlsx"
    assert details.note == "Devis demandé."
    title = next(cell for cell in details.cells if cell.field == "title")
    assert (title.address, title.raw) == ("A22", details.title)
    assert all(cell.field is None for cell in details.extra)
    shown = [details.title[start:end] for start, end in details.spans["title"]]
    assert shown == ["RS6776", "Automatisation"]
    assert all(each.words for each in (*details.skills, *details.job_families) if not each.declared)


def test_an_unknown_course_is_said_in_french(catalogue: Catalogue) -> None:
    with pytest.raises(CourseNotFound, match="Aucune formation ne porte le numéro 999999"):
        catalogue.details(999_999)


def test_filters_take_the_values_of_the_catalogue(catalogue: Catalogue) -> None:
    query = catalogue.filtered(Query(), ["provider=ORSYS", f"level={UNKNOWN}"])
    assert query.choice("provider").included == ("ORSYS",)
    with pytest.raises(FilterRefused):
        catalogue.filtered(Query(), ["provider=Personne"])


def test_no_result_names_the_filter_to_drop(catalogue: Catalogue) -> None:
    query = Query("maroquinerie").toggled("axis", "carif-oref")
    outcome = catalogue.search(query)
    assert outcome.total == 0
    assert [(each.label, each.total) for each in outcome.relaxations][-1] == (
        "Sans le filtre « Axe : Carif-Oref »",
        1,
    )


def test_status_names_the_sources(catalogue: Catalogue) -> None:
    status = catalogue.status()
    assert status.course_count == 203
    source = status.sources[0]
    assert (source.file, source.count, source.is_sample) == ("cartographie_ia_commerce.xlsx", 203, False)


def test_the_next_edition_replaces_the_index_and_hides_missing_courses(
    tmp_path: Path, map_workbook: Path, next_map_workbook: Path
) -> None:
    database = open_database(tmp_path / "catalogue.db", create=True)
    imports, catalogue = Imports(database, vocabulary()), Catalogue(database, vocabulary())
    imports.apply(imports.preview(map_workbook))
    before = catalogue.search(Query())
    imports.apply(imports.preview(next_map_workbook))
    assert catalogue.search(Query()).total == before.total  # until it is told
    catalogue.refresh()
    outcome = catalogue.search(Query())
    missing = catalogue.search(Query().toggled("missing", "disparue"))
    assert outcome.total == catalogue.status().course_count
    assert missing.total == 6
    assert all(row.missing for row in catalogue.rows(missing.ids))
    assert set(outcome.ids).isdisjoint(missing.ids)
    database.close()


def test_any_thread_may_search(catalogue: Catalogue) -> None:
    texts = ("ia", "cqp", "vente", "ia génération")
    expected = [catalogue.search(Query(text)).total for text in texts]
    found: list[list[int]] = []

    def search() -> None:
        found.append([catalogue.search(Query(text)).total for text in texts])

    threads = [Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 4


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize(
    "field",
    [
        *("relevance", "title", "provider", "level", "duration_hours", "price_eur"),
        *("certification_expiry", "session_start"),
    ],
)
def test_the_first_page_is_that_of_a_search(
    database: Database, catalogue: Catalogue, field: SortField, descending: bool
) -> None:
    cold = Catalogue(database, vocabulary())
    page = cold.first_page(Sort(field, descending), 40)
    assert not cold.is_warm
    outcome = catalogue.search(Query(sort=Sort(field, descending)))
    assert page is not None
    assert page.total == outcome.total
    assert page.rows == catalogue.rows(outcome.ids[:40])


def test_the_first_page_shows_what_was_corrected_and_marks_it(
    database: Database, catalogue: Catalogue
) -> None:
    first, second = (int(each) for each in catalogue.search(Query()).ids[:2])
    corrections = Corrections(database)
    corrections.correct(first, "title", "Élaborer un plan de vente")
    corrections.correct(second, "price", "1 200 € HT")
    corrections.correct(second, "provider", "CCI")
    catalogue.refresh()

    page = Catalogue(database, vocabulary()).first_page(Sort("title"), 300)
    assert page is not None
    assert page.rows == catalogue.lines(catalogue.search(Query(sort=Sort("title"))).ids, "")
    marked = {each.id: [field for field, _ in each.corrected] for each in page.rows if each.corrected}
    assert marked == {first: ["title"], second: ["price", "provider"]}


def test_many_courses_are_shown_before_they_are_counted(database: Database, catalogue: Catalogue) -> None:
    count = catalogue.search(Query()).total
    for most, told in ((count, count), (count - 1, None)):
        found = read_first_rows(database.path, "id", str, 3, counted_up_to=most)
        assert found is not None
        assert (len(found[0]), found[1]) == (3, told)


def test_an_order_that_only_the_index_knows_has_no_first_page(catalogue: Catalogue) -> None:
    assert catalogue.first_page(Sort("certification")) is None
