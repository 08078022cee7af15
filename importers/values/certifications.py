"""Certification codes and kinds: « RS 6776 », « RNCP RNCP39116 », « RNCP38616 BC01 et BC02 », « CQP ».

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

_NUMBER_SIGN: Final = (
    r"(?:\s|n\s?°|n[o0]?\b\.?|num(?:ero)?|code|fiche|:|=|-|–|_|/|\.|°|#|inscription|sous le)*"
)
_BLOCK: Final = r"(?:bcs?|blocs?(?: de competences?)?|ccp)[\s.:_n°-]*0?(?P<{name}>\d{{1,2}})(?!\d)"
_CODE: Final = re.compile(
    r"(?<![a-z])(?P<register>rncp|rs)(?P<between>"
    + _NUMBER_SIGN
    + r")(?P<number>\d{1,2}[ .]\d{3}|\d{3} \d\d(?=\s*(?:$|[)/;,\n]))|\d{1,7})(?!\d)"
    r"(?:[\s_.(,:-]*" + _BLOCK.format(name="block") + ")?"
)
_OF_REGISTER: Final = re.compile(
    r"(?:fiche |n° ?|numero |code )(?P<number>\d{3,6})\s*(?:au|du|\()\s*"
    r"(?P<register>rncp|rs|repertoire specifique|repertoire national)\b"
)
"""« fiche 38616 du RNCP »."""
_IN_REGISTER: Final = re.compile(
    r"(?P<register>repertoire specifique|repertoire national des certifications professionnelles"
    r"|\brncp (?:de )?niveau [3-8])(?:[^\d]{0,30}|\W+)(?P<number>\d{3,6})(?!\d)"
)
"""« Répertoire spécifique, n° 6776 », « titre RNCP niveau 6 (38616) »."""
_IN_PARENTHESES: Final = re.compile(
    r"\b(?P<register>rncp(?= ?\( ?(?:[cnf]|\d{5}\b))|rs(?= ?\( ?(?:[cnf]|[5-9]\d{3}\b)))"
    r" ?\( ?(?:(?:code|n°|numero|fiche) ?:? ?)*(?P<number>\d{3,6}) ?\)"
)
"""« RNCP (code 38616) », « RS (6776) », not « RS (2026) »."""
_BLOCK_OF: Final = re.compile(
    _BLOCK.format(name="block")
    + r"\s*(?:du |de la |de |- |\()?(?:fiche |titre )?rncp\s?(?:n°\s?)?(?P<number>\d{2,6})(?!\d)"
)
"""« bloc 2 du RNCP38616 »."""
_SIBLING: Final = re.compile(
    r"\s*(?:/|,|;|\||&|\$|\+|et|ou|\n)\s*(?P<number>\d{3,6})"
    r"(?![\d.,]*\d|\s*(?:h|heures?|€|euros?|%|j|jours?|mois|bc)\b|\s*€)"
)
"""A number after a code shares its register: « RS6776 / 7344 »."""
_SIBLING_BLOCK: Final = re.compile(
    r"\s*(?:(?P<to>a)\b|/|,|;|&|\+|et|-|\||\$)?\s*"
    + _BLOCK.format(name="block")
    + r"|\s*(?:(?P<up_to>a)\b|/|,|;|&|\+|et)\s*(?P<bare>\d{1,2})(?!\w|[.,]\d|\s*[%€])"
    r"(?!\s*(?:heures?|h|jours?|j|mois|ans?|euros?)\b)"
)
"""« BC01, BC03 », « BC01, 02 et 03 », « blocs 1 à 3 »."""
_REPLACED: Final = re.compile(
    r"\b(?:remplacee?s?|remplace|remplacant|renouvelee?)\s+par\b"
    r"|\b(?:devient|devenue?|nouvelle fiche|nouveau code)\b|→|=>|->"
)
_FORMER: Final = re.compile(
    r"\b(?:remplace|remplacant|anciennement|anciens?|ancienne|ex|succede a|suite d[eu]|en remplacement de"
    r"|precedemment|historique)\b[^a-z0-9]*(?:la |le |du |de la |fiche |code |n° ?)*$"
)
_EXPIRED: Final = re.compile(
    r"(?:rncp|rs)\D{0,4}\d+(?:bc\d+)?\s*[(:,-]?\s*(?:expire|abroge|caduque?|obsolete|inacti)"
)
_DOTTED: Final = re.compile(r"\br\.\s?n\.\s?c\.\s?p\b|\br\.\s?s\b")
_SWAPPED: Final = re.compile(r"\b(?:rnpc|rcnp|rncpp|rnccp|rnncp)(?=[\s:.°n_-]{0,4}\d{4,6}\b)")
"""« RNPC38616 »: letters swapped or doubled, before the figures of a code."""
_TWICE: Final = re.compile(r"\b(rncp|rs)\1(?=\d)")
"""« RNCPRNCP38616 »: a sheet that wrote the register before each code."""
_BARE: Final = re.compile(r"\s*(?:n\s?°\s?)?(?P<number>\d{2,6})(?:[.,]0+)?\s*")
_BARE_SEPARATORS: Final = re.compile(r"[/,;|&$+\n]|\bet\b|\bou\b|\s-\s")
_RS_NUMBERS: Final = range(5000, 10_000)
"""Numbers of the Répertoire spécifique since 2019; RNCP sheets of that size are over fifteen years old."""
_RNCP_DIGITS: Final = 5


@dataclass(frozen=True, slots=True)
class CertificationsRead:
    """Normalised codes (`RNCP38616BC02`, `RS6776`) and slugs of kinds, in the order of the cell."""

    codes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


_NOTHING: Final = CertificationsRead()


def parse_certifications(value: CellValue, *, header: str = "") -> CertificationsRead:
    """The codes and kinds of a cell; the register of `header` (« N° RNCP », `code_rs`) completes numbers."""
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
    folded = _DOTTED.sub(lambda match: match.group().replace(".", ""), folded)
    folded = _TWICE.sub(r"\1", _SWAPPED.sub("rncp", folded))
    codes = _bare_codes(folded, _registers(header)) or _codes(folded)
    kinds: dict[str, None] = {}
    for code in codes:
        kinds["rncp" if code.startswith("RNCP") else "rs"] = None
    if not _BARE.fullmatch(folded):
        for slug in _named_kinds(folded, has_codes=bool(codes)):
            kinds[slug] = None
    return CertificationsRead(codes, tuple(kinds))


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
        number = match["number"].replace(" ", "").replace(".", "").lstrip("0")
        if number and (len(number) > 1 or not match["between"]):  # not « RNCP : 6 »
            found += [(match.start(), code) for code in _codes_from(match, number, folded)]
    for match in _BLOCK_OF.finditer(folded):
        whole = f"RNCP{match['number']}"
        found = [each for each in found if each[1] != whole]
        found.append((match.start(), _block(whole, int(match["block"]))))
    for pattern in (_OF_REGISTER, _IN_REGISTER, _IN_PARENTHESES):
        for match in pattern.finditer(folded):
            register: Register = "RS" if match["register"] in ("rs", "repertoire specifique") else "RNCP"
            found.append((match.start(), f"{register}{match['number']}"))
    return _in_force(sorted(found, key=lambda each: each[0]), folded)


def _codes_from(match: re.Match[str], number: str, folded: str) -> list[str]:
    """The code of a match, and those that the numbers or blocks right after it make."""
    register: Register = "RNCP" if match["register"] == "rncp" else "RS"
    end = match.end()
    if match["block"] and register == "RNCP":
        blocks = [int(match["block"])]
        while following := _SIBLING_BLOCK.match(folded, end):
            block = int(following["block"] or following["bare"])
            first = blocks[-1] + 1 if following["to"] or following["up_to"] else block
            blocks += range(first, block + 1)
            end = following.end()
        return [_block(f"RNCP{number}", block) for block in blocks]
    codes = [f"{register}{number}"]
    while sibling := _SIBLING.match(folded, end):
        codes.append(f"{register}{sibling['number'].lstrip('0')}")
        end = sibling.end()
    return codes


def _block(code: str, number: int) -> str:
    return f"{code}BC{number:02}" if number else code


def _in_force(found: list[tuple[int, str]], folded: str) -> tuple[str, ...]:
    """Without the codes that the cell says are replaced (« RNCP34496 remplacée par RNCP36405 »)."""
    kept = [
        code
        for start, code in found
        if not _FORMER.search(folded[:start]) and not _EXPIRED.match(folded[start:])
    ]
    if turn := _REPLACED.search(folded):
        kept = [code for start, code in found if start > turn.end()] or kept
    return tuple(dict.fromkeys(kept or [code for _, code in found]))
