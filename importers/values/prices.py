"""Prices in euros: « 1 490 € TTC », « de 300 à 500 € HT », « 350 € inter / 1 800 € intra », « gratuit ».

HT or TTC only where the cell, its number format or its header says so. A rate (« 45 €/h »), a percentage and
another currency give no amount: the text is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from importers.records import CellValue, PriceBasis
from importers.values.figures import NUMBER, as_decimal, is_moment
from importers.values.number_formats import read_number_format
from importers.values.price_phrases import (
    FOREIGN_ANYWHERE,
    has_rate,
    one_basis,
    read_amounts,
    says_nothing_but_small_words,
    says_rate,
)
from importers.values.texts import is_unknown
from resources.vocabulary import fold

HIGHEST_EUR: Final = Decimal(1_000_000)
"""Above, the figure is a code or a phone number, not what one course costs."""
_READ_LENGTH: Final = 400


@dataclass(frozen=True, slots=True)
class Price:
    """Euros. Both `None`: no amount; `max_eur` alone `None`: « à partir de »; `min_eur`: « jusqu'à »."""

    min_eur: Decimal | None = None
    max_eur: Decimal | None = None
    basis: PriceBasis | None = None
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class _Header:
    basis: PriceBasis | None
    is_rate: bool
    is_thousands: bool
    is_machine: bool
    """Written by a program: its dots are decimal signs (`frais_ttc_tot_mean`)."""


_NOTHING: Final = Price()
_UNREADABLE: Final = Price(unreadable=True)

_PARENTHESES: Final = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_BARE: Final = re.compile(rf"{NUMBER}(?:\s*(?:a|-)\s*{NUMBER})?")
_NEGATIVE: Final = re.compile(rf"- ?{NUMBER}")
_FIRST_FIGURES: Final = re.compile(r"(?:\w+ ?:)?\s*(\d{1,3}(?: \d{1,3})+)[,.\d]* ?€")
_CUT_DECIMALS: Final = re.compile(r"\d+ ?; ?\d\d(?: ?€)?")
_GROUPS: Final = re.compile(r"\d{1,3}(?: \d{3})+")
_LOOSE_COMMA: Final = re.compile(r"(?<=\d) , ?(?=\d\d?(?!\d))")
_A_WORD: Final = re.compile(r"[a-z]{2}")
_MACHINE_DECIMAL: Final = re.compile(r"\d{1,12}\.\d{1,12}")
_SCIENTIFIC: Final = re.compile(r"\d{1,12}(?:[.,]\d{1,12})?e[+-]?\d{1,3}")
_IN_EUROS: Final = re.compile(r"€|\beuros?\b|\beur\b")
_NOISE: Final = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\bart(?:icle)?\.? ?\d+[- ]?\w?\d*|\b\d+ ?(?:ter|bis)\b"
    r"|\b(?:code|ref(?:erence)?|rncp|rs|n°)\b[^\d€]{0,12}\d{3,}(?!\s?(?:€|eur|ht|ttc|\d))"
    r"|\b0\d(?:[ .]\d\d){4}\b|(?<=\btva)[^\d€]{0,6}\d+(?:[.,]\d+)? ?%|#\w+[!?]?"
)
"""Figures that are no amounts: dates, articles of law, phone numbers, rates of VAT, Excel errors."""
_FREE: Final = re.compile(
    r"\bgratuit\w*|\bofferte?s?\b|\b(?:sans|aucuns?|pas de) (?:frais|cout)\b|\bfree\b|\bgratis\b"
    r"|\bnon payante?\b|\bacces libre\b"
)
_NOT_FREE: Final = re.compile(r"\b(?:non|pas|n'est pas) gratuit|\bpayant")
_FREE_OR_NOT: Final = re.compile(r"gratuit\w*\s*(?:ou|/|et/ou)\s*payant")
_WITHOUT_AMOUNT: Final = re.compile(
    r"\b(?:devis|demande|consulter|contacter|contact\w*|prise? en charge|pris|opco|cpf|financ\w+|selon"
    r"|variables?|inclus\w*|payant\w*|tarifs?|prix|couts?|remuner\w+|salaires?|allocations?|eligib\w+"
    r"|abonnement|maintien|definir|determiner|fonction|mesure|france travail|pole emploi|conventionn\w*"
    r"|region\w*|subvention\w*|rembours\w+|indemn\w+|aides?|bareme|forfait|employeur|etat|gratuit\w*"
    r"|negoci\w+|prochainement|renseign\w+|voir|site|telephon\w+|abonne\w*|adherents?|hors|transitions? pro"
    r"|organisme|entreprise|bourse|frais|apprentissage|alternance|ptp|poei|poec|faf|agefice|fne|heures?"
    r"|jours?|mois|semaine|horaires?|stagiaires?|participants?|personnes?|euros?)\b|€|%"
)
"""A text with one of these speaks of money without saying how much: it is read, and gives no amount."""


