"""Ways out of an empty result: which filter or word to drop, and how many courses come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from explorer.search.bounds import bounds_in, without_bound
from explorer.search.labels import FACET_LABELS, MISSING, PRESENT, RANGE_LABELS, range_label, value_label
from explorer.search.outcome import Relaxation
from explorer.search.query import Choice, Query
from explorer.search.typed import parse, pieces, without_quotes
from resources.vocabulary import UNKNOWN_LABEL, vocabulary

if TYPE_CHECKING:
    from explorer.search.index import SearchIndex

MOST: Final = 6
_QUOTES: Final = ' "“”«»'


def relaxations(index: SearchIndex, query: Query) -> tuple[Relaxation, ...]:
    """The changes to `query` that bring courses back, those that bring most first.

    One thing is dropped at a time; when that never helps, the text alone or the filters alone are tried.
    """
    found = _that_help(index, _single(query))
    if not found and query.has_filters and query.text.strip():
        found = _that_help(
            index,
            [
                ("Garder le texte, sans aucun filtre", query.without_filters()),
                ("Garder les filtres, sans le texte", replace(query, text="")),
            ],
        )
    if not found and query.has_filters:
        found = _that_help(index, [("Sans aucun filtre", query.without_filters())])
    found.sort(key=lambda each: -each.total)
    return tuple(found[:MOST])


def _that_help(
    index: SearchIndex, tried: Iterator[tuple[str, Query]] | list[tuple[str, Query]]
) -> list[Relaxation]:
    found = []
    for label, query in tried:
        total = index.total(query)
        if total:
            found.append(Relaxation(label, query, total))
    return found


def _single(query: Query) -> Iterator[tuple[str, Query]]:
    words = vocabulary()
    for choice in query.choices:
        name = FACET_LABELS[choice.facet]
        if choice.included:
            labels = " ou ".join(value_label(choice.facet, value, words) for value in choice.included)
            kept = tuple(
                replace(each, included=()) if each.facet == choice.facet else each for each in query.choices
            )
            kept = tuple(each for each in kept if each.included or each.excluded)
            yield f"Sans le filtre « {name} : {labels} »", replace(query, choices=kept)
        for value in choice.excluded:
            label = value_label(choice.facet, value, words)
            yield f"Sans exclure « {name} : {label} »", query.without_value(choice.facet, value)
    for wanted in query.ranges:
        name = RANGE_LABELS[wanted.name]
        figure = UNKNOWN_LABEL if wanted.only_unknown else range_label(wanted.name, wanted.low, wanted.high)
        yield f"Sans le filtre « {name} : {figure} »", query.without_range(wanted.name)
        if not wanted.only_unknown and not wanted.with_unknown:
            yield (
                f"Avec celles dont « {name} » n’est pas renseigné",
                query.with_range(replace(wanted, with_unknown=True)),
            )
    yield from _shorter_texts(query)
    if query.declared_only:
        label = "Avec les compétences et métiers déduits du texte"
        yield label, replace(query, declared_only=False)
    if not query.choice("missing").included and not query.choice("missing").excluded:
        both = Choice("missing", (PRESENT, MISSING))
        yield "Avec les formations disparues", replace(query, choices=(*query.choices, both))


def _shorter_texts(query: Query) -> Iterator[tuple[str, Query]]:
    text = query.text.strip()
    if not text:
        return
    parts = pieces(text)
    if len(parts) > 1:
        for place, part in enumerate(parts):
            rest = " ".join(parts[:place] + parts[place + 1 :])
            # Exclusions alone would bring back anything.
            says = parse(part) or bounds_in(part)
            asks = bounds_in(rest) or not all(term.excluded for term in parse(rest))
            if says and asks:
                yield f"Sans « {part.strip(_QUOTES)} »", replace(query, text=rest)
    for bound in bounds_in(text):
        if bound.range is not None:
            others = replace(query, text=without_bound(text, bound))
            yield (
                f"Avec celles dont « {RANGE_LABELS[bound.range.name]} » n’est pas renseigné",
                others.with_range(replace(bound.range, with_unknown=True)),
            )
    if any(term.quoted and not term.excluded and len(term.words) > 1 for term in parse(text)):
        yield "Sans les guillemets", replace(query, text=without_quotes(text))
    if query.has_filters:
        yield f"Sans le texte « {text} »", replace(query, text="")
