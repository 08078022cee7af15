"""How values that SQLite does not know are stored: exact euros, moments, lists of words, JSON."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from db.amounts import euros_of, stored_euros
from db.records import DeducedTerm

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def _words_text(words: Sequence[str]) -> str:
    """Some texts as JSON, in a tenth of the time that an encoder takes to begin."""
    return f"[{', '.join(map(encode_basestring, words))}]"


def compact_json(value: Any) -> str:
    """`value` as the catalogue keeps JSON; accents stay readable in the file."""
    return _JSON.encode(value)


class Euros(TypeDecorator[Decimal]):
    """An exact amount in euros, stored as a whole number of ten-thousandths."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else stored_euros(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        return None if value is None else euros_of(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as ISO text in UTC, to the second."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else datetime.strptime(value, "%Y-%m-%dT%H:%M:%S%z")


class Words(TypeDecorator[tuple[str, ...]]):
    """A short list of texts, stored as a JSON array; never NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return _words_text(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return () if value is None or value == "[]" else tuple(json.loads(value))


class Terms(TypeDecorator[tuple[DeducedTerm, ...]]):
    """What a text suggests, stored as a JSON array of `[slug, [words]]`; never NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[DeducedTerm, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        terms = (f"[{encode_basestring(slug)}, {_words_text(words)}]" for slug, words in value or ())
        return f"[{', '.join(terms)}]"

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[DeducedTerm, ...]:  # noqa: ARG002
        if value is None or value == "[]":
            return ()
        return tuple(DeducedTerm(slug, tuple(words)) for slug, words in json.loads(value))


class Json(TypeDecorator[Any]):
    """Any JSON value."""

    impl = Text
    cache_ok = True
    hashable = False  # lists and objects are not

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002
        return compact_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return None if value is None else json.loads(value)


class Numbers(TypeDecorator[Any]):
    """An `array('q')` of many numbers, stored as compressed 64-bit little-endian integers."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: array[int] | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else zlib.compress(_swapped(value).tobytes(), level=1)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> array[int]:  # noqa: ARG002
        numbers = array("q")
        if value is not None:
            numbers.frombytes(zlib.decompress(value))
        return _swapped(numbers)


def _swapped(numbers: array[int]) -> array[int]:
    """As little-endian integers, or back; a copy where they are not so in memory already."""
    if sys.byteorder == "big":
        numbers = array("q", numbers)
        numbers.byteswap()
    return numbers
