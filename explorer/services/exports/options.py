"""What the user chooses of an export: columns, private notes, the training plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from explorer.services.exports.columns import ALWAYS, PRIVATE, CourseColumn, all_columns
from resources.vocabulary import Vocabulary

Format = Literal["xlsx", "pdf", "html", "csv", "clipboard"]
Preset = Literal["interview", "meeting", "all"]

_OFFER: Final = frozenset(
    {"provider", "formats", "duration", "price", "price_basis", "session_start", "city"}
)
_BASIS: Final = frozenset({"axis", "certification", "codes", "certification_expiry", "funding", "status"})
_STEPS: Final = frozenset({"prerequisites", "audience", "email", "phone", "url", "next_action"})
_WORTH: Final = frozenset({"price_per_hour", "skills"})

PRESETS: Final[Mapping[Preset, frozenset[str] | None]] = {
    "interview": _OFFER | _BASIS | _STEPS,
    "meeting": _OFFER | _BASIS | _WORTH,
    "all": None,
}
"""Keys of columns, `None` for all: what a person takes home, what a works council discusses, everything."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`columns`: keys of those asked for, `None` for all. Rank and title are always there."""

    columns: frozenset[str] | None = None
    private_notes: bool = False
    """The user's notes and comments. Never part of « all columns »."""
    plan: bool = True
    """The training plan, if the dossier has one."""

    def wants(self, key: str) -> bool:
        """Whether this column goes into the export."""
        if key in PRIVATE:
            return self.private_notes
        return self.columns is None or key in self.columns or key in ALWAYS


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that can be left out, as a list shows it."""

    key: str
    label: str


def column_choices(words: Vocabulary) -> tuple[ColumnChoice, ...]:
    """The columns that can be chosen one by one, in their order."""
    return tuple(
        ColumnChoice(each.key, each.layout.header)
        for each in all_columns(words)
        if each.key not in ALWAYS | PRIVATE
    )


def chosen_columns(words: Vocabulary, options: ExportOptions) -> tuple[CourseColumn, ...]:
    """The columns that the export shows of each course."""
    return tuple(each for each in all_columns(words) if options.wants(each.key))
