"""Filters written as text, `FIELD=VALUE`, as on the command line; values by slug or by label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from explorer.search.labels import FACET_LABELS, MISSING, PRESENT, RANGE_LABELS, value_label
from explorer.search.query import UNKNOWN, FacetName, Query, Range, RangeName
from resources.vocabulary import Term, Vocabulary, fold
from resources.vocabulary.territories import place_key, territories

_FACETS: Final[Mapping[str, FacetName]] = {
    **{name: name for name in FACET_LABELS},
    "skills": "skill",
    "formats": "format",
    "certifications": "certification",
    "job_families": "job_family",
    "sectors": "sector",
    "region": "territory",
    "department": "territory",
    "city": "territory",
    "code": "certification_code",
}
_RANGES: Final[Mapping[str, RangeName]] = {
    **{name: name for name in RANGE_LABELS},
    "duration": "duration_hours",
    "price": "price_eur",
    "price_per_hour": "price_per_hour_eur",
}
DECLARED_ONLY: Final = "declared_only"
_FREE: Final = frozenset(("provider", "territory", "sector", "source", "language", "skill"))
"""Facets whose values are whatever the files say, besides those of the vocabulary."""
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?")
_CODE: Final = re.compile(r"(rncp|rs)\s*(\d+)\s*(bc\s*\d+)?")
_YES: Final = frozenset(("oui", "vrai", "true", "1", "yes"))
_NO: Final = frozenset(("non", "faux", "false", "0", "no"))


class FilterRefused(ValueError):
    """A filter that cannot be understood. `str()` is a French sentence that lists what could be written."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: a value of a facet, taken or refused, a range, or whether deduced values count."""

    facet: FacetName | None = None
    value: str = ""
    excluded: bool = False
    range: Range | None = None
    declared_only: bool | None = None

    def applied_to(self, query: Query) -> Query:
        """`query` narrowed by this filter; values of one facet are alternatives."""
        if self.range is not None:
            return query.with_range(self.range)
        if self.declared_only is not None:
            return replace(query, declared_only=self.declared_only)
        if self.facet is None:
            return query
        choice = query.choice(self.facet)
        if self.excluded:
            return query if self.value in choice.excluded else query.excluding(self.facet, self.value)
        return query if self.value in choice.included else query.toggled(self.facet, self.value)


def parse_filters(
    written: Iterable[str],
    vocabulary: Vocabulary,
    query: Query,
    known: Mapping[FacetName, Iterable[str]] | None = None,
) -> Query:
    """`query` narrowed by every filter of `written`. Raises `FilterRefused`."""
    for each in written:
        query = parse_filter(each, vocabulary, known).applied_to(query)
    return query


def parse_filter(
    written: str, vocabulary: Vocabulary, known: Mapping[FacetName, Iterable[str]] | None = None
) -> Filter:
    """The filter that `FIELD=VALUE`, `FIELD!=VALUE`, `FIELD=LOW..HIGH` or `FIELD=?` stands for.

    `known`: the values of the free facets in the catalogue, by facet; without it any is accepted there.
    Raises `FilterRefused`.
    """
    name, sign, value = _parted(written)
    if name in _RANGES:
        return _range(_RANGES[name], value, written, excluded=sign == "!=")
    if name == DECLARED_ONLY and fold(value) in _YES | _NO:
        return Filter(declared_only=(fold(value) in _YES) == (sign == "="))
    if name not in _FACETS:
        raise FilterRefused(
            f"« {name} » n’est pas un champ que l’on peut filtrer. Champs possibles : "
            f"{', '.join(sorted({*_FACETS, *_RANGES, DECLARED_ONLY}))}."
        )
    facet = _FACETS[name]
    if facet == "certification" and _CODE.fullmatch(fold(value).replace(" ", "")):
        facet = "certification_code"
    return Filter(facet, _value(facet, value, vocabulary, known or {}), excluded=sign == "!=")


def _parted(written: str) -> tuple[str, str, str]:
    match = re.fullmatch(r"\s*([\w-]+)\s*(!=|=)\s*(.*?)\s*", written, re.DOTALL)
    if match is None or not match[3]:
        raise FilterRefused(
            f"« {written} » n’est pas un filtre. Écrivez CHAMP=VALEUR, CHAMP!=VALEUR, "
            "duration_hours=7..21, price_eur=..1500 ou CHAMP=? pour « non renseigné »."
        )
    return match[1].lower().replace("-", "_"), match[2], match[3]


