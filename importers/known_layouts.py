"""Public files recognised by their columns: the Mon Compte Formation catalogue, RNCP exports, LHÉO…"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from resources import read_bytes
from resources.vocabulary import fold

_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class KnownLayout:
    """A public file whose columns are known. `axis` is the one to propose, `None` where it must be asked."""

    slug: str
    label: str
    axis: str | None
    notes: str
    """One French sentence: what the file is, what it does not hold."""
    fields: Mapping[str, str | None]
    """Folded header → its field, `None` for an extra column; other headers speak for themselves."""

    def knows(self, header: str) -> bool:
        """Whether this layout says what the column under `header` holds."""
        return _key(header) in self.fields

    def field_of(self, header: str) -> str | None:
        """The field of a header that it knows."""
        return self.fields[_key(header)]


@dataclass(frozen=True, slots=True)
class _Rule:
    layout: KnownLayout
    headers: frozenset[str]
    at_least: int


def recognise(headers: Iterable[str]) -> KnownLayout | None:
    """The public file that a table with these headers is a copy or a part of; `None` for any other."""
    keys = {_key(header) for header in headers}
    counted = [(len(rule.headers & keys), rule) for rule in _rules()]
    held, rule = max(counted, key=lambda pair: pair[0] - pair[1].at_least)
    return rule.layout if held >= rule.at_least else None


def _key(header: str) -> str:
    """« `Code_Diplome` », « Code diplôme » → code diplome."""
    return _NOT_A_LETTER.sub(" ", fold(header)).strip()


@cache
def _rules() -> tuple[_Rule, ...]:
    data = tomllib.loads(read_bytes("vocabulary", "layouts.toml").decode("utf-8"))
    return tuple(
        _Rule(
            KnownLayout(
                slug=each["slug"],
                label=each["label"],
                axis=each.get("axis"),
                notes=each["note"],
                fields=MappingProxyType(
                    {_key(header): field or None for header, field in each["fields"].items()}
                ),
            ),
            headers=frozenset(_key(header) for header in each["headers"]),
            at_least=each["at_least"],
        )
        for each in data["layout"]
    )
