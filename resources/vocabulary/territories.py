"""French regions, departments and towns by any usual writing; data in `territories.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from resources import read_bytes
from resources.vocabulary.folding import fold

_SIGNS: Final = re.compile(r"[-'.,:;/()\[\]]+")
_SAINT: Final = re.compile(r"\b(st|ste)\b")
_SAINTS: Final = {"st": "saint", "ste": "sainte"}


@dataclass(frozen=True, slots=True)
class Territories:
    """Names by code, and codes or official names by folded writing (`place_key`)."""

    regions: Mapping[str, str]
    region_codes: Mapping[str, str]
    departments: Mapping[str, str]
    department_codes: Mapping[str, str]
    towns: Mapping[str, str]
    arrondissements: Mapping[str, tuple[int, int]]
    """Folded town → its first postcode, how many arrondissements."""


def place_key(text: str) -> str:
    """What two writings of a place share: « St-Étienne » and « SAINT ETIENNE » give the same."""
    words = " ".join(_SIGNS.sub(" ", fold(text).replace("&", " et ")).split())
    return _SAINT.sub(lambda found: _SAINTS[found[0]], words)


@cache
def territories() -> Territories:
    """The territories, read once."""
    data = tomllib.loads(read_bytes("vocabulary", "territories.toml").decode("utf-8"))
    regions = data["region"]
    return Territories(
        regions={each["code"]: each["name"] for each in regions},
        region_codes={
            place_key(name): each["code"]
            for each in regions
            for name in (each["name"], *each.get("other", ()))
        },
        departments=data["departments"],
        department_codes={place_key(name): code for code, name in data["departments"].items()},
        towns={place_key(name): name for name in data["towns"]["names"]},
        arrondissements={
            place_key(each["town"]): (each["first_postcode"], each["count"])
            for each in data["arrondissements"]
        },
    )


def department_label(code: str) -> str:
    """« Rhône (69) » for `69`; a text that is no code of a department as it is."""
    name = territories().departments.get(code)
    return code if name is None else f"{name} ({code})"
