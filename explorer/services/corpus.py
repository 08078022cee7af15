"""The courses as the search index takes them: what is searched, filtered and sorted of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from typing import Any

from sqlalchemy.orm import Session

from explorer.search.corpus import Corpus
from explorer.search.labels import MISSING, PRESENT, value_label
from explorer.search.numbering import Coded, side_by_side
from explorer.search.outcome import TextField
from explorer.search.query import FacetName
from explorer.services.corpus_columns import Lists, Part, read_columns
from resources.vocabulary import Vocabulary
from resources.vocabulary.territories import department_label


def read_corpus(session: Session, vocabulary: Vocabulary, part: Part) -> Corpus:
    """A part of the courses of the sources that are not retired, missing ones included, by number."""
    read = read_columns(session, part)
    columns, lists = read.values, read.lists
    prices = side_by_side(columns["price_min_eur"], columns["duration_min_hours"])
    return Corpus(
        ids=read.ids,
        texts={**_searched(columns, lists, vocabulary), "other": (read.other_cells,)},
        facets=_facets(columns, lists),
        declared=read.declared,
        figures={
            "duration_hours": (columns["duration_min_hours"], columns["duration_max_hours"]),
            "price_eur": (columns["price_min_eur"], columns["price_max_eur"]),
            "price_per_hour_eur": (prices.map(lambda each: price_per_hour(*each)),) * 2,
        },
        days={
            "certification_expiry": columns["certification_expiry"],
            "session_start": columns["session_start"],
        },
    )


def price_per_hour(price: float | None, hours: float | None) -> float | None:
    """Euros an hour, to the cent; `None` when either is unknown or the duration is 0."""
    return None if price is None or not hours else round(price / hours, 2)


def _searched(
    columns: Mapping[str, Coded[Any]], lists: Mapping[FacetName, Lists], vocabulary: Vocabulary
) -> dict[TextField, Sequence[Coded[str | None]]]:
    """What is searched of each course, line by line."""
    parents = {each.slug: each.parent for each in vocabulary.formats}

    @cache
    def label(facet: FacetName, value: str) -> str:
        return value_label(facet, value, vocabulary)

    def labels(facet: FacetName, values: Iterable[str]) -> str | None:
        return "\n".join([label(facet, value) for value in values]) or None

    def labelled(facet: FacetName) -> Coded[str | None]:
        return lists[facet].map(partial(labels, facet))

    def broad(slugs: tuple[str, ...]) -> tuple[str, ...]:
        """The formats and those above them: a virtual class is found by « à distance »."""
        above = (parents.get(slug) for slug in slugs)
        return tuple(dict.fromkeys((*slugs, *(each for each in above if each))))

    def codes(name: str) -> Coded[str | None]:
        return columns[name].map(lambda stored: " ".join(_json_list(stored)) or None)

    return {
        "title": (columns["title"],),
        "provider": (columns["provider"],),
        "certification": (
            columns["certification_raw"],
            columns["certification_kinds"].map(lambda stored: labels("certification", _json_list(stored))),
        ),
        "code": (lists["certification_code"].map(_searched_codes),),
        "city": (
            columns["city"],
            columns["department"].map(lambda code: department_label(code) if code else None),
            columns["region"],
            columns["postcode"],
        ),
        "skills": (labelled("skill"), labelled("job_family")),
        "objectives": (columns["objectives"],),
        "description": (
            columns["description"],
            columns["audience"],
            columns["prerequisites"],
            lists["format"].map(lambda slugs: labels("format", broad(slugs))),
            labelled("sector"),
            labelled("funding"),
            columns["funding_raw"],
            columns["maturity"].map(lambda value: labels("maturity", (value,)) if value else None),
        ),
        "reference": (
            columns["reference"],
            columns["certif_info"],
            columns["siret"],
            *map(codes, ("rome", "formacode", "nsf")),
        ),
    }


def _json_list(stored: str | None) -> tuple[str, ...]:
    return tuple(json.loads(stored)) if stored else ()


def _searched_codes(codes: tuple[str, ...]) -> str | None:
    """Each code as it is, by its number alone, and without its block: `RNCP38616BC02`, `38616`…"""
    found: dict[str, None] = {}
    for code in codes:
        whole = code.partition("BC")[0]
        for each in (code, whole):
            found[each] = None
            found[each.removeprefix("RNCP").removeprefix("RS")] = None
    return " ".join(found) or None


def _facets(columns: Mapping[str, Coded[Any]], lists: Mapping[FacetName, Lists]) -> Mapping[FacetName, Lists]:
    one: tuple[FacetName, ...] = ("axis", "level", "maturity", "training_type", "language", "source")
    places = side_by_side(columns["city"], columns["department"], columns["region"])
    since = columns["missing_since_import_id"]
    return {
        **{name: columns[name].map(lambda value: () if value is None else (str(value),)) for name in one},
        **lists,
        "certification": columns["certification_kinds"].map(_json_list),
        "provider": columns["provider"].map(_distinct_lines),
        "territory": places.map(lambda place: _territory(*place)),
        "missing": since.map(lambda number: (PRESENT,) if number is None else (MISSING,)),
    }


def _distinct_lines(text: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in (text or "").split("\n") if line.strip()))


def _territory(city: str | None, department: str | None, region: str | None) -> tuple[str, ...]:
    """The finest place known, and the region it belongs to."""
    finest = city or department
    return tuple(dict.fromkeys(place for place in (finest, region) if place))
