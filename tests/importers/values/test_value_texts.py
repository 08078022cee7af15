"""Texts: what a reader of the sheet sees, what is cleaned away, what says « unknown »; numbers, formats."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from importers.records import CellValue
from importers.values.figures import figures_for_words, read_number
from importers.values.number_formats import FormatRead, read_number_format
from importers.values.texts import clean, display


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (None, None, ""),
        ("  a \u00a0 b ", None, "a b"),
        (39, None, "39"),
        (39.0, "General", "39"),
        (2.5, None, "2,5"),
        (6079.3333, None, "6079,3333"),
        (1e21, None, "1000000000000000000000"),
        (10**30, None, "1" + "0" * 30),
        (float("inf"), None, "inf"),
        (True, None, "VRAI"),
        (21, '0" h"', "21 h"),
        (1490, '#,##0.00" €"', "1490 €"),
        (1200, '"€ "#,##0', "€ 1200"),
        (1, "0%", "100 %"),
        (0.125, "0.0%", "12,5 %"),
        (1.1, "0%", "110 %"),
        (1e25, "0%", "1" + "0" * 27 + " %"),
        (date(2027, 8, 31), None, "31/08/2027"),
        (datetime(2027, 8, 31), None, "31/08/2027"),  # noqa: DTZ001 - cells have no time zone
        (datetime(2027, 8, 31, 9, 5), None, "31/08/2027 09:05"),  # noqa: DTZ001
        (time(9, 5), None, "09:05"),
        (timedelta(hours=35, minutes=30), None, "35:30"),
        (timedelta(hours=-1), None, "-01:00"),
    ],
)
def test_display(value: CellValue, number_format: str | None, shown: str) -> None:
    assert display(value, number_format) == shown


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  L’IA \u200bpour\u00a0tous ", "L’IA pour tous"),
        ("Reims\r\n\r\n  Troyes_x000D_\n", "Reims\nTroyes"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\tc", "a b c"),
        (12.0, "12"),
    ],
)
def test_clean(raw: CellValue, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "  ",
        "-",
        "—",
        "?",
        "NR",
        "n.c.",
        "Non communiqué(e)",
        "Non renseigné.",
        "(à préciser)",
        "N/A",
        "…",
        None,
    ],
)
def test_unknown(raw: CellValue) -> None:
    assert clean(raw) is None


@pytest.mark.parametrize("raw", ["0", "€", "non", "C++", "Aucune", "gratuit"])
def test_an_answer_is_not_unknown(raw: str) -> None:
    assert clean(raw) == raw


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        (None, FormatRead()),
        ("General", FormatRead()),
        ("#,##0.00", FormatRead()),
        ('0" h"', FormatRead("# h")),
        (r"0\ \h", FormatRead("# h")),
        ('#,##0 "€ HT"', FormatRead("# € HT")),
        ("#,##0.00\\ [$€-40C];[Red]-#,##0.00\\ [$€-40C]", FormatRead("# €")),
        ("[$-40C]#,##0", FormatRead()),
        ("0.0%", FormatRead(is_percent=True)),
        ("[h]:mm", FormatRead(is_clock=True)),
        ("hh:mm:ss", FormatRead(is_clock=True)),
        ("dd/mm/yyyy", FormatRead(is_date=True)),
        ("jj/mm/aaaa hh:mm", FormatRead(is_date=True)),
    ],
)
def test_number_format(number_format: str | None, expected: FormatRead) -> None:
    assert read_number_format(number_format) == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 490,50", "1490.50"),
        ("1.490,50", "1490.50"),
        ("1,490.50", "1490.50"),
        ("1'490", "1490"),
        ("1.490", "1490"),
        ("1.490.000", "1490000"),
        ("6079.3333", "6079.3333"),
        ("2,5", "2.5"),
        ("0.125", "0.125"),
    ],
)
def test_read_number(text: str, number: str) -> None:
    assert read_number(text, dot_groups=True, comma_groups=True) == Decimal(number)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("une trentaine d'heures", "30 d'heures"),
        ("deux a trois jours", "2 a 3 jours"),
        ("vingt et une heures", "21 heures"),
        ("quatre-vingt-dix minutes", "90 minutes"),
        ("cent vingt heures", "120 heures"),
        ("mille deux cents heures", "1200 heures"),
        ("commune", "commune"),
    ],
)
def test_figures_for_words(words: str, figures: str) -> None:
    assert figures_for_words(words) == figures


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>Vendre</p><p>Conseiller</p>", "Vendre\nConseiller"),
        ("<ul><li>Accueillir</li><li>Vendre</li></ul>", "- Accueillir\n- Vendre"),
        ("Ligne 1<br/>Ligne 2<BR>Ligne 3", "Ligne 1\nLigne 2\nLigne 3"),
        ('<a href="https://a.fr">Voir</a> <b>ici</b>', "Voir ici"),
        ("Vente &amp; conseil", "Vente & conseil"),
        ("&Eacute;t&eacute;&nbsp;2027", "Été 2027"),
        ("R&D ; M&A", "R&D ; M&A"),
        ("prix < 5 € et > 2 €", "prix < 5 € et > 2 €"),
        ("<Python> & <IA>", "<Python> & <IA>"),
        ("<p>&nbsp;</p>", None),
        ("<p>NR</p>", None),
        ("#DIV/0!", None),
        ("#REF!", None),
        ("#NOM?", None),
    ],
)
def test_markup_of_web_exports_and_errors_of_a_sheet_are_no_words(raw: str, expected: str | None) -> None:
    assert clean(raw) == expected
