"""Whatever a sheet holds, its tables are found or not: no exception, no row lost, none twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.companions import is_set_aside
from importers.headers import is_header_word, recognise
from importers.known_layouts import recognise as recognise_layout
from importers.layout import body, find_table, samples
from importers.mapping import map_columns
from importers.records import ByCell, CellValue, IgnoredRow, MergedRange, RawRow, RawWorkbook, SheetState
from importers.tables import with_tables

WORDS = """
    Intitulé Formation Organisme Durée Prix HT Code RNCP Ancien Anciens ANCIENNE n° NB_heures
    intituleFormation
    › / ( ) [ _ - € % Total TOTAL Note: * 1 2027 Vendre « » coderegion cp CP mail Modalités ﬁ 🙂 \ud800 É é
"""
TEXTS = st.one_of(st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join), st.text(max_size=30))
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    TEXTS, TEXTS, st.none(), st.none(), st.floats(), st.booleans(), st.dates(), st.timedeltas()
)


@dataclass(frozen=True)
class Grid:
    """A sheet in memory."""

    cells: tuple[tuple[int, tuple[CellValue, ...]], ...]
    merged: tuple[MergedRange, ...] = ()
    name: str = "Feuille"
    state: SheetState = "visible"
    hidden_columns: frozenset[int] = frozenset()
    unread: ByCell = field(default_factory=dict)

    def rows(self) -> Iterator[RawRow]:
        for number, values in self.cells:
            yield RawRow(number, values)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    width = draw(st.integers(1, 7))
    count = draw(st.integers(0, 12))
    numbers = sorted(draw(st.sets(st.integers(1, 25), min_size=count, max_size=count)))
    rows = [tuple(draw(CELLS) for _column in range(width)) for _number in numbers]
    filled = [
        (number, row) for number, row in zip(numbers, rows, strict=True) if any(v is not None for v in row)
    ]
    blocks = draw(
        st.lists(
            st.builds(
                lambda top, left, tall, wide: MergedRange(top, left, top + tall, left + wide),
                st.integers(1, 25),
                st.integers(0, 6),
                st.integers(0, 4),
                st.integers(0, 4),
            ),
            max_size=3,
        )
    )
    return Grid(tuple(filled), tuple(blocks))


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_any_header_is_recognised_or_not(header: str, group: str) -> None:
    for found in (recognise(header), recognise(header, group)):
        assert 0 <= found.confidence <= 1
        assert found.reason
    assert 0 <= is_header_word(header) <= 1
    is_set_aside(header)
    recognise_layout([header, group])


@settings(max_examples=200)
@given(grids())
def test_any_grid_has_a_table_or_none(grid: Grid) -> None:
    table = find_table(grid, is_header_word)
    if table is None:
        return
    map_columns(table.columns, samples(grid, table))
    read = [row if isinstance(row, IgnoredRow) else row.number for row in body(grid, table, None)]
    numbers = [row.row if isinstance(row, IgnoredRow) else row for row in read]
    below = [number for number, _values in grid.cells if number > table.last_header_row]
    assert set(below) <= set(numbers)
    assert len(numbers) == len(set(numbers))


@settings(max_examples=200)
@given(grids())
def test_parts_of_a_sheet_hold_each_cell_once(grid: Grid) -> None:
    parts = with_tables(RawWorkbook(Path("f.xlsx"), "", (grid,))).sheets
    cells = [
        (row.number, column, repr(value))
        for part in parts
        for row in part.rows()
        for column, value in enumerate(row.values)
        if value is not None
    ]
    expected = [
        (number, column, repr(value))
        for number, values in grid.cells
        for column, value in enumerate(values)
        if value is not None
    ]
    assert sorted(cells) == sorted(expected)
