"""An import plan as lines to read: which row, which course, what changes; and the words of each change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.services import wording
from explorer.ui.phrases import phrases
from resources.vocabulary import vocabulary

if TYPE_CHECKING:
    from explorer.services.plan import ImportPlan, PlannedChange

LineKind = Literal["rejected", "warning", "updated", "reappeared", "missing", "created", "unchanged"]
LINE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NO_PARENT = QModelIndex()
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

    def lines(self, plan: ImportPlan) -> tuple[PlanLine, ...]:
        """What needs eyes first: rejects, doubts, changes, then what is new; not what is unchanged."""
        rejected = [
            PlanLine(
                "rejected",
                self._place(each.sheet, each.row),
                self.tr("(intitulé absent)") if not each.raw else each.raw,
                "",
                text=each.reason,
                is_course=False,
            )
            for each in plan.rejects
        ]
        about_file = [
            PlanLine("warning", self.tr("Fichier"), each, "", is_course=False) for each in plan.file_warnings
        ]
        titles = {(each.sheet, each.row): each for each in plan.changes}
        doubts = [
            PlanLine(
                "warning",
                self._place(each.sheet, each.row),
                *self._course(titles.get((each.sheet, each.row))),
                text=each.message,
            )
            for each in plan.warnings
        ]
        changes = [
            self._change(each)
            for kind in ("updated", "reappeared", "missing", "created")
            for each in plan.changes
            if each.kind == kind
        ]
        return (*rejected, *about_file, *doubts, *changes)

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


class PlanModel(QAbstractTableModel):
    """The lines, in three columns. The delegate reads the `PlanLine` under `LINE_ROLE`."""

    def __init__(self, words: PlanWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: tuple[PlanLine, ...] = ()
        self._lines: tuple[PlanLine, ...] = ()
        self._kind: LineKind | None = None
        self._titles = (self.tr("Ligne"), self.tr("Formation"), self.tr("Changement"))

    def set_lines(self, lines: tuple[PlanLine, ...]) -> None:
        """Shows other lines, of every kind."""
        self._all = lines
        self.show_kind(None)

    def show_kind(self, kind: LineKind | None) -> None:
        """Shows only the lines of `kind`; all of them for `None`."""
        self.beginResetModel()
        self._kind = kind
        self._lines = tuple(line for line in self._all if kind is None or line.kind == kind)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words.sentence(line)
        return line if role == LINE_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def _text(self, line: PlanLine, column: int) -> str:
        if column == 0:
            return line.place
        if column == 1:
            return line.title
        if line.changes:
            return " ; ".join(map(str, line.changes))
        return f"{self._words.kinds[line.kind]} {line.text}".strip()
