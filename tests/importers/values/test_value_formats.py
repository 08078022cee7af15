"""Formats: the finest kinds a cell names, and the training type beside them."""

from __future__ import annotations

import pytest

from importers.values.formats import FormatsRead, parse_formats


@pytest.mark.parametrize(
    ("raw", "slugs"),
    [
        ("À distance", ("distance",)),
        ("distanciel", ("distance",)),
        ("100% à distance", ("distance",)),
        ("Présentiel", ("presentiel",)),
        ("Face-à-face", ("presentiel",)),
        ("Formation en centre", ("presentiel",)),
        ("Hybride", ("mixte",)),
        ("Blended learning", ("mixte",)),
        ("Distanciel/Présentiel", ("distance", "presentiel")),
        ("Distanciel ou Présentiel", ("distance", "presentiel")),
        ("présentiel\ndistanciel\nhybride", ("presentiel", "distance", "mixte")),
        ("présentiel | distanciel | hybride", ("presentiel", "distance", "mixte")),
        ("blended / onsite / online", ("mixte", "presentiel", "distance")),
        ("présentiel + Mooc", ("presentiel", "mooc")),
        ("alternance", ("alternance",)),
        ("P / D", ("presentiel", "distance")),
        ("D", ("distance",)),
    ],
)
def test_formats(raw: str, slugs: tuple[str, ...]) -> None:
    assert parse_formats(raw).slugs == slugs


@pytest.mark.parametrize(
    ("raw", "slugs"),
    [
        ("100 % classe virtuelle", ("classe-virtuelle",)),
        ("Distanciel (classe virtuelle)", ("classe-virtuelle",)),
        ("FOAD : e-learning, classes virtuelles", ("e-learning", "classe-virtuelle")),
        ("100% e-learning (à distance)", ("e-learning",)),
    ],
)
def test_a_finer_kind_replaces_the_broad_one(raw: str, slugs: tuple[str, ...]) -> None:
    assert parse_formats(raw).slugs == slugs


@pytest.mark.parametrize(
    "raw",
    [
        "Hybride (présentiel + distanciel)",
        "Mixte : présentiel + classe virtuelle",
        "Présentiel et distanciel",
    ],
)
def test_what_is_mixed_is_one_format(raw: str) -> None:
    assert parse_formats(raw).slugs == ("mixte",)


@pytest.mark.parametrize(
    ("raw", "slugs"), [("Sans présentiel, à distance", ("distance",)), ("Présentiel : non", ())]
)
def test_a_refused_format_is_not_one(raw: str, slugs: tuple[str, ...]) -> None:
    assert parse_formats(raw).slugs == slugs


@pytest.mark.parametrize(("raw", "slug"), [("Présenciel", "presentiel"), ("Distantiel", "distance")])
def test_small_typos(raw: str, slug: str) -> None:
    assert parse_formats(raw).slugs == (slug,)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Formation initiale", FormatsRead(training_type="initiale")),
        ("formation continue", FormatsRead(training_type="continue")),
        ("Formation initiale et continue", FormatsRead(training_type="initiale-continue")),
        ("Formation initiale,Alternance", FormatsRead(("alternance",), "initiale")),
        (
            "Formation initiale,Formation continue,Formation à distance",
            FormatsRead(("distance",), "initiale-continue"),
        ),
    ],
)
def test_training_type(raw: str, expected: FormatsRead) -> None:
    assert parse_formats(raw) == expected


@pytest.mark.parametrize(
    ("raw", "unknown_parts"),
    [
        ("Cours du soir", ("Cours du soir",)),
        ("présentiel ; intra-entreprise", ("intra-entreprise",)),
        ("A/I", ("A", "I")),
        ("NR", ()),
        (None, ()),
        (4, ()),
    ],
)
def test_what_is_no_format_is_told(raw: str | int | None, unknown_parts: tuple[str, ...]) -> None:
    assert parse_formats(raw).unknown_parts == unknown_parts
