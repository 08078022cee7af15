"""Dates: real ones, serial numbers, the writings of French texts; days that do not exist; periods."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from importers.records import CellValue
from importers.values.dates import DateRead, Period, parse_date, parse_period

LAST_OF_AUGUST = date(2027, 8, 31)


@pytest.mark.parametrize(
    "value",
    [
        LAST_OF_AUGUST,
        datetime(2027, 8, 31, 9, 30),  # noqa: DTZ001 - cells have no time zone
        46630,
        46630.0,
        46630.75,
        "46630",
        20270831,
        "20270831",
        "31/08/2027",
        "31/8/27",
        "31-08-2027",
        "31.08.2027",
        "31 08 2027",
        "2027-08-31",
        "2027-08-31T00:00:00Z",
        "31/08/2027 00:00",
        "08/31/2027",
        "31 août 2027",
        "31 AOUT 2027",
        "31-août-27",
        "mardi 31 août 2027",
        "August 31, 2027",
        "jusqu’au 31/08/2027",
        "Échéance : 31/08/2027 (renouvelée)",
    ],
)
def test_one_day_in_many_writings(value: CellValue) -> None:
    assert parse_date(value) == DateRead(LAST_OF_AUGUST)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("27-11-2028", date(2028, 11, 27)),
        ("1er septembre 2026", date(2026, 9, 1)),
        ("15 sept. 2026", date(2026, 9, 15)),
        ("3 févr. 2026", date(2026, 2, 3)),
        ("01/02/99", date(1999, 2, 1)),
        ("29/02/2028", date(2028, 2, 29)),
    ],
)
def test_writing(raw: str, expected: date) -> None:
    assert parse_date(raw) == DateRead(expected)


def test_serial_numbers_of_the_1904_system() -> None:
    assert parse_date(46630 - 1462, epoch_1904=True) == DateRead(LAST_OF_AUGUST)


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2026",
        "29/02/2027",
        "abc",
        "août 2027",
        "2027",
        2027,
        45.5,
        12,
        True,
        time(9, 0),
        "31/08/0027",
        "v1.0",
    ],
)
def test_unreadable(value: CellValue) -> None:
    assert parse_date(value) == DateRead(unreadable=True)


@pytest.mark.parametrize(
    "value",
    [None, "", "NR", "À définir", "sans échéance", "entrées permanentes", "31/12/9999", 99999999, "00000000"],
)
def test_no_date(value: CellValue) -> None:
    assert parse_date(value) == DateRead()


@pytest.mark.parametrize(
    "raw",
    [
        "du 12/01/2026 au 14/01/2026",
        "du 12 au 14 janvier 2026",
        "12-14 janvier 2026",
        "12/01 - 14/01/2026",
        "2026-01-12 → 2026-01-14",
        "12 janvier au 14 janvier 2026",
        "12, 13 et 14 janvier 2026",
        "12-13-14 janvier 2026",
        "du lundi 12 au mercredi 14 janvier 2026",
        "Début : 12/01/2026 - Fin : 14/01/2026",
    ],
)
def test_period(raw: str) -> None:
    assert parse_period(raw) == Period(date(2026, 1, 12), date(2026, 1, 14))


def test_period_over_the_new_year() -> None:
    expected = Period(date(2026, 12, 28), date(2027, 1, 5))
    assert parse_period("du 28 décembre au 5 janvier 2027") == expected


def test_two_sessions_are_no_period() -> None:
    assert parse_period("12/01/2026, 14/03/2026") == Period(date(2026, 1, 12))
