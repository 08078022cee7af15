"""The grammar of a price in words: amounts and what is said of each, rates, fees, inter and intra."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from importers.records import PriceBasis
from importers.values.figures import NUMBER, read_number

EURO: Final = r"(?:€|euros?(?![a-z])|eur(?![a-z])|e(?![a-z-]|\s(?!(?:ht|ttc|net|par|hors|tout)\b)[a-z]))"
"""« 990 e », not « 2e année »."""
_FOREIGN: Final = (
    r"(?:\$|£|¥|usd|cad|chf|gbp|f ?cfa|xaf|xof|cfa|mad|dhs?|dirhams?|tnd|dzd|dinars?|dollars?|livres?|francs?"
    r"|frs?|sfr|xpf|ariary)(?![a-z])"
)
FOREIGN_ANYWHERE: Final = re.compile(rf"(?<![a-z]){_FOREIGN}")
_IN_FOREIGN: Final = re.compile(_FOREIGN)
_AMOUNT: Final = re.compile(
    r"(?:(?P<times>\d{1,2})\s*(?:x|fois)\s*(?:de )?)?"
    rf"(?P<before>(?<![a-z])(?:€|euros?|eur|{_FOREIGN})\s*)?"
    rf"(?P<number>{NUMBER})(?:(?P<cents>\s?€\s?\d\d(?![\d ]))|[,.]-+)?"
    rf"\s*(?P<kilo>k(?=\s?(?:€|eur)|\s?(?:ht|ttc)?$))?\s*(?P<after>{EURO}|{_FOREIGN})?"
    r"(?P<basis>\s*(?:ht|ttc|h\.\s?t|t\.\s?t\.\s?c)(?![a-z]))?"
)
_BASIS: Final = re.compile(
    r"(?P<ht>(?<![a-z])h\.?\s?t\b|\bhors[- ]tax\w*|\bhors tva"
    r"|\+ ?(?:la )?tva\b|\btva\s+en (?:sus|plus)|\bexcl\w*\.? (?:vat|tax)|\bvat excl)"
    r"|(?P<ttc>(?<![a-z])t\.?\s?t\.?\s?c\b|\btoutes taxes|\btva (?:incluse|comprise)|\bincl\w*\.? (?:vat|tax)"
    r"|\bvat incl|\btaxes (?:incluses|comprises))"
)
_NOT_AN_AMOUNT: Final = re.compile(
    r"\s*(?:%|pour ?cents?\b|(?:h|heures?|j|jours?|jrs|journees?|mois|semaines?|ans?|annees?|stagiaires?"
    r"|personnes?|pers|participants?|places?|modules?|min|mn|minutes?|demi|apprenants?|salaries?|seances?"
    r"|sessions?|points?|ects|er|e|eme|eleves?)\b)"
)
_PERIODS: Final = r"(?:heures?|h|jours?|j|journee|mois|semaines?|demi-journee|minute|min)\b"
_RATE: Final = re.compile(
    r"^(?:\s*(?:ht|ttc|h\.t\.?|t\.t\.c\.?|net))?[^\d/€]{0,24}?"
    rf"(?:/|\bpar\b|\bde l'|\bl'|\ble\b|\bla\b)\s*{_PERIODS}"
)
_RATE_AHEAD: Final = re.compile(
    r"\b(?:horaires?|journaliers?|mensuel\w*|hebdo\w*"
    r"|(?:prix|cout|tarif)s?\s?(?:/|par|a l'|de l')\s?(?:heure|h|jour|mois))\b"
)
_HOURS_TIMES: Final = re.compile(r"\d\s?h(?:eures?)?\s*(?:x|\*|a)\s*$")
"""« 21 h x 15 € »."""
_SHARED_SIGN: Final = re.compile(r"\s*(?:a|-|et|ou|/|jusqu'a)\s*")
_OPEN: Final = re.compile(
    r"(?:\ba partir d[eu]|\ba[/ ]?p\.? ?d[eu]|\bdes|\bfrom|\bminimum|\bau moins|\bmini|\bplancher"
    r"|>=?|\bplus de)\s*(?:seulement )?:?\s*$"
)
_OPEN_AFTER: Final = re.compile(r"^[^\d]{0,16}?(?:\bminimum\b|\bmini\b|\bet plus\b|^\s*\+\s*$)")
_CAPPED: Final = re.compile(
    r"(?:\bjusqu'a|\bmaximum|\bmaxi?|\bau plus|\bau maximum|\bmoins d[e']|\bplafonn?\w*|\binferieure? a|<=?)"
    r"\s*(?:a|de)?\s*:?\s*$"
)
_CAPPED_AFTER: Final = re.compile(r"^[^\d]{0,16}?\b(?:maximum|maxi?|au plus)\b")
_OTHER_THAN_PRICE: Final = re.compile(
    r"(?:au lieu d[eu]|valeur|prix barre|ancien\w* (?:prix|tarif)|initialement|economi\w+|remise|reduction"
    r"|soit|dont|reste a charge|acompte|caution|prise? en charge[^\d]{0,20}|financ\w+[^\d]{0,20})"
    r"\s*(?:de|d'une?|:)?\s*$"
)
_NEVER_PRICE: Final = re.compile(
    r"\b(?:reste a (?:votre )?charge|acompte|caution|bourse|prime|gratification|remuneration|salaire)s?"
    r"\s*(?:de|d'|:|est de|mensuelle?)?\s*:?\s*$"
)
_NEVER_PRICE_AFTER: Final = re.compile(
    r"\s*(?:de|en|a)?\s*(?:reste a (?:votre )?charge|d'acompte|de caution)\b"
)
"""What the trainee is left to pay, or is paid, is not what the course costs."""
_ADDED: Final = re.compile(r"(?:\+|\bplus\b|\bet\b|\bhors\b)[^\d]{0,40}$")
_FEE: Final = re.compile(
    r"\b(?:frais|droits?|inscription|dossier|adhesion|examen|certification|repas|licence|kit|deplacement"
    r"|cotisation|caution|hebergement|passage)\b"
)
_FEES_AHEAD: Final = re.compile(
    r"\b(?:frais|droits?) (?:de |d')?"
    r"(?:inscription|dossier|adhesion|examen|certification|passage|jury|repas|hebergement)\s*[:(]?\s*$"
)
"""« Frais d'inscription : 150 € ; formation : 1 490 € »."""
_INTER: Final = re.compile(r"\binter(?![a-z])|\bindividuel\w*|\bpar (?:personne|stagiaire|participant)")
_INTRA: Final = re.compile(r"\bintra(?![a-z])|\bgroupe\b")
_ANNOUNCED: Final = re.compile(r"\b(?:inter|intra|ht|ttc)\b")
_SMALL_WORDS: Final = re.compile(
    r"\b(?:tarifs?|prix|couts?|montant|total|net|nets|de|d|du|taxes?|tva|par|stagiaires?|participants?"
    r"|personnes?|pers|apprenants?|ht|ttc|a|partir|environ|des|entre|et|ou|jusqu|max|maximum|min|mini|minimum"
    r"|inter|intra|le|la|les|l|session|formation|groupe|individuel|entreprise|hors|seulement|standard|public"
    r"|catalogue|normal|plein|frais|pedagogiques?|inscription|unitaire|candidat|eleve|parcours|module|pour"
    r"|h t|t t c|soit|lance\w*)\b|[\W_]"
)
"""Around a number without a currency, any other word could make it something else than a price."""


