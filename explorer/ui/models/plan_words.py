"""One change of an import plan as a line to read: which row, which course, what changes, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject

from explorer.services import wording
from explorer.ui.phrases import phrases
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.plan import ImportPlan, PlannedChange

LineKind = Literal["rejected", "warning", "updated", "reappeared", "missing", "created", "unchanged"]
_READ_AS: Mapping[str, str] = {
    "duration_raw": "duration_hours",
    "price_raw": "price_eur",
    "certification_raw": "certifications",
    "funding_raw": "funding",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field, old → new, in words."""

    label: str
    old: str
    new: str

    def __str__(self) -> str:
        return phrases.labelled(self.label, f"{self.old} → {self.new}")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of the plan. `text` says why, for a reject or a warning."""

    kind: LineKind
    place: str
    title: str
    provider: str
    changes: tuple[FieldChange, ...] = ()
    text: str = ""
    is_course: bool = True
    """Whether `title` is a course's, rather than words about a row or about the file."""


class PlanWords(QObject):
    """Turns a plan's records into lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kinds: Mapping[LineKind, str] = {
            "rejected": self.tr("rejetée"),
            "warning": self.tr("à vérifier"),
            "updated": self.tr("modifiée"),
            "reappeared": self.tr("réapparue"),
            "missing": self.tr("disparue"),
            "created": self.tr("créée"),
            "unchanged": self.tr("inchangée"),
        }
        self._amounts: Mapping[str, str] = {
            "duration_hours": self.tr("Durée"),
            "duration_raw": self.tr("Durée (texte)"),
            "price_eur": self.tr("Coût"),
            "price_basis": self.tr("Base du coût"),
            "price_raw": self.tr("Coût (texte)"),
            "certification_kinds": self.tr("Type de certification"),
            "certification_raw": self.tr("Certification (texte)"),
            "funding_raw": self.tr("Financement (texte)"),
        }

    def line(self, plan: ImportPlan, kind: LineKind, place: int, concerned: PlannedChange | None) -> PlanLine:
        """The entry number `place` of the plan's rejects, doubts or changes; see `PlanIndex`.

        `concerned`: for a doubt, the course it is about.
        """
        if kind == "rejected":
            reject = plan.rejects[place]
            title = reject.raw or self.tr("Sans intitulé")
            provider = next((each.raw for each in reject.cells if each.field == "provider"), "")
            where = self._place(reject.sheet, reject.row)
            return PlanLine(kind, where, title, provider, text=reject.reason, is_course=False)
        if kind == "warning":
            return self._doubt(plan, place, concerned)
        return self._change(plan.changes[place])

    def _doubt(self, plan: ImportPlan, place: int, concerned: PlannedChange | None) -> PlanLine:
        doubt = plan.doubt(place)
        if isinstance(doubt, str):
            return PlanLine("warning", self.tr("Fichier"), plan.file.name, "", text=doubt, is_course=False)
        title, provider = self._course(concerned)
        where = self._place(doubt.sheet, doubt.row)
        return PlanLine("warning", where, title, provider, text=doubt.message)

    def sentence(self, line: PlanLine) -> str:
        """The whole line for a screen reader and for the tooltip."""
        parts = [self.kinds[line.kind], line.place, line.title, line.provider, line.text]
        return ", ".join(part for part in (*parts, *map(str, line.changes)) if part)

    def _change(self, change: PlannedChange) -> PlanLine:
        fields = tuple(
            FieldChange(self._label(name), self._value(name, old), self._value(name, new))
            for name, (old, new) in self._telling(change.fields).items()
        )
        text = change.note
        if change.kind == "missing":
            text = self.tr("absente de ce fichier : conservée et marquée")
        return PlanLine(
            change.kind,
            self._place(change.sheet, change.row),
            change.title,
            change.provider or "",
            fields if change.kind != "created" else (),
            text,
        )

    def _telling(self, fields: Mapping[str, tuple[object, object]]) -> Mapping[str, tuple[object, object]]:
        """Without the raw text of a value whose reading changes too."""
        return {name: values for name, values in fields.items() if _READ_AS.get(name) not in fields}

    def _label(self, name: str) -> str:
        if name in self._amounts:
            return self._amounts[name]
        return next((field.label for field in vocabulary().fields if field.name == name), name)

    def _value(self, name: str, value: object) -> str:
        if value is None or value in ("", ()):
            return wording.UNKNOWN_LABEL
        if isinstance(value, date):
            return wording.date(value)
        if name in ("duration_hours", "price_eur"):
            return self._amount(wording.hours if name == "duration_hours" else wording.euros, value)
        if isinstance(value, tuple | list):
            return ", ".join(self._value(name, each) for each in value)
        return self._slug_label(name, value) if isinstance(value, str) else str(value)

    def _amount(self, write: Callable[[float], str], value: object) -> str:
        """A figure, or a (min, max) pair."""
        low, high = value if isinstance(value, tuple | list) else (value, value)
        if low is None or high is None or low == high:
            return write(low if low is not None else high)
        return wording.span(write(low), write(high))

    def _slug_label(self, name: str, value: str) -> str:
        words = vocabulary()
        terms: Mapping[str, Sequence[Any]] = {
            "axis": words.axes,
            "skills": words.skills,
            "job_families": words.job_families,
            "formats": words.formats,
            "funding": words.fundings,
            "sectors": words.branches,
            "maturity": words.maturities,
            "certification_kinds": words.certification_kinds,
        }
        if name in ("certifications", "certification_codes"):
            return wording.codes((value,))
        return next((term.label for term in terms.get(name, ()) if term.slug == value), value)

    def _place(self, sheet: str, row: int) -> str:
        return self.tr("%1, l. %2").replace("%1", sheet).replace("%2", str(row))

    def _course(self, change: PlannedChange | None) -> tuple[str, str]:
        return (change.title, change.provider or "") if change else ("", "")
