"""The lists of a course in its own row: half of the rows that an import wrote were values of lists."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Frozen: a later change of the schema is a later step.
COLUMNS = (
    *("skills", "job_families", "sectors", "formats", "certifications", "funding"),
    *("deduced_skills", "deduced_job_families"),
)
DECLARED = """
    (SELECT json_group_array(value) FROM
        (SELECT value FROM {} WHERE course_id = course.id AND declared ORDER BY ordinal))
"""
DEDUCED = """
    (SELECT json_group_array(json_array(value, json(words))) FROM
        (SELECT value, words FROM {} WHERE course_id = course.id AND words <> '[]' ORDER BY ordinal))
"""
CERTIFICATIONS = """
    (SELECT json_group_array(code) FROM
        (SELECT code FROM course_certification JOIN certification ON id = certification_id
            WHERE course_id = course.id ORDER BY ordinal))
"""
STATEMENTS: tuple[str, ...] = (
    *(f"ALTER TABLE course ADD COLUMN {column} TEXT DEFAULT '[]' NOT NULL" for column in COLUMNS),
    f"""
    UPDATE course SET
        skills = {DECLARED.format("course_skill")},
        job_families = {DECLARED.format("course_job_family")},
        sectors = {DECLARED.format("course_sector")},
        formats = {DECLARED.format("course_format")},
        certifications = {CERTIFICATIONS},
        funding = {DECLARED.format("course_funding")},
        deduced_skills = {DEDUCED.format("course_skill")},
        deduced_job_families = {DEDUCED.format("course_job_family")}
    """,  # noqa: S608 - constants
    "DROP TABLE course_certification",
    "DROP TABLE certification",
    "DROP TABLE course_skill",
    "DROP TABLE course_job_family",
    "DROP TABLE course_sector",
    "DROP TABLE course_format",
    "DROP TABLE course_funding",
)


def upgrade() -> None:
    """Brings a catalogue of the step before here."""
    for statement in STATEMENTS:
        op.execute(statement)
