"""The first catalogue: sources, imports, courses with their evidence, selections and notes."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
STATEMENTS = (
    """
    CREATE TABLE setting (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_setting PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE source (
        id INTEGER NOT NULL,
        name TEXT COLLATE "NOCASE" NOT NULL,
        is_sample BOOLEAN DEFAULT 0 NOT NULL,
        retired_by_import_id INTEGER,
        CONSTRAINT pk_source PRIMARY KEY (id),
        CONSTRAINT ck_source_name CHECK (trim(name) <> ''),
        CONSTRAINT ck_source_is_sample CHECK (is_sample IN (0, 1)),
        CONSTRAINT uq_source_name UNIQUE (name),
        CONSTRAINT fk_source_retired_by_import_id FOREIGN KEY(retired_by_import_id) REFERENCES import (id) ON DELETE SET NULL
    )
    """,
    """
    CREATE TABLE import (
        id INTEGER NOT NULL,
        source_id INTEGER NOT NULL,
        file_name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        program_version TEXT NOT NULL,
        counts TEXT NOT NULL,
        mapping TEXT NOT NULL,
        undone_at TEXT,
        CONSTRAINT pk_import PRIMARY KEY (id),
        CONSTRAINT ck_import_sha256 CHECK (length(sha256) = 64),
        CONSTRAINT fk_import_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT
    )
    """,
    "CREATE INDEX ix_import_source_id ON import (source_id)",
    """
    CREATE TABLE course (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL,
        import_id INTEGER NOT NULL,
        missing_since_import_id INTEGER,
        identity_key TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        evidence_hash TEXT NOT NULL,
        sheet TEXT NOT NULL,
        "row" INTEGER NOT NULL,
        title TEXT NOT NULL,
        axis TEXT,
        provider TEXT,
        siret TEXT,
        training_type TEXT,
        description TEXT,
        objectives TEXT,
        audience TEXT,
        prerequisites TEXT,
        duration_min_hours DOUBLE,
        duration_max_hours DOUBLE,
        duration_raw TEXT,
        price_min_eur INTEGER,
        price_max_eur INTEGER,
        price_basis TEXT,
        price_raw TEXT,
        certification_kinds TEXT NOT NULL,
        certification_raw TEXT,
        certification_expiry DATE,
        level INTEGER,
        funding_raw TEXT,
        region TEXT,
        department TEXT,
        city TEXT,
        postcode TEXT,
        session_start DATE,
        session_end DATE,
        url TEXT,
        email TEXT,
        phone TEXT,
        maturity TEXT,
        reference TEXT,
        rome TEXT NOT NULL,
        formacode TEXT NOT NULL,
        nsf TEXT NOT NULL,
        certif_info TEXT,
        language TEXT,
        CONSTRAINT ck_course_title CHECK (trim(title) <> ''),
        CONSTRAINT ck_course_row CHECK ("row" >= 1),
        CONSTRAINT ck_course_level CHECK (level BETWEEN 3 AND 8),
        CONSTRAINT ck_course_price_basis CHECK (price_basis IN ('HT', 'TTC')),
        CONSTRAINT ck_course_price CHECK (price_min_eur >= 0 AND price_max_eur >= price_min_eur),
        CONSTRAINT ck_course_duration CHECK (duration_min_hours >= 0 AND duration_max_hours >= duration_min_hours),
        CONSTRAINT fk_course_source_id FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE RESTRICT,
        CONSTRAINT fk_course_import_id FOREIGN KEY(import_id) REFERENCES import (id) ON DELETE RESTRICT,
        CONSTRAINT fk_course_missing_since_import_id FOREIGN KEY(missing_since_import_id) REFERENCES import (id) ON DELETE RESTRICT
    )
    """,
    "CREATE INDEX ix_course_import_id ON course (import_id)",
    "CREATE INDEX ix_course_missing_since_import_id ON course (missing_since_import_id)",
    "CREATE INDEX ix_course_source_id_identity_key ON course (source_id, identity_key)",
    """
    CREATE TABLE course_cells (
        course_id INTEGER NOT NULL,
        cells TEXT NOT NULL,
        CONSTRAINT pk_course_cells PRIMARY KEY (course_id),
        CONSTRAINT fk_course_cells_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE certification (
        id INTEGER NOT NULL,
        code TEXT NOT NULL,
        kind TEXT,
        label TEXT,
        CONSTRAINT pk_certification PRIMARY KEY (id),
        CONSTRAINT ck_certification_code CHECK (trim(code) <> ''),
        CONSTRAINT uq_certification_code UNIQUE (code)
    )
    """,
    """
    CREATE TABLE course_certification (
        course_id INTEGER NOT NULL,
        certification_id INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        CONSTRAINT pk_course_certification PRIMARY KEY (course_id, certification_id),
        CONSTRAINT uq_course_certification_course_id_ordinal UNIQUE (course_id, ordinal),
        CONSTRAINT fk_course_certification_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE,
        CONSTRAINT fk_course_certification_certification_id FOREIGN KEY(certification_id) REFERENCES certification (id) ON DELETE RESTRICT
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_course_certification_certification_id ON course_certification (certification_id)",
    """
    CREATE TABLE course_skill (
        course_id INTEGER NOT NULL,
        value TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        declared BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_course_skill PRIMARY KEY (course_id, value),
        CONSTRAINT ck_course_skill_value CHECK (trim(value) <> ''),
        CONSTRAINT ck_course_skill_declared CHECK (declared IN (0, 1)),
        CONSTRAINT ck_course_skill_evidence CHECK (declared = 1 OR words <> '[]'),
        CONSTRAINT fk_course_skill_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE course_job_family (
        course_id INTEGER NOT NULL,
        value TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        declared BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_course_job_family PRIMARY KEY (course_id, value),
        CONSTRAINT ck_course_job_family_value CHECK (trim(value) <> ''),
        CONSTRAINT ck_course_job_family_declared CHECK (declared IN (0, 1)),
        CONSTRAINT ck_course_job_family_evidence CHECK (declared = 1 OR words <> '[]'),
        CONSTRAINT fk_course_job_family_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE course_format (
        course_id INTEGER NOT NULL,
        value TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        declared BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_course_format PRIMARY KEY (course_id, value),
        CONSTRAINT ck_course_format_value CHECK (trim(value) <> ''),
        CONSTRAINT ck_course_format_declared CHECK (declared IN (0, 1)),
        CONSTRAINT ck_course_format_evidence CHECK (declared = 1 OR words <> '[]'),
        CONSTRAINT fk_course_format_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE course_funding (
        course_id INTEGER NOT NULL,
        value TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        declared BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_course_funding PRIMARY KEY (course_id, value),
        CONSTRAINT ck_course_funding_value CHECK (trim(value) <> ''),
        CONSTRAINT ck_course_funding_declared CHECK (declared IN (0, 1)),
        CONSTRAINT ck_course_funding_evidence CHECK (declared = 1 OR words <> '[]'),
        CONSTRAINT fk_course_funding_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE course_sector (
        course_id INTEGER NOT NULL,
        value TEXT NOT NULL,
        ordinal INTEGER NOT NULL,
        declared BOOLEAN NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_course_sector PRIMARY KEY (course_id, value),
        CONSTRAINT ck_course_sector_value CHECK (trim(value) <> ''),
        CONSTRAINT ck_course_sector_declared CHECK (declared IN (0, 1)),
        CONSTRAINT ck_course_sector_evidence CHECK (declared = 1 OR words <> '[]'),
        CONSTRAINT fk_course_sector_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE sighting (
        import_id INTEGER NOT NULL,
        course_id INTEGER NOT NULL,
        is_present BOOLEAN NOT NULL,
        CONSTRAINT pk_sighting PRIMARY KEY (import_id, course_id),
        CONSTRAINT ck_sighting_is_present CHECK (is_present IN (0, 1)),
        CONSTRAINT fk_sighting_import_id FOREIGN KEY(import_id) REFERENCES import (id) ON DELETE RESTRICT,
        CONSTRAINT fk_sighting_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_sighting_course_id_import_id ON sighting (course_id, import_id)",
    """
    CREATE TABLE course_change (
        import_id INTEGER NOT NULL,
        course_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        "before" TEXT NOT NULL,
        "after" TEXT NOT NULL,
        CONSTRAINT pk_course_change PRIMARY KEY (import_id, course_id),
        CONSTRAINT ck_course_change_kind CHECK (kind IN ('created', 'updated', 'missing', 'reappeared', 'moved')),
        CONSTRAINT fk_course_change_import_id FOREIGN KEY(import_id) REFERENCES import (id) ON DELETE RESTRICT,
        CONSTRAINT fk_course_change_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE CASCADE
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_course_change_course_id_import_id ON course_change (course_id, import_id)",
    """
    CREATE TABLE selection (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT COLLATE "NOCASE" NOT NULL,
        reference TEXT,
        created_at TEXT NOT NULL,
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
        added_at TEXT NOT NULL,
        CONSTRAINT pk_selection_item PRIMARY KEY (selection_id, course_id),
        CONSTRAINT uq_selection_item_selection_id_rank UNIQUE (selection_id, rank),
        CONSTRAINT ck_selection_item_rank CHECK (rank >= 1),
        CONSTRAINT ck_selection_item_status CHECK (status IN ('a-etudier', 'retenue', 'ecartee')),
        CONSTRAINT fk_selection_item_selection_id FOREIGN KEY(selection_id) REFERENCES selection (id) ON DELETE CASCADE,
        CONSTRAINT fk_selection_item_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_selection_item_course_id ON selection_item (course_id)",
    """
    CREATE TABLE note (
        course_id INTEGER NOT NULL,
        text TEXT DEFAULT '' NOT NULL,
        rating INTEGER,
        updated_at TEXT NOT NULL,
        CONSTRAINT pk_note PRIMARY KEY (course_id),
        CONSTRAINT ck_note_rating CHECK (rating BETWEEN 0 AND 5),
        CONSTRAINT ck_note_content CHECK (text <> '' OR rating IS NOT NULL),
        CONSTRAINT fk_note_course_id FOREIGN KEY(course_id) REFERENCES course (id) ON DELETE RESTRICT
    )
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
    # "EXPF": what `file` and a careful program read before they take the file for a catalogue.
    op.execute("PRAGMA application_id = 1163415622")
