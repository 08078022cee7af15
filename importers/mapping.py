"""Which field each column of a table holds: from its header, the group above it and a sample of values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from importers import known_layouts
from importers.answers import terms_of
from importers.headers import Recognition, header_words, recognise
from importers.known_layouts import KnownLayout
from importers.layout import HeaderColumn
from importers.people import PERSONAL, about_people
from importers.records import CellValue, ColumnMapping, RawRow
from importers.sampling import CHECKS, fitting_share, is_running_number, kind_told_by_values
from importers.sections import TITLE_HEADER
from importers.telling import field_told
from importers.values.ticks import ticked, told_by_header
from resources.vocabulary import Term, vocabulary

ONE_COLUMN_FIELDS: Final = frozenset(
    {
        "title",
        "provider",
        "siret",
        "axis",
        "reference",
        "certification_expiry",
        "session_start",
        "session_end",
    }
)
"""A second column for one of these stays an extra column; other fields join or complete several columns."""

_SAMPLES: Final = 60
_FEW: Final = 3
"""Fewer values than this prove nothing against a header."""
_CONTRADICTED_BELOW: Final = 0.2
_TOLD_BY_VALUES: Final = 0.7
_STAND_IN: Final = 0.5
_RIVALS: Final = 2
_LESS_SURE: Final = 0.01
_TICKED: Final = 0.9
_TICKED_FIELDS: Final = (
    "skills",
    "formats",
    "job_families",
    "funding",
    "sectors",
    "axis",
    "maturity",
    "training_type",
    "certifications",
)
_UNTOLD_HEADERS: Final = frozenset(
    {"", "code", "colonne", "champ", "divers", "info", "information", "autre", "column", "valeur", "unnamed"}
)
_SIMILAR_FIELDS: Final = {
    "email": ("phone",),
    "url": ("email",),
    "level": ("maturity",),
    "description": ("url",),
}
"""Where the values contradict the header, another field that the same word often stands for."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One value of a column as the file holds it, with the link on its cell."""

    value: CellValue
    link: str | None = None


def map_columns(columns: Sequence[HeaderColumn], rows: Sequence[RawRow]) -> tuple[ColumnMapping, ...]:
    """One mapping for each column, in order. `rows` are the first rows of data."""
    layout = known_layouts.recognise(column.shown for column in columns)
    personal = about_people(columns)
    found = []
    for column in columns:
        if layout is not None and layout.knows(column.shown):
            found.append(_as_published(column, layout))
        elif column.index in personal:
            found.append(_unmapped(ColumnMapping(column.index, column.shown, None, 0.0, ""), PERSONAL))
        else:
            found.append(_read_column(column, _samples(column.index, rows)))
    return _with_title(columns, _one_column_each(_most_telling_title_first(found, rows)))


def with_choices(
    mappings: Sequence[ColumnMapping], chosen: Mapping[int, str | None], reason: str
) -> tuple[ColumnMapping, ...]:
    """`mappings` as someone corrected them: 0-based column → field, or `None` for an extra column.

    A column chosen for a field that takes one only replaces the one that was found for it.
    """
    taken = {field for field in chosen.values() if field in ONE_COLUMN_FIELDS}
    result = []
    for mapping in mappings:
        if mapping.column in chosen:
            field = chosen[mapping.column]
            result.append(replace(mapping, field=field, confidence=1.0 if field else 0.0, reason=reason))
        elif mapping.field in taken:
            result.append(_unmapped(mapping, f"« {_label(mapping.field or '')} » vient d’une autre colonne"))
        else:
            result.append(mapping)
    return tuple(_one_column_each(result))


def is_course_table(mappings: Sequence[ColumnMapping]) -> bool:
    """A title and at least one more field: less is a list of something else."""
    fields = {mapping.field for mapping in mappings if mapping.field is not None}
    return "title" in fields and len(fields) > 1


def _samples(column: int, rows: Sequence[RawRow]) -> list[Sample]:
    samples = []
    for row in rows:
        value = row.values[column] if column < len(row.values) else None
        if value is not None and value != "":
            samples.append(Sample(value, row.links.get(column)))
            if len(samples) >= _SAMPLES:
                break
    return samples


def _as_published(column: HeaderColumn, layout: KnownLayout) -> ColumnMapping:
    """A column of a public file, which holds what its publisher says."""
    field = layout.field_of(column.shown)
    reason = f"Colonne connue de « {layout.label} »"
    if field is None:
        return ColumnMapping(column.index, column.shown, None, 0.0, f"{reason} : gardée telle quelle.")
    return ColumnMapping(column.index, column.shown, field, 1.0, f"{reason}.")


def _read_column(column: HeaderColumn, samples: Sequence[Sample]) -> ColumnMapping:
    return _as_boxes(column, samples) or _as_told(column, samples) or _map_column(column, samples)


def _as_boxes(column: HeaderColumn, samples: Sequence[Sample]) -> ColumnMapping | None:
    """A column of boxes to tick, whose header is itself a value: « Présentiel », « Culture data »."""
    if not samples or any(ticked(sample.value) is None for sample in samples):
        return None
    group = recognise(column.group).field
    # « Opcommerce » is a funding and an axis: the header above it says which.
    for field in sorted(_TICKED_FIELDS, key=lambda each: each != group):
        if told_by_header(column.text, _terms_to_tick(field)):
            reason = f"Cases à cocher : l’en-tête est une valeur de « {_label(field)} »."
            return ColumnMapping(column.index, column.shown, field, _TICKED, reason)
    return None


def _terms_to_tick(field: str) -> Sequence[Term]:
    return vocabulary().certification_kinds if field == "certifications" else terms_of(field)


