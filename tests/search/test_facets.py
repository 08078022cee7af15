"""Counts are exact: the same as counting courses one by one, whatever the filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.counts import FacetCounts
from explorer.search.index import SearchIndex
from explorer.search.labels import MISSING, PRESENT
from explorer.search.query import UNKNOWN, Choice, FacetName, Query, Range, Sort
from explorer.search.staleness import SearchAbandoned

PARENTS = {"classe-virtuelle": "distance", "mooc": "distance"}
AXES = ("generaliste", "sectorielle", "opcommerce")
FORMATS = ("presentiel", "distance", "classe-virtuelle", "mooc")
WORDS = ("vente", "achat", "caisse")
SKILLS = ("prompt", "image", "données")
FACETS: tuple[FacetName, ...] = ("axis", "format", "skill")


@dataclass(frozen=True)
class Sample:
    """One course of a random catalogue."""

    title: str
    axis: str | None
    formats: tuple[str, ...]
    declared: tuple[str, ...]
    deduced: tuple[str, ...]
    low: float | None
    high: float | None
    missing: bool


figures = st.none() | st.sampled_from((0.0, 3.5, 7.0, 14.0, 100.0))
samples = st.builds(
    Sample,
    st.sampled_from(WORDS),
    st.none() | st.sampled_from(AXES),
    st.lists(st.sampled_from(FORMATS), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(SKILLS), max_size=2, unique=True).map(tuple),
    st.lists(st.sampled_from(SKILLS), max_size=2, unique=True).map(tuple),
    figures,
    figures,
    st.booleans(),
).map(
    lambda s: s if s.low is None or s.high is None or s.low <= s.high else replace(s, low=s.high, high=s.low)
)


def choices(facet: FacetName, values: tuple[str, ...]) -> st.SearchStrategy[Choice]:
    some = st.lists(st.sampled_from((*values, UNKNOWN)), max_size=2, unique=True).map(tuple)
    return st.builds(Choice, st.just(facet), some, some)


queries = st.builds(
    Query,
    st.sampled_from(("", *WORDS)),
    st.tuples(
        choices("axis", AXES),
        choices("format", FORMATS),
        choices("skill", SKILLS),
        st.lists(st.sampled_from((PRESENT, MISSING)), max_size=2, unique=True).map(
            lambda taken: Choice("missing", tuple(taken))
        ),
    ).map(lambda each: tuple(c for c in each if c.included or c.excluded)),
    st.lists(
        st.builds(
            Range,
            st.just("duration_hours"),
            st.none() | st.just(7.0),
            st.just(14.0),
            st.booleans(),
            st.booleans(),
        ),
        max_size=1,
    ).map(tuple),
    declared_only=st.booleans(),
)


def index_of(courses: list[Sample]) -> SearchIndex:
    return SearchIndex.of(
        Corpus.of(
            ids=[100 + i for i in range(len(courses))],
            texts={"title": [each.title for each in courses]},
            facets={
                "axis": [(each.axis,) if each.axis else () for each in courses],
                "format": [each.formats for each in courses],
                "skill": [tuple(dict.fromkeys((*each.declared, *each.deduced))) for each in courses],
                "missing": [(MISSING if each.missing else PRESENT,) for each in courses],
            },
            declared={"skill": [each.declared for each in courses]},
            figures={"duration_hours": ([each.low for each in courses], [each.high for each in courses])},
            plans={"format": FacetPlan(parents=PARENTS)},
        )
    )


def values(course: Sample, facet: FacetName, *, declared_only: bool = False) -> set[str]:
    if facet == "skill":
        return {*course.declared, *(() if declared_only else course.deduced)} or {UNKNOWN}
    if facet == "axis":
        return {course.axis or UNKNOWN}
    if facet == "missing":
        return {MISSING if course.missing else PRESENT}
    return {*course.formats, *(PARENTS[each] for each in course.formats if each in PARENTS)} or {UNKNOWN}


def in_range(course: Sample, wanted: Range) -> bool:
    low = course.low if course.low is not None else course.high
    high = course.high if course.high is not None else course.low
    if low is None or high is None:
        return wanted.only_unknown or wanted.with_unknown
    if wanted.only_unknown:
        return False
    return (wanted.low is None or high >= wanted.low) and (wanted.high is None or low <= wanted.high)


def passes(course: Sample, query: Query, but: str = "") -> bool:
    if query.text and course.title != query.text:
        return False
    every = [*query.choices]
    if not any(choice.facet == "missing" for choice in every):
        every.append(Choice("missing", (PRESENT,)))
    for choice in every:
        if choice.facet == but:
            continue
        has = values(course, choice.facet, declared_only=query.declared_only)
        if choice.included and not has & set(choice.included):
            return False
        if has & set(choice.excluded):
            return False
    return all(in_range(course, wanted) for wanted in query.ranges if wanted.name != but)


@pytest.mark.parametrize("narrow", [48, 0], ids=["few values", "many values"])
@settings(deadline=None, max_examples=150)
@given(courses=st.lists(samples, max_size=25), query=queries)
def test_counts_equal_those_made_one_by_one(courses: list[Sample], query: Query, narrow: int) -> None:
    with patch("explorer.search.facets.NARROW", narrow):
        outcome = index_of(courses).search(query)
    assert sorted(outcome.ids) == [100 + i for i, each in enumerate(courses) if passes(each, query)]
    assert outcome.catalogue_total == sum(not each.missing for each in courses)
    for facet in FACETS:
        counted = {each.value: each.count for each in outcome.facets[facet]}
        passing = [each for each in courses if passes(each, query, but=facet)]
        of = [values(each, facet, declared_only=query.declared_only) for each in passing]
        assert counted == {value: sum(value in each for each in of) for value in counted}
        assert {value for each in of for value in each} <= set(counted)
    passing = [each for each in courses if passes(each, query, but="skill")]
    for shown in outcome.facets["skill"]:
        if shown.value != UNKNOWN:
            assert shown.declared == sum(shown.value in each.declared for each in passing)
    assert all(each.declared is None for each in outcome.facets["axis"])
    histogram = outcome.histograms["duration_hours"]
    passing = [each for each in courses if passes(each, query, but="duration_hours")]
    known = [each for each in passing if each.low is not None or each.high is not None]
    assert sum(histogram.matching) == len(known)
    assert histogram.unknown == len(passing) - len(known)
    assert len(histogram.counts) == len(histogram.matching) == max(0, len(histogram.edges) - 1)


@settings(deadline=None, max_examples=100)
@given(st.lists(samples, max_size=25), queries)
def test_each_way_out_of_an_empty_result_gives_what_it_says(courses: list[Sample], query: Query) -> None:
    index = index_of(courses)
    outcome = index.search(query)
    assert not (outcome.relaxations and outcome.total)
    for way_out in outcome.relaxations:
        assert way_out.total == index.search(way_out.query).total > 0


def test_children_stand_under_their_parent_and_unknown_last() -> None:
    courses = [Sample("vente", "generaliste", (each,), (), (), None, None, missing=False) for each in FORMATS]
    courses.append(Sample("vente", None, (), (), (), None, None, missing=False))
    shown = [
        (each.value, each.count, each.depth) for each in index_of(courses).search(Query()).facets["format"]
    ]
    assert shown == [
        ("distance", 3, 0),
        ("classe-virtuelle", 1, 1),
        ("mooc", 1, 1),
        ("presentiel", 1, 0),
        (UNKNOWN, 1, 0),
    ]


def test_two_writings_of_a_value_are_one() -> None:
    corpus = Corpus.of(
        range(3),
        {"title": ["a", "b", "c"]},
        {"provider": [("CEGOS",), ("Cégos",), ("CEGOS",)]},
    )
    outcome = SearchIndex.of(corpus).search(Query(choices=(Choice("provider", ("cegos",)),)))
    assert [(each.value, each.count, each.included) for each in outcome.facets["provider"]] == [
        ("CEGOS", 3, True)
    ]
    assert outcome.total == 3


def test_a_chosen_value_that_no_course_has_is_still_shown() -> None:
    corpus = Corpus.of(range(1), {"title": ["a"]}, {"provider": [("Cegos",)]})
    outcome = SearchIndex.of(corpus).search(Query(choices=(Choice("provider", ("Orsys",)),)))
    assert outcome.total == 0
    assert [(each.value, each.count, each.included) for each in outcome.facets["provider"]] == [
        ("Cegos", 1, False),
        ("Orsys", 0, True),
    ]


def test_a_long_facet_lists_what_matches_most_first() -> None:
    names = [f"Organisme {i}" for i in range(80)]
    corpus = Corpus.of(
        range(82),
        {"title": ["vente"] * 80 + ["achat"] * 2},
        {"provider": [(name,) for name in names] + [(names[7],)] * 2},
    )
    shown = SearchIndex.of(corpus).search(Query("achat")).facets["provider"]
    assert [(each.value, each.count) for each in shown] == [(names[7], 2)]


def test_a_long_facet_is_looked_at_without_making_all_its_values() -> None:
    names = [f"École n° {i:03}" for i in range(500)]
    column = [(name,) for i, name in enumerate(names) for _ in range(500 - i)]
    corpus = Corpus.of(range(len(column)), {"title": ["vente"] * len(column)}, {"provider": column})
    query = Query(choices=(Choice("provider", (names[400], "Inconnue"), (names[3],)),))
    shown = SearchIndex.of(corpus).search(query).facets["provider"]
    assert isinstance(shown, FacetCounts)
    assert (shown.used, shown.most, len(shown)) == (501, 500, 501)
    assert [each.value for each in shown.first(2)] == [*names[:2], names[3], names[400], "Inconnue"]
    assert [(each.value, each.included, each.excluded) for each in shown.first(0)] == [
        (names[3], False, True),
        (names[400], True, False),
        ("Inconnue", True, False),
    ]
    assert [each.value for each in shown.matching("ecole n° 49", 3)] == names[490:493]
    assert shown[0] == shown[:1][0] == next(iter(shown))
    assert shown[-1].value == "Inconnue"


def test_a_search_that_nobody_waits_for_is_abandoned() -> None:
    index = index_of([Sample("vente", None, (), (), (), None, None, missing=False)])
    asked = 0

    def is_stale() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with pytest.raises(SearchAbandoned):
        index.search(Query("vente achat"), is_stale)
    assert index.search(Query("vente achat"), lambda: False).total == 1


def test_an_order_puts_unknown_values_last_both_ways() -> None:
    corpus = Corpus.of(
        range(4),
        {"title": ["a", "b", "c", "d"]},
        figures={"price_eur": ([30.0, None, 10.0, 20.0],) * 2},
    )
    index = SearchIndex.of(corpus)
    assert list(index.search(Query(sort=Sort("price_eur"))).ids) == [2, 3, 0, 1]
    assert list(index.search(Query(sort=Sort("price_eur", descending=True))).ids) == [0, 3, 2, 1]


def test_a_value_that_no_course_has_any_more_is_read_as_the_others() -> None:
    plan = FacetPlan(label=lambda value: f"Niveau {value}")
    corpus = Corpus.of(
        [1, 2], {"title": ["vente", "achat"]}, {"level": [("5",), ("6",)]}, plans={"level": plan}
    )
    counts = SearchIndex.of(corpus).search(Query(choices=(Choice("level", ("3",)),))).facets["level"]
    assert [(each.label, each.count, each.included) for each in counts] == [
        ("Niveau 5", 1, False),
        ("Niveau 6", 1, False),
        ("Niveau 3", 0, True),
    ]
