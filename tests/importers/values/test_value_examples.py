"""The labelled writings of real files, all of them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.value_accuracy import examples


def test_every_labelled_writing_is_read(shared_data: Path) -> None:
    read = list(examples(shared_data / "values_examples.csv"))
    assert len(read) > 90
    assert [(each.field, each.raw, each.read()) for each in read if not each.is_right] == []
