"""Certification codes and kinds: « RS 6776 », « RNCP RNCP39116 », « RNCP38616 BC01 et BC02 », « CQP », bare numbers.

A bare number is a code only under a header that says of which register (« N° RNCP »).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from importers.records import CellValue
from importers.values.figures import is_moment
from importers.values.texts import display, is_unknown
from importers.values.vocabularies import fold_name, index_of
from resources.vocabulary import fold, vocabulary

Register = Literal["RNCP", "RS"]

_NUMBER_SIGN: Final = r"(?:\s|n\s?°|n[o0]?\b\.?|num(?:ero)?|code|fiche|:|-|–|_|/|\.|°|#|inscription|sous le)*"
_BLOCK: Final = r"(?:bcs?|blocs?(?: de competences?)?|ccp)[\s.:_n°-]*0?(?P<{name}>\d{{1,2}})(?!\d)"
_CODE: Final = re.compile(
    r"(?<![a-z0-9])(?P<register>rncp|rs)(?P<between>"
    + _NUMBER_SIGN
    + r")(?P<number>\d{2}[ .]\d{3}|\d{1,6})(?!\d)"
    r"(?:[\s_.(,:-]*" + _BLOCK.format(name="block") + ")?"
)
_AFTER_NUMBER: Final = re.compile(
    r"(?:fiche |n° ?|numero |code )(?P<number>\d{3,6})\s*(?:au|du|\()\s*(?P<register>rncp|rs|repertoire specifique|repertoire national)\b"
    r"|(?P<register2>repertoire specifique|repertoire national des certifications professionnelles)[^\d]{0,30}(?P<number2>\d{3,6})(?!\d)"
    r"|"
    + _BLOCK.format(name="block3")
    + r"\s*(?:du |de la |de |- |\()?(?:fiche |titre )?rncp\s?(?:n°\s?)?(?P<number3>\d{2,6})(?!\d)"
)
_SIBLING: Final = re.compile(
    r"\s*(?:/|,|;|\||&|\$|\+|et|ou|\n)\s*(?P<number>\d{3,6})(?![\d.,]*\d|\s*(?:h|heures?|€|euros?|%|j|jours?|mois|bc)\b|\s*€)"
)
_SIBLING_BLOCK: Final = re.compile(r"\s*(?:/|,|;|&|\+|et|a|-|\||\$)?\s*" + _BLOCK.format(name="block"))
_REPLACED: Final = re.compile(
    r"\b(?:remplacee?s?|remplace|remplacant|renouvelee?)\s+par\b|\b(?:devient|devenue?|nouvelle fiche|nouveau code)\b|→|=>|->"
)
_FORMER: Final = re.compile(
    r"\b(?:remplace|remplacant|anciennement|anciens?|ancienne|ex|succede a|suite d[eu]|en remplacement de|precedemment|historique)\b[^a-z0-9]*(?:la |le |du |de la |fiche |code |n° ?)*$"
)
_BARE: Final = re.compile(r"\s*(?:n\s?°\s?)?(?P<number>\d{2,6})(?:[.,]0+)?\s*")
_BARE_SEPARATORS: Final = re.compile(r"[/,;|&$+\n]|\bet\b|\bou\b|\s-\s")
_RS_NUMBERS: Final = range(5000, 10_000)
"""Numbers of the Répertoire spécifique since 2019; a RNCP sheet of that size would be over fifteen years old."""
_RNCP_DIGITS: Final = 5
_FILLER: Final = re.compile(r"^[\s/,;|&$+:()\[\]–—-]+|[\s/,;|&$+:(\[–—-]+$")
_EMPTY_LABEL: Final = re.compile(
    r"[\W_]*|.*\b(?:a verifier|en cours|rncp|rs|n°|code|fiche|et|ou)[\W_]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CertificationsRead:
    """Normalised codes, slugs of kinds, and the wording beside the codes.

    `label` is `None` when the cell holds codes alone; `unknown`: a text in which neither a code nor a kind was found.
    """

    codes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    label: str | None = None


_NOTHING: Final = CertificationsRead()


def parse_certifications(value: CellValue, *, header: str = "") -> CertificationsRead:
    """The codes and kinds of a cell. The register of `header` (« N° RNCP », `code_rs`) completes bare numbers."""
    if value is None or isinstance(value, bool) or is_moment(value):
        return _NOTHING
    return _read_text(display(value), header)


@lru_cache(maxsize=1024)
def _registers(header: str) -> frozenset[Register]:
    words = set(re.sub(r"[^a-z]+", " ", fold(header)).split())
    found: set[Register] = set()
    if words & {"rncp", "coderncp"}:
        found.add("RNCP")
    if words & {"rs", "inventaire", "specifique", "coders"}:
        found.add("RS")
    return frozenset(found)


@lru_cache(maxsize=16_384)
def _read_text(text: str, header: str) -> CertificationsRead:
    if is_unknown(text):
        return _NOTHING
    folded = "\n".join(fold(line) for line in text.split("\n"))
    codes = _bare_codes(folded, _registers(header)) or _codes(folded)
    kinds: dict[str, None] = {}
    for code in codes:
        kinds["rncp" if code.startswith("RNCP") else "rs"] = None
    if not _BARE.fullmatch(folded):
        for slug in _named_kinds(folded, has_codes=bool(codes)):
            kinds[slug] = None
    return CertificationsRead(codes, tuple(kinds), _label(text, codes))


def _named_kinds(folded: str, *, has_codes: bool) -> tuple[str, ...]:
    slugs = [span.slug for span in index_of(vocabulary().certification_kinds).spans(fold_name(folded))]
    if has_codes or any(slug != "aucune" for slug in slugs):
        slugs = [slug for slug in slugs if slug != "aucune"]
    return tuple(dict.fromkeys(slugs))


def _bare_codes(folded: str, registers: frozenset[Register]) -> tuple[str, ...]:
    """The codes of a cell that holds numbers only, under a header that names their register."""
    if not registers:
        return ()
    numbers: list[str] = []
    for part in _BARE_SEPARATORS.split(folded):
        found = _BARE.fullmatch(part)
        if not found:
            return ()
        number = found["number"].lstrip("0")
        if number:
            numbers.append(number)
    if len(registers) == 1:
        (register,) = registers
        return tuple(dict.fromkeys(f"{register}{number}" for number in numbers))
    codes: list[str] = []
    for number in numbers:
        if len(number) == _RNCP_DIGITS:
            codes.append(f"RNCP{number}")
        elif int(number) in _RS_NUMBERS:
            codes.append(f"RS{number}")
    return tuple(dict.fromkeys(codes))


def _codes(folded: str) -> tuple[str, ...]:
    found: list[tuple[int, str]] = []
    for match in _CODE.finditer(folded):
        register: Register = "RNCP" if match["register"] == "rncp" else "RS"
        number = match["number"].replace(" ", "").replace(".", "").lstrip("0")
        if not number or (len(number) < 2 and match["between"]):  # noqa: PLR2004 - « RNCP niveau 6 », « RNCP : 6 »
            continue
        code = f"{register}{number}"
        if match["block"] and register == "RNCP":
            found.append((match.start(), _block(code, match["block"])))
            end = match.end()
            while following := _SIBLING_BLOCK.match(folded, end):
                found.append((match.start(), _block(code, following["block"])))
                end = following.end()
            continue
        found.append((match.start(), code))
        end = match.end()
        while sibling := _SIBLING.match(folded, end):
            found.append((match.start(), f"{register}{sibling['number'].lstrip('0')}"))
            end = sibling.end()
    for match in _AFTER_NUMBER.finditer(folded):
        if match["block3"]:
            code = f"RNCP{match['number3']}"
            found = [each for each in found if each[1] != code] + [
                (match.start(), _block(code, match["block3"]))
            ]
            continue
        register = (
            "RS" if (match["register"] or match["register2"]) in ("rs", "repertoire specifique") else "RNCP"
        )
        found.append((match.start(), f"{register}{match['number'] or match['number2']}"))
    return _in_force(sorted(found, key=lambda each: each[0]), folded)


def _block(code: str, number: str) -> str:
    return f"{code}BC{int(number):02}"


def _in_force(found: list[tuple[int, str]], folded: str) -> tuple[str, ...]:
    """Without the codes that the cell says are replaced (« RNCP34496 remplacée par RNCP36405 »)."""
    kept = [code for start, code in found if not _FORMER.search(folded[:start])]
    if turn := _REPLACED.search(folded):
        kept = [code for start, code in found if start > turn.end()] or kept
    return tuple(dict.fromkeys(kept or [code for _, code in found]))


def _label(text: str, codes: tuple[str, ...]) -> str | None:
    """The wording beside the codes: « RS6776 - Création de contenus » → « Création de contenus »."""
    if not codes:
        return None if _BARE.fullmatch(fold(text)) else text
    rest = re.sub(
        r"\b(?:RNCP|RS)[\s:n°N.-]*(?:(?:RNCP|RS)\s?)?\d{1,6}(?:[\s_-]*BC\s?\d{1,2})?",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    rest = " ".join(re.sub(r"\b(?:RNCP|RS)\b(?=\W*$)|\(\s*\)", " ", rest).split())
    rest = _FILLER.sub("", rest)
    return None if _EMPTY_LABEL.fullmatch(rest) or rest.isdigit() else rest
