"""What the study says beside its vocabularies: key figures, strengths, points of attention, challenges."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from resources import read_bytes


@dataclass(frozen=True, slots=True)
class Figure:
    """« 8 % des entreprises disposent… »: `percent` then `text`."""

    theme: str
    percent: int
    text: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """One of the five categories of challenges."""

    label: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A function of generative models, with examples."""

    label: str
    examples: str


@dataclass(frozen=True, slots=True)
class Study:
    """The published synthesis (L'Opcommerce, 2025); every text is French and meant to be shown."""

    title: str
    publisher: str
    year: int
    method: tuple[str, ...]
    strengths: tuple[str, ...]
    points_of_attention: tuple[str, ...]
    figures: tuple[Figure, ...]
    challenges: tuple[Challenge, ...]
    uses: tuple[Use, ...]


@cache
def study() -> Study:
    """The study as shipped with the application."""
    raw = tomllib.loads(read_bytes("vocabulary", "study.toml").decode("utf-8"))
    return Study(
        title=raw["title"],
        publisher=raw["publisher"],
        year=raw["year"],
        method=tuple(raw["method"]),
        strengths=tuple(raw["strengths"]),
        points_of_attention=tuple(raw["points_of_attention"]),
        figures=tuple(Figure(**entry) for entry in raw["figure"]),
        challenges=tuple(Challenge(entry["label"], tuple(entry["points"])) for entry in raw["challenge"]),
        uses=tuple(Use(**entry) for entry in raw["use"]),
    )
