"""Writings that seem to name one provider: « DAWAN », « Dawan SARL », « Dawan (S.A.R.L.) ».

Two names are near when they are the same but for case, accents, signs and legal form, when one of their words
holds a slip, or when one SIRET goes with both. Nothing is merged here: the user approves each group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from explorer.services.identity import is_typo
from explorer.services.inspection import ProviderGroup
from explorer.services.provider_names import core_of

_SHORTEST_WITH_A_SLIP: Final = 6
"""A shorter name is an acronym, in which every letter counts: « Afpa » is not « Afpi »."""
_NEIGHBOURS: Final = 6
"""Names sorted by their letters are compared with so many that follow: a slip seldom parts them further."""


def group_providers(
    names: Mapping[str, int],
    sirets: Mapping[str, Iterable[str]] | None = None,
    known: Iterable[str] = (),
) -> tuple[ProviderGroup, ...]:
    """Groups of two names or more, those with the most rows first.

    `names`: name → rows of the file; `sirets`: SIRET → names that go with it; `known`: the names that the
    catalogue uses already, one of which is proposed where it belongs to a group.
    """
    in_catalogue = frozenset(known)
    every = {name: names.get(name, 0) for name in sorted(in_catalogue | names.keys())}
    union = _Union(every)
    by_core: dict[str, list[str]] = defaultdict(list)
    for name in every:
        by_core["".join(core_of(name).split())].append(name)
    for same in by_core.values():
        union.join(same)
    for of_siret in (sirets or {}).values():
        union.join(sorted(set(of_siret)))
    _join_slips(union, sorted({core_of(name): name for name in every}.items()))
    groups = [
        _group(members, every, in_catalogue)
        for members in union.groups()
        if len(members) > 1 and any(name in names for name in members)
    ]
    return tuple(sorted(groups, key=lambda group: (-sum(count for _, count in group.names), group.proposed)))


def _join_slips(union: _Union, cores: list[tuple[str, str]]) -> None:
    """Joins names that differ by a slip: neighbours in the order of the letters, from either end."""
    for ordered in (cores, sorted(cores, key=lambda pair: pair[0][::-1])):
        for place, (core, name) in enumerate(ordered):
            for other_core, other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
                if len(core) >= _SHORTEST_WITH_A_SLIP and is_typo(core, other_core):
                    union.join((name, other))


def _group(members: list[str], counts: Mapping[str, int], in_catalogue: frozenset[str]) -> ProviderGroup:
    ranked = sorted(members, key=lambda name: (-counts[name], name))
    proposed = min(
        ranked, key=lambda name: (name not in in_catalogue, name.isupper(), -counts[name], -len(name))
    )
    return ProviderGroup(tuple((name, counts[name]) for name in ranked), proposed)


class _Union:
    """Names joined two by two into groups."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def join(self, names: Iterable[str]) -> None:
        first, *others = names
        for other in others:
            self._parent[self._root(other)] = self._root(first)

    def groups(self) -> list[list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._parent:
            found[self._root(name)].append(name)
        return list(found.values())

    def _root(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name
