"""Prices in euros: « 1 490 € TTC », « de 300 à 500 € HT », « 350 € inter / 1 800 € intra », « gratuit », « sur devis ».

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
from importers.values.number_formats import read_number_format
from importers.values.figures import NUMBER, as_decimal, is_moment, read_number
from importers.values.texts import is_unknown
from resources.vocabulary import fold

HIGHEST_EUR: Final = Decimal(1_000_000)
"""Above, the figure is a code or a phone number, not what one course costs."""
_READ_LENGTH: Final = 400


@dataclass(frozen=True, slots=True)
class Price:
    """Euros. Both `None`: the cell gives no amount; `max_eur` alone `None`: « à partir de »; 0: free of charge."""

    min_eur: Decimal | None = None
    max_eur: Decimal | None = None
    basis: PriceBasis | None = None
    unreadable: bool = False


_NOTHING: Final = Price()
_UNREADABLE: Final = Price(unreadable=True)

_EURO: Final = r"(?:€|euros?(?![a-z])|eur(?![a-z])|e(?![a-z-]))"
_FOREIGN: Final = r"(?:\$|£|¥|usd|cad|chf|gbp|f ?cfa|xaf|xof|cfa|mad|dhs?|dirhams?|tnd|dzd|dinars?|dollars?|livres?|francs?|frs?|sfr|xpf|ariary)(?![a-z])"
_FOREIGN_ANYWHERE: Final = re.compile(rf"(?<![a-z]){_FOREIGN}")
_AMOUNT: Final = re.compile(
    rf"(?:(?P<times>\d{{1,2}})\s*(?:x|fois)\s*(?:de )?)?(?P<before>(?<![a-z])(?:€|euros?|eur|{_FOREIGN})\s*)?(?P<number>{NUMBER})"
    rf"(?:(?P<cents>\s?€\s?\d\d(?![\d ]))|[,.]-+)?\s*(?P<kilo>k(?=\s?(?:€|eur)))?\s*(?P<after>{_EURO}|{_FOREIGN})?"
    r"(?P<basis>\s*(?:ht|ttc|h\.\s?t|t\.\s?t\.\s?c)(?![a-z]))?"
)
_HT: Final = r"\bh\.?\s?t\b|\bhors[- ]tax\w*|\bhors tva|\bexcl\w*\.? (?:vat|tax)|\bvat excl"
_TTC: Final = r"\bt\.?\s?t\.?\s?c\b|\btoutes taxes|\btva (?:incluse|comprise)|\bincl\w*\.? (?:vat|tax)|\bvat incl|\btaxes (?:incluses|comprises)"
_BASIS: Final = re.compile(rf"(?P<ht>{_HT})|(?P<ttc>{_TTC})")
_NOT_AN_AMOUNT: Final = re.compile(
    r"\s*(?:%|pour ?cents?\b|(?:h|heures?|j|jours?|jrs|journees?|mois|semaines?|ans?|annees?|stagiaires?|personnes?|pers|participants?|places?|modules?|min|mn|minutes?"
    r"|demi|apprenants?|salaries?|seances?|sessions?|points?|ects|er|e|eme|eleves?|heure)\b)"
)
_RATE: Final = re.compile(
    r"^(?:\s*(?:ht|ttc|h\.t\.?|t\.t\.c\.?|net))?[^\d/€]{0,24}?(?:/|\bpar\b|\bde l'|\bl'|\ble\b|\bla\b)\s*(?:heures?|h|jours?|j|journee|mois|semaines?|demi-journee|minute|min)\b"
)
_RATE_BEFORE: Final = re.compile(
    r"\b(?:horaires?|journaliers?|mensuel\w*|hebdo\w*|(?:prix|cout|tarif)s?\s?(?:/|par|a l'|de l')\s?(?:heure|h|jour|mois))\b"
)
_OPEN: Final = re.compile(
    r"(?:\ba partir d[eu]|\bdes|\bfrom|\bminimum|\bau moins|\bmini|\bplancher|>=?|\bplus de)\s*(?:seulement )?:?\s*$"
)
_OPEN_AFTER: Final = re.compile(r"^[^\d]{0,16}?(?:\bminimum\b|\bmini\b|\bet plus\b|^\s*\+\s*$)")
_OLD: Final = re.compile(
    r"(?:au lieu d[eu]|valeur|prix barre|ancien\w* (?:prix|tarif)|initialement|economi\w+|remise|reduction|soit|dont|reste a charge|acompte|caution)\s*(?:de|d'une?|:)?\s*$"
)
_EXTRA: Final = re.compile(r"(?:\+|\bplus\b|\bet\b|\bhors\b)[^\d]{0,40}$")
_FEE: Final = re.compile(
    r"\b(?:frais|droits?|inscription|dossier|adhesion|examen|certification|repas|licence|kit|deplacement|cotisation|caution|hebergement|passage)\b"
)
_INTER: Final = re.compile(
    r"\binter(?![a-z])|\binter-?entreprises?\b|\bindividuel\w*|\bpar (?:personne|stagiaire|participant)"
)
_INTRA: Final = re.compile(r"\bintra(?![a-z])|\bintra-?entreprises?\b|\bgroupe\b")
_FREE: Final = re.compile(
    r"\bgratuit\w*|\bofferte?s?\b|\b(?:sans|aucuns?|pas de) (?:frais|cout)\b|\bfree\b|\bgratis\b|\bnon payante?\b|\bacces libre\b"
)
_NOT_FREE: Final = re.compile(r"\b(?:non|pas|n'est pas) gratuit")
_PARENTHESES: Final = re.compile(r"[(\[][^()\[\]]*[)\]]?")
_NOISE: Final = re.compile(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\bart(?:icle)?\.? ?\d+[- ]?\w?\d*|\b\d+ ?(?:ter|bis)\b|\b0\d(?:[ .]\d\d){4}\b|\btva\b[^\d€]{0,6}\d+(?:[.,]\d+)? ?%|#\w+[!?]?"
)
_SMALL_WORDS: Final = re.compile(
    r"\b(?:tarifs?|prix|couts?|montant|total|net|nets|de|d|du|taxes?|tva|par|stagiaires?|participants?|personnes?|pers|apprenants?|ht|ttc|a|partir|environ|des|entre|et|ou|jusqu"
    r"|max|maximum|min|mini|minimum|inter|intra|le|la|les|l|session|formation|groupe|individuel|entreprise|hors|seulement|standard|public|catalogue|normal|plein|frais|pedagogiques?"
    r"|inscription|unitaire|candidat|eleve|parcours|module|pour|cout|h t|t t c|soit|lance\w*)\b|[\W_]"
)
_WITHOUT_AMOUNT: Final = re.compile(
    r"\b(?:devis|demande|consulter|contacter|contact\w*|prise? en charge|pris|opco|cpf|financ\w+|selon|variables?|inclus\w*|payant\w*|tarifs?|prix|couts?|remuner\w+|salaires?|allocations?"
    r"|eligib\w+|abonnement|maintien|definir|determiner|fonction|mesure|france travail|pole emploi|conventionn\w*|region\w*|subvention\w*|rembours\w+|indemn\w+|aides?|bareme|forfait|employeur"
    r"|etat|gratuit\w*|negoci\w+|prochainement|renseign\w+|voir|site|telephon\w+|abonne\w*|adherents?|hors|transitions? pro|organisme|entreprise|bourse|frais|apprentissage|alternance|ptp|poei|poec|faf|agefice|fne"
    r"|heures?|jours?|mois|semaine|horaires?|stagiaires?|participants?|personnes?|euros?)\b|€|%"
)


@dataclass(frozen=True, slots=True)
class _Amount:
    """One amount of a text with what is written on its own side of it."""

    eur: Decimal
    start: int
    end: int
    about: str
    ahead: str
    basis: PriceBasis | None


def parse_price(value: CellValue, *, number_format: str | None = None, header: str = "") -> Price:
    """The price of a cell; the basis comes from the cell, else from its number format, else from its header."""
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, header)
    number = None if is_moment(value) else as_decimal(value)
    if number is None:
        return _UNREADABLE
    shape = read_number_format(number_format)
    if shape.is_percent:
        return _NOTHING
    if shape.is_date or shape.is_clock:
        return _UNREADABLE
    if not shape.words:
        return _bare(number, header)
    one = _read_text(shape.words.replace("#", "1 ") if "#" in shape.words else f"1 {shape.words}", header)
    if one.min_eur is None:
        return one if not one.unreadable else _bare(number, header)
    return _checked(
        one.min_eur * number, one.max_eur if one.max_eur is None else one.max_eur * number, one.basis
    )


@lru_cache(maxsize=1024)
def _header_says(header: str) -> tuple[PriceBasis | None, bool, bool, bool]:
    """Basis, whether amounts are rates, whether they are thousands, whether a machine wrote the file."""
    machine = "_" in header and " " not in header
    folded = fold(header.replace("_", " "))
    found = {match.lastgroup for match in _BASIS.finditer(folded)}
    basis: PriceBasis | None = None
    if len(found) == 1:
        basis = "HT" if "ht" in found else "TTC"
    is_rate = (
        _RATE_BEFORE.search(folded) is not None
        or re.search(r"(?:/|\bpar )\s?(?:h|heure|jour|j)\b", folded) is not None
    )
    return basis, is_rate, re.search(r"\bk ?(?:€|eur)", folded) is not None, machine


def _bare(number: Decimal, header: str) -> Price:
    basis, is_rate, is_thousands, _ = _header_says(header)
    if is_rate:
        return _NOTHING
    if is_thousands:
        number *= 1000
    return _checked(number, number, basis)


def _checked(low: Decimal, high: Decimal | None, basis: PriceBasis | None) -> Price:
    if low < 0 or max(low, high or low) > HIGHEST_EUR:
        return _UNREADABLE
    low = _tidy(low)
    if high is None:
        return Price(low, None, basis)
    high = _tidy(high)
    return Price(min(low, high), max(low, high), basis if high else None)


def _tidy(number: Decimal) -> Decimal:
    """Without an exponent or useless zeros: 1490.00 → 1490."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


