"""Which source a file is an edition of, told from its name and from the courses in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from db.records import ImportRecord, SourceRecord
from resources.vocabulary import fold

_MONTHS: Final = (
    "janvier|fevrier|février|mars|avril|mai|juin|juillet|aout|août"
    "|septembre|octobre|novembre|decembre|décembre"
)
_EDITION: Final = re.compile(
    rf"[\s_.\-]*(?:"
    rf"\(\d+\)|(?<![^\W\d_])(?:v|version|edition|édition|ed|éd)[\s_.]*\d+(?:\.\d+)*"
    rf"|copie|copy|final|finale|rejets?"
    rf"|(?:{_MONTHS})|[0-3]\d[\s_.\-][01]\d[\s_.\-](?:19|20)\d\d"
    rf"|(?:19|20)\d\d(?:[\s_.\-]?[01]\d(?:[\s_.\-]?[0-3]\d)?)?|(?<=[\s_.\-])\d{{1,3}}"
    rf")[\s_.\-]*$",
    re.IGNORECASE,
)
_ACRONYMS: Final = frozenset({"ia", "iag", "opco", "cpf", "rncp", "rs", "cqp", "rh", "btp", "cfa", "afest"})
_SHARED_ENOUGH: Final = 0.5


@dataclass(frozen=True, slots=True)
class Continued:
    """The source that a file continues.

    `is_extract`: nothing but its courses says so, and they are less than half of the source (a selection
    that was exported, a filtered copy): what such a file does not hold is not gone.
    """

    source: SourceRecord
    is_extract: bool = False


def stem_of(file_name: str) -> str:
    """A file's folded name without edition: `Kit_apprentissage_20240119.xlsx` → `kit apprentissage`."""
    return fold(" ".join(_words(file_name)))


def name_for(file_name: str, taken: Collection[str]) -> str:
    """The name of a new source: « Cartographie IA commerce », numbered if that is taken."""
    words = [each.upper() if each.lower() in _ACRONYMS else each for each in _words(file_name)]
    name = " ".join(words)
    name = name[:1].upper() + name[1:]
    used = {each.casefold() for each in taken}
    names = (name, *(f"{name} ({number})" for number in range(2, len(used) + 3)))
    return next(each for each in names if each.casefold() not in used)


def source_of(
    file_name: str,
    keys: Collection[str],
    sources: Sequence[SourceRecord],
    imports: Sequence[ImportRecord],
    keys_of: Mapping[int, frozenset[str]],
    *,
    is_corrected: bool = False,
) -> Continued | None:
    """The source that a file continues, `None` for a new one.

    Its name says so when at least one course is shared, or when the source has no course (all was undone);
    else half of the file's courses (`keys`, their identities) must be in it. `keys_of`: source → keys.
    Refused rows that come back (`is_corrected`) are new ones: their file's name is enough.
    """
    stem = stem_of(file_name)
    wanted = set(keys)
    shared = {each.id: len(wanted & keys_of[each.id]) for each in sources}
    stems = {each.id: {fold(each.name)} for each in sources}
    for each in imports:
        if each.source_id in stems:
            stems[each.source_id].add(stem_of(each.file_name))
    for source in sources:
        if stem in stems[source.id] and (shared[source.id] or not keys_of[source.id] or is_corrected):
            return Continued(source)
    best = max(sources, key=lambda each: shared[each.id], default=None)
    if best is not None and shared[best.id] >= max(1, _SHARED_ENOUGH * len(wanted)):
        return Continued(best, shared[best.id] < _SHARED_ENOUGH * len(keys_of[best.id]))
    return None


def _words(file_name: str) -> list[str]:
    stem = PurePath(file_name).stem
    while (shorter := _EDITION.sub("", stem)) and shorter != stem:
        stem = shorter
    return re.sub(r"[\s_.\-]+", " ", stem).split()
