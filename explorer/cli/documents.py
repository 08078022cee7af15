"""What each command answers with `--json`: one document of plain values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from explorer.search.outcome import Outcome
from explorer.services.courses import CourseDetails
from explorer.services.listing import ListedCourse
from explorer.services.plan import ImportEntry, ImportPlan, UndoReport
from importers.records import column_letter

Document = dict[str, Any]


def imported(plan: ImportPlan, file: str, import_id: int | None, *, applied: bool) -> Document:
    """One imported file; courses that do not change are only counted."""
    return {
        "file": file,
        "source": plan.source,
        "import_id": import_id,
        "applied": applied,
        "counts": dataclasses.asdict(plan.counts),
        "changes": [
            {
                "kind": change.kind,
                "sheet": change.sheet,
                "row": change.row,
                "title": change.title,
                "fields": {name: [plain(old), plain(new)] for name, (old, new) in change.fields.items()},
                "note": change.note,
            }
            for change in plan.changes
            if change.kind != "unchanged"
        ],
        "rejects": [
            {
                "sheet": reject.sheet,
                "row": reject.row,
                "column": _letter(reject.column),
                "raw": reject.raw,
                "reason": reject.reason,
            }
            for reject in plan.rejects
        ],
        "warnings": [
            {
                "sheet": warning.sheet,
                "row": warning.row,
                "column": _letter(warning.column),
                "field": warning.field,
                "raw": warning.raw,
                "message": warning.message,
            }
            for warning in plan.warnings
        ],
        "file_warnings": [*plan.file_warnings, *map(str, plan.doubts)],
        "sheets": [
            {
                "name": sheet.name,
                "outcome": sheet.outcome,
                "reason": sheet.reason,
                "axis": sheet.axis,
                "header_rows": list(sheet.header_rows),
                "courses": sheet.course_count,
            }
            for sheet in plan.sheets
        ],
        "mapping": [
            {
                "sheet": sheet.name,
                "column": column_letter(column.column),
                "header": column.header,
                "field": column.field,
                "confidence": column.confidence,
                "reason": column.reason,
            }
            for sheet in plan.sheets
            for column in sheet.columns
        ],
    }


def found(outcome: Outcome, courses: Sequence[ListedCourse], labels: Mapping[str, str]) -> Document:
    """The result of a search; `labels` are those of the study's skills."""
    return {
        "total": outcome.total,
        "took_ms": round(outcome.took_ms, 3),
        "courses": [_course(each, labels) for each in courses],
    }


def counted(outcome: Outcome) -> Document:
    """The values of every facet that some course would answer to."""
    return {
        "total": outcome.total,
        "facets": {
            name: [
                {"value": each.value, "label": each.label, "count": each.count}
                | ({} if each.declared is None else {"declared": each.declared})
                for each in counts
            ]
            for name, counts in outcome.facets.items()
        },
    }


def shown(course: CourseDetails) -> Document:
    """Everything known of one course: each field, its raw text and the cell it comes from."""
    apart = {"cells", "skills", "job_families", "corrections", "also_in"}
    skip = {"spans", "title_spans", "provider_spans", "matches", *apart}
    document = {
        field.name: plain(getattr(course, field.name))
        for field in dataclasses.fields(course)
        if field.name not in skip
    }
    for name, terms in (("skills", course.skills), ("job_families", course.job_families)):
        document[name] = [
            {"id": each.slug, "label": each.label, "declared": each.declared, "words": list(each.words)}
            for each in terms
        ]
    document["corrections"] = [
        {"field": each.field, "text": each.text, "file": each.file_shown} for each in course.corrections
    ]
    document["also_in"] = [dataclasses.asdict(each) for each in course.also_in]
    document["cells"] = [
        {
            "cell": each.address,
            "header": each.header,
            "field": each.field,
            "raw": each.raw,
            "link": each.link,
        }
        for each in course.cells
    ]
    return document


def history(entries: Sequence[ImportEntry]) -> list[Document]:
    """The imports, newest first."""
    return [
        {
            "import_id": each.id,
            "source": each.source,
            "is_sample": each.is_sample,
            "file": each.file_name,
            "sha256": each.sha256,
            "imported_at": each.imported_at.isoformat(),
            "counts": dataclasses.asdict(each.counts),
            "undone_at": each.undone_at.isoformat() if each.undone_at else None,
        }
        for each in entries
    ]


def undone(report: UndoReport) -> Document:
    """What taking an import back did."""
    return {
        "import_id": report.import_id,
        "file": report.file_name,
        "removed": report.removed,
        "restored": report.restored,
        "kept": [dataclasses.asdict(each) for each in report.kept],
    }


def plain(value: object) -> Any:
    """A value as JSON knows it: whole numbers without decimals, dates as ISO texts."""
    match value:
        case Decimal() | float():
            return int(value) if value == int(value) else float(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [plain(each) for each in value]
    return value


def _course(listed: ListedCourse, labels: Mapping[str, str]) -> Document:
    facts = listed.facts
    deduced = [each.slug for each in facts.deduced_skills if each.slug not in facts.skills]
    return {
        "id": facts.id,
        "title": facts.title,
        "provider": facts.provider,
        "axis": facts.axis,
        "formats": list(facts.formats),
        "certifications": list(facts.certifications),
        "level": facts.level,
        "duration_hours": _bounds(facts.duration_min_hours, facts.duration_max_hours),
        "price_eur": _price(listed),
        "skills": [
            {"id": slug, "declared": is_declared, "label": labels.get(slug, slug)}
            for is_declared, slugs in ((True, facts.skills), (False, deduced))
            for slug in slugs
        ],
        "job_families": list(facts.job_families),
        "deduced_job_families": [
            each.slug for each in facts.deduced_job_families if each.slug not in facts.job_families
        ],
        "url": facts.url,
        "missing": listed.row.missing,
        "score": listed.score,
        "matches": [
            {"typed": each.typed, "word": each.word, "kind": each.kind, "field": each.field}
            for each in listed.row.matches
        ],
        "source": {"file": listed.file_name, "sheet": facts.sheet, "row": facts.row},
    }


def _bounds(low: float | None, high: float | None) -> Document | None:
    return None if low is None and high is None else {"min": plain(low), "max": plain(high)}


def _price(listed: ListedCourse) -> Document | None:
    facts = listed.facts
    if facts.price_min_eur is None and facts.price_max_eur is None:
        return None
    return {
        "min": plain(facts.price_min_eur),
        "max": plain(facts.price_max_eur),
        "basis": facts.price_basis,
    }


def _letter(column: int | None) -> str | None:
    return column_letter(column) if column is not None else None
