"""Sheets that stand beside the courses of a file: told by their name or by their headers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Final

from resources import read_bytes
from resources.vocabulary import fold

_WORD: Final = re.compile(r"[a-z]+|\d+|[€%]")


def is_set_aside(sheet_name: str) -> bool:
    """Whether the name of a sheet says that it is about the file, not a table of courses."""
    text = f" {_plain(sheet_name)} "
    return any(f" {name} " in text for name in _names())


def is_companion(headers: Iterable[str]) -> bool:
    """Whether these are the headers of a sheet that an export puts beside its courses."""
    found = frozenset(map(fold, headers))
    return any(wanted <= found for wanted in _headers())


@cache
def _names() -> tuple[str, ...]:
    return tuple(map(_plain, _listed()["set_aside_sheets"]))


@cache
def _headers() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(fold, headers)) for headers in _listed()["companion_sheets"])


def _listed() -> dict[str, list[str]]:
    return tomllib.loads(read_bytes("vocabulary", "headers.toml").decode("utf-8"))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))
