"""Data shipped with the application, read as bytes so that a checkout, a wheel and a bundle work alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def read_bytes(*parts: str) -> bytes:
    """The bytes of the resource at `parts` below this package: `read_bytes("icons", "search.svg")`.

    The package's own loader reads them: `importlib.resources` alone takes longer to import than a window to
    paint. Raises `FileNotFoundError` if there is no such resource.
    """
    loader: Any = __spec__.loader
    data: bytes = loader.get_data(str(Path(__file__).parent.joinpath(*parts)))
    return data
