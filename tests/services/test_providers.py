"""Near-duplicate names of providers: what is grouped, what never is, and which name is proposed."""

from __future__ import annotations

import pytest

from explorer.services.provider_names import core_of
from explorer.services.providers import group_providers


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("DAWAN", "dawan"),
        ("Dawan SARL", "dawan"),
        ("S.A.R.L. Dawan", "dawan"),
        ("École  Supérieure (ESTIA)", "ecole superieure estia"),
        ("SA", "sa"),
    ],
)
def test_the_core_of_a_name(name: str, core: str) -> None:
    assert core_of(name) == core


@pytest.mark.parametrize(
    ("names", "proposed"),
    [
        ({"DAWAN": 5, "Dawan SARL": 2}, "Dawan SARL"),
        ({"Le Wagon": 1, "LE WAGON": 2}, "Le Wagon"),
        ({"Académie de Lyon": 3, "Academie de Lyon": 1}, "Académie de Lyon"),
        ({"Simplon.co": 2, "Simplon co": 1}, "Simplon.co"),
        ({"ACME FORMATIONS": 4, "ACME FROMATIONS": 1}, "ACME FORMATIONS"),
        ({"Greta des Yvelines": 4, "Gretta des Yvelines": 1}, "Greta des Yvelines"),
    ],
)
def test_near_names_are_grouped(names: dict[str, int], proposed: str) -> None:
    (group,) = group_providers(names)
    assert {name for name, _count in group.names} == set(names)
    assert group.proposed == proposed


@pytest.mark.parametrize(
    "names",
    [
        ("Université Paris 1", "Université Paris 2"),
        ("CCI 37", "CCI 38"),
        ("Greta Lille", "Greta Lens"),
        ("CNAM", "CNED"),
        ("Afpa", "Afpi"),
        ("Institut du Nord", "Institut du Sud"),
    ],
)
def test_different_providers_are_not(names: tuple[str, str]) -> None:
    assert group_providers(dict.fromkeys(names, 1)) == ()


def test_one_siret_makes_a_group() -> None:
    (group,) = group_providers(
        {"OpenClassrooms": 3, "OC Formation": 1}, {"1" * 14: {"OpenClassrooms", "OC Formation"}}
    )
    assert group.names == (("OpenClassrooms", 3), ("OC Formation", 1))


def test_the_name_that_the_catalogue_uses_is_proposed() -> None:
    (group,) = group_providers({"DAWAN SARL": 3}, known=("Dawan", "Autre"))
    assert (group.names, group.proposed) == ((("DAWAN SARL", 3), ("Dawan", 0)), "Dawan")


def test_names_of_the_catalogue_alone_are_not_the_matter_of_an_import() -> None:
    assert group_providers({"CNAM": 1}, known=("Dawan", "DAWAN")) == ()
