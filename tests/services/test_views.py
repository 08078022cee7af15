"""Saved views: kept as asked, and exact about what is new in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.engine import Database, open_database
from explorer.search.query import Choice, Query, Range, Sort
from explorer.services.catalogue import Catalogue
from explorer.services.display import ColumnShown, Display
from explorer.services.errors import NameTaken, UnknownView
from explorer.services.imports import Imports
from explorer.services.views import Views
from importers.records import Reading
from resources.vocabulary import vocabulary

FULL = Query(
    text="prompt « relation client »",
    choices=(Choice("axis", ("sectorielle", "?"), ("generaliste",)), Choice("missing", ("disparue",))),
    ranges=(Range("price_eur", None, 1500.5, with_unknown=True), Range("duration_hours", only_unknown=True)),
    sort=Sort("price_eur", descending=True),
    declared_only=True,
)
CARDS = Display("cards", (ColumnShown("title", 320, shown=True), ColumnShown("level", 90, shown=False)))
TITLES = ("Prompt un", "Prompt deux", "Vente")

Import = Callable[..., int | None]


@pytest.fixture
def views(database: Database) -> Views:
    return Views(database, Catalogue(database, vocabulary()))


@pytest.fixture
def take_in(imports: Imports, make_reading: Callable[..., Reading]) -> Import:
    """Imports an edition of one source whose courses have these titles."""

    def run(titles: Sequence[str], file: str) -> int | None:
        courses: list[dict[str, Any]] = [{"title": title, "provider": title} for title in titles]
        plan = imports.plan(make_reading(courses, file), source="Carte")
        return imports.apply(plan).import_id

    return run


def test_a_view_is_kept_whole(views: Views) -> None:
    made = views.save("  Petits   budgets ", FULL, CARDS)
    assert (made.name, made.query, made.display) == ("Petits budgets", FULL, CARDS)
    assert views.all() == (made,)


def test_a_view_survives_a_restart(database: Database, views: Views, tmp_path: Path) -> None:
    made = views.save("Vue", FULL, CARDS)
    database.close()
    with closing(open_database(tmp_path / "catalogue.sqlite3", create=False)) as again:
        assert Views(again, Catalogue(again, vocabulary())).all() == (made,)


def test_what_comes_with_an_import_is_new_until_one_looks(views: Views, take_in: Import) -> None:
    take_in(TITLES, "octobre.xlsx")
    made = views.save("Prompts", Query("prompt"), Display())
    assert [(each.total, each.new_count) for each in views.status()] == [(2, 0)]
    take_in((*TITLES, "Prompt trois", "Prompt quatre", "Accueil"), "novembre.xlsx")
    assert [(each.total, each.new_count) for each in views.status()] == [(4, 2)]
    opened = views.open(made.id)
    assert (len(opened.new_ids), opened.since) == (2, made.seen_at)
    assert [(each.total, each.new_count) for each in views.status()] == [(4, 0)]
    assert views.open(made.id).new_ids == ()


def test_new_is_counted_by_course_and_not_by_total(views: Views, take_in: Import) -> None:
    """One gone and one come give the same total, and one new course."""
    take_in(TITLES, "octobre.xlsx")
    views.save("Prompts", Query("prompt"), Display())
    take_in(("Prompt un", "Prompt trois", "Vente"), "novembre.xlsx")
    assert [(each.total, each.new_count) for each in views.status()] == [(2, 1)]


def test_an_undone_import_takes_its_news_back(views: Views, take_in: Import, imports: Imports) -> None:
    take_in(TITLES, "octobre.xlsx")
    views.save("Prompts", Query("prompt"), Display())
    number = take_in((*TITLES, "Prompt trois"), "novembre.xlsx")
    assert number is not None
    imports.undo(number)
    assert [(each.total, each.new_count) for each in views.status()] == [(2, 0)]


def test_a_view_given_another_query_has_seen_what_it_gives(views: Views, take_in: Import) -> None:
    take_in(TITLES, "octobre.xlsx")
    made = views.save("Vue", Query("prompt"), Display())
    changed = views.replace(made.id, Query(), CARDS)
    assert (changed.name, changed.query, changed.display) == ("Vue", Query(), CARDS)
    assert [(each.total, each.new_count) for each in views.status()] == [(3, 0)]


def test_names_are_unique_whatever_their_case(views: Views) -> None:
    first = views.save("Vue", Query(), Display())
    second = views.save("Autre", Query(), Display())
    with pytest.raises(NameTaken, match="« VUE »"):
        views.save("VUE", Query(), Display())
    with pytest.raises(NameTaken, match="« vue »"):
        views.rename(second.id, "vue")
    with pytest.raises(NameTaken, match="doit porter un nom"):
        views.rename(second.id, "  ")
    views.rename(first.id, "VUE")
    assert [each.name for each in views.all()] == ["Autre", "VUE"]


def test_a_deleted_view_comes_back_under_a_free_name(views: Views) -> None:
    made = views.save("Vue", FULL, CARDS)
    views.delete(made.id)
    assert views.all() == ()
    views.save("Vue", Query(), Display())
    back = views.restore(made.id)
    assert (back.id, back.name, back.query) == (made.id, "Vue (2)", FULL)


@pytest.mark.parametrize("call", [Views.open, Views.delete, Views.restore])
def test_an_unknown_view_is_refused(views: Views, call: Callable[[Views, int], object]) -> None:
    with pytest.raises(UnknownView, match="La vue n° 9 n’existe pas"):
        call(views, 9)
