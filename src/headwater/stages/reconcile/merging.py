"""Namings of one source are put together: people by name, bodies by their words.

A full name is a centre; a family name alone joins the one full name that fits, and where several
fit it stays apart.  Nothing joins through a third.
"""

from collections import Counter
from collections.abc import Sequence

from headwater.records.attribution import NAMED_PEOPLE, SourceKind
from headwater.records.identity import make_id
from headwater.records.story import Source
from headwater.settings import ReconcileSettings
from headwater.stages.reconcile.names import (
    has_generic,
    is_nameless,
    is_same_organisation,
    is_same_person,
    is_short_form,
    organisation_words,
    read_person,
    word_set,
)
from headwater.stages.reconcile.spoken import BODIES, PAPERS, UNNAMED, Spoken

SAME_NAME, OTHER_FORM = 1.0, 0.9  # scores of a merge: under one name, under several forms of it
# "report in the Gull" is shown as "the Gull"
SHORTEST = frozenset({SourceKind.OUTLET, SourceKind.ORGANISATION})
# a source of several kinds is shown as the one that says most of who it is
_KIND_ORDER = list(SourceKind)


def merge_speakers(
    story: str, spoken: Sequence[Spoken], settings: ReconcileSettings
) -> list[Source]:
    """The sources of a story, by id."""
    groups = [
        *_merge_people([s for s in spoken if s.kind in NAMED_PEOPLE], settings),
        *_merge_bodies([s for s in spoken if s.kind in BODIES]),
        *_merge_unnamed([s for s in spoken if s.kind in UNNAMED]),
    ]
    return sorted((_make_source(story, group) for group in groups), key=lambda s: s.id)


def _merge_people(spoken: Sequence[Spoken], settings: ReconcileSettings) -> list[list[Spoken]]:
    """Groups around the fullest names, the names of most words first."""
    groups: list[list[Spoken]] = []
    for naming in sorted(spoken, key=lambda s: (-_given_names(s), s.name, s.article)):
        if read_person(naming.name) is None:
            _join_same_words(groups, naming)
            continue
        fits = _closest(naming, [g for g in groups if _fits(naming, g)], settings.min_dominance)
        in_article = [g for g in fits if any(m.article == naming.article for m in g)]
        if len(fits) == 1 or len(in_article) == 1:
            (fits if len(fits) == 1 else in_article)[0].append(naming)
        else:
            groups.append([naming])
    return groups


def _join_same_words(groups: list[list[Spoken]], naming: Spoken) -> None:
    """Two people named together are the same two under the same words only."""
    words = organisation_words(naming.name)
    same = [g for g in groups if organisation_words(g[0].name) == words]
    if same:
        same[0].append(naming)
    else:
        groups.append([naming])


def _closest(naming: Spoken, fits: list[list[Spoken]], dominance: float) -> list[list[Spoken]]:
    """Of several of one family name, those who share a role, else the one heard far more."""
    if len(fits) < 2:
        return fits
    roles = _role_words([naming])
    shared = [g for g in fits if roles & _role_words(g)]
    if len(shared) == 1:
        return shared
    heard = sorted((sum(len(m.attributions) for m in g), n) for n, g in enumerate(fits))
    if naming.name != fits[heard[-1][1]][0].name and heard[-1][0] >= dominance * heard[-2][0]:
        return [fits[heard[-1][1]]]
    return fits


def _role_words(group: Sequence[Spoken]) -> frozenset[str]:
    """Words of the roles that a group's namings give."""
    words = (w for m in group for role in m.roles for w in organisation_words(role))
    return frozenset(w for w in words if w not in word_set("role_fillers"))


def _fits(naming: Spoken, group: Sequence[Spoken]) -> bool:
    """Whether a naming can be a group's person: by the fullest name, and beside its own article."""
    name, head = read_person(naming.name), read_person(group[0].name)
    if name is None or head is None or not is_same_person(head, name):
        return False
    if head.generation != name.generation:
        # "J. Doe" or "Doe" and "J. Doe Jr." may be father and son: the role tells
        return bool(_role_words([naming]) & _role_words(group))
    # an article gives everybody the fullest name it has: two names of it are two people
    mine = [read_person(m.name) for m in group if m.article == naming.article]
    return not any(other and other.given and not name.given for other in mine)


def _given_names(naming: Spoken) -> int:
    name = read_person(naming.name)
    return len(name.given) if name else 0


def _merge_bodies(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    groups: list[list[Spoken]] = []
    order = sorted(spoken, key=lambda s: (-len(organisation_words(s.name)), s.name, s.article))
    for naming in order:
        fits = [g for g in groups if _is_one_body(g[0], naming)]
        if not fits and naming.kind is SourceKind.OUTLET:
            fits = [g for g in groups if is_short_form(naming.name, g[0].name)]
        if len(fits) == 1:
            fits[0].append(naming)
        else:
            groups.append([naming])
    return groups


def _is_one_body(one: Spoken, other: Spoken) -> bool:
    """By their words; papers of no name of their own are one only where one article has both."""
    if is_nameless(one.name) and {one.kind, other.kind} <= PAPERS and one.article != other.article:
        return False
    return is_same_organisation(one.name, other.name)


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
    kept = [n for n in names if not has_generic(n)] if kinds.keys() & SHORTEST else []
    name = min(kept or names, key=lambda n: (-len(n.split()), -names[n], n))
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
