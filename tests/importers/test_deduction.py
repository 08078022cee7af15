"""Deduced skills and job families: what leads to them, what must not, how they agree with the map."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from importers.deduction import Deduced, Deducer, deduce, deduce_each
from resources.vocabulary import vocabulary


def skills(**texts: str) -> set[str]:
    return {each.slug for each in deduce(texts).skills}


def families(**texts: str) -> set[str]:
    return {each.slug for each in deduce(texts).job_families}


@pytest.mark.parametrize(
    ("title", "slugs"),
    [
        ("Rédiger des prompts efficaces", {"prompt-engineering"}),
        ("L'art du PROMPTING", {"prompt-engineering"}),
        ("L’IA pour optimiser la relation client", {"nouvelles-dynamiques-relationnelles"}),
        ("Optimiser la relation client", set()),
        ("Déployer un chatbot en magasin", {"nouvelles-dynamiques-relationnelles"}),
        ("Usage responsable de l'IA", {"ethique-reglementation"}),
        ("Responsable de magasin", set()),
        ("RGPD et AI Act", {"ethique-reglementation"}),
        ("MSc data management", {"culture-data"}),
        ("Exploiter un data center", set()),
        ("Gérer les réclamations clients avec empathie", {"intelligence-emotionnelle"}),
        ("Hallucinations et esprit critique", {"esprit-critique"}),
        ("Vulgariser un résultat technique", {"communication-humaine"}),
        ("Les outils d’intelligence artificielle", {"outils-enrichis"}),
        ("Un CRM pas à pas", set()),
        ("Un CRM avec l'IA", {"outils-enrichis"}),
        ("Promptitude", set()),
        ("Les fondamentaux de l'IA", set()),
    ],
)
def test_skills_of_a_title(title: str, slugs: set[str]) -> None:
    assert skills(title=title) == slugs


@pytest.mark.parametrize(
    ("title", "slugs"),
    [
        ("CQP employé(e) SAV", {"service-apres-vente-sav"}),
        ("Technicien de service après-vente", {"service-apres-vente-sav"}),
        ("La vente", set()),
        ("CQP vendeur(se) conseil en téléphonie", {"vente-en-magasin-eventaires-et-marches"}),
        ("Vendeuses conseil", {"vente-en-magasin-eventaires-et-marches"}),
        ("CQP vendeur itinérant en commerces de gros", {"vente-b-to-b"}),
        ("Prospection B-to-B", {"vente-b-to-b"}),
        ("Hôte(sse) de caisse services clients en magasin", {"caisse-et-accueil"}),
        ("Séminaire à la Caisse des Dépôts", set()),
        ("CQP pâtissier", {"metiers-de-bouche"}),
        ("Vendeur en boulangerie-pâtisserie", {"vente-en-magasin-eventaires-et-marches"}),
        ("Chef de projet e commerce", {"e-commerce"}),
        ("Marketing et communication", {"marketing"}),
        ("L'IA pour les ressources humaines", {"direction-des-ressources-humaines"}),
        ("Piloter la supply chain et la logistique", {"pilotage-supply-chain"}),
        ("Opérateur logistique", {"logistique-entrepot"}),
        ("Développeur en intelligence artificielle", {"informatique"}),
        ("Développeur commercial", set()),
        ("Optimiser la relation client", {"relation-clients"}),
        ("QHSE : les bases", {"qualite-hygiene-securite-environnement"}),
        ("Sourcing fournisseurs et fonction achats", {"achat-et-negoce"}),
        ("Faciliter la transition", set()),
    ],
)
def test_job_families_of_a_title(title: str, slugs: set[str]) -> None:
    assert families(title=title) == slugs


def test_words_are_those_of_the_course_as_written() -> None:
    found = deduce({"title": "RGPD : Données  Personnelles", "description": "Le rgpd, l’Éthique…"})
    assert found.skills == (Deduced("ethique-reglementation", ("RGPD", "Données Personnelles", "Éthique")),)


def test_words_stand_at_their_place_after_ligatures_and_decomposed_accents() -> None:
    found = deduce({"title": "Œuvre — cœur : l'e\u0301thique du ½ prompt"})
    assert [each.words for each in found.skills] == [("prompt",), ("éthique",)]


def test_slugs_come_in_the_order_of_the_vocabulary() -> None:
    found = deduce({"title": "Éthique, prompts, data science et écoute active"})
    order = [skill.slug for skill in vocabulary().skills]
    assert [each.slug for each in found.skills] == sorted(
        (each.slug for each in found.skills), key=order.index
    )
    assert len(found.skills) == 4


def test_an_audience_names_families_but_no_skill() -> None:
    found = deduce({"audience": "recruteurs, data analysts, vendeurs"})
    assert found.skills == ()
    assert [each.slug for each in found.job_families] == [
        "direction-des-ressources-humaines",
        "vente-en-magasin-eventaires-et-marches",
    ]


def test_a_condition_is_met_from_another_text_of_the_course() -> None:
    assert skills(title="Relation client augmentée", description="Grâce à l'intelligence artificielle") == {
        "nouvelles-dynamiques-relationnelles"
    }


def test_other_fields_are_not_read() -> None:
    assert deduce({"provider": "Prompt Academy", "city": "Caisse"}).skills == ()


@pytest.mark.parametrize("texts", [{}, {"title": ""}, {"title": "   \n"}, {"title": "?" * 2000}])
def test_nothing_suggests_nothing(texts: dict[str, str]) -> None:
    found = deduce(texts)
    assert (found.skills, found.job_families) == ((), ())


def test_many_courses_suggest_what_each_suggests_alone() -> None:
    titles = ["Prompts", "vidéo 漢 vendeur", "e\u0301thique\0vendeurs", "Vendeurs", "conseil", "Prompts"]
    audiences = ["vendeurs", None, "", "recruteurs", "vendeur", "vendeurs"]
    alone = [
        deduce({"title": title, "audience": audience or ""})
        for title, audience in zip(titles, audiences, strict=True)
    ]
    assert list(deduce_each({"title": titles, "audience": audiences})) == alone
    assert len(set(alone)) == 4


@pytest.mark.parametrize("sign", bytes(range(256)).decode("cp1252", "ignore"), ids=ascii)
def test_a_text_of_windows_is_read_like_any_other(sign: str) -> None:
    written = f"Éco-conception{sign}prompts {sign}vidéo, ŒUVRES{sign} vendeur{sign}s"
    assert deduce({"title": written}) == deduce({"title": f"{written} 漢"})


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({"skill": "rien", "any": ["a"]}, "'rien' is not a skill"),
        ({"skill": "culture-data", "any": []}, "no word in `any`"),
        ({"skill": "culture-data", "any": ["a"], "sauf": ["b"]}, "sauf is not a key"),
        ({"any": ["a"]}, "None is not a job_family"),
    ],
)
def test_a_wrong_rule_is_refused(rule: dict[str, Any], message: str) -> None:
    raw = {"idle": [], "fields": {"skill": ["title"], "job_family": ["title"]}, "rule": [rule]}
    with pytest.raises(ValueError, match=message):
        Deducer(raw)


REFERENCE_SKILLS = {
    "ethique": "ethique-reglementation",
    "outils": "outils-enrichis",
    "relations": "nouvelles-dynamiques-relationnelles",
}
TEXTS = {
    "1 - IA-IAG généralistes": {"K": "description", "J": "audience"},
    "2 - Sectorielles": {"D": "description"},
    "3 - Dispositifs Opcommerce": {"G": "description", "F": "audience"},
}


@pytest.mark.parametrize(
    ("column", "sheets"), [("skills", "124"), ("job_families", "123")], ids=["skills", "job_families"]
)
def test_agrees_with_the_classification_of_the_map(map_workbook: Path, column: str, sheets: str) -> None:
    """Precision and recall against the map's own reading, on the sheets that have the column."""
    expected = json.loads(map_workbook.with_suffix(".expected.json").read_text(encoding="utf-8"))["rows"]
    workbook = load_workbook(map_workbook)
    slugs = {family.label: family.slug for family in vocabulary().job_families} | REFERENCE_SKILLS
    agreed = deduced = declared = 0
    for row in (row for row in expected if row["sheet"][0] in sheets):
        texts = {
            field: str(workbook[row["sheet"]][f"{letter}{row['row']}"].value or "")
            for letter, field in TEXTS.get(row["sheet"], {}).items()
        }
        found = {each.slug for each in getattr(deduce({"title": row["title"], **texts}), column)}
        wanted = {slugs.get(value, value) for value in row.get(column) or ()}
        agreed += len(found & wanted)
        deduced += len(found)
        declared += len(wanted)
    assert agreed / deduced >= 0.95
    assert agreed / declared >= 0.90
