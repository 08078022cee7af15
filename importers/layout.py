"""Where the table is in a sheet: its header rows, its columns, and what each row below is.

Nothing here knows a field: the caller says how much a text looks like a header.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from statistics import median
from typing import Final, Literal

from importers.records import LEVELS, CellValue, IgnoredRow, MergedRange, RawRow, RawSheet
from importers.sections import TITLE_HEADER, under_titles
from resources.vocabulary import fold

HeaderLikeness = Callable[[str], float]

_ROWS_SEARCHED: Final = 300
"""Rows with a value, from the top, in which a header may stand."""
_ROWS_AFTER_A_GOOD_ONE: Final = 40
_SAMPLE_ROWS: Final = 200
_LONGEST_HEADER: Final = 90
_LONGEST_SECTION: Final = 160
_TYPICAL_FILL_FOR_SECTIONS: Final = 3
_LONGEST_GAP_TOLD: Final = 50

_TOTAL: Final = re.compile(
    r"(sous[ -]?|grand )?tota(l|ux)\b|somme\b|moyennes?\b|nombre (total )?(de|d')"
    r"|\d+ (formations?|actions?|lignes?|stages?)\b"
)
_FOOTNOTE: Final = re.compile(
    r"\(?\*+\)?|\(\d\)|(nb|n\.b\.?|note|notes|source|sources|legende|lecture|champ|\* ?)\s*[:.*]"
)
_COUNTING: Final = re.compile(r"\d|total|formation|moyenne|somme")


@dataclass(frozen=True, slots=True)
class HeaderColumn:
    """A column of the table: 0-based `index`; `text` is its own header, `group` the one above it."""

    index: int
    text: str
    group: str = ""

    @property
    def shown(self) -> str:
        """As people read it: « COÛT › Prix »."""
        return f"{self.group}{LEVELS}{self.text}" if self.group and self.text else self.text or self.group


@dataclass(frozen=True, slots=True)
class Table:
    """What was found in one sheet; rows are Excel's (1-based)."""

    header_rows: tuple[int, ...]
    columns: tuple[HeaderColumn, ...]
    banner: tuple[str, ...]
    """Texts above the header, from the top."""
    score: float
    """How much of a header was found: the sum of the likenesses of its cells."""
    typical_fill: float
    """Median number of filled cells in the first rows that have several."""
    section_column: int | None = None
    """Column that no cell stands in, for the title above each row; only where there are such titles."""

    @property
    def last_header_row(self) -> int:
        """The row above the first row of data."""
        return self.header_rows[-1]


def find_table(sheet: RawSheet, likeness: HeaderLikeness) -> Table | None:
    """The table with the most header-like row near the top, or `None` if no row has two header words."""
    rows = list(islice(sheet.rows(), _ROWS_SEARCHED))
    best, best_score = None, 0.0
    for position, row in enumerate(rows):
        if best is not None and best_score >= 3 and position > best + _ROWS_AFTER_A_GOOD_ONE:  # noqa: PLR2004
            break
        score = _header_score(row, likeness)
        # Groups may be named by as many known words as the headers under them, which are more.
        is_fuller = best == position - 1 and len(_texts(row)) > len(_texts(rows[best]))
        if score > best_score or (score == best_score > 0 and is_fuller):
            best, best_score = position, score
    if best is None or best_score < 1.5:  # noqa: PLR2004 - less than two header words
        return None
    return _table(sheet, rows, best, best_score, likeness)


def table_at(sheet: RawSheet, header_row: int, likeness: HeaderLikeness) -> Table | None:
    """The table under the header that someone showed: Excel's number of its row; `None` for an empty row."""
    near = (row for row in sheet.rows() if row.number >= header_row - _ROWS_SEARCHED)
    rows = list(islice(near, _ROWS_SEARCHED + _SAMPLE_ROWS))
    best = next((place for place, row in enumerate(rows) if row.number == header_row), None)
    if best is None or not any(not _is_blank(value) for value in rows[best].values):
        return None
    return _table(sheet, rows, best, _header_score(rows[best], likeness), likeness)


