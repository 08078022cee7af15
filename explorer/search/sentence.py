"""A query as a French sentence, each part of which can be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from explorer.search.bounds import Bound, bounds_in, without_bound, without_bounds
from explorer.search.labels import FACET_LABELS, MISSING, PRESENT, RANGE_LABELS, range_label, value_label
from explorer.search.places import FILTER_OF
from explorer.search.query import UNKNOWN, Choice, FacetName, Query, Range
from explorer.search.typed import parse
from resources.vocabulary import UNKNOWN_LABEL, Axis, Vocabulary


@dataclass(frozen=True, slots=True)
class Phrase:
    """A few words of the sentence. `removes`: the query without what they say, `None` for mere joints.

    `chip`: shown as a label of its own (« Compétence : Prompt engineering ») rather than in the run of words.
    """

    text: str
    strong: bool = False
    removes: Query | None = None
    chip: bool = False


def describe(query: Query, vocabulary: Vocabulary, *, with_text: bool = True) -> tuple[Phrase, ...]:
    """« Formations **sectorielles** ou **Opcommerce** · Compétence : … · Durée : 7 à 70 h »."""
    phrases = [Phrase("Formations")]
    phrases += _axes(query, vocabulary)
    bounds = bounds_in(query.text)
    text = " ".join(without_bounds(query.text).split())
    if with_text and text:
        rest = " ".join(bound.text for bound in bounds if bound.range is not None)
        phrases.append(Phrase(f"« {text} »", strong=True, removes=replace(query, text=rest), chip=True))
    for choice in query.choices:
        if choice == BOTH_EDITIONS:
            removes = query.without_choice("missing")
            phrases.append(Phrase("Disparues comprises", strong=True, removes=removes, chip=True))
        elif choice.facet != "axis":
            phrases += _chips(query, choice.facet, choice.included, choice.excluded, vocabulary)
    phrases += [_range(query, wanted) for wanted in query.ranges]
    phrases += _typed(query, bounds)
    if query.declared_only:
        phrases.append(
            Phrase(DECLARED_ONLY, strong=True, removes=replace(query, declared_only=False), chip=True)
        )
    if len(phrases) == 1:
        return (Phrase("Toutes les formations"),)
    return tuple(phrases)


BOTH_EDITIONS = Choice("missing", (PRESENT, MISSING))
"""Courses that left the last edition of their source are shown beside the others."""
DECLARED_ONLY = "Compétences et métiers déclarés seulement"


def sentence(query: Query, vocabulary: Vocabulary) -> str:
    """The whole sentence in one line: « Formations sectorielles ou Opcommerce · Durée : 7 à 70 h »."""
    written = ""
    after_joint = True
    for phrase in describe(query, vocabulary):
        separator = " · " if phrase.chip and not after_joint else " "
        written += (separator if written else "") + phrase.text
        after_joint = phrase.text in _JOINTS
    return written


_JOINTS = ("ou", "ni", "sauf")


def _axes(query: Query, vocabulary: Vocabulary) -> list[Phrase]:
    choice = query.choice("axis")
    phrases: list[Phrase] = []
    for place, value in enumerate(choice.included):
        if place:
            phrases.append(Phrase("ou"))
        phrases.append(
            Phrase(_axis_words(value, vocabulary), strong=True, removes=query.without_value("axis", value))
        )
    for place, value in enumerate(choice.excluded):
        phrases.append(Phrase("ni" if place else "sauf"))
        phrases.append(
            Phrase(_axis_words(value, vocabulary), strong=True, removes=query.without_value("axis", value))
        )
    return phrases


def _axis_words(value: str, vocabulary: Vocabulary) -> str:
    """An axis after « Formations »: « sectorielles », « Opcommerce », « sans axe »."""
    if value == UNKNOWN:
        return "sans axe"
    axis: Axis | None = next((each for each in vocabulary.axes if each.slug == value), None)
    if axis is None:
        return value
    words = axis.short_label.removeprefix("Dispositifs ")
    first, _, rest = words.partition(" ")
    # An adjective of the label is one here too; a proper noun keeps its capital.
    return f"{first.lower()} {rest}".strip() if first.lower() in axis.label else words


def _chips(
    query: Query,
    facet: FacetName,
    included: tuple[str, ...],
    excluded: tuple[str, ...],
    vocabulary: Vocabulary,
) -> list[Phrase]:
    phrases: list[Phrase] = []
    name = FACET_LABELS[facet]
    for place, value in enumerate(included):
        label = value_label(facet, value, vocabulary)
        if place:
            phrases.append(Phrase("ou"))
        text = label if place else f"{name} : {label}"
        phrases.append(Phrase(text, strong=True, removes=query.without_value(facet, value), chip=True))
    for place, value in enumerate(excluded):
        label = value_label(facet, value, vocabulary)
        text = f"ni {label}" if place else f"{name} : sauf {label}"
        phrases.append(Phrase(text, strong=True, removes=query.without_value(facet, value), chip=True))
    return phrases


def _typed(query: Query, bounds: Sequence[Bound]) -> list[Phrase]:
    """What the text itself bounds, and what it says that no filter can take."""
    phrases = []
    for bound in bounds:
        if bound.range is not None and query.range(bound.range.name) is None:
            removes = replace(query, text=without_bound(query.text, bound))
            phrases.append(replace(_range(query, bound.range), removes=removes))
        elif bound.range is None:
            how = "durées en heures ou en jours" if bound.is_long else f"écrivez « {bound.text} maximum »"
            phrases.append(Phrase(f"« {bound.text} » ne filtre pas : {how}", chip=True))
    if optional := _optional(query.text):
        words = ", ".join(f"« {word} »" for word in optional)
        many = "s" if len(optional) > 1 else ""
        filters = ", ".join(dict.fromkeys(optional.values()))
        phrases.append(Phrase(f"{words} : facultatif{many}, voir {filters}", chip=True))
    return phrases


def _optional(text: str) -> dict[str, str]:
    """The typed words that a course need not hold and a filter says, with the label of that filter."""
    optional = (term for term in parse(text) if term.little and term.word in FILTER_OF)
    return {term.typed: FILTER_OF[term.word] for term in optional}


def _range(query: Query, wanted: Range) -> Phrase:
    if wanted.only_unknown:
        text = UNKNOWN_LABEL
    else:
        text = range_label(wanted.name, wanted.low, wanted.high)
        if wanted.with_unknown:
            text += f" ou {UNKNOWN_LABEL.lower()}"
    return Phrase(
        f"{RANGE_LABELS[wanted.name]} : {text}",
        strong=True,
        removes=query.without_range(wanted.name),
        chip=True,
    )
