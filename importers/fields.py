"""How the cells of each field are read: from a cell to the attributes of a `Course`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from importers.draft import Cell, Draft
from importers.records import CellValue
from importers.values import (
    certifications,
    dates,
    durations,
    formats,
    identifiers,
    levels,
    links,
    places,
    prices,
    ticks,
    vocabularies,
)
from importers.values.texts import clean
from resources.vocabulary import Term, vocabulary

FieldReader = Callable[[Draft, Cell], None]

_LONGEST_FREE_WORD: Final = 80
"""A longer « skill » is a sentence: it stays in the source cell and is not made a value to filter on."""


def _text(name: str) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        draft.put(name, cell.text)

    return read


def _joined_text(name: str) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        draft.join(name, cell)

    return read


def _read_title(draft: Draft, cell: Cell) -> None:
    """On one line; a figure or a sign is no title."""
    title = (clean(cell.value) or "").replace("\n", " ")
    if any(map(str.isalpha, title)):
        draft.put("title", title)


def _terms(name: str, terms: Callable[[], tuple[Term, ...]]) -> FieldReader:
    """A list of known words; the others are kept as free words."""

    def read(draft: Draft, cell: Cell) -> None:
        box = ticks.under_header(cell.value, cell.column.header, terms())
        if box is not None:
            draft.extend(name, box)
        elif cell.text is not None:
            matched = vocabularies.match_terms(cell.text, terms())
            draft.extend(name, matched.slugs)
            draft.extend(name, (part for part in matched.unknown_parts if len(part) <= _LONGEST_FREE_WORD))

    return read


def _one_term(name: str, terms: Callable[[], tuple[Term, ...]], what: str) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        box = ticks.under_header(cell.value, cell.column.header, terms())
        if box is not None:
            draft.put(name, box[0] if box else None)
            return
        if cell.text is None:
            return
        matched = vocabularies.match_terms(cell.text, terms())
        if len(matched.slugs) == 1:
            draft.put(name, matched.slugs[0])
        elif name not in draft.values:
            draft.warn(cell, what)

    return read


def _parsed(name: str, parse: Callable[[CellValue], str | None]) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        draft.put(name, parse(cell.value))

    return read


def _codes(name: str, parse: Callable[[CellValue], identifiers.CodesRead]) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        draft.extend(name, parse(cell.value).codes)

    return read


def _one_code(name: str, parse: Callable[[CellValue], identifiers.CodesRead], what: str) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        found = parse(cell.value)
        draft.put(name, found.codes[0] if found.codes else None)
        if found.unreadable:
            draft.warn(cell, what)

    return read


def _read_duration(draft: Draft, cell: Cell) -> None:
    column = cell.column
    found = durations.parse_duration(
        cell.value,
        number_format=cell.number_format,
        header=column.header,
        hours_per_day=column.hours_per_day,
    )
    if found.unreadable:
        draft.warn(cell, "une durée")
    _put_bounds(draft, cell, ("duration_min_hours", "duration_max_hours"), (found.min_hours, found.max_hours))


def _read_price(draft: Draft, cell: Cell) -> None:
    found = prices.parse_price(cell.value, number_format=cell.number_format, header=cell.column.header)
    if found.unreadable:
        draft.warn(cell, "un prix")
    gives_price = "price_min_eur" not in draft.values and "price_max_eur" not in draft.values
    _put_bounds(draft, cell, ("price_min_eur", "price_max_eur"), (found.min_eur, found.max_eur))
    if gives_price or cell.column.role != "only":
        draft.put("price_basis", found.basis)


def _put_bounds(
    draft: Draft, cell: Cell, names: tuple[str, str], bounds: tuple[object | None, object | None]
) -> None:
    """A single column gives both bounds, « min » and « max » columns one each; the first figures stay.

    The raw text (« Non communiquée » too) is that of the figures; of the first column if none has figures.
    """
    (lowest, highest), (low, high) = names, bounds
    role = cell.column.role
    raw = f"{cell.column.field}_raw"
    shown = cell.shown or None
    if role == "lowest":
        draft.put(lowest, low)
    elif role == "highest":
        draft.put(highest, high if high is not None else low)
        if shown is not None and draft.values.get(raw, shown) != shown:
            draft.values[raw] += f" – {shown}"
    elif lowest not in draft.values and highest not in draft.values and (low is not None or high is not None):
        draft.put(lowest, low)
        draft.put(highest, high)
        draft.values[raw] = shown
    draft.put(raw, shown)


def _read_basis(draft: Draft, cell: Cell) -> None:
    draft.put("price_basis", prices.parse_price(cell.value, header=cell.column.header).basis)


def _read_certifications(draft: Draft, cell: Cell) -> None:
    header = cell.column.header
    box = ticks.under_header(cell.value, header, vocabulary().certification_kinds)
    if box is not None:
        # « non » under « CQP » says nothing of a title or a diploma.
        draft.extend("certification_kinds", box)
        if box:
            draft.join("certification_raw", cell._replace(shown=header))
        return
    found = certifications.parse_certifications(cell.value, header=header)
    draft.extend("certifications", found.codes)
    draft.extend("certification_kinds", found.kinds)
    draft.join("certification_raw", cell)


def _read_formats(draft: Draft, cell: Cell) -> None:
    box = ticks.under_header(cell.value, cell.column.header, vocabulary().formats)
    if box is not None:
        draft.extend("formats", box)
        return
    found = formats.parse_formats(cell.value)
    draft.extend("formats", found.slugs)
    draft.put("training_type", found.training_type)


def _read_training_type(draft: Draft, cell: Cell) -> None:
    box = ticks.under_header(cell.value, cell.column.header, vocabulary().training_types)
    if box is not None:
        draft.put("training_type", box[0] if box else None)
        return
    found = formats.parse_formats(cell.value)
    if found.training_type is not None:
        draft.values["training_type"] = found.training_type


def _read_level(draft: Draft, cell: Cell) -> None:
    found = levels.parse_level(cell.value)
    draft.put("level", found.level)
    if found.unreadable:
        draft.warn(cell, "un niveau de qualification (3 à 8)")


def _date(name: str) -> FieldReader:
    def read(draft: Draft, cell: Cell) -> None:
        found = dates.parse_date(cell.value, number_format=cell.number_format)
        draft.put(name, found.date)
        if found.unreadable:
            draft.warn(cell, "une date")

    return read


def _read_session(draft: Draft, cell: Cell) -> None:
    found = dates.parse_period(cell.value, number_format=cell.number_format)
    draft.put("session_start", found.start)
    draft.put("session_end", found.end)
    if found.unreadable:
        draft.warn(cell, "une date")


def _read_funding(draft: Draft, cell: Cell) -> None:
    header = cell.column.header
    box = ticks.under_header(cell.value, header, vocabulary().fundings)
    if box is not None:
        draft.extend("funding", box)
        if box:
            draft.join("funding_raw", cell._replace(shown=header))
    elif cell.text is not None:
        draft.extend("funding", vocabularies.match_terms(cell.text, vocabulary().fundings).slugs)
        draft.join("funding_raw", cell)


def _read_postcode(draft: Draft, cell: Cell) -> None:
    found = places.parse_postcode(cell.value)
    draft.put("postcode", found.postcode)
    if found.unreadable:
        draft.warn(cell, "un code postal")


def _read_city(draft: Draft, cell: Cell) -> None:
    found = places.parse_town(cell.value)
    draft.put("city", found.city)
    # A column of their own says it better; it is read before or after, so these wait.
    draft.suggest("postcode", found.postcode)
    draft.suggest("department", found.department)


def _read_url(draft: Draft, cell: Cell) -> None:
    found = links.parse_url(cell.value, cell.link)
    draft.put("url", found.value)
    if found.unreadable:
        draft.warn(cell, "une adresse web")


def _read_email(draft: Draft, cell: Cell) -> None:
    """A column « Contact » holds an address, a number, or both."""
    found = links.parse_email(cell.value, cell.link)
    number = links.parse_phone(cell.value)
    draft.put("email", found.value)
    draft.put("phone", number.value)
    if found.unreadable and number.value is None:
        draft.warn(cell, "une adresse de courriel")


def _read_phone(draft: Draft, cell: Cell) -> None:
    found = links.parse_phone(cell.value)
    draft.put("phone", found.value)
    if found.unreadable:
        draft.warn(cell, "un numéro de téléphone")


FIELD_READERS: Final[Mapping[str, FieldReader]] = {
    "title": _read_title,
    "provider": _text("provider"),
    "siret": _one_code("siret", identifiers.parse_siret, "un numéro SIRET (14 chiffres)"),
    "axis": _one_term("axis", lambda: vocabulary().axes, "un des cinq axes de la cartographie"),
    "training_type": _read_training_type,
    "description": _joined_text("description"),
    "objectives": _joined_text("objectives"),
    "audience": _joined_text("audience"),
    "prerequisites": _joined_text("prerequisites"),
    "skills": _terms("skills", lambda: vocabulary().skills),
    "job_families": _terms("job_families", lambda: vocabulary().job_families),
    "sectors": _terms("sectors", lambda: vocabulary().branches),
    "formats": _read_formats,
    "duration": _read_duration,
    "price": _read_price,
    "price_basis": _read_basis,
    "certifications": _read_certifications,
    "certification_expiry": _date("certification_expiry"),
    "level": _read_level,
    "funding": _read_funding,
    "region": _parsed("region", places.parse_region),
    "department": _parsed("department", places.parse_department),
    "city": _read_city,
    "postcode": _read_postcode,
    "session_start": _read_session,
    "session_end": _date("session_end"),
    "url": _read_url,
    "email": _read_email,
    "phone": _read_phone,
    "maturity": _one_term("maturity", lambda: vocabulary().maturities, "un niveau de maturité connu"),
    "reference": _parsed("reference", identifiers.parse_reference),
    "rome": _codes("rome", identifiers.parse_rome),
    "formacode": _codes("formacode", identifiers.parse_formacode),
    "nsf": _codes("nsf", identifiers.parse_nsf),
    "certif_info": _one_code("certif_info", identifiers.parse_certif_info, "un code Certif Info"),
    "language": _text("language"),
}
"""By field of `fields.toml`."""
