"""Ways to attend and kinds of training: « 100 % classe virtuelle », « Distanciel/Présentiel », « blended ».

The finest kind known is kept: a broad one goes when a kind below it is named too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from importers.records import CellValue
from importers.values.lists import split_list
from importers.values.texts import display, is_unknown
from importers.values.vocabularies import TermIndex, fold_name, index_of
from resources.vocabulary import vocabulary

_EXPLAINED: Final = re.compile(r"^\s*(?:\(|:|=|-\s)")
_NOT_A_PART: Final = re.compile(r"[^a-z]+")
_TOGETHER: Final = re.compile(r"\s*(?:et|\+|&|puis|avec)\s*(?:en |a |du |de l )?")
"""« Présentiel + distanciel » is one way to attend, « présentiel / distanciel » are two."""
_MIXED: Final = "mixte"
_BOTH: Final = "initiale-continue"


@dataclass(frozen=True, slots=True)
class FormatsRead:
    """Slugs of formats in the order of the cell, the training type if it tells it, and what says neither."""

    slugs: tuple[str, ...] = ()
    training_type: str | None = None
    unknown_parts: tuple[str, ...] = ()


_NOTHING: Final = FormatsRead()


def parse_formats(value: CellValue) -> FormatsRead:
    """The formats of a cell; « Formation initiale » is a training type, not a format."""
    text = display(value)
    return _NOTHING if not text or is_unknown(text) else _read_text(text)


@lru_cache(maxsize=16_384)
def _read_text(text: str) -> FormatsRead:
    words = vocabulary()
    formats, types = index_of(words.formats), index_of(words.training_types)
    folded = fold_name(text)
    whole = formats.slug_of(folded)
    slugs = [whole] if whole else _slugs(folded, formats)
    unknown: list[str] = []
    type_slugs = {span.slug for span in types.spans(folded)}
    for part in split_list(text, plainly_a_list=True):
        folded_part = fold_name(part)
        one = formats.slug_of(folded_part)
        if one is None and not formats.spans(folded_part, refuse=False):
            one_type = types.slug_of(folded_part)
            if one_type:
                type_slugs.add(one_type)
            elif not types.spans(folded_part):
                typo = formats.typo(folded_part)
                slugs += [typo] if typo else []
                unknown += [] if typo or not _NOT_A_PART.sub("", folded_part) else [part]
        elif one is not None and one not in slugs and not whole and len(folded_part) == 1:
            slugs.append(one)
    return FormatsRead(_finest(slugs), _one_type(type_slugs), tuple(dict.fromkeys(unknown)))


def _slugs(folded: str, formats: TermIndex) -> list[str]:
    spans = formats.spans(folded)
    if len(spans) == 2 and {span.slug for span in spans} == {"presentiel", "distance"}:  # noqa: PLR2004 - a pair
        one, two = spans
        if _TOGETHER.fullmatch(folded[one.end : two.start]) and not folded[two.end :].strip(" ."):
            return [_MIXED]
    for place, span in enumerate(spans):
        # « Hybride (présentiel et distanciel) » explains what is mixed: one format, not three.
        if span.slug == _MIXED and place + 1 < len(spans) and _EXPLAINED.match(folded[span.end :]):
            return [each.slug for each in spans[: place + 1]]
    return [span.slug for span in spans]


def _finest(slugs: list[str]) -> tuple[str, ...]:
    words = vocabulary()
    broader = {words.format(slug).parent for slug in slugs}
    return tuple(dict.fromkeys(slug for slug in slugs if slug not in broader))


def _one_type(slugs: set[str]) -> str | None:
    if not slugs:
        return None
    return next(iter(slugs)) if len(slugs) == 1 else _BOTH
