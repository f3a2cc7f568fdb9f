"""Namings of one source are put together: people by name, bodies by their words.

A full name is a centre; a family name alone joins the one full name that fits, and where several
fit it stays apart.  Nothing joins through a third.
"""

from collections import Counter
from collections.abc import Sequence

from headwater.records.attribution import SourceKind
from headwater.records.identity import make_id
from headwater.records.story import Source
from headwater.stages.reconcile.names import (
    is_same_organisation,
    is_same_person,
    is_short_form,
    organisation_words,
    read_person,
)
from headwater.stages.reconcile.spoken import BODIES, PEOPLE, UNNAMED, Spoken

SAME_NAME, OTHER_FORM = 1.0, 0.9  # scores of a merge: under one name, under several forms of it
# a source of several kinds is shown as the one that says most of who it is
_KIND_ORDER = list(SourceKind)


def merge_speakers(story: str, spoken: Sequence[Spoken]) -> list[Source]:
    """The sources of a story, by id."""
    groups = [
        *_merge_people([s for s in spoken if s.kind in PEOPLE]),
        *_merge_bodies([s for s in spoken if s.kind in BODIES]),
        *_merge_unnamed([s for s in spoken if s.kind in UNNAMED]),
    ]
    return sorted((_make_source(story, group) for group in groups), key=lambda s: s.id)


def _merge_people(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    """Groups around the fullest names, the names of most words first."""
    groups: list[list[Spoken]] = []
    for naming in sorted(spoken, key=lambda s: (-_given_names(s), s.name, s.article)):
        name = read_person(naming.name)
        if name is None:
            groups.append([naming])
            continue
        fits = [g for g in groups if _fits(naming, g)]
        in_article = [g for g in fits if any(m.article == naming.article for m in g)]
        if len(fits) == 1 or len(in_article) == 1:
            (fits if len(fits) == 1 else in_article)[0].append(naming)
        else:
            groups.append([naming])
    return groups


def _fits(naming: Spoken, group: Sequence[Spoken]) -> bool:
    """Whether a naming can be a group's person: by the fullest name, and beside its own article."""
    name, head = read_person(naming.name), read_person(group[0].name)
    if name is None or head is None or not is_same_person(head, name):
        return False
    # an article that has both "J. Doe" and "J. Doe Jr." means two people
    return not any(
        other.generation != name.generation and other.given and name.given
        for member in group
        if member.article == naming.article and (other := read_person(member.name))
    )


def _given_names(naming: Spoken) -> int:
    name = read_person(naming.name)
    return len(name.given) if name else 0


def _merge_bodies(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    groups: list[list[Spoken]] = []
    order = sorted(spoken, key=lambda s: (-len(organisation_words(s.name)), s.name, s.article))
    for naming in order:
        fits = [g for g in groups if is_same_organisation(g[0].name, naming.name)]
        if not fits and naming.kind is SourceKind.OUTLET:
            fits = [g for g in groups if is_short_form(naming.name, g[0].name)]
        if len(fits) == 1:
            fits[0].append(naming)
        else:
            groups.append([naming])
    return groups


def _merge_unnamed(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    """The same description is one source inside an article, never across articles."""
    groups: dict[tuple[str, frozenset[str]], list[Spoken]] = {}
    for naming in spoken:
        groups.setdefault((naming.article, organisation_words(naming.name)), []).append(naming)
    return list(groups.values())


def _make_source(story: str, group: Sequence[Spoken]) -> Source:
    names = Counter[str]()
    kinds = Counter[SourceKind]()
    for naming in group:
        names[naming.name] += len(naming.attributions)
        kinds[naming.kind] += len(naming.attributions)
    name = min(names, key=lambda n: (-len(n.split()), -names[n], n))
    kind = min(kinds, key=lambda k: (-kinds[k], _KIND_ORDER.index(k)))
    attributions = tuple(sorted({a for naming in group for a in naming.attributions}))
    return Source(
        id=make_id("source", story, *attributions),
        story=story,
        name=name,
        kind=kind,
        aliases=tuple(sorted(set(names) - {name})),
        attributions=attributions,
        score=SAME_NAME if len(names) == 1 else OTHER_FORM,
    )
