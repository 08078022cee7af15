"""Two editions of a real register, five months apart: header texts and columns change, `oui` becomes `Oui`,
codes are not unique, text dates stand beside serials; it tells no axis and no provider.

What the plan must say is worked out here from the raw rows, on the pair (code of the diploma, RNCP sheet).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from db.engine import open_database
from explorer.services.imports import Imports
from explorer.services.plan import ImportPlan
from importers.choices import Choices
from importers.errors import AxisNeeded
from importers.readers import open_workbook
from resources.vocabulary import vocabulary

Key = tuple[str, str]


class Kit(NamedTuple):
    """Both editions: the second one's plan, what its rows are, and the keys of either."""

    plan: ImportPlan
    keys: dict[int, Key]
    old: set[Key]
    new: set[Key]


def _keys(path: Path) -> dict[int, Key]:
    """Row → key, for the sheet of the register."""
    (sheet,) = (each for each in open_workbook(path).sheets if each.name.casefold() == "kit apprentissage")
    rows = [row for row in sheet.rows() if row.values[0] is not None]
    return {row.number: (str(row.values[0]), str(row.values[2])) for row in rows[1:]}


@pytest.fixture(scope="module")
def kit(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kit]:
    path = tmp_path_factory.mktemp("kit") / "catalogue.sqlite3"
    with closing(open_database(path, create=True)) as database:
        yield _imported(Imports(database, vocabulary()), shared_data)


def _imported(imports: Imports, shared_data: Path) -> Kit:
    first, second = (
        shared_data / "real" / f"Kit_apprentissage_{day}.xlsx" for day in ("20240119", "20240625")
    )
    with pytest.raises(AxisNeeded):
        imports.preview(first)
    choices = Choices(axis="generaliste")
    imports.apply(imports.preview(first, choices))
    plan = imports.preview(second, choices)
    keys = _keys(second)
    return Kit(plan, keys, set(_keys(first).values()), set(keys.values()))


def test_the_next_edition_of_the_register_is_what_its_rows_say(kit: Kit) -> None:
    plan, keys = kit.plan, kit.keys
    assert (plan.source, plan.is_new_source) == ("Kit apprentissage", False)
    assert (len(kit.new - kit.old), len(kit.old - kit.new), len(keys)) == (617, 316, 6_039)
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for change in plan.changes:
        if change.kind != "missing":
            kinds["known" if keys[change.row] in kit.old else "new"][change.kind] += 1
    assert kinds["known"] == {"unchanged": 5_056, "updated": 358}
    replaced = kinds["new"]["updated"]
    assert kinds["new"]["created"] + replaced == 617 + 8, "eight keys stand on two rows"
    assert plan.counts.missing + replaced == 316, (
        "a code that is unique keeps its course when its sheet changes"
    )
    assert (plan.counts.rejected, plan.counts.warnings) == (0, 0)


def test_only_a_unique_code_leads_a_course_to_another_sheet(kit: Kit) -> None:
    often = Counter(code for code, _sheet in kit.keys.values())
    replaced = [
        change
        for change in kit.plan.changes
        if change.kind == "updated"
        and kit.keys[change.row] not in kit.old
        and "reference" not in change.fields
    ]
    assert replaced
    assert {often[kit.keys[change.row][0]] for change in replaced} == {1}
    assert all("certifications" in change.fields for change in replaced)
    assert all(change.note for change in replaced if change.fields["certifications"][0])


def test_what_only_the_layout_changes_is_no_change(kit: Kit) -> None:
    fields = Counter(name for change in kit.plan.changes for name in change.fields)
    kinds = [change.row for change in kit.plan.changes if "certification_kinds" in change.fields]
    assert sum(kit.keys[row] in kit.old for row in kinds) == 2, "two short names of diplomas changed"
    assert set(fields) <= {
        *("title", "reference", "level", "certifications", "certification_raw", "certification_expiry"),
        "certification_kinds",
        *("Dernière MaJ", "Fiche ACTIVE/INACTIVE", "Accès à l'apprentissage de la fiche RNCP (oui/non)"),
    }
    access = [
        change.fields[name] for change in kit.plan.changes for name in change.fields if "oui/non" in name
    ]
    assert all(str(old).casefold() != str(new).casefold() for old, new in access), "« Oui » is « oui »"
