"""How figures, dates, codes and counts are written in French."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Literal

import pytest

from explorer.services import wording


def plain(text: str) -> str:
    """With ordinary spaces, to be read in a table."""
    return text.replace(wording.THIN, " ").replace(wording.FIXED, " ")


@dataclass
class Timed:
    duration_min_hours: float | None = None
    duration_max_hours: float | None = None
    duration_raw: str | None = None


@dataclass
class Placed:
    city: str | None = None
    postcode: str | None = None
    department: str | None = None
    region: str | None = None


@dataclass
class Priced:
    price_min_eur: Decimal | None = None
    price_max_eur: Decimal | None = None
    price_basis: Literal["HT", "TTC"] | None = None
    price_raw: str | None = None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(21, "21 h"), (21.5, "21 h 30"), (10.0833, "10 h 05"), (0.5, "30 min"), (0, "0 h"), (1711, "1 711 h")],
)
def test_hours(value: float, expected: str) -> None:
    assert plain(wording.hours(value)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (7, "1 jour"),
        (21, "3 jours"),
        (10.5, "1,5 jour"),
        (17.5, "2,5 jours"),
        (3.5, "1 demi-journée"),
        (24, ""),
        (0, ""),
    ],
)
def test_days(value: float, expected: str) -> None:
    assert plain(wording.days(value)) == expected


@pytest.mark.parametrize(
    ("course", "with_days", "expected"),
    [
        (Timed(21, 21), False, "21 h"),
        (Timed(21, 21), True, "21 h (3 jours)"),
        (Timed(24, 24), True, "24 h"),
        (Timed(7, 21), True, "7 à 21 h"),
        (Timed(2.5, 7), False, "2 h 30 à 7 h"),
        (Timed(7, 10.5), False, "7 h à 10 h 30"),
        (Timed(7, None), False, "à partir de 7 h"),
        (Timed(None, 7), False, "jusqu’à 7 h"),
        (Timed(duration_raw="9 mois"), False, "9 mois"),
        (Timed(), False, ""),
    ],
)
def test_duration(course: Timed, with_days: bool, expected: str) -> None:
    assert plain(wording.duration(course, with_days=with_days)) == expected


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (Priced(Decimal(1290), Decimal(1290), "HT"), "1 290 € HT"),
        (Priced(Decimal("6079.3333"), Decimal("6079.3333")), "6 079,33 €"),
        (Priced(Decimal(390), None, "HT"), "à partir de 390 € HT"),
        (Priced(Decimal(890), Decimal(1290), "TTC"), "890 à 1 290 € TTC"),
        (Priced(None, Decimal(500)), "jusqu’à 500 €"),
        (Priced(Decimal(0), Decimal(0)), "0 €"),
        (Priced(price_raw="Sur devis"), "Sur devis"),
        (Priced(), ""),
    ],
)
def test_price(course: Priced, expected: str) -> None:
    assert plain(wording.price(course)) == expected


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        (
            Placed("Lyon", "69003", "69", "Auvergne-Rhône-Alpes"),
            "69003 Lyon · Rhône (69) · Auvergne-Rhône-Alpes",
        ),
        (Placed(department="75, 92"), "75, 92"),
        (Placed(region="Bretagne"), "Bretagne"),
        (Placed(), ""),
    ],
)
def test_place(course: Placed, expected: str) -> None:
    assert wording.place(course) == expected


def test_no_line_breaks_before_the_euro_sign_nor_inside_a_number() -> None:
    assert wording.euros(1290) == "1\u202f290\u202f€"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Decimal("61.43"), "61 €/h"),
        (Decimal("60.5"), "61 €/h"),
        (Decimal("4.5"), "4,50 €/h"),
        (Decimal(0), "0 €/h"),
        (None, ""),
    ],
)
def test_price_per_hour(amount: Decimal | None, expected: str) -> None:
    assert plain(wording.price_per_hour(amount)) == expected


def test_dates() -> None:
    assert wording.date(date(2027, 9, 5)) == "05/09/2027"
    assert wording.date(None) == ""
    assert plain(wording.moment(datetime(2026, 11, 12, 14, 5))) == "12/11/2026 à 14 h 05"  # noqa: DTZ001
    assert wording.moment(datetime(2026, 11, 12, 11, 5, tzinfo=UTC)).startswith("12/11/2026 à ")


@pytest.mark.parametrize(
    ("value", "state", "text"),
    [
        (date(2026, 11, 11), "expired", "expirée le 11/11/2026"),
        (date(2026, 11, 12), "soon", "expire aujourd’hui"),
        (date(2026, 11, 13), "soon", "expire dans 1 jour"),
        (date(2026, 12, 11), "soon", "expire dans 29 jours"),
        (date(2026, 12, 12), "soon", "expire dans 1 mois"),
        (date(2027, 3, 31), "soon", "expire dans 4 mois"),
        (date(2027, 5, 11), "soon", "expire dans 5 mois"),
        (date(2027, 5, 12), "valid", "jusqu’au 12/05/2027"),
    ],
)
def test_expiry(value: date, state: str, text: str) -> None:
    found = wording.expiry_state(value, date(2026, 11, 12))
    assert found is not None
    assert (found.state, plain(found.text)) == (state, text)


def test_no_deadline_is_not_a_deadline() -> None:
    assert wording.expiry_state(None, date(2026, 11, 12)) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("RS6776", "RS 6776"),
        ("RNCP38616", "RNCP 38616"),
        ("RNCP38616BC02", "RNCP 38616 BC02"),
        ("CQP vendeur", "CQP vendeur"),
    ],
)
def test_code(value: str, expected: str) -> None:
    assert plain(wording.code(value)) == expected


@pytest.mark.parametrize(
    ("quantity", "words", "expected"),
    [
        (0, ("formation",), "0 formation"),
        (1, ("formation",), "1 formation"),
        (2, ("formation",), "2 formations"),
        (1412, ("coût manquant",), "1 412 coûts manquants"),
        (3, ("fois",), "3 fois"),
        (2, ("rejet de ligne", "rejets de ligne"), "2 rejets de ligne"),
    ],
)
def test_count(quantity: int, words: tuple[str, ...], expected: str) -> None:
    assert plain(wording.count(quantity, *words)) == expected


@pytest.mark.parametrize(
    ("values", "expected"), [((), ""), (("a",), "a"), (("a", "b"), "a et b"), (("a", "b", "c"), "a, b et c")]
)
def test_listed(values: tuple[str, ...], expected: str) -> None:
    assert wording.listed(values) == expected
