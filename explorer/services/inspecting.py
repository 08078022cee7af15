"""Looks at a file for the steps of an import: its sheets, its columns, the values that nobody knows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from rapidfuzz import fuzz, process

from explorer.services.inspection import ColumnView, PreviewRow, RowKind, SheetView, UnknownValue
from explorer.services.plan import Progress
from explorer.services.sampling import shown_as
from importers.answers import ANSWERED_FIELDS, terms_of, unknown_parts
from importers.layout import Table, body, samples
from importers.records import ColumnMapping, IgnoredRow, RawRow, column_letter
from importers.sheets import InspectedSheet
from importers.values.identifiers import parse_siret
from importers.values.texts import clean, display
from importers.values.ticks import ticked
from importers.values.vocabularies import fold_name
from resources.vocabulary import fold

_ROWS_SHOWN: Final = 40
_ROWS_SHOWN_TO_CHOOSE: Final = 400
"""Without a header: the user is to find it."""
_ROWS_ABOVE: Final = 15
"""Titles and notes above a header are shown so far."""
_COLUMNS_SHOWN: Final = 60
_SAMPLES: Final = 3
_PROPOSALS: Final = 3
_PROGRESS_EVERY: Final = 500
_LIKELY: Final = 68
"""Words less alike than this (of 100) are not proposed."""


@dataclass(slots=True)
class Census:
    """Writings met in the rows to import, and how many rows hold each; `progress` is told of the rows."""

    progress: Progress | None = None
    rows: int = 0
    """Looked at so far, of every sheet."""
    unknown: dict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """(field, folded writing) → writings."""
    providers: Counter[str] = field(default_factory=Counter)
    sirets: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """SIRET → names of providers in the same rows."""

    def look_at_row(self) -> None:
        """Counts a row. What `progress` raises passes through."""
        self.rows += 1
        if self.progress is not None and self.rows % _PROGRESS_EVERY == 0:
            self.progress(self.rows, None)

    def values(self) -> tuple[UnknownValue, ...]:
        """The writings that no word explains, field by field, the most frequent first."""
        found = [
            UnknownValue(name, writings.most_common(1)[0][0], writings.total(), _proposals(name, folded))
            for (name, folded), writings in self.unknown.items()
        ]
        return tuple(sorted(found, key=lambda each: (each.field, -each.count, each.raw)))


def view_of(one: InspectedSheet, census: Census) -> SheetView:
    """What is shown of one sheet; the writings of a sheet to import are added to `census`."""
    sheet, table = one.sheet, one.table
    rows, hidden = _count(one, census)
    return SheetView(
        name=sheet.name,
        state=sheet.state,
        outcome=one.outcome,
        reason=one.reason,
        axis=one.axis,
        axis_reason=one.axis_reason,
        header_rows=table.header_rows if table else (),
        preview=tuple(_preview(one)),
        hidden_columns=tuple(sorted(sheet.hidden_columns)),
        hidden_row_count=hidden,
        row_count=rows,
        columns=_columns(one, table) if table else (),
    )


def _count(one: InspectedSheet, census: Census) -> tuple[int, int]:
    """Rows under the header, or rows that hold something, and how many of them are hidden."""
    count = hidden = 0
    if one.table is None or not one.is_imported:
        last_header = one.table.last_header_row if one.table else 0
        for row in one.sheet.rows():
            if row.number > last_header:
                census.look_at_row()
                count += 1
                hidden += row.hidden
        return count, hidden
    columns = [each for each in one.columns if each.field in ANSWERED_FIELDS]
    providers = [each.column for each in one.columns if each.field == "provider"]
    sirets = [each.column for each in one.columns if each.field == "siret"]
    for item in body(one.sheet, one.table, one.title_column):
        if isinstance(item, IgnoredRow):
            continue
        census.look_at_row()
        count += 1
        hidden += item.hidden
        _note_unknown(item, columns, census)
        _note_providers(item, providers, sirets, census)
    return count, hidden


def _note_unknown(row: RawRow, columns: Sequence[ColumnMapping], census: Census) -> None:
    for mapping in columns:
        text = _text_at(row, mapping.column)
        name = mapping.field
        if text and name is not None and ticked(text) is None:
            for part in unknown_parts(name, text):
                census.unknown[name, fold(part)][part] += 1


def _note_providers(row: RawRow, providers: Sequence[int], sirets: Sequence[int], census: Census) -> None:
    names = [name for column in providers for name in (clean(_text_at(row, column)) or "").splitlines()]
    census.providers.update(names)
    for column in sirets:
        codes = parse_siret(row.values[column]).codes if column < len(row.values) else ()
        if len(codes) == len(names) == 1:
            census.sirets[codes[0]].add(names[0])


def _text_at(row: RawRow, column: int) -> str:
    if column >= len(row.values):
        return ""
    return display(row.values[column], row.formats.get(column))


def _proposals(name: str, folded: str) -> tuple[tuple[str, str], ...]:
    """(slug, label) of the words that a writing resembles most, the likeliest first."""
    terms = {term.slug: term.label for term in terms_of(name)}
    slugs: list[str] = []
    names: list[str] = []
    for term in terms_of(name):
        for each in (term.label, term.slug, *term.aliases):
            slugs.append(term.slug)
            names.append(fold_name(each))
    close = process.extract(
        fold_name(folded), names, scorer=fuzz.token_set_ratio, score_cutoff=_LIKELY, limit=4 * _PROPOSALS
    )
    likeliest = dict.fromkeys(slugs[place] for _name, _score, place in close)
    return tuple((slug, terms[slug]) for slug in islice(likeliest, _PROPOSALS))


def _preview(one: InspectedSheet) -> Iterator[PreviewRow]:
    """The first rows, from a little above the header when it is far down."""
    table = one.table
    if table is None:
        for row in islice(one.sheet.rows(), _ROWS_SHOWN_TO_CHOOSE):
            yield PreviewRow(row.number, _texts(row), "data", row.hidden)
        return
    first = table.header_rows[0] - _ROWS_ABOVE
    kinds = _kinds(one, table)
    for row in islice((row for row in one.sheet.rows() if row.number >= first), _ROWS_SHOWN):
        yield PreviewRow(row.number, _texts(row), _kind(row, table, kinds), row.hidden)


def _kinds(one: InspectedSheet, table: Table) -> dict[int, RowKind]:
    """What the first rows under the header are, by number, where they are not data."""
    below = islice(body(one.sheet, table, one.title_column), 2 * _ROWS_SHOWN)
    return {each.row: each.kind for each in below if isinstance(each, IgnoredRow)}


def _kind(row: RawRow, table: Table, kinds: dict[int, RowKind]) -> RowKind:
    if row.number in table.header_rows:
        return "header"
    return "banner" if row.number < table.header_rows[0] else kinds.get(row.number, "data")


def _texts(row: RawRow) -> tuple[str, ...]:
    values = row.values[:_COLUMNS_SHOWN]
    return tuple(display(value, row.formats.get(column)) for column, value in enumerate(values))


def _columns(one: InspectedSheet, table: Table) -> tuple[ColumnView, ...]:
    rows = samples(one.sheet, table)
    return tuple(
        ColumnView(
            column=mapping.column,
            letter="" if mapping.column == table.section_column else column_letter(mapping.column),
            header=mapping.header,
            field=mapping.field,
            suggested=suggested.field,
            confidence=mapping.confidence,
            reason=mapping.reason,
            hidden=mapping.column in one.sheet.hidden_columns,
            samples=tuple(_samples(mapping, rows)),
        )
        for mapping, suggested in zip(one.columns, one.suggested, strict=True)
    )


def _samples(mapping: ColumnMapping, rows: Sequence[RawRow]) -> list[tuple[str, str]]:
    """Up to three different values of a column, with what is read in them."""
    column = mapping.column
    found: dict[str, str] = {}
    for row in rows:
        value = row.values[column] if column < len(row.values) else None
        written = display(value, row.formats.get(column))
        if not written or written in found:
            continue
        found[written] = (
            written
            if mapping.field is None
            else shown_as(
                mapping.field,
                value,
                header=mapping.header,
                number_format=row.formats.get(column),
                link=row.links.get(column),
            )
        )
        if len(found) == _SAMPLES:
            break
    return list(found.items())