def _table(sheet: RawSheet, rows: list[RawRow], best: int, score: float, likeness: HeaderLikeness) -> Table:
    """The table whose header is, or holds, the row at `best`."""
    header_rows = _header_rows(rows, best, sheet.merged, likeness)
    columns = _columns(header_rows, sheet.merged, rows)
    first = header_rows[0].number
    banner = tuple(
        " ".join(value.split())
        for row in rows
        if row.number < first
        for value in row.values
        if isinstance(value, str)
    )
    table = Table(tuple(row.number for row in header_rows), columns, banner, score, 0.0)
    indexes = [column.index for column in columns]
    counts = (_fill(row, indexes) for row in rows if row.number > table.last_header_row)
    fills = [count for count in counts if count > 1]
    return _with_sections(replace(table, typical_fill=median(fills) if fills else 0.0), rows, sheet.merged)


def _with_sections(table: Table, rows: Sequence[RawRow], merged: Sequence[MergedRange]) -> Table:
    """The table with a column for the titles among its rows, if the first rows hold any."""
    told = _told(rows, table, merged)
    if not any(isinstance(each, IgnoredRow) and each.kind == "section" for each in told):
        return table
    last = 1 + max(column.index for column in table.columns)
    return replace(table, columns=(*table.columns, HeaderColumn(last, TITLE_HEADER)), section_column=last)


def samples(sheet: RawSheet, table: Table) -> list[RawRow]:
    """The first rows below the header, merged values filled in."""
    return [item for item in islice(body(sheet, table, None), _SAMPLE_ROWS) if isinstance(item, RawRow)]


def body(sheet: RawSheet, table: Table, key_column: int | None) -> Iterator[RawRow | IgnoredRow]:
    """Every row below the header, in order: a row of data, or what else it is.

    `key_column` is the one that every record fills, where it is known. A value merged over several rows
    stands in each of them, and so does the title of a section in each row under it.
    """
    told = _told(sheet.rows(), table, sheet.merged, key_column)
    return told if table.section_column is None else under_titles(told, table.section_column)


def _told(
    rows: Iterable[RawRow], table: Table, merged: Sequence[MergedRange], key_column: int | None = None
) -> Iterator[RawRow | IgnoredRow]:
    """What each of these rows is, for those below the header."""
    indexes = [column.index for column in table.columns]
    header = [fold(column.text) for column in table.columns]
    merges = _MergedValues(merged, table.last_header_row)
    banners = _wide_merges(merged, indexes)
    previous = table.last_header_row
    for raw in rows:
        if raw.number <= table.last_header_row:
            continue
        for blank in range(previous + 1, min(raw.number, previous + 1 + _LONGEST_GAP_TOLD)):
            yield IgnoredRow(blank, "blank", "")
        previous = raw.number
        row = merges.filled(raw)
        filled = list(islice(_filled(row, indexes), 2))  # one or several: more says nothing more
        if not filled:
            yield IgnoredRow(row.number, "blank", "")
            continue
        if len(filled) > 1 and _repeats(row, filled[0], indexes, header):
            yield IgnoredRow(row.number, "repeated-header", _text(row))
        elif kind := _kind(row, filled, table, key_column, is_banner=row.number in banners):
            yield IgnoredRow(row.number, kind, _text(row))
        else:
            yield row


def _kind(
    row: RawRow, filled: Sequence[int], table: Table, key_column: int | None, *, is_banner: bool
) -> Literal["section", "total", "footnote"] | None:
    first = row.values[filled[0]]
    lead = fold(first) if isinstance(first, str) else ""
    if _TOTAL.match(lead) and _is_total(row, lead, table):
        return "total"
    if len(filled) > 1 or not isinstance(first, str):
        return None
    if _FOOTNOTE.match(lead):
        return "footnote"
    leading = {column.index for column in table.columns[:2]} | {key_column}
    is_alone = table.typical_fill >= _TYPICAL_FILL_FOR_SECTIONS and filled[0] in leading
    if not (is_banner or is_alone):
        return None
    return "section" if len(first) <= _LONGEST_SECTION else "footnote"


def _is_total(row: RawRow, lead: str, table: Table) -> bool:
    """« TOTAL | 27 formations | 8090 »: a counting word, then nothing but figures, in a row with holes."""
    _first, *rest = (row.values[index] for index in _filled(row, [each.index for each in table.columns]))
    if len(rest) > max(table.typical_fill - 1, 1) and not lead.startswith(("total", "sous")):
        return False
    if not rest:
        return re.fullmatch(r"[\w' -]*\d+[\w' -]*|(sous[ -]?|grand )?tota(l|ux)\b.*", lead) is not None
    return all(not isinstance(value, str) or _COUNTING.search(fold(value)) for value in rest)


