"""Declared words against the vocabularies: labels, aliases, typos, separators that stand in the names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from importers.values.vocabularies import Matched, match_terms
from resources.vocabulary import Term, Vocabulary, vocabulary

VOCABULARIES: list[Callable[[Vocabulary], tuple[Term, ...]]] = [
    lambda words: words.axes,
    lambda words: words.skills,
    lambda words: words.job_families,
    lambda words: words.branches,
    lambda words: words.maturities,
    lambda words: words.fundings,
    lambda words: words.formats,
]


@pytest.mark.parametrize("terms_of", VOCABULARIES)
def test_every_label_is_its_own_term(terms_of: Callable[[Vocabulary], tuple[Term, ...]]) -> None:
    terms = terms_of(vocabulary())
    read = {term.label: match_terms(term.label, terms) for term in terms}
    assert read == {term.label: Matched((term.slug,)) for term in terms}


@pytest.mark.parametrize("separator", ["\n", " ; ", " / ", ", ", " | "])
def test_all_job_families_in_one_cell(separator: str) -> None:
    terms = vocabulary().job_families
    read = match_terms(separator.join(term.label for term in terms), terms)
    assert read == Matched(tuple(term.slug for term in terms))


@pytest.mark.parametrize(
    ("raw", "slugs", "unknown_parts"),
    [
        ("Renforcer la culture data", ("culture-data",), ()),
        ("Culture data", ("culture-data",), ()),
        ("prompt engineering", ("prompt-engineering",), ()),
        ("Renforcer la culure data", ("culture-data",), ()),
        ("esprit critique, intelligence émotionnelle", ("esprit-critique", "intelligence-emotionnelle"), ()),
        ("Pilotage de projet ; culture data", ("culture-data",), ("Pilotage de projet",)),
        ("SEO, réseaux sociaux", (), ("SEO, réseaux sociaux",)),
        (
            "Maîtriser les enjeux éthiques et réglementaires\nCulture data",
            ("ethique-reglementation", "culture-data"),
            (),
        ),
        ("NR", (), ()),
    ],
)
def test_skills(raw: str, slugs: tuple[str, ...], unknown_parts: tuple[str, ...]) -> None:
    assert match_terms(raw, vocabulary().skills) == Matched(slugs, unknown_parts)


@pytest.mark.parametrize(
    ("raw", "slugs", "unknown_parts"),
    [
        ("Marketing\nE-commerce", ("marketing", "e-commerce"), ()),
        ("Marketing, ecommerce", ("marketing", "e-commerce"), ()),
        ("Qualité Hygiène Sécurité Environnement", ("qualite-hygiene-securite-environnement",), ()),
        (
            "Vente en magasin / éventaires et marchés, Juridique",
            ("vente-en-magasin-eventaires-et-marches", "juridique"),
            (),
        ),
        ("Service après-vente", ("service-apres-vente-sav",), ()),
        ("Marketing digital", ("marketing",), ()),
        ("Responsable de la caisse du magasin", (), ("Responsable de la caisse du magasin",)),
    ],
)
def test_job_families(raw: str, slugs: tuple[str, ...], unknown_parts: tuple[str, ...]) -> None:
    assert match_terms(raw, vocabulary().job_families) == Matched(slugs, unknown_parts)


def test_branches_beside_other_sectors() -> None:
    read = match_terms(
        "Métiers du commerce de détail alimentaire spécialisé, Bricolage", vocabulary().branches
    )
    assert read.slugs == ("alimentaire-specialise", "bricolage")
    assert match_terms("Bricolage ; BTP", vocabulary().branches) == Matched(("bricolage",), ("BTP",))


@pytest.mark.parametrize(
    ("raw", "slugs"),
    [
        ("CPF / OPCO", ("cpf", "opco")),
        ("CPF (Mon Compte Formation)", ("cpf",)),
        ("Éligible au financement CPF", ("cpf",)),
        ("FNE-Formation (convention avec l’État)", ("fne",)),
        ("Peut être pris en charge par votre OPCO sous conditions", ("opco",)),
        ("Non éligible CPF", ()),
        ("CPF : non ; OPCO : oui", ("opco",)),
        ("Transitions Pro atteste le caractère réel et sérieux, ne finance pas", ()),
        ("maintien de la rémunération", ()),
    ],
)
def test_funding_is_named_anywhere_and_may_be_refused(raw: str, slugs: tuple[str, ...]) -> None:
    assert match_terms(raw, vocabulary().fundings, anywhere=True).slugs == slugs
