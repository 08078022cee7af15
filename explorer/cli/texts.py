"""What each command tells people: short French texts, aligned where that helps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from explorer.search.labels import FACET_LABELS
from explorer.search.outcome import Match, Outcome
from explorer.search.query import FacetName, Query
from explorer.search.sentence import sentence
from explorer.services import wording
from explorer.services.courses import CourseDetails, TermShown
from explorer.services.listing import ListedCourse
from explorer.services.plan import ImportEntry, ImportPlan
from resources.vocabulary import Vocabulary

KINDS = {
    "created": "nouvelle",
    "updated": "modifiée",
    "missing": "disparue",
    "reappeared": "revenue",
}
_MATCH_KINDS = {"exact": "=", "prefix": "→", "fuzzy": "≈", "synonym": "~"}
_SHORT = 60
_FACET_VALUES = 12
_CHANGES = 40


def imported(plan: ImportPlan, import_id: int | None, words: Vocabulary, *, applied: bool) -> str:
    """The report of one import: counts, sheets, then changes and rejects."""
    counts = plan.counts
    figures = (
        (counts.created, "nouvelle"),
        (counts.updated, "modifiée"),
        (counts.unchanged, "inchangée"),
        (counts.missing, "disparue"),
        (counts.rejected, "ligne rejetée"),
        (counts.warnings, "valeur à vérifier", "valeurs à vérifier"),
    )
    lines = [f"{plan.file.name} — source {wording.quoted(plan.source)}"]
    lines.append("  " + ", ".join(wording.count(*each) for each in figures) + ".")
    lines += [f"  {text}" for text in (*plan.file_warnings, *plan.doubts)]
    for sheet in plan.sheets:
        axis = words.axis(sheet.axis).short_label if sheet.axis else ""
        what = wording.count(sheet.course_count, "formation") if sheet.outcome == "imported" else "laissée"
        reason = sheet.reason if sheet.outcome != "imported" else axis
        lines.append(f"  · {wording.quoted(sheet.name)} : {what}" + (f" ({reason})" if reason else ""))
    if not plan.is_new_source:
        lines += _changes(plan, words)
    lines += [f"  ! {each.sheet}, ligne {each.row} : {each.reason}" for each in plan.rejects]
    if not applied:
        lines.append("  Essai : rien n’a été écrit.")
    elif import_id is None:
        lines.append("  Rien n’a changé : aucun import n’est ajouté à l’historique.")
    else:
        lines.append(f"  Import n° {import_id} enregistré.")
    return "\n".join(lines)


def found(outcome: Outcome, courses: Sequence[ListedCourse], query: Query, words: Vocabulary) -> str:
    """The first courses of a result, two lines each, and why they were found."""
    if not outcome.total:
        lines = [f"Aucune formation. {sentence(query, words)}."]
        lines += [
            f"  {each.label} : {wording.count(each.total, 'formation')}" for each in outcome.relaxations
        ]
        return "\n".join(lines)
    total = wording.count(outcome.total, "formation")
    lines = [f"{total} sur {wording.number(outcome.catalogue_total)} — {sentence(query, words)}"]
    for listed in courses:
        row = listed.row
        parts = (
            (row.provider or "").replace("\n", ", "),
            words.axis(row.axis).short_label if row.axis else "",
            ", ".join(words.format(each).label for each in row.formats),
            wording.duration(row),
            wording.price(row),
            wording.codes(row.certifications),
            "disparue de la dernière édition" if row.missing else "",
        )
        lines.append(f"\n{row.id:>6}  {row.title}")
        lines.append("        " + " · ".join(_short(part) for part in parts if part))
        if why := _matches(row.matches):
            lines.append(f"        {why}")
    if outcome.total > len(courses):
        rest = wording.number(outcome.total - len(courses))
        lines.append(f"\n… et {rest} de plus (--limit pour en voir davantage).")
    return "\n".join(lines)


def counted(outcome: Outcome) -> str:
    """Every facet with its most frequent values."""
    lines = [wording.count(outcome.total, "formation")]
    for name, counts in outcome.facets.items():
        values = [each for each in counts if each.count]
        if not values:
            continue
        lines.append(f"\n{FACET_LABELS[name]} ({name})")
        for each in values[:_FACET_VALUES]:
            label = "  " * each.depth + each.label
            value = "" if each.value == each.label else f"  {name}={each.value}"
            lines.append(f"  {wording.number(each.count):>6}  {label}{value}")
        if len(values) > _FACET_VALUES:
            lines.append(f"          … et {len(values) - _FACET_VALUES} autres valeurs")
    return "\n".join(lines)


def shown(course: CourseDetails, words: Vocabulary) -> str:
    """Everything known of one course, then the cells of its row."""
    facts: list[tuple[str, str | None]] = [
        (words.field("provider").label, course.provider),
        (words.field("axis").label, words.axis(course.axis).label if course.axis else None),
        (words.field("formats").label, _labels("format", course.formats, words)),
        (words.field("duration").label, wording.duration(course, with_days=True)),
        (words.field("price").label, wording.price(course)),
        ("€/h", wording.price_per_hour(course.price_per_hour_eur)),
        (words.field("certifications").label, wording.codes(course.certifications)),
        ("Type de certification", _labels("certification", course.certification_kinds, words)),
        (words.field("certification_expiry").label, wording.date(course.certification_expiry)),
        (words.field("level").label, str(course.level) if course.level else None),
        (words.field("skills").label, _terms(course.skills)),
        (words.field("job_families").label, _terms(course.job_families)),
        (words.field("sectors").label, _labels("sector", course.sectors, words)),
        ("Financement à vérifier", _labels("funding", course.funding, words)),
        (words.field("training_type").label, _labels("training_type", (course.training_type,), words)),
        (words.field("maturity").label, _labels("maturity", (course.maturity,), words)),
        (words.field("session_start").label, wording.date(course.session_start)),
        (words.field("session_end").label, wording.date(course.session_end)),
        *((words.field(name).label, getattr(course, name)) for name in _TEXTS),
        *(
            (words.field(name).label, ", ".join(getattr(course, name)))
            for name in ("rome", "formacode", "nsf")
        ),
        ("Avis", f"{course.rating} / 5" if course.rating is not None else None),
        ("Note", course.note),
    ]
    width = max(len(label) for label, _text in facts)
    lines = [f"{course.title}  (n° {course.id})"]
    if course.missing:
        lines.append("Disparue de la dernière édition de sa source.")
    lines += [_fact(label, text or wording.UNKNOWN_LABEL, width) for label, text in facts]
    when = f", importé le {wording.date(course.imported_at)}" if course.imported_at else ""
    lines.append(
        f"\nSource : {course.source} — {course.file_name}, feuille {wording.quoted(course.sheet)}, "
        f"ligne {course.row}{when}"
    )
    lines += [
        f"Corrigé par vous : {each.label} — le fichier dit {wording.quoted(each.file_shown or '?')}"
        for each in course.corrections
    ]
    lines += [
        f"Aussi dans {wording.quoted(each.source)} : {each.title}  (n° {each.id})" for each in course.also_in
    ]
    for cell in course.cells:
        link = f" → {cell.link}" if cell.link else ""
        kept = "" if cell.field else " (colonne gardée)"
        lines.append(_fact(f"{cell.address} {cell.header}{kept}", cell.raw + link, width))
    return "\n".join(lines)


def history(entries: Iterable[ImportEntry]) -> str:
    """The imports, newest first, one line each."""
    lines = []
    for each in entries:
        counts = each.counts
        figures = (
            (counts.created, "nouvelle"),
            (counts.updated, "modifiée"),
            (counts.unchanged, "inchangée"),
            (counts.missing, "disparue"),
        )
        told = ", ".join(wording.count(*figure) for figure in figures if figure[0])
        undone = f" — annulé le {wording.moment(each.undone_at)}" if each.undone_at else ""
        sample = " (exemple)" if each.is_sample else ""
        lines.append(
            f"{each.id:>4}  {wording.moment(each.imported_at)}  {each.file_name} → {each.source}{sample} : "
            f"{told or 'rien'}{undone}"
        )
    return "\n".join(lines) or "Aucun import."


_TEXTS = (
    *("city", "postcode", "department", "region", "audience", "prerequisites", "objectives", "description"),
    *("url", "email", "phone", "siret", "reference", "certif_info", "language"),
)


def _changes(plan: ImportPlan, words: Vocabulary) -> list[str]:
    changes = [each for each in plan.changes if each.kind != "unchanged"]
    lines = []
    for each in changes[:_CHANGES]:
        fields = ", ".join(_field_label(name, words) for name in each.fields)
        told = f" : {fields}" if fields and each.kind == "updated" else ""
        lines.append(f"  {KINDS[each.kind]:>9}  {each.title} ({each.sheet}, ligne {each.row}){told}")
    if len(changes) > _CHANGES:
        lines.append(f"  … et {len(changes) - _CHANGES} autres changements (--json pour tout voir)")
    return lines


def _field_label(name: str, words: Vocabulary) -> str:
    known = {each.name: each.label for each in words.fields}
    plain = name.removesuffix("_raw").removesuffix("_hours").removesuffix("_eur")
    label = known.get(name) or known.get(plain) or known.get(f"{plain}s") or name
    return f"{label} (texte)" if name.endswith("_raw") else label


def _matches(matches: Sequence[Match]) -> str:
    """« promt ≈ prompt, clien → client »: only what is not literally the same."""
    return ", ".join(
        f"{each.typed} {_MATCH_KINDS[each.kind]} {each.word}" for each in matches if each.kind != "exact"
    )


def _terms(terms: Sequence[TermShown]) -> str:
    return ", ".join(each.label if each.declared else f"{each.label} (déduite du texte)" for each in terms)


def _labels(facet: FacetName, values: Iterable[str | None], words: Vocabulary) -> str:
    return ", ".join(words.label(facet, each) for each in values if each)


def _fact(label: str, text: str, width: int) -> str:
    shown = text.replace("\n", "\n" + " " * (width + 5))
    return f"  {label:<{width}} : {shown}"


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
