"""What a vocabulary is made of: frozen terms, and the whole that looks them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Protocol, TypeVar

UNKNOWN_VALUE: Final = "?"
"""The value of every facet that stands for « Non renseigné », as on the command line."""
UNKNOWN_LABEL: Final = "Non renseigné"


class Term(Protocol):
    """A word of a closed vocabulary: stored as `slug`, read as `label`, written in files as `aliases`."""

    @property
    def slug(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the five axes of the study's map."""

    slug: str
    label: str
    short_label: str
    """For a facet: « Sectorielles »."""
    singular: str
    """For one course: « Sectorielle »."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """One of the study's eight competences shared by the trades of commerce."""

    slug: str
    label: str
    short_label: str
    sub_skills: tuple[str, ...]
    behavioural: bool
    """Whether it is about people (listening, hindsight) rather than about tools, data or law."""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobFamily:
    """One of the study's thirty families of trades, with one idea per item of each list."""

    slug: str
    label: str
    impacts: tuple[str, ...]
    risks: tuple[str, ...]
    technologies: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormatKind:
    """A way to attend. `parent` is the slug of the broader one, if any (AFEST and « atelier » have none)."""

    slug: str
    label: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingType:
    """Initial, continuing, or both."""

    slug: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the « cadre national des certifications » (décret n° 2019-14 du 8 janvier 2019), 3 to 8."""

    number: int
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The number as a facet value."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class CertificationKind:
    """What a course leads to."""

    slug: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Funding:
    """Who may pay. Never a right: `note` says what to check; the dates bound the scheme itself."""

    slug: str
    label: str
    note: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    """The last day on which the scheme could be entered."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the twenty branches of L'Opcommerce."""

    slug: str
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Maturity:
    """One of the study's four levels, from first steps to expert."""

    slug: str
    label: str
    description: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A word that the study explains."""

    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that mean the same; `related` ones only belong together and rank below the word typed."""

    words: tuple[str, ...]
    related: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a course: what people read for it, and the header words that stand for it."""

    name: str
    label: str
    kind: str
    aliases: tuple[str, ...] = ()
    not_aliases: tuple[str, ...] = ()
    """Words that, anywhere in a header, say that it is another thing."""


_T = TypeVar("_T", bound=Term)


def _by_slug(terms: Sequence[_T]) -> dict[str, _T]:
    return {term.slug: term for term in terms}


@dataclass(frozen=True)
class Vocabulary:
    """Every word the application knows. Each look-up raises `KeyError` for a slug that is not in it."""

    axes: tuple[Axis, ...]
    skills: tuple[Skill, ...]
    job_families: tuple[JobFamily, ...]
    formats: tuple[FormatKind, ...]
    training_types: tuple[TrainingType, ...]
    levels: tuple[Level, ...]
    certification_kinds: tuple[CertificationKind, ...]
    fundings: tuple[Funding, ...]
    branches: tuple[Branch, ...]
    maturities: tuple[Maturity, ...]
    glossary: tuple[GlossaryTerm, ...] = field(repr=False)
    synonyms: tuple[Synonym, ...] = field(repr=False)
    fields: tuple[Field, ...] = field(repr=False)
    unknown_words: tuple[str, ...]
    """Writings of « unknown » (« NR », « - »), as people type them: fold before comparing."""

    def axis(self, slug: str) -> Axis:
        """The axis of that slug."""
        return self._axes[slug]

    def skill(self, slug: str) -> Skill:
        """The skill of that slug."""
        return self._skills[slug]

    def job_family(self, slug: str) -> JobFamily:
        """The job family of that slug."""
        return self._job_families[slug]

    def format(self, slug: str) -> FormatKind:
        """The format of that slug."""
        return self._formats[slug]

    def training_type(self, slug: str) -> TrainingType:
        """The training type of that slug."""
        return self._training_types[slug]

    def level(self, number: int) -> Level:
        """The level of that number, 3 to 8."""
        return self._levels[str(number)]

    def certification_kind(self, slug: str) -> CertificationKind:
        """The certification kind of that slug."""
        return self._certification_kinds[slug]

    def funding(self, slug: str) -> Funding:
        """The funding of that slug."""
        return self._fundings[slug]

    def branch(self, slug: str) -> Branch:
        """The branch of that slug."""
        return self._branches[slug]

    def maturity(self, slug: str) -> Maturity:
        """The maturity level of that slug."""
        return self._maturities[slug]

    def field(self, name: str) -> Field:
        """The field of a course of that name."""
        return self._fields[name]

    def label(self, facet_name: str, value: str) -> str:
        """What people read for a facet's value; a free value is its own label, « ? » is « Non renseigné »."""
        if value == UNKNOWN_VALUE:
            return UNKNOWN_LABEL
        return self._labels.get(facet_name, {}).get(value, value)

    @cached_property
    def _axes(self) -> Mapping[str, Axis]:
        return _by_slug(self.axes)

    @cached_property
    def _skills(self) -> Mapping[str, Skill]:
        return _by_slug(self.skills)

    @cached_property
    def _job_families(self) -> Mapping[str, JobFamily]:
        return _by_slug(self.job_families)

    @cached_property
    def _formats(self) -> Mapping[str, FormatKind]:
        return _by_slug(self.formats)

    @cached_property
    def _training_types(self) -> Mapping[str, TrainingType]:
        return _by_slug(self.training_types)

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        return _by_slug(self.levels)

    @cached_property
    def _certification_kinds(self) -> Mapping[str, CertificationKind]:
        return _by_slug(self.certification_kinds)

    @cached_property
    def _fundings(self) -> Mapping[str, Funding]:
        return _by_slug(self.fundings)

    @cached_property
    def _branches(self) -> Mapping[str, Branch]:
        return _by_slug(self.branches)

    @cached_property
    def _maturities(self) -> Mapping[str, Maturity]:
        return _by_slug(self.maturities)

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        return {each.name: each for each in self.fields}

    @cached_property
    def _labels(self) -> Mapping[str, Mapping[str, str]]:
        """Facet → value → label; short labels where a vocabulary has them."""
        return {
            "axis": {each.slug: each.short_label for each in self.axes},
            "skill": {each.slug: each.short_label for each in self.skills},
            "job_family": {each.slug: each.label for each in self.job_families},
            "format": {each.slug: each.label for each in self.formats},
            "training_type": {each.slug: each.label for each in self.training_types},
            "level": {each.slug: each.label for each in self.levels},
            "certification": {each.slug: each.label for each in self.certification_kinds},
            "funding": {each.slug: each.label for each in self.fundings},
            "sector": {each.slug: each.label for each in self.branches},
            "maturity": {each.slug: each.label for each in self.maturities},
        }