@lru_cache(maxsize=16_384)
def _read_text(text: str, header: str) -> Price:
    if is_unknown(text):
        return _NOTHING
    folded = _NOISE.sub(" ", fold(text[:_READ_LENGTH])).strip()
    if re.match(rf"[-−] ?{NUMBER}", folded):
        return _UNREADABLE
    header_basis, is_rate, is_thousands, machine = _header_says(header)
    if machine and re.fullmatch(r"\d{1,12}\.\d{1,12}", folded):
        return _bare(Decimal(folded), header)
    outside = _PARENTHESES.sub(" ; ", folded)
    foreign = _FOREIGN_ANYWHERE.search(folded) is not None and not re.search(r"€|\beuros?\b|\beur\b", folded)
    for place in (outside, folded):
        amounts, rates_only = _amounts(place)
        if amounts and not foreign:
            price = _choose(amounts, place)
            basis = price.basis or _only_basis(folded) or header_basis
            if is_rate and _is_bare(folded):
                return _NOTHING
            factor = 1000 if is_thousands and _is_bare(folded) else 1
            high = None if price.max_eur is None else price.max_eur * factor
            return _checked((price.min_eur or Decimal()) * factor, high, basis)
        if rates_only:
            return _NOTHING
    if foreign:
        return _NOTHING
    if _FREE.search(folded) and not _NOT_FREE.search(folded):
        return Price(Decimal(0), Decimal(0))
    return _NOTHING if _WITHOUT_AMOUNT.search(folded) else _UNREADABLE


