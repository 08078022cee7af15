"""A snapshot moved on, or kept as bytes, is what a snapshot of all the courses would be."""

from __future__ import annotations

from dataclasses import fields
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.search import packing
from explorer.search.corpus import Corpus, FacetPlan
from explorer.search.index import SearchIndex
from explorer.search.merging import merged, together
from explorer.search.packing import DamagedSnapshot, pack, unpack
from explorer.search.patching import patched
from explorer.search.query import Choice, FacetName, Query, Sort, SortField
from explorer.search.snapshot import Snapshot

WORDS = ("vente", "e-commerce", "Œuvre", "IA", "S.A.V.", "RS 6776", "l’accueil", "zèle")
courses = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
        "description": st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
        "place": st.sampled_from(((), ("Metz",), ("Metz", "Grand Est"), ("Grand Est",), ("Lyon", "Rhône"))),
        "skill": st.lists(st.sampled_from(("a", "b", "c")), max_size=2, unique=True).map(tuple),
        "declared": st.booleans(),
        "hours": st.none() | st.sampled_from((3.5, 7.0, 14.0)),
        "day": st.none() | st.sampled_from(("2026-01-31", "2025-12-01")),
    }
)
catalogues = st.dictionaries(st.integers(1, 30), courses, max_size=12)
PLANS: dict[FacetName, FacetPlan] = {"territory": FacetPlan(nested=True)}
QUERIES = [
    Query(text, choices, sort=Sort(field))
    for text, choices, field in product(
        ("", "vente", "ecommerce", "vnete", '"ia vente"', "6776 oeu", "-ia"),
        ((), (Choice("territory", ("Grand Est",)),), (Choice("skill", (), ("a",)),)),
        ("relevance", "title", "duration_hours", "session_start"),
    )
]


def snapshot_of(catalogue: dict[int, dict[str, Any]]) -> Snapshot:
    rows = [catalogue[number] for number in sorted(catalogue)]
    return Snapshot.build(
        Corpus.of(
            sorted(catalogue),
            {"title": [row["title"] for row in rows], "description": [row["description"] for row in rows]},
            {"territory": [row["place"] for row in rows], "skill": [row["skill"] for row in rows]},
            {"skill": [row["skill"] if row["declared"] else () for row in rows]},
            {"duration_hours": ([row["hours"] for row in rows],) * 2},
            days={"session_start": [row["day"] for row in rows]},
        )
    )


def assert_same(made: Snapshot, whole: Snapshot) -> None:
    assert list(made.words) == list(whole.words)
    assert made.ids.tolist() == whole.ids.tolist()
    assert made.fields.keys() == whole.fields.keys()
    for name, field in whole.fields.items():
        for each in fields(field):
            assert getattr(made.fields[name], each.name).tolist() == getattr(field, each.name).tolist(), each
    assert_same_answers(made, whole)


def assert_same_answers(made: Snapshot, whole: Snapshot) -> None:
    ours, theirs = SearchIndex(made, PLANS), SearchIndex(whole, PLANS)
    for query in QUERIES:
        found, wanted = ours.search(query), theirs.search(query)
        assert found.ids == wanted.ids
        assert found.scores == wanted.scores
        assert found.facets == wanted.facets
        assert found.histograms == wanted.histograms


@settings(deadline=None, max_examples=60)
@given(catalogues, catalogues, st.sets(st.integers(1, 30)))
def test_what_changed_moved_in_is_the_same_as_all_built_anew(
    before: dict[int, dict[str, Any]], changed: dict[int, dict[str, Any]], gone: set[int]
) -> None:
    after = {number: row for number, row in before.items() if number not in gone} | changed
    touched = np.array(sorted({*gone, *changed}), np.int64)
    assert_same(merged(snapshot_of(before), touched, snapshot_of(changed)), snapshot_of(after))


@settings(deadline=None, max_examples=120)
@given(catalogues.filter(bool), catalogues, st.sets(st.integers(1, 30)), st.data())
def test_a_few_courses_changed_in_their_places_or_added_are_the_same_as_all_built_anew(
    before: dict[int, dict[str, Any]], others: dict[int, dict[str, Any]], gone: set[int], data: st.DataObject
) -> None:
    some = data.draw(st.sets(st.sampled_from(sorted(before))))
    again = dict(zip(sorted(some), others.values(), strict=False))
    added = {max(before) + number: row for number, row in others.items()}
    changed = again | added
    old, new = snapshot_of(before), snapshot_of(changed)
    made = patched(old, np.array(sorted(changed), np.int64), new)
    assert made is not None
    whole = snapshot_of(before | changed)
    assert_same(made, whole)
    former = SearchIndex(old, PLANS)
    for query in QUERIES:
        former.search(query)
    moved_on, anew = SearchIndex(made, PLANS, before=former), SearchIndex(whole, PLANS)
    for query in QUERIES:
        assert moved_on.search(query).ids == anew.search(query).ids
        assert moved_on.search(query).facets == anew.search(query).facets
        assert moved_on.search(query).histograms == anew.search(query).histograms
    taken = sorted({*gone, *changed})
    if gone - changed.keys() & before.keys():
        assert patched(old, np.array(taken, np.int64), new) is None, "the others would move"