def _header_score(row: RawRow, likeness: HeaderLikeness) -> float:
    """The sum over distinct header-like cells; figures and long texts speak against."""
    total = 0.0
    seen: set[str] = set()
    for value in row.values:
        if value is None:
            continue
        if not isinstance(value, str):
            total -= 0.5
        elif len(value) > _LONGEST_HEADER:
            total -= 1
        elif value not in seen:
            seen.add(value)
            total += likeness(value)
    return total


def _texts(row: RawRow) -> list[str]:
    return [value for value in row.values if isinstance(value, str) and value.strip()]


def _header_rows(
    rows: list[RawRow], best: int, merged: Sequence[MergedRange], likeness: HeaderLikeness
) -> list[RawRow]:
    """The best row, with the row of groups above it and the row of sub-headers below it, if any."""
    found = [rows[best]]
    number = rows[best].number
    tall = [block for block in merged if block.last_row > block.first_row]
    above = rows[best - 1] if best else None
    if above is not None and above.number == number - 1:
        joined = any(block.first_row == above.number and block.last_row >= number for block in tall)
        if joined or _is_group_row(above, rows[best], merged):
            found.insert(0, above)
    below = rows[best + 1] if best + 1 < len(rows) else None
    if (
        below is not None
        and below.number == number + 1
        and _is_sub_header(rows[best], below, merged, likeness)
    ):
        found.append(below)
    return found


def _is_group_row(above: RawRow, header: RawRow, merged: Sequence[MergedRange]) -> bool:
    """Two or more short texts above the header, each over several columns: a title is one text over all."""
    texts = [index for index, value in enumerate(above.values) if isinstance(value, str) and value.strip()]
    if len(texts) < 2 or any(len(str(above.values[index])) > _LONGEST_HEADER for index in texts):  # noqa: PLR2004
        return False
    if any(value is not None and not isinstance(value, str) for value in above.values):
        return False
    wide = [b for b in merged if b.first_row == above.number and b.last_column > b.first_column]
    width = sum(1 for value in header.values if value is not None)
    return bool(wide) or len(texts) <= width / 2


def _is_sub_header(
    header: RawRow, below: RawRow, merged: Sequence[MergedRange], likeness: HeaderLikeness
) -> bool:
    """Whether the cells below stand only under headers merged sideways, the others being merged down.

    Without merged cells, they stand only under headers that are written several times, or go on to the right.
    """
    wide = [b for b in merged if b.first_row == header.number and b.last_column > b.first_column]
    under = {column for block in wide for column in range(block.first_column, block.last_column + 1)}
    tall = {
        b.first_column
        for b in merged
        if b.first_row <= header.number < b.last_row and b.last_row >= below.number
    }
    texts = [index for index, value in enumerate(below.values) if value is not None]
    if not texts or any(not isinstance(below.values[index], str) for index in texts):
        return False
    if not wide and not tall:
        return set(texts) <= _shared_headers(header) and _tell_apart(below, texts)
    if not set(texts) <= under | tall:
        return False
    return bool(tall) or sum(likeness(str(below.values[index])) for index in texts) >= len(texts) / 2


def _shared_headers(header: RawRow) -> set[int]:
    """The columns whose header is also that of another: written again, or left empty beside it."""
    texts = [fold(value) if isinstance(value, str) else "" for value in header.values]
    shared = {index for index, text in enumerate(texts) if text and texts.count(text) > 1}
    for index, text in enumerate(texts):
        if index and not text and (texts[index - 1] or index - 1 in shared):
            shared |= {index - 1, index}
    return shared


def _tell_apart(row: RawRow, indexes: Sequence[int]) -> bool:
    """Whether these cells say what each of several columns is: other words in each, and no figures."""
    texts = [fold(str(row.values[index])) for index in indexes]
    return 1 < len(texts) == len(set(texts)) and not any(map(str.isdigit, "".join(texts)))


