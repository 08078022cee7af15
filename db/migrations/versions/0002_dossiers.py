"""Dossiers: what a selection is for and what was decided in it."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
# SQLite adds columns behind the constraints of a table, and would quote the name of a renamed one: both
# tables are made anew. Items go first, for dropping a table deletes its rows, and what depends on them.
STATEMENTS: tuple[str, ...] = (
    "CREATE TEMP TABLE kept_selection AS SELECT * FROM selection",
    "CREATE TEMP TABLE kept_item AS SELECT * FROM selection_item",
    # A number once given never names another dossier, be the last one deleted.
    "CREATE TEMP TABLE kept_sequence AS SELECT seq FROM sqlite_sequence WHERE name = 'selection'",
    "DROP TABLE selection_item",
    "DROP TABLE selection",
    """
    CREATE TABLE selection (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT COLLATE "NOCASE" NOT NULL,
        reference TEXT,
        purpose TEXT,
        retention_date DATE,
        created_at TEXT NOT NULL,
        archived_at TEXT,
        deleted_at TEXT,
        CONSTRAINT ck_selection_name CHECK (trim(name) <> '')
    )
    """,
    "CREATE UNIQUE INDEX uq_selection_name ON selection (name) WHERE deleted_at IS NULL",
    """
    CREATE TABLE selection_item (
        selection_id INTEGER NOT NULL,
        course_id INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        status TEXT DEFAULT 'a-etudier' NOT NULL,
        reason TEXT,
        comment TEXT,
        next_action TEXT,
        next_action_date DATE,
        headcount INTEGER,
        unit_cost_eur INTEGER,
        cost_basis TEXT,
        additional_costs_eur INTEGER,
        funding_eur INTEGER,
        added_at TEXT NOT NULL,
        CONSTRAINT pk_selection_item PRIMARY KEY (selection_id, course_id),
        CONSTRAINT uq_selection_item_selection_id_rank UNIQUE (selection_id, rank),
        CONSTRAINT ck_selection_item_rank CHECK (rank >= 1),
        CONSTRAINT ck_selection_item_status CHECK (status IN ('a-etudier', 'retenue', 'ecartee')),
        CONSTRAINT ck_selection_item_headcount CHECK (headcount >= 1),
        CONSTRAINT ck_selection_item_unit_cost CHECK (unit_cost_eur >= 0),
        CONSTRAINT ck_selection_item_cost_basis CHECK (cost_basis IN ('HT', 'TTC')),
        CONSTRAINT ck_selection_item_additional_costs CHECK (additional_costs_eur >= 0),
        CONSTRAINT ck_selection_item_funding CHECK (funding_eur >= 0),
        CONSTRAINT fk_selection_item_selection_id FOREIGN KEY(selection_id) REFERENCES selection (id) ON DELETE CASCADE,
        CONSTRAINT fk_selection_item_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_selection_item_course_id ON selection_item (course_id)",
    """
    INSERT INTO selection (id, name, reference, created_at, deleted_at)
        SELECT id, name, reference, created_at, deleted_at FROM kept_selection
    """,
    """
    INSERT INTO selection_item (selection_id, course_id, rank, status, reason, added_at)
        SELECT selection_id, course_id, rank, status, reason, added_at FROM kept_item
    """,
    "DELETE FROM sqlite_sequence WHERE name = 'selection'",
    "INSERT INTO sqlite_sequence (name, seq) SELECT 'selection', seq FROM kept_sequence",
    "DROP TABLE kept_selection",
    "DROP TABLE kept_item",
    "DROP TABLE kept_sequence",
    """
    CREATE TABLE dossier_event (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        selection_id INTEGER,
        course_id INTEGER,
        kind TEXT NOT NULL,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        done_at TEXT NOT NULL,
        is_undone BOOLEAN DEFAULT 0 NOT NULL,
        CONSTRAINT ck_dossier_event_subject CHECK ((selection_id IS NULL) <> (course_id IS NULL)),
        CONSTRAINT ck_dossier_event_is_undone CHECK (is_undone IN (0, 1)),
        CONSTRAINT fk_dossier_event_selection_id FOREIGN KEY(selection_id) REFERENCES selection (id) ON DELETE CASCADE,
        CONSTRAINT fk_dossier_event_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_dossier_event_course_id ON dossier_event (course_id)",
    "CREATE INDEX ix_dossier_event_selection_id ON dossier_event (selection_id)",
)


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