def _is_bare(folded: str) -> bool:
    return re.fullmatch(rf"{NUMBER}(?:\s*(?:a|-)\s*{NUMBER})?", folded) is not None


def _only_basis(folded: str) -> PriceBasis | None:
    found = {match.lastgroup for match in _BASIS.finditer(folded)}
    if len(found) != 1:
        return None
    return "HT" if "ht" in found else "TTC"


def _amounts(text: str) -> tuple[list[_Amount], bool]:
    """The amounts of a text, and whether it holds nothing but rates (« 45 €/h »)."""
    matches = [
        match
        for match in _AMOUNT.finditer(text)
        if not _NOT_AN_AMOUNT.match(text[match.end("number") :]) or match["after"]
    ]
    marked = [
        bool(match["before"] or match["after"] or match["basis"] or match["cents"]) for match in matches
    ]
    for place in range(len(matches) - 2, -1, -1):
        # « de 300 à 500 € », « 300/500 € »: the first figure shares the sign of the second.
        between = text[matches[place].end() : matches[place + 1].start()]
        if marked[place + 1] and re.fullmatch(r"\s*(?:a|-|et|ou|/|jusqu'a)\s*", between):
            marked[place] = True
    if not any(marked) and matches and not _SMALL_WORDS.sub("", _AMOUNT.sub(" ", text)):
        marked = [True] * len(matches)
    kept = [match for match, is_marked in zip(matches, marked, strict=True) if is_marked]
    sides = _sides(kept, text)
    amounts: list[_Amount] = []
    for match, about in zip(kept, sides, strict=True):
        rest = text[match.end() :]
        if _RATE.match(rest) or (_RATE_BEFORE.search(text[: match.start()]) and len(kept) == 1):
            continue
        number = read_number(match["number"], dot_groups=True, comma_groups=True)
        if match["cents"]:
            number += Decimal(match["cents"].strip(" €")) / 100
        if match["kilo"]:
            number *= 1000
        if match["times"] and len(kept) == 1:
            number *= int(match["times"])
        elif match["times"]:
            continue
        amounts.append(
            _Amount(
                number,
                match.start(),
                match.end(),
                about,
                text[: match.start()],
                _only_basis(match.group() + " " + about),
            )
        )
    return amounts, bool(kept) and not amounts