def parse_price(value: CellValue, *, number_format: str | None = None, header: str = "") -> Price:
    """The price of a cell; the basis comes from the cell, else its number format, else its header."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, header)
    number = None if is_moment(value) else as_decimal(value)
    return _UNREADABLE if number is None else _read_number(number, number_format, header)


def _read_number(number: Decimal, number_format: str | None, header: str) -> Price:
    shape = read_number_format(number_format)
    if shape.is_percent:
        return _NOTHING
    if shape.is_date or shape.is_clock:
        return _UNREADABLE
    if shape.words:
        one = _read_text(shape.words.replace("#", "1 ") if "#" in shape.words else f"1 {shape.words}", header)
        if one.min_eur is not None or one.max_eur is not None:
            low, high = (None if each is None else number * each for each in (one.min_eur, one.max_eur))
            return _checked(low, high, one.basis)
        if not one.unreadable:
            return one
    return _bare(number, _header(header))


@lru_cache(maxsize=1024)
def _header(header: str) -> _Header:
    folded = fold(header.replace("_", " "))
    return _Header(
        basis=one_basis(folded),
        is_rate=says_rate(folded),
        is_thousands=re.search(r"\bk ?(?:€|eur)", folded) is not None,
        is_machine="_" in header and " " not in header,
    )


def _bare(number: Decimal, header: _Header) -> Price:
    if header.is_rate:
        return _NOTHING
    number *= 1000 if header.is_thousands else 1
    return _checked(number, number, header.basis)


def _checked(low: Decimal | None, high: Decimal | None, basis: PriceBasis | None) -> Price:
    known = sorted(each for each in (low, high) if each is not None)
    if not known or known[0] < 0 or known[-1] > HIGHEST_EUR:
        return _UNREADABLE
    least, most = _tidy(known[0]), _tidy(known[-1])
    return Price(
        None if low is None else least,
        None if high is None else most,
        basis if most or high is None else None,
    )


def _tidy(number: Decimal) -> Decimal:
    """Without an exponent or useless zeros: 1490.00 → 1490."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


@lru_cache(maxsize=16_384)
def _read_text(text: str, header_text: str) -> Price:
    if is_unknown(text):
        return _NOTHING
    folded = fold(text[:_READ_LENGTH])
    if noise := _NOISE.match(folded):
        folded = folded[noise.end() :].lstrip(" -:;,")  # « Code CPF 239540 - 1 490 € »: no minus sign
    folded = _NOISE.sub(" ", folded).strip()
    header = _header(header_text)
    if _NEGATIVE.match(folded) or _is_broken(folded):
        return _UNREADABLE
    folded = _LOOSE_COMMA.sub(",", folded)
    if _SCIENTIFIC.fullmatch(folded):  # how Excel shows a long number in a narrow column
        return _bare(Decimal(folded.replace(",", ".")), header)
    if header.is_machine and _MACHINE_DECIMAL.fullmatch(folded):
        return _bare(Decimal(folded), header)
    return _read_phrase(folded, header)


def _is_broken(folded: str) -> bool:
    """« 1 4 90 € », « 1490;00 »: figures that no longer tell where each number ends."""
    if _CUT_DECIMALS.fullmatch(folded):
        return True
    found = _FIRST_FIGURES.match(folded)
    return found is not None and not _GROUPS.fullmatch(found[1])


def _read_phrase(folded: str, header: _Header) -> Price:
    is_foreign = FOREIGN_ANYWHERE.search(folded) is not None and not _IN_EUROS.search(folded)
    outside = _PARENTHESES.sub(" ; ", folded)
    found = None if is_foreign else read_amounts(outside)
    if found is None and not is_foreign and not has_rate(outside) and not outside.startswith("gratuit"):
        found = read_amounts(folded)  # not « Gratuit (certificat : 49 €) »
    if found is None:
        return _without_amount(folded, is_known=is_foreign or has_rate(outside))
    is_bare = _BARE.fullmatch(folded) is not None
    if is_bare and header.is_rate:
        return _NOTHING
    factor = 1000 if is_bare and header.is_thousands else 1
    basis = found.basis or one_basis(folded) or header.basis
    low, high = (None if each is None else each * factor for each in (found.low, found.high))
    return _checked(low, high, basis)


def _without_amount(folded: str, *, is_known: bool) -> Price:
    """A text that states no amount in euros: free of charge, a basis alone, « sur devis », or unreadable."""
    if is_known:
        return _NOTHING
    if _FREE_OR_NOT.match(folded):
        return _NOTHING
    if folded.startswith("gratuit") or (_FREE.search(folded) and not _NOT_FREE.search(folded)):
        return Price(Decimal(0), Decimal(0))
    if _A_WORD.search(folded) and says_nothing_but_small_words(folded):
        return Price(basis=one_basis(folded))  # the cell of a column « HT / TTC »
    return _NOTHING if _WITHOUT_AMOUNT.search(folded) else _UNREADABLE
