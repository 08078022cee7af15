"""How each facet is shown: the labels and the order that the vocabulary gives to its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from explorer.search.corpus import FacetPlan
from explorer.search.labels import MISSING, PRESENT, value_label
from explorer.search.query import FacetName
from resources.vocabulary import Vocabulary


def facet_plans(vocabulary: Vocabulary) -> dict[FacetName, FacetPlan]:
    """Facet → its plan."""

    def label(facet: FacetName) -> Callable[[str], str]:
        return lambda value: value_label(facet, value, vocabulary)

    def known(facet: FacetName, terms: Sequence[Any], *, most_first: bool = False) -> FacetPlan:
        return FacetPlan(label(facet), [term.slug for term in terms], most_first=most_first)

    plans: dict[FacetName, FacetPlan] = {
        "axis": known("axis", vocabulary.axes),
        "skill": known("skill", vocabulary.skills, most_first=True),
        "job_family": known("job_family", vocabulary.job_families, most_first=True),
        "format": FacetPlan(
            label("format"),
            [each.slug for each in vocabulary.formats],
            {each.slug: each.parent for each in vocabulary.formats if each.parent},
            most_first=False,
        ),
        "certification": known("certification", vocabulary.certification_kinds),
        "level": known("level", vocabulary.levels),
        "funding": known("funding", vocabulary.fundings, most_first=True),
        "sector": known("sector", vocabulary.branches, most_first=True),
        "maturity": known("maturity", vocabulary.maturities),
        "training_type": known("training_type", vocabulary.training_types),
        "missing": FacetPlan(label("missing"), (PRESENT, MISSING), most_first=False),
        # A place is below its region when all its courses say the same one.
        "territory": FacetPlan(label("territory"), nested=True),
    }
    for facet in ("certification_code", "provider", "language", "source"):
        plans[facet] = FacetPlan(label(facet))
    return plans