@dataclass(frozen=True, slots=True)
class _Amount:
    eur: Decimal
    start: int
    end: int
    about: str
    """What is written on its own side of it."""
    ahead: str
    """All that is written before it."""
    basis: PriceBasis | None


@dataclass(frozen=True, slots=True)
class AmountRead:
    """One price or one span; `high` is `None` for « à partir de », `low` for « jusqu'à »."""

    low: Decimal | None
    high: Decimal | None
    basis: PriceBasis | None


def one_basis(folded: str) -> PriceBasis | None:
    """HT or TTC if the text says one of them only."""
    found = {match.lastgroup for match in _BASIS.finditer(folded)}
    if len(found) != 1:
        return None
    return "HT" if "ht" in found else "TTC"


def says_rate(folded: str) -> bool:
    """Whether a header or a text announces rates: « Coût horaire », « €/h »."""
    return _RATE_AHEAD.search(folded) is not None or bool(
        re.search(r"(?:/|\bpar )\s?(?:h|heure|jour|j)\b", folded)
    )


def says_nothing_but_small_words(folded: str) -> bool:
    """Whether no word of the text bears on what it is about: « HT », « par stagiaire »."""
    return not _SMALL_WORDS.sub("", folded)


def read_amounts(text: str) -> AmountRead | None:
    """The price that a folded text states; `None` if it states none."""
    amounts = _amounts(text)
    return _choose(amounts, text) if amounts else None


def has_rate(text: str) -> bool:
    """Whether a text holds an amount that is a rate: « 45 €/h »."""
    return any(_is_rate(match, text) for match in _AMOUNT.finditer(text))


def _is_rate(match: re.Match[str], text: str) -> bool:
    return bool(_RATE.match(text[match.end() :]) or _HOURS_TIMES.search(text[: match.start()]))


def _announces_rate(ahead: str) -> bool:
    """« coût horaire 15 € », not « (coût horaire variable) coût total 525 € »."""
    found = _RATE_AHEAD.search(ahead)
    return found is not None and "total" not in ahead[found.end() :]


