"""Accuracy of the value parsers, field by field, on a CSV of labelled writings.

    .venv/bin/python -m benchmarks.value_accuracy CHEMIN/values_examples.csv

Columns: `field, raw, expected_json, also_accepted_json`. Formats are compared by their broad kinds.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.values.certifications import parse_certifications
from importers.values.durations import parse_duration
from importers.values.formats import parse_formats
from importers.values.levels import parse_level
from importers.values.prices import parse_price
from resources.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled writing; `accepted` holds the expected answer first, then other defensible ones."""

    field: str
    raw: str
    accepted: tuple[object, ...]

    def read(self) -> object:
        """What our parser gives, in the shape of the labels."""
        return READERS[self.field](self.raw)

    @property
    def is_right(self) -> bool:
        """Whether it is one of the accepted answers."""
        return any(_same(self.read(), answer) for answer in self.accepted)


def _span(low: float | None, high: float | None) -> object:
    return low if low == high else [low, high]


def _duration(raw: str) -> object:
    read = parse_duration(raw)
    return _span(read.min_hours, read.max_hours)


def _price(raw: str) -> object:
    read = parse_price(raw)
    low, high = (None if amount is None else float(amount) for amount in (read.min_eur, read.max_eur))
    return {"eur": _span(low, high), "basis": read.basis}


def _formats(raw: str) -> object:
    broad = (vocabulary().format(slug) for slug in parse_formats(raw).slugs)
    kinds = {each.parent or each.slug for each in broad}
    return sorted(kinds & {"presentiel", "distance", "mixte"})


READERS: dict[str, Callable[[str], object]] = {
    "duration": _duration,
    "price": _price,
    "formats": _formats,
    "level": lambda raw: parse_level(raw).level,
    "certifications": lambda raw: list(parse_certifications(raw).codes),
}


def _same(read: object, answer: object) -> bool:
    if isinstance(answer, dict) and isinstance(read, dict):
        return all(_same(read[key], answer[key]) for key in answer)
    if isinstance(answer, list) and isinstance(read, list) and all(isinstance(each, str) for each in answer):
        return sorted(read) == sorted(answer)
    return read == answer


def examples(path: Path) -> Iterator[Example]:
    """The labelled writings of a file."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            others = json.loads(row["also_accepted_json"] or "[]")
            yield Example(row["field"], row["raw"], (json.loads(row["expected_json"]), *others))


def main(path: Path) -> int:
    """Prints the accuracy of each field and every miss; the exit code tells whether there was one."""
    by_field: defaultdict[str, list[Example]] = defaultdict(list)
    for example in examples(path):
        by_field[example.field].append(example)
    missed = [example for group in by_field.values() for example in group if not example.is_right]
    for field, group in by_field.items():
        right = sum(example.is_right for example in group)
        print(f"{field:16} {right:4} / {len(group):<4} {right / len(group):7.1%}")
    for example in missed:
        print(f"  {example.field}: {example.raw!r} -> {example.read()!r}, expected {example.accepted[0]!r}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
