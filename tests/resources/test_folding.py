"""The one folding: what is the same word however it is typed, and what is not."""

from __future__ import annotations

import pytest

from resources.vocabulary.folding import fold, slugify


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Éthique  &\nRÉGLEMENTATION", "ethique & reglementation"),
        ("Cœur de métier", "coeur de metier"),
        ("ŒUVRE", "oeuvre"),
        ("L’IA", "l'ia"),
        ("L`IA", "l'ia"),
        ("1\u00a0490\u202f€", "1 490 €"),
        ("Présentiel – distanciel", "presentiel - distanciel"),
        ("e\u2011learning", "e-learning"),
        ("for\u00admation", "formation"),
        ("\ufefftitre", "titre"),
        ("Cle\u0301A", "clea"),
        ("Straße", "strasse"),
        ("C++", "c++"),
        ("   ", ""),
        ("", ""),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize("text", ["Éthique & co", "L’œuvre – n° 2", "½ journée ´`", "ﬁche ÅØł"])
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("Vente en magasin / éventaires et marchés", "vente-en-magasin-eventaires-et-marches"),
        ("Administration des Ventes (ADV)", "administration-des-ventes-adv"),
        ("Collections & styles", "collections-styles"),
    ],
)
def test_slugify(label: str, slug: str) -> None:
    assert slugify(label) == slug