def _range(name: RangeName, value: str, written: str, *, excluded: bool) -> Filter:
    if excluded and value == UNKNOWN:  # no figure is below 0: the known ones
        return Filter(range=Range(name, 0.0))
    if excluded:
        raise FilterRefused(
            f"« {written} » : un intervalle ne s’exclut pas. Écrivez {name}=7..21 ou {name}=..21."
        )
    if value == UNKNOWN:
        return Filter(range=Range(name, only_unknown=True))
    text = re.sub(r"[\s€h]", "", fold(value).replace("eur", ""))
    low, dots, high = text.partition("..")
    bounds = (low, high if dots else low)
    if not any(bounds) or not all(_FIGURE.fullmatch(each) for each in bounds if each):
        raise FilterRefused(
            f"« {value} » n’est pas un intervalle. Écrivez {name}=7..21, {name}=..21, {name}=7.. , "
            f"{name}=14 ou {name}=? pour « non renseigné »."
        )
    first, last = (float(each.replace(",", ".")) if each else None for each in bounds)
    if first is not None and last is not None and first > last:
        raise FilterRefused(f"« {value} » : le début de l’intervalle est après sa fin.")
    return Filter(range=Range(name, first, last))


def _value(
    facet: FacetName, value: str, vocabulary: Vocabulary, known: Mapping[FacetName, Iterable[str]]
) -> str:
    folded = fold(value)
    if value == UNKNOWN or folded == "non renseigne":
        return UNKNOWN
    if facet == "missing":
        return _missing(folded, value)
    if facet == "certification_code":
        return _code(folded, value)
    if facet == "level":
        folded = folded.removeprefix("niveau").strip()
    terms = closed_values(facet, vocabulary)
    for slug, writings in terms.items():
        if folded in writings:
            return slug
    listed = list(known.get(facet, ()))
    if (found := _of_catalogue(facet, value, listed, vocabulary)) is not None:
        return found
    if facet in _FREE and not (listed or facet == "skill"):
        return value
    possible = [*terms, *(each for each in listed if each not in terms and each != UNKNOWN)]
    shown = ", ".join(possible[:40]) + (", …" if len(possible) > 40 else "")
    raise FilterRefused(
        f"« {value} » n’est pas une valeur de « {FACET_LABELS[facet]} ». Valeurs possibles : {shown}, ?."
    )


def _of_catalogue(facet: FacetName, value: str, listed: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The value of the catalogue that is meant: as it is, by its label, or « Rhône » for `69`."""
    meant = {fold(value)}
    if facet == "territory" and (code := territories().department_codes.get(place_key(value))):
        meant.add(fold(code))
    return next(
        (
            each
            for each in listed
            if fold(each) in meant or fold(value_label(facet, each, vocabulary)) in meant
        ),
        None,
    )


def closed_values(facet: FacetName, vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Slug → folded writings that stand for it, for the facets that have a vocabulary."""
    vocabularies: Mapping[str, Sequence[Term]] = {
        "axis": vocabulary.axes,
        "skill": vocabulary.skills,
        "format": vocabulary.formats,
        "certification": vocabulary.certification_kinds,
        "level": vocabulary.levels,
        "funding": vocabulary.fundings,
        "job_family": vocabulary.job_families,
        "sector": vocabulary.branches,
        "maturity": vocabulary.maturities,
        "training_type": vocabulary.training_types,
    }
    return {
        term.slug: frozenset(
            fold(writing)
            for writing in (term.slug, term.label, value_label(facet, term.slug, vocabulary), *term.aliases)
        )
        for term in vocabularies.get(facet, ())
    }


def _missing(folded: str, value: str) -> str:
    if folded in _YES or folded == MISSING:
        return MISSING
    if folded in _NO or folded == PRESENT:
        return PRESENT
    raise FilterRefused(
        f"« {value} » n’est pas une valeur de « missing ». Écrivez missing=oui ou missing=non."
    )


def _code(folded: str, value: str) -> str:
    match = _CODE.fullmatch(re.sub(r"[\s:°-]", "", folded))
    if match is None:
        raise FilterRefused(
            f"« {value} » n’est pas un code RNCP ou RS. Écrivez par exemple RS6776 ou RNCP38616."
        )
    return f"{match[1].upper()}{match[2]}{(match[3] or '').upper()}"
