"""What a person may type in the search field, and how it is read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.typed import Term, parse


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", ()),
        (" - ", ()),
        ("relation clien", (Term(("relation",), "relation"), Term(("clien",), "clien", open=True))),
        ("relation ", (Term(("relation",), "relation"),)),
        ("l’IA", (Term(("l",), "l", little=True), Term(("ia",), "IA", open=True))),
        ("RS 6776 ", (Term(("rs6776",), "RS6776"),)),
        ("rncp n°38584 bc02 ", (Term(("rncp38584bc02",), "rncp38584bc02"),)),
        ('"relation client"', (Term(("relation", "client"), "relation client", quoted=True),)),
        ("« relation cl", (Term(("relation", "cl"), "relation cl", open=True, quoted=True),)),
        ("-vente", (Term(("vente",), "vente", excluded=True),)),
        ("-e-mail", (Term(("e", "mail"), "e-mail", excluded=True, quoted=True),)),
        ("organisme:cnam ", (Term(("cnam",), "cnam", field="provider"),)),
        ('ville:"Le Mans"', (Term(("le", "mans"), "Le Mans", field="city", quoted=True),)),
        ("Ville : Lyon ", (Term(("ville",), "Ville"), Term(("lyon",), "Lyon"))),
        ("bac:pro ", (Term(("bac",), "bac"), Term(("pro",), "pro"))),
    ],
)
def test_typed_text(typed: str, terms: tuple[Term, ...]) -> None:
    assert parse(typed) == terms


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *((each, "provider") for each in ("organisme", "Organismes", "OF", "école", "prestataire")),
        *((each, "city") for each in ("ville", "région", "departement", "cp", "commune")),
        *((each, "title") for each in ("titre", "Intitulé", "nom")),
        *((each, "skills") for each in ("compétence", "compétences", "métier")),
        *((each, "certification") for each in ("certification", "certif", "diplôme")),
        *((each, "description") for each in ("public", "prérequis", "financement", "modalité")),
        *((each, "code") for each in ("code", "fiche")),
        *((each, "objectives") for each in ("objectif", "objectifs")),
        *((each, "reference") for each in ("réf", "référence", "rome", "formacode")),
    ],
)
def test_a_field_goes_by_any_of_its_names(name: str, field: str) -> None:
    for typed in (f"{name}:rose ", f"{name}: rose ", f"{name} :rose "):
        assert parse(typed) == (Term(("rose",), "rose", field=field),)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["organisme:", "organisme: ", "vente organisme:"])
def test_a_field_that_nothing_follows_yet_asks_nothing(typed: str) -> None:
    assert [term.word for term in parse(typed)] == (["vente"] if "vente" in typed else [])


def test_a_text_of_little_words_alone_is_searched() -> None:
    assert not any(term.little for term in parse("de la"))


@given(st.text(max_size=80) | st.text('"«»-: aéRS6776organisme', max_size=50))
def test_any_text_is_accepted(text: str) -> None:
    assert all(term.words and all(term.words) for term in parse(text))


@pytest.mark.parametrize(
    ("typed", "little"),
    [
        ("formation courte vente", ["formation", "courte"]),
        ("restauration rapide", []),
        ("formation rapide en restauration", ["formation", "rapide", "en"]),
        ("je suis vendeur", ["je", "suis"]),
        ("excel 2 jours", ["2", "jours"]),
        ("-courte formation", ["formation"]),
    ],
)
def test_words_that_need_not_be_there(typed: str, little: list[str]) -> None:
    assert [term.typed for term in parse(typed) if term.little] == little