def test_what_an_edit_does_not_touch_is_the_very_same() -> None:
    before = {1: _COURSE | {"description": "IA vente"}, 2: _COURSE}
    old, changed = snapshot_of(before), snapshot_of({2: _COURSE | {"title": "Vente IA"}})
    made = patched(old, np.array([2], np.int64), changed)
    assert made is not None
    assert made.fields["description"] is old.fields["description"]
    assert all(made.facets[name] is old.facets[name] for name in old.facets)
    former = SearchIndex(old, PLANS)
    now = SearchIndex(made, PLANS, before=former)
    assert all(now.facets[name] is former.facets[name] for name in former.facets)
    assert all(now.ranges[name] is former.ranges[name] for name in former.ranges)


@settings(deadline=None, max_examples=30)
@given(catalogues, st.integers(1, 5))
def test_parts_put_together_are_the_whole(catalogue: dict[int, dict[str, Any]], step: int) -> None:
    numbers = sorted(catalogue)
    parts = [{n: catalogue[n] for n in numbers[i : i + step]} for i in range(0, len(numbers), step)] or [{}]
    assert_same(together([snapshot_of(each) for each in parts]), snapshot_of(catalogue))


@settings(deadline=None, max_examples=30)
@given(catalogues)
def test_bytes_give_the_snapshot_back(catalogue: dict[int, dict[str, Any]]) -> None:
    snapshot = snapshot_of(catalogue)
    about, back = unpack(b"".join(pack(snapshot, {"revision": 7, "token": "é"})))
    assert about == {"revision": 7, "token": "é"}
    assert_same(back, snapshot)


@pytest.mark.parametrize("at_once", [1, 4, 11, 1_000])
def test_words_cut_some_at_a_time_are_all_there(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(packing, "_CUT_AT_ONCE", at_once)
    snapshot = snapshot_of({1: {**_COURSE, "description": " ".join(WORDS)}})
    assert list(unpack(b"".join(pack(snapshot, {})))[1].words) == list(snapshot.words)


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_no_damage_goes_unseen(data: st.DataObject) -> None:
    whole = b"".join(pack(snapshot_of({1: _COURSE, 2: _COURSE}), {"revision": 1}))
    place = data.draw(st.integers(0, len(whole) - 1))
    cut = data.draw(st.booleans())
    byte = bytes((whole[place] ^ data.draw(st.integers(1, 255)),))
    with pytest.raises(DamagedSnapshot):
        unpack(whole[:place] if cut else whole[:place] + byte + whole[place + 1 :])


_COURSE: dict[str, Any] = {
    "title": "Vente",
    "description": "",
    "place": ("Metz",),
    "skill": ("a",),
    "declared": True,
    "hours": 7.0,
    "day": None,
}


@pytest.mark.parametrize(
    ("field", "order"),
    [
        ("title", [1, 3, 4, 2, 0]),
        ("certification", [2, 0, 3, 1, 4]),
        ("level", [1, 2, 0, 3, 4]),
        ("duration_hours", [4, 0, 1, 2, 3]),
        ("session_start", [1, 0, 2, 3, 4]),
    ],
)
def test_orders(field: SortField, order: list[int]) -> None:
    corpus = Corpus.of(
        range(5),
        {
            "title": ["Zèle", "« École »", "éCOLE b", "Ecole", "ecole à Metz"],
            "certification": ["", "CQP vendeur", "", "CléA", ""],
        },
        {
            "certification_code": [("RS10", "RNCP1"), (), ("RNCP9",), (), ()],
            "level": [("7",), ("3",), ("5",), (), ()],
        },
        figures={"duration_hours": ([7.0, 7.0, 14.0, None, 0.0],) * 2},
        days={"session_start": ["2026-02-01", "2025-12-31", None, None, None]},
        plans={"level": FacetPlan(order=("3", "4", "5", "6", "7"))},
    )
    assert list(SearchIndex.of(corpus).search(Query(sort=Sort(field))).ids) == order


def test_titles_that_begin_alike_are_sorted_to_their_end() -> None:
    start = " ".join(["mot"] * 20)
    titles = [f"{start} b", f"{start} a", start, f"{start} a", "mot", f"{start} a a"]
    corpus = Corpus.of(range(6), {"title": titles})
    order = list(SearchIndex.of(corpus).search(Query(sort=Sort("title"))).ids)
    assert order == [4, 2, 1, 3, 5, 0]
    assert order == sorted(range(6), key=lambda i: titles[i])
