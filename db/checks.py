"""What must be true inside a sound catalogue file."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

# Each query counts what should not exist; each sentence takes that count.
_INVARIANTS = (
    (
        "SELECT count(*) FROM course c JOIN import i ON i.id = c.import_id WHERE i.source_id <> c.source_id",
        "{} formation(s) rattachée(s) à un import d’une autre source.",
    ),
    (
        "SELECT count(*) FROM course WHERE id NOT IN"
        " (SELECT course_id FROM course_cells JOIN cell_layout l ON l.id = layout_id)",
        "{} formation(s) sans cellules d’origine.",
    ),
    (
        "SELECT count(*) FROM course c WHERE NOT EXISTS (SELECT 1 FROM sighting s"
        " WHERE s.course_id = c.id AND s.import_id = c.import_id AND s.is_present)",
        "{} formation(s) absente(s) de l’import qui les a écrites.",
    ),
    (
        "SELECT count(*) FROM course c JOIN import i ON i.id = c.import_id"
        " WHERE i.undone_at IS NOT NULL AND c.missing_since_import_id IS NULL",
        "{} formation(s) d’un import annulé encore présentée(s).",
    ),
    (
        "SELECT count(*) FROM (SELECT selection_id FROM selection_item"
        ' GROUP BY selection_id HAVING max("rank") <> count(*))',
        "{} sélection(s) dont les rangs ne se suivent pas.",
    ),
)


def problems(session: Session) -> tuple[str, ...]:
    """French sentences on SQLite’s own findings, broken references and invariants; empty when sound."""
    found = [
        f"SQLite signale : {line}."
        for (line,) in session.execute(text("PRAGMA integrity_check"))
        if line != "ok"
    ]
    if found:
        return tuple(found)  # counting in a damaged file would only add noise
    broken = session.execute(text("PRAGMA foreign_key_check")).all()
    found += [f"Table « {row[0]} » : référence perdue vers « {row[2]} »." for row in broken]
    for query, sentence in _INVARIANTS:
        count = session.execute(text(query)).scalar_one()
        if count:
            found.append(sentence.format(count))
    return tuple(found)
