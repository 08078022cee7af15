"""Which cells rows fill, once for all the rows that fill the same: that left half of the bytes to the texts."""

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from alembic import op
from sqlalchemy import Connection

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
TABLES: tuple[str, ...] = (
    """
    CREATE TABLE cell_layout (
        id INTEGER NOT NULL,
        layout TEXT NOT NULL,
        CONSTRAINT pk_cell_layout PRIMARY KEY (id)
    )
    """,
    "ALTER TABLE course_cells RENAME TO course_cells_before",
    """
    CREATE TABLE course_cells (
        course_id INTEGER NOT NULL,
        layout_id INTEGER NOT NULL,
        texts TEXT NOT NULL,
        links TEXT,
        CONSTRAINT pk_course_cells PRIMARY KEY (course_id),
        CONSTRAINT fk_course_cells_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    )
    """,
)
SIGN = "\x1f"
AT_ONCE = 1_000


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in TABLES:
        op.execute(statement)
    connection = op.get_bind()
    for courses in _courses(connection):
        kept = [(number, sheet, row, *_kept(json.loads(cells))) for number, sheet, row, cells in courses]
        for statement, rows in (
            ("INSERT OR IGNORE INTO cell_layout VALUES (?, ?)", [each[3:5] for each in kept]),
            ("INSERT INTO course_cells VALUES (?, ?, ?, ?)", [(each[0], each[3], *each[5:]) for each in kept]),
            ("UPDATE course SET evidence_hash = ? WHERE id = ?", [(_evidence(*each), each[0]) for each in kept]),
        ):
            connection.exec_driver_sql(statement, rows)
    op.execute("DROP TABLE course_cells_before")


def _courses(connection: Connection) -> Iterator[list[tuple[int, str, int, str]]]:
    query = (
        'SELECT id, sheet, "row", cells FROM course JOIN course_cells_before ON course_id = id'
        " WHERE id > ? ORDER BY id LIMIT ?"
    )
    last = -1
    while rows := connection.exec_driver_sql(query, (last, AT_ONCE)).all():
        yield [tuple(each) for each in rows]
        last = rows[-1][0]


def _kept(cells: list[list[Any]]) -> tuple[int, str, str, str | None]:
    """Number and text of the layout, texts, links."""
    layout = _json([each[:3] for each in cells])
    digest = blake2b(layout.encode("utf-8", "backslashreplace"), digest_size=7).digest()
    raws = [each[3] for each in cells]
    texts = SIGN.join(("", *raws))
    linked = [[place, each[4]] for place, each in enumerate(cells) if each[4] is not None]
    return (
        int.from_bytes(digest, "big"),
        layout,
        texts if texts.count(SIGN) == len(raws) else _json(raws),
        _json(linked) if linked else None,
    )


def _evidence(
    number: int, sheet: str, row: int, layout_id: int, layout: str, texts: str, links: str | None  # noqa: ARG001
) -> str:
    """What the next import compares the row with: without it, it would write all cells anew."""
    said = f"{row} {layout_id} {texts} {links} {sheet}"
    return blake2b(said.encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
