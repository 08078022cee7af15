"""The cells of a course as the catalogue keeps them: their texts together, apart from what rows share.

The columns, headers and fields come back with every row: they are kept once for all the rows that fill the
same cells, which leaves less than half of the bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from db.columns import compact_json
from db.records import CellRecord, KeptCells

_SIGN: Final = "\x1f"
"""Stands between texts, unless one of them holds it."""
_NUMBER_BYTES: Final = 7
"""A number made of as many bytes is positive for SQLite, and two layouts never share it by chance."""


def kept(cells: Sequence[Sequence[Any]]) -> KeptCells:
    """`cells`, each `(column, header, field, raw, link)`, as the catalogue keeps them."""
    columns, headers, fields, raws, links = zip(*cells, strict=True) if cells else ((),) * 5
    linked = None
    if links.count(None) < len(links):
        linked = compact_json([[place, link] for place, link in enumerate(links) if link is not None])
    return KeptCells(*_layout(columns, headers, fields), _together(raws), linked)


def cells_of(layout: str, texts: str, links: str | None) -> tuple[CellRecord, ...]:
    """The cells of which `kept` gave these."""
    linked = dict(json.loads(links)) if links else {}
    filled = zip(_filled(layout), _apart(texts), strict=True)
    return tuple(CellRecord(*cell, raw, linked.get(place)) for place, (cell, raw) in enumerate(filled))


@lru_cache(maxsize=8_192)
def _layout(
    columns: tuple[int, ...], headers: tuple[str, ...], fields: tuple[str | None, ...]
) -> tuple[int, str]:
    """The number of a layout, made of what it says, and what it says."""
    layout = compact_json(list(zip(columns, headers, fields, strict=True)))
    digest = blake2b(layout.encode("utf-8", "backslashreplace"), digest_size=_NUMBER_BYTES).digest()
    return int.from_bytes(digest, "big"), layout


def _together(raws: Sequence[str]) -> str:
    texts = _SIGN.join(("", *raws))
    return texts if texts.count(_SIGN) == len(raws) else compact_json(raws)


def _apart(texts: str) -> list[str]:
    if texts.startswith(_SIGN):
        return texts[1:].split(_SIGN)
    return list(json.loads(texts)) if texts else []


@lru_cache(maxsize=1_024)
def _filled(layout: str) -> list[tuple[int, str, str | None]]:
    return [(column, header, field) for column, header, field in json.loads(layout)]
