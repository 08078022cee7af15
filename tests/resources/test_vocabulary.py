"""The vocabularies as the study states them: counts, unique writings, no slip left, wrong files refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from importers.records import Course
from resources import read_bytes
from resources.vocabulary import Term, fold, load, slugify, vocabulary
from resources.vocabulary.study import study

VOCABULARIES = (
    "axes",
    "skills",
    "job_families",
    "formats",
    "training_types",
    "levels",
    "certification_kinds",
    "fundings",
    "branches",
    "maturities",
)


def terms(name: str) -> tuple[Term, ...]:
    return getattr(vocabulary(), name)


@pytest.mark.parametrize(
    ("name", "count"),
    [("axes", 5), ("skills", 8), ("job_families", 30), ("maturities", 4), ("levels", 6), ("branches", 20)],
)
def test_has_as_many_terms_as_the_study(name: str, count: int) -> None:
    assert len(terms(name)) == count


def test_axes_are_those_of_the_map() -> None:
    slugs = [axis.slug for axis in vocabulary().axes]
    assert slugs == ["generaliste", "sectorielle", "opcommerce", "carif-oref", "transitions-pro"]


def test_half_of_the_skills_are_behavioural() -> None:
    assert [skill.slug for skill in vocabulary().skills if skill.behavioural] == [
        "nouvelles-dynamiques-relationnelles",
        "communication-humaine",
        "intelligence-emotionnelle",
        "esprit-critique",
    ]


def test_sub_skills_are_whole_sentences() -> None:
    for skill in vocabulary().skills:
        assert len(skill.sub_skills) >= 3
        for sentence in skill.sub_skills:
            assert sentence.endswith("."), sentence
            assert re.match(r"[A-ZÀ-Ý]\w+(er|ir|re),? ", sentence), sentence


def test_job_family_slugs_come_from_their_labels() -> None:
    assert [family.slug for family in vocabulary().job_families] == [
        slugify(family.label) for family in vocabulary().job_families
    ]


def test_each_job_family_says_what_changes() -> None:
    for family in vocabulary().job_families:
        assert family.impacts, family.slug
        assert family.risks, family.slug
        assert family.technologies, family.slug


@pytest.mark.parametrize("name", VOCABULARIES)
def test_no_writing_stands_for_two_terms(name: str) -> None:
    meanings: dict[str, set[str]] = {}
    for term in terms(name):
        for writing in (term.label, *term.aliases):
            meanings.setdefault(fold(writing), set()).add(term.slug)
    assert {writing: slugs for writing, slugs in meanings.items() if len(slugs) > 1} == {}


@pytest.mark.parametrize("name", VOCABULARIES)
def test_slugs_are_plain(name: str) -> None:
    assert [term.slug for term in terms(name) if term.slug != slugify(term.slug)] == []


SLIPS = [
    r"\bmmobilier",
    r"\bnformatique",
    r"\bechnique\b",
    r"vocau\b",
    r"Plannin\b",
    r"\bAlOps",
    r"fournis pa\b",
    r"les situation\b",
    r"enaineering",
    r"contenus non\.",
    r"accessibles au\b",
    r"  ",
]


@pytest.mark.parametrize(
    "name",
    ["axes.toml", "skills.toml", "job_families.toml", "glossary.toml", "maturities.toml", "study.toml"],
)
def test_no_slip_of_the_scanned_study_is_left(name: str) -> None:
    values = re.findall(r'"((?:[^"\\]|\\.)*)"', read_bytes("vocabulary", name).decode())
    assert [value for value in values for slip in SLIPS if re.search(slip, value)] == []


def test_a_child_format_has_a_broad_parent() -> None:
    parents = {each.slug: each.parent for each in vocabulary().formats}
    assert {parent for parent in parents.values() if parent} <= {"presentiel", "distance", "mixte"}
    assert [parents[slug] for slug in ("classe-virtuelle", "e-learning", "mooc")] == ["distance"] * 3
    assert parents["afest"] is None


def test_period_of_reconversion_takes_over_from_pro_a() -> None:
    words = vocabulary()
    assert words.funding("pro-a").valid_to == date(2025, 12, 31)
    assert words.funding("periode-de-reconversion").valid_from == date(2026, 1, 1)


def test_no_funding_is_promised() -> None:
    for funding in vocabulary().fundings:
        if funding.slug != "personnel":
            assert "à vérifier" in funding.note.casefold(), funding.slug


def test_levels_know_the_old_roman_scale() -> None:
    numbers = {fold(alias): level.number for level in vocabulary().levels for alias in level.aliases}
    assert [numbers[roman] for roman in ("v", "iv", "iii", "ii", "i")] == [3, 4, 5, 6, 7]


def test_answers_are_not_unknown_words() -> None:
    unknown = {fold(word) for word in vocabulary().unknown_words}
    assert {"nr", "-", "n.c.", "?", "non communique", "non communiquee"} <= unknown
    assert unknown.isdisjoint({"aucun", "aucune", "non", "gratuit", "0", "sans", "sur devis"})


def test_every_field_of_a_course_has_a_french_label() -> None:
    gathered = {
        "duration_min_hours": "duration",
        "duration_max_hours": "duration",
        "duration_raw": "duration",
        "price_min_eur": "price",
        "price_max_eur": "price",
        "price_basis": "price",
        "price_raw": "price",
        "certification_kinds": "certifications",
        "certification_raw": "certifications",
        "funding_raw": "funding",
    }
    fields = {gathered.get(name, name) for name in Course._fields} - {"sheet", "row", "cells"}
    assert fields <= {field.name for field in vocabulary().fields}


def test_synonym_groups_hold_at_least_two_words_once_each() -> None:
    for group in vocabulary().synonyms:
        folded = [fold(word) for word in group.words]
        assert len(folded) >= 2
        assert len(set(folded)) == len(folded), group.words


def test_chatgpt_is_only_related_to_generative_ai() -> None:
    groups = [g for g in vocabulary().synonyms if {"IAG", "ChatGPT"} <= set(g.words)]
    assert [group.related for group in groups] == [True]


@pytest.mark.parametrize(
    ("facet", "value", "label"),
    [
        ("axis", "generaliste", "Généralistes IA / IAG"),
        ("skill", "outils-enrichis", "Outils enrichis par l'IAG"),
        ("format", "distance", "À distance"),
        ("level", "6", "Niveau 6 (Bac+3 ou 4)"),
        ("certification", "rs", "Répertoire spécifique (RS)"),
        ("certification_code", "RS6776", "RS6776"),
        ("sector", "BTP", "BTP"),
        ("provider", "?", "Non renseigné"),
        ("job_family", "?", "Non renseigné"),
    ],
)
def test_labels_of_facet_values(facet: str, value: str, label: str) -> None:
    assert vocabulary().label(facet, value) == label


def test_an_unknown_slug_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        vocabulary().skill("rien")


def _with(name: str, text: str) -> Callable[[str], bytes]:
    def read(asked: str) -> bytes:
        return text.encode() if asked == name else read_bytes("vocabulary", asked)

    return read


TWICE = '[[branch]]\nslug = "a"\nlabel = "A"\n[[branch]]\nslug = "a"\nlabel = "B"\n'


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("branches.toml", TWICE, "branches.toml: slug 'a' is given twice"),
        ("formats.toml", '[[format]]\nslug = "a"\nlabel = "A"\nparent = "b"\n', "unknown parent 'b'"),
        ("axes.toml", '[[axis]]\nslug = "a"\n', r"axes.toml: \[\[axis\]\] no. 1"),
        ("skills.toml", "[[skill", "skills.toml: "),
        ("levels.toml", "", r"levels.toml: no \[\[level\]\]"),
        ("maturities.toml", '[[maturity]]\nslug = 1.5\nlabel = "A"\n', "maturities.toml: "),
        ("unknown_words.toml", "words = 3", "unknown_words.toml: "),
    ],
)
def test_a_wrong_file_is_refused_by_name(name: str, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(_with(name, text))


def test_the_study_has_five_challenges_and_five_points_of_attention() -> None:
    words = study()
    assert len(words.challenges) == 5
    assert len(words.points_of_attention) == 5
    assert len(words.strengths) == 4
    assert all(0 < figure.percent < 100 for figure in words.figures)