def _as_told(column: HeaderColumn, samples: Sequence[Sample]) -> ColumnMapping | None:
    """A column whose header may mean several fields (« Type », « Lieu »), of which the values tell which."""
    named = recognise(column.text, column.group)
    if named.ignored or (column.group and named.field is not None):
        return None
    told = field_told(column.text, [(each.value, each.link) for each in samples])
    if told is None or told == named.field:
        return None
    reason = f"L’en-tête ne suffit pas ; les valeurs sont celles de « {_label(told)} »."
    return ColumnMapping(column.index, column.shown, told, _TOLD_BY_VALUES, reason)


def _map_column(column: HeaderColumn, samples: Sequence[Sample]) -> ColumnMapping:
    named = recognise(column.text, column.group)
    mapping = ColumnMapping(
        column.index, column.shown, named.field, named.confidence, f"{_capital(named.reason)}."
    )
    if named.field is None:
        return _from_values(mapping, column, named, samples)
    values = [sample.value for sample in samples]
    if named.field == "reference" and is_running_number(values):
        return _unmapped(mapping, "simple numéro d’ordre des lignes, pas une référence")
    share = _share(named.field, samples)
    if share is None or len(samples) < _FEW or share >= _CONTRADICTED_BELOW:
        if share is not None and share > 0.8 and len(samples) >= _FEW:  # noqa: PLR2004 - nearly all fit
            confidence = min(1.0, mapping.confidence + 0.05)
            return replace(mapping, confidence=round(confidence, 2))
        return mapping
    for other in _SIMILAR_FIELDS.get(named.field, ()):
        other_share = _share(other, samples)
        if other_share is not None and other_share > 0.5:  # noqa: PLR2004 - most of them
            label = _label(other)
            return replace(
                mapping,
                field=other,
                confidence=_TOLD_BY_VALUES,
                reason=f"Les valeurs sont celles de « {label} ».",
            )
    return _unmapped(mapping, f"en-tête de « {_label(named.field)} », mais les valeurs n’en sont pas")


def _from_values(
    mapping: ColumnMapping, column: HeaderColumn, named: Recognition, samples: Sequence[Sample]
) -> ColumnMapping:
    """Only a header that says nothing lets the values speak: an unknown word has a meaning of its own."""
    is_untold = column.text == TITLE_HEADER or header_words(column.text) <= _UNTOLD_HEADERS
    if named.ignored or not samples or not is_untold:
        return mapping
    field = kind_told_by_values([(sample.value, sample.link) for sample in samples])
    if field is None:
        return mapping
    return replace(
        mapping,
        field=field,
        confidence=_TOLD_BY_VALUES,
        reason=f"Sans en-tête parlant ; les valeurs sont celles de « {_label(field)} ».",
    )


def _one_column_each(mappings: Sequence[ColumnMapping]) -> list[ColumnMapping]:
    """The surest column of each field that takes one only; the first on a tie."""
    surest: dict[str, ColumnMapping] = {}
    for mapping in mappings:
        field = mapping.field
        if field in ONE_COLUMN_FIELDS and field is not None and not _is_box(mapping):
            held = surest.get(field)
            if held is None or mapping.confidence > held.confidence:
                surest[field] = mapping
    result = []
    for mapping in mappings:
        held = surest.get(mapping.field) if mapping.field is not None else None
        if held is None or held is mapping or _is_box(mapping):
            result.append(mapping)
        else:
            result.append(
                _unmapped(
                    mapping, f"« {_label(held.field or '')} » vient déjà de la colonne « {held.header} »"
                )
            )
    return result


def _is_box(mapping: ColumnMapping) -> bool:
    """A box for one axis: there are as many columns as axes."""
    return mapping.field == "axis" and told_by_header(mapping.header, terms_of("axis")) is not None


def _most_telling_title_first(
    mappings: Sequence[ColumnMapping], rows: Sequence[RawRow]
) -> list[ColumnMapping]:
    """Of columns as sure to be the title, the one that tells most courses apart stays the surest."""
    titles = [each for each in mappings if each.field == "title"]
    surest = max((each.confidence for each in titles), default=0.0)
    rivals = [each for each in titles if each.confidence == surest]
    if len(rivals) < _RIVALS:
        return list(mappings)

    def told_apart(mapping: ColumnMapping) -> int:
        return len({row.values[mapping.column] for row in rows if mapping.column < len(row.values)})

    first = max(rivals, key=told_apart)
    return [
        replace(each, confidence=each.confidence - _LESS_SURE)
        if each in rivals and each is not first
        else each
        for each in mappings
    ]


def _with_title(
    columns: Sequence[HeaderColumn], mappings: Sequence[ColumnMapping]
) -> tuple[ColumnMapping, ...]:
    """In a list of withdrawn courses, « Ancien intitulé » is the only title there is."""
    if any(mapping.field == "title" for mapping in mappings):
        return tuple(mappings)
    stand_in = next(
        (each.index for each in columns if recognise(each.text, each.group).would_be == "title"), None
    )
    reason = f"Aucune autre colonne ne tient lieu de « {_label('title')} »."
    return tuple(
        replace(each, field="title", confidence=_STAND_IN, reason=reason) if each.column == stand_in else each
        for each in mappings
    )


def _share(field: str, samples: Sequence[Sample]) -> float | None:
    if field not in CHECKS or not samples:
        return None
    return fitting_share(field, [(sample.value, sample.link) for sample in samples])


def _unmapped(mapping: ColumnMapping, reason: str) -> ColumnMapping:
    return replace(
        mapping, field=None, confidence=0.0, reason=f"{_capital(reason)} : colonne gardée telle quelle."
    )


def _label(field: str) -> str:
    return next(known.label for known in vocabulary().fields if known.name == field)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