def _columns(
    header_rows: list[RawRow], merged: Sequence[MergedRange], rows: list[RawRow]
) -> tuple[HeaderColumn, ...]:
    """One column for each header cell, and for each column without header that holds data."""
    last = header_rows[-1].number
    below = [row for row in rows if row.number > last][:_SAMPLE_ROWS]
    width = max((len(row.values) for row in (*header_rows, *below)), default=0)
    levels = [_header_texts(row, merged, width, spread=row is not header_rows[-1]) for row in header_rows]
    columns = []
    for index in range(width):
        texts = list(dict.fromkeys(text for level in levels if (text := level[index])))
        if texts:
            columns.append(HeaderColumn(index, texts[-1], LEVELS.join(texts[:-1])))
        elif any(index < len(row.values) and not _is_blank(row.values[index]) for row in below):
            columns.append(HeaderColumn(index, ""))
    return tuple(columns)


def _header_texts(row: RawRow, merged: Sequence[MergedRange], width: int, *, spread: bool) -> list[str]:
    texts = ["" if value is None else " ".join(str(value).split()) for value in row.values]
    texts += [""] * (width - len(texts))
    for block in merged:
        if block.first_row == row.number and block.first_column < width:
            for column in range(block.first_column, min(block.last_column + 1, width)):
                texts[column] = texts[block.first_column]
    has_merges = any(b.first_row == row.number and b.last_column > b.first_column for b in merged)
    if spread and not has_merges:
        # Groups without merged cells stand over the columns up to the next group.
        for column in range(1, width):
            texts[column] = texts[column] or texts[column - 1]
    return texts


class _MergedValues:
    """Fills the rows below the first one of a merged block with its value, while rows stream by."""

    def __init__(self, merged: Sequence[MergedRange], after_row: int) -> None:
        self._starting: dict[int, list[MergedRange]] = defaultdict(list)
        for block in merged:
            if block.last_row > block.first_row and block.first_row > after_row:
                self._starting[block.first_row].append(block)
        self._open: list[tuple[MergedRange, CellValue, str | None]] = []

    def filled(self, row: RawRow) -> RawRow:
        if not self._starting and not self._open:
            return row
        self._open = [item for item in self._open if item[0].last_row >= row.number]
        values = list(row.values)
        links = dict(row.links)
        for block, value, link in self._open:
            column = block.first_column
            values += [None] * (column + 1 - len(values))
            if values[column] is None:
                values[column] = value
                if link is not None:
                    links.setdefault(column, link)
        for block in self._starting.pop(row.number, ()):
            column = block.first_column
            if column < len(row.values) and row.values[column] is not None:
                self._open.append((block, row.values[column], row.links.get(column)))
        return row._replace(values=tuple(values), links=links)


def _wide_merges(merged: Sequence[MergedRange], indexes: Sequence[int]) -> frozenset[int]:
    """Rows with one block merged over most of the table: the text is about the rows below, not a record."""
    if not indexes:
        return frozenset()
    needed = max(2, len(indexes) // 3)
    return frozenset(
        row
        for block in merged
        if sum(block.first_column <= index <= block.last_column for index in indexes) >= needed
        for row in range(block.first_row, min(block.last_row, block.first_row + 3) + 1)
    )


def _repeats(row: RawRow, first: int, indexes: Sequence[int], header: Sequence[str]) -> bool:
    lead = row.values[first]
    if not isinstance(lead, str) or len(lead) > _LONGEST_HEADER or fold(lead) not in header:
        return False
    pairs = [
        (fold(str(row.values[index])), text)
        for index, text in zip(indexes, header, strict=True)
        if index < len(row.values) and row.values[index] is not None and text
    ]
    return len(pairs) > 1 and sum(value == text for value, text in pairs) >= 0.8 * len(pairs)


def _filled(row: RawRow, indexes: Iterable[int]) -> Iterator[int]:
    """The columns that hold something."""
    return (index for index in indexes if index < len(row.values) and not _is_blank(row.values[index]))


def _fill(row: RawRow, indexes: Sequence[int]) -> int:
    return sum(index < len(row.values) and row.values[index] is not None for index in indexes)


def _is_blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _text(row: RawRow) -> str:
    return " · ".join(" ".join(str(value).split()) for value in row.values if not _is_blank(value))
