"""Whatever a cell holds, every parser gives a result: no exception, bounds in order, one answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.records import CellValue
from importers.values import (
    certifications,
    dates,
    durations,
    formats,
    identifiers,
    levels,
    links,
    lists,
    places,
    prices,
    texts,
    vocabularies,
)
from resources.vocabulary import vocabulary

WORDS = """
    3 21 1 490 1.490,50 0 € HT TTC % h heures j jours demi-journée ½ 1/2 mois semaine à de ou et + x soit
    total = ( ) / - – ; , $ | du au RNCP RS 38616 BC01 niveau IV bac+ 5 31/02/2026 12 janvier 2026 gratuit
    sans non présentiel distanciel mixte CPF une trentaine cent quatre vingt http:// @ .fr +33 _x000D_
    _xD800_ ٣ １２ Ⅳ ﬁ 🙂
"""
FRAGMENTS = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\x00", "\ud800", "9" * 40])
PHRASES = st.lists(FRAGMENTS, max_size=12).map(" ".join)
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    PHRASES,
    st.text(max_size=60),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)
NUMBER_FORMATS = st.sampled_from(
    [None, "General", '0" h"', "[h]:mm", '#,##0 "€ HT"', "0%", "dd/mm/yyyy", '"', "[$CHF]0", ";;;"]
)
HEADERS = st.sampled_from(
    ["", "Durée (jours)", "Prix HT", "N° RNCP", "Code RNCP/RS", "frais_ttc_tot_min", "Coût horaire (k€)"]
)

PARSERS: list[Callable[[CellValue], object]] = [
    certifications.parse_certifications,
    dates.parse_date,
    dates.parse_period,
    formats.parse_formats,
    identifiers.parse_certif_info,
    identifiers.parse_formacode,
    identifiers.parse_nsf,
    identifiers.parse_reference,
    identifiers.parse_rome,
    identifiers.parse_siret,
    levels.parse_level,
    links.parse_email,
    links.parse_phone,
    links.parse_url,
    lists.split_list,
    places.parse_department,
    places.parse_postcode,
    places.parse_region,
    places.parse_town,
    texts.clean,
    texts.display,
    lambda value: vocabularies.match_terms(value, vocabulary().job_families),
    lambda value: vocabularies.match_terms(value, vocabulary().fundings, anywhere=True),
]


@settings(deadline=None, max_examples=60)
@pytest.mark.parametrize("parse", PARSERS)
@given(value=CELLS)
def test_any_cell_is_read_and_read_alike_twice(
    parse: Callable[[CellValue], object], value: CellValue
) -> None:
    assert parse(value) == parse(value)


@settings(deadline=None, max_examples=300)
@given(value=CELLS, number_format=NUMBER_FORMATS, header=HEADERS)
def test_a_duration_is_a_sane_span_of_hours(value: CellValue, number_format: str | None, header: str) -> None:
    read = durations.parse_duration(value, number_format=number_format, header=header)
    if read.min_hours is None:
        assert read.max_hours is None
    else:
        highest = read.min_hours if read.max_hours is None else read.max_hours
        assert 0 <= read.min_hours <= highest <= durations.MOST_HOURS
        assert highest > 0
        assert not read.unreadable


@settings(deadline=None, max_examples=300)
@given(value=CELLS, number_format=NUMBER_FORMATS, header=HEADERS)
def test_a_price_is_a_sane_span_of_euros(value: CellValue, number_format: str | None, header: str) -> None:
    read = prices.parse_price(value, number_format=number_format, header=header)
    if read.min_eur is None:
        assert read.max_eur is None
    else:
        assert (
            0
            <= read.min_eur
            <= (read.min_eur if read.max_eur is None else read.max_eur)
            <= prices.HIGHEST_EUR
        )
        assert not read.unreadable


@settings(deadline=None, max_examples=200)
@given(value=CELLS, header=HEADERS)
def test_codes_have_one_shape(value: CellValue, header: str) -> None:
    for code in certifications.parse_certifications(value, header=header).codes:
        prefix = "RNCP" if code.startswith("RNCP") else "RS"
        number, _, block = code.removeprefix(prefix).partition("BC")
        assert number.isdigit()
        assert not number.startswith("0")
        assert block == "" or (prefix == "RNCP" and len(block) == 2 and block.isdigit())


@given(st.integers(1, 500), st.integers(0, 59))
def test_hours_and_minutes_as_people_write_them(hours: int, minutes: int) -> None:
    expected = round(hours + minutes / 60, 2)
    for raw in (
        f"{hours} h {minutes:02}",
        f"{hours}h{minutes:02}",
        f"{hours} heures {minutes:02} min",
        f"{hours}:{minutes:02}",
    ):
        assert durations.parse_duration(raw) == durations.Duration(expected, expected)
    clock = timedelta(hours=hours, minutes=minutes)
    assert durations.parse_duration(clock) == durations.Duration(expected, expected)


@given(st.integers(1, 99_999), st.sampled_from(["{:d} €", "{:,d} €", "{:,d}€ HT", "€ {:d}", "{:d},00 EUR"]))
def test_amounts_as_people_write_them(euros: int, written: str) -> None:
    for thousands in (" ", "\u202f", "\u00a0", "."):
        read = prices.parse_price(written.format(euros).replace(",", thousands, written.count(":,d") and 1))
        assert (read.min_eur, read.max_eur) == (euros, euros)


@pytest.mark.parametrize(
    "text", ["a" * 32_000, "1 " * 16_000, ", ".join(["x"] * 8_000), "(" * 32_000, "3 j " * 8_000]
)
def test_the_longest_cell_of_a_sheet_is_read(text: str) -> None:
    """32,767 characters is Excel's limit; a quadratic parser would not come back."""
    assert all(parse(text) == parse(text) for parse in PARSERS)
