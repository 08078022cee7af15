"""What the user chose for an export, remembered for the next one; private notes are asked anew each time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

from explorer.services.exports.options import PRESETS, ExportOptions, Format, Preset
from explorer.settings import Settings

PresetChoice = Literal["interview", "meeting", "all", "own"]
_FORMAT: Final = "export/format"
_PRESET: Final = "export/preset"
_COLUMNS: Final = "export/columns"
_PLAN: Final = "export/plan"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """`own_columns` counts when `preset` is `own`."""

    format: Format = "xlsx"
    preset: PresetChoice = "all"
    own_columns: frozenset[str] = frozenset()
    private_notes: bool = False
    plan: bool = True

    @property
    def options(self) -> ExportOptions:
        """As the services know it."""
        columns = self.own_columns if self.preset == "own" else PRESETS[self.preset]
        return ExportOptions(columns, self.private_notes, self.plan)


def remembered(settings: Settings) -> ExportChoice:
    """The last choice, without private notes; what the file of the settings says wrong counts for nothing."""
    wanted = settings.text(_FORMAT, "xlsx")
    preset = settings.text(_PRESET, "all")
    own = frozenset(filter(None, settings.text(_COLUMNS).split(" ")))
    return ExportChoice(
        format=next((each for each in get_args(Format) if each == wanted), "xlsx"),
        preset="own" if preset == "own" else _preset(preset),
        own_columns=own,
        plan=settings.text(_PLAN, "yes") != "no",
    )


def remember(settings: Settings, choice: ExportChoice) -> None:
    """Keeps the choice."""
    settings.set_text(_FORMAT, choice.format)
    settings.set_text(_PRESET, choice.preset)
    if choice.preset == "own":
        settings.set_text(_COLUMNS, " ".join(sorted(choice.own_columns)))
    settings.set_text(_PLAN, "yes" if choice.plan else "no")


def _preset(name: str) -> Preset:
    found: Preset = next((each for each in get_args(Preset) if each == name), "all")
    return found
