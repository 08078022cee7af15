"""Data shipped with the application, read as bytes so that a checkout, a wheel and a bundle work alike."""

from __future__ import annotations

from importlib.resources import files


def read_bytes(*parts: str) -> bytes:
    """The bytes of the resource at `parts` below this package: `read_bytes("icons", "search.svg")`.

    Raises `FileNotFoundError` if there is no such resource.
    """
    return files(__name__).joinpath(*parts).read_bytes()
