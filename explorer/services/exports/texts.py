"""Values as texts: as a person reads them, as French Excel reads them in a file, and never as a formula."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from explorer.services import wording
from explorer.services.exports.tables import (
    DAYS,
    EUROS,
    EUROS_PER_HOUR,
    HOURS,
    Column,
    Formula,
    Link,
    Value,
)

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN: Final = "[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*"
_FORMULA: Final = re.compile(rf"{_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20]")
_INNER: Final = re.compile(rf"""([,;|\n"])({_UNSEEN})(?=[=+\-@\uff1d\uff0b\uff0d\uff20])""")
_MARK: Final = "'"
_BEFORE_SIGN: Final = re.compile("(?<=«) | (?=[:;!?»€%])")


def legible(text: str) -> str:
    """Without control characters; line breaks are all alike."""
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def spaced(text: str) -> str:
    """No line begins with « : », « ? » or « € »: the space before them does not break."""
    return _BEFORE_SIGN.sub(wording.FIXED, text)


def marked(text: str) -> str:
    """An apostrophe before a text that starts like a formula (OWASP, « CSV Injection »).

    Full-width signs count in some locales, and some programs look past spaces.
    """
    plain = legible(text)
    return _MARK + plain if _FORMULA.match(plain) or plain[:1] in ("\t", "\n") else plain


def harmless(text: str) -> str:
    """`text` such that no spreadsheet takes it, or a piece of it, for a formula.

    A program that cuts a CSV file at another separator than ours, or that does not know our quotes, would
    start a cell inside the text: a space goes there before the sign; a tab, which is one, becomes a space.
    """
    return _INNER.sub(r"\1\2 ", marked(text).replace("\t", " "))


def one_line(text: str) -> str:
    """`text` in a cell of a paste: a tab or a line break would start another."""
    return harmless(" / ".join(part for part in text.replace("\t", " ").splitlines() if part.strip()))


def shown(value: Value, column: Column) -> str:
    """As the workbook shows it: « 1 290 € », « 21 h », « 25/09/2027 »."""
    if isinstance(value, Formula):
        value = value.value
    if value is None:
        return ""
    if isinstance(value, Link):
        return value.text
    if isinstance(value, str | date):
        return value if isinstance(value, str) else wording.date(value)
    write = _FIGURES.get(column.number_format, decimal_comma)
    return write(value)


def bare(value: Value) -> str:
    """As a cell of CSV or of a paste: figures without unit, decimal comma, `25/09/2027`, whole addresses."""
    if isinstance(value, Formula):
        value = value.value
    if value is None:
        return ""
    if isinstance(value, Link):
        return harmless(value.target.removeprefix("mailto:"))
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, date):
        return wording.date(value)
    return decimal_comma(value)


def decimal_comma(value: float | Decimal) -> str:
    """`61.43` → « 61,43 », `1290.00` → « 1290 »."""
    exact = Decimal(str(value)).normalize()
    return f"{exact:f}".replace(".", ",")


def _per_hour(value: float | Decimal) -> str:
    return f"{wording.number(value, 2)}{wording.THIN}€/h"


def _days(value: float | Decimal) -> str:
    return f"{decimal_comma(value)}{wording.FIXED}j"


def _hours(value: float | Decimal) -> str:
    return wording.hours(float(value))


_FIGURES: Final[Mapping[str, Callable[[float | Decimal], str]]] = {
    EUROS: wording.euros,
    EUROS_PER_HOUR: _per_hour,
    HOURS: _hours,
    DAYS: _days,
}
