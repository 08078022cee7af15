"""Euros as the catalogue keeps them: exact, as whole numbers of ten-thousandths."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

PRICE_SCALE: Final = 10_000
_SMALLEST: Final = Decimal(1) / PRICE_SCALE


def exact_euros(amount: Decimal) -> Decimal:
    """`amount` as the catalogue keeps it: four decimals at most, no trailing zeros (`1490`, `6079.3333`)."""
    rounded = amount.quantize(_SMALLEST, ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded.normalize()


def euros_of(stored: int) -> Decimal:
    """The amount that is stored as `stored`."""
    return exact_euros(Decimal(stored) / PRICE_SCALE)


def stored_euros(amount: Decimal) -> int:
    """What `amount` is stored as."""
    return int((amount * PRICE_SCALE).to_integral_value(ROUND_HALF_UP))