def _amounts(text: str) -> list[_Amount]:
    matches = [
        match
        for match in _AMOUNT.finditer(text)
        if match["after"] or not _NOT_AN_AMOUNT.match(text[match.end("number") :])
    ]
    marked = [
        bool(match["before"] or match["after"] or match["basis"] or match["cents"]) for match in matches
    ]
    for place, (one, two) in reversed(list(enumerate(pairwise(matches)))):
        # « de 300 à 500 € », « 300/500 € »: the first figure shares the sign of the second.
        if marked[place + 1] and _SHARED_SIGN.fullmatch(text[one.end() : two.start()]):
            marked[place] = True
    if not any(marked) and says_nothing_but_small_words(_AMOUNT.sub(" ", text)):
        kept = matches
    else:
        kept = [match for match, is_marked in zip(matches, marked, strict=True) if is_marked]
    starts = [0, *(match.end() for match in kept)]
    kept = [
        match
        for match, start in zip(kept, starts, strict=False)
        if not _IN_FOREIGN.search(f"{match['before'] or ''} {match['after'] or ''}")
        and not _announces_rate(text[start : match.start()])
        and not _NEVER_PRICE.search(text[start : match.start()])
        and not _NEVER_PRICE_AFTER.match(text[match.end() :])
    ]
    return [
        _amount(match, about, text, alone=len(kept) == 1)
        for match, about in zip(kept, _sides(kept, text), strict=True)
        if not _is_rate(match, text) and (len(kept) == 1 or not match["times"])
    ]


def _amount(match: re.Match[str], about: str, text: str, *, alone: bool) -> _Amount:
    number = read_number(match["number"], dot_groups=True, comma_groups=True)
    if match["cents"]:
        number += Decimal(match["cents"].strip(" €")) / 100
    if match["kilo"]:
        number *= 1000
    if match["times"] and alone:
        number *= int(match["times"])
    basis = one_basis(f"{match.group()} {about}")
    return _Amount(number, match.start(), match.end(), about, text[: match.start()], basis)


def _sides(matches: list[re.Match[str]], text: str) -> list[str]:
    """What is said of each amount: after it, unless announced before (« HT : 1 200 € / TTC : 1 440 € »)."""
    if not matches:
        return []
    is_announced = _ANNOUNCED.search(text[: matches[0].start()]) is not None
    starts = [0, *(match.end() for match in matches)]
    ends = [*(match.start() for match in matches), len(text)]
    sides = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return sides[:-1] if is_announced else sides[1:]


def _choose(amounts: list[_Amount], text: str) -> AmountRead:
    """One price or one span: one basis, per person rather than per group, without fees."""
    amounts = _without_fees(amounts, text)
    amounts = [each for each in amounts if not _OTHER_THAN_PRICE.search(each.ahead)] or amounts[:1]
    if len({each.basis for each in amounts if each.basis}) > 1:
        basis = amounts[0].basis or "HT"
        amounts = [each for each in amounts if each.basis == basis]
    between = [each for each in amounts if _INTER.search(each.about)]
    within = [each for each in amounts if _INTRA.search(each.about)]
    if within and len(within) < len(amounts):
        amounts = between or [each for each in amounts if each not in within]
    first = amounts[0]
    if len(amounts) == 1 and (_OPEN.search(first.ahead) or _OPEN_AFTER.search(text[first.end :])):
        return AmountRead(first.eur, None, first.basis)
    if len(amounts) == 1 and (_CAPPED.search(first.ahead) or _CAPPED_AFTER.search(text[first.end :])):
        return AmountRead(None, first.eur, first.basis)
    low, high = min(each.eur for each in amounts), max(each.eur for each in amounts)
    if re.match(r"\s*gratuit", text):
        low = Decimal(0)  # « Gratuit pour les adhérents, 300 € sinon »
    return AmountRead(low, high, first.basis)


def _without_fees(amounts: list[_Amount], text: str) -> list[_Amount]:
    """Without « + 150 € de frais d'inscription »: the price of the course is the first amount."""
    while len(amounts) > 1 and _FEES_AHEAD.search(amounts[0].ahead):
        gap = text[amounts[0].end : amounts[1].start]
        if _SHARED_SIGN.fullmatch(gap):
            break
        amounts = amounts[1:]
    first, *others = amounts
    is_range = re.search(r"\bentre\b", first.ahead) is not None
    kept = [first]
    for other in others:
        gap = text[first.end : other.start]
        is_added = not is_range and _ADDED.search(gap) and ("+" in gap or _FEE.search(gap + other.about))
        if not is_added and not _FEE.search(gap[-30:]):
            kept.append(other)
    return kept
