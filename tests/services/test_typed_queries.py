"""Three hundred texts as people type them, on the real map: what comes first is what was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.engine import open_database
from explorer.search.query import Query
from explorer.services.catalogue import Catalogue
from explorer.services.imports import Imports
from resources.vocabulary import vocabulary

NOTHING = "∅"
LINES = (Path(__file__).parent / "typed_queries.tsv").read_text(encoding="utf-8").splitlines()
QUERIES = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory, map_workbook: Path) -> Iterator[Catalogue]:
    opened = open_database(tmp_path_factory.mktemp("catalogue") / "catalogue.db", create=True)
    imports = Imports(opened, vocabulary())
    imports.apply(imports.preview(map_workbook))
    yield Catalogue(opened, vocabulary())
    opened.close()


@pytest.mark.parametrize(("kind", "typed", "expected"), QUERIES, ids=[each[1] for each in QUERIES])
def test_what_is_meant_comes_first(catalogue: Catalogue, kind: str, typed: str, expected: str) -> None:
    ids = catalogue.search(Query(typed)).ids[:1]
    found = [
        f"{row.title} ## {row.provider or ''} ## {' '.join(row.certifications)} ## {row.city or ''}"
        for row in catalogue.rows(ids, typed)
    ]
    if expected == NOTHING:
        assert found == []
    else:
        assert found
        assert re.search(expected, found[0].replace("\n", " / "))


@pytest.mark.parametrize(
    "typed",
    [each for kind, each, expected in QUERIES if expected != NOTHING and kind not in ("minus", "none")][::7],
)
def test_every_hit_says_why(catalogue: Catalogue, typed: str) -> None:
    for row in catalogue.rows(catalogue.search(Query(typed)).ids[:5], typed):
        assert row.matches
