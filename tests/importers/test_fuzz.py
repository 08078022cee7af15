"""Some altered files of every kind, always the same: `tests/importers/fuzz.py` tries as many as one likes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importers.fuzz import cases, originals, pages, try_to_read

SEEDS_A_TEST = 50


@pytest.mark.parametrize("first", range(0, 300, SEEDS_A_TEST))
@pytest.mark.parametrize("make", [originals, pages])
def test_an_altered_file_is_read_or_refused_in_a_sentence(
    tmp_path: Path, first: int, make: Callable[[], dict[str, bytes]]
) -> None:
    refused = 0
    for seed, name, data in cases(range(first, first + SEEDS_A_TEST), make):
        refusal = try_to_read(tmp_path, name, data)
        refused += bool(refusal)
        assert not refusal or (refusal.endswith(".") and "Votre catalogue n’a pas changé." in refusal), seed
    # Neither are all alterations harmless, nor do all of them spoil the file.
    assert 0 < refused < SEEDS_A_TEST


@pytest.mark.parametrize("seed", [933, 943, 1157, 1245])
def test_a_panic_of_the_native_reader_is_a_damaged_file(tmp_path: Path, seed: int) -> None:
    [(_seed, name, data)] = cases(range(seed, seed + 1))
    assert "est endommagé ou incomplet" in try_to_read(tmp_path, name, data)