def _sides(matches: list[re.Match[str]], text: str) -> list[str]:
    """What is said of each amount: after it, unless the text announces before (« HT : 1 200 € / TTC : 1 440 € »)."""
    if not matches:
        return []
    announced = re.search(r"\b(?:inter|intra|ht|ttc)\b", text[: matches[0].start()]) is not None
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    if announced:
        return [text[starts[i] : ends[i]] for i in range(len(matches))]
    return [text[starts[i + 1] : ends[i + 1]] for i in range(len(matches))]


def _choose(amounts: list[_Amount], text: str) -> Price:
    """One price or one span out of several amounts: one basis, between companies rather than within one, no extra fees."""
    first, *others = amounts
    for other in others:
        gap = text[first.end : other.start]
        if (
            _EXTRA.search(other.ahead[first.end :])
            and not re.search(r"\bentre\b", text[: first.start])
            and (_FEE.search(gap + other.about) or "+" in gap)
        ) or _FEE.search(gap[-30:]):
            amounts = [each for each in amounts if each is not other]
    amounts = [each for each in amounts if not _OLD.search(each.ahead)] or amounts[:1]
    if len({each.basis for each in amounts if each.basis}) > 1:
        amounts = [each for each in amounts if each.basis == (amounts[0].basis or "HT")] or amounts[:1]
    within = [each for each in amounts if _INTRA.search(each.about)]
    if within and len(within) < len(amounts):
        amounts = [each for each in amounts if each not in within]
    between = [each for each in amounts if _INTER.search(each.about)]
    if within and between:
        amounts = between
    low, high = min(each.eur for each in amounts), max(each.eur for each in amounts)
    if re.match(r"\s*gratuit", text):
        low = Decimal(0)  # « Gratuit pour les adhérents, 300 € sinon »
    elif len(amounts) == 1 and (_OPEN.search(amounts[0].ahead) or _OPEN_AFTER.search(text[amounts[0].end :])):
        return Price(low, None, amounts[0].basis)
    return Price(low, high, amounts[0].basis)
