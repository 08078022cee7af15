"""Web addresses, e-mail addresses and telephone numbers: only what http(s), mailto and tel may open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from importers.records import CellValue
from importers.values.texts import display, is_unknown

_SPACES: Final = re.compile(r"\s+")
_WEB: Final = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_BARE_WEB: Final = re.compile(
    r"(?<![@\w.-])(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+|(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|io|info|school"
    r"|academy|online|ai|be|ch|gouv|education|pro|paris|bzh))(?::\d+)?(?:/[^\s<>\"']*)?(?![\w@])",
    re.IGNORECASE,
)
_OTHER_SCHEME: Final = re.compile(r"\b(?!https?\b)[a-z][a-z0-9+.-]*:/+$", re.IGNORECASE)
"""« ftp://… » is not an address of the web."""
_EMAIL: Final = re.compile(
    r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}", re.IGNORECASE
)
_PHONE: Final = re.compile(
    r"(?:\(?(?:\+|00)\s?(?P<country>\d{1,3})\)?[\s.-]*(?:\(0\)[\s.-]*)?|(?<!\d)\(?0[\s.-]?)(?P<rest>[1-9](?:[\s.-]?\)?[\s.-]?\d){8})(?!\d)"
)
_NOT_A_DIGIT: Final = re.compile(r"\D+")
_SHORT_PHONE: Final = re.compile(r"(?<!\d)(?:3\d(?:[\s.]?\d){2}|1[05](?:[\s.]?\d){2})(?!\d)")
_LOST_ZERO: Final = re.compile(r"[1-9]\d{8}")
_ABROAD: Final = re.compile(r"(?:\+|00)\s?\d(?:[\s.()-]?\d){6,13}")
_SAID_IN_CELL: Final = re.compile(
    r"\W*(?:lien|voir|en savoir plus|site|page|ici|cliquer ici|url|web|fiche|link)\W*", re.IGNORECASE
)
_TRAILING: Final = ".,;:!?)]}»’'\""


@dataclass(frozen=True, slots=True)
class LinkRead:
    """What may be opened or shown; `None` with `unreadable` when the cell says something else."""

    value: str | None = None
    unreadable: bool = False


_NOTHING: Final = LinkRead()


def parse_url(value: CellValue, link: str | None = None) -> LinkRead:
    """The web address of a cell: the target of its hyperlink (to the letter), else the one in its text."""
    if link and (target := _web(link.strip(), whole=True)):
        return LinkRead(target)
    text = display(value)
    if not text or is_unknown(text):
        return _NOTHING
    found = _web(text, whole=False)
    if found:
        return LinkRead(found)
    return LinkRead(unreadable=not _SAID_IN_CELL.fullmatch(text) or bool(link))


@lru_cache(maxsize=16_384)
def _web(text: str, *, whole: bool) -> str | None:
    if found := _WEB.search(text):
        if whole and found.start() == 0:
            return _SPACES.sub("%20", text)
        return _without_trailing(found.group())
    found = _BARE_WEB.search(text)
    if found and "@" not in text[: found.start()] and not _OTHER_SCHEME.search(text[: found.start()]):
        return "https://" + _without_trailing(found.group())
    return None


def _without_trailing(address: str) -> str:
    shorter = address.rstrip(_TRAILING)
    return (
        shorter + ")"
        if address[len(shorter) :].startswith(")") and shorter.count("(") > shorter.count(")")
        else shorter
    )


def parse_email(value: CellValue, link: str | None = None) -> LinkRead:
    """The e-mail address of a cell or of its `mailto:` link."""
    if link and link.casefold().startswith("mailto:"):
        found = _EMAIL.search(unquote(link[len("mailto:") :]))
        if found:
            return LinkRead(found.group())
    text = display(value)
    if not text or is_unknown(text):
        return _NOTHING
    found = _EMAIL.search(text)
    return LinkRead(found.group()) if found else LinkRead(unreadable=True)


def parse_phone(value: CellValue) -> LinkRead:
    """A telephone number as « 01 23 45 67 89 » or « +33 1 23 45 67 89 »; a number cell has lost its zero."""
    text = display(value)
    if not text or is_unknown(text):
        return _NOTHING
    if _LOST_ZERO.fullmatch(text):
        text = "0" + text
    if found := _PHONE.search(text):
        digits = _NOT_A_DIGIT.sub("", found["rest"])
        country = found["country"]
        first = "0" + digits[0] if country is None else f"+{country} {digits[0]}"
        return LinkRead(" ".join([first, *(digits[i : i + 2] for i in range(1, 9, 2))]))
    if found := _ABROAD.search(text) or _SHORT_PHONE.search(text):
        return LinkRead(found.group())
    return LinkRead(unreadable=True)
